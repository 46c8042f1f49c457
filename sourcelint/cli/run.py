"""Run the Prefect flow once: lint a folder, judge it by the suites, write the reports, keep the history.

Uses the Prefect API that you have configured; otherwise a server of its own, whose runs `sourcelint ui` shows.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from types import ModuleType
from typing import Any

from sourcelint import pipeline
from sourcelint.cli import common

FLOWS = "sourcelint_flows"
"""Name under which the folder `flows/` is imported."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    flow_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the flow on this machine."""
    return call("run", **parameters_of(arguments))


def flow_arguments(parser: argparse.ArgumentParser, *, gate: bool = False) -> None:
    """Add what a flow run takes; `gate` says whether it fails by default if the bar is missed."""
    parser.add_argument(
        "raw",
        nargs="?",
        type=common.given_path,
        default="raw",
        metavar="RAW",
        help="folder of the sources (default: raw)",
    )
    parser.add_argument("--reports", metavar="DIR", help="folder of the reports (default: reports)")
    common.checks_argument(parser)
    parser.add_argument(
        "--gate", action=argparse.BooleanOptionalAction, default=gate,
        help=f"fail the run if a critical expectation is missed (default: {'--gate' if gate else '--no-gate'})",
    )  # fmt: skip
    parser.add_argument(
        "--shard-size", type=common.positive, default=50, metavar="N", help="sources in a task (default: 50)"
    )
    parser.add_argument(
        "--keep-runs", type=common.natural, default=90, metavar="N",
        help="runs that sourcelint's own server remembers, with logs and artifacts (default: 90; 0: all)",
    )  # fmt: skip
    parser.add_argument(
        "--fresh", action="store_true", help="lint all sources, also those that have not changed since the last run"
    )
    parser.add_argument(
        "--runner", default="processes", metavar="WHO",
        help="who lints: processes of this machine, dask (a cluster of this machine), or the address of a Dask scheduler, "
        "tcp://HOST:PORT (default: processes)",
    )  # fmt: skip
    common.link_argument(parser)
    common.rule_arguments(parser)
    api_arguments(parser)


def api_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what decides which Prefect API is used."""
    parser.add_argument(
        "--prefect-settings", action="store_true",
        help="trust Prefect's files in the working directory: .env, prefect.toml, pyproject.toml, any .prefect/prefect.db",
    )  # fmt: skip


def parameters_of(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the parameters of the flow, and whether the settings of the folder count."""
    settings = str(arguments.config) if arguments.config else None
    names = (
        "raw",
        "reports",
        "checks",
        "as_of",
        "shard_size",
        "gate",
        "select",
        "ignore",
        "follow_links",
        "fresh",
        "runner",
        "keep_runs",
        "prefect_settings",
    )
    return {"settings": settings, **{name: getattr(arguments, name) for name in names}}


def call(function: str, **parameters: Any) -> int:
    """Call a function of `flows/server.py`. Raises InputError."""
    server = load_flows("server")
    try:
        code: int = getattr(server, function)(**parameters)
    except server.ServerError as error:
        raise pipeline.InputError(str(error)) from error
    return code


def load_flows(name: str) -> ModuleType:
    """Import a module of `flows/`, a folder that is found by its path, as part of a package of that folder."""
    folder = pipeline.shipped("flows")
    package = sys.modules.setdefault(FLOWS, ModuleType(FLOWS))
    package.__path__ = [str(folder)]
    try:
        return importlib.import_module(f"{FLOWS}.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"{FLOWS}.{name}":
            raise
        raise pipeline.InputError(f"{folder / name}.py: not found; install sourcelint again") from None
