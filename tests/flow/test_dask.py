"""`--runner`: workers of a Dask cluster lint, in folders of their own, and one is lost in the middle of the run."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.flow.conftest import AS_OF, free_port, started, wait_for_store, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.flow.conftest import Project

pytestmark = [pytest.mark.flow, pytest.mark.slow, pytest.mark.timeout(1000)]

QUIET = ("--host", "127.0.0.1", "--no-dashboard")


class Cluster(NamedTuple):
    """A scheduler that answers at an address, and two workers of one process each."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(project: Project, tmp_path: Path) -> Iterator[Cluster]:
    """Start a cluster."""
    pytest.importorskip("distributed")
    address = f"tcp://127.0.0.1:{(port := free_port())}"
    with ExitStack() as stack:

        def start(program: str, *arguments: str) -> subprocess.Popen[bytes]:
            log = stack.enter_context((tmp_path / f"{program}.log").open("ab"))
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{program}", *arguments, *QUIET],
                cwd=tmp_path, env=project.environment(), stdout=log, stderr=log,
            )  # fmt: skip
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        scheduler = start("scheduler", "--port", str(port))
        workers = [start("worker", address, "--nthreads", "1", "--no-nanny") for _ in range(2)]
        registered = tmp_path / "scheduler.log"
        wait_until(lambda: registered.read_text().count("Register worker addr") == 2)
        yield Cluster(address, scheduler, workers)


def test_a_worker_is_lost_in_the_middle(
    place: Project, cluster: Cluster, first_reports: dict[str, bytes], project: Project
):
    lost, other = cluster.workers
    with started(place, "run", "raw", "--as-of", AS_OF, "--shard-size", "1", "--runner", cluster.address) as run:
        wait_for_store(run.process, place.folder / "reports")
        assert run.process.poll() is None
        lost.kill()
        assert run.process.wait(240) == 0, run.said()
    assert "Traceback" not in run.said()
    assert place.pages() == project.pages()
    assert other.poll() is None


@pytest.mark.soak  # Dask waits for a minute before it gives up
def test_a_scheduler_that_is_lost_fails_the_run(place: Project, cluster: Cluster):
    """No source is blamed for it."""
    with started(place, "run", "raw", "--as-of", AS_OF, "--shard-size", "1", "--runner", cluster.address) as run:
        wait_for_store(run.process, place.folder / "reports")
        for process in (cluster.scheduler, *cluster.workers):
            process.kill()
        assert run.process.wait(240) == 2, run.said()
    assert "went away; run again when it is back" in run.said()
    assert place.written() == {}
