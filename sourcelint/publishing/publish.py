"""Write the folder of reports: what stands in it. `reports_folder` says what may be replaced, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.clean.characters.decoding import decode
from sourcelint.errors import InputError
from sourcelint.files import bounded_read
from sourcelint.gate.table import (
    columns,
    encode_records,
    finding_columns,
    parquet_of,
    source_records,
)
from sourcelint.publishing import reports_folder
from sourcelint.render import annotated_source, records
from sourcelint.render.escape import json_text
from sourcelint.render.folder import ENDINGS, arranged, lists, notices, pages, slugs
from sourcelint.render.summary import Brief, brief_of, page_of, summarise_briefs
from sourcelint.render.view import suites_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.gate.verdict import Verdict
    from sourcelint.render import Run
    from sourcelint.render.summary import Summary
    from sourcelint.report import SourceReport

DATA_DOCS = "data_docs"

ALWAYS = (*reports_folder.INDEXES, "run.json", "findings.jsonl", "sources.parquet", "findings.parquet")
"""Files that every run writes."""

MAX_RAW_BYTES = 4 * annotated_source.MAX_MARKED_CHARS
"""Size of the largest file that is read again for its page."""


class Written(NamedTuple):
    """What is known of the pages of a source: for which input they hold, SHA-256 by name, what the list of sources reads."""

    key: str
    files: Mapping[str, str]
    brief: Brief


class Tables(NamedTuple):
    """What is known of the tables of a run: for which pages they hold, and SHA-256 by name."""

    key: str
    files: Mapping[str, str]


Tabulate = Callable[[Mapping[str, str], Path], bytes]
"""Makes a table as `parquet_of` does."""


class Pages:
    """What is known of pages that an earlier run wrote; this one knows nothing, so that all are written again."""

    tables: Tables | None = None

    def sources(self, reports: Sequence[SourceReport]) -> Iterable[str]:
        """Return the ids of reports."""
        return (report.source for report in reports)

    def rows(self, reports: Sequence[SourceReport]) -> Iterable[bytes]:
        """Return the rows of reports in the table of sources, encoded."""
        return encode_records(source_records(reports))

    def findings(self, reports: Sequence[SourceReport]) -> Iterable[bytes]:
        """Return the findings of each report as they stand in `findings.jsonl`."""
        return (_encoded(records.lines(report.findings)) for report in reports)

    def key(self, source: str) -> str:
        """Return what identifies all that the pages of a source say but for the verdict; "" if nothing does."""
        del source
        return ""

    def whole(self, report: SourceReport) -> SourceReport:
        """Return a report with all that its pages show."""
        return report

    def standing(self, reports: Sequence[SourceReport]) -> Iterator[tuple[str, Written | None]]:
        """Yield the ids of reports, each with what is known of its pages."""
        return ((source, None) for source in self.sources(reports))

    def keep(self, source: str, page: Written) -> None:
        """Hear what is known of the pages of a source now. It may be kept at once: what does not hold is written again."""

    def keep_tables(self, tables: Tables) -> None:
        """Hear what is known of the tables of the run, which is at its end."""


def publish(
    reports: Sequence[SourceReport],
    verdict: Verdict | None,
    run: Run,
    folder: Path,
    tell: Callable[[str], object] | None = None,
    known: Pages | None = None,
    tabulate: Tabulate | None = None,
) -> dict[str, str]:
    """Write the pages, the tables and the Data Docs of a run into a folder, which is made if need be.

    The same reports give the same bytes. Files that an earlier run wrote are replaced, all others are left; `tell` hears
    of those that were changed since, and `tabulate` makes the tables. Pages that are `known` and hold are left as they are.
    Returned is the key of the pages of each source, as `Written` has it.
    Raises FolderError if the folder is not sourcelint's own, NameCollisionError, and OSError if a file cannot be written.
    """
    known = known or Pages()
    slugs(known.sources(reports))
    with reports_folder.replacing(folder, run.paths.values()) as new:
        keys: dict[str, str] = {}
        summary = summarise_briefs(_write_pages(reports, verdict, run, new, known, keys), verdict)
        run = replace(run, id=new.pages_digest())
        for name, text in lists(summary, run):
            new.stage(name, _encoded(text))
        new.stage("run.json", _encoded(json_text(_about(run, summary), indent=2) + "\n"))
        tables = _tables_of(reports, keys, new, known, tabulate or parquet_of)
        for name, page in (verdict.data_docs if verdict else {}).items():
            new.stage(f"{DATA_DOCS}/{name}", _encoded(page))
        meanwhile = {name: _encoded(text) for name, text in notices(run, reports_folder.STAGING).items()}
        new.switch(run.version, run.id, meanwhile, tell)
    known.keep_tables(tables)
    return keys


def _write_pages(
    reports: Sequence[SourceReport],
    verdict: Verdict | None,
    run: Run,
    new: reports_folder.Replacement,
    known: Pages,
    keys: dict[str, str],
) -> Iterator[Brief]:
    """Keep or stage the pages of all sources, and yield what the list of sources reads of each; add its key to `keys`."""
    for number, (source, old) in enumerate(known.standing(reports)):
        page = old
        key = _key(known.key(source), source, verdict, run)
        if page is None or not key or page.key != key or not new.keep(page.files):
            page = _new_pages(known.whole(reports[number]), key, verdict, run, new)
            known.keep(source, page)
        keys[source] = key
        yield page.brief


def _key(own: str, source: str, verdict: Verdict | None, run: Run) -> str:
    """Return a hash of all that the pages of a source say, `own` being that of its report; "" if that has none."""
    state = verdict.state_of(source) if verdict else ""
    told = own, run.version, run.lowest, run.path(source), state, suites_of(source, verdict)
    return sha256(repr(told).encode("utf8", "surrogatepass")).hexdigest() if own else ""


def _tables_of(
    reports: Sequence[SourceReport],
    keys: Mapping[str, str],
    new: reports_folder.Replacement,
    known: Pages,
    tabulate: Tabulate,
) -> Tables:
    """Keep the tables if all pages are those for which they hold, else stage new ones."""
    key = sha256(repr(list(keys.items())).encode("utf8", "surrogatepass")).hexdigest()
    old = known.tables
    if all(keys.values()) and old is not None and old.key == key and new.keep(old.files):
        return old
    lines, sources, findings = "findings.jsonl", "sources.parquet", "findings.parquet"
    rows = new.lay_aside(sources, known.rows(reports))
    return Tables(
        key,
        {
            lines: new.stage_pieces(lines, known.findings(reports)),
            sources: new.stage(sources, tabulate(columns(), rows)),
            findings: new.stage(findings, tabulate(finding_columns(), new.place(lines))),
        },
    )


def _about(run: Run, summary: Summary) -> dict[str, Any]:
    """Return what holds for the run as a whole, and for no page of a source."""
    return {
        "schema": "sourcelint/run-record/1",
        "version": run.version,
        "at": run.at or None,
        "as_of": run.as_of.isoformat() if run.as_of else None,
        "run": run.id,
        "sources": len(summary.rows),
        "passed": summary.passed,
        "verdict": summary.verdict,
        "grades": dict(summary.grades),
        "findings": dict(summary.counts),
        "changed": run.news or None,
    }


def _new_pages(
    whole: SourceReport, key: str, verdict: Verdict | None, run: Run, new: reports_folder.Replacement
) -> Written:
    """Stage the pages of a source."""
    page = arranged(whole, run, verdict)
    raw = raw_of(run, whole.source)
    staged = {name: new.stage(name, _encoded(text)) for name, text in pages(page, whole, run, raw)}
    return Written(key, staged, brief_of(page))


def check(folder: Path, sources: Mapping[str, str]) -> None:
    """Raise what `publish` would raise for a folder, as far as it can be known of some sources, paths by id."""
    pages = (page_of(source, ending) for source in sources for ending in ENDINGS)
    reports_folder.check(folder, sources.values(), (*ALWAYS, *pages))


def raw_of(run: Run, source: str) -> str:
    """Read the raw text of a source again, for its page; empty for an article of a larger file, or if it is gone."""
    if source not in run.paths:
        return ""
    try:
        return decode(bounded_read.read_bytes(Path(run.paths[source]), MAX_RAW_BYTES)).text
    except InputError:
        return ""


def _encoded(text: str) -> bytes:
    return text.encode("utf8", "backslashreplace")
