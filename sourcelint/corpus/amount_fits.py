"""How surely two figures count the same thing, and whether they agree: unit, thing counted or owner, words around both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.corpus.slot_pairs import shared_context
from sourcelint.evidence.events.digits import MIN_AMOUNT, digits_of, rounding_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sourcelint.evidence.events.told import ToldAmount

MIN_RELATIVE_GAP = 0.1
"""Share of the larger figure by which two must differ: less is rounding, or another day of counting."""

MIN_PRECISE_GAP, MIN_DIGITS = 0.01, 3
"""The same for two figures that are both given to so many digits: 143.6 is not 134.6, rounded."""

MIN_GAP_OF_DURATIONS = 0.05
"""The same for durations, which are wide by themselves: "nine months" is up to half a month more."""

MIN_MAGNITUDE_GAP = 0.35
"""Points by which two magnitudes must differ: those of two institutes, and of two hours, differ by a few tenths."""

SUMS = frozenset({"eur", "usd", "gbp"})
"""Units of what is not counted anew: a sum is rounded, and no more."""

MIN_AGE_GAP_YEARS = 3
"""Years by which two ages must differ: between an arrest and a trial somebody has a birthday or two."""

MIN_SHARED_CONTEXT = 2
"""Words around two figures that must be the same if only the unit shows that they measure one thing."""

MAX_DURATION_RATIO = 5
"""Times by which two durations of one thing may differ."""

MIN_SURE_FIT_OF_AGES = 3
"""How well two ages must fit to be of one person beyond doubt."""

CONVERTED_UNITS = frozenset({"m", "kg", "km/h"})
"""Units into which others are converted, so that one measure may stand in two figures."""

MIN_TELLING_COUNT = 10
"""Number from which on two sentences of one story seldom count so many by chance."""

MAX_RATIO = 5.0
"""Times by which two figures may differ that one reader may take for each other's: what differs more mostly counts something
else."""


def amounts_agree(one: ToldAmount, other: ToldAmount) -> bool:
    """Tell whether two figures have a value in common."""
    return one.least <= other.most and other.least <= one.most


def differ(one: ToldAmount, other: ToldAmount, days_apart: int) -> bool:
    """Tell whether two amounts that have no value in common lie far enough apart."""
    low, high = sorted((one, other), key=lambda amount: amount.least)
    gap = high.least - low.most
    if one.unit == "age":
        return gap >= MIN_AGE_GAP_YEARS + days_apart / 365
    if one.unit == "magnitude":
        return gap >= MIN_MAGNITUDE_GAP
    if one.unit == "tally":
        return gap > 0
    if gap > _least_gap(low, high) * high.least:
        return True
    return (
        one.unit in SUMS
        and gap > MIN_PRECISE_GAP * high.least
        and gap >= max(rounding_of(low.least), rounding_of(high.least))
    )


def _least_gap(one: ToldAmount, other: ToldAmount) -> float:
    """Return the share of the larger figure by which two must differ."""
    if _is_precise(one) and _is_precise(other):
        return MIN_PRECISE_GAP
    return MIN_GAP_OF_DURATIONS if one.unit == "day" else MIN_RELATIVE_GAP


def _is_precise(amount: ToldAmount) -> bool:
    """Tell whether a figure is given to its third digit or beyond, and not as about so many: "212 passengers", "131 km/h"."""
    if amount.least == amount.most:
        return digits_of(amount.least) >= MIN_DIGITS
    return amount.most - amount.least <= 2 * MIN_PRECISE_GAP * amount.most


def count_alike(own: Sequence[ToldAmount], others: Sequence[ToldAmount]) -> bool:
    """Tell whether two sentences count the same number, one that two events of a story seldom have by chance."""
    return bool(own and others) and any(_are_counted_alike(one, other) for one in own for other in others)


def _are_counted_alike(one: ToldAmount, other: ToldAmount) -> bool:
    """Tell whether two counts are one number: a round one only of the same thing."""
    if one.unit or other.unit or one.least != other.least or one.least < MIN_TELLING_COUNT:
        return False
    return one.of[:1] == other.of[:1] or digits_of(one.least) > 1


def measure_alike(own: Iterable[ToldAmount], others: Sequence[ToldAmount]) -> bool:
    """Tell whether two sentences give one measure, perhaps in two units: 2,800 miles and 4,500 kilometres."""
    return any(
        one.unit == other.unit and one.unit in CONVERTED_UNITS and amounts_agree(one, other)
        for one in own
        for other in others
    )


def ratio_of(one: ToldAmount, other: ToldAmount) -> float:
    """Return how many times the smaller of two figures the larger is."""
    low, high = sorted((max(one.least, MIN_AMOUNT), max(other.least, MIN_AMOUNT)))
    return high / low


def is_of_same(one: ToldAmount, other: ToldAmount) -> bool:
    """Tell whether two figures are of the same thing, whatever stands around them."""
    return one.unit == other.unit and one.of[:1] == other.of[:1]


def fit_of_amounts(one: ToldAmount, other: ToldAmount) -> int:
    """Return how surely two amounts count the same, 0 if they do not."""
    if one.unit != other.unit:
        return 0
    return _FITS.get(one.unit, _fit_by_context)(one, other)


def _fit_of_ages(one: ToldAmount, other: ToldAmount) -> int:
    same = not set(one.of).isdisjoint(other.of)
    if one.named and other.named:
        fewer, more = sorted((set(one.of), set(other.of)), key=len)
        return 4 if fewer <= more else 0  # two who share a surname alone are two
    if same:
        return 3
    return 2 if one.named or other.named or not (one.of and other.of) else 1


def _fit_of_counts(one: ToldAmount, other: ToldAmount) -> int:
    """Counts fit if the thing counted is the same; the more words around them, the better."""
    if not one.of or not other.of or one.of[0] != other.of[0]:
        return 0
    more = _matched(one.of[1:], other.of[1:])
    if min(len(one.of), len(other.of)) > 1 and more < max(len(one.of), len(other.of)) - 1:
        return 0  # "Somali pirates" and "Yemeni pirates", or those of both nations
    return 1 + more + shared_context(one, other)


def _matched(own: Sequence[str], others: Sequence[str]) -> int:
    """Return how many of some stems begin as one of others does: "somali" and "somalian"."""
    return sum(any(one.startswith(mate) or mate.startswith(one) for mate in others) for one in own)


def _fit_of_lengths(one: ToldAmount, other: ToldAmount) -> int:
    if one.of and other.of and one.of != other.of:
        return 0
    shared = shared_context(one, other)
    return shared + 2 if one.of == other.of and one.of and shared else shared if shared >= MIN_SHARED_CONTEXT else 0


def _fit_by_context(one: ToldAmount, other: ToldAmount) -> int:
    shared = shared_context(one, other)
    return shared if shared >= MIN_SHARED_CONTEXT else 0


def _fit_of_durations(one: ToldAmount, other: ToldAmount) -> int:
    """Durations fit if they are of the same thing; days and years of a thing are two things."""
    if max(one.most, other.most) > MAX_DURATION_RATIO * min(one.least, other.least):
        return 0
    shared = shared_context(one, other)
    same = not set(one.of).isdisjoint(other.of)
    return shared + 1 if same else shared - 1 if shared >= MIN_SHARED_CONTEXT else 0


def _fit_of_magnitudes(one: ToldAmount, other: ToldAmount) -> int:
    return 1 + shared_context(one, other)


_FITS: dict[str, Callable[[ToldAmount, ToldAmount], int]] = {
    "age": _fit_of_ages,
    "": _fit_of_counts,
    "day": _fit_of_durations,
    "m": _fit_of_lengths,
    "eur": shared_context,
    "usd": shared_context,
    "gbp": shared_context,
    "magnitude": _fit_of_magnitudes,
    "tally": _fit_of_counts,
    "caliber": _fit_of_magnitudes,
}
