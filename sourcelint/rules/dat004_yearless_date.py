"""DAT004."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sourcelint.annotate.grammar.lexicon import classes_of
from sourcelint.annotate.grammar.tenses import is_past
from sourcelint.evidence.document_date import has_own_date, is_shop, is_told, year_of_headline
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated

MAX_WARNINGS = 3
"""Findings of one text that are warnings: by then the point is made, and what is missing is missing once."""

_YEARLY = lazy(
    r"\b(?:each|every|any given) year\b|\b(?:annual(?:ly)?|yearly|usually|typically|normally)\b", re.IGNORECASE
)

_EVERY_YEAR = frozenset({"01-01", "02-14", "07-04", "10-31", "12-24", "12-25", "12-31"})
"""Feast days: "on July 4" returns each year."""
_FAMOUS = {
    "01-06": lazy(r"\b(?:capitol|insurrection|riot|rioters|committee)\b", re.IGNORECASE),
    "09-11": lazy(r"\b(?:attacks?|terror\w*|hijack\w*|twin towers|victims|commission)\b", re.IGNORECASE),
    "10-07": lazy(r"\b(?:hamas|israel\w*|hostages?)\b", re.IGNORECASE),
    "12-07": lazy(r"\bpearl harbor\b", re.IGNORECASE),
}
"""Days that stand for what happened on them, and words of which one stands near them then."""
MAX_FAMOUS_CHARS = 80
"""Characters on either side of such a day in which these words stand."""

_CLAUSE_END = lazy(r"[.,;:!?\n]")
MAX_CLAUSE_CHARS = 100
"""Characters on either side of a date within which its clause is read."""

YEAR_CHARS, MONTH_CHARS = 4, 7
"""Characters of the value of a bare year, and of a month."""
MAX_RANGE_CHARS = 24
"""Characters beside a month in which the other end of a range stands: "from April to October"."""
_TO = frozenset(["to", "through", "until", "till", "–", "-"])

MAX_YEAR_CHARS = 400
"""Characters within which a year said before gives the year of a date without one: two or three sentences."""


@rule("DAT004", "yearless-date", "warning", fix="Add the year.", languages={"en"})
def yearless_date(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a month or a day without a year (in June, on 26 June) in a text that does not say when it was published or
    last changed and has not named a year shortly before. Three are warnings; the further ones of the same text are notes,
    and so are all in the body of an article, whose page may have said the year.

    ## Why is this bad?
    Every year has a June. Read a year later, the sentence says something else.

    ## Known limits
    A year within the 400 characters before, or later in the same sentence, is taken to hold. Dates that return each
    year are told by words such as "each year" and "usually" in their sentence. A year in the headline holds for the whole
    text. A day is reported once. Quotations, labels of a page, pages of shops, feast days and days that stand for what happened on them (the attacks of Sept. 11) stay silent.

    ## References
    Associated Press Stylebook, "months", "dates"; Wikipedia, Manual of Style, dates.
    """
    return iter(()) if has_own_date(doc) or is_shop(doc) or year_of_headline(doc) else _hits(doc)


def _hits(doc: Annotated) -> Iterator[Hit]:
    last_year, found = -MAX_YEAR_CHARS, 0
    told: set[str] = set()
    # A bare year behind a date is that of something else: "on 24 July, when the 1938 championship was discussed".
    years = [time.start for time in doc.times if _names_year(time) and len(time.value) > YEAR_CHARS]
    for time in doc.times:
        if _names_year(time):
            last_year = time.end
        if time.start - last_year <= MAX_YEAR_CHARS or not _lacks_year(doc, time):
            continue
        if time.value in told or _is_placed(doc, time, years):
            continue
        if len(time.value) > MONTH_CHARS:  # a month that is named again may be that of another event
            told.add(time.value)
        found += 1
        message = f"{doc.text[time.start : time.end]} of which year? Neither the text nor the page says"
        quiet = found > MAX_WARNINGS or doc.metadata.published.state == "unknown"
        yield Hit(time.span, message, severity="info" if quiet else None)


def _is_placed(doc: Annotated, time: TimeExpression, years: Sequence[int]) -> bool:
    """Tell whether the sentence of a date says that it returns, or names a year behind it; `years` are where years stand."""
    sentence = doc.sentence_at(time.start)
    if sentence is None:
        return False
    later = bisect_left(years, time.end)
    return _returns(doc, time, sentence) or (later < len(years) and years[later] < sentence.end)


def _returns(doc: Annotated, time: TimeExpression, sentence: Sentence) -> bool:
    """Tell whether the clause of a date says that it returns each year: by a word, or "runs from April to October"."""
    before = doc.text[max(0, time.start - MAX_CLAUSE_CHARS) : time.start]
    after = doc.text[time.end : time.end + MAX_CLAUSE_CHARS]
    if _YEARLY.search(_CLAUSE_END.split(before)[-1] + "|" + _CLAUSE_END.split(after, maxsplit=1)[0]):
        return True
    if len(time.value) != MONTH_CHARS or not _is_of_months(doc, time):
        return False
    parse = doc.parse(sentence)
    return bool(parse.groups) and not any(group.modal or is_past(parse, group) for group in parse.groups)


def _is_of_months(doc: Annotated, time: TimeExpression) -> bool:
    """Tell whether a month is the first or the last of a range of months."""
    near = doc.times_in(time.start - MAX_RANGE_CHARS, time.end + MAX_RANGE_CHARS)
    return any(
        other is not time and len(other.value) == MONTH_CHARS and _is_range(doc.text[a.end : b.start])
        for other in near
        for a, b in [sorted((time, other), key=lambda each: each.start)]
    )


def _is_range(between: str) -> bool:
    return between.strip() in _TO


def _names_year(time: TimeExpression) -> bool:
    return time.reference_type == "absolute" and time.first is not None and time.type in {"DATE", "TIME"}


def _lacks_year(doc: Annotated, time: TimeExpression) -> bool:
    """Tell whether a date without a year dates something in the text itself, not in a quotation or a label."""
    if time.reference_type != "yearless" or time.type not in {"DATE", "TIME"} or _names_event(doc, time):
        return False
    return not doc.quoted(time) and is_told(doc, time)


def _names_event(doc: Annotated, time: TimeExpression) -> bool:
    """Tell whether a day is a feast day, or stands for what everybody knows happened on it."""
    day = time.value[-5:]
    if day in _EVERY_YEAR or _is_in_name_of_event(doc, time):
        return True
    words = _FAMOUS.get(day)
    return (
        words is not None
        and words.search(doc.text, max(0, time.start - MAX_FAMOUS_CHARS), time.end + MAX_FAMOUS_CHARS) is not None
    )


def _is_in_name_of_event(doc: Annotated, time: TimeExpression) -> bool:
    """Tell whether a day is the name of a blow that everybody knows: "the attacks of November 13", "the 7 October massacre"."""
    sentence = doc.sentence_at(time.start)
    if sentence is None:
        return False
    parse = doc.parse(sentence)
    first, last = parse.token_at(time.start), parse.token_at(time.end - 1)
    named = parse.phrase_before(first - 2) if parse.word(first - 1) == "of" else parse.phrase_with(first)
    if named is None or named.determiner != "the" or first <= named.head <= last:
        return False
    return "blow" in classes_of("noun", named.lemma)
