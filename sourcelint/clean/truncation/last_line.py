"""The last line of an article, and what lines around it say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines.line import INNER_STOP, ending
from sourcelint.clean.truncation.tail import is_page_dump, is_short
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.article import PartialDocument
    from sourcelint.clean.lines.line import Ending
    from sourcelint.clean.truncation.tail import TailLine
    from sourcelint.clean.truncation.vocabulary import Vocabulary

MIN_LIST_ITEMS = 3
"""So many short lines in a row are a list."""

NO_SENTENCE = lazy(
    r"""
    # code: an assignment, a bracket, a call
    \w=["“”'][^"“”']{0,80}["“”']\W{0,3}$ | [{}]\s*$ | [)\w]\s?\);\s*$
    # markup, comments
  | ^\s*(?:</?\w|[{}$\#]\s|//|/\*) | </?\w+>\s*$
    # a line between rules: -----END CERTIFICATE-----
  | (?:-{4}|={4})[^-=]{1,60}(?:-{4,}|={4,})\s*$
    # a row of links or cells
  | (?:\s[|·•]\s[^|·•]{1,60}){2}$ | \t.*\t
    """,
    re.VERBOSE,
)
NUMBERED = lazy(r"^\(?(?:\d{1,3}|[IVX]{1,5})\s?[.):]\s?\)?\.?\s*\S")


class LastLine(NamedTuple):
    """The last line of an article, with what stands around it."""

    draft: PartialDocument
    item: TailLine
    before: Sequence[TailLine]
    behind: Sequence[TailLine]
    ending: Ending
    """How it ends."""
    vocabulary: Vocabulary

    @property
    def line(self) -> str:
        """Its words."""
        return self.item.line

    @property
    def above(self) -> TailLine | None:
        """The line before it."""
        return self.before[-1] if self.before else None

    @property
    def is_marked_heading(self) -> bool:
        """Markup says that it is a heading."""
        return self.item.kind == "heading" and self.item.marked

    @property
    def in_page_dump(self) -> bool:
        """In a whole page a line without a stop is often a link."""
        return is_page_dump(self.draft, (*self.before, self.item, *self.behind))


def is_listed(last: LastLine) -> bool:
    """Check whether the lines before end without a stop too: items of a list, or a text that uses no stops."""
    above = last.above
    if above is None or _is_apart(above, last.line):
        return False
    is_long = not is_short(above) and above.line[0].isupper()
    if is_long or INNER_STOP.search(last.line):
        return is_long
    run = last.before[-MIN_LIST_ITEMS:]
    return above.kind == "list" or (len(run) == MIN_LIST_ITEMS and all(map(is_short, run)))


def _is_apart(above: TailLine, line: str) -> bool:
    """Check whether the line above ends a sentence or is of another kind, so that the two are no list."""
    return (
        ending(above.line) != "open"
        or above.kind == "heading"
        or NO_SENTENCE.search(above.tail) is not None
        or (NUMBERED.match(above.line) is not None and not NUMBERED.match(line))
    )
