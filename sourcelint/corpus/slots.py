"""Whether the figures and dates of two sentences that tell of the same agree or exclude each other.

What agrees is taken away first. Of what is left, two figures conflict only if they count the same: unit, thing counted or
owner, and no other figure of the sentence fits as well.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sourcelint.evidence.events.stems import stem_of
from sourcelint.evidence.events.told import ToldDate
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sourcelint.corpus.stories import SourceText
    from sourcelint.evidence.events.told import ToldAmount, ToldSentence

T = TypeVar("T")

MIN_RELATIVE_GAP = 0.1
"""Share of the larger figure by which two must differ: less is rounding, or another day of counting."""

MIN_AGE_GAP_YEARS = 3
"""Years by which two ages must differ: between an arrest and a trial somebody has a birthday or two."""

MAX_DAYS_APART = 3
"""Days between two reports within which their figures can be of one moment."""

MIN_SURE_FIT, MIN_SURE_FIT_OF_AGES, MIN_FIT_OF_AGES, MIN_FIT_OF_AGREEMENT = 4, 3, 2, 2
"""How well two figures and ages must fit to be of one thing beyond doubt, ages to be of one person perhaps, and anything for
its agreement to count: the thing counted is one, each word around both one more."""

MIN_EVENT_OF_AGES = 0.7
"""Probability that two sentences tell of one event, from which on ages of which one has no owner are of one person."""

MIN_SHARED_CONTEXT = 2
"""Words around two figures that must be the same if only the unit shows that they measure one thing."""

MAX_DURATION_RATIO = 5
"""Times by which two durations of one thing may differ."""

DISASTERS = frozenset(
    stem_of[word]
    for word in [
        "quake",
        "tsunami",
        "flood",
        "storm",
        "landslide",
        "collapse",
        "explosion",
        "fire",
        "crash",
        "avalanche",
        "epidemic",
    ]
)
"""Stems of events of which the toll rises for days."""

MARKETS = frozenset(stem_of[word] for word in ["index", "stock", "nasdaq", "nikkei", "dow", "ftse", "dax", "forex"])
"""Stems of what is quoted anew every minute."""

SCORES = frozenset(
    stem_of[word]
    for word in [
        "game",
        "season",
        "match",
        "touchdown",
        "yard",
        "catch",
        "pass",
        "point",
        "rebound",
        "homer",
        "rbi",
        "rbis",
        "goal",
        "assist",
        "shot",
        "run",
        "inning",
        "win",
        "victory",
    ]
)
"""Stems of what is counted anew for each player, match and season."""

TOLLS = frozenset(
    stem_of[word]
    for word in [
        "killed",
        "injured",
        "missing",
        "dead",
        "damaged",
        "destroyed",
        "people",
        "houses",
        "homes",
        "buildings",
        "trapped",
        "children",
    ]
)
"""Stems of what a toll counts."""


class SlotConflict(NamedTuple):
    """Two figures or dates that exclude each other, how surely their sentences must tell of one event, and how well they fit."""

    own: ToldAmount | ToldDate
    other: ToldAmount | ToldDate
    needed: float
    fit: int


NEEDED = (1.0, 0.6, 0.5, 0.4, 0.35, 0.3)
"""Probability that two sentences tell of one event, from which on two figures that fit so well (1 and more) conflict."""

NEEDED_OF_DATES = (1.0, 0.8, 0.6, 0.55)
"""The same for dates."""

RELATIVE = frozenset({"deictic", "weekday", "vague"})
"""Forms of dates that are counted from the day of writing."""

ABOUT_MIDNIGHT = ("midnight", "overnight", "early", "late")
"""Words of dates that may be of the day before or after."""

NEEDED_OF_AGES = (1.0, 0.5, 0.4, 0.27, 0.15)
"""The same for ages: a person has one, whatever the sentence tells."""


def _needed(fit: int, unit: str) -> float:
    needed = NEEDED_OF_AGES if unit == "age" else NEEDED
    return needed[min(fit, len(needed) - 1)]


def conflicting_amounts(here: ToldSentence, there: ToldSentence, days_apart: int) -> Iterator[SlotConflict]:
    """Find the figures of two sentences that exclude each other; `days_apart` are the days between the two reports.

    What is counted changes with the days, but for the ages of persons.
    """
    if not MARKETS.isdisjoint(here.terms & there.terms) or _times_differ(here, there):
        return
    tolls = not DISASTERS.isdisjoint(here.terms | there.terms)
    for own, other, fit in _left_over(here.amounts, there.amounts, _fit_of_amounts, _amounts_agree):
        if tolls and _is_toll(own) and _is_toll(other):
            continue
        if days_apart > MAX_DAYS_APART and not (own.named and other.named):
            continue
        if _names_differ(own, here, other, there) or _is_part(own, here, there) != _is_part(other, there, here):
            continue
        if own.unit == "" and own.of[0] in SCORES:
            continue
        if _differ(own, other, days_apart):
            yield SlotConflict(own, other, _needed(fit, own.unit), fit)


_PART = lazy(r"\b(?:other|another|additional|further|remaining|more|extra)\b", re.IGNORECASE)
_WHOLE = lazy(r"\b(?:total|overall|altogether|combined|career|so far|thus far|to date|as many as)\b", re.IGNORECASE)
MAX_CHARS_BEFORE = 12
"""Characters before a figure in which a word stands that makes it a part: "another 201"."""


def _is_part(amount: ToldAmount, sentence: ToldSentence, other: ToldSentence) -> str:
    """Return "part" for a figure of what is left beside another, "whole" in a sentence that adds up, else "".

    A named kind is a part too, if the other sentence names it: of 23 pirates, 11 were Yemeni.
    """
    if amount.unit == "" and not sentence.names.intersection(amount.of[1:]).isdisjoint(other.terms):
        return "part"
    at = amount.place.start - sentence.place.start
    before = sentence.place.quote[max(0, at - MAX_CHARS_BEFORE) : max(0, at)]
    if _PART.search(f"{before}{amount.place.quote}") and "more than" not in before.casefold():
        return "part"
    return "whole" if _WHOLE.search(sentence.place.quote) else ""


def _times_differ(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two sentences tell of two times: none of their dates agree, or one alone tells of what is long past."""
    if here.past != there.past:
        return True
    own, others = ([date for date in s.dates if partial_date(date.value)] for s in (here, there))
    return bool(own and others) and not any(_dates_agree(one, other) for one in own for other in others)


