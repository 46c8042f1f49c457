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
    with running(
        place,
        "serve",
        "raw",
        "--no-gate",
        "--as-of",
        AS_OF,
        "--cron",
        EVERY_30_SECONDS,
        PREFECT_RUNNER_POLL_FREQUENCY="1",
    ) as server:

        def done() -> list[dict]:
            return [r for r in server.find("flow_runs", sort="START_TIME_ASC") if r["state_type"] == "COMPLETED"]

        wait_until(lambda: len(done()) >= 2, seconds=500)
        first, second = done()[:2]
    assert first["auto_scheduled"]
    assert second["auto_scheduled"]
    assert first["expected_start_time"] < second["expected_start_time"]
    assert (place.folder / "reports" / "index.html").is_file()
    assert (place.folder / ".prefect" / "server.log").read_text(encoding="utf8") == ""


def test_a_schedule_that_is_none_is_refused(place: Project):
    done = place.sourcelint("serve", "raw", "--cron", "every day", "--port", "4650")
    assert done.returncode == 2
    assert done.stdout.endswith(
        "sourcelint: --cron: 'every day' is no schedule; write it as in crontab: \"0 6 * * *\"\n"
    )
