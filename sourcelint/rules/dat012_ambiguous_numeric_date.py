"""DAT012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

_NUMERIC = lazy(r"\b(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b")


@rule(
    "DAT012",
    "ambiguous-numeric-date",
    "info",
    fix="Write the month as a word, or the date as 2024-04-03.",
    languages={"en"},
)
def ambiguous_numeric_date(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a date in digits that is one day in Britain and another in the United States: 03/04/2024.

    ## Why is this bad?
    Half of the readers understand the wrong day and cannot notice.

    ## Known limits
    If another date of the same text shows the order (25/12/2023), the rule assumes that all dates follow it.

    ## References
    ISO 8601-1; Wikipedia, Manual of Style, dates and numbers.
    """
    ambiguous = [time for time in doc.times if time.ambiguous is not None]
    if not ambiguous or any(max(int(match[1]), int(match[2])) > 12 for match in _NUMERIC.finditer(doc.text)):
        return
    for time in ambiguous:
        yield Hit(time.span, f"{doc.text[time.start : time.end]} is {time.value} or {time.ambiguous}")
