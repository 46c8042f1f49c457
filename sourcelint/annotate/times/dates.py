"""Readings of dates that stand on the calendar: days, months, seasons, years, decades, centuries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.times.calendar import holiday
from sourcelint.annotate.times.common import amount_of, iso_day, made, mod_of, problem_of
from sourcelint.annotate.times.context import Match

if TYPE_CHECKING:
    from sourcelint.annotate.times.context import Context
    from sourcelint.annotate.times.expression import Form, How, TimeExpression

LATEST = 2100
"""Later years need a preposition: 2137 Lombard Street."""

_COUNTED = re.compile(r"\s[a-z]+s\b")


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
        if not 31 < day < 100 or (year is None and not context.low.endswith("on ", 0, match.start)):
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
    language, low = context.language, context.low
    if day is not None:
        return match.tokens[match.b - 1].name != "day" or not language.counted_after.match(low, match.end)
    if match.has("shift", "past", "edge", "edge_noun", "later"):
        return True
    written = next(t for t in match.tokens[match.a : match.b] if t.name == "month")
    if written.end - written.start == 3 and month != 5:
        return False  # Jan, Mar, Dec without a point or a day are names
    if month not in language.name_months:
        return True
    cue = language.month_cues.search(low, max(0, match.start - 10), match.start)
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


def short_year(text: str, context: Context) -> int:
    """Read '89: the century of the last year said, else the one that makes it at most as late as 2030."""
    n = int(text[-2:])
    if context.anchor is None and context.year is not None:
        return context.year // 100 * 100 + n
    return (1900 if n > 30 else 2000) + n


def written_year(match: Match, context: Context) -> int | None:
    """Read a year written as '89 or nineteen eighty-nine; None if there is none."""
    if match.has("short_year"):
        return short_year(match.get("short_year"), context)
    words = match.slots.get("word", [])
    if (
        len(words) < 2
        or not 13 <= words[0] <= 20
        or words[1] < 10
        or (len(words) == 3 and (words[1] < 20 or words[2] > 9))
    ):
        return None
    return int(words[0] * 100 + sum(words[1:3]))


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


def spoken_year(match: Match, context: Context) -> TimeExpression | None:
    """Read nineteen ninety-six and the year two thousand."""
    if match.has("unit"):
        n = amount_of(match)[0]
        return (
            made(match, "DATE", f"{int(n):04d}", "explicit", "absolute")
            if match.get("unit") == "Y" and n and 1000 <= n < 2200
            else None
        )
    year = written_year(match, context)
    return None if year is None else made(match, "DATE", f"{year:04d}", "explicit", "absolute")


def year_ad(match: Match, context: Context) -> TimeExpression | None:
    """Read a year: 1961, late 1961, fiscal 1989, '89, 480 BC, AD 79."""
    era = match.get("era")
    mod = mod_of(match)
    n = match.get("year", "number", "day")
    if n is None:
        if not match.has("edge") and not context.language.year_cues.search(
            context.low, max(0, match.start - 12), match.start
        ):
            return None
        n = short_year(match.get("short_year"), context)
    if era == -1:
        return made(match, "DATE", f"BC{int(n):04d}", "explicit", "absolute", mod=mod)
    if (
        era is None
        and not match.has("fiscal", "unit", "edge", "edge_noun", "later")
        and not plausible_year(match, context)
    ):
        return None
    return made(match, "DATE", f"{int(n):04d}", "explicit", "absolute", mod=mod)


def plausible_year(match: Match, context: Context) -> bool:
    """Tell whether four digits are a year: not a count of something, a sum, a part of a longer number or a model name."""
    low, start, end = context.low, match.tokens[match.b - 1].start, match.end
    before, after = low[max(0, start - 2) : start], low[end : end + 2]
    counted = context.language.counted_after.match(low, end) is not None
    if before[-1:] in "$€£#+_@=&" and before:
        return False
    if (
        before[-1:] in {"-", "/", ":", ".", ","}
        and len(before) == 2
        and before[0].isalnum()
        and not (before[0].isdigit() and before[1] in "-/")
    ):
        return False
    if after and (after[0].isalpha() or (after[0] in ":." and after[1:].isdigit())):
        return False
    if context.language.labels.search(low, max(0, match.start - 14), match.start):
        return False  # Resolution 1483
    year = match.get("year") or 0
    ratio = after == "/1" or after == "/2"
    if ratio and not low[end + 1 : end + 5].startswith((str(year + 1), f"{(year + 1) % 100:02d}")):
        return False  # 1436/1633
    if year > LATEST and not low[max(0, start - 6) : start].endswith(("in ", "by ", "until ", "of ")):
        return False
    if context.language.year_cues.search(low, max(0, match.start - 12), match.start):
        return not counted
    return not counted and not _COUNTED.match(low, end)


