"""Find text that was taken from a page again in the page's visible text, white space set aside on both sides.

The extractor gives strings without positions. Compared without white space, nearly all of its paragraphs are literal
substrings of the visible page, in page order; what is not is looked for in smaller pieces, then between its two ends.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.clean.html.parser import Page

MIN_DISTINCT_CHARS = 24
MAX_DISTANCE_CHARS = 4000
"""Shorter strings stand on a page more than once ("Share"): they are believed only so near to the last string placed."""
MAX_SEARCHED_CHARS = 40_000_000
"""Characters of page that may be searched from the start on behalf of strings that are not where they should be."""
MAX_STRETCH, MAX_ADDED_CHARS = 1.5, 40
"""How much longer the page's version of a string may be than the string itself."""


def condense(text: str) -> str:
    """Take all white space out."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class Column:
    """The visible text of a page without white space, and where each block starts in it.

    `strings` are the blocks with their white space as single spaces, `sizes` their lengths without any.
    """

    text: str
    starts: tuple[int, ...]
    strings: tuple[str, ...]
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, page: Page) -> Column:
        """Condense a page."""
        words = [page.block_string(block).split() for block in page.blocks]
        parts = ["".join(words_of_block) for words_of_block in words]
        sizes = tuple(map(len, parts))
        return cls("".join(parts), (0, *accumulate(sizes)), tuple(map(" ".join, words)), sizes)

    def cover(self, placed: Placed) -> list[int]:
        """Count for each block the characters that were placed in it."""
        covered = [0] * len(self.sizes)
        for start, end in placed.ranges:
            number = self.block_at(start)
            while number < len(covered) and self.starts[number] < end:
                covered[number] += min(end, self.starts[number + 1]) - max(start, self.starts[number])
                number += 1
        return covered

    def block_at(self, offset: int) -> int:
        """Return the number of the block that holds an offset."""
        return bisect_right(self.starts, offset) - 1


@dataclass(frozen=True, slots=True)
class Placed:
    """Half-open ranges of a column, in the order of the extracted text, and the strings that stand nowhere in it.

    An unplaced string comes with the offset of the column behind which it belongs.
    """

    ranges: tuple[tuple[int, int], ...]
    unplaced: tuple[tuple[int, str], ...]


def place_paragraphs(column: Column, paragraphs: Iterable[tuple[str, ...]]) -> Placed:
    """Place paragraphs, each given as the text nodes it was made of."""
    search = _Search(column.text)
    for nodes in paragraphs:
        whole = condense("".join(nodes))
        if whole and not search.place(whole):
            _place_nodes(search, nodes)
    return Placed(tuple(search.ranges), tuple(search.unplaced))


def _place_nodes(search: _Search, nodes: tuple[str, ...]) -> None:
    """Place the text nodes of a paragraph that does not stand on the page as a whole."""
    for node in nodes:
        piece = condense(node)
        if not piece or search.place(piece) or search.place_by_ends(piece):
            continue
        if any(character.isalnum() for character in piece):
            search.unplaced.append((search.cursor, node.strip()))


class _Search:
    """A forward search that may look back, within limits."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cursor = 0
        self.patience = MAX_SEARCHED_CHARS
        self.ranges: list[tuple[int, int]] = []
        self.unplaced: list[tuple[int, str]] = []

    def place(self, string: str) -> bool:
        """Find a string as it is, ahead if possible."""
        size = len(string)
        distinct = size >= MIN_DISTINCT_CHARS
        near = len(self.text) if distinct else MAX_DISTANCE_CHARS
        at = self.text.find(string, self.cursor, self.cursor + near + size)
        if at < 0 and self.patience > 0:
            self.patience -= len(self.text)
            back = 0 if distinct else max(0, self.cursor - MAX_DISTANCE_CHARS)
            at = self.text.find(string, back)
        return at >= 0 and self._keep(at, at + size)

    def place_by_ends(self, string: str) -> bool:
        """Find a string by its two ends: something in the middle was changed or left out."""
        if len(string) < 2 * MIN_DISTINCT_CHARS or self.patience <= 0:
            return False
        self.patience -= 2 * len(self.text)
        start = self.text.find(string[:MIN_DISTINCT_CHARS])
        if start < 0:
            return False
        last = self.text.find(string[-MIN_DISTINCT_CHARS:], start + MIN_DISTINCT_CHARS)
        end = last + MIN_DISTINCT_CHARS
        if last < 0 or end - start > MAX_STRETCH * len(string) + MAX_ADDED_CHARS:
            return False
        return self._keep(start, end)

    def _keep(self, start: int, end: int) -> bool:
        self.ranges.append((start, end))
        self.cursor = end
        return True
