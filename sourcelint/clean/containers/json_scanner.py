"""A scanner for JSON that may be cut, damaged or printed by Python: it never fails, never recurses and never repairs.

`json.loads` gives no offsets and nothing at all for a record that is cut; a repairer closes what was open and hides the
cut. This scanner gives a tree with the place of every value, and says what was open when the file ended. Linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.text import Text

TOKEN = {
    '"': re.compile(r'"(?:[^"\\]++|\\(?:.|\Z))*+(")?|[{}\[\]:,]|[^\s{}\[\]:,"]++', re.DOTALL),
    "'": re.compile(
        r""""(?:[^"\\]++|\\(?:.|\Z))*+(")?|'(?:[^'\\]++|\\(?:.|\Z))*+(')?|[{}\[\]:,]|[^\s{}\[\]:,"']++""", re.DOTALL
    ),
}
"""By quotation mark: a string, whose group is its closing mark, punctuation, or a word."""
STRING_END = {
    quote: re.compile(
        rf"""{quote}(?=\s{{0,99}}(?:[\]}}:]|\Z|,\s{{0,99}}(?:["'{{\[\d-]|true|false|null|True|False|None|\Z)))"""
    )
    for quote in ('"', "'")
}
"""A quotation mark that ends a string although others stood unescaped in it: punctuation of JSON follows."""

LITERAL = re.compile(
    r"[-+]?\.?\d|true|false|null|True|False|None|NaN|-?Infinity|undefined|datetime|Decimal|ObjectId|ISODate"
)

MAX_DEPTH = 1000
"""Containers nested deeper are counted and not kept."""


@dataclass(slots=True)
class Node:
    """A value: where it stands in the text that was scanned (a string with its quotation marks), and what it holds.

    `key` is the key as it is written, or None in an array and at the top; `closed` is false where the text ended first.
    """

    kind: Literal["object", "array", "string", "scalar"]
    start: int
    end: int
    key: str | None = None
    closed: bool = True
    children: list[Node] = field(default_factory=list)

    def get(self, *keys: str) -> Node | None:
        """Follow keys downward."""
        node: Node | None = self
        for key in keys:
            node = next((c for c in node.children if c.key == key), None) if node else None
        return node

    def walk(self) -> Iterator[Node]:
        """Give this node and all below it, in text order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


class Scan(NamedTuple):
    """What was found: the values at the top, and the containers that were open at the end, outermost first.

    `stray` counts characters of words that are no values; `unescaped` are the places of quotation marks that stood
    unescaped inside a string.
    """

    roots: tuple[Node, ...]
    open: tuple[Node, ...]
    stray: int
    unescaped: tuple[int, ...]
    quote: str = '"'


def scan(text: str, start: int = 0, quote: str = '"') -> Scan:
    """Read all values from an offset on. `quote` is `'` for what Python's `repr` printed, where both marks are used."""
    token = TOKEN[quote]
    roots: list[Node] = []
    stack: list[Node] = []
    unescaped: list[int] = []
    key: str | None = None
    pending: Node | None = None  # a string or scalar that may turn out to be a key
    deep = stray = 0
    position = start
    tokens = token.finditer(text, position)
    while (m := next(tokens, None)) is not None:
        first = text[m.start()]
        if first in "{[":
            if len(stack) >= MAX_DEPTH:
                deep += 1
                continue
            node = Node("object" if first == "{" else "array", m.start(), len(text), key, closed=False)
            (stack[-1].children if stack else roots).append(node)
            stack.append(node)
            key = pending = None
        elif first in "}],":
            key = pending = None
            if deep:
                deep -= first != ","
            elif stack and first != ",":
                stack[-1].end, stack[-1].closed = m.end(), True
                stack.pop()
        elif first == ":":
            if pending is not None and stack and stack[-1].kind == "object" and pending.key is None:
                stack[-1].children.pop()
                key = unquoted(text, pending)
            pending = None
        elif deep:
            continue
        elif first == '"' or (first == "'" and quote == "'"):
            pending = Node("string", m.start(), m.end(), key, closed=m.lastindex is not None)
            (stack[-1].children if stack else roots).append(pending)
            key = None
        elif pending is not None and pending.kind == "string" and stack:
            # A word directly behind a string: the quotation mark before it was unescaped.
            unescaped.append(pending.end - 1)
            end = STRING_END[text[pending.start]].search(text, m.start())
            pending.end, pending.closed = (end.end(), True) if end else (len(text), False)
            tokens = token.finditer(text, pending.end)
        else:
            if stack:
                pending = Node("scalar", m.start(), m.end(), key)
                stack[-1].children.append(pending)
                key = None
            if not stack or LITERAL.match(m[0]) is None:
                stray += m.end() - m.start()
    return Scan(tuple(roots), tuple(stack), stray, tuple(unescaped), quote)


def unquoted(text: str, node: Node) -> str:
    """Give the characters of a string without its quotation marks, escapes as they are written."""
    start, end = inside(node)
    return text[start:end]


def inside(node: Node) -> tuple[int, int]:
    """Give the half-open span of a value without quotation marks."""
    if node.kind != "string":
        return node.start, node.end
    return node.start + 1, node.end - 1 if node.closed else node.end


LONG = re.compile(
    r"\\u(?P<cut>[0-9a-fA-F]{0,3}\Z)|\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\(?:u(?P<four>[0-9a-fA-F]{4})|x(?P<two>[0-9a-fA-F]{2})|U(?P<eight>[0-9a-fA-F]{8}))"
)
SHORT = {
    "n": "\n", "t": "\t", "r": "\r", "f": "\n", "v": "\n", "b": "", "a": "", "0": "", "\n": "", "": "",
    "\"": "\"", "'": "'", "/": "/", "\\": "\\",
}  # fmt: skip


def unescape(text: Text) -> Text:
    r"""Undo the escapes of a JSON or Python string; each character keeps the raw span of its escape.

    An escape that neither knows (`C:\dir`) stays as it is; one that is cut, or names half a character, is dropped or
    becomes U+FFFD.
    """
    return text.edit(escapes(text.value)) if "\\" in text.value else text


def escapes(value: str) -> Iterator[tuple[int, int, str]]:
    """Give the escapes of a string: where each stands and what it stands for."""
    find, short, size = value.find, SHORT.get, len(value)
    at = find("\\")
    while at >= 0:
        end = at + 2
        new = short(value[at + 1 : end])
        if new is not None:
            yield at, min(size, end), new
        elif m := LONG.match(value, at):
            end = m.end()
            yield at, end, _character(m)
        at = find("\\", end)


def _character(m: re.Match[str]) -> str:
    if m["cut"] is not None:
        return ""
    if m["high"] is not None:
        return chr(0x10000 + ((int(m["high"], 16) - 0xD800) << 10) + int(m["low"], 16) - 0xDC00)
    code = int(m["four"] or m["two"] or m["eight"], 16)
    return "\N{REPLACEMENT CHARACTER}" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
