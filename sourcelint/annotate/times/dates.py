"""Readings of days and months that stand on the calendar, in words and in figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sourcelint.annotate.times.calendar import holiday
from sourcelint.annotate.times.common import is_year, iso_day, made, mod_of, problem_of
from sourcelint.annotate.times.context import Match
from sourcelint.annotate.times.years import written_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.times.context import Context
    from sourcelint.annotate.times.expression import ReferenceType, Resolution, TimeExpression
    from sourcelint.annotate.times.language import TimeToken


MAX_MONTH_CUE_CHARS = 10
"""Characters before a month in which "since", "during" and the like stand."""

MAX_MONTH_TOKENS_AFTER, MAX_MONTH_TOKENS_BEFORE = 5, 4
"""Tokens around a day in a list within which its month stands: "6 and 9 August", "June 26-30"."""

MAX_YEAR_TOKENS_AFTER_DAY, MAX_YEAR_TOKENS_AFTER_MONTH = 7, 7
"""Tokens behind a day or a month in a list within which its year stands: "6 and 9 August, 1945"."""

SHORT_YEAR_CHARS = 2

MIN_FAR_HOLIDAY_DAYS = 200
"""Days from which on a coming holiday without a year is last year's."""


def numeric(match: Match, context: Context, text: str) -> TimeExpression | None:
    """Read 03/04/2024 and 3.4.24; None if it is a version: 10.30.99, 9.0.1220.

    The day stands first if the language says so. In a language with both orders it does if there is a dot, or if nothing
    else is possible.
    """
    parts = re.split(r"[./-]", text)
    first, second, last = map(int, parts)
    year = last if last > 99 else century_of(last) + last
    is_dotted = "." in text
    is_open = context.language.day_first is None
    day_first = first > 12 >= second or is_dotted if is_open else context.language.day_first
    day, month = (first, second) if day_first else (second, first)
    problem = problem_of(year, month, day)
    if _is_version(parts, year) or (last < 100 and (problem or (is_dotted and is_open))):
        return None
    has_two_readings = is_open and not is_dotted and problem is None and first != second and max(first, second) <= 12
    other = iso_day(year, day, month) if has_two_readings else None
    return made(match, "DATE", iso_day(year, month, day), "explicit", "absolute", problem=problem, ambiguous=other)


def _is_version(parts: list[str], year: int) -> bool:
    return "0" in parts or not is_year(year)


def century_of(year: int) -> int:
    """Return the century of a year of two digits as POSIX strptime reads it, which turns at 69."""
    return 2000 if year < 69 else 1900


def iso(match: Match, text: str) -> TimeExpression:
    """Read 2024-02-01 and 2024-02-01T10:30."""
    day_text, _, clock = text.replace("/", "-").partition("t")
    year, month, day = map(int, day_text.split("-"))
    value = iso_day(year, month, day) + (f"T{clock}" if clock else "")
    problem = problem_of(year, month, day) or clock_problem(clock)
    return made(match, "TIME" if clock else "DATE", value, "explicit", "absolute", problem=problem)


def clock_problem(clock: str) -> str | None:
    """Say what is wrong with a time that no clock shows; return None for any other."""
    if not clock:
        return None
    hour, minute, *_ = map(int, clock.split(":"))
    if hour > 24 or (hour == 24 and minute):
        return "a day has 24 hours"
    return "an hour has 60 minutes" if minute > 59 else None


