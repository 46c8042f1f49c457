"""Quotes show what a reader of the article reads; what stands in the file itself is kept behind them."""

from __future__ import annotations

from datetime import date

from sourcelint.clean import read
from sourcelint.engine.lint import lint
from sourcelint.render import Run, annotated_source, html, markdown
from sourcelint.render.view import view

RUN = Run("0", date(2024, 6, 1))
PAGE = """<!doctype html><html lang="en"><head><title>Ferry &amp; quay</title></head><body><article><h1>Ferry &amp; quay</h1>
<p>The <b>board</b> of Lowmere agreed on Tuesday to keep the small ferry running through the winter, as it did before.</p>
<p>Some <i class="x">critics</i> say the &ldquo;ferry&rdquo; is <b>unsafe</b> and will sink.
They want a bridge in its place, which the chair of the board calls too dear for a town of that size.</p>
</article></body></html>"""
RECORD = '{"title": "Ferry", "content": "<p>The <b>board</b> agreed.</p><p>Some <i>critics</i> say the \\u201cferry\\u201d is unsafe, and will sink. The board met on Tuesday in the town hall.</p>"}'


def test_quotes_have_the_words_of_the_cleaned_text() -> None:
    for raw, behind in ((PAGE, "“ferry” is unsafe"), (RECORD, "“ferry” is unsafe")):
        report = lint(read(raw.encode(), "a"), as_of=RUN.as_of)
        (entry,) = [entry for entry in view(report, RUN).entries if entry.finding.code == "CLM001"]
        assert entry.quote.text.startswith("Some critics say")
        assert "<i" in entry.quote.raw
        assert behind in entry.quote.text + entry.quote.after
        written = "".join(markdown.document([report], RUN))
        assert "Some critics say" in written
        assert raw is RECORD or "&lt;i" not in written  # CLN001 shows the record as it stands
        page = "".join(html.document([report], RUN))
        assert "Some critics say" in page
        assert "<summary>raw</summary><code>Some &lt;i" in page


def test_rules_about_the_file_show_what_stands_there() -> None:
    report = lint(read(RECORD.encode(), "a"), as_of=RUN.as_of)
    (entry,) = [entry for entry in view(report, RUN).entries if entry.finding.code == "CLN001"]
    assert entry.quote.text.startswith('{"title"')


def test_a_finding_says_in_json_what_stands_in_the_file() -> None:
    report = lint(read(PAGE.encode(), "a"), as_of=RUN.as_of)
    for finding in report.findings:
        assert PAGE[finding.start : finding.end].startswith(finding.quote)


def test_the_page_of_a_source_shows_the_article_with_findings_in_the_margin() -> None:
    report = lint(read(PAGE.encode(), "a"), as_of=RUN.as_of)
    lines = annotated_source.reading(report, report.findings)
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == report.text.replace(
        "\n\n", "\n"
    )
    (weasel,) = [line for line in lines if any(finding.code == "CLM001" for finding in line.notes)]
    assert next(piece.text for piece in weasel.pieces if piece.leads) == "Some critics say"
    page = html.source_report(report, RUN)
    assert '<section aria-labelledby="report-reading">' in page
    assert "<i class" not in page.partition('<div class="reading">')[2]


def test_an_article_that_would_flood_its_page_is_not_shown() -> None:
    report = lint(read(b"<html><body><p>" + b"a<br>" * 60_000 + b"</body></html>", "a"), as_of=RUN.as_of)
    assert len(html.source_report(report, RUN)) < 2_000_000
