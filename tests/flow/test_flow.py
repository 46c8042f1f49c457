"""The flow on real Prefect servers: our own, and one that the user has."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sourcelint import __version__, pipeline
from sourcelint.render import Run
from sourcelint.render.escape import slug
from tests.flow.conftest import APART

if TYPE_CHECKING:
    import subprocess

    from tests.flow.conftest import Prefect, Project

    Done = subprocess.CompletedProcess[str]

pytestmark = [pytest.mark.flow, pytest.mark.slow, pytest.mark.timeout(280)]

TROUBLE = re.compile(r"Traceback|\bERROR\b|\bWARNING\b|CRITICAL|Exception|Error flushing|Task was destroyed")
AS_OF = "2026-11-21"
FINAL = {"Completed", "Failed", "Crashed", "Bar missed"}
STEPS = {"discover", "recall", "lint 1 of 2", "lint 2 of 2", "compare", "judge", "publish", "show"}
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def sources(project: Project) -> set[str]:
    return {p.name for p in (project.folder / "raw").iterdir()}


def test_the_main_job_runs_without_a_word_of_trouble(project: Project, first_run: Done):
    assert first_run.returncode == 0, first_run.stdout
    assert not TROUBLE.search(first_run.stdout), first_run.stdout
    assert re.match(r"Prefect API: http://127\.0\.0\.1:\d+/api \(a server of sourcelint's own, ", first_run.stdout)
    assert (project.folder / ".prefect" / "server.log").read_text(encoding="utf8") == ""
    *_, last, hint = first_run.stdout.splitlines()
    assert hint == "`sourcelint ui` shows this run in Prefect's UI."
    assert (
        last
        == "6 reports; begin with reports/index.html. The bar is missed by 1 of 6 sources. Missed: no impossible-date (DAT008)."
    )


def test_every_task_is_recorded_as_completed(project: Project, first_reports):
    with sqlite3.connect(f"file:{project.folder}/.prefect/prefect.db?mode=ro", uri=True) as database:
        flows = database.execute("select id, state_type from flow_run order by created").fetchall()
        tasks = dict(database.execute("select name, state_type from task_run where flow_run_id = ?", flows[0][:1]))
    assert flows[0][1] == "COMPLETED"
    assert tasks == dict.fromkeys(STEPS, "COMPLETED")


def test_nothing_is_written_outside_the_project(project: Project, first_run: Done):
    assert [p.name for p in project.home.iterdir()] == [".local"]
    kept = project.home / ".local" / "state" / "sourcelint"
    assert [p.name for p in kept.parent.iterdir()] == [kept.name]
    assert kept.stat().st_mode & 0o077 == 0
    assert {p.name for p in project.folder.iterdir()} == {".prefect", "checks", "raw", "reports"}


def test_the_same_sources_give_the_same_reports(project: Project, sources, first_reports, gated_run: Done):
    assert {"index.html", "index.md", "sources.parquet", "data_docs/index.html"} <= first_reports.keys()
    for source in sources:
        assert f"sources/{slug(source)}.html" in first_reports
    assert project.pages() == {name: text for name, text in first_reports.items() if name not in APART}


def test_the_flow_and_the_pipeline_write_the_same_bytes(project: Project, first_reports, tmp_path, monkeypatch):
    monkeypatch.chdir(project.folder)
    found = pipeline.discover(["raw"])
    settings = pipeline.Settings(as_of=date.fromisoformat(AS_OF))
    reports = pipeline.lint_corpus(found, settings)
    verdict = pipeline.judge(reports, pipeline.shipped("checks"))
    run = Run(__version__, settings.as_of, {s.id: str(s.path) for s in found})
    pipeline.publish(reports, verdict, run, tmp_path / "reports")
    assert project.at(tmp_path).pages() == {name: text for name, text in first_reports.items() if name not in APART}


def test_the_gate_fails_the_run_and_says_why(gated_run: Done, prefect: Prefect):
    assert gated_run.returncode == 1
    assert "Traceback" not in gated_run.stdout
    assert gated_run.stdout.splitlines()[-2].endswith(
        "The bar is missed by 1 of 6 sources. Missed: no impossible-date (DAT008)."
    )
    runs = prefect.find("flow_runs", sort="START_TIME_DESC")
    gated = next(r for r in runs if r["parameters"].get("gate"))
    assert (gated["state_type"], gated["state_name"]) == ("FAILED", "Bar missed")
    assert "no impossible-date (DAT008)" in gated["state"]["message"]
    (ungated, *_) = [r for r in runs if not r["parameters"].get("gate")]
    assert (ungated["state_type"], ungated["state_name"]) == ("COMPLETED", "Below the bar")
    assert set(prefect.task_runs(gated["id"]).values()) == {"COMPLETED"}


def test_each_source_has_an_artifact_and_a_run_that_changes_none_makes_none(sources, prefect: Prefect):
    artifacts = prefect.find("artifacts", limit=200)
    by_key: dict[str, list[dict]] = {}
    for artifact in artifacts:
        by_key.setdefault(artifact["key"], []).append(artifact)
    for source in sources:
        versions = by_key[slug(source)]
        assert len(versions) == 1
        assert all("/artifacts/key/sourcelint-sources" in a["data"] for a in versions)
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in by_key)
    (table, *_) = [a for a in by_key["sourcelint-sources"] if a["type"] == "table"]
    for source in sources:
        assert f"/artifacts/key/{slug(source)}" in table["data"]
    assert all(a["data"] == 100 for a in by_key["sourcelint-progress"])
    (events,) = by_key["sourcelint-events"]
    assert "Sino-DPRK Treaty" in events["data"]
    assert events["description"].startswith("What sources say of the same: 9 events told by 5 sources, 2 disputed")
    first = json.loads(events["data"])[0]
    assert first["disputed"]
    assert first["source"].startswith("[00")


def test_the_users_own_api_is_used(project: Project, prefect: Prefect, tmp_path):
    elsewhere = project.at(tmp_path / "elsewhere")
    done = elsewhere.sourcelint(
        "run", str(project.folder / "raw"), "--as-of", "2024-02-29", "--select", "DAT,ERR",
        PREFECT_API_URL=f"{prefect.address}/api", PREFECT_HOME=str(tmp_path / "own"),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith(f"Prefect API: {prefect.address}/api (PREFECT_API_URL)\n")
    assert [p.name for p in elsewhere.folder.iterdir()] == ["reports"]
    (run,) = [r for r in prefect.find("flow_runs") if r["parameters"].get("as_of") == "2024-02-29"]
    assert run["state_type"] == "COMPLETED"


BREAK_ONE_SHARD = """
import sys
from sourcelint.pipeline import file_results
whole = file_results.lint_file
def lint_file(source, *given):
    if source.id.startswith("002"):
        raise MemoryError("no memory left")
    return whole(source, *given)
