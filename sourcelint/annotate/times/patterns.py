"""The small language in which grammars are written: names of classes, `|`, `( )`, `?`, `+`, `{m,n}`, and look-around.

    ( weekday comma? )? month day ( comma? year )?        (?= …) (?! …) (?<= …) (?<! …) as in regular expressions

Compiling gives a regular expression over characters, one for each class, and the set of characters with which a match can
begin, so that a pattern is only tried where it can succeed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LEXEME = lazy(r"(\(\?<?[=!]|\{\d+,\d+\}|[a-z_]{2,}|[()|?+])")


class Pattern(NamedTuple):
    """A regular expression, the characters it can begin with, and whether it matches the empty string.

    Of each of the sets of `needs` a match holds at least one character.
    """

    regex: str
    first: frozenset[str]
    empty: bool
    needs: tuple[frozenset[str], ...] = ()

    def may_match(self, characters: frozenset[str]) -> bool:
        """Tell whether a string with these characters may hold a match."""
        return not any(map(characters.isdisjoint, self.needs))


class _Parser:
    """A parser by recursive descent: a choice of sequences of items."""

    def __init__(self, source: str, known: Mapping[str, Pattern]) -> None:
        self.source = source
        self.known = known
        self.lexemes = _LEXEME.findall(source)
        if "".join(self.lexemes) != "".join(source.split()):
            raise ValueError(f"not a pattern: {source!r}")
        self.at = 0

    def peek(self) -> str:
        return self.lexemes[self.at] if self.at < len(self.lexemes) else ""

    def take(self) -> str:
        self.at += 1
        return str(self.lexemes[self.at - 1])

    def choice(self) -> Pattern:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.take()
            branches.append(self.sequence())
        if len(branches) == 1:
            return branches[0]
        first = frozenset[str]().union(*(branch.first for branch in branches))
        single = all(len(branch.regex) == 1 for branch in branches)
        before, between, after = ("[", "", "]") if single else ("(?:", "|", ")")
        regex = before + between.join(branch.regex for branch in branches) + after
        return Pattern(regex, first, any(branch.empty for branch in branches), _either(branches))

    def sequence(self) -> Pattern:
        regex, first, empty = "", frozenset[str](), True
        needs: dict[frozenset[str], None] = {}
        while self.peek() not in {"", "|", ")"}:
            item = self.item()
            regex += item.regex
            if empty:
                first |= item.first
            empty = empty and item.empty
            needs |= dict.fromkeys(item.needs)
        return Pattern(regex, first, empty, tuple(needs))

    def item(self) -> Pattern:
        """Read a class, a macro or a group, and how often it may stand."""
        lexeme = self.take()
        if lexeme.startswith("("):
            atom = self.group()
            if lexeme != "(":  # a look-around matches no characters
                return Pattern(f"{lexeme}{atom.regex})", frozenset(), empty=True)
        elif lexeme in self.known:
            atom = self.known[lexeme]
        else:
            raise ValueError(f"no class or macro {lexeme!r} in {self.source!r}")
        if self.peek().startswith(("?", "+", "{")):
            times = self.take()
            optional = times[:2] in {"?", "{0"}
            needs = () if optional else atom.needs
            return Pattern(f"(?:{atom.regex}){times}", atom.first, atom.empty or optional, needs)
        return atom

    def group(self) -> Pattern:
        """Read what stands in parentheses, behind the opening one."""
        inner = self.choice()
        if not self.peek():
            raise ValueError(f"no closing parenthesis in {self.source!r}")
        self.take()
        return inner


def _either(branches: Sequence[Pattern]) -> tuple[frozenset[str], ...]:
    """Return what a choice needs: something that one of its branches needs; nothing if a branch needs nothing."""
    if not all(branch.needs for branch in branches):
        return ()
    return (frozenset[str]().union(*(min(branch.needs, key=len) for branch in branches)),)


def compile_pattern(source: str, known: Mapping[str, Pattern]) -> Pattern:
    """Compile a pattern; raise ValueError for a name that is not known and for malformed source."""
    parser = _Parser(source, known)
    pattern = parser.choice()
    if parser.at < len(parser.lexemes):
        raise ValueError(f"no opening parenthesis in {source!r}")
    return pattern
