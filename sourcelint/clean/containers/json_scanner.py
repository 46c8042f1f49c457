"""A scanner for JSON that may be cut, damaged or printed by Python: it never fails, never recurses and never repairs.

`json.loads` gives no offsets and nothing at all for a record that is cut; a repairer closes what was open and hides the
cut. This scanner gives a tree with the place of every value, and says what was open when the file ended. Linear.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.clean.characters.escapes import character_of_pair, is_surrogate
from sourcelint.expressions import lazy
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator


DOUBLE_QUOTED = r'"(?>[^"\\]++|\\(?:.|\Z))*+(")?'
SINGLE_QUOTED = r"'(?>[^'\\]++|\\(?:.|\Z))*+(')?"
"""A string; the group is its closing mark, and missing if the text ends first."""
PUNCTUATION = r"[{}\[\]:,]"
TOKEN = {
    '"': lazy(rf"""{DOUBLE_QUOTED}|{PUNCTUATION}|[^\s{{}}\[\]:,"]++""", re.DOTALL),
    "'": lazy(rf"""{DOUBLE_QUOTED}|{SINGLE_QUOTED}|{PUNCTUATION}|[^\s{{}}\[\]:,"']++""", re.DOTALL),
}
"""By quotation mark: a string, punctuation, or a word."""
STRING_MARKS = {'"': '"', "'": "\"'"}
"""By quotation mark: the marks that a string may stand in. Python prints both."""
STRING_END = {
    quote: lazy(
        rf"""{quote}(?=\s{{0,99}}(?:
            [\]}}:]                                          # a bracket closes, or the string was a key
            |\Z
            |,\s{{0,99}}(?:["'{{\[\d-]|true|false|null|True|False|None|\Z)  # the next value or key
        ))""",
        re.VERBOSE,
    )
    for quote in ('"', "'")
}
"""A quotation mark that ends a string although others stood unescaped in it: punctuation of JSON follows."""

LITERAL = lazy(
    r"[-+]?\.?\d|true|false|null|True|False|None|NaN|-?Infinity|nan\b|-?inf\b|undefined|datetime|Decimal|ObjectId|ISODate"
)

MAX_DEPTH = 1000
"""Containers nested deeper are counted and not kept."""


