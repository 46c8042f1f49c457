"""What shows that two sources tell of two events, however like their words are: "the Corran Bridge" and "the Vindal Bridge".

Two of a kind are told apart by what stands before the same noun: another name, or another ordinal ("the first quarter", "the third
quarter"). Of one event no source gives the one and never the other's. So are what happened twice, on days too far apart for a slip.
"""

from __future__ import annotations

from itertools import product, starmap
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.text.number_words import ORDINALS
from sourcelint.corpus.date_slots import CALENDAR, DAYS_A_WEEK, are_far_apart, partial_date
from sourcelint.evidence.events.rarity import plain_stems, rarity_of
from sourcelint.evidence.events.stems import stem_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldDate, ToldSentence

MAX_LEAD_SENTENCES = 2
"""Sentences at the beginning of a text that say what it is about: its title, and what stands first below."""

MIN_DAYS_APART = 2
"""Days of the week between what two sources tell of, from which on it happened twice."""

MIN_RARITY, MIN_NAME_CHARS = 0.5, 3
"""Rarity and letters of a name that tells two of a kind apart: an office ("President") and a short form ("Mt") do not."""

_NAME = lazy(r"\b[^\W\d_a-z][\w’'-]{1,40}(?:[ ](?:of[ ]|de[ ]|the[ ])?[^\W\d_a-z][\w’'-]{1,40}){1,5}")
_ORDERED = lazy(
    r"\b((?:twenty-|thirty-)?[^\W\d_]{5,11}|\d{1,3}(?:st|nd|rd|th))[ -]([^\W\d_]{4,20})(?:[ ]([^\W\d_]{4,20}))?",
)
_VALUE_OF = {word: number for number, word in enumerate(ORDINALS, 1)}


class Lead(NamedTuple):
    """What the first sentences of a source name: full names as stems, the ordinals by the stems of the nouns behind them.

    `days` are those of the calendar, `weekdays` (1 Monday) those on which something happened, not was said.
    """

    names: tuple[tuple[str, ...], ...]
    ordinals: Mapping[str, frozenset[int]]
    days: tuple[ToldDate, ...]
    weekdays: frozenset[int]


def lead_of(sentences: Sequence[ToldSentence]) -> Lead:
    """Return what the first sentences of a source name."""
    first = sentences[:MAX_LEAD_SENTENCES]
    dates = [date for sentence in first for date in sentence.dates]
    told = (partial_date(date.value) for date in dates if not date.uttered)
    return Lead(
        tuple(name for sentence in first for name in _full_names(sentence.place.quote)),
        _ordinals_in(first),
        tuple(date for date in dates if date.form in CALENDAR),
        frozenset(day.weekday for day in told if day and day.weekday),
    )


def _full_names(quote: str) -> Iterator[tuple[str, ...]]:
    """Yield the names of several words in a sentence, as stems."""
    for match in _NAME.finditer(quote):
        name = tuple(stem for word in match.group().split() if (stem := stem_of[word]) not in plain_stems())
        if len(name) > 1:
            yield name


def _ordinals_in(sentences: Iterable[ToldSentence]) -> Mapping[str, frozenset[int]]:
    """Return the ordinals in some sentences by the stems of the words behind them."""
    found: dict[str, frozenset[int]] = {}
    for sentence in sentences:
        for value, noun in _ordered(sentence.place.quote):
            found[noun] = found.get(noun, frozenset()) | {value}
    return found


def _ordered(quote: str) -> Iterator[tuple[int, str]]:
    """Yield the ordinals of a sentence, each with the stems of the words behind it."""
    for match in _ORDERED.finditer(quote):
        word = match[1].lower()
        value = int(word[:-2]) if word[0].isdigit() else _VALUE_OF.get(word)
        if value is not None:
            yield from ((value, stem_of[noun]) for noun in match.groups()[1:] if noun)


def tell_of_two_events(one: SourceText, other: SourceText) -> bool:
    """Tell whether the leads of two sources are about two of a kind, each of which the other source never names."""
    here, there = one.lead, other.lead
    if any(_are_two_of_a_kind(own, theirs, one, other) for own, theirs in product(here.names, there.names)):
        return True
    if any(are_far_apart(day, other_day) for day, other_day in product(here.days, there.days)):
        return True
    if here.weekdays and there.weekdays and all(starmap(_are_days_apart, product(here.weekdays, there.weekdays))):
        return True
    both = here.ordinals.keys() & there.ordinals.keys()
    return any(here.ordinals[noun].isdisjoint(there.ordinals[noun]) for noun in both)


def _are_days_apart(one: int, other: int) -> bool:
    """Tell whether two weekdays are neither the same nor beside each other, as those of a night or of two time zones are."""
    return MIN_DAYS_APART <= (one - other) % DAYS_A_WEEK <= DAYS_A_WEEK - MIN_DAYS_APART


def _are_two_of_a_kind(own: Sequence[str], theirs: Sequence[str], one: SourceText, other: SourceText) -> bool:
    """Tell whether two names begin or end alike, and what else they say is said in no place of the other source."""
    if own[0] != theirs[0] and own[-1] != theirs[-1]:
        return False
    ours, others = set(own) - set(theirs), set(theirs) - set(own)
    if not (ours and others):
        return False
    if not all(map(_tells_apart, ours | others)) or _are_short_forms(ours, others):
        return False
    return ours.isdisjoint(other.terms) and others.isdisjoint(one.terms)


def _tells_apart(name: str) -> bool:
    return len(name) >= MIN_NAME_CHARS and rarity_of[name] >= MIN_RARITY


def _are_short_forms(ours: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether a name of one may be short for one of the other: "Fred" and "Frederick"."""
    return any(name[:MIN_NAME_CHARS] == other[:MIN_NAME_CHARS] for name, other in product(ours, others))
