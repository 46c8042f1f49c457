"""A file that is read in parts, so that it may be of any size: a record of JSON Lines, an element of a list, a row.

A splitter cuts a stream of bytes into pieces that cover it: those that hold an article, and what stands between them.
`placed` decodes them and says where in the file each one begins.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.characters.decoding import Decoded, decode
from sourcelint.text import Lines, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Wrapper

    Stream = BinaryIO | io.BufferedIOBase

MAX_HEAD_BYTES = 1 << 16
"""Bytes by which a file that is read in parts is told from another."""

MAX_READ_BYTES = 1 << 20
"""Bytes that are asked for at once: what is read is held twice for a moment."""


class Piece(NamedTuple):
    """Bytes of a file, and what they are.

    `wanted`: they hold an article, or `fault` says why none is read. `opened` makes the text in which the article is
    looked for of the decoded bytes, if that is not the same. `address` is where the article was collected and `retrieved`
    when, if the file says so, `charset` the encoding that its server named. `is_member`: it is a page of an archive, in which
    places are counted, as it was unpacked and does not stand in the file.
    """

    raw: bytes
    wanted: bool = True
    fault: str | None = None
    opened: Callable[[Text], Text] | None = None
    address: str | None = None
    retrieved: str | None = None
    charset: str | None = None
    is_member: bool = False


class Part(NamedTuple):
    """A part of a file with at most a few articles: decoded, and the character of the file that it begins at.

    `lines` counts the lines of the whole file. `wrapper` is what the file is called that has such parts; `alone`: there
    is no other, the part is the file. `is_member`: it is a page of an archive, in which places are counted. `draft` is its
    article, if what opened the file found it too.
    """

    decoded: Decoded
    lines: Lines
    start: int
    opened: Text
    wrapper: Wrapper | None = None
    address: str | None = None
    retrieved: str | None = None
    alone: bool = False
    is_member: bool = False
    draft: PartialDocument | None = None


def placed(pieces: Iterator[Piece], wrapper: Wrapper | None) -> Iterator[Part]:
    """Yield the parts that hold articles, with their places in the file."""
    start, line, column = 0, 1, 1
    for piece in pieces:
        if piece.wanted:
            decoded = decode(piece.raw, piece.charset)
            if piece.fault is not None:
                decoded = decoded._replace(fault=piece.fault)
            text = decoded.text or _characters(piece.raw)
            whole = Text.of_raw(decoded.text)
            opened = piece.opened(whole) if piece.opened and decoded.fault is None else whole
            place = (0, 1, 1) if piece.is_member else (start, line, column)
            lines = Lines(decoded.text, *place[1:])
            yield Part(
                decoded, lines, place[0], opened, wrapper, piece.address, piece.retrieved, is_member=piece.is_member
            )
        else:
            text = _characters(piece.raw)
        start += len(text)
        breaks = text.count("\n")
        line, column = line + breaks, len(text) - text.rfind("\n") if breaks else column + len(text)


def _characters(raw: bytes) -> str:
    """Decode what is only counted: one character a byte that is none."""
    return raw.decode("utf8", "surrogateescape")


class Headed(io.RawIOBase):
    """A stream whose first bytes have been read already, and are read again."""

    def __init__(self, head: bytes, rest: Stream) -> None:
        """Take the bytes that were read, and the stream behind them."""
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer."""
        content = self._head[: len(buffer)] or self._rest.read(min(len(buffer), MAX_READ_BYTES))
        self._head = self._head[len(content) :]
        buffer[: len(content)] = content
        return len(content)


def with_head(head: bytes, rest: Stream) -> Stream:
    """Return a stream of bytes that were read already and of those behind them."""
    return io.BufferedReader(Headed(head, rest), MAX_HEAD_BYTES)
