"""What sources share word for word: runs of sentences, each linked to the first source that has it.

Every run of enough words holds a *seed* at its start: the fewest sentences in a row that reach so many words. Seeds are
looked up in a dictionary, so that the work grows with the number of sentences, however many sources have one of them.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.hash_index import find_recurring
from sourcelint.expressions import lazy
from sourcelint.finding import Place

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterator, Sequence

    from sourcelint.report import Passages, SourceProfile

FIELDS_PER_SENTENCE = 7
"""Numbers that `Passages` has for a sentence."""

FOOT_SENTENCES = 5
"""Sentences at the end of a text in which an outlet or an author is introduced, in the same words each time."""

MAX_FIRSTS = 2
"""Places kept of one seed, of different sites, so that pages of the first site are linked to the second."""

Site = str | int
"""Host or publisher of a source; its number if it states neither, since it then shares a site with nobody."""


class SharedSentence(NamedTuple):
    """A sentence that recurs: what only the same sentence has, its row among all of its source, words, where it stands.

    `foot`: it is one of the last sentences of its text.
    """

    key: tuple[int, int, str]
    row: int
    words: int
    place: Place
    foot: bool


class SharedRun(NamedTuple):
    """Sentences in a row that two sources share: the numbers of these, the words, and where it stands in each."""

    one: int
    other: int
    words: int
    here: Place
    there: Place


class _FirstPlace(NamedTuple):
    """The first place of a seed on a site: the number of the source, and of the sentence that the seed begins with."""

    source: int
    sentence: int
    site: Site


def find_shared_runs(
    profiles: Sequence[SourceProfile],
    passages: Sequence[Passages],
    min_words: int,
    versions: Container[tuple[int, int]] = (),
) -> list[SharedRun]:
    """Find the runs of at least `min_words` words that sources of different sites share, in the order of the sources.

    Each is linked to the first source of another site that has it; what all pages of one site repeat links none of them.
    Sentences at the foot of both texts do not count, unless the two, the smaller number first, are `versions` of one text:
    what stands there is the end of the story.
    """
    recurring = find_recurring(map(_marks, passages))
    sentences_of = lru_cache(maxsize=256)(
        lambda number: _sentences(profiles[number].source, passages[number], recurring)
    )
    sites = [profile.site or number for number, profile in enumerate(profiles)]
    firsts: defaultdict[Hashable, list[_FirstPlace]] = defaultdict(list)
    for number, site in enumerate(sites):
        own = sentences_of(number)
        for start, end in _seeds(own, min_words):
            known = firsts[_keys(own[start:end]), own[end - 1].foot]
            if len(known) < MAX_FIRSTS and all(first.site != site for first in known):
                known.append(_FirstPlace(number, start, site))
    runs: set[SharedRun] = set()
    for number, site in enumerate(sites):
        own = sentences_of(number)
        ends: dict[tuple[int, int], int] = {}  # of the runs found, by source and shift: the sentence after the last
        for start, end in _seeds(own, min_words):
            known = _firsts_beside(firsts, _keys(own[start:end]), number, versions, foot=own[end - 1].foot)
            first = min((first for first in known if first.site != site), default=None)
            if first is None or ends.get((first.source, first.sentence - start), 0) >= end:
                continue
            theirs = sentences_of(first.source)
            length = _shared_length(
                own, start, theirs, first.sentence, with_feet=_are_versions(number, first.source, versions)
            )
            ends[first.source, first.sentence - start] = start + length
            here, there = own[start : start + length], theirs[first.sentence : first.sentence + length]
            runs.add(_shared_run((number, here), (first.source, there)))
    return sorted(runs)


def _shared_run(*sides: tuple[int, Sequence[SharedSentence]]) -> SharedRun:
    """Return the run of two sources, the one with the smaller number first."""
    (one, here), (other, there) = sorted(sides, key=lambda side: side[0])
    return SharedRun(one, other, sum(sentence.words for sentence in here), _place(here), _place(there))


def _marks(passages: Passages) -> array[int]:
    """Return the hashes of the sentences of a source."""
    return array("I", passages.numbers)[::FIELDS_PER_SENTENCE]


def _seeds(sentences: Sequence[SharedSentence], min_words: int) -> Iterator[tuple[int, int]]:
    """Find the half-open ranges of sentences, one a start at most, that just reach so many words in a row."""
    follows = [False, *(after.row == before.row + 1 for before, after in pairwise(sentences))]
    for start in range(len(sentences)):
        words, end = 0, start
        while words < min_words and end < len(sentences) and (end == start or follows[end]):
            words += sentences[end].words
            end += 1
        if words >= min_words:
            yield start, end


def _firsts_beside(
    firsts: dict[Hashable, list[_FirstPlace]],
    keys: Hashable,
    number: int,
    versions: Container[tuple[int, int]],
    *,
    foot: bool,
) -> list[_FirstPlace]:
    """Return the first places of a seed of a source; those at the foot of their texts if this one is not, or of versions."""
    at_foot = firsts.get((keys, True), ())
    return [
        *firsts.get((keys, False), ()),
        *(first for first in at_foot if not foot or _are_versions(number, first.source, versions)),
    ]


def _are_versions(one: int, other: int, versions: Container[tuple[int, int]]) -> bool:
    return (min(one, other), max(one, other)) in versions


def _shared_length(
    own: Sequence[SharedSentence], start: int, theirs: Sequence[SharedSentence], first: int, *, with_feet: bool
) -> int:
    """Count the sentences that follow each other in both texts alike, not at the foot of both unless it is `with_feet`."""
    length = 1
    while start + length < len(own) and first + length < len(theirs):
        mine, its = own[start + length], theirs[first + length]
        follows_here = mine.row == own[start + length - 1].row + 1
        follows_there = its.row == theirs[first + length - 1].row + 1
        is_same = mine.key == its.key and (with_feet or not (mine.foot and its.foot))
        if not (follows_here and follows_there and is_same):
            break
        length += 1
    return length


def _keys(sentences: Sequence[SharedSentence]) -> tuple[Hashable, ...]:
    return tuple(sentence.key for sentence in sentences)


_NO_LETTER = lazy("[^A-Za-z]")


def _sentences(source: str, passages: Passages, recurring: frozenset[int]) -> tuple[SharedSentence, ...]:
    """Unpack the sentences of a source that recur. What only the same one has is a hash, its number of words, its first letters.

    The raw beginning itself would not do: one file writes an apostrophe as another writes `&rsquo;` or as an escape.
    """
    if recurring.isdisjoint(_marks(passages)):
        return ()
    numbers = array("I", passages.numbers)
    foot = passages.rows - FOOT_SENTENCES
    found = []
    for at, quote in enumerate(passages.quotes.split("\n")):
        mark, row, words, start, end, line, column = numbers[at * FIELDS_PER_SENTENCE : (at + 1) * FIELDS_PER_SENTENCE]
        if mark in recurring:
            letters = _NO_LETTER.split(quote, maxsplit=1)[0].lower()
            place = Place(source, start, end, line, column, quote)
            found.append(SharedSentence((mark, words, letters), row, words, place, row >= foot))
    return tuple(found)


def _place(sentences: Sequence[SharedSentence]) -> Place:
    """Return the place of sentences in a row, quoted by the first of them."""
    first, end = sentences[0].place, max(sentence.place.end for sentence in sentences)
    return first._replace(end=end)
