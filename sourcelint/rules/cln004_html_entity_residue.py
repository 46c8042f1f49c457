"""CLN004."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.counting import format_count
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule("CLN004", "html-entity-residue", "warning", fix="Resolve the references with an HTML parser, as often as needed.")
def html_entity_residue(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags character references of HTML (`&amp;`, `&#8217;`, `&amp;nbsp;`) in text that should have none: plain text,
    or a record whose HTML was escaped twice. Once, with their number.

    ## Why is this bad?
    Names, amounts and quotations are misspelt for whoever searches them, and "&#8217;" ends a sentence for a tool that
    splits at semicolons.

    ## Known limits
    References without a semicolon (`&nbsp`) are left alone: they look like the parameters of an address.

    ## References
    WHATWG HTML, section 13.5, "Named character references".
    """
    repair = doc.document.repair("html_entities")
    if repair is not None:
        first = repair.spans[0]
        shown = doc.document.raw[first.start : first.end]
        yield Hit(first, f"{format_count(repair.count, 'unresolved character reference')}, here {shown}")
