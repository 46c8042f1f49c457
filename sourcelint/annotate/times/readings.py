"""What a match of the grammar means: one function for each reading of the grammar, by its name.

A reading takes the match and the context and gives an expression, or None where the words turn out to mean no time.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sourcelint.annotate.times.calendar import bounds, holiday, month_length, step, value_of
from sourcelint.annotate.times.expression import TimeExpression

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcelint.annotate.times.context import Context, Match
    from sourcelint.annotate.times.expression import Form, How, Kind

Reading = "Callable[[Match, Context], TimeExpression | None]"

UNRESOLVED = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX",
    "DE": "XXX", "CE": "XX", "ML": "X",
}  # fmt: skip
LENGTHS = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "2W": (2, "W"), "WE": (1, "WE")}
DEICTIC_MONTHS = {3, 4, 5, 6, 8}
"""Months whose names are also names of people, verbs or adjectives: March, April, May, June, August."""

_MONEY = re.compile(
    r"(?:\d|million|billion|trillion|once|twice|times|cents|dollars|percent|%|pounds|euros|hundred|thousand)[ ,]*$"
)
_MONTH_CUE = re.compile(
    r"\b(?:in|since|until|till|during|last|next|this|early|late|mid|by|before|after|between"
    r"|(?P<weak>of|from|to|through|for|and|or|as))[ -]$"
)
LAST_SLIP = 29
"""Highest hour that still looks like a mistyped time of the clock: 45:99 is a score."""


def made(
    match: Match,
    type_: Kind,
    value: str,
    how: How,
    form: Form,
    *,
    mod: str | None = None,
    anchor: str | None = None,
    weekday: int | None = None,
    problem: str | None = None,
    ambiguous: str | None = None,
    start: int | None = None,
    end: int | None = None,
) -> TimeExpression:
    """Make an expression of a match, with the days that its value covers."""
    first, last = bounds(value) if type_ in {"DATE", "TIME"} and problem is None else (None, None)
    return TimeExpression(
        match.start if start is None else start, match.end if end is None else end,
        type_, value, how, first, last, problem, form, mod, anchor, weekday, ambiguous,
    )  # fmt: skip


def mod_of(match: Match) -> str | None:
    """Give the MOD of an expression: early, about, more than."""
    return match.get("edge", "approx")


def iso_day(year: int | None, month: int | None, day: int | None) -> str:
    """Write a date as far as it is known."""
    text = "XXXX" if year is None else f"{year:04d}"
    if month is None:
        return text
    text += f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def problem_of(year: int | None, month: int, day: int | None) -> str | None:
    """Say why no calendar has a date; None if one has."""
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if day is not None and not 1 <= day <= month_length(year, month):
        of = f" in {year}" if month == 2 and year is not None else ""
        return f"month {month} has {month_length(year, month)} days{of}"
    return None


def numeric(match: Match, context: Context, text: str) -> TimeExpression | None:
    """Read 03/04/2024 and 3.4.24. The order of day and month is the language's where it has one, else what is possible."""
    a, b, c = (int(part) for part in re.split(r"[./-]", text))
    year = c if c > 99 else c + (2000 if c < 50 else 1900)
    day_first = context.language.day_first
    if day_first is None:
        day_first = a > 12 >= b or "." in text
    day, month = (a, b) if day_first else (b, a)
    problem = problem_of(year, month, day)
    if c < 100 and (problem or (dotted and context.language.day_first is None)):  # noqa: PLR2004 - 10.30.99 is a version
        return None
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
    """Say why no day has a time of the clock."""
    if not clock:
        return None
    hour, minute, *_ = map(int, clock.split(":"))
    if hour > 24 or (hour == 24 and minute):
        return "a day has 24 hours"
    return "an hour has 60 minutes" if minute > 59 else None


def weekday_of(match: Match) -> int | None:
    """Give the weekday that a match names."""
    value: int | None = match.get("weekday", "short_weekday")
    return value


