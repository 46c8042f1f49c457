"""Words that an extractor lost without a mark: a link, a template or a value stood where a sentence has a hole.

"The Ottomans (or OSMANLI TURKS, )", "the chair told the: “They knew”", "in the of Norsund, , and in Bay": what is left
cannot be written, so it was not.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.clean.truncation.quotes import find_quoted_spans
from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

_HOLE = lazy(
    r"""
    (?P<opening>\(\s?[,;]\s?(?=[^\W\d_]|\d)) | (?P<closing>(?<=[\w’”"])[,;]\s?\)) | (?P<empty>(?<=[^\W\d_]\s)\(\s?[,;]?\s?\)(?=\s[^\W\d_]|[,.]\s))
  | (?<=[a-z,]\s)(?P<article>the)(?=\s?[:;,.!?](?:\s|$))  # nothing behind an article
  | (?<=[a-z,]\s)(?P<bound>the)(?=\s(?:of|is|was|were|has|had|have)\s)
  | (?<=[\w)”"]\s)(?P<preposition>of|by|from|at|into|than)(?=\s,\s[a-z])  # "in the north of , where"
    """,
    re.VERBOSE,
)
_SIGNS_OF_HOLE = (
    lazy(r"\(\s?[,;)]|,\s?\)|;\s?\)"),
    lazy(r"the(?:\s?[:;,.!?]|\s(?:of|is|was|were|has|had|have)\s)"),
    lazy(r",(?<=\s,)\s[a-z]"),
)
"""What each of the holes has; all begin with a letter or sign, which makes them ten times as fast to look for."""
MAX_HOLES = 20
"""Holes told apart in one text."""
MAX_TOKENS = 3
"""Commas with a space before them in a text that does not always write them so."""
_SPACED_COMMA = lazy(r"\w ,")
MAX_BRACKET_CHARS = 120
"""Characters before the end of a bracket in which it opens."""
_CHARS_AROUND = 24


def find_lost_words(draft: PartialDocument) -> Iterator[Truncation]:
    """Find places in prose from which words are gone, though nothing marks them.

    Silent in code, titles, tables and quotations, and in a text that writes a space before each comma.
    """
    text = draft.text.value
    found = 0
    for block in draft.blocks:
        if block.kind not in ("paragraph", "quote", "list", "standfirst", "heading"):
            continue
        for hole in _find_holes(text, block):
            if found == MAX_HOLES:
                return
            found += 1
            yield Truncation("masked_gap", draft.text.raw_span(*hole.span()), _note(text, hole, block), certain=False)


def _find_holes(text: str, block: Block) -> Iterator[re.Match[str]]:
    if not any(sign.search(text, block.start, block.end) for sign in _SIGNS_OF_HOLE):
        return
    holes = list(islice(_HOLE.finditer(text, block.start, block.end), MAX_HOLES))
    if not holes:
        return
    spaced = sum(1 for _ in islice(_SPACED_COMMA.finditer(text), MAX_TOKENS + 1))
    quoted = find_quoted_spans(text, block.start, block.end)
    for hole in holes:
        if spaced > MAX_TOKENS and (hole["preposition"] or hole["closing"]):
            continue
        if not any(start < hole.start() < end for start, end in quoted) and not _is_no_hole(text, hole):
            yield hole


def _is_no_hole(text: str, hole: re.Match[str]) -> bool:
    """Check for a word that is spoken of (“the”, *the*) and for a wink: ";)"."""
    if hole["closing"] and "(" not in text[max(0, hole.start() - MAX_BRACKET_CHARS) : hole.start()].rpartition(")")[2]:
        return True  # a wink
    return text[hole.start() - 1 : hole.start()] in set("“”\"'‘’*_`") or text[hole.end() : hole.end() + 1] in set(
        "”\"'’*_`"
    )


def _note(text: str, hole: re.Match[str], block: Block) -> str:
    start = max(block.start, hole.start() - _CHARS_AROUND)
    around = " ".join(text[start : min(block.end, hole.end() + _CHARS_AROUND // 2)].split())
    return f"words are missing at {around!r}"
