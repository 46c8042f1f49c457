"""Notebooks (Jupyter) → what is written in them; cells of code and what these print are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.document import Metadata
from sourcelint.text import Text

if TYPE_CHECKING:
    from sourcelint.clean.containers.json_scanner import Node

_OF_NOTEBOOKS = ('"nbformat"', '"cells"', '"cell_type"')
"""Keys that every notebook has."""


def open_notebook(text: Text) -> tuple[Text, Metadata] | None:
    """Take the text out of a notebook; None if the file is something else."""
    value = text.value
    start = value.find("{")
    if start < 0 or value[:start].strip("\ufeff \t\r\n") or not all(map(value.__contains__, _OF_NOTEBOOKS)):
        return None
    from sourcelint.clean.containers.json_scanner import members_of, scan  # few files are notebooks

    found = scan(value, start)
    cells = members_of(found.roots[0]).get("cells") if found.roots else None
    if cells is None or cells.kind != "array" or found.open:
        return None
    return Text.join(_written_in(text, cells), "\n\n"), Metadata()


def _written_in(text: Text, cells: Node) -> list[Text]:
    """Return the text of each cell that is one of text: a string, or a list of lines with their breaks."""
    from sourcelint.clean.containers.json_scanner import inside, members_of, unescape

    written = []
    for cell in cells.children:
        members = members_of(cell) if cell.kind == "object" else {}
        kind, source = members.get("cell_type"), members.get("source")
        if kind is not None and source is not None and text.value[slice(*inside(kind))] == "markdown":
            lines = source.children if source.kind == "array" else [source]
            written.append(Text.join(unescape(text[slice(*inside(line))]) for line in lines if line.kind == "string"))
    return written
