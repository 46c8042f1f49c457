"""Sections that close a page and belong to no article: what stands behind "You might also like" or "3 comments"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.lines.boilerplate_phrases import OPENER
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.html.parser import Page

MAX_HEADING_CHARS = 60
"""Characters of a heading."""
MIN_TEXT_BEFORE, MAX_TEXT_CLOSED = 0.2, 0.85
"""A closing section begins behind this share of the chosen text, and holds at most that share of it."""
MIN_LINKS_BELOW = 0.4
"""Share of linked text below an ambiguous heading that makes it the heading of a closing section."""

# Headings of sections that may as well belong to the article: they need links below them to be believed.
AMBIGUOUS = lazy(
    r"""\W*+(?:
        related|more|see[ ]also|recommended|
        related[ ](?:resources|links|content|topics|information)|
        resources|discussion|comments?
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)


def closing_sections(page: Page, strings: Sequence[str], sizes: Sequence[int], hits: Sequence[bool]) -> list[bool]:
    """Mark the blocks of such sections; `strings`, `sizes` and `hits` are text, characters and choice of each block."""
    closed = [False] * len(hits)
    votes = count_chosen(sizes, hits)
    number = seen = 0
    while number < len(hits):
        end = number
        if seen > MIN_TEXT_BEFORE * votes and _may_open_section(strings[number], sizes[number]):
            end = _section_end(page, sizes, number)
            lost = count_chosen(sizes[number:end], hits[number:end])
            if lost > MAX_TEXT_CLOSED * votes or _is_doubtful_section(page, strings, sizes, number, end):
                end = number
        closed[number:end] = [True] * (end - number)
        if hits[number] and end == number:
            seen += sizes[number]
        number = max(end, number + 1)
    return closed


def count_chosen(sizes: Sequence[int], hits: Sequence[bool]) -> int:
    """Count the characters of the chosen blocks."""
    return sum(size for size, hit in zip(sizes, hits, strict=True) if hit)


def _may_open_section(string: str, size: int) -> bool:
    return 0 < size <= MAX_HEADING_CHARS and OPENER.match(string) is not None


def _is_doubtful_section(page: Page, strings: Sequence[str], sizes: Sequence[int], number: int, end: int) -> bool:
    """Check for a section under an ambiguous heading that holds few links."""
    if not AMBIGUOUS.match(strings[number]):
        return False
    linked = sum(block.linked for block in page.blocks[number + 1 : end])
    return linked < MIN_LINKS_BELOW * sum(sizes[number + 1 : end])


def _section_end(page: Page, sizes: Sequence[int], heading: int) -> int:
    """Find where the section of a heading ends: with its parent element, or at a heading of its rank beside it.

    A line that is not tagged as a heading heads only the links below it.
    """
    element = page.blocks[heading].element
    if element < 0:
        return heading
    parent = page.elements[element].parent
    rank = _rank_of(page.elements[element].tag)
    end = heading + 1
    while end < len(sizes):
        below = page.blocks[end].element
        if below <= parent or not is_below(page, below, parent):
            break
        linked = 2 * page.blocks[end].linked > sizes[end]
        if not linked and (not rank or _is_next_heading(page, below, parent, rank)):
            break
        end += 1
    return end


def _is_next_heading(page: Page, number: int, parent: int, rank: int) -> bool:
    """Check for a heading of at least a rank among the children of an element."""
    element = page.elements[number]
    if element.parent != parent or not element.tag[1:].isdigit():
        return False
    return element.tag[0] == "h" and element.tag[1:] <= str(rank)


def _rank_of(tag: str) -> int:
    """Return the rank of a heading by its tag, 0 for any other element."""
    return int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0


def is_below(page: Page, element: int, ancestor: int) -> bool:
    """Tell whether an element stands in another, or is that one."""
    while element > ancestor:
        element = page.elements[element].parent
    return element == ancestor
