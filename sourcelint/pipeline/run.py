"""From sources to reports to a verdict, step by step. All reading and writing of a run is here."""

from __future__ import annotations

import importlib
import os
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint import errors
from sourcelint.annotate.gazetteers import reference
from sourcelint.clean import NO_COLUMNS, limits, read_stream
from sourcelint.document import Document
from sourcelint.engine.compare import Comparison, merge
from sourcelint.engine.lint import lint
from sourcelint.engine.registry import AnyRule, all_corpus_rules, all_rules, select
from sourcelint.files import unpack
from sourcelint.finding import SEVERITIES
from sourcelint.inputs import suppressions
from sourcelint.pipeline.discover import Source, root_of
from sourcelint.pipeline.resources import shipped
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sourcelint.annotate.gazetteers.reference import Reference
    from sourcelint.document import Hints
    from sourcelint.finding import Finding, Severity, Suppressed
    from sourcelint.gate.verdict import Verdict
    from sourcelint.inputs.suppressions import Suppression
    from sourcelint.publishing.publish import Pages, Published
    from sourcelint.render import Run
    from sourcelint.report import Depth, SourceReport
    from sourcelint.rule import CorpusRule, Rule


class RefusedFolderError(errors.InputError):
    """A folder into which sourcelint writes no reports; to try again does not help."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to lint: the day that counts as today, rules chosen and ignored by code or prefix, severities by code.

    `suppressions` set findings aside. `depth` says how much reports hold (`report.DEPTHS`), and `min_severity` from which
    severity on findings are asked for: rules that have none are not run. `checks` is the folder whose `reference`
    tables sources are compared by; None is the one that `shipped` finds from the working directory. An article of more
    than `max_bytes` is reported and not read. `columns` says which columns of tables hold what, see `read_stream`.
    `compares` says whether sources will be compared, for which each needs a profile: up to half of the time.
    """

    as_of: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    depth: Depth = "pages"
    min_severity: Severity = "info"
    checks: Path | None = None
    max_bytes: int = limits.MAX_ARTICLE_BYTES
    columns: Mapping[str, str] = field(default_factory=dict)
    compares: bool = True

    @property
    def table_folders(self) -> tuple[Path, ...]:
        """Where the tables lie that win over the shipped ones."""
        return ((self.checks or shipped("checks")).absolute() / "reference",)

    @property
    def tables(self) -> Reference:
        """The tables by which statements are read and compared. Raises errors.InputError for one that cannot be used."""
        return reference.load(self.table_folders)


def suppressions_of(paths: Iterable[Path | str], *, follow_links: bool = False) -> tuple[Suppression, ...]:
    """Read the list of suppressions in the folder that some paths share. Raises errors.InputError."""
    given = [path for path in paths if Path(path).exists()]
    return suppressions.read(_as_given(root_of(given)), follow_links=follow_links) if given else ()


def notices_of(settings: Settings, discover: Iterable[Source], used: Collection[str]) -> Iterator[str]:
    """Say which suppressions do nothing any more; `used` are the places of those that did something in this run."""
    codes = {rule.code for rule in select(all_rules(), settings.select, settings.ignore)}
    codes |= {rule.code for rule in select(all_corpus_rules(), settings.select, settings.ignore)}
    return suppressions.notices(settings.suppressions, used, [source.id for source in discover], codes, settings.as_of)


