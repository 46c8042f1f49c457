"""A text that stops early: cut sentence or word, heading without its section."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

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
from sourcelint.clean.truncation.tail import MAX_HEADING_WORDS, TailLine, is_page_dump, is_short, tail_of
from sourcelint.clean.truncation.teasers import find_closed_end, find_teaser
from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.clean.lines.line import Ending

MIN_CLOSED_SHARE = 0.9
"""Share of paragraphs with a stop from which a text counts as one that sets stops."""

MIN_SLUG_CHARS = 40
"""Characters above which a word is an address or a file's name."""

MAX_NAME_WORDS = 8
"""Words above which a line without a stop is a sentence and not a heading or a name."""

MIN_HEADLINE_SHARE = 0.6
"""Share of capitalised words from which a line is a headline."""

MIN_LIST_ITEMS = 3
"""So many short lines in a row are a list."""

MIN_ANNOUNCEMENT_WORDS, MAX_LINES_ANNOUNCED = 4, 2
"""A line with a colon announces something from so many words on; more lines behind it may be what it announces."""

MAX_TAG_WORDS = 4
"""Words of a line behind a heading that may be a tag or a link."""

MIN_WORD_CHARS = 4
"""Shorter words of a name stand in lower case in any text."""

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


class _LastLine(NamedTuple):
    """The last line of an article, with what stands around it."""

    draft: PartialDocument
    item: TailLine
    before: Sequence[TailLine]
    behind: Sequence[TailLine]
    how: Ending
    """How it ends."""

    @property
    def line(self) -> str:
        return self.item.line

    @property
    def above(self) -> TailLine | None:
        """The line before it."""
        return self.before[-1] if self.before else None

    @property
    def is_marked_heading(self) -> bool:
        """Markup says that it is a heading."""
        return self.item.kind == "heading" and self.item.marked

    @property
    def in_page_dump(self) -> bool:
        """In a whole page a line without a stop is often a link."""
        return is_page_dump(self.draft, (*self.before, self.item, *self.behind))


def find_early_end(draft: PartialDocument) -> Iterator[Truncation]:
    """Judge how the text ends: at most one truncation, the strongest."""
    items, number = tail_of(draft)
    if number < 0:
        return
    item = items[number]
    last = _LastLine(draft, item, items[:number], items[number + 1 :], ending(item.line))
    found = find_closed_end(items, number) or find_teaser(items, number) or _judge(last)
    if found is None or (found.kind != "teaser" and _is_error_page(draft)):
        return
    if not found.certain and _proves_nothing(last, found):
        return
    if found.kind in ("cut_sentence", "cut_word") and _is_only_open_line(last):
        found = replace(found, certain=True)
    yield found


def _is_error_page(draft: PartialDocument) -> bool:
    """Check whether a server sent the page in place of an article: nothing of it is cut."""
    text = draft.text.value
    passages = (text[block.start : block.end] for block in draft.blocks)
    return find_error_page(draft.metadata.title.value, passages, text) is not None


def _is_only_open_line(last: _LastLine) -> bool:
    """Check whether a line does not end, though the paragraphs before all end their sentences: then it is surely cut."""
    if last.item.marked or last.how != "open":
        return False
    endings = [
        ending(item.line)
        for item in last.before
        if item.kind in ("paragraph", "caption") and count_words(item.line) > MAX_HEADING_WORDS
    ]
    closed = sum(how in ("stop", "ellipsis", "colon") for how in endings)
    return len(endings) > 1 and closed >= len(endings) * MIN_CLOSED_SHARE


def _proves_nothing(last: _LastLine, found: Truncation) -> bool:
    """Check whether the shape of a last line proves nothing here.

    In a whole page the line may be a link. Under markup whose container is intact, something that is no text may follow:
    a picture, a gallery, an embedded post. In a page a credit or a caption may come last.
    """
    if found.kind == "teaser":
        return last.in_page_dump
    if last.draft.wrapper == "text" or not (last.item.marked and last.draft.complete):
        return False
    return last.draft.wrapper == "html" or found.kind == "dangling_heading" or last.how == "colon"


class _Answer(NamedTuple):
    """What is missing behind a last line of some kind."""

    applies: Callable[[_LastLine], object]
    judge: Callable[[_LastLine], Truncation | None]
    reason: str


def _judge(last: _LastLine) -> Truncation | None:
    """Judge a last line by how it ends: the first answer that applies."""
    return next(answer.judge(last) for answer in _ANSWERS if answer.applies(last))


def _find_nothing(_: _LastLine) -> None:
    return None


def _find_missing_item(last: _LastLine) -> Truncation:
    return Truncation("cut_sentence", last.item.span, "a numbered item has its number and no text")


def _find_comma(last: _LastLine) -> Truncation:
    return Truncation("cut_sentence", last.item.ending(), "the last sentence ends in a comma")


def _find_open_word(last: _LastLine) -> Truncation:
    note = f"the last sentence ends in {last.item.tail.split()[-1]!r}"
    return Truncation("cut_sentence", last.item.ending(), note)


