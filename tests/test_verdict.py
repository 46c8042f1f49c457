"""What is said of a verdict in one line."""

from __future__ import annotations

import pytest

from sourcelint.gate.verdict import Outcome, SuiteVerdict, Verdict


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (1, "Missed: bar 0."),
        (3, "Missed: bar 0; bar 1; bar 2."),
        (5, "Missed: bar 0; bar 1; bar 2; and 2 more."),
    ],
)
def test_one_line_names_few_expectations(asked, said):
    outcomes = tuple(Outcome("s", f"bar {n}", "x", "critical", "missed", sources=("a",)) for n in range(asked))
    verdict = Verdict(("a", "b"), (SuiteVerdict("s", "S", outcomes),))
    assert verdict.headline() == "The bar is missed by 1 of 2 sources."
    assert verdict.summary() == f"{verdict.headline()} {said}"


def test_nothing_to_ask():
    met = Outcome("s", "bar", "x", "critical", "met")
    assert Verdict(("a",), (SuiteVerdict("s", "S", (met,)),)).summary() == "1 source: the bar is met."
    assert Verdict((), ()).summary() == "There was no source to judge."
