"""Asides: what a sentence says of somebody between marks, before it goes on: "Lund, 54, of Hull, said", "Doe (D-Ohio) said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcelint.annotate.grammar import Parse, Token

MAX_ASIDE_WORDS = 30
"""Words of the longest aside."""
BARE_FORMS = frozenset(["ed", "participle", "ing"])
"""Forms of a verb that say more of the noun before them: "people briefed on the talks"."""
_QUOTES = frozenset(['"', "“", "”", "'"])
_DASHES = frozenset(["—", "–", "-"])
ASIDE_MARKS = _DASHES | {","}
"""Marks between which an aside stands, beside brackets."""
_ASIDE_OPENERS = frozenset(["determiner", "owner", "relative", "number", "name", "preposition", "adjective", "noun", "quantifier", "adverb", "conjunction"])  # fmt: skip
_ARTICLES = frozenset(["a", "an", "the"])


def before_aside(parse: Parse, at: int) -> int | None:
    """Return the word before an aside that ends with token `at`: before ", who is 34," or "(D-Ohio)"; None if none does."""
    if parse.word(at) == "," and parse.word(at - 1) == ")":
        at -= 1
    closing = parse.word(at)
    if closing == ")":
        opening = _opening(parse, at, frozenset("("))
    elif closing == "," or closing in _DASHES:
        opening = _opening(parse, at, frozenset([closing]))
    else:
        return None
    if opening is None or opening < 1 or (closing != ")" and not _opens_aside(parse.tokens[opening + 1])):
        return None
    return opening - 1


def before_inner_aside(parse: Parse, at: int) -> int | None:
    """Return the word before an aside behind which another one follows: before ", 54" of "Lund, 54, of Hull,"; None if none ends there."""
    phrase = parse.phrase_with(at)
    if phrase is None or phrase.last != at or parse.word(phrase.first - 1) != ",":
        return None
    who = parse.tokens[phrase.first - 2] if phrase.first > 1 else None
    if who is None or who.tag not in ("name", "noun"):
        return None
    is_age = phrase.first == at and parse.tag(at) == "number"
    tells_more = phrase.is_name if who.tag == "noun" else phrase.determiner in _ARTICLES
    return phrase.first - 2 if is_age or tells_more else None


def _opens_aside(token: Token) -> bool:
    return token.tag in _ASIDE_OPENERS or (token.tag == "verb" and token.form in BARE_FORMS)


def _opening(parse: Parse, at: int, marks: frozenset[str]) -> int | None:
    """Find the mark that opens an aside whose closing mark is token `at`: no quotation mark, semicolon or colon stands between."""
    for opening in range(at - 1, max(-1, at - MAX_ASIDE_WORDS), -1):
        token = parse.tokens[opening]
        if token.word in marks:
            return opening
        if token.word in _QUOTES or token.word in (";", ":"):
            return None
    return None


def is_quote(parse: Parse, at: int) -> bool:
    """Tell whether token `at` is a quotation mark."""
    return parse.word(at) in _QUOTES
