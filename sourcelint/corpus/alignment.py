"""Which sentences of two sources tell of the same, and what shows it: names, words and figures that both have.

A word counts by its rarity in English, and less where the two sources have it in many sentences: it is what the story is
about, and does not tell its events apart. The weights of the few features were learnt from the development half of ECB+
(Cybulska and Vossen 2014; annotation CC BY 3.0) by `tools/train_alignment.py`, which prints cross-validated figures.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.evidence.events.rarity import rarity_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sourcelint.corpus.stories import SourceText, StoryPair
    from sourcelint.evidence.events.told import ToldSentence

MIN_SHARED_TERMS = 2
"""Telling stems that two sentences share at least."""

MIN_COSINE = 0.06
"""Cosine of the weighted stems of two sentences from which on they are looked at."""

MIN_SCORE = 0.63
"""Probability from which on two sentences tell of the same."""

MIN_EVENT = 0.12
"""Probability from which on the figures of two sentences are compared at all: those of one named person may conflict
wherever they stand."""

MIN_TWIN_COSINE = 0.95
"""Cosine from which on two sentences are one, copied; such a one is compared with no others of that source."""

MAX_DAYS_APART, LATER = 10, -1.0
"""Days between two sources from which on they mostly tell of different events, and what that adds to the log odds."""

MAX_REST, MAX_LENGTH_TERMS = 4, 15
"""Shared words, and words of the shorter sentence, beyond which more make no difference."""

MAX_FIGURES = 2
"""Shared figures beyond which more make no difference."""

OTHER_FIGURES = "other_figures"
"""The feature of two sentences with figures none of which they share. It is left out where conflicts are looked for."""

BIAS = -2.41
WEIGHTS = {
    "cosine": 0.88,
    "contained": 0.16,
    "names": 0.85,
    "figures": 0.22,
    OTHER_FIGURES: -0.77,
    "story": 1.82,
    "length": -1.2,
    "rest": 0.56,
    "quoted": -0.64,
}
"""What each feature of `features_of` adds to the log odds."""


class Aligned(NamedTuple):
    """Two sentences that may tell of the same: numbers of the sources and of the sentences in these, probability.

    `event` is the probability without regard to figures that differ: two sentences may tell of one event, and one be wrong.
    """

    one: int
    here: int
    other: int
    there: int
    score: float
    event: float


class Alignment(NamedTuple):
    """What aligning two sources found: pairs of sentences, and for each sentence the greatest cosine with one of the other."""

    pairs: tuple[Aligned, ...]
    nearest_here: dict[int, float]
    nearest_there: dict[int, float]


def align(pair: StoryPair, one: SourceText, other: SourceText, days_apart: int) -> Alignment:
    """Find the pairs of sentences of two sources that may tell of the same, in text order of the first.

    Those below `MIN_SCORE` are kept only if both have figures or dates that can be compared. `days_apart` are the days
    between the two: reports of different days mostly tell of different events in like words.
    """
    late = LATER if days_apart > MAX_DAYS_APART else 0.0
    pairs = list(candidates(pair, one, other))
    twins_here = {here for here, _, features in pairs if features["cosine"] >= MIN_TWIN_COSINE}
    twins_there = {there for _, there, features in pairs if features["cosine"] >= MIN_TWIN_COSINE}
    nearest_here: defaultdict[int, float] = defaultdict(float)
    nearest_there: defaultdict[int, float] = defaultdict(float)
    found = []
    for here, there, features in pairs:
        cosine = features["cosine"]
        nearest_here[here] = max(nearest_here[here], cosine)
        nearest_there[there] = max(nearest_there[there], cosine)
        if cosine < MIN_TWIN_COSINE and (here in twins_here or there in twins_there):
            continue  # what it tells is told by another sentence in the same words
        score = probability(features, late)
        event = probability({**features, OTHER_FIGURES: 0.0}, late)
        is_compared = event >= MIN_EVENT and _have_slots(one.sentences[here], other.sentences[there])
        if score >= MIN_SCORE or is_compared:
            found.append(Aligned(pair.one, here, pair.other, there, score, event))
    return Alignment(tuple(found), dict(nearest_here), dict(nearest_there))


def _have_slots(here: ToldSentence, there: ToldSentence) -> bool:
    if not (here.whole or here.title) or not (there.whole or there.title):
        return False  # an item of a list
    return bool((here.amounts and there.amounts) or (here.dates and there.dates))


def probability(features: Mapping[str, float], more: float = 0.0) -> float:
    """Return the probability that two sentences tell of the same, by their features and further log odds."""
    return 1 / (1 + math.exp(-BIAS - more - sum(WEIGHTS[name] * value for name, value in features.items())))


def candidates(pair: StoryPair, one: SourceText, other: SourceText) -> Iterator[tuple[int, int, dict[str, float]]]:
    """Find pairs of sentences that share enough words, with their features."""
    weights = _weights(one, other)
    length_here, length_there = cache(_measurer(one, weights)), cache(_measurer(other, weights))
    having: defaultdict[str, list[int]] = defaultdict(list)
    for there, sentence in enumerate(other.sentences):
        for term in sentence.terms:
            having[term].append(there)
    for here, sentence in enumerate(one.sentences):
        common = Counter([there for term in sentence.terms if term in having for there in having[term]])
        for there, count in sorted(common.items()):
            if count < MIN_SHARED_TERMS:
                continue
            lengths = length_here(here), length_there(there)
            features = features_of(sentence, other.sentences[there], weights.__getitem__, lengths, pair.likeness)
            if features["cosine"] >= MIN_COSINE:
                yield here, there, features


def _weights(one: SourceText, other: SourceText) -> dict[str, float]:
    """Weigh the stems of two texts: rare in English, and in few of the sentences of the two; figures have no weight."""
    most = math.log(len(one.sentences) + len(other.sentences) + 1)
    counts = {**one.counts, **other.counts}
    for term in one.counts.keys() & other.counts.keys():
        counts[term] += one.counts[term]
    own = {count: (most - math.log(count / 2 + 0.5)) / most for count in set(counts.values())}
    return {term: rarity_of[term] * own[count] for term, count in counts.items()}


def _measurer(text: SourceText, weights: Mapping[str, float]) -> Callable[[int], float]:
    """Return the function that measures a sentence of a text, by its row; most of them nobody asks for."""

    def length(row: int) -> float:
        terms = text.sentences[row].terms
        return math.sqrt(math.fsum([weights[term] ** 2 for term in terms if term in weights])) or 1.0

    return length


def features_of(
    here: ToldSentence,
    there: ToldSentence,
    weight: Callable[[str], float],
    lengths: tuple[float, float],
    likeness: float,
) -> dict[str, float]:
    """Return the features of two sentences by name; `lengths` are those of their weighted stems as vectors."""
    shared = here.terms & there.terms
    figures = {term for term in shared if term[0].isdigit()}
    shared -= figures
    inner = math.fsum([weight(term) ** 2 for term in shared])
    names = shared & (here.names | there.names)
    own, theirs = (any(term[0].isdigit() for term in sentence.terms) for sentence in (here, there))
    return {
        "cosine": inner / (lengths[0] * lengths[1]),
        "contained": inner / min(lengths) ** 2,
        "names": math.fsum(map(weight, names)),
        "figures": float(min(len(figures), MAX_FIGURES)),
        OTHER_FIGURES: float(own and theirs and not figures),
        "story": likeness,
        "length": min(len(here.terms), len(there.terms), MAX_LENGTH_TERMS) / MAX_LENGTH_TERMS,
        "rest": float(min(len(shared - names), MAX_REST)),
        "quoted": float(here.quoted + there.quoted),
    }


def shared_terms(here: ToldSentence, there: ToldSentence) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Return the names, the other stems and the figures that two sentences share, each the rarest first."""
    shared = sorted(here.terms & there.terms, key=lambda term: (-rarity_of[term], term))
    names = [term for term in shared if term in here.names or term in there.names]
    figures = [term for term in shared if term[0].isdigit()]
    return names, [term for term in shared if term not in names and term not in figures], figures
