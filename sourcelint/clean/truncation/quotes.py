"""Which stretches of a paragraph stand in quotation marks."""

from __future__ import annotations

import re

# Opening mark → what closes it. A mark that is also a closing one opens only before a word.
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
_MARK = re.compile(r"[“”„«»‹›「」『』\"]|``|''")


def find_quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the quotations in `text[start:end]`, outermost only; one that is never closed runs to the end."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    closers = ""
    for m in _MARK.finditer(text, start, end):
        mark = m.group()
        if opened is not None:
            if mark in closers:
                found.append((opened, m.end()))
                opened = None
        elif mark in _CLOSERS and (
            mark not in _AMBIGUOUS
            or (m.end() < end and text[m.end()].isalnum() and not _inside_word(text, start, m.start()))
        ):
            opened, closers = m.start(), _CLOSERS[mark]
    if opened is not None:
        found.append((opened, end))
    return found


def _inside_word(text: str, start: int, at: int) -> bool:
    return at > start and not text[at - 1].isspace()
