"""What passes between the steps of cleaning. Every step is a pure function from a draft to a draft."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.document import Block, Boilerplate, Metadata, Repair, Truncation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.text import RawSpan, Text

REPORTED = 100
"""Spans kept of one repair."""


class PartialDocument(NamedTuple):
    """An article on its way from raw text to document.

    `text` is what is left of the raw file so far; `blocks` are spans in it, empty until a step knows them. Metadata and
    truncations hold what the container itself proved; later steps add what the text shows. `complete` is false where
    the container is cut, so that nothing can be proved absent. `wrapper` is the container's name, `fault` says why an
    article is not read.
    """

    text: Text
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = Metadata()
    boilerplate: tuple[Boilerplate, ...] = ()
    repairs: tuple[Repair, ...] = ()
    truncations: tuple[Truncation, ...] = ()
    links: tuple[RawSpan, ...] = ()
    wrapper: str = "text"
    complete: bool = True
    guid: str | None = None
    fault: str | None = None

    def replace(self, **changes: Any) -> PartialDocument:
        """Give the draft with some fields changed."""
        return self._replace(**changes)

    def edit(self, edits: Sequence[tuple[int, int, str]]) -> PartialDocument:
        """Replace half-open spans of the text (sorted, not overlapping) and move the blocks along."""
        if not edits:
            return self
        ends = [end for _, end, _ in edits]
        shifts = list(accumulate(len(new) - (end - start) for start, end, new in edits))

        def moved(position: int) -> int:
            i = bisect_right(ends, position)
            if i < len(edits) and edits[i][0] < position:  # inside a span that is replaced: its start
                position = edits[i][0]
            return position + (shifts[i - 1] if i else 0)

        blocks = tuple(b._replace(start=moved(b.start), end=moved(b.end)) for b in self.blocks)
        return self._replace(text=self.text.edit(edits), blocks=tuple(b for b in blocks if b.start < b.end))

    def repaired(self, *repairs: Repair) -> PartialDocument:
        """Note what was undone; a repair of a name that is there already is added to it."""
        known = {r.name: r for r in self.repairs}
        for new in repairs:
            old = known.get(new.name)
            spans = (old.spans + new.spans)[:REPORTED] if old else new.spans[:REPORTED]
            known[new.name] = Repair(new.name, (old.count if old else 0) + new.count, spans, new.note)
        return self._replace(repairs=tuple(r for r in known.values() if r.count))
