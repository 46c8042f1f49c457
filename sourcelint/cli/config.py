"""Show the settings that hold here, and where they come from."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.inputs import config
from sourcelint.render import escape

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    config_argument(parser)


def config_argument(parser: argparse._ActionsContainer) -> None:
    """Add the settings file."""
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings file (default: found upwards from here)")


def run(arguments: argparse.Namespace) -> int:
    """Print the file and every setting, also those it does not name, as a settings file has them."""
    path = arguments.config or config.find(Path.cwd())
    settings = config.load(path)
    sys.stdout.write(f"# {path or 'no settings file: these are the defaults'}\n")
    for key, value in asdict(settings).items():
        if value is None:
            sys.stdout.write(f"# {key}: ./checks, else those that come with sourcelint\n")
        elif isinstance(value, dict):
            inside = ", ".join(f"{name} = {escape.json_text(held)}" for name, held in value.items())
            sys.stdout.write(f"{key} = {{{inside}}}\n")
        else:
            sys.stdout.write(f"{key.replace('_', '-')} = {escape.json_text(value)}\n")
    return 0
