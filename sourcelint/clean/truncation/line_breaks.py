"""Line breaks that an editor set inside a sentence, and marks of Markdown that cleaning took away: neither is a hole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

MIN_JOINED_LINES = 2
"""Line breaks inside sentences that were undone in a text, from which it counts as wrapped at a column."""

MAX_MARK_CHARS = 4
"""Characters of marks on both sides of a word: `**word**`."""


def is_wrapped(draft: PartialDocument) -> bool:
    """Tell whether the lines of a text were wrapped; a ragged or marked one may still be a block of its own."""
    return any(repair.name == "hard_wrap" and repair.count >= MIN_JOINED_LINES for repair in draft.repairs)


def continues_line(draft: PartialDocument, first: Block, second: Block) -> bool:
    """Tell whether one block may go on in the next: it is indented, or stands below it without an empty line in a wrapped text."""
    text = draft.text.value
    if text[second.start - 1] in " \t":
        return True
    return text.count("\n", first.end, second.start) == 1 and is_wrapped(draft)


def has_lost_mark(draft: PartialDocument, start: int, end: int) -> bool:
    """Tell whether marks were taken away from between the characters of a plain text: backticks, stars; not whole lines."""
    if draft.wrapper != "text":
        return False
    start, end = max(0, start), min(end, len(draft.text.value))
    raw = draft.text.raw_span(start, end)
    return 0 < raw.end - raw.start - (end - start) <= MAX_MARK_CHARS
