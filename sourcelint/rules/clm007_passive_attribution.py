"""CLM007."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.gazetteers.names import kind_of
from sourcelint.evidence.sources.named_nearby import is_named_nearby, is_surveyed, is_told_by_name
from sourcelint.evidence.sources.unheld_opinions import find_opinions
from sourcelint.evidence.work_type import PERSONAL
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.claims import Claim
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.text import Span

MAX_FINDINGS = 50
"""Findings in one document: by then a reader knows."""
MAX_SENTENCES_BEHIND = 3
"""Sentences behind an opinion in which whoever holds it may speak."""


@rule(
    "CLM007", "passive-attribution", "info", languages={"en"}, yields_to={"CLM001", "CLM005"},
    fix="Say by whom, and when.",
)  # fmt: skip
def passive_attribution(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes an opinion in the passive voice, held by nobody: "is often perceived as", "once hailed as", "it is widely believed
    that", "it was noted that", "it is likely that", "it is becoming clear that", "is considered the oldest", "is known to
    lower", ", touted as", "common perceptions that", "the consensus is that"; reports and reproaches without their tellers:
    "reportedly sold", "was apparently chosen", "largely credited with", "is quoted as saying", "there were rumours", "amid
    fears that", "concerns were voiced", "questions remain", "has drawn criticism", "global condemnation", "another
    interpretation holds", "reports that … are wrong", "has a reputation for"; charges over what they are about ("calls for
    him to resign are growing"); what may be seen in something ("comments seen as insults"); and forecasts that nobody has
    reckoned: "is projected to reach 945 terawatt hours", "the talks are expected to be long", "above analysts'
    expectations".

    ## Why is this bad?
    The reader is told that an opinion is common and not whose it is, nor who counted.

    ## Known limits
    What is expected of somebody is taken to be a plan or a duty, and an opening or a release to have a date that was announced.
    A "by" in the same clause, a citation mark, link or “according to” in the sentence, a person who is named and speaks in the
    same or the next sentences, and quotations are left alone.

    ## Measured
    Right in 11 of 13 notes read in 150 news texts, in 14 of 17 on 140,000 words of other pages, in 42 of 50 on 350 further texts,
    in 54 of 62 on 339 pages and 350 news texts, in 30 of 35 drawn from 1,700, in 30 of 33 on 369 (radio news, histories, pages), in
    115 of 141 that were added on 800, 2,331 and 1,678 texts, and in 29 of 33 drawn from 80 that are new since charges stand over
    what they are about, and whoever is only spoken of nearby holds no opinion. Wrong were opinions that somebody named holds later
    in the sentence, what a maker says of a product ("is billed as"), descriptions of a taste or a picture, and what stands in a
    public record.

    ## References
    Wikipedia: MOS:WEASEL ("is widely regarded as") and inline template {{by whom}}.
    """
    if doc.genre not in PERSONAL:
        yield from islice(_find_unnamed(doc), MAX_FINDINGS)


def _find_unnamed(doc: Annotated) -> Iterator[Hit]:
    """Yield the opinions whose holder is not named nearby."""
    for span in find_opinions(doc):
        if doc.quoted(span) or (is_named_nearby(doc, span.start) and _is_answered(doc, span)):
            continue
        claim = doc.claim_at(span.start)
        if claim is not None and is_told_by_name(doc, span, claim.start, claim.end):
            continue
        if claim is not None and is_surveyed(doc, claim.span, span):
            continue
        if claim is None or not (claim.support in ("citation", "link") or _accorded(doc.lowercase, claim)):
            yield Hit(span, f"by whom? “{doc.text[span.start : span.end]}” names nobody")


def _is_answered(doc: Annotated, span: Span) -> bool:
    """Tell whether somebody with a name speaks in the sentence of an opinion or soon after: whom it is about holds it not."""
    number = doc.sentence_number(span.start)
    last = doc.sentences[min(number + MAX_SENTENCES_BEHIND, len(doc.sentences) - 1)]
    return any(
        said.kind == "speech"
        and said.source is not None
        and kind_of(doc.text, said.source) in ("person", "organisation", "pronoun")
        for said in doc.attributions_in(doc.sentences[number].start, last.end)
    )


def _accorded(lowercase: str, claim: Claim) -> bool:
    """Tell whether the sentence says "according to", and a named source stands behind it."""
    return claim.support == "named source" and lowercase.find("according to ", claim.start, claim.end) >= 0
