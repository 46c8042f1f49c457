"""Who a phrase names: a person, an organisation, a publication, a country, or nobody in particular.

By shape (capitals, initials, titles), by words that only organisations or roles have, and by two small tables
(`countries.py`, `data/outlets.txt`). There is no list of persons.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from sourcelint.annotate.gazetteers.countries import PERSONS_TOO, nation_of
from sourcelint.annotate.text.calendar_words import MONTHS, WEEKDAYS
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.files.package_data import read_package_data
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NameKind = Literal["person", "organisation", "publication", "country", "pronoun", "unnamed"]

ORGANISATION_WORDS = words("""Academy Administration Agency Air Airlines Alliance Army Assembly Association Authority Bank Board Bureau Cabinet
    Center Centre Chamber Church Club Coalition College Command Commission Committee Commons Company Conference
    Congress Consortium Corporation Council Court Department Directorate Embassy Federation Force Forces Forum
    Foundation Front Fund Government Group Guard Hospital House Inc Index Industries Initiative Institute Institution
    International Journal Laboratory League Legion Library Lords Ltd Ministry Mission Movement Museum Nations Navy Network
    Office Organisation Organization Parliament Party Police Post Press Programme Program Project Research School Senate
    Service Services Society State Survey Syndicate Team Times Treasury Trust Union University Watch""")
"""Capitalised words that the names of organisations hold and those of persons do not."""

TITLES = words("""Mr Mrs Ms Dr Prof Professor Sir Lord Lady Dame President Premier Chancellor Minister Secretary Ambassador Senator
    Sen Rep Representative Congressman Congresswoman Governor Gov Mayor Judge Justice Chief General Gen Colonel Col
    Major Captain Capt Lieutenant Lt Sergeant Sgt Admiral Commander Inspector Detective Constable Officer King Queen
    Prince Princess Pope Cardinal Bishop Archbishop Rabbi Imam Sheikh Father Sister Brother Reverend Rev Director Chairman
    Chairwoman Chair CEO Coach Attorney Spokesman Spokeswoman Spokesperson Historian Economist Analyst Author Fellow
    Global Foreign Prime Vice Deputy Former Acting Defence Defense Interior Finance State""")
"""Words that stand before the name of a person."""

_NOT_NAMES = words("""The A An This That These Those In On At By For From To Of And But Or If When While After Before Since As With
    Although Though However Meanwhile According He She It They We You I His Her Its Their Our There Here What Who Why How
    Where Which Some Many Most Several Experts Critics Analysts Officials Today Yesterday
    Last Next New Two Three One Both All No Not Also Even Still Now Then Once North South East West Western Eastern
    Northern Southern American British Western Islam God Internet Covid Christmas Easter""").union(
    word.capitalize() for word in (*MONTHS, *WEEKDAYS)
)
"""Words with a capital that begin or end no name of a person: they open sentences, or name days and directions."""

_NAME = r"[A-Z](?>(?![a-z])[\w’'-]){0,40}+[a-z][\w’'-]{0,40}"
"""A word with a capital at its beginning and a small letter somewhere; longer ones are no names."""
PERSON = lazy(
    rf"""
    (?:{_NAME}|[A-Z]\.)                                     # a first name or an initial
    (?:
        [ ]
        (?:
            [A-Z]\.
          | (?:de|da|del|della|van|von|der|den|bin|ibn|al|el|la|le)\b
          | {_NAME}
          | [A-Z][a-z]{{0,40}}-[a-zA-Z]{{1,40}}               # a double name, in whatever case: Al-assad
        )
    ){{1,4}}
    """,
    re.VERBOSE,
)
"""Two to five words with the shape of a person's name."""


@cache
def outlets() -> frozenset[str]:
    """Return the names of news outlets, agencies and magazines."""
    lines = read_package_data("sourcelint.annotate", "data/outlets.txt").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def persons(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans in `start..end` that have the shape of a person's name, without titles."""
    for match in PERSON.finditer(text, start, end):
        at, parts = match.start(), match.group().split(" ")
        while parts and _is_before_name(parts[0]):
            at += len(parts.pop(0)) + 1
        while parts and parts[-1] in _NOT_NAMES:
            parts.pop()
        name = " ".join(parts).removesuffix("’s").removesuffix("'s")
        if len(parts) > 1 and not _names_body(name, parts) and not _names_country(name, parts):
            yield Span(at, at + len(name))


def _is_title(word: str) -> bool:
    return word.rstrip(".") in TITLES


def _is_before_name(word: str) -> bool:
    """Tell whether a word with a capital stands before a name without being part of it."""
    return _is_title(word) or word in _NOT_NAMES


def _names_body(name: str, parts: Iterable[str]) -> bool:
    """Tell whether a name is that of an outlet or holds a word that only organisations have."""
    return name in outlets() or any(_bare(part) in ORGANISATION_WORDS for part in parts)


def _names_country(name: str, parts: Sequence[str]) -> bool:
    """Tell whether a name is a country's, or begins with one that people do not bear: "China Daily"."""
    if nation_of(name):
        return True
    return len(parts) == 2 and parts[0] not in _SURNAMES and nation_of(parts[0]) is not None


_SURNAMES = PERSONS_TOO | words("Paris London Israel Ireland France Berlin Vienna Florence")
"""Names of places that people bear as well."""

_PRONOUNS = words("he she it they i we you who him her them this that")
_WORD = lazy(r"[^\W\d_][\w’'.-]*")


def kind_of(text: str, span: Span) -> NameKind:
    """Tell what a source names. A role at a named body ("a spokesman for the ministry") counts as an organisation."""
    phrase = text[span.start : span.end].strip(" ,")
    if phrase.lower() in _PRONOUNS:
        return "pronoun"
    bare = phrase.removeprefix("the ").removeprefix("The ")
    if phrase in outlets() or bare in outlets():
        return "publication"
    if nation_of(phrase):
        return "country"
    if next(persons(text, span.start, span.end), None) is not None:
        return "person"
    return _kind_by_words(_WORD.findall(phrase))


def _kind_by_words(parts: Sequence[str]) -> NameKind:
    """Tell a single name from a body by the words of a phrase that has no full name of a person."""
    capitalised = [part for part in parts if part[0].isupper() and not _is_before_name(part)]
    if not capitalised:
        return "unnamed"
    if any(_bare(part) in ORGANISATION_WORDS or _is_acronym(part) for part in capitalised):
        return "organisation"
    if all(map(nation_of, capitalised)):
        return "unnamed"
    if len(capitalised) > 1:
        return "organisation"
    return "person" if len(parts) == 1 or any(map(_is_title, parts)) else "organisation"


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _bare(word: str) -> str:
    """Take the possessive and a full stop off a word."""
    return word.removesuffix("’s").removesuffix("'s").rstrip(".")


def named(text: str, span: Span | None) -> bool:
    """Tell whether a reader could find the source: a person, a body or a publication by name."""
    return span is not None and kind_of(text, span) in ("person", "organisation", "publication")