@dataclass(slots=True)
class Node:
    """A value: where it stands in the text that was scanned (a string with its quotation marks), and what it holds.

    `key` is the key with its escapes undone, or None in an array and at the top. `closed` is false if the text ended first.
    """

    kind: Literal["object", "array", "string", "scalar"]
    start: int
    end: int
    key: str | None = None
    closed: bool = True
    children: list[Node] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Characters that it takes in the file, the quotation marks of a string among them."""
        return self.end - self.start


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
    """Read all values from an offset on.

    `quote` is `'` for what Python's `repr` printed, which uses both marks.
    """
    return _Scanner(text, start, quote).read()


class _Scanner:
    """One pass over a text: the values found so far, the open containers, and what may still become a key."""

    __slots__ = (
        "_depth_ignored",
        "_key",
        "_open",
        "_pending",
        "_quote",
        "_roots",
        "_stray",
        "_text",
        "_tokens",
        "_unescaped",
    )

    def __init__(self, text: str, start: int, quote: str) -> None:
        self._text = text
        self._quote = quote
        self._tokens = TOKEN[quote].finditer(text, start)
        self._roots: list[Node] = []
        self._open: list[Node] = []
        self._key: str | None = None
        self._pending: Node | None = None  # a string or scalar that may turn out to be a key
        self._depth_ignored = 0  # containers that are open below MAX_DEPTH
        self._stray = 0
        self._unescaped: list[int] = []

    def read(self) -> Scan:
        """Read token after token to the end of the text."""
        text, marks = self._text, STRING_MARKS[self._quote]
        while (match := next(self._tokens, None)) is not None:
            first = text[match.start()]
            if first in "{[":
                self._open_container(match.start())
            elif first == ",":
                self._key = self._pending = None
            elif first in "}]":
                self._close_container(match.end())
            elif first == ":":
                self._turn_pending_into_key()
            elif self._depth_ignored:
                continue
            elif first in marks:
                self._pending = self._add(Node("string", *match.span(), self._key, closed=match.lastindex is not None))
            else:
                self._read_word(match)
        return Scan(tuple(self._roots), tuple(self._open), self._stray, tuple(self._unescaped), self._quote)

    def _add(self, node: Node) -> Node:
        """Put a value into the innermost open container; it takes the key that was read before it."""
        (self._open[-1].children if self._open else self._roots).append(node)
        self._key = None
        return node

    def _open_container(self, at: int) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._depth_ignored += 1
            return
        kind: Literal["object", "array"] = "object" if self._text[at] == "{" else "array"
        # Until it is closed, a container reaches to the end of the text.
        self._open.append(self._add(Node(kind, at, len(self._text), self._key, closed=False)))
        self._pending = None

    def _close_container(self, end: int) -> None:
        self._key = self._pending = None
        if self._depth_ignored:
            self._depth_ignored -= 1
        elif self._open:
            container = self._open.pop()
            container.end, container.closed = end, True

    def _turn_pending_into_key(self) -> None:
        pending, self._pending = self._pending, None
        if pending is None or pending.key is not None:
            return
        if self._open and self._open[-1].kind == "object":
            self._open[-1].children.pop()
            self._key = _plain(unquoted(self._text, pending))

    def _read_word(self, match: re.Match[str]) -> None:
        if not self._open:
            self._stray += match.end() - match.start()
        elif self._pending is not None and self._pending.kind == "string":
            self._extend_string(self._pending, match.start())
        else:
            self._pending = self._add(Node("scalar", *match.span(), self._key))
            if LITERAL.match(match[0]) is None:
                self._stray += match.end() - match.start()

    def _extend_string(self, string: Node, word_start: int) -> None:
        """Read on in a string that a word follows directly: the quotation mark before the word was unescaped."""
        self._unescaped.append(string.end - 1)
        end = STRING_END[self._text[string.start]].search(self._text, word_start)
        string.end, string.closed = (end.end(), True) if end else (len(self._text), False)
        self._tokens = TOKEN[self._quote].finditer(self._text, string.end)


def members_of(node: Node) -> dict[str, Node]:
    """Return the values of an object by their keys in lower case; of equal keys the last one counts."""
    return {child.key.lower(): child for child in node.children if child.key is not None}


def unquoted(text: str, node: Node) -> str:
    """Return the characters of a string without its quotation marks, escapes as they are written."""
    start, end = inside(node)
    return text[start:end]


def inside(node: Node) -> tuple[int, int]:
    """Return the half-open span of a value without quotation marks."""
    if node.kind != "string":
        return node.start, node.end
    return node.start + 1, node.end - 1 if node.closed else node.end


LONG_ESCAPE = lazy(
    r"""
    \\u(?P<cut>[0-9a-fA-F]{0,3}\Z)                                                    # the text ends inside it
    |\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})    # a surrogate pair
    |\\(?:u(?P<four>[0-9a-fA-F]{4})|x(?P<two>[0-9a-fA-F]{2})|U(?P<eight>[0-9a-fA-F]{8}))
    """,
    re.VERBOSE,
)
SHORT_ESCAPES = {
    "n": "\n", "t": "\t", "r": "\r", "f": "\n", "v": "\n", "b": "", "a": "", "0": "", "\n": "", "": "",
    "\"": "\"", "'": "'", "/": "/", "\\": "\\",
}  # fmt: skip


def unescape(text: Text) -> Text:
    r"""Undo the escapes of a JSON or Python string; each character keeps the raw span of its escape.

    An escape that neither knows (`C:\dir`) stays as it is; one that is cut, or names half a character, is dropped or
    becomes U+FFFD.
    """
    return text.edit(escapes(text.value)) if "\\" in text.value else text


def _plain(key: str) -> str:
    return unescape(Text.of_raw(key)).value if "\\" in key else key


def escapes(value: str) -> Iterator[tuple[int, int, str]]:
    """Yield the escapes of a string: where each stands and what it stands for."""
    find, short, size = value.find, SHORT_ESCAPES.get, len(value)
    at = find("\\")
    while at >= 0:
        end = at + 2
        new = short(value[at + 1 : end])
        if new is not None:
            yield at, min(size, end), new
        elif match := LONG_ESCAPE.match(value, at):
            end = match.end()
            yield at, end, _character(match)
        at = find("\\", end)


def _character(escape: re.Match[str]) -> str:
    """Return what a long escape stands for: U+FFFD for half a surrogate pair, nothing for a cut escape."""
    if escape["cut"] is not None:
        return ""
    if escape["high"] is not None:
        return character_of_pair(escape["high"], escape["low"])
    code = int(escape["four"] or escape["two"] or escape["eight"], 16)
    return "\N{REPLACEMENT CHARACTER}" if is_surrogate(code) or code > sys.maxunicode else chr(code)
