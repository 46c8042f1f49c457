"""A process of its own for what takes much memory and looks at all sources: comparing them, and Great Expectations.

The process of a flow would keep what they take to its end, some hundreds of megabytes, and could not end before they do. It is
started when it is first needed and ends with this one, so that a run which tries the suites before its
first source and judges by them at its end loads Great Expectations once.
"""

from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from sourcelint.errors import InputError
from sourcelint.gate import table
from sourcelint.host import memory
from sourcelint.pipeline import run
from sourcelint.pipeline.workers import new_pool

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import ProcessPoolExecutor
    from pathlib import Path

    from sourcelint.gate.verdict import Verdict
    from sourcelint.pipeline.comparing import Compared

Answer = TypeVar("Answer")

MAX_TRIES = 2
"""Processes that are started for one question; a machine that ends the second one too has no room for it."""


def try_suites(checks: Path) -> None:
    """Have Great Expectations build the suites of a folder. Raises SuiteError and MissingPackageError."""
    _ask(run.try_suites, checks)


def judge(rows: bytes, checks: Path) -> Verdict:
    """Judge all sources as `run.judge_packed` does. Raises SuiteError."""
    return _ask(run.judge_packed, rows, checks)


def compare(make: Callable[[], Compared]) -> Compared:
    """Have a comparison made."""
    return _ask(_make, make)


def _make(make: Callable[[], Compared]) -> Compared:
    """Make a comparison, and give back what it took: judging needs memory of another kind."""
    compared = make()
    memory.give_back()
    return compared


def tabulate(types: Mapping[str, str], rows: Path) -> bytes:
    """Have a table made of the rows in a file."""
    return _ask(table.parquet_of, types, rows.absolute())


def end() -> None:
    """End the process at once, for good: whoever waits for an answer hears that the run was interrupted."""
    _interrupted.set()
    for child in multiprocessing.active_children():
        child.kill()


def _ask(question: Callable[..., Answer], *arguments: object) -> Answer:
    """Have a function called in the process; raises what it raises, and InputError if the process is ended meanwhile."""
    for _ in range(MAX_TRIES):
        if _interrupted.is_set():
            raise InputError("the run was interrupted")
        try:
            return _process().submit(question, *arguments).result()
        except BrokenProcessPool:
            _process.cache_clear()
    raise InputError(
        "the process that compares and judges the sources was ended, perhaps for want of memory; run again"
    )


@lru_cache(maxsize=1)
def _process() -> ProcessPoolExecutor:
    return new_pool(1)


_interrupted = threading.Event()
