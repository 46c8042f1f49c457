"""A text that stops early: cut sentence or word, heading without its section."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.line import MAX_HEADING_WORDS, closed_by_space, count_words, ending, ends_open_word
from sourcelint.clean.segmentation.error_pages import find_error_page
from sourcelint.clean.truncation.aftermatter import ends_in_contact
from sourcelint.clean.truncation.dangling_headings import find_dangling_heading, is_no_heading
from sourcelint.clean.truncation.last_line import NO_SENTENCE, LastLine, is_listed
from sourcelint.clean.truncation.more_links import MAX_MORE_CHARS, MORE_END
from sourcelint.clean.truncation.pagination import find_further_page
from sourcelint.clean.truncation.sentences import MAX_NAME_WORDS, SPEECH_VERBS, is_cut_word, is_sentence
from sourcelint.clean.truncation.tail import is_short, tail_of
from sourcelint.clean.truncation.teasers import find_closed_end, find_dots_above, find_teaser
from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.clean.truncation.tail import TailLine
    from sourcelint.clean.truncation.vocabulary import Vocabulary

MIN_CLOSED_SHARE = 0.9
"""Share of paragraphs with a stop from which a text counts as one that sets stops."""

MIN_ANNOUNCEMENT_WORDS, MAX_LINES_ANNOUNCED = 4, 2
"""A line with a colon announces something from so many words on; more lines behind it may be what it announces."""

MAX_CREDIT_CHARS = 240
"""Characters at the end of a text in which a credit, or a quotation's speaker, stands."""

