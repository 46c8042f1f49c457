"""Teasers and paywalls: the source itself says that there is more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import count_words, ending, ends_open_word
from sourcelint.clean.truncation.more_links import (
    COUNT,
    MORE_END,
    MORE_LOOKED,
    find_paywall,
    is_bare_more,
    is_more_of_this,
)
from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.truncation.tail import TailLine

_CLOSED = '"”’»“」』'
_BRACKET_DOTS = re.compile(r"[\[(<{]\s?(?:…|\.\s?\.\s?\.)\s?[\])>}]?$|(?:…|\.\.\.)[\])>}]$")
# Dots that end an invitation or a thought, and not a text.
_INVITES = re.compile(
    r"""
    (?:^|[.!?…]\s+)
    (?:
        # invitations
        join | follow | click | share | read | subscribe | watch | stay\stuned | to\sbe\scontinued | enjoy | check | see\syou
      | let\sus | leave | tell\sus | find | visit
        # thoughts that are not finished
      | and\sso\b | who\sknows
        # "to be continued"
      | fortsetzung | à\ssuivre | continuará | продолжение
        # interjections
      | well | hm+ | oh | ah
    )\b[^.!?]{0,120}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
PAYWALL_CHARS = 300
PAYWALL_WORDS = 40
"""Characters and words up to which a line is a notice and not a paragraph about paywalls."""

EXCERPT_WORDS = 100
"""Words up to which a text that ends in "read more" is an excerpt of a feed."""


def find_closed_end(items: Sequence[TailLine], last: int) -> Truncation | None:
    """Find a paywall's words in the lines around the end of the article."""
    for item in items[max(0, last - 2) : last + 6]:
        if len(item.line) <= PAYWALL_CHARS and count_words(item.line) <= PAYWALL_WORDS:
            found = find_paywall(item.line)
            if found:
                note = f"the rest is behind a paywall ({found.group()!r})"
                return Truncation("teaser", item.part(*found.span()), note)
    return None


def find_teaser(items: Sequence[TailLine], last: int) -> Truncation | None:
    """Find a counter of lost characters, or a link to more or dots where a sentence is not finished."""
    item = items[last]
    tail = item.tail.rstrip()
    at = len(item.line) - len(item.tail)
    count = COUNT.search(tail) if tail.endswith("]") else None
    if count:
        note = "a feed cut the text here and says how much is missing"
        return Truncation("teaser", item.part(at + count.start(), at + count.end()), note)
    how = ending(tail)
    look = max(0, len(tail) - MORE_LOOKED)
    inline = MORE_END.search(tail, look) if how != "stop" or "…" in tail or "..." in tail else None
    if inline and _unfinished(tail[: inline.start()]) and not inline["more"][0].islower():
        note = "a link to the rest follows an unfinished sentence"
        return Truncation("teaser", item.part(at + inline.start("more"), at + len(tail)), note)
    following = items[last + 1] if last + 1 < len(items) else None
    linked = following is not None and is_more_of_this(following.line)
    if how == "ellipsis" and tail[-1] not in _CLOSED and (linked or _stops_inside(tail)):
        certain = linked or _BRACKET_DOTS.search(tail) is not None
        return Truncation("teaser", item.dots(), "the text ends in dots inside a sentence", certain)
    if following is None or not linked:
        return None
    if _unfinished(tail):
        return Truncation("teaser", following.span, "a link to the rest follows an unfinished sentence")
    words = sum(count_words(i.line) for i in items)
    if last + 2 == len(items) and words <= EXCERPT_WORDS and is_bare_more(following.line):
        return Truncation("teaser", following.span, "an excerpt ends in a link to the rest", certain=False)
    return None


def _unfinished(before: str) -> bool:
    how = ending(before)
    return how == "ellipsis" or (how in ("open", "comma") and count_words(before) > 6)  # longer than most headings


def _stops_inside(line: str) -> bool:
    """Tell dots that stand for the rest of the text from those that end an invitation or a thought."""
    if _BRACKET_DOTS.search(line):
        return True
    before = line[-200:].rstrip(".… ")
    if _INVITES.search(before) or (before[-1:] in _CLOSED and ending(before) == "stop"):
        return False
    return count_words(line) > 3 or ends_open_word(line.rstrip(".… ").lower())