def calendar(match: Match, context: Context) -> TimeExpression | None:
    """Read a date of the calendar: 3 May 2021, May 2021, May 3, late May, last May, 2021-05-03, 3/5/2021."""
    if match.has("iso"):
        return iso(match, match.get("iso"))
    if match.has("numeric"):
        return numeric(match, context, match.get("numeric"))
    month: int | None = match.get("month")
    day: int | None = match.get("day", "ordinal")
    if match.has("number") and not match.has("era"):
        day = int(match.get("number"))
        if not 31 < day < 100:  # noqa: PLR2004 - May 45, 1990
            return None
    if month is None:
        return None
    era = match.get("era")
    mod = mod_of(match)
    if era == -1:
        year = match.get("year", "day", "number")
        return made(match, "DATE", "BC" + iso_day(int(year), month, day), "explicit", "absolute", mod=mod)
    given = match.get("year")
    if given is None and match.has("short_year"):
        given = short_year(match.get("short_year"), context)
    anchor = None
    how: How = "explicit"
    form: Form = "absolute"
    year = given
    if year is None:
        if not plausible_month(match, context, month, day):
            return None
        year, how, form, anchor = year_left_out(match, context, month, day)
    problem = problem_of(year, month, day)
    return made(
        match,
        "DATE",
        iso_day(year, month, day),
        how,
        form,
        mod=mod,
        anchor=anchor,
        weekday=weekday_of(match),
        problem=problem,
    )


def plausible_month(match: Match, context: Context, month: int, day: int | None) -> bool:
    """Tell whether a month without a year is one: not May the name, nor a day number that belongs to the next word."""
    if day is not None:
        return (
            not context.language.year_units.match(context.low, match.end)
            if match.tokens[match.b - 1].name == "day"
            else True
        )
    if month not in DEICTIC_MONTHS or match.has("shift", "past", "edge"):
        return True
    cue = _MONTH_CUE.search(context.low, max(0, match.start - 10), match.start)
    return cue is not None and not (cue["weak"] and context.text[match.end : match.end + 2][1:].isupper())


def year_left_out(
    match: Match, context: Context, month: int, day: int | None
) -> tuple[int | None, How, Form, str | None]:
    """Find the year of a month that stands without one."""
    rel = match.get("shift", "past")
    if rel is None:
        year, how = context.year_of(month, day, match.start, match.end)
        form: Form = "yearless"
        anchor = None if year is None else (str(context.anchor) if how == "anchor" else context.value)
        return year, how, form, anchor
    shift, origin = rel
    base, how = context.base("text" if origin == "text" else "now")
    form = "anaphoric" if origin == "text" else "deictic"
    if base is None:
        return None, "unresolved", form, None
    if match.has("unit"):
        return base.year + shift, how, form, str(base)
    if shift < 0:
        return base.year - (month >= base.month), how, form, str(base)
    if shift > 0:
        return base.year + (month <= base.month), how, form, str(base)
    return base.year, how, form, str(base)


def short_year(text: str, context: Context) -> int:
    """Read '89: the century of the last year said, else 1989 or 2024 by the anchor."""
    n = int(text[-2:])
    if context.anchor is None and context.year is not None:
        return context.year // 100 * 100 + n
    return (1900 if n > 30 else 2000) + n


def day_list(match: Match, context: Context) -> TimeExpression | None:
    """Read the other day of "6 and 9 August" and "June 26-30"."""
    tokens = match.tokens
    near = [t for t in tokens[match.b : match.b + 5] if t.name == "month"] or [
        t for t in reversed(tokens[max(0, match.a - 4) : match.a]) if t.name == "month"
    ]
    if not near:
        return None
    following = tokens[match.b : match.b + 7]
    given = next((t.value for t in following if t.name == "year"), None)
    month, day = near[0].value, match.get("day", "ordinal")
    how: How = "explicit"
    year = given
    if year is None:
        year, how = context.year_of(month, day, match.start, match.end)
    return made(
        match,
        "DATE",
        iso_day(year, month, day),
        how,
        "absolute" if given else "yearless",
        problem=problem_of(year, month, day),
    )


def year_ad(match: Match, context: Context) -> TimeExpression | None:
    """Read a year: 1961, late 1961, fiscal 1989, '89, 480 BC, AD 79."""
    era = match.get("era")
    mod = mod_of(match)
    n = match.get("year", "number", "day")
    if match.has("short_year") and n is None:
        if era is None and not context.language.year_cues.search(context.low, max(0, match.start - 12), match.start):
            return None
        n = short_year(match.get("short_year"), context)
    if n is None:
        return None
    n = int(n)
    if era == -1:
        return made(match, "DATE", f"BC{n:04d}", "explicit", "absolute", mod=mod)
    if era is None and not match.has("fiscal", "unit", "edge", "approx") and not plausible_year(match, context):
        return None
    return made(match, "DATE", f"{n:04d}", "explicit", "absolute", mod=mod)