def told_by_other(conflict: SlotConflict, one: SourceText, other: SourceText) -> bool:
    """Tell whether one of two sources also gives what the other gives: they agree there, and the conflict is of two things."""
    return _is_told(conflict.other, one) or _is_told(conflict.own, other)


def _is_told(slot: ToldAmount | ToldDate, text: SourceText) -> bool:
    if isinstance(slot, ToldDate):
        return any(_dates_agree(slot, date) for s in text.sentences for date in s.dates if date.value == slot.value)
    return any(
        _amounts_agree(slot, amount) and _fit_of_amounts(slot, amount) for s in text.sentences for amount in s.amounts
    )


def agreements(here: ToldSentence, there: ToldSentence) -> Iterator[object]:
    """Find the figures and days that two sentences give alike, each as a value that can be counted once."""
    for own in here.amounts:
        for other in there.amounts:
            if _fit_of_amounts(own, other) >= MIN_FIT_OF_AGREEMENT and _amounts_agree(own, other):
                yield own.unit, own.least, own.of[:1]
    for day in here.dates:
        for mate in there.dates:
            is_exact = len(day.value) > len("YYYY") and len(mate.value) > len("YYYY")
            if is_exact and _fit_of_dates(day, mate) and _dates_agree(day, mate):
                yield day.value[-5:]


