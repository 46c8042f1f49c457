"""Great Expectations judges the table in one run: exact verdicts, and nothing that is vacuous is called met."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sourcelint.engine.registry import all_corpus_rules, all_rules
from sourcelint.gate.suite_files import COLUMN_KEYS, Expected, SuiteError, read_suites
from sourcelint.gate.table import columns
from sourcelint.gate.verdict import Outcome, SuiteVerdict, Verdict

pytestmark = pytest.mark.slow

CHECKS = Path(__file__).parents[2] / "checks"


def table(*rows: dict) -> object:
    import pandas as pd

    return pd.DataFrame(
        {name: pd.array([row.get(name) for row in rows], dtype=kind) for name, kind in columns().items()}
    )


def judged(tmp_path: Path, expectations: str, *rows: dict) -> Verdict:
    from sourcelint.gate.great_expectations import judge

    (tmp_path / "a.yaml").write_text(f"name: a\nexpectations:\n{expectations}", encoding="utf8")
    return judge(table(*rows), tmp_path)


def expectation(kind: str, kwargs: str, severity: str = "critical", meta: str = "{}") -> str:
    return f"  - {{type: {kind}, kwargs: {{{kwargs}}}, severity: {severity}, meta: {meta}}}\n"


COUNT = expectation(
    "expect_column_values_to_be_between", "column: DAT008, max_value: 0", meta="{codes: [DAT008], reason: Not a day.}"
)


def test_a_missed_expectation_names_its_sources(tmp_path):
    rows = [{"source": "b.txt", "DAT008": 2}, {"source": "a.txt", "DAT008": 1}, {"source": "c.txt", "DAT008": 0}]
    verdict = judged(tmp_path, COUNT, *rows, {"source": "d.txt", "DAT008": None})
    (outcome,) = verdict.suites[0].outcomes
    assert outcome == Outcome(
        suite="a", bar="no impossible-date (DAT008)", column="DAT008", severity="critical", state="missed", reason="Not a day.",
        codes=("DAT008",), judged=3, sources=("a.txt", "b.txt"), values=("1", "2"),
    )  # fmt: skip
    assert [verdict.state_of(s) for s in ("a.txt", "b.txt", "c.txt", "d.txt")] == ["missed", "missed", "met", "met"]
    assert not verdict.passed
    assert verdict.missed("a.txt") == (outcome,)
    assert verdict.missed("c.txt") == ()
    assert verdict.summary() == "The bar is missed by 2 of 4 sources. Missed: no impossible-date (DAT008)."


@pytest.mark.parametrize("severity", ["warning", "info"])
def test_only_critical_expectations_fail_the_gate(tmp_path, severity):
    verdict = judged(tmp_path, COUNT.replace("critical", severity), {"source": "a.txt", "DAT008": 1})
    assert verdict.missed()[0].severity == severity
    assert verdict.passed
    assert verdict.state_of("a.txt") == "met"


def test_a_condition_chooses_the_sources(tmp_path):
    kwargs = f"column: published, row_condition: {WHERE.format('published_state')}"
    known = expectation("expect_column_values_to_not_be_null", kwargs)
    present = {"published_state": "present"}
    (outcome,) = judged(tmp_path, known, {"source": "a.txt"} | present, {"source": "b.txt"}).suites[0].outcomes
    assert (outcome.state, outcome.judged, outcome.sources) == ("missed", 1, ("a.txt",))
    assert outcome.bar == "published known where published_state == present"


def test_tolerance_is_a_share_of_the_sources_that_have_an_opinion(tmp_path):
    rows = [{"source": f"{n}.txt", "DAT008": int(n == 0)} for n in range(5)] + [{"source": "x.txt"}]
    tolerant = COUNT.replace("max_value: 0", "max_value: 0, mostly: 0.8")
    (outcome,) = judged(tmp_path, tolerant, *rows).suites[0].outcomes
    assert (outcome.state, outcome.judged, outcome.sources) == ("met", 5, ("0.txt",))
    assert outcome.bar == "no impossible-date (DAT008), for 80% of sources"
    strict = COUNT.replace("max_value: 0", "max_value: 0, mostly: 0.9")
    assert judged(tmp_path, strict, *rows).suites[0].outcomes[0].state == "missed"


ROW = {"source": "a.txt", "published_state": "absent", "language": "en", "points": 50.0}
WHERE = '{{type: comparison, column: {{name: {}}}, operator: "==", parameter: present}}'
VACUOUS = {
    "a column of nulls": COUNT,
    "a condition that selects no row": expectation(
        "expect_column_values_to_not_be_null",
        f"column: published, row_condition: {WHERE.format('published_state')}",
    ),
    "a mean of nulls": expectation("expect_column_mean_to_be_between", "column: words, min_value: 1"),
    "a set of nulls": expectation("expect_column_distinct_values_to_be_in_set", "column: author, value_set: [x]"),
}


@pytest.mark.parametrize("name", VACUOUS)
def test_what_judges_nothing_is_never_met(tmp_path, name):
    verdict = judged(tmp_path, VACUOUS[name], ROW)
    (outcome,) = verdict.suites[0].outcomes
    assert (outcome.state, outcome.judged) == ("not applicable", 0)
    assert verdict.state == verdict.state_of("a.txt") == "not applicable"
    assert not verdict.passed
    assert verdict.summary() == "No expectation applies to the 1 source."
    assert "Not applicable" in verdict.data_docs["a.html"]


def test_no_sources_pass_no_gate(tmp_path):
    verdict = judged(tmp_path, COUNT + expectation("expect_table_row_count_to_be_between", "max_value: 9"))
    assert [o.state for o in verdict.suites[0].outcomes] == ["not applicable"] * 2
    assert not verdict.passed
    assert verdict.summary() == "There was no source to judge."


def test_nulls_are_what_expectations_about_nulls_judge(tmp_path):
    missing = expectation("expect_column_values_to_not_be_null", "column: published")
    empty = expectation("expect_column_values_to_be_null", "column: fault")
    verdict = judged(tmp_path, missing + empty, {"source": "a.txt"}, {"source": "b.txt", "published": "2024-01-01"})
    assert [(o.state, o.judged, o.sources) for o in verdict.suites[0].outcomes] == [
        ("missed", 2, ("a.txt",)),
        ("met", 2, ()),
    ]


def test_an_expectation_about_the_whole_table_says_what_it_saw(tmp_path):
    mean = expectation("expect_column_mean_to_be_between", "column: points, min_value: 60")
    (outcome,) = judged(tmp_path, mean, ROW, ROW | {"source": "b.txt", "points": 55.5}).suites[0].outcomes
    assert (outcome.state, outcome.observed, outcome.sources) == ("missed", "52.75", ())
    assert outcome.bar == "mean of points at least 60"


@pytest.mark.parametrize(
    ("kind", "kwargs", "bar"),
    [
        ("expect_column_values_to_be_between", {"column": "CLM001", "max_value": 2}, "at most 2 weasel-attribution (CLM001)"),
        ("expect_column_values_to_be_between", {"column": "CLM001", "max_value": 0}, "no weasel-attribution (CLM001)"),
        ("expect_column_values_to_be_between", {"column": "errors", "max_value": 0}, "no errors"),
        ("expect_column_values_to_be_between", {"column": "words", "min_value": 9, "max_value": 99}, "words 9 to 99"),
        ("expect_column_unique_value_count_to_be_between", {"column": "author", "min_value": 2}, "unique value count of author at least 2"),
        ("expect_table_row_count_to_be_between", {"min_value": 2}, "at least 2 sources"),
        ("expect_column_values_to_be_in_set", {"column": "grade", "value_set": ["A", "B"]}, "grade one of A, B"),
        ("expect_column_value_lengths_to_equal", {"column": "title", "value": 9}, "column value lengths to equal (column title, value 9)"),
    ],
)  # fmt: skip
def test_a_bar_reads_as_words(kind, kwargs, bar):
    from sourcelint.gate.great_expectations import describe_expectation

    assert describe_expectation(Expected("a.yaml:1", kind, kwargs, "info", "", ())) == bar


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("to_be_between", "to_be_betwen", "did you mean expect_column_values_to_be_between"),
        ("max_value: 0", "max: 0", "max: it has no such argument"),
        ("max_value: 0", "max_value: 0, mostly: 2", "mostly: ensure this value is less than or equal to 1.0"),
        ("max_value: 0", "max_value: [1]", "max_value: "),
        ("column: DAT008, ", "", "column: field required"),
        ("max_value: 0", f"max_value: 0, row_condition: {WHERE.format('publishd')}", "did you mean published"),
    ],
)
def test_what_great_expectations_would_drop_is_an_error(tmp_path, old, new, says):
    with pytest.raises(SuiteError, match=r"a\.yaml:3: ") as caught:
        judged(tmp_path, COUNT.replace(old, new), {"source": "a.txt", "DAT008": 0})
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_pages_need_no_network_and_run_nothing(tmp_path):
    hostile = "<img src=x onerror=alert(1)>.txt"
    named = expectation("expect_column_values_to_be_in_set", "column: author, value_set: [Me]")
    pages = judged(
        tmp_path, COUNT + named, {"source": hostile, "author": "<script>alert(2)</script>", "DAT008": 1}
    ).data_docs
    assert set(pages) == {"index.html", "a.html"}
    for page in pages.values():
        assert not re.search(r"(?i)<(script|img|link|iframe)\b", page)
        assert not re.search(r"(?i)(https?:)?//", page)
    assert "&lt;img src=x onerror=alert(1)&gt;.txt" in pages["a.html"]
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in pages["a.html"]


def test_the_same_table_gives_the_same_pages(tmp_path):
    row = {"source": "a.txt", "DAT008": 1}
    here, there = tmp_path / "here" / "checks", tmp_path / "there" / "checks"
    for place in (here, there):
        place.mkdir(parents=True)
    pages = judged(here, COUNT, row).data_docs
    assert pages == judged(there, COUNT, row).data_docs
    assert "<code>checks/a.yaml:1</code>" in pages["a.html"]


def test_nothing_is_written_and_nothing_said(tmp_path, monkeypatch, capfd):
    checks, work = tmp_path / "checks", tmp_path / "work"
    checks.mkdir()
    work.mkdir()
    monkeypatch.chdir(work)
    judged(checks, COUNT, {"source": "a.txt", "DAT008": 1})
    assert list(work.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_the_shipped_suites_are_sound():
    from sourcelint.gate.great_expectations import load

    suites, built = load(CHECKS)
    assert [s.name for s in suites] == sorted(p.stem for p in CHECKS.glob("*.yaml"))
    for suite, whole in zip(suites, built, strict=True):
        assert len(suite.expectations) == len(whole.expectations)
        assert suite.about
        assert all(e.reason for e in suite.expectations)


def test_every_rule_has_its_place_in_a_suite():
    known = {r.code for r in (*all_rules(), *all_corpus_rules()) if not r.experimental}
    judged_codes = {c for suite in read_suites(CHECKS, columns()) for e in suite.expectations for c in e.codes}
    assert known - judged_codes == set()


def test_a_suite_judges_a_column_by_its_own_code():
    for suite in read_suites(CHECKS, columns()):
        for e in suite.expectations:
            column = next((e.kwargs[k] for k in COLUMN_KEYS if isinstance(e.kwargs.get(k), str)), "")
            assert not re.fullmatch(r"[A-Z]{3}\d{3}", column) or column in e.codes


def test_a_verdict_without_suites_is_no_pass():
    assert not Verdict(("a.txt",), ()).passed
    assert Verdict(("a.txt",), (SuiteVerdict("a", "A", ()),)).state == "not applicable"
