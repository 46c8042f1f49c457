"""Teasers and paywalls: the source itself says that there is more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.lines import count_words, ending, ends_open_word
from sourcelint.clean.truncation.cues import COUNT, MORE_END, PAYWALL, is_more
from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.truncation.tail import Item

_CLOSED = '"”’»“」』'
_BRACKET_DOTS = re.compile(r"[\[(<{]\s?(?:…|\.\s?\.\s?\.)\s?[\])>}]?$|(?:…|\.\.\.)[\])>}]$")
# Dots that end an invitation or a thought, and not a text.
_INVITES = re.compile(
    r"(?:^|[.!?…]\s+)(?:join|follow|click|share|read|subscribe|watch|stay\stuned|to\sbe\scontinued|enjoy|check|see\syou|let\sus|leave|tell\sus|find|visit|and\sso\b|who\sknows|fortsetzung|"
    r"à\ssuivre|continuará|продолжение|well|hm+|oh|ah)\b[^.!?]{0,120}$",
    re.IGNORECASE,
)
EXCERPT_WORDS = 100
"""Words up to which a text that ends in "read more" is an excerpt of a feed."""


def paywall(items: Sequence[Item], last: int) -> Truncation | None:
    """Find a paywall's words in the lines around the end of the article."""
    for item in items[max(0, last - 2) : last + 6]:
        m = PAYWALL.search(item.line) if count_words(item.line) <= 40 else None  # more is a paragraph about paywalls
        if m:
            return Truncation("teaser", item.span, f"the rest is behind a paywall ({m.group()!r})")
    return None


def teaser(items: Sequence[Item], last: int) -> Truncation | None:
    """Find a counter of lost characters, or a link to more or dots where a sentence is not finished."""
    item = items[last]
    line = item.line.rstrip()
    count = COUNT.search(line)
    if count:
        note = "a feed cut the text here and says how much is missing"
        return Truncation("teaser", item.part(count.start(), count.end()), note)
    inline = MORE_END.search(line[-400:])
    if inline and _unfinished(line[-400:][: inline.start()]) and not inline["more"][0].islower():
        at = len(line) - len(line[-400:]) + inline.start("more")
        return Truncation("teaser", item.part(at, len(line)), "a link to the rest follows an unfinished sentence")
    following = items[last + 1] if last + 1 < len(items) else None
    linked = following is not None and is_more(following.line)
    if ending(line) == "ellipsis" and line[-1] not in _CLOSED and (linked or _stops_inside(line)):
        certain = linked or _BRACKET_DOTS.search(line) is not None
        return Truncation("teaser", item.end(), "the text ends in dots inside a sentence", certain)
    if following is None or not linked:
        return None
    if _unfinished(line):
        return Truncation("teaser", item.end(), "a link to the rest follows an unfinished sentence")
    if (
        len(following.line) <= 30
        and ending(following.line) == "open"
        and sum(count_words(i.line) for i in items) <= EXCERPT_WORDS
        and last + 2 == len(items)
    ):
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
