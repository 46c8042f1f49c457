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
MIN_FENCE_CHARS = 3
MAX_FENCE_CHARS = 8
"""Signs of a fence; a longer run of tildes is a rule across the page."""

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
    """Find a fence that no other closes; one with nothing behind it is a line of its signs."""
    if "```" not in text and "~~~" not in text:
        return None
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = None if _is_rule(text, fence) else fence
        elif fence["fence"].startswith(opened["fence"]) and not fence["info"].strip():
            opened = None
    return opened if opened is not None and text[opened.end() :].strip() else None


def _is_rule(text: str, fence: re.Match[str]) -> bool:
    r"""Tell whether a line of signs is a rule, or underlines a heading as reStructuredText and changelogs do.

    >>> text = "Changed\n~~~~~~~\n\nThe crane turns."
    >>> _is_rule(text, next(_FENCE.finditer(text)))
    True
    """
    run = fence["fence"]
    if fence["info"].strip():
        return False
    above = text[text.rfind("\n", 0, max(0, fence.start() - 1)) + 1 : max(0, fence.start() - 1)].strip()
    if run[0] == "`":
        return len(run) == len(above) > MIN_FENCE_CHARS
    is_underline = bool(above) and not above.endswith(":") and 2 * len(run) >= len(above)
    return is_underline or len(run) > MAX_FENCE_CHARS
