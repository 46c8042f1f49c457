"""Three scheduled runs: the first, one with a bad source added, one with it mended. Prefect says what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sourcelint.render.escape import slug
from tests.flow.conftest import SUITE, running, wait_until, with_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.flow.conftest import Prefect, Project

pytestmark = [pytest.mark.flow, pytest.mark.slow, pytest.mark.timeout(400)]

GOOD = "The bridge\n\nBy Ann Example, 3 May 2023\n\nThe council opened the bridge on 2 May 2023, the mayor said.\n"
BAD = "The mill\n\nBy Bob Example, 4 May 2023\n\nThe mill was closed on 30 February 2023, the miller said.\n"


@pytest.fixture(scope="module")
def place_and_server(
    project: Project, empty_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Project, Prefect]]:
    """A folder, and the server that shows its UI."""
    place = with_database(project.at(tmp_path_factory.mktemp("three") / "place"), empty_database)
    with running(place, "ui") as server:
        yield place, server


@pytest.fixture(scope="module")
def watched(place_and_server: tuple[Project, Prefect]) -> Project:
    """A folder in which three runs were made."""
    place, _ = place_and_server
    for name, text in (
        ("raw/good.txt", GOOD),
        ("raw/other.txt", GOOD.replace("bridge", "tower")),
        ("checks/gate.yaml", SUITE),
    ):
        (place.folder / name).parent.mkdir(exist_ok=True)
        (place.folder / name).write_text(text, encoding="utf8")
    bad = place.folder / "raw" / "bad.txt"
    for day, text in (("2026-11-27", ""), ("2026-11-28", BAD), ("2026-11-29", BAD.replace("30 February", "3 March"))):
        if text:
            bad.write_text(text, encoding="utf8")
        done = place.sourcelint("run", "raw", "--as-of", day)
        assert done.returncode == 0, done.stdout
        assert "Traceback" not in done.stdout
        assert "WARNING" not in done.stdout, done.stdout
    return place


def test_prefect_tells_what_changed(watched: Project, place_and_server: tuple[Project, Prefect]):
    _, server = place_and_server
    runs = server.find("flow_runs", sort="START_TIME_ASC")
    artifacts = server.find("artifacts", sort="CREATED_DESC", limit=200)
    below = {"event": {"name": ["sourcelint.source.below-bar"]}}
    wait_until(lambda: server.post("events/filter", filter=below)["events"])  # they are written down in batches
    events = server.post("events/filter", filter=below)["events"]
    assert [run["name"] for run in runs] == [
        "raw 2026-11-27: first run, 2 sources",
        "raw 2026-11-28: 1 new",
        "raw 2026-11-29: 1 better, 1 fixed, 1 silently revised",
    ]
    first, second, third = (run["state"]["message"] for run in runs)
    assert "Newly below it" not in first + third
    assert second.endswith("Newly below it: bad.txt.")
    assert third.endswith("Silently revised: bad.txt (date 30 February 2023 → 3 March 2023).")
    assert [run["state_name"] for run in runs] == ["Completed", "Below the bar", "Completed"]
    by_key: dict[str, list[str]] = {}
    for artifact in artifacts:
        by_key.setdefault(artifact["key"], []).append(artifact["data"])
    assert len(by_key[slug("good.txt")]) == 1
    mended, new = by_key[slug("bad.txt")]
    assert not new.startswith("**Since")
    assert mended.startswith("**Since 2026-11-28** ")
    assert "fixed: DAT008" in mended
    assert "without a note to readers: date 30 February 2023 → 3 March 2023" in mended
    assert len(by_key["sourcelint-sources"]) == 3
    assert [event["payload"]["source"] for event in events] == ["bad.txt"]


def test_the_folder_tells_what_changed(watched: Project):
    index = (watched.folder / "reports" / "index.html").read_text(encoding="utf8")
    assert "Since the run before: 1 better, 1 fixed, 1 silently revised." in index
    assert "before 2026-11-29: " in index
    assert "Time of the run" in index
    done = watched.sourcelint("history", "bad.txt")
    assert done.returncode == 0
    assert [line.split("  ")[1].split(":")[0] for line in done.stdout.splitlines() if line.startswith("2")] == [
        "new",
        "better",
    ]


def test_pages_are_those_of_a_fresh_run(watched: Project, tmp_path: Path):
    before = watched.pages()
    done = watched.sourcelint("run", "raw", "--as-of", "2026-11-29", "--fresh", "--reports", "fresh")
    assert done.returncode == 0, done.stdout
    assert watched.pages("fresh") == before
