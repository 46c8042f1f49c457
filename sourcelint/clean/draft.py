"""What passes between the steps of cleaning. Every step is a pure function from a draft to a draft."""

from __future__ import annotations

from dataclasses import dataclass

from sourcelint.document import Block, Furniture, Metadata, Repair, Truncation
from sourcelint.text import RawSpan, Text


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way from raw text to document.

    `text` is what is left of the raw file so far; `blocks` are spans in it, empty until a step knows them. Metadata and
    truncations hold what the container itself proved; later steps add what the text shows. `complete` is false where
    the container is cut, so that nothing can be proved absent. `wrapper` is the container's name.
    """

    text: Text
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = Metadata()
    furniture: tuple[Furniture, ...] = ()
    repairs: tuple[Repair, ...] = ()
    truncations: tuple[Truncation, ...] = ()
    links: tuple[RawSpan, ...] = ()
    wrapper: str = "text"
    complete: bool = True
    guid: str | None = None
