"""How the time words of a language are written down as data, and compiled.

A language is a lexicon (word or phrase → class and value), macros and a grammar over the names of classes. Each class gets
one character; a stretch of text becomes a string of such characters, and the grammar one regular expression over it.
So `( weekday comma )? month day ( comma? year )?` is a line of data, and matching costs nothing per word that no
lexicon knows.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.annotate.text.word_index import longest_word
from sourcelint.annotate.times.patterns import Pattern, compile_pattern
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OTHER = "."
"""The character of a word that means nothing here; no grammar matches it."""

_JOINTS = lazy(r"[ '’.-]")

NEVER = r"(?!)"
"""The cue that stands nowhere."""

CLASS_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!%&<>=@_~;:" + "".join(
    map(chr, range(0xC0, 0x100))
)
"""One stands for each class of words."""

# What numbers and punctuation are, in any language; the order is that of the tokeniser's branches below.
SHAPES = (
    "iso", "numeric", "clock", "decade", "ordinal", "day", "number", "year", "short_year",
    "dash", "comma", "dot", "slash", "possessive", "open", "close",
)  # fmt: skip


class TimeToken(NamedTuple):
    """A word, number or mark with the name of its class, what the lexicon says of it, and its half-open span."""

    name: str
    value: Any
    start: int
    end: int


class Grammar:
    """The readings of a language, in the order in which they are tried.

    Each is compiled when a row first holds what it needs: a short text uses a third of them.
    """

    def __init__(self, readings: Sequence[tuple[str, Pattern]]) -> None:
        """Take the readings by name."""
        self._readings = readings
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._row = "", frozenset[str]()
        self.reading = lru_cache(maxsize=4096)(self._reading)
        """As `_reading`: most texts have the same few rows of classes."""

    def _reading(self, classes: str, position: int) -> tuple[str, int] | None:
        """Return the first reading that matches a row of classes at a position, and where its match ends."""
        for name, pattern in self._readings:
            if classes[position] in pattern.first:
                compiled = self._compiled.get(name)
                if compiled is None:
                    if not pattern.may_match(self._characters(classes)):
                        continue
                    compiled = self._compiled[name] = lazy(pattern.regex)
                match = compiled.match(classes, position)
                if match is not None:
                    return name, match.end()
        return None

    def _characters(self, classes: str) -> frozenset[str]:
        """Return the characters of a row; those of the last one are kept, for it is asked for at every position."""
        if self._row[0] != classes:
            self._row = classes, frozenset(classes)
        return self._row[1]


class Language(NamedTuple):
    """The compiled form.

    `core` has the words and phrases without which there is no time expression, by their longest word, and `digits` finds
    the numbers that are as good; `tokens` cuts the text around them; `grammar` reads the
    classes of tokens, `known` holds every word that can be part of one. `day_first` says how 03/04/2024 is read (None: either way). `future` finds words that make a weekday or a month
    without a year the next one instead of the last.
    """

    code: str
    lexicon: Mapping[str, tuple[str, Any]]
    proper: frozenset[str]
    char_of: Mapping[str, str]
    core: Mapping[str, Sequence[str]]
    digits: re.Pattern[str]
    tokens: re.Pattern[str]
    grammar: Grammar
    known: frozenset[str]
    day_first: bool | None
    future: re.Pattern[str]
    future_before: re.Pattern[str]
    past: re.Pattern[str]
    counted_after: re.Pattern[str]
    year_cues: re.Pattern[str]
    labels: re.Pattern[str]
    clock_cues: re.Pattern[str]
    month_cues: re.Pattern[str]
    month_within: re.Pattern[str]
    infinitive: re.Pattern[str]
    address: re.Pattern[str]
    ended: re.Pattern[str]
    rates: re.Pattern[str]
    fraction: re.Pattern[str]
    time_cues: re.Pattern[str]
    holiday_year: re.Pattern[str]
    name_months: frozenset[int]


def trie(words: Sequence[str]) -> str:
    """Return a regular expression for a set of words that looks at every character once."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}

    def pattern(node: dict[str, Any]) -> str:
        branches = [re.escape(char) + pattern(below) for char, below in sorted(node.items()) if char]
        if not branches:
            return ""
        if len(branches) == 1 and "" not in node:
            return branches[0]
        return "(?:" + "|".join(branches) + ")" + ("?" if "" in node else "")

    return pattern(tree)


