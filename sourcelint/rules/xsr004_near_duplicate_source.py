"""XSR004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import CorpusHit, corpus_rule
from sourcelint.signature import hashes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.document import Place
    from sourcelint.witness import Witness

SIMILARITY = 0.5
CONTAINMENT = 0.7
FEWEST = 20
"""Fewest sampled shingles on both sides, about 160 words: below, a shared form letter or notice decides."""

CANDIDATE = 2**32 // 8
"""Only hashes below this are indexed to find pairs worth comparing: one in eight, so that the index stays small."""

SHOWN = 5
"""Copies that are named where there are many."""

COMMON = 20
"""A hash that so many different texts have is the furniture of a site or a form letter: it leads to no pair, so that the
work grows with the number of sources and not with its square."""


@corpus_rule(
    "XSR004", "near-duplicate-source", "warning", fix="Count both as one witness; keep the original, or cite it."
)
def near_duplicate_source(witnesses: Sequence[Witness]) -> Iterator[CorpusHit]:
    """
    ## What it does
    Flags a source whose text is a copy of another source's, whole or in large part: at least half of the 5-word
    sequences of both together are common, or 70 % of the shorter text's stand in the longer one.

    ## Why is this bad?
    Two copies are one witness. Agreement between them confirms nothing.

    ## Known limits
    Similarity is estimated from a sample of one in eight sequences, to within a few percent for an article of ordinary
    length; texts of fewer than about 160 words are not compared. Which of two is the copy cannot be told: both get a
    finding, the later ones by name against the first, the first with up to five of them. Paraphrase is not found, nor is a copy of what twenty other texts share.

    ## References
    A. Z. Broder, On the resemblance and containment of documents (1997). L. Irber et al., Lightweight compositional
    analysis of metagenomes with FracMinHash (2022). Zhang et al., A Structured Response to Misinformation (2018):
    originality.
    """
    # Only the first member of a cluster is indexed, so that a thousand copies cost a thousand comparisons, not a million.
    first_with: dict[int, list[int]] = {}
    copies: dict[int, list[Place]] = {}
    for n, witness in sorted(enumerate(witnesses), key=lambda item: item[1].source):
        own = set(hashes_of(witness.signature))
        if len(own) < FEWEST:
            continue
        keys = [h for h in own if h < CANDIDATE]
        candidates = {m for h in keys for m in first_with.get(h, ()) if len(first_with[h]) < COMMON}
        best = max(((_likeness(own, set(hashes_of(witnesses[m].signature))), -m) for m in candidates), default=(0.0, 0))
        if best[0]:
            other = witnesses[-best[1]]
            message = f"near-duplicate of {other.source}: {best[0]:.0%} of the shorter text stands in the other"
            yield CorpusHit(witness.headline, message, (other.headline,), scope="document")
            copies.setdefault(-best[1], []).append(witness.headline)
            continue
        for h in keys:
            others = first_with.setdefault(h, [])
            if len(others) < COMMON:
                others.append(n)
    for n, places in copies.items():
        names = ", ".join(p.source for p in places[:SHOWN]) + (
            f" and {len(places) - SHOWN} more" if places[SHOWN:] else ""
        )
        yield CorpusHit(
            witnesses[n].headline, f"near-duplicates of it: {names}", tuple(places[:SHOWN]), scope="document"
        )


def _likeness(a: set[int], b: set[int]) -> float:
    """Give the share of the shorter text that stands in the longer one, or 0 where the two are different texts."""
    common = len(a & b)
    containment = common / min(len(a), len(b))
    return containment if common / len(a | b) >= SIMILARITY or containment >= CONTAINMENT else 0.0
