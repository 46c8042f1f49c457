"""What a noun phrase is as a source (a person, a crowd, a study, …), and whether a reader could find it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.gazetteers.countries import nation_of
from sourcelint.annotate.gazetteers.names import kind_of, named
from sourcelint.annotate.grammar.closed_classes import ALONE
from sourcelint.annotate.grammar.lexicon import classes_of
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from sourcelint.annotate.grammar import NounPhrase, Parse
    from sourcelint.text import Span

SourceKind = Literal[
    "person", "role", "organisation", "document", "study", "hearsay", "collective", "anonymous", "country",
    "pronoun", "author", "other",
]  # fmt: skip
"""Hearsay is what is told without a teller: "reports", "rumours"."""


class ClassifiedSource(NamedTuple):
    """Who a noun phrase names as a source.

    `phrase` is the noun phrase; `named` says that a reader could find it, `definite` that it points back ("the experts",
    "his critics"), `group` is the class of its head in the lexicon (official, expert, public, source, role, body, document, study, evidence, hearsay; empty if none).
    """

    kind: SourceKind
    phrase: NounPhrase
    named: bool
    definite: bool
    group: str


_GROUPS = ("source", "official", "expert", "study", "hearsay", "evidence", "document", "body", "public", "role")
"""Classes of nouns that speak, the one that counts first before the others."""
_AUTHOR = frozenset(["i", "we", "us", "me"])
_NOBODY = frozenset(["someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody"])
BARE_QUANTIFIERS = ALONE | {"other"}
"""Quantifiers of sources that name nobody: "some say", "other sources"."""
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both", "all"])
_ONE = frozenset(["a", "an", "one", "another"])
_TIES = frozenset(["by", "of", "at", "in", "from", "with", "for", "on"])
"""Prepositions that tie somebody to a body: "analysts at Acme Bank"."""
_KIND_OF_GROUP: dict[str, SourceKind] = {
    "study": "study", "evidence": "study", "hearsay": "hearsay", "document": "document", "body": "organisation",
}  # fmt: skip
_KIND_OF_NAME: dict[str, SourceKind] = {"person": "person", "country": "country", "pronoun": "pronoun"}
SPOKESPERSONS = words("spokesman spokeswoman spokesperson")
"""Who speaks for a body, and so needs no name where it has one."""
_LOOSE = frozenset(["expert", "public"])
"""Classes of people who are no body by what follows an "of": "supporters of the project", "guests of the hotel"."""
PEOPLE = frozenset(["source", "official", "expert", "public", "role"])
"""Classes of nouns that name people."""
MAX_TIES = 2
"""Prepositions behind a source that are followed: "a reporter for a paper in Leeds"."""


def read_source(parse: Parse, phrase: NounPhrase) -> ClassifiedSource:
    """Tell what a noun phrase is as the source of something."""
    group = _group_of(phrase)
    # "many of the villagers", "one of the aides"
    is_part = group in PEOPLE and phrase.quantifier == parse.word(phrase.first)
    points_back = (phrase.determiner in _DEFINITE and not is_part) or phrase.quantifier in _DEFINITE
    definite = (
        phrase.is_owned
        or points_back
        or (not (phrase.is_plural and group in _LOOSE) and _is_of_some_body(parse, phrase))
    )
    is_named = _is_named(parse, phrase, group)
    kind = _kind(parse, phrase, group, is_named=is_named)
    return ClassifiedSource(kind, phrase, is_named and kind != "anonymous", definite, group)


def _is_of_some_body(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether a plural that nothing counts is that of something known: "leaders of both countries"."""
    if phrase.quantifier or parse.word(phrase.last + 1) != "of":
        return False
    behind = parse.phrase_from(phrase.last + 2)
    return behind is not None and (behind.determiner in _DEFINITE or behind.quantifier in _DEFINITE)


def _group_of(phrase: NounPhrase) -> str:
    """Return the class of a head noun; capitals do not hide a crowd: "Critics" in a headline."""
    classes = classes_of("noun", phrase.lemma)
    return next((group for group in _GROUPS if group in classes), "")