def plausible_year(match: Match, context: Context) -> bool:
    """Tell whether four digits are a year: not a count of something, a sum, a part of a longer number or a model name."""
    low, start, end = context.low, match.start, match.end
    before, after = low[max(0, start - 2) : start], low[end : end + 2]
    if before and (
        before[-1] in "$€£#.,+_@=&"
        or (before[-1].isalnum())
        or (before[-1] in "-/:" and before[0].isalnum() and not before[0].isdigit())
    ):
        return before[-1] in ".," and not before[0].isdigit() and context.language.year_units.match(low, end) is None
    if after and (after[0].isalpha() or (after[0] in ":." and after[1:].isdigit())):
        return False
    if context.language.year_cues.search(low, max(0, start - 12), start):
        return context.language.year_units.match(low, end) is None
    return context.language.year_units.match(low, end) is None and not re.match(r"\s[a-z]+s\b", low[end : end + 25])


def years_tail(match: Match, context: Context) -> TimeExpression | None:
    """Read the end of 1914-18."""
    token = match.tokens[match.a]
    before = match.tokens[match.a - 2]
    if token.end - token.start != 2 or before.end - before.start != 4 or token.value <= before.value % 100:
        return None
    return made(match, "DATE", f"{before.value // 100 * 100 + int(token.value):04d}", "explicit", "absolute")


def years_of(match: Match, context: Context) -> TimeExpression | None:
    """Read a decade or a century: the 1980s, the late '40s, the 19th century, the 470s BC."""
    era = match.get("era")
    mod = mod_of(match)
    text = match.get("decade")
    if text is None:
        century = match.get("ordinal", "number")
        if not match.has("century"):
            return None
        value = f"{int(century) - 1:02d}"
        return made(match, "DATE", f"BC{value}" if era == -1 else value, "explicit", "absolute", mod=mod)
    digits = "".join(filter(str.isdigit, text))
    if era == -1:
        return made(match, "DATE", f"BC{int(digits) // 10:03d}", "explicit", "absolute", mod=mod)
    if len(digits) == 2:
        if text[0] not in "'’" and not match.has("the"):
            return None
        digits = ("19" if int(digits) > 20 else "20") + digits
    return made(match, "DATE", digits[:3], "explicit", "absolute", mod=mod)


def relative(match: Match, context: Context) -> TimeExpression | None:
    """Read last week, this month, the following day, the end of the year."""
    unit = match.get("unit", "quarter", "century", "weekend")
    shift, origin = match.get("shift", "past") or (0, "text")
    if unit == "Q" and origin == "done":
        return the_period(match, context)
    form: Form = "anaphoric" if origin == "text" else "deictic"
    base, how = context.base("text" if origin == "text" else "now")
    if unit is None:
        return None
    if origin == "text" and context.day is None:
        how = "anchor"
    counted = "W" if unit in {"WE", "2W"} else unit
    day = step(base, counted, shift) if base else None
    mod = mod_of(match)
    if day is None:
        return made(match, "DATE", UNRESOLVED.get(unit, "XXXX"), "unresolved", form, mod=mod)
    return made(match, "DATE", value_of(day, counted if unit == "2W" else unit), how, form, mod=mod, anchor=str(base))


def the_period(match: Match, context: Context) -> TimeExpression:
    """Read the quarter, the latest quarter, the period: the one that figures were last given for, else the last one done."""
    if context.period is not None and "-Q" in context.period:
        return made(match, "DATE", context.period, "reference", "anaphoric", anchor=context.period)
    if context.anchor is None:
        return made(match, "DATE", "XXXX-QX", "unresolved", "anaphoric")
    done = step(context.anchor, "Q", -1)
    value = value_of(done, "Q") if done else "XXXX-QX"
    return made(match, "DATE", value, "anchor", "deictic", anchor=str(context.anchor))


def amount_of(match: Match) -> tuple[float | None, float | None]:
    """Add up the number of a match: (low, high) for a range, None for "several"."""
    total: float | None = None
    current = 0.0
    seen = False
    parts: list[float] = []
    for i in range(match.a, match.b):
        token = match.tokens[i]
        name, value = token.name, token.value
        if name in {"day", "number", "year"}:
            if i > match.a and match.tokens[i - 1].name == "slash" and parts:
                above = parts.pop()
                whole = parts.pop() if parts else 0.0
                parts.append(whole + above / value if value else whole)
            else:
                parts.append(float(value))
        elif name == "word":
            if value >= 100:
                current = (current or 1) * value
                if value >= 1000:
                    total, current = (total or 0) + current, 0.0
            else:
                if seen and current % 100 and not (current % 10 == 0 and value < 10):
                    parts.append((total or 0) + current)
                    total, current = None, 0.0
                current += value
            seen = True
        elif name in {"an", "another"} and not match.has("word", "day", "number", "half"):
            parts.append(1.0)
        elif name == "half":
            seen = True
            current += 0.5
        elif name == "few":
            return (float(value), None) if value else (None, None)
    if seen:
        parts.append((total or 0) + current)
    if not parts:
        return None, None
    return parts[0], parts[1] if len(parts) > 1 else None


