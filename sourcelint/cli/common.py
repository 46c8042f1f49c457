"""What commands that lint have in common: arguments, settings, where the output goes, progress."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime
from itertools import tee, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from sourcelint import __version__
from sourcelint.clean.limits import MAX_ARTICLE_BYTES, read_bounded
from sourcelint.cli import streams
from sourcelint.cli.usage import meant
from sourcelint.finding import SEVERITIES
from sourcelint.inputs import config
from sourcelint.pipeline import (
    InputError,
    Settings,
    Source,
    discover,
    notices_of,
    root_of,
    settings_from,
    suppressions_of,
)
from sourcelint.pipeline.discover import SIDECAR_FILES
from sourcelint.render import Run
from sourcelint.render.formats import FORMATS, renderer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sourcelint.inputs.config import Config
    from sourcelint.render import Across
    from sourcelint.report import SourceReport

RAW = "raw"
"""What is read if no path is given."""

STDIN = "<stdin>"
"""What standard input is called."""

MAX_WIDTH_CHARS, MIN_WIDTH_CHARS = 100, 50
"""Columns that text is set in at most, and at least."""

MIN_SOURCES_PER_PROCESS = 200
"""Sources from which on a second process pays for its start, about 0.2 s."""


class Output(NamedTuple):
    """A format and the file it goes to; None is standard output."""

    format: str
    path: Path | None


def path_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the paths."""
    parser.add_argument(
        "paths", nargs="*", default=[RAW], metavar="PATH", help="files or folders; - is standard input (default: raw)"
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
    rules.add_argument("--config", type=Path, metavar="FILE", help="settings file (default: found upwards from here)")


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
        help="report an article of more bytes, do not read it (default: 20000000)",
    )


def output_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is shown, how and where."""
    group = parser.add_argument_group("output")
    group.add_argument(
        "--severity", choices=SEVERITIES, default="warning", help="lowest severity shown (default: warning)"
    )
    known = ", ".join(FORMATS)
    group.add_argument(
        "--format",
        dest="output",
        action="append",
        type=_output,
        metavar="FORMAT",
        help=f"one of {known} (default: text)",
    )
    group.add_argument(
        "--output", action="append", type=_output, metavar="FORMAT[=FILE]", help="the same, to a file; may be repeated"
    )
    group.add_argument(
        "--no-color", "--no-colour", dest="colour", action="store_false", help="no colours, as with NO_COLOR"
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
    listed = suppressions_of(arguments.paths, follow_links=arguments.follow_links)
    return file, replace(settings, suppressions=listed)


def tell_notices(settings: Settings, sources: Iterable[Source], used: Collection[str]) -> None:
    """Say on stderr which suppressions do nothing any more."""
    for notice in notices_of(settings, sources, used):
        streams.tell(notice)


def run_of(sources: Iterable[Source], settings: Settings, arguments: argparse.Namespace) -> Run:
    """Say what all reports of a run have in common."""
    here = Path.cwd()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    paths, tracked = {}, {}
    for source in sources:
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


def outputs_of(arguments: argparse.Namespace) -> tuple[Output, ...]:
    """Read which outputs were asked for; what goes to standard output is text if nothing else is said.

    Raises InputError if two would mix there.
    """
    outputs = tuple(arguments.output or ())
    if all(output.path for output in outputs):
        outputs = (Output("text", None), *outputs)
    if sum(output.path is None for output in outputs) > 1:
        raise InputError("only one format can go to standard output; give the others a file: --output FORMAT=FILE")
    return outputs


def refuse_inputs(outputs: Iterable[Path], sources: Iterable[Source], arguments: argparse.Namespace) -> None:
    """Raise InputError if a file to write is one that the command reads, by whatever name, or is named twice."""
    settings = getattr(arguments, "config", None) or config.find(Path.cwd())
    beside = [root_of(path for path in arguments.paths if path != "-") / name for name in sorted(SIDECAR_FILES)]
    baseline = getattr(arguments, "baseline", None)
    inputs = {
        identity
        for path in (*(source.path for source in sources), *beside, settings, baseline)
        if path is not None and (identity := _identity(path)) is not None
    }
    seen: set[str] = set()
    for output in outputs:
        if _identity(output) in inputs:
            raise InputError(
                f"{output}: is read in this run, and would be overwritten; name another file for the output"
            )
        if (real := os.path.realpath(output)) in seen and not output.is_char_device():
            raise InputError(f"{output}: is named for two outputs; give each a file of its own")
        seen.add(real)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what all names of one file have in common (links, hard links), None if there is no file."""
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_dev, known.st_ino


def colour_on(stream: object, arguments: argparse.Namespace) -> bool:
    """Tell whether to colour: on a terminal, unless the user said no (https://no-color.org)."""
    dumb = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return arguments.colour and not dumb and bool(getattr(stream, "isatty", bool)())


def write(
    outputs: tuple[Output, ...], reports: Iterable[SourceReport | Across], run: Run, arguments: argparse.Namespace
) -> None:
    """Write one stream of reports in several formats, side by side. Raises InputError for a file that cannot be written."""
    with ExitStack() as stack:
        places = [_place(output, stack) for output in outputs]
        texts = []
        for output, place, copy in zip(outputs, places, tee(reports, len(outputs)), strict=True):
            write_one = renderer(output.format, colour=colour_on(place, arguments), terminal=place.isatty())
            texts.append(write_one(copy, run))
        for pieces in zip_longest(*texts, fillvalue=""):
            for place, piece in zip(places, pieces, strict=True):
                if piece:  # what was found in the first article can be read before the last one is
                    place.write(piece)
                    place.flush()
        for place in places:
            place.flush()


def _place(output: Output, stack: ExitStack) -> TextIO:
    """Open what an output goes to, behind a guard. Raises InputError."""
    annotations = FORMATS[output.format].annotations
    if output.path is None:
        return streams.guard(sys.stdout, annotations=annotations)
    try:
        file = output.path.open("w", encoding="utf8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise InputError(cannot_write(output.path, error)) from None
    return streams.guard(stack.enter_context(file), annotations=annotations)


def cannot_write(path: Path | None, error: OSError) -> str:
    """Say why a file cannot be written."""
    if path is not None and isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        return f"{path}: cannot be written: there is no folder {path.parent}; make it first"
    return f"{path}: cannot be written: {error.strerror}"


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


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.replace(",", " ").split() if code)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write 2026-11-21") from None


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


def _output(text: str) -> Output:
    name, _, path = text.partition("=")
    if name not in FORMATS:
        hint = meant(name, FORMATS)
        if "." in name and not path:
            hint = f"; a file stands behind its format: --output FORMAT={name}"
        raise argparse.ArgumentTypeError(f"{name!r} is no format{hint}; known are {', '.join(FORMATS)}")
    return Output(name, Path(path) if path else None)
