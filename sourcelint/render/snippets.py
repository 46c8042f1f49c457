"""Places as a reader is shown them: what stands there, and a little of the line around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.render.model import Quote
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.finding import Finding, Place
    from sourcelint.report import Excerpt, SourceReport

RAW_FAMILY = "CLN"
"""Rules about what stands in the file itself: tags, escapes, wrong characters."""


def quotes_at(spans: Iterable[RawSpan], report: SourceReport) -> tuple[Quote, ...]:
    """Show the places of which the report has an excerpt."""
    return tuple(quote for quote in (quote_at(span, report) for span in spans) if quote)


def quote_at(span: RawSpan | None, report: SourceReport) -> Quote | None:
    """Show a place of the report's own source if the report has an excerpt of it."""
    excerpt = report.excerpts.get(span) if span is not None else None
    return _from(excerpt, span.end - span.start) if span is not None and excerpt else None


def quote_of(where: Finding | Place, report: SourceReport) -> Quote:
    """Show a place; if it lies in another source, only its quotation is at hand.

    A finding of CLN is about what stands in the file, and shows that; others show what a reader of the article reads.
    """
    length = where.end - where.start
    if where.source != report.source:
        return Quote(where.line, where.column, "", where.quote, "", length > len(where.quote), where.source)
    excerpt = report.excerpts.get(RawSpan(where.start, where.end))
    return (
        _from(excerpt, length, as_read=not getattr(where, "code", "").startswith(RAW_FAMILY))
        if excerpt
        else Quote(where.line, where.column, "", where.quote, "", length > len(where.quote))
    )


def _from(excerpt: Excerpt, length: int, *, as_read: bool = False) -> Quote:
    if as_read and excerpt.read is not None:
        before, words, after = excerpt.read
        cut = length > len(excerpt.quote)
        return Quote(excerpt.line, excerpt.column, before, words, after, cut, raw=excerpt.quote)
    return Quote(
        excerpt.line, excerpt.column, excerpt.before, excerpt.quote, excerpt.after, length > len(excerpt.quote)
    )
