"""Run the Prefect flow once: lint a folder, judge it by the suites, write the reports, keep the history.

Uses the Prefect API that you have configured; otherwise a server of its own, whose runs `sourcelint ui` shows.
"""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, Any

from sourcelint import pipeline
from sourcelint.cli import common

if TYPE_CHECKING:
    import argparse
    from types import ModuleType


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    flow_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the flow on this machine."""
    return call("run", **parameters_of(arguments))


def flow_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what a flow run takes."""
    parser.add_argument("raw", nargs="?", default="raw", metavar="RAW", help="folder of the sources (default: raw)")
    parser.add_argument("--reports", metavar="DIR", help="folder of the reports (default: reports)")
    parser.add_argument(
        "--checks", metavar="DIR", help="folder of the suites (default: ./checks, else those that come along)"
    )
    parser.add_argument("--gate", action="store_true", help="fail where a critical expectation is missed")
    parser.add_argument(
        "--shard-size", type=common.positive, default=50, metavar="N", help="sources in a task (default: 50)"
    )
    common.link_argument(parser)
    common.rule_arguments(parser)


def parameters_of(arguments: argparse.Namespace) -> dict[str, Any]:
    """Give the parameters of the flow."""
    settings = str(arguments.config) if arguments.config else None
    names = ("raw", "reports", "checks", "as_of", "shard_size", "gate", "select", "ignore", "follow_links")
    return {"settings": settings, **{name: getattr(arguments, name) for name in names}}


def call(function: str, **parameters: Any) -> int:
    """Call a function of `flows/server.py`, which is loaded by its path. Raises InputError."""
    server = _load()
    try:
        code: int = getattr(server, function)(**parameters)
    except server.ServerError as error:
        raise pipeline.InputError(str(error)) from error
    return code


def _load() -> ModuleType:
    path = pipeline.shipped("flows") / "server.py"
    spec = importlib.util.spec_from_file_location("sourcelint_server", path)
    if spec is None or spec.loader is None:
        raise pipeline.InputError(f"{path}: cannot be loaded; install sourcelint again")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except FileNotFoundError:
        raise pipeline.InputError(f"{path}: not found; install sourcelint again") from None
    return module
