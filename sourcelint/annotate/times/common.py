"""What all readings share: making an expression, counting, naming what stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.times.calendar import bounds, month_length
from sourcelint.annotate.times.expression import TimeExpression

if TYPE_CHECKING:
    from sourcelint.annotate.times.context import Match
    from sourcelint.annotate.times.expression import Form, How, Kind

UNRESOLVED = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX",
    "DE": "XXX", "CE": "XX", "ML": "X",
}  # fmt: skip
"""The value of one day, week, … that nothing anchors."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

LENGTHS = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "2W": (2, "W"), "WE": (1, "WE")}
"""Units that TIMEX3 writes as a number of smaller ones."""


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
) -> TimeExpression:
    """Make an expression of a match, with the days that its value covers."""
    first, last = bounds(value) if type_ in {"DATE", "TIME"} and problem is None else (None, None)
    return TimeExpression(
        match.start, match.end, type_, value, how, first, last, problem, form, mod, anchor, weekday, ambiguous,
    )  # fmt: skip


def mod_of(match: Match) -> str | None:
    """Give the MOD of an expression: early, about, more than, later that year."""
    later = match.get("later")
    if later is not None:
        return "END" if later > 0 else "START"
    mod: str | None = match.get("edge", "edge_noun", "approx", "over")
    return mod


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
        return f"{MONTHS[month - 1]} has {month_length(year, month)} days{of}"
    return None


def unit_of(match: Match) -> tuple[str, bool]:
    """Give the unit of a length and whether it is one of the clock."""
    unit = match.get("units", "unit", "quarters", "quarter", "century", "weekends", "weekend")
    return (unit, False) if unit is not None else (match.get("hours", "hour"), True)


def amount_of(match: Match) -> tuple[float | None, float | None]:
    """Read the number of a match: (number, None), (low, high) for a range, (None, None) for "several"."""
    if match.has("few"):
        value = match.get("few")
        return (float(value), None) if value else (None, None)
    parts: list[float] = []
    spoken: list[int] = []
    names = [match.tokens[i].name for i in range(match.a, match.b)]
    for i, name in enumerate(names):
        value = match.tokens[match.a + i].value
        if name == "year" and "of" in names:
            continue
        if name in {"day", "number", "year"}:
            if i > 1 and names[i - 1] == "slash" and parts:
                above = parts.pop()
                parts.append((parts.pop() if parts else 0.0) + above / value)
            else:
                parts.append(float(value))
        elif name in {"word", "big"}:
            if spoken and spoken[-1] < 10 <= value < 100:
                parts.append(spell(spoken))
                spoken = []
            spoken.append(value)
        elif name in {"an", "another"} and not match.has("word", "big", "day", "number", "half"):
            parts.append(1.0)
        elif name == "half":
            whole = spell(spoken) if spoken else parts.pop() if parts else 1.0 if names[0] in {"an", "another"} else 0.0
            parts, spoken = [whole + value], []
    if spoken:
        parts.append(spell(spoken))
    return (parts[0] if parts else None), (parts[1] if len(parts) > 1 else None)


def spell(words: list[int]) -> float:
    """Add up a number in words: [2, 100, 20, 4] is 224."""
    total, current = 0, 0
    for value in words:
        if value < 100:
            current += value
        elif value == 100 or value == 12:
            current = (current or 1) * value
        else:
            total, current = total + (current or 1) * value, 0
    return float(total + current)


def length_value(n: float | None, unit: str, *, clock: bool) -> str:
    """Write a length of time as TIMEX3 does: P3M, PT10H, P2Y6M, PXY."""
    factor, letter = LENGTHS.get(unit, (1, unit))
    prefix = "PT" if clock else "P"
    if n is None:
        return "PXC" if unit == "CE" else f"{prefix}X{letter}"
    n *= factor
    whole, rest = int(n), n - int(n)
    if (rest and letter in {"Y", "H"}) or (rest and clock and letter == "M"):
        smaller = f"{round(rest * 12)}M" if letter == "Y" else f"{round(rest * 60)}{'M' if letter == 'H' else 'S'}"
        return f"{prefix}{whole}{letter}{smaller}" if whole else f"{prefix}{smaller}"
    return f"{prefix}{n:g}{letter}" if rest else f"{prefix}{whole}{letter}"
