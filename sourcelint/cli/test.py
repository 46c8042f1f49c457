"""Check that settings, suites, reference tables and lists can be used, and run your own cases.

A file of cases, CODE.md, holds raw texts with the places at which a rule must fire, or must not: what you rely on when
you take a new version of sourcelint. Fails (exit code 1) if a case does, or if one that is a known gap holds; ends
with exit code 2 if something cannot be used.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint import pipeline
from sourcelint.cli import common, streams
from sourcelint.cli.config import config_argument
from sourcelint.counting import format_count
from sourcelint.errors import InputError
from sourcelint.files import bounded_read
from sourcelint.gate import suite_files, table
from sourcelint.inputs import config, manifest, suppressions
from sourcelint.pipeline.cases import cases_of, failure_of
from sourcelint.render import escape

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sourcelint.annotate.gazetteers.reference import Reference
    from sourcelint.finding import Severity
    from sourcelint.pipeline.cases import Case

CASES = "cases"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "cases", nargs="*", type=Path, metavar="CASES", help=f"files of cases, or folders of them (default: {CASES})"
    )
    parser.add_argument("--raw", default=common.RAW, metavar="DIR", help="folder of the sources (default: raw)")
    common.checks_argument(parser)
    common.link_argument(parser)
    config_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Try everything, in the order in which a run needs it."""
    if not Path(arguments.raw).is_dir() and arguments.raw != common.RAW:
        raise InputError(f"{arguments.raw}: no such directory")
    path = arguments.config or config.find(Path.cwd())
    settings = config.load(path)
    _ok(f"{path or 'no settings file'}")
    checks = pipeline.shipped("checks", arguments.checks or settings.checks)
    tables = pipeline.Settings(checks=checks).tables
    _ok(f"{checks}: {_suites(checks)}")
    if Path(arguments.raw).is_dir():
        _ok(f"{arguments.raw}: {_sources(Path(arguments.raw), follow_links=arguments.follow_links)}")
    failed = 0
    for file in _files(arguments.cases or [Path(CASES)]):
        cases = cases_of(file)
        wrong = list(_failures(cases, settings.severity, tables))
        for failure in wrong:
            sys.stdout.write(f"failed  {escape.visible(failure)}\n")
        if not wrong:
            _ok(f"{file}: {format_count(len(cases), 'case')}")
        failed += len(wrong)
    if failed:
        sys.stdout.write(f"{format_count(failed, 'case')} failed.\n")
    return 1 if failed else 0


def _failures(cases: Iterable[Case], severities: Mapping[str, Severity], tables: Reference) -> Iterator[str]:
    """Say which cases fail, and which known gaps do no longer."""
    for case in cases:
        failure = failure_of(case, severities=severities, reference=tables)
        if bool(failure) != case.known_gap:
            yield f"{case.place}: {case.title}: {failure or 'holds now; take “known gap: ” out of its heading'}"


def _ok(what: str) -> None:
    sys.stdout.write(f"ok      {escape.visible(what)}\n")


def _suites(checks: Path) -> str:
    suite_files.read_suites(checks, table.columns())  # what is cheap to find is found before Great Expectations loads
    from sourcelint.gate import great_expectations

    found, _ = great_expectations.load(checks)
    return f"{format_count(len(found), 'suite')}, {format_count(sum(len(suite.expectations) for suite in found), 'expectation')}"


def _sources(raw: Path, *, follow_links: bool) -> str:
    sources = pipeline.discover([raw], tell=streams.tell, follow_links=follow_links)
    parts = [format_count(len(sources), "source")]
    if known := len(manifest.read(raw / manifest.FILE, follow_links=follow_links)):
        parts.append(f"{format_count(known, 'row')} in {manifest.FILE}")
    if aside := len(suppressions.read(raw, follow_links=follow_links)):
        parts.append(f"{format_count(aside, 'row')} in {suppressions.FILE}")
    return ", ".join(parts)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob("*.md"))
        elif bounded_read.is_there(path):
            yield path
        elif path != Path(CASES):
            raise InputError(f"{path}: no such file or directory")
