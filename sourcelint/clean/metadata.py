"""What the text itself says about who wrote it, when, for whom: bylines, date lines, copyright lines, addresses.

What a container proved (JSON, HTML) wins. A field is present, absent (a whole page that does not say it) or unknown (a
cut record, or the body of an article without its page).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.clean.containers.mail import SENT
from sourcelint.clean.containers.record_metadata import URL_DAY
from sourcelint.clean.language import is_foreign
from sourcelint.clean.lines.agencies import SHORT_WIRES
from sourcelint.clean.lines.bylines import byline_of, names_of, without_places
from sourcelint.clean.lines.copies import start_of_original
from sourcelint.clean.lines.date_stamps import (
    dates_of,
    dates_of_article,
    has_date_label,
    is_dateline,
    short_dates_of,
)
from sourcelint.clean.lines.datelines import slug_of
from sourcelint.clean.lines.dates import has_year, may_hold_date
from sourcelint.clean.lines.line import count_words, ending
from sourcelint.clean.lines.publisher import address_of, holder_below, holder_of, host_of, may_name_holder
from sourcelint.clean.lines.site_name import letters_of, names_of_host, outlet_at_end, without_site
from sourcelint.clean.segmentation.title_block import name_title_block
from sourcelint.document import METADATA_FIELDS, Field, Metadata, StatedDate
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.clean.lines.datelines import Slug
    from sourcelint.clean.lines.dates import WrittenDate
    from sourcelint.document import Block, InputKind

Line = tuple[str, "Block"]

MAX_END_BLOCKS = 10
"""Blocks at either end, and behind the title, in which a page names its author, date and publisher."""

MAX_BLOCKS_ABOVE_TITLE = 3
"""Blocks above the title that may name them too."""

MAX_LABEL_CHARS = 200
"""Characters that a line about the article may have; a longer one is of it."""

MAX_DATE_LINE_WORDS = 24
"""Words of the longest line that dates an article ("Published … updated …")."""

MIN_PARAGRAPH_CHARS = 60
"""Characters of a paragraph of the article."""

MAX_DATELINES = 3
"""So many paragraphs may open with place, date and wire."""

MAX_LANGUAGE_SAMPLE_CHARS = 2000
"""Characters by which the language of a date in figures is told."""

MAX_CREDIT_BLOCKS, MAX_CREDIT_CHARS = 4, 240
"""Blocks at the end of a text of which one may close with a credit, and characters at its end."""

MIN_SLUG_WORDS = 4
"""Words of an address by which it is told from a link to something else."""
_SLUG_WORD = lazy(r"[a-z]{3,30}")

_CREDIT = lazy(r"\((?P<credit>(?:Reporting|Writing|Written|Text|Story) by [^()]{3,160})\)")
"""What agencies put in brackets behind a text."""
_AGENCY_SIGNS = lazy(rf"(?:[\w .]{{2,30}}/){{0,3}}(?:{SHORT_WIRES})(?:/[\w.]{{2,30}}){{0,3}}")
"""Agencies and initials with strokes between them, behind a text."""
MIN_TWICE_WORDS = 3
"""Words of a title that is not meant to say them twice, as "Duran Duran" is."""

MIN_SERIES_DAYS = 3
"""Lines of the same words with a day each, the later ones below, that are a series."""

_SUBJECT = lazy(r"(?:subject|headline|title|betreff|titel|objet|asunto|oggetto|тема)\s?:\s+(?=\S)", re.IGNORECASE)
"""What mail, forms and exports write before a title."""
_AMERICAN = lazy(r"\b(?:[ECMP][SD]?T|Eastern|Pacific|Central|Mountain)\b")
"""Zones of the hour whose people write the month first."""
_DAY_FIRST = lazy(r"\b(?:GMT|BST|CES?T|IST|AE[SD]?T|Uhr|às?|alle|klo?|WIB|\d{1,2}h\d{2})\b")
"""Those whose people write the day first, and words and signs of the hour in languages that do: "à 10h00", "klo 9.15"."""


class _Lines(NamedTuple):
    """The lines of a text that may say something about it.

    `head` and `tail` are the short lines at either end, `datelines` the openings of its first paragraphs with the place
    where each begins; `body` and `second` are the places of its first and second paragraph, or its end.
    """

    head: list[Line]
    tail: list[Line]
    datelines: list[tuple[int, Slug]]
    body: int
    second: int

    @property
    def ends(self) -> list[Line]:
        """The lines at both ends."""
        return [*self.head, *self.tail]


def visible_metadata(draft: PartialDocument, *, input: InputKind | None = None) -> PartialDocument:  # noqa: A002 - the name of the hint
    """Fill in what the container left open from the lines of the text, and settle every field's state.

    `input` is what a manifest says of the source; without it `page_level` decides whether a missing field is absent.
    """
    # A record has its title beside the text; the first heading in it is one. So has a text with front matter.
    if draft.wrapper == "html" or (draft.wrapper == "text" and draft.metadata.title.state != "present"):
        draft = draft.replace(blocks=name_title_block(draft.text.value, draft.blocks))
    known = _settle_orders(draft)
    lines = _find_lines(draft)
    # A mail is of the day on which it was sent: those in its text are of what it announces or passes on.
    sent = any(date.origin == SENT for date in known.dates)
    dates = [*known.dates, *(date for date in _visible_dates(draft, lines) if not sent)]
    if draft.collected.retrieved is not None:
        dates.append(draft.collected.retrieved)
    missing = _missing_field(draft, input)
    visible = _visible_fields(draft, lines, dates)
    fields = {
        name: getattr(known, name) if getattr(known, name).state == "present" else found or missing
        for name, found in visible.items()
    }
    if _is_publisher(known) and visible["author"] is not None:
        fields["author"] = visible["author"]
    return draft.replace(metadata=Metadata(**fields, dates=tuple(dates), others=known.others))


def settle_missing(draft: PartialDocument, input_kind: InputKind | None) -> PartialDocument:
    """Settle anew what is said of the fields that nothing states, as `visible_metadata` would for another kind of input."""
    missing = _missing_field(draft, input_kind)
    stated = {name: field for name, field in draft.metadata.fields.items() if field.state == "present"}
    fields = {**dict.fromkeys(METADATA_FIELDS, missing), **stated}
    return draft.replace(metadata=Metadata(**fields, dates=draft.metadata.dates, others=draft.metadata.others))


def _is_publisher(known: Metadata) -> bool:
    """Tell whether a record names its publisher as the author, which a byline in the text knows better."""
    author, publisher = known.author.value, known.publisher.value
    return bool(author and publisher) and letters_of(author or "") == letters_of(publisher or "")


def _find_lines(draft: PartialDocument) -> _Lines:
    text = draft.text.value
    near, last = _ends(draft.blocks)
    kinds = ("paragraph", "quote", "list")
    paragraphs = [block.start for block in draft.blocks if _is_long(block) and block.kind in kinds]
    first, second, *_ = *paragraphs, len(text), len(text)
    return _Lines(_short_lines(text, near), _short_lines(text, last), list(_datelines(text, near)), first, second)


def _is_long(block: Block) -> bool:
    return block.end - block.start >= MIN_PARAGRAPH_CHARS


def _visible_fields(draft: PartialDocument, lines: _Lines, dates: list[StatedDate]) -> dict[str, Field | None]:
    """Find each field in the lines of a text."""
    url = _url(draft, lines)
    if url is None and draft.collected.address.value and draft.metadata.url.state != "present":
        url = draft.collected.address
    publisher = _publisher(draft, lines) or _outlet_in_title(draft, url) or host_of(url)
    return {
        "title": _title(draft, (draft.metadata.publisher.value or "", publisher.value or "" if publisher else "")),
        "author": _author(draft, lines),
        "published": _first(dates, "published") or _day_of_address(draft, url),
        "modified": _first(dates, "updated") or _first(dates, "modified"),
        "publisher": publisher,
        "url": url,
    }


def _day_of_address(draft: PartialDocument, url: Field | None) -> Field | None:
    """Read the day in an address: "…/2023/06/20/storm". Pages and records that state theirs were asked for it before."""
    address = url or draft.metadata.url
    if draft.wrapper not in ("text", "html") and address != draft.collected.address:
        return None
    day = URL_DAY.search(address.value or "")
    return Field("-".join(day.groups()), "present", address.span) if day and day[3] else None


def _missing_field(draft: PartialDocument, input_kind: InputKind | None) -> Field:
    """Return what is said of a field that nothing states: a whole page can prove that it is absent."""
    is_page = page_level(draft) if input_kind is None else input_kind == "page"
    return Field(state="absent" if draft.complete and is_page else "unknown")


def page_level(draft: PartialDocument) -> bool:
    """Tell whether the source holds the page around the article and not just its body: it is HTML, or has a title."""
    return (
        draft.wrapper == "html"
        or draft.metadata.title.state == "present"
        or any(block.kind == "title" for block in draft.blocks)
    )


def _field(draft: PartialDocument, value: str, start: int, end: int) -> Field:
    return Field(value, "present", draft.text.raw_span(start, end))


def _field_at(draft: PartialDocument, start: int, end: int) -> Field:
    """Return a field that says what stands in the text."""
    return _field(draft, draft.text.value[start:end], start, end)


def _title(draft: PartialDocument, publishers: Iterable[str]) -> Field | None:
    """Return the line that is the title, without its label and the name of the publisher."""
    title = next((block for block in draft.blocks if block.kind == "title"), None)
    if title is None:
        return None
    label = _SUBJECT.match(draft.text.value[title.start : title.end])
    start = title.start + (label.end() if label else 0)
    left = without_site(
        draft.text.value[start : title.end],
        [name for publisher in publishers for name in (publisher, *names_of_host(publisher))],
    )
    end = left.start + _length_once(draft.text.value[start + left.start : start + left.end])
    return _field_at(draft, start + left.start, start + end)


def _length_once(title: str) -> int:
    """Return the length of a title, or of its first half if a page has it twice: as a text and as what a button shows.

    >>> _length_once("The pier is shutThe pier is shut"), _length_once("Duran Duran")
    (16, 11)
    """
    half = len(title) // 2
    is_twice = title[:half] == title[len(title) - half :] and count_words(title[:half]) >= MIN_TWICE_WORDS
    return half if is_twice else len(title)


def _outlet_in_title(draft: PartialDocument, url: Field | None) -> Field | None:
    """Find the outlet at the end of the line that is the title."""
    title = next((block for block in draft.blocks if block.kind == "title"), None)
    if title is None:
        return None
    outlet = outlet_at_end(draft.text.value[title.start : title.end], url.value if url else None)
    return None if outlet is None else _field_at(draft, title.start + outlet.start, title.start + outlet.end)


def _short_lines(text: str, blocks: list[Block]) -> list[Line]:
    return [(text[block.start : block.end], block) for block in blocks if block.end - block.start <= MAX_LABEL_CHARS]


def _author(draft: PartialDocument, lines: _Lines) -> Field | None:
    """Find the byline; below the first paragraph, one without a date.

    Below the second paragraph of an article, names with a date are those of readers who comment.
    """
    for line, block in lines.ends:
        name = _author_in(line, block)
        if name is not None and not (block.start > lines.second and has_year(line)):
            at = block.start + line.rfind(name)
            return _field(draft, without_places(name), at, at + len(name))
    for start, dateline in lines.datelines:
        if dateline.names is not None:
            return _field_at(draft, start + dateline.names.start, start + dateline.names.end)
    return _credited_author(draft) or _agencies_at_foot(draft, lines)


def _credited_author(draft: PartialDocument) -> Field | None:
    """Read the names in brackets at the end of one of the last paragraphs: "(Reporting by Anna Ley in Bonn)"."""
    text = draft.text.value
    for block in draft.blocks[-MAX_CREDIT_BLOCKS:]:
        credit = _CREDIT.search(text, max(block.start, block.end - MAX_CREDIT_CHARS), block.end)
        names = byline_of(credit["credit"]) if credit else None
        if credit and names:
            at = text.index(names, credit.start())
            return _field_at(draft, at, at + len(names))
    return None


def _agencies_at_foot(draft: PartialDocument, lines: _Lines) -> Field | None:
    """Read the signs that stand for a byline in the last lines: "The Local/DPA/hc"."""
    for line, block in lines.tail:
        if _AGENCY_SIGNS.fullmatch(line) and "/" in line:
            return _field_at(draft, block.start, block.end)
    return None


def _author_in(line: str, block: Block) -> str | None:
    """Return the names in a byline; names in capitals need no "By" in a line that markup calls so, or before " / OUTLET"."""
    if block.kind == "title":
        return None
    is_marked = block.kind == "byline" or (" / " in line and line.isupper())
    return byline_of(line) or (names_of(line, capitals=True) if is_marked else None)


def _ends(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the first blocks and those around the title, the latter first, and the last blocks."""
    title = next((number for number, block in enumerate(blocks) if block.kind == "title"), 0)
    near = range(max(0, title - MAX_BLOCKS_ABOVE_TITLE), min(len(blocks), title + 1 + MAX_END_BLOCKS))
    first = [number for number in range(min(MAX_END_BLOCKS, len(blocks))) if number not in near]
    tail = range(max(MAX_END_BLOCKS, len(blocks) - MAX_END_BLOCKS), len(blocks))
    last = [number for number in tail if number not in near]
    return [blocks[number] for number in (*near, *first)], [blocks[number] for number in last]


