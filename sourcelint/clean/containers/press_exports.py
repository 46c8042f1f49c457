"""Documents as archives of the press export them, many in a file: Nexis and Factiva → each with its text and what its head says.

The heads have no common form: Factiva writes codes (`HD`, `PD`, `LP`), Nexis a few labels ("LENGTH: 512 words") below lines
that only their place explains.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.containers.record_metadata import Value, metadata_of, value_of
from sourcelint.clean.lines.dates import written_dates
from sourcelint.expressions import lazy
from sourcelint.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_HEAD_CHARS = 3000
"""Characters of the head of a document, and of a file in which it must show what wrote it."""
MAX_HEAD_LINES = 40
MAX_DATE_CHARS = 60
"""Characters of a line that is a day."""

_WORDS = lazy(r"^[ \t]{0,9}length:[ \t]{0,9}[\d,.]{1,9} words", re.IGNORECASE | re.MULTILINE)
_NEXIS_STARTS = lazy(r"^[ \t]{0,60}(?:Document[ ])?\d{1,5}[ ]of[ ]\d{1,5}[ ]DOCUMENTS?[ \t]{0,9}\r?$", re.MULTILINE)
_NEXIS_SIGNS = ("DOCUMENT", "End of Document")
"""What one of both says between two documents; to look for it first costs a tenth."""
_NEXIS_ENDS = lazy(r"^[ \t]{0,9}End of Document[ \t]{0,9}\r?$", re.MULTILINE)
_LABEL = lazy(
    r"""
    ^[ \t]{0,9}(?:
        (?P<head>byline|section|length|dateline|highlight|headline|body|copyright)
        |(?P<tail>load-date|language|publication-type|url|graphic|classification|journal-code|correction-date)
    )(?:[ \t]{0,9}:[ \t]{0,9}(?P<value>[^\r\n]{0,2000})|(?:(?<=\nBody)|(?<=\nGraphic))[ \t]{0,9})\r?$
    |^[ \t]{0,60}(?P<right>Copyright[ ]\d{4}|Copyright[ ]©)[^\r\n]{0,300}\r?$
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_LINE = lazy(r"^[ \t]*+(?P<words>[^\s][^\r\n]{0,1000})\r?$", re.MULTILINE)
_CODES = "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD RF CO IN NS RE IPC IPD PUB AN CT ART"
_CODE = lazy(rf"^(?P<code>{'|'.join(_CODES.split())})(?:[ \t]{{1,9}}(?=[^\s])|[ \t]{{0,9}}\r?\n)", re.MULTILINE)
_OF_FACTIVA = frozenset(("HD", "WC", "PD", "SN"))
"""Codes of every document of Factiva."""
_NEXIS_KEYS = {"byline": "author", "url": "url"}
_FACTIVA_KEYS = {"HD": "title", "BY": "author", "PD": "published", "SN": "publisher"}
"""What records call what is said by a label of Nexis, or behind a code of Factiva."""


def open_press_export(text: Text) -> tuple[PartialDocument, ...] | None:
    """Take the documents out of an export of Nexis or Factiva; None if the text is something else."""
    head = text.value[:MAX_HEAD_CHARS]
    if _has_lengths(text.value):
        starts = [match.end() for match in _NEXIS_STARTS.finditer(text.value)]
        ends = [match.start() for match in _NEXIS_ENDS.finditer(text.value)]
        if starts and _NEXIS_STARTS.search(head) is not None:
            documents = [Span(*pair) for pair in pairwise([*starts, len(text)])]
            return tuple(_of_nexis(text, document, title_last=True) for document in documents)
        if ends:
            return tuple(_of_nexis(text, Span(*pair), title_last=False) for pair in pairwise([0, *ends]))
    if {match["code"] for match in _CODE.finditer(head)} >= _OF_FACTIVA:
        starts = [match.start() for match in _CODE.finditer(text.value) if match["code"] == "HD"]
        return tuple(_of_factiva(text, Span(*pair)) for pair in pairwise([*starts, len(text)]))
    return None


def _has_lengths(value: str) -> bool:
    """Tell whether a text says how many words a document has, as Nexis does below each head."""
    return any(sign in value for sign in _NEXIS_SIGNS) and _WORDS.search(value) is not None


def _of_nexis(text: Text, document: Span, *, title_last: bool) -> PartialDocument:
    """Read a document of Nexis. Older ones have their title below outlet and day, newer ones above them."""
    labels = list(_LABEL.finditer(text.value, document.start, document.end))
    first = labels[0].start() if labels else document.start
    values = dict(_lines_above(text, document.start, first, title_last=title_last))
    for label in labels:
        key = _NEXIS_KEYS.get(_name_of(label))
        if key and label["value"]:
            values[key] = value_of(text[label.start("value") : label.end("value")], key)
    heads = [label.end() for label in labels if label["head"] and label.start() <= first + MAX_HEAD_CHARS]
    start = max(heads, default=document.start)
    end = next((label.start() for label in labels if label.start() >= start), document.end)
    return PartialDocument(text[start:end].strip(), metadata=metadata_of(values, complete=True, origin="nexis"))


def _name_of(label: re.Match[str]) -> str:
    return (label["head"] or label["tail"] or "").lower()


def _lines_above(text: Text, start: int, end: int, *, title_last: bool) -> Iterator[tuple[str, Value]]:
    """Read the lines above the first label: outlet, day and title by their places, the day being the line that is one."""
    lines = [match.span("words") for match in _LINE.finditer(text.value, start, end)][-MAX_HEAD_LINES:]
    days = (at for at in range(len(lines) - 1, -1, -1) if _is_day(text.value[slice(*lines[at])]))
    day = next(days, None)
    if day is None:
        places = {"title": len(lines) - 1 if title_last else 0}
    else:
        places = {"published": day, "publisher": day - 1, "title": len(lines) - 1 if title_last else day - 2}
    for key, at in places.items():
        if 0 <= at < len(lines):
            yield key, value_of(text[slice(*lines[at])], key)


def _is_day(line: str) -> bool:
    return len(line) <= MAX_DATE_CHARS and next(written_dates(line), None) is not None


def _of_factiva(text: Text, document: Span) -> PartialDocument:
    """Read a document of Factiva: its lead and its text below `LP` and `TD`."""
    codes = list(_CODE.finditer(text.value, document.start, document.end))
    ends = [*(code.start() for code in codes[1:]), document.end]
    parts = {code["code"]: text[code.end() : end].strip() for code, end in zip(codes, ends, strict=True)}
    values = {key: value_of(parts[code], key) for code, key in _FACTIVA_KEYS.items() if code in parts}
    body = [parts[code] for code in ("LP", "TD") if code in parts]
    return PartialDocument(Text.join(body, "\n\n"), metadata=metadata_of(values, complete=True, origin="factiva"))
