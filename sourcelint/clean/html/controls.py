"""What a page shows to be clicked and not to be read, inside of its text: links to edit a section, signs of an icon font.

An icon font draws a sign for the letters of its name, such as a clock for "access_time"; a wiki has "[edit | edit source]"
in each heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument
    from sourcelint.text import Text

_CONTROL = lazy(
    r"""<(?P<tag>span|i|em|small)\s(?=[^<>]{0,400}\bclass\s{0,3}=\s{0,3}["'][^"'<>]{0,200}
        (?<![\w-])(?:mw-editsection|material-(?:icons|symbols)(?:-\w{1,20})?)(?=["'\s]))[^<>]{0,600}>
    (?>[^<]++|<(?!/?(?P=tag)\b)|<(?P=tag)\b[^<>]{0,400}>[^<]{0,200}(?:<(?!/?(?P=tag)\b)[^<]{0,200}){0,9}</(?P=tag)>){0,30}  # one level below
    </(?P=tag)>""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS = ("mw-editsection", "material-")
"""One of these stands in each; a cheap test."""


_EDIT = r"""(?:edit(?:\ssource)?|(?:quelltext\s)?bearbeiten|modifier(?:\sle\scode)?|editar(?:\scódigo)?|modifica(?:\swikitesto)?
    |edytuj(?:\skod)?|править(?:\sкод)?|редагувати(?:\sкод)?|bewerken|brontekst\sbewerken|编辑|編集|編輯)"""
_EDIT_MARK = lazy(
    rf"""(?<=[\w)"”’])\s?\[\s?{_EDIT}(?:\s?\|\s?{_EDIT})?\s?\](?=[ \t]*$)""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
"""The same behind a heading of a wiki's page that was saved as text: "History[edit]"."""


def drop_edit_marks(draft: PartialDocument) -> PartialDocument:
    """Take links to edit a section off the headings of a text."""
    if "[" not in draft.text.value:
        return draft
    return draft.undo("edit_links", [(*mark.span(), "") for mark in _EDIT_MARK.finditer(draft.text.value)])


def drop_controls(text: Text) -> Text:
    """Take links to edit sections and the names of icons out of a page."""
    return text.sub(_CONTROL, "") if any(sign in text.value for sign in _SIGNS) else text