def _visible_dates(draft: PartialDocument, lines: _Lines) -> Iterator[StatedDate]:
    """Yield the dates above the text, in the openings of its paragraphs, and below it."""
    head = list(_dates_in_lines(draft, _below_title_first(lines.head), bare=True))
    # Above the first paragraph, a day that is said to be of publication counts before one that stands alone, as in a masthead.
    yield from (date for _, date in sorted(head, key=lambda found: not 0 <= found[0] <= lines.body))
    for start, dateline in lines.datelines:
        if dateline.date is not None:
            span = draft.text.raw_span(start + dateline.date.start, start + dateline.date.end)
            yield StatedDate("published", dateline.date.value, span, "visible")
    yield from (date for _, date in _dates_in_lines(draft, lines.tail, bare=False))


def _below_title_first(head: list[Line]) -> list[Line]:
    """Put the lines above the title behind the others: a day there may be that on which the page was seen."""
    title = next((block.start for _, block in head if block.kind == "title"), 0)
    return sorted(head, key=lambda line: line[1].start < title)


def _dates_in_lines(draft: PartialDocument, lines: list[Line], *, bare: bool) -> Iterator[tuple[int, StatedDate]]:
    """Find dates in lines that say so ("Published …"), or, if `bare`, that hold hardly anything else.

    Each comes with where the block of one that is said to be of publication begins, -1 for the others.

    At the end of a page the dates of comments and of other articles stand alone. A label may have a line of its own. The days of
    a numbered series ("Round 1, 3 May 2024", "Round 2, 10 May 2024") are not those of its publication.
    """
    found: list[_DatedLine] = []
    above = ""
    for line, block in lines:
        label, above = above, line
        if block.kind != "title":
            for kind, written in _dates_in_line(draft, line, block, label, bare=bare):
                value = _settle_order(draft, line, written)
                span = draft.text.raw_span(block.start + written.start, block.start + written.end)
                date = StatedDate(_without_label(kind), value, span, "visible")
                beside = line[: written.start] + line[written.end :] if kind == "bare" else ""
                labelled_at = block.start if kind == "published" else -1
                found.append(_DatedLine(labelled_at, date, "".join(filter(str.isalpha, beside))))
    series = _series(found)
    yield from ((item.labelled_at, item.date) for item in found if item.words not in series)