def calendar(match: Match, context: Context) -> TimeExpression | None:
    """Read a date of the calendar: 3 May 2021, May 2021, May 3, late May, last May, 2021-05-03, 3/5/2021."""
    if match.has("iso"):
        return iso(match, match.get("iso"))
    if match.has("numeric"):
        return numeric(match, context, match.get("numeric"))
    month: int = match.get("month")
    day: int | None = match.get("day", "ordinal")
    if match.get("era") == -1:
        return before_christ(match, month, day)
    year = match.get("year")
    if match.has("number"):
        day = int(match.get("number"))
        if not is_slip_of_day(match, context, day):
            return month_before_number(match, context)
    if year is None:
        year = written_year(match, context)
    resolution: Resolution = "explicit"
    reference_type: ReferenceType = "absolute"
    anchor: str | None = None
    if year is None:
        if not plausible_month(match, context, month, day):
            return None
        year, resolution, reference_type, anchor = year_left_out(match, context, month, day)
        if problem_of(None, month, day) is None and problem_of(year, month, day) is not None:
            year, resolution, anchor = None, "unresolved", None  # a leap day: it is of another year than the one found
    return made(
        match, "DATE", iso_day(year, month, day), resolution, reference_type, mod=mod_of(match), anchor=anchor,
        weekday=match.get("weekday", "short_weekday"), problem=problem_of(year, month, day),
    )  # fmt: skip


def joined_date(match: Match, context: Context) -> TimeExpression | None:  # noqa: ARG001 - readings have one signature
    """Read the dates of logs and tables: 10-Apr-15, 10/Apr/2015, 2015-Apr-10, 10.Apr.2015."""
    month: int = match.get("month")
    numbers = [token for token in match.own_tokens if token.name in ("day", "number", "year")]
    first, last = numbers[0], numbers[-1]
    if first.name == "year":
        year, day = int(first.value), int(last.value)
    else:
        day, year = int(first.value), int(last.value)
        if last.name != "year":
            if last.end - last.start != SHORT_YEAR_CHARS:
                return None
            year += century_of(year)
    return made(match, "DATE", iso_day(year, month, day), "explicit", "absolute", problem=problem_of(year, month, day))


def before_christ(match: Match, month: int, day: int | None) -> TimeExpression:
    """Read a date BC: its first number is the year, or else the day."""
    numbers = [value for name in ("year", "number", "day") for value in match.slots.get(name, ())]
    value = "BC" + iso_day(int(numbers[0]), month, day if len(numbers) > 1 else None)
    return made(match, "DATE", value, "explicit", "absolute", mod=mod_of(match))


def is_slip_of_day(match: Match, context: Context, day: int) -> bool:
    """Tell whether a number above 31 beside a month is meant as its day: "May 45, 2020", "on May 45"."""
    return 31 < day < 100 and (match.has("year") or context.lowercase.endswith("on ", 0, match.start))


def month_before_number(match: Match, context: Context) -> TimeExpression | None:
    """Read the month alone in "in May 45 people came"."""
    at = next(at for at, token in enumerate(match.own_tokens) if token.name == "number")
    if at == 0 or match.own_tokens[at - 1].name != "month":
        return None
    return calendar(Match(match.tokens, match.begin, match.begin + at), context)


def plausible_month(match: Match, context: Context, month: int, day: int | None) -> bool:
    """Tell whether a month without a year is one: not May the name, nor a day number that counts the next word."""
    language = context.language
    if day is not None:
        counts = match.own_tokens[-1].name == "day" and language.counted_after.match(context.lowercase, match.end)
        return not counts
    if match.has("shift", "past", "edge", "edge_noun", "later"):
        return True
    written = next(token for token in match.own_tokens if token.name == "month")
    if written.end - written.start == 3 and month != 5:
        return False  # Jan, Mar, Dec without a point or a day are names
    return month not in language.name_months or is_month_by_cue(match, context)


def is_month_by_cue(match: Match, context: Context) -> bool:
    """Tell whether a month that is a name too stands behind "in", or behind a weak cue and not before a surname."""
    start = max(0, match.start - MAX_MONTH_CUE_CHARS)
    cue = context.language.month_cues.search(context.lowercase, start, match.start)
    if cue is None:
        return False
    return not (cue["weak"] and context.text[match.end : match.end + 2][1:].isupper())


