"""The folder of reports: which files it holds, and what stands in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sourcelint.render import html, markdown, records
from sourcelint.render.escape import slug
from sourcelint.render.summary import page_of, summarise
from sourcelint.render.view import view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sourcelint.gate.verdict import Verdict
    from sourcelint.render import Run
    from sourcelint.render.model import View
    from sourcelint.render.summary import Summary
    from sourcelint.report import SourceReport

ENDINGS = ("html", "md", "json")
"""In which formats each source has a page."""


class NameCollisionError(ValueError):
    """Two reports would be written to one file, or to one artifact of Prefect; the message names their sources."""


def slugs(sources: Iterable[str]) -> dict[str, str]:
    """Return the name of each source's page and artifact, by the source's id. Raises NameCollisionError."""
    found: dict[str, str] = {}
    for source in sources:
        name = slug(source)
        if name in found:
            raise NameCollisionError(
                f"{source}: has the same report name as {found[name]} ({name}); give one of the files another name"
            )
        found[name] = source
    return {source: name for name, source in found.items()}


def files(
    reports: Sequence[SourceReport],
    run: Run,
    verdict: Verdict | None = None,
    raw_of: Callable[[str], str] = lambda _: "",
) -> Iterator[tuple[str, str]]:
    """Yield the path, relative to the folder, and the content of every text file of a run, one at a time.

    Each source has its `pages`, which the `lists` link; `findings.jsonl` has all findings. `raw_of` gives the raw text of a source by its id, empty if it is
    not at hand. Raises NameCollisionError before the first of them.
    """
    slugs(report.source for report in reports)
    for report in reports:
        yield from pages(arranged(report, run, verdict), report, run, raw_of(report.source))
    yield from lists(summarise(reports, run, verdict), run)
    yield "findings.jsonl", "".join(records.jsonl(reports, run))


def arranged(report: SourceReport, run: Run, verdict: Verdict | None = None) -> View:
    """Arrange a report for its pages, once for all of them.

    They do not tell the day of the run, so that a source that has not changed keeps its pages.
    """
    return view(report, replace(run, as_of=None), verdict)


def pages(page: View, report: SourceReport, run: Run, raw: str = "") -> Iterator[tuple[str, str]]:
    """Yield the page of a source, which is `arranged`, as HTML, Markdown and JSON, all under `sources/`; `raw` is its raw text."""
    text = "" if report.facts.get("fault") else raw  # what could not be read is not shown either
    yield page_of(report.source), html.write(page, report, "../index.html", text)
    yield page_of(report.source, "md"), markdown.write(page)
    yield page_of(report.source, "json"), records.write(page, report, replace(run, as_of=None))


def lists(summary: Summary, run: Run) -> Iterator[tuple[str, str]]:
    """Yield the lists of the sources, `index.html` and `index.md`."""
    yield "index.html", html.index(summary, run)
    yield "index.md", markdown.index(summary, run)


def notices(run: Run, folder: str) -> dict[str, str]:
    """Return what stands in place of the lists of sources while a run replaces their pages by those in `folder`."""
    return {
        "index.html": html.notice(run, f"{folder}/index.html"),
        "index.md": markdown.notice(run, f"{folder}/index.md"),
    }
