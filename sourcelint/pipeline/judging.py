"""Great Expectations in a process of its own: it takes some 150 MB, which the process of a flow would keep to its end.

The process is started when it is first needed and ends with this one, so that a run which tries the suites before its
first source and judges by them at its end loads Great Expectations once.
"""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from sourcelint.errors import InputError
from sourcelint.pipeline import run
from sourcelint.pipeline.workers import new_pool

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from pathlib import Path

    from sourcelint.gate.table import Row
    from sourcelint.gate.verdict import Verdict

Answer = TypeVar("Answer")

MAX_TRIES = 2
"""Processes that are started for one question; a machine that ends the second one too has no room for it."""


def try_suites(checks: Path) -> None:
    """Have Great Expectations build the suites of a folder. Raises SuiteError and MissingPackageError."""
    _ask(run.try_suites, checks)


def judge(rows: Sequence[Row], checks: Path) -> Verdict:
    """Judge all sources as `run.judge` does. Raises SuiteError."""
    return _ask(run.judge, rows, checks)


def _ask(question: Callable[..., Answer], *arguments: object) -> Answer:
    """Have a function called in the process; raises what it raises, and InputError if the process is ended meanwhile."""
    for _ in range(MAX_TRIES):
        try:
            return _process().submit(question, *arguments).result()
        except BrokenProcessPool:
            _process.cache_clear()
    raise InputError("the process that judges the sources was ended, perhaps for want of memory; run again")


@lru_cache(maxsize=1)
def _process() -> ProcessPoolExecutor:
    return new_pool(1)
