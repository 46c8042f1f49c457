"""CLM007."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.text.word_lists import words
from sourcelint.evidence.sources.named_nearby import is_named_nearby
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.claims import Claim
    from sourcelint.evidence.annotated import Annotated

_GENERAL = words(
    """often widely generally commonly frequently sometimes usually popularly traditionally increasingly universally largely
    broadly long typically regularly routinely once"""
)
_HELD = words(
    """perceived regarded considered viewed seen hailed described thought believed said known portrayed depicted touted deemed
    credited rumored rumoured accepted acknowledged recognized recognised understood assumed blamed criticized criticised
    praised acclaimed reported speculated interpreted derided dismissed mocked cited labelled labeled billed heralded argued
    claimed suggested alleged reputed purported felt feared hoped held"""
)
_AS = words(
    "hailed described regarded seen touted praised viewed perceived considered portrayed heralded billed depicted"
)
_ONLY_THAT = words("argued claimed suggested felt feared hoped held")
_BARE = words("rumored rumoured alleged reputed purported perceived said believed thought")
_OPINIONS = words(
    "perceptions perception beliefs belief views view opinions opinion assumptions assumption consensus wisdom"
)

_PASSIVE = re.compile(
    r"(?<![a-z])(?:(?P<it>it )?(?:is|are|was|were|has been|have been|had been|being|been) (?:still |now |also |perhaps |quite )?)?"
    rf"(?P<general>(?:{'|'.join(sorted(_GENERAL))}) )?\Z"
)
_OPINION = re.compile(
    r"(?:(?:common|widespread|popular|prevailing|general|public|widely held|long-held) (?:perceptions?|beliefs?|views?"
    r"|opinions?|assumptions?|consensus|wisdom)|conventional wisdom) (?:that|is|was|holds|has it)\b"
)
_STAND_BEFORE = _GENERAL | words("is are was were been being still now also perhaps quite")
_HAVING = (" have ", " has ", " had ")
_WORD = re.compile(r"[a-z]+")
_LONGEST = 40
LIMIT = 50
"""Findings in one document: by then a reader knows."""
_BY = re.compile(
    r"[^.,;\n]{0,60}\bby (?!far\b|the time\b|now\b|then\b|\d|(?:many|some|most|others|several|critics|experts|observers|analysts)\b)"
)
_BY_A_CROWD = re.compile(
    r" by (?:(?:many|some|most|others|several)(?: people| experts| critics| observers| analysts| historians| scholars)?"
    r"|critics|experts|observers|analysts)\b(?! (?:of|at|in|from)\b)"
)


@rule(
    "CLM007", "passive-attribution", "info", languages={"en"}, yields_to={"CLM001", "CLM005"},
    fix="Say by whom, and when.",
)  # fmt: skip
def passive_attribution(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes an opinion in the passive voice, held by nobody: "is often perceived as", "once hailed as", "it is widely
    believed that", "common perceptions that".

    ## Why is this bad?
    The reader is told that an opinion is common and not whose it is, nor who counted.

    ## Known limits
    A "by" in the same clause, a citation mark, link or “according to” in the sentence, a person named in the same or the
    next sentence, and quotations are left alone.

    ## References
    Wikipedia: MOS:WEASEL ("is widely regarded as") and inline template {{by whom}}.
    """
    yield from islice(_unnamed(doc), LIMIT)


def _unnamed(doc: Annotated) -> Iterator[Hit]:
    """Give the opinions for which nobody near stands."""
    for span in sorted(set(_opinions(doc))):
        if doc.quoted(span) or _BY.match(doc.text, span.end) or is_named_nearby(doc, span.start):
            continue
        claim = doc.claim_at(span.start)
        if claim is None or not (claim.support in ("citation", "link") or _accorded(doc.lowercase, claim)):
            yield Hit(span, f"by whom? “{doc.text[span.start : span.end]}” names nobody")


def _accorded(lowercase: str, claim: Claim) -> bool:
    """Tell whether the sentence says "according to", and a named source stands behind it."""
    return claim.support == "named source" and lowercase.find("according to ", claim.start, claim.end) >= 0


def _opinions(doc: Annotated) -> Iterator[Span]:
    """Give the passives and nouns that hold an opinion for nobody."""
    lowercase = doc.lowercase
    for at in doc.places_of(_HELD):
        match = _WORD.match(lowercase, at)
        stands = lowercase[max(0, at - _LONGEST) : at].split()[-1:]
        if match is None or match.group() not in _HELD or not stands or stands[0] not in _STAND_BEFORE:
            continue
        word, following = match.group(), lowercase[match.end() : match.end() + 7]
        before = _PASSIVE.search(lowercase, max(0, at - _LONGEST), at)
        if before is None or before.start() == at:
            continue
        if lowercase.endswith(_HAVING, 0, before.start()):
            continue  # "which they have long regarded as"
        passive, general = before.group() != (before["general"] or ""), before["general"]
        if before["it"] and following.startswith(" that ") and (general or word not in ("known", "seen", "assumed")):
            yield Span(before.start(), match.end() + 5)
        elif word in _ONLY_THAT:
            continue
        elif passive and (crowd := _BY_A_CROWD.match(lowercase, match.end())):
            yield Span(before.start() + len(before["it"] or ""), crowd.end())
        elif (passive and general) or (general and word in _AS and following.startswith((" as ", " to be "))):
            tail = "" if passive else " as" if following.startswith(" as ") else " to be"
            yield Span(before.start() + len(before["it"] or ""), match.end() + len(tail))
        elif passive and (
            (word in _BARE and following.startswith((" to ", " today", " as ")))
            or (word in _AS and following.startswith(" as "))
        ):
            yield Span(before.start() + len(before["it"] or ""), match.end() + following.index(" ", 1))
    for at in doc.places_of(_OPINIONS):
        match = _OPINION.search(lowercase, max(0, at - 16), at + 24)
        if match and match.start() < at < match.end():
            yield Span(*match.span())
