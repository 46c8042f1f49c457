"""Prefect's server as a child of ours, and the way to know it again from another command.

What another command must know of a server that shows its UI lies in the user's state folder: its address, its process
and a secret. A server is used only if the process still runs and whoever answers at the address proves that it knows
the secret: it is sent a random text and returns the keyed hash (HMAC) of it. That holds on every system, shows the
secret to nobody who has taken over the port, and needs no look at other processes' sockets.
"""

from __future__ import annotations

import multiprocessing
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sourcelint.host import processes, server_proof, tracebacks
from sourcelint.host.state_folder import read_record, write_record

from .home_folder import LOG, new_log
from .prefect_api import ServerError

RECORD = "server.json"
PROGRAM = Path(__file__).with_name("server_process.py")
SECRET_BYTES = 32
MAX_ANSWER_BYTES = 200
START_SECONDS, STOP_SECONDS, ANSWER_SECONDS, WATCH_SECONDS = 120.0, 15.0, 5.0, 0.2
"""Longest waits: for a server to answer, for it to end, for one answer; and how often it is looked after."""

FIRST_PORT, LAST_PORT = 20_000, 32_000
"""Ports of servers: below those that systems give to outgoing connections, one of which took a port before its server did."""
MAX_PORTS_TRIED = 200

PLANNED = {"PREFECT_SERVER_SERVICES_SCHEDULER_MIN_SCHEDULED_TIME": "PT2M"}
"""How far runs are planned ahead, three runs at least. Prefect plans an hour: when a clock jumps, or a machine has
slept, up to a hundred of them are late at once, and SQLite stands still while all but one are skipped."""


