"""When a page says it was published: the statements in order of how often each is right, the text around the title last.

On 261 dated pages `article:published_time`, JSON-LD `datePublished`, a `time` element and a day in the address were right
in 97 to 99 of 100 cases where they stood, a date near the title in 91, `name="date"` in 77, `article:modified_time` in 52.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.containers.timestamps import days_it_may_be, to_iso
from sourcelint.clean.html.date_places import MAX_LINE_CHARS, DatePlaces
from sourcelint.clean.html.metadata import SAVED_ON
from sourcelint.clean.html.parser import find_in_block
from sourcelint.clean.html.title import link_of_title
from sourcelint.clean.lines.date_stamps import is_dateline
from sourcelint.clean.lines.dates import written_dates
from sourcelint.expressions import lazy
from sourcelint.text import Span, part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.clean.html.metadata import MetadataStatement, PageMetadata
    from sourcelint.clean.html.parser import Page

PUBLISHED = (
    "meta:article:published_time", "meta:og:article:published_time", "meta:og:published_time", "meta:datepublished",
    "meta:article:published", "meta:article.published", "meta:dc.date.issued", "meta:dcterms.issued",
    "meta:dc.date.published", "meta:cxenseparse:recs:publishtime", "meta:parsely-pub-date", "meta:sailthru.date",
    "meta:citation_publication_date", "meta:pubdate", "meta:publish-date", "meta:publish_date", "meta:publication_date",
    "json-ld:datepublished",
)  # fmt: skip
WEAK = (
    "meta:date", "meta:dc.date", "meta:dcterms.date", "meta:dc.date.created", "meta:dcterms.created", "meta:created",
    "json-ld:uploaddate", "json-ld:datecreated", "meta:citation_date", "meta:release_date", "meta:timestamp",
)  # fmt: skip
MODIFIED = ("meta:article:modified_time", "meta:og:updated_time", "json-ld:datemodified", "meta:datemodified")

_SAYS_PUBLISHED = lazy(
    r"""meta:(?:\w{1,20}[:.]){0,3}(?:
        date[-_.]?(?:publish(?:ed)?|issued|posted|original)
      | (?:(?:article|content|page|post|story|news|first)[-_.]?)?(?:publish(?:ed)?|publication|pub|posted)
        [-_.]?(?:date(?:[-_]?time)?|time(?:stamp)?|day|on|at)?
      | article[-_.]?date[-_.]?original | displaydate | p(?:date|time)  # of newspapers
    )""",
    re.VERBOSE,
)
"""What else sites call the day of publication; only asked if none of the names above is there."""
_SAYS_MODIFIED = lazy(
    r"""meta:(?:\w{1,20}[:.]){0,3}(?:
        date[-_.]?(?:modified|updated)
      | (?:(?:article|content|page|last)[-_.]?)?(?:modified|modification|updated?)[-_.]?(?:date(?:[-_]?time)?|time|on|at)?
      | article[-_.]?date[-_.]?updated
    )""",
    re.VERBOSE,
)

ADDRESS = lazy(
    r"""(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/._-]?)(?P<m>0[1-9]|1[0-2])(?:(?P=s)(?P<d>0[1-9]|[12]\d|3[01]))?(?![\d.])  # 2024/05/02
  | (?<!\d)(?P<y2>20\d\d)/(?P<m2>[1-9])/(?P<d2>[1-9]|[12]\d|3[01])(?!\d)  # 2024/5/2
  | (?<!\d)(?P<d3>0[1-9]|[12]\d|3[01])[-_.](?P<m3>0[1-9]|1[0-2])[-_.](?P<y3>(?:19|20)\d\d)(?!\d)  # 02-05-2024""",
    re.VERBOSE,
)
PUBDATE = lazy(
    r"datePublished|\bpubdate\b|(?<![\w-])(?:entry|post|article|publish\w*)[-_]?date|published", re.IGNORECASE
)
MAX_BLOCKS_BEFORE, MAX_BLOCKS_BEHIND = 4, 9
"""Blocks before and behind the title in which a page dates its article."""
OF_A_POST = lazy(rf"dateCreated|{PUBDATE.pattern}", re.IGNORECASE)
"""How pages mark the date of a question, an answer, a post or a comment."""
_TITLE_PART_END = lazy(r"\s[|·–—-]\s$")
MIN_YEAR = 1900
DAY_CHARS, MONTH_CHARS, YEAR_CHARS = len("2020-01-31"), len("2020-01"), len("2020")
MAX_TIME_ELEMENTS = 40
"""`time` elements that are looked at; more are those of comments and teasers."""


class DateStatement(NamedTuple):
    """A date that a page states: ISO 8601, its place, where it comes from, and what it dates (published, modified, …)."""

    value: str
    span: Span | None
    origin: str
    kind: str