def is_surely_one(conflict: SlotConflict, here: ToldSentence, there: ToldSentence, event: float) -> bool:
    """Tell whether two figures or dates are surely of one thing: their sentences name the same, and they fit well.

    For an age, all else of the sentences may fit instead.
    """
    own, other = conflict.own, conflict.other
    if isinstance(own, ToldDate) or isinstance(other, ToldDate):
        return True
    if own.unit == "age":
        return conflict.fit >= MIN_SURE_FIT_OF_AGES or (conflict.fit == MIN_FIT_OF_AGES and event >= MIN_EVENT_OF_AGES)
    says_what = own.unit == "m" and own.of and own.of == other.of  # how deep, how wide
    return conflict.fit >= MIN_SURE_FIT - bool(says_what) and not here.names.isdisjoint(there.names)


def counts_otherwise(conflict: SlotConflict, slot: ToldAmount | ToldDate, text: SourceText) -> int:
    """Return how many other figures a source gives for the thing that one counts: a player's points, and another's.

    Of an age of which the owner is not sure, every other age counts.
    """
    if isinstance(slot, ToldDate):
        return 0
    is_anybody = slot.unit == "age" and conflict.fit < MIN_SURE_FIT_OF_AGES
    others = (
        amount
        for s in text.sentences
        for amount in s.amounts
        if (amount.unit == "age" if is_anybody else _is_of_same(slot, amount))
    )
    return len({(amount.least, amount.most) for amount in others if not _amounts_agree(slot, amount)})


def _is_of_same(one: ToldAmount, other: ToldAmount) -> bool:
    return one.unit == other.unit and one.of[:1] == other.of[:1]


def developing_tolls(here: ToldSentence, there: ToldSentence) -> Iterator[SlotConflict]:
    """Find the tolls of a disaster in two sentences that differ: the later report may be the higher."""
    if DISASTERS.isdisjoint(here.terms | there.terms):
        return
    for own, other, fit in _left_over(here.amounts, there.amounts, _fit_of_amounts, _amounts_agree):
        if _is_toll(own) and _is_toll(other) and _differ(own, other, 0):
            yield SlotConflict(own, other, _needed(fit, own.unit), fit)


def _left_over(
    own: Sequence[T], others: Sequence[T], fit: Callable[[T, T], int], agree: Callable[[T, T], bool]
) -> Iterator[tuple[T, T, int]]:
    """Pair what fits and does not agree, the best first, each once, with how well it fits.

    What agrees with anything that fits is left out, and what fits two alike.
    """
    fits = {
        (at, mate): fitness
        for at, one in enumerate(own)
        for mate, other in enumerate(others)
        if (fitness := fit(one, other))
    }
    settled = [pair for pair in fits if agree(own[pair[0]], others[pair[1]])]
    taken_here, taken_there = {at for at, _ in settled}, {mate for _, mate in settled}
    ranked = _still_open(fits, taken_here, taken_there)
    for fitness, at, mate in ranked:
        if at not in taken_here and mate not in taken_there and not _has_rival((fitness, at, mate), ranked):
            taken_here.add(at)
            taken_there.add(mate)
            yield own[at], others[mate], -fitness


def _still_open(
    fits: dict[tuple[int, int], int], taken_here: set[int], taken_there: set[int]
) -> list[tuple[int, int, int]]:
    """Return the pairs of which neither is taken, the best first, as minus their fitness and their numbers."""
    still_open = {pair: fit for pair, fit in fits.items() if pair[0] not in taken_here and pair[1] not in taken_there}
    return sorted((-fitness, *pair) for pair, fitness in still_open.items())


def _has_rival(row: tuple[int, int, int], ranked: Sequence[tuple[int, int, int]]) -> bool:
    """Tell whether one of a pair fits another slot as well."""
    return any(other[0] == row[0] and (other[1] == row[1]) != (other[2] == row[2]) for other in ranked)


def _amounts_agree(one: ToldAmount, other: ToldAmount) -> bool:
    return one.least <= other.most and other.least <= one.most


def _names_differ(own: ToldAmount, here: ToldSentence, other: ToldAmount, there: ToldSentence) -> bool:
    """Tell whether other names stand around two figures, as if they were of other persons, firms or places."""
    return own.unit != "age" and _other_names(own, here, other, there)


