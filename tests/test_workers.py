"""Processes that lint: the same results as without them, and a lost one is replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pytest

from sourcelint import pipeline
from sourcelint.pipeline import workers
from sourcelint.pipeline.workers import Processes

pytestmark = pytest.mark.slow

RAW = Path(__file__).parent.parent / "raw"
SETTINGS = pipeline.Settings(as_of=date(2026, 11, 29))


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two processes work for a few sources."""
    monkeypatch.setattr(workers, "MIN_SOURCES_PER_PROCESS", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


def test_processes_find_what_one_finds_and_a_lost_one_is_replaced():
    sources = pipeline.discover([RAW])
    with Processes(0, SETTINGS) as alone:
        expected = alone.lint(sources)
    with Processes(len(sources), SETTINGS) as several:
        assert several.lint(sources) == expected
        children = multiprocessing.active_children()
        assert children
        for child in children:
            os.kill(child.pid, signal.SIGTERM)  # which is not for them
        assert several.lint(sources[:1]) == expected[:1]
        for child in children:
            os.kill(child.pid, signal.SIGKILL)
        with pytest.raises(BrokenProcessPool):
            several.lint(sources)
        assert several.lint(sources) == expected
    assert not multiprocessing.active_children()


def interrupted() -> None:
    with Processes(2, SETTINGS) as several:
        several.lint(pipeline.discover([RAW])[:1])
        raise KeyboardInterrupt


def test_a_run_that_is_told_to_end_does_not_wait():
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    end = time.monotonic() + 10
    while multiprocessing.active_children() and time.monotonic() < end:
        time.sleep(0.1)
    assert not multiprocessing.active_children()
