"""Reports made by hand: they change when a format changes, and not when a rule does."""

from __future__ import annotations

import os
from datetime import date

import pytest

from sourcelint.clean import read
from sourcelint.document import Document, Field, Metadata, Repair, StatedDate, Truncation
from sourcelint.engine.excerpts import excerpts_of
from sourcelint.engine.lint import fingerprint
from sourcelint.finding import Finding, Place
from sourcelint.render import Run, sarif, view
from sourcelint.render.html import TEMPLATES
from sourcelint.report import Deduction, Grade, HeardVoice, SourceReport, TimelineEntry, VerifyFirst
from sourcelint.rule import CorpusRule, Rule
from sourcelint.text import RawSpan, Text

RAW = """\
Treaty & <i>trust</i> | a [history](javascript:alert)
By Ann *Example* Updated on 2024-02-01

Some experts suggest that the pact held. It was meant to guard its own *** The two states signed "the Treaty" in haste.
<img src=x onerror=alert(1)> `Half` of all shells\u202e \x1b[31mcame from there\x1b[0m in 2023, $x$ and $y$.
日本語の引用 stands here; last month's visit followed.
"""

RULES = {
    "ERR001": ("unreadable-source", "error", "Collect the source again."),
    "TRN001": ("masked-gap", "error", "Find the missing words at the publisher."),
    "DAT011": ("undated-event", "warning", "Give the year of the event."),
    "DAT002": ("update-only-date", "warning", "Find the day of first publication."),
    "CLM001": ("weasel-attribution", "warning", "Name who says so."),
    "CLM003": ("unsupported-statistic", "warning", "Name the source of the figure."),
    "DAT003": ("unanchored-relative-time", "info", "Write the date out."),
    "XSR001": ("date-conflict", "error", "Look both up."),
    "XSR003": ("corroborated-claim", "info", "Nothing to do."),
}


def place(document: Document, words: str, source: str = "") -> Place:
    start = document.raw.index(words)
    return Place(source or document.source, start, start + len(words), *document.position(start), words)


def finding(document: Document, code: str, words: str, message: str, **more) -> Finding:
    name, severity, fix = RULES[code]
    p = place(document, words)
    more = {"scope": "span", "related": (), "severity": severity, **more}
    return Finding(
        source=p.source, code=code, name=name, start=p.start, end=p.end, line=p.line, column=p.column, quote=words,
        message=message, fix=fix, fingerprint=fingerprint(code, p.source, words.casefold(), 1), **more,
    )  # fmt: skip


def finds_nothing(page: str):
    """Return the function of a rule with a page."""

    def function(_) -> tuple[()]:
        return ()

    function.__doc__ = page
    return function


@pytest.fixture(autouse=True)
def fixed_rules(monkeypatch):
    rules = tuple(
        (CorpusRule if code.startswith("XSR") else Rule)(
            code=code, name=name, severity=severity, fix=fix, experimental=False, module="x",
            function=finds_nothing(f"## What it does\nFlags a {name.replace('-', ' ')}.\n\n## Why is this bad?\nIt is."),
            languages=frozenset(), max_severity=severity, **({"every_sentence": False} if code.startswith("XSR") else {"yields_to": frozenset()}),
        )
        for code, (name, severity, fix) in sorted(RULES.items())
    )  # fmt: skip
    monkeypatch.setattr(view, "every_rule", lambda: rules)
    monkeypatch.setattr(sarif, "every_rule", lambda: rules)
    monkeypatch.setattr(view, "all_corpus_rules", lambda: tuple(r for r in rules if isinstance(r, CorpusRule)))
    return monkeypatch


@pytest.fixture
def raw() -> str:
    """The raw text of `report`."""
    return RAW


@pytest.fixture
def run() -> Run:
    return Run("1.2.3", date(2026, 11, 21))


