"""Lines that were wrapped at a column → paragraphs, in which words that were divided at the end of a line are whole again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.article import repair_at
from sourcelint.clean.lines.line import BULLET, RULE_LINE, ending
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.article import PartialDocument

MIN_WRAP_COLUMN, MAX_WRAP_COLUMN = 40, 130
"""Columns at which e-mail, terminals, Project Gutenberg and the editors of programmers wrap."""

MIN_FULL_LINE_SHARE = 0.88
"""A line is full if the next word would have brought it to this share of the widest: words are divided or hang over."""

MAX_WORD_CHARS = 40
"""Characters of a line's first word, at most, that decide whether it would have fitted into the line before."""

MIN_SURE_BREAKS = 3
"""So many breaks inside sentences show that a text is wrapped as a whole."""

MIN_DIVIDED_WORDS, MIN_DIVIDED_SHARE = 3, 0.02
"""Hyphens at the ends of lines, and their share of the lines, from which on a text divides words; else they are compounds'."""

MAX_MARGIN_CHARS = 40
"""Blanks before a line, at most: those of mail, RFCs, and pages that a text browser has printed."""

_BREAK = lazy(rf"\n(?P<margin>[ \t]{{0,{MAX_MARGIN_CHARS}}})(?=[^\s#>|=`~])")
_CODE = lazy(r"\w\([^)]{2}|[\w)\]]\s?==?\s?[\w\"']|[{};\\]$|^[$%@/.<\[-]|::|\s{3}")
"""What an indented line of code, of a command or of a table has, and one of prose hardly ever."""
_FIELD = lazy(r"[a-z][\w-]{1,15}:\s\S")
"""A field of a record written for readers: "author: Anna Ley"."""
_ADDRESS_BELOW = lazy(r"https?://\S{4,400}[ \t]*(?:\n[ \t]*\n|\Z)")
"""An address that is the last line of its paragraph."""
_DIVIDED = lazy(
    r"""
    [^\w\n]{0,3}(?:[^\W_]+-)*(?P<one>[^\W\d_]{2,40})(?P<hyphen>[-\u2010¬])\n[ \t]*+
    (?!(?:and|or|to|und|oder|bis)\b)(?P<other>[^\W\d_]{2,40})
    """,
    re.VERBOSE,
)
"""A word on both sides of a break; not "pre-" in "pre- and post-war"."""
_BEGUN = lazy(rf"[ \t]*(?:[-*•] )?[A-Z“\"](?:\S{{0,{MAX_WORD_CHARS}}} ){{3}}")
"""The beginning of a sentence, also of an item of a list: four words or more."""
_HYPHENS = "\u2010¬"
_HYPHEN_INSIDE = lazy(rf"[{_HYPHENS}](?=\w)")
"""Other signs than that of the keyboard in the middle of a line; what divides words has them at the ends: `man`, readers of scans."""
_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class _LineBreak(NamedTuple):
    """A single line break between two lines of text that may be one."""

    offset: int
    column: int
    """Characters of the line before, its margin included."""
    after: int
    """Where the words of the next line begin, behind its margin."""


def join_wrapped(draft: PartialDocument) -> PartialDocument:
    """Join paragraphs that were wrapped at a column: each break becomes a space (repair `hard_wrap`).

    Behind the hyphen of a divided word or a compound there is no space (repair `hyphens_at_line_ends`). The margin of the next
    line goes with the break.
    """
    text = draft.text.value
    breaks = list(_find_breaks(text))
    joined = _chosen(text, breaks)
    if not joined:
        return draft
    hyphens = _find_hyphens(text, breaks)
    spaces = [(found.offset, found.after, " ") for found in joined if found.offset not in hyphens]
    whole = [(hyphens[found.offset], found.after, "") for found in breaks if found.offset in hyphens]
    return draft.edit(sorted((*spaces, *whole))).repaired(
        repair_at(draft.text, "hard_wrap", [edit[:2] for edit in spaces]),
        repair_at(draft.text, "hyphens_at_line_ends", [edit[:2] for edit in whole]),
    )


def _chosen(text: str, breaks: Sequence[_LineBreak]) -> list[_LineBreak]:
    """Choose the breaks that go, in their order.

    One goes if the line before it is of a column's width, ends no sentence, and the next begins in lower case. A text
    counts as wrapped as a whole if most breaks stand as far right as the next word allows and many are of that kind: then
    those before capitals and numbers go too, and those behind the short beginning of a sentence: links and other marks
    may once have filled its line.
    """
    inside = [found for found in breaks if _is_inside_sentence(text, found)]
    sure = [found for found in inside if found.column >= MIN_WRAP_COLUMN]
    widest = max((found.column for found in sure or breaks), default=0)  # a title may be wider
    full = [found for found in breaks if _is_full(text, found, widest)]
    if not _is_wrapped(len(breaks), len(sure), len(full)):
        return sure
    begun = [found for found in inside if _BEGUN.match(text, found.offset - found.column, found.offset)]
    return sorted({*sure, *full, *begun})


