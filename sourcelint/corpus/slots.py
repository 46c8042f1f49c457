"""What a figure or a date of one source is in the other, beside the two sentences: agreed upon, told as well, counted otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.corpus.amount_fits import (
    MAX_RATIO,
    MIN_SURE_FIT_OF_AGES,
    amounts_agree,
    fit_of_amounts,
    is_of_same,
    ratio_of,
)
from sourcelint.corpus.date_slots import RELATIVE, dates_agree, fit_of_dates
from sourcelint.corpus.slot_pairs import nearest_words, shared_context
from sourcelint.evidence.events.told import ToldDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.corpus.slot_pairs import SlotConflict
    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.evidence.events.told import ToldAmount, ToldSentence

MIN_FIT_OF_AGREEMENT = 2
"""How well two figures must fit for their agreement to count."""


def told_by_other(conflict: SlotConflict, one: SourceText, other: SourceText) -> bool:
    """Tell whether one of two sources also gives what the other gives: they agree there, and the conflict is of two things."""
    is_one_act = _is_of_one_act(conflict, one, other)
    return _is_told(conflict.other, one, is_one_act=is_one_act) or _is_told(conflict.own, other, is_one_act=is_one_act)


def _is_of_one_act(conflict: SlotConflict, one: SourceText, other: SourceText) -> bool:
    """Tell whether next to both of two dates stands a word that each source has but once, and that names nobody: "visited"."""
    both = set(nearest_words(conflict.own)) & set(nearest_words(conflict.other))
    return not both <= one.recurring | other.recurring | one.names | other.names


def _is_told(slot: ToldAmount | ToldDate, text: SourceText, *, is_one_act: bool) -> bool:
    if isinstance(slot, ToldDate):
        return any(
            _is_that_day(slot, date, is_one_act=is_one_act)
            for s in text.sentences
            for date in s.dates
            if date.value == slot.value
        )
    return any(
        amounts_agree(slot, amount) and fit_of_amounts(slot, amount) for s in text.sentences for amount in s.amounts
    )


def _is_that_day(slot: ToldDate, date: ToldDate, *, is_one_act: bool) -> bool:
    """Tell whether a day that another source gives too may be that of the same event.

    A day of the calendar stands in few sentences, "Saturday" in many: if two dates are of one act, words beside it must be
    the same.
    """
    is_of_week = not RELATIVE.isdisjoint((slot.form, date.form))
    return bool(shared_context(slot, date)) if is_one_act and is_of_week else dates_agree(slot, date)


def agreements(here: ToldSentence, there: ToldSentence) -> Iterator[object]:
    """Find the figures and days that two sentences give alike, each as a value that can be counted once."""
    for own in here.amounts:
        for other in there.amounts:
            if fit_of_amounts(own, other) >= MIN_FIT_OF_AGREEMENT and amounts_agree(own, other):
                yield own.unit, own.least, own.of[:1]
    for day in here.dates:
        for mate in there.dates:
            is_exact = len(day.value) > len("YYYY") and len(mate.value) > len("YYYY")
            if is_exact and fit_of_dates(day, mate) and dates_agree(day, mate):
                yield day.value[-5:]


def counts_otherwise(conflict: SlotConflict, one: SourceText, other: SourceText) -> int:
    """Return how many other figures two sources give for the thing that a figure of each counts: a player's points, and another's.

    What both give is settled, and does not count.
    """
    own, theirs = conflict.own, conflict.other
    if isinstance(own, ToldDate) or isinstance(theirs, ToldDate):
        return 0
    is_sure = own.unit != "age" or conflict.fit >= MIN_SURE_FIT_OF_AGES
    return sum(
        not _is_given(amount, text) or amounts_agree(amount, mate)
        for slot, mate, source, text in ((own, theirs, one, other), (theirs, own, other, one))
        for amount in _others_in(source, slot, is_sure=is_sure)
    )


def _others_in(text: SourceText, slot: ToldAmount, *, is_sure: bool) -> Iterable[ToldAmount]:
    """Return the figures of a source that may be meant for one, each value once; if the owner of an age is not sure, all ages."""
    others = (
        amount
        for s in text.sentences
        for amount in s.amounts
        if (_may_be_meant(slot, amount) if is_sure else amount.unit == "age")
    )
    return {(amount.least, amount.most): amount for amount in others if not amounts_agree(slot, amount)}.values()


def _is_given(amount: ToldAmount, text: SourceText) -> bool:
    """Tell whether a source gives just a figure for the same thing."""
    return (amount.unit, amount.of[:1], amount.least, amount.most) in text.values_given


def _may_be_meant(slot: ToldAmount, amount: ToldAmount) -> bool:
    """Tell whether a reader may take one figure for that of the other: three passengers are not the 212 on board.

    Of sums and shares nothing says what they are of but the words around them.
    """
    if not is_of_same(slot, amount):
        return False
    return ratio_of(slot, amount) <= MAX_RATIO if slot.unit == "" else bool(slot.of or fit_of_amounts(slot, amount))
