"""From nothing to the first scheduled run on PostgreSQL, as docs/scheduling.md tells it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.flow.conftest import LIVELY, ROOT, free_port, running, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.flow.conftest import Project

PROGRAMS = shutil.which("initdb") or next(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), None)
USER = "postgres" if os.getuid() == 0 else None
"""PostgreSQL refuses to run as root."""

pytestmark = [
    pytest.mark.flow,
    pytest.mark.slow,
    pytest.mark.timeout(1000),
    pytest.mark.skipif(PROGRAMS is None, reason="no PostgreSQL on this machine"),
]


class Cluster:
    """A PostgreSQL server of its own, in a folder that its user may enter."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = str(free_port())
        if USER:
            shutil.chown(folder, USER)

    def call(self, program: str, *arguments: str) -> str:
        """Run a program of PostgreSQL to its end and return what it says."""
        own = {**os.environ, "PGHOST": str(self.folder), "PGPORT": self.port, "LC_ALL": "C.UTF-8"}
        path = Path(PROGRAMS or "").resolve().with_name(program)
        done = subprocess.run(
            [path, *arguments], cwd=self.folder, env=own, user=USER, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
        return done.stdout


@pytest.fixture
def postgresql() -> Iterator[Cluster]:
    """Start it."""
    with tempfile.TemporaryDirectory(prefix="sourcelint-postgresql-") as name:
        cluster = Cluster(Path(name))
        data, log = f"{name}/data", f"{name}/log"
        cluster.call("initdb", "--pgdata", data, "--auth", "trust", "--no-sync")
        options = f"-c listen_addresses=127.0.0.1 -c port={cluster.port} -c unix_socket_directories={name} -c fsync=off"
        cluster.call("pg_ctl", "--pgdata", data, "--log", log, "--options", options, "--wait", "start")
        try:
            yield cluster
        finally:
            cluster.call("pg_ctl", "--pgdata", data, "--mode", "fast", "--wait", "stop")


def told() -> list[list[str]]:
    """Return the commands of the documentation that set up the database, without what the administrator's shell adds."""
    text = (ROOT / "docs" / "scheduling.md").read_text(encoding="utf8")
    return [line.split() for line in re.findall(r"^ +sudo -u postgres (create\w+ .*)$", text, re.MULTILINE)]


def test_the_first_scheduled_run(place: Project, postgresql: Cluster):
    assert [command[0] for command in told()] == ["createuser", "createdb"]
    for program, *arguments in told():
        # Nobody is there who could type the password, and the cluster asks for none.
        postgresql.call(program, *(argument for argument in arguments if argument != "--pwprompt"))
    url = f"postgresql+asyncpg://sourcelint:none@127.0.0.1:{postgresql.port}/prefect"
    frequent = ("--cron", "* * * * * */15", "--no-gate")
    before = (place.folder / ".prefect" / "prefect.db").read_bytes()
    with running(place, "serve", "raw", *frequent, PREFECT_SERVER_DATABASE_CONNECTION_URL=url, **LIVELY) as server:
        wait_until(lambda: [run for run in server.find("flow_runs") if run["state_type"] == "COMPLETED"], seconds=600)
    counted = postgresql.call(
        "psql", "--dbname", "prefect", "--tuples-only", "--command",
        "select count(*) from flow_run where auto_scheduled and state_type = 'COMPLETED'",
    )  # fmt: skip
    assert int(counted) >= 1
    assert (place.folder / "reports" / "index.html").is_file()
    assert (place.folder / ".prefect" / "prefect.db").read_bytes() == before
