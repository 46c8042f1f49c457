"""A section without a body, and a text without its start."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import ending
from sourcelint.document import Truncation
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

LONG = 12
"""Words from which a first line is prose and not a list item or a label."""

SAMPLE = 2000
"""Characters in which other sentences must begin with a capital."""

_SENTENCE_START = re.compile(r"[.!?]\s+([^\W\d_])")
_PROSE = re.compile(r"^(?P<first>[^\W\d_]{2,20})\b[,]?\s\S+\s\S+\s\S+")


def find_broken_sections(draft: PartialDocument) -> Iterator[Truncation]:
    """Find headings, after the first paragraph, directly followed by a heading of the same or a higher rank, and a first sentence that begins inside.

    Only headings that plain text itself marks (Markdown) count: between two headings of a page there may be a picture.
    Headings of the first rank do not: lines that begin with # are also comments of code.
    """
    if draft.wrapper != "text":
        return
    text = draft.text
    begun = False
    for block, following in pairwise(draft.blocks):
        begun = begun or block.kind == "paragraph"
        if begun and block.kind == "heading" and _is_empty(text.value, block, following):
            note = "the section has a heading and no text"
            yield Truncation("empty_section", text.raw_span(block.start, block.end), note)
    start = _inside_start(draft)
    if start is not None:
        span = text.raw_span(start.start, start.end)
        yield Truncation("missing_start", span, "the text begins inside a sentence", certain=False)


def _inside_start(draft: PartialDocument) -> Span | None:
    """Find a first sentence that begins in lower case, in a text without a title whose other sentences do not."""
    first = next(iter(draft.blocks), None)
    if first is None or first.kind != "paragraph" or first.marked or draft.metadata.title.state == "present":
        return None
    text = draft.text.value
    line = text[first.start : first.end]
    m = _PROSE.match(line)
    if m is None or not m["first"].islower() or len(line.split()) < LONG or ending(line) != "stop":
        return None
    later = _SENTENCE_START.findall(text, first.start, first.start + SAMPLE)
    if not later or not all(letter.isupper() for letter in later):
        return None
    return Span(first.start, first.start + m.end())


def _is_empty(text: str, block: Block, following: Block) -> bool:
    """Tell whether two headings stand next to each other, the second of the same or a higher rank."""
    return (
        block.kind == following.kind == "heading"
        and block.marked
        and following.marked
        and 1 < following.level <= block.level
        and text.count("\n", block.end, following.start) > 1
        and text[following.end - 1] not in ".;:"
    )
