"""MHTML: a web page and its pictures, saved by a browser or mail program as one MIME message.

The first part of HTML (or, without one, of plain text) is the page. Quoted-printable is undone in place; a part in
base64 has no characters of its own in the file, so that all of it points at the whole part.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.characters.decoding import decode
from sourcelint.clean.characters.encoding_labels import UTF_8, codec_of
from sourcelint.document import Field
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sourcelint.text import Text

FIRST_HEADERS = "From|To|Subject|Date|MIME-Version|Snapshot-Content-Location|Content-Type|Content-Location"
MESSAGE = lazy(rf"\ufeff?(?:{FIRST_HEADERS}|X-[\w-]{{1,40}}):[^\n]{{0,2000}}\n", re.IGNORECASE)
"""The first line of a message."""
HEADER = lazy(r"(?P<name>[\w-]{1,60}):[ \t]*(?P<value>[^\n]*(?:\n[ \t][^\n]*)*)\n?")
MIME = lazy(r"^MIME-Version:|^Content-Type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
BOUNDARY = lazy(r"""boundary=(?:"(?P<quoted>[^"\n]{1,200})"|"?(?P<plain>[^"\s;]{1,200}))""", re.IGNORECASE)
USED_BOUNDARY = lazy(r"^--(?P<boundary>[^\s]{1,200})[ \t]*\r?\nContent-[\w-]{1,40}:", re.IGNORECASE | re.MULTILINE)
"""A boundary as it stands before the headers of a part."""
CHARSET = lazy(r"""charset="?([\w.:-]{1,40})""", re.IGNORECASE)
SOFT_BREAK = lazy(r"=[ \t]*\r?\n")
QUOTED = lazy(r"(?>=[0-9A-Fa-f]{2})++")
OF_DELIVERY = frozenset(("to", "received", "delivered-to", "return-path", "list-id"))
"""Headers of a message that was sent."""
BLANK_LINE = lazy(r"[ \t\r]*+\n")
MAX_HEADERS_CHARS = 4000
"""Characters in which the headers of a message end."""
MAX_PART_DEPTH = 5
"""Parts inside parts are looked for so deep: mail programs nest two or three."""
ESCAPE_CHARS = len("=E2")
BASE64_GROUP = 4
"""Characters of base64 that hold three bytes together; the last group of a text may hold one or two."""


class Part(NamedTuple):
    """A part of a message: its headers in lower case, and where its body stands."""

    headers: dict[str, str]
    start: int
    end: int


def open_mhtml(text: Text) -> Text | None:
    """Take the page out of a saved message; None if the text is something else."""
    value = text.value
    if MESSAGE.match(value) is None or MIME.search(value, 0, MAX_HEADERS_CHARS) is None:
        return None
    headers, start = headers_of(value, 0, len(value))
    page = _find_page(list(leaves_of(value, Part(headers, start, len(value)))))
    return None if page is None else body_of(text, page)


def is_saved_page(headers: Mapping[str, str]) -> bool:
    """Tell by its headers whether a message is a page that a browser saved, and no mail: a mail was sent to somebody."""
    if "saved by" in headers.get("from", "").lower() or "snapshot-content-location" in headers:
        return True
    return "multipart/related" in headers.get("content-type", "").lower() and OF_DELIVERY.isdisjoint(headers)


def address_of(text: Text, whole: Part, page: Part) -> Field | None:
    """Return where a saved page was, as its message says; None if that names a place on the web in neither part."""
    for part, name in ((page, "content-location"), (whole, "snapshot-content-location")):
        address = part.headers.get(name, "").strip()
        at = text.value.find(address, 0, part.start) if address.startswith(("http://", "https://")) else -1
        if at >= 0:
            return Field(address, "present", text.raw_span(at, at + len(address)))
    return None


def body_of(text: Text, part: Part) -> Text:
    """Return the body of a part, its transfer encoding undone."""
    body = text[part.start : part.end]
    charset = _charset(part.headers.get("content-type", ""))
    match part.headers.get("content-transfer-encoding", "").strip().lower():
        case "quoted-printable":
            return _undo_quoted(body, codec_of(charset) or UTF_8)
        case "base64":
            return _undo_base64(body, charset)
    return body


def _find_page(parts: list[Part]) -> Part | None:
    """Return the first part of HTML, else the first of plain text."""
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if kind in part.headers.get("content-type", ""):
                return part
    return None


def _charset(content_type: str) -> str:
    """Return the declared encoding of a part, empty if it declares none."""
    declared = CHARSET.search(content_type)
    return declared[1] if declared else ""


def leaves_of(value: str, whole: Part) -> Iterator[Part]:
    """Yield a part itself, if it has none inside, or its parts and theirs; one that is cut runs to the end."""
    waiting = [(whole, 0)]
    while waiting:
        part, depth = waiting.pop()
        boundary = BOUNDARY.search(part.headers.get("content-type", "")) if depth < MAX_PART_DEPTH else None
        if boundary is None:
            yield part
        else:
            inner = list(_parts_between(value, part, boundary["quoted"] or boundary["plain"]))
            if not inner:  # a mailer named a boundary that it did not use
                used = USED_BOUNDARY.search(value, part.start, part.end)
                inner = list(_parts_between(value, part, used["boundary"])) if used else [part._replace(headers={})]
            waiting += [(found, depth + 1) for found in reversed(inner)]


def _parts_between(value: str, whole: Part, boundary: str) -> Iterator[Part]:
    """Yield the parts of a part: what stands between the lines that hold its boundary and nothing else."""
    line = re.compile(rf"^--{re.escape(boundary)}(?P<last>--)?[ \t]*\r?$", re.MULTILINE)
    begin: int | None = None
    for mark in line.finditer(value, whole.start, whole.end):
        if begin is not None:
            # The end of the line before a boundary belongs to the boundary.
            yield _part(value, begin, mark.start() - len("\n"))
        if mark["last"] is not None:
            return
        begin = mark.end() + len("\n")
    if begin is not None and begin < whole.end:
        yield _part(value, begin, whole.end)


def _part(value: str, begin: int, end: int) -> Part:
    headers, start = headers_of(value, begin, end)
    if value[start:end].endswith("\r"):
        end -= 1
    return Part(headers, start, max(start, end))


def headers_of(value: str, position: int, end: int) -> tuple[dict[str, str], int]:
    """Read the headers of the part that ends at `end`, and where its body begins."""
    headers: dict[str, str] = {}
    while (header := HEADER.match(value, position, end)) is not None:
        headers.setdefault(header["name"].lower(), header["value"].strip())
        position = header.end()
    blank = BLANK_LINE.match(value, position, end)
    return headers, blank.end() if blank else position


def _undo_quoted(body: Text, charset: str) -> Text:
    """Undo quoted-printable; every character inherits the span of its bytes."""
    body = body.sub(SOFT_BREAK, "")
    value = body.value
    return body.edit(edit for run in QUOTED.finditer(value) for edit in _characters(value, run, charset))


def _characters(value: str, run: re.Match[str], charset: str) -> Iterator[tuple[int, int, str]]:
    """Decode a run of escaped bytes; if they are none of the declared encoding, each byte is a Latin-1 character.

    The second byte of a character may be one that needs no escape: 表 is `=95` and a backslash in Shift JIS.
    """
    raw = bytes.fromhex(run[0].replace("=", ""))
    widths = [ESCAPE_CHARS] * len(raw)
    if not _is_encoded(raw, charset):
        behind = value[run.end() : run.end() + 1].encode("ascii", "ignore")
        if behind and _is_encoded(raw + behind, charset):
            raw, widths = raw + behind, [*widths, 1]
        else:
            charset = "latin-1"
    decoder = codecs.getincrementaldecoder(charset)()
    start = end = run.start()
    for byte, width in zip(raw, widths, strict=True):
        character = decoder.decode(bytes((byte,)))
        end += width
        if character:
            yield start, end, character
            start = end


def _is_encoded(raw: bytes, charset: str) -> bool:
    """Return True if bytes are whole characters of an encoding."""
    try:
        raw.decode(charset)
    except UnicodeError:
        return False
    return True


def _undo_base64(body: Text, charset: str) -> Text:
    """Undo base64; bytes that are none of the declared encoding are read as those of a file would be."""
    from base64 import b64decode

    encoded = re.sub(r"[^A-Za-z0-9+/]", "", body.value)
    if len(encoded) % BASE64_GROUP == 1:  # of a file that is cut: not one byte
        encoded = encoded[:-1]
    raw = b64decode(encoded + "=" * (-len(encoded) % BASE64_GROUP))
    return body.edit([(0, len(body), decode(raw, charset).text)])
