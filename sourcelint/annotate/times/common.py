"""What all readings share: making an expression, reading an amount, writing a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.text.calendar_words import MONTHS
from sourcelint.annotate.times.calendar import bounds, month_length
from sourcelint.annotate.times.expression import TimeExpression

if TYPE_CHECKING:
    from sourcelint.annotate.times.context import Match
    from sourcelint.annotate.times.expression import Kind, ReferenceType, Resolution

UNRESOLVED = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX",
    "DE": "XXX", "CE": "XX", "ML": "X",
}  # fmt: skip
"""The value of one day, week, … that cannot be resolved."""

MIN_YEAR, YEAR_AFTER_LAST = 1000, 2200
"""Numbers of four digits that can be a year by themselves."""

LENGTHS = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "2W": (2, "W"), "WE": (1, "WE")}
"""Units that TIMEX3 writes as a number of smaller ones."""


def made(
    match: Match,
    type_: Kind,
    value: str,
    resolution: Resolution,
    reference_type: ReferenceType,
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
        match.start, match.end, type_, value, resolution, first, last, problem, reference_type, mod, anchor, weekday, ambiguous,
    )  # fmt: skip


def mod_of(match: Match) -> str | None:
    """Return the MOD of an expression: early, about, more than, later that year."""
    later = match.get("later")
    if later is not None:
        return "END" if later > 0 else "START"
    mod: str | None = match.get("edge", "edge_noun", "approx", "over")
    return mod


def is_year(number: float) -> bool:
    """Tell whether a number may be a year."""
    return MIN_YEAR <= number < YEAR_AFTER_LAST


def iso_day(year: int | None, month: int | None, day: int | None) -> str:
    """Write a date as far as it is known."""
    text = "XXXX" if year is None else f"{year:04d}"
    if month is None:
        return text
    text += f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def problem_of(year: int | None, month: int, day: int | None) -> str | None:
    """Say what is wrong with a date that no calendar has; return None for any other."""
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if day is not None and not 1 <= day <= month_length(year, month):
        of = f" in {year}" if month == 2 and year is not None else ""
        return f"{MONTHS[month - 1].capitalize()} has {month_length(year, month)} days{of}"
    return None


def unit_of(match: Match) -> tuple[str, bool]:
    """Return the unit of a length, and whether it is one of the clock."""
    unit = match.get("units", "unit", "quarters", "quarter", "century", "weekends", "weekend")
    return (unit, False) if unit is not None else (match.get("hours", "hour"), True)


class _Amount:
    """The numbers of a match, gathered token by token; words are collected until they make a whole number."""

    def __init__(self) -> None:
        self.numbers: list[float] = []
        self.words: list[int] = []

    def add_figure(self, value: float) -> None:
        """Add a number in figures."""
        self.numbers.append(float(value))

    def divide(self, value: float) -> None:
        """Read the figure behind a slash: "2 1/2" is 2.5."""
        above = self.numbers.pop()
        whole = self.numbers.pop() if self.numbers else 0.0
        self.numbers.append(whole + above / value)

    def add_word(self, value: int) -> None:
        """Add a number in words; but for a digit behind a ten it begins the next one: "three or thirty", "one to two"."""
        last = self.words[-1] if self.words else 100
        if max(last, value) < 100 and not (last >= 20 and value < 10):
            self.end_words()
        self.words.append(value)

    def add_dozen(self, value: int) -> None:
        """Add a dozen, as often as the number before it says: "two dozen", "half a dozen"."""
        if self.words:
            self.words[-1] *= value
        elif self.numbers:
            self.numbers[-1] *= value
        else:
            self.words.append(value)

    def add_half(self, value: float, default: float) -> None:
        """Add "half" to the number before it, or to the default if there is none."""
        self.end_words()
        whole = self.numbers.pop() if self.numbers else default
        self.numbers = [whole + value]

    def end_words(self) -> None:
        """Add up the words collected so far."""
        if self.words:
            self.numbers.append(spell(self.words))
            self.words = []


_FIGURES = frozenset({"day", "number", "year"})
_ADD_NUMBER_WORD = {"word": _Amount.add_word, "big": _Amount.add_word, "dozen": _Amount.add_dozen}
_ARTICLES = frozenset({"an", "another"})


def amount_of(match: Match) -> tuple[float | None, float | None]:
    """Read the number of a match: (number, None), (low, high) for a range, (None, None) for "several"."""
    if match.has("few"):
        value = match.get("few")
        return (float(value), None) if value else (None, None)
    amount = _Amount()
    names = [token.name for token in match.own_tokens]
    figures = _FIGURES - {"year"} if "of" in names else _FIGURES  # "the first three months of 1999"
    is_counted = match.has("word", "big", "dozen", "day", "number", "half")
    for position, name in enumerate(names):
        value = match.own_tokens[position].value
        if name in figures:
            is_below = position > 1 and names[position - 1] == "slash" and amount.numbers
            (amount.divide if is_below else amount.add_figure)(value)
        elif name in _ADD_NUMBER_WORD:
            _ADD_NUMBER_WORD[name](amount, value)
        elif name == "half":
            amount.add_half(value, 1.0 if names[0] in _ARTICLES else 0.0)
        elif name in _ARTICLES and not is_counted:
            amount.add_figure(1)
    amount.end_words()
    low, high, *_ = (*amount.numbers, None, None)
    return low, high


def spell(words: list[int]) -> float:
    """Add up a number in words: [2, 100, 20, 4] is 224."""
    total, current = 0, 0
    for value in words:
        if value < 100:
            current += value
        elif value == 100:
            current = (current or 1) * value
        else:
            total, current = total + (current or 1) * value, 0
    return float(total + current)


_SMALLER_UNITS = {"PY": (12, "M"), "PTH": (60, "M"), "PTM": (60, "S")}
"""How many of the next smaller unit make one, for units whose fractions are written in it: half a year is P6M."""


def length_value(count: float | None, unit: str, *, clock: bool) -> str:
    """Write a length of time as TIMEX3 does: P3M, PT10H, P2Y6M, PXY."""
    factor, letter = LENGTHS.get(unit, (1, unit))
    prefix = "PT" if clock else "P"
    if count is None:
        return "PXC" if unit == "CE" else f"{prefix}X{letter}"
    count *= factor
    whole = int(count)
    rest = count - whole
    if not rest:
        return f"{prefix}{whole}{letter}"
    if prefix + letter not in _SMALLER_UNITS:
        return f"{prefix}{count:g}{letter}"
    size, smaller = _SMALLER_UNITS[prefix + letter]
    return f"{prefix}{f'{whole}{letter}' if whole else ''}{round(rest * size)}{smaller}"
