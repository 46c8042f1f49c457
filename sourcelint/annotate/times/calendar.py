"""Calendar arithmetic on TIMEX3 values. No clock, no language."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month, February in a leap year."""

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of the meteorological seasons of the northern hemisphere; winter ends in the year after."""


def is_leap(year: int) -> bool:
    """Tell whether a year of the Gregorian calendar has 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int | None, month: int) -> int:
    """Days of a month; of February without a year 29."""
    return 28 if month == 2 and year is not None and not is_leap(year) else DAYS[month - 1]


def add_months(year: int, month: int, shift: int) -> tuple[int, int]:
    """Step a number of months from a month."""
    n = year * 12 + month - 1 + shift
    return n // 12, n % 12 + 1


def step(day: date, unit: str, n: int) -> date | None:
    """Step `n` units (D, W, M, Y, Q, DE, CE) from a day; None outside the years 1 to 9999. The day is kept in the month."""
    try:
        if unit in {"D", "W"}:
            return day + timedelta(days=n * (7 if unit == "W" else 1))
        months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[unit] * n
        year, month = add_months(day.year, day.month, months)
        return date(year, month, min(day.day, month_length(year, month)))
    except (ValueError, OverflowError):
        return None


def week_value(day: date) -> str:
    """Give the ISO week of a day: 2024-W05."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def value_of(day: date, unit: str) -> str:
    """Name the day, week, month, quarter, year, decade or century that holds a day."""
    if unit == "D":
        return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
    if unit == "Y":
        return f"{day.year:04d}"
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "W":
        return week_value(day)
    if unit == "WE":
        return week_value(day) + "-WE"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return {"DE": f"{day.year // 10:03d}", "CE": f"{day.year // 100:02d}"}.get(unit, f"{day.year // 1000}")


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date | None, date | None]:
    """Give the first and the last day that a TIMEX3 date covers; (None, None) for what names no days of our calendar."""
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return None, None


def _bounds(value: str) -> tuple[date | None, date | None]:
    head, _, rest = value.partition("T")[0].partition("-")
    if not head.isdigit() or len(head) > 4 or (rest and len(head) < 4):
        return None, None
    if not rest:
        width = 10 ** (4 - len(head))
        first = int(head) * width
        return date(max(first, 1), 1, 1), date(first + width - 1, 12, 31)
    year = int(head)
    if rest[0] == "W":
        if len(rest) > 2 and rest[1:3].isdigit():
            first = date.fromisocalendar(year, int(rest[1:3]), 1)
            return (first + timedelta(5 if rest.endswith("-WE") else 0), first + timedelta(6))
        if rest != "WI":
            return None, None
    if rest[0] in "QH":
        months = 3 if rest[0] == "Q" else 6
        last = int(rest[1:]) * months
        return date(year, last - months + 1, 1), date(year, last, month_length(year, last))
    if rest in SEASONS:
        a, b = SEASONS[rest]
        end = year + (b < a)
        return date(year, a, 1), date(end, b, month_length(end, b))
    month, _, day = rest.partition("-")
    if not month.isdigit():
        return None, None
    if not day:
        return date(year, int(month), 1), date(year, int(month), month_length(year, int(month)))
    if not day.isdigit():
        return None, None
    exact = date(year, int(month), int(day))
    return exact, exact


def easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str, year: int) -> date | None:
    """Give the day of a holiday in a year; None if the rule gives none.

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
