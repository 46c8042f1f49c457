"""CLM007."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

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
    rf"""
    (?<![a-z])
    (?:(?P<it>it\ )?(?:is|are|was|were|has\ been|have\ been|had\ been|being|been)\ (?:still\ |now\ |also\ |perhaps\ |quite\ )?)?
    (?P<general>(?:{"|".join(sorted(_GENERAL))})\ )?\Z
    """,
    re.VERBOSE,
)
_OPINION = re.compile(
    r"""
    (?:
        (?:common|widespread|popular|prevailing|general|public|widely\ held|long-held)
        \ (?:perceptions?|beliefs?|views?|opinions?|assumptions?|consensus|wisdom)
        |conventional\ wisdom
    )\ (?:that|is|was|holds|has\ it)\b
    """,
    re.VERBOSE,
)
_STAND_BEFORE = _GENERAL | words("is are was were been being still now also perhaps quite")
_HAVING = (" have ", " has ", " had ")
_WORD = re.compile(r"[a-z]+")
_PLAIN_FACTS = frozenset(["known", "seen", "assumed"])
"""Verbs that alone, without "widely" and the like, state a fact: "it is known that"."""
_LINKS = {**dict.fromkeys(_AS, (" as ",)), **dict.fromkeys(_BARE, (" to ", " today", " as "))}
"""For each verb that needs no "widely", what stands behind it in a passive: "is hailed as", "is believed to"."""
_MAX_AUXILIARY_CHARS = 40
"""Characters before a verb in which "it has been widely" stands."""
_MAX_BEFORE_NOUN_CHARS, _MAX_NOUN_CHARS = 16, 24
"""Characters before and from a noun of opinion on in which its phrase stands: "widespread | perceptions that"."""
MAX_FINDINGS = 50
"""Findings in one document: by then a reader knows."""
_BY = re.compile(
    r"[^.,;\n]{0,60}\bby (?!far\b|the time\b|now\b|then\b|\d|(?:many|some|most|others|several|critics|experts|observers|analysts)\b)"
)
_BY_A_CROWD = re.compile(
    r"""
    \ by\ (?:
        (?:many|some|most|others|several)(?:\ people|\ experts|\ critics|\ observers|\ analysts|\ historians|\ scholars)?
        |critics|experts|observers|analysts
    )\b
    (?!\ (?:of|at|in|from)\b)  # analysts at Acme Bank can be asked
    """,
    re.VERBOSE,
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
    yield from islice(_find_unnamed(doc), MAX_FINDINGS)


def _find_unnamed(doc: Annotated) -> Iterator[Hit]:
    """Yield the opinions whose holder is not named nearby."""
    for span in sorted(set(_find_opinions(doc))):
        if doc.quoted(span) or _BY.match(doc.text, span.end) or is_named_nearby(doc, span.start):
            continue
        claim = doc.claim_at(span.start)
        if claim is None or not (claim.support in ("citation", "link") or _accorded(doc.lowercase, claim)):
            yield Hit(span, f"by whom? “{doc.text[span.start : span.end]}” names nobody")


def _accorded(lowercase: str, claim: Claim) -> bool:
    """Tell whether the sentence says "according to", and a named source stands behind it."""
    return claim.support == "named source" and lowercase.find("according to ", claim.start, claim.end) >= 0


class _Verb(NamedTuple):
    """A verb of opinion and the words around it: "it is | widely | believed | that"."""

    word: str
    start: int
    """Where the words begin that go with it, "it" among them."""
    end: int
    it: str
    is_general: bool
    is_passive: bool
    following: str


def _find_opinions(doc: Annotated) -> Iterator[Span]:
    """Yield the passives and nouns that present an opinion without its holder."""
    lowercase = doc.lowercase
    for at in doc.places_of(_HELD):
        verb = _read_verb(lowercase, at)
        span = _opinion_span(lowercase, verb) if verb else None
        if span is not None:
            yield span
    for at in doc.places_of(_OPINIONS):
        match = _OPINION.search(lowercase, max(0, at - _MAX_BEFORE_NOUN_CHARS), at + _MAX_NOUN_CHARS)
        if match and match.start() < at < match.end():
            yield Span(*match.span())


def _read_verb(lowercase: str, at: int) -> _Verb | None:
    """Read the verb of opinion at an offset; None if the words before it make neither a passive nor a generality."""
    match = _WORD.match(lowercase, at)
    stands = lowercase[max(0, at - _MAX_AUXILIARY_CHARS) : at].split()[-1:]
    if match is None or match.group() not in _HELD or not stands or stands[0] not in _STAND_BEFORE:
        return None
    before = _PASSIVE.search(lowercase, max(0, at - _MAX_AUXILIARY_CHARS), at)
    # Behind "have" the verb is active: "which they have long regarded as".
    if before is None or before.start() == at or lowercase.endswith(_HAVING, 0, before.start()):
        return None
    general = before["general"] or ""
    following = lowercase[match.end() : match.end() + len(" to be ")]
    return _Verb(
        match.group(),
        before.start(),
        match.end(),
        before["it"] or "",
        bool(general),
        before.group() != general,
        following,
    )


def _opinion_span(lowercase: str, verb: _Verb) -> Span | None:
    """Return the span of an opinion if the shape of the phrase hides who holds it."""
    if verb.it and verb.following.startswith(" that ") and (verb.is_general or verb.word not in _PLAIN_FACTS):
        return Span(verb.start, verb.end + len(" that"))
    if verb.word in _ONLY_THAT:
        return None
    end = _passive_end(lowercase, verb) if verb.is_passive else _participle_end(verb)
    return None if end is None else Span(verb.start + len(verb.it), end)


def _passive_end(lowercase: str, verb: _Verb) -> int | None:
    """Return the end of "is seen by many", "is widely regarded" or "is believed to"; None for other passives."""
    crowd = _BY_A_CROWD.match(lowercase, verb.end)
    if crowd:
        return crowd.end()
    if verb.is_general:
        return verb.end
    link = next((link for link in _LINKS.get(verb.word, ()) if verb.following.startswith(link)), None)
    return verb.end + len(link.rstrip()) if link else None


def _participle_end(verb: _Verb) -> int | None:
    """Return the end of "once hailed as" or "often seen to be"; None for other participles."""
    if verb.is_general and verb.word in _AS:
        for link in (" as", " to be"):
            if verb.following.startswith(f"{link} "):
                return verb.end + len(link)
    return None
