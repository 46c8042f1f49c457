"""Which sentences of two sources tell of the same, and what shows it: names, words and figures that both have.

A word counts by its rarity in English, and less where the two sources have it in many sentences: it is what the story is
about, and does not tell its events apart. The weights of the few features were learnt from the development half of ECB+
(Cybulska and Vossen 2014; annotation CC BY 3.0) by `tools/train_alignment.py`, which prints cross-validated figures.
"""

from __future__ import annotations

import math
from functools import lru_cache, reduce
from operator import mul, or_
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.amount_fits import count_alike, measure_alike
from sourcelint.corpus.slot_pairs import has_slot, have_slots
from sourcelint.corpus.source_texts import rows_in
from sourcelint.corpus.two_events import tell_of_two_events
from sourcelint.evidence.events.rarity import rarity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.corpus.source_texts import Rows, SourceText
    from sourcelint.corpus.stories import StoryPair
    from sourcelint.evidence.events.told import ToldSentence

MIN_SHARED_TERMS = 2
"""Telling stems that two sentences share at least."""

MIN_COSINE = 0.06
"""Cosine of the weighted stems of two sentences from which on they are looked at."""

MIN_SCORE = 0.5
"""Probability from which on two sentences tell of the same."""

MIN_EVENT = 0.12
"""Probability from which on the figures of two sentences are compared at all: those of one named person may conflict
wherever they stand."""

MIN_TWIN_COSINE = 0.95
"""Cosine from which on two sentences are one, copied; such a one is compared with no others of that source."""

MAX_DAYS_APART, LATER = 10, -1.0
"""Days between two sources from which on they mostly tell of different events, and what that adds to the log odds."""

FAR = -1.5
"""What it adds to the log odds if two sources are farther from each other than either from its own story."""

MIN_OTHER_TERMS, THIN = 2, -0.5
"""Words and figures beside names that two sentences share, and what fewer add to the log odds: of 12 such pairs that were
read, 3 told of the same. Whether figures are compared does not hang on it."""

CLOCK = 0.9
"""What it adds to the log odds if two sentences give the same time of a clock: few events of a story have one, and few share it."""

COUNT = 2.0
"""What it adds if two sentences count the same number: of 51 pairs of ECB+ that are not linked without it, and that annotators
had read, all tell of one event."""

MAX_REST, MAX_LENGTH_TERMS = 4, 15
"""Shared words, and words of the shorter sentence, beyond which more make no difference."""

MAX_SENTENCES_KNOWN = 64
"""Numbers of sentences for which the weights of stems are held: pairs of sources of one story have about as many."""

MAX_FIGURES = 2
"""Shared figures beyond which more make no difference."""


class Features(NamedTuple):
    """What two sentences have in common, each feature as a number; `other_figures`: both have figures, and share none."""

    cosine: float
    contained: float
    names: float
    figures: float
    other_figures: float
    story: float
    length: float
    rest: float
    quoted: float


BIAS = -2.41
WEIGHTS = Features(
    cosine=0.88,
    contained=0.16,
    names=0.85,
    figures=0.22,
    other_figures=-0.77,
    story=1.82,
    length=-1.2,
    rest=0.56,
    quoted=-0.64,
)
"""What each feature adds to the log odds. `other_figures` is left out where conflicts are looked for."""


class Near(NamedTuple):
    """Two sentences that share enough words: their rows, these words, the product of their weighted stems as vectors, its cosine."""

    here: int
    there: int
    shared: frozenset[str]
    inner: float
    cosine: float


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
    """What aligning two sources found: pairs of sentences, and for each sentence the greatest cosine with one of the other.

    There are no cosines if not all pairs of sentences were asked for.
    """

    pairs: tuple[Aligned, ...]
    nearest_here: dict[int, float]
    nearest_there: dict[int, float]


NOTHING_ALIGNED = Alignment((), {}, {})


