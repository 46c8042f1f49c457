"""Run the flow on this machine, look at its runs, serve it on a schedule: `sourcelint run`, `ui` and `serve`.

Which Prefect is used: where the user has configured an API (PREFECT_API_URL, an active profile, a Prefect settings file
in the working directory), that one. Otherwise a server of our own, which keeps runs and reports in `.prefect/` of the
working directory and is gone when the command ends. The user's own Prefect home is never touched.

Prefect reads its settings when it is first imported, so nothing here imports it before they are settled.
"""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sourcelint import bounded_read, pipeline
from sourcelint.config import section
from sourcelint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

HOME = ".prefect"
"""Folder of the database and of the server's log, below the working directory."""

ADDRESS = "address"
"""File in the home that says where a server that shows the UI runs."""

LOCAL = re.compile(r"http://127\.0\.0\.1:\d{1,5}")
PORT = 4200
START, STOP, FINISH = 120.0, 15.0, 30.0
"""Longest waits in seconds: for a server to answer, for it to end, for the last events of a run to arrive."""


class ServerError(Exception):
    """Prefect's server cannot be had; the message says why. Exit code 2."""


def run(**parameters: Any) -> int:
    """Run the flow once with its parameters and give the exit code.

    0: the reports are written; 1: they are, and with `gate` the bar is missed; 2: the run broke. Raises InputError,
    ConfigError or SuiteError, before anything is recorded, where the flow could not begin, and ServerError.
    """
    pipeline.discover([parameters.get("raw", "raw")], follow_links=parameters.get("follow_links", False))
    with _api() as api:
        flow = load()
        flow.rehearse(**parameters)
        api.wait()
        state = flow.lint_sources(**parameters, return_state=True)
        _settle(state.state_details.flow_run_id)
    sys.stdout.write(f"{state.message}\n")
    if api.log:
        sys.stdout.write("`sourcelint ui` shows this run in Prefect's UI.\n")
    return 0 if state.is_completed() else 1 if state.name == flow.MISSED else 2


def serve(cron: str, port: int = PORT, **parameters: Any) -> int:
    """Run the flow by a schedule (crontab, UTC), until interrupted; our own server shows the Prefect UI meanwhile."""
    sys.path.insert(0, str(Path(__file__).parent))  # each run is a process that imports the flow by its name
    with _api(port) as api:
        flow = load()
        _check_schedule(cron)
        api.wait()
        sys.stdout.write(f"Prefect UI: {api.address}\n" if api.address else "The runs are in your own Prefect.\n")
        sys.stdout.flush()
        flow.lint_sources.serve(name="sourcelint", cron=cron, parameters=parameters, print_starting_message=False)
    return 0


def _check_schedule(cron: str) -> None:
    from prefect.client.schemas.schedules import CronSchedule  # once it is settled which Prefect is used

    try:
        CronSchedule(cron=cron)
    except ValueError:
        raise ServerError(f'--cron: {cron!r} is no schedule; write it as in crontab: "0 6 * * *"') from None


def ui(port: int = PORT) -> int:
    """Show the runs that were recorded here in the Prefect UI, until interrupted."""
    if configured():
        sys.stdout.write("A Prefect API of your own is configured: its UI shows the runs.\n")
        return 0
    if running := _running(Path(HOME).absolute()):
        sys.stdout.write(f"Prefect UI: {running} (already running)\n")
        return 0
    with _api(port) as api:
        api.wait()
        sys.stdout.write(f"Prefect UI: {api.address} (interrupt to end)\n")
        sys.stdout.flush()
        try:
            api.watch()
        except KeyboardInterrupt:
            return 0
    raise ServerError(f"Prefect's server on {api.address} ended; its log is {api.log}")