def date_statements_of(places: DatePlaces, said: PageMetadata) -> list[DateStatement]:
    """Return what the page states of itself; the first statement of kind `published` is the most reliable."""
    address = _address(said.address or link_of_title(places.page, places.titles))
    near = _near_title(places, address)
    stated = [*_stated(said, PUBLISHED, "published")] or _earliest(said, _SAYS_PUBLISHED, "published")
    found = [*stated, *near.marked, *near.labelled[:1]]
    if address is not None and len(address.value) == DAY_CHARS:
        found.append(address)
    if not found:
        found += near.bare[:1] or [*_ending_titles(said), *_stated(said, WEAK, "published")][:1]
    if address is not None and address not in found:
        found.append(address)
    modified = [*_stated(said, MODIFIED, "modified"), *near.updated[:1]] or _earliest(said, _SAYS_MODIFIED, "modified")
    return [*found, *modified, *_stated(said, (SAVED_ON,), "retrieved")]


def _earliest(said: PageMetadata, names: re.Pattern[str], kind: str) -> list[DateStatement]:
    """Return the earliest of the days that go by names which an expression describes: a page may be published again."""
    days = _stated(said, tuple(filter(names.fullmatch, said.said)), kind)
    return sorted(days, key=lambda day: day.value)[:1]


def _stated(said: PageMetadata, names: tuple[str, ...], kind: str) -> Iterator[DateStatement]:
    beside = [one.value for name in (*PUBLISHED, *WEAK, *MODIFIED) for one in said.said.get(name, ())[:1]]
    for name in names:
        one: MetadataStatement
        for one in said.said.get(name, ())[:1]:
            value = _day(one.value, beside)
            if value is not None:
                yield DateStatement(value, one.span, one.origin, kind)


def _ending_titles(said: PageMetadata) -> Iterator[DateStatement]:
    """Yield the days behind the last line or dash of a page's title: "Ukraine: Ziele | Europa | DW | 28.04.2023"."""
    for name in ("meta:og:title", "meta:twitter:title"):
        for one in said.said.get(name, ())[:1]:
            for written in list(written_dates(one.value))[-1:]:
                before, behind = one.value[: written.start], one.value[written.end :]
                if len(written.value) >= DAY_CHARS and _TITLE_PART_END.search(before) and not behind.strip():
                    span = part_of(one.span, len(one.value), written.start, written.end)
                    yield DateStatement(written.value, span, one.origin, "published")


def year_of_publication(said: PageMetadata, *, day_first: bool) -> DateStatement | None:
    """Return the year that a page states as 07/11/2023, if nothing tells the day from the month; else the day."""
    for name in PUBLISHED:
        for one in said.said.get(name, ())[:1]:
            value = to_iso(one.value)
            if value is not None and len(value) == YEAR_CHARS:
                days = days_it_may_be(one.value, value) if day_first else None
                return DateStatement(days[0] if days else value, one.span, one.origin, "published")
    return None


def _day(stated: str, beside: Iterable[str] = ()) -> str | None:
    """Read a date that is precise to the day and after 1900; sites write 0001-01-01 if they know none."""
    value = to_iso(stated, beside)
    try:
        return value if value is not None and date.fromisoformat(value[:10]).year >= MIN_YEAR else None
    except ValueError:
        return None


def day_of(page: Page, tag: Span) -> str | None:
    """Return the day that a tag of a time states for machines, or in its title where readers see "6 years ago"."""
    attributes = page.attributes(tag)
    title = attributes.get("title", "")
    return _day(attributes.get("datetime") or (title if is_dateline(title) else ""))


def _address(url: MetadataStatement | None) -> DateStatement | None:
    """Read the day, or the month, in the address of the page."""
    match = ADDRESS.search(url.value) if url else None
    value = _day_in_address(match) if match else None
    if url is None or match is None or value is None:
        return None
    if len(value) > MONTH_CHARS and _day(value) is None:
        return None
    return DateStatement(value, part_of(url.span, len(url.value), *match.span()), "url", "url")


def _day_in_address(match: re.Match[str]) -> str | None:
    """Return a day, or a month between slashes; other figures may count something else."""
    if match["y2"]:
        return f"{match['y2']}-{int(match['m2']):02d}-{int(match['d2']):02d}"
    if match["y3"]:
        return f"{match['y3']}-{match['m3']}-{match['d3']}"
    if match["d"]:
        return f"{match['y']}-{match['m']}-{match['d']}"
    return f"{match['y']}-{match['m']}" if match["s"] == "/" else None


class _Near(NamedTuple):
    """Dates written on a page for its readers, the best first.

    Elements `time` that are marked as the publication's, days with a label that says so, days without a label near the
    title, and days of updates.
    """

    marked: list[DateStatement]
    labelled: list[DateStatement]
    bare: list[DateStatement]
    updated: list[DateStatement]


