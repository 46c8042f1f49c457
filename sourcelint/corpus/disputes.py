"""Which figures and dates of two sources exclude each other, with evidence enough that both tell of one event.

That two sentences share names and words is not enough: two raids by one navy, two games of one team and two figures of a
table do so as well. So what the two sources say as a whole is looked at too: whether they are about as near to each other
as to their nearest; whether they agree on more than they differ on; whether each counts the thing once. What fails one of
these is left alone, since a reader who finds two like events called a conflict reads no more conflicts.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.alignment import MAX_DAYS_APART
from sourcelint.corpus.amount_slots import conflicting_amounts, developing_tolls
from sourcelint.corpus.cast import have_one_cast
from sourcelint.corpus.certainty import Meeting, is_rest_of_list, other_counts_borne
from sourcelint.corpus.date_slots import conflicting_dates
from sourcelint.corpus.dated_acts import EVENT, find_act_conflict
from sourcelint.corpus.once_acts import conflicting_years
from sourcelint.corpus.rivals import rival_rows
from sourcelint.corpus.slot_pairs import have_slots
from sourcelint.corpus.slots import agreements, counts_otherwise, told_by_other
from sourcelint.corpus.sole_counts import find_sole_conflicts
from sourcelint.corpus.source_texts import rows_in
from sourcelint.corpus.two_events import tell_of_two_events
from sourcelint.evidence.events.told import ToldDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sourcelint.corpus.alignment import Aligned
    from sourcelint.corpus.slot_pairs import SlotConflict
    from sourcelint.corpus.source_texts import SourceText
    from sourcelint.corpus.stories import StoryPair
    from sourcelint.evidence.events.told import ToldAmount, ToldSentence
    from sourcelint.finding import Place

NEAREST = 3
"""Neighbours of a source whose mean likeness says how near to it its own story is."""

MIN_NEARNESS = 0.7
"""Likeness of two sources, as a share of that of the nearest to the one with the farther neighbours. Of the pairs of ECB+ that
tell one story .85 have it, of those that tell two like stories .29."""

MIN_EVENT_OF_AGREEMENT = 0.35
"""Probability that two sentences tell of one event, from which on what both say alike counts as agreement."""

MAX_CONFLICTS_PER_AGREEMENT = 0.5
"""Figures and dates on which two sources may differ, for each on which they agree; one may always differ, and any number if the two
name just the same people and places."""

MIN_FULL_NAME_WORDS = 2
"""Words of a name that two ages share to be of one person beyond doubt."""

MAX_PLACES_OF_ONE = 3
"""Pairs of sentences of two sources that are shown for one conflict, the surest."""

MAX_SHOWN, MAX_RELATED = 3, 6
"""Other sources that a finding names, and places in them that it points at."""


class Dispute(NamedTuple):
    """A figure or a date that another source gives otherwise: both, and how surely their sentences tell of one event."""

    own: ToldAmount | ToldDate
    other: ToldAmount | ToldDate
    event: float

    @property
    def is_of_dates(self) -> bool:
        """Whether two dates exclude each other."""
        return isinstance(self.own, ToldDate)


def nearness(stories: Iterable[StoryPair]) -> dict[tuple[int, int], float]:
    """Return how near the two sources of each pair are, as a share of how near their own stories are; 1 and more is nearest.

    >>> from sourcelint.corpus.stories import StoryPair
    >>> nearness([StoryPair(0, 1, 0.8), StoryPair(0, 2, 0.2), StoryPair(2, 3, 0.8)])[0, 2]
    0.4
    """
    stories = tuple(stories)
    likenesses: defaultdict[int, list[float]] = defaultdict(list)
    for pair in stories:
        likenesses[pair.one].append(pair.likeness)
        likenesses[pair.other].append(pair.likeness)
    nearest = {number: sorted(found)[-NEAREST:] for number, found in likenesses.items()}
    own = {number: sum(found) / len(found) for number, found in nearest.items()}
    return {(pair.one, pair.other): round(2 * pair.likeness / (own[pair.one] + own[pair.other]), 6) for pair in stories}


def find_disputes(
    aligned: Iterable[Aligned], one: SourceText, other: SourceText, days_apart: int, likeness: float
) -> Iterator[Dispute]:
    """Find what two near sources say otherwise of one event, each figure or date once; `aligned` are their sentences.

    `likeness` is that of the two sources, see `StoryPair`.
    """
    if tell_of_two_events(one, other):
        return
    found, counted, agreed = _meetings_by_claim(aligned, one, other, days_apart, likeness)
    most = max(_conflicts_borne(found, one, other), MAX_CONFLICTS_PER_AGREEMENT * agreed)
    surest = [
        Dispute(meeting.conflict.own, meeting.conflict.other, meeting.event)
        for meetings in found.values()
        for meeting in sorted(meetings, key=lambda meeting: -meeting.event)[:MAX_PLACES_OF_ONE]
    ]
    if counted <= most:
        yield from surest
    days = find_act_conflict(one, other) if days_apart <= MAX_DAYS_APART else None
    if days and tuple(day.place.quote.casefold() for day in days) not in found:
        yield Dispute(*days, EVENT)
    places = {dispute.own.place for dispute in surest}
    sole = [both for both in find_sole_conflicts(one, other, days_apart, likeness) if both[0].place not in places]
    if max(counted, len(sole)) <= most:
        yield from (Dispute(*both, EVENT) for both in sole)


def _conflicts_borne(found: Mapping[object, Sequence[Meeting]], one: SourceText, other: SourceText) -> float:
    """Return on how many figures and dates two sources may differ, whatever they agree on."""
    met = (meeting for meetings in found.values() for meeting in meetings)
    return math.inf if have_one_cast(one, other) and not any(meeting.names_strangers for meeting in met) else 1.0


def _meetings_by_claim(
    aligned: Iterable[Aligned], one: SourceText, other: SourceText, days_apart: int, likeness: float
) -> tuple[Mapping[object, list[Meeting]], int, int]:
    """Return the figures and dates of aligned sentences that exclude each other, by what makes two of them one; see `_claim`.

    With them the numbers of those on which two sources may differ, and of those on which they agree.
    """
    agreed: set[object] = set()
    found: defaultdict[object, list[Meeting]] = defaultdict(list)
    counted: set[object] = set()
    for pair in aligned:
        here, there = one.sentences[pair.here], other.sentences[pair.there]
        if not have_slots(here, there):
            continue
        if pair.event >= MIN_EVENT_OF_AGREEMENT:
            agreed.update(agreements(here, there))
        for conflict in _conflicts(here, there, days_apart):
            meeting = Meeting(conflict, here, there, pair.event, one, other, likeness)
            if not _may_conflict(meeting):
                continue
            borne = other_counts_borne(meeting)
            if borne is not None:
                counted.add(_claim(conflict))
                if counts_otherwise(conflict, one, other) <= borne:
                    found[_claim(conflict)].append(meeting)
    return found, len(counted), len(agreed)


def may_dispute(one: SourceText, other: SourceText, days_apart: int, likeness: float) -> bool:
    """Tell whether any sentences of two sources that share words exclude each other, whether or not they tell of one event.

    So may the numbers that each gives but once.
    """
    if any(True for _ in find_sole_conflicts(one, other, days_apart, likeness)):
        return True
    return any(
        True
        for row, rivals in rival_rows(one, other).items()
        for there in rows_in(rivals & other.rows_sharing(one.sentences[row].terms))
        for _ in _conflicts(one.sentences[row], other.sentences[there], days_apart)
    )


def _conflicts(here: ToldSentence, there: ToldSentence, days_apart: int) -> Iterator[SlotConflict]:
    """Find the figures and dates of two sentences that exclude each other.

    In the same words a day that is counted from another day of publication is no other day.
    """
    if here.terms != there.terms:
        yield from conflicting_amounts(here, there, days_apart)
        yield from conflicting_dates(here, there, days_apart)
        yield from conflicting_years(here, there)


def find_tolls(aligned: Iterable[Aligned], one: SourceText, other: SourceText, likeness: float) -> Iterator[Dispute]:
    """Find the tolls of one disaster that two near sources give otherwise: they rise with the hours, and are no conflict."""
    for pair in aligned:
        here, there = one.sentences[pair.here], other.sentences[pair.there]
        for toll in developing_tolls(here, there):
            borne = other_counts_borne(Meeting(toll, here, there, pair.event, one, other, likeness))
            if pair.event >= toll.needed and borne is not None and not told_by_other(toll, one, other):
                yield Dispute(toll.own, toll.other, pair.event)


def _may_conflict(meeting: Meeting) -> bool:
    """Tell whether two sentences surely enough tell of one event, and neither source also says what the other says."""
    if meeting.event < meeting.conflict.needed:
        return False
    if is_rest_of_list(meeting) or _are_ages_of_one(meeting.conflict):
        return True
    return not told_by_other(meeting.conflict, meeting.one, meeting.other)


def _are_ages_of_one(conflict: SlotConflict) -> bool:
    """Tell whether two ages are of one whose full name both give: whatever else a source says, one of them is wrong."""
    own, other = conflict.own, conflict.other
    if isinstance(own, ToldDate) or isinstance(other, ToldDate) or own.unit != "age":
        return False
    return own.named and other.named and len(set(own.of) & set(other.of)) >= MIN_FULL_NAME_WORDS


def _claim(conflict: SlotConflict) -> object:
    """Return what makes two conflicts one: the same two values for the same thing."""
    own, other = conflict.own, conflict.other
    if isinstance(own, ToldDate) or isinstance(other, ToldDate):
        return own.place.quote.casefold(), other.place.quote.casefold()
    return own.unit, own.least, own.most, other.least, other.most


def by_place(disputes: Iterable[Dispute], *, dates: bool) -> dict[Place, list[Place]]:
    """Return for each figure (or date) the places in other sources that exclude it: the surest of each source, then the rest.

    Of one figure in several sentences of a source the surest place stands for all.
    """
    found: defaultdict[tuple[str, object], list[tuple[float, Place, Place]]] = defaultdict(list)
    for dispute in disputes:
        if dispute.is_of_dates == dates:
            for one, two in ((dispute.own, dispute.other), (dispute.other, dispute.own)):
                found[one.place.source, _value(one)].append((-dispute.event, one.place, two.place))
    shown: dict[Place, list[Place]] = {}
    for rows in found.values():
        places = list(dict.fromkeys(there for _, _, there in sorted(rows)))
        firsts = _one_a_source(places)
        shown[min(rows)[1]] = [*firsts, *(place for place in places if place not in firsts)]
    return dict(sorted(shown.items()))


def told_otherwise(place: Place, others: Iterable[Place]) -> str:
    """Say what a source gives, and what others give in its place, one of each source."""
    there = ", ".join(f"{other.quote} in {other.source}" for other in _one_a_source(others)[:MAX_SHOWN])
    return f"{place.quote} here, {there}"


def _one_a_source(places: Iterable[Place]) -> list[Place]:
    """Return the first place of each source."""
    firsts: dict[str, Place] = {}
    for place in places:
        firsts.setdefault(place.source, place)
    return list(firsts.values())


def _value(slot: ToldAmount | ToldDate) -> object:
    if isinstance(slot, ToldDate):
        return slot.value
    return slot.unit, slot.of[:1], slot.least, slot.most
