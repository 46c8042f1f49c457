"""Runs of `sourcelint serve` never overlap: one whose time comes too early is left out, and says so."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.flow.conftest import AS_OF, GONE, LIVELY, Prefect, Project, all_gone, free_port, running, started, wait_until

pytestmark = [pytest.mark.flow, pytest.mark.slow, pytest.mark.timeout(500)]

OFTEN = ("--as-of", AS_OF, "--cron", "* * * * * */5", "--timezone", "Europe/Berlin")
"""Every five seconds, while a run takes some ten."""


def runs_of(server: Prefect, *states: str) -> list[dict]:
    return [run for run in server.find("flow_runs", sort="START_TIME_ASC") if run["state_name"] in states]


def test_runs_do_not_overlap_also_after_one_was_killed(place: Project):
    server = Prefect(f"http://127.0.0.1:{(port := free_port())}")
    with started(place, "serve", "raw", *OFTEN, "--port", str(port), **LIVELY) as command:
        command.wait_for("Prefect UI")
        wait_until(lambda: runs_of(server, "Bar missed") and runs_of(server, "Cancelled"), seconds=240)
        wait_until(lambda: runs_of(server, "Running"))
        done = [run for run in runs_of(server, "Bar missed", "Running") if run["start_time"]]
        (skipped, *_) = runs_of(server, "Cancelled")
        children = command.descendants()
    # Killed with a run at work, whose place must be free for the next.
    assert len(children) >= 2
    assert all_gone(children)
    assert all(one["end_time"] <= other["start_time"] for one, other in pairwise(done))
    assert skipped["state"]["message"] == "Deployment concurrency limit reached."
    with running(place, "serve", "raw", *OFTEN, **LIVELY) as again:
        known = {run["id"] for run in done}
        wait_until(lambda: [run for run in runs_of(again, "Bar missed") if run["id"] not in known], seconds=240)
        assert GONE in {run["state"]["message"] for run in runs_of(again, "Crashed")}


def test_a_time_zone_that_is_none_is_refused(bare_place: Project):
    done = bare_place.sourcelint("serve", "raw", "--timezone", "Mars/Olympus", "--port", str(free_port()))
    assert done.returncode == 2
    assert done.stdout.endswith(
        "sourcelint: --timezone: 'Mars/Olympus' is no time zone; name one such as Europe/Berlin\n"
    )
