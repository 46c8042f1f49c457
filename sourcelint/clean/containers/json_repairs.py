"""What is undone to read the strings of a record: its wrapper, control characters, escapes, quotes without escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.clean.article import repair_at
from sourcelint.clean.characters.non_ascii import non_ascii_bytes
from sourcelint.clean.containers.json_scanner import Node, Scan, escapes, inside
from sourcelint.document import Repair
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.clean.containers.json_articles import Record
    from sourcelint.text import Text

CONTROL = lazy(r"[\x00-\x1f]++")
CONTROL_BYTE = lazy(rb"[\x00-\x1f]")


def repairs_of(text: Text, found: Scan, record: Record, nodes: Sequence[Node], kind: str) -> Iterator[Repair]:
    """Yield what was undone to read an article."""
    nearest, outermost = nodes[0], nodes[-1]
    head_end = outermost.children[:2][-1].end if outermost.children else outermost.end
    yield Repair("json_wrapper", 1, (text.raw_span(outermost.start, head_end),), kind)
    strings = [string for paragraph in record.body for string in paragraph]
    body_starts = {string.start for string in strings}
    beside = [child for child in nearest.children if child.kind == "string" and child.start not in body_starts]
    control = sorted(span for string in (*strings, *beside) for span in _control(text.value, *inside(string)))
    if control and kind != "python_repr":
        # No reader of JSON takes such a record, so that its escapes reach the reader of the text.
        yield repair_at(text, "control_in_string", control)
        yield repair_at(text, "json_escapes", _escapes_in(text.value, strings))
    if found.unescaped:
        yield repair_at(text, "unescaped_quotes", [(at, at + 1) for at in found.unescaped])


def _escapes_in(value: str, strings: Sequence[Node]) -> list[tuple[int, int]]:
    r"""Return the places of all escapes in strings; `\/` is written by habit and harms nobody."""
    return [
        (first + start, first + end)
        for first, last in map(inside, strings)
        for start, end, new in escapes(value[first:last])
        if new != "/"
    ]


def _control(value: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the runs of raw control characters in a string."""
    section = value[start:end]
    if "\n" not in section and CONTROL_BYTE.search(non_ascii_bytes(section)) is None:
        return []
    return [run.span() for run in CONTROL.finditer(value, start, end)]
