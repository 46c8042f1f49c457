"""Who lints the sources of a run: processes of this machine, one for each processor, or a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from sourcelint.host import memory
from sourcelint.host.processes import watch_parent
from sourcelint.pipeline import cluster
from sourcelint.pipeline.cluster import Cluster
from sourcelint.pipeline.file_results import basis_of, lint_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.settings import Settings
    from sourcelint.store.results import Packed

MIN_SOURCES_PER_PROCESS = 100
"""Sources from which on a process pays for its start, some seconds' work of its own."""


PROCESSES = "processes"
"""The runner that lints on this machine."""


def check_runner(runner: str) -> None:
    """Raise InputError for a runner that does not exist, and MissingPackageError for one that is not installed."""
    if runner != PROCESSES:
        cluster.check(runner)


def workers_of(runner: str, sources: int, settings: Settings) -> Workers:
    """Return who lints a number of sources: `processes`, `dask`, or the cluster of the Dask scheduler at an address."""
    return Processes(sources, settings) if runner == PROCESSES else Cluster(sources, settings, runner)


class Processes:
    """Processes for a number of sources, started when they are first needed and ended with the block.

    For few sources there are none, and the work is done where it is asked for, by one thread after the other.
    """

    def __init__(self, sources: int, settings: Settings) -> None:
        self._jobs = min(len(os.sched_getaffinity(0)), sources // MIN_SOURCES_PER_PROCESS)
        self._settings = settings
        self._basis = basis_of(settings)
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            if kind is not None:
                _kill_children()  # a run that is told to end does not wait until all is linted
            self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def lint(self, sources: Sequence[Source]) -> tuple[Packed, ...]:
        """Lint files in one of the processes; may be called by several threads.

        Raises BrokenProcessPool if the process was lost; the next call has a new one.
        """
        if self._jobs < 2:
            with self._lock:
                return lint_files(sources, self._settings, self._basis)
        with self._lock:
            self._pool = pool = self._pool or new_pool(self._jobs)
        try:
            return pool.submit(lint_files, sources, self._settings, self._basis).result()
        except BrokenProcessPool:
            with self._lock:
                if self._pool is pool:
                    _kill_children()  # the others ignore the signal by which the pool ends them, and waits for them
                    self._pool = None
            raise


def new_pool(jobs: int) -> ProcessPoolExecutor:
    """Return a number of processes that end with this one, and by no signal of a terminal; each starts when it is needed."""
    # A fork of a process that has threads may find a lock held for ever.
    fresh = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, fresh, initializer=_begin, initargs=(os.getpid(),))


def _kill_children() -> None:
    for child in multiprocessing.active_children():
        child.kill()


def _begin(parent: int) -> None:
    """Let a worker end with its parent, and with nothing else."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    watch_parent(parent)
    memory.calm_collector()


Workers = Processes | Cluster
"""Who lints the sources of a run, within a block; `lint` may be called by several threads."""
