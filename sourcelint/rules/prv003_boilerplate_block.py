"""PRV003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.evidence.work_type import work_type
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

BREAKS = lazy(r"(?>\s|\\[nrt])*+")
"""What may stand between neighbouring lines, also in a string of JSON."""


@rule("PRV003", "boilerplate-block", "info", fix="Leave it out of the text; it has been left out of the analysis.")
def boilerplate_block(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes what belongs to the page and not to the article: skip links, "Read more", related pages, share and cookie lines,
    what an institution says about itself below "About the Author". Neighbouring lines of one kind are one finding.

    ## Why is this bad?
    Such lines end up in quotations, word counts and search indexes as if the author had written them.

    ## Known limits
    Only what cleaning recognised in plain text and records is reported; in HTML the shell of the page is removed
    without a finding.

    ## References
    Pomikálek 2011, "Removing Boilerplate and Duplicate Content from Web Corpora".
    """
    raw = doc.document.raw
    runs: list[tuple[str, RawSpan]] = []
    for piece in doc.document.boilerplate:
        if work_type([piece.text], None):
            continue  # a label such as "Blog post" says what the text is
        kind, before = runs[-1] if runs else ("", RawSpan(0, 0))
        if (
            kind == piece.kind
            and before.end <= piece.span.start
            and BREAKS.fullmatch(raw, before.end, piece.span.start)
        ):
            runs[-1] = (kind, RawSpan(before.start, piece.span.end))
        else:
            runs.append((piece.kind, piece.span))
    for kind, span in runs:
        yield Hit(span, f"{kind.replace('_', ' ')}: part of the page, not of the article")
