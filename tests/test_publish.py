"""The folder of reports: complete, the same bytes at every run, and nothing in it is touched but sourcelint's own."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from sourcelint import pipeline
from sourcelint.finding import Finding
from sourcelint.gate.table import (
    columns,
    encode_records,
    finding_columns,
    pack_rows,
    source_records,
    table_of,
)
from sourcelint.pipeline import InputError, Settings, discover, lint_corpus
from sourcelint.publishing import reports_folder
from sourcelint.render import FOOT, Run
from sourcelint.render.escape import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.report import SourceReport

RAW = Path(__file__).parent.parent / "raw"
DAY = date(2026, 11, 21)
RUN = Run("0", DAY)


def reports(folder: Path = RAW):
    return lint_corpus(discover([folder]), Settings(as_of=DAY))


def digest(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()
    }


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        pipeline.publish(reports(), None, RUN, tmp_path / name)
    one = digest(tmp_path / "one")
    assert one == digest(tmp_path / "two")
    assert len(one) == 5 * 3 + 7
    assert {"index.html", "index.md", "findings.jsonl", "sources.parquet", "findings.parquet"} <= set(one)


def test_reports_of_sources_that_are_gone_go_and_other_files_stay(tmp_path: Path) -> None:
    everything = reports()
    pipeline.publish(everything, None, RUN, tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    pipeline.publish(everything[:2], None, RUN, tmp_path)
    assert len(list((tmp_path / "sources").iterdir())) == 2 * 3
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert not [p for p in tmp_path.rglob(".*") if p.is_file()]


def test_a_crash_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = reports()
    pipeline.publish(some, None, RUN, tmp_path)
    before = digest(tmp_path)

    def broken(self, path, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", broken)
    with pytest.raises(InputError, match="No space left on device"):
        pipeline.publish(some, None, RUN, tmp_path)
    assert digest(tmp_path) == before


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file")
    with pytest.raises(InputError, match="cannot be written"):
        pipeline.publish(reports(), None, RUN, tmp_path / "reports")


def packed(some: Iterable[SourceReport]) -> bytes:
    """Pack what the suites judge of some reports."""
    return pack_rows(encode_records(source_records(some)))


def test_the_table_has_every_column_typed_whatever_the_sources(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    for frame in (table_of(packed(some)) for some in (reports(), reports(tmp_path), ())):
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == columns()
    (row,) = table_of(packed(reports(tmp_path))).to_dict("records")
    assert row["source"] == "empty.txt"
    assert row["ERR001"] == 1
    assert pd.isna(row["DAT003"])


def test_the_table_of_findings_has_one_row_for_each(tmp_path: Path) -> None:
    some = reports()
    pipeline.publish(some, None, RUN, tmp_path)
    frame = pd.read_parquet(tmp_path / "findings.parquet")
    found = [finding for report in some for finding in report.findings]
    assert frame.to_dict("list") == {name: [getattr(one, name) for one in found] for name in finding_columns()}
    assert set(frame.columns) == set(Finding._fields) - {"related"}


# A folder that is not sourcelint's own


def written(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with `sources/` and a file of the user beside it."""
    folder = tmp_path / "project"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "a.txt").write_text("The bridge was opened on 3 May 1999.\n")
    (folder / "notes.txt").write_text("mine")
    monkeypatch.chdir(folder)
    return folder


def try_to_publish(raw: str, folder: str) -> None:
    """Publish as a run does, with the check before linting and the writing after it."""
    found = discover([raw])
    linted = lint_corpus(found, Settings(as_of=DAY))
    run = Run("0", DAY, {s.id: str(s.path) for s in found})
    refusals = []
    for step in (
        lambda: pipeline.check_reports_folder(Path(folder), found, raw),
        lambda: pipeline.publish(linted, None, run, Path(folder)),
    ):
        try:
            step()
        except InputError as error:
            refusals.append(str(error))
    assert len(refusals) != 1, refusals
    if refusals:
        assert refusals[0] == refusals[1]
        raise InputError(refusals[0])


