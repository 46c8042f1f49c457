"""XSR004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import CorpusHit, corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus import Collection
    from sourcelint.finding import Place

MAX_SHOWN = 5
"""Copies that are named where there are many."""


@corpus_rule(
    "XSR004", "near-duplicate-source", "warning", fix="Count both as one witness; keep the original, or cite it."
)
def near_duplicate_source(collection: Collection) -> Iterator[CorpusHit]:
    """
    ## What it does
    Flags a source whose text is a copy of another source's, whole or in large part: at least half of the 5-word
    sequences of both together are common, or 70 % of the shorter text's stand in the longer one.

    ## Why is this bad?
    Two copies are one witness. Agreement between them confirms nothing.

    ## Known limits
    Similarity is estimated from a sample of one in eight sequences, to within a few percent for an article of ordinary
    length; texts of fewer than about 160 words are not compared. Which of two is the copy cannot be told: both get a
    finding, the later ones by name against the first, the first with up to five of them. Paraphrase is not found. Among
    thousands of texts that share a form letter, each is held against the twenty that look most like it.

    ## References
    A. Z. Broder, On the resemblance and containment of documents (1997). L. Irber et al., Lightweight compositional
    analysis of metagenomes with FracMinHash (2022). Zhang et al., A Structured Response to Misinformation (2018):
    originality.
    """
    copies: dict[int, list[Place]] = {}
    for copy in collection.copies:
        profile, other = collection.outlines[copy.number], collection.outlines[copy.first]
        message = f"near-duplicate of {other.source}: {copy.share:.0%} of the shorter text stands in the other"
        yield CorpusHit(profile.headline, message, (other.headline,), scope="document")
        copies.setdefault(copy.first, []).append(profile.headline)
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
