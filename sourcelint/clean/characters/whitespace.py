"""Characters that nobody sees: no-break spaces, zero-width characters, direction marks, trailing blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.article import REPORTED
from sourcelint.clean.characters.non_ascii import non_ascii_bytes, places
from sourcelint.document import Repair

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument

BLANKS = {
    ord(c): " "
    for c in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}\N{EN SPACE}\N{EM SPACE}\N{THIN SPACE}"
    "\N{HAIR SPACE}\N{EN QUAD}\N{EM QUAD}\N{THREE-PER-EM SPACE}\N{FOUR-PER-EM SPACE}\N{SIX-PER-EM SPACE}"
    "\N{PUNCTUATION SPACE}\N{MEDIUM MATHEMATICAL SPACE}"
}
"""Spaces that become plain ones, so that `January\\u00a01968` is a date; the ideographic space stays."""
LINES = {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x09: " "}
PLAIN = BLANKS | LINES

NO_BREAK = frozenset("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
ZERO_WIDTH = frozenset("\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}")
SOFT_HYPHEN = frozenset("\N{SOFT HYPHEN}")
BIDI = frozenset(map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
CONTROL = frozenset(map(chr, (*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0xA0)))) - {"\r", "\x85"}
REMOVED = ZERO_WIDTH | SOFT_HYPHEN | BIDI | CONTROL
KNOWN = REMOVED | NO_BREAK | {"\r"} | {chr(c) for c in PLAIN}
REPORTED_KINDS = (
    ("no_break_spaces", NO_BREAK),
    ("zero_width", ZERO_WIDTH),
    ("soft_hyphens", SOFT_HYPHEN),
    ("bidi_controls", BIDI),
)


def drop_invisible(draft: PartialDocument) -> PartialDocument:
    """Turn odd spaces into plain ones, one for one, and take out characters that show nothing; note each kind.

    Every line ends in a line feed afterwards. Joiners (U+200C, U+200D) stay: Persian, Hindi and emoji need them.
    """
    value = draft.text.value
    rare = set(non_ascii_bytes(value).decode("utf8", "surrogatepass"))
    if rare.isdisjoint(KNOWN):
        return draft
    repairs = []
    for name, kind in REPORTED_KINDS:
        # A byte order mark at the very start is the file's and not the text's.
        found = [at for at in places(value, rare & kind) if at or value[at] != "\N{ZERO WIDTH NO-BREAK SPACE}"]
        spans = tuple(draft.text.raw_span(at, at + 1) for at in found[:REPORTED])
        repairs.append(Repair(name, len(found), spans))
    edits = [(at, at + 1, "") for at in places(value, rare & REMOVED)]
    if "\r" in rare:
        edits = sorted(edits + [(at, at + 1 + value.startswith("\n", at + 1), "\n") for at in places(value, {"\r"})])
    if not rare.isdisjoint(map(chr, PLAIN)):
        draft = draft.replace(text=draft.text.translate(PLAIN))
    return draft.edit(edits).repaired(*repairs) if edits or any(r.count for r in repairs) else draft
