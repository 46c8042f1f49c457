"""CLM009."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.advice import ACTORS, states_duty
from sourcelint.annotate.claims.lexicon import is_nation
from sourcelint.annotate.text.word_index import lowered
from sourcelint.evidence.sources.reach import announcement_of, sentence_before
from sourcelint.evidence.work_type import PERSONAL, label_of
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.claims.opinion import Opinion
    from sourcelint.document import Block
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity


MIN_OPINIONS = 2
"""Pieces of advice and verdicts from which a text gives advice; one alone may be somebody else's, or no advice."""
MAX_FINDINGS = 50
"""Findings in one document: by then a reader knows."""


@rule(
    "CLM009", "unlabelled-opinion", "warning", languages={"en"},
    fix="Label the text as opinion, or say whose advice it is.",
)  # fmt: skip
def unlabelled_opinion(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags advice to states and politicians ("the United States should focus on …", "it is time for Europe to …") and verdicts on
    policy ("is the most effective way to …") in the author's own voice, in a text that is not labelled opinion, editorial, blog
    or the like. The first piece of advice is a warning if others follow, the rest are infos; so are all in a press release,
    whose issuer gives it. Silent in forum posts, obituaries and recipes.

    ## Why is this bad?
    Readers of a report take its sentences as facts; advice among them is taken along.

    ## Known limits
    The label is looked for in short lines around the title and in the address. What a named source advises is not flagged,
    nor the sentence after it in the same paragraph, nor a "must" that a law or a condition demands.

    ## Measured
    Warnings: right in 4 of 6, all of those on 1,100 texts (news of polnear, Wikinews and ECB+, pages of html_wcxb), in 2 of 3 on
    350 further ones, in 1 of 4 on 350 news texts and 339 pages, and in 3 of 3 on 1,700 texts (924 news of polnear, pages,
    dumps). All of the wrong ones but one, whose quotation marks are damaged, are silent or notes now. Notes: right in 3 of 9 of
    the last; of the wrong ones what somebody advised in the paragraph before, what one person believes, and praise of an event
    are silent, so 3 of 6.

    ## References
    NewsGuard criterion "handles the difference between news and opinion responsibly"; The Trust Project, "type of work".
    """
    if doc.genre in PERSONAL or label_of(doc):
        return
    yield from islice(_find_unlabelled(doc), MAX_FINDINGS)


def _find_unlabelled(doc: Annotated) -> Iterator[Hit]:
    """Yield the advice and the verdicts of the author."""
    own = [opinion for opinion in doc.opinions if _is_authors_own(doc, opinion) and not doc.quoted(opinion.span)]
    own = [opinion for opinion in own if not doc.credited(opinion.span)]
    warned = len(own) < MIN_OPINIONS or doc.genre is not None  # a release has an issuer, whose advice it is
    for opinion in own:
        span = opinion.span
        severity: Severity = "info"
        if opinion.kind == "advice" and not warned:
            severity, warned = "warning", True
        message = f"“{doc.text[slice(*span)]} …”: {opinion.kind} in the author’s own voice, and no label says opinion"
        yield Hit(span, message, severity=severity)


def _is_authors_own(doc: Annotated, opinion: Opinion) -> bool:
    """Tell whether an opinion is advice, or a verdict on named actors, that no source stands behind and nobody asks."""
    if opinion.kind not in {"advice", "verdict"}:
        return False
    claim = doc.claim_at(opinion.start)
    block = doc.block_at(opinion.start)
    if block is None or block.kind == "quote":
        return False
    if claim is None or claim.support != "none" or claim.type == "quotation" or "?" in claim.tokens[-2:]:
        return False
    if opinion.kind == "verdict":
        return _FIRST_PERSON.isdisjoint(claim.tokens) and any(_governs(word) for word in claim.tokens)
    demands = " must " in doc.lowercase[slice(*opinion.span)]
    is_duty = demands and states_duty(doc.lowercase[claim.start : claim.end], opinion.end - claim.start)
    return not (is_duty or _is_told_before(doc, claim))


def _governs(word: str) -> bool:
    """Tell whether a word names a state or those who govern it: what is the best way to travel is no policy."""
    lowercase = lowered(word)
    return lowercase.removesuffix("'s") in ACTORS - _ANYBODY or is_nation(lowercase)


_FIRST_PERSON = frozenset(["I", "my", "me"])
_ANYBODY = frozenset(["community", "house", "leaders", "west", "world"])
"""Words that mean those who govern only before a "should"."""
_JOINED = frozenset(["And", "But", "So"])


def _says_whose(doc: Annotated, announcement: Block) -> bool:
    """Tell whether the line above a list says whose the entries are."""
    told = doc.attributions_in(announcement.start, announcement.end)
    return any(said.source is not None or said.kind == "evidence" for said in told)


def _is_told_before(doc: Annotated, claim: Claim) -> bool:
    """Tell whether the sentence before, in its paragraph or behind "And", is a named source's: the advice goes on in its words.

    Of an entry in a list it is the line that announces the list: "The research found:".
    """
    block = doc.block_at(claim.start)
    if block is not None and block.kind == "list":
        announcement = announcement_of(doc, block)
        return announcement is not None and _says_whose(doc, announcement)
    before = doc.claim_before(claim) if _JOINED.isdisjoint(claim.tokens[:1]) else sentence_before(doc, claim)
    return before is not None and before.support == "named source"
