"""TRN005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule(
    "TRN005",
    "teaser-ellipsis",
    "warning",
    fix="Follow the link, or get the text from behind the paywall.",
    yields_to={"TRN002"},
)
def teaser_ellipsis(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a text that says itself that there is more: dots or a link to the rest after an unfinished sentence, a
    counter such as `[+1234 chars]`, the words of a paywall, a row of pages that names one behind this one.

    ## Why is this bad?
    An excerpt was collected in place of the article. It often stops before the sources and the other side are named.

    ## Known limits
    "Read more" after a complete sentence is a link like any other and stays silent. An ending such as "and so it goes…"
    reads like a teaser if the sentence is long.

    ## References
    Journalism Trust Initiative (CWA 17493), accuracy; newsapi.org, `content` is cut to 200 characters.
    """
    for truncation in doc.document.truncations:
        if truncation.kind == "teaser":
            raw = doc.document.raw[truncation.span.start : truncation.span.end]
            blank = len(raw) - len(raw.lstrip()) if raw.strip() else 0
            yield Hit(RawSpan(truncation.span.start + blank, truncation.span.end), truncation.note)
