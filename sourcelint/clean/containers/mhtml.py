"""MHTML: a web page and its pictures, saved by a browser or mail program as one MIME message.

The first part of HTML (or, without one, of plain text) is the page. Quoted-printable is undone in place; a part in
base64 has no characters of its own in the file, so that all of it points at the whole part.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.characters.encoding_labels import codec_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.text import Text

FIRST_HEADERS = "From|To|Subject|Date|MIME-Version|Snapshot-Content-Location|Content-Type|Content-Location"
MESSAGE = re.compile(rf"\ufeff?(?:{FIRST_HEADERS}|X-[\w-]{{1,40}}):[^\n]{{0,2000}}\n", re.IGNORECASE)
"""The first line of a message."""
HEADER = re.compile(r"(?P<name>[\w-]{1,60}):[ \t]*(?P<value>[^\n]*(?:\n[ \t][^\n]*)*)\n?")
MIME = re.compile(r"^MIME-Version:|^Content-Type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
BOUNDARY = re.compile(r"""boundary="?([^"\s;]{1,200})""", re.IGNORECASE)
CHARSET = re.compile(r"""charset="?([\w.:-]{1,40})""", re.IGNORECASE)
SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2})++")
BLANK_LINE = re.compile(r"[ \t\r]*+\n")
MAX_LEVELS = 8
"""Levels of parts inside parts; real mails have three."""
MAX_HEADERS_CHARS = 4000
"""Characters in which the headers of a message end."""
ESCAPE_CHARS = len("=E2")
BASE64_GROUP = 4
"""Characters of base64 that hold whole bytes together; what a cut leaves behind the last group is dropped."""


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


def is_saved_page(value: str) -> bool:
    """Tell whether a message is a page that a browser saved, and no mail."""
    head = value[:MAX_HEADERS_CHARS].lower()
    return "saved by" in head or "snapshot-content-location:" in head or "content-type: multipart/related" in head


def body_of(text: Text, part: Part) -> Text:
    """Return the body of a part, its transfer encoding undone."""
    body = text[part.start : part.end]
    charset = _charset(part.headers.get("content-type", ""))
    match part.headers.get("content-transfer-encoding", "").strip().lower():
        case "quoted-printable":
            return _undo_quoted(body, charset)
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
    """Return the declared encoding of a part if it is one of the web's, else UTF-8."""
    declared = CHARSET.search(content_type)
    return (codec_of(declared[1]) if declared else None) or "utf-8"


def leaves_of(value: str, part: Part, depth: int = 0) -> Iterator[Part]:
    """Yield a part itself, if it has none inside, or the parts in it; one that is cut runs to the end."""
    boundary = BOUNDARY.search(part.headers.get("content-type", ""))
    if boundary is None or depth > MAX_LEVELS:
        yield part
        return
    mark = f"--{boundary[1]}"
    at = value.find(mark, part.start, part.end)
    while at >= 0:
        line_end = value.find("\n", at, part.end)
        if line_end < 0:
            return
        before_next = value.find(f"\n{mark}", at + len(mark), part.end)
        is_last = before_next < 0
        end = part.end if is_last else before_next
        inner, begin = headers_of(value, line_end + 1, end)
        yield from leaves_of(value, Part(inner, begin, end), depth + 1)
        at = -1 if is_last else before_next + 1


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
    return body.edit(edit for run in QUOTED.finditer(body.value) for edit in _characters(run, charset))


def _characters(run: re.Match[str], charset: str) -> Iterator[tuple[int, int, str]]:
    """Decode a run of escaped bytes; if they are none of the declared encoding, each byte is a Latin-1 character."""
    raw = bytes.fromhex(run[0].replace("=", ""))
    try:
        raw.decode(charset)
    except UnicodeError:
        charset = "latin-1"
    decoder = codecs.getincrementaldecoder(charset)()
    start = run.start()
    for count, byte in enumerate(raw, 1):
        character = decoder.decode(bytes((byte,)))
        if character:
            end = run.start() + ESCAPE_CHARS * count
            yield start, end, character
            start = end


def _undo_base64(body: Text, charset: str) -> Text:
    from base64 import b64decode

    encoded = re.sub(r"[^A-Za-z0-9+/]", "", body.value)
    raw = b64decode(encoded[: len(encoded) // BASE64_GROUP * BASE64_GROUP])
    return body.edit([(0, len(body), raw.decode(charset, "replace"))])
