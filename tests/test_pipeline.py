"""Discovery, manifests, faults, shards: the rim of the engine."""

from __future__ import annotations

import os
import socket
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sourcelint.pipeline import (
    InputError,
    Settings,
    discover,
    lint_corpus,
    lint_sources,
    read,
    read_source,
    run,
    shards,
    shipped,
)
from sourcelint.pipeline.plan import Plan

DAY = date(2026, 11, 29)
TEXT = "The bridge\n\nThe bridge was opened on 3 May 1999 by the mayor of the town.\n"


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf8"))
    return folder


def test_a_directory_means_every_regular_file_below_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        b_txt=TEXT,
        sub__a=TEXT,
        sub__deep__c_txt=TEXT,
        **{".hidden": TEXT, ".git__x": TEXT, "manifest.csv": "path\n"},
    )
    assert [s.id for s in discover([tmp_path])] == ["b.txt", "sub/a", "sub/deep/c.txt"]


def test_ids_are_relative_to_what_all_paths_share(tmp_path: Path) -> None:
    write(tmp_path, a__x_txt=TEXT, a__y_txt=TEXT, b__x_txt=TEXT)
    assert [s.id for s in discover([tmp_path / "a" / "x.txt"])] == ["x.txt"]
    assert [s.id for s in discover([tmp_path / "a", tmp_path / "b"])] == ["a/x.txt", "a/y.txt", "b/x.txt"]
    assert [s.id for s in discover([tmp_path / "a" / "x.txt"], root=tmp_path)] == ["a/x.txt"]
    assert [s.id for s in discover([tmp_path / "a", tmp_path / "a" / "x.txt"])] == ["x.txt", "y.txt"]
    with pytest.raises(InputError, match="not below the root"):
        discover([tmp_path / "b"], root=tmp_path / "a")


def test_names_are_nfc_and_always_text(tmp_path: Path) -> None:
    write(tmp_path, **{"cafe\u0301.txt": TEXT})
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text(TEXT)
    assert [s.id for s in discover([tmp_path])] == ["bad\\xff.txt", "caf\u00e9.txt"]


@pytest.mark.parametrize("paths", [["missing"], ["empty"]])
def test_nothing_to_lint_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=paths[0]):
        discover(paths)


def test_a_manifest_says_more_about_its_sources(tmp_path: Path) -> None:
    manifest = (
        "\ufeffpath,published,publisher,language,input,retrieved\nx.txt,2021-05-03,The Gazette,en,page,2021-06-01\n"
    )
    write(tmp_path, x_txt=TEXT, y_txt=TEXT, **{"manifest.csv": manifest})
    first, second = discover([tmp_path])
    assert (first.hints.published, first.hints.publisher, first.hints.language) == ("2021-05-03", "The Gazette", "en")
    assert second.hints.published is None
    (document,) = read_source(first)
    assert document.language == "en"


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("file,url\nx.txt,u\n", ":1: unknown column 'file', no column 'path'; known columns are author"),
        ("paht,url\nx.txt,u\n", ":1: unknown column 'paht', no column 'path'; did you mean path?"),
        ("url\nu\n", ":1: no column 'path'"),
        ("path,input\nx.txt,whole\n", ":2: input is 'whole'"),
        ("path,url\n,u\n", ":2: a row without a path"),
        ("path,url\nx.txt,u\nx.txt,v\n", ":3: 'x.txt' stands twice"),
        ("path,url\nghost.txt,u\n", ":2: there is no 'ghost.txt'"),
        ("path,published\nx.txt,gestern\n", ":2: published is 'gestern'; it must be ISO 8601"),
        ("path,language\nx.txt,english\n", ":2: language is 'english'; it must be an ISO 639-1 code"),
        ("path,published\nx.txt,2019-13-01\n", ":2: published is '2019-13-01'"),
        ("path,published\nx.txt,2023-02-29\n", ":2: published is '2023-02-29'"),
        ("path,published\nx.txt,2023-13\n", ":2: published is '2023-13'"),
        ("path,retrieved\nx.txt,2023-02-01T25:00\n", ":2: retrieved is '2023-02-01T25:00'"),
        ("path,language\nx.txt,xx\n", ":2: language is 'xx'"),
        (b"path\n\xff\xfe\n", "cannot be read"),
    ],
)
def test_a_bad_manifest_is_said_with_its_place(tmp_path: Path, manifest: str | bytes, message: str) -> None:
    write(tmp_path, x_txt=TEXT, **{"manifest.csv": manifest})
    with pytest.raises(InputError, match=message):
        discover([tmp_path])


@pytest.mark.parametrize("day", ["2024", "2024-02", "2024-02-29", "2024-02-29T10:00", "2024-02-29T10:00:05+02:00"])
def test_dates_of_a_manifest_may_be_coarse(tmp_path: Path, day: str) -> None:
    write(tmp_path, x_txt=TEXT, **{"manifest.csv": f"path,published\nx.txt,{day}\n"})
    (source,) = discover([tmp_path])
    assert source.hints.published == day


