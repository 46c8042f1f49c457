"""PRV003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.evidence.work_type import work_type
from sourcelint.rule import Hit, rule
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.document import Boilerplate
    from sourcelint.evidence.annotated import Annotated


@rule("PRV003", "boilerplate-block", "info", fix="Leave it out of the text; it has been left out of the analysis.")
def boilerplate_block(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes what belongs to the page and not to the article: skip links, "Read more", related pages, share and cookie lines,
    what an institution says about itself below "About the Author". Lines between which nothing of the article stands are one finding.

    ## Why is this bad?
    Such lines end up in quotations, word counts and search indexes as if the author had written them.

    ## Known limits
    Only what cleaning recognised in plain text and records is reported; in HTML the shell of the page is removed
    without a finding.

    ## References
    Pomikálek 2011, "Removing Boilerplate and Duplicate Content from Web Corpora".
    """
    for pieces in _runs(doc.document.boilerplate):
        kinds = dict.fromkeys(piece.kind.replace("_", " ") for piece in pieces)
        span = RawSpan(pieces[0].span.start, pieces[-1].span.end)
        yield Hit(span, f"{', '.join(kinds)}: part of the page, not of the article")


def _runs(boilerplate: Iterable[Boilerplate]) -> list[list[Boilerplate]]:
    """Return the pieces between which nothing of the article stands; a label such as "Blog post" says what the text is."""
    runs: list[list[Boilerplate]] = [[]]
    for piece in boilerplate:
        is_label = work_type([piece.text], None) is not None
        if is_label or not piece.goes_on:
            runs.append([])
        if not is_label:
            runs[-1].append(piece)
    return [run for run in runs if run]
