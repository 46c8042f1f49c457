"""Processes: whether one still runs that was recorded earlier, and children that end with their parent."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

PR_SET_PDEATHSIG = 1
"""The option of Linux's prctl(2) that names the signal which a process gets when its parent ends."""

START_FIELD = 22
"""Place of the start time in /proc/PID/stat, as proc(5) counts; the name of the program, which may hold anything, is the second."""

WATCH_SECONDS, WATCH_SERVER_SECONDS = 1.0, 0.2
"""How often a parent is looked after where Linux does not help, and any other process that this one needs."""
DEATH_SECONDS = 0.5
"""Longest wait for a process to count as ended whose sockets are closed already, and they are closed first."""
CUT_SHORT = 2
"""Exit code of a process that ends because one that it needs is gone."""


def start_time(pid: int) -> str:
    """Return when a process started, which with its number identifies it; empty if it has ended (a zombie has)."""
    if sys.platform != "linux":
        return _start_time_by_ps(pid)
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return ""
    state, start = after_name[0], after_name[START_FIELD - 3]
    return "" if state in {"Z", "X"} else start


def is_running(pid: object, start: object) -> bool:
    """Return True if the process that was recorded with this start time still runs."""
    return isinstance(pid, int) and bool(start) and start_time(pid) == start


def is_ending(pid: int, start: str) -> bool:
    """Return True if a process has ended, or does so within moments."""
    end = time.monotonic() + DEATH_SECONDS
    while runs := is_running(pid, start):
        if time.monotonic() > end:
            break
        time.sleep(0.01)
    return not runs


def end_with_parent(parent: int) -> None:
    """Let this process be killed when its parent ends, however that happens. `parent` is the process that started it.

    Killed, not asked: nobody is left who could wait for an orderly end. The parent is told by its number because it may
    have ended before this is called; then this process ends here.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    else:
        watch_parent(parent)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def end_with(pid: int, start: str) -> None:
    """Let this process end at once, without a word, when another one ends that is not its parent."""
    from sourcelint.host import tracebacks  # logging is for those who need a server

    watch = threading.Thread(target=_watch, args=(pid, start), daemon=True)
    watch.start()
    tracebacks.hold_back(partial(is_ending, pid, start), watch)


def _watch(pid: int, start: str) -> None:
    while is_running(pid, start):
        time.sleep(WATCH_SERVER_SECONDS)
    os._exit(CUT_SHORT)


def watch_parent(parent: int) -> None:
    """Do the same by looking again and again: for the child of a thread, which may end before its process does."""
    threading.Thread(target=_watch_parent, args=(parent,), daemon=True).start()


def _watch_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH_SECONDS)
    os.kill(os.getpid(), signal.SIGKILL)


def _start_time_by_ps(pid: int) -> str:
    with contextlib.suppress(OSError):
        said = subprocess.run(  # noqa: S603 - a number
            ["/bin/ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
        ).stdout.strip()
        return "" if said.startswith("Z") else said.partition(" ")[2].strip()
    return ""
