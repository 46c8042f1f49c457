"""CLN012."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sourcelint.clean.segmentation.error_pages import find_error_page
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.document import Document
    from sourcelint.evidence.annotated import Annotated

MIN_TEASERS, MAX_TEASER_WORDS = 4, 80
"""Articles that a list in plain text tells of, and words of a teaser on average."""


def _has_teasers(document: Document) -> bool:
    """Tell a text that says "Read more" in the same words again and again, with little between."""
    more = Counter(piece.text.strip() for piece in document.boilerplate if piece.kind == "read_more")
    count = max(more.values(), default=0)
    return count >= MIN_TEASERS and len(document.text.split()) <= count * MAX_TEASER_WORDS


@rule(
    "CLN012", "non-article-page", "error",
    fix="Collect the article itself; this is what the server sent instead.",
)  # fmt: skip
def non_article_page(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a page that is not an article: an error message, a request for cookies, JavaScript or a subscription, a check that
    the reader is human. Its heading says so ("404 Not Found", "Just a moment…"), or more than half of its words do; at
    most 200 words in all. A front page or another list of articles is a warning: at least four are told in a few words each,
    each below a heading that links to it or above the same "Read more".

    ## Why is this bad?
    The collector stored the obstacle and not the source; everything said about such a text is meaningless. A list of articles
    has many authors and days, and claims that are argued elsewhere.

    ## Known limits
    Headings are known in the larger languages, sentences in English only.

    ## References
    Pomikálek 2011; Raffel et al. 2020, "C4", which drops pages by the words "javascript" and "cookie".
    """
    passages = (doc.text[block.start : block.end] for block in doc.blocks)
    notice = find_error_page(doc.metadata.title.value, passages, doc.text)
    if notice is not None:
        yield Hit(doc.headline, f'no article: "{notice}" and little else', scope="document")
        return
    listing = doc.document.listing or (doc.headline if _has_teasers(doc.document) else None)
    if listing is not None:
        fix = "Collect the articles that it lists, each by itself."
        yield Hit(listing, "no article: a list of other articles", "warning", fix, scope="document")
