"""The sources of a run: which files they are, and the one way to open them.

A folder of sources is hostile: a link in it may lead to a file that nobody meant to show, a pipe waits for ever. A
source is opened without waiting, as a regular file, and unless links are followed only inside the folders that were
named. Whatever it is instead stays in the list, and is reported when it is read.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.document import Hints
from sourcelint.errors import InputError
from sourcelint.files import bounded_read, remote
from sourcelint.files.saved_pages import page_of
from sourcelint.inputs import manifest, suppressions
from sourcelint.inputs.source_ids import ids_of
from sourcelint.render import file_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

SIDECAR_FILES = frozenset((manifest.FILE, suppressions.FILE))
"""Files that stand among the sources and speak of them."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to lint: its id (see `source_ids`), where it is, and what the manifest says of it.

    `raw` holds its bytes if they come from elsewhere than the file, such as standard input. `fences` are the folders,
    free of links, that it must be in when it is opened; without any, links are followed anywhere. `others` are the ids
    of files that its articles must not take, see `clean.read_all`. `parts` is what the manifest says of its members and
    articles, by their ids. `remote` is the file behind an address, if it is one.
    """

    id: str
    path: Path
    hints: Hints = field(default_factory=Hints)
    raw: bytes | None = field(default=None, repr=False)
    fences: tuple[Path, ...] = ()
    others: tuple[str, ...] = ()
    parts: tuple[tuple[str, Hints], ...] = ()
    remote: remote.RemoteFile | None = None

    @property
    def place(self) -> str:
        """Say where it is, for readers: the path as given, or the address without its query."""
        return str(self.path) if self.remote is None else self.remote.shown

    def open(self) -> io.BufferedIOBase:
        """Open the file. Raises OSError, also for anything but a regular file and for what lies behind a link that is not followed."""
        if self.raw is not None:
            return io.BytesIO(self.raw)
        if self.remote is not None:
            return remote.open_file(self.remote)
        if not self.fences:
            return os.fdopen(bounded_read.open_regular(self.path), "rb")
        return os.fdopen(bounded_read.open_inside(self.path, self.fences), "rb")

    def size(self) -> int:
        """Return the size of the file in bytes, packed if it is packed; 0 for one that cannot be reached."""
        if self.raw is not None:
            return len(self.raw)
        if self.remote is not None:
            return self.remote.size
        try:
            return self.path.stat().st_size
        except OSError:  # it is told when the file is read
            return 0

    def size_of(self, stream: io.BufferedIOBase) -> int:
        """Return the size of the opened file in bytes, 0 for one that is not known: of standard input no more is read than a limit."""
        if self.remote is not None:
            return self.remote.size
        return os.fstat(stream.fileno()).st_size if self.raw is None else 0


def discover(
    paths: Sequence[Path | str],
    root: Path | None = None,
    tell: Callable[[str], object] | None = None,
    *,
    follow_links: bool = False,
) -> tuple[Source, ...]:
    """Find the sources at some paths, by id.

    A directory means every file below it, apart from hidden ones, manifests, lists of suppressions and the assets of saved pages. Ids are relative to
    `root`, which is by default the directory that was given, or the folder that all given paths share. A manifest.csv in
    the root says more about its sources. `tell` hears of what is left out: folders that are links, manifests in other
    folders. With `follow_links` links may lead out of the folders that were given. An address (`s3://bucket/prefix`) means the
    files below it, see `remote_sources`. Raises InputError for a path that is missing, for no files at all, a bad manifest.
    """
    urls = [path for path in paths if isinstance(path, str) and remote.is_url(path)]
    given = [Path(path) for path in paths if not remote.is_url(path)]
    below = _below_addresses(urls, is_alone=len(urls) == len(paths) == 1)
    local = () if urls and not given else _local_sources(given, root, tell, follow_links=follow_links)
    return tuple(sorted((*local, *below), key=lambda source: source.id))


def _local_sources(
    given: Sequence[Path], root: Path | None, tell: Callable[[str], object] | None, *, follow_links: bool
) -> tuple[Source, ...]:
    """Find the files at some paths, as `discover` does."""
    for path in given:
        _check_readable(path)
    root = root_of(given) if root is None else root
    folders = tuple(_real(path) for path in given if path.is_dir())
    files = {}
    for path in given:
        if path.is_dir():
            found, fences = _files_below(path, root, tell), folders
        else:
            found, fences = iter((path,)), (_real(path.parent), *folders)
        for file in found:
            files[file.absolute()] = (file, () if follow_links else fences)
    if not files:
        raise InputError(f"{', '.join(map(str, given)) or 'no path'}: no files to lint; hidden files do not count")
    stated = manifest.read(root / manifest.FILE, follow_links=follow_links)
    names = {absolute: _below(absolute, root) for absolute in files}
    ids = ids_of(names.values())
    by_id = {ids[names[absolute]]: found for absolute, found in files.items()}
    others = _ids_like_articles(by_id)
    parts = _parts_of(stated, by_id)
    return tuple(
        Source(
            name, path, stated.get(name, Hints()), fences=fences, others=others.get(name, ()), parts=parts.get(name, ())
        )
        for name, (path, fences) in sorted(by_id.items())
    )


def _below_addresses(urls: Sequence[str], *, is_alone: bool) -> tuple[Source, ...]:
    """Find the sources below some addresses. Ids are relative to one that stands alone, else they are addresses themselves.

    A manifest.csv right below an address says more about its sources. Raises InputError, MissingPackageError.
    """
    found: dict[str, Source] = {}
    for url in dict.fromkeys(urls):
        for source in _below_address(url):
            name = source.id if is_alone else source.place
            known = found.setdefault(name, replace(source, id=name))
            if known.remote != source.remote:
                raise InputError(f"{source.place}: is named twice, with different queries; lint one after the other")
    return tuple(found.values())


def _below_address(url: str) -> Iterator[Source]:
    """Yield the sources below an address, by ids that are relative to it."""
    files = {file.name: file for file in remote.list_files(url)}
    names = ids_of(name for name in files if name.rpartition("/")[2] not in SIDECAR_FILES)
    if not names:
        raise InputError(f"{remote.shown(url)}: no files to lint; hidden files do not count")
    beside = files.get(manifest.FILE)
    stated = _stated_beside(beside, names.values(), url) if beside is not None else {}
    parts = _parts_of(stated, names.values())
    for name, id_ in names.items():
        hints = stated.get(id_, Hints())
        yield Source(id_, Path(name), hints, parts=parts.get(id_, ()), remote=files[name])


def _stated_beside(file: remote.RemoteFile, names: Collection[str], url: str) -> dict[str, Hints]:
    """Read the manifest below an address. Raises InputError."""
    try:
        with remote.open_file(file) as stream:
            content = stream.read(bounded_read.MAX_TABLE_BYTES + 1)
    except remote.RemoteError as error:
        raise InputError(f"{file.shown}: cannot be read: {error.strerror}; {error.remedy}") from None
    if len(content) > bounded_read.MAX_TABLE_BYTES:
        raise InputError(f"{file.shown}: cannot be read: it has more than {bounded_read.MAX_TABLE_BYTES:,} bytes")
    return manifest.read_content(content, file.shown, names, remote.shown(url))


def _parts_of(stated: Mapping[str, Hints], files: Collection[str]) -> dict[str, tuple[tuple[str, Hints], ...]]:
    """Return what a manifest says of members and articles, by their file."""
    found: dict[str, list[tuple[str, Hints]]] = {}
    for name in sorted(stated.keys() - files):
        if file := file_of(name, files):
            found.setdefault(file, []).append((name, stated[name]))
    return {file: tuple(parts) for file, parts in found.items()}


def _check_readable(path: Path) -> None:
    """Raise InputError, with a hint, for a path that is missing or is neither a file nor a directory."""
    if not path.exists():
        raise InputError(f"{path}: no such file or directory")
    if not (path.is_file() or path.is_dir()):
        raise InputError(f"{path}: neither a file nor a directory; pipe what it gives in, and say - for it")


def root_of(paths: Iterable[Path | str]) -> Path:
    """Return the folder that some paths share: the one that was given, or the one that holds the files."""
    local = (Path(path) for path in paths if not remote.is_url(path))
    folders = [path if path.is_dir() else path.parent for path in local]
    return Path(os.path.commonpath([folder.absolute() for folder in folders])) if folders else Path()


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


def _below(absolute: Path, root: Path) -> str:
    try:
        return absolute.relative_to(root.absolute()).as_posix()
    except ValueError:
        raise InputError(f"{absolute}: not below the root {root}") from None


def _ids_like_articles(ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Find for each file the other files whose ids look like those of its articles: `feed.xml#1` beside `feed.xml`."""
    known = set(ids)
    found: dict[str, list[str]] = {}
    for name in sorted(name for name in known if "#" in name):
        for at, character in enumerate(name):
            if character == "#" and name[:at] in known:
                found.setdefault(name[:at], []).append(name)
    return {name: tuple(others) for name, others in found.items()}


