"""A project that is run through the flow as a user runs it: as a process, with a home of its own, once a session."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
AS_OF = "2026-11-21"
HOSTILE = "an <img src=x onerror=alert(1)> source.txt"
HOSTILE_TEXT = """\
A vote <img src=x onerror="document.title='run'"> in the valley

By <script>document.title='run'</script> Ann Example, 3 May 2023

Some experts say the vote of 30 February 2023 was <img src=x onerror="document.title='run'"> close. \
The council counted 4,000 ballots on 2 March 2023, and "[a link](javascript:alert(1))" was not among them. \
Nobody knows who won. The mayor signed the treaty with the next village, and it has been in force ever since.
"""
SUITE = """\
name: gate
expectations:
  - type: expect_column_values_to_be_between
    kwargs: {column: DAT008, max_value: 0}
    severity: critical
    meta: {codes: [DAT008], reason: No calendar has it.}
"""


@dataclass(frozen=True)
class Project:
    """A working directory with `raw/`, and the home of the user who works there."""

    folder: Path
    home: Path

    hostile = HOSTILE

    def at(self, folder: Path) -> Project:
        """Give another working directory of the same user."""
        folder.mkdir(parents=True, exist_ok=True)
        return Project(folder, self.home)

    def written(self, name: str = "reports") -> dict[str, bytes]:
        """Read all files below a folder."""
        folder = self.folder / name
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

    def environment(self, **more: str) -> dict[str, str]:
        """Give the environment of a process: none of the caller's Prefect settings."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "GX_"))}
        return {**kept, "HOME": str(self.home), "NO_COLOR": "1", **more}

    def sourcelint(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return self.python("-m", "sourcelint", *arguments, **more)

    def python(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run Python to its end; what it says on both streams comes as one text in `stdout`."""
        return subprocess.run(
            [sys.executable, *arguments], cwd=self.folder, env=self.environment(**more), text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=240,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Prefect:
    """A running Prefect server."""

    address: str

    def find(self, what: str, **filters: Any) -> list[dict[str, Any]]:
        """Ask the API for runs or artifacts."""
        found: list[dict[str, Any]] = self.post(f"{what}/filter", **filters)
        return found

    def post(self, path: str, **content: Any) -> Any:
        """Send something to the API."""
        request = urllib.request.Request(  # noqa: S310 - our own server
            f"{self.address}/api/{path}", json.dumps(content).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
            return json.load(response)

    def task_runs(self, flow_run: str) -> dict[str, str]:
        """Give the tasks of a flow run by name, with their states."""
        runs = self.find("task_runs", flow_runs={"id": {"any_": [flow_run]}})
        return {r["name"]: r["state_type"] for r in runs}


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    base = tmp_path_factory.mktemp("flow")
    made = Project(base / "project", base / "home")
    made.home.mkdir()
    (made.folder / "checks").mkdir(parents=True)
    (made.folder / "checks" / "gate.yaml").write_text(SUITE, encoding="utf8")
    shutil.copytree(ROOT / "raw", made.folder / "raw")
    (made.folder / "raw" / HOSTILE).write_text(HOSTILE_TEXT, encoding="utf8")
    return made


@pytest.fixture(scope="session")
def first_run(project: Project) -> subprocess.CompletedProcess[str]:
    return project.sourcelint("run", "raw", "--as-of", AS_OF, "--shard-size", "4")


@pytest.fixture(scope="session")
def first_reports(project: Project, first_run: subprocess.CompletedProcess[str]) -> dict[str, bytes]:
    return project.written()


@pytest.fixture(scope="session")
def gated_run(project: Project, first_reports: dict[str, bytes]) -> subprocess.CompletedProcess[str]:
    return project.sourcelint("run", "raw", "--as-of", AS_OF, "--gate")


@contextmanager
def running(project: Project, *arguments: str) -> Iterator[Prefect]:
    """Run a command that shows the UI, on a port that is not Prefect's own, until the block ends; then interrupt it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = project.folder.with_name(f"{arguments[0]}-{port}.log")
    command = [sys.executable, "-m", "sourcelint", *arguments, "--port", str(port)]
    with log.open("w") as stream:
        process = subprocess.Popen(
            command, cwd=project.folder, env=project.environment(), stdout=stream, stderr=subprocess.STDOUT
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until(lambda: address in log.read_text() or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        yield Prefect(address)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            code = process.wait(60)
        finally:
            process.kill()
    assert (code, "Traceback" in log.read_text()) == (0, False), log.read_text()


def wait_until(true: Callable[[], object], seconds: float = 120) -> None:
    """Ask again and again."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.2)


@pytest.fixture(scope="session")
def prefect(project: Project, gated_run: subprocess.CompletedProcess[str]) -> Iterator[Prefect]:
    """Show the UI on what the two runs recorded."""
    with running(project, "ui") as server:
        yield server


@pytest.fixture
def serving(project: Project, tmp_path: Path) -> Iterator[tuple[Project, Prefect]]:
    """Serve the flow in a folder of its own."""
    place = project.at(tmp_path / "served")
    for name in ("raw", "checks"):
        (place.folder / name).symlink_to(project.folder / name)
    with running(place, "serve", "raw", "--cron", "0 6 * * *", "--as-of", AS_OF) as server:
        wait_until(lambda: server.find("deployments"))
        yield place, server
