"""What a run holds of each source once all are compared: its report in little space, and what lists of sources read of it.

An outline is kept in the store. It holds for the same article, the same findings of the comparison and the same rows of the
list of suppressions, so that a run makes anew only those of sources for which one of these changed.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.finding import SEVERITIES
from sourcelint.gate.table import encode_records, source_records
from sourcelint.inputs import suppressions
from sourcelint.lazy_sequence import LazySequence
from sourcelint.pipeline import run
from sourcelint.pipeline.comparing import findings_of
from sourcelint.pipeline.file_results import digest_of, lint_again
from sourcelint.pipeline.history import Standing
from sourcelint.pipeline.kept_history import REPORTED
from sourcelint.render import file_of, records
from sourcelint.store import results
from sourcelint.store.codec import Codec
from sourcelint.store.database import LEVEL, ROWS_AT_ONCE, Database, Entry
from sourcelint.store.engine import engine_digest
from sourcelint.store.results import REPORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sourcelint.finding import Finding
    from sourcelint.pipeline.comparing import Compared
    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.settings import Settings
    from sourcelint.report import SourceReport
    from sourcelint.store.results import Article

OUTLINES = "outline"
"""Kind of rows in the store."""


class Outline(NamedTuple):
    """A report without its details, which are kept under the key `details`.

    It is held in little space: of many sources not all can be at hand at once. `digest` identifies all that its pages say,
    but for the verdict.
    """

    source: str
    squeezed: bytes
    """The report without its findings."""
    findings: bytes
    """These, squeezed as well, as they stand in `findings.jsonl`."""
    digest: str
    details: str
    suppressed: tuple[str, ...]
    """Places of the suppressions that set findings of it aside."""
    row: bytes
    """What the suites judge, as `gate.table` encodes it."""
    standing: Standing
    """How it stands, but for the bar."""
    severities: tuple[int, ...]
    """How many findings it has of each of `SEVERITIES`."""

    @property
    def report(self) -> SourceReport:
        """Read the report, which takes half a millisecond."""
        return replace(REPORT.decode(zlib.decompress(self.squeezed)), findings=self.found)

    @property
    def found(self) -> tuple[Finding, ...]:
        """Read the findings."""
        return records.read_lines(zlib.decompress(self.findings))


class Reports(LazySequence["SourceReport"]):
    """The reports of some outlines, each of which is read when it is asked for, and not held."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        super().__init__(len(outlines), lambda number: outlines[number].report)


_OUTLINE: Codec[Outline] = Codec(Outline)


def outlines_of(
    articles: Sequence[Article],
    compared: Compared,
    database: Database,
    settings: Settings,
    sources: Mapping[str, Source],
) -> Iterator[Outline]:
    """Yield the outlines of articles in their order, those that are not kept made anew and kept; `sources` are the files by id.

    Raises ReplacedError if another run replaced what the comparison found.
    """
    making = _Making(digest_of(engine_digest(), compared.ran), compared, database, settings, sources)
    for some in run.shards(articles, ROWS_AT_ONCE):
        yield from making.of(some)


class _Making(NamedTuple):
    """What outlines are made of; `basis` is a hash of the program and of the rules that compared."""

    basis: str
    compared: Compared
    database: Database
    settings: Settings
    sources: Mapping[str, Source]

    def of(self, articles: Sequence[Article]) -> list[Outline]:
        """Return the outlines of some articles."""
        kept = self.database.some(OUTLINES, (article.source for article in articles))
        keys = dict(self._keys(articles))
        known = {name: _OUTLINE.decode(row.content) for name, row in kept.items() if row.key == keys[name]}
        missing = [article for article in articles if article.source not in known]
        if missing:
            made = self._made(missing)
            is_same = (outline.details == article.digest for outline, article in zip(made, missing, strict=True))
            rows = (Entry(one.source, keys[one.source], _OUTLINE.encode(one)) for one in compress(made, is_same))
            self.database.write({OUTLINES: rows})
            known |= {outline.source: outline for outline in made}
        return [known[article.source] for article in articles]

    def _keys(self, articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
        """Yield the id of each article with a hash of all that its outline hangs on."""
        rows: dict[str, str] = {}
        for article in articles:
            file = file_of(article.source, self.sources)
            if file not in rows:  # a file may hold many articles, and there may be many rows
                rows[file] = digest_of(
                    [
                        row
                        for row in self.settings.suppressions
                        if row.holds(self.settings.as_of) and row.may_cover(file)
                    ]
                )
            found = self.compared.found.get(article.source, "")
            yield article.source, digest_of(self.basis, article, found, rows[file])

    def _made(self, articles: Sequence[Article]) -> list[Outline]:
        across = findings_of(self.database, self.compared, (article.source for article in articles))
        found, aside = suppressions.apply(across, self.settings.suppressions, self.settings.as_of)
        linted = self._linted(articles)
        alone = [report for _, report in linted]
        merged = run.with_comparison(alone, found, aside, frozenset(self.compared.ran))
        rows = encode_records(source_records(merged))
        return [
            self._outline(article, digest, own, report, row)
            for article, (digest, own), report, row in zip(articles, linted, merged, rows, strict=True)
        ]

    def _linted(self, articles: Sequence[Article]) -> list[tuple[str, SourceReport]]:
        """Return the reports of articles as they were linted, each with its digest."""
        rows = self.database.some(REPORTED, (article.source for article in articles))
        return [self._report(article, rows.get(article.source)) for article in articles]

    def _report(self, article: Article, row: Entry | None) -> tuple[str, SourceReport]:
        if row is not None and row.key == article.digest:
            return row.key, REPORT.decode(row.content)
        # Another run over the same folder has replaced it, perhaps with that of a text that has changed meanwhile.
        again = lint_again(article.source, self.sources, self.settings)
        return results.pack("", "", article.raw, [again]).reports[0].key, results.outlined(again)

    def _outline(self, article: Article, digest: str, alone: SourceReport, report: SourceReport, row: bytes) -> Outline:
        """Make an outline of a report with the findings of the comparison, and of what it was `alone`, with its digest."""
        across = report.findings if len(report.findings) != len(alone.findings) else ()
        return Outline(
            report.source,
            zlib.compress(REPORT.encode(replace(report, findings=())), LEVEL),
            zlib.compress(records.lines(report.findings).encode(), LEVEL),
            digest_of(self.basis, digest, across, report.suppressed),
            digest,
            tuple(suppression.place for suppression in report.suppressed),
            row,
            Standing(
                title=report.metadata.title.value or report.source,
                letter=report.grade.letter,
                points=report.grade.points,
                missed=False,
                raw=article.raw,
                findings={finding.fingerprint: finding.code for finding in report.findings},
                text=article.text,
            ),
            tuple(sum(finding.severity == severity for finding in report.findings) for severity in SEVERITIES),
        )
