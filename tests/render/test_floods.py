"""A source with thousands of findings makes no page, and no log, of thousands of entries."""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sourcelint.clean import read, read_all
from sourcelint.clean.characters.decoding import decode
from sourcelint.engine.compare import Comparison, merge
from sourcelint.engine.lint import lint
from sourcelint.engine.registry import all_corpus_rules, every_rule
from sourcelint.pipeline.cases import cases_of
from sourcelint.render import Run, folder, html, listing, markdown, records
from sourcelint.render.formats import FORMATS, renderer

RUN = Run("1", date(2026, 11, 21))
CASES = Path(__file__).parents[1] / "cases"
BYTES = 16_000
MAX_TIMES, MAX_REST_BYTES = 8, 150_000
"""A page may have this many times the bytes of the raw file, and the rest: style, headings, what any short text has."""


@pytest.fixture(autouse=True)
def real_rules(fixed_rules):
    fixed_rules.undo()


def report_of(raw: bytes, name: str = "a.txt"):
    return lint(read(raw, name), as_of=RUN.as_of)


def sizes(raw: bytes) -> dict[str, int]:
    report = report_of(raw)
    text = decode(raw).text
    written = dict(folder.files([report], RUN, None, lambda _: text))
    written |= {
        name: "".join(renderer(name)([report], RUN))
        for name, form in FORMATS.items()
        if form.module in ("text", "github", "junit")
    }
    machines = re.compile(r"\.jsonl?$|^concise$")
    return {n: len(t.encode("utf8", "backslashreplace")) for n, t in written.items() if not machines.search(n)}


FLOODS = {
    "quotation marks": "It" + "”" * 8000,
    "control characters": "a\x00b\x1b[31m" * 2000,
    "bidirectional": "It" + "\u202e\u2066" * 4000,
    "line breaks": "\n" * 24_000,
    "lines of a letter": "a\n" * 12_000,
    "markup": "<>&\"'" * 5000,
    "dates": " ".join(f"In {1000 + n % 9000} it was." for n in range(2000)),
    "one long word": "A" * 24_000,
    "a long title": "Some experts say " * 1500,
    "weasels": "Some experts say so. " * 1200,
    "gaps": "a *** b. " * 2500,
    "entities": "&amp;quot; " * 2200,
    "escapes": "a\\nb\\u0041 " * 2200,
    "mojibake": "â€œ Ã©" * 2500,
    "a long finding of short lines": "“" + "a\n" * 11_000 + "”",
    "paragraphs": "The council met on 3 May 2021 to guard its own wall.\n\n" * 400,
    "json": json.dumps({"title": {"rendered": "t" * 9000}, "content": {"rendered": "<p>Some experts say.</p>" * 300}, "link": "l" * 9000}),
    "meta dates": "<html>" + "".join(f'<meta name="date" content="20{n:02}-01-0{n % 9 + 1}">' for n in range(90)) * 5 + "<p>Text.</p>",
}  # fmt: skip


@pytest.mark.parametrize("name", FLOODS)
def test_what_is_shown_stays_a_small_multiple_of_the_raw_file(name):
    raw = FLOODS[name].encode("utf8")
    assert not {n: s for n, s in sizes(raw).items() if s > MAX_TIMES * len(raw) + MAX_REST_BYTES}


