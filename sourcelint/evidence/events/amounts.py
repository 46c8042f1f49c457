"""Figures of a sentence, to be compared with those of others: how much or how many, of what, and whose.

"At least 23 Somali pirates" is an amount from 23 up, of pirates; "a 36-year-old climber" and "Winston Blackmore, 52" are ages;
"10 kilometres (six miles) deep" are two amounts of a depth, in metres.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.evidence.events.amount_words import (
    AGED_STEMS,
    DETERMINERS,
    ELLIPTIC,
    FACTORS,
    GIVEN_WORDS,
    INHABITANTS,
    MORE_WORDS,
    NUMBER_WORDS,
    NUMBERED,
    NUMBERS,
    OPENING_WORDS,
    PERSON_STEMS,
    PLURALS,
    REGULAR_WORDS,
    ROLES,
    SLACK,
    THING_STEMS,
    UNITS,
    VOTE,
)
from sourcelint.evidence.events.digits import rounding_of
from sourcelint.evidence.events.hedges import MAX_HEDGE_WORDS, hedged
from sourcelint.evidence.events.rarity import plain_stems
from sourcelint.evidence.events.stems import stem_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

MAX_HEAD_WORDS = 4
"""Words behind a number among which the thing counted is looked for."""

MAX_RUN_TOKENS = 8
"""The same, with adverbs, participles and "and" among them: "nine heavily armed Somali and Yemeni pirates"."""

MAX_CONTEXT_WORDS = 7
"""Words on either side of a number that say what it belongs to."""

MAX_ROLE_WORDS = 6
"""Words on either side of a length among which one says what it measures."""

MAX_WORDS_TO_NUMBER = 12
"""Words before a number among which "the number of" and what it is of are looked for."""

MAX_SIDE = 1000
"""More than either side of a tally has."""

MAX_AMOUNTS = 12
"""Amounts of one sentence that are read: a sentence with more is a table."""

MIN_AGE, MAX_AGE = 1, 150
"""Years that are read as an age; more than anybody's, since a slip should be seen."""

MIN_YEAR, MAX_YEAR = 1500, 2100
"""Whole numbers of four digits that are years more often than counts."""


class Amount(NamedTuple):
    """One figure: half-open span in the text, what it can mean, its unit, what is counted or whose it is, words around it.

    `least` and `most` are in the base unit (metres, days, kilograms, else what is counted); an open end is 0 or infinity.
    `unit` is "age", "magnitude", "m", "day", "kg", "percent", a currency, "tally" of a vote, or "" for a plain count.
    `of` are stems: of a count the thing counted first; of an age its owner; of a length its role. `named`: the owner is a name.
    """

    start: int
    end: int
    label: str
    least: float
    most: float
    unit: str
    of: tuple[str, ...]
    context: tuple[str, ...]
    named: bool = False


_TOKEN = lazy(
    r"""
    (?=\S)(?:                                                     # no branch is tried at a gap
        [A-Za-z]{1,40}+(?=[ ,.](?!cent))                          # most words, which need none of the branches below
      | (?<![\w.,])\d{1,3}(?:,[ ]?\d{3}(?!\d)){1,4}(?:\.\d{1,3})?   # 2,000 and 2, 000
      | (?<![\w,])\d{1,9}(?:\.\d{1,3})?                           # 23, 7.6, the 357 of ".357"
      | [Pp]er[ ]cent\b
      | [A-Za-z][a-z]{2,4}ty-(?:one|two|three|four|five|six|seven|eight|nine)\b
      | [^\W\d_]{1,40}(?:['’][^\W\d_]{1,3})?
      | [$€£%(),;:“”"]
    )
    """,
    re.VERBOSE,
)
_DIGITS = lazy(r"\d+")
_SIDE = lazy(r"\d{1,3}")
_AGAINST = frozenset({"to", "against"})
"""What stands between the sides of a vote: "by 98 votes to 21"."""


_JOINED_BEFORE = lazy(r"\w[-–:/]$|\d:[ ]$|[#/:]$")
_JOINED_BEHIND = lazy(r"[-–:/]\d|:[ ]\d|(?:th|st|nd|rd|s)\b")
"""What joins a number to what stands around it: 91-73, 7:41, 4th."""


