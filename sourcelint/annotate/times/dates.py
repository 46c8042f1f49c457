"""Readings of days and months that stand on the calendar, in words and in figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.times.calendar import holiday
from sourcelint.annotate.times.common import iso_day, made, mod_of, problem_of
from sourcelint.annotate.times.context import Match
from sourcelint.annotate.times.years import written_year

if TYPE_CHECKING:
    from sourcelint.annotate.times.context import Context
    from sourcelint.annotate.times.expression import Form, How, TimeExpression


def numeric(match: Match, context: Context, text: str) -> TimeExpression | None:
    """Read 03/04/2024 and 3.4.24: day first where the language says so, where there is a dot, or where nothing else is possible."""
    a, b, c = (int(part) for part in re.split(r"[./-]", text))
    # The century of two digits as in POSIX strptime, which turns at 69.
    year = c if c > 99 else c + (2000 if c < 69 else 1900)
    day_first = context.language.day_first
    dotted = "." in text
    if day_first is None:
        day_first = a > 12 >= b or dotted
    day, month = (a, b) if day_first else (b, a)
    problem = problem_of(year, month, day)
    if c < 100 and (problem or (dotted and context.language.day_first is None)):
        return None  # 10.30.99 is a version
    other = None
    if problem is None and context.language.day_first is None and not dotted and a != b and max(a, b) <= 12:
        other = iso_day(year, day, month)
    return made(match, "DATE", iso_day(year, month, day), "explicit", "absolute", problem=problem, ambiguous=other)


def iso(match: Match, text: str) -> TimeExpression:
    """Read 2024-02-01 and 2024-02-01T10:30."""
    day_text, _, clock = text.replace("/", "-").partition("t")
    year, month, day = map(int, day_text.split("-"))
    value = iso_day(year, month, day) + (f"T{clock}" if clock else "")
    problem = problem_of(year, month, day) or clock_problem(clock)
    return made(match, "TIME" if clock else "DATE", value, "explicit", "absolute", problem=problem)


def clock_problem(clock: str) -> str | None:
    """Say why no clock shows a time; None if one does."""
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
    mod = mod_of(match)
    weekday = match.get("weekday", "short_weekday")
    year = match.get("year")
    if match.get("era") == -1:
        values = [v for name in ("year", "number", "day") for v in match.slots.get(name, ())]
        return made(
            match,
            "DATE",
            "BC" + iso_day(int(values[0]), month, day if len(values) > 1 else None),
            "explicit",
            "absolute",
            mod=mod,
        )
    if match.has("number"):
        day = int(match.get("number"))
        if not 31 < day < 100 or (year is None and not context.lowercase.endswith("on ", 0, match.start)):
            return month_before_number(match, context)
    if year is None:
        year = written_year(match, context)
    if year is not None:
        problem = problem_of(year, month, day)
        return made(
            match, "DATE", iso_day(year, month, day), "explicit", "absolute", mod=mod, weekday=weekday, problem=problem
        )
    if not plausible_month(match, context, month, day):
        return None
    year, how, form, anchor = year_left_out(match, context, month, day)
    problem = problem_of(year, month, day)
    return made(
        match, "DATE", iso_day(year, month, day), how, form, mod=mod, anchor=anchor, weekday=weekday, problem=problem
    )


def month_before_number(match: Match, context: Context) -> TimeExpression | None:
    """Read the month alone in "in May 45 people came"."""
    at = next(i for i in range(match.a, match.b) if match.tokens[i].name == "number")
    return (
        calendar(Match(match.tokens, match.a, at), context)
        if match.tokens[at - 1].name == "month" and at > match.a
        else None
    )


def plausible_month(match: Match, context: Context, month: int, day: int | None) -> bool:
    """Tell whether a month without a year is one: not May the name, nor a day number that counts the next word."""
    language, lowercase = context.language, context.lowercase
    if day is not None:
        return match.tokens[match.b - 1].name != "day" or not language.counted_after.match(lowercase, match.end)
    if match.has("shift", "past", "edge", "edge_noun", "later"):
        return True
    written = next(t for t in match.tokens[match.a : match.b] if t.name == "month")
    if written.end - written.start == 3 and month != 5:
        return False  # Jan, Mar, Dec without a point or a day are names
    if month not in language.name_months:
        return True
    cue = language.month_cues.search(lowercase, max(0, match.start - 10), match.start)
    return cue is not None and not (cue["weak"] and context.text[match.end : match.end + 2][1:].isupper())


def year_left_out(
    match: Match, context: Context, month: int, day: int | None
) -> tuple[int | None, How, Form, str | None]:
    """Find the year of a month that stands without one."""
    rel = match.rel
    if rel is None or match.has("weekday", "short_weekday"):
        year, how = context.year_of(month, day, match.start, match.end)
        anchor = None if year is None else str(context.anchor) if how == "anchor" else context.value
        return year, how, "yearless", anchor
    shift, origin = rel
    base, how = context.base("text" if origin == "text" else "now")
    form: Form = "anaphoric" if origin == "text" else "deictic"
    if base is None:
        return None, "unresolved", form, None
    if match.has("unit"):
        year = base.year + shift
    elif shift < 0:
        year = base.year - (month >= base.month)
    elif shift > 0:
        year = base.year + (month <= base.month)
    else:
        year = base.year
    return year, how, form, str(base)


def day_list(match: Match, context: Context) -> TimeExpression | None:
    """Read the other day of "6 and 9 August" and "June 26-30"."""
    tokens = match.tokens
    after = [t for t in tokens[match.b : match.b + 5] if t.name == "month"]
    before = [t for t in reversed(tokens[max(0, match.a - 4) : match.a]) if t.name == "month"]
    if not after and not before:
        return None
    month, day = (after or before)[0].value, match.get("day", "ordinal")
    year = next((t.value for t in tokens[match.b : match.b + 7] if t.name == "year"), None)
    how: How = "explicit"
    if year is None:
        year, how = context.year_of(month, day, match.start, match.end)
    form: Form = "absolute" if how == "explicit" else "yearless"
    return made(match, "DATE", iso_day(year, month, day), how, form, problem=problem_of(year, month, day))


def month_list(match: Match, context: Context) -> TimeExpression | None:  # noqa: ARG001 - readings have one signature
    """Read the first month of "May-August 1950" and the first day of "May 3 and June 4, 1950"."""
    year = next((t.value for t in match.tokens[match.b : match.b + 6] if t.name == "year"), None)
    month, day = match.get("month"), match.get("day")
    if year is None:
        return None
    return made(match, "DATE", iso_day(year, month, day), "explicit", "absolute", problem=problem_of(year, month, day))


def named(match: Match, context: Context) -> TimeExpression | None:
    """Read a holiday: Christmas 1963, last Thanksgiving."""
    rule = match.get("holiday")
    year = match.get("year")
    how: How = "explicit"
    form: Form = "absolute"
    if year is None:
        rel = match.rel
        form = "vague" if rel is None else "deictic"
        base, how = context.base("text" if rel and rel[1] == "text" else "now")
        if rel is None and context.year is not None and context.speaks_of_past(match.start):
            year, how = context.year, "reference"
        elif base is None:
            return made(match, "DATE", "XXXX-XX-XX", "unresolved", form)
        else:
            here = holiday(rule, base.year)
            ahead = here is not None and here > base and (rel[0] < 0 if rel else (here - base).days > 200)
            year = base.year - ahead
    day = holiday(rule, year)
    return None if day is None else made(match, "DATE", day.isoformat(), how, form, mod=mod_of(match))
