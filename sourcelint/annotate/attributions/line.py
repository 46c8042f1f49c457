"""A text as words, with a window on one sentence of it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.grammar import in_verb_group
from sourcelint.annotate.text.sentences import NEVER_LAST
from sourcelint.annotate.text.word_index import plain
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.annotate.attributions.attribution import Attribution

_WORD = lazy(r"([a-z]+(?:'[a-z]{1,2}\b)?)")
_NUMBER = lazy(r"(?: |-)[$€£]?\d(?:[\d.,]{0,20}\d)?(?:-|%? )")
"""What may stand between two words of a phrase beside space: "the 45-year-old", "some 2,031 people"."""

_LEADING_NUMBER = lazy(r"(?<![\d.,])(?!(?:1[89]|20)\d\d )[$€£]?\d(?:[\d.,]{0,20}\d)?(?:%? |-)\Z")
_MAX_NUMBER_CHARS = 24
_MAX_HEADLINE_WORDS = 40
"""Words by which a headline is told, whose words are mostly capitalised."""


class TokenWindow:
    """Words in lower case, with their places and the gaps before them, and the sentence that is being read.

    Words are known by their number in the piece of the text that was taken apart. `start`, `end` are the offsets of the
    sentence, `first`, `last` its words (half-open), `found` the attributions that it has shown so far.
    """

    __slots__ = ("end", "ends", "first", "found", "gaps", "last", "start", "starts", "text", "words")

    def __init__(self, text: str, lowercase: str, start: int = 0) -> None:
        """Take apart the piece of a text that begins at `start` and has the form `lowercase` in lower case; no sentence is in view yet."""
        # Gap, word, gap, word, …, gap.
        pieces = _WORD.split(plain(lowercase))
        edges = list(accumulate(map(len, pieces), initial=start))
        self.text = text
        self.words, self.gaps = pieces[1::2], pieces[::2]
        self.starts, self.ends = edges[1:-1:2], edges[2::2]
        self.found: list[Attribution] = []
        self.start = self.end = self.first = self.last = 0

    def look(self, start: int, end: int) -> None:
        """Set the window on the sentence between two offsets."""
        self.found = []
        self.start, self.end = start, end
        self.first = bisect_left(self.starts, start)
        self.last = bisect_left(self.starts, end, self.first)

    def span(self, first: int, last: int) -> Span:
        """Return the span from word `first` to word `last`."""
        return Span(self.starts[first], self.ends[last])

    def phrase(self, first: int, last: int) -> Span:
        """Return the span from word `first` to word `last`, with the number that leads it: "12 people"."""
        start = self.starts[first]
        head = self.text[max(self.start, start - _MAX_NUMBER_CHARS) : start]
        if head[-2:-1].isdigit() or head[-2:-1] == "%":
            number = _LEADING_NUMBER.search(head)
            if number:
                start -= len(number.group())
        return Span(start, self.ends[last])

    def plain(self, at: int) -> bool:
        """Tell whether nothing but space stands between word `at` and the one before it in the sentence."""
        if at <= self.first:
            return False
        gap = self.gaps[at]
        return gap == " " or gap.isspace()

    def joined(self, at: int) -> bool:
        """Tell whether word `at` goes on the phrase of the word before it: "Mr. Smith", "U.S. officials", "the 45-year-old"."""
        if at <= self.first:
            return False
        gap = self.gaps[at]
        if gap in (" ", "-") or gap.isspace():
            return True
        if gap == ". ":
            return len(self.words[at - 1]) == 1 or self.words[at - 1] in NEVER_LAST
        if gap in (".", "'"):
            return len(self.words[at - 1]) == 1  # U.S., O'Neill
        return _NUMBER.fullmatch(gap) is not None

    def before(self, at: int) -> str:
        """Return the word before word `at` if nothing but space stands between, else an empty one."""
        return self.words[at - 1] if self.plain(at) else ""

    def after(self, at: int) -> str:
        """Return the word behind word `at` if nothing but space stands between, else an empty one."""
        return self.words[at + 1] if at + 1 < self.last and self.plain(at + 1) else ""

    def rest(self, start: int) -> Span:
        """Return what stands behind an offset in the sentence."""
        while start < self.end and self.text[start] in " ,":
            start += 1
        return Span(min(start, self.end), self.end)

    def group(self, at: int) -> tuple[int, set[str]]:
        """Find the first word of the verb group that ends with word `at`, and its auxiliaries and adverbs."""
        group = at
        passed = set()
        while (word := self.before(group)) and in_verb_group(word):
            group -= 1
            passed.add(word)
        return group, passed

    def headline(self) -> bool:
        """Tell whether most words of the sentence are capitalised."""
        starts = self.starts[self.first : min(self.last, self.first + _MAX_HEADLINE_WORDS)]
        return 3 * sum(self.text[a].isupper() for a in starts) >= 2 * len(starts)
