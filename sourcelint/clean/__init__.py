"""Raw bytes → Document."""

from __future__ import annotations

import re

from sourcelint.document import Block, Document, Field, Hints, Metadata
from sourcelint.text import RawSpan, Text


def read(raw: bytes, name: str, hints: Hints = Hints()) -> Document:  # noqa: B008 - frozen
    """Read the whole file as one text."""
    decoded = raw.decode("utf8", "replace")
    text = Text.of_raw(decoded)
    lines = [m.span() for m in re.finditer(r"[^\n]+", decoded)]
    blocks = tuple(Block("title" if n == 0 else "paragraph", a, b) for n, (a, b) in enumerate(lines))
    title = Field(decoded[slice(*lines[0])], "present", RawSpan(*lines[0])) if lines else Field()
    return Document(name, decoded, "utf-8", text, blocks, Metadata(title=title), hints.language or "en")


def read_all(raw: bytes, name: str, hints: Hints = Hints()) -> tuple[Document, ...]:  # noqa: B008 - frozen
    """Read the articles of a file, one document each."""
    return (read(raw, name, hints),)
