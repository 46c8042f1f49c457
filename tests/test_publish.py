"""The folder of reports: complete, atomic, the same bytes at every run."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from sourcelint import pipeline
from sourcelint.document import Finding
from sourcelint.pipeline import InputError, Settings, discover, lint_corpus
from sourcelint.render import Run
from sourcelint.table import columns, findings_table, table_of

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
    assert len(one) == 5 * 3 + 5
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
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(pd.DataFrame, "to_parquet", broken)
    with pytest.raises(InputError, match="No space left on device"):
        pipeline.publish(some, None, RUN, tmp_path)
    assert digest(tmp_path) == before


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file")
    with pytest.raises(InputError, match="cannot be written"):
        pipeline.publish(reports(), None, RUN, tmp_path / "reports")


def test_the_table_has_every_column_typed_whatever_the_sources(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    for frame in (table_of(reports()), table_of(reports(tmp_path)), table_of(())):
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == columns()
    (row,) = table_of(reports(tmp_path)).to_dict("records")
    assert row["source"] == "empty.txt"
    assert row["ERR001"] == 1
    assert pd.isna(row["DAT003"])


def test_the_table_of_findings_has_one_row_for_each(tmp_path: Path) -> None:
    some = reports()
    frame = findings_table(some)
    assert len(frame) == sum(len(r.findings) for r in some)
    assert set(frame.columns) == set(Finding._fields) - {"related"}
