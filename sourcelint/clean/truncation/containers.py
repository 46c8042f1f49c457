"""Containers of plain text that are opened and never closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument

_CDATA = "<![CDATA["
_FENCE = lazy(r"^[ \t]{0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^\n`]*)$", re.MULTILINE)


def find_open_containers(draft: PartialDocument) -> Iterator[Truncation]:
    """Find a Markdown fence or a CDATA section that is open at the end of the text."""
    text = draft.text.value
    fence = _find_open_fence(text)
    if fence is not None:
        span = draft.text.raw_span(fence.start("fence"), fence.end())
        yield Truncation("unclosed_container", span, "a code block is opened and never closed")
    start = text.rfind(_CDATA)
    if start >= 0 and text.find("]]>", start) < 0 and draft.complete:
        span = draft.text.raw_span(start, start + len(_CDATA))
        yield Truncation("unclosed_container", span, "a CDATA section is opened and never closed")


def _find_open_fence(text: str) -> re.Match[str] | None:
    """Find a fence that no other closes; one with nothing behind it is a line of tildes."""
    if "```" not in text and "~~~" not in text:
        return None
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence["fence"].startswith(opened["fence"]) and not fence["info"].strip():
            opened = None
    return opened if opened is not None and text[opened.end() :].strip() else None
