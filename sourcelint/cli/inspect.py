"""Show what was understood of a source: metadata, repairs, dates, attributions, claims, the cleaned text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.cli import common
from sourcelint.evidence.annotated import Annotated
from sourcelint.inputs import config
from sourcelint.pipeline import Settings, read_source, shipped
from sourcelint.render import escape, inspection

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    common.path_arguments(parser)
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="for a reader, or JSON Lines (default: text)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print every article of the sources."""
    settings = config.load(config.find(Path.cwd()))
    tables = Settings(checks=shipped("checks", settings.checks)).tables
    for source in common.sources_of(arguments, settings.max_bytes):
        for document in read_source(source, settings.max_bytes, settings.columns):
            found = inspection.values(Annotated(document, reference=tables))
            if arguments.format == "json":
                sys.stdout.write(escape.json_text(found) + "\n")
            else:
                path = f"{source.place}{document.source.removeprefix(source.id)}"
                sys.stdout.write("".join(f"{line}\n" for line in inspection.text(found, path)) + "\n")
    return 0
