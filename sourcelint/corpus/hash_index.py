"""Hashes of 32 bits of many sources: which of them recur, and who has one beside whom; held as numbers, not as objects."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARTS = 256
"""Parts in which numbers are sorted: to sort them makes objects of all."""

HASH_BITS = RANK_BITS = 32
MAX_RANK = 2**RANK_BITS - 1
"""Bits of a posting that hold the rank of a source, below those of the hash."""


def sorted_parts(numbers: Iterable[int], typecode: Literal["I", "Q"]) -> Iterator[list[int]]:
    """Sort numbers in parts: those with the same upper 32 bits, if they have more than 32, stand in one."""
    parts = [array(typecode) for _ in range(PARTS)]
    shift = 0 if typecode == "I" else HASH_BITS
    for number in numbers:
        parts[(number >> shift) % PARTS].append(number)
    for at in range(PARTS):
        yield sorted(parts[at])
        parts[at] = array(typecode)


def find_recurring(of_sources: Iterable[Iterable[int]]) -> frozenset[int]:
    """Return the hashes that more than one source has.

    >>> sorted(find_recurring([[3, 4, 4], [5, 3]]))
    [3]
    """
    parts = sorted_parts((one for hashes in of_sources for one in set(hashes)), "I")
    return frozenset(one for part in parts for one, other in pairwise(part) if one == other)


class HashIndex:
    """The sources that have each hash, by their ranks: these are their places among those that are given.

    >>> HashIndex([[7], [7, 8], [7]]).beside(7, 2, most=1)
    [1, 2]
    """

    def __init__(self, of_sources: Iterable[Iterable[int]]) -> None:
        """Take the hashes of each source."""
        postings = (one << RANK_BITS | rank for rank, hashes in enumerate(of_sources) for one in hashes)
        self._parts = [array("Q", part) for part in sorted_parts(postings, "Q")]

    def beside(self, one: int, rank: int, most: int) -> list[int]:
        """Return the ranks of the sources with a hash beside one that has it, so many on either side, and that of itself."""
        part, key = self._parts[one % PARTS], one << RANK_BITS | rank
        place = bisect_left(part, key)
        start = bisect_left(part, key - rank, max(0, place - most), place)
        end = bisect_right(part, key | MAX_RANK, place, min(len(part), place + most + 1))
        return [posting & MAX_RANK for posting in part[start:end]]
