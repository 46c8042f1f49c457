"""`sourcelint serve` runs the flow when its time has come, without anybody's help."""

from __future__ import annotations

import pytest

from tests.flow.conftest import AS_OF, Project, running, wait_until

EVERY_30_SECONDS = "* * * * * */30"
"""A sixth field counts seconds."""


@pytest.mark.flow
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_schedule_fires(place: Project):
    index = place.folder / "reports" / "index.html"
    written = []
    with running(
        place, "serve", "raw", "--as-of", AS_OF, "--cron", EVERY_30_SECONDS, PREFECT_RUNNER_POLL_FREQUENCY="1"
    ) as server:

        def done() -> list[dict]:
            return [r for r in server.find("flow_runs", sort="START_TIME_ASC") if r["state_type"] == "COMPLETED"]

        for number in (1, 2):
            wait_until(lambda number=number: len(done()) >= number, seconds=250)
            written.append(index.stat().st_mtime_ns)
        runs = done()
    assert all(run["auto_scheduled"] for run in runs)
    assert runs[0]["expected_start_time"] < runs[1]["expected_start_time"]
    assert written[0] < written[1]
    assert (place.folder / ".prefect" / "server.log").read_text(encoding="utf8") == ""


def test_a_schedule_that_is_none_is_refused(place: Project):
    done = place.sourcelint("serve", "raw", "--cron", "every day", "--port", "4650")
    assert done.returncode == 2
    assert done.stdout.endswith(
        "sourcelint: --cron: 'every day' is no schedule; write it as in crontab: \"0 6 * * *\"\n"
    )