class _DatedLine(NamedTuple):
    """A day, where the block begins that says it is of publication, and the letters beside it if no label says what it dates."""

    labelled_at: int
    date: StatedDate
    words: str


def _series(found: Sequence[_DatedLine]) -> frozenset[str]:
    """Return the words that stand beside several days, each later than the one before."""
    days: dict[str, list[str]] = {}
    for item in found:
        days.setdefault(item.words, []).append(item.date.value)
    return frozenset(
        words
        for words, own in days.items()
        if words and len(own) >= MIN_SERIES_DAYS and all(one < other for one, other in pairwise(own))
    )


def _dates_in_line(
    draft: PartialDocument, line: str, block: Block, label: str, *, bare: bool
) -> Iterator[tuple[str, WrittenDate]]:
    """Yield the days of a line with what they date, or `bare`; `label` is the line above."""
    if not has_year(line):
        yield from ((kind, written) for kind, written in short_dates_of(line) if bare or kind != "bare")
        return
    if not may_hold_date(line):
        return
    yield from dates_of_article(line)
    stands_alone = bare and (block.kind in ("dateline", "byline") or is_dateline(line))
    if not stands_alone and not _is_labelled_date(line):
        return
    for kind, written in dates_of(line, label):
        # On a page, a day without a label was judged by where it stands, if it can be read in one way only.
        is_judged = draft.wrapper == "html" and written.either is None
        if kind != "bare" or (stands_alone and not is_judged):
            yield kind, written


