"""What Prefect shows of a run: its name, its message, the table of sources, what changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcelint.gate.verdict import Outcome, SuiteVerdict, Verdict
from sourcelint.pipeline.artifacts import event_rows, run_message, run_name, since, source_rows
from sourcelint.pipeline.history import Change, RunRecord, Standing
from sourcelint.pipeline.outlines import Outline
from sourcelint.pipeline.told_events import EventLine, ToldEvents
from sourcelint.render.escape import slug

HOSTILE = "[x](javascript:1)\n::error::.txt"


def outline(name: str, points: float = 90.0, letter: str | None = "A") -> Outline:
    standing = Standing("A title", letter, points, missed=False, raw="", findings={})
    return Outline(name, b"", b"", "", "", (), b"", standing, (0, 1, 2))


def change(source: str, what: str, *, newly_missed: bool = False, new: tuple[str, ...] = ()) -> Change:
    return Change(
        source, "A title", what, "text", "A, 90 points", "B, 80 points", "2026-11-28", new, (), 0, 2, newly_missed
    )


def verdict(sources: list[str], *missed: str) -> Verdict:
    outcome = Outcome("gate", "no [DAT008]", "DAT008", "critical", "missed" if missed else "met", sources=missed)
    return Verdict(tuple(sources), (SuiteVerdict("gate", "Gate", (outcome,)),))


def record(*changes: Change, first: bool = False) -> RunRecord:
    return RunRecord("2026-11-29 06:00", "2026-11-29", "rules", 3, 1, first, changes, 0, 0)


def test_what_is_urgent_stands_first():
    outlines = [
        outline("best.txt"), outline("worst-grade.txt", 40, "D"), outline("below.txt"), outline("worse.txt"),
        outline("newly.txt"), outline("same-grade.txt", 35, "D"), outline("ungraded.txt", 0, None),
    ]  # fmt: skip
    changes = {"worse.txt": change("worse.txt", "worse"), "newly.txt": change("newly.txt", "new", newly_missed=True)}
    judged = verdict([one.source for one in outlines], "below.txt", "newly.txt")
    rows = source_rows(outlines, judged, changes, "http://prefect.example")
    order = ["newly.txt", "worse.txt", "below.txt", "ungraded.txt", "same-grade.txt", "worst-grade.txt", "best.txt"]
    assert [row["source"] for row in rows] == [
        f"[{name}](http://prefect.example/artifacts/key/{slug(name)})" for name in order
    ]
    assert [row["change"] for row in rows] == ["new", "worse", "", "", "", "", ""]
    assert [row["bar"] for row in rows] == ["missed", "met", "missed", "met", "met", "met", "met"]
    assert rows[0]["missed"] == "no [DAT008]"
    assert rows[0] | {"title": "A title", "grade": "A", "points": 90.0, "error": 0, "warning": 1, "info": 2} == rows[0]
    assert (rows[3]["grade"], rows[3]["points"]) == ("not gradable", None)


def test_a_name_cannot_leave_its_link():
    (row,) = source_rows([outline(HOSTILE)], verdict([HOSTILE]), {}, "")
    assert row["source"].startswith("[(x)(javascript:1)")
    assert row["source"].endswith(f"](/artifacts/key/{slug(HOSTILE)})")
    assert "\n" not in row["source"]


def test_an_event_is_named_once_and_its_text_cannot_leave_a_cell():
    said = [
        EventLine("The [treaty](javascript:1)", "1961-07-11", name, "3:1", "July\n11", "") for name in ("a", HOSTILE)
    ]
    first, second = event_rows(ToldEvents("1 event", (*said,)), "http://prefect.example")
    assert (first["event"], second["event"]) == ("The (treaty)(javascript:1)", "")
    assert (first["day"], second["day"]) == ("1961-07-11", "")
    assert first["source"] == f"[a](http://prefect.example/artifacts/key/{slug('a')})"
    assert second["source"].startswith("[(x)(javascript:1)")
    assert "\n" not in "".join([*first.values(), *second.values()])


@pytest.mark.parametrize("one", [None, change("a.txt", "new")])
def test_a_report_that_is_new_has_no_line_of_before(one: Change | None):
    assert since(one) == ""


def test_a_report_begins_with_what_became_of_its_source():
    told = since(change("a.txt", "worse", new=("3:1 DAT008 <b>no such day</b>",)))
    assert told.startswith("**Since 2026-11-28** worse: A, 90 points → B, 80 points; the text changed\n\n- new: ")
    assert "<b>" not in told
    assert told.endswith("- 2 findings as before\n\n---\n\n")


def test_name_and_message_tell_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    newly = record(change("a.txt", "worse", newly_missed=True))
    assert run_name("raw", newly) == "raw 2026-11-29: 1 worse"
    said = run_message(3, Path("reports"), verdict(["a.txt"], "a.txt"), newly)
    assert said.startswith("3 reports; begin with reports/index.html. The bar is missed by ")
    assert said.endswith(" Newly below it: a.txt.")
    assert "Newly" not in run_message(3, Path("reports"), verdict(["a.txt"], "a.txt"), newly._replace(first=True))
