"""UTF-8 that was read as windows-1252 or another one-byte encoding (`â€™` for `’`), put right where ftfy is sure of it.

ftfy forgets where it changed a text. Its result differs from the text only in runs beyond ASCII, so that each run is
found again between the ASCII around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.article import REPORTED
from sourcelint.clean.characters.non_ascii import non_ascii_bytes
from sourcelint.document import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument

CONTINUATION_1252 = "\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
CONTINUATION_1251 = (
    "\xa0\xa4\xa6\xa7\xa9\xab-\xae\xb0\xb1\xb5-\xb7\xbb\u0401-\u0408\u0409-\u040f\u0451-\u0458\u0459-\u045f\u0490\u0491"
    "\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2116\u2122"
)
SUSPECT = re.compile(
    "[\x80-\x84\x86-\x9f\xc2-\xf4\u0420\u0421\u201a\u221a](?:"  # one class in front is what makes the search fast
    "(?<=[\x80-\x84\x86-\x9f])"  # control characters of latin-1
    f"|(?<=[\xc2-\xf4])[{CONTINUATION_1252}]"  # windows-1252, latin-1
    f"|(?<=[\u0420\u0421])[{CONTINUATION_1251}][\u0420\u0421][{CONTINUATION_1251}]"  # windows-1251: Russian
    "|(?<=\u201a)\xc4[\xf4\xfa\xf9\xec\xee\xb6]|(?<=\u221a)[\xb1\xa9\xae\u2020\xb0\xa2\xa3\xa7\u2022\xb6\xdf\xc6\xa7]"  # Mac Roman
    "|(?<=\xc3) |(?<=\u00e2) \u20ac)"  # NBSP that became a space
)
"""What a text must hold before ftfy, which costs 50 ms to load, is asked."""
LEADS = re.compile(
    rb"\xc3(?:[\x83\xa2]|[\x82-\xb4](?=[\xc2\xc3\xc5\xc6\xcb]|\xe2\x80|\xe2\x82|\xe2\x84))|\xd0[\xa0\xa1]|\xe2\x80\x9a|\xe2\x88\x9a|\xc2[\x80-\x9f]"
)
"""In UTF-8, a character that one of these begins with, and what may follow it."""
STRANGERS = re.compile(r"[^\x00-\x7f]+")
PIECE = re.compile(r"[^\n]{1,4000}(?![^\s])|[^\n]{1,4000}")


def repair_mojibake(draft: PartialDocument) -> PartialDocument:
    """Decode again what was decoded wrongly, a line at a time; only what ftfy really changes counts as repaired."""
    value = draft.text.value
    if value.isascii() or LEADS.search(non_ascii_bytes(value)) is None or SUSPECT.search(value) is None:
        return draft
    edits = [edit for m in PIECE.finditer(value) if SUSPECT.search(m[0]) for edit in _edits(m[0], m.start())]
    spans = tuple(draft.text.raw_span(start, end) for start, end, _ in edits[:REPORTED])
    return draft.edit(edits).repaired(Repair("mojibake", len(edits), spans))


def _edits(line: str, at: int) -> Iterator[tuple[int, int, str]]:
    from ftfy import fix_encoding

    fixed = fix_encoding(line)
    if fixed == line:
        return
    old, new = list(STRANGERS.finditer(line)), list(STRANGERS.finditer(fixed))
    if STRANGERS.split(line) == STRANGERS.split(fixed):
        for a, b in zip(old, new, strict=True):
            if a[0] != b[0]:
                yield from _run(a[0], b[0], at + a.start())
        return
    # A space went or came (`Ã ` is `à`), or a run became ASCII: what differs is one edit.
    start = next((n for n, (a, b) in enumerate(zip(line, fixed, strict=False)) if a != b), min(len(line), len(fixed)))
    rest = zip(reversed(line[start:]), reversed(fixed[start:]), strict=False)
    end = next((n for n, (a, b) in enumerate(rest) if a != b), min(len(line), len(fixed)) - start)
    yield at + start, at + len(line) - end, fixed[start : len(fixed) - end]


def _run(old: str, new: str, at: int) -> list[tuple[int, int, str]]:
    """Give an edit for each character of a run, as wide as its UTF-8; one edit for the run where that does not work out."""
    edits, position = [], 0
    for character in new:
        if old[position : position + 1] == character:
            position += 1
            continue
        width = len(character.encode("utf8", "replace"))
        edits.append((at + position, at + position + width, character))
        position += width
    return edits if position == len(old) else [(at, at + len(old), new)]
