"""CLM013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.text.word_lists import words
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity

MAX_EMPTY_RATE, MAX_THIN_RATE = 2.0, 6.0
"""Specifics per 1,000 words below which a text about events is a warning or an info; sourced texts have 20 to 60."""

MIN_EVENT_SENTENCES, MIN_EVENT_POINTS = 3, 3
"""Sentences about events from which a text is about events, and points of check-worthiness from which one counts."""

PUBLIC = words("""
    government governments council parliament congress senate minister ministers president politicians politics political
    policymakers lawmakers leaders opposition voters elections regime authorities nation nations republic democracy
""")
MIN_AFFAIRS_SENTENCES = 4
"""Sentences that name those who govern from which a text is about public affairs: an opinion piece owes facts too."""

MIN_WORDS = 150
"""Body words below which a rate per 1,000 says nothing."""


@rule(
    "CLM013", "low-specificity", "warning", languages={"en"},
    fix="Say who, when, where and how much, or do not use it as a source of facts.",
)  # fmt: skip
def low_specificity(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a text about events or public affairs that has hardly any years, dates, figures, persons or named sources: fewer
    than two per 1,000 words (warning) or six (info).

    ## Why is this bad?
    A text that says nothing checkable cannot be caught out; it must not look better for it than one that can.

    ## Known limits
    Essays and recipes are let pass by asking for three sentences about events, or four that name those who govern. Place
    names alone are not specifics.

    ## References
    IFCN: sources "in enough detail that readers can replicate"; Zhang et al. 2018 (doi 10.1145/3184558.3188731).
    """
    if doc.words < MIN_WORDS:
        return
    rate = 1000 * doc.specifics / doc.words
    if rate < MAX_THIN_RATE and (_of_events(doc) or _of_affairs(doc)):
        severity: Severity = "warning" if rate < MAX_EMPTY_RATE else "info"
        message = f"{rate:.1f} dates, figures, persons or named sources per 1,000 words: hardly anything here can be looked up"
        yield Hit(doc.headline, message, severity=severity, scope="document")


def _of_events(doc: Annotated) -> bool:
    """Tell whether a text tells of events."""
    return (
        sum("event" in claim.reasons and claim.points >= MIN_EVENT_POINTS for claim in doc.prose_claims)
        >= MIN_EVENT_SENTENCES
    )


def _of_affairs(doc: Annotated) -> bool:
    """Tell whether a text speaks of those who govern."""
    prose = {claim.start for claim in doc.prose_claims}
    naming = {claim.start for claim in doc.claims_at(doc.places_of(PUBLIC))}
    return len(prose & naming) >= MIN_AFFAIRS_SENTENCES
