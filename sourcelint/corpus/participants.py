"""Who takes part in what two sources tell of one event, and for whom somebody speaks, as far as a few patterns show it.

"Won by Jan Berg" beside "won by Mia Holm" names two who did one thing; "Jan Berg of the Harbour Board" beside "Jan Berg of the
Rowing Club" places one person in two bodies. Names in other roles are not compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.evidence.events.rarity import plain_stems
from sourcelint.evidence.events.stems import stem_of, stems
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus.collection import Collection
    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldSentence
    from sourcelint.finding import Place

MIN_EVENT = 0.6
"""Probability that two sentences tell of one event, from which on those who take part are compared."""

_NAME = r"[A-Z][a-zà-ÿ’'-]{1,30}(?:[ ](?:of[ ](?:the[ ])?)?[A-Z][a-zà-ÿ’'-]{1,30}){1,2}"
_ARTICLE = r"(?:the|an?|his|her|its|their)"
_AGENT = lazy(
    rf"""
    \b(?P<act>[a-z]{{1,20}}(?:ed|en|wn|un|on|ot|ht|n[dt]|ld|ck|[lpfs]t|id))
    [ ]by[ ](?:{_ARTICLE}[ ])?(?:[a-z]{{3,20}}[ ]){{0,3}}   # "by the harbour master"
    (?P<name>{_NAME})
    """,
    re.VERBOSE,
)
_ACTOR = lazy(
    rf"""
    (?P<name>{_NAME})
    [ ](?:(?:will|has|had|have|who)[ ])?(?P<act>[a-z]{{3,20}})[ ](?:(?:out|up|off|down)[ ])?
    {_ARTICLE}[ ](?P<object>[a-z]{{3,20}})
    """,
    re.VERBOSE,
)
_BODY = lazy(rf"(?P<name>{_NAME})[ ](?:of|from)[ ](?:the[ ])?(?P<body>{_NAME})")
_GENERAL = stems(
    "institute university department ministry office agency council board club party national international of the"
)
"""Words that many bodies have in their names."""


class Participant(NamedTuple):
    """One who takes part: the role (an act, or the person who speaks for a body) and the stems of the name in that role.

    `thing` is the stem of what is acted on, empty if it is not read.
    """

    role: str
    name: frozenset[str]
    written: str
    thing: str = ""


class ParticipantConflict(NamedTuple):
    """Two sentences that name others in one role."""

    here: Place
    there: Place
    own: str
    other: str


def participants_of(sentence: ToldSentence) -> Iterator[Participant]:
    """Find who takes part in what a sentence tells, and for which body somebody speaks."""
    text = sentence.place.quote
    for match in _AGENT.finditer(text):
        yield Participant(stem_of[match["act"]], _stems(match["name"]), match["name"])
    for match in _ACTOR.finditer(text):
        act = stem_of[match["act"]]
        if act not in plain_stems():
            yield Participant(act, _stems(match["name"]), match["name"], stem_of[match["object"]])
    for match in _BODY.finditer(text):
        yield Participant(match["name"].lower(), _stems(match["body"]), match["body"])


def _stems(name: str) -> frozenset[str]:
    return frozenset(stem_of[part.lower()] for part in name.split()) - _GENERAL


def find_participant_conflicts(collection: Collection) -> Iterator[ParticipantConflict]:
    """Find whom independent sources name otherwise in one role, if neither source names the other's."""
    for pair in collection.aligned:
        if pair.event < MIN_EVENT or not collection.are_near(pair.one, pair.other):
            continue
        if not collection.independent(pair.one, pair.other):
            continue
        one, other = collection.text_of(pair.one), collection.text_of(pair.other)
        here, there = one.sentences[pair.here], other.sentences[pair.there]
        for own, mate in _in_one_role(here, there):
            if not _is_named(own, other) and not _is_named(mate, one):
                yield ParticipantConflict(here.place, there.place, own.written, mate.written)


def _in_one_role(here: ToldSentence, there: ToldSentence) -> Iterator[tuple[Participant, Participant]]:
    others = {participant.role: participant for participant in participants_of(there)}
    for own in participants_of(here):
        mate = others.get(own.role)
        if mate is None or not (own.name and mate.name) or not own.name.isdisjoint(mate.name):
            continue
        if own.thing in {"", mate.thing, *there.terms} and mate.thing in {"", own.thing, *here.terms}:
            yield own, mate


def _is_named(participant: Participant, text: SourceText) -> bool:
    """Tell whether a source has the last word of a name that another gives, or as a name any word of it."""
    last = stem_of[participant.written.split()[-1].lower()]
    return last in text.terms or not participant.name.isdisjoint(text.names)
