"""MHTML: a web page and its pictures, saved by a browser or mail program as one MIME message.

The first part of HTML (or, without one, of plain text) is the page. Quoted-printable is undone in place; a part in
base64 has no characters of its own in the file, so that all of it points at the whole part.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.characters.decoding import web_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.text import Text

MESSAGE = re.compile(
    r"\ufeff?(?:From|To|Subject|Date|MIME-Version|Snapshot-Content-Location|Content-Type|Content-Location|X-[\w-]{1,40}):[^\n]{0,2000}\n",
    re.IGNORECASE,
)
HEADER = re.compile(r"(?P<name>[\w-]{1,60}):[ \t]*(?P<value>[^\n]*(?:\n[ \t][^\n]*)*)\n?")
MIME = re.compile(r"^MIME-Version:|^Content-Type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
BOUNDARY = re.compile(r"""boundary="?([^"\s;]{1,200})""", re.IGNORECASE)
CHARSET = re.compile(r"""charset="?([\w.:-]{1,40})""", re.IGNORECASE)
SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2})++")
BLANK_LINE = re.compile(r"[ \t\r]*+\n")
HEADERS = 4000
"""Characters in which the headers of a message end."""


class Part(NamedTuple):
    """A part of a message: its headers in lower case, and where its body stands."""

    headers: dict[str, str]
    start: int
    end: int


def open_mhtml(text: Text) -> Text | None:
    """Take the page out of a saved message; None where the text is none."""
    value = text.value
    if MESSAGE.match(value) is None or MIME.search(value, 0, HEADERS) is None:
        return None
    parts = list(_parts(value))
    page = next(
        (p for kind in ("text/html", "text/plain") for p in parts if kind in p.headers.get("content-type", "")), None
    )
    if page is None:
        return None
    body = text[page.start : page.end]
    charset = _charset(page.headers.get("content-type", ""))
    match page.headers.get("content-transfer-encoding", "").strip().lower():
        case "quoted-printable":
            return _undo_quoted(body, charset)
        case "base64":
            return _undo_base64(body, charset)
    return body


def _charset(content_type: str) -> str:
    """Return the declared encoding of a part if it is one of the web's, else UTF-8."""
    declared = CHARSET.search(content_type)
    return (web_encoding(declared[1]) if declared else None) or "utf-8"


def _parts(value: str) -> Iterator[Part]:
    """Give the message itself, if it has no parts, or its parts; a part that is cut runs to the end."""
    headers, start = _headers(value, 0, len(value))
    boundary = BOUNDARY.search(headers.get("content-type", ""))
    if boundary is None:
        yield Part(headers, start, len(value))
        return
    mark = f"--{boundary[1]}"
    at = value.find(mark, start)
    while at >= 0:
        line = value.find("\n", at)
        following = value.find(f"\n{mark}", at + len(mark))
        if line < 0:
            return
        end = following if following >= 0 else len(value)
        inner, begin = _headers(value, line + 1, end)
        yield Part(inner, begin, end)
        at = following + 1 if following >= 0 else -1


def _headers(value: str, position: int, end: int) -> tuple[dict[str, str], int]:
    """Read the headers of the part that ends at `end`, and where its body begins."""
    headers: dict[str, str] = {}
    while (m := HEADER.match(value, position, end)) is not None:
        headers.setdefault(m["name"].lower(), m["value"].strip())
        position = m.end()
    blank = BLANK_LINE.match(value, position, end)
    return headers, blank.end() if blank else position


def _undo_quoted(body: Text, charset: str) -> Text:
    """Undo quoted-printable; every character inherits the span of its bytes."""
    body = body.sub(SOFT_BREAK, "")
    return body.edit(edit for m in QUOTED.finditer(body.value) for edit in _characters(m, charset))


def _characters(m: re.Match[str], charset: str) -> Iterator[tuple[int, int, str]]:
    """Decode a run of escaped bytes; if they are none of the declared encoding, each byte is a Latin-1 character."""
    raw = bytes.fromhex(m[0].replace("=", ""))
    try:
        raw.decode(charset)
    except UnicodeError:
        charset = "latin-1"
    decoder = codecs.getincrementaldecoder(charset)()
    start = m.start()
    for end, byte in enumerate(raw, 1):
        character = decoder.decode(bytes((byte,)))
        if character:
            yield start, m.start() + 3 * end, character
            start = m.start() + 3 * end


def _undo_base64(body: Text, charset: str) -> Text:
    from base64 import b64decode

    encoded = re.sub(r"[^A-Za-z0-9+/]", "", body.value)
    raw = b64decode(encoded[: len(encoded) // 4 * 4])
    return body.edit([(0, len(body), raw.decode(charset, "replace"))])
