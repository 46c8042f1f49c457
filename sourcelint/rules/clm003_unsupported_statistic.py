"""CLM003."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.lexicon import words
from sourcelint.annotate.scan import places
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate import Annotated
    from sourcelint.document import Severity

LIMIT = 3
"""Findings in one document: the fault is the same each time, and a market report would be covered with them."""

MANY = 8
"""Sentences with figures from which a text is a report of figures, whose source is named once at the top or not at all."""

_SHARE = re.compile(
    r"(?P<exact>(?:\d{1,3}(?:\.\d{1,3})?(?:%| ?per ?cent\b| percentage points\b)|\b(?:half|thirds?|quarters?|fifths?) of\b))"
    r"|(?:majority of|all of|most of (?:its|their|the country))\b",
)
_LOOSE = ("all of", "most of its", "most of their", "most of the country")
_BEFORE = re.compile(
    r"(?:[Aa]bout|[Aa]round|[Aa]lmost|[Nn]early|[Oo]ver|[Vv]irtually|[Tt]he|[Aa]|[Oo]ne|[Tt]wo|[Tt]hree)[- ](?:vast |overwhelming |a )?\Z"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|come|came|make|makes|made|account|accounts|rose|fell|grew|dropped|increased|declined|support|supports"
    r"|depend|depends|live|lives|own|owns|[a-z]{3,15}ed)\b"
)
_RECORDED = (
    # games
    r"innings?|quarterback|goals?|match|points? in|shooting|scored?"
    # prices and companies
    r"|discount|off\b|sale|tax|tariffs?|dut(?:y|ies)|interest rate|APR|shares?|shareholders|holders|stocks?|stake|own(?:ed|er|s)\b"
    r"|acquire[ds]?|revenues?|net income|earn(?:ed|ings)|dividends?|debentures?|yield|notes|securities|merger|Nasdaq|Dow|S&P"
    r"|quarter of \d|(?:first|second|third|fourth|latest) (?:quarter|period)"
    # votes
    r"|votes?|voting|ballots?|primar(?:y|ies)|delegates|turnout|incumbent"
    # rules and wishes
    r"|threshold|require[sd]?|recommended|targets?|quota|limit"
    # things
    r"|alcohol|cocoa|cotton|humidity|brightness|battery|warranty|screen|aspect|fever|dose|chance of rain|100 ?(?:%|per ?cent)"
)
_NOT_A_STATISTIC = re.compile(rf"\b(?:{_RECORDED})", re.IGNORECASE)
"""What gives a share a known source (results of games, companies and votes) or makes it none (a rule, a label)."""

_TOLD = re.compile(
    r"\b(?:claims?|claimed|says|said|[Aa]ccording to|[Pp]er the|estimates?|estimated|called|calls|told|found|showed|poll(?:s|ed|ing)?)\b"
)
_STUDY = re.compile(
    r"\b(?:survey|poll|study|studies|census|researchers|participants|respondents|trial|figures from|data from|scientists)\b"
)
_STUDY_WORDS = words(
    "survey poll study studies census researchers participants respondents trial figures data scientists"
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
    Counts ("thousands of soldiers"), prices, scores, durations and ages are not looked at, nor what stands in public records
    anyway: results of companies, of votes and of games. In a text made of
    figures, such as a market report, or one about a study, whose source stands for all of them, the findings are infos.

    ## References
    Wikipedia: inline template {{citation needed}}; Redi et al. 2019 (arXiv 1902.11116), reason "statistics".
    """
    claims = doc.prose_claims
    dense = sum("figure" in c.reasons for c in claims) >= MANY
    loose = {claim.start for at in places(doc.text, _LOOSE) if (claim := doc.claim_at(at))}
    reported = None
    told = 0
    for claim in claims:
        if claim.supported or claim.type == "prediction" or not ("figure" in claim.reasons or claim.start in loose):
            continue
        m = _share(doc.text, claim.start, claim.end)
        if m is None or doc.quoted(Span(*m)) or _NOT_A_STATISTIC.search(doc.text, claim.start, claim.end):
            continue
        if reported is None:
            reported = not doc.vocabulary.isdisjoint(_STUDY_WORDS) and len(_STUDY.findall(doc.low)) > 1
        share = doc.text[slice(*m)]
        exact = not share.endswith(_LOOSE)
        severity: Severity = "warning" if exact and not dense and not reported else "info"
        message = f"“{share}”: no source, period or count stands behind this share"
        yield Hit(Span(claim.start, claim.end), message, severity=severity)
        told += 1
        if told == LIMIT:
            return


def _share(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find a share that the sentence states with a verb."""
    for m in _SHARE.finditer(text, start, end):
        before = _BEFORE.search(text, max(start, m.start() - 30), m.start())
        if before or m["exact"]:
            if not _VERB.search(text, start, end) or _TOLD.search(text, start, end):
                return None
            return before.start() if before else m.start(), m.end()
    return None
