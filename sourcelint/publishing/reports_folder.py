"""Which files of a folder of reports are sourcelint's own, and how a run replaces them by its own.

`sourcelint.json` lists by name and SHA-256 what sourcelint wrote. Only what it lists, unchanged, is ever replaced or
removed, and only if its content is another. A run first writes its files into `sourcelint-new/`. If pages among them
have changed, it puts a notice in place of the lists of sources, which leads there, then puts the pages in their places,
and the lists last. So the list of sources and the pages that it links are of one run at every moment. What a run that
died left undone, the next one finishes from `sourcelint-new/`.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sourcelint.expressions import lazy
from sourcelint.files.owned_folder import TEMPORARY, BusyError, Folder, FolderError
from sourcelint.publishing.earlier_folder import adopted
from sourcelint.render.escape import json_text
from sourcelint.store import database

if TYPE_CHECKING:
    import hashlib
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

MANIFEST, LOCK, STAGING = "sourcelint.json", "sourcelint.lock", "sourcelint-new"
RESERVED = frozenset((MANIFEST, LOCK, STAGING, TEMPORARY, *database.NAMES))
"""Names in a folder of reports that belong to sourcelint whatever they hold."""

SCHEMA = "sourcelint/folder/1"

SUBFOLDERS = ("sources", "data_docs")

INDEXES = ("index.md", "index.html")
"""The lists of sources, in the order in which they are replaced: last of all files."""

RUN_ID_HEX_DIGITS = 32
"""128 bits, enough to tell any two runs apart."""

MAX_WAIT_SECONDS = 60.0
"""How long a run waits for another one that is writing into the same folder. Writing 1,000 sources takes about 30 s."""

_WRITTEN = lazy(
    r"""
    index\.(?:html|md) | run\.json | findings\.jsonl | (?:sources|findings)\.parquet
    | sources/[a-z0-9-]+\.(?:html|md|json)   # a page: the slug of a source
    | data_docs/\w+\.html                    # a suite's page: its name is an identifier
    """,
    re.VERBOSE,
)
"""The names under which sourcelint writes. A list of files from elsewhere cannot claim any others."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a run wrote, `files`: SHA-256 by name.

    Until its files are all in place `complete` is False, and `earlier` has what may stand there as well: the SHA-256 of
    earlier files and of notices, by name.
    """

    version: str
    run: str
    files: Mapping[str, str]
    complete: bool = True
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def owns(self, name: str, digest: str | None) -> bool:
        """Return True if a file of this name and content was written by sourcelint, or if there is none."""
        return digest in (None, self.files.get(name), *self.earlier.get(name, ()))

    def encode(self) -> bytes:
        """Return the content of `sourcelint.json`."""
        values: dict[str, Any] = {"schema": SCHEMA, "version": self.version, "run": self.run, "complete": self.complete}
        values |= {"files": dict(self.files)} | ({} if self.complete else {"earlier": dict(self.earlier)})
        return (json_text(values, indent=1, sort_keys=True) + "\n").encode("utf8")


def check(path: Path, sources: Iterable[Path | str], names: Iterable[str]) -> None:
    """Raise FolderError or OSError if a run over these sources may not, or cannot, write its reports into a folder.

    `names` are files that the run will write, as far as they are known. The folder is made if it does not exist.
    """
    _check_place(path, sources)
    path.mkdir(parents=True, exist_ok=True)
    with Folder(path) as folder:
        _owned(folder)
        try:
            with folder.lock(LOCK, 0):
                folder.discard_temporary()
                _check_unchanged(folder, _owned(folder), {name: folder.digest(name) for name in names}, {})
                _check_folders(folder)
        except BusyError:
            pass  # it may well be free when this run has its reports; until then its files change


@contextmanager
def replacing(path: Path, sources: Iterable[Path | str]) -> Iterator[Replacement]:
    """Hold a folder of reports while a run stages its files and puts them in place.

    Raises FolderError if the folder is not sourcelint's, holds the sources, or stays busy, and OSError.
    """
    _check_place(path, sources)
    path.mkdir(parents=True, exist_ok=True)
    with Folder(path) as folder:
        _owned(folder)  # before a lock is written into a folder that is somebody else's
        with folder.lock(LOCK, MAX_WAIT_SECONDS):
            folder.discard_temporary()
            _check_folders(folder)
            replacement = Replacement(folder, _mended(folder))
            _clear_staging(folder)
            try:
                yield replacement
            finally:
                if not replacement.switching:
                    _clear_staging(folder)


class Replacement:
    """The files of a run on their way into a folder of reports."""

    def __init__(self, folder: Folder, owned: Manifest) -> None:
        self.switching = False
        self._folder = folder
        self._owned = owned
        self._files: dict[str, str] = {}
        self._kept: set[str] = set()
        self._there: dict[str, str | None] = {}

    def stage(self, name: str, content: bytes) -> str:
        """Write a file where no reader looks yet, unless it stands in its place already; return its SHA-256.

        Raises FolderError for a name that is staged already, or unknown.
        """
        self._check_new(name)
        digest = sha256(content).hexdigest()
        if not self.keep({name: digest}):
            self._folder.write(f"{STAGING}/{name}", content)
            self._files[name] = digest
        return digest

    def stage_pieces(self, name: str, pieces: Iterable[bytes]) -> str:
        """Do as `stage` does with a content that is too large to be held as a whole."""
        self._check_new(name)
        staged, digest = f"{STAGING}/{name}", sha256()
        self._folder.write_pieces(staged, _digested(pieces, digest))
        if self.keep({name: digest.hexdigest()}):
            self._folder.remove(staged)
        self._files[name] = digest.hexdigest()
        return digest.hexdigest()

    def lay_aside(self, name: str, pieces: Iterable[bytes]) -> Path:
        """Write what a file is to be made of, where it will be staged itself, and return that place."""
        self._check_new(name)
        self._folder.write_pieces(f"{STAGING}/{name}", pieces)
        return self._folder.path / STAGING / name

    def place(self, name: str) -> Path:
        """Return where the content of a file stands that is staged, or kept."""
        return self._folder.path / (name if name in self._kept else f"{STAGING}/{name}")

    def _check_new(self, name: str) -> None:
        if name in self._files or not _WRITTEN.fullmatch(name):
            raise FolderError(f"{self._folder.path / name}: is written twice, or by no known part of a run")

    def keep(self, files: Mapping[str, str]) -> bool:
        """Leave files as they stand if all are sourcelint's and have a content, SHA-256 by name; return False if not."""
        same = all(self._owned.owns(name, digest) and self._digest(name) == digest for name, digest in files.items())
        if same:
            self._files |= files
            self._kept |= files.keys()
        return same

    def pages_digest(self) -> str:
        """Return a hash of the pages of the sources: the same for the same pages at any time."""
        return pages_digest(self._files)

    def switch(
        self, version: str, run: str, notices: Mapping[str, bytes], tell: Callable[[str], object] | None = None
    ) -> None:
        """Put what is staged in the place of what earlier runs wrote; `notices` are the lists of sources meanwhile.

        `tell` hears of files that are left because they were changed. Raises FolderError, before anything is touched, for
        a file that somebody else wrote or changed.
        """
        folder, new = self._folder, self._files
        there = {name: self._digest(name) for name in sorted({*self._owned.files, *self._owned.earlier, *new})}
        written = new.keys() - self._kept
        _check_unchanged(folder, self._owned, {name: folder.digest(name) for name in sorted(written)}, new)
        earlier = {name: (found,) for name, found in there.items() if found and self._owned.owns(name, found)}
        for name in there.keys() - earlier.keys() - new.keys():
            if tell and there[name]:
                tell(f"{folder.path / name}: was changed since sourcelint wrote it, and is left as it is")
        done = Manifest(version, run, new)
        if _bytes(folder, MANIFEST) == done.encode() and all(there[name] == digest for name, digest in new.items()):
            return
        notices = self._needed(notices, written | (earlier.keys() - new.keys())) if earlier else {}
        for name, notice in notices.items():
            earlier[name] = (*earlier.get(name, ()), sha256(notice).hexdigest())
        self.switching = True
        folder.write(MANIFEST, replace(done, complete=False, earlier=earlier).encode())
        for name, notice in notices.items():
            folder.write(name, notice)
        _finish(folder, replace(done, earlier=earlier), {*written, *notices})
        self.switching = False

    def _needed(self, notices: Mapping[str, bytes], changed: Collection[str]) -> Mapping[str, bytes]:
        """Return the notices, whose reports are complete then; none if all pages stay: both lists are right meanwhile."""
        if all(_is_list(name) for name in changed):
            return {}
        for name in sorted(self._kept):
            self._folder.link(name, f"{STAGING}/{name}")
        return notices

    def _digest(self, name: str) -> str | None:
        """Return the SHA-256 of what stands under a name, read once: nobody else writes while the folder is held."""
        if name not in self._there:
            self._there[name] = self._folder.digest(name)
        return self._there[name]


