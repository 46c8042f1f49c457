"""Where sources come from, which of them are new, and what they are called in the output."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sourcelint import cli
from sourcelint.cli.git import since
from sourcelint.cli.since import judged_since
from sourcelint.pipeline import InputError, discover
from sourcelint.render import file_of

CUT = "The vote\n\nBy Ann Example\n\nThe council met to guard its own *** The members then signed the deed in the old hall.\n"


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with `sub/raw/a ü#.txt`, in which the working directory is `sub`."""
    raw = tmp_path / "repo" / "sub" / "raw"
    raw.mkdir(parents=True)
    (raw / "a ü#.txt").write_text(CUT, encoding="utf8")
    monkeypatch.chdir(raw.parents[1])
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "raw")
    monkeypatch.chdir(raw.parent)
    return raw.parents[1]


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def new(revision: str = "HEAD", path: str = "raw") -> list[str]:
    return [s.id for s in since(revision).new(discover([path]))]


# Which are new


def test_a_link_is_new_where_it_or_its_target_changed(repository):
    raw, store = repository / "sub" / "raw", repository / "store"
    store.mkdir()
    for name in ("one.txt", "two.txt"):
        (store / name).write_text(CUT)
    (raw / "link.txt").symlink_to("../../store/one.txt")
    git("add", "--all", str(repository))
    git("commit", "-q", "-m", "link")
    assert new() == []
    (store / "one.txt").write_text(CUT + "More.\n")
    assert new() == ["link.txt"]
    git("add", "--all", str(repository))
    git("commit", "-q", "-m", "more")
    (raw / "link.txt").unlink()
    (raw / "link.txt").symlink_to("../../store/two.txt")
    assert new() == ["link.txt"]


def test_what_git_does_not_hold_is_new(repository, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "far.txt").write_text(CUT)
    (repository / "sub" / "raw" / "far.txt").symlink_to(outside / "far.txt")
    (repository / "sub" / "raw" / "ignored.txt").write_text(CUT)
    (repository / ".gitignore").write_text("ignored.txt\n")
    git("add", "--all", str(repository))
    git("commit", "-q", "-m", "links")
    assert new() == ["far.txt", "ignored.txt"]
    assert new(path=str(outside)) == ["far.txt"]


def test_before_the_first_commit_all_is_new(tmp_path, monkeypatch):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "added.txt").write_text(CUT)
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    git("add", ".")
    (tmp_path / "raw" / "untracked.txt").write_text(CUT)
    assert new() == ["added.txt", "untracked.txt"]


def test_a_folder_that_is_a_link(repository):
    (repository / "sub" / "view").symlink_to("raw")
    git("add", "--all", str(repository))
    git("commit", "-q", "-m", "view")
    assert new(path="view") == []
    (repository / "sub" / "other").mkdir()
    (repository / "sub" / "other" / "b.txt").write_text(CUT)
    git("add", "--all", str(repository))
    git("commit", "-q", "-m", "other")
    (repository / "sub" / "view").unlink()
    (repository / "sub" / "view").symlink_to("other")
    assert new(path="view") == ["b.txt"]


def judged(path: str = "raw", settings: Path | None = None) -> tuple[list[str], list[str]]:
    """Return the sources that are judged since HEAD, and what is told."""
    told: list[str] = []
    sources = judged_since(since("HEAD"), discover([path]), Path(path), Path("checks"), settings, told.append)
    return [s.id for s in sources], told


ALL = ["a ü#.txt", "b.txt"]


@pytest.fixture
def held(repository):
    """The repository with two sources, a suite, a table and settings, all of them committed."""
    sub = repository / "sub"
    (sub / "raw" / "b.txt").write_text(CUT)
    (sub / "checks" / "reference").mkdir(parents=True)
    (sub / "checks" / "text.yaml").write_text("name: text\n")
    (sub / "checks" / "reference" / "t.csv").write_text("a\n")
    (sub / "pyproject.toml").write_text('[tool.sourcelint]\nignore = ["DAT001"]\n[tool.other]\nx = 1\n')
    (repository / "sourcelint.toml").write_text('ignore = ["DAT001"]\n')
    (repository / ".gitignore").write_text("ignored*\n")
    git("add", "--all", str(repository))
    git("commit", "-q", "-m", "all")
    assert judged() == ([], [])
    return repository


@pytest.mark.parametrize(
    "name", ["sub/checks/text.yaml", "sub/checks/reference/t.csv", "sourcelint.toml", "sub/checks/new.yaml"]
)
def test_what_may_change_any_verdict_has_all_judged(held, name):
    (held / name).write_text('ignore = ["DAT002"]\n')
    ids, told = judged()
    assert ids == ALL
    (line,) = told
    assert line.endswith("changed: all of 2 sources are judged")


def test_a_deleted_table_has_all_judged(held):
    (held / "sub" / "checks" / "reference" / "t.csv").unlink()
    assert judged()[0] == ALL
    assert judged(settings=held / "sourcelint.toml")[0] == ALL


def test_settings_beside_those_of_others(held):
    pyproject = held / "sub" / "pyproject.toml"
    pyproject.write_text(pyproject.read_text().replace("x = 1", "x = 2"))
    assert judged() == ([], [])
    pyproject.write_text(pyproject.read_text().replace("DAT001", "DAT002"))
    assert judged() == (ALL, ["pyproject.toml changed: all of 2 sources are judged"])
    assert judged(settings=held / "sourcelint.toml") == ([], [])


def test_what_git_ignores_beside_the_suites_changes_nothing(held):
    (held / "sub" / "checks" / "ignored.yaml").write_text("x")
    assert judged() == ([], [])