def length_value(n: float | None, unit: str, *, clock: bool) -> str:
    """Write a length of time as TIMEX3 does: P3M, PT10H, PXY."""
    factor, letter = LENGTHS.get(unit, (1, unit))
    prefix = "PT" if clock else "P"
    if n is None:
        return f"{prefix}X{letter}"
    n *= factor
    if n != int(n) and letter in {"Y", "H"} and n * 12 == int(n * 12):
        whole, rest = int(n), n - int(n)
        smaller = f"{round(rest * 12)}M" if letter == "Y" else f"{round(rest * 60)}M"
        return f"{prefix}{whole}{letter}{smaller}" if whole else f"{prefix}{smaller}"
    return f"{prefix}{n:g}{letter}" if n < 1e6 else f"{prefix}{int(n)}{letter}"


def unit_of(match: Match) -> tuple[str, bool]:
    """Give the unit of a length and whether it is one of the clock."""
    unit = match.get("units", "unit", "quarters", "quarter", "century", "weekend")
    if unit is not None:
        return unit, False
    return match.get("hours", "hour"), True


def length(match: Match, context: Context) -> TimeExpression | None:
    """Read three months, a ten-year term's ten-year, nearly an hour, years."""
    unit, clock = unit_of(match)
    if unit is None:
        return None
    first = match.tokens[match.a].name
    if first in {"units", "quarters", "hours"} or (first == "unit" and not match.has("day", "word", "number")):
        return made(match, "DURATION", length_value(None, unit, clock=clock), "explicit", "period")
    low, high = amount_of(match)
    if (
        first == "an"
        and match.b - match.a == 2
        and not clock
        and _MONEY.search(context.low, max(0, match.start - 16), match.start)
    ):
        return made(match, "SET", length_value(1, unit, clock=clock), "explicit", "period")
    value = length_value(low if high is None else None, unit, clock=clock)
    return made(match, "DURATION", value, "explicit", "period", mod=match.get("approx"))


def window(match: Match, context: Context) -> TimeExpression | None:
    """Read the past three months, the first nine months, recent years."""
    unit, clock = unit_of(match)
    if unit is None:
        return None
    low, high = amount_of(match)
    if match.has("ordinal") and not match.has("word", "day", "number", "few"):
        low = None
    rel = match.get("shift", "past")
    form: Form = "period" if rel is None else "anaphoric" if rel[1] == "text" else "deictic"
    value = length_value(low if high is None else None, unit, clock=clock)
    how: How = "explicit" if rel is None else "unresolved" if context.anchor is None and form == "deictic" else "anchor"
    return made(
        match,
        "DURATION",
        value,
        how,
        form,
        mod=match.get("approx"),
        anchor=str(context.anchor) if how == "anchor" else None,
    )


def ago(match: Match, context: Context) -> TimeExpression | None:
    """Read two years ago, a year earlier, days later."""
    unit, clock = unit_of(match)
    deictic = match.has("ago")
    direction = -1 if deictic else match.get("later")
    if unit is None:
        return None
    low, high = amount_of(match)
    form: Form = "deictic" if deictic else "anaphoric"
    mod = match.get("approx")
    base, how = context.base("now" if deictic else "text")
    if low is None or high is not None:
        return made(
            match,
            "DATE",
            "PAST_REF" if direction < 0 else "FUTURE_REF",
            "unresolved" if base is None else how,
            form,
            mod=mod,
        )
    if clock:
        return made(
            match,
            "TIME",
            "XXXX-XX-XXTXX" if base is None else f"{base}TXX",
            "unresolved" if base is None else how,
            form,
            mod=mod,
        )
    if unit == "Y" and low == 1 and context.period is not None and match.has("an"):
        shifted = shift_period(context.period, direction)
        if shifted:
            return made(match, "DATE", shifted, "reference", form, mod=mod, anchor=context.period)
    factor, letter = LENGTHS.get(unit, (1, unit))
    day = step(base, letter, int(direction * low * factor)) if base and low < 10**6 else None
    if day is None:
        return made(match, "DATE", UNRESOLVED.get(unit, "XXXX"), "unresolved", form, mod=mod)
    named = "D" if letter == "D" else letter
    return made(match, "DATE", value_of(day, named), how, form, mod=mod, anchor=str(base))