def load() -> ModuleType:
    """Import the flow, which lies beside this file, wherever that is."""
    path = Path(__file__).with_name("lint_sources.py")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ServerError(f"{path}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def configured() -> bool:
    """Tell whether the user has a Prefect API: as Prefect looks for it, but without importing Prefect, which would settle it."""
    if os.environ.get("PREFECT_API_URL") or re.search(
        r"(?m)^\s*(?:export\s+)?PREFECT_API_URL\s*=\s*\S", _text(Path(".env"))
    ):
        return True
    if section(_toml(Path("prefect.toml")), "api").get("url"):
        return True
    if section(_toml(Path("pyproject.toml")), "tool", "prefect", "api").get("url"):
        return True
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect").expanduser()
    profiles = _toml(Path(os.environ.get("PREFECT_PROFILES_PATH") or home / "profiles.toml").expanduser())
    active = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
    return bool(section(profiles, "profiles", str(active)).get("PREFECT_API_URL"))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return bounded_read.parse_toml(_text(path), path)
    except InputError:
        return {}


def _text(path: Path) -> str:
    try:
        return bounded_read.read_text(path, bounded_read.MAX_SETTINGS_BYTES)
    except InputError:
        return ""


@contextmanager
def _api(port: int | None = None) -> Iterator[Server]:
    """Point Prefect at its API for as long as the block lasts; with a port, our own server shows its UI there.

    The server starts in the background: call `wait` before the first request.
    """
    if configured():
        yield Server()
        return
    home = Path(HOME).absolute()
    try:
        home.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise ServerError(f"{home}: cannot be made: {error.strerror}") from error
    os.environ.pop("PREFECT_PROFILE", None)
    os.environ["PREFECT_HOME"] = str(home)
    os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
    os.environ["PREFECT_UI_URL"] = f"http://127.0.0.1:{port or PORT}"  # where `sourcelint ui` will show the run
    server = Server(_running(home)) if port is None else Server()
    if not server.address:
        server = Server(f"http://127.0.0.1:{port or _free_port()}", home / "server.log")
        server.start(shown=port is not None)
    os.environ["PREFECT_API_URL"] = f"{server.address}/api"
    before = signal.signal(signal.SIGTERM, _terminate)  # by default it would leave the server behind
    try:
        yield server
    finally:
        signal.signal(signal.SIGTERM, before)
        del os.environ["PREFECT_API_URL"]
        server.stop()


def _terminate(*_: object) -> None:
    sys.exit(128 + signal.SIGTERM)


def _running(home: Path) -> str:
    """Find the server that `sourcelint ui` runs on this home: two servers would wait for each other's database."""
    address = _text(home / ADDRESS).strip()
    # The folder may come with a repository: nothing is asked of, or told to, another machine.
    return address if LOCAL.fullmatch(address) and _answers(address) else ""


class Server:
    """Prefect's server as a process of its own; without a log, one that somebody else runs."""

    def __init__(self, address: str = "", log: Path | None = None) -> None:
        self.address = address
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *, shown: bool) -> None:
        """Start the server: with its UI, or bare and quick as Prefect starts its own temporary one."""
        if self.log is None:
            return
        bare = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
        full = {"PREFECT_UI_ENABLED": "1", "PREFECT_SERVER_UI_API_URL": f"{self.address}/api"}
        with self.log.open("wb") as stream:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter
                [
                    sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app",
                    "--host", "127.0.0.1", "--port", self.address.rpartition(":")[2],
                    "--log-level", "error", "--lifespan", "on",
                ],
                stdout=stream,
                stderr=stream,
                env={**os.environ, **(full if shown else bare)},
                start_new_session=True,
            )  # fmt: skip
        if shown:
            self.log.with_name(ADDRESS).write_text(self.address, encoding="ascii")

    def wait(self) -> None:
        """Wait until the server answers; ask one that is not ours only once. Raises ServerError."""
        if self.process is None or self.log is None:
            _ask()
            return
        end = time.monotonic() + START
        while self.process.poll() is None and time.monotonic() < end:
            if _answers(self.address):
                return
            time.sleep(0.1)
        last = self.log.read_text(encoding="utf8", errors="replace").strip().splitlines()[-1:] or ["no message"]
        raise ServerError(f"Prefect's server did not start on {self.address} ({last[0]}); its log is {self.log}")

    def watch(self) -> None:
        """Wait until the server ends."""
        if self.process is not None:
            self.process.wait()

    def stop(self) -> None:
        """End the server, and give it time to write down what it holds."""
        if self.process is None or self.log is None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.with_name(ADDRESS).unlink(missing_ok=True)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/api/health", timeout=5) as response:  # noqa: S310 - an address of our own
            return bool(response.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def _ask() -> None:
    """Ask the API that Prefect is pointed at whether it is there. Raises ServerError."""
    from prefect.client.orchestration import get_client
    from prefect.settings import PREFECT_API_URL

    with get_client(sync_client=True) as client:
        if (fault := client.api_healthcheck()) is not None:
            raise ServerError(f"the Prefect API at {PREFECT_API_URL.value()} does not answer: {fault}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _settle(flow_run: Any) -> None:
    """Send what this process still holds and wait until the server knows the end of every task.

    States of tasks travel as events; the server writes them down a little later. Without this the last ones are lost
    and Prefect prints tracebacks at exit.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (APILogWorker, EventsWorker):
        worker.drain_all(timeout=FINISH)
    chosen = FlowRunFilter(id=FlowRunFilterId(any_=[flow_run]))
    with get_client(sync_client=True) as client:
        known, end = -1, time.monotonic() + FINISH
        while time.monotonic() < end:
            tasks = _task_runs(client, chosen)
            if len(tasks) == known and all(t.state and t.state.is_final() for t in tasks):
                return
            known = len(tasks)
            time.sleep(0.2)


def _task_runs(client: Any, chosen: Any) -> list[Any]:
    found: list[Any] = []
    while page := client.read_task_runs(flow_run_filter=chosen, offset=len(found)):
        found += page
    return found
