"""Our own server makes many artifacts at once, which are as Prefect's own address makes them one by one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.flow.conftest import ROOT, Project, running, wait_until

pytestmark = [pytest.mark.flow, pytest.mark.slow, pytest.mark.timeout(280)]

CREATE = """
import sys
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/flows"]
from uuid import UUID
import lint_sources
from lint_sources import ArtifactRequest, artifact_batches, create_all, get_client

of_run = {"flow_run_id": UUID(int=1), "task_run_id": UUID(int=2)}
with get_client(sync_client=True) as client:
    for way, path in (("at-once", artifact_batches.PATH), ("singly", "/an/address/that/older/versions/lack")):
        artifact_batches.PATH = path
        for content in ("before", "now"):
            reports = {"type": "markdown", "data": content, "description": f"{content}: *d*", **of_run}
            create_all(client, [ArtifactRequest(key=f"{way}-{key}", **reports) for key in "ab"])
        create_all(client, [ArtifactRequest(key=f"{way}-{key}", type="table", data="[]") for key in "cd"])
"""
OWN = {"id", "latest_id", "created", "updated", "key"}


def made(way: str, artifacts: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """Return what artifacts say, with what is left of their keys, the first to be made first."""
    of_way = [one for one in sorted(artifacts, key=lambda one: one["created"]) if one["key"].startswith(way)]
    said = [(one["key"].removeprefix(way), {k: v for k, v in one.items() if k not in OWN}) for one in of_way]
    return sorted(said, key=lambda one: one[0])


def test_artifacts_are_the_same_made_at_once_or_one_by_one(place: Project):
    with running(place, "ui") as server:
        known = {"PREFECT_API_URL": f"{server.address}/api", "SOURCELINT_STATE": str(place.home)}
        done = place.python("-c", CREATE, str(ROOT), **known)
        assert done.returncode == 0, done.stdout
        artifacts, latest = server.find("artifacts"), server.find("artifacts/latest")
        created = {"event": {"name": ["prefect.artifact.created"]}}
        wait_until(lambda: server.post("events/filter", filter=created)["total"] >= 6)
        told = server.post("events/filter", filter=created)["events"]
    assert made("at-once", artifacts) == made("singly", artifacts)
    assert made("at-once", latest) == made("singly", latest)
    assert [one["data"] for _, one in made("at-once", artifacts)] == ["before", "now"] * 2 + ["[]"] * 2
    newest = {one["key"]: one["id"] for one in sorted(artifacts, key=lambda one: one["created"])}
    assert {one["key"]: one["latest_id"] for one in latest} == newest
    assert {event["resource"]["prefect.resource.name"][:7] for event in told} == {"singly-"}
