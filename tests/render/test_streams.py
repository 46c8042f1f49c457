"""Formats that are written while sources are read."""

from __future__ import annotations

import dataclasses
import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import tee, zip_longest

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourcelint.clean import read
from sourcelint.document import Hints
from sourcelint.engine.lint import lint
from sourcelint.engine.registry import all_rules
from sourcelint.gate.verdict import Outcome, SuiteVerdict, Verdict
from sourcelint.render import Across, Run, escape
from sourcelint.render.formats import FORMATS, renderer
from sourcelint.render.text import judgement


@pytest.fixture
def stream(report, unreadable, clean_report):
    across = Across(tuple(f for f in report.findings if f.code.startswith("XSR")))
    own = dataclasses.replace(report, findings=tuple(f for f in report.findings if f not in across.findings))
    return [own, unreadable, clean_report, across]


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name, stream, run, golden):
    golden(f"stream.{name}", "".join(renderer(name)(stream, run)))


@pytest.mark.parametrize("name", FORMATS)
def test_no_source_is_no_error(name, run):
    assert isinstance("".join(renderer(name)([], run)), str)


@pytest.mark.parametrize("name", FORMATS)
def test_control_characters_never_get_out(name, stream, run):
    text = "".join(renderer(name)(stream, run))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    if name not in (
        "json",
        "jsonl",
        "sarif",
        "gitlab",
    ):  # JSON keeps a quotation as it is; it escapes what is below U+0020
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


def test_colours_only_where_asked(stream, run):
    plain = "".join(renderer("full")(stream, run))
    coloured = "".join(renderer("full", colour=True)(stream, run))
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize(("lowest", "expected"), [("error", 4), ("warning", 8), ("info", 10)])
def test_lowest_severity(lowest, expected, stream, run):
    run = dataclasses.replace(run, lowest=lowest)
    lines = "".join(renderer("jsonl")(stream, run)).splitlines()
    own = [f for r in stream for f in r.findings]
    ranks = {"error": 0, "warning": 1, "info": 2}
    assert len(lines) == sum(ranks[f.severity] <= ranks[lowest] for f in own)
    text = "".join(renderer("text")(stream, run))
    hidden = len(own) - len(lines)
    assert (f"{hidden} not shown" in text) == bool(hidden)


def test_the_mark_stands_under_the_place_also_behind_wide_characters(stream, run):
    lines = "".join(renderer("full")(stream, run)).splitlines()
    n = next(i for i, line in enumerate(lines) if "日本語" in line)
    before = lines[n].index("last month")
    assert lines[n + 1].index("^") == before + len("日本語の引用")
    assert lines[n + 1].count("^") == len("last month's visit")


def test_paths_are_shown_as_typed(stream):
    run = Run("1", None, {"a <b>/päper#1.txt": "raw/x.txt", "clean.txt": "raw/clean.txt"})
    text = "".join(renderer("concise")(stream, run))
    assert "raw/x.txt:4:64: TRN001 error: words are missing" in text
    assert run.path("clean.txt#7") == "raw/clean.txt"
    assert run.path("other.txt") == "other.txt"


def test_articles_of_a_file_are_told_apart():
    outcome = Outcome("s", "a", "a", "critical", "missed", judged=2, sources=("feed.xml#1", "feed.xml#2"))
    verdict = Verdict(outcome.sources, (SuiteVerdict("s", "S", (outcome,)),))
    text = judgement(verdict, Run("1", None, {"feed.xml": "raw/feed.xml"}))
    assert "raw/feed.xml#1, raw/feed.xml#2\n" in text


@pytest.fixture
def gated(run):
    """A run that the suites judged: one critical expectation missed by a source, one by all together, one not critical."""
    grade = Outcome(
        "overall", "grade one of A, B", "grade", "critical", "missed", "An editor has to look.",
        judged=3, sources=("a <b>/päper#1.txt", "clean.txt"), values=("E", "<D>\n"),
    )  # fmt: skip
    mean = Outcome("overall", "mean of points at least 50", "points", "critical", "missed", judged=3, observed="41.5")
    short = Outcome("text", "words at least 100", "words", "warning", "missed", "Too short.", sources=("empty.txt",))
    idle = Outcome("text", "no masked-gap (TRN001)", "TRN001", "critical", "not applicable")
    suites = (SuiteVerdict("overall", "Overall: all", (grade, mean)), SuiteVerdict("text", "Text", (short, idle)))
    return dataclasses.replace(run, verdict=Verdict(("a <b>/päper#1.txt", "empty.txt", "clean.txt"), suites))


