"""The one number that a source gives of a thing that few texts count or measure, held against that of another on the same.

"It has 320 beds" and "The new hospital will have 230 beds" share one word, and are never held side by side as sentences. If two
sources name the same people and places, each says how many beds just once, and nothing else is counted so, they mean the same beds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.amount_fits import amounts_agree, differ, ratio_of
from sourcelint.corpus.amount_slots import SCORES, SPORTS, TOLLS, share_of
from sourcelint.corpus.cast import share_cast
from sourcelint.corpus.date_slots import times_differ
from sourcelint.corpus.slot_pairs import MAX_DAYS_APART
from sourcelint.evidence.events.amount_words import unit_stems
from sourcelint.evidence.events.rarity import rarity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldAmount, ToldSentence

MIN_RARITY = 0.5
"""Rarity of the thing counted: passengers and beds tell what they are of, people and days do not."""

MAX_RATIO = 2.5
"""Times by which the two may differ: what differs more is a part and the whole of it."""

MEASURES = frozenset({"m", "kg", "km/h"})
"""Units of figures that a word beside them tells apart: the weight of a sledge. Sums and durations are of too many things."""

MAX_SPREAD = 1.4
"""Times by which what a measure can mean may differ: more is no more than a guess."""

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
    """Return the figures that the sentences of a source give once or always alike, by what they are of, see `_things_of`."""
    found: dict[str, SoleCount] = {}
    several = set()
    for sentence in sentences:
        for amount in sentence.amounts:
            for thing in _things_of(amount, sentence):
                is_other = thing in found and found[thing].amount.least != amount.least
                if is_other or not _is_plain(amount) or sentence.denied or share_of(amount, sentence, sentence):
                    several.add(thing)
                found[thing] = SoleCount(amount, sentence)
    return {thing: count for thing, count in found.items() if thing not in several}


def _things_of(amount: ToldAmount, sentence: ToldSentence) -> Iterator[str]:
    """Yield what a figure is of: a vote, the rare thing that it counts, or its unit with each rare word beside a measure."""
    if amount.unit == "tally":
        yield amount.unit
    elif amount.unit in MEASURES:
        yield from (f"{amount.unit} {word}" for word in amount.context if _is_telling(word, sentence))
    elif not amount.unit and amount.of and rarity_of[amount.of[0]] >= MIN_RARITY:
        yield amount.of[0]


def _is_telling(word: str, sentence: ToldSentence) -> bool:
    """Tell whether a word beside a measure says what is measured; a name says where, as it does of all that is there."""
    return rarity_of[word] >= MIN_RARITY and word not in sentence.names and word not in unit_stems()


def _is_plain(amount: ToldAmount) -> bool:
    """Tell whether a figure is given as it is, a count large enough, and neither a score of a player nor a toll."""
    if amount.unit == "tally":
        return True
    if not (SCORES | TOLLS).isdisjoint(amount.of) or not (SPORTS | TOLLS).isdisjoint(amount.context):
        return False
    if amount.unit:
        return amount.most <= MAX_SPREAD * amount.least
    is_whole = amount.least == amount.most and amount.least >= MIN_COUNT and amount.least.is_integer()
    return is_whole and len(amount.of) == 1
