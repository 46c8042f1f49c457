"""A command's connection to its Prefect API: the user's own, or a server of ours that ends with the command."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.host import flow_processes
from sourcelint.host.state_folder import StateError, private_folder, state_of

from .crashed_runs import mark_crashed_runs
from .database import own_database
from .delivery import ask, send_the_rest
from .home_folder import HOME, home_folder
from .own_server import RECORD, Server, new_server, running_server
from .prefect_api import ServerError, configured, hold_paths, ignored_files, own_environment, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType, ModuleType

PORT = 4200


class Api:
    """The Prefect API of a command. `stand` is the folder in which Prefect may read settings files."""

    def __init__(self, why: str, state: Path, stand: Path, server: Server | None = None) -> None:
        self.why = why
        self.state = state
        self.stand = stand
        self.server = server

    def load_flow(self) -> ModuleType:
        """Import the flow, which lies beside this file, and with it Prefect."""
        path = Path(__file__).with_name("lint_sources.py")
        spec = importlib.util.spec_from_file_location(path.stem, path)
        if spec is None or spec.loader is None:
            raise ServerError(f"{path}: cannot be loaded")
        module = importlib.util.module_from_spec(spec)
        sys.modules[path.stem] = module
        with standing_in(self.stand):
            spec.loader.exec_module(module)
        return module

    def wait(self) -> None:
        """Wait until the API answers, and say which one it is. Raises ServerError."""
        with standing_in(self.stand):
            if self.server is None:
                ask()
            else:
                self.server.wait()
                self.server.end_with_it()
                mark_crashed_runs(self.state)
        sys.stdout.write(f"Prefect API: {self.why}\n")
        sys.stdout.flush()


@contextmanager
def connection(port: int | None = None, *, trust_folder: bool = False) -> Iterator[Api]:
    """Point Prefect at its API for as long as the block lasts; with a port, our own server shows its UI there.

    The server starts in the background: call `wait` before the first request.
    """
    working = Path.cwd()
    state = state_folder(working)
    stand = working if trust_folder else private_folder(state / "prefect")
    found = configured(trust_folder=trust_folder)
    unread = [] if trust_folder else ignored_files()
    hint = f"; Prefect's settings in {', '.join(unread)} are not read, see --prefect-settings" if unread else ""
    with _environment():
        # Python's own children would otherwise import what lies in the working directory: those of multiprocessing do.
        os.environ["PYTHONSAFEPATH"] = "1"
        # Children of a run that is told to end are killed. What they leave Python removes itself, and would say so.
        told = [os.environ.get("PYTHONWARNINGS", ""), "ignore:resource_tracker:UserWarning"]
        os.environ["PYTHONWARNINGS"] = ",".join(filter(None, told))
        hold_paths()
        if found:
            yield Api(f"{found}{hint}", state, stand)
            return
        with _own_server(working, state, stand, port) as (server, why), _ending_on_signals():
            yield Api(f"{server.address}/api ({why}){hint}", state, stand, server)


@contextmanager
def _own_server(working: Path, state: Path, stand: Path, port: int | None) -> Iterator[tuple[Server, str]]:
    """Start a server, or take the one that shows the UI; say which one it is."""
    shown = _shown_server(state, port)
    server = shown or new_server(port)
    home = home_folder(working)
    database = own_database(home, state, trust_folder=stand == working)
    os.environ |= own_environment(private_folder(state / "prefect"), database)
    os.environ.pop("PREFECT_PROFILE", None)
    os.environ["PREFECT_UI_URL"] = f"http://127.0.0.1:{port or PORT}"  # where `sourcelint ui` will show the run
    os.environ[flow_processes.STATE] = str(state)
    record = flow_processes.note(state)
    os.environ["PREFECT_API_URL"] = f"{server.address}/api"
    try:
        if shown:
            yield server, "the server that `sourcelint ui` or `serve` runs for this folder"
        else:
            server.start(home, stand, state / RECORD if port else None)
            yield server, f"a server of sourcelint's own, as no other is configured; its runs lie in {HOME}/"
    finally:
        send_the_rest()
        server.stop()
        record.unlink(missing_ok=True)


def _shown_server(state: Path, port: int | None) -> Server | None:
    """Find the server that shows the UI of this folder. Raises ServerError if this command was to start one that does."""
    shown = running_server(state)
    if shown and port is not None:
        raise ServerError(
            f"`sourcelint serve` or `ui` is at work in this folder already, its UI at {shown.address}; end it first"
        )
    return shown


@contextmanager
def _environment() -> Iterator[None]:
    """Undo at the end of the block what it has changed in the environment."""
    before = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= before


def state_folder(working: Path) -> Path:
    """Return the state folder of a working folder. Raises ServerError."""
    try:
        return state_of(working)
    except StateError as error:
        raise ServerError(str(error)) from error


@contextmanager
def _ending_on_signals() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the block in an orderly way."""
    before = {number: signal.signal(number, _terminate) for number in not_ignored(signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def not_ignored(*numbers: signal.Signals) -> list[signal.Signals]:
    """Leave out the signals that the caller wants to be ignored, as `nohup` does with SIGHUP."""
    return [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]


def _terminate(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)
