"""Processes that lint: the same results as without them, and a lost one is replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pytest

from sourcelint import pipeline
from sourcelint.pipeline import workers
from sourcelint.pipeline.workers import Processes

pytestmark = pytest.mark.slow

RAW = Path(__file__).parent.parent / "raw"
SHARDS = 8
SETTINGS = pipeline.Settings(as_of=date(2026, 11, 29))


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two processes work for a few sources."""
    monkeypatch.setattr(workers, "MIN_SOURCES_PER_PROCESS", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


def test_processes_find_what_one_finds_and_a_lost_one_is_replaced():
    sources = pipeline.discover([RAW])
    others = set(multiprocessing.active_children())  # those of another test may still be ending
    with Processes(0, SETTINGS) as alone:
        expected = alone.lint(sources)
    with Processes(len(sources), SETTINGS) as several, ThreadPoolExecutor(SHARDS) as threads:
        linting = [threads.submit(several.lint, sources) for _ in range(SHARDS)]
        assert [shard.result() for shard in linting] == [expected] * SHARDS
        children = [child for child in multiprocessing.active_children() if child not in others]
        assert len(children) == 2
        for child in children:
            os.kill(child.pid, signal.SIGTERM)  # which is not for them
        assert several.lint(sources[:1]) == expected[:1]
        linting = [threads.submit(several.lint, sources) for _ in range(SHARDS)]
        wait(linting, return_when=FIRST_COMPLETED)
        os.kill(children[0].pid, signal.SIGKILL)  # with it goes the whole pool
        assert BrokenProcessPool in {type(shard.exception()) for shard in linting}
        assert several.lint(sources) == expected
        assert not set(children) & set(multiprocessing.active_children())
    assert others.issuperset(multiprocessing.active_children())


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
