"""CLN013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.language import MIN_WORDS, clear_language, reads_as
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.document import Block
    from sourcelint.evidence.annotated import Annotated

MAX_GAP_BREAKS = 3
"""Line breaks between two blocks that are neighbours."""


@rule(
    "CLN013", "wrong-language", "warning", fix="Split the source by language, or correct the language in the manifest."
)
def wrong_language(doc: Annotated) -> Iterator[Hit] | None:
    """
    ## What it does
    Flags paragraphs in another language than the source's: the one that a manifest gives, else the one of its beginning.
    Neighbouring paragraphs count once.

    ## Why is this bad?
    Rules that read English do not see them, and what they say goes unexamined.

    ## Known limits
    Paragraphs below 40 words are not judged, nor are quotations.

    ## References
    langdetect (Shuyo 2010, "Language Detection Library for Java"), with a fixed seed.
    """
    return None if doc.language is None else _find_foreign(doc, doc.language)


def _find_foreign(doc: Annotated, expected: str) -> Iterator[Hit]:
    """Yield the passages in a language other than the expected one."""
    found: list[tuple[Span, str]] = []
    for block in doc.blocks:
        if not _may_be_foreign(block):
            continue
        passage = doc.text[block.start : block.end]
        if reads_as(passage, expected) is not False:
            continue
        language = clear_language(passage) or ""
        if found and found[-1][1] == language and block.start - found[-1][0].end <= MAX_GAP_BREAKS:
            found[-1] = Span(found[-1][0].start, block.end), language
        else:
            found.append((block.span, language))
    for span, language in found:
        if not doc.quoted(span):
            yield Hit(span, f"this passage is in another language ({language}) than the source ({expected})")


def _may_be_foreign(block: Block) -> bool:
    """Tell whether a block is no quotation, and has enough characters for the words that an answer needs."""
    return block.kind != "quote" and block.end - block.start >= 2 * MIN_WORDS - 1
