"""Pages of a manual as `man` prints them → the text and its metadata: lines of head and foot, the NAME, blanks that justify."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.lines.dates import month_of, written_dates
from sourcelint.document import Field, Metadata, StatedDate
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.text import Text

_HEAD = lazy(
    r"\ufeff?\s*+(?P<name>[^\s()]{1,60}\(\d\w{0,8}\))(?=[ \t][^\n]{0,200}[ \t](?P=name)[ \t\r]*\n)[^\n]{0,300}\n\s*+"
)
"""The first line: the name of the page at both ends, that of the manual between."""
_FOOT = lazy(r"\n(?P<line>[^\s][^\n]{0,300})\s*\Z")
_NAME = lazy(
    r"^(?P<heading>[A-Z][^\n]{0,30})\n[ \t]{1,20}(?P<title>[^\s][^\n]{0,400}\s-{1,2}\s[^\n]{1,400}(?:\n[ \t]{2,20}[^\s][^\n]{0,200}){0,5})",
    re.MULTILINE,
)
_JUSTIFYING = lazy(r"(?<=[^\s]) {2,30}(?=[^\s])")
_MONTH = lazy(r"(?P<name>[^\W\d_]{3,12})\s(?P<year>(?:19|20)\d\d)(?!\w)")
MAX_FOOT_CHARS = 600
"""Characters of the last line and of the blanks around it."""


def open_man_page(text: Text) -> tuple[Text, Metadata] | None:
    """Take what `man` prints around a page off its text; None for a text that is none."""
    head = _HEAD.match(text.value)
    if head is None:
        return None
    foot = _FOOT.search(text.value, max(head.end(), len(text.value) - MAX_FOOT_CHARS))
    end = foot.start() if foot and head["name"] in foot["line"] else len(text.value)
    metadata = Metadata(title=_title_of(text, head))
    if foot is not None and end < len(text.value):
        metadata = _dated(metadata, text, foot.span("line"))
    return text[head.end() : end].sub(_JUSTIFYING, " "), metadata


def _title_of(text: Text, head: re.Match[str]) -> Field:
    """Return what the first section says that the page is about: "ls - list directory contents"; else the name of the page."""
    name = _NAME.match(text.value, head.end())
    span = name.span("title") if name else head.span("name")
    return Field(" ".join(text.value[slice(*span)].split()), "present", text.raw_span(*span))


def _dated(metadata: Metadata, text: Text, line: tuple[int, int]) -> Metadata:
    """Read the day or the month in the foot."""
    said = text.value[slice(*line)]
    day, month = next(written_dates(said), None), _MONTH.search(said)
    number = month_of(month["name"]) if month else None
    if day is not None:
        value, start, end = day.value, day.start, day.end
    elif month is not None and number is not None:
        value, (start, end) = f"{month['year']}-{number:02d}", month.span()
    else:
        return metadata
    span = text.raw_span(line[0] + start, line[0] + end)
    date = StatedDate("published", value, span, "foot of the manual")
    return Metadata(title=metadata.title, published=Field(value, "present", span), dates=(date,))
