"""`--new-since` in a repository whose configuration, attributes and hooks would run programs: none of them runs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from sourcelint import cli
from sourcelint.cli.git import since
from sourcelint.pipeline import InputError, discover

TEXT = "The bridge\n\nThe bridge was opened on 3 May 1999 by the mayor of the town.\n"


def git(*arguments: str, cwd: Path | None = None) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, cwd=cwd)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with a source and a manifest, both changed since the last commit; the working directory is in it."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    root = tmp_path / "repository"
    (root / "raw").mkdir(parents=True)
    monkeypatch.chdir(root)
    git("init", "-q")
    for name in ("a.txt", "b.txt"):
        (root / "raw" / name).write_text(TEXT)
    (root / "raw" / "manifest.csv").write_text("path,publisher\na.txt,P\n")
    (root / "checks").mkdir()
    git("add", ".")
    git("commit", "-q", "-m", "raw")
    (root / "raw" / "a.txt").write_text(TEXT + "More.\n")
    (root / "raw" / "manifest.csv").write_text("path,publisher\na.txt,Q\n")
    os.utime(root / "raw" / "b.txt", (1, 1))  # git has to look into the file
    return root


@pytest.fixture
def planted(repository, tmp_path):
    """Programs in every place of the repository from which git runs one; each says so in the folder that is returned."""
    ran = tmp_path / "ran"
    ran.mkdir()

    def program(name: str) -> str:
        path = tmp_path / f"{name}.sh"
        path.write_text(f"#!/bin/sh\ntouch '{ran}/{name}'\nexit 1\n")
        path.chmod(0o755)
        return str(path)

    settings = {
        "core.fsmonitor": program("fsmonitor"),
        "core.hooksPath": str(tmp_path / "hooks"),
        "core.pager": program("pager"),
        "pager.diff": program("pager-of-diff"),
        "core.sshCommand": program("ssh"),
        "core.alternateRefsCommand": program("alternates"),
        "diff.external": program("external"),
        "diff.evil.command": program("command"),
        "diff.evil.textconv": program("textconv"),
        "diff.evil.cachetextconv": "false",
        "filter.evil.clean": program("clean"),
        "filter.evil.smudge": program("smudge"),
        "filter.evil.required": "true",
        "filter.e=v.il.clean": program("clean-with-signs"),
        "filter.process.process": program("process"),
        "alias.diff": f"!{program('alias')}",
        "alias.rev-parse": f"!{program('alias')}",
        "credential.helper": program("credential"),
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{program('transport')}",
        "remote.origin.uploadpack": program("uploadpack"),
        "protocol.ext.allow": "always",
        "protocol.allow": "always",
    }
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (hooks / hook).symlink_to(program(f"hook-{hook}"))
    (repository / ".gitattributes").write_text(
        "a.txt diff=evil filter=evil\nb.txt filter=e=v.il\n*.csv diff=evil filter=process\n"
    )
    with (repository / ".git" / "config").open("a") as config:
        for key, value in settings.items():
            section, _, name = key.rpartition(".")
            head, _, rest = section.partition(".")
            config.write(f'[{head} "{rest}"]\n' if rest else f"[{head}]\n")
            config.write(f'\t{name} = "{value}"\n')
        config.write("[core]\n\trepositoryFormatVersion = 1\n")
    return ran


def test_nothing_that_a_repository_names_is_run(repository, planted):
    history = since("HEAD")
    assert [s.id for s in history.new(discover(["raw"]))] == ["a.txt"]
    assert history.before(Path("raw/manifest.csv")) == "path,publisher\na.txt,P\n"
    assert history.touched(Path("raw/manifest.csv"))
    with pytest.raises(InputError):
        since("4b825dc642cb6eb9a060e54bf8d69288fbee4905")  # an object that is not there, and would be fetched
    assert [p.name for p in planted.iterdir()] == []


def test_the_same_repository_runs_programs_where_git_is_called_plainly(repository, planted):
    """What is planted works: the test above cannot pass because the traps are broken."""
    for arguments in (
        ["diff", "HEAD"],
        ["diff", "--no-ext-diff", "--name-only", "HEAD"],
        ["-c", "diff.external=", "diff", "--textconv", "--no-ext-diff", "HEAD", "--", "raw/manifest.csv"],
        ["hash-object", "raw/a.txt"],
        ["hash-object", "raw/b.txt"],
        ["cat-file", "-p", "4b825dc642cb6eb9a060e54bf8d69288fbee4905"],
    ):
        subprocess.run(["git", *arguments], capture_output=True, check=False, timeout=60)
    ran = {p.name for p in planted.iterdir()}
    assert {"fsmonitor", "clean", "clean-with-signs", "transport"} <= ran


def test_a_submodule_runs_nothing_either(repository, tmp_path):
    inner = repository / "raw" / "inner"
    inner.mkdir()
    git("init", "-q", cwd=inner)
    (inner / "c.txt").write_text(TEXT)
    git("add", ".", cwd=inner)
    git("commit", "-q", "-m", "inner", cwd=inner)
    git("add", ".")
    git("commit", "-q", "-m", "submodule")
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n")
    trap.chmod(0o755)
    git("config", "core.fsmonitor", str(trap), cwd=inner)
    (inner / "c.txt").write_text(TEXT + "More.\n")
    assert [s.id for s in since("HEAD").new(discover(["raw"]))] == ["inner/c.txt"], "outside of this repository: new"
    assert not (tmp_path / "ran").exists()
    subprocess.run(["git", "diff", "HEAD"], capture_output=True, check=False)
    assert (tmp_path / "ran").exists(), "the trap works"


def test_filters_of_the_user_stay_in_force(repository, tmp_path):
    """Git LFS keeps other bytes than those in the folder; without its filter every file would look changed."""
    (repository / ".gitattributes").write_text("b.txt filter=upper\n")
    git("config", "--global", "filter.upper.clean", "tr a-z A-Z")
    git("add", "--renormalize", ".")
    git("commit", "-q", "-a", "-m", "upper")
    os.utime(repository / "raw" / "b.txt", (2, 2))
    assert since("HEAD").new(discover(["raw"])) == []
    git("config", "filter.upper.clean", f"touch '{tmp_path}/ran'; cat")
    os.utime(repository / "raw" / "b.txt", (3, 3))
    assert since("HEAD").new(discover(["raw"])) == []
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "revision", ["", "--output=x", "-h", "HEAD\n--all", "a\x1bb", "HEAD:raw", "HEAD..HEAD", "nowhere"]
)
def test_a_revision_is_one_and_no_option(repository, revision):
    with pytest.raises(InputError, match="revision"):
        since(revision)
    assert not (repository / "x").exists()


def test_names_of_any_kind_are_found(repository):
    names = ["new\nline.txt", "-x", "--output=y", "tab\t.txt", '"quoted".txt', "a:b", ":(top)x"]
    for name in names:
        (repository / "raw" / name).write_text(TEXT)
    git("add", ".")
    git("commit", "-q", "-m", "names")
    assert since("HEAD").new(discover(["raw"])) == []
    for name in names:
        (repository / "raw" / name).write_text(TEXT + "More.\n")
    assert sorted(s.id for s in since("HEAD").new(discover(["raw"]))) == sorted(names)


def test_a_repository_of_somebody_else_is_said_to_be_so(repository, monkeypatch, capsys):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert (
        cli.main(["gate", "raw", "--new-since", "HEAD", "--checks", str(Path(cli.__file__).parents[2] / "checks")]) == 2
    )
    assert "dubious ownership" in capsys.readouterr().err


def test_a_folder_that_looks_like_a_repository_is_none(tmp_path, monkeypatch):
    git("init", "-q", "--bare", "looks", cwd=tmp_path)
    monkeypatch.chdir(tmp_path / "looks")
    with pytest.raises(InputError, match="no repository of git"):
        since("HEAD")
