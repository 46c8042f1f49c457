"""Calendar arithmetic on TIMEX3 values. No clock, no language."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Days = tuple[date | None, date | None]
"""First and last day of a stretch of time, both inclusive."""

DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month, February in a leap year."""

MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
"""Months of each unit that is not made of days or weeks."""

MONTHS_OF_PART = {"Q": 3, "H": 6}
"""Months of the numbered parts of a year: 2024-Q3, 2024-H1."""

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of the meteorological seasons of the northern hemisphere; winter ends in the year after."""


def is_leap(year: int) -> bool:
    """Tell whether a year of the Gregorian calendar has 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int | None, month: int) -> int:
    """Return the number of days of a month; February has 29 if the year is not known."""
    return 28 if month == 2 and year is not None and not is_leap(year) else DAYS[month - 1]


def add_months(year: int, month: int, shift: int) -> tuple[int, int]:
    """Step a number of months from a month."""
    months = year * 12 + month - 1 + shift
    return months // 12, months % 12 + 1


def step(day: date, unit: str, count: int) -> date | None:
    """Step a number of units (D, W, M, Y, Q, DE, CE, ML) from a day; return None outside the years 1 to 9999.

    A day that the month found does not have becomes its last: a month from 31 January is 28 February.
    """
    try:
        if unit in {"D", "W"}:
            return day + timedelta(days=count * (7 if unit == "W" else 1))
        year, month = add_months(day.year, day.month, MONTHS_OF[unit] * count)
        return date(year, month, min(day.day, month_length(year, month)))
    except (ValueError, OverflowError):
        return None


def week_value(day: date) -> str:
    """Return the ISO week of a day: 2024-W05."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def value_of(day: date, unit: str) -> str:
    """Name the day, week, month, quarter, year, decade or century that holds a day."""
    return _VALUES.get(unit, _VALUES["ML"])(day)


_VALUES: dict[str, Callable[[date], str]] = {
    "D": date.isoformat,
    "W": week_value,
    "WE": lambda day: week_value(day) + "-WE",
    "M": lambda day: f"{day.year:04d}-{day.month:02d}",
    "Q": lambda day: f"{day.year:04d}-Q{(day.month + 2) // 3}",
    "Y": lambda day: f"{day.year:04d}",
    "DE": lambda day: f"{day.year // 10:03d}",
    "CE": lambda day: f"{day.year // 100:02d}",
    "ML": lambda day: f"{day.year // 1000}",
}


@lru_cache(maxsize=4096)
def bounds(value: str) -> Days:
    """Return the first and the last day that a TIMEX3 date covers, or (None, None) if it names no days of our calendar."""
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return None, None


def _bounds(value: str) -> Days:
    """Read a value; raise ValueError or OverflowError if it has the form of a date that does not exist."""
    head, _, rest = value.partition("T")[0].partition("-")
    if not head.isdigit() or len(head) > 4 or (rest and len(head) < 4):
        return None, None
    if not rest:
        return _bounds_of_years(head)
    year = int(head)
    if rest in SEASONS:
        return _bounds_of_season(year, rest)
    if rest[0] == "W":
        return _bounds_of_week(year, rest)
    if rest[0] in MONTHS_OF_PART:
        months = MONTHS_OF_PART[rest[0]]
        last = int(rest[1:]) * months
        return date(year, last - months + 1, 1), date(year, last, month_length(year, last))
    return _bounds_of_month(year, rest)


def _bounds_of_years(digits: str) -> Days:
    """Read a year (1961), decade (196), century (19) or millennium (1)."""
    years = 10 ** (4 - len(digits))
    first = int(digits) * years
    return date(max(first, 1), 1, 1), date(first + years - 1, 12, 31)


def _bounds_of_season(year: int, season: str) -> Days:
    first, last = SEASONS[season]
    last_year = year + (last < first)
    return date(year, first, 1), date(last_year, last, month_length(last_year, last))


def _bounds_of_week(year: int, week: str) -> Days:
    """Read W05 and the weekend W05-WE."""
    number = week[1:3]
    if len(number) < 2 or not number.isdigit():
        return None, None
    monday = date.fromisocalendar(year, int(number), 1)
    return monday + timedelta(5 if week.endswith("-WE") else 0), monday + timedelta(6)


def _bounds_of_month(year: int, rest: str) -> Days:
    """Read a month (07) or a day (07-11)."""
    month, _, day = rest.partition("-")
    if not month.isdigit() or not (day or "1").isdigit():
        return None, None
    if not day:
        return date(year, int(month), 1), date(year, int(month), month_length(year, int(month)))
    exact = date(year, int(month), int(day))
    return exact, exact


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    moon_year = year % 19  # the phases of the moon return after 19 years
    century, year_of_century = divmod(year, 100)
    leap_centuries, centuries_since_leap = divmod(century, 4)
    leap_years, years_since_leap = divmod(year_of_century, 4)
    moon_drift = (century - (century + 8) // 25 + 1) // 3
    full_moon = (19 * moon_year + century - leap_centuries - moon_drift + 15) % 30  # days from 21 March
    to_sunday = (32 + 2 * centuries_since_leap + 2 * leap_years - full_moon - years_since_leap) % 7
    late = (moon_year + 11 * full_moon + 22 * to_sunday) // 451
    month, day = divmod(full_moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str, year: int) -> date | None:
    """Return the day of a holiday in a year, or None if its rule yields none.

    Rules: `easter-2` (days from Easter Sunday), `12-25` (month and day), `11-3#4` (the fourth Thursday of November; Monday
    is 0), `11-3#4+1` (the day after it).
    """
    try:
        if name.startswith("easter"):
            return easter(year) + timedelta(int(name[6:] or 0))
        month, _, day = name.partition("-")
        if "#" not in day:
            return date(year, int(month), int(day))
        weekday, _, nth = day.partition("#")
        nth, _, later = nth.partition("+")
        first = date(year, int(month), 1)
        return first + timedelta((int(weekday) - first.weekday()) % 7 + 7 * (int(nth) - 1) + int(later or 0))
    except (ValueError, OverflowError):
        return None
