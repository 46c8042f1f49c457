"""MHTML: a web page and its pictures saved as one MIME message."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcelint.text import Text


def open_mhtml(text: Text) -> Text | None:
    """Take the page out of a saved message; None where the text is none."""
    return None
