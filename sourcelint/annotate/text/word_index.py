"""Find words fast: literal search first, expressions only where it succeeds."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from sourcelint.text import PIECE_CHARS, lower, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Index = Mapping[str, Sequence[str]]
    """Phrases by one of their words."""

    Words = Mapping[str, Sequence[int]]
    """Words and where they stand."""


def lowered(text: str) -> str:
    """Give the text in lower case, character for character, typographic apostrophes made straight."""
    lowercase = lower(text)
    if len(lowercase) != len(text):
        lowercase = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowercase.replace("’", "'")


_LETTERS_ONLY = bytes(code if chr(code).isalpha() else 0x20 for code in range(256))


def vocabulary(lowercase: str) -> frozenset[str]:
    """Give the distinct words of a text in lower case, letters only; letters that Latin-1 lacks count as gaps."""
    return frozenset(index(lowercase))


def index(lowercase: str) -> dict[str, Sequence[int]]:
    """Give the words of `vocabulary`, each with the offsets at which it stands, in text order.

    Those of a long text are packed: as numbers of Python's they take ten times as much.
    """
    if len(lowercase) <= PIECE_CHARS:
        return dict(_index(lowercase, 0))
    found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    for start, end in pieces_of(lowercase):
        for word, places in _index(lowercase[start:end], start).items():
            found[word].extend(places)
    return dict(found)


def _index(lowercase: str, at: int) -> dict[str, list[int]]:
    """Return the index of a piece of a text that begins at an offset."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for word in lowercase.encode("latin-1", "replace").translate(_LETTERS_ONLY).decode("latin-1").split(" "):
        found[word].append(at)
        at += len(word) + 1
    found.pop("", None)
    return found


def phrases(text: str, table: Index, words: Words) -> Iterator[tuple[int, str]]:
    """Give the phrases of a table that stand in a text, neither begun nor ended inside a word, with their offsets; in no order.

    The table has them by one of their words, in lower case; `words` is the index of the text.
    """
    for word in table.keys() & words.keys():
        for phrase in table[word]:
            before, size = phrase.lower().find(word), len(phrase)
            for at in words[word]:
                start = at - before
                if (
                    start >= 0
                    and text.startswith(phrase, start)
                    and not (start and is_part(text[start - 1]))
                    and not is_part(text[start + size : start + size + 1])
                ):
                    yield start, phrase


def is_part(character: str) -> bool:
    """Tell whether a character is one of a word."""
    return character.isalnum() or character == "_"


def plain(lowercase: str) -> str:
    """Take the accents off the letters of a text in lower case, character for character."""
    return lowercase if lowercase.isascii() else _ACCENTED.sub(lambda m: _BASES.get(m.group(), m.group()), lowercase)


_ACCENTED = re.compile("[\u00df-\u024f]")
_BASES = {
    chr(code): base
    for code in range(0xDF, 0x250)
    if len(base := unicodedata.normalize("NFD", chr(code))[:1]) == 1 and "a" <= base <= "z"
} | dict(zip("øłıđßæœ", "olidsao", strict=True))


def alternation(names: Iterable[str]) -> str:
    """Give an expression that matches any of the names, the longest first, reading each common beginning once.

    A plain alternation of hundreds of names tries each of them at each place; this one a handful.
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]  # a tree of characters has no shorter type
    for name in names:
        node = tree
        for character in name:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    branches = []
    for character in sorted(c for c in node if c):
        label, child = character, node[character]
        while len(child) == 1 and "" not in child:
            ((following, child),) = child.items()
            label += following
        branches.append(re.escape(label).replace("'", "['’]") + (_branch(child) if set(child) != {""} else ""))
    body = "|".join(branches)
    return f"(?:{body})?" if "" in node else f"(?:{body})" if len(branches) > 1 else body
