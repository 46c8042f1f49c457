"""Settings files are read strictly."""

from __future__ import annotations

import re

import pytest

from sourcelint.inputs.config import Config, ConfigError, find, load

GOOD = 'select = ["DAT", "ERR001"]\nignore = ["DAT009"]\nchecks = "bar"\nreports = "out"\n'


def test_defaults_without_a_file():
    assert load(None) == Config((), (), {}, None, "reports")


def test_sourcelint_toml(tmp_path, monkeypatch):
    (tmp_path / "sourcelint.toml").write_text(GOOD + '[severity]\nDAT003 = "info"\n')
    monkeypatch.chdir(tmp_path)
    assert load(find(tmp_path)) == Config(("DAT", "ERR001"), ("DAT009",), {"DAT003": "info"}, "bar", "out")


def test_pyproject(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text(
        '[tool.sourcelint]\nselect = ["DAT"]\n[tool.sourcelint.severity]\nDAT003 = "error"\n'
    )
    monkeypatch.chdir(tmp_path)
    assert load(find(tmp_path)) == Config(("DAT",), (), {"DAT003": "error"})


def test_the_nearest_file_wins_and_its_folders_are_its_own(tmp_path, monkeypatch):
    (tmp_path / "sourcelint.toml").write_text(GOOD)
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    found = find(below)
    assert found == tmp_path / "sourcelint.toml"
    assert load(found).checks == str(tmp_path / "bar")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
    assert find(below) == tmp_path / "sourcelint.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.sourcelint]\n")
    assert find(below) == tmp_path / "a" / "pyproject.toml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'selekt = ["DAT"]',
            "sourcelint.toml: unknown key 'selekt'; did you mean select?",
        ),
        (
            "fail-on = 1",
            "sourcelint.toml: unknown key 'fail-on'; known are checks, columns, ignore, max-bytes, reports, select, severity",
        ),
        (
            "[tool.sourcelint]",
            "sourcelint.toml: unknown key 'tool'; sourcelint.toml needs no [tool.sourcelint]",
        ),
        ('select = "DAT"', "sourcelint.toml: select must be a list of rule codes"),
        ('select = ["QQQ"]', "sourcelint.toml: select: no rule has the code 'QQQ'"),
        ("ignore = [1]", "sourcelint.toml: ignore must be a list"),
        ('severity = "info"', "sourcelint.toml: severity must be a table"),
        ('[severity]\nQQQ001 = "info"', "sourcelint.toml: severity.QQQ001: no rule has this code"),
        (
            '[severity]\nERR001 = "critical"',
            "sourcelint.toml: severity.ERR001: 'critical' is none of error, warning, info",
        ),
        ("[severity]\nERR001 = [1]", "sourcelint.toml: severity.ERR001: [1] is none of"),
        ("max-bytes = 0", "sourcelint.toml: max-bytes must be a number of bytes from 1 on"),
        ('max-bytes = "20 MB"', "sourcelint.toml: max-bytes must be a number of bytes from 1 on"),
        ("checks = 1", "sourcelint.toml: checks must be the path of a folder"),
        ("reports = ''", "sourcelint.toml: reports must be the path of a folder"),
    ],
)
def test_what_is_wrong_is_named(text, message, tmp_path):
    path = tmp_path / "sourcelint.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match="^" + re.escape(message)):
        load(path)


def test_toml_that_cannot_be_read_is_named_with_its_line(tmp_path):
    path = tmp_path / "sourcelint.toml"
    path.write_text('ignore = []\nselect = "\n')
    with pytest.raises(ConfigError, match="^" + re.escape(f"{path}:2: cannot be read: Illegal character")):
        load(path)


@pytest.mark.parametrize("text", ["tool = 1\n", "[tool]\nsourcelint = 1\n"])
def test_a_table_that_is_none_says_nothing(text, tmp_path):
    (tmp_path / "pyproject.toml").write_text(text)
    assert load(tmp_path / "pyproject.toml") == Config()


def test_a_broken_pyproject_is_said(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project\n[tool.sourcelint]\n")
    with pytest.raises(ConfigError, match="cannot be read"):
        find(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[project\n[tool.other]\n")
    assert find(tmp_path) is None


@pytest.mark.parametrize(
    "text",
    [
        "[tool.sourcelint]\n",
        "[project]\nname = 'a'\n\t[ tool . 'sourcelint'.severity]\n",
        "tool.sourcelint.select = []\n",
        "[tool] # ours\nsourcelint.select = []\n",
        '["tool"]\n[tool.other]\n[tool."sourcelint"]\n',
        '"tool"={sourcelint={}}\r\n',
    ],
)
def test_a_table_is_found_however_it_is_written(text, tmp_path):
    (tmp_path / "pyproject.toml").write_text(text)
    assert find(tmp_path) == tmp_path / "pyproject.toml"


def test_no_such_file(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "sourcelint.toml")


def test_bytes_that_are_no_utf8(tmp_path):
    (tmp_path / "sourcelint.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "sourcelint.toml")
