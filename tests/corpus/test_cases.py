"""Run `tests/cases/XSR*.md`: what a rule must say of several raw texts, and where.

A case is a heading and a fenced block that holds the raw files, each after a line `=== name.txt`, with the same marks and
settings as in `sourcelint/cases.py`; settings behind the name hold for that file.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sourcelint
from sourcelint.clean import read
from sourcelint.document import Hints
from sourcelint.engine.compare import Comparison
from sourcelint.engine.registry import all_corpus_rules, rules_against_tables
from sourcelint.finding import SEVERITIES
from sourcelint.pipeline.cases import MARK, blocks_of

FOLDER = Path(__file__).parent.parent / "cases"
FILE = re.compile(r"^=== (\S+)(.*)\n", re.MULTILINE)
OF_ONE_SOURCE = {rule.code for rule in rules_against_tables()}
"""The rules that a run over one source loads; the others must have nothing to say of it."""

CASES = [
    pytest.param(
        path.stem, m.title, m.settings, m.raw, id=f"{path.stem}: {m.title}",
        marks=[pytest.mark.xfail(strict=True)] if m.title.startswith("known gap:") else [],
    )
    for path in sorted(FOLDER.glob("XSR*.md"))
    for m in blocks_of(path.read_text(encoding="utf8"))
]  # fmt: skip


@pytest.mark.parametrize(("code", "title", "settings", "raw"), CASES)
def test_case(code: str, title: str, settings: str, raw: str) -> None:
    pieces = FILE.split(raw)[1:]
    comparison = Comparison()
    texts: dict[str, str] = {}
    wanted = []
    for name, words, marked in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        own = dict(word.split("=", 1) for word in (settings + words).split() if "=" in word)
        hints = Hints(language=own.get("language", "en"), published=own.get("published"))
        parts = MARK.split(marked)
        texts[name] = "".join(parts)
        offsets = [sum(map(len, parts[: n + 1])) for n in range(len(parts) - 1)]
        wanted += [(name, texts[name][a:b]) for a, b in zip(offsets[::2], offsets[1::2], strict=True)]
        document = read(texts[name].encode(), name, hints)
        report = comparison.add(sourcelint.lint(document))
        assert {f.code for f in sourcelint.compare([report])} <= OF_ONE_SOURCE
    rules = tuple(r for r in all_corpus_rules() if r.code == code)
    found = comparison.findings(rules)
    assert [(f.source, texts[f.source][f.start : f.end]) for f in found] == wanted
    assert not (title.startswith("silent:") and wanted)
    for f in found:
        for place in (f, *f.related):
            # Of a passage only the beginning is kept.
            assert texts[place.source][place.start : place.end].startswith(place.quote)
    assert {f.severity for f in found} <= set(SEVERITIES[SEVERITIES.index(rules[0].max_severity) :])
    if severity := re.search(r"severity=(\w+)", settings):
        assert {f.severity for f in found} == {severity[1]}


@pytest.mark.parametrize("rule", all_corpus_rules(), ids=lambda r: r.code)
def test_every_rule_is_documented_and_has_cases(rule) -> None:
    headings = re.findall(r"^## (.+)$", rule.doc, re.MULTILINE)
    measured = ["Measured"] if "Measured" in headings else []
    assert headings == ["What it does", "Why is this bad?", "Known limits", *measured, "References"]
    assert rule.name in rule.module.replace("_", "-"), "the module is named code_name"
    own = [case.values for case in CASES if case.values[0] == rule.code]
    assert any(title.startswith("silent:") for _, title, _, _ in own), "at least one case must stay silent"
    assert any("⟦" in raw for *_, raw in own), "at least one case must fire"