def _as_given(folder: Path) -> Path:
    """Name a folder as it is typed: relative to the working directory if it is below."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def import_all() -> None:
    """Import what reading a source may need, before the first is read. Raises MissingPackageError."""
    try:
        for name in ("ftfy", "langdetect", "lxml.html", "sourcelint.clean.html.extract", "trafilatura", "htmldate"):
            importlib.import_module(name)
    except ImportError as error:
        raise errors.MissingPackageError.of(error) from error


def read_source(
    source: Source, max_bytes: int = limits.MAX_ARTICLE_BYTES, columns: Mapping[str, str] = NO_COLUMNS
) -> tuple[Document, ...]:
    """Read the articles of a file, which may have at most `max_bytes` each; `columns` are those of the settings.

    A file that cannot be read, or is larger, gives one document with a fault, never an exception. Raises
    MissingPackageError if sourcelint itself is not installed completely.
    """
    return tuple(read_articles(source, max_bytes, columns))


def read_articles(
    source: Source, max_bytes: int = limits.MAX_ARTICLE_BYTES, columns: Mapping[str, str] = NO_COLUMNS
) -> Iterator[Document]:
    """Read the articles of a file as `read_source` does, one by one: a file of JSON Lines is never held as a whole.

    A file of gzip or zstd is read as what it holds; each file in a ZIP archive is read under a name of its own,
    `archive.zip/page.html`.
    """
    yield from _reported(source.id, _read(source, max_bytes, columns))


def _read(source: Source, max_bytes: int, columns: Mapping[str, str]) -> Iterator[Document]:
    with source.open() as stream:
        size = source.size_of(stream)
        head = stream.read(len(unpack.ZIP))
        stream.seek(0)
        packed = size or len(source.raw or b"")
        members = unpack.members_of(stream, head, packed)
        if members is None:
            inner = unpack.unpacked(stream, head, packed)
            name, hints, others = source.id, source.hints, source.others
            opened, size = (stream, size) if inner is None else (inner, 0)
            yield from read_stream(opened, name, hints, others, max_bytes=max_bytes, size=size, columns=columns)
            return
        is_empty = True
        for member in members:
            is_empty = False
            name = f"{source.id}/{member.name}"
            if member.fault is not None:
                yield _faulty(name, f"cannot be read: {member.fault}; unpack the archive first")
                continue
            yield from _reported(name, _read_member(member, name, source.hints, max_bytes, columns), is_member=True)
        if is_empty:
            yield _faulty(source.id, "no text: the archive holds no files. Collect the source again.")


def _read_member(
    member: unpack.Member, name: str, hints: Hints, max_bytes: int, columns: Mapping[str, str]
) -> Iterator[Document]:
    with member.open() as stream:
        yield from read_stream(stream, name, hints, max_bytes=max_bytes, size=member.size, columns=columns)


def _reported(name: str, documents: Iterator[Document], *, is_member: bool = False) -> Iterator[Document]:
    """Pass documents on; what stops them becomes a document with a fault. A trap stops the reading of its archive."""
    try:
        yield from documents
    except limits.TooLargeError as error:
        yield _faulty(name, str(error))
    except unpack.TrapError as error:
        if is_member:
            raise
        yield _faulty(name, f"cannot be read: {error.strerror}; {error.remedy}")
    except OSError as error:
        remedy = getattr(error, "remedy", "make it readable, or take it out of the folder")
        yield _faulty(name, f"cannot be read: {error.strerror or error}; {remedy}")
    except ImportError as error:
        raise errors.MissingPackageError.of(error) from error
    except Exception as error:  # noqa: BLE001 - one broken source never stops a run
        yield _faulty(name, _stopped("cleaning", error))


def lint_source(source: Source, settings: Settings, tables: Reference | None = None) -> tuple[SourceReport, ...]:
    """Read and lint one file: a report for each of its articles. `tables` are those of the settings, if at hand."""
    return tuple(lint_articles(source, settings, tables))


def lint_articles(source: Source, settings: Settings, tables: Reference | None = None) -> Iterator[SourceReport]:
    """Lint the articles of a file as `lint_source` does, each as soon as it is read."""
    rules = rules_of(settings)
    tables = tables or settings.tables
    profile = bool(corpus_rules_of(settings))
    for document in read_articles(source, settings.max_bytes, settings.columns):
        yield _lint_document(document, settings, rules, tables, profile=profile)


def rules_of(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules over one source that are asked for."""
    return _rules(settings.select, settings.ignore, settings.min_severity, tuple(settings.severities.items()))


@lru_cache(maxsize=8)
def _rules(
    chosen: tuple[str, ...],
    ignored: tuple[str, ...],
    min_severity: Severity,
    severities: tuple[tuple[str, Severity], ...],
) -> tuple[Rule, ...]:
    return _asked_for(select(all_rules(), chosen, ignored), min_severity, dict(severities))


def corpus_rules_of(settings: Settings) -> tuple[CorpusRule, ...]:
    """Return the rules across sources that are asked for."""
    if not settings.compares:
        return ()
    chosen = select(all_corpus_rules(), settings.select, settings.ignore)
    return _asked_for(chosen, settings.min_severity, settings.severities)


def _asked_for(
    rules: tuple[AnyRule, ...], min_severity: Severity, severities: Mapping[str, Severity]
) -> tuple[AnyRule, ...]:
    """Leave out the rules whose findings never have the severity that is asked for."""
    enough = SEVERITIES[: SEVERITIES.index(min_severity) + 1]
    return tuple(rule for rule in rules if severities.get(rule.code, rule.max_severity) in enough)