def _without_label(kind: str) -> str:
    return "published" if kind == "bare" else kind


def _is_labelled_date(line: str) -> bool:
    return count_words(line) <= MAX_DATE_LINE_WORDS and has_date_label(line)


def _settle_order(draft: PartialDocument, line: str, written: WrittenDate) -> str:
    """Choose between day-month and month-day by the zone of the hour or the language; else only the year is sure."""
    if written.either is None:
        return written.value
    day_first, month_first = written.either
    if _AMERICAN.search(line):
        return month_first
    if _DAY_FIRST.search(line) or _writes_day_first(draft):
        return day_first
    return written.value


def _settle_orders(draft: PartialDocument) -> Metadata:
    """Settle the days that a container writes as 07/11/2023 by the language of the text, also in the fields that they became."""
    known = draft.metadata
    places = {date.span: date.either[0] for date in known.dates if date.either}
    if not places or not _writes_day_first(draft):
        return known
    fields: dict[str, Any] = {
        name: replace(field, value=places[field.span])
        for name, field in known.fields.items()
        if field.span in places and field.value and places[field.span].startswith(field.value)
    }
    dates = (replace(date, value=date.either[0], either=None) if date.either else date for date in known.dates)
    return replace(known, **fields, dates=tuple(dates))


def _writes_day_first(draft: PartialDocument) -> bool:
    return is_foreign(draft.text.value[:MAX_LANGUAGE_SAMPLE_CHARS])


