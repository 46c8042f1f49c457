"""What is known of words, kept at hand: texts say the same few thousand words again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

MOST, LONGEST = 1 << 15, 80
"""Words that are kept, and letters of the longest; a hostile text has no end of either."""


class BoundedCache(dict[str, T], Generic[T]):
    """A table of what a pure function gives for words, filled when they are first asked for; `lru_cache` takes thrice the time."""

    def __init__(self, function: Callable[[str], T]) -> None:
        """Take the function; the table is empty at first."""
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> T:
        """Ask the function, and keep its answer; where there are too many, forget them all first."""
        known = self._function(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[word] = known
        return known