def _lint_document(
    document: Document, settings: Settings, rules: tuple[Rule, ...], tables: Reference, *, profile: bool
) -> SourceReport:
    try:
        report = lint(
            document, as_of=settings.as_of, rules=rules, severities=settings.severities,
            suppress=partial(suppressions.apply, rows=settings.suppressions, as_of=settings.as_of), depth=settings.depth,
            reference=tables, profile=profile,
        )  # fmt: skip
    except ImportError as error:
        raise errors.MissingPackageError.of(error) from error
    except Exception as error:  # noqa: BLE001 - one broken source never stops a run
        return lint(_faulty(document.source, _stopped("linting", error)))
    return report


def _stopped(step: str, error: Exception) -> str:
    return f"{step} stopped with {type(error).__name__}: {error}; please report this source"


def _faulty(name: str, fault: str) -> Document:
    return Document(name, "", "utf-8", Text.of_raw(""), fault=fault)


def lint_sources(discover: Iterable[Source], settings: Settings, jobs: int = 1) -> Iterator[SourceReport]:
    """Lint files one after the other, or in several processes; reports come in the order of the sources."""
    if jobs <= 1:
        tables = settings.tables
        for source in discover:
            yield from lint_articles(source, settings, tables)
        return
    work = partial(lint_source, settings=settings)
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        for reports in pool.map(work, discover, chunksize=16):
            yield from reports


def corpus_findings(comparison: Comparison, settings: Settings) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Return the cross-source findings of the chosen rules, and those that are set aside."""
    found = comparison.findings(corpus_rules_of(settings), settings.severities)
    return suppressions.apply(found, settings.suppressions, settings.as_of)


def lint_corpus(discover: Iterable[Source], settings: Settings, jobs: int = 1) -> tuple[SourceReport, ...]:
    """Lint all sources and compare them: reports that hold their cross-source findings too."""
    return compare_sources(tuple(lint_sources(discover, settings, jobs)), settings)


def compare_sources(reports: Sequence[SourceReport], settings: Settings) -> tuple[SourceReport, ...]:
    """Compare the sources of a run and give every report its cross-source findings."""
    comparison = Comparison(settings.tables)
    for report in reports:
        comparison.add(report)
    findings, aside = corpus_findings(comparison, settings)
    return with_comparison(reports, findings, aside, comparison.ran)


def with_comparison(
    reports: Sequence[SourceReport], findings: Sequence[Finding], aside: Sequence[Suppressed], ran: frozenset[str]
) -> tuple[SourceReport, ...]:
    """Give every report its cross-source findings and those that are set aside; `ran` are the rules that made them."""
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
    return lint(_faulty(source.id, fault), as_of=settings.as_of, severities=settings.severities)


def judge(reports: Sequence[SourceReport], checks: Path) -> Verdict:
    """Judge all sources by the suites of a folder. Raises SuiteError; loads Great Expectations, which takes seconds."""
    from sourcelint.gate import great_expectations
    from sourcelint.gate.table import table_of
    from sourcelint.render.escape import html_page

    verdict = great_expectations.judge(table_of(reports), checks)
    return replace(verdict, data_docs={name: html_page(page) for name, page in verdict.data_docs.items()})


def publish(
    reports: Sequence[SourceReport],
    verdict: Verdict | None,
    run: Run,
    folder: Path,
    tell: Callable[[str], object] | None = None,
    known: Pages | None = None,
) -> Published:
    """Write the folder of reports; `tell` hears of files in it that are left because somebody changed them.

    Pages that are `known` and hold are left as they are; returned is what is known of them then. Raises RefusedFolderError if sourcelint may not write there, and errors.InputError if it cannot.
    """
    from sourcelint.publishing import publish as files

    with refusals(folder):
        return files.publish(reports, verdict, run, folder, tell, known)


def check_reports_folder(folder: Path, discover: Iterable[Source], raw: str | Path) -> None:
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
        files.check(folder, {source.id: str(source.path) for source in discover})


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


def shards(discover: Sequence[Source], size: int) -> tuple[tuple[Source, ...], ...]:
    """Cut a list of sources into pieces of at most `size`."""
    return tuple(tuple(discover[start : start + size]) for start in range(0, len(discover), size))
