"""The pages of a report: golden files, and what must hold of any."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from sourcelint.gate.verdict import Outcome, SuiteVerdict, Verdict
from sourcelint.render import FOOT, folder, html, markdown, records, view
from sourcelint.render.summary import summarise
from sourcelint.report import Grade

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
VERDICT = Verdict(
    ("a <b>/päper#1.txt", "empty.txt", "clean.txt"),
    (
        SuiteVerdict(
            "text_integrity", "Text <i>integrity</i>",
            (
                Outcome("text_integrity", "TRN001 at most 0", "TRN001", "critical", "missed", "why", ("TRN001",), 3, ("a <b>/päper#1.txt",)),
                Outcome("text_integrity", "words at least 100", "words", "warning", "met", judged=3),
            ),
        ),
        SuiteVerdict("corroboration", "Corroboration", (Outcome("corroboration", "XSR001 at most 0", "XSR001", "critical", "not applicable"),)),
    ),
)  # fmt: skip


def validator(name: str) -> Draft202012Validator:
    schemas = {p.name: json.loads(p.read_text(encoding="utf8")) for p in SCHEMAS.glob("*.json")}
    registry = Registry().with_resources((key, Resource.from_contents(value)) for key, value in schemas.items())
    return Draft202012Validator(schemas[name], registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("name", ["report", "unreadable", "clean_report"])
@pytest.mark.parametrize(("module", "ending"), [(html, "html"), (markdown, "md"), (records, "json")])
def test_golden(name, module, ending, request, run, golden):
    report = request.getfixturevalue(name)
    golden(f"{name}.{ending}", module.source_report(report, run))


@pytest.mark.parametrize(("module", "ending"), [(html, "html"), (markdown, "md")])
def test_index_golden(module, ending, report, unreadable, clean_report, run, golden):
    golden(f"index.{ending}", module.index(summarise([report, unreadable, clean_report], run, VERDICT), run))


@pytest.mark.parametrize("verdict", [None, VERDICT])
@pytest.mark.parametrize("name", ["report", "unreadable", "clean_report"])
def test_json_follows_its_schema(name, verdict, request, run):
    text = records.source_report(request.getfixturevalue(name), run, verdict)
    assert not list(validator("report.schema.json").iter_errors(json.loads(text)))


def test_findings_follow_their_schema(report, run):
    lines = "".join(records.jsonl([report], run)).splitlines()
    assert len(lines) == len(report.findings)
    for line in lines:
        assert not list(validator("finding.schema.json").iter_errors(json.loads(line)))


def test_the_schema_has_every_field_of_a_finding(report):
    properties = json.loads((SCHEMAS / "finding.schema.json").read_text(encoding="utf8"))["properties"]
    assert list(properties) == list(records.record(report.findings[0]))
    assert set(properties) == set(report.findings[0]._fields)


class Page(HTMLParser):
    """What a browser would see: tags, text, and where it would load something from."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.seen: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.loads += [v for k, v in attrs if k in ("src", "srcset", "data", "poster", "action")]
        self.handlers += [k for k, _ in attrs if k.startswith("on")]
        self.links += [v for k, v in attrs if k == "href"]
        self.ids += [v for k, v in attrs if k == "id"]

    def handle_data(self, data):
        self.seen.append(data)


def test_html_of_a_hostile_source_is_inert(report, run, raw):
    page = Page(html.source_report(report, run, VERDICT, "../index.html", raw))
    assert not {"script", "img", "svg", "iframe", "object", "i", "link", "base", "form"} & set(page.tags)
    assert not page.loads
    assert not page.handlers
    assert [link for link in page.links if not link.startswith("#")] == ["../index.html"]
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    text = "".join(page.seen)
    assert "<img src=x onerror=alert(1)>" in text
    assert "javascript:alert(1)//<svg onload=x>" in text
    assert "<U+202E> <U+001B>[31m" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_places_lead_to_the_raw_text_and_back(report, run, raw):
    text = html.source_report(report, run, raw=raw)
    for f in report.findings:
        if f.scope == "span" and not f.code.startswith("XSR"):
            assert f'href="#t{f.fingerprint}"' in text
            assert f'<span id="t{f.fingerprint}"></span><a class=' in text
    assert "The raw text" not in html.source_report(report, run)
    assert "The raw text" not in html.source_report(report, run, raw=raw.replace("own ***", "own"))


