"""Who takes part in what two sources tell of one event, and for whom somebody speaks, as far as a few patterns show it.

"Won by Jan Berg" beside "won by Mia Holm" names two who did one thing; "Jan Berg of the Harbour Board" beside "Jan Berg of the
Rowing Club" places one person in two bodies. Names in other roles are not compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.evidence.events.stems import stem_of, stems
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.corpus.collection import Collection
    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldSentence
    from sourcelint.finding import Place

MIN_EVENT = 0.7
"""Probability that two sentences tell of one event, from which on those who take part are compared."""

_NAME = r"[A-Z][a-zà-ÿ’'-]{1,30}(?:[ ][A-Z][a-zà-ÿ’'-]{1,30}){1,2}"
_AGENT = lazy(rf"\b(?P<act>[a-z]{{1,20}}(?:ed|en|wn|un|on|ot|ht|nt|ld|ck))[ ]by[ ](?P<name>{_NAME})")
_BODY = lazy(rf"(?P<name>{_NAME})[ ](?:of|from)[ ](?:the[ ])?(?P<body>{_NAME})")
_GENERAL = stems(
    "institute university department ministry office agency council board club party national international"
)
"""Words that many bodies have in their names."""


class Participant(NamedTuple):
    """One who takes part: the role (an act, or the person who speaks for a body) and the stems of the name in that role."""

    role: str
    name: frozenset[str]
    written: str


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
    for match in _BODY.finditer(text):
        yield Participant(match["name"].lower(), _stems(match["body"]) - _GENERAL, match["body"])


def _stems(name: str) -> frozenset[str]:
    return frozenset(stem_of[part.lower()] for part in name.split())


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
        if mate is not None and own.name and mate.name and own.name.isdisjoint(mate.name):
            yield own, mate


def _is_named(participant: Participant, text: SourceText) -> bool:
    """Tell whether a source has any word of a name that another gives."""
    return any(not participant.name.isdisjoint(sentence.terms) for sentence in text.sentences)
