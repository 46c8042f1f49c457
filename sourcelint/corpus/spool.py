"""What is read again by its number: up to some in memory, the rest in a file without a name."""

from __future__ import annotations

import os
import weakref
from array import array
from typing import IO, TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.store.codec import Codec

T = TypeVar("T")

MAX_HELD_VALUES = 5_000
"""Values of some kilobytes that are held as objects: what 5,000 sources have is not written and read again for nothing."""


class Spool:
    """Pieces of bytes in the order in which they came. A disk that is full costs memory, and nothing else.

    >>> spool = Spool(max_held=1000)
    >>> spool.extend([b"one", b"", b"two"])
    >>> spool[2], len(spool)
    (b'two', 3)
    """

    def __init__(self, max_held: int) -> None:
        """Start empty. `max_held` bytes are held in memory."""
        self._max_held = max_held
        self._starts = array("q")
        """Of each piece; that of one which lies in the file is negative: -1 is its beginning."""
        self._sizes = array("Q")
        self._held = bytearray()
        self._file: IO[bytes] | None = None
        self._end = 0
        self._is_refused = False

    def __len__(self) -> int:
        return len(self._starts)

    def extend(self, pieces: Sequence[bytes]) -> None:
        """Add some pieces, which are laid side by side."""
        content = b"".join(pieces)
        if self._is_refused or len(self._held) + len(content) <= self._max_held or not self._write(content):
            start, step = len(self._held), 1
            self._held += content
        else:
            start, step = -1 - self._end, -1
            self._end += len(content)
        for piece in pieces:
            self._starts.append(start)
            self._sizes.append(len(piece))
            start += step * len(piece)

    def __getitem__(self, number: int) -> bytes:
        start, size = self._starts[number], self._sizes[number]
        if start >= 0 or not size:
            return bytes(memoryview(self._held)[start : start + size])
        if self._file is None:
            raise ValueError("nothing was laid into a file")
        return os.pread(self._file.fileno(), size, -1 - start)

    def _write(self, content: bytes) -> bool:
        """Add to the file; False if the disk refuses it."""
        try:
            if self._file is None:
                from tempfile import TemporaryFile

                self._file = TemporaryFile(prefix="sourcelint-", buffering=0)  # noqa: SIM115 - closed with the spool
                weakref.finalize(self, self._file.close)
            self._is_refused = os.pwrite(self._file.fileno(), content, self._end) < len(content)
        except OSError:
            self._is_refused = True
        return not self._is_refused


class ValueSpool(Generic[T]):
    """Values in the order in which they came: those after the first many are written by a codec, and read again when asked for.

    >>> from sourcelint.store.codec import Codec
    >>> spool = ValueSpool(Codec(str))
    >>> spool.append("one")
    >>> list(spool), spool[0], len(spool)
    (['one'], 'one', 1)
    """

    def __init__(self, codec: Codec[T], max_held: int | None = None) -> None:
        """Start empty. `max_held` values are held as objects, by default `MAX_HELD_VALUES`."""
        self._codec = codec
        self._max_held = MAX_HELD_VALUES if max_held is None else max_held
        self._held: list[T] = []
        self._written = Spool(max_held=0)

    def __len__(self) -> int:
        return len(self._held) + len(self._written)

    def __iter__(self) -> Iterator[T]:
        return map(self.__getitem__, range(len(self)))

    def append(self, value: T) -> None:
        """Add a value."""
        if len(self._held) < self._max_held:
            self._held.append(value)
        else:
            self._written.extend([self._codec.encode(value)])

    def __getitem__(self, number: int) -> T:
        written = number - len(self._held)
        return self._held[number] if written < 0 else self._codec.decode(self._written[written])
