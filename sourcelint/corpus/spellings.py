"""Whether two names are one name written in two ways: misspelt, with another first name, with a middle name or without."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.gazetteers.countries import nation_of
from sourcelint.corpus.event_clusters import key_of
from sourcelint.evidence.events.rarity import rarity_of
from sourcelint.evidence.events.stems import stem_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldSentence
    from sourcelint.finding import Place

MIN_LIKE_CHARS = 4
"""Letters of the shorter of two words that may be one word misspelt."""

MAX_EDITS, CHARS_PER_EDIT = 2, 4
"""Letters that may differ between two spellings of a word, one for every so many letters."""

MIN_SINGLE_CHARS, MIN_RARITY = 6, 0.8
"""Letters and rarity of a name of one word that is compared: an ordinary word has its own spelling."""

MAX_SINGLE_NAMES, END_CHARS = 200, MIN_SINGLE_CHARS // 2
"""Names of one word in a source of which spellings are compared, and letters of either end by which they are found."""

_WORD = lazy(r"[^\W\d_]{1,60}")


def are_variants(one: str, other: str) -> bool:
    """Tell whether two full names are of one bearer.

    The family names must be the same or one a misspelling of the other, and the first names likewise; with a middle name in one
    of them alone both must be the same. "LaTonya Sharon Brown" and "Latonya Brown", "Wilfried Strauch" and "Wilfredo Strauss" are;
    "Humberto Garcia" and "Humberto Saballos", "Dorothy Brown" and "LaTonya Brown" are not.
    """
    if key_of(one) == key_of(other):
        return False  # the same letters; told apart elsewhere
    if nation_of(one) and nation_of(one) == nation_of(other):
        return False  # South Korea and what is South Korean
    here, there = _words(one), _words(other)
    if min(len(here), len(there)) < 2:
        return False
    if len(here) != len(there):
        return here[0] == there[0] and here[-1] == there[-1]
    return here != there and _like(here[0], there[0]) and _like(here[-1], there[-1])


def initials_of(name: str) -> str:
    """Return the first letters of the first and of the last word of a name, which are those of all its variants.

    >>> initials_of("LaTonya Sharon Brown")
    'lb'
    """
    words = _words(name)
    return words[0][0] + words[-1][0] if words else ""


def is_name_throughout(name: str, capitalised: frozenset[str]) -> bool:
    """Tell whether a source writes the words of a name with a capital wherever they stand: not those of "Kraft Shooting".

    The first may always begin a sentence. `capitalised` are the stems of all names in the sentences of the source.
    """
    _, *words = [word for word in _WORD.findall(name) if len(word) > 1] or [""]
    return all(stem_of[word] in capitalised for word in words)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return [word for word in _WORD.findall("".join(c for c in plain if not unicodedata.combining(c))) if len(word) > 1]


def _like(one: str, other: str) -> bool:
    """Tell whether two words are the same or differ in so few letters that one is a slip; the first letter must be the same."""
    if one == other:
        return True
    if one.rstrip("s") == other.rstrip("s"):
        return False  # a plural
    shorter = min(len(one), len(other))
    if shorter < MIN_LIKE_CHARS or one[0] != other[0]:
        return False
    return _edits(one, other) <= min(MAX_EDITS, 1 + (shorter - 1) // CHARS_PER_EDIT)


def _edits(one: str, other: str) -> int:
    """Return the Levenshtein distance of two words."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, mate in enumerate(other, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != mate)))
        before = now
    return before[-1]


class SingleNames(NamedTuple):
    """The long, rare names of one word of a source, by their stems: the first sentence of each, and the names by their ends.

    `ends` has each name under its first and under its last letters.
    """

    counts: Mapping[str, int]
    sentences: dict[str, ToldSentence]
    ends: dict[str, list[str]]


