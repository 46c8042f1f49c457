"""The cues that make a sentence worth checking, counted in points.

A point scale after ClaimBuster (Hassan et al. 2017, doi 10.1145/3097983.3098131) and the claim types of Full Fact
(Konstantinovskiy et al. 2018, arXiv 1809.08193): a date, a figure, an event or a membership weighs two points, two named
actors, a first, an only or a lasting state one; questions, forecasts and first persons take three away.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claims import lexicon as lex
from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LETTER = r"[A-Za-z\u00c0-\u024f]"
TOKEN = lazy(
    rf"{_LETTER}{{1,60}}+(?:(?![-'’.])|(?:[-'’.]{_LETTER}{{1,60}}){{0,6}})"
    r"|\d{1,30}(?:[.,:]\d{1,30}){0,6}(?:s\b)?|[%$€£?!:;,“”\"]"
)
"""A word (with its hyphens and apostrophes), a number, or a mark that means something here; bounded, as tokens are cached."""

_YEAR = lazy(r"(?:1[1-9]|20)\d\ds?\Z")
_MONEY = {"$", "€", "£"}
_SINCE = {"in", "since", "until", "last", "by", "of"}
_NAMING = {"the", "a", "an", "this", "that", "its", "their", "his", "her", "our"}
_NO_VERB = {"to", "the", "a", "an"}
_PLURAL = {"they", "we", "who", "which", "that", "people", "police", "and", "not", "then", "did"}
"""Before the bare form of a verb, besides plurals."""
_PRIVATE = {"financial", "legal", "first", "hearing", "visual"}
"""Aid that no state gives."""
_DOUBT_POINTS = 3
"""Points that a question, a forecast or a first person takes away."""
_MAX_GROUP_WORDS = 4
"""Words behind "member of" among which the name of the group stands."""


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


class _Row(NamedTuple):
    """A line of a table that reads the signs of a sentence: it holds if one of each of `needs` is seen, and no `unless`."""

    name: str
    needs: tuple[int, ...]
    unless: int = 0
    points: int = 0

    def holds(self, signs: int) -> bool:
        """Tell whether the signs of a sentence fit the row."""
        return not signs & self.unless and all(map(signs.__and__, self.needs))


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
_NO_THING = lex.DURATION | lex.PLAIN | lex.MONTH
_CAPITALS = frozenset("ANSEMIP")
_SMALL = frozenset("anov")
_LETTERS = _SMALL | _CAPITALS
_SHAPES = str.maketrans(dict.fromkeys("NSEMIP", "A"))
_ACTS = lex.EVENT | lex.EVENT_NOUN
_NAME = lazy("[ANE][^a0nvSMIP]*S?|S")
"""A name goes on over marks and "of" to the next capital, and ends with 's."""
_CUE = lazy("[0nvMI]")
_CUE_OR_ERA = lazy("[0nvMIE]")
_GROUP = lazy("[ANE]")
"""The name of a group that somebody is part of; an owner is none: "a part of Norway's plan"."""
_ERA = lazy("[ANE][^a0nvSMIPANE]*E|0E")

# Signs of a sentence are the classes of its words, and these, which several words make together.
_DATE, _PERIOD, _FIGURE, _NAMED, _MEMBER_OF, _BELONGS, _MODAL_FIRST, _ASKED = (
    1 << bit for bit in range(lex.CLASS_BITS, lex.CLASS_BITS + 8)
)
_FIGURES = _FIGURE | _COUNT
_DOUBTFUL = lex.SELF | lex.FORECAST | _MODAL_FIRST | _ASKED

_REASONS = (
    _Row("date", (_DATE,), points=2),
    _Row("period", (_PERIOD | lex.MONTH,), unless=_DATE, points=1),
    _Row("figure", (_FIGURES,), points=2),
    _Row("named actors", (_NAMED,), points=1),
    _Row("membership", (_BELONGS,), points=3),
    _Row("event", (_ACTS,), unless=_BELONGS, points=2),
    _Row("first, only or never", (lex.RANKED,), points=1),
    _Row("support given", (lex.GIVE, lex.EVENT_NOUN), points=1),
    _Row("lasting state", (lex.FORCE,), points=1),
)
"""Why a sentence is worth checking, and how many points that is; all rows that hold count."""

_TYPES = (
    _Row("prediction", (lex.FORECAST,)),
    _Row("prediction", (_MODAL_FIRST,), unless=lex.VALUE),
    _Row("opinion", (lex.VALUE,), unless=_FIGURES),
    _Row("quantity", (_FIGURES,)),
    _Row("law", (lex.LEGAL,)),
    _Row("causal", (lex.CAUSE,)),
    _Row("event", (_ACTS | _BELONGS,)),
)
"""What a sentence claims; the first row that holds counts."""


class _Neighbours(NamedTuple):
    """Words of `kind` lose or gain a sign if `test` is true of the word, the one before and the one after."""

    kind: int
    sign: int
    test: Callable[[Word, Word, Word], bool]


