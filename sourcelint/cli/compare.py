"""Compare what sources say: a row for each event, the most disputed first, a column for each source.

Only what the rules across sources report is shown: agreements (XSR003) and conflicts of dates (XSR001) and figures (XSR005);
copies stand in the column of the first. Exit codes: 0; 1 with --fail-on conflict if two sources exclude each other; 2 if a
source could not be read.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.cli import common, streams
from sourcelint.cli.config import config_argument
from sourcelint.cli.writing import cannot_write, refuse_inputs
from sourcelint.corpus.event_table import RULES
from sourcelint.corpus.event_views import places_of, reworded
from sourcelint.engine.compare import Comparison
from sourcelint.errors import InputError
from sourcelint.pipeline import corpus_findings, lint_sources
from sourcelint.pipeline.words import read_words
from sourcelint.render.comparison import FORMATS, PARQUET_COLUMNS, records_of

if TYPE_CHECKING:
    import argparse

    from sourcelint.corpus.event_table import EventTable
    from sourcelint.render import Run

FAULTS = "ERR"
"""The rules that say what could not be read."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    common.path_arguments(parser)
    config_argument(parser)
    common.run_arguments(parser)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how it is shown (default: text)")
    parser.add_argument(
        "--parquet", type=Path, metavar="FILE", help="write what each source says of each event there as well"
    )
    parser.add_argument("--fail-on", choices=("conflict",), help="exit with 1 if two sources exclude each other")
    parser.set_defaults(select=RULES, ignore=(), as_of=None, severity="info")


def run(arguments: argparse.Namespace) -> int:
    """Lint what the comparison needs, compare, print."""
    _, settings = common.settings_of(arguments)
    settings = replace(settings, select=(*RULES, FAULTS), ignore=(), depth="findings", min_severity="info")
    sources = common.sources_of(arguments, settings.max_bytes)
    if arguments.parquet:
        refuse_inputs([arguments.parquet], sources, arguments)
    reports = common.watched(
        lint_sources(sources, settings, common.jobs_of(arguments, len(sources))), len(sources), held=True
    )
    comparison, about = Comparison(settings.tables), common.run_of(sources, settings, arguments)
    faults = 0
    for report in reports:
        for finding in comparison.add(report).findings:
            faults += 1
            streams.tell(f"{about.name(report.source)}: {finding.message}")
    findings, _ = corpus_findings(comparison, settings)
    table = comparison.table(findings)
    as_read = reworded(table, read_words(sources, settings, places_of(table)))
    if arguments.parquet:
        _write_parquet(as_read, about, arguments.parquet)
    for piece in FORMATS[arguments.format](table if arguments.format == "json" else as_read, about):
        sys.stdout.write(piece)
    if faults:
        return 2
    return 1 if arguments.fail_on and any(row.conflicts for row in table.rows) else 0


def _write_parquet(table: EventTable, about: Run, path: Path) -> None:
    """Write a row for each thing that a source says of an event. Raises InputError if that is not possible."""
    from sourcelint.gate.table import table_of_records, types_of  # pandas takes a second

    frame = table_of_records(types_of(PARQUET_COLUMNS), records_of(table, about))
    content = frame.to_parquet(None, index=False)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputError(cannot_write(path, error)) from None
