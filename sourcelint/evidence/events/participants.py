"""Who takes part in an event: one reader for each kind of participants that the table of event types knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.gazetteers.names import TITLES, persons
from sourcelint.annotate.text.number_words import COUNTS
from sourcelint.evidence.events.treaties import ITS_NAME, UNIQUE, instrument_at, telling_words, words_of
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sourcelint.annotate.gazetteers.mentions import Actors, Mention
    from sourcelint.annotate.gazetteers.reference import EventType, Reference, Who


class Participants(NamedTuple):
    """Canonical names, the words that tell the event from others of its type, these as they stand in the text, all in a span."""

    span: Span
    actors: tuple[str, ...]
    name: frozenset[str] = frozenset()
    label: str = ""


class ActInSentence(NamedTuple):
    """An act in its sentence: `beside` is what must stand beside it."""

    text: str
    actors: Actors
    reference: Reference
    eras: Sequence[Mention]
    event: EventType
    sentence: Span
    act: Span
    beside: Span

    def around(self, reach: int) -> Span:
        """Return the stretch of the sentence around act and what stands beside it."""
        return Span(
            max(self.sentence.start, min(self.act.start, self.beside.start) - reach),
            min(self.sentence.end, max(self.act.end, self.beside.end) + reach),
        )


def participants_of(told: ActInSentence) -> Participants | None:
    """Find who takes part in the event that an act tells of; None where the sentence does not name them."""
    return _READERS[told.event.who](told)


MAX_AROUND_ACT_CHARS = 80
"""Characters around an act in which those who take part are named."""

_PRONOUN = lazy(
    r"""
    \b(?:it|they|he|she|[Ii]t|[Tt]hey)
    (?:[ ]also|[ ]then|[ ]formally|[ ]officially|[ ]has|[ ]have|[ ]had)?
    (?:[ ]\w+ed[ ]and)?                            # "it negotiated and signed"
    (?:[ ]\w+[ ]\w+[ ]with[ ]\w+[ ]\w+[ ]and)?[ ]$    # "it held talks with the other and signed"
    """,
    re.VERBOSE,
)
_OBLIQUE = lazy(
    r"(?:^|[\s(])(?:with|to|of|from|against|in|by|at|near|on|for|into|over|outside) (?:the )?$", re.IGNORECASE
)
_PARTNER = lazy(r" (?:[\w-]+ ){0,2}with (?:the )?$")


def _pair(told: ActInSentence) -> Participants | None:
    """The subject and the one with whom, else two actors that the words join."""
    start, end = told.around(MAX_AROUND_ACT_CHARS)
    begin = max(told.act.end, told.beside.end)
    partner = next(iter(told.actors.within(begin, end)), None)
    if partner is not None and _PARTNER.match(told.text[begin : partner.start]):
        subject = _subject(told)
        if subject is not None and subject.name != partner.name:
            return Participants(Span(subject.start, partner.end), (subject.name, partner.name))
    joined = told.actors.pair(start, end, told.beside.start)
    if joined or told.event.kind != "lasting":
        return Participants(Span(*joined[2:]), joined[:2]) if joined else None
    # "The text of the Norway-Iceland treaty says that … the other side must come to its assistance."
    far = told.actors.pair(*told.sentence, told.beside.start)
    only = {m.name for m in told.actors.within(*told.sentence)} if far else ()
    return Participants(told.act, far[:2]) if far and only == set(far[:2]) else None


def _subject(told: ActInSentence) -> Mention | None:
    """The actor before an act that no preposition governs; a pronoun stands for the sentence's first."""
    start = told.sentence.start
    if _PRONOUN.search(told.text, max(start, told.act.start - MAX_AROUND_ACT_CHARS), told.act.start):
        inside = told.actors.within(start, told.act.start)
        return inside[0] if inside else None
    for m in reversed(told.actors.within(max(start, told.act.start - MAX_AROUND_ACT_CHARS), told.act.start)):
        if not _OBLIQUE.search(told.text, max(start, m.start - 12), m.start):
            return m
    return None


MIN_NAME_WORDS = 2
"""Words that the name of an instrument without parties needs: there were many Treaties of Paris."""


