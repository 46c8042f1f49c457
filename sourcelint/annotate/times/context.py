"""What is known at a place of a text: the anchor, and what the text has said before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sourcelint.annotate.times.expression import How, TimeExpression
    from sourcelint.annotate.times.language import Language, Token

HELD = 2000
"""Characters for which a year said goes on to hold in a text about years far from its own: a few paragraphs."""

NEAR = 400
"""Characters within which a year said before goes on to hold although the anchor suggests another."""

RECENT = 370
"""Days within which a quarter is the one that a text gives figures for; older ones are there to compare."""

AGAINST_DAY, AGAINST_MONTH = 3, 5
"""Months of distance that a tense outweighs: an exact day without a year is near, a bare month follows the tense."""

CLAUSE = 120
"""Characters before a weekday or a month in which its tense is looked for."""

_SENTENCE_END = re.compile(r"(?<!\.[a-z])[.!?;:]\s|\n")


class Match:
    """A match of the grammar: tokens `a` to `b` of a window, and their values by class."""

    __slots__ = ("a", "b", "end", "slots", "start", "tokens")

    def __init__(self, tokens: Sequence[Token], a: int, b: int) -> None:
        """Collect the values of the tokens by class, in order."""
        self.tokens, self.a, self.b = tokens, a, b
        self.start, self.end = tokens[a].start, tokens[b - 1].end
        slots: dict[str, list[Any]] = {}
        for i in range(a, b):
            name, value, _, _ = tokens[i]
            if name in slots:
                slots[name].append(value)
            else:
                slots[name] = [value]
        self.slots = slots

    def get(self, *names: str) -> Any:
        """Give the first value of the first of these classes that occurs; None if none does."""
        for name in names:
            if name in self.slots:
                return self.slots[name][0]
        return None

    def has(self, *names: str) -> bool:
        """Tell whether one of these classes occurs."""
        return not self.slots.keys().isdisjoint(names)

    @property
    def rel(self) -> Any:
        """Give the step of last, this, next, previous: (how many units, from where); None if there is none."""
        found = self.get("shift", "past", "ref_adjective")
        # "Next week" counts from the day of writing, "the next week" from what was said.
        return (
            (1, "text")
            if found == (1, "now") and self.has("the") and not self.has("few", "word", "day", "units")
            else found
        )


class Context:
    """The memory of one reader, moving through one text.

    `day` is the day that "two days later" counts from, `value` the last date said, `year` and `year_at` the last year said
    and where, `month` the last month, `period` the last quarter or month that figures were given for.
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
        self.dated_at = -NEAR
        self.month: int | None = None
        self.period: str | None = None
        self.far = self.near = self.told_now = 0

    def remember(self, found: TimeExpression) -> None:
        """Note a date that later expressions can refer to."""
        value = found.value
        if found.type not in {"DATE", "TIME"}:
            return
        if value.startswith("BC"):
            self.year = self.day = self.month = None
            return
        if found.first is None or found.form == "vague":
            return
        self.told_now += found.how == "anchor" and found.form in {"deictic", "weekday"}
        self.value, self.day = value.partition("T")[0], found.first
        self.precise = found.first == found.last
        if "-Q" in value and (self.anchor is None or abs((self.anchor - found.first).days) < RECENT):
            self.period = value
        if found.how == "explicit" and len(value) >= 4:
            self.year, self.year_at = found.first.year, found.end
            is_far = self.anchor is not None and abs(self.anchor.year - self.year) > 1
            self.far += is_far
            self.near += not is_far
            self.dated_at = found.end if len(value) == 10 and value[5].isdigit() else self.dated_at
        if len(value) >= 7 and value[5:7].isdigit():
            self.month = found.first.month
            if found.how == "reference":
                self.year, self.year_at, self.dated_at = found.first.year, found.end, found.end

    def base(self, origin: str) -> tuple[date | None, How]:
        """Give the day that a relative expression counts from: the anchor, or what the text said last."""
        if origin == "text" and self.day is not None:
            return self.day, "reference"
        return self.anchor, "anchor"

    def tense(self, start: int, end: int) -> int:
        """Tell of what time the clause around an expression speaks: 1 of the future, -1 of the past, 0 where no cue says.

        The nearest cue before the expression decides, else the first one after it.
        """
        lowercase, future, past = self.lowercase, self.language.future, self.language.past
        if self.language.future_before.search(lowercase, max(0, start - 28), start):
            return 1
        begin = max(0, start - CLAUSE)
        for m in _SENTENCE_END.finditer(lowercase, begin, start):
            begin = m.end()
        ahead = max((m.end() for m in future.finditer(lowercase, begin, start)), default=-1)
        behind = max((m.end() for m in past.finditer(lowercase, begin, start)), default=-1)
        if ahead != behind:
            return 1 if ahead > behind else -1
        stop = _SENTENCE_END.search(lowercase, end, end + CLAUSE // 2)
        last = stop.start() if stop else end + CLAUSE // 2
        to_come, gone = future.search(lowercase, end, last), past.search(lowercase, end, last)
        if to_come is None:
            return 0 if gone is None else -1
        return 1 if gone is None or to_come.start() <= gone.start() else -1

    def is_future(self, start: int, end: int) -> bool:
        """Tell whether the clause around an expression speaks of what is to come."""
        return self.tense(start, end) > 0

    @property
    def is_history(self) -> bool:
        """Tell whether the text speaks mostly of years far from its own."""
        return self.anchor is None or (self.far >= 3 and self.far > 3 * (self.near + self.told_now))

    def year_of(self, month: int, day: int | None, start: int, end: int) -> tuple[int | None, How]:
        """Give the year of a month (and day) that the text leaves out."""
        anchor = self.anchor
        if self.year is not None and ((self.is_history and self.still_holds(start)) or self.just_said(start, month)):
            turn = self.month is not None and self.month - month > 6
            return self.year + turn, "reference"
        if anchor is None:
            return None, "unresolved"
        tense = self.tense(start, end)
        # Months from publication in the years that come into question, the day breaking the tie in the same month.
        here = month - anchor.month + (0.5 if day and day > anchor.day else -0.5 if day and day < anchor.day else 0)
        against = AGAINST_DAY if day else AGAINST_MONTH

        def cost(months: float) -> float:
            """Give the distance in months, longer against the tense; without one, news look back."""
            wrong = tense if months < 0 else -tense if months > 0 else 0
            return abs(months) + (against if wrong > 0 else 1 if months > 0 and tense == 0 else 0)

        return anchor.year + min((0, -1, 1), key=lambda years: cost(here + 12 * years)), "anchor"

    def speaks_of_past(self, at: int) -> bool:
        """Tell whether a season or a holiday without a year is one of the years that the text speaks of."""
        return (self.is_history and self.still_holds(at)) or self.just_said(at, None)

    def still_holds(self, at: int) -> bool:
        """Tell whether the last year said is near enough to hold in a text with an anchor."""
        return self.anchor is None or at - self.year_at < HELD

    def just_said(self, at: int, month: int | None) -> bool:
        """Tell whether a day of another year stands just before, of about the same month."""
        far = self.year is not None and self.anchor is not None and abs(self.year - self.anchor.year) > 1
        near = month is None or self.month is None or abs(self.month - month) <= 1
        return far and near and self.dated_at == self.year_at and at - self.dated_at < NEAR
