"""The characters and tags of one article, put right: everything between its container and its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.characters.drop_caps import join_drop_caps
from sourcelint.clean.characters.entities import resolve_entities
from sourcelint.clean.characters.escapes import undo_literal_escapes
from sourcelint.clean.characters.markdown import undo_markdown
from sourcelint.clean.characters.mojibake import repair_mojibake
from sourcelint.clean.characters.text_browsers import undo_text_browser
from sourcelint.clean.characters.whitespace import drop_invisible
from sourcelint.clean.characters.wikitext import undo_wikitext
from sourcelint.clean.html.controls import drop_edit_marks
from sourcelint.clean.html.detect import is_escaped_markup, is_fragment

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument


def repair_characters(draft: PartialDocument) -> PartialDocument:
    """Undo what was done to the characters of a text; note each kind.

    In this order: wrong decoding, escapes, what text browsers print, wikitext, tags, Markdown, references, invisible characters,
    links to edit, large initials.
    What was done last to a text is undone first: a page is written in HTML, then decoded, then escaped.
    """
    draft = undo_wikitext(undo_text_browser(undo_literal_escapes(repair_mojibake(draft))))
    if is_escaped_markup(draft.text.value):
        draft = resolve_entities(draft)
    html = is_fragment(draft)
    if html:
        from sourcelint.clean.html.fragment import read_fragment  # which a text without tags can do without

        draft = read_fragment(draft)
    draft = undo_markdown(draft)
    return join_drop_caps(
        drop_edit_marks(drop_invisible(resolve_entities(draft, expected=draft.wrapper != "text" and not html)))
    )
