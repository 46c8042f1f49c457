"""What a report shows of the raw file, taken while the file is at hand; reports do not keep it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.finding import Place
from sourcelint.report import Excerpt, TimelineEntry
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.document import Document
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Finding

MAX_CONTEXT_CHARS = 60
"""Characters of its line shown on either side of a place: with a short quotation, one line of a terminal."""

MAX_QUOTE_CHARS = 500
"""Longest quotation, in characters: findings point at phrases, and a hostile file may be one long line."""

MAX_REPAIR_PLACES = 5
"""Places of a repair that are shown; their number is always given in full."""


MAX_TIMELINE_DATES = 1000
"""Dates of one text that a timeline shows: a book has some hundred, and a hostile file any number."""


def place_of(document: Document, span: RawSpan) -> Place:
    """Return a raw span with its line, its column and its words, at most `MAX_QUOTE_CHARS` characters of them."""
    start, end = span
    quote = document.raw[start : min(end, start + MAX_QUOTE_CHARS)]
    return Place(document.source, start, end, *document.lines.position(start), quote)


def excerpts_of(
    document: Document, findings: Sequence[Finding], moments: Sequence[TimelineEntry], places: Iterable[Place]
) -> dict[RawSpan, Excerpt]:
    """Return the words at every raw span that a report of this source mentions."""
    return {span: _excerpt(document, span) for span in _spans(document, findings, moments, places)}


def timeline_of(annotated: Annotated) -> tuple[TimelineEntry, ...]:
    """Return the first dates that the text names, in text order: time expressions that stand for a day, month or year."""
    document = annotated.document
    if document.fault is not None:
        return ()
    named = (time for time in annotated.times if time.first is not None and time.problem is None)
    return tuple(
        TimelineEntry(
            place_of(document, document.clean.raw_span(time.start, time.end)), time.value, time.resolution, time.anchor
        )
        for time in islice(named, MAX_TIMELINE_DATES)
    )


def _spans(
    document: Document, findings: Sequence[Finding], moments: Sequence[TimelineEntry], places: Iterable[Place]
) -> Iterator[RawSpan]:
    for finding in findings:
        yield RawSpan(finding.start, finding.end)
        yield from (RawSpan(place.start, place.end) for place in finding.related)
    for place in (*places, *(moment.place for moment in moments)):
        yield RawSpan(place.start, place.end)
    metadata = document.metadata
    yield from (stated.span for stated in metadata.fields.values() if stated.span)
    yield from (stated_date.span for stated_date in metadata.dates)
    yield from (truncation.span for truncation in document.truncations)
    yield from (span for repair in document.repairs for span in repair.spans[:MAX_REPAIR_PLACES])


def words_as_read(document: Document, places: Iterable[Place]) -> dict[Place, str]:
    """Return what the cleaned text has at places of a document, by place; of places that are not in it nothing."""
    found = {}
    for place in places:
        at = _place_in_text(document, RawSpan(place.start, place.end))
        if at is not None:
            found[place] = _as_read(document.text, *at)[1]
    return found


def _excerpt(document: Document, span: RawSpan) -> Excerpt:
    raw, (start, end) = document.raw, span
    line, column = document.position(start)
    before = raw[max(0, start - MAX_CONTEXT_CHARS) : start].rpartition("\n")[2]
    after = raw[end : end + MAX_CONTEXT_CHARS].partition("\n")[0].removesuffix("\r")
    quote = raw[start : min(end, start + MAX_QUOTE_CHARS)]
    place = _place_in_text(document, span)
    read = _as_read(document.text, *place) if place else None
    return Excerpt(line, column, before, quote, after, None if read == (before, quote, after) else read, place)


def _place_in_text(document: Document, span: RawSpan) -> tuple[int, int] | None:
    """Return the place of the cleaned text that stands for a raw span; None if there is none."""
    clean = document.clean
    start, end = clean.offset_of(span.start), clean.offset_of(max(span.start, span.end - 1)) + 1
    if not (span.start < span.end and start < end <= len(clean) and clean.raw_span(start, end) == span):
        return None
    return start, end


def _as_read(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before, at and behind a place in the cleaned text."""
    before = text[max(0, start - MAX_CONTEXT_CHARS) : start].rpartition("\n")[2]
    after = text[end : end + MAX_CONTEXT_CHARS].partition("\n")[0]
    return before, text[start : min(end, start + MAX_QUOTE_CHARS)], after
