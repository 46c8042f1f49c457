"""Readings of dates that count from the day of writing, or from what the text said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.times.calendar import step, value_of
from sourcelint.annotate.times.common import LENGTHS, UNRESOLVED, amount_of, iso_day, made, mod_of, problem_of, unit_of

if TYPE_CHECKING:
    from datetime import date

    from sourcelint.annotate.times.context import Context, Match
    from sourcelint.annotate.times.expression import Kind, ReferenceType, Resolution, TimeExpression


MAX_WEEKDAY_PREPOSITION_CHARS, MAX_TIME_CUE_CHARS = 7, 7
"""Characters before "Sun." or "that time" in which "every", "until" and the like stand."""

MAX_STEPS = 10**6
"""Units from which on "ago" names no date of our calendar."""

SATURDAY = 5

_COUNTED_AS = {"WE": ("W", "WE"), "2W": ("W", "W")}
"""Units that are counted as others, and the unit whose value is shown."""


def relative(match: Match, context: Context) -> TimeExpression | None:
    """Read last week, this month, the following day, the end of the year, the last week of August."""
    unit = match.get("unit", "quarter", "century", "weekend", "hour")
    mod = mod_of(match)
    if match.has("month", "year"):
        return made(match, "DURATION", f"P1{unit}", "explicit", "period", mod=mod)
    if match.has("ordinal", "each"):
        return ordinal_unit(match, context, unit)
    shift, origin = step_of(match)
    if unit == "Q" and origin == "done" and context.period:
        return made(match, "DATE", context.period, "reference", "anaphoric", mod=mod, anchor=context.period)
    reference_type: ReferenceType = "anaphoric" if origin == "text" else "deictic"
    base, resolution = context.base(base_of(match))
    if unit == "WE" and is_past_weekend(match, context, base):
        shift = -1
    if unit == "D" and resolution == "reference" and not context.precise:
        base = None  # "the next day" after a month is not known
    counted, shown = _COUNTED_AS.get(unit, (unit, unit))
    day = None if base is None else step(base, counted, shift)
    if day is None:
        return made(match, "DATE", UNRESOLVED.get(unit, "XXXX"), "unresolved", reference_type, mod=mod)
    return made(match, "DATE", value_of(day, shown), resolution, reference_type, mod=mod, anchor=str(base))


def day_of_month(match: Match, context: Context) -> TimeExpression | None:
    """Read the 2nd of this month, the 23rd of last month."""
    if match.get("unit") != "M":
        return None
    day = int(match.get("day", "ordinal"))
    shift, _ = step_of(match)
    base, how = context.base(base_of(match))
    month = None if base is None else step(base, "M", shift)
    if base is None or month is None:
        return made(match, "DATE", f"XXXX-XX-{day:02d}", "unresolved", "deictic")
    problem = problem_of(month.year, month.month, day)
    return made(match, "DATE", iso_day(month.year, month.month, day), how, "deictic", anchor=str(base), problem=problem)


def step_of(match: Match) -> tuple[int, str]:
    """Return how many units a relative date is away, and from where; "the end of the year" is 0 units away."""
    if match.rel is not None:
        shift, origin = match.rel
        return shift, origin
    return match.get("beside") or 0, "text"


def base_of(match: Match) -> str:
    """Return what a step counts from: the day of writing ("now") or the last date said ("text").

    "The end of the year" is the year of writing in news; "that year" is the last one said.
    """
    if match.rel is None:
        return "text" if match.has("beside") else "now"
    return "text" if match.rel[1] == "text" else "now"


def is_past_weekend(match: Match, context: Context, base: date | None) -> bool:
    """Tell whether "over the weekend", written on a working day, is the one before."""
    if match.rel is not None or base is None or base.weekday() >= SATURDAY:
        return False
    return not context.is_future(match.start, match.end)


def ordinal_unit(match: Match, context: Context, unit: str) -> TimeExpression | None:
    """Read the second day, the third year."""
    if match.own_tokens[0].name == "each":
        return made(match, "SET", f"P{match.get('ordinal')}{unit}", "explicit", "period")
    if unit == "H":
        return made(match, "DURATION", "PT1H", "explicit", "period")
    return made(match, "DATE", UNRESOLVED.get(unit, "XXXX"), "unresolved", "anaphoric", anchor=context.value)


def ago(match: Match, context: Context) -> TimeExpression | None:
    """Read two years ago, a year earlier, days later."""
    unit, clock = unit_of(match)
    deictic = match.has("ago")
    direction = -1 if deictic else match.get("later")
    number, high = amount_of(match)
    reference_type: ReferenceType = "deictic" if deictic else "anaphoric"
    mod: str | None = match.get("approx", "over")
    base, resolution = context.base("now" if deictic else "text")
    if base is None:
        resolution = "unresolved"
    if number is None or high is not None:
        return made(match, "DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", resolution, reference_type, mod=mod)
    if clock:
        return made(match, "TIME", f"{base or 'XXXX-XX-XX'}TXX", resolution, reference_type, mod=mod)
    period = context.period
    if period is not None and is_one_year(match, unit, number):
        value = f"{int(period[:4]) + direction:04d}{period[4:]}"
        return made(match, "DATE", value, "reference", reference_type, mod=mod, anchor=period)
    factor, letter = LENGTHS.get(unit, (1, unit))
    day = None
    if base is not None and number < MAX_STEPS:
        day = step(base, letter, int(direction * number * factor))
    if day is None:
        return made(match, "DATE", UNRESOLVED.get(unit, "XXXX"), "unresolved", reference_type, mod=mod)
    return made(match, "DATE", value_of(day, letter), resolution, reference_type, mod=mod, anchor=str(base))


def is_one_year(match: Match, unit: str, number: float) -> bool:
    """Tell whether a length is "a year": beside the figures of a quarter, it leads to the same quarter."""
    return unit == "Y" and number == 1 and match.has("an")


def weekday_of(match: Match, context: Context) -> TimeExpression | None:
    """Read a weekday: the last one before the anchor, or the next one if the clause speaks of the future."""
    if match.has("weekend"):
        return relative(match, context)
    if match.has("short_weekday") and not short_weekday_is_one(match, context):
        return None
    weekday: int = match.get("weekday", "short_weekday")
    mod = mod_of(match)
    rel = match.rel
    base, resolution = context.base("text" if rel and rel[1] == "text" else "now")
    if base is None:
        return made(match, "DATE", f"XXXX-WXX-{weekday + 1}", "unresolved", "weekday", mod=mod)
    back = (base.weekday() - weekday) % 7
    if rel is not None and rel[0] != 0:
        shift = -(back or 7) if rel[0] < 0 else 7 - back
    else:
        shift = -back % 7 if context.is_future(match.start, match.end) else -back
    day = step(base, "D", shift)
    return (
        None if day is None else made(match, "DATE", day.isoformat(), resolution, "weekday", mod=mod, anchor=str(base))
    )


def short_weekday_is_one(match: Match, context: Context) -> bool:
    """Tell Sun. the day from sun the star: with a point, after a preposition."""
    before = context.lowercase[max(0, match.start - MAX_WEEKDAY_PREPOSITION_CHARS) : match.start]
    has_point = context.lowercase[match.end - 1] == "."
    return has_point and before.endswith((" on ", "every ", "until ", "since ")) and not match.has("shift")


def day_word(match: Match, context: Context) -> TimeExpression | None:
    """Read today, yesterday, tonight."""
    shift, part = match.get("deixis")
    if is_in_name(match, context):
        return None
    mod = mod_of(match)
    kind: Kind = "TIME" if part else "DATE"
    time = f"T{part}" if part else ""
    day: date | None = step(context.anchor, "D", shift) if context.anchor else None
    if day is None:
        value = "XXXX-XX-XX" if shift or part else "PRESENT_REF"
        return made(match, kind, value + time, "unresolved", "deictic", mod=mod)
    return made(match, kind, day.isoformat() + time, "anchor", "deictic", mod=mod, anchor=str(context.anchor))


def is_in_name(match: Match, context: Context) -> bool:
    """Tell whether a word such as "Today" ends a name: USA Today."""
    start = match.own_tokens[-1].start
    if start < 2 or match.has("part"):
        return False
    return context.text[start].isupper() and context.text[start - 2].isalpha()


def end_of(match: Match, context: Context) -> TimeExpression | None:
    """Read year-end, month's end."""
    unit = match.get("end_of")
    year = match.get("year")
    if year is not None:
        return made(match, "DATE", f"{year:04d}", "explicit", "absolute", mod="END")
    base, resolution = context.base("now" if unit == "Y" else "text")
    if base is None:
        return made(match, "DATE", UNRESOLVED[unit], "unresolved", "anaphoric", mod="END")
    return made(match, "DATE", value_of(base, unit), resolution, "anaphoric", mod="END", anchor=str(base))


