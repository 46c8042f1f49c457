"""Which stretches of a paragraph stand in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    import re

# Opening mark → what closes it. A mark that is also a closing one opens only before a word or a bracket.
_CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    '"': '"',
    "»": "«",
    "”": "”",
    "``": "''",
    "''": "''",
}
_AMBIGUOUS = frozenset(("»", "”", "''"))
_MARK = lazy(r"[“”„«»‹›「」『』\"]|``|''")


def find_quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the quotations in `text[start:end]`, outermost only; one that is never closed runs to the end."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    closers = ""
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if opened is not None:
            if mark in closers:
                found.append((opened, match.end()))
                opened = None
        elif _opens_quotation(text, match, start, end):
            opened, closers = match.start(), _CLOSERS[mark]
    if opened is not None:
        found.append((opened, end))
    return found


def _opens_quotation(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Check whether a mark opens a quotation; an ambiguous one does so only at the start of a word, or of a bracket, as "»[…] wir"."""
    mark = match.group()
    if mark not in _AMBIGUOUS:
        return mark in _CLOSERS
    is_first = match.start() == start
    behind = match.end() + (is_first and text.startswith(" ", match.end(), end))
    stands_before_word = behind < end and (text[behind].isalnum() or text[behind] in "[(")
    return stands_before_word and (is_first or text[match.start() - 1].isspace())
