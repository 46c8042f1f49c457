"""Lint sources and judge them by the suites: fails (exit code 1) where a critical expectation is missed.

All sources are read, so that they can be compared; with --baseline or --new-since only new and changed ones are judged
and shown. Great Expectations judges, and takes some seconds to load.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint import pipeline
from sourcelint.cli import baseline, common
from sourcelint.render import text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from sourcelint.pipeline import Source


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    common.source_arguments(parser)
    parser.add_argument(
        "--checks", metavar="DIR", help="folder of the suites (default: ./checks, else those that come along)"
    )
    new = parser.add_mutually_exclusive_group()
    new.add_argument(
        "--baseline", type=Path, metavar="FILE", help="judge only what `sourcelint baseline` had not recorded"
    )
    new.add_argument("--new-since", metavar="REV", help="judge only what differs from a revision of git")
    common.run_arguments(parser)
    common.output_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint, compare, judge, print."""
    outputs = common.outputs_of(arguments)
    config, settings = common.settings_of(arguments)
    checks = pipeline.shipped("checks", arguments.checks or config.checks)
    sources = common.sources_of(arguments)
    judged = {s.id for s in _new(sources, arguments)}
    if not judged:
        sys.stdout.write(f"No new or changed source among {len(sources)}.\n")
        return 0
    jobs = common.jobs_of(arguments, len(sources))
    linted = common.watched(pipeline.lint_sources(sources, settings, jobs), len(sources), held=True)
    reports = [
        r
        for r in pipeline.compare_sources(tuple(linted), settings)
        if r.source in judged or r.source.rpartition("#")[0] in judged
    ]
    verdict = pipeline.judge(reports, checks)
    shown = common.run_of(sources, settings, arguments)
    common.write(outputs, reports, shown, arguments)
    # Formats for machines have standard output to themselves.
    to = sys.stdout if outputs[0].path is None and outputs[0].format in ("text", "full", "concise") else sys.stderr
    to.write(text.judgement(verdict, shown, colour=common.colour_on(to, arguments)))
    return 0 if verdict.passed else 1


def _new(sources: Sequence[Source], arguments: argparse.Namespace) -> Sequence[Source]:
    if arguments.baseline is not None:
        known = baseline.load(arguments.baseline)
        return [s for s in sources if known.get(s.id) != baseline.digest(s)]
    if arguments.new_since is not None:
        changed = _changed_since(arguments.new_since)
        return [s for s in sources if s.path.resolve() in changed]
    return sources


def _changed_since(revision: str) -> set[Path]:
    """Give the files that differ from a revision, those that git does not know yet included."""
    if revision.startswith("-"):
        raise pipeline.InputError(f"{revision!r} is no revision of git")
    root = Path(_git("rev-parse", "--show-toplevel").strip("\0\n"))
    names = _git("diff", "--name-only", "-z", revision, "--").split("\0")
    names += _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", str(root)).split("\0")
    return {(root / name).resolve() for name in names if name}


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607 - the user's git
    except FileNotFoundError:
        raise pipeline.InputError("--new-since needs git, which is not there") from None
    if done.returncode:
        reason = done.stderr.decode("utf8", "replace").strip().splitlines()
        raise pipeline.InputError(f"git {arguments[0]}: {reason[0] if reason else 'failed'}")
    return done.stdout.decode("utf8", "surrogateescape")
