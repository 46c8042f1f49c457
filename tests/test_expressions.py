"""No regular expression of the package is slow on any text: each is found by itself, and attacked with strings made for it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from pumps import attacks as attacking
from pumps import measure as measuring
from pumps.attacks import attacks
from pumps.collect import Expression, expressions
from pumps.measure import fault_of
from pumps.possessive import repeated_groups

import sourcelint

FEWEST = 500
"""Fewer expressions than these, and the search for them is broken."""
QUICK_ATTACKS = 24
"""On each expression in the quick suite, drawn from all."""
SHARDS = 8


@pytest.fixture(scope="module")
def found() -> list[Expression]:
    return expressions()


def test_expressions_are_found_wherever_they_stand(found: list[Expression]) -> None:
    assert len(found) > FEWEST
    places = " ".join(e.place for e in found)
    for known in (
        "clean.containers.feeds.ROOT",  # a name of a module
        "english.ENGLISH.tokens",  # a field of an instance
        "english.ENGLISH.reading.regex",  # compiled when a text first needs it
        "clean.containers.mhtml, in a function",  # a literal inside a function
        "rules.prv005_unlabelled_work_type._MARKS",  # inside tuples
        "gazetteers.reference.shipped_reference",  # what a cached function makes
    ):
        assert known in places


def test_no_interval_is_a_value_of_an_f_string() -> None:
    """In an f-string `{0,6}` is the tuple (0, 6), and the expression asks for these very characters: write `{{0,6}}`."""
    package = Path(sourcelint.__file__).parent
    found = [
        f"{path.relative_to(package)}:{node.lineno}"
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Tuple | ast.Constant)
    ]
    assert not found


def test_groups_that_are_repeated_possessively_are_atomic(found: list[Expression]) -> None:
    assert repeated_groups(re.compile(r"\d+(?:[.,]\d+)*+")) == 1
    assert repeated_groups(re.compile(r"(?<=a)(?:x(?>[.,]\d+)*+\d++|(?:ab?c){1,3}+)")) == 1
    risky = [e.place for e in found if repeated_groups(e.pattern)]
    assert not risky, "write (?>…)*+ for (?:…)*+; see tests/pumps/possessive.py"


@pytest.mark.parametrize(
    ("source", "use"),
    [
        (r"(?:<!--.{0,2000}?-->\s*){0,9}<p", "match"),
        (r"(?:a+)+b", "match"),
        (r"(?:\w+\s*)*!", "match"),
        (r"\s+$", "finditer"),
        (r"\w+@", "finditer"),
        (r"<!--.*?-->", "finditer"),
        (r"\s*:?\s*\W*$", "match"),
        (r"(?:the |a )?[A-Z]\w*(?: \w+)* War\b", "finditer"),
        (r"\S{1,200}@\S{1,200}\s{1,9}\(", "finditer"),
        (r"(?P<quote>[\"']).*(?P=quote)\s*\Z", "finditer"),
    ],
)
def test_a_slow_expression_is_found(source: str, use: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "TRIES", 1)  # each takes a second; more of them tell a busy machine from a fault
    assert fault_of(Expression("here", re.compile(source), frozenset({use}))) is not None


@pytest.mark.parametrize(
    ("source", "use"),
    [
        (r"(?:(?><!--.{0,2000}?-->)\s*+)*+<p", "match"),
        (r"(?<!\s)\s++$", "finditer"),
        (r"\s+$", "match"),
        (r"\w{1,64}@", "finditer"),
        (r"[A-Z]\w{0,40}(?: \w{1,40}){0,3} War\b", "finditer"),
    ],
)
def test_a_linear_expression_is_left_alone(source: str, use: str) -> None:
    assert fault_of(Expression("here", re.compile(source), frozenset({use}))) is None


def test_samples_match_the_expressions_that_they_are_made_from(found: list[Expression]) -> None:
    """Attacks mean nothing if what they repeat is not what an expression reads."""
    texts = [e for e in found if isinstance(e.pattern.pattern, str)]
    matched = sum(any(e.pattern.search(a.head + a.unit * 3) for a in attacks(e.pattern)) for e in texts)
    assert matched > 0.9 * len(texts)


@pytest.mark.timeout(1_800)  # of wall time: a busy machine gives it little of the processor
@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_expression_is_linear(found: list[Expression], shard: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attacking, "MAX_ATTACKS", QUICK_ATTACKS)
    _check(found[shard::SHARDS])


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_every_expression_is_linear_on_every_attack(found: list[Expression]) -> None:
    _check(found)


def _check(found: list[Expression]) -> None:
    faults = [
        f"{e.place}: {fault}\n    {e.pattern.pattern[:200]!r}" for e in found if (fault := fault_of(e)) is not None
    ]
    assert not faults, (
        "slow expressions; bound what they repeat, make it possessive (`*+`) or atomic (`(?>…)`), "
        "or begin where nothing of the kind stands before (`(?<!…)`):\n" + "\n".join(faults)
    )
