"""Record the sources that are there, so that `sourcelint gate --baseline FILE` judges only later ones and changed ones.

A source is known by its path below the input root and the SHA-256 of its bytes.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.cli import common, writing
from sourcelint.errors import InputError
from sourcelint.files import bounded_read
from sourcelint.render import escape

if TYPE_CHECKING:
    import argparse

    from sourcelint.pipeline import Source

SCHEMA = "sourcelint/baseline/1"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    common.path_arguments(parser)
    parser.add_argument("--output", type=Path, metavar="FILE", help="file to write (default: standard output)")


def run(arguments: argparse.Namespace) -> int:
    """Write the baseline."""
    sources = common.sources_of(arguments)
    writing.refuse_inputs([arguments.output] if arguments.output else [], sources, arguments)
    digests = {source.id: digest(source) for source in sources}
    text = escape.json_text({"schema": SCHEMA, "sources": digests}, indent=2, sort_keys=True) + "\n"
    if arguments.output is None:
        sys.stdout.write(text)
        return 0
    try:
        arguments.output.write_text(text, encoding="utf8", errors="backslashreplace")
    except OSError as error:
        raise InputError(writing.cannot_write(arguments.output, error)) from None
    return 0


def load(path: Path) -> dict[str, str]:
    """Read a baseline: digests by source. Raises InputError."""
    try:
        values = bounded_read.read_json(path)
    except InputError as error:
        raise InputError(f"{error}; `sourcelint baseline --output {path}` writes a baseline") from None
    if not isinstance(values, dict) or values.get("schema") != SCHEMA or not isinstance(values.get("sources"), dict):
        raise InputError(f"{path}: is no baseline; `sourcelint baseline --output {path}` writes one")
    return dict(values["sources"])


def digest(source: Source) -> str:
    """Return the SHA-256 of a source's bytes; "" for a file that cannot be read, so that it always counts as changed."""
    try:
        with source.open() as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
