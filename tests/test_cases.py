"""Run `tests/cases/CODE.md`: what a rule must say of a raw text, and where; a known gap is a strict xfail.

`sourcelint/cases.py` says how they are written.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from sourcelint.engine.registry import all_rules, every_rule
from sourcelint.finding import SEVERITIES
from sourcelint.pipeline.cases import Case, cases_of, failure_of, findings_of

FOLDER = Path(__file__).parent / "cases"
CASES = [case for path in sorted(FOLDER.glob("[!X]*.md")) for case in cases_of(path)]


def params() -> list:
    return [
        pytest.param(
            case,
            id=f"{case.code}: {case.title}",
            marks=[pytest.mark.xfail(strict=True)] if case.known_gap else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", params())
def test_case(case: Case) -> None:
    findings = findings_of(case)
    assert not [f.message for f in findings if f.code == "ERR002" != case.code]
    found = [(f.start, f.end) for f in findings]
    assert [case.raw[a:b] for a, b in found] == [case.raw[a:b] for a, b in case.marks]
    assert found == list(case.marks)
    (worst,) = (r.worst for r in all_rules() if r.code == case.code)
    assert {f.severity for f in findings} <= set(SEVERITIES[SEVERITIES.index(worst) :])
    if "severity" in case.settings:
        assert {f.severity for f in findings} == {case.settings["severity"]}
    assert not failure_of(case)


# ERR001 and ERR002 are faults of the run and no texts: test_lint.py and test_pipeline.py have their cases.
@pytest.mark.parametrize("rule", [r for r in all_rules() if not r.code.startswith("ERR")], ids=lambda r: r.code)
def test_every_rule_is_documented_and_has_cases(rule) -> None:
    headings = re.findall(r"^## (.+)$", rule.doc, re.MULTILINE)
    measured = ["Measured"] if "Measured" in headings else []
    assert headings == ["What it does", "Why is this bad?", "Known limits", *measured, "References"]
    cases = [case for case in CASES if case.code == rule.code]
    assert any(case.silent for case in cases), "at least one case must stay silent"
    assert any(case.marks for case in cases), "at least one case must fire"
    assert not any(case.marks for case in cases if case.silent)
    assert dataclasses.replace(rule).name in rule.module.replace("_", "-"), "the module is named code_name"


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} <= {r.code for r in every_rule()}
