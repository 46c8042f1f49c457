"""Whether the figures of two sentences that tell of the same exclude each other.

Two figures conflict only if they count the same, and no other figure of the sentence fits as well. Parts and sums, scores,
prices and tolls that rise are left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.corpus.amount_fits import amounts_agree, differ, fit_of_amounts
from sourcelint.corpus.date_slots import times_differ
from sourcelint.corpus.slot_pairs import MAX_DAYS_APART, SlotConflict, left_over, other_names
from sourcelint.evidence.events.stems import stems
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.events.told import ToldAmount, ToldSentence

DISASTERS = stems("quake tsunami flood storm landslide collapse explosion fire crash avalanche epidemic")
"""Stems of events of which the toll rises for days."""

INDICES = stems("nasdaq nikkei dow ftse dax forex")
"""Stems of what rises one day and falls the next: that two sentences name it shows no event."""

MARKETS = INDICES | stems("index stock")
"""Stems of what is quoted anew every minute."""

POLLS = stems("poll survey voter")
"""Stems of what is asked anew by each institute: the shares of two polls do not exclude each other."""

SCORES = stems(
    """game season match touchdown yard catch pass point rebound homer rbi rbis goal assist shot run inning win
    victory count delegate"""
)
"""Stems of what is counted anew for each player, match and season, each trial and each primary."""

SPORTS = stems("touchdown yard rebound inning rushing")
"""Stems beside which every figure is a score."""

MIN_RESULT_FIGURES = 2
"""Figures that two sentences share if they give the result of one match: "91-73"."""

TOLLS = stems("killed injured missing dead damaged destroyed people houses homes buildings trapped children")
"""Stems of what a toll counts."""

NEEDED = (1.0, 0.6, 0.5, 0.4, 0.35, 0.3)
"""Probability that two sentences tell of one event, from which on two figures that fit so well (1 and more) conflict."""

NEEDED_OF_AGES = (1.0, 0.5, 0.4, 0.27, 0.15)
"""The same for ages: a person has one, whatever the sentence tells."""


def _needed(fit: int, unit: str) -> float:
    needed = NEEDED_OF_AGES if unit == "age" else NEEDED
    return needed[min(fit, len(needed) - 1)]


def conflicting_amounts(here: ToldSentence, there: ToldSentence, days_apart: int) -> Iterator[SlotConflict]:
    """Find the figures of two sentences that exclude each other; `days_apart` are the days between the two reports.

    What is counted changes with the days, but for the ages of persons.
    """
    if not _may_count_one_thing_otherwise(here, there):
        return
    told = here.terms | there.terms

    def fit_of_parts(own: ToldAmount, other: ToldAmount) -> int:
        fit = fit_of_amounts(own, other)
        if fit and not amounts_agree(own, other) and share_of(own, here, there) != share_of(other, there, here):
            return 0
        return fit

    for own, other, fit in left_over(here.amounts, there.amounts, fit_of_parts, amounts_agree):
        if _changes_anew(own, other, told):
            continue
        if days_apart > MAX_DAYS_APART and not (own.named and other.named):
            continue
        if _names_differ(own, here, other, there) or not differ(own, other, days_apart):
            continue
        if _stand_apart(own, here, other, there):
            continue
        if not _is_score(own) or _share_result(here, there):
            yield SlotConflict(own, other, _needed(fit, own.unit), fit)


def _may_count_one_thing_otherwise(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two sentences of one time give figures of the same that have no value in common; prices of markets apart."""
    pairs = ((own, other) for own in here.amounts for other in there.amounts)
    if not any(fit_of_amounts(own, other) and not amounts_agree(own, other) for own, other in pairs):
        return False
    if _tells_former_plan(here) != _tells_former_plan(there):
        return False
    return MARKETS.isdisjoint(here.terms & there.terms) and not times_differ(here, there)


def _tells_former_plan(sentence: ToldSentence) -> bool:
    """Tell whether a sentence says what was once planned: "was expected to cost", "had been budgeted at"."""
    return _FORMER_PLAN.search(sentence.place.quote) is not None