def _digested(pieces: Iterable[bytes], digest: hashlib._Hash) -> Iterator[bytes]:
    """Pass pieces on and have them hashed."""
    for piece in pieces:
        digest.update(piece)
        yield piece


def pages_digest(files: Mapping[str, str]) -> str:
    """Return a hash of the pages of sources among some files, SHA-256 by name."""
    pages = sorted((name, digest) for name, digest in files.items() if name.startswith("sources/"))
    return sha256(repr(pages).encode()).hexdigest()[:RUN_ID_HEX_DIGITS]


def _is_list(name: str) -> bool:
    """Tell whether a file is none that lists of sources link."""
    return not name.startswith(tuple(f"{folder}/" for folder in SUBFOLDERS))


def _check_place(path: Path, sources: Iterable[Path | str]) -> None:
    """Refuse a folder in which files of the user stand: the working directory, the sources, or what holds them."""
    if path.exists() and not path.is_dir():
        raise FolderError(f"{path}: cannot be written: it is a file; name a folder for the reports")
    real = os.path.join(os.path.realpath(path), "")  # noqa: PTH118 - with a separator at its end
    advice = "name a folder for the reports alone, such as --reports reports"
    if os.path.join(os.path.realpath(Path.cwd()), "").startswith(real):  # noqa: PTH118
        raise FolderError(f"{path}: is the working directory, or holds it; {advice}")
    for source in map(Path, sources):
        # A source that is a link stands in one folder, and its content in another.
        for place in (source, source.parent):
            if os.path.join(os.path.realpath(place), "").startswith(real):  # noqa: PTH118
                raise FolderError(f"{path}: holds the source {source}; {advice}")


