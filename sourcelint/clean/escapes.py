"""Escapes that stand as characters in prose (`\\\\n`, `\\\\u2019`), left by a container that nobody decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcelint.clean.draft import Draft


def undo_literal_escapes(draft: Draft) -> Draft:
    """Undo escapes in prose."""
    return draft
