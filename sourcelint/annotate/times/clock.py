"""Readings of times of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.times.calendar import step
from sourcelint.annotate.times.common import amount_of, made, mod_of
from sourcelint.annotate.times.context import Match
from sourcelint.annotate.times.dates import calendar, clock_problem, named
from sourcelint.annotate.times.relative import day_word, weekday_of

if TYPE_CHECKING:
    from sourcelint.annotate.times.context import Context
    from sourcelint.annotate.times.expression import Form, TimeExpression

LAST_SLIP = 29
"""Highest hour that still looks like a mistyped time of the clock: 45:99 is a score."""


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
        hour = int(amount_of(match)[0] or 0)
        later = part in {"AF", "EV"} and hour < 12
        return clock_time(match, context, f"{hour + 12 * later:02d}:00", None) if 1 <= hour <= 12 else None
    mod = mod_of(match)
    inner = day_in(match, context)
    if inner is not None:
        return inner._replace(type="TIME", value=f"{inner.value.partition('T')[0]}T{part}", mod=mod)
    rel = match.rel
    if rel is None:
        return None
    base, how = context.base("text" if rel[1] == "text" else "now")
    form: Form = "anaphoric" if rel[1] == "text" else "deictic"
    if base is None:
        return made(match, "TIME", f"XXXX-XX-XXT{part}", "unresolved", form, mod=mod)
    day = step(base, "D", rel[0])
    return made(match, "TIME", f"{day or 'XXXX-XX-XX'}T{part}", how, form, mod=mod, anchor=str(base))


def moment(match: Match, context: Context) -> TimeExpression | None:
    """Read a time of the clock, with its day where it names one: 10:30 p.m. Friday, noon, 25:61."""
    clock = match.get("clock") or match.get("noon")
    tokens = match.tokens
    if clock is None:
        hours = [
            tokens[i].value
            for i in range(match.a, match.b - 1)
            if tokens[i].name == "day" and tokens[i + 1].name in {"ampm", "zone"}
        ]
        if hours and match.has("ampm") and hours[0] > 12:
            return None
        whole = [
            tokens[i].value
            for i in range(match.a, match.b - 1)
            if tokens[i].name in {"number", "year"} and tokens[i + 1].name == "zone"
        ]
        if not hours and not (whole and whole[0] == int(whole[0]) and whole[0] < 2400 and whole[0] % 100 < 60):
            return None
        clock = f"{hours[0]:02d}:00" if hours else f"{int(whole[0]) // 100:02d}:{int(whole[0]) % 100:02d}"
    inner = day_beside(match, context)
    hour, _, rest = clock.partition(":")
    n = int(hour)
    if match.has("clock") and not match.has("ampm", "zone", "hours") and inner is None:
        cue = context.language.clock_cues.search(context.lowercase, max(0, match.start - 10), match.start)
        if (cue is None and (len(clock) < 5 or clock_problem(clock))) or n > LAST_SLIP:
            return None
    half = match.get("ampm")
    if half is not None and n <= 12:
        n = n % 12 + half
    return clock_time(match, context, f"{n:02d}:{rest}", inner, "Z" if match.get("zone") == "Z" else "")


def day_beside(match: Match, context: Context) -> TimeExpression | None:
    """Read the day that stands before or after the time of the clock."""
    marks = [i for i in range(match.a, match.b) if match.tokens[i].name in {"clock", "noon", "ampm", "zone", "hours"}]
    first, last = marks[0], marks[-1] + 1
    if match.tokens[first].name in {"ampm", "zone"}:
        first -= 1
    parts = [(a, b) for a, b in ((match.a, first), (last, match.b)) if b > a]
    inner = next((found for a, b in parts if (found := day_in(Match(match.tokens, a, b), context))), None)
    return inner and inner._replace(start=match.start, end=match.end)


def clock_time(
    match: Match, context: Context, clock: str, inner: TimeExpression | None, zone: str = ""
) -> TimeExpression:
    """Put a time of the clock on its day: the one said with it, else the anchor, else the last one said."""
    problem = clock_problem(clock)
    mod = mod_of(match)
    if inner is not None:
        value = f"{inner.value.partition('T')[0]}T{clock}{zone}"
        return inner._replace(type="TIME", value=value, mod=mod, problem=problem or inner.problem)
    base, how = context.base("text" if context.anchor is None else "now")
    if base is None:
        return made(match, "TIME", f"XXXX-XX-XXT{clock}{zone}", "unresolved", "vague", mod=mod, problem=problem)
    return made(match, "TIME", f"{base}T{clock}{zone}", how, "vague", mod=mod, anchor=str(base), problem=problem)
