"""CLM006."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.public_records import is_of_votes, is_quoted_price, is_result
from sourcelint.annotate.claims.support import DOUBTED
from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.calendar_words import MONTHS, SHORT_MONTHS
from sourcelint.evidence.claim_columns import MIN_CHECKABLE_POINTS, well_sourced
from sourcelint.evidence.sources.reach import goes_on, sentence_before
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.annotate.claims import Claim
    from sourcelint.evidence.annotated import Annotated

MAX_FINDINGS = 10
"""Findings in one document: a list to work through, best first, not a colouring of the whole text."""

MAX_SOURCED_FINDINGS = 2
"""Findings in a text that has sources: most of its other facts come from the same ones."""

MIN_SOURCED_POINTS = 6
"""Points of a claim that is listed in a text that has sources, its day being one more."""

_PERSONAL = frozenset(["you", "your", "i", "my", "unclear"])
"""Words by which a sentence advises its reader, tells of its writer, or says that it does not know."""
_PUBLIC_ACTS = members("verb public act")
"""What is done before everybody, and so can be looked up by who did it and when: "launched in 2007", "was elected"."""
_DATING = frozenset(["on", "by", "since", "until", "from", "between"])
_DAY = lazy(r"(?:[12]?\d|3[01])\Z")
_MONTHS = frozenset([*MONTHS, *SHORT_MONTHS])
_FIGURE = "figure"
_ON_RECORD = frozenset(["market report", "sports report"])
_PLACED = ({"named actors"}, {"membership"}, {"date", _FIGURE})
"""Reasons that tell a claim from a tale, all of one row: who, or when and how much."""
_PLANNED = lazy(
    r"""
    \b(?:
        aim|plan|intend|hope|expect|seek|want                            # "aims to cut the price by 2030"
    )s?[ ]to\b
    |\b(?:is|are)[ ](?:set|due|going|slated|scheduled|planned)[ ]to\b     # "is set to open on March 22"
    """,
    re.VERBOSE,
)
"""What somebody means to do, or what is to come: a plan is no fact yet."""
_CLAUSE_OPENERS = frozenset(["after", "before", "when", "while", "where", "until", "since", "because", "whose", "and"])
MAX_LEADING_CHARS = 40
"""Characters at the beginning of a sentence in which somebody's words, or who says them, begin."""
_FRAME = lazy(
    r"""
    In[ ](?:an?|his|her|its|their|the|[A-Z][\w.-]{1,20}[’']s)[ ](?:[\w-]{1,20}[ ]){0,2}
    (?:letter|speech|statement|e-?mail|interview|memo|report|ruling|filing|tweet|post|book|article|address|testimony)\b
    |[A-Z][A-Z .,]{2,30}(?:,[ ][A-Z][a-z]{2,8}\.?[ ]\d{1,2})?[ ]\([A-Z][A-Za-z]{1,12}\)[ ]?[-–—]    # "LEEDS, May 4 (Reuters) -"
    """,
    re.VERBOSE,
)
"""Words at the beginning of a sentence by which a document, or an agency, stands behind it: "In a letter to the board, …"."""
MIN_TOLD = 0.5
"""Share of a sentence that must be somebody's words for it to be told by them."""


