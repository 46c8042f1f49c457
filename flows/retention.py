"""How many runs our own server remembers: the newest, with their logs and artifacts.

Prefect keeps everything for ever. Only a database of sourcelint's own is tidied; what another Prefect keeps is up to its
operator.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .pages import PAGE, read_all

if TYPE_CHECKING:
    from uuid import UUID

KEEP_RUNS = 90
"""Runs that are kept by default: three months of daily ones."""


def forget_old_runs(keep: int) -> int:
    """Remove all finished runs but the newest `keep`, with their logs and artifacts; return how many were removed.

    The newest artifact of each key stays, whichever run made it: it is what the UI shows of a source that has not changed
    since. With 0 everything is kept.
    """
    from prefect.client.orchestration import get_client

    if not keep:
        return 0
    with get_client(sync_client=True) as client:
        old = [run.id for run in _old_runs(client, keep)]
        for run in old:
            for artifact in _replaced_artifacts(client, run):
                client.delete_artifact(artifact)
            client.delete_flow_run(run)
    return len(old)


def _old_runs(client: Any, keep: int) -> list[Any]:
    """Return the finished runs before the newest `keep`, the newest first.

    One whose time is still to come was made before the clock was set back, or was called off: until then it stays, and does not count.
    """
    from prefect.client.schemas.filters import (
        FlowRunFilter,
        FlowRunFilterExpectedStartTime,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import TERMINAL_STATES
    from prefect.client.schemas.sorting import FlowRunSort

    finished = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(TERMINAL_STATES))),
        expected_start_time=FlowRunFilterExpectedStartTime(before_=datetime.now(UTC)),
    )
    return read_all(
        lambda offset: client.read_flow_runs(
            flow_run_filter=finished, sort=FlowRunSort.EXPECTED_START_TIME_DESC, limit=PAGE, offset=keep + offset
        )
    )


def _replaced_artifacts(client: Any, run: UUID) -> list[UUID]:
    """Return the artifacts of a run that are not the newest of their key."""
    from prefect.client.schemas.filters import (
        ArtifactCollectionFilter,
        ArtifactCollectionFilterFlowRunId,
        ArtifactFilter,
        ArtifactFilterFlowRunId,
    )

    latest = ArtifactCollectionFilter(flow_run_id=ArtifactCollectionFilterFlowRunId(any_=[run]))
    chosen = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run]))
    kept = {
        artifact.latest_id
        for artifact in read_all(
            lambda offset: client.read_latest_artifacts(artifact_filter=latest, limit=PAGE, offset=offset)
        )
    }
    made = read_all(lambda offset: client.read_artifacts(artifact_filter=chosen, limit=PAGE, offset=offset))
    return [artifact.id for artifact in made if artifact.id not in kept]