def single_names_of(text: SourceText) -> SingleNames:
    """Collect the long, rare names of one word in a source."""
    sentences: dict[str, ToldSentence] = {}
    for sentence in text.sentences:
        for name in sorted(sentence.names):
            is_rare = len(name) >= MIN_SINGLE_CHARS and rarity_of[name] >= MIN_RARITY
            if is_rare and len(sentences) < MAX_SINGLE_NAMES:
                sentences.setdefault(name, sentence)
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for name in sentences:
        ends[f"{name[:END_CHARS]}-"].append(name)
        ends[f"{name[0]}-{name[-END_CHARS:]}"].append(name)
    return SingleNames(text.counts, sentences, dict(ends))


def spelt_almost_alike(one: SingleNames, other: SingleNames) -> Iterator[tuple[tuple[str, Place], tuple[str, Place]]]:
    """Find names of one word that each of two sources has alone, and that differ by one letter: Bireun and Bireuen.

    Two words of six letters that do have the same first three letters or the same last three, so that few pairs are looked at.
    """
    likely = {
        pair
        for key in one.ends.keys() & other.ends.keys()
        for pair in product(one.ends[key], other.ends[key])
        if _differ_by_one(*pair)
    }
    for name, mate in sorted(likely):
        if name in other.counts or mate in one.counts or _is_inflected(name, mate):
            continue
        place, there = place_of_word(one.sentences[name], name), place_of_word(other.sentences[mate], mate)
        if place and there and place.quote.casefold() != there.quote.casefold():
            yield (place.quote, place), (there.quote, there)


def _differ_by_one(one: str, other: str) -> bool:
    """Tell whether two words are one but for a letter more, less or otherwise.

    >>> _differ_by_one("bireun", "bireuen"), _differ_by_one("bireun", "bireum"), _differ_by_one("bireun", "bireun")
    (True, True, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    same = next(
        (at for at, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its), min(len(one), len(other))
    )
    rest, others_rest = one[same:], other[same:]
    return rest[1:] in (others_rest, others_rest[1:]) or rest == others_rest[1:]


def _is_inflected(one: str, other: str) -> bool:
    """Tell whether one word is the other with letters more at its end: Somali, Somalia."""
    return one.startswith(other) or other.startswith(one)


Spelling = tuple[str, "Place"]
"""A name as a source writes it, and where."""


class SourceNames(NamedTuple):
    """The names of a source: full ones by initials, those of one word."""

    full: Mapping[str, Mapping[str, Place]]
    single: SingleNames


def names_of(names: Mapping[str, Place], text: SourceText) -> SourceNames:
    """Return the names of a source of which spellings are compared; full ones if it writes them with capitals throughout."""
    full: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for name, place in names.items():
        if is_name_throughout(name, text.names):
            full[initials_of(name)][name] = place
    return SourceNames(full, single_names_of(text))


def find_spellings(one: SourceNames, other: SourceNames) -> Iterator[tuple[Spelling, Spelling]]:
    """Find the names that two sources on one story write almost alike."""
    yield from chain(_variants_of(one.full, other.full), spelt_almost_alike(one.single, other.single))


def _variants_of(
    here: Mapping[str, Mapping[str, Place]], there: Mapping[str, Mapping[str, Place]]
) -> Iterator[tuple[Spelling, Spelling]]:
    """Yield the names of two sources, by initials, that are variants of each other and stand in one of them alone."""
    for initials, own in here.items():
        other = there.get(initials, {})
        for one, another in product(own.items(), other.items()):
            if one[0] not in other and another[0] not in own and are_variants(one[0], another[0]):
                yield one, another


def place_of_word(sentence: ToldSentence, stem: str) -> Place | None:
    """Find the word of a sentence that begins with a stem, in the raw file; None if its raw form is another."""
    place = sentence.place
    for match in _WORD.finditer(place.quote):
        if match.group().casefold().startswith(stem) and "\n" not in place.quote[: match.start()]:
            start, end = place.start + match.start(), place.start + match.end()
            return place._replace(start=start, end=end, column=place.column + match.start(), quote=match.group())
    return None
