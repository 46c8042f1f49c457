"""The opening of a report or press release that says where, when and by which wire: "BOSTON, Oct. 21, 2024 (Reuters) -"."""

from __future__ import annotations

import re
from typing import NamedTuple

from sourcelint.clean.lines.date_stamps import DATE_LABEL
from sourcelint.clean.lines.dates import MONTHS, WrittenDate, has_year, written_dates
from sourcelint.text import Span

OPENING = 160
"""Characters at the start of a paragraph in which such an opening ends."""

_WIRES = (
    r"GLOBE\s?NEWSWIRE|PR\s?Newswire(?:-[\w-]{1,20})?|Business\s?Wire|ACCESS\s?WIRE|ACCESS\sNewswire|Newsfile(?:\sCorp\.?)?|CNW(?:\sTelbec)?|"
    r"EIN\s?Presswire(?:\.com)?|Marketwired|Marketwire|PRWEB|NEWMEDIAWIRE|EQS(?:\sNewswire)?|Canada\sNewsWire|"
    r"APO(?:\sGroup)?|Thomson\sReuters\sFoundation|Reuters|(?:The\s)?Associated\sPress|(?:The\s)?Canadian\sPress|"
    r"Bloomberg|Xinhua|Kyodo|Yonhap|Interfax|Anadolu|Bernama|Antara|Jiji|Belga"
)
_SHORT = r"AP|AFP|dpa(?:-AFX)?|ANSA|EFE|PTI|ANI|IANS|TASS|UPI|AAP|RIA|SDA|APA|ots|DPA|Reuters"
_WORD = r"[A-ZÀ-Þ][\w.’'&-]{0,24}"
_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for the date while the rest is read."""

_MONTH = "|".join(sorted((re.escape(m) for m in MONTHS if m.isascii()), key=len, reverse=True))
_YEARLESS = rf"(?:(?i:{_MONTH})\.?\s\d{{1,2}}|\d{{1,2}}\.?\s(?i:{_MONTH})\b\.?)"
_SLUG = re.compile(
    rf"""(?:(?P<first>{_MARK})\s?(?:--|[–—/|-])\s)?[(\[]?(?P<place>{_WORD}(?:(?:\s|,\s?|\s?/\s?){_WORD}){{0,5}}?)??
    (?:,?\s(?i:le|den|am|el))?[\s,.(/\[–—-]{{0,6}}(?P<day>{_MARK}|{_YEARLESS})?[\s,.()/\]–—-]{{0,6}}
    (?:(?P<wire>(?i:{_WIRES})|{_SHORT})\b|\((?P<station>[A-Z][A-Z0-9&]{{2,8}})\)
      |[(/]{_WORD}(?:\s{_WORD}){{0,3}}[)/])?
    (?:[\s,./()\]–—-]{{0,6}}{_MARK})?[\s,.()\]]{{0,4}}/?\s?
    (?P<end>--+|[—–―:]|-(?=\s)|/\.?(?=\s)|(?<=/)\.?(?=\s))\s?(?=\S)""",
    re.VERBOSE,
)
# 新华社北京3月14日电（记者王小明、李华）
_CHINESE = re.compile(
    r"(?P<wire>新华社|中新社|中新网|人民网|央视网|法新社|路透社|美联社|本报|本网)[^\s，。]{0,16}?(?:[电讯電訊])\s?(?:[（(](?:本报|本网)?(?:记者|記者)\s?(?P<names>[^）)]{2,30})[）)])?"
)
_NO_PLACE = tuple(
    [word] for word in ("Born", "Died", "Since", "On", "By", "From", "Until", "Before", "After", "In", "At", "The")
)
_SIGNS = ("--", " - ", ")-", ") -", "–", "—", "―", "/", "):")


class Slug(NamedTuple):
    """What the opening of a report says of itself; offsets are those of the paragraph."""

    date: WrittenDate | None
    wire: Span | None
    names: Span | None = None


def slug_of(paragraph: str) -> Slug | None:
    """Read the opening of a paragraph; None where it is prose.

    Without a wire service both a place and a full date must stand before the dash.
    """
    opening = paragraph[:OPENING]
    if not opening[:1].isascii() and (m := _CHINESE.match(opening)):
        wire = Span(*m.span("wire")) if not m["wire"].startswith("本") else None
        return Slug(None, wire, Span(*m.span("names")) if m["names"] else None)
    if not any(map(opening.__contains__, _SIGNS)):
        return None
    date = next(written_dates(opening), None) if has_year(opening) else None
    if date is not None and len(date.value) < len("2024-10-21"):
        date = None
    shift = 0
    if date is not None:
        shift = date.end - date.start - len(_MARK)
        opening = opening[: date.start] + _MARK + opening[date.end :]
    m = _SLUG.match(opening)
    if m is None:
        return None
    dated = date if _MARK in m[0] else None
    name = "wire" if m["wire"] else "station" if m["station"] else None
    if name is None and (dated is None or not m["place"] or m["end"] == ":" or opening[m.end()].isdigit()):
        return None
    place = m["place"] or ""
    if place.split(maxsplit=1)[:1] in _NO_PLACE or DATE_LABEL.search(place):
        return None
    if m["wire"] and not (place or m["day"]) and not opening.startswith(("(", "/")):
        return None  # "Reuters: the agency …" is prose
    if m["wire"] and m["end"] == ":" and opening[m.end("wire")] != ")":
        return None
    if name is None:
        return Slug(dated, None)
    start, end = m.span(name)
    moved = shift if dated is not None and dated.start < start else 0
    return Slug(dated, Span(start + moved, end + moved))