def _near_title(places: DatePlaces, address: DateStatement | None) -> _Near:
    """Collect the dates for readers. A day without a label in a month other than that of the address is not taken."""
    month = address.value[:MONTH_CHARS] if address is not None else ""
    timed = list(_timed(places))
    marked, labelled = ([one for _, kind, one in timed if kind == wanted] for wanted in ("marked", "published"))
    for title in places.titles or (None,):
        by_kind = _by_kind(places, title, timed, month)
        bare = [one for one in by_kind["bare"] if one.value.startswith(month)]
        labelled += by_kind["published"]
        if labelled or bare or by_kind["updated"]:
            return _Near(marked[:1], labelled, bare, by_kind["updated"])
    return _Near(marked[:1], labelled, [], [])


_Found = tuple[int, str, DateStatement]
"""The number of a block, what a date in it dates, and the date."""


def _by_kind(places: DatePlaces, title: int | None, timed: list[_Found], month: str) -> dict[str, list[DateStatement]]:
    """Sort the dates around a title by what they date, the nearest first."""
    around = list(_dated_around(places, title, month)) if title is not None else []
    around += [found for found in timed if found[1] == "bare" and _is_near(places, found[0], title)]
    # At the same distance, the element `time` is more exact.
    around.sort(key=lambda found: (abs(found[0] - (title or 0)), found[2].origin != "time"))
    return {wanted: [one for _, kind, one in around if kind == wanted] for wanted in ("published", "bare", "updated")}


def _is_near(places: DatePlaces, number: int, title: int | None) -> bool:
    if title is None:
        return True
    near = title - MAX_BLOCKS_BEFORE <= number < title + MAX_BLOCKS_BEHIND
    return (near and not places.is_above_navigation(number, title)) or places.is_in_head(number, title)


def _dated_around(places: DatePlaces, title: int, month: str) -> Iterator[tuple[int, str, DateStatement]]:
    """Yield the full dates in the short blocks around a title, with the numbers of the blocks and what they date."""
    last = min(len(places.column.strings), title + MAX_BLOCKS_BEHIND)
    for number in range(max(0, title - MAX_BLOCKS_BEFORE), last):
        if places.is_foreign(number) or places.is_above_navigation(number, title):
            continue
        boxes = places.boxes(number, month)
        if boxes is not None and len(boxes[0].value) >= DAY_CHARS:
            yield number, "bare", DateStatement(boxes[0].value, boxes[1], "visible", "published")
        string = places.line(number)
        for kind, written in places.dates_in(number):
            if len(written.value) >= DAY_CHARS:
                span = find_in_block(places.page, number, string[written.start : written.end])
                stated = "updated" if kind == "updated" else "published"
                yield number, kind, DateStatement(written.value, span, "visible", stated)


def _timed(places: DatePlaces) -> Iterator[tuple[int, str, DateStatement]]:
    """Yield what the elements `time` of the article date, with the numbers of their blocks.

    `marked` is one that says itself that it is the date of publication.
    """
    page = places.page
    for tag in page.times[:MAX_TIME_ELEMENTS]:
        value = day_of(page, tag)
        number = places.block_at(tag.end)
        if value is None or number is None or places.is_foreign(number):
            continue
        markup = page.raw[slice(*tag)]
        kind: str = _kind_of_time(places, number, tag)
        if kind not in ("other", "updated") and PUBDATE.search(markup):
            kind = "marked"
        is_change = "modif" in markup or "updat" in markup
        if kind == "marked" or (kind in ("published", "bare") and not is_change):
            yield number, kind, DateStatement(value, tag, "time", "published")


def last_post_of(page: Page, reach: Span, statements: Sequence[DateStatement]) -> Iterator[DateStatement]:
    """Yield the day of the last post within the reach of an article, if it is later than all that the page states.

    The answers to a question, the posts of a thread and the entries of a live blog are written after the day on which
    their page was published. The date of the last one often stands right behind its text.
    """
    inside = [tag for tag in page.times if reach.start <= tag.start < reach.end]
    inside += [tag for tag in page.times if tag.start >= reach.end][:1]
    known = max((one.value[:DAY_CHARS] for one in statements), default="")
    posts = (tag for tag in inside if OF_A_POST.search(page.raw, *tag))
    days = [(value, tag) for tag in posts if (value := day_of(page, tag)) is not None]
    value, tag = max(days, key=lambda day: day[0][:DAY_CHARS], default=("", reach))
    if value[:DAY_CHARS] > known:
        yield DateStatement(value, tag, "time", "posted")


def _kind_of_time(places: DatePlaces, number: int, tag: Span) -> str:
    """Tell what an element `time` dates by the words before it in its block."""
    block, line = places.page.blocks[number], places.column.strings[number]
    if len(line) > MAX_LINE_CHARS:
        return "other"
    pieces = [places.page.raw[start : min(end, tag.start)] for start, end in block.pieces if start < tag.start]
    before = " ".join(unescape("".join(pieces)).split())
    return places.kind(number, f"{before} " if before else "", line)
