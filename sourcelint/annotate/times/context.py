"""What is known at a place of a text: the anchor, and what the text has said before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sourcelint.annotate.times.expression import How, TimeExpression
    from sourcelint.annotate.times.language import Language, Token

NEAR = 400
"""Characters within which a year said before goes on to hold although the anchor suggests another."""

CLAUSE = 120
"""Characters before a weekday or a month in which its tense is looked for."""

_SENTENCE_END = re.compile(r"[.!?;:]\s|\n")


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
        return any(name in self.slots for name in names)

    @property
    def rel(self) -> Any:
        """Give the step of last, this, next, previous: (how many units, from where); None if there is none."""
        return self.get("shift", "past", "ref_adjective")


class Context:
    """The memory of one reader, moving through one text.

    `day` is the day that "two days later" counts from, `value` the last date said, `year` and `year_at` the last year said
    and where, `month` the last month, `period` the last quarter or month that figures were given for.
    """

    def __init__(self, text: str, low: str, anchor: date | None, language: Language) -> None:
        """Take the text, its lower-case form of the same length, the document creation time and the language."""
        self.text = text
        self.low = low
        self.anchor = anchor
        self.language = language
        self.day: date | None = None
        self.value: str | None = None
        self.year: int | None = None
        self.year_at = 0
        self.month: int | None = None
        self.period: str | None = None
        self.bc = False

    def remember(self, found: TimeExpression) -> None:
        """Note a date that later expressions can refer to."""
        value = found.value
        if found.type not in {"DATE", "TIME"}:
            return
        if value.startswith("BC"):
            self.bc, self.year, self.day, self.month = True, None, None, None
            return
        if found.first is None or found.form == "vague":
            return
        self.value, self.day = value.partition("T")[0], found.first
        if "-Q" in value or "-H" in value or (len(value) == 7 and value[5:].isdigit()):
            self.period = value
        if found.how == "explicit" and len(value) >= 4:
            self.year, self.year_at = found.first.year, found.end
        if len(value) >= 7 and value[5:7].isdigit():
            self.month = found.first.month
            self.year, self.year_at = found.first.year, (found.end if found.how == "reference" else self.year_at)

    def base(self, origin: str) -> tuple[date | None, How]:
        """Give the day that a relative expression counts from: the anchor, or what the text said last."""
        if origin == "text" and self.day is not None:
            return self.day, "reference"
        return self.anchor, "anchor"

    def is_future(self, start: int, end: int) -> bool:
        """Tell whether the clause around an expression speaks of what is to come: the nearest tense before it, else after it."""
        low = self.low
        left = low[max(0, start - CLAUSE) : start]
        cut = 0
        for m in _SENTENCE_END.finditer(left):
            cut = m.end()
        left = left[cut:]
        ahead = max((m.end() for m in self.language.future.finditer(left)), default=-1)
        behind = max((m.end() for m in self.language.past.finditer(left)), default=-1)
        if ahead != behind:
            return ahead > behind
        right = low[end : end + CLAUSE // 2]
        stop = _SENTENCE_END.search(right)
        right = right[: stop.start()] if stop else right
        future, past = self.language.future.search(right), self.language.past.search(right)
        return future is not None and (past is None or future.start() < past.start())

    def year_of(self, month: int, day: int | None, start: int, end: int) -> tuple[int | None, How]:
        """Give the year of a month (and day) that the text leaves out."""
        if self.year is not None and (
            self.anchor is None or (start - self.year_at < NEAR and abs(self.year - self.anchor.year) > 1)
        ):
            turn = self.month is not None and self.month - month > 6
            return self.year + turn, "reference"
        if self.anchor is None:
            return None, "unresolved"
        anchor = self.anchor
        ahead = (month, day or 1) > (anchor.month, anchor.day if day else 1)
        behind = month < anchor.month
        if ahead and not self.is_future(start, end):
            # An announced date soon after publication needs no future tense ("the vote is on 3 May").
            return anchor.year - (month - anchor.month > 1), "anchor"
        if behind and anchor.month - month > 3 and self.is_future(start, end):
            return anchor.year + 1, "anchor"
        return anchor.year, "anchor"
