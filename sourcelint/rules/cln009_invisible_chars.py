"""CLN009."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.text.calendar_words import MONTHS
from sourcelint.counting import format_count
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.document import Repair
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.text import RawSpan

RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))
MAX_AROUND_CHARS = 12
"""Characters looked at on either side of a no-break space."""
TYPOGRAPHY = lazy(r"(?:\d|\b[A-Z])$")
"""What typographers set a no-break space behind: figures before their units, initials."""
_MONTH = rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*"
DATE = lazy(rf"(?:\b{_MONTH}\.?|\b\d{{1,2}}(?:st|nd|rd|th)?)[\s\xa0\u202f]?$", re.IGNORECASE)
DATE_AFTER = lazy(rf"^(?:\d{{1,2}}\b|(?:1\d|20)\d\d\b|{_MONTH}\b)", re.IGNORECASE)
CHARACTER_NAMES = {
    "no_break_spaces": "no-break space",
    "zero_width": "zero-width character",
    "soft_hyphens": "soft hyphen",
    "bidi_controls": "direction control",
}


@rule(
    "CLN009", "invisible-chars", "info", max_severity="warning", fix="Replace them by plain spaces, or take them out."
)
def invisible_chars(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes characters that nobody sees: no-break spaces between words, zero-width characters, soft hyphens, and, as a
    warning, controls that turn the direction of the text. Once for each kind, at the place where it does most harm.

    ## Why is this bad?
    A search for "January 1968" does not find it with a no-break space inside; direction controls can make a text read
    differently from what is stored.

    ## Known limits
    No-break spaces beside punctuation, blanks and figures, where typography wants them or they do no harm, do not count, nor do
    soft hyphens in HTML, joiners of scripts and emoji, nor direction marks in languages that are written to the left.

    ## References
    Unicode Standard Annex 9 and 14; Boucher and Anderson 2021, "Trojan Source".
    """
    for name, shown in CHARACTER_NAMES.items():
        repair = doc.document.repair(name)
        if repair is None or (name == "bidi_controls" and doc.language in RIGHT_TO_LEFT):
            continue
        if name == "soft_hyphens" and doc.document.wrapper == "html":
            continue  # where a browser may break a word
        place = _worst(doc.document.raw, repair) if name == "no_break_spaces" else repair.spans[0]
        if place is not None:
            yield Hit(
                place,
                f"{format_count(repair.count, shown)} in the text",
                severity="warning" if name == "bidi_controls" else None,
            )


def _worst(raw: str, repair: Repair) -> RawSpan | None:
    """Choose the no-break space that is reported: beside a date, else the first between two words.

    One that HTML spells `&nbsp;` was meant, and one beside a blank or punctuation hides nothing.
    """
    odd = None
    for span in repair.spans:
        before, after = (
            raw[max(0, span.start - MAX_AROUND_CHARS) : span.start],
            raw[span.end : span.end + MAX_AROUND_CHARS],
        )
        if span.end - span.start != 1 or not (before[-1:].isalnum() and after[:1].isalnum()):
            continue
        if DATE.search(before) and DATE_AFTER.search(after):
            return span
        if odd is None and not TYPOGRAPHY.search(before):
            odd = span
    return odd
