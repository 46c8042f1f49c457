"""Whose a figure is: its author's, who states it as a fact, or somebody's who says, plans, foretells or lived it."""

from __future__ import annotations

import re
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.classified_sources import source_at
from sourcelint.annotate.claims.public_records import SPORTS, is_of_games_or_markets, is_of_record
from sourcelint.annotate.grammar.lexicon import classes_of
from sourcelint.annotate.text.calendar_words import WEEKDAYS
from sourcelint.annotate.text.word_index import LOWERED
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.grammar import Parse
    from sourcelint.evidence.annotated import Annotated

_NO_FACT = lazy(
    r"""
    \b(?:
        [Aa]ccording\ to|[Pp]er\ the|puts?\ the|which\ [A-Z]\w{1,30}\ (?:says|claims)  # whoever says so has a name
        |poll(?:ed|ing)|surveyed|measure[sd]?|recorded|validated|calculated|researchers         # measures
        |plans?\ (?:(?:is|was|are)\ )?to|planned|pledge[sd]?|promise[sd]?                       # to come
        |wants?|aims?|aimed|hopes?|hoped|expect(?:s|ed)?|projected|goals?
        |defines?|defined|assum(?:e|es|ed|ing)|accuse[sd]?                                    # supposed
    )\b
    """,
    re.VERBOSE,
)
"""Words before a figure that make it one of measures, plans and suppositions, which nobody states as a fact."""
_WE = words("we we're we've our us")
_WRITERS = _WE | words("i i'm i've my")
"""How a sentence begins that tells what its writers did."""
_OWN = _WRITERS | words("me mine ours she he")
"""Words by which a writer tells of their own life or another's."""
_ADVISED = words("you you're you've your")
_COUNTRY = "US"
"""Not "us"."""
_WORD = lazy(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
MAX_OWN_CHARS = 40
"""Characters around a figure in which such a word stands."""
_COMPARED = frozenset([("as", "likely"), ("more", "likely"), ("less", "likely")])
_SAMPLES = words("study studies survey surveys poll polls trial trials")
"""What figures are measured in."""
_IN_PERCENT = ("%", "cent")
_CURRENCIES = ("$", "€", "£", "¥")
_DAYS = frozenset(WEEKDAYS) | {"today", "yesterday"}
_OF_ONE = frozenset(["his", "her"])
_OWNERS = _OF_ONE | {"its", "their"}


def is_authors(doc: Annotated, claim: Claim, place: Span) -> bool:
    """Tell whether the author states a figure as a fact: nobody else says it, plans it or was asked for it in a poll."""
    if doc.quoted(place) or _is_personal(doc, claim, place) or _foretells(doc, claim, place):
        return False
    if _is_told(doc, place) or _NO_FACT.search(doc.text, claim.start, place.end):
        return False
    if _has_word_of(_SAMPLES, claim):
        return False  # "In a study of 2,000 people, half …": CLM005 asks which
    return _SAMPLES.isdisjoint(doc.vocabulary) or not _are_asked(doc, claim, place)


def is_kept(doc: Annotated, claim: Claim, place: Span) -> bool:
    """Tell whether records keep a figure, or it is somebody's own: "its loan book grew 3%" behind a sentence on its profits."""
    if is_of_record(doc.text, claim.span, place) or _is_price_of_a_day(doc.text[slice(*place)], claim):
        return True
    sentence = doc.sentence_at(place.start)
    if sentence is None:
        return False
    parse = doc.parse(sentence)
    return _is_own_share(parse, place) or _goes_on_from_record(doc, claim, parse)


def _is_price_of_a_day(label: str, claim: Claim) -> bool:
    """Tell whether a percentage is by how much a price moved in a day: "the euro fell 0.6% to $1.07 on Friday"."""
    if not label.endswith(_IN_PERCENT):
        return False
    lowercase = [LOWERED[token] for token in claim.tokens]
    is_priced = "against" in lowercase or any(map(str.startswith, lowercase, repeat(_CURRENCIES)))
    return is_priced and not _DAYS.isdisjoint(lowercase)


def _is_own_share(parse: Parse, place: Span) -> bool:
    """Tell whether a share is one of somebody's own, or of games: "60 percent of his shots", "of their away games"."""
    whole = parse.phrase_with(parse.token_at(place.end - 1))
    if whole is None or whole.determiner not in _OWNERS:
        return False
    return whole.determiner in _OF_ONE or parse.word(whole.head) in SPORTS


def _goes_on_from_record(doc: Annotated, claim: Claim, parse: Parse) -> bool:
    """Tell whether a sentence goes on with whose results, or game, the one before it in the paragraph tells."""
    before = doc.claim_before(claim)
    subject = parse.phrases[0] if parse.phrases else None
    if before is None or subject is None or not is_of_games_or_markets(doc.text, before.span):
        return False
    points_back = subject.lemma in ("it", "they") or subject.determiner in ("its", "their")
    inside = parse.tokens[subject.first : subject.last + 1]  # "the firm", "the firm's margin"
    return points_back or (
        subject.determiner == "the" and any("body" in classes_of("noun", token.lemma) for token in inside)
    )


def advises(claim: Claim) -> bool:
    """Tell whether a sentence speaks to its reader: "put 15 percent of your income aside"."""
    return _has_word_of(_ADVISED, claim)


def follows_own(doc: Annotated, claim: Claim) -> bool:
    """Tell whether the sentence before, in the paragraph, tells what the writers did: the figure may be of their own making."""
    before = doc.claim_before(claim)
    return before is not None and before.type != "quotation" and _has_word_of(_WE, before)


def _is_personal(doc: Annotated, claim: Claim, place: Span) -> bool:
    """Tell whether the words around a figure speak of the writer, or of a single person: "he has lost 15 percent"."""
    if LOWERED[claim.tokens[0]] in _WRITERS:
        return True
    near = Span(place.start - MAX_OWN_CHARS, place.end + MAX_OWN_CHARS)
    words_near = (word.group() for word in _WORD.finditer(doc.text, *claim.span) if near.overlaps(Span(*word.span())))
    return any(LOWERED[word] in _OWN for word in words_near if word != _COUNTRY)


def _has_word_of(known: frozenset[str], claim: Claim) -> bool:
    """Tell whether a claim has one of some words in lower case: "us", and not "the US"."""
    if known.isdisjoint(map(LOWERED.__getitem__, claim.tokens)):
        return False
    return any(LOWERED[token] in known for token in claim.tokens if token != _COUNTRY)


def _foretells(doc: Annotated, claim: Claim, place: Span) -> bool:
    """Tell whether a figure is one that will be, by the verb that governs it; "will be twice as likely" is a claim about now."""
    sentence = doc.sentence_at(place.start)
    if sentence is None or claim.type != "prediction" or not _COMPARED.isdisjoint(pairwise(claim.tokens)):
        return False
    parse = doc.parse(sentence)
    group = parse.governing(parse.token_at(place.start), parse.token_at(place.end - 1))
    return group is not None and bool(group.modal)


def _is_told(doc: Annotated, place: Span) -> bool:
    """Tell whether somebody is said to say a figure; "customers report" is no better than nobody."""
    said, sentence = doc.credited(place), doc.sentence_at(place.start)
    if said is None or sentence is None:
        return False
    source = None if said.source is None else source_at(doc.parse(sentence), said.source)
    return source is None or source.group != "public"


def _are_asked(doc: Annotated, claim: Claim, place: Span) -> bool:
    """Tell whether a figure counts those who say or think something: "42 percent say that …"."""
    told = doc.attributions_in(claim.start, claim.end)
    return any(said.source is not None and said.source.overlaps(place) for said in told)