def shift_period(value: str, years: int) -> str | None:
    """Move a value by years: 1989-Q3 to 1988-Q3."""
    return f"{int(value[:4]) + years:04d}{value[4:]}" if value[:4].isdigit() else None


def ago_adjective(match: Match, context: Context) -> TimeExpression | None:
    """Read year-earlier, year-ago, year-earlier period."""
    unit = match.get("unit")
    if unit != "Y":
        return None
    if context.period is not None:
        shifted = shift_period(context.period, -1)
        if shifted:
            return made(match, "DATE", shifted, "reference", "anaphoric", anchor=context.period)
    if context.anchor is None:
        return made(match, "DATE", "XXXX", "unresolved", "anaphoric")
    return made(match, "DATE", f"{context.anchor.year - 1:04d}", "anchor", "anaphoric", anchor=str(context.anchor))


def quarter_ago(match: Match, context: Context) -> TimeExpression | None:
    """Read the year-ago third quarter, the year-earlier nine months."""
    if match.has("word", "day", "number"):
        return length(match, context)
    if match.has("ordinal") and context.anchor:
        year, _ = quarter_year(match, context, match.get("ordinal"))
        return made(
            match, "DATE", f"{(year or context.anchor.year) - 1:04d}-Q{match.get('ordinal')}", "anchor", "anaphoric"
        )
    if context.period is not None and (shifted := shift_period(context.period, -1)):
        return made(match, "DATE", shifted, "reference", "anaphoric", anchor=context.period)
    if context.anchor is None:
        return made(match, "DATE", "XXXX-QX", "unresolved", "anaphoric")
    done = step(context.anchor, "Q", -5)
    return made(
        match, "DATE", value_of(done, "Q") if done else "XXXX-QX", "anchor", "anaphoric", anchor=str(context.anchor)
    )


def quarter_year(match: Match, context: Context, n: int) -> tuple[int | None, How]:
    """Give the year of a quarter that stands without one: this year's, or last year's if it has not begun."""
    anchor = context.anchor
    if anchor is None:
        return context.year, "reference" if context.year else "unresolved"
    begins = date(anchor.year, 3 * n - 2, 1)
    ahead = begins > anchor and (begins - anchor).days > 100 and not context.is_future(match.start, match.end)
    return anchor.year - ahead, "anchor"


def quarter_of(match: Match, context: Context) -> TimeExpression | None:
    """Read the third quarter, fourth-quarter 1989, this year's first quarter."""
    n = match.get("ordinal")
    mod = match.get("edge")
    rel = match.get("shift", "past")
    if n is None:
        return quarter_ago(match, context) if rel and rel[0] < 0 else the_period(match, context)
    if not 1 <= n <= 4:
        return None
    year = match.get("year")
    if year is not None:
        return made(match, "DATE", f"{year:04d}-Q{n}", "explicit", "absolute", mod=mod)
    if rel is not None:
        base, how = context.base("text" if rel[1] == "text" else "now")
        if base is None:
            return made(match, "DATE", f"XXXX-Q{n}", "unresolved", "deictic", mod=mod)
        return made(match, "DATE", f"{base.year + rel[0]:04d}-Q{n}", how, "deictic", mod=mod, anchor=str(base))
    year, how = quarter_year(match, context, n)
    value = f"XXXX-Q{n}" if year is None else f"{year:04d}-Q{n}"
    return made(match, "DATE", value, how, "yearless", mod=mod, anchor=str(context.anchor) if how == "anchor" else None)


def half_of(match: Match, context: Context) -> TimeExpression | None:
    """Read the first half of 1990, the latter half of the year."""
    rel = match.get("shift", "past")
    n = match.get("ordinal")
    if n is None:
        n = 1 if match.get("edge") == "START" else 2
    if n > 2:
        return None
    if match.has("decade"):
        return years_of(match, context)
    year = match.get("year")
    if year is not None:
        return made(match, "DATE", f"{year:04d}-H{n}", "explicit", "absolute")
    if match.get("unit") != "Y":
        return None
    base, how = context.base("text" if rel is None or rel[1] == "text" else "now")
    if base is None:
        return made(match, "DATE", f"XXXX-H{n}", "unresolved", "deictic")
    shift = 0 if rel is None or rel[1] != "now" or match.slots["shift"][-1][0] is None else match.slots["shift"][-1][0]
    return made(
        match, "DATE", f"{base.year + shift:04d}-H{n}", how, "deictic" if rel else "anaphoric", anchor=str(base)
    )


