"""CLM003."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.lines import has_verb
from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.characters.non_ascii import places
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.claims import Claim
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity

MAX_FINDINGS = 3
"""Findings in one document: the fault is the same each time, and a market report would be covered with them."""

MIN_FIGURE_SENTENCES = 8
"""Sentences with figures from which a text is a report of figures, whose source is named once at the top or not at all."""

_SHARE = re.compile(
    r"""
    (?P<exact>(?:
            \d{1,3}(?:\.\d{1,3})?(?:%|\ ?per\ ?cent\b|\ percentage\ points\b)  # 12.5%, 12 per cent
            |\b(?:half|thirds?|quarters?|fifths?)\ of\b
            |\bhalf\ (?:the|its|their)\b(?!\ (?:time|year|size|price|way|amount|length|battle|fun|point|number))
            |\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|\d)  # three out of every four
            \ (?:in|out\ of)\ (?:every\ )?(?:three|four|five|ten|10)\b(?=\ [a-z])
        ))
    |(?:majority\ of|all\ of|most\ of\ (?:its|their|the\ country))\b  # a share without a figure
    """,
    re.VERBOSE,
)
_LOOSE = ("all of", "most of its", "most of their", "most of the country", "majority of")
_COUNTED = (" in three", " in four", " in five", " in ten", " in 10", " out of ", " in every ")
"""Shares that are no figures for `claims`."""
_BEFORE = re.compile(
    r"(?:[Aa]bout|[Aa]round|[Aa]lmost|[Nn]early|[Oo]ver|[Vv]irtually|[Tt]he|[Aa]|[Oo]ne|[Tt]wo|[Tt]hree)[- ](?:vast |overwhelming |a )?\Z"
)
MAX_BEFORE_CHARS = 30
"""Characters before a share in which "the overwhelming" stands."""
_VERB = re.compile(
    r"""
    \b(?:
        is|are|was|were|has|have|had|come|came|make|makes|made|account|accounts|rose|fell|grew|dropped|increased|declined
        |support|supports|depend|depends|live|lives|own|owns
        |[a-z]{3,15}ed  # a past tense or participle
        |(?<=customers\ )report|(?<=users\ )report|(?<=clients\ )report  # "report" is a verb behind these, else a noun
        |(?<=Customers\ )report|(?<=Users\ )report|(?<=Clients\ )report
    )\b
    """,
    re.VERBOSE,
)
_RECORDED = (
    # games
    r"innings?|quarterback|goals?|match|points? in|shooting|scored?"
    # prices and companies
    r"|discount|off\b|sale|tax|tariffs?|dut(?:y|ies)|interest rate|APR|shares?|shareholders|holders|stocks?|stake|own(?:ed|er|s)\b"
    r"|acquire[ds]?|revenues?|net income|earn(?:ed|ings)|dividends?|debentures?|yield|notes|securities|merger|Nasdaq|Dow|S&P"
    r"|(?:operating|gross|net|profit|EBIT|EBITDA) margins?|turnover\b|EBITDA?\b|(?:operating|pre-?tax|net) (?:profits?|income|loss)"
    r"|like-for-like|quarter of \d|(?:first|second|third|fourth|latest) (?:quarter|period)"
    # votes
    r"|votes?|voting|ballots?|primar(?:y|ies)|delegates|turnout|incumbent"
    r"|(?:came|finished|was|were|placed) (?:a (?:close |distant |poor )?)?(?:first|second|third|fourth|fifth|sixth|last) (?:with|on)"
    r"|(?:won|held|lost|took|gained) (?:the|its|their|a) seats?|by-elections?\b|run-?off\b|constituenc(?:y|ies)"
    # rules and wishes
    r"|threshold|require[sd]?|recommended|targets?|quota|limit"
    # things
    r"|alcohol|cocoa|cotton|humidity|brightness|battery|warranty|screen|aspect|fever|dose|chance of rain|margin of error|100 ?(?:%|per ?cent)"
)
_NOT_A_STATISTIC = re.compile(rf"\b(?:{_RECORDED})", re.IGNORECASE)
"""What gives a share a known source (results of games, companies and votes) or makes it none (a rule, a label)."""

_TOLD = re.compile(
    r"""
    \b(?:
        claims?|claimed|says|said|[Aa]ccording\ to|[Pp]er\ the|estimates?|estimated|called|calls|told|found|showed|shown
        |poll(?:s|ed|ing)?|recorded|validated|measured|surveyed|calculated|reckons?|reckoned|puts?\ the
    )\b
    """,
    re.VERBOSE,
)
_NO_SHARE = re.compile(
    r"""
    [-\ ]an?\ (?:million|billion|century|dozen|mile|day|year|hour)
    |[-\ ](?:the|this|that|last|next)\ (?:year|month|century|decade|season|day|game|book|film|time)
    """,
    re.VERBOSE,
)
"""What half of, or a quarter of, is a number or a time and no share: "a quarter of a million", "half of the year"."""
_OWN = words("i my me we our us you your mine ours")
"""Words by which a writer tells of their own life, or advises a reader on theirs."""
_STUDY = re.compile(
    r"\b(?:survey|poll|study|studies|census|researchers|participants|respondents|trial|figures from|data from|scientists)\b"
)
_SHARES = words(
    "percent cent half Half third thirds quarter quarters fifth fifths two-thirds one-third three-quarters one-quarter"
)
"""Words of which one stands in a sentence with a figure that is a share, or it has a % or is one of the loose ones."""
_WHEN = frozenset(["date", "period"])
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
    anyway: results of companies, of votes and of games; nor what writers tell of themselves or advise their readers. In a text made of
    figures, such as a market report, or one about a study, whose source stands for all of them, the findings are infos.

    ## References
    Wikipedia: inline template {{citation needed}}; Redi et al. 2019 (arXiv 1902.11116), reason "statistics".
    """
    found = list(islice(_find_unsupported(doc), MAX_FINDINGS))
    if not found:
        return
    one_source_for_all = _reports_figures(doc) or _reports_study(doc)
    for claim, share in found:
        severity: Severity = "info" if one_source_for_all or share.endswith(_LOOSE) else "warning"
        timed = not _WHEN.isdisjoint(claim.reasons)
        message = f"“{share}”: no source {'' if timed else 'and no period '}stands behind this share"
        yield Hit(Span(claim.start, claim.end), message, severity=severity)