@pytest.fixture
def report() -> SourceReport:
    document = Document("a <b>/päper#1.txt", RAW, "utf-8", Text.of_raw(RAW))

    def span(words: str) -> RawSpan:
        start = RAW.index(words)
        return RawSpan(start, start + len(words))

    metadata = Metadata(
        title=Field("Treaty & <i>trust</i> | a [history](javascript:alert)", "present", span("Treaty &")),
        author=Field("Ann *Example*", "present", span("Ann *Example*")),
        published=Field(None, "absent"),
        modified=Field("2024-02-01", "present", span("2024-02-01")),
        publisher=Field(None, "unknown"),
        url=Field("javascript:alert(1)//<svg onload=x>", "present", span("javascript:alert")),
        dates=(StatedDate("updated", "2024-02-01", span("2024-02-01"), "visible"),),
    )
    elsewhere = Place("other|source.txt", 5, 25, 1, 6, "the treaty of 1961 | <b>")
    findings = (
        finding(document, "DAT002", "Updated on 2024-02-01", "only the day of an update is given", scope="document"),
        finding(document, "CLM001", "Some experts suggest", "“Some experts” are not named"),
        finding(document, "TRN001", "its own *** The", "words are missing"),
        finding(document, "DAT011", 'The two states signed "the Treaty"', "an event without a year"),
        finding(document, "XSR001", "in haste.", "sources date the treaty differently", related=(elsewhere,)),
        finding(
            document, "CLM003", "`Half` of all shells\u202e \x1b[31mcame from there", "“`Half`”: no source",
            related=(place(document, "in 2023"),),
        ),
        finding(document, "XSR003", "signed", "one more source says so", related=(elsewhere,)),
        finding(document, "DAT003", "last month's visit", "counted from a day that is not given"),
    )  # fmt: skip
    findings = tuple(sorted(findings, key=lambda f: (f.start, f.end, f.code)))
    moments = (TimelineEntry(place(document, "in 2023"), "2023", "explicit"),)
    verify = (
        VerifyFirst(place(document, "`Half` of all shells"), 5.0, ("figure", "date"), "none", "`Half` of all shells"),
    )
    charges = (
        Deduction("text intact", "TRN001", 8, "1 × 8 for errors"),
        Deduction("who and when", "DAT002", 5, "5 for the document"),
        Deduction("claims and attribution", "", 6, "1 *named* source behind 9%"),
    )
    pillars = {"text intact": 22, "who and when": 20, "dates in the text": 15, "claims and attribution": 24}
    caps = {"text intact": 30, "who and when": 25, "dates in the text": 15, "claims and attribution": 30}
    grade = Grade(
        "C", 81, pillars, charges, ("INCOMPLETE (TRN001): about 6% of the text is missing",), "", caps, 2,
        "2 dates that can be placed; the author", "TRN001: 1 error (−8); DAT002: 1 warning (−5)",
    )  # fmt: skip
    voices = (
        HeardVoice(place(document, "Ann *Example*"), "Ann *Example*", True, 3, 1),
        HeardVoice(place(document, "Some experts"), "Some <i>experts</i>", False, 1, 0),
    )
    metadata_repairs = (Repair("escaped_newlines", 12, (span("\nSome"), span("\n<img")), "as in JSON"),)
    return SourceReport(
        source=document.source,
        findings=findings,
        grade=grade,
        facts={"wrapper": "wordpress", "input": "page", "encoding": "utf-8", "language": "en", "words": 61, "grade": "C"},
        counts={"TRN001": 1, "DAT003": 1, "CLM014": None},
        headline=place(document, "Treaty &"),
        verify_first=verify,
        voices=voices,
        metadata=metadata,
        repairs=metadata_repairs,
        truncations=(Truncation("masked_gap", span("***"), "a word or more", lost=("content",)),),
        timeline=moments,
        text=RAW,
        excerpts=excerpts_of(
            Document(document.source, RAW, "utf-8", Text.of_raw(RAW), metadata=metadata, repairs=metadata_repairs,
                     truncations=(Truncation("masked_gap", span("***"), ""),)),
            findings, moments, (place(document, "Treaty &"), verify[0].place, *(voice.place for voice in voices)),
        ),
    )  # fmt: skip


@pytest.fixture
def unreadable() -> SourceReport:
    document = Document("empty.txt", "", "utf-8", Text.of_raw(""), fault="the file is empty")
    f = Finding(
        "empty.txt", "ERR001", "unreadable-source", "error", "document", 0, 0, 1, 1, "", "the file is empty",
        "Collect the source again.", (), "0" * 16,
    )  # fmt: skip
    return SourceReport(
        "empty.txt", (f,), Grade(None, 0.0, {}, (), ("unreadable",), "the source could not be read"),
        {"encoding": "utf-8", "fault": "the file is empty"}, {"ERR001": 1}, Place("empty.txt", 0, 0, 1, 1, ""),
        excerpts=excerpts_of(document, (f,), (), ()),
    )  # fmt: skip


@pytest.fixture
def clean_report() -> SourceReport:
    document = read(b"A title\n\nA text of one sentence.\n", "clean.txt")
    return SourceReport(
        "clean.txt", (), Grade("A", 100.0, {"text intact": 30}, (), caps={"text intact": 30}, scale=2), {"wrapper": "text", "words": 5}, {},
        Place("clean.txt", 0, 7, 1, 1, "A title"), metadata=document.metadata,
    )  # fmt: skip


STYLE, STYLE_MARK = "style.css", "/* golden/style.css */\n"
"""The golden file of the stylesheet that all pages hold, and what stands for it in those of the pages."""


@pytest.fixture
def golden(request):
    """Compare a text with a file beside this one; `SOURCELINT_GOLDEN=write pytest tests/render` writes the files again."""
    folder = request.path.parent / "golden"
    write = os.environ.get("SOURCELINT_GOLDEN") == "write"

    def compare(name: str, text: str) -> None:
        found = text.encode("utf8", "backslashreplace").decode("utf8")
        if write:
            folder.mkdir(exist_ok=True)
            style = (TEMPLATES / STYLE).read_bytes()
            (folder / STYLE).write_bytes(style)
            (folder / name).write_bytes(found.encode("utf8").replace(style, STYLE_MARK.encode()))
        kept = (folder / name).read_bytes().decode("utf8")
        assert found == kept.replace(STYLE_MARK, (folder / STYLE).read_bytes().decode("utf8"))

    return compare
