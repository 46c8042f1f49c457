"""Names and links in a folder of sources: none is lost, none leads out."""

from __future__ import annotations

import itertools
import json
import os
import random
import subprocess
from argparse import Namespace
from pathlib import Path

import pytest

from sourcelint import cli
from sourcelint.cli import gate
from sourcelint.cli.baseline import digest
from sourcelint.cli.git import since
from sourcelint.inputs.source_ids import FilesBelow, ids_of
from sourcelint.pipeline import (
    InputError,
    Settings,
    Source,
    discover,
    lint_corpus,
    lint_sources,
    publish,
    read_source,
    suppressions_of,
)
from sourcelint.render import Run, file_of

TEXT = "The bridge\n\nThe bridge was opened on 3 May 1999 by the mayor of the town.\n"
SECRET = "[remote]\ntoken = 4711\n"  # noqa: S105


def faults_of(sources: object) -> dict[str, str]:
    reports = list(lint_sources(sources, Settings()))  # type: ignore[arg-type]
    return {r.source: r.findings[0].message for r in reports if r.facts["fault"]}


# Ids


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["a.txt", "\u00e9.txt"], ["a.txt", "\u00e9.txt"]),
        (["e\u0301.txt"], ["\u00e9.txt"]),
        (["\u00e9.txt", "e\u0301.txt"], ["\u00e9.txt", r"e\u0301.txt"]),
        (["q\u0307\u0323.txt", "q\u0323\u0307.txt"], [r"q\u0307\u0323.txt", "q\u0323\u0307.txt"]),
        (["\u212b", "A\u030a"], [r"\u212b", r"A\u030a"]),
        ([os.fsdecode(b"\xff.txt"), r"\xff.txt", r"\\xff.txt"], [r"\xff.txt", r"\\xff.txt", r"\\\\xff.txt"]),
        ([os.fsdecode(b"\\\xff"), r"a\b", r"c:\x"], [r"\\\xff", r"a\b", r"c:\x"]),
        (["\u00e9", "e\u0301", r"e\u0301"], ["\u00e9", r"e\u0301", r"e\\u0301"]),
    ],
)
def test_two_names_never_have_one_id(names, ids):
    for order in itertools.permutations(names):
        assert ids_of(order) == dict(zip(names, ids, strict=True))


def test_ids_of_any_names_differ_and_lead_back(tmp_path):
    pieces = [
        "\\",
        "x",
        "ff",
        "aa",
        "u",
        "0301",
        "U0001f600",
        "e",
        "\u0301",
        "\u00e9",
        "\udcff",
        "\U0001f600",
        "\u1100",
        "\u1161",
    ]
    chance = random.Random(5)  # noqa: S311 - the same names every time
    names = {"".join(chance.choices(pieces, k=chance.randint(1, 5))) for _ in range(20_000)}
    ids = ids_of(names)
    assert len(set(ids.values())) == len(names)
    for number, name in enumerate(sorted(names)[:500]):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / name).touch()
        assert FilesBelow(folder).has(ids_of([name])[name])
        assert not FilesBelow(folder).has(ids_of([f"{name}-"])[f"{name}-"])