def _other_names(
    own: ToldAmount | ToldDate, here: ToldSentence, other: ToldAmount | ToldDate, there: ToldSentence
) -> bool:
    """Tell whether each of two slots stands beside names of which the other sentence has none."""
    names, others = here.names.intersection(own.context), there.names.intersection(other.context)
    return bool(names and others) and names.isdisjoint(there.terms) and others.isdisjoint(here.terms)


def _differ(one: ToldAmount, other: ToldAmount, days_apart: int) -> bool:
    """Tell whether two amounts that have no value in common lie far enough apart."""
    low, high = sorted((one, other), key=lambda amount: amount.least)
    gap = high.least - low.most
    if one.unit == "age":
        return gap >= MIN_AGE_GAP_YEARS + days_apart / 365
    return gap > MIN_RELATIVE_GAP * high.least


def _is_toll(amount: ToldAmount) -> bool:
    return amount.unit == "" and not TOLLS.isdisjoint((*amount.of, *amount.context))


def _fit_of_amounts(one: ToldAmount, other: ToldAmount) -> int:
    """Return how surely two amounts count the same, 0 if they do not."""
    if one.unit != other.unit:
        return 0
    return _FITS.get(one.unit, _fit_by_context)(one, other)


def _fit_of_ages(one: ToldAmount, other: ToldAmount) -> int:
    same = not set(one.of).isdisjoint(other.of)
    if one.named and other.named:
        fewer, more = sorted((set(one.of), set(other.of)), key=len)
        return 4 if fewer <= more else 0  # two who share a surname alone are two
    if same:
        return 3
    return 2 if one.named or other.named or not (one.of and other.of) else 1


def _fit_of_counts(one: ToldAmount, other: ToldAmount) -> int:
    """Counts fit if the thing counted is the same; the more words around them, the better."""
    if not one.of or not other.of or one.of[0] != other.of[0]:
        return 0
    more = _matched(one.of[1:], other.of[1:])
    if min(len(one.of), len(other.of)) > 1 and more < max(len(one.of), len(other.of)) - 1:
        return 0  # "Somali pirates" and "Yemeni pirates", or those of both nations
    return 1 + more + len(set(one.context) & set(other.context))


def _matched(own: Sequence[str], others: Sequence[str]) -> int:
    """Return how many of some stems begin as one of others does: "somali" and "somalian"."""
    return sum(any(one.startswith(mate) or mate.startswith(one) for mate in others) for one in own)


def _fit_of_lengths(one: ToldAmount, other: ToldAmount) -> int:
    if one.of and other.of and one.of != other.of:
        return 0
    shared = len(set(one.context) & set(other.context))
    return shared + 2 if one.of == other.of and one.of and shared else shared if shared >= MIN_SHARED_CONTEXT else 0


def _fit_by_context(one: ToldAmount, other: ToldAmount) -> int:
    shared = len(set(one.context) & set(other.context))
    return shared if shared >= MIN_SHARED_CONTEXT else 0


def _fit_of_durations(one: ToldAmount, other: ToldAmount) -> int:
    """Durations fit if they are of the same thing; days and years of a thing are two things."""
    if max(one.most, other.most) > MAX_DURATION_RATIO * min(one.least, other.least):
        return 0
    shared = len(set(one.context) & set(other.context))
    same = not set(one.of).isdisjoint(other.of)
    return shared + 1 if same else shared - 1 if shared >= MIN_SHARED_CONTEXT else 0


def _fit_of_money(one: ToldAmount, other: ToldAmount) -> int:
    return len(set(one.context) & set(other.context))


def _fit_of_magnitudes(one: ToldAmount, other: ToldAmount) -> int:
    return 1 + len(set(one.context) & set(other.context))


_FITS: dict[str, Callable[[ToldAmount, ToldAmount], int]] = {
    "age": _fit_of_ages,
    "": _fit_of_counts,
    "day": _fit_of_durations,
    "m": _fit_of_lengths,
    "eur": _fit_of_money,
    "usd": _fit_of_money,
    "gbp": _fit_of_money,
    "magnitude": _fit_of_magnitudes,
}


