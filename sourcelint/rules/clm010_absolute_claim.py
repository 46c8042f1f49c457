"""CLM010."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.effects import VERB_HINTS, find_effects
from sourcelint.annotate.claims.health_phrases import HEALTH_HINTS
from sourcelint.annotate.claims.lexicon import CLASSES, NATION
from sourcelint.annotate.claims.public_records import SPORTS
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.text.word_index import LOWERED
from sourcelint.annotate.text.word_lists import words
from sourcelint.clean.characters.non_ascii import places
from sourcelint.evidence.work_type import PERSONAL
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.claims import Claim
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Severity

_COMPARED = (
    r"(?:more|less|fewer|(?!rather|other|easier|clearer)[a-z]{2,15}er)(?:\ (?!rather\b|other\b)[a-z-]{1,20}){0,3}\ than"
)
_ABSOLUTE = lazy(
    rf"""
    \bNever\ before\ (?:has|have|had)\ (?P<who>(?:the\ )?(?-i:[A-Z])[\w’'.-]{{1,30}}(?:\ (?-i:[A-Z])[\w’'.-]{{1,30}})?)
    |\b(?P<subject>it|they|this|(?-i:[A-Z])[\w’'-]{{1,30}})\ (?:has|have|had)  # it has never come close to
    \ never\ (?:once\ |before\ |yet\ )?(?!been\ (?:to|an?|the|in|on|at)\b|not\b|heard\b|met\b|seen\b)[a-z]+
    |\b(?:never\ before|unprecedented|for\ the\ first\ time)\ in\ (?:the\ )?(?:its\ |human\ |modern\ |recorded\ |world\ )?history
    |(?P<use>
        \b(?:words?|phrase|term|expression|tactic|weapon|power|measure|law|clause)s?  # a phrase rarely used in
        \ (?:very\ |so\ )?(?:rarely|never|seldom|hardly\ ever)\ (?:used|seen|invoked|heard)(?:\ in|\ by)?
    )
    |\bno\ (?:other\ )?(?:country|nation|state|government|president|leader|party)\ has\ ever
    |\b{_COMPARED}\ (?:(?:in|at)\ )?any\b(?!\ of\b|\ other\ (?:he|she|they)\b)  # older than any building
    |\b(?!more\ than|less\ than){_COMPARED}\ ever\b
    |\bunlike\ any\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KEPT = SPORTS | words("cup medal goal album song movie film recipe")
"""Words of sports and shows, of which records are kept."""
_TRIGGERS = (
    "never", "rarely", "seldom", "hardly ever", "unprecedented", "has ever", "first time in", " than any ",
    " than ever", " than in any ", " than at any ", "unlike any ",
)  # fmt: skip
"""What each phrase that is looked for has in it."""


_SAYING = frozenset(["speech strong", "speech"])
_THINGS = frozenset(["it", "they", "this"])
HEALTH = members("health word")
MIN_HEALTH_WORDS = 2
"""Words of health and its care from which a text is about them: "headaches" of a program need no trial."""
_STUDIED = words(
    "study studies trial trials research researchers found shown showed shows evidence meta-analysis myth myths"
)
"""Words of a sentence that says what was found out: CLM005 asks by whom."""
_VOUCHED = frozenset(["figure"])
_HINTS = VERB_HINTS | HEALTH_HINTS
"""Words of which one stands in each claim of effect in a text about health."""
MAX_FINDINGS = 5
"""Claims of effect of one document that are shown."""


@rule(
    "CLM010", "absolute-claim", "info", max_severity="warning", languages={"en"},
    fix="Say who looked, how far back, or drop the never.",
)  # fmt: skip
def absolute_claim(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes claims about all of a past or a kind: "has never come close to", "a phrase rarely used in", "never before in history",
    "older than any building in", "more than ever". A warning for what a state is said never to have done before. Also claims of
    an effect that neither a figure nor anybody stands behind: "improves productivity", "will help firms cut costs", "can lead to
    anxiety"; in a text about health also "is helpful in treating migraines", "has no side effects", "is clinically proven".
    Nothing that a named source says, and no quotations.

    ## Why is this bad?
    One counter-example refutes it, and finding none takes a search that the text does not mention.

    ## Known limits
    "Always", "only" and "everyone" stand in too many harmless sentences to be looked at, and what a person never did is
    left to them. Sports and entertainment, where records are kept, are let pass by their words. So are purposes ("to reduce
    pain"), what a person does, what writers of recipes, obituaries and forum posts have found, and what a study is said to
    have found, of which CLM005 asks. At most five effects a document.

    ## Measured
    Absolutes were right in 6 of 21 on 3,500 texts (news, pages): what a person never did, what a body never said, what somebody
    hopes are silent now. Of what is more than any other or than ever, and what a thing has done, 28 of 34, all that were new on
    1,678 texts (news, pages, dumps). Effects, since they are read from the parse: in 29 of 50 on 500 texts (news, pages, dumps),
    and in 90 of 126 on 299 further ones (pages, news, tech sites) since what a guide helps its reader do is left out; wrong were
    stories of one time, and words misread. In 30 texts that were marked without the tool, 15 of 51 such claims are found, and were
    9.

    ## References
    Zhang et al. 2018 (doi 10.1145/3184558.3188731), calibration of confidence.
    """
    if doc.genre not in PERSONAL:
        yield from _find_absolutes(doc)
        yield from islice(_find_effects(doc), MAX_FINDINGS)


def _find_effects(doc: Annotated) -> Iterator[Hit]:
    """Yield the claims of an effect behind which neither a figure nor anybody stands."""
    on_health = len(HEALTH & doc.vocabulary) >= MIN_HEALTH_WORDS
    for claim in doc.claims_at(doc.places_of(_HINTS if on_health else VERB_HINTS)):
        sentence = doc.sentence_at(claim.start) if _may_claim(claim) else None
        effect = None if sentence is None else next(find_effects(doc.parse(sentence), on_health=on_health), None)
        if effect is not None and not _is_anothers(doc, claim, effect.span):
            question = (
                "proven by whom, and where?"
                if effect.proven
                else "who found this effect, on whom, and how large is it?"
            )
            yield Hit(effect.span, f"“{doc.text[slice(*effect.span)]}”: {question}", severity="info")


def _may_claim(claim: Claim) -> bool:
    """Tell whether nothing in a sentence says how large an effect is, who found it, or that it is only asked about."""
    if claim.supported or claim.type == "quotation" or claim.tokens[-1:] == ("?",):
        return False
    return _STUDIED.isdisjoint(map(str.lower, claim.tokens)) and _VOUCHED.isdisjoint(claim.reasons)


def _is_anothers(doc: Annotated, claim: Claim, span: Span) -> bool:
    """Tell whether a quotation, a crowd (CLM001 asks which) or the text below a heading answers for an effect."""
    if doc.quoted(span) or (claim.support == "weasel" and doc.credited(span) is not None):
        return True
    block = doc.block_at(span.start)
    return block is not None and block.kind == "heading" and block != doc.blocks[0]


def _find_absolutes(doc: Annotated) -> Iterator[Hit]:
    """Yield the claims about all of a past."""
    for claim in doc.claims_at(places(doc.lowercase, _TRIGGERS)):
        is_kept = not _KEPT.isdisjoint(map(LOWERED.__getitem__, claim.tokens))
        if claim.supported or claim.type == "quotation" or is_kept:
            continue
        match = _ABSOLUTE.search(doc.text, claim.start, claim.end)
        span = None if match is None else Span(*match.span())
        if match is None or span is None or _is_someones(doc, match, span):
            continue
        severity: Severity | None = "warning" if _names_state(match["who"] or "") else None
        yield Hit(span, f"“{match.group()}”: who looked, and how far back?", severity=severity)


def _is_someones(doc: Annotated, match: re.Match[str], span: Span) -> bool:
    """Tell whether somebody says so, or knows it of themselves: what a person never did, what a body never said."""
    subject = match["subject"] or ""
    known = _is_persons(subject) or (bool(subject) and _is_said(doc, span.end))
    return known or doc.quoted(span) or (match["use"] is None and doc.credited(span) is not None)


def _is_said(doc: Annotated, end: int) -> bool:
    """Tell whether the verb that ends a match, or follows its adverb, is one of saying."""
    sentence = doc.sentence_at(end - 1)
    parse = doc.parse(sentence) if sentence is not None else None
    group = parse.group_with(parse.token_at(end - 1)) if parse is not None else None
    return group is not None and not _SAYING.isdisjoint(classes_of("verb", group.lemma))


def _is_persons(subject: str) -> bool:
    """Tell whether a subject is a person, who knows what they never did: a name that is no state's."""
    return subject.lower() not in _THINGS and bool(subject) and not _names_state(subject)


def _names_state(who: str) -> bool:
    """Tell whether a word of a name belongs to a nation: "the United States"."""
    return any(CLASSES.get(word, 0) & NATION for word in who.lower().removeprefix("the ").split())