def compile_language(
    code: str,
    *,
    lexicon: Mapping[str, Mapping[str, Any]],
    core: Sequence[str],
    macros: Sequence[tuple[str, str]],
    grammar: Sequence[tuple[str, str]],
    day_first: bool | None,
    ordinal: str,
    decade: str,
    number_cues: str = NEVER,
    first_words: Sequence[str] = (),
    proper: Sequence[str] = (),
    future: str = NEVER,
    future_before: str = NEVER,
    past: str = NEVER,
    counted_after: str = NEVER,
    year_cues: str = NEVER,
    labels: str = NEVER,
    clock_cues: str = NEVER,
    month_cues: str = NEVER,
    month_within: str = NEVER,
    infinitive: str = NEVER,
    address: str = NEVER,
    ended: str = NEVER,
    rates: str = NEVER,
    fraction: str = NEVER,
    time_cues: str = NEVER,
    holiday_year: str = NEVER,
    name_months: Sequence[int] = (),
) -> Language:
    """Compile the tables of a language.

    `lexicon` maps the name of a class to its words and their values, `core` names the classes whose words are searched
    for, `proper` lists the words that count only with a capital; `ordinal` and `decade` are what follows the digits of
    10th and 1980s. Of the cues a language has those that it needs. Raises ValueError for a name that no table defines, and for a word that stands in two classes.
    """
    words = _class_of_each_word(code, lexicon)
    names = list(dict.fromkeys([*SHAPES, *lexicon]))
    char_of = dict(zip(names, CLASS_CHARACTERS, strict=False))
    if len(char_of) < len(names):
        raise ValueError(f"language {code}: more than {len(char_of)} classes of words")
    known = {
        name: Pattern(re.escape(char), frozenset(char), empty=False, needs=(frozenset(char),))
        for name, char in char_of.items()
    }
    for macro, pattern in macros:
        known[macro] = compile_pattern(pattern, known)
    readings = [(reading, compile_pattern(pattern, known)) for reading, pattern in grammar]
    searched = {word.rstrip(".") for name in core for word in lexicon[name]}.union(first_words)
    phrases = sorted((word for word in words if not word.isalpha()), key=len, reverse=True)
    return Language(
        code=code,
        lexicon=words,
        proper=frozenset(proper),
        char_of=char_of,
        core=_by_longest_word(searched),
        digits=_compile_digits(decade, number_cues),
        tokens=_compile_tokens(trie(phrases), decade, ordinal),
        grammar=Grammar(readings),
        known=frozenset({"", *words, *chain.from_iterable(map(_JOINTS.split, words))}),
        day_first=day_first,
        future=lazy(future),
        future_before=lazy(future_before),
        past=lazy(past),
        counted_after=lazy(counted_after),
        year_cues=lazy(year_cues),
        labels=lazy(labels),
        clock_cues=lazy(clock_cues),
        month_cues=lazy(month_cues),
        month_within=lazy(month_within),
        infinitive=lazy(infinitive),
        address=lazy(address),
        ended=lazy(ended),
        rates=lazy(rates),
        fraction=lazy(fraction),
        time_cues=lazy(time_cues),
        holiday_year=lazy(holiday_year),
        name_months=frozenset(name_months),
    )


def _class_of_each_word(code: str, lexicon: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, Any]]:
    """Return the class and the value of each word; raise ValueError for a word in two classes, one of which would be lost."""
    words: dict[str, tuple[str, Any]] = {}
    for name, table in lexicon.items():
        for word, value in table.items():
            if word in words:
                raise ValueError(f"language {code}: {word!r} stands in two classes, {words[word][0]} and {name}")
            words[word] = name, value
    return words


def _by_longest_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Arrange phrases by their longest word, under which an index of words finds them."""
    arranged: dict[str, list[str]] = {}
    for phrase in sorted(phrases):
        arranged.setdefault(longest_word(phrase), []).append(phrase)
    return arranged


def _compile_digits(decade: str, number_cues: str) -> re.Pattern[str]:
    """Compile the search for numbers that can be a time by themselves."""
    return lazy(
        rf"""
        \d(?<!\w\d)                                   # the first digit of a number
        (?:
            \d\d\d\b(?<=1\d\d\d|2[01]\d\d)            # a year: 1961
          | \d?[:./-]\d                                # a time of the clock or a date: 10:30, 3/4
          | \d\b(?<=['’]\d\d)                          # a short year: '89
          | \d{{1,3}}(?<=0)(?:{decade})\b              # a decade: 1980s
          | \d{{0,3}}(?-x:{number_cues})               # a number before a cue: 5 p.m., 480 BC
        )
        """,
        re.VERBOSE,
    )


def _compile_tokens(phrases: str, decade: str, ordinal: str) -> re.Pattern[str]:
    """Compile the tokeniser: a branch a class, named after it.

    `w` are words, which the lexicon looks up; `x`, `y` and `z` are what no reading can use.
    """
    return lazy(
        rf"""
        [^\S\n]*
        (?:
            (?P<w>(?:{phrases})(?!\w)|[^\W\d]\w*)
          | (?P<comma>,)
          | (?P<dot>\.)
          | (?P<iso>
                \d{{4}}-\d{{1,2}}-\d{{1,2}}(?:t\d\d:\d\d(?::\d\d)?)?(?![\w-])     # 2024-02-01t10:30
              | \d{{4}}/\d{{1,2}}/\d{{1,2}}(?![\w/])                              # 2024/2/1
            )
          | (?P<x>
                \d[\d.,]{{0,20}}\s?(?:%|°|º|percent\b|per\ cent\b)               # a share or a temperature
              | \d+(?:\.\d+){{3,}}                                              # a version or an IP address
              | \d{{3}}[ -]\d{{3}}-\d{{4}}|(?<![\d-])\d{{3}}-\d{{4}}(?![\d-])       # a telephone number
            )
          | (?P<numeric>(?<![\w./-])\d{{1,2}}(?P<sep>[./-])\d{{1,2}}(?P=sep)(?:\d{{4}}|\d\d)(?![\w-]|[./]\d))
          | (?P<clock>(?<![\d:])\d{{1,2}}:\d\d(?::\d\d)?(?![\d:]))
          | (?P<decade>\d{{1,3}}0(?:{decade})\b|['’]\d0(?:{decade})\b)
          | (?P<ordinal>\d{{1,2}}(?:{ordinal})(?!\w))
          | (?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\w)|\d+(?:\.\d+)?(?![^\W_]))
          | (?P<short_year>['’]\d\d\b)
          | (?P<possessive>['’]s?(?!\w))
          | (?P<y>[$€£#]\s?\d[\d.,]*|\+\d[\d ()-]{{6,20}})                      # a sum or a telephone number
          | (?P<dash>[-–—‑])
          | (?P<slash>/)
          | (?P<open>\()
          | (?P<close>\))
          | (?P<z>\n|\w+|[^\s\w])
        )
        """,
        re.VERBOSE,
    )
