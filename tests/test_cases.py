"""Run `tests/cases/CODE.md`: what a rule must say of a raw text, and where.

A case is a heading and a fenced block that holds the raw file; ⟦ and ⟧ around a place say that the rule must fire on
exactly these raw characters. A heading that starts with `silent:` says that the rule must not fire at all, one that
starts with `known gap:` that it should and does not yet (a strict xfail). Words after the fence's backticks are
settings: `language=xx` (default en; `auto` detects), `as-of=2026-11-21`, `name=file.json`, `input=body`,
`severity=error` (of every finding), `published=2023-11-16`, `cr` (lines end in CR LF).
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import sourcelint
from sourcelint.clean import read
from sourcelint.document import Hints
from sourcelint.registry import all_rules, every_rule

FOLDER = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^## (?P<title>.+)\n(?:(?!```|##).*\n)*(?P<fence>`{3,})(?P<settings>.*)\n(?P<raw>(?s:.*?))\n(?P=fence)$",
    re.MULTILINE,
)
MARK = re.compile("[⟦⟧]")


@dataclass(frozen=True)
class Case:
    code: str
    title: str
    settings: dict[str, str]
    raw: str
    marks: tuple[tuple[int, int], ...]

    @property
    def silent(self) -> bool:
        return self.title.startswith("silent:")


def cases_of(path: Path) -> list[Case]:
    found = []
    for m in CASE.finditer(path.read_text(encoding="utf8")):
        settings = dict(word.split("=", 1) if "=" in word else (word, "") for word in m["settings"].split())
        pieces = MARK.split(m["raw"].replace("\n", "\r\n") if "cr" in settings else m["raw"])
        offsets = [sum(map(len, pieces[: n + 1])) for n in range(len(pieces) - 1)]
        found.append(
            Case(path.stem, m["title"], settings, "".join(pieces), tuple(zip(offsets[::2], offsets[1::2], strict=True)))
        )
    return found


CASES = [case for path in sorted(FOLDER.glob("[!X]*.md")) for case in cases_of(path)]


def params() -> list:
    return [
        pytest.param(
            case,
            id=f"{case.code}: {case.title}",
            marks=[pytest.mark.xfail(strict=True)] if case.title.startswith("known gap:") else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", params())
def test_case(case: Case) -> None:
    settings = case.settings
    language = settings.get("language", "en")
    hints = Hints(
        language=None if language == "auto" else language,
        input=settings.get("input"),
        published=settings.get("published"),
    )
    document = read(case.raw.encode("utf8", "surrogateescape"), settings.get("name", "case.txt"), hints)
    as_of = date.fromisoformat(settings["as-of"]) if "as-of" in settings else None
    rules = tuple(r for r in all_rules() if r.code == case.code)
    findings = sourcelint.lint(document, as_of=as_of, rules=rules).findings
    assert not [f.message for f in findings if f.code == "ERR002" != case.code]
    found = [(f.start, f.end) for f in findings]
    assert [case.raw[a:b] for a, b in found] == [case.raw[a:b] for a, b in case.marks]
    assert found == list(case.marks)
    if "severity" in settings:
        assert {f.severity for f in findings} == {settings["severity"]}


# ERR001 and ERR002 are faults of the run and no texts: test_lint.py and test_pipeline.py have their cases.
@pytest.mark.parametrize("rule", [r for r in all_rules() if not r.code.startswith("ERR")], ids=lambda r: r.code)
def test_every_rule_is_documented_and_has_cases(rule) -> None:
    headings = re.findall(r"^## (.+)$", rule.doc, re.MULTILINE)
    assert headings == ["What it does", "Why is this bad?", "Known limits", "References"]
    cases = [case for case in CASES if case.code == rule.code]
    assert any(case.silent for case in cases), "at least one case must stay silent"
    assert any(case.marks for case in cases), "at least one case must fire"
    assert not any(case.marks for case in cases if case.silent)
    assert dataclasses.replace(rule).name in rule.module.replace("_", "-"), "the module is named code_name"


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} <= {r.code for r in every_rule()}