@pytest.mark.parametrize("code", sorted(r.code for r in every_rule() if not r.code.startswith(("XSR", "ERR"))))
def test_no_rule_floods(code):
    case = next(c for c in cases_of(CASES / f"{code}.md") if c.marks and not c.known_gap)
    raw = (case.raw + "\n\n") * (BYTES // len(case.raw.encode("utf8")) + 1)
    size = len(raw.encode("utf8"))
    assert not {n: s for n, s in sizes(raw.encode("utf8")).items() if s > MAX_TIMES * size + MAX_REST_BYTES}


UNOPENED = "It" + "”" * 8000


@pytest.fixture(scope="module")
def flood():
    """24 KB of quotation marks that close nothing."""
    return report_of(UNOPENED.encode("utf8"))


def test_lists_say_how_many_they_leave_out_and_where_all_are(flood):
    ((code, n), *_) = Counter(f.code for f in flood.findings if f.severity != "info").most_common()
    assert n > 7000
    told = f"{n - 100:,} more of {code}"
    for text in (html.source_report(flood, RUN), markdown.source_report(flood, RUN)):
        assert told in text
        assert "findings.jsonl and --format jsonl have all" in text
    for name in ("full", "text", "github", "junit"):
        text = "".join(renderer(name)([flood], RUN))
        assert told in text
        assert text.count(f"{code} ") < 250


def test_everything_else_sees_all(flood):
    total = len(flood.findings)
    assert len("".join(records.jsonl([flood], RUN)).splitlines()) == total
    assert len(json.loads(records.source_report(flood, RUN))["findings"]) == total
    assert len(json.loads("".join(renderer("sarif")([flood], RUN)))["runs"][0]["results"]) == total
    assert len(json.loads("".join(renderer("gitlab")([flood], RUN)))) == total
    assert len("".join(renderer("concise")([flood], RUN)).splitlines()) == total
    counts = Counter(f.severity for f in flood.findings)
    text = "".join(renderer("text")([flood], RUN))
    assert f"{counts['warning']:,} warnings" in text


def test_marks_lead_to_findings_that_are_listed(flood):
    page = html.source_report(flood, RUN, raw=UNOPENED)
    assert set(re.findall(r'href="#(f[0-9a-f]{16})"', page)) <= set(re.findall(r'id="(f[0-9a-f]{16})"', page))
    assert "The raw text" in page


def finding(report, code: str, severity: str, number: int):
    return report.findings[0]._replace(code=code, severity=severity, start=number, end=number + 1)


def test_the_gravest_findings_are_listed_first(flood):
    kinds = [("CLM001", "info"), ("CLM002", "warning"), ("DAT008", "error")]
    kinds += [(f"CLN00{n}", "warning") for n in range(1, 9)]
    findings = tuple(finding(flood, *kinds[n % len(kinds)], n) for n in range(3000))
    shown, more = listing.choose_listed(findings, RUN)
    assert len(shown) == listing.MAX_LISTED_PER_SOURCE
    assert sum(f.severity == "error" for f in shown) == listing.MAX_LISTED_PER_RULE
    assert not [f for f in shown if f.severity == "info"]
    assert list(shown) == sorted(shown, key=lambda f: f.start)
    assert sum(more.values()) == 3000 - len(shown)


def test_findings_across_sources_are_counted_for_each_source(flood):
    findings = [finding(flood, "XSR002", "warning", n)._replace(source=f"{n % 40}.txt") for n in range(4000)]
    shown, more = listing.choose_listed(findings, RUN)
    assert len(shown) == 4000
    assert not more


def test_pairs_and_places_are_cut():
    text = "".join(
        f"The town council voted on {n % 28 + 1} May {1900 + n} to mend bridge number {n} for {n},000 crowns.\n\n"
        for n in range(1, 120)
    )
    reports = [report_of(text.encode("utf8"), name) for name in ("a.txt", "b.txt", "c.txt")]
    comparison = Comparison()
    for report in reports:
        comparison.add(report)
    merged = merge(reports, comparison.findings(all_corpus_rules(), {}), comparison.ran)
    raw = 3 * len(text)
    for name, written in folder.files(merged, RUN):
        if not name.endswith(("json", "jsonl")):
            assert len(written) < MAX_TIMES * raw + MAX_REST_BYTES, name


def test_an_article_with_an_endless_name_is_cut_where_it_is_shown():
    items = "".join(
        f"<item><guid>{c * 50_000}</guid><title>t</title><description>Some experts say. {c}</description></item>"
        for c in "ab"
    )
    reports = [
        lint(d, as_of=RUN.as_of)
        for d in read_all(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), "f.xml")
    ]
    assert len(reports[0].source) > 50_000
    members = [dataclasses.replace(report, source=report.source.replace("#", "/")) for report in reports]
    run = dataclasses.replace(RUN, paths={"f.xml": "raw/f.xml"})
    for name in ("html", "markdown", "text", "full", "github", "junit"):
        for shown in (reports, members):
            assert len("".join(renderer(name)(shown, run))) < MAX_REST_BYTES, name
