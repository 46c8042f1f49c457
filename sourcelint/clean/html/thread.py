"""Who began a thread, and when: a page on which members write one after the other, each post under a name and a day.

The engines of forums name the member of each post in their markup, whatever stands around it, and date each post. No prose
stands between the title and the first of them: under an article, which has prose there, such posts are its comments.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from html import unescape
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.html.date_places import MAX_LINE_CHARS
from sourcelint.clean.html.dates import DAY_CHARS, day_of
from sourcelint.clean.html.parser import find_in_block
from sourcelint.clean.lines.bylines import tells_author
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.html.date_places import DatePlaces
    from sourcelint.clean.html.parser import Page

MAX_MEMBERS, MAX_STAMPS = 60, 60
"""Names and days of posts that are looked at: the first ones decide."""
MIN_POSTS = 2
_MEMBER = lazy(
    r"""\b(?:class|itemprop)\s?=\s?["'](?:[^"'<>]{0,100}[\s_-])?  # other classes before it
    (?:user-?name|(?:topic|post|reply)[_-]author(?:[_-]name)?|author(?:[_-]name)?|post(?:er|ed[_-]by)|creator|nickname)
    (?:[\s_-][^"'<>]{0,100})?["']""",
    re.IGNORECASE | re.VERBOSE,
)
"""How the engines of forums mark the name of who wrote a post."""
_PROFILE = lazy(
    r"""\bhref\s?=\s?["'][^"'<>]{0,200}(?:/(?:u|users?|members?|profiles?)/|mode=viewprofile|member\.php\?|action=profile)""",
    re.IGNORECASE,
)
"""How they link to a member's page, for engines that mark nobody."""
_NAME = lazy(r"(?:/?u/)?[^\W_][\w.'’-]{1,29}(?:\s[\w.'’-]{1,20}){0,3}")
_LABELS = frozenset(("by", "author", "posted", "member", "members", "guest", "anonymous", "moderator", "op"))
"""What stands in the element of a member besides the name."""


class Opening(NamedTuple):
    """The first post of a thread: its day in ISO 8601 with its place, and its author's name with its place."""

    day: tuple[str, Span]
    author: tuple[str, Span]


class _Stamp(NamedTuple):
    """The day of a post: the number of its block, ISO 8601, and its place."""

    block: int
    day: str
    span: Span


def opening_of(places: DatePlaces) -> Opening | None:
    """Return the day and the author of the first post of a thread; None if the page is none."""
    if not places.titles:
        return None
    page, title = places.page, places.titles[0]
    stamps = [stamp for stamp in _stamps_of(places) if stamp.block > title][:MAX_STAMPS]
    if len(stamps) < MIN_POSTS or stamps[0].day > stamps[1].day:
        return None
    start = page.blocks[title].pieces[-1].end
    members = list(_members_of(page, _MEMBER, start))
    if len(members) < MIN_POSTS:
        members = list(_members_of(page, _PROFILE, start))
    if len(members) < MIN_POSTS:
        return None
    head = min(stamps[0].block, places.block_at(members[0][1].start) or 0)
    if any(len(places.column.strings[number]) > MAX_LINE_CHARS for number in range(title + 1, head)):
        return None
    return Opening((stamps[0].day, stamps[0].span), members[0])


def _stamps_of(places: DatePlaces) -> list[_Stamp]:
    """Return the days that stand alone on the page, one a block, in its order."""
    found: dict[int, _Stamp] = {}
    for number, day, span in chain(_timed(places), _written(places)):
        found.setdefault(number, _Stamp(number, day, span))
    return [found[number] for number in sorted(found)]


def _timed(places: DatePlaces) -> Iterator[tuple[int, str, Span]]:
    for tag in places.page.times[:MAX_STAMPS]:
        day, number = day_of(places.page, tag), places.block_at(tag.end)
        if day is not None and number is not None:
            yield number, day, tag


def _written(places: DatePlaces) -> Iterator[tuple[int, str, Span]]:
    for number in range(len(places.column.strings)):
        days = (day for kind, day in places.dates_in(number) if kind != "updated" and len(day.value) >= DAY_CHARS)
        for day in islice(days, 1):
            as_written = places.line(number)[day.start : day.end]
            yield number, day.value, find_in_block(places.page, number, as_written)


def _members_of(page: Page, mark: re.Pattern[str], start: int) -> Iterator[tuple[str, Span]]:
    """Yield the names behind the marks of members, from an offset on, with their places."""
    pieces = [piece for block in page.blocks for piece in block.pieces]
    starts = [piece.start for piece in pieces]
    last = -1
    for marked in islice(mark.finditer(page.raw, start), MAX_MEMBERS):
        number = bisect_left(starts, marked.end())
        if last < number < len(pieces):
            last = number
            written = page.raw[slice(*pieces[number])]
            name = unescape(written).strip()
            if _NAME.fullmatch(name) and name.lower() not in _LABELS and tells_author(name):
                at = pieces[number].start + written.find(name)
                yield name, Span(at, at + len(name))
