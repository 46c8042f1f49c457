"""What a time expression is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.text import Span

if TYPE_CHECKING:
    from datetime import date

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Resolution = Literal["explicit", "anchor", "reference", "unresolved"]
ReferenceType = Literal["absolute", "yearless", "weekday", "deictic", "anaphoric", "vague", "period"]


class TimeExpression(NamedTuple):
    """A TIMEX3: half-open span, type, value.

    `resolution` says how the value was found: explicit (it stands there), anchor (resolved against the document creation
    time), reference (against an earlier expression of the text), unresolved. `first` and `last` are the days that the
    value covers, both inclusive, if it names days of our calendar. `problem` says why no calendar has the date.

    `reference_type` says what the words need to be understood: absolute (nothing), yearless (the year), weekday (the week),
    deictic (the time of writing: last month, today, over the past year), anaphoric (an earlier expression: that year,
    two days later), vague (a part of the calendar or of the day by itself: winter, the morning), period (a length or a
    repetition). `mod` is TIMEX3's MOD (START, MID, END, APPROX, …). `anchor` is the value that `value` was counted
    from; `weekday` the weekday named in the expression (0 Monday); `ambiguous` the other reading of a numeric date.
    """

    start: int
    end: int
    type: Kind
    value: str
    resolution: Resolution = "explicit"
    first: date | None = None
    last: date | None = None
    problem: str | None = None
    reference_type: ReferenceType = "absolute"
    mod: str | None = None
    anchor: str | None = None
    weekday: int | None = None
    ambiguous: str | None = None

    @property
    def span(self) -> Span:
        """The expression as a span of the text."""
        return Span(self.start, self.end)

    @property
    def how(self) -> Resolution:
        """The former name of `resolution`, kept for those who read it."""
        return self.resolution

    @property
    def form(self) -> ReferenceType:
        """The former name of `reference_type`, kept for those who read it."""
        return self.reference_type