def _stand_apart(own: ToldAmount, here: ToldSentence, other: ToldAmount, there: ToldSentence) -> bool:
    """Tell whether two shares or sums stand at other places of lists that are as long: the first is Egypt's, the second India's.

    Only of a share or a sum nothing but its place says what it is of.
    """
    lists = [[amount for amount in s.amounts if amount.unit == own.unit] for s in (here, there)]
    if own.of or len(lists[0]) != len(lists[1]):
        return False
    return lists[0].index(own) != lists[1].index(other)


def _changes_anew(own: ToldAmount, other: ToldAmount, told: frozenset[str]) -> bool:
    """Tell whether two figures are tolls of a disaster, or shares of polls, by the stems of their sentences."""
    if not DISASTERS.isdisjoint(told) and _is_toll(own) and _is_toll(other):
        return True
    return own.unit == "percent" and not POLLS.isdisjoint(told)


def _share_result(here: ToldSentence, there: ToldSentence) -> bool:
    return sum(term[0].isdigit() for term in here.terms & there.terms) >= MIN_RESULT_FIGURES


def _is_score(amount: ToldAmount) -> bool:
    """Tell whether an amount is counted anew for each player, match and season."""
    return (amount.unit == "" and amount.of[0] in SCORES) or not SPORTS.isdisjoint(amount.context)


def developing_tolls(here: ToldSentence, there: ToldSentence) -> Iterator[SlotConflict]:
    """Find the tolls of a disaster in two sentences that differ: the later report may be the higher."""
    if not (here.amounts and there.amounts) or (DISASTERS.isdisjoint(here.terms) and DISASTERS.isdisjoint(there.terms)):
        return
    for own, other, fit in left_over(here.amounts, there.amounts, fit_of_amounts, amounts_agree):
        if _is_toll(own) and _is_toll(other) and differ(own, other, 0):
            yield SlotConflict(own, other, _needed(fit, own.unit), fit)


def _is_toll(amount: ToldAmount) -> bool:
    return amount.unit == "" and not TOLLS.isdisjoint((*amount.of, *amount.context))


_REST = lazy(r"\b(?:other|another|additional|further|remaining|more|extra)\b", re.IGNORECASE)


_PARTITIVE = lazy(r" of (?:the|these|those|its|his|her|their) ")


_FORMER_PLAN = lazy(
    r"\b(?:was|were|been|once|originally|initially|first)[ ](?:[a-z]{3,12}ly[ ])?"
    r"(?:planned|expected|scheduled|meant|supposed|due|projected|budgeted|forecast)\b"
)


_WHOLE = lazy(r"\b(?:total|overall|altogether|combined|career|so far|thus far|to date|as many as)\b", re.IGNORECASE)


MAX_CHARS_BEFORE = 12
"""Characters before a figure in which a word stands that makes it a part: "another 201"."""


def share_of(amount: ToldAmount, sentence: ToldSentence, other: ToldSentence) -> str:
    """Return "rest" for a figure of what is left beside another, "whole" in a sentence that adds up, else "" or "part".

    "12 of the sailors" are a part, and so is a named kind, if the other sentence names it: of 23 pirates, 11 were Yemeni.
    """
    at = amount.place.start - sentence.place.start
    before = sentence.place.quote[max(0, at - MAX_CHARS_BEFORE) : max(0, at)]
    if _REST.search(f"{before}{amount.place.quote}") and "more than" not in before.casefold():
        return "rest"
    is_kind = amount.unit == "" and not sentence.names.intersection(amount.of[1:]).isdisjoint(other.terms)
    if is_kind or _PARTITIVE.search(amount.place.quote):
        return "part"
    return "whole" if _WHOLE.search(sentence.place.quote) else ""


def _names_differ(own: ToldAmount, here: ToldSentence, other: ToldAmount, there: ToldSentence) -> bool:
    """Tell whether other names stand around two figures, as if they were of other persons, firms or places."""
    return own.unit != "age" and other_names(own, here, other, there)
