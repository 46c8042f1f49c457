"""A checkout whose author is not the user: nothing in it is executed, asked or obeyed as a setting."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import sys
import threading
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest

from sourcelint.host import processes
from sourcelint.host.state_folder import state_of
from tests.flow.conftest import AS_OF, Project, free_port, running, started, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.flow, pytest.mark.slow, pytest.mark.timeout(400)]

TRAP = """\
import os
open(os.path.join({folder!r}, __name__), "w").close()
"""
LOGGING = """\
version: 1
handlers:
  trap: {class: logging.FileHandler, filename: %s}
root: {handlers: [trap]}
"""


class Listener:
    """Listens on a port and counts who comes."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.visitors = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self.socket.accept()[0].close()
                self.visitors += 1


@pytest.fixture
def hostile(place: Project, tmp_path) -> Iterator[Project]:
    """A folder with a file for every module that could be imported, and with settings that lead elsewhere."""
    sprung = tmp_path / "sprung"
    sprung.mkdir()
    listener = Listener()
    names = {
        *sys.stdlib_module_names,
        *packages_distributions(),
        "lint_sources",
        "server",
        "sitecustomize",
        "usercustomize",
    }
    for name in names:
        if name.isidentifier():
            (place.folder / f"{name}.py").write_text(TRAP.format(folder=str(sprung)), encoding="utf8")
    api = f"{listener.address}/api"
    (place.folder / ".env").write_text(f"PREFECT_API_URL={api}\nPREFECT_HOME={sprung}\n", encoding="utf8")
    (place.folder / "prefect.toml").write_text("[[[ not even TOML", encoding="utf8")
    (place.folder / "pyproject.toml").write_text(f'[tool.prefect.api]\nurl = "{api}"\n', encoding="utf8")
    prefect = place.folder / ".prefect"
    (prefect / "address").write_text(listener.address, encoding="utf8")
    (prefect / "profiles.toml").write_text(
        f'active = "a"\n[profiles.a]\nPREFECT_API_URL = "{api}"\nPREFECT_RESULTS_LOCAL_STORAGE_PATH = "{sprung}"\n',
        "utf8",
    )
    (prefect / "logging.yml").write_text(LOGGING % (sprung / "logging"), encoding="utf8")
    yield place
    listener.socket.close()
    assert not list(sprung.iterdir())
    assert listener.visitors == 0


def test_the_traps_work(hostile: Project, tmp_path):
    code = "import sys; sys.path.insert(0, ''); import yaml"
    assert hostile.python("-c", code).returncode == 0
    assert [p.name for p in (tmp_path / "sprung").iterdir()] == ["yaml"]
    shutil.rmtree(tmp_path / "sprung")
    (tmp_path / "sprung").mkdir()


@pytest.mark.parametrize("command", ["check", "gate"])
def test_reports_are_written(hostile: Project, command):
    done = hostile.sourcelint(command, "raw", "--as-of", AS_OF)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout


def test_a_run_is_done(hostile: Project):
    done = hostile.sourcelint("run", "raw", "--as-of", AS_OF)
    assert done.returncode == 0, done.stdout
    said = done.stdout.splitlines()[0]
    assert said.endswith(
        "; Prefect's settings in .env, prefect.toml, pyproject.toml are not read, see --prefect-settings"
    )
    assert hostile.runs()[0][0] == "COMPLETED"


def test_serving_and_the_ui(hostile: Project):
    with running(
        hostile, "serve", "raw", "--cron", "0 6 * * *", "--as-of", AS_OF, PREFECT_RUNNER_POLL_FREQUENCY="1"
    ) as server:
        ended = {"Completed", "Bar missed", "Crashed", "Failed"}
        run = server.start_run()
        (deployment,) = server.find("deployments")
        assert [entry["schedule"]["cron"] for entry in deployment["schedules"]] == ["0 6 * * *"]
        wait_until(lambda: server.state_of(run) in ended)
        assert server.state_of(run) == "Bar missed"  # one of the sources has a 30 February
        assert (hostile.folder / "reports" / "index.html").is_file()
    with running(hostile, "ui") as server:
        assert server.state_of(run) == "Bar missed"


def test_settings_of_the_folder_count_where_the_user_asks_for_it(bare_place: Project):
    place = bare_place
    url = f"http://127.0.0.1:{free_port()}/api"
    (place.folder / "prefect.toml").write_text(f'[api]\nurl = "{url}"\n', encoding="utf8")
    done = place.sourcelint("run", "raw", "--prefect-settings", PREFECT_CLIENT_MAX_RETRIES="0")
    assert done.returncode == 2
    assert f"the Prefect API at {url} does not answer" in done.stdout
    assert not (place.folder / ".prefect").exists()


def test_the_record_of_a_server_that_was_killed_is_not_believed(place: Project, monkeypatch):
    monkeypatch.setenv("HOME", str(place.home))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    record = state_of(place.folder) / "server.json"
    with started(place, "ui", "--port", str(port := free_port())) as ui:
        ui.wait_for("Prefect UI")
        kept = json.loads(record.read_text(encoding="utf8"))
        assert kept["address"] == f"http://127.0.0.1:{port}"
        assert kept["pid"] in ui.descendants()
        assert record.stat().st_mode & 0o777 == 0o600
        ui.process.kill()
        wait_until(lambda: not processes.start_time(kept["pid"]))
    assert record.exists()
    done = place.sourcelint("run", "raw", "--as-of", AS_OF)
    assert done.returncode == 0, done.stdout
    assert "a server of sourcelint's own" in done.stdout.splitlines()[0]