def the_unit(match: Match, context: Context) -> TimeExpression | None:
    """Read the year, the week: the one spoken of."""
    unit = match.get("unit")
    if unit not in {"Y", "W"}:
        return None
    if unit == "Y" and context.language.ended.match(context.lowercase, match.end):
        return made(match, "DURATION", "P1Y", "explicit", "period")
    base, resolution = context.base("text" if context.anchor is None else "now")
    if base is None:
        return made(match, "DATE", UNRESOLVED[unit], "unresolved", "anaphoric")
    return made(match, "DATE", value_of(base, unit), resolution, "anaphoric", anchor=str(base))


def that_time(match: Match, context: Context) -> TimeExpression | None:
    """Read that time, this period, the same time."""
    if match.rel[0]:
        return None
    if match.has("time"):
        is_cued = context.is_behind(context.language.time_cues, match.start, MAX_TIME_CUE_CHARS)
        # "At the same time," is no time.
        is_idle = context.lowercase.startswith(",", match.end) and context.lowercase.startswith(
            "same", match.end - len("same time")
        )
        if is_idle or not is_cued:
            return None
    resolution: Resolution = "reference" if context.value else "unresolved"
    return made(match, "DATE", context.value or "PAST_REF", resolution, "anaphoric", anchor=context.value)


def reference(match: Match, context: Context) -> TimeExpression | None:
    """Read now, recently, the future, the current."""
    value = match.get("ref", "ref_noun")
    if value is None:
        is_present = match.has("ref_adjective") and match.get("ref_adjective")[0] == 0
        value = "PRESENT_REF" if is_present else "PAST_REF"
    return made(match, "DATE", value, "anchor" if context.anchor else "unresolved", "deictic")
