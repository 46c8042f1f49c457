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

# Shorter strings stand on a page more than once ("Share"): they are only believed near where the reading has come to.
DISTINCT = 24
NEAR = 4000
# Characters of page that may be searched from the start on behalf of strings that are not where they should be.
PATIENCE = 40_000_000


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
        words = [page.block_string(b).split() for b in page.blocks]
        parts = ["".join(w) for w in words]
        sizes = tuple(map(len, parts))
        return cls("".join(parts), (0, *accumulate(sizes)), tuple(" ".join(w) for w in words), sizes)

    def cover(self, placed: Placed) -> list[int]:
        """Count for each block the characters that were placed in it."""
        covered = [0] * len(self.sizes)
        for start, end in placed.ranges:
            n = self.block_at(start)
            while n < len(covered) and self.starts[n] < end:
                covered[n] += min(end, self.starts[n + 1]) - max(start, self.starts[n])
                n += 1
        return covered

    def block_at(self, offset: int) -> int:
        """Give the number of the block that holds an offset."""
        return bisect_right(self.starts, offset) - 1


@dataclass(frozen=True, slots=True)
class Placed:
    """Half-open ranges of a column, in the order of the extracted text, and the strings that stand nowhere in it.

    An unplaced string comes with the offset of the column behind which it belongs.
    """

    ranges: tuple[tuple[int, int], ...]
    unplaced: tuple[tuple[int, str], ...]


def place(column: Column, paragraphs: Iterable[tuple[str, ...]]) -> Placed:
    """Place paragraphs, each given as the text nodes it was made of."""
    search = _Search(column.text)
    ranges: list[tuple[int, int]] = []
    unplaced: list[tuple[int, str]] = []
    for nodes in paragraphs:
        whole = condense("".join(nodes))
        if not whole:
            continue
        found = search.find(whole)
        if found is not None:
            ranges.append(found)
            continue
        for node in nodes:
            piece = condense(node)
            if not piece:
                continue
            found = search.find(piece) or search.between(piece)
            if found is not None:
                ranges.append(found)
            elif piece.strip("|-•·…") and any(c.isalnum() for c in piece):
                unplaced.append((search.cursor, node.strip()))
    return Placed(tuple(ranges), tuple(unplaced))


class _Search:
    """A forward search that may look back, within limits."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cursor = 0
        self.patience = PATIENCE

    def find(self, string: str) -> tuple[int, int] | None:
        near = NEAR if len(string) < DISTINCT else len(self.text)
        at = self.text.find(string, self.cursor, self.cursor + near + len(string))
        if at < 0 and self.patience > 0:
            self.patience -= len(self.text)
            back = max(0, self.cursor - NEAR) if len(string) < DISTINCT else 0
            at = self.text.find(string, back)
        if at < 0:
            return None
        self.cursor = at + len(string)
        return at, self.cursor

    def between(self, string: str) -> tuple[int, int] | None:
        """Find a string by its two ends: something in the middle was changed or left out."""
        if len(string) < 2 * DISTINCT or self.patience <= 0:
            return None
        self.patience -= 2 * len(self.text)
        start = self.text.find(string[:DISTINCT])
        end = self.text.find(string[-DISTINCT:], start + DISTINCT) if start >= 0 else -1
        if end < 0 or end + DISTINCT - start > 1.5 * len(string) + 40:
            return None
        self.cursor = end + DISTINCT
        return start, self.cursor
