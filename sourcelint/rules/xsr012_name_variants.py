"""XSR012."""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from sourcelint.corpus.event_clusters import key_of
from sourcelint.corpus.hash_index import sorted_parts
from sourcelint.corpus.story_sketches import hash_of
from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.corpus.collection import Collection
    from sourcelint.finding import Place

MIN_LETTERS = 8
"""Letters of the shortest name: of short ones two may be written alike without being one."""

MAX_SOURCES_PER_SPELLING = 5
"""Sources that are shown for one spelling."""

MAX_SPELLINGS = 20
"""Spellings of one name that are told apart."""

FORM_BITS = 32
"""Bits of the hash of a form, below those of the hash of its name."""

MAX_SHOWN = 3
"""Other spellings and their places that a finding names."""


@corpus_rule(
    "XSR012",
    "name-variants",
    "info",
    fix="Search for all spellings; choose one where you quote more than one source.",
    every_sentence=True,
)
def name_variants(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Notes names that sources write in more than one way: with and without hyphens, spaces, accents or a
    capital inside a word, and treaties between
    the same parties under names that share most of their words.

    ## Why is this bad?
    A search for one spelling misses the sources that have the other, and two names look like two persons or treaties.

    ## Known limits
    Names of other letters than one or two are not joined, nor are those that one source nowhere writes with a capital inside
    a sentence. At most five sources are
    shown for each spelling, and thirty names of each source are compared.

    ## Measured
    Of 58 findings read on 680 news texts (ECB+, MEANTIME) and 297 pages on anything, 57 were right.

    ## References
    NATO AJP-2.1: information is compared before it is rated.
    """
    several, having = _spelt_in_several_ways(collection)
    written: defaultdict[str, list[tuple[int, str, str, Place]]] = defaultdict(list)
    for number in having:
        for name, place in collection.names_of(number).items():
            key = key_of(name)
            if hash_of(key) in several and len(key) >= MIN_LETTERS:
                written[key].append((number, _form_of(name), name, place))
    for places in written.values():
        yield from _variants(places)
    yield from _misspelt(collection)
    for cluster in collection.clusters:
        named = [
            entry
            for entry in cluster.tellings
            if entry.statement.who == "treaty" and entry.statement.label[:1].isupper()
        ]
        yield from _variants(
            [
                (entry.number, key_of(entry.statement.label), entry.statement.label, entry.statement.place)
                for entry in named
            ]
        )


def _spelt_in_several_ways(collection: Collection) -> tuple[frozenset[int], Sequence[int]]:
    """Return the hashes of the names that have more than one form, and the sources that have such a name.

    So only these are held with their places.
    """
    forms, sources = array("Q"), array("I")
    for number in range(len(collection)):
        own = {hash_of(key_of(name)) << FORM_BITS | hash_of(_form_of(name)) for name in collection.names_of(number)}
        forms.extend(own)
        sources.extend([number] * len(own))
    several = frozenset(
        one >> FORM_BITS
        for part in sorted_parts(forms, "Q")
        for one, other in pairwise(part)
        if one != other and one >> FORM_BITS == other >> FORM_BITS
    )
    having = {number for form, number in zip(forms, sources, strict=True) if form >> FORM_BITS in several}
    return several, sorted(having)


def _form_of(name: str) -> str:
    """Return what one spelling of a name shares with another that no reader tells from it.

    A capital inside a word tells them apart: LaTonya, Latonya. In a headline of capitals it cannot be seen, and is not looked for.
    """
    return " ".join(map(_form_of_word, name.replace("’", "'").split(" ")))


def _form_of_word(word: str) -> str:
    in_capitals = word.removesuffix("'s").isupper()
    return word.casefold() if in_capitals else word[:1].casefold() + word[1:]


def _misspelt(collection: Collection) -> Iterator[CorpusHit]:
    """Point at full names that two sources on one story write almost alike."""
    found: defaultdict[Place, list[tuple[str, Place]]] = defaultdict(list)
    for own, place, other, there in chain.from_iterable(collection.results.spelt.values()):
        found[place].append((other, there))
        found[there].append((own, place))
    for place, others in sorted(found.items()):
        others.sort(key=lambda other: other[1].source)
        yield _also_written(place, list(dict(others).items()))


def _variants(places: Sequence[tuple[int, str, str, Place]]) -> Iterator[CorpusHit]:
    """Point at the spellings of one name; each place is its source, what tells it from others, the spelling, where."""
    first = _first_places(places)
    if len(first) < 2 or len({number for number, *_ in places}) < 2:
        return
    shown: defaultdict[str, set[int]] = defaultdict(set)
    for number, form, _, place in places:
        if form not in first or number in shown[form] or len(shown[form]) == MAX_SOURCES_PER_SPELLING:
            continue
        elsewhere = (spelt for other, spelt in first.items() if other != form)
        others = [(label, spot) for label, spot in elsewhere if spot.source != place.source]
        if others:
            shown[form].add(number)
            yield _also_written(place, others)


def _also_written(place: Place, others: Sequence[tuple[str, Place]]) -> CorpusHit:
    shown = others[:MAX_SHOWN]
    told = ", ".join(f"“{label}” in {spot.source}" for label, spot in shown)
    return CorpusHit(place, f"also written {told}", tuple(spot for _, spot in shown))


def _first_places(places: Sequence[tuple[int, str, str, Place]]) -> dict[str, tuple[str, Place]]:
    """Return for each form of a name its spelling and its place in the first source that has it."""
    first: dict[str, tuple[str, Place]] = {}
    for _, form, label, place in places:
        if len(first) < MAX_SPELLINGS:
            first.setdefault(form, (label, place))
    return first
