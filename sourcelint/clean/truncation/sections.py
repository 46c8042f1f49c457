"""A section without a body, and a text without its start."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.draft import Draft

_PROSE = re.compile(r"^(?P<first>[^\W\d_]{2,20})\b[,]?\s\S+\s\S+\s\S+")


def broken_sections(draft: Draft) -> Iterator[Truncation]:
    """Find headings directly followed by a heading of the same or a higher rank, and a first sentence that begins inside.

    Only headings that plain text itself marks (Markdown) count: between two headings of a page there may be a picture.
    Headings of the first rank do not: lines that begin with # are also comments of code.
    """
    if draft.wrapper != "text":
        return
    text = draft.text
    for block, following in pairwise(draft.blocks):
        if text.value[following.end - 1] in ".;:":  # a comment, not a heading
            continue
        if (
            block.kind == following.kind == "heading"
            and block.marked
            and following.marked
            and 0 < following.level <= block.level
        ):
            note = "the section has a heading and no text"
            yield Truncation("empty_section", text.raw_span(block.start, block.end), note)
    first = next(iter(draft.blocks), None)
    if first is None or first.kind != "paragraph" or first.marked:
        return
    line = text.value[first.start : first.end]
    m = _PROSE.match(line)
    if m and m["first"].islower() and len(line.split()) >= 12 and line[-1] in ".!?":
        note = "the text begins inside a sentence"
        yield Truncation("missing_start", text.raw_span(first.start, first.start + m.end()), note, certain=False)
