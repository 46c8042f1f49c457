"""A project that is run through the flow as a user runs it: as a process, with a home of its own, once a session."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flows.own_server import free_port
from sourcelint.host import processes
from sourcelint.store import database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("sourcelint")
AS_OF = "2026-11-21"
APART = {"index.html", "index.md", "run.json", "sourcelint.json"}
"""Files of a folder of reports that speak of the run, and the list of files, which has their hashes."""

GONE = "The process of the run ended before the run did."
"""What is said of a run that was cut short."""

LIVELY = {"PREFECT_RUNNER_POLL_FREQUENCY": "1", "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "3"}
"""Prefect plans runs once a minute, and looks for them every ten seconds."""

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

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
        """Return another working directory of the same user."""
        folder.mkdir(parents=True, exist_ok=True)
        return Project(folder, self.home)

    def written(self, name: str = "reports") -> dict[str, bytes]:
        """Read all files below a folder but the store, which is no report."""
        folder = self.folder / name
        files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in database.NAMES)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    def pages(self, name: str = "reports") -> dict[str, bytes]:
        """Read the files of a folder of reports that do not speak of the run: of its time and of what changed."""
        return {file: content for file, content in self.written(name).items() if file not in APART}

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of a process: none of the caller's Prefect settings."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "GX_", "XDG_", "PYTHONSAFEPATH"))}
        return {**kept, "HOME": str(self.home), "NO_COLOR": "1", **more}

    def sourcelint(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, as the installed program, which does not look for code in the working directory."""
        return self.process(str(PROGRAM), *arguments, **more)

    def python(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run Python to its end."""
        return self.process(sys.executable, *arguments, **more)

    def process(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a process to its end; what it says on both streams comes as one text in `stdout`."""
        return subprocess.run(
            command, cwd=self.folder, env=self.environment(**more), text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=240,
        )  # fmt: skip

    def runs(self) -> list[tuple[str, str]]:
        """Read type and message of the state of all runs from the database of sourcelint's own server, the first first."""
        with sqlite3.connect(f"file:{self.folder}/.prefect/prefect.db?mode=ro", uri=True) as database:
            return database.execute(
                "select s.type, s.message from flow_run r join flow_run_state s on s.id = r.state_id "
                "where s.type != 'SCHEDULED' order by r.created"
            ).fetchall()


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
        for attempt in range(5):
            try:
                with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310
                    return json.load(response)
            except urllib.error.HTTPError as error:
                if error.code != HTTPStatus.SERVICE_UNAVAILABLE or attempt == 4:  # else its database is busy
                    raise
                time.sleep(1)
        return None

    def start_run(self) -> str:
        """Let the served flow run now, and return the id of the run."""
        wait_until(lambda: self.find("deployments"))
        (deployment,) = self.find("deployments")
        run: str = self.post(f"deployments/{deployment['id']}/create_flow_run", state={"type": "SCHEDULED"})["id"]
        return run

    def state_of(self, run: str) -> str:
        """Return the name of the state of a flow run."""
        name: str = self.find("flow_runs", flow_runs={"id": {"any_": [run]}})[0]["state_name"]
        return name

    def task_runs(self, flow_run: str) -> dict[str, str]:
        """Return the states of the tasks of a flow run, by name."""
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


@dataclass(frozen=True)
class Started:
    """A command that runs in the background."""

    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        """Read what it has said on both streams."""
        return self.log.read_text(encoding="utf8")

    def wait_for(self, words: str) -> None:
        """Wait until it has said something."""
        wait_until(lambda: words in self.said() or self.process.poll() is not None)
        assert words in self.said(), self.said()

    def descendants(self) -> set[int]:
        """Find the processes that it has started, and those that they have."""
        return descendants(self.process.pid)


def descendants(pid: int) -> set[int]:
    """Find the processes that one has started, and those that they have."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text(errors="replace").rpartition(")")[2].split()[1])
    found, new = set(), {pid}
    while new := {child for child, parent in parents.items() if parent in new}:
        found |= new
    return found


def all_gone(pids: set[int]) -> bool:
    """Return True if none of the processes runs any more, after some seconds at most."""
    end = time.monotonic() + 10
    while any(processes.start_time(pid) for pid in pids) and time.monotonic() < end:
        time.sleep(0.1)
    return not any(processes.start_time(pid) for pid in pids)


@contextmanager
def started(project: Project, *arguments: str, **more: str) -> Iterator[Started]:
    """Start a command in a session of its own; kill it at the end of the block if it still runs."""
    log = project.folder.with_name(f"{arguments[0]}-{time.monotonic_ns()}.log")
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [PROGRAM, *arguments], cwd=project.folder, env=project.environment(**more), start_new_session=True,
            stdout=stream, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        yield Started(process, log)
    finally:
        process.kill()
        process.wait()


@contextmanager
def running(project: Project, *arguments: str, **more: str) -> Iterator[Prefect]:
    """Run a command that shows the UI, on a port that is not Prefect's own, until the block ends; then interrupt it."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    with started(project, *arguments, "--port", str(port), **more) as command:
        command.wait_for(f"Prefect UI: {address}")
        yield Prefect(address)
        command.process.send_signal(signal.SIGINT)
        code = command.process.wait(60)
        assert (code, "Traceback" in command.said()) == (0, False), command.said()


def wait_until(true: Callable[[], object], seconds: float = 120) -> None:
    """Ask again and again."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.2)


def wait_for_store(run: subprocess.Popen[bytes], reports: Path) -> None:
    """Wait until a run has kept what it found out about the first sources, or ended."""
    while run.poll() is None and not _files_kept(reports / database.FILE):
        time.sleep(0.01)


def _files_kept(store: Path) -> int:
    """Return how many files of sources a store knows; none if it is just being made."""
    with (
        contextlib.suppress(sqlite3.OperationalError),
        closing(sqlite3.connect(f"file:{store}?mode=rw", uri=True)) as rows,
    ):
        known: int = rows.execute("select count(*) from entries where kind = 'file'").fetchone()[0]
        return known
    return 0


@pytest.fixture(scope="session")
def prefect(project: Project, gated_run: subprocess.CompletedProcess[str]) -> Iterator[Prefect]:
    """Show the UI on what the two runs recorded."""
    with running(project, "ui") as server:
        yield server


@pytest.fixture(scope="session")
def empty_database(project: Project) -> Path:
    """Let Prefect make the tables of a database once: that takes longer than the rest of a server's start."""
    made = project.at(project.folder.with_name("migrated"))
    with running(made, "ui"):
        pass
    return made.folder / ".prefect" / "prefect.db"


@pytest.fixture
def bare_place(project: Project, tmp_path: Path) -> Project:
    """A working directory of its own with the same sources and suites."""
    made = project.at(tmp_path / "place")
    for name in ("raw", "checks"):
        (made.folder / name).symlink_to(project.folder / name)
    return made


@pytest.fixture
def place(bare_place: Project, empty_database: Path) -> Project:
    """Such a directory in which Prefect's database is made already, and has no runs."""
    return with_database(bare_place, empty_database)


def with_database(place: Project, empty_database: Path) -> Project:
    """Put a database without runs into a working directory."""
    # It holds a token that the state folder of the user knows, who is the same one.
    (place.folder / ".prefect").mkdir(mode=0o700)
    shutil.copy(empty_database, place.folder / ".prefect")
    return place


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium with a profile of its own, which is gone afterwards; in one process Playwright runs once at a time."""
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