file_results.lint_file = lint_file
from sourcelint.cli import main
sys.exit(main(["run", "raw", "--as-of", "2024-03-01", "--shard-size", "1", "--reports", "broken"]))
"""


def test_a_broken_shard_never_loses_the_others(project: Project, sources, prefect: Prefect):
    done = project.python("-c", BREAK_ONE_SHARD)
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith(
        f"Prefect API: {prefect.address}/api (the server that `sourcelint ui` or `serve` runs "
    )
    assert "6 reports; begin with broken/index.html" in done.stdout
    written = project.written("broken")
    assert {f"sources/{slug(s)}.md" for s in sources} <= written.keys()
    lost = next(
        text.decode() for name, text in written.items() if name.startswith("sources/002") and name.endswith(".md")
    )
    assert "no memory left" in lost
    (run,) = [r for r in prefect.find("flow_runs") if r["parameters"].get("as_of") == "2024-03-01"]
    states = prefect.task_runs(run["id"])
    assert sorted(states.values()) == ["COMPLETED"] * 11 + ["FAILED"]


IMPOSSIBLE = (
    (("missing",), "missing: no such file or directory"),
    (("raw", "--checks", "raw"), "raw: no suites"),
    (("raw", "--select", "DAT999"), "no rule has the code 'DAT999'"),
    (("raw", "--runner", "threads"), "--runner: 'threads' is none; say processes, dask, or the address"),
    (("raw", "--reports", "raw/a.txt"), "raw/a.txt: cannot be written"),
    (("raw", "--reports", "."), ".: is the working directory, or holds it"),
    (("raw", "--reports", "bad"), "bad: is not empty, and sourcelint did not write what is in it"),
    (("raw", "--checks", "bad"), "bad/a.yaml:3: Great Expectations has no expect_column_values_to_be_betwen"),
    (("raw", "--checks", "tables"), "tables/reference/facts.csv:1: the columns must be kind,"),
)
RUN_EACH = """
import json, sys
from sourcelint.cli import main
for number, arguments in enumerate(json.loads(sys.argv[1])):
    print(f"--- {number}: {main(['run', *arguments])}", flush=True)
