"""Which process does which flow run: what is needed to tell later that a run was cut short.

`sourcelint run` and `serve` keep a record for each process at work in the state folder of the working folder. The flow
notes its run in the record of its process when it begins. Where it was started by something else (a worker of the
user's own Prefect), none of the variables below is set and nothing is noted.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sourcelint.host import processes
from sourcelint.host.state_folder import private_folder, read_record, write_record

STATE, PARENT, FOLDER, SERVER = "SOURCELINT_STATE", "SOURCELINT_PARENT", "SOURCELINT_FOLDER", "SOURCELINT_SERVER"
"""Environment of a process that does flow runs: the state folder; of a child of `serve` also who started it and where, and
number and start time of the process of our own server, if there is one."""


@dataclass(frozen=True)
class Worker:
    """A process that did flow runs, or was about to: `run` is empty until one has begun."""

    record: Path
    run: str
    alive: bool


def bind() -> None:
    """Let a child of `serve` end with its parent and with its server.

    Called before Prefect, which is loaded by then, asks the server for anything. What it reads is for this process alone,
    and no longer in the environment for those that it starts.
    """
    if parent := os.environ.pop(PARENT, ""):
        processes.end_with_parent(int(parent))
        if server := os.environ.pop(SERVER, ""):
            pid, _, start = server.partition(" ")
            # The parent says in one sentence that the server is lost; Prefect's clients would say it in tracebacks.
            processes.end_with(int(pid), start)


def begin(flow_run: str | None) -> None:
    """Note that this process does a flow run; a child of `serve` goes to the folder of its parent."""
    if folder := os.environ.pop(FOLDER, ""):
        os.chdir(folder)
    if state := os.environ.get(STATE):
        note(Path(state), flow_run)


def has_own_server() -> bool:
    """Tell whether the Prefect API of this process is a server of our own."""
    return STATE in os.environ


def note(state: Path, flow_run: str | None = None) -> Path:
    """Write the record of this process and return its path."""
    record = private_folder(state / "processes") / f"{os.getpid()}.json"
    write_record(record, {"pid": os.getpid(), "start": processes.start_time(os.getpid()), "run": flow_run or ""})
    return record


def workers(state: Path) -> list[Worker]:
    """Read the records of all processes but this one."""
    found = []
    for record in sorted(private_folder(state / "processes").glob("*.json")):
        kept = read_record(record)
        if kept.get("pid") != os.getpid():
            alive = processes.is_running(kept.get("pid"), kept.get("start"))
            found.append(Worker(record, str(kept.get("run", "")), alive))
    return found
