"""Which sources retell the same piece of another outlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from sourcelint.corpus.event_clusters import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sourcelint.corpus.profile import SourceProfile

DAYS = 3
"""Days between two retellings of one piece."""

NAMES = 2
"""Full names that two retellings of one piece have in common at least."""

MAX_NEIGHBOURS = 20
"""Retellings with a name, nearest before it in time, that one is held against; a name that more have is a president's."""

MIN_SHARE_OF_NAMES = 0.5
"""Share of the names of the shorter list that two have in common, if only names of presidents join them."""


def find_retellings(profiles: Sequence[SourceProfile]) -> tuple[tuple[int, int], ...]:
    """Find pairs of sources that credit one outlet, share names and appeared within days of each other.

    Of many retellings of one piece each is paired with some before it, so that all of them are connected.
    """
    names = {n: frozenset(map(key_of, w.names)) for n, w in enumerate(profiles) if w.upstream}
    having: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n in sorted(names, key=lambda n: (_day(profiles[n]) or date.min, n)):
        for name in names[n]:
            having[profiles[n].upstream, name].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    telling: Counter[tuple[int, int]] = Counter()  # those shared names alone that few retellings have
    for found in having.values():
        for at, n in enumerate(found):
            pairs = [(min(n, m), max(n, m)) for m in found[max(0, at - MAX_NEIGHBOURS) : at]]
            shared.update(pairs)
            if len(found) < MAX_NEIGHBOURS:
                telling.update(pairs)
    return tuple(
        pair
        for pair in sorted(shared)
        if (telling[pair] >= NAMES or shared[pair] >= max(NAMES, _half_of_names(names, pair)))
        and _near(profiles[pair[0]], profiles[pair[1]])
    )


def _half_of_names(names: Mapping[int, frozenset[str]], pair: tuple[int, int]) -> float:
    return MIN_SHARE_OF_NAMES * min(len(names[n]) for n in pair)


def _near(one: SourceProfile, other: SourceProfile) -> bool:
    """Tell whether two appeared within days of each other, as far as both say when."""
    a, b = _day(one), _day(other)
    return a is None or b is None or abs((a - b).days) <= DAYS


def _day(profile: SourceProfile) -> date | None:
    try:
        return date.fromisoformat((profile.published or "")[:10])
    except ValueError:
        return None
