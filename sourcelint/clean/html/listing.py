"""Front pages and lists of other articles: nearly all that they say stands below headings that link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.html.layout import is_prose, mark_outside
from sourcelint.clean.html.parser import span_of_block

if TYPE_CHECKING:
    from sourcelint.clean.html.align import Column
    from sourcelint.clean.html.parser import Page
    from sourcelint.text import Span

MIN_TEASERS = 4
"""Articles that a list tells of."""
MAX_TEASER_CHARS = 450
"""Characters of a teaser without white space."""
MIN_TEASER_SHARE = 0.8
"""Share of the prose of a page that stands in its teasers: an article may list a few others, or close with them."""
MIN_LINKED_SHARE = 0.9
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
        if is_linked and page.tag_of(block) in _HEADINGS and not (block.element >= 0 and outside[block.element]):
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