def test_annotations_begin_with_what_fails_the_gate(stream, gated):
    lines = "".join(renderer("github")(stream, gated)).splitlines()
    assert lines[:2] == [
        (
            "::error file=a <b>/päper#1.txt,title=Overall%3A all%3A grade one of A%2C B::Missed by a <b>/päper#1.txt (E), "
            "clean.txt (<D>)%0AAn editor has to look."
        ),
        "::error title=Overall%3A all%3A mean of points at least 50%2C here 41.5::Missed by the sources as a whole",
    ]
    assert lines[2:] == "".join(renderer("github")(stream, dataclasses.replace(gated, verdict=None))).splitlines()
    assert escape.log("\n".join(lines), annotations=True) == "\n".join(lines)


def test_junit_fails_what_fails_the_gate(stream, gated):
    suites = ET.fromstring("".join(renderer("junit")(stream, gated)))  # noqa: S314 - our own
    assert [suite.get("failures") for suite in suites] == ["1", "0", "1", "1", "2", "0"]
    assert suites[0][0].find("failure").get("message") == "grade one of A, B"
    overall, text = list(suites)[-2:]
    assert overall.attrib == {"name": "Overall: all", "tests": "2", "failures": "2", "errors": "0", "skipped": "0"}
    failure = overall[0].find("failure")
    assert (failure.get("message"), failure.text) == (
        "An editor has to look.",
        "a <b>/päper#1.txt (E), clean.txt (<D>)",
    )
    assert overall[1].get("name") == "mean of points at least 50, here 41.5"
    assert overall[1].find("failure").get("message") == "mean of points at least 50"
    assert (text.get("failures"), text.get("skipped")) == ("0", "1")
    assert text[0].find("system-out").text == "warning: Too short.\nempty.txt"
    assert text[1].find("skipped") is not None


def test_code_quality_has_each_source_that_fails_the_gate(stream, gated):
    entries = json.loads("".join(renderer("gitlab")(stream, gated)))
    missed = [entry for entry in entries if entry["severity"] == "critical"]
    assert entries[:2] == missed
    assert [entry["location"]["path"] for entry in missed] == ["a <b>/päper#1.txt", "clean.txt"]
    assert missed[0]["description"] == "Overall: all: grade one of A, B (E). An editor has to look."
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    assert json.loads("".join(renderer("gitlab")([], gated))) == missed


def test_json_holds_the_verdict_of_the_gate(stream, gated):
    document = json.loads("".join(renderer("json")(stream, gated)))
    assert document["gate"]["passed"] is False
    assert [suite["state"] for suite in document["gate"]["suites"]] == ["missed", "met"]
    grade, mean = document["gate"]["suites"][0]["missed"]
    assert grade["sources"][0] == {"source": "a <b>/päper#1.txt", "value": "E"}
    assert (mean["observed"], mean["sources"]) == ("41.5", [])
    assert "bar missed" in document["sources"][0]["verdict"]["states"]


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_pages_tell_the_verdict_of_the_gate(name, stream, gated, run):
    assert "bar missed" in "".join(renderer(name)(stream, gated))
    assert "bar missed" not in "".join(renderer(name)(stream, run))


def test_json_is_one_document(stream, run):
    document = json.loads("".join(renderer("json")(stream, run)))
    assert [s["source"] for s in document["sources"]] == ["a <b>/päper#1.txt", "empty.txt", "clean.txt"]
    assert [f["code"] for f in document["across"]] == ["XSR003", "XSR001"]


def test_sarif_places_are_those_of_the_findings(stream, run):
    log = json.loads("".join(renderer("sarif")(stream, run)))["runs"][0]
    results = log["results"]
    findings = [f for r in stream for f in r.findings]
    assert [r["ruleId"] for r in results] == [f.code for f in findings]
    rules = log["tool"]["driver"]["rules"]
    for r, f in zip(results, findings, strict=True):
        assert rules[r["ruleIndex"]]["id"] == f.code
        location = r["locations"][0]["physicalLocation"]
        region = location["region"]
        assert (region["startLine"], region["startColumn"]) == (f.line, f.column)
        assert (region["charOffset"], region["charLength"]) == (f.start, f.end - f.start)
    assert results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20%3Cb%3E/p%C3%A4per%231.txt"


