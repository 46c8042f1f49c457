"""A paragraph that breaks off before another that begins inside a sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import INNER_STOP, MAX_HEADING_WORDS, ending, ends_open_word
from sourcelint.clean.segmentation.wrapped_lines import MAX_WRAP_COLUMN
from sourcelint.clean.truncation.gaps import gap_of
from sourcelint.clean.truncation.line_breaks import continues_line, has_lost_mark
from sourcelint.clean.truncation.sentences import is_sentence
from sourcelint.clean.truncation.tail import find_last_word
from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

MIN_FOLLOWING_WORDS, MAX_FOLLOWING_CHARS = 4, 200
"""The next paragraph has at least so many words in so many characters, or it is an item."""

MAX_ANNOUNCEMENT_CHARS = 40
"""Characters of the paragraph's end in which it may announce the next."""

MAX_MARKED_BREAKS = 5
"""With more lines of stars between halves of sentences, the text is set so: verse, a form."""

_RULE = lazy(r"[*_=~\-–—·•#](?>[ \t]*[*_=~\-–—·•#]){2,}+")
_ANNOUNCES = lazy(r"\b(?:this|these|following|follows|below|here|example)\W*$", re.IGNORECASE)


def find_broken_paragraphs(draft: PartialDocument) -> Iterator[Truncation]:
    """Find the places in a plain text at which a paragraph breaks off and the next begins inside a sentence.

    Each counts if a line of stars or dashes stands between the two. Without one, several such places are the way the text
    was laid out; and if the first paragraph ends in a word that needs another, nothing need be missing: the sentence was
    only parted.
    """
    if draft.wrapper != "text":
        return
    text = draft.text.value
    pairs = (pair for pair in pairwise(draft.blocks) if _begins_lower(draft, *pair))
    broken = [
        (block, _RULE.search(text, block.end, below.start))
        for block, below in pairs
        if _goes_on(text, block, below) and _is_unfinished(text, block)
    ]
    rules = [rule for _, rule in broken if rule is not None]
    for rule in rules if len(rules) <= MAX_MARKED_BREAKS else ():
        yield gap_of(draft, rule)
    bare = [block for block, rule in broken if rule is None and _breaks_off(text, block)]
    if len(bare) == 1:
        block = bare[0]
        start = find_last_word(text[block.start : block.end]) + block.start
        note = "the paragraph breaks off and the next begins inside a sentence"
        yield Truncation("masked_gap", draft.text.raw_span(start, block.end), note, certain=False)


def _begins_lower(draft: PartialDocument, block: Block, below: Block) -> bool:
    """Check whether a block begins in lower case, is no line of the one above, and no name of a program in backticks."""
    return (
        draft.text.value[below.start].islower()
        and not continues_line(draft, block, below)
        and not has_lost_mark(draft, block.end - 1, below.start + 1)
    )


def _is_unfinished(text: str, block: Block) -> bool:
    """Check whether a paragraph has no end and is no heading."""
    line = text[block.start : block.end]
    if (
        block.kind not in ("paragraph", "heading", "caption")
        or ending(line) not in ("open", "comma")
        or line[0].islower()
    ):
        return False
    return len(line.split()) > MAX_HEADING_WORDS or INNER_STOP.search(line) is not None or is_sentence(line)


def _breaks_off(text: str, block: Block) -> bool:
    """Check whether an unfinished paragraph ends in a word that may end a sentence, and announces nothing."""
    line = text[block.start : block.end]
    return ending(line) == "open" and not ends_open_word(line) and not _ANNOUNCES.search(line[-MAX_ANNOUNCEMENT_CHARS:])


def _goes_on(text: str, block: Block, below: Block) -> bool:
    """Check whether a paragraph follows, behind an empty line if the lines may have been wrapped at a column."""
    following = text[below.start : min(below.end, below.start + MAX_FOLLOWING_CHARS)]
    is_apart = text.count("\n", block.end, below.start) > 1
    is_apart = is_apart or min(block.end - block.start, below.end - below.start) > MAX_WRAP_COLUMN
    return below.kind == "paragraph" and is_apart and len(following.split()) >= MIN_FOLLOWING_WORDS
