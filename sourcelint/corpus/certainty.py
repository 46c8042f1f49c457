"""How surely two figures that differ are of one thing, and how many other figures for that thing this bears.

Each way to be sure is a predicate of its own; the first that holds counts. A list of which all else agrees is surer than
words that are alike, and what each source counts once is surer than what it counts often.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.amount_fits import MAX_RATIO, MIN_SURE_FIT_OF_AGES, amounts_agree, is_of_same, ratio_of
from sourcelint.corpus.cast import have_one_cast, share_cast
from sourcelint.corpus.slots import counts_otherwise
from sourcelint.evidence.events.amount_words import unit_stems
from sourcelint.evidence.events.rarity import plain_stems, rarity_of
from sourcelint.evidence.events.stems import stem_of
from sourcelint.evidence.events.told import ToldDate
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sourcelint.corpus.slot_pairs import SlotConflict
    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldAmount, ToldSentence

MIN_SURE_FIT, MIN_FIT_WITHOUT_NAMES, MIN_WEAK_FIT = 4, 6, 3
"""How well two figures must fit to be of one thing if their sentences name the same, if they name nobody, and if nothing but
the words beside them shows it: the thing counted is one, each word around both one more."""

MIN_FIT_OF_AGES = 2
"""How well two ages must fit to be perhaps of one person."""

MIN_EVENT_OF_AGES, MIN_EVENT_OF_FIGURES = 0.7, 0.44
"""Probability that two sentences tell of one event, from which on ages of which one has no owner are of one person, and
figures that fit weakly of one thing."""

MIN_RARITY_BESIDE = 0.15
"""Rarity of the words beside both figures, each to the second power, added up, that shows one thing without names."""

MIN_EVENT_OF_CAST, MIN_NAMES_OF_CAST, MAX_RATIO_OF_CAST = 0.45, 2, 2.0
"""That probability for the only figure of its kind in two sources that name the same; and if no words beside it are the same, names
that both sentences share, and times by which the figures may differ."""

MAX_OTHERS, ANY_OTHERS = 1, 1000
"""Other figures for the same thing in the two sources together; with more it is a table, or several things."""

MAX_LIST_GAP_CHARS = 16
"""Characters between two figures of one list: "7.6 and 7.5"."""

_DIGITS = lazy(r"\d{1,9}(?:\.\d{1,3})?")
_CAPITALISED = lazy(r"\b[A-Z][\w’'-]{0,60}")
_FULL_NAME = lazy(r"\b[A-Z][\w’'-]{1,60}(?:[ ][A-Z][\w’'-]{1,60})+")
_COUPLE = lazy(r"\b([A-Z][\w’'-]{1,60})[ ]and[ ](?:[A-Z][\w’'.-]{0,60}[ ]){0,3}([A-Z][\w’'-]{1,60})")
_HE = lazy(r"\b(?:[Ss]?[Hh]e|[Hh]is|[Hh]er)\b")
_ANOTHER_TIME = lazy(
    r"\b(?:this|the[ ](?:second|third|fourth|fifth))[ ]time\b|\bonce[ ](?:again|more)\b", re.IGNORECASE
)
_PRONOUN = lazy(r"\W{0,5}(?:He|She|They|It|His|Her|Their)\b")


class Meeting(NamedTuple):
    """Two figures that differ, with their sentences, the probability that these tell of one event, and their sources.

    `likeness` is that of the sources, see `StoryPair`.
    """

    conflict: SlotConflict
    here: ToldSentence
    there: ToldSentence
    event: float
    one: SourceText
    other: SourceText
    likeness: float

    @property
    def slots(self) -> tuple[tuple[ToldAmount | ToldDate, ToldSentence, SourceText], ...]:
        """Both figures, each with its sentence and its source."""
        return (self.conflict.own, self.here, self.one), (self.conflict.other, self.there, self.other)

    @property
    def names_strangers(self) -> bool:
        """Whether one of the two sentences names somebody or something that the other source never does."""
        return not (self.here.names <= self.other.terms and self.there.names <= self.one.terms)


def other_counts_borne(meeting: Meeting) -> int | None:
    """Return how many other figures for the same thing two sources may have; None if nothing shows that it is one thing."""
    own = meeting.conflict.own
    if isinstance(own, ToldDate):
        return None if _are_of_unknown_others(meeting) or _have_other_partners(meeting) else ANY_OTHERS
    if own.unit != "age" and _tells_another_time(meeting):
        return None
    ways = _WAYS_OF_AGES if own.unit == "age" else _WAYS
    return next((borne for is_one, borne in ways if is_one(meeting)), None)


def _tells_another_time(meeting: Meeting) -> bool:
    """Tell whether one of two sentences says that it is of another time: "This time they took watches worth"."""
    here, there = (_ANOTHER_TIME.search(sentence.place.quote) for _, sentence, _ in meeting.slots)
    return (here is None) != (there is None)


def _are_of_unknown_others(meeting: Meeting) -> bool:
    """Tell whether beside each of two dates stands a name that the other source has nowhere: two who were born in one town."""
    (own, here, one), (other, there, two) = meeting.slots
    names, others = _names_in(here).intersection(own.context), _names_in(there).intersection(other.context)
    return not (names <= two.terms or others <= one.terms)


def _have_other_partners(meeting: Meeting) -> bool:
    """Tell whether the sentences of two dates name one together with two others, of whom the other source does not know one.

    "Norway and Iceland signed" one treaty, "Norway and Denmark signed" another.
    """
    couples = [
        [{stem_of[name] for name in couple} - plain_stems() for couple in _COUPLE.findall(sentence.place.quote)]
        for _, sentence, _ in meeting.slots
    ]
    return any(
        len(own & theirs) == 1 and not (own <= meeting.other.terms and theirs <= meeting.one.terms)
        for own, theirs in product(*couples)
    )


def _names_in(sentence: ToldSentence) -> frozenset[str]:
    """Return the names of a sentence, with the first words of those of several words, which may open each sentence they stand in."""
    opened = (stem_of[word] for match in _FULL_NAME.finditer(sentence.place.quote) for word in match.group().split())
    return sentence.names | sentence.terms.intersection(opened)


def is_rest_of_list(meeting: Meeting) -> bool:
    """Tell whether both figures stand in lists of the same thing that agree in all else: "7.6 and 7.5", "7.6 and 9.8"."""
    lists = [_listed(slot, sentence) for slot, sentence, _ in meeting.slots]
    return _agree_in_rest(*lists) and not _is_written_in_both(meeting)


def _is_written_in_both(meeting: Meeting) -> bool:
    """Tell whether one of two figures stands in the sentence of the other too, whatever it counts there."""
    digits = [_DIGITS.findall(slot.place.quote) for slot, _, _ in meeting.slots]
    return not (meeting.there.terms.isdisjoint(digits[0]) and meeting.here.terms.isdisjoint(digits[1]))


def _listed(slot: ToldAmount | ToldDate, sentence: ToldSentence) -> list[ToldAmount]:
    """Return the figures of a sentence that stand beside one of the same thing, without it."""
    return [
        amount
        for amount in sentence.amounts
        if amount is not slot
        and not isinstance(slot, ToldDate)
        and is_of_same(slot, amount)
        and (slot.of or _is_beside(slot, amount))
    ]


def _is_beside(one: ToldAmount, other: ToldAmount) -> bool:
    first, second = sorted((one.place, other.place), key=lambda place: place.start)
    return second.start - first.end <= MAX_LIST_GAP_CHARS


def _agree_in_rest(own: Sequence[ToldAmount], others: Sequence[ToldAmount]) -> bool:
    if not own or len(own) != len(others):
        return False
    return all(any(amounts_agree(one, other) for other in others) for one in own)


def _is_age_left_over(meeting: Meeting) -> bool:
    """Tell whether two sources give the same ages but for one each, of as many persons."""
    ages = [
        {amount.least for sentence in source.sentences for amount in sentence.amounts if amount.unit == "age"}
        for _, _, source in meeting.slots
    ]
    left = ages[0] - ages[1], ages[1] - ages[0]
    return bool(ages[0] & ages[1]) and len(left[0]) == len(left[1]) == 1


def _is_age_of_one(meeting: Meeting) -> bool:
    fit = meeting.conflict.fit
    is_sure = meeting.event >= MIN_EVENT_OF_AGES or _is_owner_named(meeting)
    return fit >= MIN_SURE_FIT_OF_AGES or (fit == MIN_FIT_OF_AGES and is_sure)


def _is_owner_named(meeting: Meeting) -> bool:
    """Tell whether the full name of one whose age is told stands in the other sentence too."""
    names = [set(slot.of) for slot, _, _ in meeting.slots if not isinstance(slot, ToldDate) and slot.named]
    both = meeting.here.names & meeting.there.names
    return any(len(name) > 1 and name <= both for name in names)


def _is_named_alike(meeting: Meeting) -> bool:
    """Tell whether two figures fit well in sentences that name the same; a depth or a width says what it is by itself."""
    own, other = meeting.conflict.own, meeting.conflict.other
    if isinstance(own, ToldDate) or isinstance(other, ToldDate):
        return False
    says_what = own.unit == "m" and bool(own.of) and own.of == other.of
    is_fit = meeting.conflict.fit >= MIN_SURE_FIT - says_what
    return is_fit and not meeting.here.names.isdisjoint(meeting.there.names) and not _begin_with_others(meeting)


def _begin_with_others(meeting: Meeting) -> bool:
    """Tell whether each of two figures comes behind a name that the other sentence has not: crowds of two candidates in one state."""
    first, second = (_first_name_before(slot, sentence) for slot, sentence, _ in meeting.slots)
    return bool(first and second) and first not in meeting.there.terms and second not in meeting.here.terms


def _first_name_before(slot: ToldAmount | ToldDate, sentence: ToldSentence) -> str:
    before = sentence.place.quote[: max(0, slot.place.start - sentence.place.start)]
    words = (stem_of[match.group()] for match in _CAPITALISED.finditer(before))
    return next((stem for stem in words if stem in sentence.names), "")


def _is_told_alike(meeting: Meeting) -> bool:
    is_fit = meeting.conflict.fit >= MIN_FIT_WITHOUT_NAMES
    return is_fit and not _names_exclude(meeting) and not _are_of_somebody(meeting)


def _are_of_somebody(meeting: Meeting) -> bool:
    """Tell whether "he" or "she" has a share or a sum, and no name in both sentences says who that is."""
    own = meeting.conflict.own
    if isinstance(own, ToldDate) or own.of or not meeting.here.names.isdisjoint(meeting.there.names):
        return False
    return any(_HE.search(sentence.place.quote) for _, sentence, _ in meeting.slots)


def _is_counted_once(meeting: Meeting) -> bool:
    """Tell whether words beside both figures show one thing, in sentences that say of whom they tell and ask nothing."""
    named = not meeting.here.names.isdisjoint(meeting.there.names)
    if meeting.conflict.fit + named < MIN_WEAK_FIT or meeting.event < MIN_EVENT_OF_FIGURES or _names_exclude(meeting):
        return False
    if any(
        _PRONOUN.match(sentence.place.quote) or sentence.place.quote.rstrip().endswith("?")
        for _, sentence, _ in meeting.slots
    ):
        return False
    if _begin_with_others(meeting) or _are_of_somebody(meeting):
        return False
    return _rarity_beside(meeting) >= MIN_RARITY_BESIDE and _ratio(meeting) <= MAX_RATIO


def _names_exclude(meeting: Meeting) -> bool:
    """Tell whether both sentences have names, and none in common."""
    here, there = meeting.here.names, meeting.there.names
    return bool(here and there) and here.isdisjoint(there)


def _rarity_beside(meeting: Meeting) -> float:
    own, other = meeting.conflict.own, meeting.conflict.other
    if isinstance(own, ToldDate) or isinstance(other, ToldDate):
        return 0.0
    beside = set(own.context) & set(other.context) - set(own.of) - set(other.of) - unit_stems()
    return sum(rarity_of[word] ** 2 for word in beside)


def _ratio(meeting: Meeting) -> float:
    own, other = meeting.conflict.own, meeting.conflict.other
    return 1.0 if isinstance(own, ToldDate) or isinstance(other, ToldDate) else ratio_of(own, other)


def _is_sole_of_cast(meeting: Meeting) -> bool:
    """Tell whether sources that name the same each give one figure for a thing that they say in the same words."""
    if meeting.event < MIN_EVENT_OF_CAST or not _share_cast(meeting):
        return False
    if counts_otherwise(meeting.conflict, meeting.one, meeting.other):
        return False
    if _begin_with_others(meeting) or _are_of_somebody(meeting):
        return False
    if _rarity_beside(meeting) + _rarity_counted(meeting) >= MIN_RARITY_BESIDE:
        return _ratio(meeting) <= MAX_RATIO
    both = meeting.here.names & meeting.there.names
    least = 1 if have_one_cast(meeting.one, meeting.other) else MIN_NAMES_OF_CAST
    return len(both) >= least and _ratio(meeting) <= MAX_RATIO_OF_CAST


def _share_cast(meeting: Meeting) -> bool:
    return share_cast(meeting.one, meeting.other, meeting.likeness)


def _rarity_counted(meeting: Meeting) -> float:
    """Return how telling the thing is that both figures count: spectators are, people are not."""
    own = meeting.conflict.own
    return 0.0 if isinstance(own, ToldDate) or own.unit or not own.of else rarity_of[own.of[0]] ** 2


_WAYS: tuple[tuple[Callable[[Meeting], bool], int], ...] = (
    (is_rest_of_list, ANY_OTHERS),
    (_is_named_alike, MAX_OTHERS),
    (_is_told_alike, MAX_OTHERS),
    (_is_counted_once, 0),
    (_is_sole_of_cast, 0),
)
_WAYS_OF_AGES: tuple[tuple[Callable[[Meeting], bool], int], ...] = (
    (is_rest_of_list, ANY_OTHERS),
    (_is_age_left_over, ANY_OTHERS),
    (_is_age_of_one, MAX_OTHERS),
)
"""The ways to be sure that two figures are of one thing, and how many other figures for it each bears."""
