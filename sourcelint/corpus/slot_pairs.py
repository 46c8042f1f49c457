"""Which figures or dates of two sentences belong together: what agrees is taken away first, then the best fit counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sourcelint.evidence.events.told import ToldDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sourcelint.evidence.events.told import ToldAmount, ToldSentence

T = TypeVar("T")

MAX_DAYS_APART = 3
"""Days between two reports within which their figures can be of one moment."""

MAX_NEAREST_WORDS = 3
"""Telling words next to a date among which a name may stand that it belongs to."""


class SlotConflict(NamedTuple):
    """Two figures or dates that exclude each other, how surely their sentences must tell of one event, and how well they fit."""

    own: ToldAmount | ToldDate
    other: ToldAmount | ToldDate
    needed: float
    fit: int


def has_slot(sentence: ToldSentence) -> bool:
    """Tell whether a sentence has a figure or a date."""
    return bool(sentence.amounts or sentence.dates)


def have_slots(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two sentences have anything to compare: figures in both, or dates in both."""
    return bool((here.amounts and there.amounts) or (here.dates and there.dates))


def left_over(
    own: Sequence[T], others: Sequence[T], fit: Callable[[T, T], int], agree: Callable[[T, T], bool]
) -> Iterator[tuple[T, T, int]]:
    """Pair what fits and does not agree, the best first, each once, with how well it fits.

    What agrees with anything that fits is left out, and what fits two alike.
    """
    fits = {
        (at, mate): fitness
        for at, one in enumerate(own)
        for mate, other in enumerate(others)
        if (fitness := fit(one, other))
    }
    if not fits:
        return
    settled = [pair for pair in fits if agree(own[pair[0]], others[pair[1]])]
    taken_here, taken_there = {at for at, _ in settled}, {mate for _, mate in settled}
    ranked = _still_open(fits, taken_here, taken_there)
    for fitness, at, mate in ranked:
        if at not in taken_here and mate not in taken_there and not _has_rival((fitness, at, mate), ranked):
            taken_here.add(at)
            taken_there.add(mate)
            yield own[at], others[mate], -fitness


def _still_open(
    fits: dict[tuple[int, int], int], taken_here: set[int], taken_there: set[int]
) -> list[tuple[int, int, int]]:
    """Return the pairs of which neither is taken, the best first, as minus their fitness and their numbers."""
    still_open = {pair: fit for pair, fit in fits.items() if pair[0] not in taken_here and pair[1] not in taken_there}
    return sorted((-fitness, *pair) for pair, fitness in still_open.items())


def _has_rival(row: tuple[int, int, int], ranked: Sequence[tuple[int, int, int]]) -> bool:
    """Tell whether one of a pair fits another slot as well."""
    return any(other[0] == row[0] and (other[1] == row[1]) != (other[2] == row[2]) for other in ranked)


def shared_context(one: ToldAmount | ToldDate, other: ToldAmount | ToldDate) -> int:
    """Return how many of the words around two figures or dates are the same."""
    return len(set(one.context) & set(other.context))


def nearest_words(slot: ToldAmount | ToldDate) -> Sequence[str]:
    """Return the telling words around a figure, or those next to a date."""
    return slot.context[:MAX_NEAREST_WORDS] if isinstance(slot, ToldDate) else slot.context


def other_names(
    own: ToldAmount | ToldDate, here: ToldSentence, other: ToldAmount | ToldDate, there: ToldSentence
) -> bool:
    """Tell whether each of two slots stands beside names of which the other sentence has none."""
    names, others = here.names.intersection(nearest_words(own)), there.names.intersection(nearest_words(other))
    return bool(names and others) and names.isdisjoint(there.terms) and others.isdisjoint(here.terms)
