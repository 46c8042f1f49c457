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
    from sourcelint.annotate.times.expression import Resolution, TimeExpression

MIN_FAR_QUARTER_DAYS = 100
"""Days from which on a coming quarter without a year is last year's: results are announced, plans name their year."""


def shift_years(value: str, years: int) -> str:
    """Move a value by years: 1989-Q3 to 1988-Q3."""
    return f"{int(value[:4]) + years:04d}{value[4:]}"


def the_period(match: Match, context: Context) -> TimeExpression:
    """Read the quarter, the latest quarter: the one that figures were last given for, else the last one that is over."""
    ended = context.language.ended.match(context.lowercase, match.end)
    if ended and (month := context.language.lexicon.get(ended["month"])) and context.anchor:
        quarter = (month[1] + 2) // 3
        year = context.anchor.year - (first_month(quarter) > context.anchor.month)
        return made(match, "DATE", f"{year:04d}-Q{quarter}", "anchor", "yearless", anchor=str(context.anchor))
    if context.period is not None:
        return made(match, "DATE", context.period, "reference", "anaphoric", anchor=context.period)
    done = step(context.anchor, "Q", -1) if context.anchor else None
    if done is None:
        return made(match, "DATE", "XXXX-QX", "unresolved", "anaphoric")
    return made(match, "DATE", value_of(done, "Q"), "anchor", "deictic", anchor=str(context.anchor))


def first_month(quarter: int) -> int:
    """Return the number of the first month of a quarter."""
    return 3 * quarter - 2


def quarter_year(match: Match, context: Context, quarter: int) -> tuple[int | None, Resolution]:
    """Return the year of a quarter that stands without one: this year's, or last year's if it is far ahead."""
    anchor = context.anchor
    if anchor is None:
        return context.year, "reference" if context.year else "unresolved"
    begins = date(anchor.year, first_month(quarter), 1)
    days = (begins - anchor).days
    tense = context.tense(match.start, match.end) if days > 0 else 0
    ahead = tense < 0 or (tense == 0 and days > MIN_FAR_QUARTER_DAYS)
    return anchor.year - ahead, "anchor"


def quarter_of(match: Match, context: Context) -> TimeExpression | None:
    """Read the third quarter, fourth-quarter, the first quarter of 1989, Q3 2022, this year's first quarter."""
    quarter = match.get("ordinal", "quarter_name")
    mod = mod_of(match)
    rel = match.rel
    if quarter is None:
        return year_before(match, context) if rel and rel[0] < 0 else the_period(match, context)
    if not 1 <= quarter <= 4:
        return None
    year = match.get("year")
    if year is not None:
        return made(match, "DATE", f"{year:04d}-Q{quarter}", "explicit", "absolute", mod=mod)
    if rel is not None and match.has("unit"):
        return quarter_of_step(match, context, quarter)
    year, resolution = quarter_year(match, context, quarter)
    value = f"XXXX-Q{quarter}" if year is None else f"{year:04d}-Q{quarter}"
    return made(
        match,
        "DATE",
        value,
        resolution,
        "yearless",
        mod=mod,
        anchor=str(context.anchor) if resolution == "anchor" else None,
    )


def quarter_of_step(match: Match, context: Context, quarter: int) -> TimeExpression:
    """Read last year's first quarter."""
    shift, origin = match.rel
    mod = mod_of(match)
    base, resolution = context.base("text" if origin == "text" else "now")
    if base is None:
        return made(match, "DATE", f"XXXX-Q{quarter}", "unresolved", "deictic", mod=mod)
    return made(match, "DATE", f"{base.year + shift:04d}-Q{quarter}", resolution, "deictic", mod=mod, anchor=str(base))


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
    if match.has("word", "big", "dozen", "day", "number"):
        return length(match, context)
    quarter = match.get("ordinal")
    if quarter is None or context.anchor is None or not 1 <= quarter <= 4:
        return year_before(match, context)
    year, _ = quarter_year(match, context, quarter)
    return made(
        match,
        "DATE",
        f"{(year or context.anchor.year) - 1:04d}-Q{quarter}",
        "anchor",
        "anaphoric",
        anchor=str(context.anchor),
    )


def period_of(match: Match, context: Context) -> TimeExpression | None:
    """Read the 1988 period, the corresponding period last year, this period."""
    year = match.get("year")
    period = context.period
    if year is not None:
        value = f"{year:04d}{period[4:] if period else ''}"
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
