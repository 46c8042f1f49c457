"""Character references of HTML (`&amp;`, `&#8217;`) → characters, until nothing changes."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

from sourcelint.clean.article import REPORTED
from sourcelint.document import Repair

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument

ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
REFERENCE = re.compile(ENTITY)
ROUNDS = 3
"""Escaped three times is the most that is seen; more is a text about escaping."""


@cache
def character_of(reference: str) -> str | None:
    """Give what a reference stands for, None if it is none (`R&D;`)."""
    return unescape(reference) if reference[1] == "#" or reference[1:] in html5 else None


def references(value: str) -> list[tuple[int, int, str]]:
    """Find the references of a string and what each stands for."""
    if "&" not in value or ";" not in value:
        return []
    found = ((m.start(), m.end(), character_of(m[0])) for m in REFERENCE.finditer(value))
    return [(start, end, new) for start, end, new in found if new is not None]


def resolve_entities(draft: PartialDocument, *, expected: bool = False) -> PartialDocument:
    """Resolve the references that are left in a draft's text, until nothing changes; those in code stay.

    `expected` says that the container is written in HTML, so that the first round is no damage.
    """
    for n in range(ROUNDS):
        code = [(b.start, b.end) for b in draft.blocks if b.kind == "code"]
        edits = [e for e in references(draft.text.value) if not any(start <= e[0] < end for start, end in code)]
        if not edits:
            break
        spans = tuple(draft.text.raw_span(start, end) for start, end, _ in edits[:REPORTED])
        name = "character_references" if expected and not n else "html_entities"
        draft = draft.edit(edits).repaired(Repair(name, len(edits), spans))
    return draft
