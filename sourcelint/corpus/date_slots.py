"""Whether the dates of two sentences that tell of the same agree or exclude each other, as far as each is known."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.slot_pairs import MAX_DAYS_APART, SlotConflict, left_over, other_names
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.events.told import ToldDate, ToldSentence


NEEDED_OF_DATES = (1.0, 0.8, 0.6, 0.55)
"""The same for dates."""


RELATIVE = frozenset({"deictic", "weekday", "vague"})
"""Forms of dates that are counted from the day of writing."""


ABOUT_MIDNIGHT = ("midnight", "overnight", "early", "late")
"""Words of dates that may be of the day before or after."""


class PartialDate(NamedTuple):
    """A date as far as it is known: year, month, day, each None where it is not, and the weekday (1 Monday)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


_DAY = lazy(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?\Z")


_WEEKDAY = lazy(r"XXXX-WXX-([1-7])\Z")


@lru_cache(maxsize=1 << 12)
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


def fit_of_dates(one: ToldDate, other: ToldDate) -> int:
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


def dates_agree(one: ToldDate, other: ToldDate) -> bool:
    """Tell whether two dates can be of one day."""
    here, there = partial_date(one.value), partial_date(other.value)
    return here is not None and there is not None and not dates_exclude(here, there)


def times_differ(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two sentences tell of two times: none of their dates agree, or one alone tells of what is long past."""
    if here.past != there.past:
        return True
    own, others = ([date for date in s.dates if partial_date(date.value)] for s in (here, there))
    return bool(own and others) and not any(dates_agree(one, other) for one in own for other in others)


def conflicting_dates(here: ToldSentence, there: ToldSentence, days_apart: int) -> Iterator[SlotConflict]:
    """Find the dates of two sentences that exclude each other, given to the day or the month in words alike.

    "Today" in two reports of different days tells of two events, and so do a plan and what happened.
    """
    if here.planned != there.planned or here.denied != there.denied:
        return
    for own, other, fit in left_over(here.dates, there.dates, fit_of_dates, dates_agree):
        if days_apart > MAX_DAYS_APART and not {own.form, other.form}.isdisjoint(RELATIVE):
            continue
        if _within_a_night(own, other) or _read_alike(own, other):
            continue
        if other_names(own, here, other, there):
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
