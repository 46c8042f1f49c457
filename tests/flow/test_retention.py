"""Our own server remembers the newest runs, and of each source the newest report."""

from __future__ import annotations

import json

import pytest

from tests.flow.conftest import ROOT, Project, running

pytestmark = [pytest.mark.flow, pytest.mark.slow, pytest.mark.timeout(280)]

FOUR_RUNS = """
import json, sys
sys.path.insert(0, sys.argv[1])
from prefect import flow
from prefect.artifacts import create_markdown_artifact
from flows.retention import forget_old_runs

@flow
def note(sources):
    for source in sources:
        create_markdown_artifact(markdown="a report", key=source)

for sources in (["unchanged", "changed"], ["changed"], ["changed"], ["changed"]):
    note(sources)
print(json.dumps([forget_old_runs(0), forget_old_runs(2), forget_old_runs(2)]))
"""


def test_old_runs_go_and_the_newest_report_of_each_source_stays(place: Project):
    with running(place, "ui") as server:
        done = place.python("-c", FOUR_RUNS, str(ROOT), PREFECT_API_URL=f"{server.address}/api")
        assert done.returncode == 0, done.stdout
        assert json.loads(done.stdout.splitlines()[-1]) == [0, 2, 0]
        runs = {run["id"] for run in server.find("flow_runs")}
        artifacts = server.find("artifacts")
        latest = server.find("artifacts/latest")
    assert len(runs) == 2
    assert sorted(artifact["key"] for artifact in artifacts) == ["changed", "changed", "unchanged"]
    assert {a["flow_run_id"] for a in artifacts if a["key"] == "changed"} == runs
    assert {a["key"] for a in latest} == {"changed", "unchanged"}
