"""Which sentences of a source have most of what no independent source on the same story has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.evidence.events.rarity import rarity_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldSentence
    from sourcelint.finding import Place

MAX_NEARNESS = 0.45
"""Cosine of the weighted words of two sentences from which on one may tell what the other does."""

MAX_LONELY = 5
"""Sentences of one source that are pointed at on one story."""

MIN_NEWS = 3.0
"""Rarity, added up, of what a sentence has that no other source on the story has."""

Stretch = tuple[int, int]
"""Half-open offsets in the raw file of a source."""


def find_lonely(
    text: SourceText, others: Collection[SourceText], nearest: Sequence[float], known: Sequence[Stretch]
) -> tuple[Place, ...]:
    """Find the sentences of a source that have most of what no other has, in text order.

    `nearest` is the greatest cosine of each sentence with one of the others; `known` are stretches that others do tell.
    """
    told = frozenset[str]().union(*(other.terms for other in others))
    lonely = [
        (-news, row)
        for row, sentence in enumerate(text.sentences)
        if (news := _news(sentence, told)) >= MIN_NEWS
        and nearest[row] < MAX_NEARNESS
        and not any(sentence.place.start < end and start < sentence.place.end for start, end in known)
    ]
    return tuple(text.sentences[row].place for row in sorted(row for _, row in sorted(lonely)[:MAX_LONELY]))


def _news(sentence: ToldSentence, told: frozenset[str]) -> float:
    """Weigh what a sentence has that is not `told` elsewhere, names and figures twice.

    It is 0 without any of these, and for quotations, headlines and items of lists.
    """
    if sentence.quoted or sentence.title or not sentence.whole:
        return 0.0
    new = sorted(sentence.terms - told)
    firm = [term for term in new if term[0].isdigit() or term in sentence.names]
    if not firm:
        return 0.0
    return sum(rarity_of[term] for term in new) + sum(rarity_of[term] for term in firm)
