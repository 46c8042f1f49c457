"""Run the Prefect flow on a schedule, until interrupted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.cli import common
from sourcelint.cli import run as flow

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    flow.flow_arguments(parser, gate=True)
    parser.add_argument("--cron", default="0 6 * * *", help="when to run, as in crontab (default: every day at 6)")
    parser.add_argument(
        "--timezone", default="UTC", metavar="NAME", help="time zone of --cron, such as Europe/Berlin (default: UTC)"
    )
    parser.add_argument("--port", type=common.positive, default=4200, help="where the Prefect UI is (default: 4200)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    when = {"cron": arguments.cron, "timezone": arguments.timezone}
    return flow.call("serve", **when, port=arguments.port, **flow.parameters_of(arguments))
