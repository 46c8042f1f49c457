"""Copies of pages: the address of the original inside that of an archive, and what programs that save pages note in a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_ARCHIVE = lazy(
    r"""(?:https?:)?//[^\s/]{3,100}/(?:[\w.-]{1,30}/){0,2}
        \d{14}(?:[a-z]{2}_)?/  # when it was kept
        (?=https?:/{1,2}\w)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What archives of the web write before an address: "https://web.archive.org/web/20240503101112/"."""
_NOTES = (
    lazy(r"<!--\s{0,9}saved\sfrom\surl=\(\d{1,6}\)(?P<address>https?://[^\s<>]{4,4000}?)\s{0,9}-->", re.IGNORECASE),
    lazy(
        r"Page\ssaved\swith\sSingleFile\s{1,20}url:\s{0,9}(?P<address>https?://\S{4,4000})"
        r"\s{1,20}saved\sdate:\s{0,9}(?P<date>[^\n]{8,100}?)\s{0,9}\n"
    ),
    lazy(
        r"<!--\s{0,9}Mirrored\sfrom\s(?P<address>[^\s<>]{4,4000})\sby\sHTTrack\s[^<>\n]{0,99}?"
        r"(?:,\s(?P<date>\w{3},\s\d\d\s\w{3}\s\d{4}[\s\d:]{0,10}(?:\s\w{3})?))?\s{0,9}-->"
    ),
    lazy(
        r"FILE\sARCHIVED\sON\s[\d:]{8}\s(?P<date>\w{3}\s\d\d,\s\d{4})\sAND\sRETRIEVED\sFROM\sTHE\s{1,9}INTERNET\sARCHIVE"
    ),
)
"""What a browser, SingleFile, HTTrack and the Wayback Machine write: where a page stood, and when it was kept."""
MAX_NOTE_CHARS = 5000
"""Characters at either end of a page in which it is noted that it is a copy."""


class CopyNote(NamedTuple):
    """Where the address of the original stands in a page that was saved, and when that was."""

    address: Span | None
    date: Span | None


def start_of_original(address: str) -> int:
    """Return where the address of the original begins in that of its copy in an archive, 0 for any other address.

    >>> address = "https://web.archive.org/web/20240503101112/https://coast.example/ferry"
    >>> address[start_of_original(address):]
    'https://coast.example/ferry'
    """
    copy = _OF_ARCHIVE.match(address)
    return copy.end() if copy else 0


def copy_notes_of(raw: str) -> Iterator[CopyNote]:
    """Yield what programs that saved a page noted at its start and its end."""
    for start in dict.fromkeys((0, max(0, len(raw) - MAX_NOTE_CHARS))):
        for note in (form.search(raw, start, start + MAX_NOTE_CHARS) for form in _NOTES):
            if note is not None:
                spans = {name: Span(*note.span(name)) for name, said in note.groupdict().items() if said}
                yield CopyNote(spans.get("address"), spans.get("date"))
