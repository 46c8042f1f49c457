"""Connected components of numbers, of which some pairs belong together (union–find)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def connected_components(numbers: Iterable[int], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Map each number to the least one that it is connected with, directly or through others; pairs are of these numbers."""
    least = {number: number for number in numbers}

    def root(number: int) -> int:
        while least[number] != number:
            least[number] = least[least[number]]
            number = least[number]
        return number

    for pair in pairs:
        smaller, larger = sorted(map(root, pair))
        least[larger] = smaller
    return {number: root(number) for number in least}
