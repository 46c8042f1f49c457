"""The one number that a source gives of a thing that few texts count, held against that of another source on the same.

"It has 320 beds" and "The new hospital will have 230 beds" share one word, and are never held side by side as sentences. If two
sources name the same people and places, each says how many beds just once, and nothing else is counted so, they mean the same beds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.amount_fits import amounts_agree, differ, ratio_of
from sourcelint.corpus.amount_slots import SCORES, TOLLS, share_of
from sourcelint.corpus.cast import share_cast
from sourcelint.corpus.date_slots import times_differ
from sourcelint.corpus.slot_pairs import MAX_DAYS_APART
from sourcelint.evidence.events.rarity import rarity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldAmount, ToldSentence

MIN_RARITY = 0.5
"""Rarity of the thing counted: passengers and beds tell what they are of, people and days do not."""

MAX_RATIO = 2.5
"""Times by which the two may differ: what differs more is a part and the whole of it."""

MIN_COUNT = 10
"""Number from which on a count is of the whole: two cars in one sentence and three in another are five."""


class SoleCount(NamedTuple):
    """The number of a thing that a source gives, and its sentence."""

    amount: ToldAmount
    sentence: ToldSentence


def find_sole_conflicts(
    one: SourceText, other: SourceText, days_apart: int, likeness: float
) -> Iterator[tuple[ToldAmount, ToldAmount]]:
    """Find the numbers of a thing that each of two sources counts once, in any sentence, if they exclude each other."""
    if days_apart > MAX_DAYS_APART:
        return
    ours, theirs = one.sole_counts, other.sole_counts
    things = sorted(ours.keys() & theirs.keys())
    pairs = [
        (own.amount, mate.amount)
        for own, mate in ((ours[thing], theirs[thing]) for thing in things)
        if _exclude(own.amount, mate.amount, days_apart) and not times_differ(own.sentence, mate.sentence)
    ]
    if pairs and share_cast(one, other, likeness):
        yield from pairs


def _exclude(own: ToldAmount, other: ToldAmount, days_apart: int) -> bool:
    return not amounts_agree(own, other) and ratio_of(own, other) <= MAX_RATIO and differ(own, other, days_apart)


def sole_counts(sentences: Iterable[ToldSentence]) -> Mapping[str, SoleCount]:
    """Return the numbers of rare things that the sentences of a source give once or always alike, by the stem of the thing."""
    found: dict[str, SoleCount] = {}
    several = set()
    for sentence in sentences:
        for amount in sentence.amounts:
            if not _tells_what(amount):
                continue
            thing = amount.unit + amount.of[0]
            is_other = thing in found and found[thing].amount.least != amount.least
            if (
                is_other
                or len(amount.of) > 1
                or not _is_plain(amount)
                or sentence.denied
                or share_of(amount, sentence, sentence)
            ):
                several.add(thing)
            found[thing] = SoleCount(amount, sentence)
    return {thing: count for thing, count in found.items() if thing not in several}


def _tells_what(amount: ToldAmount) -> bool:
    """Tell whether a figure is the tally of a vote, or counts something rare."""
    is_count = not amount.unit and bool(amount.of) and rarity_of[amount.of[0]] >= MIN_RARITY
    return is_count or amount.unit == "tally"


def _is_plain(amount: ToldAmount) -> bool:
    """Tell whether a figure is given as it is, large enough, and neither a score of a player nor a toll."""
    if amount.unit == "tally":
        return True
    is_whole = amount.least == amount.most and amount.least >= MIN_COUNT and amount.least.is_integer()
    return is_whole and (SCORES | TOLLS).isdisjoint(amount.of) and TOLLS.isdisjoint(amount.context)
