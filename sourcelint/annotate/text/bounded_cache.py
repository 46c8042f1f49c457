"""A cache of what functions say of words: texts use the same few thousand words again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

MAX_WORDS, MAX_WORD_CHARS = 1 << 15, 80
"""Words that are kept, and letters of the longest: a hostile text can have any number of either."""


class BoundedCache(dict[str, T], Generic[T]):
    """What a pure function returns for words, computed at the first look-up. `lru_cache` takes three times as long."""

    def __init__(self, function: Callable[[str], T]) -> None:
        """Start empty, for a function."""
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> T:
        """Call the function and keep what it returns; if the cache is full, empty it first."""
        known = self._function(word)
        if len(word) <= MAX_WORD_CHARS:
            if len(self) >= MAX_WORDS:
                self.clear()
            self[word] = known
        return known
