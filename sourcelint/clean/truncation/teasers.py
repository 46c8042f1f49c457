"""Teasers and paywalls: the source itself says that there is more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.lines.line import count_words, ending, ends_open_word
from sourcelint.clean.truncation.more_links import (
    COUNT,
    MAX_MORE_CHARS,
    MORE_END,
    asks_to_enter,
    find_paywall,
    is_bare_more,
    is_more_of_this,
    is_offer,
    lost_chars,
)
from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.truncation.tail import TailLine
    from sourcelint.clean.truncation.vocabulary import Vocabulary
    from sourcelint.text import RawSpan

_CLOSED = '"”’»“」』'
_BRACKET_DOTS = lazy(r"[\[(<{]\s?(?:…|\.\s?\.\s?\.)\s?[\])>}]?$|(?:…|\.\.\.)[\])>}]$")
_AND_SO_ON = lazy(
    r"\b(?:etc|et cetera|and so (?:on|forth)|usw|u\. ?s\. ?w|u\. ?[vä]\. ?[am]|und so weiter|ecc|e così via|y así|enz|itd|osv|и т\. ?[дп]|и так далее|等)$",
    re.IGNORECASE,
)
"""A list that goes on without end is whole: "cocoa, nuts etc…"."""
# Dots that end an invitation or a thought, and not a text.
_INVITES = lazy(
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
MAX_PAYWALL_CHARS = 300
MAX_PAYWALL_WORDS = 40
"""Characters and words up to which a line is a notice and not a paragraph about paywalls."""

MAX_EXCERPT_WORDS = 100
"""Words up to which a text that ends in "read more" is an excerpt of a feed."""

MAX_HEADING_WORDS = 6
"""Words that most headings have at most."""

MAX_INVITATION_CHARS = 200
"""Characters before the dots that are searched for an invitation."""

MAX_DOOR_LINES, MAX_DOOR_WORDS = 8, 20
"""Lines, and words of each, that may stand below a paragraph that breaks off: what it costs, who has an account."""

MAX_PAYWALL_LINES_ABOVE, MAX_PAYWALL_LINES_BELOW = 2, 5
"""Lines around the end of the article in which a paywall speaks."""


def find_closed_end(items: Sequence[TailLine], last: int) -> Truncation | None:
    """Find a paywall's words in the lines around the end of the article.

    Words that only offer the site ("Already a subscriber? Sign in.") count if the text above them does not end.
    """
    offer: tuple[int, Truncation] | None = None
    for number in range(max(0, last - MAX_PAYWALL_LINES_ABOVE), min(len(items), last + MAX_PAYWALL_LINES_BELOW + 1)):
        item = items[number]
        if len(item.line) > MAX_PAYWALL_CHARS or count_words(item.line) > MAX_PAYWALL_WORDS:
            continue
        found = find_paywall(item.line)
        if found is None:
            continue
        where = "is behind a paywall" if asks_to_enter(item.line) else "stands elsewhere"
        note = f"the rest {where} ({found.group()!r})"
        closed = Truncation("teaser", item.part(*found.span()), note)
        if not is_offer(item.line, found):
            return closed
        offer = offer or (number, closed)
    if offer is None:
        return None
    above = items[min(last, offer[0] - 1)] if offer[0] else None
    return offer[1] if above is None or _is_unfinished(above.tail) else None


def find_teaser(items: Sequence[TailLine], last: int) -> Truncation | None:
    """Find a counter of lost characters, or a link to more or dots behind an unfinished sentence."""
    item = items[last]
    below = items[last + 1] if last + 1 < len(items) else None
    link = below if below is not None and is_more_of_this(below.line) else None
    found = _find_counter(item) or _find_inline_link(item) or _find_dots(item, linked=link is not None)
    if found is not None or link is None:
        return found
    if _is_unfinished(item.tail):
        return Truncation("teaser", link.span, "a link to the rest follows an unfinished sentence")
    return _find_excerpt(items, last, link)


def find_dots_above(items: Sequence[TailLine], last: int, vocabulary: Vocabulary) -> Truncation | None:
    """Find dots in brackets, or behind half a word, at the end of the last paragraph, with a door's short lines below it."""
    above = items[max(0, last - MAX_DOOR_LINES) : last]
    item = next((item for item in reversed(above) if count_words(item.line) > MAX_DOOR_WORDS), None)
    if item is None or ending(item.line) != "ellipsis" or count_words(items[last].line) > MAX_DOOR_WORDS:
        return None
    tail = item.tail.rstrip()
    if not (_BRACKET_DOTS.search(tail) or vocabulary.ends_in_fragment(tail.rstrip("… ."))):
        return None
    return Truncation("teaser", item.dots(), "the last paragraph ends in dots inside a sentence", certain=False)


def _find_counter(item: TailLine) -> Truncation | None:
    """Find the number of characters that a feed left out: "[+1234 chars]"."""
    tail = item.tail.rstrip()
    count = COUNT.search(tail) if tail.endswith("]") else None
    if count is None:
        return None
    note = "a feed cut the text here and says how much is missing"
    return Truncation("teaser", _part_of_tail(item, *count.span()), note, lost_chars=lost_chars(count))


def _find_inline_link(item: TailLine) -> Truncation | None:
    """Find a link to the rest at the end of a line that breaks off: "The lamp was … Read more"."""
    tail = item.tail.rstrip()
    if ending(tail) == "stop" and not any(dots in tail for dots in ("…", "...")):
        return None
    link = MORE_END.search(tail, max(0, len(tail) - MAX_MORE_CHARS))
    # In lower case the words are the sentence's own.
    if link is None or link["more"][0].islower() or not _is_unfinished(tail[: link.start()]):
        return None
    note = "a link to the rest follows an unfinished sentence"
    return Truncation("teaser", _part_of_tail(item, link.start("more"), len(tail)), note)


def _find_dots(item: TailLine, *, linked: bool) -> Truncation | None:
    """Find dots that stand for the rest of the text."""
    tail = item.tail.rstrip()
    if ending(tail) != "ellipsis" or tail[-1] in _CLOSED or not (linked or _stops_inside(tail)):
        return None
    certain = linked or _BRACKET_DOTS.search(tail) is not None
    return Truncation("teaser", item.dots(), "the text ends in dots inside a sentence", certain)


def _find_excerpt(items: Sequence[TailLine], last: int, link: TailLine) -> Truncation | None:
    """Find a link to the rest that is the last line of a short text."""
    words = sum(count_words(item.line) for item in items)
    if last + 2 != len(items) or words > MAX_EXCERPT_WORDS or not is_bare_more(link.line):
        return None
    return Truncation("teaser", link.span, "an excerpt ends in a link to the rest", certain=False)


def _part_of_tail(item: TailLine, start: int, end: int) -> RawSpan:
    """Return where a part of the line's end stands in the raw file."""
    offset = len(item.line) - len(item.tail)
    return item.part(offset + start, offset + end)


def _is_unfinished(before: str) -> bool:
    how = ending(before)
    return how == "ellipsis" or (how in ("open", "comma") and count_words(before) > MAX_HEADING_WORDS)


def _stops_inside(line: str) -> bool:
    """Tell dots that stand for the rest of the text from those that end an invitation or a thought."""
    if _BRACKET_DOTS.search(line):
        return True
    before = line[-MAX_INVITATION_CHARS:].rstrip(".… ")
    if _INVITES.search(before) or _AND_SO_ON.search(before) or (before[-1:] in _CLOSED and ending(before) == "stop"):
        return False
    return count_words(line) > 3 or ends_open_word(line.rstrip(".… ").lower())
