"""Figures that sentences give: how many of what, between whom, in which year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claims.lexicon import EVENT_BASE, NOT_A_NAME
from sourcelint.annotate.gazetteers.mentions import Actors
from sourcelint.annotate.text.word_lists import words
from sourcelint.annotate.times.days import LONGEST, days_of, names_days
from sourcelint.evidence.claim_columns import FACTUAL
from sourcelint.report import Statement
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sourcelint.annotate.gazetteers.mentions import Mention
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Place


class Quantity(NamedTuple):
    """A figure in its sentence: its span, how it reads, what is counted and the nearest act.

    `least` and `most` are what it can mean, magnitudes multiplied out, in units of what is counted; an open end is 0 below
    ("up to") and infinity above ("at least").
    """

    span: Span
    label: str
    name: frozenset[str]
    least: float
    most: float


MAGNITUDES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
ROUND, ABOUT = 0.05, 0.2
"""Share by which a figure may be rounded, and one that is called approximate."""

_FIGURE = re.compile(
    r"(?P<how>\b(?:[Aa]t least|[Mm]ore than|[Oo]ver|[Nn]early|[Aa]lmost|[Uu]p to|[Ll]ess than|[Ff]ewer than|[Uu]nder|[Aa]s many as"
    r"|[Aa]bout|[Aa]round|[Ss]ome|[Rr]oughly|[Aa]pproximately|[Aa]n estimated) )?"
    r"(?<![\w$€£.,-])(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,3})?)(?P<magnitude> (?:hundred|thousand|million|billion|trillion))?"
    r" (?P<what>[a-z][a-z-]{2,20})(?P<more> (?:of )?[a-z][a-z-]{2,20})?"
)
_LEAST = ("at least", "more than", "over")
_MOST = ("nearly", "almost", "up to", "less than", "fewer than", "under", "as many as")
_NOT_COUNTED = (
    words(
        """percent per year years month months week weeks day days hour hours minute minutes times miles kilometers kilometres
    meters metres feet euros dollars pounds yuan rubles points degrees people's other others more"""
    )
    | frozenset(NOT_A_NAME.split())
    | MAGNITUDES.keys()
)
_RANGE = re.compile(r"(?:\d|\bbetween|\bfrom) (?:to|and|or)? ?$|[–-]$")
_WORD = re.compile(r"[a-z]+")


def _figure(
    text: str, lowercase: str, sentence: Span, actors: Sequence[Mention], times: Sequence[TimeExpression]
) -> Quantity | None:
    """Read the one figure of a sentence that two actors share; None where there is none, or more than one."""
    if len({m.name for m in actors}) != 2:
        return None
    found = [
        m
        for m in _FIGURE.finditer(text, *sentence)
        if not any(t.start < m.end("number") and m.start("number") < t.end for t in times)
    ]
    if len(found) != 1:
        return None
    m = found[0]
    acts = [
        (abs(w.start() - m.start()), EVENT_BASE[w.group()])
        for w in _WORD.finditer(lowercase, *sentence)
        if w.group() in EVENT_BASE
    ]
    what = [w for w in (m["what"], *(m["more"] or "").split()) if w not in _NOT_COUNTED and w not in EVENT_BASE]
    if (
        not acts
        or m["what"] in _NOT_COUNTED
        or not what
        or _RANGE.search(text, max(sentence.start, m.start() - 12), m.start())
    ):
        return None
    value = float(m["number"].replace(",", "")) * MAGNITUDES.get((m["magnitude"] or "").strip(), 1)
    how = (m["how"] or "").strip().lower()
    least, most = value / (1 + ROUND), value * (1 + ROUND)
    if how in _LEAST:
        most = float("inf")
    elif how in _MOST:
        least = 0
    elif how:
        least, most = value / (1 + ABOUT), value * (1 + ABOUT)
    return Quantity(Span(*m.span()), m.group(), frozenset((*what, min(acts)[1])), least, most)


def find_quantities(annotated: Annotated, place: Callable[[Span], Place]) -> Iterator[Statement]:
    """Give the figures of sentences that name two actors and one year."""
    actors = Actors(annotated.text, annotated.actors)
    for claim in annotated.prose_claims:
        if "0" not in claim.shapes or claim.points < FACTUAL or claim.end - claim.start > LONGEST:
            continue
        inside = annotated.times_in(claim.start, claim.end)
        dates = [t for t in inside if names_days(t)]
        if len({t.value for t in dates}) != 1 or dates[0].form != "absolute" or dates[0].how != "explicit":
            continue
        named = actors.within(claim.start, claim.end)
        figure = _figure(annotated.text, annotated.lowercase, Span(*claim[:2]), named, inside)
        if figure is not None:
            first, last = days_of(dates[0])
            parties = tuple(sorted({m.name for m in named}))
            time = annotated.text[dates[0].start : dates[0].end]
            yield Statement(
                place(figure.span), parties, "figure", "figure", "pair", figure.name, figure.label, time, first, last,
                least=figure.least, most=figure.most,
            )  # fmt: skip