def _tell_left_out(folders: Iterable[Path], files: Iterable[Path], root: Path, tell: Callable[[str], object]) -> None:
    """Tell of folders that are links, and of manifests and lists of suppressions outside the root."""
    for path in folders:
        if path.is_symlink():
            tell(f"{path}: a link to a folder is not followed; name it as a PATH to read it too")
    for path in files:
        if path.name in SIDECAR_FILES and path.parent.absolute() != root.absolute():
            tell(f"{path}: is not read, as it does not stand in {root}")


def _files_below(folder: Path, root: Path, tell: Callable[[str], object] | None) -> Iterator[Path]:
    closed: list[OSError] = []
    for directory, folders, files in os.walk(folder, onerror=closed.append):
        beside = frozenset(files)
        assets = {folder: page for folder in folders if (page := page_of(folder, beside)) is not None}
        folders[:] = sorted(folder for folder in folders if not folder.startswith(".") and folder not in assets)
        paths = [Path(directory, name) for name in sorted(files)]
        if tell:
            _tell_left_out([Path(directory, name) for name in folders], paths, root, tell)
            for name, page in sorted(assets.items()):
                tell(
                    f"{Path(directory, name)}: left out: it holds the pictures and scripts of {page}; name it as a PATH to read it"
                )
        yield from (path for path in paths if path.name not in SIDECAR_FILES and not path.name.startswith("."))
    # A folder that cannot be read is a source that cannot: it is reported.
    yield from (Path(error.filename) for error in closed)
