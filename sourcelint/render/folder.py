"""The folder of reports: which files it holds, and what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.render import html, markdown, records
from sourcelint.render.summary import page_of, summarise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sourcelint.document import SourceReport
    from sourcelint.render import Run
    from sourcelint.verdict import Verdict


def files(
    reports: Sequence[SourceReport],
    run: Run,
    verdict: Verdict | None = None,
    raw_of: Callable[[str], str] = lambda _: "",
) -> Iterator[tuple[str, str]]:
    """Give the path, relative to the folder, and the content of every text file of a run, one at a time.

    Each source has a page as HTML, Markdown and JSON under `sources/`; `index.html` and `index.md` list them;
    `findings.jsonl` has all findings. `raw_of` gives the raw text of a source by its id, empty where it is not at hand.
    """
    for report in reports:
        yield page_of(report.source), html.source_report(report, run, verdict, "../index.html", raw_of(report.source))
        yield page_of(report.source, "md"), markdown.source_report(report, run, verdict)
        yield page_of(report.source, "json"), records.source_report(report, run, verdict)
    summary = summarise(reports, run, verdict)
    yield "index.html", html.index(summary, run)
    yield "index.md", markdown.index(summary, run)
    yield "findings.jsonl", "".join(records.jsonl(reports, run))
