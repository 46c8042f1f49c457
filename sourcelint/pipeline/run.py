"""From sources to reports to a verdict, step by step: lint, compare, judge, publish."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain, groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sourcelint import errors
from sourcelint.engine.compare import Comparison, merge
from sourcelint.engine.lint import lint
from sourcelint.inputs import suppressions
from sourcelint.pipeline.read import fault_of, faulty_document, read_articles
from sourcelint.pipeline.settings import corpus_rules_of, needs_every_sentence, rules_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sourcelint.document import Document
    from sourcelint.finding import Finding, Suppressed
    from sourcelint.gate.verdict import Verdict
    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.settings import Settings
    from sourcelint.publishing.publish import Pages, Tabulate
    from sourcelint.render import Run
    from sourcelint.report import SourceReport


T = TypeVar("T")

MAX_BYTES_IN_POOL = 4_000_000
"""Size of a file up to which another process may lint it: its reports take about as much memory as the file."""


class RefusedFolderError(errors.InputError):
    """A folder into which sourcelint writes no reports; to try again does not help."""


def lint_source(source: Source, settings: Settings) -> tuple[SourceReport, ...]:
    """Read and lint one file: a report for each of its articles."""
    return tuple(lint_articles(source, settings))


def lint_articles(source: Source, settings: Settings) -> Iterator[SourceReport]:
    """Lint the articles of a file, each as soon as it is read."""
    return _lint_documents(read_articles(source, settings.max_bytes, settings.columns), settings)


def _lint_documents(
    documents: Iterable[Document], settings: Settings, *, alone: bool = False
) -> Iterator[SourceReport]:
    """Lint articles, each as soon as it comes. `alone`: there is only one, which will be compared with no other."""
    rules = rules_of(settings)
    # The rules of one source are asked for first: others need not be loaded then.
    compares = bool(corpus_rules_of(settings, alone=alone) or corpus_rules_of(settings))
    lint_one = partial(
        lint, as_of=settings.as_of, rules=rules, severities=settings.severities,
        suppress=partial(suppressions.apply, rows=settings.suppressions, as_of=settings.as_of), depth=settings.depth,
        reference=settings.tables, profile=compares, alone=alone,
        every_sentence=not alone and needs_every_sentence(settings),
    )  # fmt: skip
    for document in documents:
        yield _lint_document(document, lint_one)


def _lint_document(document: Document, lint_one: Callable[[Document], SourceReport]) -> SourceReport:
    try:
        return lint_one(document)
    except ImportError as error:
        raise errors.MissingPackageError.of(error) from error
    except Exception as error:  # noqa: BLE001 - one broken source never stops a run
        return lint(faulty_document(document.source, fault_of("linting", error)))


def lint_sources(sources: Iterable[Source], settings: Settings, jobs: int = 1) -> Iterator[SourceReport]:
    """Lint files one after the other, or in several processes; reports come in the order of the sources.

    A process gives back the reports of a file when it has all of them. So a large file, which may hold a hundred thousand articles,
    is linted in this one, which yields each as soon as it is made.
    """
    if jobs <= 1:
        documents = _documents_of(sources, settings)
        first = tuple(islice(documents, 2))
        yield from _lint_documents(chain(first, documents), settings, alone=len(first) == 1)
        return
    work = partial(lint_source, settings=settings)
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        for is_large, some in groupby(sources, key=lambda source: source.size() > MAX_BYTES_IN_POOL):
            if is_large:
                yield from _lint_documents(_documents_of(some, settings), settings)
            else:
                yield from chain.from_iterable(pool.map(work, some, chunksize=16))


def _documents_of(sources: Iterable[Source], settings: Settings) -> Iterator[Document]:
    return chain.from_iterable(read_articles(source, settings.max_bytes, settings.columns) for source in sources)


def corpus_findings(
    comparison: Comparison, settings: Settings, *, alone: bool = False
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Return the cross-source findings of the chosen rules, and those that are set aside.

    `alone`: there is only one source, so that the rules need not run that have nothing to say of one.
    """
    found = comparison.findings(corpus_rules_of(settings, alone=alone), settings.severities)
    return suppressions.apply(found, settings.suppressions, settings.as_of)


def lint_corpus(sources: Iterable[Source], settings: Settings, jobs: int = 1) -> tuple[SourceReport, ...]:
    """Lint all sources and compare them: reports that hold their cross-source findings too."""
    return compare_sources(tuple(lint_sources(sources, settings, jobs)), settings)


