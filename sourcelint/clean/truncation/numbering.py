"""A numbered list from which an item is gone: its number is skipped, or stands there alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.article import PartialDocument

MIN_ITEMS_BEHIND, MIN_ITEMS = 2, 4
"""Items in order behind the number that is skipped; and with those before it, from 1 on."""

MIN_ITEMS_BEFORE_EMPTY = 2
"""Items up to a number that stands alone, itself among them."""

_NUMBERED = lazy(r"(?:\*\*|#{1,6}\s)?\(?(?P<number>\d{1,2})(?P<sign>[.)])(?P<text>\s+\S)?")

_FIRST_SIGNS = frozenset("0123456789(*#")


class _Item(NamedTuple):
    """A block with a number before it: `start..end` is the number."""

    block: int
    number: int
    sign: str
    start: int
    end: int
    is_empty: bool


def find_lost_items(draft: PartialDocument) -> Iterator[Truncation]:
    """Find numbers of a list that are skipped, and numbers without a text between others.

    Only in a list that begins with 1 and counts by one before and behind. A number that stands elsewhere in the text is not
    skipped: the list goes on around another.
    """
    items = _items(draft)
    known = {item.number for item in items}
    for run in _runs(items):
        for at, (left, right) in enumerate(pairwise(run), 1):
            before, behind = run[:at], run[at : at + max(MIN_ITEMS_BEHIND, MIN_ITEMS - at)]
            if not (_counts_from(before, 1) and _counts_from(behind, right.number)):
                continue
            is_long = len(behind) >= MIN_ITEMS_BEHIND and at + len(behind) >= MIN_ITEMS
            if right.number == left.number + 2 and is_long and left.number + 1 not in known:
                note = f"the list goes from {left.number} to {right.number}"
                yield Truncation("masked_gap", draft.text.raw_span(right.start, right.end), note, certain=False)
            is_next = right.block == left.block + 1 and right.number == left.number + 1
            if left.is_empty and is_next and at >= MIN_ITEMS_BEFORE_EMPTY:
                note = "a numbered item has its number and no text"
                yield Truncation("masked_gap", draft.text.raw_span(left.start, left.end), note, certain=False)


def _runs(items: Sequence[_Item]) -> list[list[_Item]]:
    """Divide items into lists: a number that is not higher than the one before begins another, as with ranks that tie."""
    runs: list[list[_Item]] = []
    for item in items:
        if not runs or item.number <= runs[-1][-1].number:
            runs.append([])
        runs[-1].append(item)
    return runs


def _items(draft: PartialDocument) -> list[_Item]:
    text = draft.text.value
    found = []
    for number, block in enumerate(draft.blocks):
        may_be_item = text[block.start] in _FIRST_SIGNS and block.kind != "code"
        match = _NUMBERED.match(text, block.start, block.end) if may_be_item else None
        if match is not None and (match["text"] or match.end() == block.end):
            is_empty = match["text"] is None
            found.append(
                _Item(number, int(match["number"]), match["sign"], match.start("number"), match.end("sign"), is_empty)
            )
    return found


def _counts_from(items: Sequence[_Item], first: int) -> bool:
    """Tell whether items count by one from a number on, all in the same way."""
    return [item.number for item in items] == list(range(first, first + len(items))) and len(
        {item.sign for item in items}
    ) == 1
