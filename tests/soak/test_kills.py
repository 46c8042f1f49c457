"""`sourcelint run`, killed at moments that nobody chose: the reports belong together, and the next run makes them whole.

20 runs are killed, or as many as SOURCELINT_SOAK_KILLS says. The seed is fixed. The runs take turns with two collections
of sources, so that each has all pages to replace.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sourcelint.store import database

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = int(os.environ.get("SOURCELINT_SOAK_KILLS", "20"))
COPIES = 4
"""Times that each source of raw/ is there: enough that most of the writing is seen by a random moment."""

APART = {*database.NAMES, "index.html", "index.md", "run.json", "sourcelint.json"}
"""Files that speak of the run: of its time and of what changed."""

RAW = Path(__file__).parents[2] / "raw"
COLLECTIONS = ("one", "two")

pytestmark = [pytest.mark.soak, pytest.mark.timeout(0)]


def written(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name not in APART
    }


def environment(**more: str) -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "GX_"))} | {"NO_COLOR": "1"} | more


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Run a Prefect server of its own, so that a killed run leaves none behind; yield the address of its API."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    home = folder / "home"
    home.mkdir()
    command = [sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app", "--host", "127.0.0.1",
               "--port", address.rpartition(":")[2], "--log-level", "error"]  # fmt: skip
    process = subprocess.Popen(
        command, env=environment(PREFECT_HOME=str(home), PREFECT_SERVER_ANALYTICS_ENABLED="false"), cwd=home
    )
    try:
        end = time.monotonic() + 180
        while not answers(f"http://{address}/api/health"):
            assert process.poll() is None
            assert time.monotonic() < end
            time.sleep(0.2)
        yield f"http://{address}/api"
    finally:
        process.terminate()
        process.wait(60)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - our own server
            return response.status == 200
    except OSError:
        return False


def test_reports_survive_kills(tmp_path: Path, kept_promise, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(8)  # noqa: S311 - moments, not secrets
    for name in COLLECTIONS:
        (tmp_path / name).mkdir()
        for copy in range(COPIES):
            for file in RAW.glob("*.txt"):
                shutil.copy(file, tmp_path / name / f"{name}_{copy}_{file.name}")
    with server(tmp_path) as api:

        def start(name: str, reports: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", "sourcelint", "run", name, "--reports", reports, "--as-of", "2026-11-21"]
            own = environment(PREFECT_API_URL=api, PREFECT_HOME=str(tmp_path / "home"))
            return subprocess.Popen(command, cwd=tmp_path, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)

        undisturbed, writing = {}, {}
        for name in COLLECTIONS:
            process = start(name, name + "_reports")
            writing[name] = seconds_of_writing(process, tmp_path / f"{name}_reports")
            assert process.wait() == 0
            undisturbed[name] = written(tmp_path / f"{name}_reports")
        runs = {kept_promise(tmp_path / f"{name}_reports"): name for name in COLLECTIONS}
        reports = tmp_path / "reports"
        shutil.copytree(tmp_path / "two_reports", reports)
        unfinished = replaced = 0
        for kill in range(KILLS):
            name = COLLECTIONS[kill % 2]
            process = start(name, "reports")
            wait_for_writing(process, reports)
            time.sleep(chance.uniform(0, writing[name]))
            process.send_signal(signal.SIGKILL)
            process.wait()
            unfinished += (reports / "sourcelint-new").exists()
            found = runs[kept_promise(reports)]
            replaced += found == name
            assert start(name, "reports").wait() == 0
            assert written(reports) == undisturbed[name], kill
    with capsys.disabled():
        sys.stdout.write(
            f"\n{KILLS} runs killed: {unfinished} in the middle of their work, {replaced} with their own reports readable, "
            f"{KILLS - replaced} with the earlier ones; every folder whole after one more run\n"
        )


def wait_for_writing(process: subprocess.Popen[bytes], reports: Path) -> None:
    """Wait until a run has begun to write its reports, or ended."""
    while process.poll() is None and not (reports / "sourcelint-new").exists():
        time.sleep(0.002)


def seconds_of_writing(process: subprocess.Popen[bytes], reports: Path) -> float:
    """Measure how long a run writes; of wall time, as the moments of the kills are."""
    wait_for_writing(process, reports)
    begin = time.monotonic()
    while process.poll() is None and (reports / "sourcelint-new").exists():
        time.sleep(0.002)
    return time.monotonic() - begin
