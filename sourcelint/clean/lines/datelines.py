"""The opening of a report or press release that says where, when and by which wire: "BOSTON, Oct. 21, 2024 (Reuters) -"."""

from __future__ import annotations

import re
from typing import NamedTuple

from sourcelint.clean.lines.agencies import SHORT_WIRES, WIRES
from sourcelint.clean.lines.date_stamps import DATE_LABEL
from sourcelint.clean.lines.dates import MONTHS, WrittenDate, has_year, written_dates
from sourcelint.expressions import lazy
from sourcelint.text import Span

MAX_OPENING_CHARS = 160
"""Characters at the start of a paragraph in which such an opening ends."""
DAY_CHARS = len("2024-10-21")

_WORD = r"[A-ZÀ-Þ][\w.’'&-]{0,24}"
_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for the date while the rest is read."""

MIN_MONTH_CHARS, MAX_MONTH_NAMES = 3, 14
"""Characters of the shortest name of a month without a year, and how many names each month has here: those of English and
the other large languages, which stand first."""


def _latin_months() -> list[str]:
    """Return the names of months in the largest languages that are written without marks, the longer first."""
    names = [name for name in MONTHS if name.isascii() and name.isalpha() and len(name) >= MIN_MONTH_CHARS]
    first = [
        name for month in range(1, 13) for name in [one for one in names if MONTHS[one] == month][:MAX_MONTH_NAMES]
    ]
    return sorted(first, key=len, reverse=True)


_MONTH = "|".join(_latin_months())
_YEARLESS = rf"(?:(?i:{_MONTH})\.?\s\d{{1,2}}|\d{{1,2}}\.?\s(?i:{_MONTH})\b\.?)"
_SLUG = lazy(
    rf"""(?:(?P<first>{_MARK})\s?(?:--|[–—/|-])\s)?[(\[]?(?P<place>{_WORD}(?:(?:\s|,\s?|\s?/\s?){_WORD}){{0,5}}?)??
    (?:,?\s(?i:le|den|am|el))?[\s,.(/\[–—-]{{0,6}}(?P<day>{_MARK}|{_YEARLESS})?[\s,.()/\]–—-]{{0,6}}
    (?:(?P<wire>(?i:{WIRES})|{SHORT_WIRES})\b|\((?P<station>[A-Z][A-Z0-9&]{{2,8}})\)
      |[(/]{_WORD}(?:\s{_WORD}){{0,3}}[)/])?
    (?:[\s,./()\]–—-]{{0,6}}{_MARK})?[\s,.()\]]{{0,4}}/?\s?
    (?P<end>--+|[—–―:]|-(?=\s)|/\.?(?=\s)|(?<=/)\.?(?=\s))\s?(?=\S)""",
    re.VERBOSE,
)
# 新华社北京3月14日电（记者王小明、李华）
_CHINESE = lazy(
    r"""(?P<wire>新华社|中新社|中新网|人民网|央视网|法新社|路透社|美联社|本报|本网)  # a wire service, or "this paper"
    [^\s，。]{0,16}?(?:[电讯電訊])\s?  # place and day, "by wire"
    (?:[（(](?:本报|本网)?(?:记者|記者)\s?(?P<names>[^）)]{2,30})[）)])?  # its reporters""",
    re.VERBOSE,
)
_NO_PLACE = frozenset(
    ("Born", "Died", "Since", "On", "By", "From", "Until", "Before", "After", "In", "At", "The"),
)
_SENTENCE_BEHIND = lazy(r"[“\"„«]?[A-ZÀ-Þ]")
"""A report goes on with a sentence; "3 May 2024 – the day of the fire" is one itself."""
_DASHES = ("--", " - ", ")-", ") -", "–", "—", "―", "/", "):")
"""One of these ends every opening: most paragraphs hold none of them."""


class Slug(NamedTuple):
    """What the opening of a report says of itself; offsets are those of the paragraph."""

    date: WrittenDate | None
    wire: Span | None
    names: Span | None = None
    is_bare: bool = False
    """It names neither a place nor a wire service."""


def slug_of(paragraph: str) -> Slug | None:
    """Read the opening of a paragraph; None if it is prose.

    Without a wire service both a place and a full date must stand before the dash.
    """
    opening = paragraph[:MAX_OPENING_CHARS]
    if not opening[:1].isascii() and (match := _CHINESE.match(opening)):
        return _chinese_slug(match)
    if not any(map(opening.__contains__, _DASHES)):
        return None
    date = _full_date(opening)
    if date is not None:
        opening = opening[: date.start] + _MARK + opening[date.end :]
    match = _SLUG.match(opening)
    if match is None:
        return None
    dated = date if _MARK in match[0] else None
    if _is_prose(match, dated):
        return None
    wire = Span(*match.span("wire" if match["wire"] else "station"))
    if wire.start < 0:
        return Slug(dated, None, is_bare=not match["place"])
    if dated is not None and dated.start < wire.start:  # the date is longer or shorter than its mark
        moved = dated.end - dated.start - len(_MARK)
        wire = Span(wire.start + moved, wire.end + moved)
    return Slug(dated, wire)


def _chinese_slug(match: re.Match[str]) -> Slug:
    wire = Span(*match.span("wire")) if not match["wire"].startswith("本") else None
    return Slug(None, wire, Span(*match.span("names")) if match["names"] else None)


def _full_date(opening: str) -> WrittenDate | None:
    """Return the first date of an opening if it names a day that can be read in one way only."""
    date = next(written_dates(opening), None) if has_year(opening) else None
    return date if date is not None and len(date.value) >= DAY_CHARS else None


def _is_prose(match: re.Match[str], dated: WrittenDate | None) -> bool:
    """Return True if something with the shape of a slug is the beginning of a sentence."""
    place = match["place"] or ""
    first_word = place.split(maxsplit=1)[0] if place else ""
    if first_word in _NO_PLACE or DATE_LABEL.search(place):
        return True
    if match["wire"]:
        return _is_about_wire(match)
    return not match["station"] and not _is_full(match, dated)


def _is_about_wire(match: re.Match[str]) -> bool:
    """Check for a sentence about a wire service: "Reuters: the agency …", "Bonn, Reuters: …"."""
    if not (match["place"] or match["day"] or match.string.startswith(("(", "/"))):
        return True
    return match["end"] == ":" and match.string[match.end("wire")] != ")"


def _is_full(match: re.Match[str], dated: WrittenDate | None) -> bool:
    """Check for a date before a dash that no figure follows, which would be the end of a range; with its place, or first."""
    if dated is None or not (
        match["place"] or (dated.start <= 1 and _SENTENCE_BEHIND.match(match.string, match.end()))
    ):
        return False
    return match["end"] != ":" and not match.string[match.end()].isdigit()