def test_rows_mean_their_own_sources(held):
    table = held / "sub" / "raw" / "manifest.csv"
    table.write_text("path,published\nb.txt,2024-05-03\n")
    assert judged() == (["b.txt"], ["raw/manifest.csv changed: 1 source that it names judged as well"])
    git("add", "--all", str(held))
    git("commit", "-q", "-m", "manifest")
    assert judged() == ([], [])
    table.write_text("path,published\nb.txt,2024-05-03\na ü#.txt,2024-05\n", encoding="utf8")
    assert judged()[0] == ["a ü#.txt"]
    table.unlink()
    assert judged()[0] == ["b.txt"]
    (held / "sub" / "raw" / "suppressions.csv").write_text("path,code,reason\na*,TRN001,seen\n")
    assert judged()[0] == ALL


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("b.txt#one", ["b.txt"]),
        ("dump.zip/news/page.html", ["dump.zip"]),
        ("dump.zip/page.html#one", ["dump.zip"]),
        ("dump.zip/*", ["dump.zip"]),
        ("dump", []),
    ],
)
def test_rows_about_what_stands_in_a_file_mean_the_file(held, path, named):
    with zipfile.ZipFile(held / "sub" / "raw" / "dump.zip", "w") as archive:
        archive.writestr("page.html", CUT)
    git("add", "--all", str(held))
    git("commit", "-q", "-m", "archive")
    (held / "sub" / "raw" / "suppressions.csv").write_text(f"path,code,reason\n{path},TRN001,seen\n")
    assert judged()[0] == named


def test_what_came_on_the_other_branch_is_not_new(repository):
    git("branch", "-M", "main")
    git("checkout", "-q", "-b", "topic")
    (repository / "sub" / "raw" / "mine.txt").write_text(CUT)
    git("add", ".")
    git("commit", "-q", "-m", "mine")
    git("checkout", "-q", "main")
    (repository / "sub" / "raw" / "a ü#.txt").write_text(CUT + "Changed on main.\n", encoding="utf8")
    git("commit", "-q", "-a", "-m", "theirs")
    git("checkout", "-q", "topic")
    assert new("main") == ["mine.txt"]


def test_a_revision_that_is_not_there(repository):
    with pytest.raises(InputError, match=r"does not know the revision 'origin/main'; fetch it first"):
        new("origin/main")


# Standard input


def test_standard_input_is_a_source(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CUT.encode())))
    assert cli.main(["check", "-", "--select", "TRN001"]) == 1
    assert capsys.readouterr().out.startswith("<stdin>:5:34: TRN001 error: ")
    (tmp_path / "b.txt").write_text(CUT)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    cli.main(["check", "-", "b.txt", "--select", "TRN001,ERR"])
    out = capsys.readouterr().out
    assert "<stdin>:1:1: ERR001 error: " in out
    assert "\nb.txt:5:34: TRN001" in out


# What they are called


def test_services_are_told_paths_below_the_root_of_the_repository(repository, capsys):
    cli.main(["check", "raw", "--select", "TRN001", "--format", "sarif"])
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    (result,) = run["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert address == {"uri": "sub/raw/a%20%C3%BC%23.txt", "uriBaseId": "%SRCROOT%"}
    assert set(run["originalUriBaseIds"]) == {"%SRCROOT%"}
    cli.main(["check", "raw", "--select", "TRN001", "--format", "github"])
    assert capsys.readouterr().out.startswith("::error file=sub/raw/a ü#.txt,line=5,")
    cli.main(["check", "raw", "--select", "TRN001", "--format", "gitlab"])
    assert json.loads(capsys.readouterr().out)[0]["location"]["path"] == "sub/raw/a ü#.txt"


def test_a_source_outside_of_the_repository_has_an_absolute_address(repository, tmp_path, capsys):
    (tmp_path / "far away.txt").write_text(CUT)
    cli.main(["check", str(tmp_path / "far away.txt"), "--select", "TRN001", "--format", "sarif"])
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert address == {"uri": f"file://{tmp_path}/far%20away.txt"}


def test_articles_whose_names_hold_a_hash_belong_to_their_file(tmp_path, monkeypatch, capsys):
    assert file_of("a#b.txt#https://c.example/#/d", {"a", "a#b.txt"}) == "a#b.txt"
    assert file_of("z.txt#1", {"a"}) == ""
    text = "The council met to guard its own *** The members then signed the deed in the old hall of the town."
    records = [{"title": "T", "link": f"https://e.example/#/{n}", "content": f"{n} {text}"} for n in (1, 2)]
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "all.json").write_text(json.dumps(records))
    monkeypatch.chdir(tmp_path)
    cli.main(["check", "raw", "--select", "TRN001"])
    out = capsys.readouterr().out
    assert out.count("raw/all.json:1:") == 2
    assert "raw/all.json#https://e.example/#/2: " in out


def test_concise_is_lines_of_findings_and_nothing_else(repository, capsys):
    cli.main(["check", "raw", "--select", "TRN001", "--format", "concise"])
    assert capsys.readouterr().out.count("\n") == 1
    cli.main(["check", "raw", "--select", "TRN001"])
    assert "1 error in 1 source\n" in capsys.readouterr().out


def test_no_grade_is_named_where_only_sources_are_compared(repository, capsys):
    assert cli.main(["check", "raw", "--select", "XSR011"]) == 0
    out = capsys.readouterr().out
    assert "graded" not in out
    assert out.startswith("raw/a ü#.txt: no findings\n")
    (repository / "sub" / "raw" / "long.txt").write_text("The bridge stands in the valley since 1911. " * 20)
    cli.main(["check", "raw", "--select", "TRN001"])
    assert "not graded: 1 of " in capsys.readouterr().out
