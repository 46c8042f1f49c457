"""CLN007."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.counting import format_count
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

CONTROL_NAMES = {"\n": "line feed", "\r": "carriage return", "\t": "tab"}


@rule("CLN007", "raw-control-in-json", "warning", fix="Collect the record again and store its bytes unchanged.")
def raw_control_in_json(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a line feed, tab or other control character that stands raw inside a string of JSON: once, at the first.

    ## Why is this bad?
    JSON forbids it. Strict readers refuse the whole record; something has rewritten the file since it was served.

    ## Known limits
    Only strings of the record that holds the article are looked at.

    ## References
    RFC 8259, section 7: control characters must be escaped.
    """
    repair = doc.document.repair("control_in_string")
    if repair is not None:
        first = repair.spans[0]
        name = CONTROL_NAMES.get(doc.document.raw[first.start], "control character")
        yield Hit(
            first,
            f"a raw {name} inside a string of JSON ({format_count(repair.count, 'place')}): strict readers refuse the record",
        )
