"""DAT006."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.evidence.annotated import day_of
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated

# A finite verb that says that something happened.
_PAST = lazy(
    r"""
    \b(?:
        was|were|had|did|said|told|signed|began|became|came|went|gave|took|made|met|held|won|lost|fell|rose|led|left|found
        |sent|built|broke|wrote|spoke|sold|bought|brought|caught|fought|got|grew|kept|knew|laid|paid|ran|saw|set|shot|spent
        |stood|struck|taught|thought|threw|withdrew|chose|drove|flew|hit|cut|put
        |(?<![-–])[a-z]{3,}ed(?![-–])  # a past tense or participle, and not "self-hosted"
    )\b
    """,
    re.VERBOSE,
)
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
# Between a past verb and the date, what was ordered and had still to be done: "told them to report in 2030".
_TO_DO = lazy(
    r"""
    \b(?:directed|ordered|told|asked|required|instructed|tasked|voted|agreed|decided|obliged|authori[sz]ed|mandated|urged)\b
    [^.;:]{0,80}?
    \b(?P<to>to)\ (?!the\b|an?\b|his\b|her\b|its\b|their\b|this\b|that\b)[a-z]+
    """,
    re.VERBOSE,
)
_PRESENT = lazy(r",? (?:is|are)\b")
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


class _Past(NamedTuple):
    """Where a sentence that tells of the past says what was done (ends of verbs), and what was still to be done (spans)."""

    done: list[int]
    to_do: list[tuple[int, int]]

    def holds(self, time: TimeExpression) -> bool:
        """Tell whether the last verb before a date says that it was done then, and not that it had to be."""
        last = bisect_right(self.done, time.start) - 1
        order = bisect_right(self.to_do, time.start, key=lambda span: span[1]) - 1
        return last < 0 or order < 0 or self.to_do[order][0] < self.done[last]


def _hits(doc: Annotated, stated: date | None) -> Iterator[Hit]:
    # A sentence is read once, not for each of its dates: a hostile one is full of them.
    told: dict[Sentence, _Past | None] = {}
    for time in doc.times:
        if not _is_after(time, doc, stated) or doc.text.startswith("up to", time.start):
            continue
        sentence = _sentence_telling(doc, time)
        if sentence is None or _is_bare_number(doc.text, time, sentence):
            continue
        if sentence not in told:
            told[sentence] = _told_as_past(doc.text, sentence)
        past = told[sentence]
        if past is not None and past.holds(time) and not _PRESENT.match(doc.text, time.end, sentence.end):
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


def _told_as_past(text: str, sentence: Sentence) -> _Past | None:
    """Read a sentence that says that something has happened; None if it does not, or speaks of what is to come."""
    start, end = sentence.start, sentence.end
    done = [match.end() for match in _PAST.finditer(text, start, end)]
    if not done or _AHEAD.search(text, start, end) or _NOTICE.search(text, start, end):
        return None
    return _Past(done, [(match.start("to"), match.end()) for match in _TO_DO.finditer(text, start, end)])
