"""Read what is packed (gzip, zstd, zip) within bounds: a file of some KB can hold a terabyte, made to fill disk or memory.

What comes out is counted while it is read. Texts are packed to a fifth or a tenth; what grows to more than two hundred times
its size is a trap, and is left where it stands. Nothing is written to disk.
"""

from __future__ import annotations

import io
import struct
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, NamedTuple
from unicodedata import normalize

from sourcelint.files.saved_pages import assets_among

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Iterator

    Stream = BinaryIO | io.BufferedIOBase

GZIP, ZSTD, ZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
MAX_RATIO = 200
"""Bytes of content to a byte of the archive."""
MIN_SUSPECT_BYTES = 20_000_000
"""Of content from which on that is asked: short texts that repeat themselves are packed very small."""
MAX_READ_BYTES = 1 << 18
"""Bytes that are unpacked at once."""
MAX_DIRECTORY_BYTES = 16_000_000
"""Of the list of members of a ZIP archive, which is in memory as a whole: about 200,000 members."""
DOCUMENTS = ("mimetype", "[Content_Types].xml")
"""Members that tell a document (EPUB, OpenDocument, Office) from an archive of files."""
END_OF_DIRECTORY, MAX_END_BYTES = b"PK\x05\x06", (1 << 16) + 22
ENCRYPTED = 1
"""The flag of a member that is encrypted."""


class UnpackError(OSError):
    """An archive that cannot be read, or not to its end; `strerror` says why."""

    remedy = "collect it again, or unpack it first"

    def __init__(self, why: str) -> None:
        """Say why."""
        super().__init__(None, why)
        self.strerror = why


class CutArchiveError(UnpackError):
    """An archive without its end, which other programs unpack no further."""

    remedy = "collect it again"


class TrapError(UnpackError):
    """An archive that holds more than a text can be packed to."""

    remedy = "take it out of the folder"


class Budget:
    """How much has come out of an archive of `packed` bytes."""

    def __init__(self, packed: int) -> None:
        """Begin with nothing."""
        self.packed, self.content = packed, 0

    def spend(self, size: int) -> None:
        """Count what was read. Raises TrapError."""
        self.content += size
        if is_trap(self.content, self.packed):
            raise TrapError(
                f"it holds more than {MAX_RATIO} times its {self.packed:,} bytes, as nothing but a trap does"
            )


def is_trap(content: int, packed: int) -> bool:
    """Tell whether more bytes come out of an archive than a text can be packed to."""
    return content > MIN_SUSPECT_BYTES and content > MAX_RATIO * packed


@cache
def _faults() -> tuple[type[Exception], ...]:
    """Return what is raised for an archive that is damaged; most runs meet no archive, and do without these modules."""
    import zipfile
    import zlib

    return zlib.error, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError


class Bounded(io.RawIOBase):
    """A stream of unpacked bytes that counts them; what goes wrong inside is an UnpackError."""

    def __init__(self, inner: Stream, budget: Budget) -> None:
        """Take the stream that unpacks."""
        self._inner = inner
        self._budget = budget

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer."""
        try:
            content = self._inner.read(min(len(buffer), MAX_READ_BYTES))
        except EOFError:
            raise CutArchiveError("the archive is cut") from None
        except _faults() as error:
            raise UnpackError(f"the archive is damaged ({str(error)[:200]})") from None
        self._budget.spend(len(content))
        buffer[: len(content)] = content
        return len(content)


class Member(NamedTuple):
    """A file of an archive: its name in it, in Unicode NFC, and how it is opened; `fault` says why it is not."""

    name: str
    open: Callable[[], Stream]
    size: int = 0
    fault: str | None = None


def unpacked(stream: Stream, head: bytes, size: int) -> Stream | None:
    """Return what a file that is packed by itself holds, None for any other; `size` is that of the file in bytes."""
    if head.startswith(GZIP):
        import gzip

        return io.BufferedReader(Bounded(gzip.GzipFile(fileobj=stream), Budget(size)))
    if head.startswith(ZSTD):
        from pyarrow import CompressedInputStream, PythonFile  # 100 ms that other files can do without

        return io.BufferedReader(Bounded(CompressedInputStream(PythonFile(stream, "r"), "zstd"), Budget(size)))
    return None


def members_of(stream: Stream, head: bytes, size: int) -> Iterator[Member] | None:
    """Return the files of a ZIP archive in their order there, hidden ones and assets of saved pages apart; None for any other file.

    A document that is a ZIP archive inside (Office, EPUB) is none. Raises UnpackError.
    """
    if not head.startswith(ZIP):
        return None
    import zipfile

    check_directory(stream, size)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnpackError(f"the archive is damaged or cut ({error})") from None
    names = archive.namelist()
    if any(name in names for name in DOCUMENTS):
        stream.seek(0)
        return None
    return _members(archive, Budget(size))


def check_directory(stream: Stream, size: int) -> None:
    """Raise UnpackError for a list of members that is too long, before it is read."""
    stream.seek(max(0, size - MAX_END_BYTES))
    tail = stream.read(MAX_END_BYTES)
    end = tail.rfind(END_OF_DIRECTORY)
    stream.seek(0)
    if 0 <= end <= len(tail) - 16 and struct.unpack_from("<L", tail, end + 12)[0] > MAX_DIRECTORY_BYTES:
        raise UnpackError("the archive has too many members")


def _members(archive: zipfile.ZipFile, budget: Budget) -> Iterator[Member]:
    seen: set[str] = set()
    assets = assets_among(normalize("NFC", name.replace("\\", "/")) for name in archive.namelist())
    for number, info in enumerate(archive.infolist(), 1):
        name = normalize("NFC", info.filename.replace("\\", "/"))
        parts = name.split("/")
        if info.is_dir() or _is_hidden(parts) or name in assets:
            continue
        fault = _fault_of(name, parts, info)
        if fault is not None or name in seen:
            yield Member(
                f"member-{number}", io.BytesIO, fault=fault or f"the name {name!r} stands twice in the archive"
            )
            continue
        seen.add(name)
        yield Member(name, lambda info=info: _opened(archive, info, budget), info.file_size)  # type: ignore[misc]


def _is_hidden(parts: list[str]) -> bool:
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part not in {".", ".."} for part in parts)


MAX_NAME_BYTES = 255
"""Of a part of a name, as in file systems."""


def _fault_of(name: str, parts: list[str], info: zipfile.ZipInfo) -> str | None:
    if any(part in {"", ".", ".."} for part in parts) or not name.isprintable():
        return f"the name {name[:MAX_NAME_BYTES]!r} leads out of the archive, or cannot be shown"
    if any(len(part.encode("utf8", "replace")) > MAX_NAME_BYTES for part in parts):
        return f"the name {name[:MAX_NAME_BYTES]!r}… is too long"
    return "it is encrypted" if info.flag_bits & ENCRYPTED else None


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Stream:
    try:
        inner = archive.open(info)
    except _faults() as error:
        raise UnpackError(f"the archive is damaged ({str(error)[:200]})") from None
    return io.BufferedReader(Bounded(inner, budget))  # type: ignore[arg-type]