def year_left_out(
    match: Match, context: Context, month: int, day: int | None
) -> tuple[int | None, Resolution, ReferenceType, str | None]:
    """Find the year of a month that stands without one."""
    rel = match.rel
    if rel is None or match.has("weekday", "short_weekday"):
        year, resolution = context.year_of(month, day, match.start, match.end)
        anchor = None if year is None else str(context.anchor) if resolution == "anchor" else context.value
        return year, resolution, "yearless", anchor
    shift, origin = rel
    base, resolution = context.base("text" if origin == "text" else "now")
    reference_type: ReferenceType = "anaphoric" if origin == "text" else "deictic"
    if base is None:
        return None, "unresolved", reference_type, None
    if match.has("unit"):
        return base.year + shift, resolution, reference_type, str(base)
    is_over, is_ahead = month < base.month, month > base.month
    steps = {-1: -(not is_over), 0: 0, 1: not is_ahead}
    return base.year + steps[(shift > 0) - (shift < 0)], resolution, reference_type, str(base)


def find_value(tokens: Sequence[TimeToken], name: str) -> Any:
    """Return the value of the first token of a class, or None."""
    return next((token.value for token in tokens if token.name == name), None)


def day_list(match: Match, context: Context) -> TimeExpression | None:
    """Read the other day of "6 and 9 August" and "June 26-30"."""
    tokens = match.tokens
    month = find_value(tokens[match.stop : match.stop + MAX_MONTH_TOKENS_AFTER], "month")
    if month is None:
        month = find_value(tokens[max(0, match.begin - MAX_MONTH_TOKENS_BEFORE) : match.begin][::-1], "month")
    if month is None:
        return None
    day = match.get("day", "ordinal")
    year = find_value(tokens[match.stop : match.stop + MAX_YEAR_TOKENS_AFTER_DAY], "year")
    resolution: Resolution = "explicit"
    if year is None:
        year, resolution = context.year_of(month, day, match.start, match.end)
    reference_type: ReferenceType = "absolute" if resolution == "explicit" else "yearless"
    return made(
        match, "DATE", iso_day(year, month, day), resolution, reference_type, problem=problem_of(year, month, day)
    )


def month_list(match: Match, context: Context) -> TimeExpression | None:  # noqa: ARG001 - readings have one signature
    """Read the first month of "May-August 1950" and the first day of "May 3 and June 4, 1950", "June 17th to 23rd, 2007"."""
    year = find_value(match.tokens[match.stop : match.stop + MAX_YEAR_TOKENS_AFTER_MONTH], "year")
    month, day = match.get("month"), match.get("day", "ordinal")
    if year is None:
        return None
    return made(match, "DATE", iso_day(year, month, day), "explicit", "absolute", problem=problem_of(year, month, day))


def named(match: Match, context: Context) -> TimeExpression | None:
    """Read a holiday: Christmas 1963, last Thanksgiving, the Boxing Day tsunami of 2004."""
    rule = match.get("holiday")
    year = match.get("year") or _year_of_event(match, context)
    resolution: Resolution = "explicit"
    reference_type: ReferenceType = "absolute"
    if year is None:
        reference_type = "vague" if match.rel is None else "deictic"
        year, resolution = holiday_year(rule, match, context)
        if year is None:
            return made(match, "DATE", "XXXX-XX-XX", "unresolved", reference_type)
    day = holiday(rule, year)
    return None if day is None else made(match, "DATE", day.isoformat(), resolution, reference_type, mod=mod_of(match))


def _year_of_event(match: Match, context: Context) -> int | None:
    """Return the year behind what is named after a holiday, if no word says another."""
    behind = None if match.rel else context.language.holiday_year.match(context.lowercase, match.end)
    return int(behind["year"]) if behind else None


def holiday_year(rule: str, match: Match, context: Context) -> tuple[int | None, Resolution]:
    """Find the year of a holiday that stands without one."""
    rel = match.rel
    if rel is None and context.year is not None and context.speaks_of_past(match.start):
        return context.year, "reference"
    base, resolution = context.base("text" if rel and rel[1] == "text" else "now")
    if base is None:
        return None, "unresolved"
    here = holiday(rule, base.year)
    if here is None or here <= base:
        return base.year, resolution
    is_last = rel[0] < 0 if rel else (here - base).days > MIN_FAR_HOLIDAY_DAYS
    return base.year - is_last, resolution
