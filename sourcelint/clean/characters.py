"""The characters and tags of one article, put right: everything between its container and its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.entities import resolve_entities
from sourcelint.clean.escapes import undo_literal_escapes
from sourcelint.clean.fragment import read_fragment
from sourcelint.clean.html_signs import is_escaped_markup, is_fragment
from sourcelint.clean.mojibake import repair_mojibake
from sourcelint.clean.whitespace import drop_invisible

if TYPE_CHECKING:
    from sourcelint.clean.draft import Draft


def repair_characters(draft: Draft) -> Draft:
    """Undo wrong decoding, escapes, tags, references and invisible characters, in this order; note each.

    What was done last to a text is undone first: a page is written in HTML, then decoded, then escaped.
    """
    draft = undo_literal_escapes(repair_mojibake(draft))
    if is_escaped_markup(draft.text.value):
        draft = resolve_entities(draft)
    html = is_fragment(draft)
    if html:
        draft = read_fragment(draft)
    return drop_invisible(resolve_entities(draft, expected=draft.wrapper != "text" and not html))
