"""Run the flow on this machine, look at its runs, serve it on a schedule: `sourcelint run`, `ui` and `serve`.

Which Prefect is used: where the user has configured an API (PREFECT_API_URL, an active profile, a Prefect settings file
in the working directory), that one. Otherwise a server of our own, which keeps runs and reports in `.prefect/` of the
working directory and is gone when the command ends. The user's own Prefect home is never touched.

Prefect reads its settings when it is first imported, so nothing here imports it before they are settled.
"""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

HOME = ".prefect"
"""Folder of the database and of the server's log, below the working directory."""

PORT = 4200
START, STOP, FINISH = 120.0, 15.0, 30.0
"""Longest waits in seconds: for a server to answer, for it to end, for the last events of a run to arrive."""


class ServerError(Exception):
    """Prefect's server cannot be had; the message says why. Exit code 2."""


def run(**parameters: Any) -> int:
    """Run the flow once with its parameters and give the exit code: 0, or 1 where the bar is missed or the run failed."""
    with _api():
        flow = load()
        state = flow.lint_sources(**parameters, return_state=True)
        _settle(state.state_details.flow_run_id)
    sys.stdout.write(f"{state.message}\n")
    return 0 if state.is_completed() else 1


def serve(cron: str, port: int = PORT, **parameters: Any) -> int:
    """Run the flow by a schedule, until interrupted, and show the Prefect UI meanwhile."""
    with _api(port) as page:
        sys.stdout.write(f"Prefect UI: {page or 'that of your Prefect API'}\n")
        load().lint_sources.serve(name="sourcelint", cron=cron, parameters=parameters, print_starting_message=False)
    return 0


def ui(port: int = PORT) -> int:
    """Show the runs that were recorded here in the Prefect UI, until interrupted."""
    if configured():
        sys.stdout.write("Your own Prefect API is configured: its UI shows the runs.\n")
        return 0
    with _api(port) as page:
        sys.stdout.write(f"Prefect UI: {page} (interrupt to end)\n")
        sys.stdout.flush()
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return 0


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


def configured(folder: Path | None = None) -> bool:
    """Tell whether the user has a Prefect API: as Prefect looks for it, but without importing Prefect, which would settle it."""
    if os.environ.get("PREFECT_API_URL"):
        return True
    here = folder or Path.cwd()
    if _toml(here / "prefect.toml").get("api", {}).get("url"):
        return True
    if _toml(here / "pyproject.toml").get("tool", {}).get("prefect", {}).get("api", {}).get("url"):
        return True
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect").expanduser()
    profiles = _toml(Path(os.environ.get("PREFECT_PROFILES_PATH") or home / "profiles.toml").expanduser())
    active = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
    return bool(profiles.get("profiles", {}).get(active, {}).get("PREFECT_API_URL"))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf8"))
    except (OSError, ValueError):
        return {}


@contextmanager
def _api(port: int | None = None) -> Iterator[str]:
    """Point Prefect at its API for as long as the block lasts; with a port, our own server shows its UI there."""
    if configured():
        yield ""
        return
    home = Path(HOME).absolute()
    home.mkdir(mode=0o700, exist_ok=True)
    os.environ.pop("PREFECT_PROFILE", None)
    os.environ["PREFECT_HOME"] = str(home)
    os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
    running = _running(home)
    if running and port is None:
        os.environ["PREFECT_API_URL"] = running
        yield ""
        return
    with _server(home, port) as address:
        os.environ["PREFECT_API_URL"] = f"{address}/api"
        try:
            yield address
        finally:
            del os.environ["PREFECT_API_URL"]


def _running(home: Path) -> str:
    """Find the server that `sourcelint ui` runs on this home: two servers would wait for each other's database."""
    try:
        url = (home / "address").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    return url if url and _answers(url) else ""


@contextmanager
def _server(home: Path, port: int | None) -> Iterator[str]:
    """Run Prefect's server as a process of its own and end it in time for all it holds to be written."""
    address = f"http://127.0.0.1:{port or _free_port()}"
    log = home / "server.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [
                sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app",
                "--host", "127.0.0.1", "--port", address.rpartition(":")[2], "--log-level", "error", "--lifespan", "on",
            ],
            stdout=stream,
            stderr=stream,
            env={**os.environ, **_server_settings(address, shown=port is not None)},
            start_new_session=True,
        )  # fmt: skip
        try:
            _wait_for(process, address, log)
            if port is not None:
                (home / "address").write_text(f"{address}/api", encoding="ascii")
            yield address
        finally:
            process.terminate()
            try:
                process.wait(STOP)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if port is not None:
                (home / "address").unlink(missing_ok=True)


def _server_settings(address: str, *, shown: bool) -> Mapping[str, str]:
    """Give the settings of the server: with its UI, or bare and quick as Prefect starts its own temporary one."""
    if shown:
        return {"PREFECT_UI_ENABLED": "1", "PREFECT_SERVER_UI_API_URL": f"{address}/api"}
    return {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}


def _wait_for(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        if _answers(f"{address}/api"):
            return
        time.sleep(0.1)
    last = log.read_text(encoding="utf8", errors="replace").strip().splitlines()[-1:] or ["no message"]
    raise ServerError(f"Prefect's server did not start on {address} ({last[0]}); its log is {log}")


def _answers(api: str) -> bool:
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=5) as response:  # noqa: S310 - an address of our own
            return bool(response.status == 200)
    except (OSError, urllib.error.URLError):
        return False


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
