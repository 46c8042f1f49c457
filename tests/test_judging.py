"""Great Expectations is asked in a process of its own, and sources are compared there."""

import ctypes
import multiprocessing
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from sourcelint import pipeline
from sourcelint.errors import InputError
from sourcelint.gate.suite_files import SuiteError
from sourcelint.gate.table import encode_records, pack_rows, source_records
from sourcelint.pipeline import judging, run
from sourcelint.report import SourceReport

pytestmark = pytest.mark.slow
CHECKS = pipeline.shipped("checks")
TOLD = "Harbour deal\n\nThe ferry left on 31 February 2019, as the harbour master said.\n"


def reports(folder: Path) -> tuple[SourceReport, ...]:
    (folder / "a.txt").write_text(TOLD)
    return pipeline.lint_corpus(pipeline.discover([folder]), pipeline.Settings())


def test_a_process_that_was_ended_is_replaced(tmp_path: Path) -> None:
    some = pack_rows(encode_records(source_records(reports(tmp_path))))
    verdict = judging.judge(some, CHECKS)
    assert "DAT008" in {code for outcome in verdict.missed("a.txt") for code in outcome.codes}
    for child in multiprocessing.active_children():
        child.kill()
    assert judging.judge(some, CHECKS) == verdict


def test_what_is_wrong_with_a_suite_is_said(tmp_path: Path) -> None:
    suite = (CHECKS / "overall.yaml").read_text().replace("expect_column_values_to", "expect_column_value_to", 1)
    (tmp_path / "overall.yaml").write_text(suite)
    with pytest.raises(SuiteError, match="expect_column_value"):
        judging.try_suites(tmp_path)


def test_a_process_that_is_always_ended_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(run, "try_suites", ended)
    with pytest.raises(InputError, match="want of memory"):
        judging.try_suites(tmp_path)


def test_a_run_that_is_told_to_end_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_interrupted", threading.Event())
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(judging.compare, partial(time.sleep, 60))
        while not multiprocessing.active_children():
            time.sleep(0.01)
        judging.end()
        with pytest.raises(InputError, match="was interrupted"):
            waiting.result(30)


def ended(_: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("library", [OSError, AttributeError])
def test_memory_is_given_back_where_the_system_can(monkeypatch: pytest.MonkeyPatch, library: type[Exception]) -> None:
    asked = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(malloc_trim=asked.append))
    assert judging._make(lambda: "compared") == "compared"
    assert asked == [0]

    def missing(_: None) -> None:
        raise library

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert judging._make(lambda: "compared") == "compared"
