"""A Dask cluster that lints: the same results as without it, also if a worker is lost; what is wrong is told in a sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sourcelint import pipeline
from sourcelint.errors import InputError, MissingPackageError
from sourcelint.host import processes
from sourcelint.pipeline import cluster
from sourcelint.pipeline.file_results import basis_of
from sourcelint.pipeline.workers import check_runner, workers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.pipeline.cluster import Cluster

RAW = Path(__file__).parent.parent / "raw"
SETTINGS = pipeline.Settings(as_of=date(2026, 11, 29))


@pytest.fixture
def of_two(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """Start a cluster of two processes."""
    pytest.importorskip("distributed")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    with workers_of("dask", 1, SETTINGS) as workers:
        yield workers


@pytest.mark.slow
def test_a_cluster_finds_what_one_process_finds_also_if_a_worker_is_lost(of_two: Cluster):
    shards = [(source,) for source in pipeline.discover([RAW])]
    with workers_of("processes", 0, SETTINGS) as alone:
        expected = [alone.lint(shard) for shard in shards]
    config = pytest.importorskip("dask.config")
    assert set(of_two._client.run(config.get, "distributed.worker.profile.enabled").values()) == {False}
    lost, other = of_two._client.run(os.getpid).values()
    with ThreadPoolExecutor(len(shards)) as threads:
        linting = [threads.submit(of_two.lint, shard) for shard in shards]
        os.kill(lost, signal.SIGKILL)
        assert [shard.result() for shard in linting] == expected
    assert other != lost


@pytest.mark.slow
def test_a_scheduler_that_is_lost_ends_the_run(of_two: Cluster):
    of_two._client.shutdown()
    with pytest.raises(InputError, match=r"^the Dask scheduler at dask went away"):
        of_two.lint(pipeline.discover([RAW]))


UNTIL_KILLED = """
import os, sys, time
from sourcelint import pipeline
from sourcelint.pipeline.workers import workers_of
if __name__ == "__main__":
    with workers_of("dask", 1, pipeline.Settings()) as workers:
        print(*workers._client.run(os.getpid).values(), flush=True)
        time.sleep(600)
"""


@pytest.mark.soak
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_cluster_ends_with_the_process_that_started_it(tmp_path: Path, number: signal.Signals):
    pytest.importorskip("distributed")
    program = tmp_path / "until_killed.py"  # its children import it again
    program.write_text(UNTIL_KILLED, encoding="utf8")
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        workers = [int(pid) for pid in process.stdout.readline().split()]
        process.send_signal(number)
    end = time.monotonic() + 30
    while any(processes.start_time(pid) for pid in workers) and time.monotonic() < end:
        time.sleep(0.1)
    assert workers
    assert not any(processes.start_time(pid) for pid in workers)


def test_an_unchanged_run_needs_no_cluster():
    pytest.importorskip("distributed")
    with workers_of("tcp://127.0.0.1:9", 0, SETTINGS):
        pass


def test_a_scheduler_that_does_not_answer(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.5)
    with (
        pytest.raises(InputError, match=r"^the Dask cluster at tcp://127\.0\.0\.1:9 cannot be used: "),
        workers_of("tcp://127.0.0.1:9", 1, SETTINGS),
    ):
        pass


def test_a_worker_with_other_rules_is_refused():
    with pytest.raises(InputError, match="has another Python, sourcelint or reference table"):
        cluster.lint_there((), SETTINGS, "another")


def test_a_worker_that_does_not_see_the_sources_is_refused(tmp_path: Path):
    elsewhere = pipeline.Source("a.txt", tmp_path / "elsewhere" / "a.txt")
    with pytest.raises(InputError, match="must see the sources under the same path"):
        cluster.lint_there((elsewhere,), SETTINGS, basis_of(SETTINGS))


def test_runners_that_do_not_exist_are_refused(monkeypatch: pytest.MonkeyPatch):
    check_runner("processes")
    with pytest.raises(InputError, match="'threads' is none"):
        check_runner("threads")
    monkeypatch.setattr(cluster, "find_spec", lambda _: None)
    with pytest.raises(MissingPackageError, match=r"-m pip install distributed$"):
        check_runner("dask")
