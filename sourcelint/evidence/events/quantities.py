"""Figures that sentences give: how many of what, between whom, in which year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claims.lexicon import EVENT_BASE
from sourcelint.annotate.gazetteers.mentions import Actors
from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.number_words import MAGNITUDES
from sourcelint.annotate.text.word_lists import words
from sourcelint.annotate.times.days import MAX_SENTENCE_CHARS, days_of, names_days
from sourcelint.evidence.claim_columns import MIN_FACTUAL_POINTS
from sourcelint.expressions import lazy
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


_PARTIES = 2
MAX_ROUNDING_SHARE, MAX_ABOUT_SHARE = 0.05, 0.2
"""Share by which a figure may be rounded, and one that is called approximate."""

_FIGURE = lazy(
    r"""
    (?P<how>\b(?:
        [Aa]t[ ]least|[Mm]ore[ ]than|[Oo]ver                                             # this or more
    |   [Nn]early|[Aa]lmost|[Uu]p[ ]to|[Ll]ess[ ]than|[Ff]ewer[ ]than|[Uu]nder|[Aa]s[ ]many[ ]as   # this or less
    |   [Aa]bout|[Aa]round|[Ss]ome|[Rr]oughly|[Aa]pproximately|[Aa]n[ ]estimated         # about this
    )[ ])?
    (?<![\w$€£.,-])(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,3})?)
    (?P<magnitude>[ ](?:hundred|thousand|million|billion|trillion))?
    [ ](?P<what>[a-z][a-z-]{2,20})(?P<more>[ ](?:of[ ])?[a-z][a-z-]{2,20})?              # "tons of wheat"
    """,
    re.VERBOSE,
)
_LEAST = ("at least", "more than", "over")
_MOST = ("nearly", "almost", "up to", "less than", "fewer than", "under", "as many as")
_NOT_COUNTED = (
    words(
        """percent per year years month months week weeks day days hour hours minute minutes times miles kilometers kilometres
    meters metres feet euros dollars pounds yuan rubles points degrees people's other others more"""
    )
    | members("claim no name")
    | MAGNITUDES.keys()
)
_RANGE = lazy(r"(?:\d|\bbetween|\bfrom) (?:to|and|or)? ?$|[–-]$")
_WORD = lazy(r"[a-z]+")


def _figure(
    text: str, lowercase: str, sentence: Span, actors: Sequence[Mention], times: Sequence[TimeExpression]
) -> Quantity | None:
    """Read the one figure of a sentence that two actors share; None if it has none, or more than one."""
    if len({mention.name for mention in actors}) != _PARTIES:
        return None
    found = [match for match in _FIGURE.finditer(text, *sentence) if not _is_in_time(match, times)]
    if len(found) != 1:
        return None
    figure = found[0]
    act = _nearest_act(lowercase, sentence, figure.start())
    counted = _counted(figure)
    if act is None or not counted or _RANGE.search(text, max(sentence.start, figure.start() - 12), figure.start()):
        return None
    return Quantity(Span(*figure.span()), figure.group(), frozenset((*counted, act)), *_bounds(figure))


def _is_in_time(figure: re.Match[str], times: Sequence[TimeExpression]) -> bool:
    """Tell whether a number is part of a time expression."""
    start, end = figure.span("number")
    return any(time.start < end and start < time.end for time in times)


def _nearest_act(lowercase: str, sentence: Span, at: int) -> str | None:
    """Find the base form of the verb of acts that stands nearest to an offset, the first in the alphabet of two."""
    acts = [
        (abs(match.start() - at), EVENT_BASE[match.group()])
        for match in _WORD.finditer(lowercase, *sentence)
        if match.group() in EVENT_BASE
    ]
    return min(acts)[1] if acts else None


def _counted(figure: re.Match[str]) -> list[str]:
    """Find the words for what a figure counts; empty if it counts nothing, or nothing that sources can be compared by."""
    if figure["what"] in _NOT_COUNTED:
        return []
    names = (figure["what"], *(figure["more"] or "").split())
    return [word for word in names if word not in _NOT_COUNTED and word not in EVENT_BASE]


def _bounds(figure: re.Match[str]) -> tuple[float, float]:
    """Return the least and the most that a figure can mean, by the words before it."""
    value = float(figure["number"].replace(",", "")) * MAGNITUDES.get((figure["magnitude"] or "").strip(), 1)
    how = (figure["how"] or "").strip().lower()
    share = MAX_ABOUT_SHARE if how and how not in _LEAST and how not in _MOST else MAX_ROUNDING_SHARE
    return 0 if how in _MOST else value / (1 + share), float("inf") if how in _LEAST else value * (1 + share)


def find_quantities(annotated: Annotated, place: Callable[[Span], Place]) -> Iterator[Statement]:
    """Find the figures of sentences that name two actors and one year."""
    actors = Actors(annotated.text, annotated.actors)
    for claim in annotated.prose_claims:
        if "0" not in claim.shapes or claim.points < MIN_FACTUAL_POINTS or claim.end - claim.start > MAX_SENTENCE_CHARS:
            continue
        inside = annotated.times_in(claim.start, claim.end)
        date = _only_date(inside)
        if date is None:
            continue
        named = actors.within(claim.start, claim.end)
        figure = _figure(annotated.text, annotated.lowercase, Span(*claim[:2]), named, inside)
        if figure is not None:
            first, last = days_of(date)
            parties = tuple(sorted({mention.name for mention in named}))
            time = annotated.text[date.start : date.end]
            yield Statement(
                place(figure.span), parties, "figure", "figure", "pair", figure.name, figure.label, time, first, last,
                least=figure.least, most=figure.most,
            )  # fmt: skip


def _only_date(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Find the date of a sentence that has one alone, in full."""
    dates = [time for time in times if names_days(time)]
    if len({date.value for date in dates}) != 1:
        return None
    return dates[0] if dates[0].reference_type == "absolute" and dates[0].resolution == "explicit" else None
