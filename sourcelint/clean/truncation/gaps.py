"""Words masked inside a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.line import (
    FULL_STOPS,
    MAX_HEADING_WORDS,
    count_words,
    ending,
    ends_open_word,
    is_open_word,
)
from sourcelint.clean.truncation.line_breaks import has_lost_mark
from sourcelint.clean.truncation.quotes import find_quoted_spans
from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block

MAX_GAPS = 100
"""Gaps told apart in one text; one with more is shown by these."""

MAX_CONTEXT_CHARS = 200
"""Characters on either side of a mark that decide what it stands for."""

MAX_CHARS_BEFORE_STARS, MAX_CHARS_AFTER_STARS = 60, 24
"""Characters around stars in which the words of a rating or a password are looked for."""

MIN_WHOLE_WORD_CHARS = 4
"""A shorter word before glued stars may be the start of a swear word: "f***", "son***"."""

MAX_QUOTE_CHARS = 24
"""Characters of a mark that a message repeats."""

MAX_BUILD_UP_WORDS = 3
"""Behind dots, a clause of so few words is what they build up to."""

_DOTS = r"(?:…|\.\s?\.\s?\.)"
_INK = "█▇▆■▓▒░▮▬"
_WORD_LIST = """
    redacted removed censored deleted truncated omitted missing illegible expunged unreadable inaudible unintelligible indecipherable snip cut geschwärzt gekürzt
    ausgelassen auslassung supprimé coupé caviardé censurad[oa] eliminado omitido rimosso omissis usunięto удалено
"""
_WORDS = rf"(?:{'|'.join(_WORD_LIST.split())})"
_LOST_ON_THE_WAY = lazy(r"missing|illegible|unreadable|inaudible|unintelligible|indecipherable", re.IGNORECASE)
"""What whoever quotes could not read or hear; all others stood in the document so, or were left out on purpose."""
_PARTS = r"(?:text|words?|content|names?|part|passage|section|lines?|date|portion)"
# Runs are taken whole, so that a long one costs one step.
_MARK = lazy(
    rf"""
    (?P<stars>\*(?:\s?\*)*) | (?P<rule>_+) | (?P<ink>[{_INK}]+)
  | (?P<word>[\[(<{{]\s?{_DOTS}?\s?(?:{_PARTS}\s)?{_WORDS}(?:\s{_PARTS})?\s?{_DOTS}?\s?[\])>}}])
  | (?P<bracket>\[\s?{_DOTS}\s?\]|\({_DOTS}\)|<{_DOTS}>|\{{{_DOTS}\}})
  | (?P<dots>[….](?:\s?[….])*)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Most full stops and brackets begin none of them.