def years_tail(match: Match, context: Context) -> TimeExpression | None:  # noqa: ARG001
    """Read the end of 1914-18."""
    token, before = match.tokens[match.a], match.tokens[match.a - 2]
    if token.end - token.start != 2 or before.end - before.start != 4 or token.value <= before.value % 100:
        return None
    return made(match, "DATE", f"{before.value // 100 * 100 + int(token.value):04d}", "explicit", "absolute")


def bc_list(match: Match, context: Context) -> TimeExpression | None:  # noqa: ARG001
    """Read the first year of 499-493 BC."""
    era = next((t.value for t in match.tokens[match.b : match.b + 4] if t.name == "era"), 1)
    n = int(match.get("number", "day", "year"))
    return made(match, "DATE", f"BC{n:04d}" if era < 0 else f"{n:04d}", "explicit", "absolute")


def years_of(match: Match, context: Context) -> TimeExpression | None:
    """Read a decade or a century: the 1980s, the late '40s, the nineties, the 19th century, the 470s BC."""
    era = match.get("era")
    mod = mod_of(match)
    text = match.get("decade")
    if text is None:
        century = match.get("ordinal", "number", "day")
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
        century = context.year // 100 if context.anchor is None and context.year else 20 if digits <= "20" else 19
        digits = f"{century}{digits}"
    if len(digits) != 4:
        return None
    return made(match, "DATE", digits[:3], "explicit", "absolute", mod=mod)


def half_of(match: Match, context: Context) -> TimeExpression | None:
    """Read the first half of 1990, the latter half of the year."""
    if match.has("decade"):
        return years_of(match, context)
    rel = match.rel
    n = match.get("ordinal") or (1 if match.get("edge") == "START" else 2)
    year = match.get("year")
    if n > 2:
        return None
    if year is not None:
        return made(match, "DATE", f"{year:04d}-H{n}", "explicit", "absolute")
    if match.get("unit") != "Y":
        return None
    base, how = context.base("text" if rel is None or rel[1] == "text" else "now")
    if base is None:
        return made(match, "DATE", f"XXXX-H{n}", "unresolved", "deictic")
    shift = match.slots["shift"][-1][0] if match.has("shift") else 0
    return made(
        match, "DATE", f"{base.year + shift:04d}-H{n}", how, "deictic" if rel else "anaphoric", anchor=str(base)
    )


def season_of(match: Match, context: Context) -> TimeExpression | None:
    """Read a season: the summer of 2003, last fall, winter."""
    season = match.get("season", "fall")
    mod = mod_of(match)
    year = match.get("year")
    rel = match.rel
    if match.has("fall") and not fall_is_season(match, context):
        return None
    if match.get("era") == -1:
        n = match.get("year", "number", "day")
        return None if n is None else made(match, "DATE", f"BC{int(n):04d}-{season}", "explicit", "absolute", mod=mod)
    if year is None:
        year = written_year(match, context)
    if year is not None:
        return made(match, "DATE", f"{year:04d}-{season}", "explicit", "absolute", mod=mod)
    if rel is None and context.year is not None and context.speaks_of_past(match.start):
        return made(match, "DATE", f"{context.year:04d}-{season}", "reference", "vague", mod=mod, anchor=context.value)
    shift, origin = rel or (0, "now")
    base, how = context.base("text" if origin == "text" else "now")
    form: Form = "vague" if rel is None else "anaphoric" if origin == "text" else "deictic"
    if base is None:
        return made(match, "DATE", f"XXXX-{season}", "unresolved", form, mod=mod)
    year = base.year
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    if match.has("unit"):
        year += shift
    elif shift < 0:
        year -= begins + 2 >= base.month
    elif shift > 0:
        year += begins <= base.month
    return made(match, "DATE", f"{year:04d}-{season}", how, form, mod=mod, anchor=str(base))


def fall_is_season(match: Match, context: Context) -> bool:
    """Tell the season from the verb and from the fall of a city."""
    if match.has("year", "shift", "past", "short_year", "edge"):
        return True
    cue = context.language.month_cues.search(context.low, max(0, match.start - 10), match.start)
    return match.has("the") and cue is not None and not context.language.fraction.match(context.low, match.end)


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
