"""Which numbers belong together where some pairs of them do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def connected_components(numbers: Iterable[int], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Give each number the least of those that it belongs to, directly or through others; pairs are of these numbers."""
    least = {n: n for n in numbers}

    def root(n: int) -> int:
        while least[n] != n:
            least[n] = least[least[n]]
            n = least[n]
        return n

    for pair in pairs:
        a, b = sorted(map(root, pair))
        least[b] = a
    return {n: root(n) for n in least}
