"""Lint sources and judge them by the suites: fails (exit code 1) if a critical expectation is missed.

All sources are read, so that they can be compared; with --baseline or --new-since only new and changed ones are judged
and shown. Great Expectations judges, and takes some seconds to load.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint import pipeline
from sourcelint.cli import baseline, common, streams, writing
from sourcelint.cli.git import since
from sourcelint.cli.since import judged_since
from sourcelint.render import file_of, text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from sourcelint.pipeline import Source
    from sourcelint.report import SourceReport


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    common.source_arguments(parser)
    common.checks_argument(parser)
    new = parser.add_mutually_exclusive_group()
    new.add_argument(
        "--baseline",
        type=Path,
        metavar="FILE",
        help="judge only sources that are not in FILE, which `sourcelint baseline` wrote",
    )
    new.add_argument(
        "--new-since", metavar="REV", help="judge only what changed on this branch of git since it left REV"
    )
    common.run_arguments(parser)
    writing.output_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint, compare, judge, print."""
    outputs = writing.outputs_of(arguments)
    config, settings = common.settings_of(arguments)
    checks = pipeline.shipped("checks", arguments.checks or config.checks)
    from sourcelint.gate import suite_files, table  # which no other command needs

    suite_files.read_suites(checks, table.columns())  # what is wrong with them is said before anything is linted
    sources = common.sources_of(arguments, settings.max_bytes)
    writing.refuse_inputs((output.path for output in outputs if output.path), sources, arguments)
    # Formats for machines have standard output to themselves.
    is_read = next(output for output in outputs if output.path is None).format in ("text", "full")
    to = sys.stdout if is_read else sys.stderr
    judged = {source.id for source in _new(sources, checks, arguments)}
    shown = common.run_of(sources, settings, arguments)
    if not judged:
        # A line for a reader stands in for the text on standard output.
        writing.write(tuple(output for output in outputs if output.path or not is_read), (), shown, arguments)
        to.write(f"No new or changed source among {len(sources)}.\n")
        return 0
    jobs = common.jobs_of(arguments, len(sources))
    linted = common.watched(pipeline.lint_sources(sources, settings, jobs), len(sources), held=True)
    compared = pipeline.compare_sources(tuple(linted), settings)
    reports = [report for report in compared if file_of(report.source, judged)]
    verdict = pipeline.judge(reports, checks)
    shown = replace(shown, verdict=verdict)
    writing.write(outputs, reports, shown, arguments)
    to.write(text.judgement(verdict, shown, colour=writing.colour_on(to, arguments)))
    common.tell_notices(settings, sources, _places_of_suppressions(compared))
    return 0 if verdict.passed else 1


def _places_of_suppressions(reports: Iterable[SourceReport]) -> set[str]:
    return {suppression.place for report in reports for suppression in report.suppressed}


def _new(sources: Sequence[Source], checks: Path, arguments: argparse.Namespace) -> Sequence[Source]:
    if arguments.baseline is not None:
        known = baseline.load(arguments.baseline)
        return [
            source for source in sources if not (digest := baseline.digest(source)) or known.get(source.id) != digest
        ]
    if arguments.new_since is not None:
        folder = pipeline.root_of([path for path in arguments.paths if path != "-"])
        return judged_since(since(arguments.new_since), sources, folder, checks, arguments.config, streams.tell)
    return sources
