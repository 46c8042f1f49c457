"""Runs of the flow against a Prefect server of its own, which a fault may hit as well."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.flow.conftest import AS_OF, Project, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

START_SECONDS = 180


class Server:
    """A Prefect server on a port of its own, which can be ended and started again."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.project = Project(folder, folder / "home")
        self.project.home.mkdir()
        self.api = f"http://127.0.0.1:{self.port}/api"
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app", "--host", "127.0.0.1",
                   "--port", str(self.port), "--log-level", "error"]  # fmt: skip
        self.process = subprocess.Popen(
            command,
            env=self.environment(PREFECT_SERVER_ANALYTICS_ENABLED="false"),
            cwd=self.project.home,
        )
        end = time.monotonic() + START_SECONDS
        while not answers(f"{self.api}/health"):
            assert self.process.poll() is None
            assert time.monotonic() < end
            time.sleep(0.2)

    def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        """End it by a signal."""
        self.process.send_signal(number)
        self.process.wait(60)

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of a process of the same user."""
        return self.project.environment(PREFECT_HOME=str(self.project.home), **more)

    def run(self, raw: str, reports: str) -> subprocess.Popen[bytes]:
        """Start a run over some sources."""
        command = [sys.executable, "-m", "sourcelint", "run", raw, "--reports", reports, "--as-of", AS_OF]
        own = self.environment(PREFECT_API_URL=self.api)
        return subprocess.Popen(
            command, cwd=self.project.folder, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
        )


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """Run a server that a killed run does not leave behind."""
    running = Server(folder)
    try:
        yield running
    finally:
        running.end()


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - our own server
            return response.status == 200
    except OSError:
        return False
