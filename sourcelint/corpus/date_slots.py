"""Whether the dates of two sentences that tell of the same agree or exclude each other, as far as each is known."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.text.calendar_words import WEEKDAYS
from sourcelint.corpus.slot_pairs import MAX_DAYS_APART, SlotConflict, left_over, other_names, shared_context
from sourcelint.evidence.events.stems import stem_of, stems
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.evidence.events.told import ToldDate, ToldSentence

NEEDED_OF_DATES = (1.0, 0.8, 0.6, 0.55)
"""Probability that two sentences tell of one event, from which on two days of the calendar conflict that fit so well (0 and more)."""

NEEDED_OF_WEEKDAYS = (1.0, 0.8, 0.65, 0.65, 0.55)
"""That probability if one is counted from the day of writing: what is told of the days of one week is often told of each of them."""

NEEDED_OF_ONE_WEEKDAY, DAYS_A_WEEK = 0.35, 7
"""That probability for two days that both are called a Saturday, and are not weeks apart: one of them is a slip."""

MIN_CONTEXT_OF_ANNOUNCEMENT = 3
"""Words around two dates that show one announcement if one of the two may date something else: "announced", who, and what."""

MIN_CONTEXT_OF_TWINS = 5
"""Words around two dates, all of them the same, that show one sentence in two versions, whatever the date is of: "martial law
for 30 days from 26 November in ten regions"."""

FIELDWORK = stems("survey sampling landline cellphone respondent")
"""Stems of how a poll was taken: each institute has days of its own for it."""

ANNOUNCED, PUBLISHED = stem_of["announced"], stem_of["published"]

CALENDAR = frozenset({"absolute", "yearless"})
"""Forms of dates that stand in a calendar."""

RELATIVE = frozenset({"deictic", "weekday", "vague"})
"""Forms of dates that are counted from the day of writing."""

ABOUT_MIDNIGHT = ("midnight", "overnight", "early", "late")
"""Words of dates that may be of the day before or after."""

ANY_YEAR = "2000"
MONTHS_A_YEAR = 12

_WEEKDAYS = frozenset(map(str.lower, WEEKDAYS))

