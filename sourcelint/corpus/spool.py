"""Bytes that are read again by their number: up to some in memory, the rest in a file without a name."""

from __future__ import annotations

import weakref
from typing import IO

MAX_HELD_BYTES = 64_000_000
"""Bytes that are held in memory: about 10,000 packed profiles."""


class Spool:
    """Pieces of bytes in the order in which they came. A disk that is full costs memory, and nothing else.

    >>> spool = Spool()
    >>> spool.append(b"one")
    >>> spool[0], len(spool)
    (b'one', 1)
    """

    def __init__(self) -> None:
        """Start empty."""
        self._pieces: list[bytes | tuple[int, int]] = []
        self._held = 0
        self._file: IO[bytes] | None = None
        self._is_refused = False

    def __len__(self) -> int:
        return len(self._pieces)

    def append(self, content: bytes) -> None:
        """Add a piece."""
        is_held = self._is_refused or self._held + len(content) <= MAX_HELD_BYTES
        place = None if is_held else self._write(content)
        if place is None:
            self._held += len(content)
        self._pieces.append(content if place is None else place)

    def __getitem__(self, number: int) -> bytes:
        piece = self._pieces[number]
        return piece if isinstance(piece, bytes) else self._read(*piece)

    def _read(self, start: int, size: int) -> bytes:
        if self._file is None:
            raise ValueError("nothing was laid into a file")
        self._file.seek(start)
        return self._file.read(size)

    def _write(self, content: bytes) -> tuple[int, int] | None:
        """Return where in the file a piece was laid and how long it is; None if the disk refuses it."""
        try:
            if self._file is None:
                from tempfile import TemporaryFile

                self._file = TemporaryFile(prefix="sourcelint-")  # noqa: SIM115 - closed with the spool
                weakref.finalize(self, self._file.close)
            start = self._file.seek(0, 2)
            self._file.write(content)
            self._file.flush()
        except OSError:
            self._is_refused = True
            return None
        return start, len(content)
