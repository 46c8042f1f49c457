"""Runs of the flow against a Prefect server of its own, which a fault may hit as well."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sourcelint.store import database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APART = {*database.NAMES, "index.html", "index.md", "run.json", "sourcelint.json"}
"""Files that speak of the run: of its time and of what changed."""

START_SECONDS = 180


def written(folder: Path) -> dict[str, bytes]:
    """Read the files of a folder of reports that do not speak of the run."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name not in APART
    }


def environment(**more: str) -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "GX_"))} | {"NO_COLOR": "1"} | more


class Server:
    """A Prefect server on a port of its own, which can be ended and started again."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.home = folder / "home"
        self.home.mkdir()
        self.api = f"http://127.0.0.1:{self.port}/api"
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app", "--host", "127.0.0.1",
                   "--port", str(self.port), "--log-level", "error"]  # fmt: skip
        self.process = subprocess.Popen(
            command,
            env=environment(PREFECT_HOME=str(self.home), PREFECT_SERVER_ANALYTICS_ENABLED="false"),
            cwd=self.home,
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

    def run(self, folder: Path, raw: str, reports: str) -> subprocess.Popen[bytes]:
        """Start a run over some sources."""
        command = [sys.executable, "-m", "sourcelint", "run", raw, "--reports", reports, "--as-of", "2026-11-21"]
        own = environment(PREFECT_API_URL=self.api, PREFECT_HOME=str(self.home))
        return subprocess.Popen(command, cwd=folder, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)


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
