"""What commands that lint have in common: arguments, settings, sources, processes, progress."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint import __version__
from sourcelint.clean.limits import MAX_ARTICLE_BYTES, read_bounded
from sourcelint.cli import streams
from sourcelint.cli.config import config_argument
from sourcelint.engine.registry import all_corpus_rules, all_rules, select
from sourcelint.errors import InputError
from sourcelint.inputs import config
from sourcelint.pipeline import Settings, Source, discover, notices_of, settings_from, suppressions_of
from sourcelint.render import Run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sourcelint.inputs.config import Config
    from sourcelint.report import SourceReport

RAW = "raw"
"""What is read if no path is given."""

STDIN = "<stdin>"
"""What standard input is called."""

MAX_WIDTH_CHARS, MIN_WIDTH_CHARS = 100, 50
"""Columns that text is set in at most, and at least."""

MIN_SOURCES_PER_PROCESS = 200
"""Sources from which on a second process pays for its start, about 0.2 s."""


def path_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the paths."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=given_path,
        default=[RAW],
        metavar="PATH",
        help="files, folders or addresses (s3://…); - is standard input (default: raw)",
    )
    link_argument(parser)


def link_argument(parser: argparse.ArgumentParser) -> None:
    """Add what to do about links. A settings file cannot say it: it may come from whoever laid the link."""
    parser.add_argument(
        "--follow-links", action="store_true", help="read linked files that lie outside of the folders that are named"
    )


def rule_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what chooses rules."""
    rules = parser.add_argument_group("rules")
    rules.add_argument("--select", type=_codes, metavar="CODES", help="only these rules: codes or prefixes, by comma")
    rules.add_argument("--ignore", type=_codes, metavar="CODES", help="not these rules")
    rules.add_argument("--as-of", type=_day, metavar="DATE", help="the day that counts as today (default: today)")
    config_argument(rules)


def checks_argument(parser: argparse.ArgumentParser) -> None:
    """Add the folder of the suites."""
    parser.add_argument(
        "--checks", metavar="DIR", help="folder of the suites (default: ./checks, else those that come along)"
    )


def source_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the paths and what chooses rules."""
    path_arguments(parser)
    rule_arguments(parser)


def run_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how to run."""
    parser.add_argument("--jobs", type=positive, metavar="N", help="processes (default: one, more for many sources)")
    parser.add_argument(
        "--max-bytes",
        type=positive,
        metavar="N",
        help="size of the largest article that is read; a larger one is reported (default: 20000000)",
    )


def settings_of(arguments: argparse.Namespace) -> tuple[Config, Settings]:
    """Join the settings file and the command line, which wins. Raises InputError, ConfigError."""
    file = config.load(arguments.config or config.find(Path.cwd()))
    settings = settings_from(
        file,
        arguments.as_of or datetime.now().astimezone().date(),
        arguments.select,
        arguments.ignore,
        getattr(arguments, "checks", None),
        getattr(arguments, "max_bytes", None),
    )
    asked_for = settings.select, settings.ignore
    if not select(all_rules(), *asked_for) and not select(all_corpus_rules(), *asked_for):
        raise InputError(
            "no rule is left: what is ignored takes all that is selected; `sourcelint config` shows the settings"
        )
    listed = suppressions_of(arguments.paths, follow_links=arguments.follow_links)
    return file, replace(settings, suppressions=listed)


def tell_notices(settings: Settings, sources: Iterable[Source], used: Collection[str]) -> None:
    """Say on stderr which suppressions do nothing any more."""
    for notice in notices_of(settings, sources, used):
        streams.tell(notice)


def repository_of(folder: Path) -> Path:
    """Find the root of the repository that an absolute path lies in; the path itself if it lies in none."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)


def run_of(sources: Iterable[Source], settings: Settings, arguments: argparse.Namespace) -> Run:
    """Say what all reports of a run have in common."""
    here = Path.cwd()
    root = repository_of(here)
    paths, tracked = {}, {}
    for source in sources:
        if source.remote is not None:
            paths[source.id] = tracked[source.id] = source.place
            continue
        paths[source.id] = str(_below(source.path, here))
        tracked[source.id] = _below(Path(os.path.abspath(source.path)), root).as_posix()  # noqa: PTH100 - links stay as they are
    return Run(__version__, settings.as_of, paths, getattr(arguments, "severity", "info"), tracked, _width())


def _width() -> int:
    """Return the columns that text is set in."""
    if not sys.stdout.isatty():
        return MAX_WIDTH_CHARS
    from shutil import get_terminal_size  # which imports four kinds of compression

    return max(min(get_terminal_size((MAX_WIDTH_CHARS, 1)).columns, MAX_WIDTH_CHARS), MIN_WIDTH_CHARS)


def _below(path: Path, folder: Path) -> Path:
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def sources_of(arguments: argparse.Namespace, max_bytes: int = MAX_ARTICLE_BYTES) -> tuple[Source, ...]:
    """Find the sources; `-` is standard input, of which no more is read than `max_bytes` allow. Raises InputError."""
    if arguments.paths == [RAW] and not Path(RAW).exists():
        raise InputError(
            f"{RAW}: no such file or directory; name files or folders, or set a folder up: sourcelint init"
        )
    paths = [path for path in arguments.paths if path != "-"]
    if len(paths) == len(arguments.paths):
        return discover(paths, tell=streams.tell, follow_links=arguments.follow_links)
    if sys.stdin.isatty():
        streams.tell("reading from the terminal; Ctrl-D ends the text")
    standard_input = Source(STDIN, Path(STDIN), raw=read_bounded(sys.stdin.buffer, max_bytes))
    files = discover(paths, tell=streams.tell, follow_links=arguments.follow_links) if paths else ()
    if any(source.id == STDIN for source in files):
        raise InputError(f"{STDIN}: is a file, and the name of standard input; rename it, or leave - out")
    return (standard_input, *files)


def jobs_of(arguments: argparse.Namespace, sources: int) -> int:
    """Say how many processes lint: one for each `MIN_SOURCES_PER_PROCESS` sources, as far as there are processors."""
    return arguments.jobs or min(len(os.sched_getaffinity(0)), 1 + sources // MIN_SOURCES_PER_PROCESS)


def watched(reports: Iterable[SourceReport], total: int, *, held: bool = False) -> Iterator[SourceReport]:
    """Pass reports on, and show a progress bar if a terminal waits for many.

    Output that is written while sources are read is progress enough on the same terminal; if it is `held` back until
    all are read, there is a bar.
    """
    if total < MIN_SOURCES_PER_PROCESS or not sys.stderr.isatty() or (sys.stdout.isatty() and not held):
        yield from reports
        return
    from rich.console import Console
    from rich.progress import track

    terminal = Console(file=streams.unguarded(sys.stderr))
    yield from track(reports, "linting", total=total, console=terminal, transient=True)


def given_path(text: str) -> str:
    """Read a path, for argparse."""
    if not text:  # of a variable that is not set: it would mean the working directory, with all that is in it
        raise argparse.ArgumentTypeError("a path is empty; name a file or a folder, or . for this one")
    return text


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.replace(",", " ").split() if code)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2026-11-21") from None


def positive(text: str) -> int:
    """Read a number from one on, for argparse."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def natural(text: str) -> int:
    """Read a number from zero on, for argparse."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 on")
    return int(text)
