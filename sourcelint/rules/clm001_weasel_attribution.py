"""CLM001."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.gazetteers.collectives import OFFICIALS, PUBLIC
from sourcelint.evidence.sources.anonymous import find_anonymous
from sourcelint.evidence.sources.collective import find_collectives
from sourcelint.evidence.sources.named_nearby import is_affiliated, is_named_nearby, is_surveyed
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

MAX_FINDINGS = 50
"""Findings in one document: by then a reader knows."""

_USUAL = OFFICIALS | {"scientists", "researchers", "media"}
_PASSED_ON = re.compile(r"[^.\n]{0,40}?\b(?:(?:cited|quoted|reported) (?:by|in)|(?:told|tells)) (?:the )?[A-Z]")
"""A crowd that a named outlet has heard: "sources told Reuters", "cited by the Daily Herald"."""

CONFIDENTIAL = "confidential"
_MESSAGES = {
    CONFIDENTIAL: "“{}”: a source without a name, whom a reader cannot ask",
    "near": "who? “{}” names nobody",
    "hearsay": "who says so? “{}” names nobody",
}


@rule(
    "CLM001", "weasel-attribution", "warning", languages={"en"},
    fix="Say who: name the person, the body or the document, or drop the claim.",
)  # fmt: skip
def weasel_attribution(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags statements credited to a crowd that nobody can ask: "some experts suggest", "critics say", "many people
    believe", "some say", "media reports suggest", "sources close to the president said", "rumour has it".

    A note only where the crowd are officials, whom dated news may have reasons not to name, or scientists, who often
    stand for what their field agrees on; where people were asked on some occasion ("several residents said"); and where
    the text tells how an unnamed source can know it or why it has no name ("people familiar with the matter", "on
    condition of anonymity").

    ## Why is this bad?
    It gives a claim weight without giving a reader anybody to check it with.

    ## Known limits
    A person named in the same sentence, the next one, or the paragraph that the sentence opens is taken to be one of
    the crowd. Crowds at a named body ("analysts at Acme Bank"), counted ones (a survey), and those that a citation, a
    document or a named outlet ("told Reuters") stands behind are left alone, and so is what stands in somebody's
    quotation. "Others said" and "they say" mostly go back to somebody, and are not looked at. At most fifty findings a
    document.

    ## References
    Wikipedia: MOS:WEASEL and inline template {{who}}. Associated Press, rules on anonymous sources.
    """
    confidential = set()
    end = count = 0
    found = sorted([*islice(_find_crowds(doc), MAX_FINDINGS), *_find_hearsay(doc)])
    unnamed = {doc.sentence_at(span.start) for span, _, kind in found if kind == CONFIDENTIAL}
    for span, message, kind in found:
        sentence = doc.sentence_at(span.start)
        if span.start < end or (kind == CONFIDENTIAL and sentence in confidential):
            continue
        confidential.add(sentence)
        end, count = span.end, count + 1
        yield Hit(span, message, severity="info" if kind or sentence in unnamed else None)
        if count == MAX_FINDINGS:
            return


Found = tuple[Span, str, str]
"""A place, what to say of it, and why it is no more than a note ("" where it is)."""


def _find_crowds(doc: Annotated) -> Iterator[Found]:
    """Yield the crowds that neither a name nor a document stands behind."""
    for crowd in find_collectives(doc):
        span = Span(crowd.first, crowd.last)
        if is_affiliated(doc.text, crowd.end) or _is_backed(doc, span):
            continue
        note = crowd.head in _USUAL or (crowd.head in PUBLIC and not crowd.timeless)
        yield span, f"who? “{doc.text[crowd.start : crowd.end]}” names nobody", "usual" if note else ""


def _find_hearsay(doc: Annotated) -> Iterator[Found]:
    """Yield the sources without a name, and the hearsay, that nothing stands behind."""
    for start, end, kind in find_anonymous(doc):
        span = Span(start, end)
        if not _is_backed(doc, span):
            yield span, _MESSAGES[kind].format(doc.text[start:end]), CONFIDENTIAL if kind == CONFIDENTIAL else ""


def _is_backed(doc: Annotated, span: Span) -> bool:
    """Tell whether somebody or something that can be looked up stands behind a crowd, or somebody else quotes it."""
    claim = doc.claim_at(span.start)
    return (
        claim is None
        or doc.quoted(span)
        or claim.supported
        or _PASSED_ON.match(doc.text, max(span.start, span.end - 5)) is not None
        or is_surveyed(doc, Span(claim.start, claim.end))
        or is_named_nearby(doc, span.start)
    )
