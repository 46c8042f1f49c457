"""The folder of reports: which files it holds, and what stands in them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from sourcelint.render import html, markdown, records
from sourcelint.render.escape import slug
from sourcelint.render.summary import page_of, summarise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sourcelint.gate.verdict import Verdict
    from sourcelint.render import Run
    from sourcelint.report import SourceReport

RUN_ID_HEX_DIGITS = 32
"""128 bits, enough to tell any two runs apart."""

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


def identified(
    reports: Sequence[SourceReport],
    run: Run,
    verdict: Verdict | None = None,
    raw_of: Callable[[str], str] = lambda _: "",
) -> Run:
    """Return the run with an id that is a hash of all that its pages say: the same for the same pages at any time."""
    told = hashlib.sha256(repr((run.version, run.as_of, run.lowest, verdict and verdict.suites)).encode())
    for report in reports:
        for text in (records.source_report(report, run, verdict), run.path(report.source), raw_of(report.source)):
            told.update(text.encode("utf8", "backslashreplace") + b"\0")
    return replace(run, id=told.hexdigest()[:RUN_ID_HEX_DIGITS])


def files(
    reports: Sequence[SourceReport],
    run: Run,
    verdict: Verdict | None = None,
    raw_of: Callable[[str], str] = lambda _: "",
) -> Iterator[tuple[str, str]]:
    """Yield the path, relative to the folder, and the content of every text file of a run, one at a time.

    Each source has a page as HTML, Markdown and JSON under `sources/`; `index.html` and `index.md` list them;
    `findings.jsonl` has all findings. `raw_of` gives the raw text of a source by its id, empty if it is not at hand.
    Raises NameCollisionError before the first of them.
    """
    slugs(reports)
    for report in reports:
        raw = "" if report.facts.get("fault") else raw_of(report.source)  # what could not be read is not shown either
        yield page_of(report.source), html.source_report(report, run, verdict, "../index.html", raw)
        yield page_of(report.source, "md"), markdown.source_report(report, run, verdict)
        yield page_of(report.source, "json"), records.source_report(report, run, verdict)
    summary = summarise(reports, run, verdict)
    yield "index.html", html.index(summary, run)
    yield "index.md", markdown.index(summary, run)
    yield "findings.jsonl", "".join(records.jsonl(reports, run))


def notices(run: Run, folder: str) -> dict[str, str]:
    """Return what stands in place of the lists of sources while a run replaces their pages by those in `folder`."""
    return {
        "index.html": html.notice(run, f"{folder}/index.html"),
        "index.md": markdown.notice(run, f"{folder}/index.md"),
    }
