"""DAT004."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sourcelint.evidence.document_date import is_shop, is_told, is_undated
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated

MAX_WARNINGS = 3
"""Findings of one text that are warnings: by then the point is made, and what is missing is missing once."""

_YEARLY = re.compile(
    r"\b(?:each|every|any given) year\b|\b(?:annual(?:ly)?|yearly|usually|typically|normally)\b", re.IGNORECASE
)

MAX_YEAR_CHARS = 400
"""Characters within which a year said before gives the year of a date without one: two or three sentences."""


@rule("DAT004", "yearless-date", "warning", fix="Add the year.", languages={"en"})
def yearless_date(doc: Annotated) -> Iterator[Hit] | None:
    """
    ## What it does
    Reports a month or a day without a year (in June, on 26 June) in a page that does not say when it was published or
    last changed and has not named a year shortly before. Three are warnings; the further ones of the same text are notes.

    ## Why is this bad?
    Every year has a June. Read a year later, the sentence says something else.

    ## Known limits
    A year within the 400 characters before, or later in the same sentence, is taken to hold. Dates that return each
    year are told by words such as "each year" and "usually" in their sentence. Quotations, labels of a page, pages of shops, and sources that cannot prove
    that they have no date stay silent.

    ## References
    Associated Press Stylebook, "months", "dates"; Wikipedia, Manual of Style, dates.
    """
    undated = is_undated(doc, updates=True)
    if undated is None:
        return None
    return _hits(doc) if undated and not is_shop(doc) else iter(())


def _hits(doc: Annotated) -> Iterator[Hit]:
    last_year, found = -MAX_YEAR_CHARS, 0
    years = [time.start for time in doc.times if _names_year(time)]
    # A sentence is read once, not for each of its dates: a hostile one is full of them.
    yearly: dict[Sentence, bool] = {}
    for time in doc.times:
        if _names_year(time):
            last_year = time.end
        if time.start - last_year <= MAX_YEAR_CHARS or not _lacks_year(doc, time):
            continue
        sentence = doc.sentence_at(time.start)
        if sentence is not None:
            if sentence not in yearly:
                yearly[sentence] = _YEARLY.search(doc.text, sentence.start, sentence.end) is not None
            later = bisect_left(years, time.end)
            if yearly[sentence] or (later < len(years) and years[later] < sentence.end):
                continue
        found += 1
        message = f"{doc.text[time.start : time.end]} of which year? Neither the text nor the page says"
        yield Hit(Span(time.start, time.end), message, severity="info" if found > MAX_WARNINGS else None)


def _names_year(time: TimeExpression) -> bool:
    return time.reference_type == "absolute" and time.first is not None and time.type in {"DATE", "TIME"}


def _lacks_year(doc: Annotated, time: TimeExpression) -> bool:
    """Tell whether a date without a year dates something in the text itself, not in a quotation or a label."""
    if time.reference_type != "yearless" or time.type not in {"DATE", "TIME"}:
        return False
    return not doc.quoted(Span(time.start, time.end)) and is_told(doc, time)