def test_files_that_share_a_form_are_all_read(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    raw = tmp_path / "raw"
    raw.mkdir()
    names = {"\u00e9.txt": 1901, "e\u0301.txt": 1902, os.fsdecode(b"\xff.txt"): 1903, r"\xff.txt": 1904}
    for name, year in names.items():
        (raw / name).write_text(TEXT.replace("1999", str(year)))
    documents = {s.id: read_source(s)[0].text for s in discover(["raw"])}
    years = {name: next(y for y in names.values() if str(y) in text) for name, text in documents.items()}
    assert years == {"\u00e9.txt": 1901, r"e\u0301.txt": 1902, r"\xff.txt": 1903, r"\\xff.txt": 1904}
    (raw / "manifest.csv").write_text(
        "path,publisher\n" + "".join(f"{name},{year}\n" for name, year in years.items()), encoding="utf8"
    )
    assert {s.id: s.hints.publisher for s in discover(["raw"])} == {name: str(year) for name, year in years.items()}
    rows = "".join(f"{name},PRV001,seen\n" for name in years)
    (raw / "suppressions.csv").write_text(f"path,code,reason\n{rows}", encoding="utf8")
    cli.main(["check", "raw", "--select", "PRV001", "--format", "json"])
    out = capsys.readouterr()
    assert out.err == ""
    assert out.out.count('"seen"') == 4


def test_a_row_in_another_unicode_form_finds_its_file(tmp_path):
    (tmp_path / "cafe\u0301").mkdir()
    (tmp_path / "cafe\u0301" / "o\u0308.txt").write_text(TEXT)
    for row in ("caf\u00e9/\u00f6.txt", "cafe\u0301/o\u0308.txt"):
        (tmp_path / "manifest.csv").write_text(f"path,publisher\n{row},P\n", encoding="utf8")
        (source,) = discover([tmp_path])
        assert (source.id, source.hints.publisher) == ("caf\u00e9/\u00f6.txt", "P")


def test_standard_input_is_not_taken_for_a_file(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "<stdin>").write_text(TEXT)
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: PTH123, SIM115
    assert cli.main(["check", "-", "."]) == 2
    assert "<stdin>: is a file, and the name of standard input" in capsys.readouterr().err


def feed(*guids: str) -> str:
    items = "".join(
        f"<item><title>Piece {n}</title><guid>{guid}</guid><description>{TEXT} It is number {n}.</description></item>"
        for n, guid in enumerate(guids)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>'


def test_an_article_never_takes_the_id_of_a_file(tmp_path):
    (tmp_path / "feed.xml").write_text(feed("1", "2", "2", "3#4", "5"))
    (tmp_path / "feed.xml#1").write_text(TEXT)
    (tmp_path / "feed.xml#3").write_text(feed("4", "6"))
    sources = discover([tmp_path])
    ids = [r.source for r in lint_sources(sources, Settings())]
    assert len(ids) == len(set(ids)) == 5 + 1 + 2
    assert {"feed.xml#1", "feed.xml#2", "feed.xml#3#4", "feed.xml#3#6", "feed.xml#5"} < set(ids)
    files = {s.id for s in sources}
    by_file = {file: [i for i in ids if file_of(i, files) == file] for file in files}
    assert {file: len(of) for file, of in by_file.items()} == {"feed.xml": 5, "feed.xml#1": 1, "feed.xml#3": 2}
    (tmp_path / "feed.xml#1").unlink()
    (tmp_path / "feed.xml#3").unlink()
    alone = [r.source for r in lint_sources(discover([tmp_path]), Settings())]
    assert {"feed.xml#1", "feed.xml#2", "feed.xml#3#4", "feed.xml#5"} < set(alone)


# Links


@pytest.fixture
def linked(tmp_path, monkeypatch):
    """A folder `raw` with links inside it, out of it, to nothing and in a circle."""
    raw = tmp_path / "raw"
    (raw / "sub").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text(SECRET)
    (tmp_path / "raw-other").mkdir()
    (tmp_path / "raw-other" / "x.txt").write_text(SECRET)
    (raw / "a.txt").write_text(TEXT)
    for name, target in {
        "inside.txt": "sub/../a.txt", "sub/up.txt": "../a.txt", "article.txt": "../.git/config",
        "absolute.txt": tmp_path / ".git" / "config", "beside.txt": "../raw-other/x.txt", "chain.txt": "article.txt",
        "through.txt": "way/config", "sub/loop.txt": "loop.txt", "nowhere.txt": "missing", "way": "../.git",
    }.items():  # fmt: skip
        (raw / name).symlink_to(target)
    monkeypatch.chdir(tmp_path)
    return raw


OUT = {"absolute.txt", "article.txt", "beside.txt", "chain.txt", "through.txt"}


def test_links_that_lead_out_are_reported_and_not_read(linked):
    sources = discover(["raw"])
    faults = faults_of(sources)
    assert set(faults) == OUT | {"nowhere.txt", "sub/loop.txt"}
    for name in OUT:
        assert (
            "a link that leads out of the folder; copy the file there, or allow it with --follow-links" in faults[name]
        )
    assert [s.id for s in sources if s.id not in faults] == ["a.txt", "inside.txt", "sub/up.txt"]


@pytest.mark.parametrize("shown", ["text", "json", "jsonl", "html", "markdown", "sarif"])
def test_no_output_holds_what_a_link_leads_to(shown, linked, capsys):
    assert cli.main(["check", "raw", "--format", shown, "--severity", "info"]) == 1
    out = capsys.readouterr().out
    assert "4711" not in out
    cli.main(["check", "raw", "--format", shown, "--severity", "info", "--follow-links"])
    assert shown in ("sarif", "text") or "4711" in capsys.readouterr().out, "the test would see it"


def test_the_other_commands_do_not_follow_either(linked, capsys):
    for command in ("inspect", "claims"):
        cli.main([command, "raw"])
        assert "4711" not in capsys.readouterr().out
    closed = {s.id: digest(s) for s in discover(["raw"])}
    assert {name for name, value in closed.items() if not value} == OUT | {"nowhere.txt", "sub/loop.txt"}


def test_reports_do_not_hold_what_a_link_leads_to(linked, tmp_path):
    sources = discover(["raw"])
    run = Run("1", None, {s.id: str(s.path) for s in sources})
    publish(lint_corpus(sources, Settings()), None, run, tmp_path / "reports")
    for file in (tmp_path / "reports").rglob("*"):
        assert not file.is_file() or b"4711" not in file.read_bytes(), file


def test_links_are_followed_where_the_command_line_says_so(linked):
    assert set(faults_of(discover(["raw"], follow_links=True))) == {"nowhere.txt", "sub/loop.txt"}


def test_a_link_is_named_like_any_other_path(linked):
    assert set(faults_of(discover(["raw/article.txt"]))) == {"article.txt"}
    assert faults_of(discover(["raw/inside.txt"])) == {}
    assert faults_of(discover(["raw/beside.txt", "raw-other"])) == {}, "the other folder was named too"
    assert faults_of(discover(["raw/way"])) == {}, "a folder that is named is read, whatever it is a link to"


def test_no_settings_file_can_have_links_followed(linked, tmp_path, capsys):
    (tmp_path / "sourcelint.toml").write_text("follow-links = true\n")
    assert cli.main(["check", "raw"]) == 2
    assert "unknown key 'follow-links'" in capsys.readouterr().err


def test_a_link_that_is_laid_meanwhile_is_not_followed(linked, tmp_path, monkeypatch):
    """Between the look at the path and the opening somebody replaces the file, or a folder on its way, by a link."""
    (linked / "sub" / "b.txt").write_text(TEXT)
    original = os.path.realpath

    def swap(path, *, strict=False):
        real = original(path, strict=strict)
        if str(path).endswith("a.txt"):
            (linked / "a.txt").unlink()
            (linked / "a.txt").symlink_to("../.git/config")
        if str(path).endswith("b.txt"):
            (linked / "sub").rename(linked / "gone")
            (linked / "sub").symlink_to(tmp_path / "store")
        return real

    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "b.txt").write_text(SECRET)
    sources = {s.id: s for s in discover(["raw"])}
    monkeypatch.setattr(os.path, "realpath", swap)
    for name in ("a.txt", "sub/b.txt"):
        (document,) = read_source(sources[name])
        assert document.fault
        assert "4711" not in document.raw


@pytest.mark.parametrize("name", ["manifest.csv", "suppressions.csv"])
def test_a_list_that_is_a_link_out_is_not_quoted_in_messages(name, linked, capsys):
    (linked / name).symlink_to("../.git/config")
    assert cli.main(["check", "raw"]) == 2
    err = capsys.readouterr().err
    assert "leads out of the folder" in err
    assert "remote" not in err
    read = discover if name == "manifest.csv" else suppressions_of
    with pytest.raises(InputError, match="unknown column"):
        read(["raw"], follow_links=True)


def test_git_is_asked_of_links_that_lead_in_a_circle(linked, capsys):
    subprocess.run(["rm", "-rf", ".git"], check=True)
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x"], check=True
    )
    assert "sub/loop.txt" in [s.id for s in since("HEAD").new(discover(["raw"]))]


def test_a_file_that_cannot_be_read_is_never_known(tmp_path, monkeypatch):
    (tmp_path / "a.txt").symlink_to("nowhere")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.json").write_text(json.dumps({"schema": "sourcelint/baseline/1", "sources": {"a.txt": ""}}))
    sources = (Source("a.txt", tmp_path / "a.txt"),)
    assert gate._new(sources, Path("checks"), Namespace(baseline=Path("b.json"), new_since=None)) == list(sources)