def _find_unsupported(doc: Annotated) -> Iterator[tuple[Claim, str]]:
    """Yield the claims that state a share without a source, with the words of the share."""
    worded = {claim.start for at in places(doc.text, _LOOSE + _COUNTED) if (claim := doc.claim_at(at))}
    for claim in doc.prose_claims:
        place = _share(doc.text, claim) if _may_hold_share(claim, worded) else None
        if place is None or doc.quoted(Span(*place)) or _NOT_A_STATISTIC.search(doc.text, claim.start, claim.end):
            continue
        if _OWN.isdisjoint(token.lower() for token in claim.tokens):
            yield claim, doc.text[slice(*place)]


def _may_hold_share(claim: Claim, worded: set[int]) -> bool:
    """Tell by its annotations whether a claim needs a source and may hold a share; `worded` have one in words."""
    if claim.supported or claim.type == "prediction":
        return False
    if claim.start in worded:
        return True
    return "figure" in claim.reasons and ("%" in claim.shapes or not _SHARES.isdisjoint(claim.tokens))


def _reports_figures(doc: Annotated) -> bool:
    """Tell whether a text is a report of figures, such as one on markets."""
    return sum("figure" in claim.reasons for claim in doc.prose_claims) >= MIN_FIGURE_SENTENCES


def _reports_study(doc: Annotated) -> bool:
    """Tell whether a text is about a study; one mention may be by the way."""
    return not doc.vocabulary.isdisjoint(_STUDY_WORDS) and len(_STUDY.findall(doc.lowercase)) > 1


def _share(text: str, claim: Claim) -> tuple[int, int] | None:
    """Find a share that the sentence states with a verb."""
    for match in _SHARE.finditer(text, claim.start, claim.end):
        if _NO_SHARE.match(text, match.end()):
            continue
        before = _BEFORE.search(text, max(claim.start, match.start() - MAX_BEFORE_CHARS), match.start())
        if before or match["exact"]:
            start = before.start() if before else match.start()
            return (start, match.end()) if _is_stated(text, claim) else None
    return None


def _is_stated(text: str, claim: Claim) -> bool:
    """Tell whether a sentence has a verb and says nothing of who counted."""
    stated = _VERB.search(text, claim.start, claim.end) or has_verb(claim.tokens)
    return bool(stated) and not _TOLD.search(text, claim.start, claim.end)
