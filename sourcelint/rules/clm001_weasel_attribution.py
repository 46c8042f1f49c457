"""CLM001."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.evidence.sources.anonymous import find_unnamed
from sourcelint.evidence.sources.crowds import find_crowds, find_finders
from sourcelint.evidence.sources.named_nearby import (
    MAX_NEARBY_CHARS,
    is_affiliated,
    is_named_nearby,
    is_surveyed,
    is_told_by_name,
)
from sourcelint.evidence.work_type import PERSONAL
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.claims import Claim
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.evidence.sources.crowds import Crowd

MAX_FINDINGS = 50
"""Findings in one document: by then a reader knows."""

QUOTES = '“"'
"""What opens a quotation."""
CONFIDENTIAL = "confidential"
_MESSAGES = {
    CONFIDENTIAL: "“{}”: a source without a name, whom a reader cannot ask",
    "hearsay": "who says so? “{}” names nobody",
    "lore": "who says so? “{}” names nobody",
}


@rule(
    "CLM001", "weasel-attribution", "warning", languages={"en"},
    fix="Say who: name the person, the body or the document, or drop the claim.",
)  # fmt: skip
def weasel_attribution(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Flags statements credited to a crowd that nobody can ask: "some experts suggest", "critics say", "many people
    believe", "some say", "media reports suggest", "sources close to the president said", "rumour has it".

    A crowd may stand behind a passive too ("is doubted by historians"), be led to say something ("leading some analysts to
    predict"), be there only to say it ("there are aficionados who claim"), or behind what it holds ("criticism from several
    lawmakers", "fear among residents", "are of the view"); and many of any kind are one by what only people do ("many
    welders believe"). One stands in "what some believe" and "as many call it" as well, and in a clause that goes its own way
    behind what somebody said ("The board says it is safe, but experts doubt it"). "The three diplomats" are one if the text
    before never names them, and so is "one of the diplomats"; and a noun that only its ending makes people, where it speaks
    ("jurors said").

    A note only where the crowd was spoken of before, where they are officials, whom dated news may have reasons not to name,
    or scientists, who often stand for what their field agrees on, or found something out ("a group of researchers noticed");
    where they are bodies ("rights groups say"), or people that nothing counts ("visitors report", "residents told", "with
    users complaining"); where people were asked on some occasion ("several residents said", "other speakers pointed out
    that"); where it is one unnamed person ("a Treasury official said", "one council member emphasized"), also if a named
    outlet heard it, and once more where that one comes back ("the resident said"); and where the text tells how an unnamed
    source can know it or why it has no name ("people familiar with the matter", "on condition of anonymity").

    ## Why is this bad?
    It gives a claim weight without giving a reader anybody to check it with.

    ## Known limits
    Who speaks by name in the same sentence, the next one, or soon after in a lead is taken to be one of the crowd. Crowds at
    a named body ("analysts at Acme Bank"), counted ones (a survey), those that a citation or link stands behind, and what
    stands in somebody's words are left alone. "The researchers" are taken to be those of a study that the text names, if it
    lets anybody speak by name before them. Officials of a body that has a name ("Acme officials") are left alone, its
    insiders ("Acme sources") are not. What some might say counts as said. "Others said" and "they say" mostly go back to
    somebody, and are not looked at. At most fifty findings a document.

    ## Measured
    Warnings right in 48 of 53 on 150 news texts that nobody had tuned on, in 43 of 46 on 350 further texts (news, pages, health,
    opinion), in 40 of 45 drawn from 1,700, in 21 of 26 on 369 (Australian radio news, histories, pages), in 13 of 18 on 339 pages,
    and in 32 of 35 that came later on 2,331 and 800 texts. Notes in 17 of 20, 24 of 30, 17 of 21 and 29 of 34 that were read as
    they came. Of what is new since only those who speak count as named, and since people are told by the ending of a noun, by a
    quantifier, behind their verb and when they come back, 26 of 31 warnings and 36 of 43 notes drawn from 140 on 2,331 texts, and 9
    of 10 on whom a crowd blames. In 40 texts that were marked before the tool had run on them, 27 of 49 crowds are found, and were
    23. Wrong were mostly the market ("above the 1.11 that analysts expected"), crowds that the sentence after names, polls, and
    what a crowd likes to do.

    ## References
    Wikipedia: MOS:WEASEL and inline template {{who}}. Associated Press, rules on anonymous sources.
    """
    confidential = set()
    end = count = 0
    found = sorted([*islice(_find_crowds(doc), MAX_FINDINGS), *_find_hearsay(doc)])
    unnamed = {doc.sentence_at(span.start) for span, _, kind in found if kind == CONFIDENTIAL}
    for span, message, kind in found:
        sentence = doc.sentence_at(span.start)
        if span.start < end or (kind == CONFIDENTIAL and sentence in confidential):
            continue
        confidential.add(sentence)
        end, count = span.end, count + 1
        is_note = kind or sentence in unnamed or doc.genre in PERSONAL
        yield Hit(span, message, severity="info" if is_note else None)
        if count == MAX_FINDINGS:
            return


