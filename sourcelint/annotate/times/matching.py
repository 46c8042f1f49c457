"""Find time expressions: words that matter, the text around them as tokens, the grammar over the tokens' classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.times.context import Context, Match
from sourcelint.annotate.times.language import OTHER, Token
from sourcelint.annotate.times.readings import READINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sourcelint.annotate.times.expression import TimeExpression
    from sourcelint.annotate.times.language import Language

BEFORE, AFTER = 48, 40
"""Characters looked at before and after a word that can be part of a time expression: "at least the past few" fits."""

FIRST_YEAR, YEAR_AFTER_LAST, LAST_DAY = 1000, 2200, 31


def find(text: str, anchor: date | None, language: Language) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text in one language, in text order, none overlapping another."""
    # The lower-case form has the same length; only the dotted capital I would grow.
    low = text.replace("\u0130", "I").lower()
    context = Context(text, low, anchor, language)
    found: list[TimeExpression] = []
    grammar = language.grammar
    for start, end in windows(low, language):
        tokens = list(tokenise(text, low, start, end, language))
        char_of = language.char_of
        classes = "".join([char_of.get(t.name, OTHER) for t in tokens])
        position = 0
        while (m := grammar.search(classes, position)) is not None:
            a, b = m.span()
            if a == b:
                position = b + 1
                continue
            expression = READINGS[m.lastgroup or ""](Match(tokens, a, b), context)
            if expression is None:
                position = a + 1
            else:
                found.append(expression)
                context.remember(expression)
                position = b
    return tuple(found)


def windows(low: str, language: Language) -> Iterator[tuple[int, int]]:
    """Give the stretches of text, cut at white space, in which time expressions can stand."""
    size = len(low)
    start = end = -1
    for m in language.core.finditer(low):
        a, b = m.span()
        if a - BEFORE > end:
            if end >= 0:
                yield start, end
            start = a - BEFORE
            if start <= 0:
                start = 0
            else:
                cut = low.find(" ", start, a)
                start = cut if cut >= 0 else a
        end = b + AFTER
        if end < size:
            cut = low.rfind(" ", b, end)
            end = cut if cut >= 0 else max(b, end)
        else:
            end = size
    if end >= 0:
        yield start, end


def tokenise(text: str, low: str, start: int, end: int, language: Language) -> Iterator[Token]:
    """Cut a stretch of text into tokens; what no lexicon knows has the class name "other"."""
    lexicon, proper = language.lexicon, language.proper
    for m in language.tokens.finditer(low, start, end):
        kind = m.lastgroup
        a, b = m.span()
        word = m.group()
        if kind == "w":
            entry = lexicon.get(word)
            if entry is None or (word in proper and text[a].islower()):
                yield Token("other", None, a, b)
            else:
                yield Token(entry[0], entry[1], a, b)
        elif kind == "number":
            yield number(word, a, b)
        elif kind == "ordinal":
            yield Token("ordinal", int("".join(filter(str.isdigit, word))), a, b)
        elif kind is None or kind == "x":
            yield Token("other", None, a, b)
        else:
            yield Token(kind, word, a, b)


def number(word: str, start: int, end: int) -> Token:
    """Tell days, years and other numbers apart by their digits alone."""
    if word.isdigit() and len(word) <= 4:
        n = int(word)
        if len(word) <= 2:
            return Token("day" if 1 <= n <= LAST_DAY else "number", n, start, end)
        if FIRST_YEAR <= n < YEAR_AFTER_LAST:
            return Token("year", n, start, end)
        return Token("number", n, start, end)
    digits = word.replace(",", "")
    return Token("number", float(digits) if len(digits) < 12 else 0, start, end)
