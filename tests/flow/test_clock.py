"""Clocks are set: the runs of `sourcelint serve` neither overlap nor stop when its clock jumps."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.flow.conftest import AS_OF, LIVELY, Prefect, Project, free_port, started, wait_until

pytestmark = [
    pytest.mark.flow,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not shutil.which("gcc"), reason="needs a compiler to shift the clock of a process"),
]

SOURCE = Path(__file__).with_name("shifted_clock.c")
DAY = 24 * 60 * 60
OFTEN = ("--as-of", AS_OF, "--cron", "* * * * * */5")
DONE = "Bar missed"


@pytest.fixture
def clock(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """Return the file that says by how many seconds a clock is shifted, and the environment in which it is."""
    shift, library = tmp_path / "shift", tmp_path / "shifted_clock.so"
    shift.write_text("0")
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", library, SOURCE], check=True)
    return shift, {"LD_PRELOAD": str(library), "SHIFTED_CLOCK": str(shift)}


def test_a_clock_that_jumps_neither_doubles_nor_stops_runs(place: Project, clock: tuple[Path, dict[str, str]]):
    shift, shifted = clock
    server = Prefect(f"http://127.0.0.1:{(port := free_port())}")

    def runs(*states: str) -> set[str]:
        return {run["id"] for run in server.find("flow_runs", flow_runs={"state": {"name": {"any_": states}}})}

    def is_another_done(before: set[str]) -> bool:
        assert len(runs("Pending", "Running")) <= 1
        assert not runs("Crashed")
        return bool(runs(DONE) - before)

    environment = {
        **LIVELY,
        **shifted,
        "PREFECT_SERVER_SERVICES_REPOSSESSOR_LOOP_SECONDS": "1",
        "PREFECT_SERVER_SERVICES_SCHEDULER_MIN_SCHEDULED_TIME": "PT15S",
    }
    with started(place, "serve", "raw", *OFTEN, "--port", str(port), **environment) as command:
        command.wait_for("Prefect UI")
        for seconds in (0, DAY, -DAY):
            wait_until(lambda: runs("Running"), seconds=240)
            before = runs(DONE, "Running")
            shift.write_text(str(seconds))
            wait_until(lambda before=before: is_another_done(before), seconds=240)