def test_one_broken_source_never_stops_the_others(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_txt=TEXT,
        b_txt=b"",
        c_txt=b"\x00\x01\x02" * 99,
        d_txt=TEXT.encode("utf-16"),
        e_txt=b"caf\xe9 " * 9,
        g_txt=TEXT,
    )
    (tmp_path / "f.txt").symlink_to(tmp_path / "nowhere")
    reports = lint_corpus(discover([tmp_path]), Settings())
    faults = {r.source: [f.code for f in r.findings] for r in reports if r.facts["fault"]}
    assert faults == {"b.txt": ["ERR001"], "c.txt": ["ERR001"], "f.txt": ["ERR001"]}
    assert {r.source for r in reports} == {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt", "g.txt"}
    (finding,) = (f for r in reports for f in r.findings if r.source == "b.txt")
    assert (finding.start, finding.end, finding.line, finding.column) == (0, 0, 1, 1)


def test_a_link_to_nothing_and_a_pipe_are_called_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "b.txt")
    messages = [r.findings[0].message for r in lint_sources(discover([tmp_path]), Settings())]
    assert [message.partition(";")[0] for message in messages] == [
        "cannot be read: it is a link to nothing",
        "cannot be read: it is a named pipe, not a file",
    ]
    assert all(message.endswith("put the file itself there, or take it out of the folder") for message in messages)


def test_a_file_that_vanishes_or_is_forbidden_is_reported(tmp_path: Path) -> None:
    write(tmp_path, a_txt=TEXT, b_txt=TEXT)
    sources = discover([tmp_path])
    (tmp_path / "a.txt").unlink()
    reports = list(lint_sources(sources, Settings()))
    assert [bool(r.facts["fault"]) for r in reports] == [True, False]
    assert "No such file" in reports[0].findings[0].message


@pytest.mark.parametrize(("module", "step"), [(read, "read_stream"), (run, "lint")])
def test_a_crash_of_the_engine_is_reported_for_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, step: str
) -> None:
    write(tmp_path, a_txt=TEXT, b_txt=TEXT)
    original = getattr(module, step)

    def broken(first, *args, **kwargs):
        if (first.source if step == "lint" and first.fault is None else args and args[0]) == "a.txt":
            raise RuntimeError("boom")
        return original(first, *args, **kwargs)

    monkeypatch.setattr(module, step, broken)
    first, second = lint_sources(discover([tmp_path]), Settings())
    assert "RuntimeError: boom" in first.findings[0].message
    assert second.facts["fault"] is None


def test_several_processes_give_the_same_reports_in_the_same_order(tmp_path: Path) -> None:
    write(tmp_path, **{f"{n:02}.txt": TEXT.replace("bridge", f"bridge {n}") for n in range(20)})
    sources = discover([tmp_path])
    assert list(lint_sources(sources, Settings(), jobs=2)) == list(lint_sources(sources, Settings()))


def test_shards() -> None:
    sources = tuple(range(7))
    assert shards(sources, 3) == ((0, 1, 2), (3, 4, 5), (6,))
    assert shards((), 3) == ()


def test_shipped_directories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(run.__file__).parents[2]
    monkeypatch.chdir(tmp_path)
    assert shipped("checks") == root / "checks"
    assert shipped("flows") == root / "flows"
    (tmp_path / "checks").mkdir()
    assert shipped("checks") == Path("checks")
    (tmp_path / "flows").mkdir()
    assert shipped("flows") == root / "flows", "a project's own flows are not ours"
    with pytest.raises(InputError, match="no such directory"):
        shipped("checks", "elsewhere")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="neither a file nor a directory"):
        discover([tmp_path / "pipe"])


def test_what_is_no_file_is_a_source_that_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, a_txt=TEXT)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to("loop")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "socket"))
    reports = {r.source: r for r in lint_sources(discover([tmp_path], follow_links=True), Settings())}
    faults = {name: r.findings[0].message for name, r in reports.items() if r.facts["fault"]}
    assert set(reports) == {"a.txt", "loop", "pipe", "socket", "zero"}
    assert set(faults) == {"loop", "pipe", "socket", "zero"}
    assert "a named pipe, not a file" in faults["pipe"]
    assert "a device, not a file" in faults["zero"]
    assert "symbolic links" in faults["loop"]
    assert "take it out of the folder" in faults["socket"]


def test_a_manifest_in_another_folder_is_told(tmp_path: Path) -> None:
    write(
        tmp_path, a_txt=TEXT, sub__b_txt=TEXT, **{"sub__manifest.csv": "path\nb.txt\n", "manifest.csv": "path\na.txt\n"}
    )
    told: list[str] = []
    assert [s.id for s in discover([tmp_path], tell=told.append)] == ["a.txt", "sub/b.txt"]
    assert told == [f"{tmp_path}/sub/manifest.csv: is not read, as it does not stand in {tmp_path}"]


def test_a_plan_joins_the_settings_file_and_what_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sourcelint.toml").write_text(
        'ignore = ["CLM"]\nmax-bytes = 7\n[columns]\ntext = "artikel"\n', encoding="utf8"
    )
    settings, checks, reports = Plan.of(DAY, select=["CLM001"])
    assert (settings.as_of, settings.select, settings.ignore) == (DAY, ("CLM001",), ("CLM",))
    assert (settings.max_bytes, settings.columns, settings.checks) == (7, {"text": "artikel"}, checks)
    assert (checks, reports) == (shipped("checks").absolute(), Path("reports"))
    with pytest.raises(InputError, match="no rule has the code 'DAT999'"):
        Plan.of(DAY, ignore=["DAT999"])


def test_a_table_that_cannot_be_used_stops_a_run_before_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, checks__reference__facts="a,b\n"))
    (tmp_path / "checks/reference/facts").rename(tmp_path / "checks/reference/facts.csv")
    with pytest.raises(InputError, match=r"facts\.csv:1: the columns must be"):
        Plan.of(DAY)