class _Token(NamedTuple):
    """A number, word or mark of a sentence; `lowercase` has straight apostrophes."""

    text: str
    start: int
    end: int
    lowercase: str

    @property
    def is_number(self) -> bool:
        """Tell whether it is a number in digits."""
        return self.text[0].isdecimal()


make = tuple.__new__
"""Makes a `_Token` from a tuple without the call of its constructor: this runs for every word."""


def _tokens_of(text: str, start: int, end: int) -> list[_Token]:
    return [
        make(_Token, (word := match[0], *match.span(), word.lower().replace("’", "'")))
        for match in _TOKEN.finditer(text, start, end)
    ]


def read_amounts(text: str, start: int, end: int, dated: Iterable[tuple[int, int]]) -> tuple[Amount, ...]:
    """Read the figures of a sentence; those within the spans that `dated` gives are parts of dates and left out.

    >>> [(a.label, a.unit, a.of) for a in read_amounts("It hit 23 pirates.", 0, 18, ())]
    [('23 pirates', '', ('pirat',))]
    """
    tokens = _tokens_of(text, start, end)
    spans = list(dated)
    found: list[Amount] = []
    numbers = [at for at, (word, _, _, low) in enumerate(tokens) if word[0].isdecimal() or low in NUMBERS]
    for at in numbers:
        token = tokens[at]
        if any(first < token.end and token.start < last for first, last in spans):
            continue
        if found and found[-1].unit == "tally" and token.start < found[-1].end:
            continue  # the other side of a vote
        reader = _AmountReader(text, tokens, at, _value_of(token))
        amount = reader.read() or reader.elliptic(found)
        if amount is not None:
            found.append(amount)
            if len(found) == MAX_AMOUNTS:
                break
    return tuple(found)


def has_digits(text: str, start: int, end: int, dated: Collection[tuple[int, int]]) -> bool:
    """Tell whether a sentence has digits outside the spans that `dated` gives."""
    return any(
        not any(first < match.end() and match.start() < last for first, last in dated)
        for match in _DIGITS.finditer(text, start, end)
    )


def _value_of(token: _Token) -> float:
    """Return the number that a token says in digits or as a word."""
    if token.is_number:
        return float(token.text.replace(",", "").replace(" ", ""))
    return NUMBERS[token.lowercase]


