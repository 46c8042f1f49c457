"""WARC archives of many pages (ISO 28500, versions 1.0 and 1.1), cut into their pages without reading the archive as a whole.

Read are answers of servers with a page of HTML or plain text (`response`), pages that were stored by themselves (`resource`) and
texts that somebody took out of pages (`conversion`, the WET files of Common Crawl). Requests, pictures, redirects and
the like hold no article, and are counted. Places are those in the page, as it was before it was packed for its way.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.containers.parts import Piece
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sourcelint.clean.containers.parts import Stream

VERSION = lazy(rb"WARC/(?:0\.1[78]|1\.[01])[ \t]{0,9}\r?\n")
RECORD = lazy(rb"^WARC-Type:\s{0,9}\w", re.IGNORECASE | re.MULTILINE)
STATUS = lazy(rb"HTTP/\d(?:\.\d)?[ \t]{1,9}(\d{3})")
MAX_HEADER_BYTES = 1 << 16
"""Of the headers of a record, and of an answer."""
MAX_CHUNK_BYTES = 1 << 20
PAGES = frozenset(("text/html", "application/xhtml+xml", "text/plain"))
CONTENT = frozenset(("response", "resource", "conversion"))
"""Types of records that may hold a page."""
CHARSET = lazy(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
GZIP, ANY_WINDOW = b"\x1f\x8b", 32 + zlib.MAX_WBITS
"""The mark of gzip, and what makes zlib read it and its own format alike."""
MIN_RECORDS = 2
"""A file of one record that holds a page is read as that page (`envelope`), and keeps its places in the file."""


class DamagedError(ValueError):
    """An archive that cannot be read on; the message says why."""


class Page(NamedTuple):
    """What a record holds: the bytes of a page, and the encoding that its server named."""

    content: bytes
    charset: str | None = None


def is_warc(head: bytes) -> bool:
    """Tell an archive of several records by what a file begins with."""
    return VERSION.match(head) is not None and (
        len(RECORD.findall(head)) >= MIN_RECORDS or len(head) >= MAX_HEADER_BYTES
    )


def split_warc(stream: Stream, max_bytes: int) -> Iterator[Piece]:
    """Yield the pages of an archive; if it holds none, or is damaged, a piece with a fault."""
    others: Counter[str] = Counter()
    pages = 0
    try:
        for found in _records(stream, max_bytes):
            if isinstance(found, str):
                others[found] += 1
            else:
                pages += 1
                yield found
    except DamagedError as error:
        yield Piece(b"", fault=f"cannot be read to its end: {error}. Collect the archive again.")
        return
    if not pages:
        held = ", ".join(f"{count:,} × {kind}" for kind, count in sorted(others.items()))
        yield Piece(b"", fault=f"no text: the WARC archive holds no page ({held or 'no record'}). Collect the pages.")


def _records(stream: Stream, max_bytes: int) -> Iterator[Piece | str]:
    """Yield for each record its page, or what it is instead. Raises DamagedError."""
    while (headers := _record_headers(stream)) is not None:
        kind, address = headers.get("warc-type", "").lower(), headers.get("warc-target-uri", "").strip("<> ") or None
        size = _length_of(headers)
        if size > max_bytes + MAX_HEADER_BYTES:
            _skip(stream, size)
            too_large = Piece(b"", fault=_too_large(size, max_bytes), address=address, is_member=True)
            yield too_large if kind in CONTENT else kind
            continue
        page = _page_of(kind, headers, _block_of(stream, size), max_bytes)
        if isinstance(page, str):
            yield page
            continue
        fault = _too_large(len(page.content), max_bytes) if len(page.content) > max_bytes else None
        retrieved = headers.get("warc-date")
        yield Piece(
            page.content, fault=fault, address=address, retrieved=retrieved, charset=page.charset, is_member=True
        )


def _block_of(stream: Stream, size: int) -> bytes:
    block = stream.read(size)
    if len(block) < size:
        raise DamagedError("the archive is cut inside a record")
    return block


def _too_large(size: int, max_bytes: int) -> str:
    return f"too large: the page holds {size:,} bytes, and may have {max_bytes:,}; raise the limit with --max-bytes"


def _record_headers(stream: Stream) -> dict[str, str] | None:
    """Read the headers of the next record; None at the end. Raises DamagedError."""
    line = stream.readline(MAX_HEADER_BYTES)
    while line and not line.strip():
        line = stream.readline(MAX_HEADER_BYTES)
    if not line:
        return None
    if VERSION.match(line) is None:
        raise DamagedError("no record begins where the one before it ends")
    lines: list[bytes] = []
    size = 0
    while (line := stream.readline(MAX_HEADER_BYTES)).strip():
        lines.append(line)
        size += len(line)
        if size > MAX_HEADER_BYTES:
            raise DamagedError("the headers of a record do not end")
    return _headers_of(b"".join(lines))


def _headers_of(raw: bytes) -> dict[str, str]:
    """Read headers by name in small letters; the first of several counts."""
    headers: dict[str, str] = {}
    for line in raw.decode("utf8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _length_of(headers: Mapping[str, str]) -> int:
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal() and len(length) < len(str(1 << 60))):
        raise DamagedError("a record does not say how long it is")
    return int(length)


def _skip(stream: Stream, size: int) -> None:
    while size and (content := stream.read(min(size, MAX_CHUNK_BYTES))):
        size -= len(content)


def _page_of(kind: str, headers: Mapping[str, str], block: bytes, max_bytes: int) -> Page | str:
    """Return the page that a record holds; what it is instead, for one that holds none."""
    described = headers.get("content-type", "")
    if kind in CONTENT - {"response"}:
        return Page(block, _charset_of(described)) if _media_type(described) in PAGES else kind
    if kind != "response":
        return kind or "record without a type"
    return _answered(block, max_bytes)


def _answered(block: bytes, max_bytes: int) -> Page | str:
    """Return the page that a server answered with."""
    status = STATUS.match(block)
    end = min((at for mark in (b"\r\n\r\n", b"\n\n") if (at := block.find(mark, 0, MAX_HEADER_BYTES)) >= 0), default=-1)
    if status is None or end < 0:
        return "response that is none of HTTP"
    if status[1] != b"200":
        return f"status {status[1].decode()}"
    headers = _headers_of(block[:end])
    described = headers.get("content-type", "text/html")
    if _media_type(described) not in PAGES:
        return _media_type(described)
    content = block[end:].removeprefix(b"\r\n\r\n") if block.startswith(b"\r\n\r\n", end) else block[end + 2 :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        content = _without_chunks(content)
    return Page(_unpacked(content, headers.get("content-encoding", "").lower(), max_bytes), _charset_of(described))


def _media_type(described: str) -> str:
    return described.partition(";")[0].strip().lower() or "no type"


def _charset_of(described: str) -> str | None:
    charset = CHARSET.search(described)
    return charset[1] if charset else None


CHUNK = lazy(rb"([0-9A-Fa-f]{1,8})[ \t]{0,9}(?:;[^\r\n]{0,200})?\r?\n")


def _without_chunks(content: bytes) -> bytes:
    """Join the chunks of an answer (RFC 9112, section 7.1); content that has none any more stays as it is."""
    chunks: list[bytes] = []
    at = 0
    while (size := CHUNK.match(content, at)) is not None:
        length = int(size[1], 16)
        chunks.append(content[size.end() : size.end() + length])
        at = size.end() + length
        if not length:
            break
        at += 2 if content.startswith(b"\r\n", at) else 0
    return b"".join(chunks) if chunks else content


def _unpacked(content: bytes, encoding: str, max_bytes: int) -> bytes:
    """Unpack gzip and deflate up to the limit; many archives say that a page is packed when it is not any more."""
    if not (content.startswith(GZIP) or encoding == "deflate"):
        return content
    try:
        return zlib.decompressobj(ANY_WINDOW).decompress(content, max_bytes + 1)
    except zlib.error:
        return content
