"""`sourcelint run`, killed at moments that nobody chose: the reports belong together, and the next run makes them whole.

20 runs are killed, or as many as SOURCELINT_SOAK_KILLS says. The seed is fixed. The runs take turns with two collections
of sources, so that each has all pages to replace.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.soak.servers import server

if TYPE_CHECKING:
    import subprocess

KILLS = int(os.environ.get("SOURCELINT_SOAK_KILLS", "20"))
COPIES = 4
"""Times that each source of raw/ is there: enough that most of the writing is seen by a random moment."""

RAW = Path(__file__).parents[2] / "raw"
COLLECTIONS = ("one", "two")

pytestmark = [pytest.mark.soak, pytest.mark.timeout(0)]


def test_reports_survive_kills(tmp_path: Path, kept_promise, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(8)  # noqa: S311 - moments, not secrets
    for name in COLLECTIONS:
        (tmp_path / name).mkdir()
        for copy in range(COPIES):
            for file in RAW.glob("*.txt"):
                shutil.copy(file, tmp_path / name / f"{name}_{copy}_{file.name}")
    with server(tmp_path) as prefect:

        def start(name: str, reports: str) -> subprocess.Popen[bytes]:
            return prefect.run(name, reports)

        undisturbed, writing = {}, {}
        for name in COLLECTIONS:
            process = start(name, name + "_reports")
            writing[name] = seconds_of_writing(process, tmp_path / f"{name}_reports")
            assert process.wait() == 0
            undisturbed[name] = prefect.project.pages(f"{name}_reports")
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
            assert prefect.project.pages() == undisturbed[name], kill
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
