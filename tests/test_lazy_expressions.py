"""Expressions that are compiled when they are first used."""

from __future__ import annotations

import ast
import pickle
import re
from pathlib import Path

import pytest

import sourcelint
from sourcelint import expressions
from sourcelint.expressions import Lazy, lazy, matcher, searcher


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
