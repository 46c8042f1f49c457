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
    of stars between the halves of two sentences.

    Holes that nothing marks are warnings: dots without brackets; words that no sentence has side by side ("paid for its
    were told", "(or Osmanli Turks, )", "rose by % in", "at a.m. on of May"), more of them if two blanks stand between
    ("built by the  of Norsund"); quotation marks around nothing; a sentence that begins inside another ("owned by the
    They say"); a paragraph without its end or its beginning; a bracket that is never closed; a list that goes from 2 to 4.

    ## Why is this bad?
    A sentence with a hole says something else than its author wrote, and often the lost words held the very date or
    name that a reader would check. Collecting the page again does not help if the page itself has the hole.

    ## Known limits
    Words that were taken out without a mark are seen only where what is left cannot be a sentence: in English behind an
    article, a possessive or a preposition, before a unit or a month, at the ends of paragraphs, in brackets and lists.
    A sentence that goes on in another one is hardly ever seen, since nearly any two words may stand side by side: a model of
    word classes, counted over a million words, tells at most one such joint in eight without accusing whole texts. A stop
    that is missing at the end of a paragraph is no hole, nor is the end of a line in a text wrapped at a column. An ellipsis in brackets inside a
    quotation, or between whole sentences, is the writer's omission and stays silent. So is what is blackened inside a
    quotation: the document that is quoted came so. Silent are also scene breaks, emphasis, masked swear words and names, footnote
    marks, ratings and passwords; words that markup sets apart ("the `to` parameter"), options of commands.

    ## References
    Journalism Trust Initiative (CWA 17493), accuracy; inline template {{clarify}}.
    """
    for truncation in doc.document.truncations:
        if truncation.kind == "masked_gap":
            yield Hit(truncation.span, truncation.note, severity="error" if truncation.certain else "warning")
