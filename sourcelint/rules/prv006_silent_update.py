"""PRV006."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.evidence.update_notes import UPDATE_NOTE
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule(
    "PRV006",
    "silent-update",
    "info",
    languages={"en"},
    fix="Compare with an archived version, or ask what was changed.",
)
def silent_update(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes a page that tells its readers it was updated, and nowhere what was changed.

    ## Why is this bad?
    What was quoted last month may no longer stand there, and nobody can tell whether an error was mended.

    ## Known limits
    Only dates that readers see count; software touches the modification dates in metadata without any change of the text. An
    update on the day of publication is part of writing news.

    ## References
    NewsGuard criterion "regularly corrects errors"; The Trust Project, "version information"; schema.org `correction`.
    """
    stated = next(
        (date for date in doc.metadata.dates if date.origin == "visible" and date.kind in {"updated", "modified"}), None
    )
    if stated is None or (doc.metadata.published.value or "").startswith(stated.value[:10]):
        return
    if not UPDATE_NOTE.search(doc.text) and not any(
        UPDATE_NOTE.search(piece.text) for piece in doc.document.boilerplate
    ):
        yield Hit(stated.span, f"updated {stated.value}, and no note says what was changed")