def test_sarif_has_what_code_scanning_shows(stream, run):
    log = json.loads("".join(renderer("sarif")(stream, run)))["runs"][0]
    for rule in log["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"].startswith(f"**{rule['help']['text'].splitlines()[0]}**")
        assert rule["shortDescription"]["text"] == rule["name"].replace("-", " ")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
    for result in log["results"]:
        assert re.fullmatch(r"[0-9a-f]{16}:1", result["partialFingerprints"]["primaryLocationLineHash"])
        assert ".." not in result["message"]["text"]


def test_junit_fails_sources_with_errors(stream, run):
    root = ET.fromstring("".join(renderer("junit")(stream, run)))  # noqa: S314 - our own
    assert {s.get("name"): s.get("failures") for s in root} == {
        "a <b>/päper#1.txt": "1", "empty.txt": "1", "clean.txt": "0", "across sources": "1",
    }  # fmt: skip


def test_github_commands_stay_on_their_line(stream, run):
    lines = "".join(renderer("github")(stream, run)).splitlines()
    assert len(lines) == sum(len(r.findings) for r in stream)
    assert all(re.match(r"::(error|warning|notice) file=[^:]+,title=[A-Z]{3}\d{3} [a-z-]+::", line) for line in lines)


def test_formats_read_one_stream_side_by_side(stream, run):
    """However many sources there are, no format runs far ahead of another, so that little is kept."""
    ahead: list[int] = []
    taken = {"jsonl": 0, "concise": 0, "sarif": 0, "junit": 0}

    def watched(name, copy):
        for item in copy:
            taken[name] += 1
            ahead.append(max(taken.values()) - min(taken.values()))
            yield item

    copies = zip(taken, tee(iter(stream[:3] * 200), len(taken)), strict=True)
    for _ in zip_longest(*(renderer(name)(watched(name, copy), run) for name, copy in copies)):
        pass
    assert max(ahead) <= 20


@given(
    st.text(st.characters() | st.sampled_from("\x1b\u202e\ud800\n\r*_|<>&`[](){}\"' .,"), max_size=300),
    st.sampled_from(sorted(FORMATS)),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_reported_in_any_format(fixed_rules, text, name):
    fixed_rules.undo()
    report = lint(read(text.encode("utf8", "surrogatepass"), "a\x1b\u202e.txt"), as_of=date(2026, 11, 21))
    shown = "".join(renderer(name)([report], Run("1", date(2026, 11, 21))))
    shown.encode("utf8", "backslashreplace")
    assert "\x1b" not in shown


SHORT_DANISH = "Havnen er lukket i dag, og færgen sejler fra den nordlige mole. Det siger borgmesteren."


@pytest.mark.parametrize(
    ("raw", "select", "said"),
    [
        (SHORT_DANISH, None, "language not detected, which 28 rules need to know"),
        ("The harbour was closed on Monday. Ina Holt said that the ferry leaves in the north.", "DAT", ""),
    ],
)
def test_what_did_not_run_is_said_with_its_reason(raw, select, said, run):
    rules = None if select is None else tuple(rule for rule in all_rules() if rule.code.startswith(select))
    report = lint(read(raw.encode(), "a.txt"), as_of=date(2026, 11, 21), rules=rules)
    text = "".join(renderer("text")([report], run))
    assert said in text
    (shown,) = json.loads("".join(renderer("json")([report], run)))["sources"]
    told = {code for group in shown["not_run"] for code in group["rules"]}
    assert told == {code for code, count in shown["counts"].items() if count is None and not code.startswith("ERR")}
    assert all(group["why"] for group in shown["not_run"])
    assert "experimental rules did not run" in text


def test_a_rule_that_does_not_judge_a_text_is_named(run):
    body = read(b"The harbour was closed, said Ina Holt. The ferry leaves in the north.", "a.txt", Hints(input="body"))
    text = "".join(renderer("text")([lint(body, as_of=date(2026, 11, 21))], run))
    assert re.search(r"; not judged by .*DAT001", text)
