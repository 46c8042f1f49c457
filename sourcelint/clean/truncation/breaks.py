"""A paragraph that breaks off before another that begins inside a sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import INNER_STOP, ending, ends_open_word
from sourcelint.clean.truncation.tail import last_word
from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

LONG = 12
"""Words up to which a paragraph without a stop may be a heading or an item."""

ANNOUNCED = 40
"""Characters of the paragraph's end in which it may announce the next."""

_ANNOUNCES = re.compile(r"\b(?:this|these|following|follows|below|here|example)\W*$", re.IGNORECASE)


def find_broken_paragraphs(draft: PartialDocument) -> Iterator[Truncation]:
    """Find the one place in a plain text where a paragraph breaks off and the next begins inside a sentence.

    Several such places are the way the text was laid out. Where the first ends in a word that needs another, nothing
    need be missing: the sentence was only parted.
    """
    if draft.wrapper != "text":
        return
    text = draft.text.value
    found = [a for a, b in pairwise(draft.blocks) if text[b.start].islower() and _parts(text, a, b)]
    if len(found) == 1:
        block = found[0]
        start = last_word(text[block.start : block.end]) + block.start
        note = "the paragraph breaks off and the next begins inside a sentence"
        yield Truncation("masked_gap", draft.text.raw_span(start, block.end), note, certain=False)


def _parts(text: str, a: Block, b: Block) -> bool:
    line = text[a.start : a.end]
    return (
        a.kind in ("paragraph", "heading", "caption")
        and b.kind == "paragraph"
        and text.count("\n", a.end, b.start) > 1
        and len(text[b.start : min(b.end, b.start + 200)].split()) >= LONG // 2
        and ending(line) == "open"
        and (len(line.split()) > LONG or INNER_STOP.search(line) is not None)
        and not ends_open_word(line)
        and not _ANNOUNCES.search(line[-ANNOUNCED:])
    )
