"""Say what changed from run to run: sources that are new, gone, better or worse, findings that are new or fixed.

With SOURCE, what became of that source in each run. Runs of `sourcelint run` and `serve` keep this in the folder of reports.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.cli import common
from sourcelint.cli.config import config_argument
from sourcelint.errors import InputError, did_you_mean
from sourcelint.inputs import config
from sourcelint.render.escape import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from sourcelint.pipeline.history import RunRecord


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("source", nargs="?", metavar="SOURCE", help="id of a source, as reports name it")
    parser.add_argument("--reports", metavar="DIR", help="folder of the reports (default: reports)")
    parser.add_argument("--runs", type=common.positive, default=20, metavar="N", help="newest runs (default: 20)")
    config_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the runs, the newest last."""
    from sourcelint.pipeline.incremental import records_of

    chosen = config.load(arguments.config or config.find(Path.cwd()))
    folder = Path(arguments.reports or chosen.reports)
    runs = records_of(folder)
    if not runs:
        raise InputError(f"{folder}: no run of yours is recorded there; `sourcelint run` records each")
    if arguments.source is None:
        sys.stdout.writelines(_of_all(runs[-arguments.runs :]))
        return 0
    lines = list(_of_source(arguments.source, runs))[-arguments.runs :]
    if not lines:
        known = {change.source for record in runs for change in record.changes}
        hint = did_you_mean(arguments.source, known)
        raise InputError(f"{arguments.source}: no run in {folder} speaks of such a source{hint}")
    sys.stdout.writelines(lines)
    return 0


def _of_all(runs: Sequence[RunRecord]) -> Iterator[str]:
    from sourcelint.pipeline.history import told

    for record in runs:
        yield f"{record.at}  {record.missed} of {record.sources} miss the bar; {record.told()}\n"
        if not record.first:
            yield from (f"    {one_line(change.source)}: {one_line(told(change))}\n" for change in record.changes)


def _of_source(source: str, runs: Sequence[RunRecord]) -> Iterator[str]:
    from sourcelint.pipeline.history import lines

    for record in runs:
        for change in record.changes:
            if change.source == source:
                first, *more = map(one_line, lines(change))
                yield "".join((f"{record.at}  {first}\n", *(f"    {line}\n" for line in more)))
