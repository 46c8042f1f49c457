"""Strings on which a regular expression is slow if it can be slow on any, derived from its parse tree.

For each repeated part: what must stand before it, then what the part matches again and again, then something with which
the whole fails. Where two repeated parts can match the same text, a matcher that backtracks tries every way of sharing it.
The text before is also repeated itself: an expression that looks to the end of the text from each place at which it
can begin is quadratic.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_parser: Any = re._parser  # type: ignore[attr-defined]

CHARACTERS = "aAzZ09 \n\t.,;:!?'\"’“”-–_/\\<>()[]{}@#%&*|=+$€éß中\u0301"
VARIANTS = 2
"""Samples of a part: its first alternatives and characters, its second, …"""
FAILING = ("\0", "x")
REPEATED = 2
MAX_ATTACKS = 300
"""Of one expression; those of long lists of phrases differ in a word or two."""


class Attack(NamedTuple):
    """A family of strings: `head`, then `unit` any number of times, then `tail`."""

    head: str
    unit: str
    tail: str

    def text(self, size: int) -> str:
        """Return the member of about this many characters."""
        return self.head + self.unit * max(2, size // len(self.unit)) + self.tail


def attacks(pattern: re.Pattern[Any]) -> list[Attack]:
    """Return the attacks on an expression, without doubles."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = _parser.parse(
        source, pattern.flags & ~re.DEBUG if isinstance(pattern.pattern, str) else pattern.flags | re.UNICODE
    )
    found = list(dict.fromkeys(_Attacks(tree, pattern.flags).all()))
    return random.Random(0).sample(found, MAX_ATTACKS) if len(found) > MAX_ATTACKS else found  # noqa: S311


