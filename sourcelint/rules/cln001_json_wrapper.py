"""CLN001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

CONTAINER_NAMES = {
    "wordpress": "a WordPress record",
    "newsapi": "an answer of NewsAPI",
    "jsonld": "JSON-LD",
    "page_state": "the state of a web page",
    "jsonl": "JSON Lines",
    "python_repr": "a Python object",
    "json": "JSON",
}


@rule("CLN001", "json-wrapper", "warning", fix="Collect the article's text, or keep the record as JSON and say so.")
def json_wrapper(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a source that is a JSON record (or Python's print of one) around an article. Title, date and link are taken
    from the record, all other rules look at the content alone.

    ## Why is this bad?
    Whatever reads the file as text reads keys, escapes and tags as prose, and may miss the date that is right there.

    ## Known limits
    JavaScript objects whose keys stand without quotation marks are not recognised.

    ## References
    RFC 8259; WordPress REST API Handbook, "Posts"; schema.org, "NewsArticle".
    """
    repair = doc.document.repair("json_wrapper")
    if repair is not None and repair.spans:
        name = CONTAINER_NAMES.get(repair.note, "JSON")
        yield Hit(repair.spans[0], f"the file is {name}, not the text of an article", scope="document")
