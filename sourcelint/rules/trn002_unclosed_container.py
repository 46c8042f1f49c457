"""TRN002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

WORD = lazy(r"\s\S")


@rule("TRN002", "unclosed-container", "error", fix="Collect the source again; if it arrives whole, replace the file.")
def unclosed_container(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a container that is open at the end of the file: a JSON record, an HTML or XML page, a Markdown code block,
    a CDATA section. If the container's form is known, the finding names what is lost with it.

    ## Why is this bad?
    The file was cut while it was saved. What stands before the cut may be whole, but nothing proves it: the author, the
    tags or half of the text may be gone, and a tool that repairs the syntax hides the loss.

    ## Known limits
    A page that leaves out its last closing tags on purpose, as HTML allows, is told apart by its body only.

    ## References
    W3C Credibility Signals: a signal must be verifiable; RFC 8259 (JSON).
    """
    for truncation in doc.document.truncations:
        if truncation.kind == "unclosed_container":
            lost = f"; lost behind it: {', '.join(truncation.lost)}" if truncation.lost else ""
            yield Hit(_from_a_word(doc.document.raw, truncation.span), truncation.note + lost, scope="document")


def _from_a_word(raw: str, end: RawSpan) -> RawSpan:
    """Let the place where a file breaks off begin at a word."""
    if raw[end.start - 1 : end.start].isspace() or not end.start:
        return end
    word = WORD.search(raw, end.start, end.end)
    return RawSpan(word.end() - 1, end.end) if word else end