class PartialDate(NamedTuple):
    """A date as far as it is known: year, month, day, each None where it is not, and the weekday (1 Monday)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


_DAY = lazy(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?\Z")
_WEEKDAY = lazy(r"XXXX-WXX-([1-7])\Z")


def partial_date(value: str) -> PartialDate | None:
    """Read a TIMEX3 value as far as it names a day of the calendar; None if it does not.

    >>> partial_date("XXXX-02-01")
    PartialDate(year=None, month=2, day=1, weekday=None)
    """
    weekday = _WEEKDAY.match(value)
    if weekday:
        return PartialDate(weekday=int(weekday[1]))
    match = _DAY.match(value)
    if match is None:
        return None
    year, month, day = match.groups()
    return PartialDate(int(year) if year != "XXXX" else None, int(month) if month else None, int(day) if day else None)


def dates_exclude(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether two dates cannot be one day; "February 1" and "2009" can, and "February" and "February 1".

    Two days that follow each other do not exclude each other across midnight; that is left to the caller.
    """
    for own, theirs in ((one.year, other.year), (one.month, other.month), (one.day, other.day)):
        if own is not None and theirs is not None and own != theirs:
            return True
    return one.weekday is not None and other.weekday is not None and one.weekday != other.weekday


def _fit_of_dates(one: ToldDate, other: ToldDate) -> int:
    """Dates fit if both are given alike, to the day or to the month; the more words around them are the same, the better."""
    here, there = partial_date(one.value), partial_date(other.value)
    if here is None or there is None:
        return 0
    if not dates_exclude(here, there):
        return 1
    if one.uttered or other.uttered:
        return 0
    shared = 1 + len(set(one.context) & set(other.context))
    is_alike = (here.day is None) == (there.day is None) and (here.month is None) == (there.month is None)
    return shared if is_alike and (shared > 1 or here.day is not None) else 0


def _dates_agree(one: ToldDate, other: ToldDate) -> bool:
    here, there = partial_date(one.value), partial_date(other.value)
    return here is not None and there is not None and not dates_exclude(here, there)


def conflicting_dates(here: ToldSentence, there: ToldSentence, days_apart: int) -> Iterator[SlotConflict]:
    """Find the dates of two sentences that exclude each other, given to the day or the month in words alike.

    "Today" in two reports of different days tells of two events, and so do a plan and what happened.
    """
    if here.planned != there.planned or here.denied != there.denied:
        return
    for own, other, fit in _left_over(here.dates, there.dates, _fit_of_dates, _dates_agree):
        if days_apart > MAX_DAYS_APART and not {own.form, other.form}.isdisjoint(RELATIVE):
            continue
        if _within_a_night(own, other) or _read_alike(own, other):
            continue
        if _other_names(own, here, other, there):
            continue
        one, two = partial_date(own.value), partial_date(other.value)
        if one and two and _are_near(one, two) and dates_exclude(one, two):
            yield SlotConflict(own, other, NEEDED_OF_DATES[min(fit, len(NEEDED_OF_DATES) - 1)], fit)


_WORD = lazy(r"[^\W_]{1,60}")


def _read_alike(own: ToldDate, other: ToldDate) -> bool:
    """Tell whether one date has all the words of the other: "Saturday" and "Saturday afternoon", whatever they resolve to."""
    one, two = (frozenset(_WORD.findall(date.place.quote.casefold())) for date in (own, other))
    return one <= two or two <= one


def _are_near(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether two dates are of one year, as far as both say: visits, tests and quakes of two years are two of them."""
    same_year = one.year is None or other.year is None or one.year == other.year
    return same_year and one.month is not None and other.month is not None


def _within_a_night(one: ToldDate, other: ToldDate) -> bool:
    """Tell whether two full dates follow each other, and one is counted from the day of writing or lies about midnight.

    Midnight, and the day on which a page says that it was published, fall at another hour elsewhere.
    """
    try:
        days = abs((date.fromisoformat(one.value) - date.fromisoformat(other.value)).days)
    except ValueError:
        return False
    about = any(word in f"{one.place.quote} {other.place.quote}".casefold() for word in ABOUT_MIDNIGHT)
    return days == 1 and ("deictic" in {one.form, other.form} or about)
