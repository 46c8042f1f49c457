"""Incremental runs: whatever changed, they write byte for byte what a fresh run writes, and do nothing again in vain."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sourcelint import pipeline
from sourcelint.cli import main
from sourcelint.errors import InputError
from sourcelint.gate.table import table_of
from sourcelint.gate.verdict import Outcome, SuiteVerdict, Verdict
from sourcelint.pipeline import comparing, file_results, history, incremental, kept_history, known_pages, outlines
from sourcelint.pipeline.file_results import basis_of, lint_file
from sourcelint.pipeline.incremental import Memory
from sourcelint.pipeline.shown import Shown
from sourcelint.render import Run
from sourcelint.render.escape import slug
from sourcelint.store import database
from sourcelint.store.database import Database, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sourcelint.corpus.event_table import EventTable
    from sourcelint.pipeline.kept_history import History
    from sourcelint.pipeline.told_events import ToldEvents

DAY = date(2026, 11, 29)
SECRET = b"secret"
OF_SOURCES = (
    kept_history.REPORTED, kept_history.DETAILED, comparing.PROFILES, outlines.OUTLINES, known_pages.PAGES,
)  # fmt: skip
"""Kinds of rows of which every source has one."""
TEXTS = {
    "bridge.txt": "The bridge\n\nBy Ann Example\n\nPublished 3 May 2023\n\nThe council opened the bridge on 2 May 2023. Experts say it is safe. "
    "The treaty between Ghana and Togo was signed on 3 May 1999. It is currently in force.\n",
    "treaty.txt": "The treaty\n\nThe treaty between Ghana and Togo was signed on 4 May 1999 in Lomé, the minister said.\n",
    "future.txt": "The pact\n\nThe two islands signed a pact on fish on 1 January 2027 in the capital. The people of both islands were "
    "pleased with it, and those who had fished there for years were asked to come to the harbour. Many say that it was time.\n",
    "page.html": "<html><head><title>A page</title></head><body><article><h1>A page</h1><p>By Bob Example, 5 June 2024</p>"
    "<p>Some experts say that 40 percent of the mills were closed in 2019. The river rose to three metres.</p></article></body></html>",
    "feed.xml": '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><guid>one</guid><title>One</title>'
    "<description>The mayor resigned on Monday, sources say, and nobody was told of it before noon.</description></item>"
    "<item><guid>two</guid><title>Two</title><description>The dam was built in 1950 by the army, it is said.</description></item></channel></rss>",
    "empty.txt": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with sources in `raw/`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "raw" / name).write_text(text, encoding="utf8")
    return tmp_path


def settings(**more: object) -> pipeline.Settings:
    return pipeline.Settings(as_of=DAY, suppressions=pipeline.suppressions_of(["raw"]), **more)


def run_over(reports: str = "reports", chosen: pipeline.Settings | None = None) -> tuple[list[str], dict[str, bytes]]:
    """Lint what has changed and write the reports: which files were linted, and what stands in the folder then."""
    chosen = chosen or settings()
    sources = pipeline.discover(["raw"])
    pipeline.check_reports_folder(Path(reports), sources, "raw")
    memory = Memory(Database(Path(reports), SECRET), chosen, sources)
    known, changed = memory.recall()
    basis = basis_of(chosen)
    known |= memory.remember([lint_file(source, chosen, basis) for source in changed])
    found = memory.compare(known)
    memory.publish(found, None, Run("0", chosen.as_of, {s.id: str(s.path) for s in sources}), Path(reports))
    memory.forget_others(found)
    return [source.id for source in changed], written(Path(reports))


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != database.FILE
    }


def fresh(chosen: pipeline.Settings | None = None) -> dict[str, bytes]:
    """Return what the plain pipeline writes, without a store."""
    chosen = chosen or settings()
    shutil.rmtree("fresh", ignore_errors=True)
    sources = pipeline.discover(["raw"])
    reports = pipeline.lint_corpus(sources, chosen)
    pipeline.publish(reports, None, Run("0", chosen.as_of, {s.id: str(s.path) for s in sources}), Path("fresh"))
    return written(Path("fresh"))


FAULTY = ["empty.txt"]
"""What is a fault is tried again each time."""


def test_nothing_is_linted_again_if_nothing_changed():
    linted, first = run_over()
    assert linted == sorted(TEXTS)
    assert first == fresh()
    for _ in range(2):
        linted, again = run_over()
        assert linted == FAULTY
        assert again == first


def told() -> tuple[str, ...]:
    """Return the lines that the last run kept of what sources say of the same event."""
    memory = Memory(Database(Path("reports"), SECRET), settings(), ())
    return tuple(f"{line.source}:{line.place} {line.says} ({line.disputed})" for line in memory.events()[1].lines)


def test_what_sources_say_of_an_event_is_kept_for_as_long_as_it_holds(monkeypatch: pytest.MonkeyPatch):
    run_over()
    assert told() == (
        "bridge.txt:7:70 3 May 1999 · Ghana · Togo (3 May 1999)",
        "treaty.txt:3:1 4 May 1999 · Ghana · Togo · Lomé (4 May 1999)",
    )
    with monkeypatch.context() as patch:
        patch.setattr(comparing, "Comparison", None)
        run_over()
    assert len(told()) == 2
    header = "path,code,reason\n"
    Path("raw/suppressions.csv").write_text(
        header + "".join(f"{name},XSR001,known\n" for name in TEXTS), encoding="utf8"
    )
    run_over()
    assert told() == ()


def change_one() -> None:
    Path("raw/treaty.txt").write_text(TEXTS["treaty.txt"].replace("4 May", "5 May"), encoding="utf8")


def add_one() -> None:
    Path("raw/another.txt").write_text("The treaty between Ghana and Togo was signed on 3 May 1999, all say.\n")


def remove_one() -> None:
    Path("raw/treaty.txt").unlink()


def hint_at_one() -> None:
    Path("raw/manifest.csv").write_text("path,publisher,published\nfuture.txt,The Paper,2026-12-24\n")


def suppress_one() -> None:
    Path("raw/suppressions.csv").write_text("path,code,reason\nbridge.txt,CLM001,known\nfeed.xml#two,CLM001,known\n")


def an_article_like_another_file() -> None:
    Path("raw/feed.xml#two").write_text("The dam was built in 1951.\n")


@pytest.mark.parametrize(
    ("change", "linted"),
    [
        (change_one, ["treaty.txt"]),
        (add_one, ["another.txt"]),
        (remove_one, []),
        (hint_at_one, ["future.txt"]),
        (suppress_one, ["bridge.txt", "feed.xml"]),
        (an_article_like_another_file, ["feed.xml", "feed.xml#two"]),
    ],
)
def test_what_changed_is_linted_again_and_nothing_else(change: Callable[[], None], linted: list[str]):
    _, before = run_over()
    change()
    found, after = run_over()
    assert found == sorted([*linted, *FAULTY])
    assert after == fresh()
    assert after != before


def test_a_row_about_a_file_in_an_archive_reaches_the_archive():
    with zipfile.ZipFile("raw/dump.zip", "w") as archive:
        archive.writestr("bridge.txt", TEXTS["bridge.txt"])
    _, before = run_over()
    Path("raw/suppressions.csv").write_text("path,code,reason\ndump.zip/bridge.txt,CLM001,known\n")
    found, after = run_over()
    assert found == sorted(["dump.zip", *FAULTY])
    assert after == fresh()
    assert after != before


@pytest.mark.parametrize(
    "more",
    [
        {"ignore": ("CLM001",)},
        {"ignore": ("XSR",)},
        {"select": ("DAT",)},
        {"severities": {"CLM001": "error"}},
        {"max_bytes": 300},
        {"depth": "grade"},
    ],
    ids=str,
)
def test_other_settings_lint_everything_again(more: dict):
    run_over()
    found, after = run_over(chosen=settings(**more))
    assert found == sorted(TEXTS)
    assert after == fresh(settings(**more))
    assert run_over() == (sorted(TEXTS), fresh())


@pytest.mark.parametrize(
    ("day", "linted"),
    [
        (date(2026, 11, 30), ["future.txt"]),  # its finding names the day
        (date(2026, 12, 31), ["future.txt"]),  # 1 January may be today somewhere
        (date(2025, 5, 2), ["bridge.txt", "page.html"]),  # not yet two years after either was published
        (date(2025, 5, 3), ["page.html"]),
    ],
)
def test_another_day_lints_again_what_depends_on_it(day: date, linted: list[str]):
    start = replace(settings(), as_of=date(2026, 12, 30) if day > date(2026, 11, 30) else DAY)
    run_over(chosen=start)
    found, after = run_over(chosen=replace(settings(), as_of=day))
    assert after == fresh(replace(settings(), as_of=day))
    assert set(linted) <= set(found), found
    assert set(found) <= {*linted, *FAULTY, "future.txt"}


def test_every_day_is_as_a_fresh_run_has_it():
    """Walk over all thresholds of the texts in both directions."""
    days = [date(2025, 4, 30) + timedelta(n) for n in range(8)] + [date(2026, 12, 28) + timedelta(n) for n in range(6)]
    for day in (*days, *reversed(days)):
        chosen = replace(settings(), as_of=day)
        assert run_over(chosen=chosen)[1] == fresh(chosen), day


def cut_the_store() -> None:
    path = Path("reports", database.FILE)
    path.write_bytes(path.read_bytes()[:5000])


def overwrite_the_store() -> None:
    Path("reports", database.FILE).write_bytes(b"no database at all" * 1000)


def flip_each_row() -> None:
    with sqlite3.connect(Path("reports", database.FILE)) as store:
        store.execute("update entries set content = substr(content, 1, length(content) - 1) || x'00'")


def swap_keys() -> None:
    with sqlite3.connect(Path("reports", database.FILE)) as store:
        store.execute("update entries set key = 'x'")


def other_schema() -> None:
    with sqlite3.connect(Path("reports", database.FILE)) as store:
        store.execute("alter table entries add column more text")


@pytest.mark.parametrize("damage", [cut_the_store, overwrite_the_store, flip_each_row, swap_keys, other_schema])
def test_a_damaged_store_is_no_store(damage: Callable[[], None]):
    _, first = run_over()
    damage()
    assert run_over() == (sorted(TEXTS), first)
    assert run_over() == (FAULTY, first)


def test_what_somebody_else_signed_is_not_believed(monkeypatch: pytest.MonkeyPatch):
    _, first = run_over()
    monkeypatch.setattr(f"{__name__}.SECRET", b"another user's")
    assert run_over() == (sorted(TEXTS), first)


def test_another_engine_lints_everything_again(monkeypatch: pytest.MonkeyPatch):
    _, first = run_over()
    for module in (incremental, file_results, comparing, outlines):
        monkeypatch.setattr(module, "engine_digest", lambda: "another")
    assert run_over() == (sorted(TEXTS), first)


@pytest.mark.parametrize("name", database.NAMES)
def test_no_link_is_followed(name: str):
    run_over()
    Path("reports", name).unlink(missing_ok=True)
    Path("mine").write_bytes(b"mine")
    Path("reports", name).symlink_to("../mine")
    with pytest.raises(Exception, match="is a link"):
        run_over()
    assert Path("mine").read_bytes() == b"mine"


def test_a_page_that_is_gone_or_changed_is_not_thought_to_be_there():
    _, first = run_over()
    page = next(path for path in Path("reports/sources").glob("*.html"))
    page.unlink()
    assert run_over() == (FAULTY, first)
    page.write_text("mine")
    with pytest.raises(pipeline.InputError, match="was changed since sourcelint wrote it"):
        run_over()


def test_the_store_holds_nothing_of_sources_that_are_gone():
    run_over()
    remove_one()
    run_over()
    store = Database(Path("reports"), SECRET)
    for kind in (incremental.FILES, *OF_SOURCES):
        assert "treaty.txt" not in store.read(kind)
        assert "bridge.txt" in store.read(kind)


@pytest.mark.parametrize("compared", [comparing.COMPARED, comparing.ACROSS])
def test_rows_that_another_run_replaced_meanwhile_are_made_again(compared: str):
    sources = pipeline.discover(["raw"])
    first = run_over()[1]
    memory = Memory(Database(Path("reports"), SECRET), settings(), sources)
    known, _ = memory.recall()
    known |= memory.remember([lint_file(source, settings(), "") for source in sources if source.id in FAULTY])
    store = Database(Path("reports"), SECRET)
    store.keep(dict.fromkeys((*OF_SOURCES, compared), ()))
    memory.publish(memory.compare(known), None, Run("0", DAY, {s.id: str(s.path) for s in sources}), Path("other"))
    assert written(Path("other")) == first


def look_back(chosen: pipeline.Settings | None = None, missed: tuple[str, ...] = ()) -> History:
    """Run as the flow does, and return its history; `missed` are the sources that miss the bar."""
    return show(chosen, missed)[0]


def show(
    chosen: pipeline.Settings | None = None, missed: tuple[str, ...] = (), bar: str = "no errors"
) -> tuple[History, Shown]:
    """Run as the flow does, and return its history and what it shows; `missed` are the sources that miss the bar."""
    chosen = chosen or settings()
    sources = pipeline.discover(["raw"])
    pipeline.check_reports_folder(Path("reports"), sources, "raw")
    memory = Memory(Database(Path("reports"), SECRET), chosen, sources)
    known, changed = memory.recall()
    known |= memory.remember([lint_file(source, chosen, basis_of(chosen)) for source in changed])
    found = memory.compare(known)
    outcome = Outcome("gate", bar, "errors", "critical", "missed" if missed else "met", sources=missed)
    verdict = Verdict(tuple(outline.source for outline in found), (SuiteVerdict("gate", "Gate", (outcome,)),))
    seen = memory.look_back(found, verdict, "2026-11-29 06:00+01:00")
    memory.keep_history(seen)
    run = Run("0", chosen.as_of, {})
    published = memory.publish(found, verdict, run, Path("reports"))
    return seen, Shown(found, verdict, seen.record, run, memory, "http://prefect.example", published)


def test_prefect_is_shown_what_changed_and_nothing_else():
    _, first = show()
    made = [artifact.key for artifact in first.changed({})]
    assert made == [*(slug(outline.report.source) for outline in first.outlines), "sourcelint-events"]
    kept = first.digests()
    assert list(first.changed(kept)) == []
    Path("raw/page.html").write_text(TEXTS["page.html"].replace("40 percent", "50 percent"), encoding="utf8")
    _, second = show()
    (page,) = second.changed(kept)
    assert page.key == slug("page.html")
    assert page.data.startswith("**Since 2026-11-29** changed: ")
    kept = second.digests()
    Path("raw/treaty.txt").unlink()
    _, third = show()
    gone, events = (artifact for artifact in third.changed(kept) if not artifact.data.startswith("**Since"))
    assert (gone.key, gone.description) == (slug("treaty.txt"), "treaty.txt: gone")
    assert gone.data.startswith("**2026-11-29** gone; it had ")
    assert list(third.changed(third.digests())) == []
    assert events.data == "[]"
    assert events.description.startswith("What sources say of the same: no event is told by two sources; ")


def test_runs_that_replace_what_others_compared_again_and_again_are_told_apart(monkeypatch: pytest.MonkeyPatch):
    def replaced(*_: object) -> None:
        raise comparing.ReplacedError

    monkeypatch.setattr(outlines, "findings_of", replaced)
    with pytest.raises(InputError, match="another run writes into the same folder of reports"):
        show()


def test_prefect_is_shown_again_what_a_suite_holds_of_a_source_in_other_words():
    kept = show(missed=("page.html",))[1].digests()
    (page,) = show(missed=("page.html",), bar="no error at all")[1].changed(kept)
    assert page.key == slug("page.html")
    assert "no error at all" in page.data


def test_prefect_is_shown_the_page_that_was_published_or_the_same_again():
    _, shown = show()
    published = list(shown.changed({}))
    pages = sorted(Path("reports/sources").glob("*.md"))
    assert [page.read_text(encoding="utf8") in artifact.data for artifact, page in zip(
        sorted(published[: len(pages)], key=lambda artifact: artifact.key), pages, strict=True
    )] == [True] * len(pages)  # fmt: skip
    pages[0].unlink()
    for page in pages[1:]:
        page.write_text("what somebody else wrote", encoding="utf8")
    assert list(shown.changed({})) == published


def test_a_few_profiles_are_read_at_a_time(monkeypatch: pytest.MonkeyPatch):
    _, whole = show()
    shutil.rmtree("reports")
    some, at_once = Database.some, []

    def noted(self: Database, kind: str, names: Iterable[str]) -> dict[str, Entry]:
        at_once.append((kind, len(names := tuple(names))))
        return some(self, kind, names)

    monkeypatch.setattr(Database, "some", noted)
    monkeypatch.setattr(database, "ROWS_AT_ONCE", 2)
    _, in_parts = show()
    assert in_parts.outlines == whole.outlines
    assert [count for kind, count in at_once if kind == incremental.PROFILES] == [2, 2, 2, 1]


def test_the_first_run_has_no_run_before():
    seen = look_back(missed=("bridge.txt",))
    assert seen.record.told() == "first run, 7 sources"
    assert seen.record.newly_missed() == ""
    assert look_back(missed=("bridge.txt",)).record.told() == "no change"


def test_sources_that_come_go_and_change_are_told_apart():
    look_back()
    add_one()
    remove_one()
    text = TEXTS["bridge.txt"]
    Path("raw/bridge.txt").write_text(text.replace("Experts say it is safe. ", ""), encoding="utf8")
    seen = look_back(missed=("another.txt",))
    assert any(line.endswith(", below the bar") for line in map(history.told, seen.record.changes))
    found = {change.source: change for change in seen.record.changes}
    assert found.keys() >= {"another.txt", "treaty.txt", "bridge.txt"}
    assert (found["another.txt"].what, found["treaty.txt"].what) == ("new", "gone")
    assert found["another.txt"].newly_missed
    assert seen.record.newly_missed() == "another.txt"
    bridge = found["bridge.txt"]
    assert bridge.cause == "text"
    assert any(line.startswith("CLM") for line in bridge.fixed), bridge
    assert bridge.persisting > 0
    assert seen.record.told().startswith("1 new, 1 gone")
    assert look_back(missed=("another.txt",)).record.told() == "no change"
    (mended,) = look_back().record.changes
    assert (mended.what, mended.newly_missed) == ("better", False)
    assert ", now meets the bar; neither text nor rules changed" in history.told(mended)


def test_a_change_of_the_rules_is_not_one_of_the_text():
    look_back()
    seen = look_back(settings(ignore=("CLM",)))
    assert {change.cause for change in seen.record.changes} == {"rules"}
    assert seen.record.fixed > 0


def test_what_changes_because_of_another_source_is_told_so():
    look_back()
    change_one()
    causes = {change.source: change.cause for change in look_back().record.changes}
    assert causes.pop("treaty.txt") == "text"
    assert set(causes.values()) <= {"surroundings"}
    assert "bridge.txt" in causes or not causes


def test_at_most_five_sources_are_named():
    names = [f"new-{number}.txt" for number in range(8)]
    look_back()
    for name in names:
        Path("raw", name).write_text("Some say so.\n")
    assert look_back(missed=tuple(names)).record.newly_missed() == (
        "new-0.txt, new-1.txt, new-2.txt, new-3.txt, new-4.txt and 3 more"
    )


def test_how_a_source_stood_before_stays_known():
    look_back()
    Path("raw/bridge.txt").write_text(TEXTS["treaty.txt"] * 30, encoding="utf8")
    day = DAY + timedelta(1)
    look_back(replace(settings(), as_of=day))
    seen = look_back(replace(settings(), as_of=day + timedelta(1)))
    assert seen.before("bridge.txt").startswith(f"before {day}: ")
    assert seen.before("page.html") == ""


def test_the_command_tells_the_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(incremental, "_secret", lambda: SECRET)
    assert main(["history"]) == 2
    assert "no run of yours is recorded there" in capsys.readouterr().err
    assert not Path("reports").exists()
    look_back()
    change_one()
    remove = Path("raw/page.html")
    remove.unlink()
    look_back()
    assert main(["history"]) == 0
    first, second, *more = capsys.readouterr().out.splitlines()
    assert first == "2026-11-29 06:00+01:00  0 of 7 miss the bar; first run, 7 sources"
    assert second.startswith("2026-11-29 06:00+01:00  0 of 6 miss the bar; 1 gone")
    assert any(line.startswith("    page.html: gone; it had ") for line in more)
    assert main(["history", "treaty.txt"]) == 0
    new, changed, *_ = (line for line in capsys.readouterr().out.splitlines() if not line.startswith(" "))
    assert "new: " in new
    assert "the text changed" in changed
    assert main(["history", "none.txt"]) == 2


def test_suites_judge_again_only_if_table_or_suites_changed(monkeypatch: pytest.MonkeyPatch):
    asked = []

    def judge(rows, checks):
        sources = tuple(table_of(rows)["source"])
        asked.append(len(sources))
        return Verdict(sources, (), {"index.html": "a page"})

    monkeypatch.setattr(incremental.judging, "judge", judge)
    Path("checks").mkdir()
    suite = Path("checks/a.yaml")
    suite.write_text("name: a\n", encoding="utf8")

    def judged() -> Verdict:
        sources = pipeline.discover(["raw"])
        Path("reports").mkdir(exist_ok=True)
        memory = Memory(Database(Path("reports"), SECRET), settings(), sources)
        known, changed = memory.recall()
        known |= memory.remember([lint_file(source, settings(), basis_of(settings())) for source in changed])
        return memory.judge(memory.compare(known), Path("checks"))

    monkeypatch.setattr(incremental, "_secret", lambda: SECRET)
    assert not incremental.suites_are_known(Path("reports"), Path("checks"))
    first = judged()
    assert judged() == first
    assert judged().data_docs == first.data_docs
    assert asked == [7]
    assert incremental.suites_are_known(Path("reports"), Path("checks"))
    suite.write_text("name: b\n", encoding="utf8")
    assert not incremental.suites_are_known(Path("reports"), Path("checks"))
    judged()
    Path("raw/page.html").unlink()
    judged()
    assert asked == [7, 7, 6]


def test_what_is_told_of_events_is_made_anew_if_something_changed_that_it_hangs_on(monkeypatch: pytest.MonkeyPatch):
    made = []
    whole = comparing.told_events

    def noted(table: EventTable) -> ToldEvents:
        made.append(table)
        return whole(table)

    monkeypatch.setattr(comparing, "told_events", noted)
    first = show()[1].memory.events()
    assert first[1].lines
    alone = Path("raw/page.html")
    alone.write_text(TEXTS["page.html"].replace("40 percent", "50 percent"), encoding="utf8")
    assert show()[1].memory.events() == first
    assert len(made) == 1
    Path("raw/treaty.txt").write_text(TEXTS["treaty.txt"].replace("4 May", "5 May"), encoding="utf8")
    other = show()[1].memory.events()
    assert len(made) == 2
    alone.unlink()
    fewer = show()[1].memory.events()
    assert len(made) == 3
    assert len({first, other, fewer}) == 3
    shutil.rmtree("reports")
    assert show()[1].memory.events() == fewer


@pytest.mark.parametrize("kind", [comparing.COMPARED, comparing.EVENTS])
def test_what_another_version_left_of_a_comparison_is_no_fault(kind: str):
    run_over()
    store = Database(Path("reports"), SECRET)
    store.write({kind: [Entry("", "another version", b'["key",["XSR001"]]')]})
    Path("raw/page.html").write_text(TEXTS["page.html"].replace("40 percent", "50 percent"), encoding="utf8")
    assert run_over()[1] == fresh()


def test_an_outline_that_another_version_of_the_text_gave_is_not_kept():
    source = Path("raw/treaty.txt")
    sources = pipeline.discover(["raw"])

    def linted() -> tuple[Memory, incremental.Articles]:
        memory = Memory(Database(Path("reports"), SECRET), settings(), sources)
        known, changed = memory.recall()
        basis = basis_of(settings())
        return memory, known | memory.remember([lint_file(one, settings(), basis) for one in changed])

    Path("reports").mkdir()
    first, articles = linted()
    source.write_text("The treaty\n\nThe treaty was signed, experts say.\n", encoding="utf8")
    linted()  # a second run replaces what the first one has linted
    first.compare(articles)
    source.write_text(TEXTS["treaty.txt"], encoding="utf8")
    assert run_over()[1] == fresh()


def test_a_source_that_is_gone_when_it_has_to_be_linted_again_is_said():
    run_over()
    sources = {source.id: source for source in pipeline.discover(["raw"])}
    Path("raw/feed.xml").write_text("", encoding="utf8")
    with pytest.raises(InputError, match="is gone since the run began"):
        file_results.lint_again("feed.xml#one", sources, settings())