def test_index_of_a_hostile_source_is_inert(report, unreadable, run):
    page = Page(html.index(summarise([report, unreadable], run, VERDICT), run))
    assert not {"script", "img", "svg", "i", "link"} & set(page.tags)
    assert all(re.fullmatch(r"sources/[a-z0-9-]+\.html|data_docs/index\.html", link) for link in page.links)


def test_markdown_of_a_hostile_source_is_inert(report, run):
    from markdown_it import MarkdownIt

    page = Page(
        MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(markdown.source_report(report, run, VERDICT))
    )
    assert not {"script", "img", "svg", "i", "a"} & set(page.tags)
    text = "".join(page.seen)
    assert "<img src=x onerror=alert(1)>" in text
    assert "`Half` of all shells<U+202E> <U+001B>[31mcame from there" in text


def test_every_report_says_what_its_grade_does_not_say(report, unreadable, clean_report, run):
    for r in (report, unreadable, clean_report):
        for text in (html.source_report(r, run), markdown.source_report(r, run), records.source_report(r, run)):
            assert FOOT in text
            assert "2026-11-21" in text
            assert "1.2.3" in text


def test_order_of_a_report(report, run):
    headings = re.findall(r"^## (.+)$", markdown.source_report(report, run), re.MULTILINE)
    assert headings == [
        "Who, when, where from", "Verify first", "Who is heard", "What other sources say", "Points", "What was repaired",
        "All findings: 2 errors, 4 warnings, 2 infos", "Dates in this source", "The rules that spoke",
    ]  # fmt: skip


def test_reasons_put_what_is_missing_first_and_name_a_rule_once(report, run):
    v = view.view(report, run)
    assert [r.code for r in v.reasons] == ["TRN001", "XSR001", "DAT002"]
    assert v.states == ("INCOMPLETE", "wordpress wrapper repaired")


def test_what_other_sources_say_is_a_reason(report, run):
    found = {f.code: f for f in report.findings}
    for text in (html.source_report, markdown.source_report):
        only = dataclasses.replace(report, findings=(found["XSR001"],), facts={**report.facts, "complete": True})
        assert [r.code for r in view.view(only, run).reasons] == ["XSR001"]
        assert "no errors and no warnings" not in text(only, run)
        infos = dataclasses.replace(report, findings=(found["XSR003"], found["DAT003"]))
        assert view.view(infos, run).reasons == ()
        assert "no errors and no warnings" in text(infos, run)


def test_a_suite_that_is_met_with_something_missed(clean_report, unreadable, run):
    outcome = Outcome("s", "words at least 100", "words", "warning", "missed", "", (), 2, ("clean.txt", "empty.txt"))
    verdict = Verdict(("clean.txt", "empty.txt"), (SuiteVerdict("s", "S", (outcome,)),))
    for module in (html, markdown):
        assert "met, with notes" in module.source_report(clean_report, run, verdict)
        assert "met, with notes" in module.index(summarise([clean_report], run, verdict), run)
        page = module.source_report(unreadable, run, verdict)
        assert "The bar" in page
        assert "Points" not in page
    assert json.loads(records.source_report(clean_report, run, verdict))["suites"][0]["state"] == "met"


def test_sources_that_need_somebody_stand_first(report, unreadable, clean_report, run):
    short = dataclasses.replace(unreadable, source="short.txt", findings=())
    worse = dataclasses.replace(clean_report, source="e.txt", grade=Grade("E", 20.0, {}, ()))
    given = [clean_report, short, worse, report, unreadable]
    verdict = Verdict(
        tuple(r.source for r in given),
        (SuiteVerdict("s", "S", (Outcome("s", "a", "a", "critical", "missed", "", (), 5, ("empty.txt",)),)),),
    )
    rows = [row.source for row in summarise(given, run, verdict).rows]
    assert rows == ["empty.txt", report.source, "e.txt", "clean.txt", "short.txt"]
    assert [row.source for row in summarise(given, run).rows][:2] == [report.source, "empty.txt"]


