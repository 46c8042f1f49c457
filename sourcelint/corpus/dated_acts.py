"""The one act that two sources are about, each with another day: "the vote, which took place on 15 October 2023".

Sentences are compared with each other if they share words; an act that a text takes up by a noun shares few. Two sources
whose titles say the same, and each of which gives the act one day of the calendar, cannot both be right.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.text.word_lists import words
from sourcelint.corpus.date_slots import CALENDAR, dates_agree, partial_date, sides_of
from sourcelint.evidence.events.stems import stem_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldDate, ToldSentence

_KINDS = {
    "vote": "vote approval adoption passage ballot",
    "ruling": "ruling verdict judgment judgement acquittal conviction",
    "decision": "decision",
    "signing": "signing ratification",
    "opening": "opening inauguration unveiling launch",
    "crash": "crash collision derailment sinking accident",
    "fire": "fire blaze",
    "explosion": "explosion blast",
    "quake": "earthquake quake",
    "attack": "attack shooting stabbing bombing",
    "resignation": "resignation",
}
"""Nouns for what happens on one day, by the kind of act."""

_VERBS = {"vote": "voted approved adopted", "ruling": "ruled convicted acquitted", "decision": "decided"}
"""Verbs for the same, directly before a day."""

_KIND_OF = {noun: kind for kind, nouns in _KINDS.items() for noun in words(nouns)}
_KIND_OF_VERB = {verb: kind for kind, verbs in _VERBS.items() for verb in words(verbs)}

DECIDED = frozenset({"vote", "ruling"})
"""What a "decision" may be."""

_LINKS = words(
    """which that was were had been took taken place held made handed down issued came occurred happened reached passed cast
    given granted delivered started began broke out erupted"""
)
"""Words between an act and its day: "the vote, which took place", "the council's decision, made"."""

_PREPOSITIONS = words("on of from dated")
_STOPS = words(
    """not never to who whom whose and but or after before since until till by when while will would said says if because"""
)
"""Words behind which a day belongs to something else than the noun before them."""

_STAGES = words(
    """first second third fourth another final initial preliminary provisional previous earlier last latest next new later
    fresh repeat postponed rescheduled separate similar both several two three"""
)
"""Words beside an act that say that there is more than one of its kind."""

MAX_WORDS_TO_NOUN, MAX_WORDS_TO_DETERMINER = 8, 3
"""Words between a day and the noun that it dates, and before that noun to "the"."""

MAX_WORDS_TO_VERB = 7
"""Words behind a day that opens its sentence, among which the verb of the sentence is looked for."""

MIN_DAYS_APART = 3
"""Days by which two days of one act differ: midnight falls at another hour elsewhere, and a vote may take a night."""

DAYS_A_YEAR, MAX_DAYS_OF_SEASON = 365, 31
"""Days by which what happens each year may come earlier or later."""

MIN_SHARED_TITLE_STEMS, MIN_TITLE_SHARE = 2, 0.5
"""Telling stems that the titles of two sources share at least, and share of those of the shorter title."""

EVENT = 0.5
"""Probability that is told of two such acts: they are found by their kind, not by like sentences."""

_TOKEN = lazy(r"[^\W_][\w-]{0,60}(?:['’]s?)?|[,;:.()—–]")


class DatedAct(NamedTuple):
    """An act with its day: `kind` as in `_KINDS`, the stem of whose it is ("" if nobody is named), and whether a noun tells it."""

    kind: str
    owner: str
    date: ToldDate
    is_noun: bool


def find_act_conflict(one: SourceText, other: SourceText) -> tuple[ToldDate, ToldDate] | None:
    """Return the days that two sources on one subject give for its one act if they exclude each other, else None."""
    if not _share_title(one, other):
        return None
    ours, theirs = one.act, other.act
    if ours is None or theirs is None or not _may_be_one(ours, theirs, one, other):
        return None
    here, there = date.fromisoformat(ours.date.value), date.fromisoformat(theirs.date.value)
    if abs((here - there).days) < MIN_DAYS_APART or _may_be_yearly(here, there):
        return None
    return None if _is_told(ours.date, other) or _is_told(theirs.date, one) else (ours.date, theirs.date)


def _may_be_yearly(one: date, other: date) -> bool:
    """Tell whether two days lie in one season of two years, as votes on budgets do; the same day of two years is a slip.

    >>> _may_be_yearly(date(2022, 12, 15), date(2024, 1, 3)), _may_be_yearly(date(2022, 10, 15), date(2023, 10, 15))
    (True, False)
    """
    if one.year == other.year or (one.month, one.day) == (other.month, other.day):
        return False
    apart = abs(one.timetuple().tm_yday - other.timetuple().tm_yday)
    return min(apart, DAYS_A_YEAR - apart) <= MAX_DAYS_OF_SEASON


def only_act(sentences: Sequence[ToldSentence]) -> DatedAct | None:
    """Return the act of a source that has a day, if all that it dates so is of one day and nothing says that there are several."""
    acts = [act for sentence in sentences if sentence.dates for act in acts_of(sentence)]
    if len({act.date.value for act in acts}) != 1 or any(map(_tells_stages, sentences)):
        return None
    return max(acts, key=lambda act: (act.is_noun, bool(act.owner)))


def acts_of(sentence: ToldSentence) -> Iterator[DatedAct]:
    """Yield the acts to which a sentence gives a full day of the calendar."""
    if sentence.quoted:
        return
    for told in sentence.dates:
        day = partial_date(told.value)
        if told.form in CALENDAR and day and None not in day[:3]:
            before, behind = map(_TOKEN.findall, sides_of(told, sentence))
            noun = _by_noun(before)
            found = noun or _by_verb(before) or _by_next_verb(before, behind)
            if found:
                yield DatedAct(*found, told, noun is not None)


def _by_noun(tokens: Sequence[str]) -> tuple[str, str] | None:
    """Read the noun that a day behind some words dates, and whose act it is: walk back over what links the noun and the day."""
    rest = list(tokens)
    if rest and rest[-1].lower() in _PREPOSITIONS:
        rest.pop()
    links = len(rest)
    while rest and (rest[-1].lower() in _LINKS or rest[-1] == ","):
        rest.pop()
    is_linked = len(rest) < links
    for back, token in enumerate(reversed(rest[-MAX_WORDS_TO_NOUN:])):
        word = token.lower()
        if word in _STOPS or not word[0].isalnum():
            return None
        if word in _KIND_OF:
            owner = _owner(rest[: len(rest) - 1 - back])
            return None if owner is None else (_KIND_OF[word], owner)
        if not is_linked and back:
            return None
    return None


def _owner(before: Sequence[str]) -> str | None:
    """Return the stem of whose an act is, "" if "the" stands before it; None if neither does, or it is one of several."""
    for word in reversed(before[-MAX_WORDS_TO_DETERMINER:]):
        if word.lower() in _STAGES:
            return None
        if word.endswith(("'s", "’s", "s'", "s’")):
            return stem_of[word]
        if word.lower() in ("the", "its", "their", "this", "that"):
            return ""
    return None


def _by_verb(tokens: Sequence[str]) -> tuple[str, str] | None:
    """Read the verb directly before a day, with the subject directly before it: "The council voted on", "was approved on"."""
    rest = [token for token in tokens[-3:] if token.lower() != "on"][-2:]
    match rest:
        case [subject, verb] if verb.lower() in _KIND_OF_VERB and subject[0].isalpha():
            return _KIND_OF_VERB[verb.lower()], "" if subject.lower() in _LINKS else stem_of[subject]
    return None


def _by_next_verb(before: Sequence[str], behind: Sequence[str]) -> tuple[str, str] | None:
    """Read the first verb behind a day that opens its sentence: "On 15 October 2023, the council voted"."""
    if len(before) > 1:
        return None
    clause = [word for word in behind[:MAX_WORDS_TO_VERB] if word[0].isalnum()]
    for subject, verb in pairwise(clause):
        if subject.lower() in _STOPS:
            return None
        if verb.lower() in _KIND_OF_VERB:
            return _KIND_OF_VERB[verb.lower()], stem_of[subject]
    return None


def _tells_stages(sentence: ToldSentence) -> bool:
    """Tell whether a sentence speaks of more than one act: "a second vote", "the earlier ruling", "two decisions"."""
    tokens = [token.lower() for token in _TOKEN.findall(sentence.place.quote)]
    return any(
        token in _STAGES
        and any(word in _KIND_OF or word.removesuffix("s") in _KIND_OF for word in tokens[at + 1 : at + 3])
        for at, token in enumerate(tokens)
    )


def _may_be_one(ours: DatedAct, theirs: DatedAct, one: SourceText, other: SourceText) -> bool:
    """Tell whether two acts are of one kind and of the same, as far as both say; one at least is told as known."""
    kinds = {ours.kind, theirs.kind}
    is_alike = len(kinds) == 1 or ("decision" in kinds and not kinds.isdisjoint(DECIDED))
    if not is_alike or not (ours.is_noun or theirs.is_noun):
        return False
    if ours.owner and theirs.owner:
        return ours.owner == theirs.owner
    return (not ours.owner or ours.owner in other.terms) and (not theirs.owner or theirs.owner in one.terms)


def _is_told(told: ToldDate, text: SourceText) -> bool:
    """Tell whether a source knows the day, or the month, of the act of another: it tells two acts, or is not the one that errs."""
    return any(
        dates_agree(told, day)
        for sentence in text.sentences
        for day in sentence.dates
        if (known := partial_date(day.value)) and known.month is not None
    )


def _share_title(one: SourceText, other: SourceText) -> bool:
    """Tell whether the titles of two sources say the same in half of their words."""
    here, there = one.title_terms, other.title_terms
    shared = len(here & there)
    return shared >= MIN_SHARED_TITLE_STEMS and shared >= MIN_TITLE_SHARE * min(len(here), len(there))
