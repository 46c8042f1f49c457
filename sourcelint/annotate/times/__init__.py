"""Time expressions (TIMEX3): found by a grammar over word classes, resolved against an anchor or the text, never today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.times.english import ENGLISH
from sourcelint.annotate.times.expression import TimeExpression
from sourcelint.annotate.times.german import GERMAN
from sourcelint.annotate.times.matching import find

if TYPE_CHECKING:
    from datetime import date

__all__ = ["LANGUAGES", "TimeExpression", "find_times"]

LANGUAGES = {"en": ENGLISH, "de": GERMAN}


def find_times(text: str, anchor: date | None, language: str = "en") -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text, in text order, none overlapping another; none for a language without tables.

    `anchor` is the document creation time, None if unknown: then what depends on it stays unresolved.
    """
    tables = LANGUAGES.get(language)
    return find(text, anchor, tables) if tables else ()
