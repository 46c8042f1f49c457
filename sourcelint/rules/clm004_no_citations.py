"""CLM004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.evidence.claim_columns import MIN_CHECKABLE_POINTS
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

MIN_FACTS = 5
"""Sentences of fact from which a text owes its readers a source."""

_SOURCES = {"citation", "link", "named source"}


@rule(
    "CLM004", "no-citations", "warning", languages={"en"}, yields_to={"PRV002"},
    fix="Name the people, publications or documents that the facts come from, or link them.",
)  # fmt: skip
def no_citations(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a text of at least five factual sentences (an event, a date or a figure between named actors) that has no link, no
    citation mark, and names no person, publication or institution as a source. One finding for the whole text.

    ## Why is this bad?
    A reader who wants to check any of it has to start from nothing.

    ## Known limits
    Where the file holds only the body of an article, links may have been lost on the way: then it is an info. The title of
    a treaty or law that the text is about is not a source for the rest of it. A press release, notice, obituary, recipe,
    abstract or forum post has its issuer for a source.

    ## Measured
    Warnings: right in 3 of 5, all of those on 145 pages, 339 more and 495 news texts; wrong were a page of a shop and the result of a
    game, which is silent now.

    ## References
    IFCN Code of Principles, commitment to standards and transparency of sources; The Trust Project, "citations and references".
    """
    if doc.document.links or any(claim.support in _SOURCES for claim in doc.claims):
        return
    facts = sum(claim.points >= MIN_CHECKABLE_POINTS - 1 for claim in doc.prose_claims)
    if facts < MIN_FACTS or doc.genre:
        return
    if doc.document.input == "body":
        message = f"{facts} factual sentences and no named source; links may have been stripped from this body"
        yield Hit(doc.headline, message, severity="info", scope="document")
    else:
        yield Hit(
            doc.headline, f"{facts} factual sentences, no link, no citation and no named source", scope="document"
        )
