"""How far a source reaches: sentences that do not name it, and behind which it stands all the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.annotate.claims import Claim
    from sourcelint.document import Block
    from sourcelint.evidence.annotated import Annotated

_THE_STUDY = lazy(
    r"""
    \b(?:the|this|that|these|those|its|their|his|her|(?-i:[A-Z])[\w’'/-]{1,30})[ ](?:[\w-]{1,20}[ ]){0,2}
    (?:study|studies|survey|poll|trials?|census|report|research|researchers|investigators|scientists|data|figures|analysis
       |statistics|measure|index)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A study that is named, or was before: what follows it in its paragraph is what it found."""
_POINTING_BACK = words("""
    that that's this these those it it's its they their he she his her such of among some another other others about around over
    nearly almost roughly more less fewer only just at including overall both two three four five six seven eight nine ten half
""")
"""Words with which a sentence goes on from the one before it."""
MAX_REACH_SENTENCES = 2
"""Sentences before a claim, in its paragraph, whose source stands behind it too if it goes on from them."""
MAX_REACH_CHARS = 300
"""Characters before a claim, in its paragraph, in which a study is looked for."""
MAX_ENTRIES = 20
"""Entries of a list above one, behind which the line is looked for that announces it."""


def is_in_reach(doc: Annotated, claim: Claim) -> bool:
    """Tell whether a source stands shortly before a figure: it goes on from one, or a study opened its paragraph or list."""
    block = doc.block_at(claim.start)
    if block is None:
        return False
    announcement = announcement_of(doc, block)
    if announcement is not None and _names_source(doc, announcement):
        return True
    if claim.start == block.start:
        return goes_on(claim) and _follows_sourced_figure(doc, claim)
    if _THE_STUDY.search(doc.text, max(block.start, claim.start - MAX_REACH_CHARS), claim.start):
        return True
    for _ in range(MAX_REACH_SENTENCES):
        before = doc.claim_before(claim)
        if before is None or not goes_on(claim):
            return False
        if before.supported:
            return True
        claim = before
    return False


def _names_source(doc: Annotated, announcement: Block) -> bool:
    """Tell whether the line above a list names a study, or somebody stands behind it."""
    claim = doc.claim_at(announcement.end - 1)
    if claim is not None and claim.supported:
        return True
    return _THE_STUDY.search(doc.text, announcement.start, announcement.end) is not None


def _follows_sourced_figure(doc: Annotated, claim: Claim) -> bool:
    """Tell whether the paragraph before ends with a figure and its source: "Among cars, …" goes on from there."""
    before = sentence_before(doc, claim)
    return before is not None and before.supported and "figure" in before.reasons


def goes_on(claim: Claim) -> bool:
    """Tell whether a sentence opens by pointing back or with its figure, and so goes on with what was said before."""
    return claim.shapes[:1] in {"0", "n"} or any(word.lower() in _POINTING_BACK for word in claim.tokens[:1])


def sentence_before(doc: Annotated, claim: Claim) -> Claim | None:
    """Find the sentence before another, in its paragraph or before it."""
    number = doc.sentence_number(claim.start)
    return doc.claims[number - 1] if number > 0 else None


def announcement_of(doc: Annotated, entry: Block) -> Block | None:
    """Find the line with a colon above a paragraph, or above the list that an entry stands in: "The research found:"."""
    number = bisect_right(doc.blocks, entry.start, key=lambda block: block.start) - 1
    first = max(0, number - MAX_ENTRIES) if entry.kind == "list" else max(0, number - 1)
    others = (block for block in reversed(doc.blocks[first:number]) if block.kind != "list")
    above = next(others, None)
    return above if above is not None and doc.text[above.start : above.end].rstrip().endswith(":") else None
