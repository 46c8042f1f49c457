"""DAT006."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.grammar.tenses import is_past
from sourcelint.evidence.annotated import day_of
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sourcelint.annotate.grammar import Parse, VerbGroup
    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated

# What is announced, planned, due, conditional or counted forward.
_AHEAD = lazy(
    r"""
    \b(?:
        will|would|shall|should|could|(?-i:may)|might|must|can|won['’]t  # "May" is a month
        |until|till|expir(?:es?|ing|ation|y)|plan\w*|expect\w*
        |by\ (?=\d|the\ end|the\ start|early|late|mid|[A-Z][a-z]+\ \d)  # a term
        |schedul(?:ed|ing)|forecast\w*|project(?:s|ed|ions?)|targets?|goals?|aim(?:s|ed|ing)?|due|deadlines?
        |propos\w+|intends?|intending|pledg\w+|promis\w+|vow\w*|committed\ to|set\ (?:to|for)|slated
        |(?:is|are|was|were)\ to|to\ be
        |next\ (?:week|month|year|season|decade|summer|spring|autumn|fall|winter|election)s?|upcoming|future
        |hop(?:es?|ed|ing)|wants?|predict\w*|estimat\w+|anticipat\w+|likely|delay\w*|postpon\w+
        |extend(?:s|ed|ing)?\ (?:to|until|through|into)
        |budget\w*|fiscal|olympics?|world\ cup  # what has a year of its own
        |effective|takes?\ effect|matur\w+|ends|ending|through\ (?=\d)|onwards?|from\ now|candidates?\ (?:in|for)|if|ahead\ of
        |(?:re-?)?election|term|eligible|(?:puttable|callable|redeemable|payable|convertible)|approach\w*
        |copyright|season|novel|film|fiction\w*|set\ in
    )\b
    |['’]ll\b|©
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What was added or looked at again later says so.
_NOTICE = lazy(
    r"\b(?:updated?|amended|corrected|correction|clarification|modified|revised|reviewed|addendum|editor['’]s note)\b",
    re.IGNORECASE,
)
_BOUNDS = frozenset(":;—–")
_INTO = lazy(r"(?:\b(?:in|on|since|during|late|early|mid)|[,(—–-]|^)\s*$", re.IGNORECASE)


_NO_STATEMENTS = frozenset({"byline", "dateline", "code"})
MAX_SLACK_DAYS = 1
"""Local time may be one day ahead of the stated day of publication."""
MAX_BEFORE_CHARS = 12
"""Characters before a year in which "during" stands."""


@rule(
    "DAT006", "future-date", "error", fix="Correct the date, or say that the event is still to come.", languages={"en"}
)
def future_date(doc: Annotated) -> Iterator[Hit] | None:
    """
    ## What it does
    Reports a date after the day of publication, of the stated update, or of the last answer or post on the page (without
    any of them, after `--as-of`), in a sentence that tells it as past.

    ## Why is this bad?
    Nobody can report what has not happened: the date is wrong, or the text was generated.

    ## Known limits
    A sentence that plans, forecasts, promises or sets a term is left alone, as are notes on later changes, quotations and
    names that carry a year (World Cup 2030).

    ## References
    Journalism Trust Initiative (CWA 17493), accuracy of facts.
    """
    posted = (date.value for date in doc.metadata.dates if date.kind == "posted")
    stated = [day for day in (doc.anchor, *map(day_of, (doc.metadata.modified.value, *posted))) if day is not None]
    if not stated and doc.today is None:
        return None
    return _hits(doc, max(stated, default=None))


def _hits(doc: Annotated, stated: date | None) -> Iterator[Hit]:
    # A sentence is read once, not for each of its dates: a hostile one is full of them.
    looks_ahead: dict[Sentence, bool] = {}
    for time in doc.times:
        if not _is_after(time, doc, stated) or doc.text.startswith("up to", time.start):
            continue
        sentence = _sentence_telling(doc, time)
        if sentence is None or _is_bare_number(doc.text, time, sentence):
            continue
        if sentence not in looks_ahead:
            looks_ahead[sentence] = any(sign.search(doc.text, *sentence[:2]) for sign in (_AHEAD, _NOTICE))
        if not looks_ahead[sentence] and _is_told_as_past(doc.parse(sentence), time):
            message = f"told as past, but {doc.text[time.start : time.end]} is after {stated or doc.as_of}"
            yield Hit(time.span, message)


def _is_after(time: TimeExpression, doc: Annotated, stated: date | None) -> bool:
    """Tell whether a date that is written out lies after the last day that the text can know: the stated one, or today."""
    written_out = time.resolution == "explicit" and time.reference_type == "absolute" and time.type in {"DATE", "TIME"}
    if not written_out or time.first is None:
        return False
    first_possible = time.first.toordinal() - MAX_SLACK_DAYS
    if stated is not None:
        return stated.toordinal() < first_possible
    return doc.today is not None and not doc.today.reached(first_possible)


def _sentence_telling(doc: Annotated, time: TimeExpression) -> Sentence | None:
    """Return the sentence that tells of a time; None in bylines, code and quotations."""
    block = doc.block_at(time.start)
    if block is None or block.kind in _NO_STATEMENTS or doc.quoted(time):
        return None
    return doc.sentence_at(time.start)


def _is_bare_number(text: str, time: TimeExpression, sentence: Sentence) -> bool:
    """Tell whether four digits may be a number and no year: nothing such as "in" stands before them."""
    if not time.value.isdigit() or time.mod is not None or time.start == sentence.start:
        return False
    return not _INTO.search(text, max(sentence.start, time.start - MAX_BEFORE_CHARS), time.start)


def _is_told_as_past(parse: Parse, time: TimeExpression) -> bool:
    """Tell whether the verb that says what happens at a time is one of the past: not "opens on 4 June, she said"."""
    first, last = parse.token_at(time.start), parse.token_at(time.end - 1)
    begin, end = _part_with(parse, first, last)
    groups = [
        group
        for group in parse.groups
        if begin <= group.main < end and not group.is_participle and not _is_closed(parse, group, first)
    ]
    behind = next((group for group in groups if group.first == last + 1), None)
    if behind is not None:
        return is_past(parse, behind) and not behind.is_perfect  # not "the vote on 4 June is open", "has begun"
    before = [group for group in groups if group.main < first]
    if before and _is_what_for(parse, first, before[-1]):
        return False
    return bool(groups) and is_past(parse, before[-1] if before else groups[0])


def _is_closed(parse: Parse, group: VerbGroup, at: int) -> bool:
    """Tell whether a comma closes the "which opened in 2019," of a verb before token `at`."""
    opens = parse.tag(parse.before(group)) in ("relative", "subordinator")
    return opens and any(parse.word(number) == "," for number in range(group.last + 1, at))


def _part_with(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Return the half-open range of the words around a time up to a colon, a semicolon or a dash: a list has no verb."""
    begin = next((at + 1 for at in range(first - 1, -1, -1) if parse.word(at) in _BOUNDS), 0)
    stops = (at for at in range(last + 1, len(parse.tokens)) if parse.word(at) in _BOUNDS)
    return begin, next(stops, len(parse.tokens))


def _is_what_for(parse: Parse, first: int, group: VerbGroup) -> bool:
    """Tell whether a day belongs to what something was done for: "booked the hall for 4 June", "tickets for the concert on 4 June"."""
    if parse.word(first - 1) == "for":
        return True
    phrase = parse.phrase_before(first - 1) if parse.word(first - 1) == "on" else None
    return phrase is not None and group.main < phrase.first and parse.word(phrase.first - 1) == "for"