Found = tuple[Span, str, str]
"""A place, what to say of it, and why it is no more than a note ("" where it is)."""


def _find_crowds(doc: Annotated) -> Iterator[Found]:
    """Yield the crowds and the sources without a name that neither a name nor a document stands behind."""
    for crowd in (*find_crowds(doc), *find_finders(doc)):
        if not _is_known(doc, crowd):
            yield crowd.span, f"who? “{doc.text[slice(*crowd.who)]}” names nobody", _note(crowd)


def _note(crowd: Crowd) -> str:
    """Tell why a crowd is no more than a note; "" where it is."""
    if crowd.is_confidential:
        return CONFIDENTIAL
    is_usual = (
        crowd.source.definite or crowd.source.group in ("official", "body") or crowd.source.phrase.lemma in _USUAL
    )
    is_mild = crowd.source.kind == "other" and not (crowd.timeless and crowd.source.phrase.quantifier)
    if crowd.source.kind == "anonymous" or crowd.attribution.kind == "evidence" or is_usual or is_mild:
        return "usual"
    is_asked = not (crowd.timeless and crowd.source.phrase.quantifier)
    return "usual" if crowd.source.group in ("public", "") and is_asked else ""


_USUAL = frozenset(["scientist", "researcher", "media"])


def _find_hearsay(doc: Annotated) -> Iterator[Found]:
    """Yield the words that say a source must not be named, and the hearsay, that nothing stands behind."""
    for start, end, kind in find_unnamed(doc):
        span = Span(start, end)
        if not _is_backed(doc, span):
            yield span, _MESSAGES[kind].format(doc.text[start:end]), "" if kind == "hearsay" else kind


def _is_known(doc: Annotated, crowd: Crowd) -> bool:
    """Tell whether a crowd is named after all, or somebody or something that can be looked up stands behind it."""
    claim = doc.claim_at(crowd.span.start)
    if claim is None or doc.quoted(crowd.span) or claim.support in ("citation", "link"):
        return True
    if doc.lowercase.endswith("if ", 0, crowd.span.start) or _is_heard_next(doc, claim):
        return True
    if (crowd.source.kind != "anonymous" or crowd.source.group == "public") and (
        is_affiliated(doc.text, crowd.who.end)
        or is_surveyed(doc, claim.span, None if crowd.source.group == "public" else crowd.span)
        or is_named_nearby(doc, crowd.span.start)
    ):
        return True
    return is_told_by_name(doc, crowd.who, claim.start, claim.end, crowd.attribution.cue)


def _is_heard_next(doc: Annotated, claim: Claim) -> bool:
    """Tell whether a person is quoted right behind a sentence that a crowd closes: "…, experts say." "We doubt it," said …"""
    after = doc.sentence_number(claim.start) + 1
    if after == len(doc.sentences) or doc.text[doc.sentences[after].start] not in QUOTES:
        return False
    start, end = doc.sentences[after].start, doc.sentences[min(after + 1, len(doc.sentences) - 1)].end
    said_next = doc.attributions_in(start, min(end, start + MAX_NEARBY_CHARS))
    sources = (doc.source_at(said.source) for said in said_next if said.source is not None)
    return any(source is not None and source.kind == "person" for source in sources)  # not "one Acme Farm employee"


def _is_backed(doc: Annotated, span: Span) -> bool:
    """Tell whether somebody or something that can be looked up stands behind hearsay, or somebody else quotes it."""
    claim = doc.claim_at(span.start)
    return claim is None or doc.quoted(span) or claim.supported or is_named_nearby(doc, span.start)
