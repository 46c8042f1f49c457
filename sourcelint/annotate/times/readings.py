"""The readings of the grammar by name.

Each takes a match and its context and returns an expression, or None if the match is not a time after all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.times import clock, dates, fiscal, lengths, relative, years

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcelint.annotate.times.context import Context, Match
    from sourcelint.annotate.times.expression import TimeExpression

READINGS: dict[str, Callable[[Match, Context], TimeExpression | None]] = {
    "moment": clock.moment,
    "hour_part": clock.hour_part,
    "joined_date": dates.joined_date,
    "day_of_month": relative.day_of_month,
    "day_list": dates.day_list,
    "month_list": dates.month_list,
    "calendar": dates.calendar,
    "spoken_year": years.spoken_year,
    "quarter_of": fiscal.quarter_of,
    "quarter_ago": fiscal.quarter_ago,
    "period_of": fiscal.period_of,
    "half_of": years.half_of,
    "years_of": years.years_of,
    "year_ad": years.year_ad,
    "year_ad_first": years.year_ad,
    "years_tail": years.years_tail,
    "bc_list": years.bc_list,
    "season_of": years.season_of,
    "ago": relative.ago,
    "ago_adjective": fiscal.ago_adjective,
    "set_of": lengths.set_of,
    "window": lengths.window,
    "relative": relative.relative,
    "weekday_of": relative.weekday_of,
    "named": dates.named,
    "end": relative.end_of,
    "the_unit": relative.the_unit,
    "the_quarter": fiscal.the_period,
    "day_word": relative.day_word,
    "length": lengths.length,
    "that_time": relative.that_time,
    "reference": relative.reference,
}
