"""What sentences state, taken apart to be compared across sources: actors, event, time, quantity."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claim_facts import FACTUAL
from sourcelint.annotate.claims.lexicon import CLASSES, DAY, EVENT_BASE, EVENT_NOUN, MONTH, NATION, PLAIN
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate import Annotated
    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.times import TimeExpression


class Stated(NamedTuple):
    """What a sentence states, for comparison across sources: its span, then parts as they stand in the text.

    `actors` are the names in text order without their possessive; `event` is the base form of the first event verb, else an
    event noun; `time` is the TIMEX3 value nearest to it; `quantity` is the first figure with its unit. None where missing.
    """

    span: Span
    actors: tuple[str, ...]
    event: str | None
    time: str | None
    quantity: str | None


_ACTORS = 6
_NAME = re.compile(r"[A-Z][\w’'.-]{0,30}(?: (?:of |de |al |bin |van |von )?[A-Z][\w’'.-]{0,30}){0,4}")
_POSSESSIVE = re.compile(r"[’']s(?: |$)")
_WORD = re.compile(r"[A-Za-z]+")
_QUANTITY = re.compile(
    r"(?:[$€£] ?)?\d[\d,.]{0,15}(?: ?%| (?:per ?cent|million|billion|trillion|thousand|hundred)\b)?(?: (?:of )?[a-z-]{3,20})?"
    r"|\b(?:[Hh]alf|[Tt]housands|[Mm]illions|[Hh]undreds|[Dd]ozens|[Nn]early all|[Aa] (?:third|quarter)) of [\w’'-]{1,20}(?: [a-z-]{3,20})?"
)


def statements(annotated: Annotated) -> tuple[Stated, ...]:
    """Take actors, event, time and quantity out of the author's sentences that state facts, in text order.

    Other languages than English give none.
    """
    if annotated.language != "en":
        return ()
    times = annotated.times
    starts = [t.start for t in times]
    found = []
    for claim in annotated.prose_claims:
        if claim.points >= FACTUAL:
            inside = times[bisect_left(starts, claim.start) : bisect_left(starts, claim.end)]
            found.append(_stated(annotated.text, claim, inside))
    return tuple(found)


def _stated(text: str, claim: Claim, times: Sequence[TimeExpression]) -> Stated:
    """Take a sentence apart; `times` are the time expressions in it."""
    event, at = _event(text, claim.start, claim.end)
    names = [p for m in _NAME.finditer(text, claim.start, claim.end) for p in _POSSESSIVE.split(m.group())]
    actors = dict.fromkeys([actor for name in names if (actor := _actor(name))])
    dates = [t for t in times if t.type == "DATE" and t.value[:1].isdigit()]
    near = min(dates, key=lambda d: abs(d.start - at)).value if dates else None
    return Stated(Span(claim.start, claim.end), tuple(actors)[:_ACTORS], event, near, _quantity(text, claim, times))


def _event(text: str, start: int, end: int) -> tuple[str | None, int]:
    """Find the first event verb, in its base form, else the first event noun, and where it stands."""
    noun, at = None, start
    for m in _WORD.finditer(text, start, end):
        low = m.group().lower()
        if low in EVENT_BASE:
            return EVENT_BASE[low], m.start()
        if noun is None and CLASSES.get(low, 0) & EVENT_NOUN:
            noun, at = low, m.start()
    return noun, at


def _quantity(text: str, claim: Claim, times: Sequence[TimeExpression]) -> str | None:
    """Find the first figure that is no part of a time expression."""
    left = iter(times)
    time = next(left, None)
    for m in _QUANTITY.finditer(text, claim.start, claim.end):
        while time is not None and time.end <= m.start():
            time = next(left, None)
        if time is None or m.end() <= time.start:
            return m.group()
    return None


def _actor(name: str) -> str:
    """Take words that only open the sentence, and months, off a name."""
    parts = name.rstrip(".’'").split()
    for n, part in enumerate(parts):
        kind = CLASSES.get(part.lower(), 0)
        if kind & NATION or not kind & (PLAIN | MONTH | DAY):
            return " ".join(parts[n:])
    return ""