def compare_sources(reports: Sequence[SourceReport], settings: Settings) -> tuple[SourceReport, ...]:
    """Compare the sources of a run and add to every report its cross-source findings."""
    comparison = Comparison(settings.tables)
    for report in reports:
        comparison.add(report)
    findings, aside = corpus_findings(comparison, settings)
    return with_comparison(reports, findings, aside, comparison.ran)


def with_comparison(
    reports: Sequence[SourceReport], findings: Sequence[Finding], aside: Sequence[Suppressed], ran: frozenset[str]
) -> tuple[SourceReport, ...]:
    """Add to every report its cross-source findings and those that are set aside; `ran` are the rules that made them."""
    by_source: dict[str, list[Suppressed]] = {}
    for suppression in aside:
        by_source.setdefault(suppression.finding.source, []).append(suppression)
    return tuple(
        replace(report, suppressed=(*report.suppressed, *by_source[report.source]))
        if report.source in by_source
        else report
        for report in merge(reports, findings, ran)
    )


def unreadable_report(source: Source, fault: str, settings: Settings) -> SourceReport:
    """Return the report of a source that could not even be tried: one finding that says why."""
    return lint(faulty_document(source.id, fault), as_of=settings.as_of, severities=settings.severities)


def try_suites(checks: Path) -> None:
    """Have Great Expectations, which takes seconds to load, build the suites of a folder. Raises SuiteError."""
    from sourcelint.gate import great_expectations

    great_expectations.load(checks)


def judge(reports: Iterable[SourceReport], checks: Path) -> Verdict:
    """Judge all sources by the suites of a folder. Raises SuiteError; loads Great Expectations, which takes seconds."""
    from sourcelint.gate.table import encode_records, pack_rows, source_records

    return judge_packed(pack_rows(encode_records(source_records(reports))), checks)


def judge_packed(rows: bytes, checks: Path) -> Verdict:
    """Do so with the rows of the sources, packed by `pack_rows`."""
    from sourcelint.gate import great_expectations
    from sourcelint.gate.table import table_of
    from sourcelint.render.escape import html_page

    verdict = great_expectations.judge(table_of(rows), checks)
    return replace(verdict, data_docs={name: html_page(page) for name, page in verdict.data_docs.items()})


def publish(
    reports: Sequence[SourceReport],
    verdict: Verdict | None,
    run: Run,
    folder: Path,
    tell: Callable[[str], object] | None = None,
    known: Pages | None = None,
    tabulate: Tabulate | None = None,
) -> dict[str, str]:
    """Write the folder of reports; `tell` hears of files in it that are left because somebody changed them, `tabulate` makes its tables.

    Pages that are `known` and hold are left as they are. Returned is a key of the pages of each source. Raises
    RefusedFolderError if sourcelint may not write there, and errors.InputError if it cannot.
    """
    from sourcelint.publishing import publish as files

    with refusals(folder):
        return files.publish(reports, verdict, run, folder, tell, known, tabulate)


def check_reports_folder(folder: Path, sources: Iterable[Source], raw: str | Path) -> None:
    """Make the folder of reports, and raise what `publish` would raise, before anything is linted.

    `raw` is the folder of the sources. Raises RefusedFolderError for reports in it too: they would be sources next time.
    """
    from sourcelint.publishing import publish as files

    real, above = Path(os.path.realpath(folder)), Path(os.path.realpath(raw))
    inside = above in real.parents and not any(part.startswith(".") for part in real.relative_to(above).parts)
    if inside and not real.is_file():
        raise RefusedFolderError(
            f"{folder}: lies in {raw}, and the next run would read the reports as sources; name a folder outside of it"
        )
    with refusals(folder):
        files.check(folder, {source.id: source.place for source in sources})


@contextmanager
def refusals(folder: Path) -> Iterator[None]:
    """Raise what is wrong with a folder of reports as RefusedFolderError or InputError."""
    from sourcelint.files.owned_folder import FolderError
    from sourcelint.render.folder import NameCollisionError

    try:
        yield
    except (FolderError, NameCollisionError) as error:
        raise RefusedFolderError(str(error)) from error
    except OSError as error:
        raise errors.InputError(f"{error.filename or folder}: cannot be written: {error.strerror}") from error


def shards(items: Sequence[T], size: int) -> tuple[tuple[T, ...], ...]:
    """Cut a list, of sources for instance, into pieces of at most `size`."""
    return tuple(tuple(items[start : start + size]) for start in range(0, len(items), size))
