"""Time expressions (TIMEX3): found by a grammar over word classes, resolved against an anchor or the text, never today."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from sourcelint.annotate.times.expression import TimeExpression
from sourcelint.annotate.times.matching import find

if TYPE_CHECKING:
    from datetime import date

    from sourcelint.annotate.text.word_index import Words
    from sourcelint.annotate.times.language import Language

__all__ = ["LANGUAGES", "TimeExpression", "find_times", "tables_of"]

LANGUAGES = {"en": "english", "de": "german"}
"""The languages that have tables, and the modules that hold them; loaded when a text first needs them."""


def find_times(
    text: str, anchor: date | None, language: str = "en", words: Words | None = None
) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text, in text order, without overlaps; a language without tables has none.

    `anchor` is the document creation time, None if unknown: then what depends on it stays unresolved. `words` is
    the index of the text (`word_index.index`), if the caller has it.
    """
    return find(text, anchor, tables_of(language), words) if language in LANGUAGES else ()


@cache
def tables_of(language: str) -> Language:
    """Return the compiled tables of a language; raise KeyError if it has none."""
    module = LANGUAGES[language]
    tables: Language = getattr(import_module(f"{__name__}.{module}"), module.upper())
    return tables
