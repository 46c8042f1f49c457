"""TRN007."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule("TRN007", "missing-start", "warning", fix="Get the text from its first sentence on.")
def missing_start(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a text without a title whose first sentence begins in lower case.

    ## Why is this bad?
    The beginning is lost, and with it usually who speaks, when, and about what.

    ## Known limits
    Poems, chats and notes in lower case throughout stay silent, as do names such as iPhone. The rule does not apply to
    scripts without capitals.

    ## References
    Journalism Trust Initiative (CWA 17493), accuracy.
    """
    for truncation in doc.document.truncations:
        if truncation.kind == "missing_start":
            yield Hit(truncation.span, truncation.note)
