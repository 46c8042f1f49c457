"""What the text itself says about who wrote it, when, for whom: bylines, date lines, copyright lines, addresses.

What a container proved (JSON, HTML) wins. A field is present, absent (a whole page that does not say it) or unknown (a
cut record, or the body of an article without its page).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.language import clear_language
from sourcelint.clean.lines.bylines import byline_of, names_of, without_places
from sourcelint.clean.lines.date_stamps import dates_of, has_date_label, is_dateline
from sourcelint.clean.lines.datelines import slug_of
from sourcelint.clean.lines.dates import has_year
from sourcelint.clean.lines.line import count_words
from sourcelint.clean.lines.publisher import address_of, holder_below, holder_of, host_of, may_name_holder
from sourcelint.clean.segmentation.title_block import name_title_block
from sourcelint.document import Field, Metadata, StatedDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.clean.lines.datelines import Slug
    from sourcelint.clean.lines.dates import WrittenDate
    from sourcelint.document import Block, InputKind

Line = tuple[str, "Block"]

ENDS = 10
"""Blocks at either end, and behind the title, in which a page names its author, date and publisher."""

LABEL = 200
"""Characters that a line about the article may have; a longer one is of it."""

PARAGRAPH, OPENINGS = 60, 3
"""Characters of a paragraph of the article; so many of them may open with place, date and wire."""

SAMPLE = 2000
"""Characters by which the language of a date in figures is told."""

_FIELDS = ("title", "author", "published", "modified", "publisher", "url")
_SUBJECT = re.compile(r"(?:subject|headline|title|betreff|titel|objet|asunto|oggetto|тема)\s?:\s+(?=\S)", re.IGNORECASE)
"""What mail, forms and exports write before a title."""
_AMERICAN = re.compile(r"\b(?:[ECMP][SD]?T|Eastern|Pacific|Central|Mountain)\b")
_DAY_FIRST = re.compile(r"\b(?:GMT|BST|CES?T|IST|AE[SD]?T|Uhr)\b")
"""Zones of the hour whose people write the month first, or the day."""


def visible_metadata(draft: PartialDocument, *, input: InputKind | None = None) -> PartialDocument:  # noqa: A002 - the name of the hint
    """Fill in what the container left open from the lines of the text, and settle every field's state.

    `input` is what a manifest says of the source; without it `page_level` decides whether a missing field is absent.
    """
    text = draft.text.value
    # A record has its title beside the text; the first heading in it is one.
    blocks = name_title_block(text, draft.blocks) if draft.wrapper in {"text", "html"} else draft.blocks
    draft = draft.replace(blocks=blocks)
    near, last = _ends(blocks)
    head, tail = _lines(text, near), _lines(text, last)
    ends = [*head, *tail]
    long = [b.start for b in blocks if b.end - b.start >= PARAGRAPH and b.kind in ("paragraph", "quote", "list")]
    known = draft.metadata
    slugs = list(_slugs(draft, near))
    dates = [
        *known.dates,
        *_dates(draft, head, bare=True),
        *_slug_dates(draft, slugs),
        *_dates(draft, tail, bare=False),
    ]
    proves = draft.complete and (page_level(draft) if input is None else input == "page")
    missing: Field = Field(state="absent" if proves else "unknown")
    found = {
        "title": _title(draft),
        # Below the second paragraph of an article, names with a date are those of readers who comment.
        "author": _author(draft, ends, slugs, long[1] if len(long) > 1 else len(text)),
        "published": _first(dates, "published"),
        "modified": _first(dates, "updated") or _first(dates, "modified"),
        "publisher": _publisher(draft, ends, slugs),
        "url": _url(draft, ends, long[0] if long else len(text)),
    }
    found["publisher"] = found["publisher"] or host_of(found["url"])
    fields = {}
    for name in _FIELDS:
        field: Field = getattr(known, name)
        fields[name] = field if field.state == "present" else found[name] or missing
    return draft.replace(metadata=Metadata(**fields, dates=tuple(dates)))


def page_level(draft: PartialDocument) -> bool:
    """Tell whether the source holds the page around the article and not just its body: it is HTML, or has a title."""
    return (
        draft.wrapper == "html"
        or draft.metadata.title.state == "present"
        or any(b.kind == "title" for b in draft.blocks)
    )


def _field(draft: PartialDocument, value: str, start: int, end: int) -> Field:
    return Field(value, "present", draft.text.raw_span(start, end))


def _title(draft: PartialDocument) -> Field | None:
    title = next((b for b in draft.blocks if b.kind == "title"), None)
    if title is None:
        return None
    line = draft.text.value[title.start : title.end]
    label = _SUBJECT.match(line)
    start = label.end() if label else 0
    return _field(draft, line[start:], title.start + start, title.end)


def _lines(text: str, blocks: list[Block]) -> list[Line]:
    return [(text[b.start : b.end], b) for b in blocks if b.end - b.start <= LABEL]


def _author(draft: PartialDocument, ends: list[Line], slugs: list[tuple[int, Slug]], body: int) -> Field | None:
    """Find the byline; where the body of the article has begun, one without a date."""
    for line, block in ends:
        if block.kind == "title":
            continue
        name = byline_of(line) or (names_of(line, capitals=True) if block.kind == "byline" else None)
        if name is not None and not (block.start > body and has_year(line)):
            at = block.start + line.rfind(name)
            return _field(draft, without_places(name), at, at + len(name))
    for start, slug in slugs:
        if slug.names is not None:
            place = start + slug.names.start, start + slug.names.end
            return _field(draft, draft.text.value[slice(*place)], *place)
    return None


def _ends(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Give the first blocks and those around the title, the latter first, and the last blocks."""
    title = next((n for n, b in enumerate(blocks) if b.kind == "title"), 0)
    near = range(max(0, title - 3), min(len(blocks), title + 1 + ENDS))
    first = [n for n in range(min(ENDS, len(blocks))) if n not in near]
    last = [n for n in range(max(0, len(blocks) - ENDS), len(blocks)) if n not in near and n >= ENDS]
    return [blocks[n] for n in (*near, *first)], [blocks[n] for n in last]


