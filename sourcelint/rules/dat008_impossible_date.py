"""DAT008."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule("DAT008", "impossible-date", "error", fix="Look up the date in the original and correct it.")
def impossible_date(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a date that no calendar has (30 February, month 13) and a time that no clock shows (25:61).

    ## Why is this bad?
    The text was typed, translated or generated without care, and the true date is lost.

    ## Known limits
    Only the Gregorian calendar is read. Version numbers, ratios and scores that look like dates are recognised by their
    form and left alone, and so are figures in an address.

    ## References
    Wikipedia inline template {{dubious}}; ISO 8601-1.
    """
    for time in doc.times:
        if time.problem is not None:
            yield Hit(time.span, f"{doc.text[time.start : time.end]} does not exist: {time.problem}")
