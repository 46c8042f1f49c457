"""XSR002."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.corpus import Collection
    from sourcelint.finding import Place

FEWEST = 3
"""Independent sources on one subject from which on it says something that only one of them tells a claim."""

TOLD = 0.5
"""Share of the words of a claim that a sentence of another source has which tells the same."""

LEAST = 3
"""Words that the two must share at least."""

COMMON = 50
"""Sentences that have a word which leads to none of them: it belongs to the subject."""

RARE = 2
"""Rarer words that two sentences must share to be compared."""

CANDIDATES = 10
"""Sentences of other sources that a claim is compared with, those that share most of its rarer words."""


@corpus_rule(
    "XSR002",
    "single-source-claim",
    "info",
    fix="Look for a second source before you rely on it; it may still be right.",
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
    At most five claims a source are looked at. Whether another source tells the same is seen by the words of its
    sentences; what it says in quite other words is missed. Actors are those of `checks/reference/aliases.csv` and
    countries.

    ## References
    NATO AJP-2.1, information rating 3: not confirmed. Associated Press, on a second source.
    """
    subjects: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for number, profile in enumerate(collection):
        if profile.subject:
            subjects[profile.subject].append(number)
    events = _events(collection)
    for subject, numbers in subjects.items():
        if len({collection.voices[number] for number in numbers}) >= FEWEST:
            yield from _alone(collection, subject, numbers, events)


def _events(collection: Collection) -> dict[int, list[tuple[Place, frozenset[int]]]]:
    """Give, by source, the places of events that others tell of as well, and these others."""
    found: defaultdict[int, list[tuple[Place, frozenset[int]]]] = defaultdict(list)
    for cluster in collection.clusters:
        entries = (*cluster.tellings, *cluster.agreed())
        everybody = frozenset(entry.number for entry in entries)
        for entry in entries:
            found[entry.number].append((entry.statement.place, everybody))
    return found


def _alone(
    collection: Collection,
    subject: frozenset[str],
    numbers: Sequence[int],
    events: dict[int, list[tuple[Place, frozenset[int]]]],
) -> Iterator[CorpusHit]:
    """Find the claims that one source alone tells, among those that have something in common with another."""
    voices = collection.voices
    sentences = [(voices[n], frozenset(array("I", words))) for n in numbers for words in collection[n].facts]
    having: defaultdict[int, list[int]] = defaultdict(list)
    for at, (_, words) in enumerate(sentences):
        for word in words:
            having[word].append(at)

    def tellers(voice: int, own: frozenset[int]) -> set[int]:
        near = Counter(at for word in own if len(having[word]) <= COMMON for at in having[word])
        close = (sentences[at] for at, n in near.most_common(CANDIDATES) if n >= RARE)
        return {v for v, words in close if v != voice and len(own & words) >= max(LEAST, TOLD * len(own))}

    here = set(numbers)
    linked = {voice for voice, words in sentences if tellers(voice, words)}
    for n in numbers:
        if any(m != n and m in here for _, everybody in events.get(n, ()) for m in everybody):
            linked.add(voices[n])
    if len(linked) < FEWEST:
        return
    message = f"none of the {len(linked) - 1} other sources on {' and '.join(sorted(subject))} tells this"
    for n in numbers:
        for claim in collection[n].claims if voices[n] in linked else ():
            told = any(_overlap(claim.place, place) for place, _ in events.get(n, ()))
            if not told and not tellers(voices[n], frozenset(array("I", claim.words))):
                yield CorpusHit(claim.place, message, ())


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end
