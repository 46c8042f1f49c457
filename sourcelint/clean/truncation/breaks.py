"""A paragraph that breaks off before another that begins inside a sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import INNER_STOP, MAX_HEADING_WORDS, ending, ends_open_word
from sourcelint.clean.truncation.tail import find_last_word
from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

MIN_FOLLOWING_WORDS, MAX_FOLLOWING_CHARS = 6, 200
"""The next paragraph has at least so many words in so many characters, or it is an item."""

MAX_ANNOUNCEMENT_CHARS = 40
"""Characters of the paragraph's end in which it may announce the next."""

_ANNOUNCES = lazy(r"\b(?:this|these|following|follows|below|here|example)\W*$", re.IGNORECASE)


def find_broken_paragraphs(draft: PartialDocument) -> Iterator[Truncation]:
    """Find the one place in a plain text at which a paragraph breaks off and the next begins inside a sentence.

    Several such places are the way the text was laid out. If the first ends in a word that needs another, nothing need
    be missing: the sentence was only parted.
    """
    if draft.wrapper != "text":
        return
    text = draft.text.value
    pairs = ((block, below) for block, below in pairwise(draft.blocks) if text[below.start].islower())
    broken = [block for block, below in pairs if _breaks_off(text, block) and _goes_on(text, block, below)]
    if len(broken) == 1:
        block = broken[0]
        start = find_last_word(text[block.start : block.end]) + block.start
        note = "the paragraph breaks off and the next begins inside a sentence"
        yield Truncation("masked_gap", draft.text.raw_span(start, block.end), note, certain=False)


def _breaks_off(text: str, block: Block) -> bool:
    """Check whether a paragraph has no end, is no heading, and announces nothing."""
    line = text[block.start : block.end]
    if block.kind not in ("paragraph", "heading", "caption") or ending(line) != "open":
        return False
    if len(line.split()) <= MAX_HEADING_WORDS and not INNER_STOP.search(line):
        return False
    return not ends_open_word(line) and not _ANNOUNCES.search(line[-MAX_ANNOUNCEMENT_CHARS:])


def _goes_on(text: str, block: Block, below: Block) -> bool:
    """Check whether another paragraph follows behind an empty line."""
    following = text[below.start : min(below.end, below.start + MAX_FOLLOWING_CHARS)]
    return (
        below.kind == "paragraph"
        and text.count("\n", block.end, below.start) > 1
        and len(following.split()) >= MIN_FOLLOWING_WORDS
    )
