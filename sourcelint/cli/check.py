"""Lint sources with the rules alone and print what was found.

Reads every regular file below a folder, whatever its ending. Needs neither Prefect nor Great Expectations. Fails (exit
code 1) if a finding has severity error; suites are the business of `sourcelint gate`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sourcelint.cli import common, writing
from sourcelint.engine.compare import Comparison
from sourcelint.pipeline import compare_sources, corpus_findings, lint_sources
from sourcelint.render import Across
from sourcelint.render.formats import FORMATS
from sourcelint.report import DEPTHS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from sourcelint.finding import Severity
    from sourcelint.pipeline import Settings
    from sourcelint.report import SourceReport


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    common.source_arguments(parser)
    common.run_arguments(parser)
    writing.output_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint, compare, print."""
    outputs = writing.outputs_of(arguments)
    _, settings = common.settings_of(arguments)
    settings = _narrowed(settings, outputs, arguments.severity)
    sources = common.sources_of(arguments, settings.max_bytes)
    writing.refuse_inputs((output.path for output in outputs if output.path), sources, arguments)
    whole = any(FORMATS[output.format].whole for output in outputs)
    jobs = common.jobs_of(arguments, len(sources))
    reports = common.watched(lint_sources(sources, settings, jobs), len(sources), held=whole)
    stream: Iterator[SourceReport | Across]
    stream = iter(compare_sources(tuple(reports), settings)) if whole else _one_by_one(reports, settings)
    tally = Tally()
    writing.write(outputs, tally.watch(stream), common.run_of(sources, settings, arguments), arguments)
    common.tell_notices(settings, sources, tally.suppressed)
    return 1 if tally.errors else 0


def _narrowed(settings: Settings, outputs: Iterable[writing.Output], lowest: Severity) -> Settings:
    """Ask for no more than is shown; what is to be suppressed has to be found, to say what is not there any more."""
    depth = max((FORMATS[output.format].depth for output in outputs), key=DEPTHS.index)
    shown_alone = depth == "findings" and not settings.suppressions
    return replace(settings, depth=depth, min_severity=lowest if shown_alone else settings.min_severity)


def _one_by_one(reports: Iterator[SourceReport], settings: Settings) -> Iterator[SourceReport | Across]:
    comparison = Comparison(settings.tables)
    for report in reports:
        yield comparison.add(report)
    across = Across(*corpus_findings(comparison, settings, alone=len(comparison) == 1))
    if across.findings or across.suppressed:
        yield across


class Tally:
    """Counts errors in a stream that passes by, and notes which suppressions did something."""

    def __init__(self) -> None:
        self.errors = 0
        self.suppressed: set[str] = set()

    def watch(self, stream: Iterator[SourceReport | Across]) -> Iterator[SourceReport | Across]:
        """Pass the stream on."""
        for report in stream:
            self.errors += sum(finding.severity == "error" for finding in report.findings)
            self.suppressed.update(suppression.place for suppression in report.suppressed)
            yield report
