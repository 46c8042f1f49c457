"""TRN006."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule("TRN006", "empty-section", "warning", fix="Look for the section's text at the source, or take out the heading.")
def empty_section(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a Markdown heading that is followed directly by a heading of the same or a higher rank.

    ## Why is this bad?
    The section that it announces has no text: it was lost on the way, or never written.

    ## Known limits
    Only headings that plain text marks with `##` or an underline count. Between two headings of a web page there may be
    a picture or a table that the text does not hold, and lines that begin with a single `#` are also comments of code.

    ## References
    Journalism Trust Initiative (CWA 17493), accuracy; CommonMark 4.2 and 4.3 (headings).
    """
    for truncation in doc.document.truncations:
        if truncation.kind == "empty_section":
            yield Hit(truncation.span, truncation.note)
