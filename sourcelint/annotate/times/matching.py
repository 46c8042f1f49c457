"""Find time expressions: words that matter, the text around them as tokens, the grammar over the tokens' classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.times.context import Context, Match
from sourcelint.annotate.times.language import OTHER, Token
from sourcelint.annotate.times.readings import READINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sourcelint.annotate.times.expression import TimeExpression
    from sourcelint.annotate.times.language import Language

BEFORE, AFTER = 40, 24
"""Characters looked at before and after a word that can be part of a time expression: "at least the past few" fits."""

make = tuple.__new__
NOTHING = Token("other", None, 0, 0)
SPACES = "\u00a0\u2007\u2009\u202f"
"""No-break and thin spaces, which stand in dates as plain ones do."""

RUN = re.compile(r"[^.]+")
"""Tokens in a row that the lexicon knows."""

FIRST_YEAR, YEAR_AFTER_LAST, LAST_DAY = 1000, 2200, 31


def find(text: str, anchor: date | None, language: Language) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text in one language, in text order, none overlapping another."""
    # The lower-case form has the same length; only the dotted capital I would grow.
    low = text.replace("\u0130", "I").lower()
    for space in SPACES:
        low = low.replace(space, " ")
    context = Context(text, low, anchor, language)
    found: list[TimeExpression] = []
    beginning, essential = language.beginning, language.essential
    for start, end in windows(low, language):
        tokens, classes = tokenise(text, low, start, end, language)
        for run in RUN.finditer(classes):
            position, last = run.span()
            if not essential.search(classes, position, last):
                continue
            while position < last:
                patterns = beginning.get(classes[position])
                m = patterns.match(classes, position, last) if patterns else None
                expression = None
                if m is not None and m.end() > position:
                    expression = READINGS[m.lastgroup or ""](Match(tokens, position, m.end()), context)
                if m is None or expression is None:
                    position += 1
                else:
                    found.append(expression)
                    context.remember(expression)
                    position = m.end()
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


def tokenise(text: str, low: str, start: int, end: int, language: Language) -> tuple[list[Token], str]:
    """Cut a stretch of text into tokens, and give the character of each one's class; what no lexicon knows is OTHER."""
    find, char_of, proper = language.lexicon.get, language.char_of, language.proper
    tokens: list[Token] = []
    classes: list[str] = []
    for m in language.tokens.finditer(low, start, end):
        kind = m.lastgroup
        token = NOTHING
        if kind == "w":
            word = m["w"]
            entry = find(word)
            if entry is not None and not (word in proper and text[m.start("w")].islower()):
                token = make(Token, (*entry, *m.span("w")))
        elif kind == "number":
            token = number(m["number"], *m.span("number"))
        elif kind == "ordinal":
            token = Token("ordinal", int("".join(filter(str.isdigit, m["ordinal"]))), *m.span("ordinal"))
        elif kind is not None and kind not in "xyz":
            token = make(Token, (kind, m[kind], *m.span(kind)))
        tokens.append(token)
        classes.append(OTHER if token is NOTHING else char_of[token[0]])
    return tokens, "".join(classes)


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
