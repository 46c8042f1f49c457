"""Find time expressions: words that matter, the text around them as tokens, the grammar over the tokens' classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.text.word_index import index, phrases
from sourcelint.annotate.times.common import is_year
from sourcelint.annotate.times.context import Context, Match
from sourcelint.annotate.times.language import OTHER, TimeToken
from sourcelint.annotate.times.readings import READINGS
from sourcelint.expressions import lazy
from sourcelint.text import lower

if TYPE_CHECKING:
    from datetime import date

    from sourcelint.annotate.text.word_index import Words
    from sourcelint.annotate.times.expression import TimeExpression
    from sourcelint.annotate.times.language import Language

MAX_CHARS_BEFORE = 40
"""Characters looked at before a word of time: "a little more than a hundred and twenty-five" fits."""

JOINTS = lazy(r"[-–—/.,'’]")
"""What joins known words to one: third-quarter, early/mid."""

ADDRESS = lazy(r"(?:://|\bwww\.|\bdoi:)\S{0,300}\Z")
MAX_ADDRESS_CHARS = 320
"""Characters before figures in which the address begins that they are part of."""

make = tuple.__new__
"""Makes a `TimeToken` from a tuple without the call of its constructor: this runs for every word."""
NOTHING = TimeToken("other", None, 0, 0)
SPACES = "\u00a0\u2007\u2009\u202f"
"""No-break and thin spaces, which stand in dates as plain ones do."""

MAX_RUN_TOKENS = 1000
"""Tokens of one run of known words that are read: a longer one is a row of a table, or no text."""

LAST_DAY = 31

MAX_DIGITS = 12
"""Digits from which on a number is too long to mean anything here; it is read as 0."""


def find(text: str, anchor: date | None, language: Language, words: Words | None = None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text in one language, in text order, none overlapping another."""
    # The lower-case form has the same length; only the dotted capital I would grow.
    lowercase = lower(text.replace("\u0130", "I"))
    for space in SPACES:
        lowercase = lowercase.replace(space, " ")
    context = Context(text, lowercase, anchor, language)
    found: list[TimeExpression] = []
    read = language.grammar.reading
    covered = 0
    for core, core_end in cores(lowercase, index(lowercase) if words is None else words, language):
        if core < covered:
            continue
        start = run_start(lowercase, covered, core, language)
        tokens, classes, covered = tokenise(text, lowercase, start, core_end, language)
        position = 0
        while position < min(len(tokens), MAX_RUN_TOKENS):
            reading = None if classes[position] == OTHER else read(classes, position)
            expression = None
            if reading is not None:
                expression = READINGS[reading[0]](Match(tokens, position, reading[1]), context)
            if reading is None or expression is None:
                position += 1
            else:
                position = reading[1]
                if expression.problem is None or not _is_in_address(text, expression.start):
                    found.append(expression)
                    context.remember(expression)
    return tuple(found)


def _is_in_address(text: str, at: int) -> bool:
    """Tell whether an offset stands in an address, whose figures need be no day of a calendar."""
    return ADDRESS.search(text, max(0, at - MAX_ADDRESS_CHARS), at) is not None


def cores(lowercase: str, words: Words, language: Language) -> list[tuple[int, int]]:
    """Return the spans of the words and numbers that a time expression needs, sorted, the longest of a place first."""
    found = [match.span() for match in language.digits.finditer(lowercase)]
    found += ((at, at + len(phrase)) for at, phrase in phrases(lowercase, language.core, words))
    found.sort(key=lambda span: (span[0], -span[1]))
    return found


def run_start(lowercase: str, floor: int, core: int, language: Language) -> int:
    """Go back from a word of time, word by word, as long as the lexicon knows the words before it."""
    known = language.known
    start = core
    floor = max(floor, core - MAX_CHARS_BEFORE)
    while start > floor:
        cut = lowercase.rfind(" ", floor, start - 1) + 1 or floor
        piece = lowercase[cut:start]
        line = piece.rfind("\n") + 1
        if line:
            piece, cut = piece[line:], cut + line
        word = piece.strip(" ,.()'’\"“”‘`[")
        if word not in known and not word[:1].isdigit() and not known.issuperset(JOINTS.split(word)):
            break
        start = cut
        if line:
            break
    # A sign before a number makes it a sum or a count.
    return start - 1 if start > floor and lowercase[start - 1] in "$€£#+" else start


def tokenise(
    text: str, lowercase: str, start: int, core_end: int, language: Language
) -> tuple[list[TimeToken], str, int]:
    """Cut the text from `start` on into tokens, up to the first one after the core that no lexicon knows.

    Returns the tokens, the character of each one's class (OTHER for what the lexicon does not know), and where they end.
    """
    find, char_of, proper = language.lexicon.get, language.char_of, language.proper
    tokens: list[TimeToken] = []
    classes: list[str] = []
    end = start
    for match in language.tokens.finditer(lowercase, start):
        kind: str = match.lastgroup  # type: ignore[assignment]  # every branch is a named group
        word = match[kind]
        token = NOTHING
        end = match.end()
        at = end - len(word)
        if kind == "w":
            entry = find(word)
            if entry is not None and not (word in proper and text[at].islower()):
                token = make(TimeToken, (*entry, at, end))
        elif kind == "number":
            token = number(word, at, end)
        elif kind == "ordinal":
            token = TimeToken("ordinal", int("".join(filter(str.isdigit, word))), at, end)
        elif kind not in "xyz":
            token = make(TimeToken, (kind, word, at, end))
        if token is NOTHING and end >= core_end:
            break
        tokens.append(token)
        classes.append(OTHER if token is NOTHING else char_of[token[0]])
    return tokens, "".join(classes), max(end, core_end)


def number(word: str, start: int, end: int) -> TimeToken:
    """Tell days, years and other numbers apart by their digits alone."""
    if not word.isdigit() or len(word) > 4:
        digits = word.replace(",", "")
        return TimeToken("number", float(digits) if len(digits) < MAX_DIGITS else 0, start, end)
    value = int(word)
    name, fits = ("day", 1 <= value <= LAST_DAY) if len(word) <= 2 else ("year", is_year(value))
    return TimeToken(name if fits else "number", value, start, end)
