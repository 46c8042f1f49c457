"""Runs that were cut short: their process is gone, and nobody has told Prefect, which would show them as running for ever.

The next command that starts our own server marks them as crashed. Only runs in our own database are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sourcelint.host.flow_processes import workers

from .pages import read_all

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

MESSAGE = "The process of the run ended before the run did."


def mark_crashed_runs(state: Path) -> None:
    """Set the state of each run that is not finished, and whose process has ended, to Crashed.

    Which process does a run is known from its beginning on. A run that had been planned and was about to begin is
    nobody's: it counts as cut short if no other command of this working folder is at work.
    """
    from prefect.client.orchestration import get_client
    from prefect.states import Crashed

    known = workers(state)
    gone = [worker for worker in known if not worker.alive]
    lost = {worker.run for worker in gone if worker.run}
    kept = {worker.run for worker in known if worker.alive}
    alone = len(gone) == len(known)
    with get_client(sync_client=True) as client:
        for run in _unfinished(client):
            if str(run) in lost - kept or (alone and str(run) not in kept):
                client.set_flow_run_state(run, Crashed(message=MESSAGE), force=True)
    for worker in gone:
        worker.record.unlink(missing_ok=True)


def _unfinished(client: Any) -> list[UUID]:
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
    from prefect.client.schemas.objects import StateType

    begun = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
    chosen = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=begun)))
    runs = read_all(lambda offset: client.read_flow_runs(flow_run_filter=chosen, offset=offset))
    return [run.id for run in runs]
