"""Where output goes: formats and the files they are written to, what must not be overwritten, colours."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from itertools import tee, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from sourcelint.cli import streams
from sourcelint.errors import InputError, did_you_mean
from sourcelint.finding import SEVERITIES
from sourcelint.inputs import config
from sourcelint.pipeline import Source, root_of
from sourcelint.pipeline.discover import SIDECAR_FILES
from sourcelint.render.formats import FORMATS, renderer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.render import Across, Run
    from sourcelint.report import SourceReport


class Output(NamedTuple):
    """A format and the file it goes to; None is standard output."""

    format: str
    path: Path | None


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
        for path in (*(source.path for source in sources if source.remote is None), *beside, settings, baseline)
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


def _output(text: str) -> Output:
    name, _, path = text.partition("=")
    if name not in FORMATS:
        hint = did_you_mean(name, FORMATS) or f"; known are {', '.join(FORMATS)}"
        if "." in name and not path:
            hint = f"; a file stands behind its format: --output FORMAT={name}"
        raise argparse.ArgumentTypeError(f"{name!r} is no format{hint}")
    return Output(name, Path(path) if path else None)
