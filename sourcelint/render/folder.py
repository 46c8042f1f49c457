"""The folder of reports: which files it holds, and what stands in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sourcelint.render import html, markdown, records
from sourcelint.render.escape import slug
from sourcelint.render.summary import page_of, summarise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sourcelint.gate.verdict import Verdict
    from sourcelint.render import Run
    from sourcelint.render.summary import Summary
    from sourcelint.report import SourceReport

ENDINGS = ("html", "md", "json")
"""In which formats each source has a page."""


class NameCollisionError(ValueError):
    """Two reports would be written to one file, or to one artifact of Prefect; the message names their sources."""


def slugs(reports: Iterable[SourceReport]) -> dict[str, str]:
    """Return the name of each source's page and artifact, by the source's id. Raises NameCollisionError."""
    found: dict[str, str] = {}
    for report in reports:
        name = slug(report.source)
        if name in found:
            raise NameCollisionError(
                f"{report.source}: has the same report name as {found[name]} ({name}); give one of the files another name"
            )
        found[name] = report.source
    return {source: name for name, source in found.items()}


def files(
    reports: Sequence[SourceReport],
    run: Run,
    verdict: Verdict | None = None,
    raw_of: Callable[[str], str] = lambda _: "",
) -> Iterator[tuple[str, str]]:
    """Yield the path, relative to the folder, and the content of every text file of a run, one at a time.

    Each source has its `pages`, which the `lists` link. `raw_of` gives the raw text of a source by its id, empty if it is
    not at hand. Raises NameCollisionError before the first of them.
    """
    slugs(reports)
    for report in reports:
        yield from pages(report, run, verdict, raw_of(report.source))
    yield from lists(summarise(reports, run, verdict), reports, run)


def pages(report: SourceReport, run: Run, verdict: Verdict | None = None, raw: str = "") -> Iterator[tuple[str, str]]:
    """Yield the page of a source as HTML, Markdown and JSON, all under `sources/`; `raw` is its raw text.

    They do not tell the day of the run, so that a source that has not changed keeps its pages.
    """
    run = replace(run, as_of=None, id="", at="", news="", before={})
    text = "" if report.facts.get("fault") else raw  # what could not be read is not shown either
    yield page_of(report.source), html.source_report(report, run, verdict, "../index.html", text)
    yield page_of(report.source, "md"), markdown.source_report(report, run, verdict)
    yield page_of(report.source, "json"), records.source_report(report, run, verdict)


def lists(summary: Summary, reports: Sequence[SourceReport], run: Run) -> Iterator[tuple[str, str]]:
    """Yield the lists of the sources, `index.html` and `index.md`, and `findings.jsonl`, which has all findings."""
    yield "index.html", html.index(summary, run)
    yield "index.md", markdown.index(summary, run)
    yield "findings.jsonl", "".join(records.jsonl(reports, run))


def notices(run: Run, folder: str) -> dict[str, str]:
    """Return what stands in place of the lists of sources while a run replaces their pages by those in `folder`."""
    return {
        "index.html": html.notice(run, f"{folder}/index.html"),
        "index.md": markdown.notice(run, f"{folder}/index.md"),
    }
