"""A row of pages behind the article of a page, in an element that is named so: "« 1 2 »". The article goes on there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.html.layout import names_of
from sourcelint.clean.html.parser import span_of_block
from sourcelint.clean.lines.page_numbers import names_further_page
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.html.align import Column
    from sourcelint.clean.html.parser import Page

_PAGES = lazy(r"(?i:(?<![a-z])(?:pagination|paginator|pager|page-?_?(?:links?|numbers?|nav))(?![a-z]))")
"""What an element with a row of pages is called."""
_OF_OTHERS = lazy(r"(?i:comment|archive|posts|forum|thread|related|gallery|slide)")
"""What such an element, or one around it, is called if its pages are those of something else."""
MAX_BLOCKS_BEHIND, MAX_LEVELS_UP = 12, 4
"""Blocks behind the article in which the row begins, and elements up that may bear the name."""


def row_of_pages(page: Page, column: Column, reach: Span) -> Span | None:
    """Return where a row of pages behind the article (`reach`) shows one behind this page; None if there is none."""
    row = list(_row(page, reach))
    if not row or not names_further_page(" ".join(column.strings[number] for number in row)):
        return None
    return Span(span_of_block(page.blocks[row[0]]).start, span_of_block(page.blocks[row[-1]]).end)


def _row(page: Page, reach: Span) -> Iterator[int]:
    """Yield the numbers of the blocks of the first row of pages behind the article."""
    behind = [number for number, block in enumerate(page.blocks) if block.pieces[0].start >= reach.end]
    begun = False
    for number in behind[:MAX_BLOCKS_BEHIND]:
        names = " ".join(_names_around(page, page.blocks[number].element))
        if _PAGES.search(names) and not _OF_OTHERS.search(names):
            begun = True
            yield number
        elif begun:
            return


def _names_around(page: Page, element: int) -> Iterator[str]:
    for _ in range(MAX_LEVELS_UP):
        if element < 0:
            return
        yield names_of(page, element)
        element = page.elements[element].parent