def _dates(draft: PartialDocument, lines: list[Line], *, bare: bool) -> Iterator[StatedDate]:
    """Find dates in lines that say so ("Published …"), or, where `bare`, that hold hardly anything else.

    At the end of a page the dates of comments and of other articles stand alone. A label may have a line of its own.
    """
    above = ""
    for line, block in lines:
        label, above = above, line
        if block.kind == "title" or not has_year(line):
            continue
        alone = bare and (block.kind in ("dateline", "byline") or is_dateline(line))
        if not alone and not (count_words(line) <= 24 and has_date_label(line)):
            continue
        for kind, written in dates_of(line, label):
            if kind != "bare" or alone:
                value = _settled(draft, line, written)
                span = draft.text.raw_span(block.start + written.start, block.start + written.end)
                yield StatedDate("published" if kind == "bare" else kind, value, span, "visible")


def _settled(draft: PartialDocument, line: str, written: WrittenDate) -> str:
    """Choose between day-month and month-day by the zone of the hour or the language; else only the year is sure."""
    if written.either is None:
        return written.value
    if _AMERICAN.search(line):
        return written.either[1]
    if _DAY_FIRST.search(line) or (clear_language(draft.text.value[:SAMPLE]) or "en") != "en":
        return written.either[0]
    return written.value


def _slugs(draft: PartialDocument, head: list[Block]) -> Iterator[tuple[int, Slug]]:
    """Read the openings of the first long paragraphs: where each begins, and what it says."""
    long = [
        b for b in head if b.end - b.start >= PARAGRAPH and b.kind in ("paragraph", "standfirst", "heading", "title")
    ]
    for block in sorted(long, key=lambda b: b.start)[:OPENINGS]:
        slug = slug_of(draft.text.value[block.start : block.end])
        if slug is not None:
            yield block.start, slug


def _slug_dates(draft: PartialDocument, slugs: list[tuple[int, Slug]]) -> Iterator[StatedDate]:
    for start, slug in slugs:
        if slug.date is not None:
            span = draft.text.raw_span(start + slug.date.start, start + slug.date.end)
            yield StatedDate("published", slug.date.value, span, "visible")


def _first(dates: list[StatedDate], kind: str) -> Field | None:
    date = next((d for d in dates if d.kind == kind), None)
    return Field(date.value, "present", date.span) if date else None


def _publisher(draft: PartialDocument, ends: list[Line], slugs: list[tuple[int, Slug]]) -> Field | None:
    for line, block in ends if may_name_holder("\n".join(line for line, _ in ends)) else ():
        found = holder_of(line)
        if found is not None:
            return _field(draft, found.value, block.start + found.start, block.start + found.end)
    below = holder_below(draft.boilerplate)
    if below is not None:
        return below
    for start, slug in slugs:
        if slug.wire is not None:
            place = start + slug.wire.start, start + slug.wire.end
            return _field(draft, draft.text.value[slice(*place)], *place)
    return None


def _url(draft: PartialDocument, ends: list[Line], body: int) -> Field | None:
    """Find the article's address: a line that calls it so, or that is nothing else and stands above the body.

    In a record or a page such a line is something embedded.
    """
    for line, block in ends:
        if "http" in line or "www." in line:
            found = address_of(line, bare=draft.wrapper == "text" and block.start <= body)
            if found is not None:
                return _field(draft, found.value, block.start + found.start, block.start + found.end)
    return None
