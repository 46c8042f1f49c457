"""What a source states otherwise than in the run before is told, and whether it tells its readers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sourcelint import pipeline
from sourcelint.corpus.revisions import Revision
from sourcelint.gate.verdict import Verdict
from sourcelint.pipeline import history
from sourcelint.pipeline.file_results import basis_of, lint_file
from sourcelint.pipeline.incremental import Memory
from sourcelint.store import database
from sourcelint.store.codec import Codec

if TYPE_CHECKING:
    from sourcelint.pipeline.history import Change
    from sourcelint.pipeline.kept_history import History

TEXT = """\
The bridge

By Ann Example, 3 May 2023

The council opened the bridge on 2 May 2023, the mayor said. It had cost 40 million euros and was built by 300 workers.
“We waited for this bridge for thirty years,” she told them.
"""
RECORDS = (
    "The mayor of the town resigned on 4 May 2023, after 12 years in office, and nobody was told of it before noon.",
    "The dam was built in 1950 by the army. It holds 300 million litres of water, as the engineers of the valley say.",
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a text and a file of records in `raw/`; the secret of the user lies elsewhere."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "raw").mkdir()
    write()
    return tmp_path


def write(text: str = TEXT, records: tuple[str, ...] = RECORDS) -> None:
    Path("raw/bridge.txt").write_text(text, encoding="utf8")
    Path("raw/records.jsonl").write_text("".join(f"{json.dumps({'text': record})}\n" for record in records))


def look_back(*, fresh: bool = False, killed: bool = False) -> History | None:
    """Run as the flow does; a run that is killed is so before it keeps its history."""
    chosen = pipeline.Settings()
    sources = pipeline.discover(["raw"])
    pipeline.check_reports_folder(Path("reports"), sources, "raw")
    memory = Memory.of(Path("reports"), chosen, sources, fresh=fresh)
    known, changed = memory.recall()
    known |= memory.remember([lint_file(source, chosen, basis_of(chosen)) for source in changed])
    if killed:
        return None
    outlines = memory.compare(known)
    seen = memory.look_back(outlines, Verdict((), ()), "2026-11-29 06:00")
    memory.forget_others(outlines)
    memory.keep_history(seen)
    return seen


def changes_after(text: str = TEXT, records: tuple[str, ...] = RECORDS, **how: bool) -> tuple[str, tuple[Change, ...]]:
    """Run, change the sources and run again: what is told in a few words, and what became of which source."""
    look_back()
    write(text, records)
    seen = look_back(**how)
    assert look_back().record.told() == "no change"
    return seen.record.told(), seen.record.changes


@pytest.mark.parametrize("fresh", [False, True])
def test_a_source_that_silently_changed_a_figure_is_told(fresh: bool):
    told, (change,) = changes_after(TEXT.replace("300", "500").replace("thirty years", "forty years"), fresh=fresh)
    assert told == "1 changed, 1 silently revised"
    assert change.silent
    assert change.revisions == (
        Revision("figure", "300", "500"),
        Revision("quotation", "… bridge for thirty years,”", "… bridge for forty years,”"),
    )
    assert "without a note to readers: figure 300 → 500" in history.lines(change)


def test_a_source_that_says_so_is_not_silent():
    note = "Correction: an earlier version of this article gave a wrong number of workers.\n"
    told, (change,) = changes_after(f"{TEXT.replace('300', '500')}{note}")
    assert "silently" not in told
    assert change.revisions == (Revision("figure", "300", "500"),)
    assert "with a note to readers: figure 300 → 500" in history.lines(change)


def test_a_new_day_of_publication_is_told():
    _, (change,) = changes_after(TEXT.replace("3 May 2023", "5 May 2023"))
    assert Revision("date", "published 2023-05-03", "2023-05-05") in change.revisions


def test_other_words_are_a_change_and_no_revision():
    told, (change,) = changes_after(TEXT.replace("had cost", "cost the council"))
    assert told == "1 changed"
    assert (change.cause, change.revisions) == ("text", ())


def test_a_record_without_an_id_is_the_same_record_after_a_change():
    told, (change,) = changes_after(records=(RECORDS[0], RECORDS[1].replace("1950", "1960")))
    assert told == "1 changed, 1 silently revised"
    assert change.revisions == (Revision("date", "1950", "1960"),)
    assert change.was != change.source
    assert f"it was {change.was}" in history.lines(change)


def test_records_without_ids_are_told_apart_by_their_titles():
    def write_records(*texts: str) -> None:
        records = [{"title": f"Number {number}", "text": text} for number, text in enumerate(texts)]
        Path("raw/records.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records))

    write_records(*RECORDS)
    look_back()
    write_records(RECORDS[0].replace("12 years", "13 years"), RECORDS[1].replace("1950", "1960"))
    seen = look_back()
    assert seen.record.told() == "2 changed, 2 silently revised"
    assert {change.title: change.revisions for change in seen.record.changes} == {
        "Number 0": (Revision("figure", "12 years", "13 years"),),
        "Number 1": (Revision("date", "1950", "1960"),),
    }


def test_another_record_in_its_place_is_new():
    told, _ = changes_after(
        records=(RECORDS[0], "Some experts say that fish can count up to seven. They may be right.")
    )
    assert told == "1 new, 1 gone"


def test_records_beside_one_that_is_new_have_not_changed():
    told, changes = changes_after(
        records=(*RECORDS, "A third record of quite another thing, which nobody had seen before.")
    )
    assert (told, len(changes)) == ("1 new", 1)


def test_what_a_run_that_was_killed_found_is_told_by_the_next():
    look_back()
    write(TEXT.replace("300", "500"))
    look_back(killed=True)
    assert look_back().record.told() == "1 changed, 1 silently revised"


def test_what_was_kept_before_there_were_revisions_is_read():
    _, (change,) = changes_after(TEXT.replace("had cost", "cost the council"))
    older = json.dumps([*change[:12]])
    codec = Codec(history.Change)
    assert codec.decode(codec.encode(change)) == change
    assert codec.decode(older.encode()) == change._replace(revisions=(), noted=False, was="")
    assert database.FILE in {path.name for path in Path("reports").iterdir()}
