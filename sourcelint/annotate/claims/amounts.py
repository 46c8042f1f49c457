"""Numbers of a sentence that count something, each with the noun that it counts.

Percentages, years, dates, lengths of lists and what everybody can see are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.claims.first_places import is_superlative
from sourcelint.annotate.claims.lexicon import CLASSES, DURATION, MAGNITUDE
from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.grammar import Parse


class Amount(NamedTuple):
    """A number of a sentence, from token `at` to the token before `end`.

    `first` is the first of the words that say that it was estimated, `noun` the plural that it counts, `is_money` says that it
    is a sum, `size` whether it goes into hundreds (0), thousands (1) or millions (2).
    """

    first: int
    at: int
    end: int
    noun: int | None
    is_money: bool
    size: int

    @property
    def is_estimated(self) -> bool:
        """Tell whether somebody has estimated the number."""
        return self.first < self.at

    @property
    def last(self) -> int:
        """Number of its last word, its noun with it."""
        return self.end - 1 if self.noun is None else self.noun


_MONEY = frozenset("$€£")
_ABOUT = words("over about around nearly almost roughly approximately some estimated than least approx")
"""Before a number: somebody has estimated."""
_UNCOUNTED = members("count none")
"""What a number measures, scores or numbers off, what a page shows beside its name, and what a map has."""
_UNIT = lazy(
    r"(?:kilo|mega|giga|tera|peta|hecto|deci|centi|milli|micro|nano)?"
    r"(?:gram(?:me)?s?|lit(?:er|re)s?|met(?:er|re)s?|watts?|watt-hours?|volts?|hertz|bytes?|bits?|joules?|pixels?|pascals?)"
)
"""A unit of measurement with its prefix: "milligrams"."""
EACH = words("a an each every per")
"""Before what there is one amount of each: "9,000 turns per minute"."""
_SPEEDS = words("second minute hour")
MIN_COUNT = 10
"""Numbers below which things are numbered off, not counted."""
YEAR = lazy(r"(?:1[1-9]|20)\d\ds?\Z")
MILLIONS = 2
"""Size of a number from which it goes into millions."""
_HALVES = words("half-million half-billion quarter-million")
CURRENCIES = words("dollars euros pounds")
_LISTED = words("top first last next these those")
"""Before a number: it is the length of a list."""


def find_amounts(parse: Parse) -> Iterator[Amount]:
    """Find the numbers of a sentence that count something: no percentages, years, dates, measures and lengths of lists."""
    end = 0
    for at, token in enumerate(parse.tokens):
        if at < end or (token.tag != "number" and token.word not in _HALVES):
            continue
        is_one = parse.word(at - 1) == "a" and bool(CLASSES.get(token.word, 0) & MAGNITUDE)  # "a million people"
        first, end = at - is_one, at + 1
        while parse.tag(end) == "number" or _is_of_many(parse, end):
            end += 1
        in_words = parse.word(end + (parse.word(end) == "of")) in CURRENCIES
        is_money = in_words or not _MONEY.isdisjoint((token.word[0], parse.word(at - 1)))
        noun = None if is_money else _noun_behind(parse, end)
        amount = Amount(first - words_of_estimate(parse, first), first, end, noun, is_money, _size_of(parse, at, end))
        if token.word[-1] != "%" and parse.word(at - 1) != "/" and not _numbers_off(parse, amount):
            yield amount


def _is_of_many(parse: Parse, at: int) -> bool:
    """Tell whether token `at` is the "of" of "hundreds of thousands", and not of "one of two"."""
    return parse.word(at) == "of" and parse.tag(at + 1) == "number" and parse.word(at - 1).endswith("s")


def words_of_estimate(parse: Parse, at: int) -> int:
    """Count the words before a number that say that it was estimated: "over", "more than", "at least", "five to"."""
    before = parse.word(at - 1)
    if before == "to" and parse.tag(at - 2) == "number":
        return 2
    return 0 if before not in _ABOUT else 1 + (before in {"than", "least"} and at > 1)


def _size_of(parse: Parse, at: int, end: int) -> int:
    """Tell whether a number goes into hundreds (0), thousands (1) or millions (2)."""
    word, last = parse.word(at), parse.word(end - 1)
    if "illion" in last or last.endswith(("m", "bn")):
        return MILLIONS
    return int(
        bool(CLASSES.get(last, 0) & MAGNITUDE)
        or "," in word
        or word.endswith("k")
        or (len(word) > 3 and word.isdigit())
    )


def _noun_behind(parse: Parse, end: int) -> int | None:
    """Find the plural that a number counts which ends before a token."""
    at = end + (parse.word(end) == "+")
    if parse.tag(at) == "adverb" and parse.tag(at + 1) == "verb":
        at += 2  # "300 newly built homes"
    phrase = parse.phrase_with(at - 1) if at == end else parse.phrase_from(at)
    if phrase is None or phrase.head < at:
        return None
    if parse.tokens[phrase.head].form == "plural":
        return phrase.head
    # A plural takes no verb in -s: in "six fatal crashes" it is the noun.
    return phrase.head + 1 if any(one.form == "s" for one in parse.tokens[phrase.head + 1 : phrase.head + 2]) else None


def _numbers_off(parse: Parse, amount: Amount) -> bool:
    """Tell whether a number is a year, a measure, the length of a list ("the 10 largest"), or so small that everybody can see it."""
    word = parse.word(amount.at)
    if parse.tag(amount.at - 1) == "name" and parse.tag(amount.at - 2) != "preposition":
        return True  # "the Curve 8900"
    if amount.size and not YEAR.match(word):
        return False
    if parse.word(amount.at - 1) in _LISTED or is_superlative(parse.word(amount.end)):
        return True
    if YEAR.match(word) or not word[0].isdigit():
        return not amount.is_estimated
    return word.isdigit() and int(word) < MIN_COUNT


def is_measure(parse: Parse, amount: Amount) -> bool:
    """Tell whether a number measures, or counts what nobody has to look up: "300 miles", "9,000 turns per minute"."""
    if parse.word(amount.last + 1) in EACH and parse.word(amount.last + 2) in _SPEEDS:
        return True
    behind = [token.word for token in parse.tokens[amount.end : amount.last + 1]] or [parse.word(amount.end)]
    return any(word in _UNCOUNTED or _UNIT.fullmatch(word) or CLASSES.get(word, 0) & DURATION for word in behind)
