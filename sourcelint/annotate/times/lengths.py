"""Readings of lengths and repetitions: durations and sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.times.common import amount_of, length_value, made, mod_of, unit_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.annotate.times.context import Context, Match
    from sourcelint.annotate.times.expression import ReferenceType, Resolution, TimeExpression

_WORD = lazy(r"\s+(\w+)")


MAX_RATE_CHARS = 32
"""Characters before "a week" in which the number or noun of a rate stands: "five hundred flights"."""


def length(match: Match, context: Context) -> TimeExpression | None:
    """Read three months, ten-year, nearly an hour, years; not "$3 a year", nor three quarters of something."""
    unit, clock = unit_of(match)
    counted = match.has("word", "big", "dozen", "day", "number", "year", "few", "half")
    if not counted and not match.has("an", "another"):
        value = length_value(1 if match.has("unit") else None, unit, clock=clock)
        return made(match, "DURATION", value, "explicit", "period")
    if match.has("an") and not counted and is_rate(match, context):
        return None
    number, high = amount_of(match)
    if unit == "Q" and (not counted or is_fraction(match, context, number)):
        return None
    value = length_value(number if high is None else None, unit, clock=clock)
    return made(match, "DURATION", value, "explicit", "period", mod=match.get("approx", "over"))


def is_fraction(match: Match, context: Context, number: float | None) -> bool:
    """Tell three quarters of something from three quarters of a year."""
    return number == 3 and context.language.fraction.match(context.lowercase, match.end) is not None


def is_rate(match: Match, context: Context) -> bool:
    """Tell "five flights a week" from "after a week": a rate follows a number or a noun directly."""
    following = _WORD.match(context.lowercase, match.end)
    name = context.language.lexicon.get(following[1], ("",))[0] if following else ""
    if name in {"beside", "later", "ago", "of"}:
        return False
    return context.is_behind(context.language.rates, match.start, MAX_RATE_CHARS)


def window(match: Match, context: Context) -> TimeExpression | None:
    """Read the past three months, the first nine months, recent years."""
    unit, clock = unit_of(match)
    number, high = amount_of(match)
    rel = match.rel
    reference_type: ReferenceType = "period" if rel is None else "anaphoric" if rel[1] == "text" else "deictic"
    resolution: Resolution = "explicit" if reference_type == "period" else "anchor" if context.anchor else "unresolved"
    value = length_value(number if high is None else None, unit, clock=clock)
    anchor = str(context.anchor) if resolution == "anchor" else None
    return made(match, "DURATION", value, resolution, reference_type, mod=match.get("approx", "over"), anchor=anchor)


def set_of(match: Match, context: Context) -> TimeExpression | None:  # noqa: ARG001 - readings have one signature
    """Read every week, each July, daily, Mondays."""
    often = match.get("often")
    weekday = match.get("weekdays", "weekday")
    if often is not None:
        value = often
    elif match.has("month"):
        value = f"XXXX-{match.get('month'):02d}"
    elif weekday is not None:
        part = match.get("parts", "part")
        value = f"XXXX-WXX-{weekday + 1}" + (f"T{part}" if part else "")
    elif match.has("season"):
        value = f"XXXX-{match.get('season')}"
    elif match.has("part"):
        value = f"XXXX-XX-XXT{match.get('part')}"
    else:
        unit, clock = unit_of(match)
        value = length_value(match.get("ordinal") or amount_of(match)[0] or 1, unit, clock=clock)
    return made(match, "SET", value, "explicit", "period", mod=mod_of(match))