def align(
    pair: StoryPair,
    one: SourceText,
    other: SourceText,
    days_apart: int,
    *,
    independent: bool = True,
    is_near: bool = True,
    mates: Sequence[Rows] | None = None,
) -> Alignment:
    """Find the pairs of sentences of two sources that may tell of the same, in text order of the first.

    Those below `MIN_SCORE` are kept only if both have figures or dates that can be compared. `days_apart` are the days
    between the two: reports of different days mostly tell of different events in like words, and so do sources that are not
    `is_near`. Of sources that are not `independent` a sentence that both have in the same words is compared with no other.
    `mates` are for each sentence of the first those of the other that it is compared with; by default, it is with all.
    """
    if mates is not None and not any(mates):
        return NOTHING_ALIGNED
    more = LATER * (days_apart > MAX_DAYS_APART) + FAR * (not is_near or tell_of_two_events(one, other))
    compared = Comparison(one, other, pair.likeness)
    near = list(compared.near_sentences(mates, each_once=not independent))
    found = []
    for two in _told_once(near):
        here, there = two.here, two.there
        if mates is not None and not mates[here] >> there & 1:
            continue
        with_slots = have_slots(one.sentences[here], other.sentences[there])
        known = more + compared.shared_measures(two)
        if not with_slots and known + compared.most_odds(two) < 0:
            continue
        score, event = probabilities(compared.features(two), known)
        is_compared = with_slots and event >= MIN_EVENT and _are_whole(one.sentences[here], other.sentences[there])
        if score >= MIN_SCORE or is_compared:
            found.append(Aligned(pair.one, here, pair.other, there, score, event))
    return Alignment(tuple(found), *(_nearest(near) if mates is None else ({}, {})))


def _told_once(near: list[Near]) -> list[Near]:
    """Leave out the pairs of sentences of which one is told in the same words by another sentence of the other source."""
    twins = [two for two in near if two.cosine >= MIN_TWIN_COSINE]
    if not twins:
        return near
    twins_here, twins_there = {two.here for two in twins}, {two.there for two in twins}
    return [
        two
        for two in near
        if two.cosine >= MIN_TWIN_COSINE or (two.here not in twins_here and two.there not in twins_there)
    ]


def _nearest(near: Sequence[Near]) -> tuple[dict[int, float], dict[int, float]]:
    """Return for the sentences of either source the greatest cosine with one of the other."""
    return (
        _greatest((two.here, two.cosine) for two in near),
        _greatest((two.there, two.cosine) for two in near),
    )


def _greatest(cosines: Iterable[tuple[int, float]]) -> dict[int, float]:
    """Return the greatest cosine of each row."""
    found: dict[int, float] = {}
    for row, cosine in cosines:
        if cosine > found.get(row, 0.0):
            found[row] = cosine
    return found


