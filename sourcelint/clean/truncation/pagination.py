"""The first pages of a text that goes on: "Next page", "Page 1 of 3", "1 2 3 Next »", in several languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import count_words
from sourcelint.clean.lines.page_numbers import further_page, names_further_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.truncation.tail import TailLine
    from sourcelint.document import Truncation

MIN_WORDS_ABOVE, MAX_LINES_ABOVE = 8, 3
"""One of so many lines above has so many words: they are prose and not a listing's links."""

MAX_LINES_BELOW = 3
"""Lines behind the end of the article in which its pages stand: farther down are those of the comments."""


def find_further_page(items: Sequence[TailLine], last: int) -> Truncation | None:
    """Find a row of pages under the last line of an article, or as that line, that shows a page behind this one."""
    for number in range(max(1, last), min(len(items), last + 1 + MAX_LINES_BELOW)):
        above = items[max(0, min(number, last + 1) - MAX_LINES_ABOVE) : number]
        is_prose = any(count_words(item.line) >= MIN_WORDS_ABOVE for item in above)
        if is_prose and names_further_page(items[number].line):
            return further_page(items[number].span)
    return None