def _find_missing_end(last: _LastLine) -> Truncation:
    kind = "cut_word" if _is_cut_word(last.draft.text.value, last.item.tail) else "cut_sentence"
    return Truncation(kind, last.item.ending(), "the last sentence has no end", certain=False)


def _find_announcement(last: _LastLine) -> Truncation | None:
    """Return a last line that announces something that is not there, unless links follow."""
    is_announcement = count_words(last.line) >= MIN_ANNOUNCEMENT_WORDS and len(last.behind) <= MAX_LINES_ANNOUNCED
    if not is_announcement or any(_POINTS_AWAY.search(item.line) for item in last.behind):
        return None
    return Truncation("cut_sentence", last.item.ending(), "the text announces something and ends", certain=False)


def _find_dangling_heading(last: _LastLine) -> Truncation | None:
    """Judge a short last line: a heading whose section is missing, or a name, an item, a credit."""
    note = "nothing follows the last heading"
    if last.is_marked_heading:
        if any(item.kind != "furniture" for item in last.behind):
            return None
        return Truncation("dangling_heading", last.item.span, note, certain=not last.draft.complete)
    if any(sign.applies(last) for sign in _NO_HEADING):
        return None
    return Truncation("dangling_heading", last.item.span, note, certain=False)


def _is_no_prose(last: _LastLine) -> bool:
    return (
        last.item.kind in ("code", "title", "quote")
        or closed_by_space(last.line)
        or _NO_SENTENCE.search(last.item.tail) is not None
    )


def _is_complete(last: _LastLine) -> bool:
    return last.how in ("stop", "ellipsis") or _ends_in_link(last.item) or _LAST_CALL.search(last.item.tail) is not None


def _ends_in_link(item: TailLine) -> bool:
    """Check whether a line ends in an address, a handle or a hashtag, or in a link behind a complete sentence."""
    if ends_in_contact(item.tail):
        return True
    tail = item.tail[-MORE_LOOKED:]
    more = MORE_END.search(tail)
    return more is not None and ending(tail[: more.start()]) == "stop"


def _has_comma_of_its_own(last: _LastLine) -> bool:
    """Check whether a line that ends in a comma is a salutation, a row of an address, or a link of a page."""
    if last.how != "comma":
        return False
    return (
        _SIGN_OFF.match(last.line) is not None
        or _stands_above_names(last)
        or (last.above is not None and ending(last.above.line) == "comma")
        or (last.in_page_dump and count_words(last.line) <= MAX_HEADING_WORDS)
    )


def _stands_above_names(last: _LastLine) -> bool:
    """Check whether a short line that ends in a comma stands above names: "Your release team,"."""
    names = last.behind[:3]
    return (
        bool(names)
        and count_words(last.line) <= MAX_NAME_WORDS
        and all(is_short(item) and item.line[0].isupper() for item in names)
    )


def _ends_in_open_word(last: _LastLine) -> bool:
    """Check whether the last word needs another behind it; headings may end so: "What to look for"."""
    may_end_so = last.item.kind == "heading" and (last.item.marked or _QUESTION.match(last.line))
    return ends_open_word(last.line) and not may_end_so


def _is_listed(last: _LastLine) -> bool:
    """Check whether the lines before end without a stop too: items of a list, or a text that uses no stops."""
    above = last.above
    if above is None or _is_apart(above, last.line):
        return False
    is_long = not is_short(above) and above.line[0].isupper()
    if is_long or INNER_STOP.search(last.line):
        return is_long
    run = last.before[-MIN_LIST_ITEMS:]
    return above.kind == "list" or (len(run) == MIN_LIST_ITEMS and all(map(is_short, run)))


def _is_apart(above: TailLine, line: str) -> bool:
    """Check whether the line above ends a sentence or is of another kind, so that the two are no list."""
    return (
        ending(above.line) != "open"
        or above.kind == "heading"
        or _NO_SENTENCE.search(above.tail) is not None
        or (_NUMBERED.match(above.line) is not None and not _NUMBERED.match(line))
    )


def _is_unfinished(last: _LastLine) -> bool:
    """Check whether a line is a sentence without an end; in a whole page only a long one is not a link."""
    return _is_sentence(last.line) and not (count_words(last.line) <= 2 * MAX_HEADING_WORDS and last.in_page_dump)


def _is_sentence(line: str) -> bool:
    """Tell a sentence from a heading, a name or an item by its first sign that decides."""
    return next((sign.is_sentence for sign in _SENTENCE_SIGNS if sign.holds(line)), False)


class _SentenceSign(NamedTuple):
    holds: Callable[[str], bool]
    reason: str
    is_sentence: bool


def _is_headline(line: str) -> bool:
    capitals = [word[0].isupper() for word in line[:COUNTED].split() if word[0].isalpha()]
    return sum(capitals) >= len(capitals) * MIN_HEADLINE_SHARE


def _has_small_words(line: str) -> bool:
    return sum(map(is_open_word, line[:COUNTED].split())) > 2


