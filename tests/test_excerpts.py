"""What a report keeps of the raw file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcelint.clean import read
from sourcelint.document import Document
from sourcelint.engine.excerpts import MAX_CONTEXT_CHARS, MAX_QUOTE_CHARS, excerpts_of
from sourcelint.engine.lint import lint
from sourcelint.finding import Place
from sourcelint.text import RawSpan, Text


def excerpt(raw: str, start: int, end: int):
    document = Document("a.txt", raw, "utf-8", Text.of_raw(raw))
    return excerpts_of(document, (), (), (Place("a.txt", start, end, 1, 1, ""),))[RawSpan(start, end)]


def test_a_place_in_its_line():
    e = excerpt("one\r\ntwo three four\r\nfive", 9, 14)
    assert (e.line, e.column, e.before, e.quote, e.after) == (2, 5, "two ", "three", " four")


def test_a_place_of_several_lines_keeps_them():
    e = excerpt("one\ntwo three\nfour five", 8, 18)
    assert (e.before, e.quote, e.after) == ("two ", "three\nfour", " five")


def test_the_empty_file_and_both_ends():
    assert excerpt("", 0, 0).quote == ""
    e = excerpt("word", 4, 4)
    assert (e.line, e.column, e.before, e.quote, e.after) == (1, 5, "word", "", "")


@given(st.text("ab\n", max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_what_is_shown_stands_in_the_file(raw, a, b):
    start, end = sorted((min(a, len(raw)), min(b, len(raw))))
    e = excerpt(raw, start, end)
    assert raw[:start].endswith(e.before)
    assert raw[end:].startswith(e.after)
    assert e.quote == raw[start:end][:MAX_QUOTE_CHARS]
    assert "\n" not in e.before + e.after
    assert max(len(e.before), len(e.after)) <= MAX_CONTEXT_CHARS
    assert raw[:start].count("\n") + 1 == e.line
    assert len(raw[:start].rpartition("\n")[2]) + 1 == e.column


def test_a_report_can_show_everything_that_it_mentions():
    raw = '{"id":1,"date":"2021-05-03T10:00:00","title":{"rendered":"The vote"},"content":{"rendered":"<p>Half of them left on 3 May 2021.\\nAnd th'
    report = lint(read(raw.encode(), "a.json"))
    spans = [RawSpan(f.start, f.end) for f in report.findings]
    spans += [f.span for f in (report.metadata.title, report.metadata.published) if f.span]
    spans += [t.span for t in report.truncations] + [r.spans[0] for r in report.repairs if r.spans]
    spans += [RawSpan(m.place.start, m.place.end) for m in report.timeline]
    assert len(spans) >= 5
    assert all(report.excerpts[span].quote == raw[span.start : span.end] for span in spans)