class _Attacks:
    def __init__(self, tree: Any, flags: int) -> None:
        self.tree = tree
        self.flags = flags
        self.groups: dict[int, Any] = {}
        self.alphabet = self._representatives()

    def all(self) -> Iterator[Attack]:
        for before, body in self._repeats(list(self.tree), []):
            heads = list(dict.fromkeys(self._sample(before, v) for v in range(VARIANTS)))
            for unit in self._units(body):
                for head in heads:
                    for tail in FAILING:
                        yield Attack(head, unit, tail)
                    for between in ("", " ", "\n"):
                        if head:
                            yield Attack(between, head + unit + between, "\0")
                if heads != [""]:
                    yield Attack("", unit, "\0")
        whole = self._sample(list(self.tree), 0)
        if whole:
            for between in ("", " ", "\n"):
                yield Attack(between, whole + between, "\0")
                yield Attack(between, whole[:-1] + between or "\0", "\0")

    def _repeats(self, sequence: list[Any], before: list[Any]) -> Iterator[tuple[list[Any], list[Any]]]:
        """Yield what stands before each part that can be matched more than once, and the part."""
        for at, (kind, value) in enumerate(sequence):
            ahead = before + sequence[:at]
            match str(kind):
                case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                    if value[1] >= REPEATED:
                        yield ahead, list(value[2])
                    yield from self._repeats(list(value[2]), ahead)
                case "SUBPATTERN":
                    self.groups[value[0]] = value[3]
                    yield from self._repeats(list(value[3]), ahead)
                case "ATOMIC_GROUP":
                    yield from self._repeats(list(value), ahead)
                case "ASSERT" | "ASSERT_NOT":
                    yield from self._repeats(list(value[1]), ahead)
                case "BRANCH":
                    for branch in value[1]:
                        yield from self._repeats(list(branch), ahead)
                case "GROUPREF_EXISTS":
                    for branch in value[1:]:
                        yield from self._repeats(list(branch or ()), ahead)

    def _units(self, body: list[Any]) -> Iterator[str]:
        """Yield strings that a repeated part matches: of a set of characters one for each kind of character in it."""
        seen = set()
        inner = body
        while len(inner) == 1 and str(inner[0][0]) == "SUBPATTERN":
            inner = list(inner[0][1][3])
        count = len(self.alphabet) if len(inner) == 1 else VARIANTS
        if len(inner) == 1 and str(inner[0][0]) == "BRANCH":
            count = min(12, VARIANTS * len(inner[0][1][1]))
        for variant in range(count):
            unit = self._sample(body, variant)
            if unit and unit not in seen:
                seen.add(unit)
                yield unit

    def _sample(self, sequence: list[Any], variant: int) -> str:
        """Return a string that a part matches, as far as that can be said without its surroundings."""
        return "".join(self._one(str(kind), value, variant) for kind, value in sequence)

    def _one(self, kind: str, value: Any, variant: int) -> str:
        match kind:
            case "LITERAL":
                return chr(value)
            case "IN" | "NOT_LITERAL" | "ANY":
                accepted = [c for c in self.alphabet if self._accepts(kind, value, c)]
                return accepted[variant % len(accepted)] if accepted else ""
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least = value[0] if variant == 0 else min(max(value[0], 1), value[1])
                return self._sample(list(value[2]), variant) * least
            case "SUBPATTERN":
                self.groups[value[0]] = value[3]
                return self._sample(list(value[3]), variant)
            case "ATOMIC_GROUP":
                return self._sample(list(value), variant)
            case "BRANCH":
                return self._sample(list(value[1][variant % len(value[1])]), variant // len(value[1]))
            case "ASSERT" if value[0] < 0:  # what must stand before
                return self._sample(list(value[1]), variant)
            case "GROUPREF":
                return self._sample(list(self.groups.get(value, ())), variant)
        return ""

    def _representatives(self) -> str:
        """Return one character for each kind that the expression tells apart."""
        sets, literals = [], set()
        waiting = [self.tree]
        while waiting:
            for kind, value in waiting.pop():
                if str(kind) in {"IN", "NOT_LITERAL", "ANY"}:
                    sets.append((str(kind), value))
                    literals |= {chr(x) for k, v in (value if str(kind) == "IN" else ()) for x in _edges(str(k), v)}
                elif str(kind) == "LITERAL":
                    literals.add(chr(value))
                else:
                    waiting += _parts(value)
        candidates = dict.fromkeys(CHARACTERS + "".join(sorted(literals)))
        # A literal is of its own kind only where few are: names make hundreds, and their letters are letters.
        own = literals if len(literals) < 12 else {c for c in literals if not c.isalnum()}
        kinds: dict[tuple[object, ...], str] = {}
        for c in candidates:
            kinds.setdefault((c if c in own else "", *(self._accepts(k, v, c) for k, v in sets)), c)
        return "".join(kinds.values())

    def _accepts(self, kind: str, value: Any, c: str) -> bool:
        if kind == "ANY":
            return c != "\n" or bool(self.flags & re.DOTALL)
        cases = {c, c.lower(), c.upper()} if self.flags & re.IGNORECASE else {c}
        if kind == "NOT_LITERAL":
            return chr(value) not in cases
        items = list(value)
        negated = str(items[0][0]) == "NEGATE"
        return negated != any(_holds(str(k), v, case) for k, v in items for case in cases)


def _parts(value: Any) -> Iterator[Any]:
    """Yield the sequences of items inside the value of an item."""
    if isinstance(value, _parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _parts(part)


def _edges(kind: str, value: Any) -> tuple[int, ...]:
    return (value,) if kind == "LITERAL" else tuple(value) if kind == "RANGE" else ()


def _holds(kind: str, value: Any, c: str) -> bool:
    match kind:
        case "LITERAL":
            return len(c) == 1 and ord(c) == value
        case "RANGE":
            return len(c) == 1 and value[0] <= ord(c) <= value[1]
        case "CATEGORY":
            name = str(value).rpartition("_")[2]
            held = {"DIGIT": c.isdecimal(), "SPACE": c.isspace(), "WORD": c.isalnum() or c == "_"}[name]
            return held != ("_NOT_" in str(value))
    return False