def _find_hyphens(text: str, breaks: Sequence[_LineBreak]) -> dict[int, int]:
    """Return the breaks behind a hyphen inside a word, each with where the characters begin that go with it.

    The hyphen of a compound stays. It is one if the text has it so elsewhere, or divides too few words.
    """
    divided = {
        found.offset: match
        for found in breaks
        if (match := _DIVIDED.match(text, text.rfind(" ", found.offset - found.column, found.offset) + 1)) is not None
        and match.end("hyphen") == found.offset
        and match["other"].islower()
    }
    if not divided:
        return {}
    words = Counter(word.lower() for word in _WORD.findall(text))
    hyphenated = len(divided) >= max(MIN_DIVIDED_WORDS, MIN_DIVIDED_SHARE * len(breaks))
    dividing = _HYPHENS if _HYPHEN_INSIDE.search(text) is None else ""
    return {
        offset: offset - _is_one_word(match, words, hyphenated=hyphenated or match["hyphen"] in dividing)
        for offset, match in divided.items()
    }


def _is_one_word(match: re.Match[str], words: Counter[str], *, hyphenated: bool) -> bool:
    """Tell a word that was divided from a compound."""
    one, other = match["one"].lower(), match["other"].lower()
    whole, compound = words[one + other], words[f"{one}-{other}"]
    if whole != compound:
        return whole > compound
    are_words = words[one] > 1 and words[other] > 1  # each stands here once
    return hyphenated and not are_words


def _is_wrapped(breaks: int, sure: int, full: int) -> bool:
    """Check the numbers of breaks: three in five are full, and one in four full ones is inside a sentence."""
    return sure >= MIN_SURE_BREAKS and full * 5 >= breaks * 3 and sure * 4 >= full


def _is_inside_sentence(text: str, found: _LineBreak) -> bool:
    line = text[found.offset - found.column : found.offset]
    return text[found.after].islower() and ending(line) in ("open", "comma")


def _is_full(text: str, found: _LineBreak, widest: int) -> bool:
    """Check whether the next line's first word would not have fitted into this one, which is about as wide as lines are."""
    with_word = found.column + 1 + _first_word_chars(text, found.after)
    return widest * MIN_FULL_LINE_SHARE <= with_word and found.column * MIN_FULL_LINE_SHARE <= widest


def _find_breaks(text: str) -> Iterator[_LineBreak]:
    """Yield the single line breaks between two lines of text that may be one."""
    for match in _BREAK.finditer(text):
        offset, after = match.start(), match.end()
        if offset == 0 or text[offset - 1].isspace():
            continue
        start = text.rfind("\n", max(0, offset - MAX_WRAP_COLUMN - 1), offset) + 1
        if not start and offset > MAX_WRAP_COLUMN:
            continue
        line = text[start:offset]
        words = line.lstrip()
        end = text.find("\n", after, after + MAX_WRAP_COLUMN)
        below = text[after : end if end >= 0 else after + MAX_WRAP_COLUMN]
        if words[0] in "#>|" or _opens_line(text, after) or RULE_LINE.match(below) or RULE_LINE.match(words):
            continue
        if _opens_paragraph(text, start) and _ADDRESS_BELOW.match(text, after):
            continue  # a title, and where the article stands
        if not match["margin"] or _is_in_margin(line, words, match["margin"], below):
            yield _LineBreak(offset, len(line), after)


def _is_in_margin(line: str, words: str, margin: str, below: str) -> bool:
    """Check whether the next line stands below the words of this one, or further left; neither may be code.

    The words of an item of a list begin behind its mark.
    """
    bullet = BULLET.match(words)
    if len(margin) > len(line) - len(words) + (bullet.end() if bullet else 0):
        return False
    return _CODE.search(words) is None and _CODE.search(below) is None


def _opens_line(text: str, start: int) -> bool:
    """Check whether a line begins as an item of a list or a field of a record does, which no wrapping brings about."""
    return BULLET.match(text[start : start + 8]) is not None or _FIELD.match(text, start) is not None


def _opens_paragraph(text: str, start: int) -> bool:
    return start == 0 or text[max(0, start - 2) : start] == "\n\n"


def _first_word_chars(text: str, start: int) -> int:
    space = text.find(" ", start, start + MAX_WORD_CHARS)
    return space - start if space >= 0 else MAX_WORD_CHARS