@pytest.mark.parametrize(
    ("reports_in", "says"),
    [
        (".", "is the working directory, or holds it; name a folder for the reports alone"),
        ("..", "is the working directory, or holds it"),
        ("/", "is the working directory, or holds it"),
        ("sources", "holds the source sources/a.txt; name a folder"),
        ("link", "is the working directory, or holds it"),
        ("filled", "is not empty, and sourcelint did not write what is in it; name a new or empty folder"),
        ("filled/page.html", "page.html: cannot be written: it is a file"),
        ("nested", "nested: is not empty"),
    ],
)
def test_a_folder_of_the_user_is_refused_and_stays(project: Path, reports_in: str, says: str) -> None:
    (project / "filled" / "sources").mkdir(parents=True)
    (project / "filled" / "page.html").write_text("mine")
    (project / "filled" / "sources" / "page.html").write_text("mine")
    (project / "nested" / "folder").mkdir(parents=True)
    (project / "link").symlink_to(project)
    before = written(project)
    with pytest.raises(InputError, match=says):
        try_to_publish("sources", reports_in)
    assert written(project) == before


def test_reports_among_the_sources_are_refused_unless_they_are_hidden(project: Path) -> None:
    found = discover(["sources"])
    with pytest.raises(InputError, match="sources/reports: lies in sources, and the next run would read the reports"):
        pipeline.check_reports_folder(Path("sources/reports"), found, "sources")
    assert not (project / "sources" / "reports").exists()
    try_to_publish("sources", "sources/.reports")
    assert discover(["sources"]) == found


def test_a_folder_above_sources_elsewhere_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "a.txt").write_text("A text.\n")
    with pytest.raises(InputError, match=r"data: holds the source .*data/raw/a\.txt"):
        try_to_publish(str(tmp_path / "data" / "raw"), str(tmp_path / "data"))
    assert written(tmp_path / "data") == {"raw/a.txt": b"A text.\n"}


def test_sources_that_are_links_into_the_folder_are_held_by_it(project: Path) -> None:
    try_to_publish("sources", "reports")
    page = next((project / "reports" / "sources").glob("*.html"))
    (project / "sources" / "page.html").symlink_to(page)
    with pytest.raises(InputError, match="reports: holds the source sources/page"):
        try_to_publish("sources", "reports")


@pytest.mark.parametrize("kept", [".gitkeep", ".gitignore"])
def test_dot_files_are_no_content(project: Path, kept: str) -> None:
    (project / "reports").mkdir()
    (project / "reports" / kept).write_text("*\n")
    try_to_publish("sources", "reports")
    assert (project / "reports" / "index.html").is_file()
    assert (project / "reports" / kept).read_text() == "*\n"


def test_a_page_that_was_changed_is_the_users(project: Path) -> None:
    (project / "sources" / "b.txt").write_text("The bridge was closed on 4 May 2001.\n")
    try_to_publish("sources", "reports")
    (gone,) = (project / "reports" / "sources").glob("b-txt-*.html")
    gone.write_text(gone.read_text() + "<!-- my remark -->")
    (project / "sources" / "b.txt").unlink()
    told: list[str] = []
    linted = reports(project / "sources")
    pipeline.publish(linted, None, RUN, project / "reports", told.append)
    assert told == [f"{gone}: was changed since sourcelint wrote it, and is left as it is"]
    assert gone.read_text().endswith("<!-- my remark -->")
    assert {p.stem.rpartition("-")[0] for p in gone.parent.iterdir()} == {"a-txt", "b-txt"}
    told.clear()
    pipeline.publish(linted, None, RUN, project / "reports", told.append)
    assert told == []


@pytest.mark.parametrize("name", ["index.html", "index.md", "findings.jsonl", "sources/{}.md"])
def test_a_file_that_was_changed_is_not_overwritten(project: Path, name: str) -> None:
    try_to_publish("sources", "reports")
    path = project / "reports" / name.format(slug("a.txt"))
    path.write_text("mine")
    (project / "sources" / "a.txt").write_text("The bridge was opened on 5 May 1999.\n")
    before = written(project / "reports")
    with pytest.raises(InputError, match="was changed since sourcelint wrote it, and is to be replaced; move it away"):
        try_to_publish("sources", "reports")
    assert written(project / "reports") == before
    path.unlink()
    try_to_publish("sources", "reports")


