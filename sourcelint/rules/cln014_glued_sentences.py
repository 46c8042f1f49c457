"""CLN014."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sourcelint.counting import format_count
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

MIN_PLACES = 2
"""One such place is a slip of the writer's."""
ENDS = (".", "!", "?", ".”", "!”", "?”")
"""How a sentence ends behind which a space must stand; Chinese and Japanese put none behind their own stops."""


@rule(
    "CLN014", "glued-sentences", "info",
    fix="Collect the text again with a line break between its elements: BeautifulSoup's `get_text` takes a separator.",
)  # fmt: skip
def glued_sentences(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes sentences that follow each other without a space, once for the whole text, with their number: "…at the show.The
    company also…". A single one is not reported.

    ## Why is this bad?
    The scraper joined the elements of a page without anything between them. The limits of paragraphs, headings and
    entries of lists are lost with the spaces, so that a headline reads as part of a sentence and two speakers as one.

    ## Known limits
    Headings and entries without a stop, which are glued to what follows as well, cannot be told from one word. What
    looks like an address, the name of a file or a program is no sentence; a name such as "Cursor.Directory" looks like two.

    ## Measured
    Of 2,882 texts of ordinary data sets 32 had such places; in all of them a sentence ended there.

    ## References
    Barbaresi 2021 (trafilatura): text must be taken with the structure of its page.
    """
    glued = [
        (before, after)
        for before, after in pairwise(doc.sentences)
        if before.end == after.start and before.block == after.block and doc.text.endswith(ENDS, 0, before.end)
    ]
    if len(glued) >= MIN_PLACES:
        before, after = glued[0]
        message = (
            f"sentences are glued together in {format_count(len(glued), 'place')}: the breaks of the page are lost"
        )
        yield Hit(Span(before.end - 1, after.start + 1), message)
