"""The cues that make a sentence worth checking, counted in points.

A point scale after ClaimBuster (Hassan et al. 2017, doi 10.1145/3097983.3098131) and the claim types of Full Fact
(Konstantinovskiy et al. 2018, arXiv 1809.08193): a date, a figure, an event or a membership weighs two points, two named
actors, a first, an only or a lasting state one; questions, forecasts and first persons take three away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claims import lexicon as lex
from sourcelint.annotate.text.bounded_cache import BoundedCache

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTER = r"[A-Za-z\u00c0-\u024f]"
TOKEN = re.compile(
    rf"{_LETTER}{{1,60}}+(?:(?![-'’.])|(?:[-'’.]{_LETTER}{{1,60}}){{0,6}})"
    r"|\d{1,30}(?:[.,:]\d{1,30}){0,6}(?:s\b)?|[%$€£?!:;,“”\"]"
)
"""A word (with its hyphens and apostrophes), a number, or a mark that means something here; bounded, as tokens are cached."""

_YEAR = re.compile(r"(?:1[1-9]|20)\d\ds?\Z")
_MONEY = {"$", "€", "£"}
_SINCE = {"in", "since", "until", "last", "by", "of"}
_NAMING = {"the", "a", "an", "this", "that", "its", "their", "his", "her", "our"}
_NO_VERB = {"to", "the", "a", "an"}
_PLURAL = {"they", "we", "who", "which", "that", "people", "police", "and", "not", "then", "did"}
"""Before the bare form of a verb, besides plurals."""
_PRIVATE = {"financial", "legal", "first", "hearing", "visual"}
"""Aid that no state gives."""
_SERIOUS = 3
"""Points that a question, a forecast or a first person takes away."""

_POINTS = {
    "date": 2, "period": 1, "figure": 2, "named actors": 1, "membership": 3, "event": 2, "first, only or never": 1,
    "support given": 1, "lasting state": 1,
}  # fmt: skip


class Cues(NamedTuple):
    """Points, the readable reasons for them, what kind of claim it is, and the shapes of its words in a row."""

    points: int
    reasons: tuple[str, ...]
    type: str
    shapes: str


class Word(NamedTuple):
    """A token in lower case, its classes, and its mark.

    The mark is one character. Capitals: `A` a name, `N` a nation, `S` a name with 's, `E` the name of an era, `M` a month,
    `I` a first person, `P` any other word that names nobody. Else: `0` a number, `n` a number or share in words, `v`
    another cue, `o` an "of", which may stand inside a name, `a` any other word, or the token itself.
    """

    lowercase: str
    kind: int
    mark: str


def _word(token: str) -> Word:
    lowercase = token.lower().replace("’", "'")
    kind = lex.CLASSES.get(lowercase, 0)
    if not kind and lowercase.endswith("'s"):
        kind = lex.CLASSES.get(lowercase[:-2], 0) & lex.NATION
    return Word(lowercase, kind, _mark(token[0], lowercase, kind))


def _mark(head: str, lowercase: str, kind: int) -> str:
    if head.isdigit():
        return "0"
    if head.isupper():
        return _capital(lowercase, kind)
    if not head.isalpha():
        return head
    if kind & _COUNT:
        return "n"
    return "v" if kind & _ACTIVE else "o" if lowercase == "of" else "a"


def _capital(lowercase: str, kind: int) -> str:
    if kind & lex.MONTH and lowercase not in {"may", "march"}:
        return "M"
    if kind & _NO_NAME and not kind & lex.NATION:
        return "I" if kind & lex.SELF else "P"
    if lowercase.endswith("'s"):
        return "S"
    return "N" if kind & lex.NATION else "E" if kind & lex.ERA else "A"


_WORDS = BoundedCache(_word)
_MARKS = BoundedCache(lambda token: _WORDS[token].mark)
"""The mark of a word by token: a sentence's marks alone tell which of its words have to be looked at."""
_NONE = Word("", 0, "")
_COUNT = lex.SHARE | lex.MAGNITUDE
_ACTIVE = ~(lex.PLAIN | lex.NATION | lex.MONTH | lex.DAY | lex.ERA | lex.DURATION)
_NO_NAME = lex.DAY | lex.PLAIN | lex.SELF
_NAMES = lex.NATION | lex.PLAIN | lex.MONTH | lex.DAY
_AT_FIRST = lex.RANKED | lex.FORCE | lex.SELF | lex.CAUSE
_RARE = lex.RANKED | lex.GIVE | lex.FORCE
_DOUBTFUL = lex.SELF | lex.FORECAST
_CAPITALS = frozenset("ANSEMIP")
_SHAPES = str.maketrans(dict.fromkeys("NSEMIP", "A"))
_ACTS = lex.EVENT | lex.EVENT_NOUN
_BESIDE = lex.RANKED | lex.FORCE | lex.EVENT | lex.NUMBER | lex.MEMBER | lex.PARTY | lex.SPECIAL
_NAME = re.compile("[ANE][^a0nvSMIP]*S?|S")
"""A name goes on over marks and "of" to the next capital, and ends with 's."""
_CUE = re.compile("[0nvMIE]")
_ERA = re.compile("[ANE][^a0nvSMIPANE]*E|0E")


