"""CLN003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.counting import format_count
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

MIN_ORPHANS = 3
"""Closing tags without an opening one that sloppy HTML has; more are the work of a stripper."""


@rule(
    "CLN003", "html-tag-residue", "warning", yields_to={"CLN004"},
    fix="Take the tags out with an HTML parser, after decoding the container.",
)  # fmt: skip
def html_tag_residue(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags tags of HTML in plain text, and closing tags whose opening ones are gone: once, with their number. HTML inside
    a record or feed is in order as long as its tags are whole.

    ## Why is this bad?
    Half-stripped markup hides where headings, lists and quotations begin; "Relationship</h2>" is read as a word.

    ## Known limits
    One or two tags in a text about HTML count as examples.

    ## References
    Pomikálek 2011, "Removing Boilerplate and Duplicate Content from Web Corpora".
    """
    document = doc.document
    if document.wrapper == "html":
        return
    tags, orphans = document.repair("html_tags"), document.repair("orphan_tags")
    if orphans is not None and tags is not None and orphans.count >= MIN_ORPHANS and 3 * orphans.count > tags.count:
        yield Hit(orphans.spans[0], f"{format_count(orphans.count, 'closing tag')} without an opening one")
    elif tags is not None and document.wrapper == "text":
        yield Hit(tags.spans[0], f"{format_count(tags.count, 'HTML tag')} in plain text")
