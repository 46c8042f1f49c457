"""CLM003."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.claim_facts import article_claims
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated

LIMIT = 3
"""Findings in one document: the fault is the same each time, and a market report would be covered with them."""

MANY = 8
"""Sentences with figures from which a text is a report of figures, whose source is named once at the top or not at all."""

_SHARE = re.compile(
    r"(?P<exact>\b(?:\d{1,3}(?:\.\d{1,3})?(?: ?%| per ?cent\b| percentage points\b)"
    r"|(?:(?:about|around|almost|nearly|over) )?(?:a |one[- ])?(?:half|third|quarter|fifth)s? of|two[- ]thirds of|three[- ]quarters of))"
    r"|\b(?:the (?:vast |overwhelming )?majority of|(?:nearly|almost|virtually) all of|most of (?:its|their|the country))\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|come|came|make|makes|made|account|accounts|rose|fell|grew|dropped|increased|declined|support|supports|depend|depends|live|lives|own|owns|[a-z]{3,15}ed)\b"
)
_NOT_A_STATISTIC = re.compile(
    r"\b(?:inning|innings|quarterback|goal|goals|match|points? in|shooting|score|scored|discount|off\b|sale|alcohol|cocoa|cotton|humidity|brightness|battery|tax|interest rate|APR|shares? (?:rose|fell|jumped|closed)|Nasdaq|Dow|S&P)",
    re.IGNORECASE,
)


@rule(
    "CLM003", "unsupported-statistic", "warning", languages={"en"},
    fix="Name the source of the figure, the period it covers and what it counts.",
)  # fmt: skip
def unsupported_statistic(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags a share or a percentage that a sentence states as fact while no citation, link or named source stands behind it.
    A share in words ("nearly all of its trade") is an info. At most three findings a document.

    ## Why is this bad?
    A figure looks like evidence. Without source, period and unit nobody can look it up, and it is quoted on.

    ## Known limits
    Counts ("thousands of soldiers"), prices, scores, durations and ages are not looked at. In a text made of figures, such
    as a market report, whose source stands for all of them, the findings are infos.

    ## References
    Wikipedia: inline template {{citation needed}}; Redi et al. 2019 (arXiv 1902.11116), reason "statistics".
    """
    claims = article_claims(doc)
    dense = sum("figure" in c.reasons for c in claims) >= MANY
    found = 0
    for claim in claims:
        if claim.supported or claim.type == "prediction":
            continue
        m = _SHARE.search(doc.text, claim.start, claim.end)
        if m is None or not _VERB.search(doc.text, claim.start, claim.end) or doc.quoted(Span(*m.span())):
            continue
        if _NOT_A_STATISTIC.search(doc.text, claim.start, claim.end):
            continue
        severity = "warning" if m["exact"] and not dense else "info"
        yield Hit(
            Span(claim.start, claim.end),
            f"“{m.group()}”: no source, period or count stands behind this share",
            severity=severity,
        )
        found += 1
        if found == LIMIT:
            return