_SENTENCE_SIGNS = (
    _SentenceSign(lambda line: count_words(line) <= 2, "a name, a tag", is_sentence=False),
    _SentenceSign(lambda line: line.count("“") > line.count("”"), "a quotation does not end", is_sentence=True),
    _SentenceSign(lambda line: line.count('"') == 1, "a quotation does not end", is_sentence=True),
    _SentenceSign(lambda line: count_words(line) <= MAX_NAME_WORDS, "a heading, a name, an item", is_sentence=False),
    _SentenceSign(lambda line: line.count("(") > line.count(")"), "a bracket does not end", is_sentence=True),
    _SentenceSign(_is_headline, "headlines have capitals", is_sentence=False),
    _SentenceSign(lambda line: count_words(line) > MAX_HEADING_WORDS, "longer than a heading", is_sentence=True),
    _SentenceSign(lambda line: INNER_STOP.search(line) is not None, "a sentence ends inside", is_sentence=True),
    _SentenceSign(lambda line: count_words(line) <= MAX_NAME_WORDS + 1, "hardly longer than a name", is_sentence=False),
    _SentenceSign(_has_small_words, "headings spare articles and prepositions", is_sentence=True),
)


def _is_followed(last: _LastLine) -> bool:
    """Check whether text stands behind the line: more than boilerplate, sections and tags."""
    return not all(
        item.kind == "furniture"
        or is_section(item.line)
        or (count_words(item.line) <= MAX_TAG_WORDS and not ends_in_contact(item.line))
        for item in last.behind
    )


def _stands_below_item(last: _LastLine) -> bool:
    """Check whether what stands above the line is not a paragraph that ends its sentences and is longer."""
    above = last.above
    return (
        above is None
        or is_short(above)
        or above.kind in ("list", "code", "quote")
        or len(above.line) <= len(last.line)
        or ending(above.line) not in ("stop", "ellipsis")
    )


def _is_only_name(last: _LastLine) -> bool:
    return is_name(last.line) and not _stands_in_lower_case(last.draft.text.value, last.line)


def _stands_in_lower_case(text: str, line: str) -> bool:
    """Check whether a word of the line is also an ordinary word of the text, so that it is no name."""
    words = (word.lower() for word in line.split() if len(word) >= MIN_WORD_CHARS)
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)


class _NoHeading(NamedTuple):
    applies: Callable[[_LastLine], object]
    reason: str


_NO_HEADING = (
    _NoHeading(_is_followed, "its section may follow"),
    _NoHeading(lambda last: last.above is None, "it is all there is"),
    _NoHeading(lambda last: count_words(last.line) > MAX_HEADING_WORDS, "longer than a heading"),
    _NoHeading(lambda last: last.how != "open", "headings have no stop"),
    _NoHeading(_stands_below_item, "an item of a list, a line of an address"),
    _NoHeading(lambda last: BULLET.match(last.line) and not _NUMBERED.match(last.line), "an item"),
    _NoHeading(lambda last: max(map(len, last.line.split())) > MIN_SLUG_CHARS, "an address, a file's name"),
    _NoHeading(lambda last: _CALL.match(last.line), "a call to buy, book or visit"),
    _NoHeading(_is_only_name, "the author's name"),
)
"""Why a short last line is no heading whose section is missing; one reason is enough."""


_ANSWERS = (
    _Answer(_is_no_prose, _find_nothing, "code, quotations, rows of cells, scripts without stops end as they like"),
    _Answer(lambda last: _ENUMERATOR.match(last.line), _find_missing_item, "a number stands alone"),
    _Answer(_is_complete, _find_nothing, "a stop, a link or a call to act ends a text"),
    _Answer(lambda last: last.how == "colon", _find_announcement, "something was to follow"),
    _Answer(_has_comma_of_its_own, _find_nothing, "salutations and addresses end in commas"),
    _Answer(lambda last: last.how == "comma", _find_comma, "no sentence ends in a comma"),
    _Answer(_ends_in_open_word, _find_open_word, "no sentence ends in an article or a preposition"),
    _Answer(_is_listed, _find_dangling_heading, "items of a list have no stops"),
    _Answer(lambda last: last.is_marked_heading, _find_dangling_heading, "headings have no stops"),
    _Answer(_is_unfinished, _find_missing_end, "sentences end in a stop"),
    _Answer(lambda last: last.in_page_dump, _find_nothing, "short lines of a whole page are links"),
    _Answer(lambda _: True, _find_dangling_heading, "what is left is short"),
)
"""What a last line is answered with; the first that applies counts."""


def _is_cut_word(text: str, tail: str) -> bool:
    """Check whether the last word is the beginning of another word of the text and no word of its own."""
    last_word = _LAST_WORD.search(tail)
    if last_word is None:
        return tail[-1:] == "-"
    word = re.escape(last_word.group())
    return re.search(rf"\b{word}\b(?!\W*\Z)", text) is None and re.search(rf"\b{word}\w", text) is not None
