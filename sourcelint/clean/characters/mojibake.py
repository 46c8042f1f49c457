"""UTF-8 that was read as windows-1252 or another one-byte encoding (`â€™` for `’`), put right if ftfy is sure of it.

ftfy forgets where it changed a text. Its result differs from the text only in runs beyond ASCII, so that each run is
found again between the ASCII around it.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from sourcelint.clean.characters.non_ascii import non_ascii_bytes
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.clean.article import PartialDocument

CONTINUATION_1252 = "\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
CONTINUATION_1251 = (
    "\xa0\xa4\xa6\xa7\xa9\xab-\xae\xb0\xb1\xb5-\xb7\xbb\u0401-\u0408\u0409-\u040f\u0451-\u0458\u0459-\u045f\u0490\u0491"
    "\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2116\u2122"
)
SUSPECT = lazy(
    rf"""
    [\x80-\x84\x86-\x9f\xc2-\xf4\u0420\u0421\u201a\u221a]  # one class in front is what makes the search fast
    (?:
        (?<=[\x80-\x84\x86-\x9f])                          # control characters of latin-1
        |(?<=[\xc2-\xf4])[{CONTINUATION_1252}]             # windows-1252, latin-1
        |(?<=[\u0420\u0421])[{CONTINUATION_1251}][\u0420\u0421][{CONTINUATION_1251}]  # windows-1251: Russian
        |(?<=\u201a)\xc4[\xf4\xfa\xf9\xec\xee\xb6]         # Mac Roman: punctuation
        |(?<=\u221a)[\xb1\xa9\xae\u2020\xb0\xa2\xa3\xa7\u2022\xb6\xdf\xc6\xa7]        # Mac Roman: accented letters
        |(?<=\xc3)[ ]|(?<=\u00e2)[ ]\u20ac                 # NBSP that became a space
    )
    """,
    re.VERBOSE,
)
"""What a text must hold before ftfy, which costs 50 ms to load, is asked."""
SUSPECT_LEAD = lazy(
    rb"""
    \xc3(?:
        [\x83\xa2]                                         # the start of a letter or mark that was decoded twice
        |[\x82-\xb4](?=[\xc2\xc3\xc5\xc6\xcb]|\xe2\x80|\xe2\x82|\xe2\x84)
    )
    |\xd0[\xa0\xa1]                                        # Russian
    |\xe2\x80\x9a|\xe2\x88\x9a                             # Mac Roman
    |\xc2[\x80-\x9f]                                       # control characters
    """,
    re.VERBOSE,
)
"""In UTF-8, a character that `SUSPECT` begins with, and what may follow it."""
NON_ASCII_RUN = lazy(r"[^\x00-\x7f]+")
PIECE = lazy(r"[^\n]{1,4000}(?![^\s])|[^\n]{1,4000}")
"""A line, or as much of a long one as ftfy may look at, not ending in a word."""


def repair_mojibake(draft: PartialDocument) -> PartialDocument:
    """Decode again what was decoded wrongly, a line at a time; only what ftfy really changes counts as repaired.

    `donâ€™t` becomes `don’t`.
    """
    value = draft.text.value
    if value.isascii() or SUSPECT_LEAD.search(non_ascii_bytes(value)) is None or SUSPECT.search(value) is None:
        return draft
    pieces = (piece for piece in PIECE.finditer(value) if SUSPECT.search(piece[0]))
    edits = [edit for piece in pieces for edit in _edits(piece[0], piece.start())]
    return draft.undo("mojibake", edits)


def _edits(line: str, at: int) -> Iterator[tuple[int, int, str]]:
    """Yield what ftfy changes in a line that begins at an offset of the text."""
    from ftfy import fix_encoding

    fixed = fix_encoding(line)
    if fixed == line:
        return
    if NON_ASCII_RUN.split(line) != NON_ASCII_RUN.split(fixed):
        # A space went or came (`Ã ` is `à`), or a run became ASCII: what differs is one edit.
        yield _edit_of_difference(line, fixed, at)
        return
    for old, new in zip(NON_ASCII_RUN.finditer(line), NON_ASCII_RUN.finditer(fixed), strict=True):
        if old[0] != new[0]:
            yield from _edits_of_run(old[0], new[0], at + old.start())


def _edit_of_difference(line: str, fixed: str, at: int) -> tuple[int, int, str]:
    """Return one edit for all between what two lines have in common at their beginning and at their end."""
    start = _count_equal(line, fixed)
    end = _count_equal(reversed(line[start:]), reversed(fixed[start:]))
    return at + start, at + len(line) - end, fixed[start : len(fixed) - end]


def _count_equal(first: Iterable[str], second: Iterable[str]) -> int:
    """Count the characters that two texts have in common before the first difference."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _edits_of_run(old: str, new: str, at: int) -> list[tuple[int, int, str]]:
    """Return an edit for each character of a run, as wide as its UTF-8; one for the run if that does not add up."""
    edits, position = [], 0
    for character in new:
        if old[position : position + 1] == character:
            position += 1
            continue
        width = len(character.encode("utf8", "replace"))
        edits.append((at + position, at + position + width, character))
        position += width
    return edits if position == len(old) else [(at, at + len(old), new)]
