"""A process that publishes dies at every one of its steps: what stands in the folder belongs together, and is mended."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import sourcelint.publishing.publish
from sourcelint import pipeline
from sourcelint.publishing import reports_folder
from sourcelint.publishing.publish import raw_of
from sourcelint.render import Run
from sourcelint.render.escape import slug
from sourcelint.render.folder import arranged
from sourcelint.render.folder import pages as render_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcelint.report import SourceReport

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 21)
KILLED = 9
STEPS = ("open", "write", "pwrite", "ftruncate", "rename", "link", "unlink", "mkdir", "rmdir")
"""What of `os` changes a folder; with flock, what a process may die before, after, or in the middle of."""


class Case(NamedTuple):
    """Reports, and the folder that an undisturbed run makes of them."""

    reports: tuple[SourceReport, ...]
    files: dict[str, bytes]
    run: str


def publish(reports: tuple[SourceReport, ...], folder: Path) -> None:
    pipeline.publish(reports, None, Run("0", DAY), folder)


def written(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, Case]:
    """Two runs: the second has one source changed, one new, one gone."""
    found = []
    for texts in ({"a": "opened in 1999", "b": "closed in 2001"}, {"b": "closed in 2002", "c": "built in 1950"}):
        base = tmp_path_factory.mktemp("case")
        (base / "raw").mkdir()
        for name, text in texts.items():
            (base / "raw" / f"{name}.txt").write_text(f"The bridge was {text}.\n")
        reports = pipeline.lint_corpus(pipeline.discover([base / "raw"]), pipeline.Settings(as_of=DAY))
        publish(reports, base / "reports")
        files = written(base / "reports")
        run = reports_folder._decoded(Path("x"), files[reports_folder.MANIFEST]).run
        found.append(Case(reports, files, run))
    return found[0], found[1]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, cases: tuple[Case, Case]) -> None:
    """Render each case once, and keep pandas and pyarrow, which has threads, out of processes that are forked."""
    run = Run("0", DAY)
    found = {
        id(report): tuple(render_pages(arranged(report, run), report, run, raw_of(run, report.source)))
        for case in cases
        for report in case.reports
    }
    monkeypatch.setattr(sourcelint.publishing.publish, "pages", lambda _, report, *__: found[id(report)])
    monkeypatch.setattr(
        sourcelint.publishing.publish, "source_records", lambda some: [[report.source] for report in some]
    )
    monkeypatch.setattr(sourcelint.publishing.publish, "parquet_of", lambda _, rows: rows.read_bytes())


def disturb(monkeypatch: pytest.MonkeyPatch, at: int, strike: Callable[[], None]) -> list[str]:
    """Let something happen at the n-th step; of a write, half has been done by then. Return the steps as they are made."""
    steps: list[str] = []

    def wrapped(name: str, real: Callable) -> Callable:
        def step(*arguments, **more):
            if name == "open" and not arguments[1] & os.O_CREAT:
                return real(*arguments, **more)
            steps.append(name)
            if len(steps) == at:
                if name in ("write", "pwrite"):
                    real(arguments[0], arguments[1][: len(arguments[1]) // 2], *arguments[2:])
                strike()
            return real(*arguments, **more)

        return step

    for name in STEPS:
        monkeypatch.setattr(os, name, wrapped(name, getattr(os, name)))
    monkeypatch.setattr(fcntl, "flock", wrapped("flock", fcntl.flock))
    return steps


def killed(reports: tuple[SourceReport, ...], folder: Path, at: int) -> bool:
    """Publish in a process that dies at its n-th step; return False if it ended before."""
    child = os.fork()
    if not child:
        code = 1
        try:
            with pytest.MonkeyPatch.context() as patch:
                disturb(patch, at, lambda: os._exit(KILLED))
                publish(reports, folder)
            code = 0
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, KILLED)
    return code == KILLED


def refused(reports: tuple[SourceReport, ...], folder: Path, at: int) -> bool:
    """Publish, where the system refuses the n-th step; return False if there are fewer."""

    def strike() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch:
        steps = disturb(patch, at, strike)
        try:
            publish(reports, folder)
        except pipeline.InputError as error:
            assert "cannot be written: No space left on device" in str(error)  # noqa: PT017 - not raised at the last steps
    return len(steps) >= at


@pytest.fixture(params=["over", pytest.param("new", marks=pytest.mark.soak)])  # the new one is the easier half
def before(request, cases, tmp_path: Path, quick) -> Path:
    """A folder in which a run has written its reports, or none."""
    if request.param == "over":
        publish(cases[0].reports, tmp_path / "before")
    return tmp_path / "before"


@pytest.mark.parametrize("disturbed", [killed, refused])
def test_whenever_a_run_ends_index_and_pages_are_of_one_run(cases, before, tmp_path, kept_promise, disturbed):
    old, new = cases[0].run, cases[1].run
    publish(cases[1].reports, tmp_path / "undisturbed")
    undisturbed = written(tmp_path / "undisturbed")
    folder = tmp_path / "reports"
    seen = set()
    for at in range(1, 1000):
        if before.exists():
            shutil.copytree(before, folder)
        struck = disturbed(cases[1].reports, folder, at)
        seen.add(kept_promise(folder) if folder.exists() else None)
        publish(cases[1].reports, folder)
        assert written(folder) == undisturbed, at
        shutil.rmtree(folder)
        if not struck:
            break
    assert at > 60
    assert seen == ({old, new} if before.exists() else {None, new})


def test_a_run_over_other_sources_mends_too(cases, tmp_path, kept_promise):
    """Die at every step, then publish what was there first: nothing of the dead run is left."""
    publish(cases[0].reports, tmp_path / "before")
    undisturbed = written(tmp_path / "before")
    for at in range(1, 1000, 3):
        shutil.copytree(tmp_path / "before", tmp_path / "reports")
        struck = killed(cases[1].reports, tmp_path / "reports", at)
        publish(cases[0].reports, tmp_path / "reports")
        assert kept_promise(tmp_path / "reports") == cases[0].run
        assert written(tmp_path / "reports") == undisturbed, at
        shutil.rmtree(tmp_path / "reports")
        if not struck:
            break


@pytest.fixture
def switching(cases, tmp_path: Path, quick) -> int:
    """The number of a step before which a run dies while it puts its pages in place; the first is in `before`."""
    publish(cases[0].reports, tmp_path / "before")
    for at in range(1, 1000, 8):
        shutil.copytree(tmp_path / "before", tmp_path / "tried")
        killed(cases[1].reports, tmp_path / "tried", at)
        text = (tmp_path / "tried" / "index.html").read_text()
        shutil.rmtree(tmp_path / "tried")
        if "being rewritten" in text:
            return at
    raise AssertionError("no run was seen putting its pages in place")


@pytest.mark.soak  # takes a minute and a half
def test_a_run_that_mends_may_die_as_well(cases, switching, tmp_path, kept_promise):
    for again in range(1, 1000, 2):
        shutil.copytree(tmp_path / "before", tmp_path / "reports")
        killed(cases[1].reports, tmp_path / "reports", switching)
        struck = killed(cases[0].reports, tmp_path / "reports", again)
        assert kept_promise(tmp_path / "reports") in (cases[0].run, cases[1].run), again
        publish(cases[0].reports, tmp_path / "reports")
        assert written(tmp_path / "reports") == written(tmp_path / "before")
        shutil.rmtree(tmp_path / "reports")
        if not struck:
            break
    assert again > 60


def test_a_page_that_was_changed_after_a_death_is_not_overwritten(cases, switching, tmp_path, kept_promise):
    shutil.copytree(tmp_path / "before", tmp_path / "reports")
    killed(cases[1].reports, tmp_path / "reports", switching)
    page = tmp_path / "reports" / "sources" / f"{slug('b.txt')}.html"
    page.write_text("mine")
    with pytest.raises(pipeline.InputError, match="was changed since sourcelint wrote it"):
        publish(cases[1].reports, tmp_path / "reports")
    assert page.read_text() == "mine"
    assert kept_promise(tmp_path / "reports") == cases[1].run
    page.unlink()
    publish(cases[1].reports, tmp_path / "reports")
    assert kept_promise(tmp_path / "reports") == cases[1].run
    assert not (tmp_path / "reports" / reports_folder.STAGING).exists()
