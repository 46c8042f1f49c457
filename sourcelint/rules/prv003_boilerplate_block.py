"""PRV003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.claims.opinion import work_type
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated


@rule("PRV003", "boilerplate-block", "info", fix="Leave it out of the text; it has been left out of the analysis.")
def boilerplate_block(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes each piece of the page that is not the article: skip links, "Read more", related pages, share and cookie lines,
    what an institution says about itself below "About the Author".

    ## Why is this bad?
    Such lines end up in quotations, word counts and search indexes as if the author had written them.

    ## Known limits
    Only what cleaning recognised in plain text and records; in HTML the page shell is taken off in silence.

    ## References
    Pomikálek 2011, "Removing Boilerplate and Duplicate Content from Web Corpora".
    """
    for piece in doc.document.furniture:
        if work_type([piece.text], None):
            continue  # a label such as "Blog post" says what the text is
        yield Hit(piece.span, f"{piece.kind.replace('_', ' ')}: part of the page, not of the article")
