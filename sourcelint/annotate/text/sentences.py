"""Sentences: never across blocks, and together all of a block but the white space between them.

A stop ends a sentence unless what stands before it is an abbreviation, or what follows does not look like a beginning.
Some abbreviations (titles) never end one; others (companies, U.S., p.m., initials) do where the next word is one with
which sentences open and names do not: "at 5 p.m. Tuesday", but "at 5 p.m. | The".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.text.calendar_words import SHORT_MONTHS, SHORT_WEEKDAYS
from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.lines.code import is_prose
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.document import Block


class Sentence(NamedTuple):
    """Half-open span of a sentence and the index of its block (or of its line, if there are no blocks)."""

    start: int
    end: int
    block: int


NEVER_LAST = words(
    """mr mrs ms mx messrs dr prof hon gov sen sens rep reps gen col lt maj capt cmdr cpl sgt adm brig rev fr pres
    supt det insp ald amb sec st ste mt ft vs v cf viz e.g i.e eg ie al approx est fig figs vol vols ch pp ed
    eds trans nos bzw z.b d.h u.a m dott sig sra srta"""
)
"""Words before whose stop no sentence ends, in lower case and without that stop."""

SELDOM_LAST = words(
    """inc ltd co corp llc plc bros assn dept univ jr sr esq etc ave blvd rd hwy no p a.m p.m am pm ph.d
    u.s u.k u.n e.u d.c b.c a.d ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla
    ore pa penn tenn tex va vt wash wis wyo ont que"""
).union(SHORT_MONTHS, SHORT_WEEKDAYS)
"""Abbreviations after which a sentence ends only before one of `OPENERS`."""

WORDS_TOO = words("no p mar sun sat am del ill co miss mass wash mo")
"""Abbreviations that are words as well: only "No. 5" and "Sun. 5" are short for something."""

OPENERS = words(
    """The A An This That These Those He She It We They You I His Her Its Our Their My Your There Here In On At By
    For From With As After Before When While Where Why What Who How If But And Or Nor So Yet Then Thus Although
    Though Because Since Until Unless Despite During Under Over Between Both Each Every All Some Many Most Few
    Several Not No Now Once Only Even Also However Meanwhile Still According Asked"""
)
"""Words with which sentences open and names seldom do."""

_CJK = "。！？｡।۔؟"
_STOP = lazy(
    rf"""
    [.!?…{_CJK}](?<![.!?…{_CJK}]{{2}})      # the first of a row of stops
    [.!?…{_CJK}]*+                          # the others
    [\"”’'\)\]»」』》）]*+                     # closing quotation marks and brackets
    (?:\[(?:\d{{1,3}}|[a-z][a-z –-]{{2,24}}\??)\]){{0,4}}    # notes as in Wikipedia: [12], [citation needed]
    (?:
        (?=\s)
      | (?<=[{_CJK}])                       # Chinese and Japanese put no space behind a stop,
      | (?<=[{_CJK}][」』”’）》\"])           # nor behind the closing mark after it
      | (?<=[a-z]{{2}}[.!?])(?=[“‘]?(?!(?:Com|Org|Net)\b)[A-Z][A-Za-z’'-]{{0,25}}[ ,])  # a lost space: "ended.The mayor",
      | (?<=[a-z]{{2}}[.!?]”)(?=“?[A-Z][A-Za-z’'-]{{0,25}}[ ,])       # and behind a quotation
    )
    """,
    re.VERBOSE,
)
_NEXT = lazy(r"\s*[\"“”‘’'«»„\(\[*•–—-]{0,3}\s?(\w+)")
_SPEAKER_VERBS = (
    "said|says|asked|asks|wrote|writes|added|replied|demanded|shouted|told|tweeted|recalled|joked|exclaimed|wondered|"
    "responded|continued|yelled|cried|declared|argued|insisted|quipped|read|reads"
)
_SPEAKER = lazy(rf"\s+(?:[A-Z][\w.'’-]{{0,20}}\s+){{1,4}}(?:{_SPEAKER_VERBS})\b")
"""A speaker behind a quoted question: "Why?" Mr. Smith asked."""

_WORD_BEFORE = lazy(r"(?<![^\s\"“”‘’'(—-])[^\W\d_][a-zß-öø-ÿ]{2,29}\Z")
"""A plain word, as no part of an address, a file's name or a program is: not `os.Create`, `CSAdvent.Christmas`."""
MAX_WORD_CHARS = 31
"""Characters before a stop in which that word is looked for."""

_STOPS_AGAIN = lazy(r"\s+[.!?…]")
"""What follows the first points of a spaced ellipsis, "paused . . . and left": they end nothing."""

_SPACE = lazy(r"\s*")
_LINE = lazy(r"[^\n]+")
MAX_ABBREVIATION_CHARS = 12
"""Characters before a stop in which an abbreviation is looked for."""

MAX_SENTENCES, MIN_MEAN_CHARS = 1000, 6
"""A block of more sentences that have on average fewer characters is no prose ("A. A. A. "): the rest of it is taken as one."""


def split_sentences(text: str, blocks: Sequence[Block] = ()) -> tuple[Sentence, ...]:
    """Split a text into sentences, block by block, or line by line if there are no blocks.

    Spans neither begin nor end with white space, do not overlap, stand in text order, and cover every character of a
    block that is not white space. A block of code has none, unless it is prose that an old page sets with fixed width.
    """
    found: list[Sentence] = []
    spans = [(block.start, block.end) for block in blocks] if blocks else [line.span() for line in _LINE.finditer(text)]
    for number, (start, end) in enumerate(spans):
        before = len(found)
        inner = text[start:end]
        if blocks and blocks[number].kind == "code" and not is_prose(inner):
            continue
        begin, last = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
        for match in _STOP.finditer(text, begin, last):
            at, stop = match.span()
            if begin <= at and stop < last and _is_end(text, begin, at, stop, last):
                found.append(Sentence(begin, stop, number))
                count = len(found) - before
                begin = _SPACE.match(text, stop).end()  # type: ignore[union-attr]  # it may match nothing
                if count > MAX_SENTENCES and begin - start < count * MIN_MEAN_CHARS:
                    break
        if begin < last:
            found.append(Sentence(begin, last, number))
    return tuple(found)


def _is_end(text: str, start: int, at: int, stop: int, end: int) -> bool:
    """Tell whether the stop at `at`, with its closing marks up to `stop`, ends the sentence that began at `start`."""
    following = _NEXT.match(text, stop, end)
    if following is None:
        return _STOPS_AGAIN.match(text, stop, end) is None
    word = following[1]
    if word[0].islower() and not word[1:2].isupper():  # "iPhone" may open a sentence
        return False
    lacks_space = not text[stop].isspace() and text[at] not in _CJK
    if lacks_space and _WORD_BEFORE.search(text, max(start, at - MAX_WORD_CHARS), at) is None:
        return False
    is_bare = at + 1 == stop
    if text[at] != "." or not is_bare:
        is_quoted_question = text[at] in "?!" and not is_bare
        return not (is_quoted_question and _SPEAKER.match(text, stop, end))
    before = text[max(start, at - MAX_ABBREVIATION_CHARS) : at].split()
    return bool(before) and _is_last_word(before[-1].lstrip("(\"“‘'[«"), word, at - start)


def _is_last_word(last: str, following: str, length: int) -> bool:
    """Tell whether a full stop behind `last` ends a sentence of `length` characters, `following` being the word after it."""
    lowercase = last.lower()
    if lowercase in NEVER_LAST:
        return False
    if lowercase in SELDOM_LAST:
        is_word = lowercase == "no" or (lowercase in WORDS_TOO and last.islower())
        return not following[0].isdigit() if is_word else following in OPENERS
    if last.isdigit():
        return length > len(last)  # "1. First" is a number of a list
    return following in OPENERS if _is_initial(last) and last[-1].isupper() else True


def _is_initial(word: str) -> bool:
    """Tell whether a word is one letter, or letters with stops between them: J, U.N."""
    return len(word) == 1 or (len(word) > 2 and word[-2] == "." and word[0].isalpha())