_DAY = lazy(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?\Z")
_WEEKDAY = lazy(r"XXXX-WXX-([1-7])\Z")
"""What TIMEX3 values look like that name a day, a month, a year or a weekday."""

_WORD = lazy(r"[^\W_]{1,60}")
_PAUSE = lazy(r"[,;:]|\b(?:and|but|while|said|says)\b")
_PLAN = lazy(
    r"\b(?:will|would|plans?|planned|planning|scheduled|expect(?:s|ed|ing)?|due|set|shall|may|might|could|hop(?:e[sd]?|ing)|intend(?:s|ed|ing)?|next)\b",
    re.IGNORECASE,
)
_NOUN = lazy(r"[ ][a-z]{4}")
_IN = lazy(r"\b[Ii]n[ ]\Z|\b[Ss]ince[ ]\Z")
_DETERMINER = lazy(r"\b(?:an?|the|this|that|his|her|its|their)[ ]\Z", re.IGNORECASE)
_DETERMINED = lazy(r"(?:an?|the)[ ]", re.IGNORECASE)
_CLOCK = lazy(r"(?:,|[ ]at)?[ ]\d{1,2}:")

_PLACE_LINE = lazy(r"[^a-z\n]{2,40},[ ]")
_HANDLE = lazy(r"\(@\w{1,40}\)[ ]?\Z")
_AGENCY = lazy(r"[ ]?(?:\([^()\n]{2,40}\)[ ]?)?(?:[—–]|--?)")
"""What stands before and behind the date of a dateline: "BOSTON, Oct. 21 (AP) —", "Ann (@ann) Oct. 21"."""


class PartialDate(NamedTuple):
    """A date as far as it is known: year, month, day, each None where it is not, and the weekday (1 Monday)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


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
    if (one.uttered or other.uttered) and not _are_of_announcement(one, other):
        return 0
    shared = 1 + shared_context(one, other) + 2 * _share_weekday(one, other)
    is_alike = (here.day is None) == (there.day is None) and (here.month is None) == (there.month is None)
    return shared if is_alike and (shared > 1 or here.day is not None) else 0


def _are_of_announcement(one: ToldDate, other: ToldDate) -> bool:
    """Tell whether two dates of the calendar are of the day on which something came out, or both of what one sentence tells.

    What was published must be told alike: two pages of one site were both "published on" some day.
    """
    if not RELATIVE.isdisjoint({one.form, other.form}):
        return False
    both = set(one.context) & set(other.context)
    is_alike = len(both) >= MIN_CONTEXT_OF_ANNOUNCEMENT
    is_announced = ANNOUNCED in both and (is_alike or (one.uttered and other.uttered))
    is_twin = len(both) >= MIN_CONTEXT_OF_TWINS and set(one.context) == set(other.context)
    return is_announced or (PUBLISHED in both and is_alike) or is_twin


def _share_weekday(one: ToldDate, other: ToldDate) -> bool:
    """Tell whether two dates name one weekday: "Saturday 8 October" and "Saturday 18 October" cannot both be right."""
    return not (_words_of(one) & _words_of(other)).isdisjoint(_WEEKDAYS)


def _words_of(date: ToldDate) -> frozenset[str]:
    return frozenset(_WORD.findall(date.place.quote.casefold()))


def dates_agree(one: ToldDate, other: ToldDate) -> bool:
    """Tell whether two dates can be of one day."""
    here, there = partial_date(one.value), partial_date(other.value)
    return here is not None and there is not None and not dates_exclude(here, there)


def _shapes_of(dates: Sequence[ToldDate]) -> list[tuple[bool, ...]]:
    """Return which parts of a date each of some has: as many weekdays, days and months in two sentences are compared in pairs."""
    return sorted(tuple(part is not None for part in partial_date(date.value) or ()) for date in dates)


def _say_alike(one: ToldDate, other: ToldDate) -> bool:
    """Tell whether two dates agree in what both say: "Monday" and "28 November" have nothing in common to agree in."""
    here, there = partial_date(one.value), partial_date(other.value)
    if here is None or there is None or dates_exclude(here, there):
        return False
    return any(own is not None and own == its for own, its in zip(here, there, strict=True))


def times_differ(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two sentences tell of two times: none of their dates agree, or one alone tells of what is long past.

    The day on which something was said is not when it happened: "said on Thursday that revenue rose 6%".
    """
    if not (here.dates and there.dates):
        return False
    own, others = (
        [date for date in s.dates if partial_date(date.value) and not (date.uttered or _is_attribute(date, s))]
        for s in (here, there)
    )
    if own and others and here.past != there.past:
        return True
    return bool(own and others) and not any(dates_agree(one, other) for one in own for other in others)


def _is_attribute(date: ToldDate, sentence: ToldSentence) -> bool:
    """Tell whether a date is of a thing that a sentence names, not of what it tells: "the 2004 tsunami", "a July 29 deal"."""
    before, behind = sides_of(date, sentence)
    if _NOUN.match(behind) is None:
        return False
    is_bare_year = len(date.value) == len("YYYY") and not _IN.search(before)
    return is_bare_year or (_DETERMINER.search(before) or _DETERMINED.match(date.place.quote)) is not None


def _is_dateline(date: ToldDate, sentence: ToldSentence) -> bool:
    """Tell whether a date is the day of writing: alone on its line, in a dateline or markup (`date="March 7"`), behind a handle."""
    before, behind = sides_of(date, sentence)
    if before.endswith('="') or _HANDLE.search(before) or (_PLACE_LINE.fullmatch(before) and _AGENCY.match(behind)):
        return True
    line = before.rpartition("\n")[2]
    return len(line.strip()) <= len("on") and (not behind.strip(" .") or _CLOCK.match(behind) is not None)


def sides_of(date: ToldDate, sentence: ToldSentence) -> tuple[str, str]:
    """Return what stands before and behind a date in its sentence."""
    at = max(0, date.place.start - sentence.place.start)
    return sentence.place.quote[:at], sentence.place.quote[at + len(date.place.quote) :]


def _is_planned(date: ToldDate, sentence: ToldSentence) -> bool:
    """Tell whether the clause of a date speaks of what is to come; of one that opens its sentence, the next clause does."""
    before, behind = sides_of(date, sentence)
    clauses = [_PAUSE.split(before)[-1], *_PAUSE.split(behind.lstrip(", ") if not before.strip() else behind)[:1]]
    return any(_PLAN.search(clause) for clause in clauses)


def _dated(sentence: ToldSentence) -> list[ToldDate]:
    """Return the dates of what a sentence tells, without those of things and of publication."""
    return [date for date in sentence.dates if not (_is_attribute(date, sentence) or _is_dateline(date, sentence))]


def _may_have_one_date(here: ToldSentence, there: ToldSentence) -> bool:
    """Tell whether two sentences with dates may tell of one act: both say it or both deny it, and not both tell how a poll was taken."""
    if not (here.dates and there.dates) or here.denied != there.denied:
        return False
    return FIELDWORK.isdisjoint(here.terms & there.terms)


def conflicting_dates(here: ToldSentence, there: ToldSentence, days_apart: int) -> Iterator[SlotConflict]:
    """Find the dates of two sentences that exclude each other, given to the day or the month in words alike.

    "Today" in two reports of different days tells of two events, and so do a plan and what happened.
    """
    if not _may_have_one_date(here, there):
        return
    if not any(_may_conflict(own, other) for own in here.dates for other in there.dates):
        return
    ours, theirs = _dated(here), _dated(there)
    agree = _say_alike if _shapes_of(ours) == _shapes_of(theirs) else dates_agree
    for own, other, fit in left_over(ours, theirs, fit_of_dates, agree):
        if days_apart > MAX_DAYS_APART and RELATIVE.issuperset({own.form, other.form}):
            continue
        if _within_a_night(own, other) or _read_alike(own, other):
            continue
        if other_names(own, here, other, there) or _is_planned(own, here) != _is_planned(other, there):
            continue
        if _may_conflict(own, other):
            yield SlotConflict(own, other, _needed(own, other, fit), fit)


def _needed(own: ToldDate, other: ToldDate, fit: int) -> float:
    """Return the probability that two sentences tell of one event, from which on two dates that fit so well conflict."""
    if _share_weekday(own, other) and not _are_weeks_apart(own, other):
        return NEEDED_OF_ONE_WEEKDAY
    needed = NEEDED_OF_DATES if CALENDAR.issuperset({own.form, other.form}) else NEEDED_OF_WEEKDAYS
    return needed[min(fit, len(needed) - 1)]


def _are_weeks_apart(one: ToldDate, other: ToldDate) -> bool:
    """Tell whether two dates can both fall on one weekday, as far as their days are known."""
    try:
        return (date.fromisoformat(one.value) - date.fromisoformat(other.value)).days % DAYS_A_WEEK == 0
    except ValueError:
        return True


def _read_alike(own: ToldDate, other: ToldDate) -> bool:
    """Tell whether one date has all the words of the other: "Saturday" and "Saturday afternoon", whatever they resolve to."""
    one, two = _words_of(own), _words_of(other)
    return one <= two or two <= one


def _may_conflict(own: ToldDate, other: ToldDate) -> bool:
    one, two = partial_date(own.value), partial_date(other.value)
    return one is not None and two is not None and exclude_within_a_year(one, two) and not are_of_two_events(one, two)


def are_of_two_events(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether two days lie too far apart to be one, written wrong: neither the month nor the day is the same.

    >>> are_of_two_events(PartialDate(None, 3, 12), PartialDate(None, 8, 3))
    True
    """
    if one.month is None or other.month is None or None in {one.day, other.day}:
        return False
    if one.month == other.month or one.day == other.day:
        return False
    return (one.month - other.month) % MONTHS_A_YEAR not in (1, MONTHS_A_YEAR - 1)


def are_far_apart(one: ToldDate, other: ToldDate) -> bool:
    """Tell whether words alike stand beside two days that lie too far apart to be one: the same happened twice."""
    here, there = partial_date(one.value), partial_date(other.value)
    return here is not None and there is not None and are_of_two_events(here, there) and fit_of_dates(one, other) > 1


def exclude_within_a_year(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether two dates exclude each other within one year: visits, tests and quakes of two years are two of them."""
    if one.month is None or other.month is None:
        return False
    is_one_year = one.year is None or other.year is None or one.year == other.year
    return is_one_year and dates_exclude(one, other)


def _day_of(told: ToldDate) -> date:
    """Return the day of a date, in any leap year if it has none; raises ValueError if it names no day."""
    return date.fromisoformat(told.value.replace("XXXX", ANY_YEAR))


def _within_a_night(one: ToldDate, other: ToldDate) -> bool:
    """Tell whether two days follow each other, and one is counted from the day of writing or lies about midnight.

    Midnight, and the day on which a page says that it was published, fall at another hour elsewhere.
    """
    try:
        days = abs((_day_of(one) - _day_of(other)).days)
    except ValueError:
        return False
    about = any(word in f"{one.place.quote} {other.place.quote}".casefold() for word in ABOUT_MIDNIGHT)
    return days == 1 and ("deictic" in {one.form, other.form} or about)
