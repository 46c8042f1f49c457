"""Who: the subject of a verb, the agent of a passive, the owner of a noun."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sourcelint.annotate.attributions.grammar import (
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    FINITE,
    LONE,
    PREPOSITIONS,
    RELATIVES,
    THIRD_PERSON,
)
from sourcelint.annotate.attributions.reporting_verbs import ALL_CUES
from sourcelint.annotate.text.word_lists import words
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.annotate.attributions.line import TokenWindow

LONGEST_SOURCE = 160
"""Characters that a source may have: appositions are long, and a hostile line has no end."""

_RIGHT = re.compile(
    r"\s*((?:(?:[A-Z][a-z]{0,4}\.\s?){1,3}(?=[A-Z]))?(?:[^\s,;:.\"“”—][^,;:.\"“”—]*(?<=[^\s])|[^\s,;:.\"“”—]))"
)
_NO_SUBJECTS = words("that in on at to for of by as about if when after during with")
_OPENERS = PREPOSITIONS | words(
    "during despite meanwhile however then still also amid under throughout earlier later following"
)
_INVERTING = words(
    """said says say added adds add wrote writes write asked asks explained explains noted notes argued argues warned warns insisted
    insists recalled recalls joked quipped replied responded continued declared announced reported reports tweeted concluded
    suggested admitted acknowledged complained countered observed remarked shouted yelled wondered mused"""
)
"""Verbs before whose subject what is said may stand: "…, warned the board"."""
_AGENT_ENDS = words("to that if whether who which and but")
_QUOTES = ('"', "”", "“", "''", ",'", ".'", "?'", "!'")
_DASHES = ("—", "–", "--")
_REACH, _INVERTED, _AGENT, _NEAR = 24, 12, 8, 4
"""Characters in which a bracket or the beginning of a sentence is looked for; words behind a verb whose subject follows
it; words in which a "by" stands; attributions looked back on."""


def subject_of(line: TokenWindow, i: int, group: int) -> tuple[Span | None, bool]:
    """Find the subject of the verb that is word i and whose verb group begins with word `group`.

    It stands before the verb, before an apposition, or behind the verb; the second value tells the last.
    """
    gap = line.gaps[group] if group > line.first else line.text[line.start : line.starts[group]]
    if line.joined(group):
        stop = group
        if line.words[stop - 1] in RELATIVES:
            stop -= 1
        return _phrase_before(line, stop), False
    quote = any(mark in gap for mark in _QUOTES)
    following = line.after(i)
    if quote and not following and line.text[line.ends[i] : line.ends[i] + 2].strip().isalnum():
        return right_of(line, line.ends[i]), True
    begins = i + 1 < line.last and (
        quote or line.text[line.starts[i + 1]].isupper() or following in DETERMINERS or following in THIRD_PERSON
    )
    inverted = quote or ("," in gap and line.last - i < _INVERTED and line.words[i] in _INVERTING)
    if following and begins and inverted and following not in _NO_SUBJECTS:
        behind = right_of(line, line.ends[i])
        if quote or behind is None or not _clause(line, i, behind):
            return behind, True
    if ")" in gap and group > line.first:
        # A party and a state between name and verb, as in Jane Doe (D-Ohio) said.
        inner = line.text.rfind("(", max(line.start, line.starts[group] - _REACH), line.starts[group])
        stop = bisect_left(line.ends, inner, line.first, group) if inner >= 0 else group
        stop = stop + 1 if stop < group and line.ends[stop] <= inner else stop
        return (_phrase_before(line, stop) if line.first < stop < group else None), False
    if ("," in gap or any(dash in gap for dash in _DASHES)) and not quote and line.words[i][-3:] != "ing":
        return _apposition(line, group), False
    return None, False


def agent_of(line: TokenWindow, i: int) -> Span | None:
    """Give who stands behind a "by" soon after word i: "criticized on Monday by the board", not "by voting"."""
    for j in range(i + 1, min(i + _AGENT, line.last)):
        word = line.words[j]
        if word == "by":
            return None if line.after(j).endswith("ing") else right_of(line, line.ends[j])
        if word in _AGENT_ENDS:
            break
    return None


def right_of(line: TokenWindow, start: int) -> Span | None:
    """Give the noun phrase that begins after an offset."""
    m = _RIGHT.match(line.text, start, min(line.end, start + LONGEST_SOURCE))
    return Span(*m.span(1)) if m else None


def told_before(line: TokenWindow, i: int) -> Span | None:
    """Give the last source of the sentence before word i, else its first words; None where word i is the first.

    Of a participle that opens the sentence, or behind a phrase of time or place, it is what follows the next comma:
    "Citing two officials, the paper …", "For months, the board has …".
    """
    for a in reversed(line.found[-_NEAR:]):
        if a.source is not None:
            return a.source
    if i == line.first:
        return _main_subject(line, i, line.last) if line.words[i].endswith("ing") else None
    if line.words[line.first] in _OPENERS:
        behind = _main_subject(line, line.first, i)
        if behind is not None:
            return behind
    j = line.first
    while (
        j + 1 < min(i, line.first + _REACH)
        and line.plain(j + 1)
        and line.words[j + 1] not in ALL_CUES
        and line.words[j + 1] not in AUXILIARIES
    ):
        j += 1
    return line.span(line.first, j)


def _main_subject(line: TokenWindow, i: int, stop: int) -> Span | None:
    """Give the first words between the next comma and word `stop`, up to a verb."""
    first = next((j for j in range(i + 1, stop) if line.gaps[j].startswith(",")), None)
    if first is None:
        return None
    j = first
    while j + 1 < stop and line.joined(j + 1) and j - first < _INVERTED and not _verb(line.words[j + 1]):
        j += 1
    return line.phrase(first, j)


def _verb(word: str) -> bool:
    return word in FINITE or word in ALL_CUES or word.endswith("ed")


def _clause(line: TokenWindow, i: int, span: Span) -> bool:
    """Tell whether what follows word i up to the end of a span has a verb of its own: "said the president was angry"."""
    j = i + 1
    while j < line.last and line.starts[j] < span.end:
        if line.words[j] in FINITE:
            return True
        j += 1
    return False


def _phrase_before(line: TokenWindow, stop: int) -> Span | None:
    """Give the words that end before word `stop`, back to a mark or a conjunction."""
    j = stop - 1
    if j < line.first or line.words[j] in BREAKS:
        return None
    if line.words[j] in LONE:
        return line.span(j, j)
    if line.words[j].endswith("day") and j - 1 > line.first and line.words[j - 1] == "on":
        stop = j = j - 1  # "the board on Monday said"
        j -= 1
    while (
        line.joined(j) and line.words[j - 1] not in BREAKS and line.ends[stop - 1] - line.starts[j - 1] < LONGEST_SOURCE
    ):
        j -= 1
    while j < stop - 1 and line.words[j] in PREPOSITIONS:
        j += 1
    return line.phrase(j, stop - 1)


def _apposition(line: TokenWindow, group: int) -> Span | None:
    """Give "John Smith, a professor at Yale" before ", said"."""
    j = group - 1
    if j < line.first:
        return None
    commas = 0
    while j > line.first and line.ends[group - 1] - line.starts[j - 1] < LONGEST_SOURCE:
        if not line.joined(j):
            if commas or line.gaps[j].strip() not in (",", *_DASHES):
                break
            commas += 1
        elif commas and line.words[j - 1] in BREAKS:
            break
        j -= 1
    return line.phrase(j, group - 1)
