"""Who: the subject of a verb, the agent of a passive, the owner of a noun."""

from __future__ import annotations

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
from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from sourcelint.annotate.attributions.line import TokenWindow

MAX_SOURCE_CHARS = 160
"""Characters that a source may have: appositions are long, and a hostile line has no end."""

_RIGHT = lazy(
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
_ASIDE_MARKS = (",", *_DASHES)
_SUBJECT_OPENERS = DETERMINERS | THIRD_PERSON
_MAX_OPENING_CHARS, _MAX_INVERTED_WORDS, _MAX_AGENT_WORDS, _MAX_EARLIER_ATTRIBUTIONS = 24, 12, 8, 4
"""Characters in which a bracket or the beginning of a sentence is looked for; words behind a verb whose subject follows
it; words in which a "by" stands; attributions looked back on."""


def subject_of(line: TokenWindow, at: int, group: int) -> tuple[Span | None, bool]:
    """Find the subject of the verb that is word `at` and whose verb group begins with word `group`.

    It stands before the verb, before an apposition, or behind the verb; the second value tells the last.
    """
    if line.joined(group):
        stop = group - 1 if line.words[group - 1] in RELATIVES else group
        return _phrase_before(line, stop), False
    gap = line.gaps[group] if group > line.first else line.text[line.start : line.starts[group]]
    quoted = any(mark in gap for mark in _QUOTES)
    if _must_invert(line, at, quoted=quoted):
        return right_of(line, line.ends[at]), True
    if _may_invert(line, at, gap, quoted=quoted):
        behind = right_of(line, line.ends[at])
        if quoted or behind is None or not _is_clause(line, at, behind):
            return behind, True
    if ")" in gap and group > line.first:
        return _before_bracket(line, group), False
    if not quoted and _has_aside(gap) and not line.words[at].endswith("ing"):
        return _apposition(line, group), False
    return None, False


def _has_aside(gap: str) -> bool:
    """Tell whether a comma or a dash stands between two words."""
    return any(mark in gap for mark in _ASIDE_MARKS)


def _must_invert(line: TokenWindow, at: int, *, quoted: bool) -> bool:
    """Tell whether a number or a letter beyond a to z follows word `at` behind a quotation: "…," said Édouard."""
    return quoted and not line.after(at) and line.text[line.ends[at] : line.ends[at] + 2].strip().isalnum()


def _may_invert(line: TokenWindow, at: int, gap: str, *, quoted: bool) -> bool:
    """Tell whether the subject may follow word `at`: "…," said the mayor; "…, warned the board"."""
    following = line.after(at)
    if not following or following in _NO_SUBJECTS or at + 1 >= line.last:
        return False
    if quoted:
        return True
    if "," not in gap or line.last - at >= _MAX_INVERTED_WORDS or line.words[at] not in _INVERTING:
        return False
    return following in _SUBJECT_OPENERS or line.text[line.starts[at + 1]].isupper()


def _before_bracket(line: TokenWindow, group: int) -> Span | None:
    """Find the name before a party and a state: "Jane Doe (D-Ohio) said"."""
    opening = line.text.rfind("(", max(line.start, line.starts[group] - _MAX_OPENING_CHARS), line.starts[group])
    if opening < 0:
        return None
    stop = bisect_left(line.ends, opening, line.first, group)
    if stop < group and line.ends[stop] <= opening:
        stop += 1
    return _phrase_before(line, stop) if line.first < stop < group else None


def agent_of(line: TokenWindow, at: int) -> Span | None:
    """Find who stands behind a "by" soon after word `at`: "criticized on Monday by the board", not "by voting"."""
    for behind in range(at + 1, min(at + _MAX_AGENT_WORDS, line.last)):
        word = line.words[behind]
        if word == "by":
            return None if line.after(behind).endswith("ing") else right_of(line, line.ends[behind])
        if word in _AGENT_ENDS:
            break
    return None


def right_of(line: TokenWindow, start: int) -> Span | None:
    """Find the noun phrase that begins after an offset."""
    match = _RIGHT.match(line.text, start, min(line.end, start + MAX_SOURCE_CHARS))
    return Span(*match.span(1)) if match else None


def told_before(line: TokenWindow, at: int) -> Span | None:
    """Find the last source of the sentence before word `at`, else its first words; None if word `at` is the first.

    Of a participle that opens the sentence, or behind a phrase of time or place, it is what follows the next comma:
    "Citing two officials, the paper …", "For months, the board has …".
    """
    for earlier in reversed(line.found[-_MAX_EARLIER_ATTRIBUTIONS:]):
        if earlier.source is not None:
            return earlier.source
    if at == line.first:
        return _main_subject(line, at, line.last) if line.words[at].endswith("ing") else None
    if line.words[line.first] in _OPENERS:
        behind = _main_subject(line, line.first, at)
        if behind is not None:
            return behind
    last = line.first
    stop = min(at, line.first + _MAX_OPENING_CHARS)
    while last + 1 < stop and line.plain(last + 1) and not _is_verbal(line.words[last + 1]):
        last += 1
    return line.span(line.first, last)


def _is_verbal(word: str) -> bool:
    return word in ALL_CUES or word in AUXILIARIES


def _main_subject(line: TokenWindow, at: int, stop: int) -> Span | None:
    """Find the first words between the next comma and word `stop`, up to a verb."""
    first = next((behind for behind in range(at + 1, stop) if line.gaps[behind].startswith(",")), None)
    if first is None:
        return None
    last, stop = first, min(stop, first + _MAX_INVERTED_WORDS + 1)
    while last + 1 < stop and line.joined(last + 1) and not _is_verb(line.words[last + 1]):
        last += 1
    return line.phrase(first, last)


def _is_verb(word: str) -> bool:
    return word in FINITE or word in ALL_CUES or word.endswith("ed")


def _is_clause(line: TokenWindow, at: int, span: Span) -> bool:
    """Tell whether what follows word `at` up to the end of a span has a verb of its own: "said the president was angry"."""
    stop = bisect_left(line.starts, span.end, at + 1, max(at + 1, line.last))
    return not FINITE.isdisjoint(line.words[at + 1 : stop])


def _phrase_before(line: TokenWindow, stop: int) -> Span | None:
    """Find the words that end before word `stop`, back to a mark or a conjunction."""
    first = stop - 1
    if first < line.first or line.words[first] in BREAKS:
        return None
    if line.words[first] in LONE:
        return line.span(first, first)
    if line.words[first].endswith("day") and first - 1 > line.first and line.words[first - 1] == "on":
        stop = first - 1  # "the board on Monday said"
        first = stop - 1
    earliest = line.ends[stop - 1] - MAX_SOURCE_CHARS
    while line.joined(first) and line.words[first - 1] not in BREAKS and line.starts[first - 1] > earliest:
        first -= 1
    while first < stop - 1 and line.words[first] in PREPOSITIONS:
        first += 1
    return line.phrase(first, stop - 1)


def _apposition(line: TokenWindow, group: int) -> Span | None:
    """Find "John Smith, a professor at Yale" before ", said"."""
    first = group - 1
    if first < line.first:
        return None
    has_comma = False
    earliest = line.ends[group - 1] - MAX_SOURCE_CHARS
    while first > line.first and line.starts[first - 1] > earliest:
        if not line.joined(first):
            if has_comma or line.gaps[first].strip() not in _ASIDE_MARKS:
                break
            has_comma = True
        elif has_comma and line.words[first - 1] in BREAKS:
            break
        first -= 1
    return line.phrase(first, group - 1)
