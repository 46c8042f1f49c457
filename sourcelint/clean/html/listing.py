"""Front pages and lists of other articles: nearly all that they say stands below headings that link to it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sourcelint.clean.html.layout import is_prose, mark_outside
from sourcelint.clean.html.parser import span_of_block
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.clean.html.align import Column
    from sourcelint.clean.html.parser import Page, VisibleBlock

MIN_TEASERS = 4
"""Articles that a list tells of."""
MAX_TEASER_CHARS = 450
"""Characters of a teaser without white space."""
MIN_TEASER_SHARE = 0.8
"""Share of the prose of a page that stands in its teasers: an article may list a few others, or close with them."""
MIN_LINKED_SHARE = 0.9
MAX_TAG_CHARS = 4000
"""Characters of the start tag of a link."""
MIN_HEADING_CHARS = 12
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))


def listing_of(page: Page, column: Column) -> Span | None:
    """Return the first heading of a page that lists other articles; None for any other page."""
    outside = mark_outside(page)
    first: Span | None = None
    teasers: list[int] = []  # characters of prose below each heading that is a link
    above = 0
    for block, size in zip(page.blocks, column.sizes, strict=True):
        is_linked = block.linked >= MIN_LINKED_SHARE * size and size >= MIN_HEADING_CHARS
        is_heading = is_linked and page.tag_of(block) in _HEADINGS and _leads_away(page, block)
        if is_heading and not (block.element >= 0 and outside[block.element]):
            first = first or span_of_block(block)
            teasers.append(0)
        elif is_prose(block, size, outside):
            if teasers:
                teasers[-1] += size
            else:
                above += size
    brief = [size for size in teasers if 0 < size <= MAX_TEASER_CHARS]
    is_list = len(brief) >= MIN_TEASERS and sum(brief) >= MIN_TEASER_SHARE * (sum(teasers) + above)
    return first if is_list else None


def _leads_away(page: Page, block: VisibleBlock) -> bool:
    """Tell whether the last link of a heading leads elsewhere: to link a section to itself is a way to show its address."""
    number = bisect_left(page.links, (block.pieces[-1].end,)) - 1
    if number < 0:
        return False
    start = page.links[number].start
    opening = page.raw.rfind("<", max(0, start - MAX_TAG_CHARS), start)
    return opening >= 0 and not page.attributes(Span(opening, start)).get("href", "#").startswith("#")