def test_a_file_of_the_user_where_a_page_belongs_is_not_overwritten(project: Path) -> None:
    try_to_publish("sources", "reports")
    (project / "sources" / "b.txt").write_text("The bridge was closed on 4 May 2001.\n")
    (project / "reports" / "sources" / f"{slug('b.txt')}.html").write_text("mine")
    with pytest.raises(InputError, match="was not written by sourcelint"):
        try_to_publish("sources", "reports")


@pytest.mark.parametrize(
    "name", ["notes.txt", "../notes.txt", "sources/../../notes.txt", "/etc/hostname", "sources/.x"]
)
def test_a_list_of_files_from_elsewhere_claims_nothing_else(project: Path, name: str) -> None:
    try_to_publish("sources", "reports")
    (project / "reports" / "notes.txt").write_text("mine")
    path = project / "reports" / reports_folder.MANIFEST
    listed = json.loads(path.read_text())
    listed["files"][name] = hashlib.sha256(b"mine").hexdigest()
    path.write_text(json.dumps(listed))
    with pytest.raises(InputError, match="which sourcelint never writes"):
        try_to_publish("sources", "reports")
    assert (project / "notes.txt").read_text() == (project / "reports" / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema": "sourcelint/folder/2", "files": {}}', '{"schema": 1'])
def test_a_list_of_files_that_cannot_be_read_is_refused(project: Path, content: str) -> None:
    (project / "reports").mkdir()
    (project / "reports" / reports_folder.MANIFEST).write_text(content)
    with pytest.raises(InputError, match="is not a list of files that sourcelint can read"):
        try_to_publish("sources", "reports")


def as_before_there_were_lists(folder: Path) -> None:
    """Turn a folder of reports into what versions without `sourcelint.json` wrote: short hashes in names, no runs."""
    for later in (reports_folder.MANIFEST, "run.json"):
        (folder / later).unlink()
    names = {}
    for page in (folder / "sources").iterdir():
        short = page.stem[: -32 + 8] + page.suffix
        names[page.name] = short
        page.rename(page.with_name(short))
    for index in ("index.html", "index.md"):
        text = (folder / index).read_text()
        for name, short in names.items():
            text = text.replace(name, short)
        (folder / index).write_text(text)


def test_a_folder_of_an_earlier_version_is_adopted_and_cleaned(project: Path) -> None:
    try_to_publish("sources", "reports")
    fresh = written(project / "reports")
    as_before_there_were_lists(project / "reports")
    users = {"notes.txt": b"mine", "sources/mine.html": b"<title>mine</title>", "sources/a-txt-12345678.html": b"mine"}
    for name, content in users.items():
        (project / "reports" / name).write_bytes(content)
    try_to_publish("sources", "reports")
    assert written(project / "reports") == fresh | users


@pytest.mark.parametrize("index", ["missing", "mine"])
def test_pages_without_our_index_are_not_adopted(project: Path, index: str) -> None:
    try_to_publish("sources", "reports")
    as_before_there_were_lists(project / "reports")
    (project / "reports" / "index.html").unlink()
    if index == "mine":
        (project / "reports" / "index.html").write_text(f"<title>My sources</title>{FOOT}")
    before = written(project / "reports")
    with pytest.raises(InputError, match="is not empty"):
        try_to_publish("sources", "reports")
    assert written(project / "reports") == before


# Links


@pytest.mark.parametrize("target", ["there", "missing"])
@pytest.mark.parametrize(
    "link",
    ["sources", "data_docs", "index.html", "index.md", "findings.parquet", "sources/{}.html", reports_folder.MANIFEST,
     reports_folder.LOCK, reports_folder.STAGING, reports_folder.TEMPORARY],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["new", "own"])
def test_nothing_is_written_or_removed_through_a_link(project: Path, folder: str, link: str, target: str) -> None:
    if folder == "own":
        try_to_publish("sources", "reports")
    (project / "reports" / link).parent.mkdir(parents=True, exist_ok=True)
    place = project / "reports" / link.format(slug("a.txt"))
    outside = project / "outside"
    if place.exists():
        place.rename(outside)
    elif target == "there" and "." in place.name:
        outside.write_text("mine")
    elif target == "there":
        outside.mkdir()
        (outside / f"{slug('gone.txt')}.html").write_text("mine")
    if target == "missing" and outside.exists():
        shutil.rmtree(outside) if outside.is_dir() else outside.unlink()
    place.symlink_to(outside)
    (project / "sources" / "a.txt").write_text("The bridge was opened on 5 May 1999.\n")
    before = {name: content for name, content in written(project).items() if name.startswith("outside")}
    with pytest.raises(InputError, match=r"is a link; sourcelint reads, writes and removes nothing|is not empty"):
        try_to_publish("sources", "reports")
    assert {name: content for name, content in written(project).items() if name.startswith("outside")} == before
    assert place.is_symlink()
    assert target == "there" or not outside.exists()


def test_a_link_to_the_folder_of_reports_is_the_users_choice(project: Path, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (project / "reports").symlink_to(tmp_path / "shared")
    try_to_publish("sources", "reports")
    assert (tmp_path / "shared" / "index.html").is_file()
    assert (project / "reports").is_symlink()


# Two runs


def test_a_run_over_other_sources_replaces_what_the_first_wrote(project: Path) -> None:
    (project / "more").mkdir()
    (project / "more" / "b.txt").write_text("The bridge was closed on 4 May 2001.\n")
    try_to_publish("sources", "reports")
    try_to_publish("more", "reports")
    assert {p.name for p in (project / "reports" / "sources").iterdir()} == {
        f"{slug('b.txt')}.{ending}" for ending in ("html", "md", "json")
    }


PUBLISH = """
import sys
from datetime import date
from pathlib import Path
from sourcelint import pipeline
from sourcelint.render import Run
raw, times = sys.argv[1:]
linted = pipeline.lint_corpus(pipeline.discover([raw]), pipeline.Settings(as_of=date(2026, 11, 21)))
for _ in range(int(times)):
    pipeline.publish(linted, None, Run("0", date(2026, 11, 21)), Path("reports"))
"""


def start(raw: str, times: int = 1, seed: str = "0") -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.Popen([sys.executable, "-c", PUBLISH, raw, str(times)], env=environment)


def test_two_runs_at_once_leave_the_reports_of_one(project: Path, kept_promise) -> None:
    (project / "more").mkdir()
    (project / "more" / "b.txt").write_text("The bridge was closed on 4 May 2001.\n")
    both = [start("sources", 10), start("more", 10)]
    assert [process.wait(200) for process in both] == [0, 0]
    assert kept_promise(project / "reports")
    names = {p.stem for p in (project / "reports" / "sources").iterdir()}
    assert names in ({slug("a.txt")}, {slug("b.txt")})
    assert len(written(project / "reports")) == 3 + 7


def test_other_hash_seeds_give_the_same_bytes(project: Path) -> None:
    shutil.copytree(RAW, project / "raw")
    for seed in ("1", "2"):
        assert start("raw", seed=seed).wait(100) == 0
        (project / "reports").rename(project / seed)
    assert written(project / "1") == written(project / "2")


def test_a_folder_that_stays_busy_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports_folder, "MAX_WAIT_SECONDS", 0.2)
    with (
        reports_folder.replacing(project / "reports", ()),
        pytest.raises(InputError, match=rf"reports: process {os.getpid()} \(since .*\) is writing there; wait until"),
    ):
        pipeline.publish((), None, RUN, project / "reports")


# Names


def test_two_sources_of_one_name_are_an_error(tmp_path: Path) -> None:
    (some, *_) = reports()
    for folder in ("new", "own"):
        if folder == "own":
            pipeline.publish([some], None, RUN, tmp_path / "reports")
        with pytest.raises(InputError, match="has the same report name as"):
            pipeline.publish([some, dataclasses.replace(some)], None, RUN, tmp_path / "reports")
    assert len(list((tmp_path / "reports" / "sources").iterdir())) == 3
