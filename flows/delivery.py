"""What Prefect still has to be told at the end of a run, and whether it is there at the beginning."""

from __future__ import annotations

import sys
import time
from typing import Any

from .pages import read_all
from .prefect_api import ServerError

FINISH_SECONDS = 30.0
"""Longest wait for the last events of a run to arrive."""


def ask() -> None:
    """Ask the API that Prefect is pointed at whether it is there. Raises ServerError."""
    from prefect.client.orchestration import get_client
    from prefect.settings import PREFECT_API_URL

    with get_client(sync_client=True) as client:
        if (fault := client.api_healthcheck()) is not None:
            raise ServerError(f"the Prefect API at {PREFECT_API_URL.value()} does not answer: {fault}")


def settle(flow_run: Any) -> None:
    """Send what this process still holds and wait until the server knows the end of every task.

    States of tasks travel as events; the server writes them down a little later. Without this the last ones are lost
    and Prefect prints tracebacks at exit.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    send_the_rest()
    chosen = FlowRunFilter(id=FlowRunFilterId(any_=[flow_run]))
    with get_client(sync_client=True) as client:
        known, end = -1, time.monotonic() + FINISH_SECONDS
        while time.monotonic() < end:
            tasks = read_all(lambda offset: client.read_task_runs(flow_run_filter=chosen, offset=offset))
            if len(tasks) == known and all(task.state and task.state.is_final() for task in tasks):
                return
            known = len(tasks)
            time.sleep(0.2)


def send_the_rest() -> None:
    """Send the logs and events that this process still holds, if it has loaded Prefect at all."""
    if "prefect" in sys.modules:
        from prefect.events.worker import EventsWorker
        from prefect.logging.handlers import APILogWorker

        for worker in (APILogWorker, EventsWorker):
            worker.drain_all(timeout=FINISH_SECONDS)