class Server:
    """A server that sourcelint has started: by this command (`process` is set) or by another one."""

    def __init__(self, address: str, secret: str, pid: int = 0, start: str = "") -> None:
        self.address = address
        self.secret = secret
        self.pid = pid
        self.start_time = start
        self.log: Path | None = None
        self.process: subprocess.Popen[bytes] | None = None
        self.record: Path | None = None
        self._stopping = threading.Event()
        self._watch = threading.Thread()

    def start(self, home: Path, stand: Path, record: Path | None) -> None:
        """Start the server in the background, standing in the folder `stand`; it is killed when this process ends.

        With a place for its record, other commands can find it and it shows its UI; else it is bare and quick, as
        Prefect starts its own temporary one.
        """
        bare = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
        full = {"PREFECT_UI_ENABLED": "1", "PREFECT_SERVER_UI_API_URL": f"{self.address}/api"}
        self.log = home / LOG
        with new_log(home) as stream:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
                [sys.executable, "-P", str(PROGRAM), str(os.getpid()), self.address.rpartition(":")[2]],
                stdout=stream,
                stderr=stream,
                stdin=subprocess.PIPE,
                cwd=stand,
                env={**PLANNED, **os.environ, **(full if record else bare), server_proof.SECRET: self.secret},
                start_new_session=True,
            )
        self.pid, self.start_time = self.process.pid, processes.start_time(self.process.pid)
        if record:
            self.record = record
            kept = {"address": self.address, "secret": self.secret, "pid": self.pid, "start": self.start_time}
            write_record(record, kept)

    def wait(self) -> None:
        """Wait until the server answers. Raises ServerError."""
        end = time.monotonic() + START_SECONDS
        while self.runs() and time.monotonic() < end:
            if self.proves_itself():
                return
            time.sleep(0.1)
        if self.log is None:
            raise ServerError(
                f"Prefect's server on {self.address}, which belonged to another command, has ended; try again"
            )
        raise ServerError(
            f"Prefect's server did not start on {self.address} ({self.last_words()}); its log is {self.log}"
        )

    def last_words(self) -> str:
        """Return the last line of the log."""
        lines = self.log.read_text(encoding="utf8", errors="replace").strip().splitlines() if self.log else []
        return lines[-1] if lines else "no message"

    def runs(self) -> bool:
        """Return True if the process of the server still runs."""
        return self.process.poll() is None if self.process else processes.is_running(self.pid, self.start_time)

    def proves_itself(self) -> bool:
        """Return True if whoever answers at the address knows the secret."""
        return bool(self._proof())

    def proves_itself_once_it_answers(self) -> bool:
        """Do so after it has begun to listen, if it is still about to: its command may have started a moment ago."""
        end = time.monotonic() + START_SECONDS
        while (proof := self._proof()) is None and self.runs() and time.monotonic() < end:
            time.sleep(WATCH_SECONDS)
        return bool(proof)

    def _proof(self) -> bool | None:
        """Ask whoever answers at the address whether they know the secret; None if nobody listens there."""
        challenge = secrets.token_hex(SECRET_BYTES)
        parts = urlsplit(self.address)
        try:
            # Not urllib, which would ask a proxy and follow redirections.
            with closing(HTTPConnection(parts.hostname or "", parts.port, timeout=ANSWER_SECONDS)) as connection:
                connection.request("GET", f"{server_proof.PATH}?{challenge}")
                answer = connection.getresponse().read(MAX_ANSWER_BYTES)
        except ConnectionRefusedError:
            return None
        except (OSError, HTTPException, ValueError):
            return False
        return server_proof.proves(answer, self.secret, challenge)

    def end_with_it(self) -> None:
        """Let this command end with one sentence and exit code 2 if the server ends before `stop` is called.

        Prefect cannot go on without its API, and would try for minutes. The process ends at once, because nothing that
        it could still tell Prefect would arrive; the next command marks the run as crashed.
        """
        self._watch = threading.Thread(target=self._watch_over, daemon=True)
        self._watch.start()
        tracebacks.hold_back(self._is_lost, self._watch)

    def wait_for_end(self) -> None:
        """Wait until the server ends, which ends this process too. Needs `end_with_it`."""
        self._watch.join()

    def _is_lost(self) -> bool:
        """Tell whether the server has ended, or is ending, though nobody asked it to."""
        return not self._stopping.is_set() and processes.is_ending(self.pid, self.start_time)

    def _watch_over(self) -> None:
        while self.runs():
            if self._stopping.wait(WATCH_SECONDS):
                return
        if self._stopping.is_set():
            return
        log = f"; its log, {self.log}, ends: {self.last_words()}" if self.log else ", which belonged to another command"
        sys.stdout.flush()
        sys.stderr.write(f"sourcelint: this command is cut short: Prefect's server on {self.address} has ended{log}\n")
        sys.stderr.flush()
        for child in multiprocessing.active_children():
            child.kill()  # it would go on until it asks the server for something, and say so in a traceback
        os._exit(2)

    def stop(self) -> None:
        """Stop watching; end the server if this command started it, and give it time to write down what it holds."""
        self._stopping.set()
        if self.process is None or self.process.stdin is None:
            return
        self.process.stdin.close()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.record and read_record(self.record).get("pid") == self.pid:
            self.record.unlink(missing_ok=True)


def new_server(port: int | None) -> Server:
    """Return a server that is still to be started, on a port or, without one, on any free one. Raises ServerError."""
    if port and not is_free(port):
        raise ServerError(f"port {port} is taken by another program; name a free one with --port")
    return Server(f"http://127.0.0.1:{port or free_port()}", secrets.token_hex(SECRET_BYTES))


def running_server(state: Path) -> Server | None:
    """Find the server that shows the UI of a working folder: two servers would wait for each other's database."""
    kept: dict[str, Any] = read_record(state / RECORD)
    if not processes.is_running(kept.get("pid"), kept.get("start")):
        return None
    server = Server(str(kept.get("address")), str(kept.get("secret")), kept["pid"], kept["start"])
    return server if server.proves_itself_once_it_answers() else None


def free_port() -> int:
    """Return a port that nobody listens on. Raises ServerError if many that were tried are taken."""
    for _ in range(MAX_PORTS_TRIED):
        port = FIRST_PORT + secrets.randbelow(LAST_PORT - FIRST_PORT + 1)
        if is_free(port):
            return port
    raise ServerError(f"no free port between {FIRST_PORT} and {LAST_PORT} was found; name one with --port")


def is_free(port: int) -> bool:
    """Return True if a server could listen on a port of this machine. Raises ServerError for a number that is no port."""
    with socket.socket() as probe:
        # As servers do it: connections of one that has just ended do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OverflowError:
            raise ServerError(f"--port: {port} is no port; the highest is 65535") from None
        except OSError:
            return False
    return True
