"""JSON Lines and long lists of JSON objects, cut into their records without reading the file as a whole.

In JSON Lines (https://jsonlines.org) a record is a line: one that is cut or damaged spoils no other. In a list, brackets
are counted outside of strings; a record that is larger than an article may be ends the reading, as nothing tells where
the next one begins.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sourcelint.clean.containers.parts import Piece
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.containers.parts import Stream

MIN_STREAMED_LIST_BYTES = 4_000_000
"""Size of a list from which it is read in parts; a shorter one may be the paragraphs of a single article."""

MAX_CHUNK_BYTES = 1 << 20
"""Bytes that are read of a list at once."""

BLANK = b" \t\r\n"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LIST_OF_OBJECTS = lazy(rb"(?:\xef\xbb\xbf)?\s*+\[\s*+\{")
OBJECT_LINE = lazy(rb"^[ \t]{0,99}\{", re.MULTILINE)
MARK = lazy(rb'["\[\]{}]')
STRING = lazy(rb'"(?>[^"\\]++|\\.)*+"', re.DOTALL)
NOT_A_RECORD = "no text: the line is no record of JSON Lines. Mend it, or take it out of the file."


def is_json_lines(head: bytes) -> bool:
    """Tell JSON Lines by what a file begins with: a line that is an object, and behind it one that begins as one.

    `head` must hold the whole of the first line.
    """
    first, _, rest = head.removeprefix(BYTE_ORDER_MARK).lstrip().partition(b"\n")
    if not first.startswith(b"{") or OBJECT_LINE.search(rest) is None:
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return False
    return True


def is_long_list(head: bytes, size: int) -> bool:
    """Tell a list of objects that is read in parts.

    `size` is that of its file in bytes, 0 if it is not known: `head` then holds as much of it as tells.
    """
    return max(size, len(head)) >= MIN_STREAMED_LIST_BYTES and LIST_OF_OBJECTS.match(head) is not None


def split_lines(stream: Stream, max_bytes: int) -> Iterator[Piece]:
    """Cut JSON Lines into records of at most `max_bytes`; what is no record has a fault."""
    while line := stream.readline(max_bytes + 1):
        if len(line) > max_bytes and not line.endswith(b"\n"):
            yield Piece(line, fault=_too_large(max_bytes))
            yield from _rest_of_line(stream)
            continue
        record = line.rstrip(BLANK)
        if record:
            is_record = record.removeprefix(BYTE_ORDER_MARK).lstrip().startswith((b"{", b"["))
            yield Piece(record, fault=None if is_record else NOT_A_RECORD)
        yield Piece(line[len(record) :], wanted=False)


def _rest_of_line(stream: Stream) -> Iterator[Piece]:
    while rest := stream.readline(MAX_CHUNK_BYTES):
        yield Piece(rest, wanted=False)
        if rest.endswith(b"\n"):
            return


def _too_large(max_bytes: int) -> str:
    return f"too large: the record holds more than {max_bytes:,} bytes; raise the limit with --max-bytes, or split it"


def split_list(stream: Stream, max_bytes: int) -> Iterator[Piece]:
    """Cut a list of objects into these; the last one may be cut."""
    held, depth = b"", 0
    at = begin = 0  # where reading goes on in `held`, and where the current object or what stands before it begins
    while chunk := stream.read(MAX_CHUNK_BYTES):
        held, at, begin = held[begin:] + chunk, at - begin, 0
        while mark := MARK.search(held, at):
            if mark[0] == b'"':
                string = STRING.match(held, mark.start())
                if string is None:
                    at = mark.start()
                    break
                at = string.end()
                continue
            at = mark.end()
            opens = mark[0] in b"[{"
            depth += 1 if opens else -1
            if opens and depth == 2:
                yield Piece(held[begin : mark.start()], wanted=False)
                begin = mark.start()
            elif not opens and depth == 1:
                yield Piece(held[begin:at])
                begin = at
        else:
            at = len(held)
        if len(held) - begin > max_bytes:
            yield Piece(held[begin:], fault=f"{_too_large(max_bytes)}; the rest of the file is not read")
            return
    rest = held[begin:]
    yield Piece(rest, wanted=depth > 1)
