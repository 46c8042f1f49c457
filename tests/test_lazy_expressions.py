"""Expressions that are compiled when they are first used."""

from __future__ import annotations

import ast
import pickle
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import sourcelint
from sourcelint import cli, expressions
from sourcelint.expressions import Lazy, lazy, matcher, searcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the expressions that have been compiled so far."""
    seen: list[str] = []
    real = Lazy.compiled

    def compiled(expression: Lazy[str]) -> re.Pattern[str]:
        seen.append(expression.pattern)
        return real(expression)

    monkeypatch.setattr(Lazy, "compiled", compiled)
    return seen


def test_is_compiled_once_at_the_first_use(compiled: list[str]) -> None:
    word = lazy(r"[a-z]+", re.IGNORECASE)
    assert word.pattern == "[a-z]+"
    assert compiled == []
    assert word.findall("Aa 1 b") == ["Aa", "b"]
    assert [match.span() for match in word.finditer("Aa 1 b")] == [(0, 2), (5, 6)]
    assert compiled == ["[a-z]+"]


def test_has_every_member_of_a_compiled_expression() -> None:
    for pattern in (r"(?P<year>\d{4})", rb"(?P<year>\d{4})"):
        whole = re.compile(pattern, re.MULTILINE)
        for name in (name for name in dir(re.Pattern) if not name.startswith("_")):
            one = lazy(pattern, re.MULTILINE)
            if not callable(getattr(whole, name)):
                assert getattr(one, name) == getattr(whole, name)
            else:
                assert callable(getattr(one, name))


def test_has_nothing_else(compiled: list[str]) -> None:
    assert not hasattr(lazy("a"), "replace")
    assert compiled == []


def test_a_pickle_holds_the_text() -> None:
    word = lazy(r"[a-z]+", re.IGNORECASE)
    word.search("used")
    copy = pickle.loads(pickle.dumps(word))  # noqa: S301 - made in the line itself
    assert copy.match("Aa").end() == 2


def test_a_faulty_one_says_so_when_used() -> None:
    faulty = lazy("(")
    with pytest.raises(re.error, match="missing"):
        faulty.search("")


def test_no_module_compiles_an_expression_when_it_is_imported() -> None:
    """A few compiled at the top of each module are half of the time that a short run takes."""
    eager = [
        f"{path.name}:{node.lineno}"
        for path in Path(*sourcelint.__path__).rglob("*.py")
        for node in _outside_functions(ast.parse(path.read_text("utf8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
    ]
    assert not eager, f"say `lazy(…)` of {expressions.__name__} for `re.compile(…)`: {', '.join(eager)}"


def test_no_table_takes_the_method_of_an_expression_when_its_module_is_imported() -> None:
    """To take it compiles the expression."""
    eager = [
        f"{path.name}:{node.lineno}"
        for path in Path(*sourcelint.__path__).rglob("*.py")
        for node in _outside_functions(ast.parse(path.read_text("utf8")))
        if isinstance(node, ast.Attribute) and node.attr in {"match", "search", "fullmatch", "findall", "finditer"}
    ]
    assert not eager, f"say `matcher(…)` of {expressions.__name__}, or use a function: {', '.join(eager)}"


def test_a_matcher_compiles_when_it_is_called(compiled: list[str]) -> None:
    one, other = matcher(lazy("[a-z]+")), searcher(lazy("[0-9]+"))
    assert compiled == []
    assert one("ab 1")[0] == "ab"  # type: ignore[index]
    assert one("1") is None
    assert other("ab 1")[0] == "1"  # type: ignore[index]
    assert compiled == ["[a-z]+", "[0-9]+"]


def _outside_functions(tree: ast.AST) -> list[ast.AST]:
    """Return the nodes that are run at import."""
    found: list[ast.AST] = []
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            found += [node, *_outside_functions(node)]
    return found


def test_one_that_needs_a_string_waits_for_it(compiled: list[str]) -> None:
    fence = lazy(r"\s*(?P<fence>```|~~~)", needs=("```", "~~~"))
    assert fence.match("plain") is fence.search("plain") is fence.fullmatch("plain") is None
    assert fence.findall("plain") == list(fence.finditer("plain")) == []
    assert fence.search("plain ```", 0, 6) is None
    assert compiled == []
    assert fence.search("plain ~~~")["fence"] == "~~~"  # type: ignore[index]
    assert pickle.loads(pickle.dumps(fence)).needs == fence.needs  # type: ignore[attr-defined]  # noqa: S301
    assert fence.search("plain") is None
    assert len(compiled) == 1
    assert lazy("a", needs=("a",)).sub("b", "plain") == "plbin"


def test_no_match_lacks_what_its_expression_needs() -> None:
    cli.parser(("check",))
    waiting = {
        f"{module}.{name}": value
        for module, held in sys.modules.items()
        if module.startswith("sourcelint.")
        for name, value in vars(held).items()
        if isinstance(value, Lazy) and value.needs
    }
    assert len(waiting) >= MIN_WAITING
    for place, expression in waiting.items():
        tree = re._parser.parse(expression.pattern, expression._given_flags)  # type: ignore[attr-defined]
        assert _always_holds(tree, expression.needs), f"{place} can match without {expression.needs}"
        if expression._given_flags & re.IGNORECASE:
            assert not any(need.upper() != need.lower() for need in expression.needs), f"{place} ignores case"


MIN_WAITING = 15
"""Fewer expressions than these, and the search for them is broken."""


def _always_holds(items: Iterable[tuple[object, Any]], needs: tuple[str, ...]) -> bool:
    """Tell whether every match of a parsed expression, or what stands ahead of it, holds one of some strings."""
    literal = ""
    for kind, value in _repeated(items):
        literal = literal + chr(value) if kind == "LITERAL" else ""
        if any(need in literal for need in needs):
            return True
        match kind:
            case "IN":
                held = all(str(of) == "LITERAL" and chr(one) in needs for of, one in value)
            case "BRANCH":
                held = all(_always_holds(branch, needs) for branch in value[1])
            case "SUBPATTERN":
                held = _always_holds(value[-1], needs)
            case "ATOMIC_GROUP":
                held = _always_holds(value, needs)
            case "ASSERT":
                held = value[0] == 1 and _always_holds(value[1], needs)
            case _:
                held = False
        if held:
            return True
    return False


def _repeated(items: Iterable[tuple[object, Any]]) -> Iterator[tuple[str, Any]]:
    """Yield the parts of an expression as often as they stand at least."""
    for kind, value in items:
        if str(kind) in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            for _ in range(value[0]):
                yield from _repeated(value[2])
        else:
            yield str(kind), value
