"""Where a reader is shown that a container is cut: the end of its last line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcelint.text import RawSpan, Text

MAX_SHOWN_CHARS = 80
"""Characters of the last line that are shown."""


def end_shown(text: Text) -> RawSpan:
    """Return the last characters of a text that are not white space, from one line."""
    value = text.value
    end = len(value.rstrip())
    start = max(value.rfind("\n", 0, end) + 1, end - MAX_SHOWN_CHARS)
    return text.raw_span(start, end)
