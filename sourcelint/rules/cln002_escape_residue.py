"""CLN002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.counting import format_count
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule("CLN002", "escape-residue", "warning", fix="Decode the escapes of the container before storing its text.")
def escape_residue(doc: Annotated) -> Iterator[Hit]:
    r"""
    ## What it does
    Flags a text in which escapes such as `\n`, `\"` or `\u2019` stand as characters: once, with their number, at the
    first that touches a word. In a record of JSON escapes are in order, unless the record is damaged by raw control
    characters, so that no reader of JSON will ever decode them.

    ## Why is this bad?
    A tool that drops the backslash makes "nIn 2017" of "\nIn 2017", and the date is lost.

    ## Known limits
    Silent where every escape could be a Windows path, LaTeX, a regular expression or code.

    ## References
    RFC 8259, section 7; Pomikálek 2011.
    """
    raw = doc.document.raw
    for name in ("literal_escapes", "json_escapes"):
        repair = doc.document.repair(name)
        if repair is not None:
            spans = repair.spans
            place = next((span for span in spans if raw[span.end : span.end + 1].isalnum()), spans[0])
            shown = raw[place.start : place.end]
            yield Hit(place, f"{format_count(repair.count, 'undecoded escape')} in the text, here {shown}")
            return