@rule(
    "CLM006", "checkworthy-unsourced", "info", languages={"en"}, yields_to={"CLM001", "CLM003", "CLM005", "CLM007", "CLM008", "CLM010"},
    fix="Verify it, and name the source.",
)  # fmt: skip
def checkworthy_unsourced(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Lists the sentences most worth checking that nobody stands behind: a date, a figure, an event or a membership between
    named actors, a first or a never, outside quotations and outside what a named source is said to have said. The ten with
    the most such cues; in a text that names sources the two. It says "verify", never "wrong".

    In a text that names sources, whose other facts may come from the same ones, only the strongest cues count; a day of the
    month is one more of them. A sentence that the text itself doubts ("[citation needed]", "[when?]") comes first. Silent on
    results of games, votes and markets, on what was done before everybody ("was elected", "launched in 2007") unless a
    figure stands with it, on what most of a sentence credits to somebody, and where it goes on ("They …") from a sentence
    that somebody stands behind. A press release, notice, obituary, recipe, abstract or forum post counts as a text with a
    source: its issuer.

    ## Why is this bad?
    Precise claims are believed for their precision. The ones without a source are where errors hide, because nothing in
    their wording gives them away.

    ## Known limits
    Common knowledge looks the same as a claim. Definitions, questions, forecasts, plans ("aims to"), suppositions ("if"),
    opinions and advice to readers are left out by their wording, reports on games and markets by their words. A sentence
    that gives neither two names nor a day or year with a figure is no claim here.

    ## Measured
    A list to work through, and so never more than a note. Read strictly, as a tired editor would, 10 of 60 findings over 226
    ordinary articles (news, pages), and 10 of 26 on 200 further news texts since histories of elections, products and firms, votes,
    and second-rank facts of reports that name their sources are silent, were worth a source. Wrong are well-known history,
    captions, and what a document in the sentence says.

    Editors who marked five sets of texts without the tool asked for a source in one sentence of sixteen, mostly in plain ones: 128
    of the 154 that are missed have two cues at most. A threshold one point lower in texts with sources brings 34 findings with 6 of
    these. No cue of a sentence (tense, voice, subject, quantifier, type of claim, the model's score) raises the one in sixteen
    above one in six.

    ## References
    ClaimBuster (Hassan et al. 2017, doi 10.1145/3097983.3098131); Redi et al. 2019 (arXiv 1902.11116), reason "historical".
    """
    claims = doc.prose_claims
    doubted = {claim.start: mark for mark in DOUBTED.finditer(doc.text) if (claim := doc.claim_at(mark.start() - 1))}
    genre = doc.genre
    if genre in _ON_RECORD:
        return
    sourced = well_sourced(claims) or genre is not None
    least = MIN_SOURCED_POINTS if sourced else MIN_CHECKABLE_POINTS
    worth = [
        claim
        for claim in claims
        if claim.start in doubted or (_is_worth_checking(doc, claim, least) and not _is_known(doc, claim))
    ]
    ranked = sorted(worth, key=lambda claim: (claim.start not in doubted, -claim.points, claim.start))
    ranked = ranked[: MAX_SOURCED_FINDINGS if sourced and not doubted else MAX_FINDINGS]
    for claim in sorted(ranked, key=lambda claim: claim.start):
        doubt = doubted.get(claim.start)
        if doubt is not None:
            yield Hit(Span(claim.start, doubt.end()), f"verify: the text itself says {doubt.group()}")
        else:
            yield Hit(claim.span, f"verify: {', '.join(claim.reasons)}; no source is named")


def _is_worth_checking(doc: Annotated, claim: Claim, least: int) -> bool:
    """Tell whether nobody stands behind a statement of fact about somebody or something with a name."""
    if claim.points + _names_day(claim) < least or claim.supported or claim.type in {"prediction", "opinion"}:
        return False
    is_placed = any(row.issubset(claim.reasons) for row in _PLACED)
    return is_placed and _PERSONAL.isdisjoint(map(str.lower, claim.tokens)) and _asserts(doc, claim)


def _names_day(claim: Claim) -> bool:
    """Tell whether a sentence dates what it states to the day: "on May 4", not "the May 4 attack".

    Precise claims are believed for their precision.
    """
    if "0" not in claim.shapes:  # no number
        return False
    return any(
        before.lower() in _DATING and {one.lower(), other.lower()} & _MONTHS and (_DAY.match(one) or _DAY.match(other))
        for before, one, other in zip(claim.tokens, claim.tokens[1:], claim.tokens[2:], strict=False)
    )


def _asserts(doc: Annotated, claim: Claim) -> bool:
    """Tell whether a sentence says what is or was: it is no case that is supposed, no plan, and announces no quotation."""
    if claim.tokens[0].lower() == "if" or claim.tokens[-1] == ":":
        return False
    return _PLANNED.search(doc.text, claim.start, claim.end) is None


def _is_known(doc: Annotated, claim: Claim) -> bool:
    """Tell whether a public record keeps what a sentence states, or somebody is said to say it after all."""
    tests = (_is_on_record, _is_public_act, _is_told, _goes_on)
    return any(test(doc, claim) for test in tests)


def _is_on_record(doc: Annotated, claim: Claim) -> bool:
    """Tell whether a sentence gives the result of a game, a price, or a count of votes."""
    if is_result(doc.text, claim.start, claim.end) or is_quoted_price(claim.tokens):
        return True
    return _FIGURE in claim.reasons and is_of_votes(doc.text, claim.start, claim.end)


def _is_public_act(doc: Annotated, claim: Claim) -> bool:
    """Tell whether a sentence without a figure says what was done before everybody: "was founded in Leeds in 1988"."""
    sentence = None if _FIGURE in claim.reasons else doc.sentence_at(claim.start)
    return sentence is not None and any(group.lemma in _PUBLIC_ACTS for group in doc.parse(sentence).groups)


def _is_told(doc: Annotated, claim: Claim) -> bool:
    """Tell whether most of a sentence is what somebody says, a country or "the lawmakers": CLM001 and CLM011 ask who that is."""
    if _FRAME.match(doc.text, claim.start):
        return True
    return any(_tells(doc, said, claim) for said in doc.attributions_in(claim.start, claim.end))


def _tells(doc: Annotated, said: Attribution, claim: Claim) -> bool:
    """Tell whether the main clause of a sentence says that somebody says the rest: not "…, where he stressed that"."""
    if said.kind != "speech" or said.source is None or said.content is None:
        return False
    share = (min(said.content.end, claim.end) - max(said.content.start, claim.start)) / (claim.end - claim.start)
    leads = min(said.source.start, said.content.start) - claim.start < MAX_LEADING_CHARS
    before = doc.lowercase[max(claim.start, said.source.start - MAX_LEADING_CHARS) : said.source.start].split()
    return share > MIN_TOLD and leads and _CLAUSE_OPENERS.isdisjoint(before[-1:])


def _goes_on(doc: Annotated, claim: Claim) -> bool:
    """Tell whether a sentence goes on from one that somebody stands behind: "They have since …"."""
    before = sentence_before(doc, claim)
    return before is not None and before.supported and goes_on(claim)
