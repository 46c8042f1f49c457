"""Characters that nobody sees: no-break spaces, zero-width characters, direction marks, trailing blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.draft import REPORTED
from sourcelint.clean.rare import rare_bytes
from sourcelint.document import Repair

if TYPE_CHECKING:
    from sourcelint.clean.draft import Draft

BLANKS = {
    ord(c): " "
    for c in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}\N{EN SPACE}\N{EM SPACE}\N{THIN SPACE}"
    "\N{HAIR SPACE}\N{EN QUAD}\N{EM QUAD}\N{THREE-PER-EM SPACE}\N{FOUR-PER-EM SPACE}\N{SIX-PER-EM SPACE}"
    "\N{PUNCTUATION SPACE}\N{MEDIUM MATHEMATICAL SPACE}"
}
"""Spaces that become plain ones, so that `January\\u00a01968` is a date; the ideographic space stays."""
LINES = {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x09: " "}
PLAIN = BLANKS | LINES

NO_BREAK = re.compile("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]")
ZERO_WIDTH = re.compile("[\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}]+")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]+")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
REMOVED = re.compile(f"{ZERO_WIDTH.pattern}|{BIDI.pattern}|{CONTROL.pattern}|\r\n?")
STRANGE = re.compile(
    rb"[\x00-\x1f\x7f]|\xc2[\x80-\xa0\xad]|\xd8\x9c|\xe2\x80[\x80-\x8f\xa8-\xaf]|\xe2\x81[\x9f-\xa9]|\xef\xbb\xbf"
)
"""In UTF-8, everything that this module changes or counts."""


def drop_invisible(draft: Draft) -> Draft:
    """Turn odd spaces into plain ones, one for one, and take out characters that show nothing; note each kind.

    Joiners (U+200C, U+200D) stay: Persian, Hindi and emoji are spelt with them.
    """
    value = draft.text.value
    if STRANGE.search(rare_bytes(value)) is None:
        return draft
    repairs = []
    for name, pattern in (("no_break_spaces", NO_BREAK), ("zero_width", ZERO_WIDTH), ("bidi_controls", BIDI)):
        # A byte order mark at the very start is the file's and not the text's.
        places = [m.span() for m in pattern.finditer(value) if m[0] != "\N{ZERO WIDTH NO-BREAK SPACE}" or m.start()]
        spans = tuple(draft.text.raw_span(*place) for place in places[:REPORTED])
        repairs.append(Repair(name, len(places), spans))
    text = draft.text.translate(PLAIN)
    edits = [(m.start(), m.end(), "\n" if m[0][0] == "\r" else "") for m in REMOVED.finditer(text.value)]
    return draft.replace(text=text).edit(edits).repaired(*repairs)