def test_an_undated_event_behind_a_gap_is_one_story(report, run):
    stories = view.view(report, run).stories
    assert [[e.finding.code for e in s.entries] for s in stories if s.note] == [["TRN001", "DAT011"]]
    assert [s.note for s in stories if len(s.entries) == 1] == [""] * (len(stories) - 1)


def test_lowest_severity_of_a_page(report, run):
    run = dataclasses.replace(run, lowest="error")
    for text in (html.source_report(report, run), markdown.source_report(report, run)):
        assert "Not listed, because of lower severity: 6." in text
        assert "unanchored-relative-time" not in text
        assert "2 errors, 4 warnings, 2 infos" in text or "warning (4)" in text


def test_an_unreadable_source_says_why(unreadable, run):
    v = view.view(unreadable, run)
    assert (v.letter, v.states) == (None, ("not gradable",))
    assert [r.message for r in v.reasons] == ["the file is empty"]


def test_what_most_sources_lack_is_said_once(report, clean_report, run):
    lacking = dataclasses.replace(clean_report, source="b.txt")
    s = summarise([clean_report, lacking], run)
    assert dict(s.everywhere)["Author"] == 2
    assert not any("author" in row.missing for row in s.rows)
    s = summarise([clean_report, report], run)
    assert "Author" not in dict(s.everywhere)
    assert [("author?" in row.missing) or ("author" in row.missing) for row in s.rows] == [False, True]


@pytest.mark.parametrize("more_places", [False, True])
def test_a_pair_that_both_sides_report_stands_once(more_places, report, run):
    finding = next(f for f in report.findings if f.code == "XSR001")
    other = finding.related[0]
    here = other._replace(
        source=report.source,
        start=finding.start,
        end=finding.end,
        line=finding.line,
        column=finding.column,
        quote=finding.quote,
    )
    mirrored = finding._replace(
        source=other.source, start=other.start, end=other.end, line=other.line, column=other.column, quote=other.quote, related=(here, here._replace(start=here.start + 1)) if more_places else (here,),
    )  # fmt: skip
    second = dataclasses.replace(report, source=other.source, findings=(mirrored,), excerpts={})
    assert [p.kind for p in summarise([report, second], run).said].count("disagree") == 1


def test_the_folder_holds_each_source_thrice_and_all_links_lead_to_files(report, unreadable, clean_report, run):
    files = dict(folder.files([report, unreadable, clean_report], run, VERDICT))
    assert len(files) == 3 * 3 + 3
    links = [link for link in Page(files["index.html"]).links if not link.startswith("data_docs/")]
    links += re.findall(r"\]\(([^)]+)\)", re.sub(r"\\.", "", files["index.md"]))
    assert links
    assert {link for link in links if not link.startswith("data_docs/")} <= set(files)
    assert len(files["findings.jsonl"].splitlines()) == 9


@pytest.mark.parametrize("ending", ["html", "md"])
def test_notice_golden(ending, run, golden):
    run = dataclasses.replace(run, id="0123456789abcdef" * 2)
    golden(f"notice.{ending}", folder.notices(run, "sourcelint-new")[f"index.{ending}"])


def test_the_lists_say_which_run_wrote_them_and_pages_are_the_same_on_any_day(report, run):
    some = dataclasses.replace(run, id="0123456789abcdef" * 2)
    later = dataclasses.replace(run, as_of=date(2031, 1, 1), id="f" * 32)
    written, again = (dict(folder.files([report], one, VERDICT)) for one in (some, later))
    for name, text in written.items():
        assert (some.id in text) == name.startswith("index."), name
        assert (text == again[name]) == (not name.startswith("index.")), name


def test_pages_are_the_same_each_time(report, run):
    first = dict(folder.files([report], run, VERDICT))
    assert dict(folder.files([dataclasses.replace(report)], run, VERDICT)) == first
