"""Characters that nobody sees: no-break spaces, zero-width characters, direction marks, trailing blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.article import repair_at
from sourcelint.clean.characters.non_ascii import non_ascii_bytes, places

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Repair
    from sourcelint.text import Text

BLANKS = dict.fromkeys(
    map(
        ord,
        "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}\N{EN SPACE}\N{EM SPACE}\N{THIN SPACE}"
        "\N{HAIR SPACE}\N{EN QUAD}\N{EM QUAD}\N{THREE-PER-EM SPACE}\N{FOUR-PER-EM SPACE}\N{SIX-PER-EM SPACE}"
        "\N{PUNCTUATION SPACE}\N{MEDIUM MATHEMATICAL SPACE}",
    ),
    " ",
)
"""Spaces that become plain ones, so that `January\\u00a01968` is a date; the ideographic space stays."""
LINES = {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x09: " "}
PLAIN = BLANKS | LINES

NO_BREAK = frozenset("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
ZERO_WIDTH = frozenset(("\N{ZERO WIDTH SPACE}", "\N{WORD JOINER}", BYTE_ORDER_MARK))
SOFT_HYPHEN = frozenset("\N{SOFT HYPHEN}")
BIDI = frozenset(map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
CONTROL = frozenset(map(chr, (*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0xA0)))) - {"\r", "\x85"}
REMOVED = ZERO_WIDTH | SOFT_HYPHEN | BIDI | CONTROL
REPLACED = frozenset(map(chr, PLAIN))
KNOWN = REMOVED | REPLACED | {"\r"}
REPORTED_KINDS = (
    ("no_break_spaces", NO_BREAK),
    ("zero_width", ZERO_WIDTH),
    ("soft_hyphens", SOFT_HYPHEN),
    ("bidi_controls", BIDI),
)


def drop_invisible(draft: PartialDocument) -> PartialDocument:
    """Turn odd spaces into plain ones, one for one, and take out characters that show nothing; note each kind.

    A soft hyphen at the end of a line divides a word as any hyphen there does.

    Every line ends in a line feed afterwards. Joiners (U+200C, U+200D) stay: Persian, Hindi and emoji need them.
    """
    value = draft.text.value
    rare = set(non_ascii_bytes(value).decode("utf8", "surrogatepass"))
    if rare.isdisjoint(KNOWN):
        return draft
    repairs = [_repair_of(draft.text, name, places(value, rare & kind)) for name, kind in REPORTED_KINDS]
    edits = _edits(value, rare)
    if not rare.isdisjoint(REPLACED):
        draft = draft.replace(text=draft.text.translate(PLAIN))
    return draft.edit(edits).repaired(*repairs)


def _repair_of(text: Text, name: str, found: list[int]) -> Repair:
    """Note the places of one kind. A byte order mark at the very start is the file's and not the text's."""
    if found[:1] == [0] and text.value[0] == BYTE_ORDER_MARK:
        found = found[1:]
    return repair_at(text, name, [(at, at + 1) for at in found])


def _edits(value: str, rare: set[str]) -> list[tuple[int, int, str]]:
    """Return what is taken out, and the line feeds for carriage returns with or without one."""
    edits = [(at, at + 1, "-" if _divides_line(value, at) else "") for at in places(value, rare & REMOVED)]
    if "\r" not in rare:
        return edits
    returns = places(value, {"\r"})
    return sorted(edits + [(at, at + len("\r\n" if value.startswith("\n", at + 1) else "\r"), "\n") for at in returns])


def _divides_line(value: str, at: int) -> bool:
    """Tell a soft hyphen behind a letter at the end of a line, which is seen there."""
    return value[at] in SOFT_HYPHEN and value.startswith(("\n", "\r"), at + 1) and value[at - 1 : at].isalpha()