class _AmountReader:
    """Reads one number of a sentence with what stands around it."""

    def __init__(self, text: str, tokens: Sequence[_Token], at: int, value: float) -> None:
        self.text, self.tokens, self.at, self.value = text, tokens, at, value
        self.factor = 1.0

    def read(self) -> Amount | None:
        """Return the amount; None for a number that counts nothing."""
        token = self.tokens[self.at]
        after = self.at + 1
        if self._is_joined(token):
            return self._tally(after)
        if self._word(after) == "votes" and self._word(after + 1) in _AGAINST and not self._is_content(after + 3):
            tally = self._ended(after + 2)
            if tally is not None:
                return tally
        if self._is_factor(after):
            self.factor = FACTORS[self._word(after)]
            after += 1
        elif self._is_from(token, after):
            self.factor = FACTORS[self._word(self._end_of_range(after) + 1)]
        for reading in (self._age, self._magnitude, self._money, self._measure, self._count):
            amount = reading(after)
            if amount is not None:
                return amount
        return None

    def _is_factor(self, at: int) -> bool:
        return self._word(at) in FACTORS and (self._word(at) != "m" or bool(self._currency()))

    def _is_from(self, token: _Token, after: int) -> bool:
        """Tell whether a number is the first of a range of millions: "$140 to $150 million", "140-150 million"."""
        end = self._end_of_range(after)
        between = self._word(after) == "to" or (self._word(after) == "and" and "between" in self._before())
        joined = self.text[token.end : token.end + 1] in {"-", "–"}
        return (between or joined) and self._is_number(end) and self._is_factor(end + 1)

    def _end_of_range(self, after: int) -> int:
        """Return the place of the number that would end a range which another begins."""
        at = after + (self._word(after) in {"to", "and"})
        return at + (self._word(at) in {"$", "€", "£"})

    def _ends_range(self) -> bool:
        """Tell whether a number is the last of a range: "18 to 25 years old" is nobody's age."""
        return self._word(self.at - 1) == "to" and self.at > 1 and self.tokens[self.at - 2].is_number

    def _before(self) -> set[str]:
        return {self._word(self.at - step) for step in (1, 2)}

    def elliptic(self, before: Sequence[Amount]) -> Amount | None:
        """Return a bare number as one of what was counted last: "five soldiers died, four from friendly fire".

        It has no context, so that it can agree with another figure but not exclude one.
        """
        counts = [amount for amount in before if amount.unit == ""]
        if not counts or self._word(self.at + 1) not in ELLIPTIC or self._is_joined(self.tokens[self.at]):
            return None
        token = self.tokens[self.at]
        return Amount(token.start, token.end, token.text, self.value, self.value, "", counts[-1].of[:1], ())

    def _tally(self, after: int) -> Amount | None:
        """Return how a vote ended: "voted 7-2" is one figure, of which the larger number leads."""
        joined = self.text[self.tokens[self.at].end : self.tokens[self.at].end + 1] in {"-", "–"}
        if (
            not (joined and self._is_number(after))
            or self._word(after + 1) in UNITS
            or self._word(self.at - 1) == "aged"
        ):
            return None
        return self._ended(after) if VOTE in self._context(after) else None

    def _ended(self, other: int) -> Amount | None:
        """Return how a vote ended, by both sides."""
        if not (self._is_side(self.at) and self._is_side(other)):
            return None
        less, more = sorted((self.value, _value_of(self.tokens[other])))
        value = more + less / MAX_SIDE
        return self._made(other, "tally", (VOTE,), value, value)

    def _is_side(self, at: int) -> bool:
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        return token.lowercase in NUMBERS or _SIDE.fullmatch(self.text, token.start, token.end) is not None

    def _is_joined(self, token: _Token) -> bool:
        """Tell whether a number is part of a score, a clock time, a name or a model: 91-73, 7:41, A320."""
        before, behind = self.text[max(0, token.start - 3) : token.start], self.text[token.end : token.end + 3]
        if _JOINED_BEFORE.search(before) or _JOINED_BEHIND.match(behind):
            return True
        return token.is_number and behind[:1].isalpha() and self._word(self.at + 1) not in UNITS

    def _word(self, at: int) -> str:
        return self.tokens[at].lowercase if 0 <= at < len(self.tokens) else ""

    def _currency(self) -> str:
        before = self._word(self.at - 1)
        return UNITS[before][0] if before in {"$", "€", "£"} else ""

    def _age(self, after: int) -> Amount | None:
        if self._word(after) in {"year", "years", "yr"} and self._word(after + 1) in {"old", "older"}:
            return self._aged(after + 2)
        joined = self.text.startswith("-year", self.tokens[self.at].end)
        if joined and self._word(after) == "year" and stem_of[self._word(after + 1)] in AGED_STEMS:
            return self._aged(after + 1)
        if self._word(self.at - 1) in {"aged", "ages"} or (
            self._word(self.at - 1) == "of" and self._word(self.at - 2) == "age"
        ):
            return self._aged(after)
        ends = self._word(after) in {"", ",", ")", ";", "and"} and not self._is_number(after + 1)
        is_bare = self.tokens[self.at].is_number and ends
        named = self._is_name(self.at - 2) and self._word(self.at - 1) in {",", "("}
        return self._aged(after) if is_bare and named else None

    def _aged(self, after: int) -> Amount | None:
        """Return an age; its owner is the name before it in an apposition, else the next name, else the next noun."""
        if not MIN_AGE <= self.value <= MAX_AGE or self._ends_range():
            return None
        if stem_of[self._word(after)] in THING_STEMS:
            self.factor = UNITS["year"][1]
            return self._bounded(after, "day", self._stems(after))
        owner: tuple[str, ...] = ()
        person = ""
        if self._word(self.at - 1) in {",", "("} and after == self.at + 1:
            owner = self._names(range(self.at - 2, self.at - 6, -1))
        else:
            person, owner = self._person(after)
        of = owner or ((person,) if person else ())
        last = max(self.at, min(after - 1, len(self.tokens) - 1))
        return self._made(last, "age", of, self.value, self.value, named=bool(owner))

    def _person(self, after: int) -> tuple[str, tuple[str, ...]]:
        """Return who is of an age, told behind it: a noun ("girl", "New Bedford man"), or else a name."""
        name: list[str] = []
        noun = ""
        after += self._word(after) == ","  # "a 60-year-old, terminally ill woman"
        for at in range(after, after + 6):
            word = self._word(at)
            if word in OPENING_WORDS or word in {"", ",", ";", "."} or word.endswith("ed"):
                break
            stem = stem_of[self._word(at)]
            if stem in PERSON_STEMS:
                return stem, ()
            if self._is_name(at):
                name.append(stem)
            elif name:
                break
            elif self._is_content(at) and not word.endswith("ly"):
                noun = noun or stem
        return noun, tuple(name)

    def _magnitude(self, after: int) -> Amount | None:
        near = [self._word(n) for n in (self.at - 1, self.at - 2, after, after + 1, after + 2, after + 3)]
        if "magnitude" not in near and "measuring" not in near[:2]:
            return None
        return self._bounded(self.at, "magnitude", ()) if self.value < 10 else None

    def _money(self, after: int) -> Amount | None:
        currency = self._currency()
        if not currency:
            unit = UNITS.get(self._word(after), ("", 1.0))[0]
            currency = unit if unit in {"eur", "usd", "gbp"} else ""
        if not currency:
            return None
        rate = self._rate(after + (self._word(after) in UNITS))
        return self._bounded(max(self.at, after - 1), currency + rate, ())

    def _rate(self, after: int) -> str:
        """Return "/year" and the like for money that is paid again and again: "$22 million per season"."""
        each, time = self._word(after), self._word(after + 1)
        if each in {"a", "per", "each", "every"} and time.isalpha():
            return f"/{time}"
        return f"/{each}" if each in REGULAR_WORDS else ""

    def _measure(self, after: int) -> Amount | None:
        unit, factor = UNITS.get(self._word(after), ("", 1.0))
        if not unit:
            return None
        self.factor *= factor
        if unit == "m" and self._word(after + 1) in {"per", "an"} and self._word(after + 2) == "hour":
            unit = "km/h"
            self.factor /= UNITS["km"][1]
        role = self._role(after) if unit == "m" else ""
        if role == "radius":
            role, self.factor = "wide", 2 * self.factor
        of: tuple[str, ...] = (role,) if role else ()
        if unit == "day":
            if self._word(after + 1) in {"ago", "later", "earlier", "before", "after", "since"}:
                return None
            of = self._stems(after + 1, after + 2)
        return self._bounded(after, unit, of)

    def _stems(self, *places: int) -> tuple[str, ...]:
        return tuple(stem_of[self._word(at)] for at in places if self._is_content(at))

    def _role(self, after: int) -> str:
        """Return what a length measures: by the next words, past a conversion in brackets, else by those before it."""
        if self._word(after + 1) == "(":
            after += next((step for step in range(2, 6) if self._word(after + step) == ")"), 0)
        behind = range(after + 1, after + MAX_ROLE_WORDS)
        before = range(self.at - 1, self.at - MAX_ROLE_WORDS - 2 * (self._word(self.at - 1) == "("), -1)
        return self._role_among(behind) or self._role_among(before)

    def _role_among(self, places: Iterable[int]) -> str:
        """Return the first role that one of some words names, before another clause or figure begins."""
        for at in places:
            role = ROLES.get(self._word(at))
            if role or self._word(at) in {"and", ",", ";"}:
                return role or ""
        return ""

    def _count(self, after: int) -> Amount | None:
        """Read a count: the thing counted is the last plural of the next words, else the name behind it."""
        if MIN_YEAR <= self.value <= MAX_YEAR and self.factor == 1 and len(self.tokens[self.at].text) == 4:
            return None
        if self.text.startswith("-", self.tokens[self.at].end):
            return None  # a kind: "64-bit versions"
        run = self._counted(self._noun_run(after))
        if not run and self._word(self.at - 1) in GIVEN_WORDS:
            return self._number_of()
        if not run or stem_of[self._word(run[-1])] in plain_stems():
            return None
        if self._word(run[-1]) in UNITS or self._word(run[-1]) in NUMBERED:
            return None  # nautical miles, of which nobody says from where; an address
        of = tuple(stem_of[self._word(at)] for at in reversed(run))
        if self._word(run[-1] + 1) == "and" and self._is_added(run[-1] + 2):
            of = (f"{of[0]}+{stem_of[self._word(run[-1] + 2)]}", *of[1:])  # "420 passengers and crew" counts both
        return self._bounded(run[-1], "", of)

    def _number_of(self) -> Amount | None:
        """Return a bare number as that of what words before it name: "put the number of demonstrators at 8,000"."""
        for at in range(self.at - 1, max(-1, self.at - MAX_WORDS_TO_NUMBER), -1):
            if self._word(at) in NUMBER_WORDS and self._word(at + 1) == "of":
                of = tuple(stem_of[self._word(place)] for place in reversed(self._counted(self._noun_run(at + 1))))
                return self._bounded(self.at, "", of) if of else None
            if self._word(at) == "population":
                return self._bounded(self.at, "", INHABITANTS)
        return None

    def _counted(self, run: list[int]) -> list[int]:
        """Return the words of a run up to its last plural; without one, the name that it begins with."""
        plurals = [at for at in run if self._is_plural(self._word(at))]
        return run[: run.index(plurals[-1]) + 1] if plurals else [at for at in run[:1] if self._is_name(at)]

    def _is_added(self, at: int) -> bool:
        """Tell whether a word is one more noun that a number before it counts as well."""
        return self._is_plural(self._word(at)) and self._word(at) not in NUMBERS and not self._is_name(at)

    def _noun_run(self, after: int) -> list[int]:
        """Return the places of the words behind a number that may name what it counts, adverbs and participles apart."""
        start = after
        if self._word(after) == "of":
            start += 2 if self._word(after + 1) in DETERMINERS else 1
        run: list[int] = []
        for at in range(start, start + MAX_RUN_TOKENS):
            word = self._word(at)
            if word == "and" and run and self._is_name(at + 1) and self._is_name(run[-1]):
                continue
            if self._ends_run(run, at) or len(run) > MAX_HEAD_WORDS:
                break
            if word not in MORE_WORDS and not word.endswith(("ly", "ed", "ing")):
                run.append(at)
        return run

    def _ends_run(self, run: Sequence[int], at: int) -> bool:
        """Tell whether a word cannot name what is counted: no noun, or a small word after a plural."""
        word = self._word(at)
        if len(word) < 2 or not word.isalpha() or word in NUMBERS or word in OPENING_WORDS:
            return True
        after_plural = bool(run) and self._is_plural(self._word(run[-1]))
        return after_plural and not self._is_plural(word) and not self._is_name(at)

    @staticmethod
    def _is_plural(word: str) -> bool:
        ends_so = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        return word in PLURALS or (len(word) > 3 and (ends_so or word.endswith("men")))

    def _is_name(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].text[0].isupper()

    def _is_number(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].is_number

    def _is_content(self, at: int) -> bool:
        word = self._word(at)
        return word.isalpha() and stem_of[word] not in plain_stems()

    def _names(self, places: Iterable[int]) -> tuple[str, ...]:
        """Return the first run of capitalised words among some tokens, as stems."""
        found: list[str] = []
        for at in places:
            if self._is_name(at):
                found.append(stem_of[self._word(at)])
            elif found or self._word(at) in {",", ";"}:
                break
        return tuple(found)

    def _bounded(self, last: int, unit: str, of: tuple[str, ...]) -> Amount:
        """Return the amount with the bounds that its unit and the words before it leave."""
        value = self.value * self.factor
        slack = min(value * SLACK.get(unit, 0.0), rounding_of(self.value) * self.factor)
        first = self.at - 1 - bool(self._currency())
        before = [self._word(at) for at in range(first, first - MAX_HEDGE_WORDS, -1)]
        return self._made(last, unit, of, *hedged(before, value, slack))

    def _made(
        self, last: int, unit: str, of: tuple[str, ...], least: float, most: float, *, named: bool = False
    ) -> Amount:
        first, end = self.tokens[self.at], self.tokens[last]
        start = self.tokens[self.at - 1].start if unit and self._currency() else first.start
        context = tuple(dict.fromkeys(self._context(last)))
        return Amount(start, end.end, self.text[start : end.end], least, most, unit, of, context, named)

    def _context(self, last: int) -> Iterator[str]:
        for at in range(self.at - MAX_CONTEXT_WORDS, last + MAX_CONTEXT_WORDS + 1):
            if at != self.at and self._is_content(at):
                yield stem_of[self._word(at)]