_ENUMERATOR = lazy(r"^\(?\d{1,3}[.)]$")
_POINTS_AWAY = lazy(r"https?://|www\.|@\w|\bhere\b|\bbelow\b|\bhier\b|\bici\b|\baquí\b|\bqui\b", re.IGNORECASE)
# "What to look for", "How to log in": headings may end in a preposition.
_QUESTION = lazy(r"(?:what|who|where|why|how|which|when)\b", re.IGNORECASE)
_LAST_CALL = lazy(
    r"""
    (?:^|[.!?]\s+)
    (?:
        (?:
            download | click | follow\s(?:these|the|us|our) | register | sign\sup | subscribe | herunterladen | télécharger | descargar | baixar | scarica
        )\b[^.!?]{0,60}
      | (?:watch|listen|view|see)\b[^.!?]{0,80}:?
    )$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AGENCY_CREDIT = lazy(
    r"""
    [(\[] (?:additional\s | further\s)? (?:reporting | writing | editing | edited | reported | translated) \s by \s
    [^()\[\]]{2,200} [)\]]? $
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Who reported and edited, in brackets behind the last sentence of a text that is one line."""
_PICTURE_CREDIT = lazy(
    r"""
    [.!?…] [”"’»)]{0,2} \s{1,20} [(|]? \s?
    (?: photos? | pictures? | images? | foto(?:s|graf\w{0,4})? | bild(?:er)? | crédits?(?:\sphotos?)? | imagen | imagem | фото )
    (?: \s?[:：/©]\s? | \s(?:by|von|par|de)\s )
    [^.!?:]{2,60} \)? $
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Who took the picture, behind the last sentence of a text."""
_SIGNED_NAME = lazy(
    rf"""
    (?!The\s)(?:[-–—]{{1,2}}\s?)? (?:[A-ZÀ-Þ][\w.’'-]{{0,30}}\s){{1,3}}
    (?:[A-ZÀ-Þ][\w’'-]{{1,30}} (?:,\s(?!\w+ing\s|who\s|which\s)[^.!?,]{{2,50}})? | {"|".join(sorted(SPEECH_VERBS))})$
    """,
    re.VERBOSE,
)
_QUOTE_ENDS = frozenset('”"’»“')
_SPOKEN_END = lazy(
    r"[”\"’]\s(?:[\w.’-]{1,30}\s){0,4}(?:said|says|added|adds|told|wrote|writes|replied|concluded|explained|noted)\W{0,3}$"
)
"""A quotation and who said it: whole but for its stop."""
_DATE_END = lazy(r"\b(?:\d{1,2}\.?\s[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,)\s(?:19|20)\d\d$")
"""A day with its year; hardly any cut falls behind one."""
_LIST_ANNOUNCED = lazy(r"\b(?:includes?|including|are|following|as follows|these):$", re.IGNORECASE)
"""A list must follow, whatever else may."""
_SIGN_OFF = lazy(
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


def find_early_end(draft: PartialDocument, vocabulary: Vocabulary) -> Iterator[Truncation]:
    """Judge how the text ends: at most one truncation, the strongest."""
    items, number = tail_of(draft)
    if number < 0:
        return
    item = items[number]
    last = LastLine(draft, item, items[:number], items[number + 1 :], ending(item.line), vocabulary)
    found = (
        find_closed_end(items, number)
        or find_teaser(items, number)
        or find_further_page(items, number)
        or find_dots_above(items, number, vocabulary)
        or _judge(last)
    )
    if found is None or (found.kind != "teaser" and _is_error_page(draft)):
        return
    if not found.certain and _proves_nothing(last, found):
        return
    if found.kind == "dangling_heading" and not last.is_marked_heading and is_no_heading(last):
        found = _find_missing_end(last)
    yield replace(found, certain=True) if _is_surely_cut(last, found) else found


def _is_error_page(draft: PartialDocument) -> bool:
    """Check whether a server sent the page in place of an article: nothing of it is cut."""
    text = draft.text.value
    passages = (text[block.start : block.end] for block in draft.blocks)
    return find_error_page(draft.metadata.title.value, passages, text) is not None


def _is_surely_cut(last: LastLine, found: Truncation) -> bool:
    return found.kind in ("cut_sentence", "cut_word") and _breaks_inside(last, found) and _is_only_open_line(last)


def _breaks_inside(last: LastLine, found: Truncation) -> bool:
    """Check whether a last line can be no sentence that only lacks its stop: it ends in half a word, or leaves something open.

    Any other word may be the last one, and authors forget stops.
    """
    line = last.line
    is_open = line.count("(") > line.count(")") or line.count("“") > line.count("”") or line.count('"') % 2 == 1
    return is_open or found.kind == "cut_word" or last.vocabulary.ends_in_fragment(last.item.tail)


def _is_only_open_line(last: LastLine) -> bool:
    """Check whether a line does not end, though the paragraphs before all end their sentences."""
    if last.item.marked or last.ending != "open":
        return False
    endings = [
        ending(item.line)
        for item in last.before
        if item.kind in ("paragraph", "caption") and count_words(item.line) > MAX_HEADING_WORDS
    ]
    closed = sum(how in ("stop", "ellipsis", "colon") for how in endings)
    return len(endings) > 1 and closed >= len(endings) * MIN_CLOSED_SHARE


def _proves_nothing(last: LastLine, found: Truncation) -> bool:
    """Check whether the shape of a last line proves nothing here.

    In a whole page the line may be a link. Under markup whose container is intact, something that is no text may follow:
    a picture, a gallery, an embedded post. In a page a credit or a caption may come last.
    """
    if found.kind == "teaser":
        return last.in_page_dump
    if last.draft.wrapper == "text" or not (last.item.marked and last.draft.complete):
        return False
    if last.draft.wrapper == "html" or found.kind == "dangling_heading":
        return True
    return last.ending == "colon" and _LIST_ANNOUNCED.search(last.item.tail) is None


class _Answer(NamedTuple):
    """What is missing behind a last line of some kind."""

    applies: Callable[[LastLine], object]
    judge: Callable[[LastLine], Truncation | None]
    reason: str


def _judge(last: LastLine) -> Truncation | None:
    """Judge a last line by how it ends: the first answer that applies."""
    return next(answer.judge(last) for answer in _ANSWERS if answer.applies(last))


def _find_nothing(_: LastLine) -> None:
    return None


def _find_missing_item(last: LastLine) -> Truncation:
    return Truncation("cut_sentence", last.item.span, "a numbered item has its number and no text")


def _find_comma(last: LastLine) -> Truncation:
    return Truncation("cut_sentence", last.item.ending(), "the last sentence ends in a comma")


def _find_open_word(last: LastLine) -> Truncation:
    note = f"the last sentence ends in {last.item.tail.split()[-1]!r}"
    return Truncation("cut_sentence", last.item.ending(), note)


def _find_missing_end(last: LastLine) -> Truncation:
    kind = "cut_word" if is_cut_word(last.draft.text.value, last.item.tail) else "cut_sentence"
    return Truncation(kind, last.item.ending(), "the last sentence has no end", certain=False)


def _find_announcement(last: LastLine) -> Truncation | None:
    """Return a last line that announces something that is not there, unless links follow."""
    is_long_enough = count_words(last.line) >= MIN_ANNOUNCEMENT_WORDS or _LIST_ANNOUNCED.search(last.item.tail)
    is_announcement = is_long_enough and len(last.behind) <= MAX_LINES_ANNOUNCED
    if not is_announcement or any(_POINTS_AWAY.search(item.line) for item in last.behind):
        return None
    return Truncation("cut_sentence", last.item.ending(), "the text announces something and ends", certain=False)


def _ends_in_link(item: TailLine) -> bool:
    """Check whether a line ends in an address, a handle or a hashtag, or in a link behind a complete sentence."""
    if ends_in_contact(item.tail):
        return True
    tail = item.tail[-MAX_MORE_CHARS:]
    more = MORE_END.search(tail)
    return more is not None and ending(tail[: more.start()]) == "stop"


def _is_signed_off(last: LastLine) -> bool:
    """Check whether a line with a comma closes a letter: "Best regards,"."""
    return last.ending == "comma" and (_SIGN_OFF.match(last.line) is not None or _stands_above_names(last))


def _is_signature(last: LastLine) -> bool:
    """Check whether a short line below a quotation names who said it: "Peter Lund, harbour board", "Lund said"."""
    if last.above is None or not _SIGNED_NAME.match(last.line):
        return False
    return last.above.kind == "quote" or (ending(last.above.line) == "stop" and last.above.line[-1] in _QUOTE_ENDS)


def _stands_above_names(last: LastLine) -> bool:
    """Check whether a short line that ends in a comma stands above a name: "Your release team,"; a footer may follow."""
    if not last.behind or count_words(last.line) > MAX_NAME_WORDS:
        return False
    name = last.behind[0]
    return is_short(name) and name.line[0].isupper()


def _ends_in_open_word(last: LastLine) -> bool:
    """Check whether the last word needs another behind it; headings may end so: "What to look for"."""
    may_end_so = last.item.kind == "heading" and (last.item.marked or _QUESTION.match(last.line))
    return ends_open_word(last.line) and not may_end_so


def _ends_in_stop(last: LastLine) -> bool:
    """Check whether a line ends in a stop, and is not only a number with one."""
    return last.ending in ("stop", "ellipsis") and _ENUMERATOR.match(last.line) is None


def _is_unfinished(last: LastLine) -> bool:
    """Check whether a line is a sentence without an end; in a whole page only a long one is not a link."""
    return is_sentence(last.line) and not (count_words(last.line) <= 2 * MAX_HEADING_WORDS and last.in_page_dump)


def _is_short_in_page_dump(last: LastLine) -> bool:
    """Check whether a line with a comma is as short as a link of a whole page."""
    return last.ending == "comma" and count_words(last.line) <= MAX_HEADING_WORDS and last.in_page_dump


def _is_in_address(last: LastLine) -> bool:
    """Check whether a line and the line above both end in a comma."""
    return last.ending == "comma" and last.above is not None and ending(last.above.line) == "comma"


_ANSWERS = (
    _Answer(lambda last: last.item.kind in ("code", "title", "quote"), _find_nothing, "they end as they like"),
    _Answer(lambda last: closed_by_space(last.line), _find_nothing, "the script has no stops"),
    _Answer(_ends_in_stop, _find_nothing, "a stop ends a text"),
    _Answer(lambda last: NO_SENTENCE.search(last.item.tail), _find_nothing, "code, markup, rows of cells"),
    _Answer(lambda last: _ENUMERATOR.match(last.line), _find_missing_item, "a number stands alone"),
    _Answer(lambda last: _ends_in_link(last.item), _find_nothing, "a link or an address ends a text"),
    _Answer(lambda last: _LAST_CALL.search(last.item.tail), _find_nothing, "a call to act ends a text"),
    _Answer(
        lambda last: _AGENCY_CREDIT.search(last.item.tail[-MAX_CREDIT_CHARS:]), _find_nothing, "a credit ends a text"
    ),
    _Answer(
        lambda last: _PICTURE_CREDIT.search(last.item.tail[-MAX_CREDIT_CHARS:]),
        _find_nothing,
        "a picture's credit ends a text",
    ),
    _Answer(
        lambda last: _SPOKEN_END.search(last.item.tail[-MAX_CREDIT_CHARS:]), _find_nothing, "a speaker ends a text"
    ),
    _Answer(_is_signature, _find_nothing, "a quotation's speaker stands below it"),
    _Answer(lambda last: _DATE_END.search(last.item.tail[-MAX_CREDIT_CHARS:]), _find_nothing, "a date ends a text"),
    _Answer(lambda last: last.ending == "colon", _find_announcement, "something was to follow"),
    _Answer(_is_signed_off, _find_nothing, "a signature follows or is left out"),
    _Answer(_is_in_address, _find_nothing, "lines of addresses and poems end in commas"),
    _Answer(_is_short_in_page_dump, _find_nothing, "short lines of a whole page are links"),
    _Answer(lambda last: last.ending == "comma", _find_comma, "no sentence ends in a comma"),
    _Answer(_ends_in_open_word, _find_open_word, "no sentence ends in an article or a preposition"),
    _Answer(is_listed, find_dangling_heading, "items of a list have no stops"),
    _Answer(lambda last: last.is_marked_heading, find_dangling_heading, "headings have no stops"),
    _Answer(_is_unfinished, _find_missing_end, "sentences end in a stop"),
    _Answer(lambda last: last.in_page_dump, _find_nothing, "short lines of a whole page are links"),
    _Answer(lambda _: True, find_dangling_heading, "what is left is short"),
)
"""What a last line is answered with; the first that applies counts."""
