"""XSR002."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sourcelint.corpus.collection import Collection
    from sourcelint.finding import Place

MIN_GROUPS = 3
"""Independent sources on one subject from which on it says something that only one of them tells a claim."""

MIN_SHARE = 0.5
"""Share of the words of a claim that a sentence of another source has which tells the same."""

MIN_WORDS = 3
"""Words that the two must share at least."""

MAX_SENTENCES_PER_WORD = 50
"""Sentences that have a word which leads to none of them: it belongs to the subject."""

MIN_RARE_WORDS = 2
"""Rarer words that two sentences must share to be compared."""

MAX_CANDIDATES = 10
"""Sentences of other sources that a claim is compared with, those that share most of its rarer words."""


@corpus_rule(
    "XSR002",
    "single-source-claim",
    "info",
    fix="Look for a second source before you rely on it; it may still be right.",
    every_sentence=True,
)
def single_source_claim(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Notes, of the claims of a source that are most worth checking, those that no other source on the same subject tells.
    Sources are on the same subject where they name the same two actors most and have a claim or an event in common with
    another; at least three independent ones must be.

    ## Why is this bad?
    It need not be. But where one source is wrong, it is mostly alone.

    ## Known limits
    On other stories, at least two other independent sources must be near, and five sentences a source are shown, those with
    the most names and figures that none of these has. At most five claims a source are looked at. Whether another source tells the same is seen by the words of its
    sentences; what it says in quite other words is missed. Actors are those of `checks/reference/aliases.csv` and
    countries.

    ## References
    NATO AJP-2.1, information rating 3: not confirmed. Associated Press, on a second source.
    """
    subjects: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for number, profile in enumerate(collection.outlines):
        if profile.subject:
            subjects[profile.subject].append(number)
    shown: set[Place] = set()
    for subject, numbers in subjects.items():
        if len({collection.voices[number] for number in numbers}) >= MIN_GROUPS:
            for hit in _alone(collection, subject, numbers):
                shown.add(hit.place)
                yield hit
    yield from (hit for hit in _alone_in_story(collection) if hit.place not in shown)


def _alone_in_story(collection: Collection) -> Iterator[CorpusHit]:
    """Point at the sentences of each source that have most of what no independent source on the same story has."""
    results = collection.results
    for number, lonely in results.lonely.items():
        nobody = f"none of the {results.voices_near[number]} other sources on the same story tells"
        in_part = {told.place for told in results.alike.get(number, ())}
        for place in lonely:
            yield CorpusHit(place, f"{nobody} {'all of ' * (place in in_part)}this", ())


def _alone(collection: Collection, subject: frozenset[str], numbers: Sequence[int]) -> Iterator[CorpusHit]:
    """Find the claims that one source alone tells, among those that have something in common with another."""
    groups, events = collection.voices, collection.events_told
    sentences = _Sentences(collection, numbers)
    here = frozenset(numbers)
    linked = {group for group, words in sentences if sentences.told_by_others(group, words)}
    linked |= {groups[number] for number in numbers if _shares_event(number, here, events)}
    if len(linked) < MIN_GROUPS:
        return
    message = f"none of the {len(linked) - 1} other sources on {' and '.join(sorted(subject))} tells this"
    for number in numbers:
        for claim in collection.tellers[number].claims if groups[number] in linked else ():
            told = any(_overlap(claim.place, place) for place, _ in events.get(number, ()))
            if not told and not sentences.told_by_others(groups[number], frozenset(array("I", claim.words))):
                yield CorpusHit(claim.place, message, ())


class _Sentences:
    """The sentences of the sources on one subject as hashed words, found by the words that few of them have."""

    def __init__(self, collection: Collection, numbers: Sequence[int]) -> None:
        self._sentences = [
            (collection.voices[number], frozenset(array("I", words)))
            for number in numbers
            for words in collection.tellers[number].facts
        ]
        self._having: defaultdict[int, list[int]] = defaultdict(list)
        for at, (_, words) in enumerate(self._sentences):
            for word in words:
                self._having[word].append(at)

    def __iter__(self) -> Iterator[tuple[int, frozenset[int]]]:
        """Yield each sentence: its independent group and its words."""
        return iter(self._sentences)

    def told_by_others(self, group: int, own: frozenset[int]) -> bool:
        """Tell whether a sentence of another independent group has enough of some words to tell the same."""
        having = self._having
        near = Counter(at for word in own if len(having[word]) <= MAX_SENTENCES_PER_WORD for at in having[word])
        close = (self._sentences[at] for at, shared in near.most_common(MAX_CANDIDATES) if shared >= MIN_RARE_WORDS)
        enough = max(MIN_WORDS, MIN_SHARE * len(own))
        return any(other != group and len(own & words) >= enough for other, words in close)


def _shares_event(
    number: int, here: frozenset[int], events: Mapping[int, Sequence[tuple[Place, frozenset[int]]]]
) -> bool:
    """Tell whether a source tells of an event that another source on the subject tells of too."""
    return any(not here.isdisjoint(everybody - {number}) for _, everybody in events.get(number, ()))


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end
