"""CLM015."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

_SEPARATOR = lazy(r"\s{0,9}(?:,|;|&|\band\b|\bwith\b|\|)\s*")


@rule(
    "CLM015", "self-cited-author", "info", languages={"en"},
    fix="Say “I” or “the author”, or cite the work in which it was shown.",
)  # fmt: skip
def self_cited_author(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes "according to" with the name of the text's own author.

    ## Why is this bad?
    It reads like a second source. It is the same one.

    ## Known limits
    An editor's standfirst does it in good faith; it stays a note. The author must be known from the byline or the
    metadata, by the same first and last name.

    ## References
    Zhang et al. 2018 (doi 10.1145/3184558.3188731): quotes from outside experts.
    """
    authors = doc.metadata.author.value
    if not authors:
        return
    names = [name for name in _SEPARATOR.split(authors.removeprefix("By ").strip()) if len(name.split()) > 1]
    if not names:
        return
    pattern = "|".join(re.escape(name) for name in names)
    for match in re.finditer(rf"\b[Aa]ccording to (?:[\w.’'-]+ ){{0,5}}?(?P<name>{pattern})\b(?!’s|'s)", doc.text):
        if not doc.quoted(Span(*match.span())):
            yield Hit(Span(*match.span()), f"{match['name']} is the author of this text, not another source")