def season_of(match: Match, context: Context) -> TimeExpression | None:
    """Read a season: the summer of 2003, last fall, winter."""
    season = match.get("season", "fall")
    mod = match.get("edge")
    year = match.get("year")
    era = match.get("era")
    if match.has("fall") and not fall_is_season(match, context):
        return None
    if era == -1 and year is None:
        return None
    if year is None and match.has("short_year"):
        year = short_year(match.get("short_year"), context)
    if year is not None:
        return made(match, "DATE", f"{year:04d}-{season}", "explicit", "absolute", mod=mod)
    rel = match.get("shift", "past")
    origin = rel[1] if rel else "now"
    shift = rel[0] if rel else 0
    if (
        rel is None
        and context.year is not None
        and (context.anchor is None or abs(context.anchor.year - context.year) > 1)
    ):
        return made(
            match, "DATE", f"{context.year:04d}-{season}", "reference", "yearless", mod=mod, anchor=context.value
        )
    base, how = context.base("text" if origin == "text" else "now")
    form: Form = "anaphoric" if origin == "text" else "deictic" if rel else "yearless"
    if base is None:
        return made(match, "DATE", f"XXXX-{season}", "unresolved", form, mod=mod)
    if match.has("unit"):
        return made(match, "DATE", f"{base.year + shift:04d}-{season}", how, form, mod=mod, anchor=str(base))
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = base.year
    if shift < 0 and begins + 2 >= base.month:
        year -= 1
    elif shift > 0 and begins <= base.month:
        year += 1
    return made(match, "DATE", f"{year:04d}-{season}", how, form, mod=mod, anchor=str(base))


def fall_is_season(match: Match, context: Context) -> bool:
    """Tell the season from the verb and from the fall of a city."""
    if match.has("year", "shift", "past", "short_year"):
        return True
    after = context.low[match.end : match.end + 4]
    before = context.low[max(0, match.start - 8) : match.start]
    return (
        not after.startswith(" of")
        and match.has("the")
        and before.rstrip().endswith((" in", " by", "during", "until", "since"))
    )


def weekday_reading(match: Match, context: Context) -> TimeExpression | None:
    """Read a weekday: the last one before the anchor, or the next one where the clause speaks of the future."""
    mod = mod_of(match)
    if match.has("weekend"):
        return relative(match, context)
    weekday = weekday_of(match)
    if weekday is None:
        return None
    if match.has("short_weekday") and not (match.has("shift", "past", "edge") or short_weekday_is_one(match, context)):
        return None
    rel = match.get("shift", "past")
    origin = "text" if rel and rel[1] == "text" else "now"
    base, how = context.base(origin)
    if base is None:
        return made(match, "DATE", f"XXXX-WXX-{weekday + 1}", "unresolved", "weekday", mod=mod, weekday=weekday)
    back = (base.weekday() - weekday) % 7
    if rel is not None and rel[0] != 0:
        shift = -(back or 7) if rel[0] < 0 else 7 - back
    elif rel is not None:
        shift = -back if not context.is_future(match.start, match.end) else (7 - back) % 7
    elif context.is_future(match.start, match.end):
        shift = (7 - back) % 7
    else:
        shift = -back
    day = base + timedelta(shift)
    return made(
        match,
        "DATE",
        day.isoformat(),
        how,
        "weekday",
        mod=mod,
        anchor=str(base),
        weekday=None if rel is None else weekday,
    )


def short_weekday_is_one(match: Match, context: Context) -> bool:
    """Tell Sun. the day from sun the star: only after a preposition."""
    return (
        bool(re.search(r"\b(?:on|every|until|by|since)\s$", context.low[max(0, match.start - 8) : match.start]))
        and context.low[match.end - 1] != "n"
    )


def day_word(match: Match, context: Context) -> TimeExpression | None:
    """Read today, yesterday, tonight."""
    shift, part = match.get("deixis")
    mod = match.get("edge")
    kind: Kind = "TIME" if part else "DATE"
    if context.anchor is None:
        value = "XXXX-XX-XX" if shift or part else "PRESENT_REF"
        return made(match, kind, value + (f"T{part}" if part else ""), "unresolved", "deictic", mod=mod)
    day = context.anchor + timedelta(shift)
    value = day.isoformat() + (f"T{part}" if part else "")
    return made(match, kind, value, "anchor", "deictic", mod=mod, anchor=str(context.anchor))


