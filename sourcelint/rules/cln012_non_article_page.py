"""CLN012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.segmentation.error_pages import find_error_page
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule(
    "CLN012", "non-article-page", "error",
    fix="Collect the article itself; this is what the server sent instead.",
)  # fmt: skip
def non_article_page(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a page that is not an article: an error message, a request for cookies, JavaScript or a subscription, a check that
    the reader is human. Its heading says so ("404 Not Found", "Just a moment…"), or more than half of its words do; at
    most 200 words in all.

    ## Why is this bad?
    The collector stored the obstacle and not the source; everything said about such a text is meaningless.

    ## Known limits
    Headings are known in the larger languages, sentences in English only.

    ## References
    Pomikálek 2011; Raffel et al. 2020, "C4", which drops pages by the words "javascript" and "cookie".
    """
    passages = (doc.text[block.start : block.end] for block in doc.blocks)
    notice = find_error_page(doc.metadata.title.value, passages, doc.text)
    if notice is not None:
        yield Hit(doc.headline, f'no article: "{notice}" and little else', scope="document")
