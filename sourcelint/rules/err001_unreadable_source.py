"""ERR001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule("ERR001", "unreadable-source", "error", fix="Collect the source again, or take it out of the folder.")
def unreadable_source(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports a source that holds no text that could be read: an empty file, a binary one, one without permission, a link
    that leads out of the folder, a table none of whose columns can be told to hold the text, an archive that is damaged,
    encrypted or made to fill the memory, one that is larger than the settings allow (`max-bytes`), one that the manifest
    names and its file does not hold.

    ## Why is this bad?
    A source that is skipped without a word looks like a source without faults.

    ## Known limits
    Text in pictures is not recognised, nor that of a PDF that a scanner made. PDF and DOCX are read only with the extra
    `documents`.

    ## References
    W3C Credibility Signals: a signal must be verifiable.
    """
    if doc.document.fault is not None:
        opened = next((repair.spans[0] for repair in doc.document.repairs if repair.spans), RawSpan(0, 0))
        yield Hit(RawSpan(opened.start, opened.start), doc.document.fault, scope="document")
