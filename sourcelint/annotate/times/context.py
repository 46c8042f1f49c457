"""What is known at a place of a text: the anchor, and what the text has said before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from datetime import date

    from sourcelint.annotate.times.expression import Resolution, TimeExpression
    from sourcelint.annotate.times.language import Language, TimeToken

MAX_HELD_CHARS = 2000
"""Characters for which a year said goes on to hold in a text about years far from its own: a few paragraphs."""

MAX_NEAR_CHARS = 400
"""Characters within which a year said before goes on to hold although the anchor suggests another."""

MAX_RECENT_DAYS = 370
"""Days within which a quarter is the one that a text gives figures for; older ones are there to compare."""

AGAINST_DAY, AGAINST_MONTH, AGAINST_PAST = 3, 5, 12
"""Months of distance that a tense outweighs: an exact day without a year is near, a bare month follows the tense.

The last of them is for "in May it rained": what has happened in a month did not happen in one to come.
"""

IN_MONTH_CHARS = 16
"""Characters before a month in which "in", "during" and the like stand."""

MAX_CLAUSE_CHARS = 120
"""Characters before a weekday or a month in which its tense is looked for."""

MAX_FUTURE_CUE_CHARS = 28
"""Characters before an expression in which a preposition of the future stands: "until the", "by 5 May the"."""

MIN_FAR_DATES, MIN_FAR_SHARE = 3, 3
"""Years far from the text's own that make it history: so many, and so many times as many as near ones."""

MIN_TURN_OF_YEAR_MONTHS = 6
"""Months back from the last one said that begin a new year: November 1950, then "in March"."""

FULL_YEAR, FULL_MONTH, FULL_DAY = len("1961"), len("1961-07"), len("1961-07-11")
"""Characters of the values that name a year, a month, a day."""

_SENTENCE_END = lazy(r"(?<!\.[a-z])[.!?;:]\s|\n")


class Match:
    """A match of the grammar: the tokens from `begin` up to `stop` of a window, and their values by class."""

    __slots__ = ("begin", "end", "own_tokens", "slots", "start", "stop", "tokens")

    def __init__(self, tokens: Sequence[TimeToken], begin: int, stop: int) -> None:
        """Collect the values of the tokens by class, in order."""
        self.tokens, self.begin, self.stop = tokens, begin, stop
        self.own_tokens = own = tokens[begin:stop]
        self.start, self.end = own[0].start, own[-1].end
        slots: dict[str, list[Any]] = {}
        for name, value, _, _ in own:
            if name in slots:
                slots[name].append(value)
            else:
                slots[name] = [value]
        self.slots = slots

    def get(self, *names: str) -> Any:
        """Return the first value of the first of these classes that occurs, or None."""
        for name in names:
            if name in self.slots:
                return self.slots[name][0]
        return None

    def has(self, *names: str) -> bool:
        """Tell whether one of these classes occurs."""
        return not self.slots.keys().isdisjoint(names)

    @property
    def rel(self) -> Any:
        """Return the step of last, this, next, previous: (how many units, from where), or None."""
        found = self.get("shift", "past", "ref_adjective")
        # "Next week" counts from the day of writing, "the next week" from what was said.
        is_counted = self.has("few", "word", "day", "units")
        return (1, "text") if found == (1, "now") and self.has("the") and not is_counted else found


