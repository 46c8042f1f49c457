"""Run the flow at its times, each run as a child process, until a signal comes.

Prefect's runner starts the children. What it leaves to be wished for is the end: told to terminate, it would wait for
the runs at work or leave them behind as running for ever.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from sourcelint.host import flow_processes

from .prefect_api import ServerError
from .session import not_ignored

KILL_SECONDS = 15.0
"""How long a run that is told to end may take to say so to Prefect."""


def run_by_schedule(flow: Any, cron: str, parameters: dict[str, Any], working: Path) -> None:
    """Run the flow in the folder `working` at the times of the schedule until SIGINT, SIGTERM or SIGHUP comes.

    The children import Prefect in the folder in which this process stands, and go to `working` afterwards.
    """
    sys.path.append(str(Path(__file__).parent))  # the children import the flow by its name
    os.environ[flow_processes.PARENT] = str(os.getpid())
    os.environ[flow_processes.FOLDER] = str(working)
    asyncio.run(_until_signal(flow, cron, parameters))


async def _until_signal(flow: Any, cron: str, parameters: dict[str, Any]) -> None:
    """Run the flow at its times until a signal comes; then end the runs at work."""
    from prefect.runner import Runner

    class Interruptible(Runner):
        def handle_sigterm(self, *_: object) -> None:
            """Leave it to the loop: Prefect's own way leaves the run behind as running for ever."""

    runner = Interruptible(name="sourcelint", limit=1)  # one after another: they write the same reports
    await runner.aadd_flow(flow, name="sourcelint", cron=cron, parameters=parameters)
    serving = asyncio.ensure_future(runner.start())
    loop = asyncio.get_running_loop()

    def end() -> None:
        for child in multiprocessing.active_children():
            child.terminate()  # its run ends as crashed; the runner would wait until it is done
            loop.call_later(KILL_SECONDS, child.kill)
        serving.cancel()

    for number in not_ignored(signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, end)
    with suppress(asyncio.CancelledError):
        await serving


def check_schedule(cron: str) -> None:
    """Raise ServerError if Prefect does not understand a schedule."""
    from prefect.client.schemas.schedules import CronSchedule  # once it is settled which Prefect is used

    try:
        CronSchedule(cron=cron)
    except ValueError:
        raise ServerError(f'--cron: {cron!r} is no schedule; write it as in crontab: "0 6 * * *"') from None
