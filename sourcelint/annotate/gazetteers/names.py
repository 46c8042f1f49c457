"""Who a phrase names: a person, an organisation, a publication, a country, or nobody in particular.

By shape (capitals, initials, titles), by words that only organisations or roles have, and by two small tables
(`nations.py`, `data/outlets.txt`). No list of persons.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from sourcelint.annotate.gazetteers.countries import nation_of
from sourcelint.annotate.text.word_lists import words
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NameKind = Literal["person", "organisation", "publication", "country", "pronoun", "unnamed"]

ORGANISATION_WORDS = words("""Academy Administration Agency Air Airlines Alliance Army Assembly Association Authority Bank Board Bureau Cabinet
    Center Centre Chamber Church Club Coalition College Command Commission Committee Commons Company Conference
    Congress Consortium Corporation Council Court Department Directorate Embassy Federation Force Forces Forum
    Foundation Front Fund Government Group Guard Hospital House Inc Industries Initiative Institute Institution
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
    Where Which Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Some Many Most Several Experts Critics Analysts Officials Today Yesterday
    Last Next New Two Three One Both All No Not Also Even Still Now Then Once North South East West Western Eastern
    Northern Southern American British Western Islam God Internet Covid Christmas Easter""")

_NAME = r"[A-Z](?:(?![a-z])[\w’'-]){0,40}+[a-z][\w’'-]{0,40}"
"""A word with a capital at its beginning and a small letter somewhere; longer ones are no names."""
PERSON = re.compile(
    rf"(?:{_NAME}|[A-Z]\.)"
    rf"(?: (?:[A-Z]\.|(?:de|da|del|della|van|von|der|den|bin|ibn|al|el|la|le)\b|{_NAME}|[A-Z][a-z]{{0,40}}-[a-zA-Z]{{1,40}})){{1,4}}"
)
"""Two to five words with the shape of a person's name."""


@cache
def outlets() -> frozenset[str]:
    """Give the names of news outlets, agencies and magazines."""
    lines = files("sourcelint.annotate").joinpath("data/outlets.txt").read_text(encoding="utf8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def persons(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the spans in `start..end` that have the shape of a person's name, titles left out."""
    for m in PERSON.finditer(text, start, end):
        at, words = m.start(), m.group().split(" ")
        while words and (words[0].rstrip(".") in TITLES or words[0] in _NOT_NAMES):
            at += len(words.pop(0)) + 1
        while words and words[-1] in _NOT_NAMES:
            words.pop()
        name = " ".join(words).removesuffix("’s").removesuffix("'s")
        if len(words) < 2 or name in outlets() or any(_bare(w) in ORGANISATION_WORDS for w in words):
            continue
        if nation_of(name) or (len(words) == 2 and nation_of(words[0]) and words[0] not in _SURNAMES):
            continue
        yield Span(at, at + len(name))


_SURNAMES = words("Jordan Paris London Georgia Chad Israel Ireland France Holland Berlin Sofia Vienna Florence Lima")


def kind_of(text: str, span: Span) -> NameKind:
    """Tell what a source names. A role at a named body ("a spokesman for the ministry") counts as an organisation."""
    phrase = text[span.start : span.end].strip(" ,")
    lowercase = phrase.lower()
    if lowercase in {"he", "she", "it", "they", "i", "we", "you", "who", "him", "her", "them", "this", "that"}:
        return "pronoun"
    bare = phrase.removeprefix("the ").removeprefix("The ")
    if phrase in outlets() or bare in outlets():
        return "publication"
    if nation_of(phrase):
        return "country"
    if next(persons(text, span.start, span.end), None) is not None:
        return "person"
    words = re.findall(r"[^\W\d_][\w’'.-]*", phrase)
    titled = any(w.rstrip(".") in TITLES for w in words)
    capital = [w for w in words if w[0].isupper() and w not in _NOT_NAMES and w.rstrip(".") not in TITLES]
    if not capital:
        return "unnamed"
    if any(_bare(w) in ORGANISATION_WORDS for w in capital) or any(len(w) > 1 and w.isupper() for w in capital):
        return "organisation"
    if all(nation_of(w) for w in capital):
        return "unnamed"
    return "person" if len(capital) == 1 and (len(words) == 1 or titled) else "organisation"


def _bare(word: str) -> str:
    """Take the possessive and a full stop off a word."""
    return word.removesuffix("’s").removesuffix("'s").rstrip(".")


def named(text: str, span: Span | None) -> bool:
    """Tell whether a reader could find the source: a person, a body or a publication by name."""
    return span is not None and kind_of(text, span) in ("person", "organisation", "publication")
