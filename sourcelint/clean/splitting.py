"""Which files are read in parts, or by a reader of documents; told by their head.

Parts: Parquet, tables, archives of pages, JSON Lines, long lists of objects. Documents: PDF, DOCX.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from sourcelint.clean.characters.decoding import ZIP, decode
from sourcelint.clean.containers.json_stream import (
    LIST_OF_OBJECTS,
    MIN_STREAMED_LIST_BYTES,
    is_json_lines,
    is_long_list,
    split_lines,
    split_list,
)
from sourcelint.clean.containers.parquet import MAGIC as PARQUET
from sourcelint.clean.containers.parquet import split_parquet
from sourcelint.clean.containers.parts import MAX_HEAD_BYTES, placed, with_head
from sourcelint.clean.containers.tables import is_table, split_table
from sourcelint.clean.containers.warc import is_warc, split_warc
from sourcelint.clean.limits import MAX_ARTICLES_PER_FILE, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sourcelint.clean.containers.parts import Part, Stream

PDF = b"%PDF-"
OFFICE = (b"word/", b"[Content_Types].xml")
"""Names of parts of a DOCX, of which one stands among its first."""


def split(
    stream: Stream, name: str, max_bytes: int, size: int, columns: Mapping[str, str]
) -> tuple[Stream, Iterator[Part] | None]:
    """Return a stream that begins where the given one did and, for a file that is read in parts, these.

    `size` is that of the file in bytes, 0 if it is not known. Raises limits.TooLargeError.
    """
    head = _head_of(stream, max_bytes, size)
    stream = _rewound(head, stream, max_bytes)
    return stream, _parts_of(stream, head, name, max_bytes, size, columns)


def _head_of(stream: Stream, max_bytes: int, size: int) -> bytes:
    """Read what tells how a file is read: of one that begins with an object, at least the first line."""
    head = stream.read(MAX_HEAD_BYTES)
    if not size and LIST_OF_OBJECTS.match(head):
        head += stream.read(MIN_STREAMED_LIST_BYTES)
    if b"\n" not in head and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        head += stream.readline(max_bytes) + stream.read(MAX_HEAD_BYTES)
    return head


def _rewound(head: bytes, stream: Stream, max_bytes: int) -> Stream:
    """Return a stream that begins again with its head; one that is not read from front to back can be moved in."""
    if not (head.startswith(PARQUET) or is_document(head)):
        return with_head(head, stream)
    if stream.seekable():
        stream.seek(0)
        return stream
    raw = head + stream.read(max_bytes * MAX_ARTICLES_PER_FILE)
    if stream.read(1):
        raise TooLargeError(f"too large: it holds more than {len(raw):,} bytes; unpack it first")
    return BytesIO(raw)


def _parts_of(
    stream: Stream, head: bytes, name: str, max_bytes: int, size: int, columns: Mapping[str, str]
) -> Iterator[Part] | None:
    """Return the parts of a file that is read in parts, None for any other."""
    if head.startswith(PARQUET):
        return placed(split_parquet(stream, max_bytes, columns), "parquet")
    if head.startswith(PDF):
        from sourcelint.clean.containers.pdf import split_pdf  # which few runs need

        return split_pdf(stream)
    if _is_office(head):
        from sourcelint.clean.containers.docx import split_docx

        return split_docx(stream, head)
    if is_table(name) and not _is_binary(head):
        return placed(split_table(stream, max_bytes, name, columns), "csv")
    if is_warc(head):
        return placed(split_warc(stream, max_bytes), None)
    if is_json_lines(head):
        return placed(split_lines(stream, max_bytes), "jsonl")
    if is_long_list(head, size):
        return placed(split_list(stream, max_bytes), None)
    return None


def is_document(head: bytes) -> bool:
    """Tell a file that only a reader of documents can open, by what it begins with."""
    return head.startswith(PDF) or _is_office(head)


def _is_office(head: bytes) -> bool:
    return head.startswith(ZIP) and any(name in head for name in OFFICE)


def _is_binary(head: bytes) -> bool:
    return decode(head).encoding == "binary"
