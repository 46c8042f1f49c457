"""Whether a page dates itself, and whether a time in it is told by somebody: what the rules on undated times share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.text.word_index import vocabulary
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated

STOPS = (".", "!", "?", "…", ":", "”", '"', "’", ")", "。")
MIN_LINE_WORDS = 12
"""A line of fewer words that closes no sentence is a label: opening hours, a delivery, the age of a comment."""
MAX_LABEL_CHARS = 1000
"""Characters beyond which a line is no label: no hostile one is counted word by word for each of its times."""

_YEAR = lazy(r"\b(?:1[89]|20)\d\d\b(?![-–/]\d)")
_PRICE = lazy(r"[$€£¥]\s?\d|\d\s?€")
_SHOP = tuple(
    (words(table), lazy(sign, re.IGNORECASE))
    for table, sign in (
        ("cart basket bag trolley", r"\badd to (?:cart|basket|bag|trolley)\b"),
        ("stock sold", r"\b(?:in|out of) stock\b|\bsold out\b"),
        ("buy", r"\bbuy (?:it )?now\b"),
        ("delivery shipping returns", r"\bfree (?:delivery|shipping|returns)\b"),
        ("stars reviews ratings", r"\bout of 5 stars\b|\b(?:customer|product) reviews\b|\b[\d,]+ ratings\b"),
        ("checkout qty quantity", r"\bcheckout\b|\bqty\b|\bquantity:"),
        ("sku asin model", r"\bSKU\b|\bASIN\b|\bitem model number\b"),
    )
)
"""Signs of a shop, each with words of which it has one."""

MIN_SHOP_SIGNS = 3
"""A page with so many signs of a shop is one; its days are counted from the moment at which it is shown."""


def is_undated(doc: Annotated, *, updates: bool = False) -> bool | None:
    """Tell whether a page says no day of its own; None if the source cannot prove that.

    With `updates` the day of the last change is one.
    """
    published, modified = doc.metadata.published, doc.metadata.modified
    if published.state == "present" or (updates and modified.state == "present"):
        return False
    return None if published.state == "unknown" else True


RELATIVE_FORMS = frozenset(["deictic", "weekday", "yearless"])
"""Forms of times that need the day of writing, or the year."""


def hangs_on_publication(time: TimeExpression) -> bool:
    """Tell whether a time means nothing without the day of publication, and the source does not state that."""
    return time.resolution == "unresolved" and time.reference_type in RELATIVE_FORMS and not time.value.endswith("_REF")


def has_own_date(doc: Annotated) -> bool:
    """Tell whether a source says when it was published or last changed; a body without its page mostly does not."""
    return "present" in {doc.metadata.published.state, doc.metadata.modified.state}


def year_of_headline(doc: Annotated) -> bool:
    """Tell whether the headline names a year: "this year" and "in May" are those of it."""
    if _YEAR.search(doc.metadata.title.value or "") is not None:
        return True
    return any(
        block.kind == "title" and _YEAR.search(doc.text, block.start, block.end) is not None for block in doc.blocks
    )


def is_shop(doc: Annotated) -> bool:
    """Tell whether a page sells something."""
    beside = "\0".join(piece.text for piece in doc.document.boilerplate)
    known = doc.vocabulary | vocabulary(beside.lower()) if beside else doc.vocabulary
    signs = [_PRICE, *(sign for words, sign in _SHOP if not words.isdisjoint(known))]
    text = f"{doc.text}\0{beside}"
    return len(signs) >= MIN_SHOP_SIGNS and sum(sign.search(text) is not None for sign in signs) >= MIN_SHOP_SIGNS


def is_told(doc: Annotated, t: TimeExpression) -> bool:
    """Tell whether a time stands in a sentence, not in a label of the page."""
    sentence, block = doc.sentence_at(t.start), doc.block_at(t.start)
    if sentence is None or block is None or block.kind in {"byline", "dateline", "code"}:
        return False
    if sentence.end - sentence.start > MAX_LABEL_CHARS or doc.text.endswith(STOPS, sentence.start, sentence.end):
        return True
    return len(doc.text[sentence.start : sentence.end].split()) >= MIN_LINE_WORDS
