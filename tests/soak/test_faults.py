"""Whatever breaks in the middle of a run, one more run makes the reports those of a run in which nothing broke."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sourcelint.store import database
from tests.flow.conftest import descendants, wait_for_store
from tests.soak.servers import Server, server

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

COPIES = 50
"""Times that each source of raw/ is there: enough that the run lints in two processes."""

AWAY_SECONDS = 20
MAX_FILE_BYTES = 50_000
"""More than the store can be by then: to the run the disk is full."""

RAW = Path(__file__).parents[2] / "raw"

pytestmark = [pytest.mark.soak, pytest.mark.timeout(0)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sources in `raw/`."""
    made = tmp_path_factory.mktemp("faults")
    (made / "raw").mkdir()
    for copy in range(COPIES):
        for file in RAW.glob("*.txt"):
            shutil.copy(file, made / "raw" / f"{copy}_{file.name}")
    return made


@pytest.fixture(scope="module")
def prefect(folder: Path) -> Iterator[Server]:
    with server(folder) as running:
        yield running


@pytest.fixture(scope="module")
def undisturbed(folder: Path, prefect: Server) -> dict[str, bytes]:
    assert prefect.run("raw", "undisturbed").wait() == 0
    return prefect.project.pages("undisturbed")


def server_restarted(_run: subprocess.Popen[bytes], _reports: Path, prefect: Server) -> None:
    prefect.end(signal.SIGKILL)
    prefect.start()


def server_away(_run: subprocess.Popen[bytes], _reports: Path, prefect: Server) -> None:
    prefect.process.send_signal(signal.SIGSTOP)
    time.sleep(AWAY_SECONDS)
    prefect.process.send_signal(signal.SIGCONT)


def store_locked(_run: subprocess.Popen[bytes], reports: Path, _prefect: Server) -> None:
    with closing(sqlite3.connect(reports / database.FILE, timeout=60)) as store:
        store.execute("begin exclusive")
        time.sleep(AWAY_SECONDS)
        store.rollback()


def worker_lost(run: subprocess.Popen[bytes], _reports: Path, _prefect: Server) -> None:
    workers = [pid for pid in descendants(run.pid) if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    os.kill(workers[0], signal.SIGKILL)


def run_killed(run: subprocess.Popen[bytes], _reports: Path, _prefect: Server) -> None:
    run.kill()


HARMLESS = {"server away", "store locked", "worker lost"}
"""Faults that the run itself gets over."""

FAULTS = {
    "server away": server_away,
    "server restarted": server_restarted,
    "store locked": store_locked,
    "worker lost": worker_lost,
    "run killed": run_killed,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_more_run_makes_it_whole(fault: str, folder: Path, prefect: Server, undisturbed: dict[str, bytes]) -> None:
    reports = folder / fault.replace(" ", "_")
    run = prefect.run("raw", reports.name)
    wait_for_store(run, reports)
    assert run.poll() is None, "the run ended before the fault"
    FAULTS[fault](run, reports, prefect)
    code = run.wait()
    assert code == 0 or fault not in HARMLESS
    if code == 0:
        assert prefect.project.pages(reports.name) == undisturbed
    assert prefect.run("raw", reports.name).wait() == 0
    assert prefect.project.pages(reports.name) == undisturbed


def test_a_disk_that_was_full(folder: Path, prefect: Server, undisturbed: dict[str, bytes]) -> None:
    run = prefect.run("raw", "full")
    resource.prlimit(run.pid, resource.RLIMIT_FSIZE, (MAX_FILE_BYTES, MAX_FILE_BYTES))
    assert run.wait() != 0
    assert prefect.run("raw", "full").wait() == 0
    assert prefect.project.pages("full") == undisturbed
