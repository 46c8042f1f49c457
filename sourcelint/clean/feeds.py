"""RSS and Atom: the items of a feed → drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcelint.clean.draft import Draft
    from sourcelint.text import Text


def open_feed(text: Text) -> tuple[Draft, ...] | None:
    """Take the items out of a feed; None where the text is none."""
    return None
