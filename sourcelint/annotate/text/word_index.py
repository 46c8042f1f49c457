"""An index of the words of a text, so that expressions only run over places where one of their words stands."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import defaultdict
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.expressions import lazy
from sourcelint.text import MAX_PIECE_CHARS, lower, pieces_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    Index = Mapping[str, Sequence[str]]
    """Phrases by one of their words."""

    Words = Mapping[str, Sequence[int]]
    """Words and where they stand."""


def lowered(text: str) -> str:
    """Return the text in lower case, character for character, with typographic apostrophes made straight."""
    lowercase = lower(text)
    if len(lowercase) != len(text):
        lowercase = "".join(small if len(small := character.lower()) == 1 else character for character in text)
    return lowercase.replace("’", "'")


LOWERED = BoundedCache(lowered)
"""What `lowered` returns for words, kept: rules ask for those of one claim after the other."""

_LETTERS_ONLY = bytes(code if chr(code).isalpha() else 0x20 for code in range(256))


def vocabulary(lowercase: str) -> frozenset[str]:
    """Return the distinct words of a text in lower case, letters only; letters that Latin-1 lacks count as gaps."""
    return frozenset(filter(None, _words(lowercase)))


def longest_word(phrase: str) -> str:
    """Return the longest word of a phrase in lower case, under which an index lists it; of several the first in the alphabet.

    >>> longest_word("trade union"), longest_word("prime minister's")
    ('trade', 'minister')
    """
    is_word = phrase.isascii() and phrase.isalpha()  # as most are
    return phrase if is_word else max(sorted(vocabulary(phrase)), key=len)


def index(lowercase: str) -> dict[str, Sequence[int]]:
    """Return the words of `vocabulary`, each with the offsets at which it stands, in text order.

    The offsets of a long text are packed in arrays: a list of Python's numbers takes ten times the memory.
    """
    if len(lowercase) <= MAX_PIECE_CHARS:
        return dict(_index(lowercase, 0))
    found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    for start, end in pieces_of(lowercase):
        for word, places in _index(lowercase[start:end], start).items():
            found[word].extend(places)
    return dict(found)


def _words(lowercase: str) -> list[str]:
    """Return what stands between the gaps of a text, each of one character; an empty word between two gaps."""
    return lowercase.encode("latin-1", "replace").translate(_LETTERS_ONLY).decode("latin-1").split(" ")


def _index(lowercase: str, at: int) -> dict[str, list[int]]:
    """Return the index of a piece of a text that begins at an offset."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for word in _words(lowercase):
        if word:
            found[word].append(at)
            at += len(word)
        at += 1
    return found


def places_of(needles: Collection[str], words: Words) -> list[int]:
    """Return the offsets, sorted, at which one of some words in lower case stands; `words` is the index of the text."""
    few = words.keys() & needles if len(needles) < len(words) else frozenset(needles).intersection(words)
    return sorted(chain.from_iterable(map(words.__getitem__, few)))


def matches_at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` does, of a pattern all of whose matches begin at one of some sorted offsets."""
    end = 0
    for at in places:
        match = pattern.match(text, at) if at >= end else None
        if match is not None:
            end = match.end()
            yield match


def phrases(text: str, table: Index, words: Words) -> Iterator[tuple[int, str]]:
    """Yield the phrases of a table that stand in a text as whole words, with their offsets, in no order.

    The table lists them by one of their words, in lower case; `words` is the index of the text.
    """
    for word in table.keys() & words.keys():
        for phrase in table[word]:
            before, size = phrase.lower().find(word), len(phrase)
            for at in words[word]:
                start = at - before
                if start < 0 or not text.startswith(phrase, start):
                    continue
                begins_inside_word = start > 0 and is_part(text[start - 1])
                if not begins_inside_word and not is_part(text[start + size : start + size + 1]):
                    yield start, phrase


def is_part(character: str) -> bool:
    """Tell whether a character can be part of a word."""
    return character.isalnum() or character == "_"


def plain(lowercase: str) -> str:
    """Take the accents off the letters of a text in lower case, character for character."""
    return (
        lowercase
        if lowercase.isascii()
        else _ACCENTED.sub(lambda match: _BASES.get(match.group(), match.group()), lowercase)
    )


_ACCENTED = lazy("[\u00df-\u024f]")
_BASES = {
    chr(code): base
    for code in range(0xDF, 0x250)
    if len(base := unicodedata.normalize("NFD", chr(code))[:1]) == 1 and "a" <= base <= "z"
} | dict(zip("øłıđßæœ", "olidsao", strict=True))


def alternation(names: Iterable[str]) -> str:
    """Return an expression that matches any of the names, the longest first, reading each common beginning once.

    A plain alternation of hundreds of names tries each of them at each place; this one tries a handful.
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]  # a tree of characters has no shorter type
    for name in names:
        node = tree
        for character in name:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """Return the expression for what may follow at a node of the tree; a chain of single characters is read at once."""
    branches = []
    for character in sorted(filter(None, node)):
        label, child = character, node[character]
        while len(child) == 1 and "" not in child:
            ((following, child),) = child.items()
            label += following
        branches.append(re.escape(label).replace("'", "['’]") + (_branch(child) if set(child) != {""} else ""))
    body = "|".join(branches)
    return f"(?:{body})?" if "" in node else f"(?:{body})" if len(branches) > 1 else body
