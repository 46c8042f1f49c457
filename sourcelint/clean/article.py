"""What passes between the steps of cleaning. Every step is a pure function from a draft to a draft."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.document import MAX_REPAIR_SPANS, Block, Boilerplate, Field, Metadata, Repair, StatedDate, Truncation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.document import Wrapper
    from sourcelint.text import RawSpan, Text


class Collected(NamedTuple):
    """Where and when an article was collected, as an archive says of it. What the article itself says counts first."""

    address: Field = Field()
    retrieved: StatedDate | None = None


UNCOLLECTED = Collected()
"""Nothing is known of that."""


class PartialDocument(NamedTuple):
    """An article on its way from raw text to document.

    `text` is what is left of the raw file so far; `blocks` are spans in it, empty until a step knows them. Metadata and
    truncations hold what the container itself proved; later steps add what the text shows. `complete` is false if
    the container is cut, so that nothing can be proved absent. `wrapper` is the container's name, `fault` says why an
    article is not read, `listing` is where a page begins to list other articles, if it does little else.
    """

    text: Text
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = Metadata()
    boilerplate: tuple[Boilerplate, ...] = ()
    repairs: tuple[Repair, ...] = ()
    truncations: tuple[Truncation, ...] = ()
    links: tuple[RawSpan, ...] = ()
    wrapper: Wrapper = "text"
    complete: bool = True
    guid: str | None = None
    collected: Collected = UNCOLLECTED
    listing: RawSpan | None = None
    fault: str | None = None

    def replace(self, **changes: Any) -> PartialDocument:
        """Return the draft with some fields changed."""
        return self._replace(**changes)

    def edit(self, edits: Sequence[tuple[int, int, str]]) -> PartialDocument:
        """Replace half-open spans of the text (sorted, not overlapping) and move the blocks along."""
        if not edits:
            return self
        ends = [end for _, end, _ in edits]
        shifts = list(accumulate(len(new) - (end - start) for start, end, new in edits))

        def move(position: int) -> int:
            done = bisect_right(ends, position)  # edits that lie before it
            if done < len(edits) and edits[done][0] < position:  # inside a span that is replaced: its start
                position = edits[done][0]
            return position + (shifts[done - 1] if done else 0)

        blocks = (block._replace(start=move(block.start), end=move(block.end)) for block in self.blocks)
        kept = tuple(block for block in blocks if block.start < block.end)
        return self._replace(text=self.text.edit(edits), blocks=kept)

    def undo(self, name: str, edits: Sequence[tuple[int, int, str]]) -> PartialDocument:
        """Replace spans of the text, as `edit` does, and note it as a repair of that name."""
        return self.edit(edits).repaired(repair_at(self.text, name, [(start, end) for start, end, _ in edits]))

    def repaired(self, *repairs: Repair) -> PartialDocument:
        """Note what was undone; a repair of a name that is there already is added to it."""
        known = {repair.name: repair for repair in self.repairs}
        for new in repairs:
            old = known.get(new.name, Repair(new.name, 0, ()))
            spans = (old.spans + new.spans)[:MAX_REPAIR_SPANS]
            known[new.name] = Repair(new.name, old.count + new.count, spans, new.note)
        return self._replace(repairs=tuple(repair for repair in known.values() if repair.count))


def repair_at(text: Text, name: str, places: Sequence[tuple[int, int]]) -> Repair:
    """Return a repair with the number of places in a text at which something was undone, and where the first ones stand."""
    return Repair(name, len(places), tuple(text.raw_span(*place) for place in places[:MAX_REPAIR_SPANS]))
