"""The sources of a run: which files they are, and the one way to open them.

A folder of sources is hostile: a link in it may lead to a file that nobody meant to show, a pipe waits for ever. A
source is opened without waiting, as a regular file, and unless links are followed only inside the folders that were
named. Whatever it is instead stays in the list, and is reported when it is read.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.document import Hints
from sourcelint.errors import InputError
from sourcelint.files import bounded_read
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
    articles, by their ids.
    """

    id: str
    path: Path
    hints: Hints = field(default_factory=Hints)
    raw: bytes | None = field(default=None, repr=False)
    fences: tuple[Path, ...] = ()
    others: tuple[str, ...] = ()
    parts: tuple[tuple[str, Hints], ...] = ()

    def open(self) -> io.BufferedIOBase:
        """Open the file. Raises OSError, also for anything but a regular file and for what lies behind a link that is not followed."""
        if self.raw is not None:
            return io.BytesIO(self.raw)
        if not self.fences:
            return os.fdopen(bounded_read.open_regular(self.path), "rb")
        return os.fdopen(bounded_read.open_inside(self.path, self.fences), "rb")

    def size_of(self, stream: io.BufferedIOBase) -> int:
        """Return the size of the opened file in bytes, 0 for one that is not known: of standard input no more is read than a limit."""
        return os.fstat(stream.fileno()).st_size if self.raw is None else 0


def discover(
    paths: Sequence[Path | str],
    root: Path | None = None,
    tell: Callable[[str], object] | None = None,
    *,
    follow_links: bool = False,
) -> tuple[Source, ...]:
    """Find the sources at some paths, by id.

    A directory means every file below it, hidden ones, manifests and lists of suppressions apart. Ids are relative to
    `root`, which is by default the directory that was given, or the folder that all given paths share. A manifest.csv in
    the root says more about its sources. `tell` hears of what is left out: folders that are links, manifests in other
    folders. With `follow_links` links may lead out of the folders that were given. Raises InputError for a path that is
    missing, for no files at all, a bad manifest.
    """
    given = [Path(path) for path in paths]
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
        is_address = str(path).startswith(("http:/", "https:/"))
        hint = "; nothing is fetched: save the page in a file first" if is_address else ""
        raise InputError(f"{path}: no such file or directory{hint}")
    if not (path.is_file() or path.is_dir()):
        raise InputError(f"{path}: neither a file nor a directory; pipe what it gives in, and say - for it")


def root_of(paths: Iterable[Path | str]) -> Path:
    """Return the folder that some paths share: the one that was given, or the one that holds the files."""
    folders = [path if path.is_dir() else path.parent for path in map(Path, paths)]
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
        folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
        paths = [Path(directory, name) for name in sorted(files)]
        if tell:
            _tell_left_out([Path(directory, name) for name in folders], paths, root, tell)
        yield from (path for path in paths if path.name not in SIDECAR_FILES and not path.name.startswith("."))
    # A folder that cannot be read is a source that cannot: it is reported.
    yield from (Path(error.filename) for error in closed)