_LOSSES = (
    # "not the first", but not "not first"
    _Neighbours(lex.RANKED, lex.RANKED, lambda _, before, __: before.lowercase == "not"),
    # "force" and "effect" state something behind "in" alone
    _Neighbours(
        lex.FORCE, lex.FORCE, lambda word, before, _: word.lowercase != "currently" and before.lowercase != "in"
    ),
    # "legal aid"
    _Neighbours(
        lex.SPECIAL, lex.EVENT_NOUN, lambda word, before, _: word.lowercase == "aid" and before.lowercase in _PRIVATE
    ),
    # "to invade", "the visit"
    _Neighbours(lex.EVENT, lex.EVENT, lambda word, before, _: not _happens(word, before)),
)
_GAINS = (
    # "two countries" and "both sides" are two actors
    _Neighbours(lex.NUMBER, _NAMED, lambda _, __, after: after.kind & lex.PARTY != 0),
    _Neighbours(lex.PARTY, _NAMED, lambda _, before, __: before.lowercase == "both"),
    # "a member of"
    _Neighbours(lex.MEMBER, _MEMBER_OF, lambda _, __, after: after.lowercase == "of"),
    # "the only"
    _Neighbours(lex.SPECIAL, lex.RANKED, lambda word, before, _: (before.lowercase, word.lowercase) == ("the", "only")),
    # "in that period"
    _Neighbours(
        lex.SPECIAL,
        _PERIOD,
        lambda word, before, _: word.lowercase == "period" and before.lowercase in {"this", "that"},
    ),
)
_BESIDE = lex.RANKED | lex.FORCE | lex.EVENT | lex.NUMBER | lex.MEMBER | lex.PARTY | lex.SPECIAL
"""Classes of the words that mean something else, or something more, beside some others: the kinds of both tables."""


def read_cues(tokens: Sequence[str]) -> Cues:
    """Count the cues of one sentence, given as tokens of `TOKEN`."""
    marks = "".join(map(_MARKS.__getitem__, tokens))
    shapes = marks.translate(_SHAPES)
    signs = doubtful_names = 0
    if shapes[:1] == "A":
        mark, signs, doubtful_names = _read_first(tokens[0], marks[0], alone=shapes[1:2] != "A")
        marks = mark + marks[1:]
    names = len(_NAME.findall(marks)) - doubtful_names
    if names < 2 and not signs and not _CUE_OR_ERA.search(marks):
        return Cues(0, (), "other", shapes)
    if names > 1:
        signs |= _NAMED
    if "E" in marks and _ERA.search(marks):
        signs |= _PERIOD
    if "?" in tokens[-2:]:
        signs |= _ASKED
    return Cues(*_judge(_collect_signs(tokens, marks, signs)), shapes)


@lru_cache(maxsize=1 << 12)
def _judge(signs: int) -> tuple[int, tuple[str, ...], str]:
    """Count the points of the signs of a sentence, and name the reasons for them and the type of its claim."""
    met = [row for row in _REASONS if row.holds(signs)]
    points = sum(row.points for row in met) - (_DOUBT_POINTS if signs & _DOUBTFUL else 0)
    claim_type = next((row.name for row in _TYPES if row.holds(signs)), "other")
    return max(0, points), tuple(row.name for row in met), claim_type


def _read_first(token: str, mark: str, *, alone: bool) -> tuple[str, int, int]:
    """Read a capitalised word that opens a sentence, and need not name anybody: its mark, its signs, names to take off.

    `alone`: the word behind it has no capital.
    """
    kind = _WORDS[token].kind
    if kind & lex.PLAIN and not kind & lex.NATION:
        return "P", kind & _AT_FIRST, 0
    if alone and kind and not kind & _NAMES:
        return "v", 0, 0
    return mark, 0, int(alone and mark in "AE")


def _collect_signs(tokens: Sequence[str], marks: str, signs: int) -> int:
    """Add the signs of each word that may be a cue to those that are known."""
    last = len(tokens) - 1
    for match in _CUE.finditer(marks):
        at = match.start()
        before = _WORDS[tokens[at - 1]] if at else _NONE
        after = _WORDS[tokens[at + 1]] if at < last else _NONE
        sign = _READERS[marks[at]](_WORDS[tokens[at]], before, after)
        if sign & lex.MODAL and not signs & _ACTS:
            sign |= _MODAL_FIRST
        if sign & _MEMBER_OF and not signs & _MEMBER_OF and _GROUP.search(marks, at + 2, at + 2 + _MAX_GROUP_WORDS):
            sign |= _BELONGS
        signs |= sign
    return signs


def _read_word(word: Word, before: Word, after: Word) -> int:
    signs = word.kind
    if signs & _BESIDE:
        for loss in _LOSSES:
            if word.kind & loss.kind and loss.test(word, before, after):
                signs &= ~loss.sign
        for gain in _GAINS:
            if word.kind & gain.kind and gain.test(word, before, after):
                signs |= gain.sign
    return signs


def _read_number(number: Word, before: Word, after: Word) -> int:
    if _is_date(number.lowercase, before, after):
        return _PERIOD if _names_a_thing(before, after) else _DATE
    counted = before.lowercase in _MONEY or after.lowercase == "%" or _counts(after)
    return _FIGURE if counted else 0


def _read_month(_: Word, before: Word, __: Word) -> int:
    return lex.MONTH if before.lowercase in _SINCE else 0


def _read_first_person(_: Word, __: Word, ___: Word) -> int:
    return lex.SELF


_READERS: dict[str, Callable[[Word, Word, Word], int]] = {
    "v": _read_word,
    "n": _read_word,
    "0": _read_number,
    "M": _read_month,
    "I": _read_first_person,
}
"""What a word with a mark adds to the signs of its sentence, by the word, the one before and the one after."""


def _happens(word: Word, before: Word) -> bool:
    """Tell whether a verb of acts is one here: "they invade", "invaded", not "to invade", "the visit", "air raid"."""
    if word.kind & lex.BARE:
        return before.lowercase.endswith("s") or before.lowercase in _PLURAL
    return before.lowercase not in _NO_VERB or word.lowercase.endswith("ed")


def _counts(after: Word) -> bool:
    """Tell whether the word behind a number is something counted, and not a duration or a function word."""
    return after.mark in _LETTERS and not after.kind & _NO_THING


def _names_a_thing(before: Word, after: Word) -> bool:
    """Tell whether a year is part of a name: "the 2016 Accord"."""
    return after.mark in _CAPITALS and before.lowercase in _NAMING and not after.kind & lex.MONTH


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
