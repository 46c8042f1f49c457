"""Edits of a text: half-open spans and what is put in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Edit = tuple[int, int, str]
"""Where an edit begins and ends, in characters, and its new text."""


def side_by_side(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield sorted edits without those that reach into the one before: a mark inside what goes, a bar in an address.

    >>> list(side_by_side([(0, 5, ""), (2, 3, "x"), (5, 6, "")]))
    [(0, 5, ''), (5, 6, '')]
    """
    end = 0
    for edit in edits:
        if edit[0] >= end:
            yield edit
            end = edit[1]