_FIRST = lazy(rf"[*_….\[(<{{{_INK}](?:(?<=[*_…{_INK}])|(?<=\.)(?=\s?\.)|(?<=[\[(<{{])(?=[ .…]|[^\W\d_]))")
# What stars may stand for: a rating, a secret, a number; these words stand next to them.
_RATED_BEFORE = lazy(
    r"\b(?:rat(?:ed|ing|ings)|scored?|stars?|sterne|étoiles|estrellas|stelle|reviews?)(?:\s(?:it|as|at|is|of|a|him|her|them|the))*\W*$",
    re.IGNORECASE,
)
_RATED_AFTER = lazy(
    r"(?<!\W)\W*+(?:(?:star|rating|review|score|hotel|place|out\sof|sterne|étoiles|estrellas|stelle)s?\b|\d)",
    re.IGNORECASE,
)
_SECRET_BEFORE = lazy(
    r"""\b(?:passwor[dt]s?|passcode|pin|code|key|token|secret|card|account|number|iban|ssn|phone|id|asterisks?|login|api)
    (?:\s(?:is|was|of|number|ending|ends|in|with|like|as|shown|displayed|hidden|masked|field|box|key))*\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_SECRET_AFTER = lazy(r"(?<![\s*])[\s*]*+(?:\d{2,}|asterisks?\b)")
_WORD_END = lazy(r"(?<![\w*])[^\W\d_]{1,40}$")
_WORD_START = lazy(r"[^\W\d_]{1,40}")
_EMPHASIS_END = lazy(r"\S\*{3}(?!\*)")
# Before or after dots, these words begin a new thought or carry the old one on: the dots are a pause.
_PAUSE_WORDS = """
    and or but so then yet well oh ah um uh er no yes not because which what who how why when where maybe perhaps if
    though i you he she it we they my your his her our this that these those there here just only even also until like
    sort kind und oder aber also doch denn weil nur auch wenn ich du er sie es wir ihr das dies et ou mais donc alors je
    tu il elle nous vous ils on y o pero sino entonces yo e ma o però quindi io en maar of dus ik i a ale lub и а но или
    да не что я он
"""
_PAUSE = frozenset(_PAUSE_WORDS.split())
# After dots, these words need something before them that is not there.
_BOUND_WORDS = "of from by into der des dem den von di del della de du"
_BOUND = frozenset(_BOUND_WORDS.split())
_ELLIPSIS_NAMED = lazy(r"\bellips[ei]s\s$")
_FIRST_CLAUSE = lazy(r"[^.!?…\n]*")


def find_masked_gaps(draft: PartialDocument) -> Iterator[Truncation]:
    """Find marks that stand in place of words of a sentence.

    Silent on a mark alone on its line (scene break, rule), glued to a word that the text does not have elsewhere (masked
    profanity and names, Markdown, footnotes), at the start or end of a line, beside the words of a rating or a password, and
    in code. Inside a quotation an ellipsis is the writer's, and a redaction stands in the document that is quoted, between
    quotation marks as in a block. Bare dots count only if the words around them cannot be one sentence and the text does not
    use dots as pauses.
    """
    text = draft.text.value
    dots: list[_Mark] = []
    found = 0
    for block in draft.blocks:
        if block.kind in ("code", "title"):
            continue
        for mark in _find_marks_inside(text, block):
            if has_lost_mark(draft, mark.match.start() - 1, mark.match.end() + 1):
                continue  # code in backticks
            if mark.match["dots"]:
                dots = dots if _is_headline(text[block.start : block.end]) else [*dots, mark][:2]
            elif found < MAX_GAPS and _is_mask(mark):
                found += 1
                yield gap_of(draft, mark.match, certain=mark.match["bracket"] is None)
    if len(dots) == 1 and _breaks_off(dots[0]):  # two or more are the writer's way
        yield gap_of(draft, dots[0].match, certain=False)


def _is_headline(line: str) -> bool:
    return line[-1] not in FULL_STOPS and count_words(line) <= MAX_HEADING_WORDS


class _Mark(NamedTuple):
    """A mark inside a line, with the text on either side."""

    match: re.Match[str]
    before: str
    after: str


def _find_marks_inside(text: str, block: Block) -> Iterator[_Mark]:
    """Yield the marks of a block that have text on both sides; what a quotation leaves out or blackens is not among them."""
    quoted: list[tuple[int, int]] | None = None
    for match in _find_marks(text, block):
        before = text[max(block.start, match.start() - MAX_CONTEXT_CHARS) : match.start()]
        after = text[match.end() : min(block.end, match.end() + MAX_CONTEXT_CHARS)]
        if not before.strip() or not after.strip() or _ELLIPSIS_NAMED.search(before):
            continue
        is_redacted = match["bracket"] or match["ink"] or (match["word"] and not _LOST_ON_THE_WAY.search(match[0]))
        if is_redacted and block.kind == "quote":
            continue  # a document that is quoted came so
        if is_redacted or match["dots"]:
            quoted = find_quoted_spans(text, block.start, block.end) if quoted is None else quoted
            if _is_inside(quoted, match.start()):
                continue
        yield _Mark(match, before, after)


def _find_marks(text: str, block: Block) -> Iterator[re.Match[str]]:
    """Yield the marks of a block that are long enough and not glued to a word."""
    end = block.start
    for first in _FIRST.finditer(text, block.start, block.end):
        start = first.start()
        mark = _MARK.match(text, start, block.end) if start >= end else None
        if mark is None:
            continue
        end = mark.end()
        is_glued = text[start] in "*_" and text[start - 1 : start].isalnum()
        if _is_long_enough(mark) and not (is_glued and _belongs_to_word(text, block, mark)):
            yield mark


def _belongs_to_word(text: str, block: Block, mark: re.Match[str]) -> bool:
    """Check whether the word before stars is no word by itself, or the stars are a footnote's or emphasis.

    A word is one by itself if the text has it elsewhere without them, or any text would; so for what is glued behind.
    """
    stars = mark.group()
    if stars.strip("*") or text.find(stars, mark.end()) >= 0 or text.find(stars, 0, mark.start()) >= 0:
        return True
    before = _WORD_END.search(text, max(block.start, mark.start() - MAX_CONTEXT_CHARS), mark.start())
    after = _WORD_START.match(text, mark.end())
    if before is None or len(before[0]) < MIN_WHOLE_WORD_CHARS:
        return True
    return not all(_stands_alone(text, word[0]) for word in (before, after) if word is not None)


def _stands_alone(text: str, word: str) -> bool:
    return is_open_word(word) or re.search(rf"(?<![\w*]){re.escape(word)}(?![\w*])", text) is not None


def _is_long_enough(match: re.Match[str]) -> bool:
    """Check whether a run is longer than emphasis (stars), a blank (lines) or a full stop (dots)."""
    mark = match.group()
    if match["stars"]:
        return mark.count("*") > 2
    if match["rule"]:
        return len(mark) > 3
    if match["ink"]:
        return len(mark) > 1
    return not match["dots"] or mark == "…" or mark.count(".") == len(mark.replace(" ", "")) in (3, 4)


def gap_of(draft: PartialDocument, match: re.Match[str], *, certain: bool = True) -> Truncation:
    """Return the truncation at a mark that stands in place of words."""
    note = f"words are missing where {match.group()[:MAX_QUOTE_CHARS]!r} stands"
    return Truncation("masked_gap", draft.text.raw_span(*match.span()), note, certain)


def _is_inside(spans: list[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(spans, (offset, offset)) - 1
    return index >= 0 and offset < spans[index][1]


def _is_mask(mark: _Mark) -> bool:
    """Tell a mark inside a sentence from the other uses of stars, lines and brackets."""
    match, before, _ = mark
    if not (before[-1].isspace() or (match["stars"] and before[-1].isalnum())):
        return False
    if match["word"]:
        return True
    if match["bracket"]:
        # Between whole sentences the writer left something out.
        return ending(before) != "stop"
    return _stands_between_words(mark) and not (match["stars"] and _has_stars_of_its_own(mark))


def _stands_between_words(mark: _Mark) -> bool:
    last, following = mark.before.rstrip()[-1], mark.after[0]
    return (last.isalnum() or last in ",;’'”\")%") and (
        following.isspace()
        or following.isalnum()
        or following in "“\"‘'«„("
        # "was paid by ***." and not "the Hotel Adler ***, Graz"
        or (following in ".,;:?!" and ends_open_word(mark.before))
    )


def _has_stars_of_its_own(mark: _Mark) -> bool:
    """Check whether stars are emphasis, or stand for a rating or a secret."""
    if not mark.after[0].isspace() and _EMPHASIS_END.search(mark.after):
        return True
    before, after = mark.before[-MAX_CHARS_BEFORE_STARS:], mark.after[:MAX_CHARS_AFTER_STARS]
    return any(sign.search(before) for sign in (_RATED_BEFORE, _SECRET_BEFORE)) or any(
        sign.match(after) for sign in (_RATED_AFTER, _SECRET_AFTER)
    )


def _breaks_off(mark: _Mark) -> bool:
    """Tell dots between words that cannot be one sentence from a pause.

    Of 816 whole texts that were read, five have dots with a space on either side outside quotations, and only once.
    """
    _, before, after = mark
    word = after.split(maxsplit=1)[0].strip("\"“”'‘’«»„(),.!?:;").lower()
    last = before.rstrip()[-1]
    if not (word[:1].isalnum() and after[0].isspace() and (last.isalpha() or last == ",")):
        return False
    if _builds_up(after) or before.rsplit(maxsplit=1)[-1].lower() in _PAUSE:
        return False
    is_bound = word in _BOUND and after.lstrip()[0].islower()  # "his first day... From then on" is two sentences
    return before[-1].isspace() or (is_bound and not ends_open_word(before))


def _builds_up(after: str) -> bool:
    """Check whether the dots build up to a word: a short clause follows."""
    clause = _FIRST_CLAUSE.match(after)
    return clause is not None and len(clause[0].split()) <= MAX_BUILD_UP_WORDS
