"""XSR004."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sourcelint.corpus.near_duplicates import MIN_CONTAINMENT
from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus.collection import Collection
    from sourcelint.finding import Place

MAX_SHOWN = 5
"""Copies that are named where there are many."""


@corpus_rule(
    "XSR004", "near-duplicate-source", "warning", fix="Count both as one source; keep the original, or cite it."
)
def near_duplicate_source(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Flags a source whose text is a copy of another source's, whole or in large part: at least half of the 5-word
    sequences of both together are common, or 70 % of the shorter text's stand in the longer one. On one story 40 % show an
    edited copy: two versions of one wire report.

    ## Why is this bad?
    Two copies count as one source. Agreement between them confirms nothing.

    ## Known limits
    Similarity is estimated from a sample of one in eight sequences, to within a few percent for an article of ordinary
    length; texts of fewer than about 160 words, or 40 on one story, are not compared. Which of two is the copy cannot be told: both get a
    finding, the later ones by name against the first, the first with up to five of them. Paraphrase is not found. Among
    thousands of texts that share a form letter, each is held against the twenty that look most like it.

    ## Measured
    It finds 40 edited copies among 607 news texts (ECB+); 39 of them, read side by side, are versions of one text.

    ## References
    A. Z. Broder, On the resemblance and containment of documents (1997). L. Irber et al., Lightweight compositional
    analysis of metagenomes with FracMinHash (2022). Zhang et al., A Structured Response to Misinformation (2018):
    originality.
    """
    copies: defaultdict[int, list[Place]] = defaultdict(list)
    for copy in (*collection.copies, *collection.edited_copies):
        profile, other = collection.outlines[copy.number], collection.outlines[copy.first]
        kind = "edited copy" if copy.share < MIN_CONTAINMENT else "near-duplicate"
        message = f"{kind} of {other.source}: {copy.share:.0%} of the shorter text stands in the other"
        yield CorpusHit(
            profile.headline, message, (other.headline, *_opening(collection, copy.first)), scope="document"
        )
        copies[copy.first].append(profile.headline)
    for number, places in copies.items():
        names = ", ".join(place.source for place in places[:MAX_SHOWN]) + (
            f" and {len(places) - MAX_SHOWN} more" if places[MAX_SHOWN:] else ""
        )
        yield CorpusHit(
            collection.outlines[number].headline,
            f"near-duplicates of it: {names}",
            tuple(places[:MAX_SHOWN]),
            scope="document",
        )


def _opening(collection: Collection, number: int) -> Iterator[Place]:
    """Yield the first sentence of a source below its headline, which outlets write anew."""
    headline = collection.outlines[number].headline
    sentences = collection.text_of(number).sentences
    yield from [s.place for s in sentences if not s.title and s.place.start >= headline.end][:1]
