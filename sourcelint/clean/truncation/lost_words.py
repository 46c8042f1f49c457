"""Words that an extractor lost without a mark: a link, a template or a value stood where a sentence has a hole.

"The Ottomans (or OSMANLI TURKS, )", "the chair told the: “They knew”", "in the of Norsund, , and in Bay": what is left
cannot be written, so it was not.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.clean.language import is_foreign
from sourcelint.clean.lines.line import is_open_word
from sourcelint.clean.truncation.empty_blanks import find_empty_blanks
from sourcelint.clean.truncation.line_breaks import has_lost_mark
from sourcelint.clean.truncation.lost_figures import find_lost_figures
from sourcelint.clean.truncation.quotes import find_quoted_spans
from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sourcelint.clean.article import PartialDocument
    from sourcelint.clean.truncation.vocabulary import Vocabulary
    from sourcelint.document import Block

_EMPTY_PLACE = lazy(
    r"""
    (?P<opening>\(\s?[,;]\s?(?=[^\W\d_]|\d)) | (?P<closing>(?<=[^\W\d_]|[’”"])[,;]\s?\)) | (?P<empty>(?<=[^\W\d_]\s)\(\s?(?:,\s)?\)(?=\s[^\W\d_]|[,.](?:\s|$)))
  | (?P<comma>,(?<=[a-z],)(?:\s,|,+)(?=\s))  # "of Norsund, , and", "the,,, and"
  | (?<![^\s(—–])(?:“[ ]?”|„[ ]?“|«[ ]?»)(?=[\s.?!)—–]|$)  # "he said “” to"
  | (?<=[a-z:.][ ])(?<!\b(?:to|is|as|or|be|by|of)[ ])(?<!(?:return|called|string)[ ])(?<!sign[ ])""(?=\s|$)  # no empty text of a program
  | [$€£](?<=[a-z][ ].)(?<!\bin[ ].)(?=\s(?:million|billion|trillion|bn|per|in|for|to|by|from)\b|\s(?:and|or)\s[a-z]|[.,;]\s)  # "cost $ million"
  | %(?<=\b(?:by|to)[ ]%)(?=\s(?:in|to|from|over|since|on|this|last|compared|and)\b|[.,;]\s)  # "rose by % in"
    """,
    re.VERBOSE,
)
"""A bracket, a list, a quotation or an amount without what it held."""
_NEED_NOUN = "the an our my your its their every"
_NEED_OBJECT = "of from into with against between among toward towards"
_NO_NOUN = """
    of to in on as at by from into than at between against is was were are has had have could should might
    he she they we who their our his your because although
"""
"""What no article or possessive stands before, by a count over whole texts."""
_SUBJECTS = "he she they we"
_NO_ENDINGS = (
    "because", "from", "would", "could", "should", "which", "their", "they", "this", "that", "when", "between", "until", "whose"
)  # fmt: skip
"""Words that no other ends in, but for a few compounds: one word broke off, and the rest begins with another."""
_COMPOUNDS = frozenset(("there", "where"))
_GLUED = lazy(rf"(?P<broken>[^\W\d_]{{3,30}}?)(?:{'|'.join(_NO_ENDINGS)})")
"""A word that ends in another; the text may have what is before that as a word, and only a blank is gone."""
_STARTS = "On At In From With Of During Under Into"
_SPACED = "of by from at into than in on since to for with and like as said says"
_BEFORE_ARTICLE = "in of with for by from was as has had have into at such on been not be"
_BEHIND_ARTICLE = "of from by into than is was were are has had have they we because although in on with as at"


def _one_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_OPENER = rf"""
    (?:The|Our|My|Your|Its|Their|Every)(?=\s{_one_of(_NO_NOUN)}\s\w)  # "The was opened"
  | {_one_of(_STARTS)}(?=,\s[a-z]|\s(?:and|of|is|was|are|were|has|had)\s)  # "On, both oppose"
"""
_FIRST_WORD = lazy(_OPENER, re.VERBOSE)
_LONELY_WORD = lazy(
    rf"""
    [ ](?=[abdefimotwy])(?<=[a-z,][ ])
    (?P<word>
        the(?=(?:\s?[;,]|[!?.])(?:\s|$)|\s?:\s|\s\.(?:$|\s(?![a-z(])))  # not "run by the . or source commands"
      | (?:our|my|your|their|every|during|despite)(?=\s?[:;,.!?]\s)  # nothing behind
      | (?:and|or|than)(?=[.;]\s)  # "Berlin or."
      | {_one_of(_NEED_NOUN)}(?=\s{_one_of(_NO_NOUN)}\s\w)  # "the of Norsund"
      | according\sto(?=[,.]\s)
      | {_one_of(_NEED_OBJECT)}(?=\s{_one_of(_SUBJECTS)}\s[a-z])  # "was paid from they say"
    )
  | [ ]{_one_of(_BEFORE_ARTICLE)}[ ](?P<article>a)(?=\s{_one_of(_BEHIND_ARTICLE)}\s\w)  # "with a in Bay"
  | [ ](?=[A-Z])(?<=[.!?”][ ])(?P<opener>{_OPENER})
  | [ ](?<=[\w)”"][ ])(?P<preposition>{_one_of(_SPACED)})(?=\s,\s[a-z])  # "in the north of , where"
  | [ ](?<=,[ ])(?P<verb>said|says)(?=,\s(?:an?|the)\s)  # "advances, says, a physiologist"
  | [ ](?<=[”"][ ])(?P<speech>said|says|added|wrote|explained)(?=,\s[^\W\d_])  # "“No,” said, vice president"
    """,
    re.VERBOSE,
)
"""An English word that needs another behind it, and has a stop or a word there that cannot be it.

In 1,400 whole texts 15 such places were found, all of them slips of their authors.
"""
_SIGNS = lazy(r"[(,;$€£%“„«\"](?:(?<=[(,;])\s?[,;)]|(?<=\s[$€£%])[\s.,;]|(?<=“)\s?”|(?<=„)\s?“|(?<=«)\s?»|(?<=\")\")")
"""What each empty place has; to look for it first costs a tenth."""
_APART = lazy(r"\S+")
_CURRENCIES = frozenset("$€£")
_UNIT = lazy(r"\s(?:million|billion|trillion|bn|per)\b")
_NEXT_WORD = lazy(r"\s(\w{1,24})")
MAX_HOLES = 20
"""Holes told apart in one text."""
MAX_BRACKET_CHARS = 120
"""Characters before the end of a bracket in which it opens."""
MAX_WORD_CHARS = 30
MAX_CHARS_TO_MARK = 3
"""Characters around a place from which no mark may have been taken away."""
_CHARS_AROUND = 24


def find_lost_words(draft: PartialDocument, vocabulary: Vocabulary) -> Iterator[Truncation]:
    """Find places in prose from which words are gone, though nothing marks them.

    Silent in code, titles, tables and quotations, and in a text that writes a space before each comma.
    """
    text, glued = draft.text.value, _glued_words(vocabulary)
    found = 0
    for block in draft.blocks:
        if block.kind not in ("paragraph", "quote", "list", "standfirst", "heading"):
            continue
        for start, end in _find_holes(text, block, glued, vocabulary):
            if has_lost_mark(draft, start - MAX_CHARS_TO_MARK, end + MAX_CHARS_TO_MARK):
                continue  # "the `to` parameter"
            if _is_before_marked_word(draft, end):
                continue  # "the <code>to</code> parameter"
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


def _find_holes(text: str, block: Block, glued: Mapping[str, int], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the half-open spans of the words and signs of a block that have a hole behind or in them."""
    places = [
        *_find_empty_places(text, block, vocabulary),
        *find_lost_figures(text, block.start, block.end),
        *find_empty_blanks(text, block.start, block.end, vocabulary),
    ]
    lonely = list(islice(_find_lonely_words(text, block, glued, vocabulary), MAX_HOLES))
    if lonely:  # speakers break off, and are quoted so
        quoted = find_quoted_spans(text, block.start, block.end)
        places += [span for span in lonely if not any(first < span[0] < last for first, last in quoted)]
    for start, end in places:
        if not _is_no_hole(text, start, end):
            yield start, end


def _find_lonely_words(
    text: str, block: Block, glued: Mapping[str, int], vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    """Yield words without what they need, quotations included."""
    first = _FIRST_WORD.match(text, block.start, block.end)
    if first is not None:
        yield first.span()
    for word in _APART.finditer(text, block.start, block.end) if glued else ():
        if word[0] in glued:
            yield word.start() + glued[word[0]], word.end()
    lonely = list(islice(_LONELY_WORD.finditer(text, block.start, block.end), MAX_HOLES))
    if lonely and is_foreign(text[block.start : block.end]):
        return  # "un argument en or."
    for word in lonely:
        if word.lastgroup != "preposition" or not vocabulary.has_spaced_commas:
            yield word.span(word.lastgroup or 0)


def _glued_words(vocabulary: Vocabulary) -> dict[str, int]:
    """Return the words that broke off and go on as another, "histfrom", and how many letters are left of the first."""
    glued = {}
    for word in vocabulary.apart:
        match = _GLUED.fullmatch(word) if word.endswith(_NO_ENDINGS) and word[0].islower() else None
        if match is not None and not _is_whole(match["broken"], vocabulary):
            glued[word] = len(match["broken"])
    return glued


def _is_whole(broken: str, vocabulary: Vocabulary) -> bool:
    return broken in _COMPOUNDS or is_open_word(broken) or broken in vocabulary.apart


def _find_empty_places(text: str, block: Block, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield places without what they held; not a bracket that has no other end: a wink, the sign itself."""
    if _SIGNS.search(text, block.start, block.end) is None:
        return
    for place in islice(_EMPTY_PLACE.finditer(text, block.start, block.end), MAX_HOLES):
        if place[0] in _CURRENCIES and not _stands_before_unit(text, place.end()) and not vocabulary.has_amounts:
            continue  # the sign itself: "use $$ instead of $ in rules"
        opened = text[max(0, place.start() - MAX_BRACKET_CHARS) : place.start()].rpartition(")")[2]
        closed = text[place.end() : place.end() + MAX_BRACKET_CHARS].partition("(")[0]
        if place["closing"] is not None and ("(" not in opened or vocabulary.has_spaced_commas):
            continue
        if place["opening"] is None or ")" in closed:
            yield place.span(place.lastgroup or 0)


def _stands_before_unit(text: str, at: int) -> bool:
    return _UNIT.match(text, at) is not None


def _is_before_marked_word(draft: PartialDocument, at: int) -> bool:
    """Tell whether markup stands around the word behind a place, and around it alone: then the text speaks of that word."""
    text = draft.text
    word = _NEXT_WORD.match(text.value, at)
    if word is None or word.end() == len(text.value):
        return False
    start, end = word.span(1)
    raw = text.raw_span(start, end)
    return text.raw_span(start - 1, start).end < raw.start and raw.end < text.raw_span(end, end + 1).start


def _is_no_hole(text: str, start: int, end: int) -> bool:
    """Check for a word that is spoken of: “the”, *the*; and for one that stands twice, "your your", "My, my"."""
    word = text[start:end]
    if text.startswith(f" {word} ", end) or text[max(0, start - len(word) - 2) : start].lower() == f"{word}, ":
        return True
    return text[start - 1 : start] in set("“”\"'‘’*_`") or text[end : end + 1] in set('”"’*_`')


def _note(text: str, start: int, end: int, block: Block) -> str:
    first = max(block.start, start - _CHARS_AROUND)
    around = " ".join(text[first : min(block.end, end + _CHARS_AROUND // 2)].split())
    return f"words are missing at {around!r}"
