"""CLN005."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.characters.lost import find_lost_letters
from sourcelint.counting import format_count
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.document import Document
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.text import RawSpan

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@rule("CLN005", "mojibake", "warning", fix="Decode the source again with its own encoding (mostly UTF-8).")
def mojibake(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags characters that were decoded with the wrong encoding ("â€™" for "’"), characters that were lost altogether
    (U+FFFD, or a text whose letters were dropped: its commas stand alone, "2018 , , ."), and a file that is neither UTF-8 nor says what it
    is. Once for each of the four.

    ## Why is this bad?
    Names and quotations differ from what was published, and what is lost cannot be had back from this file.

    ## Known limits
    Only what can be decoded again without doubt counts; a single "Ã" in Portuguese capitals does not.

    ## References
    Speer 2019, "ftfy" (doi 10.5281/zenodo.2591652); Unicode Standard 15.0, section 23.8.
    """
    document = doc.document
    repair = document.repair("mojibake")
    if repair is not None:
        first = repair.spans[0]
        places = format_count(repair.count, "place")
        yield Hit(first, f"text was decoded with the wrong encoding in {places}; here {_pair(document, first)}")
    lost = doc.text.count(REPLACEMENT)
    if lost:
        at = doc.text.index(REPLACEMENT)
        if lost == 1:
            message = f"1 character could not be decoded and is lost: {REPLACEMENT} stands in its place"
        else:
            message = f"{lost:,} characters could not be decoded and are lost: {REPLACEMENT} stands in their place"
        yield Hit(Span(at, at + 1), message)
    sign = find_lost_letters(doc.text)
    if sign is not None:
        yield Hit(sign, "letters of this text are lost: its punctuation stands alone, with nothing between the marks")
    fallback = document.repair("encoding_fallback")
    if fallback is not None:
        message = f"the file is not UTF-8 and says no other encoding; read as {fallback.note}"
        yield Hit(fallback.spans[0], message, severity="info", scope="document")


def _pair(document: Document, place: RawSpan) -> str:
    """Show what stands in the file and, if it is still in the text, what was read instead."""
    clean = document.clean
    found = document.raw[place.start : place.end]
    at = clean.offset_of(place.start)
    here = clean.raw_span(at, at + 1) if at < len(clean.value) else None
    meant = clean.value[at] if here == place else ""
    return f"“{found}” is “{meant}”" if meant.isprintable() and meant else f"at “{found}”"
