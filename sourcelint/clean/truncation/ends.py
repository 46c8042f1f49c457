"""A text that stops early: cut sentence or word, heading without its section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.lines import BULLET, INNER_STOP, closed_by_space, count_words, ending, ends_open_word, is_name
from sourcelint.clean.truncation.tail import SHORT, Item, is_short, tail_of
from sourcelint.clean.truncation.teasers import paywall, teaser
from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.draft import Draft
    from sourcelint.text import RawSpan

_PROSE = 8
"""Words above which a line without a stop is a sentence and not a heading or a name."""

_HEADLINE = 0.6
"""Share of capitalised words from which a line is a headline."""

_ENUMERATOR = re.compile(r"^\(?\d{1,3}[.)]$")
_NUMBERED = re.compile(r"^\(?(?:\d{1,3}|[IVX]{1,5})\s?[.):]\s?\)?\.?\s*\S")
_POINTS_AWAY = re.compile(r"https?://|www\.|@\w|\bhere\b|\bbelow\b|\bhier\b|\bici\b|\baquí\b|\bqui\b", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"^(?:(?:best|kind|warm|yours|all|many|with)\b.{0,30}|sincerely|regards|cheers|thanks.{0,20}|love|respectfully|cordially|"
    r"(?:mit\s)?(?:freundliche[nm]?|beste|liebe|viele|herzliche)\s(?:grüße[n]?|gruß)|cordialement|saludos|atentamente|abraços|un\sabrazo|saluti)\s?[,!]?$",
    re.IGNORECASE,
)


def early_end(draft: Draft) -> Iterator[Truncation]:
    """Judge where the text ends: at most one truncation, the strongest."""
    items, last = tail_of(draft)
    if last < 0:
        return
    found = paywall(items, last) or teaser(items, last) or _cut(draft, items, last)
    if found is not None:
        yield found


def _cut(draft: Draft, items: Sequence[Item], last: int) -> Truncation | None:
    item = items[last]
    line = item.line
    how = ending(line)
    if item.kind in ("code", "title", "quote") or closed_by_space(line) or how in ("stop", "ellipsis"):
        return None
    if _ENUMERATOR.match(line):
        return Truncation("cut_sentence", item.span, "a numbered item has its number and no text")
    if item.kind == "heading" and item.marked:
        return _dangling(draft, items, last)
    if item.kind == "list" and not _is_prose(line) and not (how == "comma" and _only_comma(items, last)):
        return _dangling(draft, items, last)
    if how == "colon":
        return _announcement(items, last)
    if how == "comma":
        if _SIGN_OFF.match(line) or last == 0:
            return None
        return Truncation("cut_sentence", _end_of(item), "the last sentence ends in a comma")
    function = ends_open_word(line)
    words = count_words(line)
    if function or (_is_prose(line) and words > _PROSE and not _is_headline(line)):
        kind = "cut_word" if not function and _is_cut_word(draft.text.value, line) else "cut_sentence"
        return Truncation(kind, _end_of(item), "the last sentence has no end", certain=function)
    return _dangling(draft, items, last)


def _is_prose(line: str) -> bool:
    return count_words(line) > SHORT or INNER_STOP.search(line) is not None


def _is_headline(line: str) -> bool:
    words = [w for w in line.split() if w[0].isalpha()]
    return sum(w[0].isupper() for w in words) >= len(words) * _HEADLINE


def _only_comma(items: Sequence[Item], last: int) -> bool:
    return last > 0 and ending(items[last - 1].line) != "comma"


def _announcement(items: Sequence[Item], last: int) -> Truncation | None:
    """A last line that ends in a colon announces something that is not there, unless links follow."""
    behind = items[last + 1 :]
    item = items[last]
    if count_words(item.line) < 4 or len(behind) > 2 or any(_POINTS_AWAY.search(i.line) for i in behind):
        return None
    return Truncation("cut_sentence", _end_of(item), "the text announces something and ends", certain=False)


def _dangling(draft: Draft, items: Sequence[Item], last: int) -> Truncation | None:
    """Judge a short last line: a heading whose section is missing, or a name, an item, a credit."""
    item = items[last]
    line = item.line
    if item.marked and item.kind == "heading":
        if last < len(items) - 1 and any(i.kind != "furniture" for i in items[last + 1 :]):
            return None
        return Truncation("dangling_heading", item.span, "nothing follows the last heading", certain=not draft.complete)
    if last != len(items) - 1 or last == 0 or count_words(line) > SHORT or ending(line) != "open":
        return None
    before = items[last - 1]
    if (
        is_short(before)
        or before.kind in ("list", "code", "quote")
        or len(before.line) <= len(line)
        or ending(before.line) in ("colon", "comma")
    ):
        return None
    if BULLET.match(line) and not _NUMBERED.match(line):
        return None
    if is_name(line) and not _in_lower_case(draft.text.value, line):
        return None
    return Truncation("dangling_heading", item.span, "nothing follows the last heading", certain=False)


def _in_lower_case(text: str, line: str) -> bool:
    """Tell whether a word of the line is also an ordinary word of the text, so that it is no name."""
    return any(re.search(rf"\b{re.escape(w.lower())}\b", text) for w in line.split() if len(w) > 3)


def _is_cut_word(text: str, line: str) -> bool:
    """Tell whether the last word is the beginning of another word of the text and no word of its own."""
    m = re.search(r"(?<!\w)[^\W\d_]{2,}$", line)
    if m is None:
        return line[-1] == "-"
    word = re.escape(m.group())
    return not re.search(rf"\b{word}\b(?!\Z)", text[: len(text) - 1]) and re.search(rf"\b{word}\w", text) is not None


def _end_of(item: Item) -> RawSpan:
    start = item.line.rfind(" ", 0, max(1, len(item.line) - 40)) + 1
    return item.part(start, len(item.line))
