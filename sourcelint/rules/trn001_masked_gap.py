"""TRN001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule("TRN001", "masked-gap", "error", fix="Get the unmasked text, or leave out the sentence and what rests on it.")
def masked_gap(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports marks that stand where words of a sentence were: `***`, `____`, `[redacted]`, `[…]`, blocks of ink; a line
    of stars between the halves of two sentences. Dots without brackets, a paragraph that breaks off before one that
    begins inside a sentence, and a hole that nothing marks ("(or Osmanli Turks, )", "told the: “They knew”") are
    warnings.

    ## Why is this bad?
    A sentence with a hole says something else than its author wrote, and often the lost words held the very date or
    name that a reader would check. Collecting the page again does not help if the page itself has the hole.

    ## Known limits
    Words that were taken out without a mark are seen where a paragraph breaks off, in brackets, and in English behind an
    article or a preposition. An ellipsis in brackets inside
    a quotation, or between whole sentences, is the writer's omission and stays silent; so do scene breaks, emphasis,
    masked swear words and names, footnote marks, ratings and passwords.

    ## References
    Journalism Trust Initiative (CWA 17493), accuracy; inline template {{clarify}}.
    """
    for truncation in doc.document.truncations:
        if truncation.kind == "masked_gap":
            yield Hit(truncation.span, truncation.note, severity="error" if truncation.certain else "warning")
