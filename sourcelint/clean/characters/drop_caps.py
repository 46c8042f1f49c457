"""Initials that a page sets large and a scraper puts on a line of their own: "T", "o those who ask" → "To those who ask"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument

# "A" and "I" are words, behind which a line may go on; a short line may be a formula or a list.
_DROP_CAP = lazy(
    r"^[ \t]{0,9}[\"“‘«]?[B-HJ-Z](?P<gap>[ \t]{0,9}\r?\n(?:[ \t]{0,9}\r?\n)?)(?=[a-z’'][^\n]{60})", re.MULTILINE
)


def join_drop_caps(draft: PartialDocument) -> PartialDocument:
    """Put large initials before the rest of their words; note the places."""
    if draft.blocks:  # the tags of the text have said what stands together
        return draft
    return draft.undo("drop_caps", [(*match.span("gap"), "") for match in _DROP_CAP.finditer(draft.text.value)])
