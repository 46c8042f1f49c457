"""TRN004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule(
    "TRN004",
    "cut-final-sentence",
    "error",
    fix="Get the whole text; do not quote the last sentence.",
    yields_to={"TRN002", "TRN005"},
)
def cut_final_sentence(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a text whose last sentence has no end: it stops at a comma, at a word that needs another, or without a stop.
    It is a warning if only the stop is missing, as authors forget it, or if the text ends in a colon; an error if the last
    word is half of one, or a bracket or quotation is open, in a text that sets its stops elsewhere.

    ## Why is this bad?
    What follows is lost, and nobody can tell how much: a qualification, a denial, half of the article.

    ## Known limits
    Boilerplate, bylines, credits, notes, links, lists, captions and code after the last sentence are passed over, in the
    larger languages. Thai, Lao, Khmer and Burmese close sentences with a space, so the rule does not apply to them. A cut that falls on a full
    stop cannot be seen.

    ## References
    Journalism Trust Initiative (CWA 17493), accuracy; Raffel et al. 2020 (C4) keep only lines that end in a stop.
    """
    for truncation in doc.document.truncations:
        if truncation.kind in ("cut_sentence", "cut_word"):
            yield Hit(truncation.span, truncation.note, severity="error" if truncation.certain else "warning")