def hour_part(match: Match, context: Context) -> TimeExpression | None:
    """Read this morning, Wednesday night, the night of 20 June, yesterday afternoon."""
    part = match.get("part")
    mod = match.get("edge")
    inner: TimeExpression | None
    if match.has("month", "iso", "numeric"):
        inner = calendar(match, context)
    elif match.has("weekday"):
        inner = weekday_reading(match, context)
    elif match.has("deixis"):
        inner = day_word(match, context)
    elif match.has("holiday"):
        inner = named(match, context)
    elif match.has("shift", "past"):
        shift, origin = match.get("shift", "past")
        base, how = context.base("text" if origin == "text" else "now")
        form: Form = "anaphoric" if origin == "text" else "deictic"
        if base is None:
            return made(match, "TIME", f"XXXX-XX-XXT{part}", "unresolved", form, mod=mod)
        day = base + timedelta(shift)
        return made(match, "TIME", f"{day}T{part}", how, form, mod=mod, anchor=str(base))
    else:
        n = amount_of(match)[0]
        hour = int(n or 0) + (12 if part in {"AF", "EV"} and (n or 0) < 12 else 0)
        return clock_time(match, context, f"{hour:02d}:00", None)
    if inner is None or inner.type == "TIME":
        return inner
    return made(
        match, "TIME", f"{inner.value}T{part}", inner.how, inner.form,
        mod=mod, anchor=inner.anchor, weekday=inner.weekday, problem=inner.problem,
    )  # fmt: skip


def moment(match: Match, context: Context) -> TimeExpression | None:
    """Read a time of the clock, with its day where it says one: 10:30 p.m. Friday, noon, 25:61."""
    clock = match.get("clock")
    half = match.get("ampm")
    inner = None
    if match.has("month", "iso", "numeric"):
        inner = calendar(match, context)
    elif match.has("weekday"):
        inner = weekday_reading(match, context)
    elif match.has("deixis"):
        inner = day_word(match, context)
    if clock is None:
        clock = match.get("noon")
        if clock is None:
            hours = [
                t.value
                for i, t in enumerate(match.tokens[match.a : match.b], match.a)
                if t.name == "day" and i + 1 < match.b and match.tokens[i + 1].name in {"ampm", "zone"}
            ]
            if not hours:
                return None
            clock = f"{hours[0]:02d}:00"
    elif not match.has("ampm", "zone", "hours") and inner is None:
        cue = context.language.clock_cues.search(context.low, max(0, match.start - 10), match.start)
        if (cue is None and (len(clock) < 5 or clock_problem(clock))) or int(clock.split(":")[0]) > LAST_SLIP:
            return None
    hour, _, rest = clock.partition(":")
    n = int(hour)
    if half is not None and n <= 12:
        n = n % 12 + half
    return clock_time(match, context, f"{n:02d}:{rest}", inner)


def clock_time(match: Match, context: Context, clock: str, inner: TimeExpression | None) -> TimeExpression:
    """Put a time of the clock on its day: the one said, else the last one, else the anchor's."""
    problem = clock_problem(clock)
    mod = match.get("approx", "edge")
    if inner is not None:
        day = inner.value.partition("T")[0]
        return made(
            match, "TIME", f"{day}T{clock}", inner.how, inner.form,
            mod=mod, anchor=inner.anchor, weekday=inner.weekday, problem=problem or inner.problem,
        )  # fmt: skip
    base, how = context.base("text" if context.anchor is None else "now")
    if base is None:
        return made(match, "TIME", f"XXXX-XX-XXT{clock}", "unresolved", "vague", mod=mod, problem=problem)
    return made(match, "TIME", f"{base}T{clock}", how, "vague", mod=mod, anchor=str(base), problem=problem)


def set_of(match: Match, context: Context) -> TimeExpression | None:
    """Read every week, each July, daily, Mondays."""
    often = match.get("often")
    if often is not None:
        return made(match, "SET", often, "explicit", "period")
    if match.has("month"):
        return made(match, "SET", f"XXXX-{match.get('month'):02d}", "explicit", "period")
    if match.has("weekday", "weekdays"):
        part = match.get("parts")
        return made(
            match,
            "SET",
            f"XXXX-WXX-{match.get('weekdays', 'weekday') + 1}" + (f"T{part}" if part else ""),
            "explicit",
            "period",
        )
    if match.has("season"):
        return made(match, "SET", f"XXXX-{match.get('season')}", "explicit", "period")
    if match.has("part"):
        return made(match, "SET", f"XXXX-XX-XXT{match.get('part')}", "explicit", "period")
    unit, clock = unit_of(match)
    low, _ = amount_of(match)
    return made(match, "SET", length_value(low or 1, unit, clock=clock), "explicit", "period")


