"""A folder below which nothing is opened, locked, written or removed through a link.

Each part of a name is opened relative to the folder above it with O_NOFOLLOW, so that a link that appears while a
process is at work leads nowhere either. The folder itself may be a link, or stand behind one: whoever named it chose it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import stat
import time
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

Kind = Literal["file", "folder", "link", "other"]
_KINDS: dict[int, Kind] = {stat.S_IFREG: "file", stat.S_IFDIR: "folder", stat.S_IFLNK: "link"}

TEMPORARY = "sourcelint.part"
"""File in the folder that holds what is being written, until it is complete and renamed to its own name."""

PIECE_BYTES = 1_000_000
"""How much of a file is held in memory while it is copied."""

POLL_SECONDS = 0.1
"""Time between two tries to get a lock that another process holds."""

_FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE_FLAGS = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # O_NONBLOCK: a named pipe must not hold the process up
_SIGNATURE = b"sourcelint "
_HOLDER = lazy(_SIGNATURE + rb"(\d*)\n?")


class FolderError(Exception):
    """Something in a folder keeps sourcelint from writing there; the message names it and says what to do."""


class BusyError(FolderError):
    """Another process holds the lock of a folder."""


class Folder:
    """A folder that is held open. Names are relative to it, with `/` between their parts.

    Every method raises FolderError for a link, or for anything else that is neither a file nor a folder where one is
    needed, and OSError with the full path in `filename` for what the system refuses.
    """

    def __init__(self, path: Path) -> None:
        """Open a folder, which must exist."""
        self.path = path
        self._open = {"": os.open(path, _FOLDER_FLAGS)}

    def __enter__(self) -> Folder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for folder in self._open.values():
            os.close(folder)
        self._open.clear()

    def kind(self, name: str) -> Kind | None:
        """Return what a name stands for, None if there is nothing, "link" also if a part of the way is one."""
        if any(part in ("", ".", "..") for part in name.split("/")):
            raise FolderError(f"{name!r}: is not the name of a file below {self.path}")
        parent, _, last = name.rpartition("/")
        above = self.kind(parent) if parent else "folder"
        if above != "folder":
            return "link" if above == "link" else None
        with self._naming(name):
            try:
                mode = os.stat(last, dir_fd=self._folder(parent), follow_symlinks=False).st_mode
            except FileNotFoundError:
                return None
        return _KINDS.get(stat.S_IFMT(mode), "other")

    def names(self, folder: str = "") -> tuple[str, ...]:
        """List what stands directly in a folder, sorted; nothing if the folder does not exist."""
        if self._missing(folder):
            return ()
        with self._naming(folder):
            return tuple(sorted(os.listdir(self._folder(folder))))  # noqa: PTH208 - of an open folder, not of a path

    def read(self, name: str) -> bytes:
        """Read a file."""
        self._require(name, "file")
        parent, _, last = name.rpartition("/")
        with self._naming(name), os.fdopen(self._file(parent, last, os.O_RDONLY), "rb") as stream:
            return stream.read()

    def pieces(self, name: str) -> Iterator[bytes]:
        """Read a file in pieces of some size."""
        self._require(name, "file")
        parent, _, last = name.rpartition("/")
        with self._naming(name), os.fdopen(self._file(parent, last, os.O_RDONLY), "rb") as stream:
            while piece := stream.read(PIECE_BYTES):
                yield piece

    def digest(self, name: str) -> str | None:
        """Return the SHA-256 of a file in hexadecimal, None if there is none."""
        found = self.kind(name)
        if found is None:
            return None
        self._refuse_unless("file", name, found)
        parent, _, last = name.rpartition("/")
        with self._naming(name), os.fdopen(self._file(parent, last, os.O_RDONLY), "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    def write(self, name: str, content: bytes) -> None:
        """Write a file as `write_pieces` does."""
        self.write_pieces(name, (content,))

    def copy(self, name: str, other: str) -> None:
        """Write what a file holds under a second name too."""
        self.write_pieces(other, self.pieces(name))

    def write_pieces(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a file in one step: a reader sees the old content or the new one, never half of it.

        Missing folders are made. A file that stands there is replaced, and never written into: another name of the same
        file (a hard link) keeps its content.
        """
        if self.kind(name) is not None:
            self._require(name, "file")
        parent, _, last = name.rpartition("/")
        folder = self._made(parent)
        self.discard_temporary()
        with self._naming(name):
            created = self._file("", TEMPORARY, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            try:
                try:
                    for piece in pieces:
                        remaining = memoryview(piece)
                        while remaining:
                            remaining = remaining[os.write(created, remaining) :]
                finally:
                    os.close(created)
                os.rename(TEMPORARY, last, src_dir_fd=self._open[""], dst_dir_fd=folder)
            except BaseException:
                with suppress(OSError):
                    os.unlink(TEMPORARY, dir_fd=self._open[""])
                raise

    def link(self, name: str, other: str) -> None:
        """Let a second name stand for a file, or copy it if the file system knows no hard links."""
        self._require(name, "file")
        parent, _, last = name.rpartition("/")
        above, _, other_last = other.rpartition("/")
        try:
            os.link(
                last, other_last, src_dir_fd=self._folder(parent), dst_dir_fd=self._made(above), follow_symlinks=False
            )
        except OSError:
            self.copy(name, other)

    def move(self, name: str, other: str) -> None:
        """Let a file stand under a second name, in one step as `write` does, and no longer under its own."""
        self._require(name, "file")
        if self.kind(other) is not None:
            self._require(other, "file")
        parent, _, last = name.rpartition("/")
        above, _, other_last = other.rpartition("/")
        folder = self._made(above)
        with self._naming(other):
            os.rename(last, other_last, src_dir_fd=self._folder(parent), dst_dir_fd=folder)

    def remove(self, name: str) -> None:
        """Remove a file."""
        self._require(name, "file")
        parent, _, last = name.rpartition("/")
        with self._naming(name):
            os.unlink(last, dir_fd=self._folder(parent))

    def remove_folder(self, name: str) -> None:
        """Remove a folder if it is empty."""
        self._require(name, "folder")
        parent, _, last = name.rpartition("/")
        if self.names(name):
            return
        with self._naming(name):
            os.close(self._open.pop(name))
            os.rmdir(last, dir_fd=self._folder(parent))

    def discard_temporary(self) -> None:
        """Remove what a process that died had not finished writing."""
        if self.kind(TEMPORARY) is not None:
            self.remove(TEMPORARY)

    @contextmanager
    def lock(self, name: str, wait_seconds: float) -> Iterator[None]:
        """Hold the lock of the folder, a file with the process id in it; the system frees it if the process dies.

        Raises BusyError if another process still holds it after `wait_seconds`.
        """
        held = self._try_lock(name)
        for _ in range(round(wait_seconds / POLL_SECONDS)):
            if held is not None:
                break
            time.sleep(POLL_SECONDS)
            held = self._try_lock(name)
        if held is None:
            raise BusyError(f"{self.path}: {self._holder(name)} is writing there; wait until it ends, then run again")
        with ExitStack() as opened:
            opened.callback(os.close, held)
            try:
                yield
            finally:
                with self._naming(name), suppress(FileNotFoundError):
                    os.unlink(name, dir_fd=self._open[""])

    def _try_lock(self, name: str) -> int | None:
        """Take the lock and return the open file, None if another process has it."""
        if self.kind(name) not in (None, "file"):
            self._require(name, "file")
        with self._naming(name), ExitStack() as opened:
            held = self._file("", name, os.O_RDWR | os.O_CREAT)
            opened.callback(os.close, held)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return None
            if not self._stands(name, held):
                return None  # who held it has removed the file since it was opened: the lock is on no file any more
            self._sign(name, held)
            opened.pop_all()
        return held

    def _stands(self, name: str, held: int) -> bool:
        """Return True if an open file is the one that stands in the folder under a name."""
        with suppress(FileNotFoundError):
            return os.path.samestat(os.fstat(held), os.stat(name, dir_fd=self._open[""], follow_symlinks=False))
        return False

    def _sign(self, name: str, held: int) -> None:
        """Write into a lock which process holds it; raise FolderError if the file holds anything else than such a line."""
        written = os.pread(held, 100, 0)
        # A process that died may have written half of its line.
        if not (_SIGNATURE.startswith(written) or _HOLDER.fullmatch(written)):
            raise FolderError(f"{self.path / name}: is not a lock of sourcelint; move this file away")
        os.ftruncate(held, 0)
        os.pwrite(held, _SIGNATURE + b"%d\n" % os.getpid(), 0)

    def _holder(self, name: str) -> str:
        """Say who holds the lock and since when, as its file tells it."""
        with suppress(OSError):
            known = os.stat(name, dir_fd=self._open[""], follow_symlinks=False)
            written = _HOLDER.fullmatch(self.read(name))
            if written and written[1]:
                since = datetime.fromtimestamp(known.st_mtime, UTC).astimezone().isoformat(" ", "seconds")
                return f"process {int(written[1])} (since {since})"
        return "another process"

    def _missing(self, name: str) -> bool:
        return name != "" and self.kind(name) is None

    def _require(self, name: str, wanted: Kind) -> None:
        self._refuse_unless(wanted, name, self.kind(name) if name else "folder")

    def _refuse_unless(self, wanted: Kind, name: str, found: Kind | None) -> None:
        if found == "link":
            raise FolderError(
                f"{self._link_on(name)}: is a link; sourcelint reads, writes and removes nothing through links below "
                f"{self.path}: remove the link"
            )
        if found is None:
            with self._naming(name):
                raise FileNotFoundError(2, os.strerror(2))
        if found != wanted:
            raise FolderError(f"{self.path / name}: is not a {wanted}; move it away")

    def _link_on(self, name: str) -> Path:
        """Return the first part of the way to a name that is a link."""
        parts = name.split("/")
        ways = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        return self.path / next(way for way in ways if self.kind(way) == "link")

    def _folder(self, name: str) -> int:
        """Open a folder, or return the open one; it must exist."""
        if name not in self._open:
            self._require(name, "folder")
            parent, _, last = name.rpartition("/")
            self._open[name] = os.open(last, _FOLDER_FLAGS | os.O_NOFOLLOW, dir_fd=self._folder(parent))
        return self._open[name]

    def _made(self, name: str) -> int:
        """Open a folder, which is made if it does not exist."""
        if self._missing(name):
            parent, _, last = name.rpartition("/")
            above = self._made(parent)
            with self._naming(name), suppress(FileExistsError):
                os.mkdir(last, dir_fd=above)
        return self._folder(name)

    def _file(self, parent: str, name: str, flags: int) -> int:
        """Open a file, and nothing but a file."""
        opened = os.open(name, flags | _FILE_FLAGS, 0o666, dir_fd=self._folder(parent))
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            os.close(opened)
            raise FolderError(f"{self.path / parent / name}: is not a file; move it away")
        return opened

    @contextmanager
    def _naming(self, name: str) -> Iterator[None]:
        """Put the whole path into what the system says of a part of it."""
        try:
            yield
        except OSError as error:
            error.filename, error.filename2 = str(self.path / name), None
            raise
