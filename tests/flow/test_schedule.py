"""`sourcelint serve` runs the flow when its time has come, without anybody's help."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sourcelint.render.escape import slug
from tests.flow.conftest import AS_OF, LIVELY, Project, running, wait_until

EVERY_15_SECONDS = "* * * * * */15"
"""A sixth field counts seconds."""

TEXT = "The council counted the ballots on {} February 2023, the mayor said.\n"


@pytest.mark.flow
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_schedule_fires(place: Project):
    (place.folder / "raw").unlink()
    (place.folder / "raw").mkdir()
    source = place.folder / "raw" / "council.txt"
    page = place.folder / "reports" / "sources" / f"{slug(source.name)}.md"
    source.write_text(TEXT.format(30), encoding="utf8")
    with running(place, "serve", "raw", "--no-gate", "--as-of", AS_OF, "--cron", EVERY_15_SECONDS, **LIVELY) as server:

        def done(after: str = "") -> list[dict]:
            runs = server.find("flow_runs", sort="START_TIME_ASC")
            return [run for run in runs if run["state_type"] == "COMPLETED" and run["start_time"] > after]

        wait_until(done, seconds=250)
        assert "30 February 2023" in page.read_text(encoding="utf8")
        source.write_text(TEXT.format(31), encoding="utf8")
        changed = datetime.now(UTC).isoformat()
        wait_until(lambda: done(after=changed), seconds=250)
        first, second = done()[0], done(after=changed)[0]
        written = page.read_text(encoding="utf8")
    assert first["auto_scheduled"]
    assert second["auto_scheduled"]
    assert first["expected_start_time"] < second["expected_start_time"]
    assert "31 February 2023" in written
    assert "30 February 2023" not in written
    assert (place.folder / ".prefect" / "server.log").read_text(encoding="utf8") == ""


def test_a_schedule_that_is_none_is_refused(bare_place: Project):
    done = bare_place.sourcelint("serve", "raw", "--cron", "every day", "--port", "4650")
    assert done.returncode == 2
    assert done.stdout.endswith(
        "sourcelint: --cron: 'every day' is no schedule; write it as in crontab: \"0 6 * * *\"\n"
    )
