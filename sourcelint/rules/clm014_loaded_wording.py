"""CLM014."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity

_MESSAGES = {
    "label": "a nickname that judges, used as a name",
    "truth": "claims the truth instead of showing it",
    "mockery": "a joke stands where a date or a document should",
}


@rule(
    "CLM014", "loaded-wording", "info", max_severity="warning", languages={"en"},
    fix="Use the plain name, or state the fact that the image stands for.",
)  # fmt: skip
def loaded_wording(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes nicknames that judge ("the Hermit Kingdom"), rhetoric of truth ("lays bare the truth that") and, as a warning,
    mockery in place of a fact ("was the diplomatic equivalent of sending …"). Nothing in quotations or of named sources.

    ## Why is this bad?
    Such words ask for agreement, not for a look at the evidence; a mocked event often has no date.

    ## Known limits
    A short list; most loaded words depend on who says them about whom, and are left to the reader.

    ## References
    Wikipedia: Manual of Style, Words to watch (LABEL, EDITORIAL).
    """
    for opinion in doc.opinions:
        span = Span(opinion.start, opinion.end)
        if opinion.kind not in _MESSAGES or doc.quoted(span):
            continue
        claim = doc.claim_at(opinion.start)
        if claim is not None and not claim.supported:
            severity: Severity = "warning" if opinion.kind == "mockery" else "info"
            yield Hit(span, f"“{doc.text[slice(*span)]}”: {_MESSAGES[opinion.kind]}", severity=severity)