def _kind(parse: Parse, phrase: NounPhrase, group: str, *, is_named: bool) -> SourceKind:
    if phrase.is_pronoun:
        word = parse.word(phrase.head)
        return "author" if word in _AUTHOR else "anonymous" if word in _NOBODY else "pronoun"
    if phrase.is_name:
        return _KIND_OF_NAME.get(kind_of(parse.text, parse.span(phrase.first, phrase.last)), "organisation")
    if group == "hearsay" and not phrase.is_plural:
        return "document"
    if group in _KIND_OF_GROUP:
        return _KIND_OF_GROUP[group]
    if group in PEOPLE:
        return _kind_of_people(parse, phrase, speaks_for=is_named and phrase.lemma in SPOKESPERSONS)
    if (
        not group
        and parse.tokens[phrase.head].tag in ("quantifier", "number")
        and phrase.quantifier in BARE_QUANTIFIERS
    ):
        return "collective"
    return "other"


def _kind_of_people(parse: Parse, phrase: NounPhrase, *, speaks_for: bool) -> SourceKind:
    """Tell people by their number: one, the one with an office, or a crowd.

    One of a body that has a name has none: "a Treasury official". A spokesman `speaks_for` it.
    """
    if phrase.is_plural and phrase.quantifier != "one":
        return "collective"
    if phrase.determiner not in _ONE and phrase.quantifier not in _ONE:
        return "role"
    return "person" if speaks_for or is_introduced(parse, phrase) else "anonymous"


def is_introduced(parse: Parse, phrase: NounPhrase) -> bool:
    """Tell whether a name follows somebody's office: "a spokeswoman for the hospital, Kari Moe"."""
    at = phrase.last + 1
    for _ in range(MAX_TIES):
        behind = parse.phrase_from(at + 1) if parse.tag(at) == "preposition" else None
        if behind is None:
            break
        at = behind.last + 1
    return parse.word(at) == "," and parse.tag(at + 1) == "name"


def _is_named(parse: Parse, phrase: NounPhrase, group: str) -> bool:
    """Tell whether a name that is no country's stands in a phrase, or ties it to a body: "analysts at Acme Bank"."""
    if phrase.is_name:
        return named(parse.text, parse.span(phrase.first, phrase.last))
    if group and has_name(parse, phrase.first, phrase.head):
        return not (phrase.is_plural and group == "source")  # "Downing Street sources"
    at = phrase.last + 1
    if at + 1 < len(parse.tokens) and parse.tokens[at].form in ("ed", "participle") and parse.word(at + 1) == "by":
        at += 1  # "reports received by Acme"
    for _ in range(MAX_TIES):
        if parse.word(at) not in _TIES:
            return False
        behind = parse.phrase_from(at + 1)
        if behind is None:
            return False
        if has_name(parse, behind.first, behind.last + 1):
            return True
        at = behind.last + 1
    return False


def has_name(parse: Parse, first: int, stop: int) -> bool:
    """Tell whether one of some words is a name, and no country's."""
    names = [token for token in parse.tokens[first:stop] if token.tag == "name"]
    if not names:
        return False
    whole = parse.text[names[0].start : names[-1].end]
    return not (
        nation_of(whole)
        or all(_is_place_or_camp(part) for token in names for part in parse.text[token.start : token.end].split("-"))
    )


def _is_place_or_camp(name: str) -> bool:
    """Tell whether a word names a country, a region or a camp, in which a crowd stays one: "China-North Korea", "Republican"."""
    return nation_of(name) is not None or name.lower() in _PLACES_AND_CAMPS


_PLACES_AND_CAMPS = words(
    """north south east west northern southern eastern western america europe asia africa european asian african arab islamic muslim christian jewish u.s
    american korea republican democratic conservative liberal labour gop congressional senate house local nearby senior"""
)


def source_at(parse: Parse, span: Span) -> ClassifiedSource | None:
    """Tell what the source of an attribution is that has a span; None if no noun phrase stands there."""
    at = parse.token_at(span.start)
    if at >= len(parse.tokens):
        return None
    phrase = parse.phrase_with(at)
    while phrase is None and at + 1 < len(parse.tokens) and parse.tokens[at + 1].start < span.end:
        at += 1
        phrase = parse.phrase_with(at)
    return None if phrase is None else read_source(parse, phrase)
