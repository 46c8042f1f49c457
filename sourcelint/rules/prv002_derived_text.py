"""PRV002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.gazetteers.names import persons
from sourcelint.evidence.sources.credits import credit_of
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated
    from sourcelint.text import Span


@rule(
    "PRV002", "derived-text", "warning", languages={"en"},
    fix="Cite the original by author, title, date and link, or use it instead of this retelling.",
)  # fmt: skip
def derived_text(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a text that retells another outlet's piece: its first two paragraphs credit the whole to that outlet ("Foreign
    Affairs highlights"), or its foot says where it was first published. Names what of the original is missing.

    ## Why is this bad?
    It is not a source of its own. Errors may have been added, and two retellings of one piece count as one source.

    ## Known limits
    Outlets are known by a table (`annotate/data/outlets.txt`). A credit further down speaks of one fact and not of the
    piece. The text's own outlet is not another one.

    ## Measured
    Right in 3 of 4 findings read in 280 news texts and 140,000 words of other pages, in 5 of 6 on 350 news texts and 339
    pages, and in 12 of 16 on 2,603 texts of the development sets. Wrong was mostly one fact of the lead with its agency.

    ## References
    schema.org isBasedOn. Journalism Trust Initiative (CEN CWA 17493), clause 12. Zhang et al. 2018: originality.
    """
    credit = credit_of(doc)
    if credit is None:
        return
    missing = _missing(doc, credit.span)
    wanted = f"; of the original, {missing} not given" if missing else ""
    who = credit.outlet if credit.leads else "another publication"
    yield Hit(credit.span, f"a retelling of {who}{wanted}", scope="document")


def _missing(doc: Annotated, span: Span) -> str:
    """Name what the credit does not give: author, title, date, link."""
    sentence = doc.sentence_at(span.start)
    start, end = (sentence.start, sentence.end) if sentence else span
    raw = doc.document.clean.raw_span(start, end)
    given = {
        "author": any(True for _ in persons(doc.text, start, end)),
        "title": any(start <= quotation.start < end for quotation in doc.quotations),
        "date": any(start <= time.start < end and time.first is not None for time in doc.times),
        "link": any(raw.start <= link.start < raw.end for link in doc.document.links) or "http" in doc.text[start:end],
    }
    return ", ".join(name for name, there in given.items() if not there)
