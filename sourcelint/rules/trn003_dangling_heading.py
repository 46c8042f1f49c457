"""TRN003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule("TRN003", "dangling-heading", "error", fix="Look for the section at the source, or take out the heading.")
def dangling_heading(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a text whose last block is a heading: an error if markup says that it is one and the container is cut, a
    warning if only its shape says so.

    ## Why is this bad?
    The section that the heading announces is missing, and with it perhaps the conclusion or the other side.

    ## Known limits
    In plain text a last line of up to twelve words without a stop counts as a heading unless it is a name, a signature, a
    credit, an address, an item of a list or boilerplate. A line that cannot be a heading is a sentence without its end
    (`TRN004`): in a short description, with a pronoun or a name and its verb, below a line of the same paragraph. Under intact markup nothing is
    reported, since a picture may follow.

    ## References
    Journalism Trust Initiative (CWA 17493), accuracy.
    """
    for truncation in doc.document.truncations:
        if truncation.kind == "dangling_heading":
            yield Hit(truncation.span, truncation.note, severity="error" if truncation.certain else "warning")
