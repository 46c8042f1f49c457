"""Which Prefect is used, told without importing Prefect."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PATH = Path(__file__).parents[2] / "flows" / "server.py"


@pytest.fixture
def server(monkeypatch, tmp_path):
    for name in ("PREFECT_API_URL", "PREFECT_HOME", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    spec = importlib.util.spec_from_file_location("server_under_test", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PROFILES = """\
active = "mine"
[profiles.mine]
PREFECT_API_URL = "http://prefect.example/api"
[profiles.bare]
PREFECT_LOGGING_LEVEL = "DEBUG"
"""


def profiles(tmp_path: Path) -> Path:
    path = tmp_path / "home" / ".prefect" / "profiles.toml"
    path.parent.mkdir(parents=True)
    path.write_text(PROFILES, encoding="utf8")
    return path


def test_without_settings_there_is_no_api(server):
    assert not server.configured()


def test_an_environment_variable(server, monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://prefect.example/api")
    assert server.configured()


def test_the_active_profile(server, monkeypatch, tmp_path):
    profiles(tmp_path)
    assert server.configured()
    monkeypatch.setenv("PREFECT_PROFILE", "bare")
    assert not server.configured()


def test_profiles_elsewhere(server, monkeypatch, tmp_path):
    path = profiles(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert not server.configured()
    monkeypatch.setenv("PREFECT_HOME", str(path.parent))
    assert server.configured()
    monkeypatch.delenv("PREFECT_HOME")
    monkeypatch.setenv("PREFECT_PROFILES_PATH", str(path))
    assert server.configured()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("prefect.toml", '[api]\nurl = "http://prefect.example/api"\n'),
        (".env", "export PREFECT_API_URL=http://prefect.example/api\n"),
        ("pyproject.toml", '[tool.prefect.api]\nurl = "http://prefect.example/api"\n'),
    ],
)
def test_a_settings_file_of_prefect(server, tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf8")
    assert server.configured()


def test_settings_that_cannot_be_read_say_nothing(server, tmp_path):
    profiles(tmp_path).write_text("[[[", encoding="utf8")
    assert not server.configured()


def test_it_is_loaded_without_prefect():
    code = f"import runpy, sys; runpy.run_path({str(PATH)!r}); sys.exit('prefect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_server_that_cannot_start_says_where_its_log_is(server, tmp_path, monkeypatch):
    monkeypatch.setattr(server.sys, "executable", "/bin/false")
    log = tmp_path / "server.log"
    broken = server.Server("http://127.0.0.1:9", log)
    broken.start(shown=False)
    with pytest.raises(server.ServerError, match=r"did not start on http://127.0.0.1:9 .*server\.log"):
        broken.wait()
    broken.stop()


END = """
import os, runpy, signal, sys, time
server = runpy.run_path({path!r})
sys.executable = {stub!r}
with server["_api"]():
    while not os.path.exists("pid"):
        time.sleep(0.05)
    os.kill(os.getpid(), signal.{signal})
    time.sleep(60)
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_command_that_is_ended_ends_its_server(server, tmp_path, name):
    stub = tmp_path / "python"
    stub.write_text("#!/bin/sh\necho $$ > pid.new; mv pid.new pid\nexec sleep 60\n", encoding="utf8")
    stub.chmod(0o755)
    code = END.format(path=str(PATH), stub=str(stub), signal=name)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False, capture_output=True, timeout=30)
    assert done.returncode in {143, -signal.SIGINT}
    pid = int((tmp_path / "pid").read_text(encoding="utf8"))
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
