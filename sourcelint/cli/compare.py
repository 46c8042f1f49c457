"""Show what the sources say of the same: a row an event, the most disputed first, a column a source.

Only what the rules across sources report is shown: agreements (XSR003) and conflicts of dates (XSR001) and figures (XSR005);
copies stand in the column of the first. Exit codes: 0; 1 with --fail-on conflict if two sources exclude each other; 2 if a
source could not be read.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from sourcelint.cli import common, streams
from sourcelint.cli.config import config_argument
from sourcelint.corpus.event_table import RULES
from sourcelint.engine.compare import Comparison
from sourcelint.pipeline import corpus_findings, lint_sources
from sourcelint.render.comparison import FORMATS

if TYPE_CHECKING:
    import argparse

FAULTS = "ERR"
"""The rules that say what could not be read."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    common.path_arguments(parser)
    config_argument(parser)
    common.run_arguments(parser)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how it is shown (default: text)")
    parser.add_argument("--fail-on", choices=("conflict",), help="exit with 1 if two sources exclude each other")
    parser.set_defaults(select=RULES, ignore=(), as_of=None, severity="info")


def run(arguments: argparse.Namespace) -> int:
    """Lint what the comparison needs, compare, print."""
    _, settings = common.settings_of(arguments)
    settings = replace(settings, select=(*RULES, FAULTS), ignore=(), depth="findings", min_severity="info")
    sources = common.sources_of(arguments, settings.max_bytes)
    reports = common.watched(
        lint_sources(sources, settings, common.jobs_of(arguments, len(sources))), len(sources), held=True
    )
    comparison = Comparison(settings.tables)
    faults = 0
    for report in reports:
        for finding in comparison.add(report).findings:
            faults += 1
            streams.tell(f"{report.source}: {finding.message}")
    findings, _ = corpus_findings(comparison, settings)
    table = comparison.table(findings)
    for piece in FORMATS[arguments.format](table, common.run_of(sources, settings, arguments)):
        sys.stdout.write(piece)
    if faults:
        return 2
    return 1 if arguments.fail_on and any(row.conflicts for row in table.rows) else 0
