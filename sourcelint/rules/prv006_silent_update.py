"""PRV006."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

_NOTE = lazy(
    r"""
    \b(?:
        correct(?:ion|ed)s?\b|clarifi(?:cation|ed)\b|editor['’]?s?\ note|erratum
        |(?:this|the|an\ earlier\ version\ of\ this)\ (?:article|story|post|page|piece|report|version)  # this story was updated
        \ (?:has\ been|was|is)\ (?:updated|amended|corrected|revised|edited|changed)
        |(?:updates?\ to|updated\ to|adds?|recasts?)\ (?:include|reflect|add|correct|clarify|with)
        |changelog|what['’]s\ new|UPDATE\ ?[:\d(]
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


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
    if not _NOTE.search(doc.text) and not any(_NOTE.search(piece.text) for piece in doc.document.boilerplate):
        yield Hit(stated.span, f"updated {stated.value}, and no note says what was changed")
