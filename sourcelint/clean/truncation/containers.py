"""Containers of plain text that are opened and never closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument

_FENCE = re.compile(r"^[ \t]{0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^\n`]*)$", re.MULTILINE)


def find_open_containers(draft: PartialDocument) -> Iterator[Truncation]:
    """Find a Markdown fence or a CDATA section that is open at the end of the text."""
    text = draft.text.value
    if "```" in text or "~~~" in text:
        opened: re.Match[str] | None = None
        for m in _FENCE.finditer(text):
            if opened is None:
                opened = m
            elif m["fence"].startswith(opened["fence"]) and not m["info"].strip():
                opened = None
        if opened is not None and text[opened.end() :].strip():  # else a line of tildes
            span = draft.text.raw_span(opened.start("fence"), opened.end())
            yield Truncation("unclosed_container", span, "a code block is opened and never closed")
    at = text.rfind("<![CDATA[")
    if at >= 0 and text.find("]]>", at) < 0 and draft.complete:
        yield Truncation(
            "unclosed_container", draft.text.raw_span(at, at + 9), "a CDATA section is opened and never closed"
        )
