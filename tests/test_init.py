"""`sourcelint init`: what it writes works, and what is there stays."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sourcelint import __version__, cli
from sourcelint.cli.init import WORKFLOWS, starter
from sourcelint.inputs import config

ROOT = Path(__file__).parents[1]


def test_it_sets_a_folder_up_and_leaves_what_is_there(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sourcelint.toml").write_text('ignore = ["CLM014"]\n')
    assert cli.main(["init"]) == 0
    out = capsys.readouterr().out
    assert "kept     sourcelint.toml\n" in out
    assert "wrote    .github/workflows/sources.yml\n" in out
    assert (tmp_path / "sourcelint.toml").read_text() == 'ignore = ["CLM014"]\n'
    for suite in (ROOT / "checks").glob("*.yaml"):
        assert (tmp_path / "checks" / suite.name).read_bytes() == suite.read_bytes()
    assert cli.main(["init", "--force", "--ci", "none"]) == 0
    assert "replaced sourcelint.toml\n" in capsys.readouterr().out
    assert config.load(tmp_path / "sourcelint.toml").checks == "checks"


@pytest.mark.parametrize(("ci", "is_told"), [("github", True), ("gitlab", True), ("none", False)])
def test_a_workflow_in_a_folder_of_a_repository_is_said_to_be_in_the_wrong_place(tmp_path, capsys, ci, is_told):
    (tmp_path / ".git").mkdir()
    assert cli.main(["init", "--ci", ci, str(tmp_path / "desk" / "news")]) == 0
    told = f"counts only at the root of the repository, {tmp_path}: move it there, put desk/news/ before its paths"
    assert (told in capsys.readouterr().out) is is_told
    assert cli.main(["init", "--ci", ci, str(tmp_path)]) == 0
    assert "counts only" not in capsys.readouterr().out


def test_what_git_ignores_is_never_replaced(tmp_path, capsys):
    assert cli.main(["init", str(tmp_path)]) == 0
    assert (tmp_path / ".gitignore").read_text().splitlines()[1:] == ["/reports/", "/.prefect/"]
    (tmp_path / ".gitignore").write_text("secret\n")
    assert cli.main(["init", "--force", str(tmp_path)]) == 0
    assert f"kept     {tmp_path / '.gitignore'}\n" in capsys.readouterr().out
    assert (tmp_path / ".gitignore").read_text() == "secret\n"


def test_a_folder_that_cannot_be_written(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert cli.main(["init", str(tmp_path / "file")]) == 2
    assert "file: is a file; name the folder to set up" in capsys.readouterr().err


@pytest.mark.parametrize("link", ["sourcelint.toml", "checks"])
def test_nothing_is_written_through_a_link(tmp_path, monkeypatch, capsys, link):
    project, outside = tmp_path / "project", tmp_path / "outside"
    project.mkdir()
    if link == "checks":
        outside.mkdir()
    else:
        outside.write_text("mine")
    (project / link).symlink_to(outside)
    monkeypatch.chdir(project)
    assert cli.main(["init"]) == 0
    assert f"kept     {link}" in capsys.readouterr().out
    assert cli.main(["init", "--force"]) == 2
    assert f"{link}: is a link; sourcelint reads, writes and removes nothing through links" in capsys.readouterr().err
    assert (list(outside.iterdir()) == []) if link == "checks" else (outside.read_text() == "mine")


@pytest.mark.parametrize("ci", WORKFLOWS)
def test_workflows_are_yaml_and_stand_in_the_documentation(ci):
    text = dict(starter(ci))[WORKFLOWS[ci]]
    assert yaml.safe_load(text)
    assert f"```yaml\n{text.replace(__version__, 'VERSION')}```" in (ROOT / "docs" / "gating.md").read_text("utf8")


def test_hooks_for_pre_commit_call_commands_that_exist():
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()):
        command = [*hook["entry"].split(), *hook["args"]]
        assert command[0] == "sourcelint"
        cli.parser().parse_args(command[1:])