class Context:
    """The memory of one reader, moving through one text.

    `day` is the day that "two days later" counts from, `value` the last date said, `year` and `year_at` the last year said
    and where, `month` the last month, `period` the last quarter that figures were given for. `far` and `near` count the dates said by
    their distance from the text's own year, `told_now` those that count from the day of writing.
    """

    def __init__(self, text: str, lowercase: str, anchor: date | None, language: Language) -> None:
        """Take the text, its lower-case form of the same length, the document creation time and the language."""
        self.text = text
        self.lowercase = lowercase
        self.anchor = anchor
        self.language = language
        self.day: date | None = None
        self.precise = False
        self.value: str | None = None
        self.year: int | None = None
        self.year_at = 0
        self.dated_at = -MAX_NEAR_CHARS
        self.month: int | None = None
        self.period: str | None = None
        self.far = self.near = self.told_now = 0

    def remember(self, found: TimeExpression) -> None:
        """Note a date that later expressions can refer to."""
        if found.type not in {"DATE", "TIME"}:
            return
        if found.value.startswith("BC"):
            self.year = self.day = self.month = None
            return
        if found.first is None or found.reference_type == "vague":
            return
        self.told_now += found.resolution == "anchor" and found.reference_type in {"deictic", "weekday"}
        self.value, self.day = found.value.partition("T")[0], found.first
        self.precise = found.first == found.last
        if "-Q" in found.value and self._is_recent(found.first):
            self.period = found.value
        if found.resolution == "explicit" and len(found.value) >= FULL_YEAR and not self._is_planned(found):
            self._remember_year(found.value, found.first.year, found.end)
        if len(found.value) >= FULL_MONTH and found.value[5:7].isdigit():
            self.month = found.first.month
            if found.resolution == "reference":
                self.year, self.year_at, self.dated_at = found.first.year, found.end, found.end

    def _is_planned(self, found: TimeExpression) -> bool:
        """Tell whether a date says nothing of the year in which a text without a date was written: "plan to fly in 2030"."""
        return self.anchor is None and self.tense(found.start, found.end) > 0

    def _is_recent(self, day: date) -> bool:
        """Tell whether a quarter that begins on a day is one that a text may give figures for."""
        return self.anchor is None or abs((self.anchor - day).days) < MAX_RECENT_DAYS

    def _remember_year(self, value: str, year: int, end: int) -> None:
        """Note the year of a date that the text names in full, and where the date ends."""
        self.year, self.year_at = year, end
        if self._is_far(year):
            self.far += 1
        else:
            self.near += 1
        if len(value) == FULL_DAY and value[5].isdigit():
            self.dated_at = end

    def _is_far(self, year: int | None) -> bool:
        """Tell whether a year is further than one from that of the anchor."""
        return self.anchor is not None and year is not None and abs(self.anchor.year - year) > 1

    def base(self, origin: str) -> tuple[date | None, Resolution]:
        """Return the day that a relative expression counts from: the anchor, or the day that the text said last."""
        if origin == "text" and self.day is not None:
            return self.day, "reference"
        return self.anchor, "anchor"

    def is_behind(self, cue: re.Pattern[str], at: int, chars: int) -> bool:
        """Tell whether a cue stands in the characters before a place."""
        return cue.search(self.lowercase, max(0, at - chars), at) is not None

    def tense(self, start: int, end: int) -> int:
        """Tell of what time the clause around an expression speaks: 1 of the future, -1 of the past, 0 if no cue says.

        The nearest cue before the expression decides, else the first one after it.
        """
        if self.is_behind(self.language.future_before, start, MAX_FUTURE_CUE_CHARS):
            return 1
        return self._tense_before(start) or self._tense_after(end)

    def _tense_before(self, start: int) -> int:
        """Return the tense of the last cue in the clause before an expression."""
        begin = max(0, start - MAX_CLAUSE_CHARS)
        for stop in _SENTENCE_END.finditer(self.lowercase, begin, start):
            begin = stop.end()
        ahead = max((cue.end() for cue in self.language.future.finditer(self.lowercase, begin, start)), default=-1)
        behind = max((cue.end() for cue in self.language.past.finditer(self.lowercase, begin, start)), default=-1)
        return (ahead > behind) - (ahead < behind)

    def _tense_after(self, end: int) -> int:
        """Return the tense of the first cue in the rest of the clause; a future one wins a tie."""
        stop = _SENTENCE_END.search(self.lowercase, end, end + MAX_CLAUSE_CHARS // 2)
        last = stop.start() if stop else end + MAX_CLAUSE_CHARS // 2
        ahead = self.language.future.search(self.lowercase, end, last)
        behind = self.language.past.search(self.lowercase, end, last)
        if ahead is None:
            return 0 if behind is None else -1
        return 1 if behind is None or ahead.start() <= behind.start() else -1

    def is_future(self, start: int, end: int) -> bool:
        """Tell whether the clause around an expression speaks of what is to come."""
        return self.tense(start, end) > 0

    @property
    def is_history(self) -> bool:
        """Tell whether the text speaks mostly of years far from its own."""
        if self.anchor is None:
            return True
        return self.far >= MIN_FAR_DATES and self.far > MIN_FAR_SHARE * (self.near + self.told_now)

    def year_of(self, month: int, day: int | None, start: int, end: int) -> tuple[int | None, Resolution]:
        """Return the year of a month (and day) that the text leaves out."""
        said = self.year
        if said is not None and ((self.is_history and self.still_holds(start)) or self.just_said(start, month)):
            return said + (self.month is not None and self.month - month > MIN_TURN_OF_YEAR_MONTHS), "reference"
        if self.anchor is None:
            return None, "unresolved"
        tense = self.tense(start, end)
        against = AGAINST_DAY if day else AGAINST_MONTH
        if tense < 0 and not day and self._is_told_of_month(start):
            against = AGAINST_PAST
        return _nearest_year(self.anchor, month, day, tense, against), "anchor"

    def _is_told_of_month(self, start: int) -> bool:
        """Tell whether a clause of the past tells what happened in a month, not what it was decided to do in it."""
        is_within = self.is_behind(self.language.month_within, start, IN_MONTH_CHARS)
        return is_within and not self.is_behind(self.language.infinitive, start, MAX_CLAUSE_CHARS // 2)

    def speaks_of_past(self, at: int) -> bool:
        """Tell whether a season or a holiday without a year is one of the years that the text speaks of."""
        return (self.is_history and self.still_holds(at)) or self.just_said(at, None)

    def still_holds(self, at: int) -> bool:
        """Tell whether the last year said is near enough to hold in a text with an anchor."""
        return self.anchor is None or at - self.year_at < MAX_HELD_CHARS

    def just_said(self, at: int, month: int | None) -> bool:
        """Tell whether a day of another year stands just before, of about the same month."""
        is_near = month is None or self.month is None or abs(self.month - month) <= 1
        return (
            is_near
            and self._is_far(self.year)
            and self.dated_at == self.year_at
            and at - self.dated_at < MAX_NEAR_CHARS
        )


def _nearest_year(anchor: date, month: int, day: int | None, tense: int, against: int) -> int:
    """Return the year, of three, in which a month is nearest to the anchor; against the tense it counts as further."""
    months = float(month - anchor.month)
    if day:  # the day breaks the tie in the same month
        months += 0.5 * ((day > anchor.day) - (day < anchor.day))

    def cost(years: int) -> float:
        """Return the distance in months, longer against the tense; news without a tense look back."""
        distance = months + 12 * years
        side = (distance > 0) - (distance < 0)
        if side * tense < 0:
            return abs(distance) + against
        return abs(distance) + (1 if side > 0 and tense == 0 else 0)

    return anchor.year + min((0, -1, 1), key=cost)
