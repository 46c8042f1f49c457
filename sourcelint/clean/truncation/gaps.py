"""Words masked inside a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.draft import Draft

_MARKS = re.compile(
    r"(?P<stars>\*{3,}|\*(?:\s\*){2,40})|(?P<line>_{4,})|(?P<blocks>[█▇▆■▓▒░]{2,})"
    r"|(?P<word>\[\s?(?:redacted|removed|censored|deleted|truncated|missing|illegible|expunged|text missing)\s?\])"
    r"|(?P<dots>\[\s?(?:…|\.\s?\.\s?\.)\s?\]|\((?:…|\.\.\.)\)|<(?:…|\.\.\.)>|\{(?:…|\.\.\.)\})",
    re.IGNORECASE,
)
_PREFILTER = ("***", "* * *", "____", "█", "▇", "■", "▓", "▒", "░", "[", "(…", "(...", "<…", "<...", "{…", "{...")
_OPEN_QUOTE = "“„«‹「『"
_CLOSE_QUOTE = "”»›」』"


def masked_gaps(draft: Draft) -> Iterator[Truncation]:
    """Find marks that stand where words of a sentence were.

    Silent on a mark alone on its line (scene break, rule), glued to a word (masked profanity and names, Markdown, footnotes),
    at the start of a line, in code, and, for an ellipsis in brackets, inside a quotation: there it is the writer's.
    """
    text = draft.text.value
    if not any(mark in text for mark in _PREFILTER):
        return
    for block in draft.blocks:
        if block.kind == "code":
            continue
        for m in _MARKS.finditer(text, block.start, block.end):
            if _is_gap(text, block.start, block.end, m):
                start, end = _shown(text, block.start, block.end, m)
                note = f"words are missing where {m.group()} stands"
                yield Truncation("masked_gap", draft.text.raw_span(start, end), note, certain=m["dots"] is None)


def _is_gap(text: str, start: int, end: int, m: re.Match[str]) -> bool:
    before, after = text[start : m.start()].rstrip(), text[m.end() : end].lstrip()
    if not before or not after:
        return False
    spaced = text[m.start() - 1].isspace()
    if m["dots"] or m["word"]:
        return not _quoted(text, start, m.start())
    if not spaced:
        return False
    if before[-1] not in ",;’'”\")%" and not before[-1].isalnum():
        return False
    return after[0].isalnum() or after[0] in "“\"‘'«„("


def _quoted(text: str, start: int, at: int) -> bool:
    """Tell whether a place stands inside a quotation that opened in its block."""
    curly = max(text.rfind(q, start, at) for q in _OPEN_QUOTE)
    closed = max(text.rfind(q, start, at) for q in _CLOSE_QUOTE)
    return curly > closed or text.count('"', start, at) % 2 == 1


def _shown(text: str, start: int, end: int, m: re.Match[str]) -> tuple[int, int]:
    """Show the mark with a few words on either side."""
    left = max(start, m.start() - 24)
    right = min(end, m.end() + 24)
    while left > start and not text[left - 1].isspace():
        left -= 1
    while right < end and not text[right].isspace():
        right += 1
    return left, right
