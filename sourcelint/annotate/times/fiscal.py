"""Readings of quarters and reporting periods, as business news uses them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sourcelint.annotate.times.calendar import step, value_of
from sourcelint.annotate.times.common import made, mod_of
from sourcelint.annotate.times.lengths import length
from sourcelint.annotate.times.relative import that_time

if TYPE_CHECKING:
    from sourcelint.annotate.times.context import Context, Match
    from sourcelint.annotate.times.expression import How, TimeExpression

FAR_AHEAD = 100
"""Days from which on a coming quarter without a year is last year's: results are announced, plans name their year."""


def shift_years(value: str, years: int) -> str:
    """Move a value by years: 1989-Q3 to 1988-Q3."""
    return f"{int(value[:4]) + years:04d}{value[4:]}"


def the_period(match: Match, context: Context) -> TimeExpression:
    """Read the quarter, the latest quarter: the one that figures were last given for, else the last one that is over."""
    ended = context.language.ended.match(context.lowercase, match.end)
    if ended and (month := context.language.lexicon.get(ended["month"])) and context.anchor:
        n = (month[1] + 2) // 3
        year = context.anchor.year - (3 * n - 2 > context.anchor.month)
        return made(match, "DATE", f"{year:04d}-Q{n}", "anchor", "yearless", anchor=str(context.anchor))
    if context.period is not None:
        return made(match, "DATE", context.period, "reference", "anaphoric", anchor=context.period)
    done = step(context.anchor, "Q", -1) if context.anchor else None
    if done is None:
        return made(match, "DATE", "XXXX-QX", "unresolved", "anaphoric")
    return made(match, "DATE", value_of(done, "Q"), "anchor", "deictic", anchor=str(context.anchor))


def quarter_year(match: Match, context: Context, n: int) -> tuple[int | None, How]:
    """Give the year of a quarter that stands without one: this year's, or last year's if it is far ahead."""
    anchor = context.anchor
    if anchor is None:
        return context.year, "reference" if context.year else "unresolved"
    begins = date(anchor.year, 3 * n - 2, 1)
    days = (begins - anchor).days
    tense = context.tense(match.start, match.end) if days > 0 else 0
    ahead = tense < 0 or (tense == 0 and days > FAR_AHEAD)
    return anchor.year - ahead, "anchor"


def quarter_of(match: Match, context: Context) -> TimeExpression | None:
    """Read the third quarter, fourth-quarter, the first quarter of 1989, Q3 2022, this year's first quarter."""
    n = match.get("ordinal", "quarter_name")
    mod = mod_of(match)
    rel = match.rel
    if n is None:
        return year_before(match, context) if rel and rel[0] < 0 else the_period(match, context)
    if not 1 <= n <= 4:
        return None
    year = match.get("year")
    if year is not None:
        return made(match, "DATE", f"{year:04d}-Q{n}", "explicit", "absolute", mod=mod)
    if rel is not None and match.has("unit"):
        base, how = context.base("text" if rel[1] == "text" else "now")
        value = f"XXXX-Q{n}" if base is None else f"{base.year + rel[0]:04d}-Q{n}"
        return made(
            match, "DATE", value, how if base else "unresolved", "deictic", mod=mod, anchor=str(base) if base else None
        )
    year, how = quarter_year(match, context, n)
    value = f"XXXX-Q{n}" if year is None else f"{year:04d}-Q{n}"
    return made(match, "DATE", value, how, "yearless", mod=mod, anchor=str(context.anchor) if how == "anchor" else None)


def year_before(match: Match, context: Context) -> TimeExpression:
    """Read the same period a year before the one that figures were last given for."""
    if context.period is not None:
        return made(match, "DATE", shift_years(context.period, -1), "reference", "anaphoric", anchor=context.period)
    done = step(context.anchor, "Q", -5) if context.anchor else None
    if done is None:
        return made(match, "DATE", "XXXX-QX", "unresolved", "anaphoric")
    return made(match, "DATE", value_of(done, "Q"), "anchor", "anaphoric", anchor=str(context.anchor))


def quarter_ago(match: Match, context: Context) -> TimeExpression | None:
    """Read the year-ago third quarter, the year-earlier period, the year-earlier nine months."""
    if match.has("word", "big", "day", "number"):
        return length(match, context)
    n = match.get("ordinal")
    if n is None or context.anchor is None or not 1 <= n <= 4:
        return year_before(match, context)
    year, _ = quarter_year(match, context, n)
    return made(
        match,
        "DATE",
        f"{(year or context.anchor.year) - 1:04d}-Q{n}",
        "anchor",
        "anaphoric",
        anchor=str(context.anchor),
    )


def period_of(match: Match, context: Context) -> TimeExpression | None:
    """Read the 1988 period, the corresponding period last year, this period."""
    year = match.get("year")
    period = context.period
    if year is not None:
        value = f"{year:04d}{period[4:]}" if period and "-Q" in period else f"{year:04d}"
        return made(match, "DATE", value, "explicit", "absolute")
    rel = match.rel
    if rel and rel[1] == "done":
        return the_period(match, context)
    return year_before(match, context) if match.has("corresponding", "unit") else that_time(match, context)


def ago_adjective(match: Match, context: Context) -> TimeExpression | None:
    """Read year-earlier, year-ago before a figure."""
    if match.get("unit") != "Y":
        return None
    if context.period is None and context.anchor is not None:
        return made(match, "DATE", f"{context.anchor.year - 1:04d}", "anchor", "anaphoric", anchor=str(context.anchor))
    return year_before(match, context)
