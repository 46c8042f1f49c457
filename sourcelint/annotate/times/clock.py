"""Readings of times of the day."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sourcelint.annotate.times.calendar import step
from sourcelint.annotate.times.common import amount_of, made, mod_of
from sourcelint.annotate.times.context import Match
from sourcelint.annotate.times.dates import calendar, clock_problem, named
from sourcelint.annotate.times.relative import day_word, weekday_of

if TYPE_CHECKING:
    from sourcelint.annotate.times.context import Context
    from sourcelint.annotate.times.expression import ReferenceType, TimeExpression

MAX_SLIP_HOUR = 29
"""Highest hour that still looks like a mistyped time of the clock: 45:99 is a score."""

MAX_CLOCK_CUE_CHARS = 10
"""Characters before a time of the clock in which "at", "between" and the like stand."""

MARKS = frozenset({"clock", "noon", "ampm", "zone", "hours"})
"""Classes of the words that make a time of the clock; what stands around them is its day."""


def day_in(match: Match, context: Context) -> TimeExpression | None:
    """Read the day that a time of the day names, if it names one."""
    if match.has("month", "iso", "numeric"):
        return calendar(match, context)
    if match.has("weekday"):
        return weekday_of(match, context)
    if match.has("deixis"):
        return day_word(match, context)
    return named(match, context) if match.has("holiday") else None


def hour_part(match: Match, context: Context) -> TimeExpression | None:
    """Read this morning, Wednesday night, the night of 20 June, four in the morning."""
    part = match.get("part")
    if match.has("in_") and match.has("day", "word") and not match.has("month"):
        return hour_of_part(match, context, part)
    mod = mod_of(match)
    inner = day_in(match, context)
    if inner is not None:
        return inner._replace(type="TIME", value=f"{inner.value.partition('T')[0]}T{part}", mod=mod)
    rel = match.rel
    if rel is None:
        return None
    base, resolution = context.base("text" if rel[1] == "text" else "now")
    reference_type: ReferenceType = "anaphoric" if rel[1] == "text" else "deictic"
    if base is None or (resolution == "reference" and not context.precise):  # "the next morning" after a year
        return made(match, "TIME", f"XXXX-XX-XXT{part}", "unresolved", reference_type, mod=mod)
    day = step(base, "D", rel[0])
    return made(match, "TIME", f"{day or 'XXXX-XX-XX'}T{part}", resolution, reference_type, mod=mod, anchor=str(base))


def hour_of_part(match: Match, context: Context, part: str) -> TimeExpression | None:
    """Read four in the morning."""
    hour = int(amount_of(match)[0] or 0)
    if not 1 <= hour <= 12:
        return None
    if part in {"AF", "EV"} and hour < 12:
        hour += 12
    return clock_time(match, context, f"{hour:02d}:00", None)


def moment(match: Match, context: Context) -> TimeExpression | None:
    """Read a time of the clock, with its day if it names one: 10:30 p.m. Friday, noon, 25:61."""
    clock = match.get("clock") or match.get("noon") or hour_alone(match)
    if clock is None:
        return None
    day = day_beside(match, context)
    is_bare = match.has("clock") and day is None and not match.has("ampm", "zone", "hours")
    if is_bare and not looks_like_clock(clock, match, context):
        return None
    hours, _, minutes = clock.partition(":")
    hour = int(hours)
    half = match.get("ampm")
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    zone = "Z" if match.get("zone") == "Z" else ""
    return clock_time(match, context, f"{hour:02d}:{minutes}", day, zone)


def hour_alone(match: Match) -> str | None:
    """Read a time of the clock without a colon: 5 p.m., 11 o'clock, 1630 GMT."""
    hour = value_before(match, {"day"}, {"ampm", "zone"})
    if hour is not None:
        return None if match.has("ampm") and hour > 12 else f"{hour:02d}:00"
    whole = value_before(match, {"number", "year"}, {"zone"})
    if whole is None or whole != int(whole):
        return None
    hour, minute = divmod(int(whole), 100)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def value_before(match: Match, names: set[str], following: set[str]) -> Any:
    """Return the value of the first token of a class in `names` that one of a class in `following` follows."""
    for token, after in pairwise(match.own_tokens):
        if token.name in names and after.name in following:
            return token.value
    return None


def looks_like_clock(clock: str, match: Match, context: Context) -> bool:
    """Tell a time of the clock that stands by itself from a score or a ratio: behind "at", or written as 09:30."""
    if int(clock.partition(":")[0]) > MAX_SLIP_HOUR:
        return False
    if context.is_behind(context.language.clock_cues, match.start, MAX_CLOCK_CUE_CHARS):
        return True
    return len(clock) >= len("09:30") and clock_problem(clock) is None


def day_beside(match: Match, context: Context) -> TimeExpression | None:
    """Read the day that stands before or after the time of the clock."""
    marks = [at for at, token in enumerate(match.own_tokens, match.begin) if token.name in MARKS]
    first, last = marks[0], marks[-1] + 1
    if match.tokens[first].name in {"ampm", "zone"}:
        first -= 1  # the hour before it
    for begin, stop in ((match.begin, first), (last, match.stop)):
        day = day_in(Match(match.tokens, begin, stop), context) if begin < stop else None
        if day is not None:
            return day._replace(start=match.start, end=match.end)
    return None


def clock_time(
    match: Match, context: Context, clock: str, inner: TimeExpression | None, zone: str = ""
) -> TimeExpression:
    """Put a time of the clock on its day: the one said with it, else the anchor, else the last one said."""
    problem = clock_problem(clock)
    mod = mod_of(match)
    if inner is not None:
        value = f"{inner.value.partition('T')[0]}T{clock}{zone}"
        return inner._replace(type="TIME", value=value, mod=mod, problem=problem or inner.problem)
    base, resolution = context.base("text" if context.anchor is None else "now")
    if base is None:
        return made(match, "TIME", f"XXXX-XX-XXT{clock}{zone}", "unresolved", "vague", mod=mod, problem=problem)
    return made(match, "TIME", f"{base}T{clock}{zone}", resolution, "vague", mod=mod, anchor=str(base), problem=problem)