"""
"""One process for all: most of its time is Prefect and Great Expectations being loaded."""


def test_what_cannot_be_done_is_said_before_anything_is_recorded(project: Project, tmp_path):
    bad = project.at(tmp_path)
    (bad.folder / "raw").mkdir()
    (bad.folder / "raw" / "a.txt").write_text("A text.", encoding="utf8")
    (bad.folder / "bad").mkdir()
    suite = "name: a\nexpectations:\n  - {type: expect_column_values_to_be_betwen, kwargs: {}, severity: info}\n"
    (bad.folder / "bad" / "a.yaml").write_text(suite, encoding="utf8")
    (bad.folder / "tables" / "reference").mkdir(parents=True)
    (bad.folder / "tables" / "reference" / "facts.csv").write_text("a,b\n", encoding="utf8")
    before = {name: content for name, content in bad.written(".").items() if not name.startswith(".prefect")}
    done = bad.python("-c", RUN_EACH, json.dumps([arguments for arguments, _ in IMPOSSIBLE]))
    assert {name: content for name, content in bad.written(".").items() if not name.startswith(".prefect")} == before
    said = done.stdout.splitlines()
    assert said[1::2] == [f"--- {number}: 2" for number in range(len(IMPOSSIBLE))]
    for line, (_, says) in zip(said[::2], IMPOSSIBLE, strict=True):
        assert says in line
    assert not (bad.folder / "reports").exists()


WITHOUT_THE_COMMAND_LINE = """
import sys
from sourcelint.pipeline import shipped
sys.path.insert(0, str(shipped("flows")))
import lint_sources
state = lint_sources.lint_sources("raw", checks="checks", return_state=True)
assert "great_expectations" not in sys.modules, "it has a process of its own"
print(state.type.value)
"""
"""As a worker runs the flow: nothing stands between its log and the log of the worker."""

LIVE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]|##\w*\[|(?m:^\s*::)")


@pytest.mark.parametrize("broken", [False, True], ids=["notices", "exceptions"])
def test_nothing_in_the_log_acts(broken, project: Project, prefect: Prefect, tmp_path):
    place = project.at(tmp_path / "place")
    raw = place.folder / "raw"
    raw.mkdir()
    (place.folder / "checks").symlink_to(project.folder / "checks")
    for name in ("::error::a", "##[error]b\x1b[31m", "c\n::stop-commands::x", "=1+1 \u202e.txt"):
        (raw / name).write_text("Some experts say so.\n", encoding="utf8")
        (raw / f"{name} folder").symlink_to("..")
    rows = '"d\n::error::e ##[error]\x1b[2J",DAT008,x\n' if not broken else 'a,"\n::error::e ##[error]\x1b[2J",x\n'
    (raw / "suppressions.csv").write_text(f"path,code,reason\n{rows}", encoding="utf8")
    own = {"PREFECT_API_URL": f"{prefect.address}/api", "PREFECT_HOME": str(tmp_path / "own")}
    done = place.python("-c", WITHOUT_THE_COMMAND_LINE, **own)
    assert done.stdout.splitlines()[-1] == ("FAILED" if broken else "COMPLETED"), done.stdout
    assert "<U+001B>" in done.stdout
    assert ("raw/suppressions.csv:3: " if broken else "is not followed") in done.stdout
    assert "Traceback" not in done.stdout
    assert not LIVE.search(done.stdout), done.stdout
    logged = "\n".join(entry["message"] for entry in prefect.find("logs", limit=200))
    assert "##\\[error]" in logged
    assert not LIVE.search(logged)


def test_the_deployment_runs_as_documented(project: Project, prefect: Prefect, tmp_path):
    """Follow docs/scheduling.md: create the pool, deploy, run once, let a worker do it."""
    place = project.at(tmp_path / "deployed")
    for name in ("flows", "prefect.yaml"):
        (place.folder / name).symlink_to(ROOT / name)
    for name in ("raw", "checks"):
        (place.folder / name).symlink_to(project.folder / name)
    own = {"PREFECT_API_URL": f"{prefect.address}/api", "PREFECT_HOME": str(tmp_path / "own")}
    page = (ROOT / "docs" / "scheduling.md").read_text(encoding="utf8")
    for command in (
        "prefect work-pool create sourcelint --type process",
        "prefect deploy --all",
        "prefect deployment run lint-sources/daily",
        "prefect worker start --pool sourcelint",
    ):
        assert command in page
        words = command.split()[1:]
        once = ["--run-once"] if words[0] == "worker" else []
        done = place.python("-m", "prefect", "--no-prompt", *words, *once, **own)
        assert done.returncode == 0, done.stdout
    (run,) = [r for r in prefect.find("flow_runs") if r["deployment_id"] and r["state_type"] != "SCHEDULED"]
    assert run["state_name"] == "Bar missed", done.stdout
    assert (place.folder / "reports" / "index.html").is_file()
    planned = [r for r in prefect.find("flow_runs") if r["state_type"] == "SCHEDULED"]
    assert all(r["expected_start_time"][11:16] == "06:00" for r in planned)
