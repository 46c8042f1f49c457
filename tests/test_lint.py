"""From hits to findings: places, fingerprints, crashes, rules that yield."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import sourcelint
from sourcelint.clean import read, read_all
from sourcelint.document import Document, Hints
from sourcelint.engine.excerpts import MAX_QUOTE_CHARS
from sourcelint.engine.lint import lint
from sourcelint.engine.registry import all_rules, select
from sourcelint.evidence.annotated import Annotated
from sourcelint.evidence.work_type import label_of
from sourcelint.finding import SEVERITIES
from sourcelint.pipeline import Settings, discover, lint_sources
from sourcelint.report import DEPTHS
from sourcelint.rule import Hit, rule
from sourcelint.text import RawSpan, Span, Text

lint_module = sys.modules["sourcelint.engine.lint"]
RAW = Path(__file__).parent.parent / "raw"


def document(text: str = "Title line\n\nOne two two three.", **kwargs) -> Document:
    kwargs.setdefault("language", "en")
    return Document("a.txt", text, "utf-8", Text.of_raw(text), **kwargs)


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch):
    """Lint with exactly these rules."""

    def use(*rules):
        monkeypatch.setattr(
            lint_module, "all_rules", lambda: tuple(r for r in all_rules() if r.code.startswith("ERR")) + rules
        )

    return use


def make(code: str, *hits: Hit, **kwargs):
    return rule(code, f"rule-{code}", "warning", fix="Mend it.", **kwargs)(lambda _: iter(hits))


def hit(start: int, end: int, **kwargs) -> Hit:
    return Hit(Span(start, end), "here", **kwargs)


def test_a_finding_stands_where_the_rule_pointed(only) -> None:
    only(make("TST001", hit(16, 19, severity="info", fix="Cut it."), hit(20, 23, related=(Span(12, 15),))))
    first, second = sourcelint.lint(document()).findings
    assert (first.quote, first.line, first.column, first.severity, first.fix) == ("two", 3, 5, "info", "Cut it.")
    assert (second.severity, second.fix, second.related[0].quote) == ("warning", "Mend it.", "One")


def test_fingerprints_count_occurrences_and_forget_positions(only) -> None:
    only(make("TST001", hit(16, 19), hit(20, 23)))
    before = [f.fingerprint for f in sourcelint.lint(document()).findings]
    only(make("TST001", hit(22, 25), hit(26, 29)))
    after = [f.fingerprint for f in sourcelint.lint(document("Longer title line\n\nOne two two three.")).findings]
    assert before[0] != before[1]
    assert len(set(before)) == 2
    only(make("TST001", hit(23, 26), hit(27, 30)))
    moved = sourcelint.lint(document("Longer title line\n\nOne two two three.")).findings
    assert [f.quote for f in moved] == ["two", "two"]
    assert [f.fingerprint for f in moved] == before
    assert after != before


def test_a_crash_is_a_finding_and_the_other_rules_go_on(only) -> None:
    def crash(doc):
        raise KeyError("lost")

    only(rule("TST001", "crashing", "error", fix="-")(crash), make("TST002", hit(0, 5)))
    report = sourcelint.lint(document())
    assert [f.code for f in report.findings] == ["ERR002", "TST002"]
    assert "TST001 crashing crashed: KeyError: 'lost'" in report.findings[0].message
    assert report.counts["TST001"] is None
    assert report.counts["TST002"] == 1


def test_a_crash_half_way_leaves_no_half_result(only) -> None:
    def crash(doc):
        yield hit(0, 5)
        raise ValueError("late")

    only(rule("TST001", "late", "error", fix="-")(crash))
    report = sourcelint.lint(document())
    assert [f.code for f in report.findings] == ["ERR002"]
    assert report.counts["TST001"] is None


def test_no_opinion_is_null_and_not_zero(only) -> None:
    only(make("TST001", languages={"de"}), make("TST002"), rule("TST003", "silent", "info", fix="-")(lambda _: None))
    assert [sourcelint.lint(document()).counts[c] for c in ("TST001", "TST002", "TST003")] == [None, 0, None]
    assert sourcelint.lint(document(language="de")).counts["TST001"] == 0
    assert sourcelint.lint(document(language=None)).counts["TST001"] is None


def test_a_rule_yields_to_a_better_one_on_the_same_characters(only) -> None:
    better = make("TST001", hit(12, 15))
    only(better, make("TST002", hit(12, 19), hit(20, 23), yields_to={"TST001"}))
    assert [(f.code, f.start) for f in sourcelint.lint(document()).findings] == [("TST001", 12), ("TST002", 20)]
    only(better, make("TST002", hit(0, 10, scope="document"), yields_to={"TST001"}))
    assert [f.code for f in sourcelint.lint(document()).findings] == ["TST001"]


def test_findings_do_not_depend_on_the_rules_chosen(only) -> None:
    better, worse = make("TST001", hit(12, 15)), make("TST002", hit(12, 19), hit(20, 23), yields_to={"TST001"})
    only(better, worse)
    everything = sourcelint.lint(document()).findings
    alone = sourcelint.lint(document(), rules=(worse,))
    assert alone.findings == tuple(f for f in everything if f.code == "TST002")
    assert alone.counts["TST001"] is None


@pytest.mark.parametrize("path", sorted(RAW.iterdir()), ids=lambda p: p.name[:3])
def test_choosing_one_rule_on_the_seeds_gives_its_findings_of_a_full_run(path: Path) -> None:
    source = read(path.read_bytes(), path.name)
    everything = sourcelint.lint(source).findings
    for one in all_rules():
        if not one.experimental:
            expected = tuple(f for f in everything if f.code == one.code)
            assert sourcelint.lint(source, rules=(one,)).findings == expected


@pytest.mark.parametrize("path", sorted(RAW.iterdir()), ids=lambda p: p.name[:3])
def test_every_finding_on_the_seeds_points_at_its_quote(path: Path) -> None:
    raw = path.read_bytes().decode("utf8")
    for f in sourcelint.lint(read(path.read_bytes(), path.name)).findings:
        assert raw[f.start : f.end][:MAX_QUOTE_CHARS] == f.quote
        assert f.line == raw.count("\n", 0, f.start) + 1
        assert f.column == f.start - raw.rfind("\n", 0, f.start)


def test_severities_can_be_overridden(only) -> None:
    only(make("TST001", hit(0, 5, severity="error")))
    (finding,) = sourcelint.lint(document(), severities={"TST001": "info"}).findings
    assert finding.severity == "info"


def test_a_fault_is_the_only_finding(only) -> None:
    only(make("TST001", hit(0, 0)))
    report = sourcelint.lint(document("", fault="empty file: collect it again"))
    (finding,) = report.findings
    assert (finding.code, finding.start, finding.end, finding.line, finding.column) == ("ERR001", 0, 0, 1, 1)
    assert finding.message == "empty file: collect it again"
    assert report.grade.letter is None
    assert report.facts["words"] is None


def test_places_given_in_the_raw_file_stay_there(only) -> None:
    text = Text.of_raw("<p>One two.</p>")[3:11]
    only(make("TST001", Hit(RawSpan(0, 3), "tag"), hit(0, 3)))
    findings = sourcelint.lint(Document("a.html", "<p>One two.</p>", "utf-8", text, language="en")).findings
    assert [f.quote for f in findings] == ["<p>", "One"]


def test_a_quote_of_a_hostile_line_is_cut(only) -> None:
    only(make("TST001", hit(0, 100_000)))
    (finding,) = sourcelint.lint(document("x" * 100_000)).findings
    assert (finding.end, len(finding.quote)) == (100_000, MAX_QUOTE_CHARS)


def test_select_by_prefix_and_code() -> None:
    rules = tuple(make(c, experimental=c == "TRN008") for c in ("TRN001", "TRN008", "XSR004", "ERR001"))
    assert [r.code for r in select(rules)] == ["TRN001", "XSR004", "ERR001"]
    assert [r.code for r in select(rules, ("TRN",), ())] == ["TRN001"]
    assert [r.code for r in select(rules, ("TRN008",), ())] == ["TRN008"]
    assert [r.code for r in select(rules, (), ("TRN", "ERR"))] == ["XSR004"]
    assert [r.code for r in select(rules, ("trn001",), ())] == ["TRN001"]
    assert [r.code for r in select(rules, (), ("near-duplicate-source", "err"))] == ["TRN001"]
    for wrong in ("NO", ""):
        with pytest.raises(ValueError, match=f"no rule has the code '{wrong}'"):
            select(rules, (wrong,))


def test_the_same_bytes_give_the_same_report() -> None:
    raw = (RAW / "000_2602b644d5f88045.txt").read_bytes()
    assert sourcelint.lint(read(raw, "a", Hints(language="en"))) == sourcelint.lint(
        read(raw, "a", Hints(language="en"))
    )


def test_a_grade_says_which_rules_it_does_without() -> None:
    source = read((RAW / "002_945a70ed5d7aeb83.txt").read_bytes(), "a.txt")
    everything = sourcelint.lint(source).grade
    most = sourcelint.lint(source, rules=select(all_rules(), (), ("CLM003",))).grade
    few = sourcelint.lint(source, rules=select(all_rules(), ("TRN",))).grade
    assert everything.letter == "C"
    assert most.note == f"{everything.note}; graded without CLM003"
    assert few.letter is None
    assert few.note.startswith("not graded: 7 of ")


def test_what_is_missing_once_is_a_warning_three_times() -> None:
    body = " ".join(f"The boat came on {day}, and everybody on the island ran down to look." for day in DAYS)
    report = sourcelint.lint(sourcelint.read(f"The boat\n\n{body}\n".encode(), "x.txt"))
    assert [f.severity for f in report.findings if f.code == "DAT004"] == ["warning"] * 3 + ["info"] * 2


DAYS = ("3 May", "8 June", "9 July", "2 August", "5 October")


@pytest.mark.parametrize("name", sorted(p.name for p in RAW.iterdir()))
def test_findings_are_the_same_however_much_is_asked_for(name: str) -> None:
    source = read((RAW / name).read_bytes(), name)
    whole = sourcelint.lint(source)
    for depth in DEPTHS:
        report = lint(source, depth=depth)
        assert (report.findings, report.profile) == (whole.findings, whole.profile)
        assert (report.grade == whole.grade, bool(report.facts)) == (
            (False, False) if depth == "findings" else (True, True)
        )


def test_rules_are_run_for_what_is_shown() -> None:
    sources = discover([RAW])
    everything = list(lint_sources(sources, Settings()))
    for least in ("error", "warning"):
        shown = SEVERITIES[: SEVERITIES.index(least) + 1]
        asked = list(lint_sources(sources, Settings(depth="findings", min_severity=least)))
        for some, all_ in zip(asked, everything, strict=True):
            assert [f for f in some.findings if f.severity in shown] == [
                f for f in all_.findings if f.severity in shown
            ]
        assert sum(len(r.findings) for r in asked) < sum(len(r.findings) for r in everything)


def test_a_record_of_a_file_says_for_itself_what_kind_of_work_it_is() -> None:
    text = "The council should close the bridge. It met on Monday and talked about it for an hour. " * 40
    kinds = {"articleSection": "Opinion"}, {"articleSection": "News"}
    rows = [json.dumps({"title": f"The bridge {n}", "text": text, **kind}) for n, kind in enumerate(kinds)]
    labels = [label_of(Annotated(document)) for document in read_all("\n".join(rows).encode(), "a.jsonl")]
    assert labels == ["Opinion", None]