def named(match: Match, context: Context) -> TimeExpression | None:
    """Read a holiday: Christmas 1963, last Thanksgiving."""
    rule = match.get("holiday")
    year = match.get("year")
    how: How = "explicit"
    form: Form = "absolute"
    if year is None:
        rel = match.get("shift", "past")
        base, how = (
            context.base("now" if rel and rel[1] != "text" else "text")
            if rel
            else (context.anchor or context.day, "anchor")
        )
        form = "deictic" if rel else "yearless"
        if base is None:
            return made(match, "DATE", "XXXX-XX-XX", "unresolved", form)
        if rel is None and context.year is not None and abs(context.year - base.year) > 1:
            year, how = context.year, "reference"
        else:
            year = base.year
            here = holiday(rule, year)
            if here is not None and here > base and (rel[0] < 0 if rel else (here - base).days > 200):
                year -= 1
    day = holiday(rule, year)
    return None if day is None else made(match, "DATE", day.isoformat(), how, form, mod=match.get("edge"))


def end_of(match: Match, context: Context) -> TimeExpression | None:
    """Read year-end, month's end."""
    unit = match.get("end_of")
    base = context.day or context.anchor
    year = match.get("year") or (base.year if base else None)
    if year is None:
        return made(match, "DATE", UNRESOLVED[unit], "unresolved", "anaphoric", mod="END")
    value = f"{year:04d}" if unit == "Y" or base is None else value_of(base, "M")
    return made(match, "DATE", value, "reference", "anaphoric", mod="END")


def the_unit(match: Match, context: Context) -> TimeExpression | None:
    """Read the year, the quarter, the week: the one spoken of."""
    unit = match.get("unit", "quarter")
    if unit == "Q":
        return the_period(match, context)
    if unit not in {"Y", "W"}:
        return None
    base, how = context.base("text" if context.anchor is None else "now")
    if base is None:
        return made(match, "DATE", UNRESOLVED[unit], "unresolved", "anaphoric")
    return made(match, "DATE", value_of(base, unit), how, "anaphoric", anchor=str(base))


def that_time(match: Match, context: Context) -> TimeExpression | None:
    """Read at that time, this period."""
    shift, _ = match.get("shift", "past")
    if shift:
        return None
    value = context.value or "PAST_REF"
    return made(match, "DATE", value, "reference" if context.value else "unresolved", "anaphoric", anchor=context.value)


def reference(match: Match, context: Context) -> TimeExpression | None:
    """Read now, recently, the future."""
    value = match.get("ref", "ref_noun") or "PAST_REF"
    return made(match, "DATE", value, "unresolved" if context.anchor is None else "anchor", "deictic")


def period_of(match: Match, context: Context) -> TimeExpression | None:
    """Read the 1988 period, the corresponding period last year."""
    year = match.get("year")
    period = context.period
    if year is not None:
        value = f"{year:04d}{period[4:]}" if period and "-Q" in period else f"{year:04d}"
        return made(match, "DATE", value, "explicit", "absolute")
    rel = match.get("shift", "past")
    if rel and rel[1] == "done":
        return the_period(match, context)
    if not match.has("corresponding", "unit"):
        return that_time(match, context) if (rel and rel[1] == "text") or (rel and rel[0] == 0) else None
    return quarter_ago(match, context)


READINGS: dict[str, Callable[[Match, Context], TimeExpression | None]] = {
    "moment": moment,
    "hour_part": hour_part,
    "day_list": day_list,
    "calendar": calendar,
    "quarter_of": quarter_of,
    "quarter_ago": quarter_ago,
    "period_of": period_of,
    "half_of": half_of,
    "years_of": years_of,
    "year_ad": year_ad,
    "year_ad_first": year_ad,
    "years_tail": years_tail,
    "season_of": season_of,
    "ago": ago,
    "ago_adjective": ago_adjective,
    "set_of": set_of,
    "window": window,
    "relative": relative,
    "weekday_of": weekday_reading,
    "named": named,
    "end": end_of,
    "the_unit": the_unit,
    "day_word": day_word,
    "length": length,
    "that_time": that_time,
    "reference": reference,
}
