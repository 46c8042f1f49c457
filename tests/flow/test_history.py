"""Three scheduled runs: the first, one with a bad source added, one with it mended. Prefect says what changed."""

from __future__ import annotations

import os
import re
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from sourcelint.render.escape import slug
from tests.flow.conftest import CHROMIUM, ROOT, SUITE, running, wait_until, with_database
from tests.flow.receiver import receiver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.flow.conftest import Prefect, Project
    from tests.flow.receiver import Receiver

pytestmark = [pytest.mark.flow, pytest.mark.slow, pytest.mark.timeout(1000)]

GOOD = """\
The bridge

By Ann Example, 3 May 2023

The council opened the new bridge over the river on 2 May 2023, the mayor, Carla Example, said in the town hall. The old \
bridge had been closed since the flood of March 2021, and 4,000 people a day had to take the ferry, according to a count by \
the harbour office. The building took 14 months and cost 3.2 million euros, the minutes of the council say.

"We waited long for this day," Carla Example told the council on Tuesday. The ferry will run until the end of the month, the \
harbour office said. Cyclists must wait for a lane of their own, which the council has promised for 2024.
"""
BAD = """\
The mill

By Bob Example, 4 May 2023

The mill at the weir was closed on 30 February 2023, the miller, Dora Example, said. It had ground the flour of the valley for \
120 years, according to a list of the heritage office, and 12 people worked there. The owner sold the building to the town \
for 90,000 euros, the minutes of the council of 3 May 2023 say.

"Nobody wanted our flour any more," Dora Example told the council on Wednesday. The town will turn the mill into a museum, the \
mayor said. The weir stays, because the power station below it needs the water, the heritage office said on 2 May 2023.
"""


@pytest.fixture(scope="module")
def place_and_server(
    project: Project, empty_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Project, Prefect]]:
    """A folder, and the server that shows its UI."""
    place = with_database(project.at(tmp_path_factory.mktemp("three") / "place"), empty_database)
    with running(place, "ui") as server:
        yield place, server


@pytest.fixture(scope="module")
def hook(place_and_server: tuple[Project, Prefect]) -> Iterator[Receiver]:
    """A receiver that the automation of the documentation calls."""
    place, server = place_and_server
    text = (ROOT / "docs" / "scheduling.md").read_text(encoding="utf8")
    program = re.search(r"^    from prefect.automations .*\n(?:    .*\n|\n)+", text, re.MULTILINE)
    assert program
    with receiver() as listening:
        told = dedent(program[0]).replace("https://example.org/hooks/sources", listening.address)
        done = place.python("-c", told, PREFECT_API_URL=f"{server.address}/api")
        assert done.returncode == 0, done.stdout
        yield listening


@pytest.fixture(scope="module")
def watched(place_and_server: tuple[Project, Prefect], hook: Receiver) -> Project:
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


def test_an_automation_tells_of_each_source_that_newly_misses_the_bar(watched: Project, hook: Receiver):
    wait_until(lambda: hook.sent)
    (told,) = hook.sent
    assert told["source"] == "bad.txt"
    assert told["now"].startswith("B, ")


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


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_a_browser_shows_what_changed(
    watched: Project, place_and_server: tuple[Project, Prefect], browser: Browser, tmp_path: Path
):
    """With SOURCELINT_PICTURES=write the pictures go to docs/images."""
    _, server = place_and_server
    images = ROOT / "docs" / "images" if os.environ.get("SOURCELINT_PICTURES") == "write" else tmp_path
    page = browser.new_page(viewport={"width": 1200, "height": 1000}, color_scheme="light")

    def photograph(name: str, *words: str) -> None:
        for word in words:
            page.get_by_text(word).first.wait_for(timeout=60_000)
        page.screenshot(path=images / name)

    def open_newest(key: str) -> None:
        newest, *_ = server.find("artifacts", sort="CREATED_DESC", artifacts={"key": {"any_": [key]}})
        page.goto(f"{server.address}/artifacts/artifact/{newest['id']}")

    page.goto(f"{server.address}/runs")
    photograph(
        "prefect_runs.png", "raw 2026-11-27: first run, 2 sources", "raw 2026-11-28: 1 new", "Below the bar",
        "raw 2026-11-29: 1 better, 1 fixed, 1 silently revised",
    )  # fmt: skip
    open_newest(slug("bad.txt"))
    photograph("prefect_source.png", "Since 2026-11-28", "fixed: DAT008", "date 30 February 2023 → 3 March 2023")
    page.set_viewport_size({"width": 1200, "height": 640})
    open_newest("sourcelint-sources")
    photograph("prefect_table.png", "1 better, 1 fixed, 1 silently revised", "better, silently revised", "The mill")
    page.goto((watched.folder / "reports" / "index.html").as_uri())
    photograph(
        "index_changed.png", "Since the run before: 1 better, 1 fixed, 1 silently revised.", "before 2026-11-29: B,"
    )
    page.close()


# Stands last: it makes a fourth run, into another folder, and with it artifacts of a first run.
def test_pages_are_those_of_a_fresh_run(watched: Project, tmp_path: Path):
    before = watched.pages()
    done = watched.sourcelint("run", "raw", "--as-of", "2026-11-29", "--fresh", "--reports", "fresh")
    assert done.returncode == 0, done.stdout
    assert watched.pages("fresh") == before
