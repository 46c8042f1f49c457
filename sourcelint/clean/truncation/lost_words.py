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

_EMPTY_PLACE = lazy(
    r"""
    (?P<opening>\(\s?[,;]\s?(?=[^\W\d_]|\d)) | (?P<closing>(?<=[\w’”"])[,;]\s?\)) | (?P<empty>(?<=[^\W\d_]\s)\(\s?[,;]?\s?\)(?=\s[^\W\d_]|[,.]\s))
  | (?P<comma>,(?<=[a-z],)\s?,(?=\s))
  | [$€£](?<=[a-z][ ].)(?<!\bin[ ].)(?=\s(?:million|billion|trillion|bn|per|in|for|to|by|from|and|or)\b|[.,;]\s)  # "cost $ million"
  | %(?<=\b(?:by|to)[ ]%)(?=\s(?:in|to|from|over|since|on|this|last|compared|and)\b|[.,;]\s)  # "rose by % in"
    """,
    re.VERBOSE,
)
"""A bracket, a list or an amount without what it held."""
_NEED_NOUN = "the an our my your its their every"
_NEED_OBJECT = "of from into with against between among toward towards"
_NO_NOUN = "of from at by into than is was were are has had have they we because although"
_SUBJECTS = "he she they we"


def _one_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_LONELY_WORD = lazy(
    rf"""
    [ ](?=[abdefimotwy])(?<=[a-z,][ ])
    (?P<word>
        the(?=\s?[:;,.!?](?:\s|$)) | (?:our|my|your|their|every|during|despite)(?=\s?[:;,.!?]\s)  # nothing behind
      | {_one_of(_NEED_NOUN)}(?=\s{_one_of(_NO_NOUN)}\s\w)  # "the of Norsund"
      | {_one_of(_NEED_OBJECT)}(?=\s{_one_of(_SUBJECTS)}\s[a-z])  # "was paid from they say"
    )
  | [ ](?<=[\w)”"][ ])(?P<preposition>of|by|from|at|into|than)(?=\s,\s[a-z])  # "in the north of , where"
    """,
    re.VERBOSE,
)
"""An English word that needs another behind it, and has a stop or a word there that cannot be it.

In 1,400 whole texts 15 such places were found, all of them slips of their authors.
"""
_SIGNS = lazy(r"[(,;]\s?[,;)]|[$€£%](?<=\s.)[\s.,;]")
"""What each empty place has; to look for it first costs a tenth."""
MAX_HOLES = 20
"""Holes told apart in one text."""
MAX_TOKENS = 3
"""Commas with a space before them in a text that does not always write them so."""
_SPACED_COMMA = lazy(r"\w ,")
MAX_BRACKET_CHARS = 120
"""Characters before the end of a bracket in which it opens."""
MAX_WORD_CHARS = 30
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
        for start, end in _find_holes(text, block):
            if found == MAX_HOLES:
                return
            found += 1
            note = _note(text, start, end, block)
            yield Truncation("masked_gap", draft.text.raw_span(start, end), note, certain=False)


def no_sentence_has(left: str, right: str) -> bool:
    """Tell whether the last word of one text needs a word behind it that the first of another cannot be."""
    word = left[-MAX_WORD_CHARS:]
    hole = _LONELY_WORD.search(f"{word} {right[:MAX_WORD_CHARS]}")
    return hole is not None and hole.end() == len(word)


def _find_holes(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the half-open spans of the words and signs of a block that have a hole behind or in them."""
    holes = [*_find_empty_places(text, block), *islice(_LONELY_WORD.finditer(text, block.start, block.end), MAX_HOLES)]
    if not holes:
        return
    spaced = sum(1 for _ in islice(_SPACED_COMMA.finditer(text), MAX_TOKENS + 1))
    quoted = find_quoted_spans(text, block.start, block.end)
    for hole in holes:
        groups = hole.groupdict()
        if spaced > MAX_TOKENS and (groups.get("preposition") or groups.get("closing")):
            continue
        start, end = hole.span(hole.lastgroup or 0)
        if not any(first < start < last for first, last in quoted) and not _is_no_hole(text, start, end):
            yield start, end


def _find_empty_places(text: str, block: Block) -> Iterator[re.Match[str]]:
    """Yield places without what they held; not the end of a bracket that never began, which is a wink."""
    if _SIGNS.search(text, block.start, block.end) is None:
        return
    for place in islice(_EMPTY_PLACE.finditer(text, block.start, block.end), MAX_HOLES):
        opened = text[max(0, place.start() - MAX_BRACKET_CHARS) : place.start()].rpartition(")")[2]
        if place["closing"] is None or "(" in opened:
            yield place


def _is_no_hole(text: str, start: int, end: int) -> bool:
    """Check for a word that is spoken of: “the”, *the*."""
    return text[start - 1 : start] in set("“”\"'‘’*_`") or text[end : end + 1] in set('”"’*_`')


def _note(text: str, start: int, end: int, block: Block) -> str:
    first = max(block.start, start - _CHARS_AROUND)
    around = " ".join(text[first : min(block.end, end + _CHARS_AROUND // 2)].split())
    return f"words are missing at {around!r}"
