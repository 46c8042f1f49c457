"""Show the Prefect UI with the runs that `sourcelint run` recorded here, until interrupted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.cli import common
from sourcelint.cli import run as flow

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--port", type=common.positive, default=4200, help="where the UI is (default: 4200)")
    flow.api_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serve the UI until interrupted."""
    return flow.call("ui", port=arguments.port, prefect_settings=arguments.prefect_settings)
