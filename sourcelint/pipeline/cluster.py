"""A Dask cluster that lints: one of this machine, or one that the user runs, whose scheduler is given by its address.

Tasks, their retries and their logs stay Prefect's, in the process of the run. What goes to the cluster is a function with
its arguments; what comes back is the bytes that the store keeps. So a worker needs the same sourcelint and the sources
under the same paths, and neither Prefect nor the file of the flow. Dask is an extra, and only this module imports it.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sourcelint.errors import InputError, MissingPackageError
from sourcelint.host import memory
from sourcelint.pipeline.file_results import basis_of, lint_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.settings import Settings
    from sourcelint.store.results import Packed

LOCAL = "dask"
"""Stands for a cluster of this machine, which begins and ends with the run."""

UNWATCHED = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
}
"""Settings of a cluster of this machine. By default each of its processes looks at its own stack a hundred times a second and
at the time fifty times, for pages that are not shown: a tenth of a processor, also while nothing is done."""

CONNECT_SECONDS = 60.0
"""Longest wait for the scheduler, and then for its first worker."""


def check(address: str) -> None:
    """Raise InputError for what is no address of a scheduler, and MissingPackageError without Dask."""
    if address != LOCAL and "://" not in address:
        raise InputError(
            f"--runner: {address!r} is none; say processes, dask, or the address of a Dask scheduler, tcp://…"
        )
    if find_spec("distributed") is None:
        raise MissingPackageError.of(ImportError("No module named 'distributed'", name="distributed"))


def lint_there(sources: Sequence[Source], settings: Settings, basis: str) -> tuple[Packed, ...]:
    """Lint files as a worker. Raises InputError if it would find something else than the run itself does."""
    if basis_of(settings) != basis:
        raise InputError(
            f"a Dask worker on {os.uname().nodename} has another Python, sourcelint or reference table than the run; "
            "install the same there"
        )
    for source in sources:
        if not source.path.parent.is_dir():
            raise InputError(
                f"{source.path.parent}: is not there for a Dask worker on {os.uname().nodename}; "
                "it must see the sources under the same path"
            )
    return lint_files(sources, settings, basis)


class Cluster:
    """The workers of a Dask cluster for a number of sources; without any the cluster is not even asked."""

    def __init__(self, sources: int, settings: Settings, address: str) -> None:
        self._needed = sources > 0
        self._settings = settings
        self._basis = basis_of(settings)
        self._address = address
        self._local: Any = None
        self._client: Any = None

    def __enter__(self) -> Cluster:
        """Connect. Raises InputError if that fails or a worker is another sourcelint."""
        check(self._address)
        if self._needed:
            try:
                self._connect()
            except BaseException:
                self._close()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def lint(self, sources: Sequence[Source]) -> tuple[Packed, ...]:
        """Lint files on one of the workers; may be called by several threads.

        Dask gives the work of a lost worker to another one. Raises InputError if the scheduler is lost.
        """
        from distributed import CancelledError
        from distributed.client import ClosedClientError

        there = tuple(replace(source, path=source.path.absolute()) for source in sources)
        # One object: Dask would look into arguments for results of its own.
        work = partial(lint_there, there, self._settings, self._basis)
        try:
            found: tuple[Packed, ...] = self._client.submit(work, pure=False).result()
        except (CancelledError, ClosedClientError) as error:
            raise InputError(f"the Dask scheduler at {self._address} went away; run again when it is back") from error
        return found

    def _connect(self) -> None:
        from distributed import Client

        if self._address == LOCAL:
            self._local = _local_cluster()
        try:
            self._client = Client(self._local or self._address, timeout=CONNECT_SECONDS, set_as_default=False)
            self._client.wait_for_workers(1, timeout=CONNECT_SECONDS)
            self._client.run(lint_there, (), self._settings, self._basis)
            if self._local is not None:  # the workers of others are theirs
                self._client.run(memory.calm_collector)
        except InputError:
            raise
        except Exception as error:  # whatever is wrong with a network, its certificates, a worker's installation
            raise InputError(f"the Dask cluster at {self._address} cannot be used: {error}") from error

    def _close(self) -> None:
        for part in (self._client, self._local):
            if part is not None:
                part.close()
        self._client = self._local = None


def _local_cluster() -> Any:
    """Start a cluster with a worker for each processor of this machine."""
    import dask
    from distributed import LocalCluster

    with dask.config.set(UNWATCHED):
        # Certificates of its own: without them whoever is on this machine could let the workers run code.
        return LocalCluster(
            n_workers=len(os.sched_getaffinity(0)), threads_per_worker=1, security=True, dashboard_address=None,
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},  # else it takes Dask's port all the same
        )  # fmt: skip