def read_cues(tokens: Sequence[str]) -> Cues:  # noqa: C901 - one pass over the words that may be cues, one branch a cue
    """Count the cues of one sentence, given as tokens of `TOKEN`."""
    marks = "".join(map(_MARKS.__getitem__, tokens))
    shapes = marks.translate(_SHAPES)
    last = len(tokens) - 1
    seen = names = member = 0
    date = figure = modal_first = False
    if shapes[:1] == "A":
        # A capital at the beginning need not name anybody.
        kind, alone = _WORDS[tokens[0]].kind, shapes[1:2] != "A"
        if kind & lex.PLAIN and not kind & lex.NATION:
            seen, marks = kind & _AT_FIRST, "P" + marks[1:]
        elif alone and kind and not kind & _NAMES:
            marks = "v" + marks[1:]
        elif alone and marks[0] in "AE":
            names = -1
    names += len(_NAME.findall(marks))
    if names < 2 and not seen and not _CUE.search(marks):
        return Cues(0, (), "other", shapes)
    era = "E" in marks and _ERA.search(marks) is not None
    for at in [n for n, mark in enumerate(marks) if mark in "0nvMI"]:
        lowercase, kind, mark = _WORDS[tokens[at]]
        if marks[at] == "v" or mark == "n":
            if kind & _BESIDE:
                # What counts only beside another word.
                before = _WORDS[tokens[at - 1]] if at else _NONE
                after = _WORDS[tokens[at + 1]] if at < last else _NONE
                if kind & lex.RANKED and before.lowercase == "not":
                    kind ^= lex.RANKED
                if kind & lex.FORCE and lowercase != "currently" and before.lowercase != "in":
                    kind ^= lex.FORCE
                if lowercase == "aid" and before.lowercase in _PRIVATE:
                    kind ^= lex.EVENT_NOUN
                if kind & lex.EVENT and not _happens(lowercase, kind, before):
                    kind ^= lex.EVENT
                if kind & lex.NUMBER and after.kind & lex.PARTY:
                    names += 2
                if kind & lex.MEMBER and after.lowercase == "of" and not member:
                    member = at + 2
                if kind & lex.PARTY and before.lowercase == "both":
                    names += 2
                if kind & lex.SPECIAL:
                    seen |= lex.RANKED * (lowercase == "only" and before.lowercase == "the")
                    era |= lowercase == "period" and before.lowercase in {"this", "that"}
            if kind & lex.MODAL and not seen & _ACTS:
                modal_first = True
            seen |= kind
        elif mark == "0":
            before = _WORDS[tokens[at - 1]] if at else _NONE
            after = _WORDS[tokens[at + 1]] if at < last else _NONE
            if _is_date(lowercase, before, after):
                # "the 2016 model": a year that only names a thing
                if after.mark in _CAPITALS and before.lowercase in _NAMING and not after.kind & lex.MONTH:
                    era = True
                else:
                    date = True
            elif before.lowercase in _MONEY or after.lowercase == "%" or _counts(after):
                figure = True
        elif mark == "I":
            seen |= lex.SELF
        elif at and _WORDS[tokens[at - 1]].lowercase in _SINCE:
            seen |= lex.MONTH
    belongs = member > 0 and "A" in shapes[member : member + 4]
    event = bool(seen & _ACTS)
    figure = figure or bool(seen & _COUNT)
    kind_of_claim = _type(seen, figure=figure, event=event or belongs, modal=modal_first)
    reasons = []
    if date:
        reasons.append("date")
    elif era or seen & lex.MONTH:
        reasons.append("period")
    if figure:
        reasons.append("figure")
    if names > 1:
        reasons.append("named actors")
    if belongs:
        reasons.append("membership")
    elif event:
        reasons.append("event")
    if seen & _RARE:
        if seen & lex.RANKED:
            reasons.append("first, only or never")
        if seen & lex.GIVE and seen & lex.EVENT_NOUN:
            reasons.append("support given")
        if seen & lex.FORCE:
            reasons.append("lasting state")
    if not reasons:
        return Cues(0, (), kind_of_claim, shapes)
    points = sum([_POINTS[reason] for reason in reasons])
    if modal_first or seen & _DOUBTFUL or "?" in tokens[-2:]:
        points = max(0, points - _SERIOUS)
    return Cues(points, tuple(reasons), kind_of_claim, shapes)


def _happens(lowercase: str, kind: int, before: Word) -> bool:
    """Tell whether a verb of acts is one here: "they invade", "invaded", not "to invade", "the visit", "air raid"."""
    if kind & lex.BARE:
        return before.lowercase.endswith("s") or before.lowercase in _PLURAL
    return before.lowercase not in _NO_VERB or lowercase.endswith("ed")


def _counts(after: Word) -> bool:
    """Tell whether the word behind a number is something counted, and not a duration or a function word."""
    return after.mark in _LETTERS and not after.kind & _NO_THING


_NO_THING = lex.DURATION | lex.PLAIN | lex.MONTH
_SMALL = frozenset("anov")
_LETTERS = _SMALL | _CAPITALS


def _is_date(lowercase: str, before: Word, after: Word) -> bool:
    """Tell whether a number is a year, a decade or the day of a month."""
    if before.lowercase in _MONEY:
        return False
    if before.kind & lex.MONTH or after.kind & lex.MONTH:
        return True
    if not _YEAR.match(lowercase):
        return False
    counted = after.mark in _SMALL and after.lowercase.endswith("s") and not after.kind & lex.PLAIN
    return lowercase[-1] == "s" or not counted


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
