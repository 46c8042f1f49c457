"""The cues that make a sentence worth checking, counted in points.

A point scale after ClaimBuster (Hassan et al. 2017, doi 10.1145/3097983.3098131) and the claim types of Full Fact
(Konstantinovskiy et al. 2018, arXiv 1809.08193): a date, a figure, an event or a membership weighs two points, two named
actors, a first, an only or a lasting state one; questions, forecasts and first persons take three away.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claims import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKEN = re.compile(
    r"[A-Za-z\u00c0-\u024f]{1,60}(?:[-'’.][A-Za-z\u00c0-\u024f]{1,60}){0,6}|\d{1,30}(?:[.,:]\d{1,30}){0,6}(?:s\b)?|[%$€£?!:;,“”\"]"
)
"""A word (with its hyphens and apostrophes), a number, or a mark that means something here; bounded, as tokens are cached."""

_YEAR = re.compile(r"(?:1[1-9]|20)\d\ds?\Z")
_MONEY = {"$", "€", "£"}
_SINCE = {"in", "since", "until", "last", "by", "of"}
_NAMING = {"the", "a", "an", "this", "that", "its", "their", "his", "her", "our"}
_SERIOUS = 3
"""Points that a question, a forecast or a first person takes away."""


class Cues(NamedTuple):
    """Points, the readable reasons for them, and what kind of claim it is."""

    points: int
    reasons: tuple[str, ...]
    type: str


class _Word(NamedTuple):
    low: str
    kind: int
    shape: str  # a letter in lower case, A a capital, 0 a digit, or the mark itself


@lru_cache(maxsize=1 << 15)
def _word(token: str) -> _Word:
    low = token.lower().replace("’", "'")
    kind = lex.CLASSES.get(low, 0)
    if not kind and low.endswith("'s"):
        kind = lex.CLASSES.get(low[:-2], 0) & lex.NATION
    head = token[0]
    return _Word(low, kind, "0" if head.isdigit() else "A" if head.isupper() else "a" if head.isalpha() else head)


_NONE = _Word("", 0, "")
_ACTIVE = ~(lex.PLAIN | lex.NATION | lex.MONTH | lex.DAY | lex.ERA | lex.DURATION)
_NAMES = lex.NATION | lex.PLAIN | lex.MONTH | lex.DAY


def read_cues(tokens: Sequence[str]) -> Cues:  # noqa: C901 - one pass over the tokens, one branch a cue
    """Count the cues of one sentence, given as tokens of `TOKEN`."""
    words = [_word(token) for token in tokens]
    seen = date = era = figure = event = names = 0
    member = -1
    modal_first = in_name = False
    before = _NONE
    last = len(words) - 1
    for at, word in enumerate(words):
        low, kind, shape = word
        if at == 0 and shape == "A" and kind and not kind & _NAMES and (not last or words[1].shape != "A"):
            shape = "a"
        if shape == "a":
            in_name = in_name and low == "of"
            if kind & _ACTIVE:
                if kind & lex.MODAL and not event:
                    modal_first = True
                if kind & lex.RANKED and before.low == "not":
                    kind ^= lex.RANKED
                if kind & lex.FORCE and low != "currently" and before.low != "in":
                    kind ^= lex.FORCE
                if kind & lex.EVENT_NOUN or (kind & lex.EVENT and (before.low not in _NO_VERB or low.endswith("ed"))):
                    event = 1
                if kind & (lex.SHARE | lex.MAGNITUDE):
                    figure = 1
                if kind & lex.NUMBER and at < last and words[at + 1].kind & lex.PARTY:
                    names += 2
                if kind & lex.MEMBER and at < last - 1 and words[at + 1].low == "of" and member < 0:
                    member = at + 1
                seen |= kind
                if kind & lex.PARTY and before.low == "both":
                    names += 2
                if kind & lex.SPECIAL:
                    seen |= lex.RANKED * (low == "only" and before.low == "the")
                    era |= low == "period" and before.low in {"this", "that"}
        elif shape == "A":
            if at == 0 and kind & lex.PLAIN and not kind & lex.NATION:
                seen |= kind & (lex.RANKED | lex.FORCE | lex.SELF | lex.CAUSE)
            elif kind & lex.MONTH and low not in {"may", "march"}:
                seen |= lex.MONTH * (before.low in _SINCE)
                in_name = False
            elif kind & (lex.DAY | lex.PLAIN | lex.SELF) and not kind & lex.NATION:
                seen |= kind & lex.SELF
                in_name = False
            else:
                era |= bool(kind & lex.ERA and (in_name or before.shape == "0"))
                possessive = low.endswith("'s")
                if not in_name and (at or possessive or kind & lex.NATION or (at < last and words[1].shape == "A")):
                    names += 1
                in_name = not possessive
        elif shape == "0":
            in_name = False
            after = words[at + 1] if at < last else _NONE
            if _is_date(low, before, after):
                # "the 2016 model": a year that only names a thing
                if after.shape == "A" and before.low in _NAMING and not after.kind & lex.MONTH:
                    era = 1
                else:
                    date = 1
            elif before.low in _MONEY or after.low == "%" or _counts(after):
                figure = 1
        before = word
    belongs = member >= 0 and any(w.shape == "A" for w in words[member + 1 : member + 5])
    weights = (
        ("date", 2 * date), ("period", 1 if not date and (era or seen & lex.MONTH) else 0), ("figure", 2 * figure),
        ("named actors", names > 1), ("membership", 3 * belongs), ("event", 2 * (event and not belongs)),
        ("first, only or never", bool(seen & lex.RANKED)), ("support given", bool(seen & lex.GIVE and seen & lex.EVENT_NOUN)),
        ("lasting state", bool(seen & lex.FORCE)),
    )  # fmt: skip
    reasons = tuple(name for name, weight in weights if weight)
    points = sum(weight for _, weight in weights)
    question = words[-2:] and "?" in (words[-1].low, words[max(0, last - 1)].low)
    if question or modal_first or seen & (lex.SELF | lex.FORECAST):
        points = max(0, points - _SERIOUS)
    return Cues(points, reasons, _type(seen, figure=bool(figure), event=bool(event or belongs), modal=modal_first))


_NO_VERB = {"to", "the", "a", "an"}


def _counts(after: _Word) -> bool:
    """Tell whether the word behind a number is something counted, and not a duration or a function word."""
    return after.shape in {"a", "A"} and not after.kind & (lex.DURATION | lex.PLAIN | lex.MONTH)


def _is_date(low: str, before: _Word, after: _Word) -> bool:
    """Tell whether a number is a year, a decade or the day of a month."""
    if before.low in _MONEY:
        return False
    if before.kind & lex.MONTH or after.kind & lex.MONTH:
        return True
    if not _YEAR.match(low):
        return False
    return low[-1] == "s" or after.shape != "a" or bool(after.kind & lex.PLAIN) or not after.low.endswith("s")


def _type(seen: int, *, figure: bool, event: bool, modal: bool) -> str:
    if seen & lex.FORECAST or (modal and seen & lex.MODAL and not seen & lex.VALUE):
        return "prediction"
    if seen & lex.VALUE and not figure:
        return "opinion"
    if figure:
        return "quantity"
    if seen & lex.LEGAL:
        return "law"
    if seen & lex.CAUSE:
        return "causal"
    return "event" if event else "other"