def _are_whole(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether neither of two sentences is an item of a list."""
    return (here.whole or here.title) and (there.whole or there.title)


def probabilities(features: Features, more: float = 0.0) -> tuple[float, float]:
    """Return the probability that two sentences tell of the same, and that without regard to figures that differ.

    `more` are further log odds.
    """
    odds = BIAS + more + sum(map(mul, WEIGHTS, features))
    thin = THIN * (features.rest + features.figures < MIN_OTHER_TERMS)
    return _logistic(odds + thin), _logistic(odds - WEIGHTS.other_figures * features.other_figures)


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _squares_of(one: SourceText, other: SourceText) -> dict[str, float]:
    """Return the squared weights of the terms of two sources: most stand in one sentence, and weigh what they always do."""
    squares = {**one.squares, **other.squares}
    counts, others = one.counts, other.counts
    shares = _shares(len(one.sentences) + len(other.sentences))
    for stem in (counts.keys() & others.keys()) | one.recurring | other.recurring:
        squares[stem] *= shares[counts.get(stem, 0) + others.get(stem, 0)]
    return squares


@lru_cache(maxsize=MAX_SENTENCES_KNOWN)
def _shares(sentences: int) -> tuple[float, ...]:
    """Return what is left of the squared weight of a stem by the number of sentences, of so many, that have it."""
    most = math.log(sentences + 1)
    return tuple([((most - math.log(count / 2 + 0.5)) / most) ** 2 for count in range(sentences + 1)])


class Comparison:
    """The sentences of two sources side by side.

    A stem weighs more if it is rare in English, and in few of the sentences of the two sources; figures weigh nothing.
    """

    def __init__(self, one: SourceText, other: SourceText, likeness: float) -> None:
        """Take two sources, and how like their words are (cosine, 0 to 1)."""
        self._one, self._other, self._likeness = one, other, likeness
        self.squares = _squares_of(one, other)
        self._lengths, self._other_lengths = self._lengths_of(one), self._lengths_of(other)

    def near_sentences(self, mates: Sequence[Rows] | None = None, *, each_once: bool = False) -> Iterator[Near]:
        """Find the pairs of sentences that share enough words, in text order of the first source.

        Of pairs that are no `mates`, see `align`, those are left out that are not in almost the same words. With `each_once`
        only one pair is kept of a sentence that both sources have in the same words: what it tells no other tells otherwise.
        """
        same = self._same_words() if each_once else {}
        free = ~sum({1 << row for row in same.values()})
        others, squares = self._other.sentences, self.squares
        any_mate = reduce(or_, mates or (), 0)
        for here, sentence in enumerate(self._one.sentences):
            own, length = sentence.terms, self._lengths[here]
            if here in same:
                if has_slot(sentence):
                    yield Near(here, same[here], own, length**2, 1.0)
                continue
            sharing = self._other.rows_sharing(own) & free
            for there in rows_in(sharing) if mates is None else self._asked(here, sharing, mates[here], any_mate):
                shared = own & others[there].terms
                inner = math.fsum([squares[term] for term in shared])
                cosine = inner / (length * self._other_lengths[there])
                if cosine >= MIN_COSINE:
                    yield Near(here, there, shared, inner, cosine)

    def _asked(self, here: int, sharing: Rows, mates: Rows, any_mate: Rows) -> Iterator[int]:
        """Yield of the rows that share terms with a sentence its mates, and those that may have nearly its words.

        A row that is the mate of no sentence tells nothing of one that has no mates, whatever its words are.
        """
        length = self._lengths[here]
        for there in rows_in(sharing if mates else sharing & any_mate):
            if mates >> there & 1 or _may_be_twins(length, self._other_lengths[there]):
                yield there

    def _same_words(self) -> dict[int, int]:
        """Return the rows of the sentences of the first source whose words one of the other has, with the row of that."""
        rows = self._other.row_of
        return {row: rows[sentence.terms] for row, sentence in enumerate(self._one.sentences) if sentence.terms in rows}

    def _lengths_of(self, text: SourceText) -> list[float]:
        """Return the length of the weighted terms of each sentence as a vector, 1 of one without weight."""
        square_of = self.squares.__getitem__
        return [math.sqrt(math.fsum(map(square_of, sentence.terms))) or 1.0 for sentence in text.sentences]

    def shared_measures(self, near: Near) -> float:
        """Return what it adds to the log odds that two sentences give the same time of a clock, to the minute, or count alike."""
        shared = self._one.figures[near.here] & self._other.figures[near.there]
        here, there = self._one.sentences[near.here], self._other.sentences[near.there]
        return CLOCK * (":" in "".join(shared)) + COUNT * count_alike(here.amounts, there.amounts)

    def most_odds(self, near: Near) -> float:
        """Return the log odds that the features of two sentences add up to at most, as if each shared word counted in all ways.

        The weights of names add up to no more than the root of their number times the sum of their squares (Cauchy, Schwarz).
        """
        count = len(near.shared)
        most = Features(
            near.cosine,
            contained=1.0,
            names=math.sqrt(count * near.inner),
            figures=float(min(count, MAX_FIGURES)),
            other_figures=0.0,
            story=self._likeness,
            length=self._shorter(near),
            rest=float(min(count, MAX_REST)),
            quoted=0.0,
        )
        odds: float = BIAS + sum(map(mul, WEIGHTS, most))
        return odds

    def features(self, near: Near) -> Features:
        """Return what two sentences have in common."""
        here, there = self._one.sentences[near.here], self._other.sentences[near.there]
        own, theirs = self._one.figures[near.here], self._other.figures[near.there]
        figures = len(own & theirs)
        names = [math.sqrt(self.squares[term]) for term in (near.shared - own) & (here.names | there.names)]
        return Features(
            near.cosine,
            near.inner / min(self._lengths[near.here], self._other_lengths[near.there]) ** 2,
            math.fsum(names),
            float(min(figures, MAX_FIGURES)),
            float(bool(own and theirs and not figures) and not measure_alike(here.amounts, there.amounts)),
            self._likeness,
            self._shorter(near),
            float(min(len(near.shared) - figures - len(names), MAX_REST)),
            float(here.quoted + there.quoted),
        )

    def _shorter(self, near: Near) -> float:
        """Return how long the shorter of two sentences is, as a share of what makes no more difference."""
        terms = min(len(self._one.sentences[near.here].terms), len(self._other.sentences[near.there].terms))
        return min(terms, MAX_LENGTH_TERMS) / MAX_LENGTH_TERMS


def _may_be_twins(one: float, other: float) -> bool:
    """Tell whether two sentences are of a length with which they can be near enough to be one."""
    return min(one, other) >= MIN_TWIN_COSINE * max(one, other)


def shared_terms(here: ToldSentence, there: ToldSentence) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Return the names, the other stems and the figures that two sentences share, each the rarest first."""
    shared = sorted(here.terms & there.terms, key=lambda term: (-rarity_of[term], term))
    names = [term for term in shared if term in here.names or term in there.names]
    figures = [term for term in shared if term[0].isdigit()]
    return names, [term for term in shared if term not in names and term not in figures], figures
