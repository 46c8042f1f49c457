"""Where a page says a day of publication that a search found: in a short block, a tag, or a script; none is no such day.

htmldate finds days in a page without their places, and some that nothing on it dates.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from sourcelint.clean.html.date_places import MAX_LINE_CHARS
from sourcelint.clean.html.layout import is_of_other_item
from sourcelint.clean.html.parser import find_in_block
from sourcelint.clean.lines.date_stamps import DATE_FILLER, is_dateline
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.clean.html.date_places import DatePlaces

_IN_ADDRESS = frozenset("/-_=.%")
"""Characters before a date that stands in an address."""
_MAX_LABEL_CHARS, _MAX_TRIES, _MAX_TAG_CHARS = 60, 20, 2000
_CHANGED = lazy(r"updat|modif|revis|review|expir|event|start|until|valid|birth|born|found|deadline", re.IGNORECASE)
_KEY = lazy(
    r"""(?:publi\w{0,12}|posted|pub_?date|release\w{0,4}|issued|created|(?<![A-Za-z])date(?:time)?)  # what a script calls the day
    [\w-]{0,20}["']?\s?[:=,]\s?["']?$""",
    re.IGNORECASE | re.VERBOSE,
)


def place_of(places: DatePlaces, day: str) -> Span | None:
    """Find where a page says a day (ISO 8601) of its article; None if it does not, or not in a way that is known here.

    A day in the address of a picture or of another page, in a comment, or with a label of something else says nothing.
    """
    shown = (_place_in_block(places, number, day) for number in range(len(places.column.strings)))
    figures = (_place_of_figures(places, form) for form in (day, day.replace("-", ""), day.replace("-", "/")))
    return next((span for span in chain(shown, figures) if span is not None), None)


def _place_in_block(places: DatePlaces, number: int, day: str) -> Span | None:
    """Find a day in a short block that may date the article."""
    string = places.line(number)
    if len(string) > MAX_LINE_CHARS or places.is_foreign(number) or _is_above_all(places, number):
        return None
    for kind, written in places.dates_in(number):
        if written.value == day and (kind != "bare" or is_dateline(string)):
            return find_in_block(places.page, number, string[written.start : written.end])
    year, month, monthday = day.split("-")
    short = re.search(rf"(?<![\d.]){int(monthday)}\.{int(month)}\.{year[2:]}(?![\d.])", string)  # 8.5.12
    if short is None:
        return None
    dated = places.kind(number, string[: short.start()], string)
    is_title_behind = DATE_FILLER.sub("", string[short.end() :]) != ""  # 7.2.10 is the number of a section
    if dated == "published" or (dated == "bare" and not is_title_behind):
        return find_in_block(places.page, number, short[0])
    return None


def _is_above_all(places: DatePlaces, number: int) -> bool:
    """Tell whether a block stands above the article and what leads to it."""
    return any(number < title and places.is_above_navigation(number, title) for title in places.titles[:1])


def _place_of_figures(places: DatePlaces, figures: str) -> Span | None:
    """Find figures in an attribute of the article's own elements, or in a script under a key that says publication."""
    raw = places.page.raw
    at = raw.find(figures)
    for _ in range(_MAX_TRIES):
        if at < 0:
            break
        before = raw[max(0, at - _MAX_LABEL_CHARS) : at]
        if before[-1:] not in _IN_ADDRESS and not before[-1:].isdigit() and _says_publication(places, at, before):
            return Span(at, at + len(figures))
        at = raw.find(figures, at + 1)
    return None


def _says_publication(places: DatePlaces, at: int, before: str) -> bool:
    raw = places.page.raw
    tag = raw.rfind("<", max(0, at - _MAX_TAG_CHARS), at)
    in_tag = tag > raw.rfind(">", max(0, at - _MAX_TAG_CHARS), at)
    if not in_tag:
        return _KEY.search(before) is not None and raw.rfind("<script", 0, at) > raw.rfind("</script", 0, at)
    if _CHANGED.search(raw, tag, at):
        return False
    if raw.startswith(("<meta", "<META"), tag):
        return not is_of_other_item(places.page, places.page.around_head(tag))
    number = places.block_at(at)
    if number is None or places.is_foreign(number) or raw.startswith("<time", tag):
        return False  # an element `time` was judged already
    line = places.column.strings[number]
    return len(line) <= MAX_LINE_CHARS and places.kind(number, "", line) in ("published", "bare")
