"""Character references of HTML (`&amp;`, `&#8217;`) → characters, until nothing changes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument

ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
MAX_ROUNDS = 3
"""Escaped three times is the most that is seen; more is a text about escaping."""


@cache
def reference_expression() -> re.Pattern[str]:
    """Return the expression for references, also those of HTML 4 that lack the semicolon, but not the parts of an address ("?a=1&copy=2").

    It holds a table of names, which texts without an "&" do without.
    """
    from html.entities import html5

    bare = sorted((name for name in html5 if not name.endswith(";") and not name.isupper()), key=len, reverse=True)
    letters = "|".join(name for name in bare if html5[name].isalpha())
    signs = "|".join(name for name in bare if not html5[name].isalpha())
    return re.compile(
        rf"{ENTITY}|&#[0-9]{{2,6}}(?![0-9;])|&#[xX][0-9a-fA-F]{{2,5}}(?![0-9a-fA-F;])|&(?:{letters})(?![A-Za-z0-9;=])"
        # A sign inside a word is the next part of an address: "?lang=en&copy".
        rf"|(?<!\w)&(?:{signs})(?![A-Za-z0-9;=])"
    )


@cache
def character_of(reference: str) -> str | None:
    """Return what a reference stands for, None for what only looks like one (`R&D;`)."""
    from html import unescape
    from html.entities import html5

    if reference[1] != "#" and reference[1:] not in html5:
        return None
    return unescape(reference if reference.endswith(";") else f"{reference};")


def references(value: str) -> list[tuple[int, int, str]]:
    """Find the references of a string and what each stands for."""
    if "&" not in value:
        return []
    found = ((*match.span(), character_of(match[0])) for match in reference_expression().finditer(value))
    return [(start, end, new) for start, end, new in found if new is not None]


def resolve_entities(draft: PartialDocument, *, expected: bool = False) -> PartialDocument:
    """Resolve the references that are left in a draft's text, until nothing changes; those in code stay.

    `expected` says that the container is written in HTML, so that the first round is no damage.
    """
    for round_number in range(MAX_ROUNDS):
        edits = _references_in_prose(draft)
        if not edits:
            break
        draft = draft.undo("character_references" if expected and round_number == 0 else "html_entities", edits)
    return draft


def _references_in_prose(draft: PartialDocument) -> list[tuple[int, int, str]]:
    """Find the references outside blocks of code, which may show how one is written."""
    code = [block for block in draft.blocks if block.kind == "code"]
    found = references(draft.text.value)
    return [edit for edit in found if not any(block.start <= edit[0] < block.end for block in code)]
