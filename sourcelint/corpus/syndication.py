"""Which sources retell the same piece of another outlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from sourcelint.corpus.event_clusters import key_of
from sourcelint.evidence.annotated import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sourcelint.report import SourceProfile

MAX_DAYS_APART = 3
"""Days between two retellings of one piece."""

MIN_SHARED_NAMES = 2
"""Full names that two retellings of one piece have in common at least."""

MAX_NEIGHBOURS = 20
"""Retellings with a name, nearest before it in time, that one is held against; a name that more have is a president's."""

MIN_SHARE_OF_NAMES = 0.5
"""Share of the names of the shorter list that two have in common, if only names of presidents join them."""


def find_retellings(
    profiles: Sequence[SourceProfile], names_of: Callable[[int], Iterable[str]]
) -> tuple[tuple[int, int], ...]:
    """Find pairs of sources that credit one outlet, share names (`names_of` a number) and appeared within days of each other.

    Of many retellings of one piece each is paired with some before it, so that all of them are connected.
    """
    names = {
        number: frozenset(map(key_of, names_of(number))) for number, profile in enumerate(profiles) if profile.upstream
    }
    having: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number in sorted(names, key=lambda number: (day_of(profiles[number].published) or date.min, number)):
        for name in names[number]:
            having[profiles[number].upstream, name].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    telling: Counter[tuple[int, int]] = Counter()  # those shared names alone that few retellings have
    for found in having.values():
        for at, number in enumerate(found):
            pairs = [
                (min(number, neighbour), max(number, neighbour))
                for neighbour in found[max(0, at - MAX_NEIGHBOURS) : at]
            ]
            shared.update(pairs)
            if len(found) < MAX_NEIGHBOURS:
                telling.update(pairs)

    def is_retelling(pair: tuple[int, int]) -> bool:
        # Names that many retellings share, such as a president's, must be half of what the shorter list holds.
        shares_names = telling[pair] >= MIN_SHARED_NAMES
        shares_half = shared[pair] >= max(MIN_SHARED_NAMES, _half_of_names(names, pair))
        return (shares_names or shares_half) and _near(profiles[pair[0]], profiles[pair[1]])

    return tuple(pair for pair in sorted(shared) if is_retelling(pair))


def _half_of_names(names: Mapping[int, frozenset[str]], pair: tuple[int, int]) -> float:
    return MIN_SHARE_OF_NAMES * min(len(names[member]) for member in pair)


def _near(one: SourceProfile, other: SourceProfile) -> bool:
    """Tell whether two appeared within days of each other, as far as both say when."""
    one_day, other_day = day_of(one.published), day_of(other.published)
    return one_day is None or other_day is None or abs((one_day - other_day).days) <= MAX_DAYS_APART
