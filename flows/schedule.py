"""Run the flow at its times, each run as a child process, until a signal comes.

Prefect's runner starts the children. What it leaves to be wished for is the end: told to terminate, it would wait for
the runs at work or leave them behind as running for ever.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sourcelint.host import flow_processes

from .prefect_api import ServerError
from .retention import forget_old_runs
from .session import not_ignored

if TYPE_CHECKING:
    from uuid import UUID

PLAN_SECONDS = 60.0
"""How often `serve` has the next runs planned, beside the server, whose own plan waits for the hour of a clock that was set back."""

TIDY_SECONDS = 600.0
"""How long `serve` waits between two looks for runs that need not be kept."""

KILL_SECONDS = 15.0
"""How long a run that is told to end may take to say so to Prefect."""


def run_by_schedule(flow: Any, schedule: Any, parameters: dict[str, Any], working: Path, keep_runs: int) -> None:
    """Run the flow in the folder `working` at the times of the schedule until SIGINT, SIGTERM or SIGHUP comes.

    A run whose time comes while the one before is still at work is cancelled by the server, with a message that says so:
    they would write the same reports, and the next time comes soon enough. Of finished runs the server keeps the newest
    `keep_runs`; 0 keeps all.

    The children import Prefect in the folder in which this process stands, and go to `working` afterwards.
    """
    sys.path.append(str(Path(__file__).parent))  # the children import the flow by its name
    os.environ[flow_processes.PARENT] = str(os.getpid())
    os.environ[flow_processes.FOLDER] = str(working)
    logging.getLogger("prefect.runner.state_proposer").addFilter(tell_skipped)
    asyncio.run(_until_signal(flow, schedule, parameters, keep_runs))


def tell_skipped(record: logging.LogRecord) -> bool:
    """Say in an operator's words what Prefect's runner logs of a run that the server has cancelled."""
    if "CANCELLED" in record.getMessage():
        record.msg, record.args = "A run is skipped: when its time came, the one before was still at work.", None
    return True


async def _until_signal(flow: Any, schedule: Any, parameters: dict[str, Any], keep_runs: int) -> None:
    """Run the flow at its times until a signal comes; then end the runs at work."""
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.runner import Runner

    class Interruptible(Runner):
        def handle_sigterm(self, *_: object) -> None:
            """Leave it to the loop: Prefect's own way leaves the run behind as running for ever."""

    one_at_a_time = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    # The runner itself must not hold a run back, which would begin late instead.
    runner = Interruptible(name="sourcelint", limit=None)
    deployment = await runner.aadd_flow(
        flow, name="sourcelint", schedule=schedule, parameters=parameters, concurrency_limit=one_at_a_time
    )
    serving = asyncio.ensure_future(runner.start())
    beside = (
        asyncio.ensure_future(_forget_now_and_then(keep_runs)),
        asyncio.ensure_future(_plan_now_and_then(deployment)),
    )
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
    for task in beside:
        task.cancel()


async def _forget_now_and_then(keep_runs: int) -> None:
    """Remove old runs, now and whenever some time has passed; a server that is busy is asked again the next time."""
    while keep_runs:
        with suppress(Exception):
            await asyncio.to_thread(forget_old_runs, keep_runs)
        await asyncio.sleep(TIDY_SECONDS)


async def _plan_now_and_then(deployment: UUID) -> None:
    """Have the next runs planned; those that are planned already are not planned twice."""
    from prefect.client.orchestration import get_client

    while True:
        await asyncio.sleep(PLAN_SECONDS)
        with suppress(Exception):
            async with get_client() as client:
                await client.request("POST", f"/deployments/{deployment}/schedule", json={})


def first_time(schedule: Any) -> str:
    """Say when a schedule begins, by its own clock."""
    from prefect.server.schemas.schedules import CronSchedule  # the client's does not count

    (at,) = asyncio.run(CronSchedule(cron=schedule.cron, timezone=schedule.timezone).get_dates(1))
    return f"{at:%Y-%m-%d %H:%M} {schedule.timezone}"


def schedule_of(cron: str, timezone: str) -> Any:
    """Return Prefect's schedule for a line of crontab in a time zone. Raises ServerError if it does not understand one."""
    from prefect.client.schemas.schedules import CronSchedule  # once it is settled which Prefect is used

    try:
        ZoneInfo(timezone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise ServerError(f"--timezone: {timezone!r} is no time zone; name one such as Europe/Berlin") from None
    try:
        return CronSchedule(cron=cron, timezone=timezone)
    except ValueError:
        raise ServerError(f'--cron: {cron!r} is no schedule; write it as in crontab: "0 6 * * *"') from None
