"""Which sources retell the same piece of another outlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from sourcelint.witness.matters import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.witness.sketch import Witness

DAYS = 3
"""Days between two retellings of one piece."""

NAMES = 2
"""Full names that two retellings of one piece have in common at least."""

COMMON = 20
"""A name that so many retellings of one outlet have is that of a president: it joins none."""


def retellings_of(witnesses: Sequence[Witness]) -> tuple[tuple[int, int], ...]:
    """Find pairs of sources that credit one outlet, share names and appeared within days of each other."""
    having: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, witness in enumerate(witnesses):
        if witness.upstream:
            for name in set(map(key_of, witness.names)):
                having[witness.upstream, name].append(n)
    shared = Counter(pair for found in having.values() if len(found) < COMMON for pair in combinations(found, 2))
    return tuple(
        sorted((n, m) for (n, m), names in shared.items() if names >= NAMES and _near(witnesses[n], witnesses[m]))
    )


def _near(one: Witness, other: Witness) -> bool:
    """Tell whether two appeared within days of each other, as far as both say when."""
    a, b = _day(one), _day(other)
    return a is None or b is None or abs((a - b).days) <= DAYS


def _day(witness: Witness) -> date | None:
    try:
        return date.fromisoformat((witness.published or "")[:10])
    except ValueError:
        return None