def _datelines(text: str, head: list[Block]) -> Iterator[tuple[int, Slug]]:
    """Read the openings of the first long paragraphs: where each begins, and what it says.

    A date without a place counts before the first one only: more of them are the entries of a chronicle.
    """
    kinds = ("paragraph", "standfirst", "heading", "title")
    paragraphs = sorted((block.start, block.end) for block in head if _is_long(block) and block.kind in kinds)
    openings = []
    closed = 0
    for number, (start, end) in enumerate(paragraphs, 1):
        openings.append((start, slug_of(text[start:end])))
        closed += ending(text[start:end]) != "open"  # headlines of a press release stand above its first paragraph
        if number >= MAX_DATELINES <= closed:
            break
    without_place = [start for start, slug in openings if slug is not None and slug.is_bare]
    for start, slug in openings:
        if slug is not None and not (slug.is_bare and without_place != [start for start, _ in paragraphs[:1]]):
            yield start, slug


def _first(dates: list[StatedDate], kind: str) -> Field | None:
    date = next((date for date in dates if date.kind == kind), None)
    return Field(date.value, "present", date.span) if date else None


def _publisher(draft: PartialDocument, lines: _Lines) -> Field | None:
    """Find the publisher: in a copyright line, in the boilerplate below the article, or as the wire that sent it."""
    holder = _copyright_holder(draft, lines.ends) or holder_below(draft.boilerplate)
    if holder is not None:
        return holder
    for start, dateline in lines.datelines:
        if dateline.wire is not None:
            return _field_at(draft, start + dateline.wire.start, start + dateline.wire.end)
    return None


def _copyright_holder(draft: PartialDocument, ends: list[Line]) -> Field | None:
    if not may_name_holder("\n".join(line for line, _ in ends)):
        return None
    for line, block in ends:
        found = holder_of(line)
        if found is not None:
            return _field(draft, found.value, block.start + found.start, block.start + found.end)
    return None


def _url(draft: PartialDocument, lines: _Lines) -> Field | None:
    """Find the article's address: a line that calls it so, or that is nothing else and stands above the body or spells the title.

    In a record or a page such a line is something embedded.
    """
    for line, block in lines.ends:
        if "http" in line or "www." in line:
            is_bare = draft.wrapper == "text" and (block.start <= lines.body or _spells_title(draft, line))
            found = address_of(line, bare=is_bare)
            if found is not None:
                start = start_of_original(found.value)
                return _field(draft, found.value[start:], block.start + found.start + start, block.start + found.end)
    return None


def _spells_title(draft: PartialDocument, line: str) -> bool:
    """Tell whether the last part of an address is made of the words of the title."""
    title = next((block for block in draft.blocks if block.kind == "title"), None)
    slug = set(_SLUG_WORD.findall(line.lower().rsplit("/", 1)[-1]))
    if title is None or len(slug) < MIN_SLUG_WORDS:
        return False
    return slug <= set(_SLUG_WORD.findall(draft.text.value[title.start : title.end].lower())) | {"html", "htm"}
