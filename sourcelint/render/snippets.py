"""Places as a reader is shown them: what stands there, and a little of the line around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.render.model import Quote
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.finding import Finding, Place
    from sourcelint.report import Excerpt, SourceReport


def known(spans: Iterable[RawSpan], report: SourceReport) -> tuple[Quote, ...]:
    """Show the places of which the report has an excerpt."""
    return tuple(quote for quote in (at(span, report) for span in spans) if quote)


def at(span: RawSpan | None, report: SourceReport) -> Quote | None:
    """Show a place of the report's own source if the report has an excerpt of it."""
    excerpt = report.excerpts.get(span) if span is not None else None
    return _from(excerpt, span.end - span.start) if span is not None and excerpt else None


def quote_of(where: Finding | Place, report: SourceReport) -> Quote:
    """Show a place; if it lies in another source, only its quotation is at hand."""
    length = where.end - where.start
    if where.source != report.source:
        return Quote(where.line, where.column, "", where.quote, "", length > len(where.quote), where.source)
    excerpt = report.excerpts.get(RawSpan(where.start, where.end))
    return (
        _from(excerpt, length)
        if excerpt
        else Quote(where.line, where.column, "", where.quote, "", length > len(where.quote))
    )


def _from(excerpt: Excerpt, length: int) -> Quote:
    return Quote(
        excerpt.line, excerpt.column, excerpt.before, excerpt.quote, excerpt.after, length > len(excerpt.quote)
    )
