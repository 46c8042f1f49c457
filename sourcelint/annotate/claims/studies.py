"""Studies that nobody names ("a recent study found"), and whether something near them does after all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.annotate.claims.lexicon import CLASSES, NATION, PLAIN
from sourcelint.annotate.gazetteers.countries import nation_of
from sourcelint.annotate.text.calendar_words import MONTHS, WEEKDAYS
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.text.sentences import Sentence

MAX_SENTENCES_BEHIND = 2
"""Sentences behind in which a study may be named: news names the journal after the finding."""

MAX_BEHIND_CHARS = 600
"""Characters of these sentences that are read: the bound for hostile ones."""

_INSIDE = lazy(
    r"""
    (?<=[\w,;:’”)][ ])[“\"(]?
    (?:
        ([A-Z][\w’'-]*)(?=(?:[ ](?:of|for|and|the)){0,2}[ ][A-Z])      # of several words: "Coastal Review"
    |   (?<=[ ](?:at|by)[ ])([A-Z][\w’'-]*)                             # "by Lunde"
    |   (?<=[ ]from[ ])([A-Z][\w’'-]*)
    |   ([A-Z]{3,}(?:s|['’]s)?\b)                                       # an acronym
    )
    """,
    re.VERBOSE,
)
_SIGN = lazy(
    r"""
    \[\d{1,3}\]|\(\d{1,3}\)|https?://|\bdoi\b                        # a citation or an address
    |
    \b(?:
        university|universities|institute|journal                      # who publishes studies
    |   published[ ](?:in|by|on|last|this)|conducted[ ](?:by|at)
    |   (?:led|written|compiled|commissioned|released|carried[ ]out)[ ]by
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PAIR = lazy(r"[A-Z]\w{1,30} [A-Z]\w{1,30}")
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))


def study_named(text: str, sentences: Sequence[Sentence], n: int, first: int = 0) -> bool:
    """Tell whether the sentence before the n-th, the n-th or the next two name somebody who may have made a study.

    Any name counts but those of countries and of the calendar: whose it is is not looked at. `first` is the number of the
    first sentence that is read: in a headline every word may have a capital.
    """
    for sentence in sentences[max(first, n - 1) : n + 1 + MAX_SENTENCES_BEHIND]:
        start, end = sentence.start, min(sentence.end, sentence.start + MAX_BEHIND_CHARS)
        if _SIGN.search(text, start, end) or any(_is_name(text, match) for match in _INSIDE.finditer(text, start, end)):
            return True
    return False


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether a capital names neither a day, nor a country: not "United" before "States"."""
    first, last = match.span(match.lastindex or 1)
    lowercase = text[first:last].lower().replace("’", "'").removesuffix("'s")
    if lowercase in _CALENDAR or CLASSES.get(lowercase, 0) & (NATION | PLAIN):
        return False
    pair = _PAIR.match(text, first)
    return pair is None or nation_of(pair.group()) is None
