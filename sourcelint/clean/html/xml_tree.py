"""The elements of an XML or SGML file with where they stand, and how much of the prose of the file each holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sourcelint.clean.containers.feeds import TOKEN
from sourcelint.clean.containers.record_keys import known_key
from sourcelint.text import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

MIN_NODE_CHARS = 60
"""Characters between two tags that are prose; a title may have more, a name and a day hardly ever."""
MAIN_SHARE = 0.75
"""Share of the prose around it from which an element holds the text, and its neighbours stand beside that."""
_OWN_NAMES = {
    "head": "title", "hl1": "title", "book-title": "title", "publishername": "publisher", "firstcreated": "date_created",
    "thisrevisioncreated": "date_modified", "docno": "guid", "date_line": "dateline",
}  # fmt: skip
"""What forms of XML call what records call by another name."""


@dataclass(slots=True)
class Element:
    """An element: its name in lower case, where it opens and its content stands, and the characters of prose in it."""

    name: str
    parent: int
    opening: Span
    start: int
    end: int
    closed: bool = False
    prose: int = 0

    @property
    def key(self) -> str:
        """Return what records call it."""
        local = self.name.rpartition(":")[2]
        return _OWN_NAMES.get(local) or next(
            (key for name in (self.name, local) if (key := known_key(name)) != name.lower()), local
        )


class Tree:
    """The elements of a file in its order; the first stands for the file itself."""

    def __init__(self, value: str, start: int) -> None:
        """Find them from a place on, in one pass, and count their prose."""
        self.elements = [Element("", -1, Span(start, start), start, len(value))]
        self.children: dict[int, list[int]] = defaultdict(list)
        self._open: dict[str, list[int]] = defaultdict(list)
        self._stack = [0]
        at = start
        for tag in TOKEN.finditer(value, start):
            self._count(value, at, tag.start())
            at = tag.end()
            if tag["name"]:
                self._take(tag)
            elif tag[0].startswith("<![CDATA["):
                self._count(value, *tag.span())
        self._count(value, at, len(value))
        for element in reversed(self.elements[1:]):
            self.elements[element.parent].prose += element.prose

    def _count(self, value: str, start: int, end: int) -> None:
        if end - start >= MIN_NODE_CHARS and len(said := value[start:end].strip()) >= MIN_NODE_CHARS:
            self.elements[self._stack[-1]].prose += len(said)

    def _take(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        if tag["close"]:
            self._close(name, tag.start())
            return
        self.children[self._stack[-1]].append(len(self.elements))
        content = Span(tag.end(), self.elements[0].end)
        is_empty = tag["rest"].endswith("/")
        self.elements.append(Element(name, self._stack[-1], Span(*tag.span()), content.start, content.end, is_empty))
        if is_empty:
            self.elements[-1].end = content.start
        else:
            self._open[name].append(len(self._stack))
            self._stack.append(len(self.elements) - 1)

    def _close(self, name: str, end: int) -> None:
        """End the last element of a name that is open, and all in it that were never closed."""
        levels = self._open[name]
        while levels and not self._is_open(levels[-1], name):
            levels.pop()
        if not levels:
            return
        level = levels.pop()
        for number in self._stack[level:]:
            self.elements[number].end = end
        self.elements[self._stack[level]].closed = True
        del self._stack[level:]

    def _is_open(self, level: int, name: str) -> bool:
        return level < len(self._stack) and self.elements[self._stack[level]].name == name

    def telling(self, number: int) -> list[int]:
        """Return the children of an element that hold prose."""
        return [child for child in self.children[number] if self.elements[child].prose]

    def inside(self, number: int) -> Iterator[int]:
        """Yield the elements below one, in the order of the file."""
        end = self.elements[number].end
        for inner in range(number + 1, len(self.elements)):
            if self.elements[inner].start > end:
                return
            yield inner

    def heir(self, number: int) -> int | None:
        """Return the child that holds most prose of an element, if it is none of several alike, such as paragraphs."""
        telling = self.telling(number)
        most = max(telling, key=lambda child: self.elements[child].prose, default=None)
        if most is None or self.elements[most].prose < MAIN_SHARE * self.elements[number].prose:
            return None
        alike = [child for child in telling if self.elements[child].name == self.elements[most].name]
        return most if len(alike) == 1 else None
