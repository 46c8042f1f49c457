"""Which Prefect API is used, told without importing Prefect."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sourcelint.cli.run import load_flows

if TYPE_CHECKING:
    from pathlib import Path

api = load_flows("prefect_api")
URL = "http://prefect.example/api"
PROFILES = f"""\
active = "mine"
[profiles.mine]
PREFECT_API_URL = "{URL}"
[profiles.bare]
PREFECT_LOGGING_LEVEL = "DEBUG"
"""
FOLDER_SETTINGS = {
    "prefect.toml": f'[api]\nurl = "{URL}"\n',
    ".env": f"export PREFECT_API_URL={URL}\n",
    "pyproject.toml": f'[tool.prefect.api]\nurl = "{URL}"\n',
}


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch, tmp_path):
    for name in ("PREFECT_API_URL", "PREFECT_HOME", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


def profiles(tmp_path: Path) -> Path:
    path = tmp_path / "home" / ".prefect" / "profiles.toml"
    path.parent.mkdir(parents=True)
    path.write_text(PROFILES, encoding="utf8")
    return path


def test_without_settings_there_is_no_api():
    assert api.configured(trust_folder=True) is None


def test_an_environment_variable(monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", URL)
    assert api.configured() == (URL, "PREFECT_API_URL")


def test_a_password_in_the_address_is_not_shown():
    assert (
        str(api.ConfiguredApi("https://me:secret@prefect.example:8/api", "here"))
        == "https://prefect.example:8/api (here)"
    )


def test_the_active_profile(monkeypatch, tmp_path):
    path = profiles(tmp_path)
    assert api.configured() == (URL, f"profile mine in {path}")
    monkeypatch.setenv("PREFECT_PROFILE", "bare")
    assert not api.configured()


def test_profiles_elsewhere(monkeypatch, tmp_path):
    path = profiles(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert not api.configured()
    monkeypatch.setenv("PREFECT_HOME", str(path.parent))
    assert api.configured()
    monkeypatch.delenv("PREFECT_HOME")
    monkeypatch.setenv("PREFECT_PROFILES_PATH", str(path))
    assert api.configured()


@pytest.mark.parametrize("name", FOLDER_SETTINGS)
def test_settings_of_the_folder_count_only_where_the_user_asks_for_it(tmp_path, name):
    (tmp_path / name).write_text(FOLDER_SETTINGS[name], encoding="utf8")
    assert api.configured() is None
    assert api.ignored_files() == [name]
    assert api.configured(trust_folder=True) == (URL, name)


def test_files_without_a_word_of_prefect_are_not_mentioned(tmp_path):
    (tmp_path / ".env").write_text("TOKEN=a\n", encoding="utf8")
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\n", encoding="utf8")
    assert api.ignored_files() == []


def test_settings_that_cannot_be_read_say_nothing(tmp_path):
    profiles(tmp_path).write_text("[[[", encoding="utf8")
    assert not api.configured()


def test_paths_of_the_user_keep_their_meaning(monkeypatch, tmp_path):
    monkeypatch.setenv("PREFECT_HOME", "own")
    monkeypatch.setenv("PREFECT_RESULTS_STORAGE_PATH", "s3://bucket/a")
    api.hold_paths()
    assert api.os.environ["PREFECT_HOME"] == str(tmp_path / "own")
    assert api.os.environ["PREFECT_RESULTS_STORAGE_PATH"] == "s3://bucket/a"


def test_it_is_loaded_without_prefect():
    code = "import sys; from sourcelint.cli.run import load_flows; load_flows('server'); sys.exit('prefect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_module_that_is_missing_is_said(monkeypatch, tmp_path):
    from sourcelint import pipeline

    monkeypatch.setattr(pipeline, "shipped", lambda _: tmp_path)
    with pytest.raises(pipeline.InputError, match=r"gone\.py: not found; install sourcelint again"):
        load_flows("gone")
