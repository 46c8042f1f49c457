"""A text that stops early: cut sentence or word, heading without its section."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sourcelint.clean.lines.bylines import is_name
from sourcelint.clean.lines.line import (
    BULLET,
    COUNTED,
    INNER_STOP,
    closed_by_space,
    count_words,
    ending,
    ends_open_word,
    is_open_word,
)
from sourcelint.clean.segmentation.error_pages import find_error_page
from sourcelint.clean.truncation.aftermatter import ends_in_contact, is_section
from sourcelint.clean.truncation.more_links import MORE_END, MORE_LOOKED
from sourcelint.clean.truncation.tail import SHORT, TailLine, is_page_dump, is_short, tail_of
from sourcelint.clean.truncation.teasers import find_closed_end, find_teaser
from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.article import PartialDocument

CLOSED = 0.9
"""Share of paragraphs with a stop from which a text counts as one that sets stops."""

SLUG = 40
"""Characters from which a word is an address or a file's name."""

_PROSE = 8
"""Words above which a line without a stop is a sentence and not a heading or a name."""

_HEADLINE = 0.6
"""Share of capitalised words from which a line is a headline."""

_NO_SENTENCE = re.compile(
    r"""
    # code: an assignment, a bracket, a call
    \w=["“”'][^"“”']{0,80}["“”']\W{0,3}$ | [{}]\s*$ | [)\w]\s?\);\s*$
    # markup, comments
  | ^\s*(?:</?\w|[{}$\#]\s|//|/\*) | </?\w+>\s*$
    # a row of links or cells
  | (?:\s[|·•]\s[^|·•]{1,60}){2}$ | \t.*\t
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,30}$")
_ENUMERATOR = re.compile(r"^\(?\d{1,3}[.)]$")
_NUMBERED = re.compile(r"^\(?(?:\d{1,3}|[IVX]{1,5})\s?[.):]\s?\)?\.?\s*\S")
_POINTS_AWAY = re.compile(r"https?://|www\.|@\w|\bhere\b|\bbelow\b|\bhier\b|\bici\b|\baquí\b|\bqui\b", re.IGNORECASE)
_CALL = re.compile(
    r"(?:check\sout|visit|contact|call|shop|buy|book|order|request|schedule|download|bring)\b", re.IGNORECASE
)
# "What to look for", "How to log in": headings may end in a preposition.
_QUESTION = re.compile(r"(?:what|who|where|why|how|which|when)\b", re.IGNORECASE)
_LAST_CALL = re.compile(
    r"""
    (?:^|[.!?]\s+)
    (?:
        (?:
            download | click | register | sign\sup | subscribe | herunterladen | télécharger | descargar | baixar | scarica
        )\b[^.!?]{0,60}
      | (?:watch|listen|view|see)\b[^.!?]{0,80}:?
    )$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SIGN_OFF = re.compile(
    r"""
    ^(?:
        (?:best|kind|warm|yours|all|many|with)\b.{0,30} | sincerely | regards | cheers | thanks.{0,20} | love | respectfully
      | cordially
        # German
      | (?:mit\s)?(?:freundliche[nm]?|beste|liebe|viele|herzliche)\s(?:grüße[n]?|gruß)
        # French, Spanish, Portuguese, Italian
      | cordialement | saludos | atentamente | abraços | un\sabrazo | saluti
    )\s?[,!]?$
    """,
    re.IGNORECASE | re.VERBOSE,
)


def find_early_end(draft: PartialDocument) -> Iterator[Truncation]:
    """Judge where the text ends: at most one truncation, the strongest."""
    items, last = tail_of(draft)
    if last < 0:
        return
    found = find_closed_end(items, last) or find_teaser(items, last) or _cut(draft, items, last)
    if found is not None and found.kind != "teaser" and _is_notice(draft):
        return
    if found is None or (not found.certain and _weak(draft, items, last, found)):
        return
    if (
        found.kind in ("cut_sentence", "cut_word")
        and not items[last].marked
        and ending(items[last].line) == "open"
        and _closes_sentences(items, last)
    ):
        found = replace(found, certain=True)
    yield found


def _is_notice(draft: PartialDocument) -> bool:
    """Tell whether a server sent the page in place of an article: nothing of it is cut."""
    text = draft.text.value
    return find_error_page(draft.metadata.title.value, (text[b.start : b.end] for b in draft.blocks), text) is not None


def _closes_sentences(items: Sequence[TailLine], last: int) -> bool:
    """Tell whether the paragraphs before all end their sentences, so that one that does not is cut."""
    before = [
        ending(i.line) for i in items[:last] if i.kind in ("paragraph", "caption") and count_words(i.line) > SHORT
    ]
    return len(before) > 1 and sum(how in ("stop", "ellipsis", "colon") for how in before) >= len(before) * CLOSED


def _weak(draft: PartialDocument, items: Sequence[TailLine], last: int, found: Truncation) -> bool:
    """Tell whether the shape of a last line proves nothing here.

    In a whole page the line may be a link; under markup whose container is intact, something that is no text may follow
    (a picture, a gallery, an embedded post), and in a page a credit or a caption may come last.
    """
    if found.kind == "teaser":
        return is_page_dump(draft, items)
    if draft.wrapper == "text" or not (items[last].marked and draft.complete):
        return False
    return draft.wrapper == "html" or found.kind == "dangling_heading" or ending(items[last].line) == "colon"


def _cut(draft: PartialDocument, items: Sequence[TailLine], last: int) -> Truncation | None:
    """Judge a last line by how it ends."""
    item = items[last]
    line = item.line
    how = ending(line)
    if item.kind in ("code", "title", "quote") or closed_by_space(line) or _NO_SENTENCE.search(item.tail):
        return None
    if _ENUMERATOR.match(line):
        return Truncation("cut_sentence", item.span, "a numbered item has its number and no text")
    if how in ("stop", "ellipsis") or _ends_in_link(item) or _LAST_CALL.search(item.tail):
        return None
    if how == "colon":
        return _announcement(items, last)
    dump = is_page_dump(draft, items)
    if how == "comma":
        if (
            _SIGN_OFF.match(line)
            or _is_signed(items, last)
            or (last > 0 and ending(items[last - 1].line) == "comma")
            or (dump and count_words(line) <= SHORT)
        ):
            return None
        return Truncation("cut_sentence", item.ending(), "the last sentence ends in a comma")
    if ends_open_word(line) and not (item.kind == "heading" and (item.marked or _QUESTION.match(line))):
        return Truncation("cut_sentence", item.ending(), f"the last sentence ends in {item.tail.split()[-1]!r}")
    if _listed(items, last) or (item.kind == "heading" and item.marked):
        return _dangling(draft, items, last)
    if _is_sentence(line) and not (dump and count_words(line) <= 2 * SHORT):
        kind = "cut_word" if _is_cut_word(draft.text.value, item.tail) else "cut_sentence"
        return Truncation(kind, item.ending(), "the last sentence has no end", certain=False)
    return None if dump else _dangling(draft, items, last)


def _is_signed(items: Sequence[TailLine], last: int) -> bool:
    """Tell whether a short line that ends in a comma stands above names: "Your release team,"."""
    names = items[last + 1 : last + 4]
    return (
        bool(names)
        and count_words(items[last].line) <= _PROSE
        and all(is_short(i) and i.line[0].isupper() for i in names)
    )


def _listed(items: Sequence[TailLine], last: int) -> bool:
    """Tell whether the lines before end without a stop too: items of a list, or a text that uses no stops."""
    item = items[last]
    if last == 0:
        return False
    before = items[last - 1]
    if ending(before.line) != "open" or before.kind == "heading" or _NO_SENTENCE.search(before.tail):
        return False
    if _NUMBERED.match(before.line) and not _NUMBERED.match(item.line):
        return False
    if INNER_STOP.search(item.line):
        return not is_short(before) and before.line[0].isupper()
    run = items[max(0, last - 3) : last]
    return (
        before.kind == "list"
        or (len(run) == 3 and all(map(is_short, run)))
        or (not is_short(before) and before.line[0].isupper())
    )


def _ends_in_link(item: TailLine) -> bool:
    """Tell whether a line ends in an address, a handle or a hashtag, or in a link behind a complete sentence."""
    if ends_in_contact(item.tail):
        return True
    tail = item.tail[-MORE_LOOKED:]
    more = MORE_END.search(tail)
    return more is not None and ending(tail[: more.start()]) == "stop"


def _is_sentence(line: str) -> bool:
    """Tell a sentence from a heading, a name or an item: long, or more than one, or open inside, or full of small words."""
    words = count_words(line)
    if words <= 2:
        return False
    if line.count("“") > line.count("”") or line.count('"') == 1:  # a quotation that does not end
        return True
    if words <= _PROSE:
        return False
    if line.count("(") > line.count(")"):
        return True
    capitals = [w[0].isupper() for w in line[:COUNTED].split() if w[0].isalpha()]
    if sum(capitals) >= len(capitals) * _HEADLINE:
        return False
    return (
        words > SHORT
        or INNER_STOP.search(line) is not None
        or (words > _PROSE + 1 and sum(map(is_open_word, line[:COUNTED].split())) > 2)
    )


def _announcement(items: Sequence[TailLine], last: int) -> Truncation | None:
    """A last line that ends in a colon announces something that is not there, unless links follow."""
    behind = items[last + 1 :]
    item = items[last]
    if count_words(item.line) < 4 or len(behind) > 2 or any(_POINTS_AWAY.search(i.line) for i in behind):
        return None
    return Truncation("cut_sentence", item.ending(), "the text announces something and ends", certain=False)


def _dangling(draft: PartialDocument, items: Sequence[TailLine], last: int) -> Truncation | None:
    """Judge a short last line: a heading whose section is missing, or a name, an item, a credit."""
    item = items[last]
    line = item.line
    if item.marked and item.kind == "heading":
        if any(i.kind != "furniture" for i in items[last + 1 :]):
            return None
        return Truncation("dangling_heading", item.span, "nothing follows the last heading", certain=not draft.complete)
    alone = all(
        i.kind == "furniture" or is_section(i.line) or (count_words(i.line) <= 4 and not ends_in_contact(i.line))
        for i in items[last + 1 :]
    )
    if not alone or last == 0 or count_words(line) > SHORT or ending(line) != "open":
        return None
    before = items[last - 1]
    if (
        is_short(before)
        or before.kind in ("list", "code", "quote")
        or len(before.line) <= len(line)
        or ending(before.line) not in ("stop", "ellipsis")
    ):
        return None
    if (BULLET.match(line) and not _NUMBERED.match(line)) or max(map(len, line.split())) > SLUG:
        return None
    if _CALL.match(line) or (is_name(line) and not _in_lower_case(draft.text.value, line)):
        return None
    return Truncation("dangling_heading", item.span, "nothing follows the last heading", certain=False)


def _in_lower_case(text: str, line: str) -> bool:
    """Tell whether a word of the line is also an ordinary word of the text, so that it is no name."""
    return any(re.search(rf"\b{re.escape(w.lower())}\b", text) for w in line.split() if len(w) > 3)


def _is_cut_word(text: str, tail: str) -> bool:
    """Tell whether the last word is the beginning of another word of the text and no word of its own."""
    m = _LAST_WORD.search(tail)
    if m is None:
        return tail[-1:] == "-"
    word = re.escape(m.group())
    return re.search(rf"\b{word}\b(?!\W*\Z)", text) is None and re.search(rf"\b{word}\w", text) is not None