def _treaty(told: ActInSentence) -> Participants | None:
    """Find two parties, a name, or both."""
    if told.text[slice(*told.beside)].lower() == "it":
        return _same_treaty(told)
    start, end = told.around(MAX_AROUND_ACT_CHARS)
    # A name may reach further than what is read of the sentence.
    end = min(told.sentence.end, end + 2 * MAX_AROUND_ACT_CHARS)
    span, label = instrument_at(told.text, start, end, told.beside.start) or (told.beside, "")
    actors, parties = _parties(told, span)
    name = _name_of(told, label, actors)
    if not actors and not (label[:1].isupper() and len(name) >= MIN_NAME_WORDS):
        return None
    if parties:
        span = Span(min(span.start, parties.start), max(span.end, parties.end))
    signing = told.actors.pair(
        max(told.sentence.start, told.act.start - MAX_AROUND_ACT_CHARS // 2), told.act.start, told.act.start
    )
    if signing and set(signing[:2]) == set(actors):
        span = Span(min(signing[2], span.start), span.end)
    return Participants(span, actors, name, label)


def _parties(told: ActInSentence, span: Span) -> tuple[tuple[str, ...], Span | None]:
    """Find the parties in the name of an instrument, else around it, and then where they stand."""
    pair = told.actors.pair(span.start, span.end, told.beside.start)
    if pair:
        return pair[:2], None
    around = _pair(told)
    if around is None:
        return (), None
    # "the treaty, which Norway and Iceland …" speaks of others.
    if around.span.start >= span.end and "," in told.text[span.end : around.span.start]:
        return (), None
    return around.actors, around.span


def _name_of(told: ActInSentence, label: str, actors: tuple[str, ...]) -> frozenset[str]:
    """Find the words of an instrument's name that tell it from others, without its parties."""
    if not label[:1].isupper() and not label.endswith(UNIQUE):
        return frozenset()
    mentions = told.actors.within(*told.sentence)
    return telling_words(label, (told.text[named.start : named.end] for named in mentions if named.name in actors))


def _same_treaty(told: ActInSentence) -> Participants | None:
    """The treaty of the sentence before, which "it" stands for."""
    before = told.sentence.start
    pair = told.actors.pair(max(0, before - 2 * MAX_AROUND_ACT_CHARS), before, before)
    if pair is None or not ITS_NAME.match(told.text, pair[3]):
        return None
    return Participants(told.beside, pair[:2])


def _actor(told: ActInSentence) -> Participants | None:
    """The actor directly before the act, or directly behind an act that ends in "of"."""
    start, end = told.act
    if told.text[start:end].endswith(" of"):
        m = next(iter(told.actors.within(end, end + len(" the x"))), None)
    else:
        m = told.actors.before(max(told.sentence.start, start - MAX_AROUND_ACT_CHARS), start)
    if m is None or (m.end < start and not _BETWEEN.fullmatch(told.text, m.end, start)):
        return None
    if m.end <= start and _LONGER_NAME.search(
        told.text, max(told.sentence.start, m.start - MAX_AROUND_ACT_CHARS), m.start
    ):
        return None
    return Participants(Span(min(m.start, start), max(m.end, end)), (m.name,))


NUMBERS = frozenset(COUNTS)

_BETWEEN = lazy(
    r"""
    ['’]?s?(?:[ ]first|[ ]second|[ ]third|[ ]own|[ ]latest|[ ]underground|[ ]last)*          # "Norway's first"
    (?:[ ]has|[ ]had|[ ]also|[ ]then|[ ]formally|[ ]officially)*
    # "conducted its second"
    (?:[ ](?:conducted|carried[ ]out|held|performed)(?:[ ]its|[ ]a|[ ]an|[ ]the)?(?:[ ]first|[ ]second|[ ]third)?)?[ ]?
    """,
    re.VERBOSE,
)

_LONGER_NAME = lazy(r"(?:\bof(?: the)?|(?!The\b|In\b|When\b|As\b|After\b|And\b|But\b)\b[A-Z][\w’'.-]{0,79})[ -]\Z")
"""What stands before an actor that is only the end of another name: "the Bank of China", "Imperial China"."""

_PERSON_BEFORE = lazy(
    r"""
    (?<![\w.])
    (
        (?:[A-Z][\w’'-]{0,40}[a-z]|[A-Z]\.)                                                # "Jane", "J."
        (?:[ ](?:[A-Z]\.|[A-Z][\w’'-]{0,40}[a-z]|de|da|van|von|der|bin|al|el)){1,3}        # "Q. van Doe"
    )
    (?:,?[ ]\(?\d{2}\)?,?)?[ ]$                                                            # ", 45,"
    """,
    re.VERBOSE,
)
_THING_BEFORE = lazy(r"((?:[A-Z][\w’'&.-]{0,40})(?: (?:[A-Z][\w’'&.-]{0,40}|of|the|for|and|de)){1,6}) $")


def _person(told: ActInSentence) -> Participants | None:
    """A person named in full, directly before the act."""
    start = max(told.sentence.start, told.act.start - MAX_AROUND_ACT_CHARS)
    m = _PERSON_BEFORE.search(told.text, start, told.act.start)
    if m is None:
        return None
    span = next(iter(persons(told.text, m.start(1), m.end(1))), None)
    if span is None or span.end != m.end(1) or not (name := _bare(told, span)):
        return None
    return Participants(Span(span.start, told.act.end), (name,))


def _bare(told: ActInSentence, span: Span) -> str:
    """Return a person's name without the nation and the title before it; "" if fewer than two words are left."""
    parts = told.text[span.start : span.end].split(" ")
    while parts and (parts[0] in told.reference.names or parts[0].rstrip(".") in TITLES):
        parts = parts[1:]
    plain = len(parts) < 2 or any(p in TITLES or p in told.reference.names for p in parts)
    return "" if plain or parts[0].lower() in NUMBERS else " ".join(parts)


def _thing(told: ActInSentence) -> Participants | None:
    """What has a name of two words or more, directly before the act."""
    m = _THING_BEFORE.search(told.text, max(told.sentence.start, told.act.start - MAX_AROUND_ACT_CHARS), told.act.start)
    if m is None:
        return None
    name = m[1].removeprefix("The ")
    if " " not in name or name in told.reference.names or name.split(" ")[-1] in {"of", "the", "for", "and", "de"}:
        return None
    return Participants(Span(m.start(1), told.act.end), (name,))


_WAR = lazy(r"[A-Z][\w’-]{0,40}(?: [A-Z][\w’-]{0,40}){0,3} (?:War|Revolution|Uprising|Rebellion)\b")


def _wars(told: ActInSentence) -> list[tuple[int, int, str]]:
    """Find the wars that a sentence names, under the name of their era if they have one."""
    start, end = told.sentence
    eras = [(m.start, m.end, told.reference.eras[m.name].name) for m in told.eras if start <= m.start < end]
    others = [
        (m.start(), m.end(), m.group().removeprefix("The "))
        for m in _WAR.finditer(told.text, start, end)
        if not any(a < m.end() and m.start() < b for a, b, _ in eras)
    ]
    return sorted(eras + others)


def _in_war(told: ActInSentence) -> Participants | None:
    """Who enters a war, and which."""
    subject, wars = _subject(told), _wars(told)
    if subject is None or not wars:
        return None
    start, end, name = min(wars, key=lambda w: min(abs(w[0] - told.act.start), abs(w[1] - told.act.start)))
    span = Span(min(start, subject.start), max(end, told.act.end))
    return Participants(span, (subject.name,), words_of(name), name)


def _named_war(told: ActInSentence) -> Participants | None:
    """The war directly before the act, or directly behind an act that ends in "of" or is an outbreak."""
    for start, end, name in _wars(told):
        before, behind = told.text[end : told.act.start], told.text[told.act.end : start]
        if (end <= told.act.start and before in {" ", " formally ", " officially ", " had "}) or (
            start >= told.act.end and behind in {" ", " the ", " of the "}
        ):
            return Participants(Span(min(start, told.act.start), max(end, told.act.end)), (), words_of(name), name)
    return None


_PLACE = lazy(r" ?(?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")


def _battle(told: ActInSentence) -> Participants | None:
    """The battle and its place."""
    m = _PLACE.match(told.text, told.act.end, told.sentence.end)
    if m is None or told.text[told.act.start].islower():
        return None
    label = told.text[told.act.start : m.end()]
    return Participants(Span(told.act.start, m.end()), (), words_of(label), label)


def _visit(told: ActInSentence) -> Participants | None:
    """Who visits, by name, and the country."""
    place = next(iter(told.actors.within(told.act.end, told.act.end + 30)), None)
    if place is None:
        return None
    named = list(persons(told.text, max(told.sentence.start, told.act.start - MAX_AROUND_ACT_CHARS), told.act.start))
    visitor = _bare(told, named[-1]) if named else ""
    if not visitor:
        return None
    return Participants(Span(named[-1].start, place.end), (visitor, place.name))


def _member(told: ActInSentence) -> Participants | None:
    """The group, then who is said to belong to it."""
    behind = told.actors.within(told.act.end, min(told.sentence.end, told.act.end + 30))
    group = next((m for m in behind if m.name in told.reference.groups), None)
    if group is None:
        return None
    pair = told.actors.pair(
        max(told.sentence.start, told.act.start - MAX_AROUND_ACT_CHARS), told.act.start, told.act.start
    )
    if pair:
        return Participants(Span(pair[2], group.end), (group.name, *pair[:2]))
    subject = _subject(told)
    return Participants(Span(subject.start, group.end), (group.name, subject.name)) if subject else None


_READERS: dict[Who, Callable[[ActInSentence], Participants | None]] = {
    "treaty": _treaty,
    "pair": _pair,
    "actor": _actor,
    "thing": _thing,
    "person": _person,
    "war": _in_war,
    "named-war": _named_war,
    "battle": _battle,
    "visit": _visit,
    "member": _member,
}