def _owned(folder: Folder) -> Manifest:
    """Read which files of a folder are sourcelint's. Raises FolderError for a folder that is not its own."""
    content = _bytes(folder, MANIFEST)
    if content is not None:
        return _decoded(folder.path / MANIFEST, content)
    # Dot files, such as .gitkeep, keep an empty folder in a repository.
    if all(name in RESERVED or name.startswith(".") for name in folder.names()):
        return Manifest("", "", {})
    return Manifest("", "", adopted(folder))


def _decoded(path: Path, content: bytes) -> Manifest:
    try:
        values = json.loads(content)
        known = values["schema"] == SCHEMA
        files = {str(name): str(digest) for name, digest in values["files"].items()}
        earlier = {str(name): tuple(map(str, found)) for name, found in values.get("earlier", {}).items()}
        manifest = Manifest(str(values["version"]), str(values["run"]), files, values["complete"] is True, earlier)
    except (ValueError, TypeError, KeyError, AttributeError):
        known = False
    if not known:
        raise FolderError(
            f"{path}: is not a list of files that sourcelint can read; name another folder for the reports"
        )
    for name in (*files, *earlier):
        if not _WRITTEN.fullmatch(name):
            raise FolderError(f"{path}: lists {name!r}, which sourcelint never writes; name another folder")
    return manifest


def _check_folders(folder: Folder) -> None:
    """Refuse links where sourcelint has folders, also those that this run may not need."""
    for below in (STAGING, *SUBFOLDERS):
        folder.names(below)


def _check_unchanged(folder: Folder, owned: Manifest, there: Mapping[str, str | None], new: Mapping[str, str]) -> None:
    """Refuse to replace a file that somebody else wrote or changed, unless it already holds what is to be written.

    `there` has the SHA-256 of what stands under each name, `new` that of what is to.
    """
    for name, digest in there.items():
        if not owned.owns(name, digest) and digest != new.get(name):
            changed = name in owned.files or name in owned.earlier
            what = "was changed since sourcelint wrote it" if changed else "was not written by sourcelint"
            raise FolderError(f"{folder.path / name}: {what}, and is to be replaced; move it away or remove it")


def _mended(folder: Folder) -> Manifest:
    """Finish what a run that died left undone, and return what stands in the folder then."""
    owned = _owned(folder)
    if owned.complete:
        return owned
    for name, digest in owned.files.items():
        if digest not in (folder.digest(name), folder.digest(f"{STAGING}/{name}")):
            return owned  # somebody removed what it had staged; this run replaces it all
    for name in INDEXES:
        before, *notice = owned.earlier.get(name, ("",))
        if notice and folder.digest(name) == before != owned.files.get(name):
            folder.remove(name)  # it died between its notices, and this list would link pages that change now
    _finish(folder, owned)
    return _owned(folder)


def _finish(folder: Folder, manifest: Manifest, names: Collection[str] | None = None) -> None:
    """Put what is staged in its places, the lists of sources last, and remove what earlier runs alone wrote.

    Does what is left to do, if a process died on the way. `names` are the files that may not be in place yet, by default
    all of them. Where nothing is replaced, and so no notice leads to what is staged, that need not stay whole meanwhile.
    """
    put = folder.copy if manifest.earlier else folder.move
    left = manifest.files if names is None else [name for name in manifest.files if name in names]
    for name in (
        *(name for name in left if name not in INDEXES),
        *(name for name in INDEXES if name in left),
    ):
        digest = folder.digest(name)
        if digest != manifest.files[name]:
            _check_unchanged(folder, manifest, {name: digest}, {})
            put(f"{STAGING}/{name}", name)
    for name in manifest.earlier.keys() - manifest.files.keys():
        if folder.digest(name) in manifest.earlier[name]:
            folder.remove(name)
    folder.write(MANIFEST, replace(manifest, complete=True).encode())
    _clear_staging(folder)


def _clear_staging(folder: Folder) -> None:
    """Remove what a run staged; files that sourcelint does not write are left, also here."""
    inside = [f"{STAGING}/{part}" for part in SUBFOLDERS]
    for below in (*inside, STAGING):
        for last in folder.names(below):
            name = f"{below}/{last}"
            if folder.kind(name) == "file" and _WRITTEN.fullmatch(name.removeprefix(f"{STAGING}/")):
                folder.remove(name)
    for below in (*inside, STAGING):
        if folder.kind(below) is not None:
            folder.remove_folder(below)


def _bytes(folder: Folder, name: str) -> bytes | None:
    return folder.read(name) if folder.kind(name) is not None else None
