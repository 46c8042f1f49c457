"""Our own server: what is written where, who is believed to be it, and that it ends with its command."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from sourcelint.cli import main
from sourcelint.cli.run import load_flows
from sourcelint.host import processes, server_proof
from sourcelint.host.state_folder import StateError, private_folder, state_of, write_record
from tests.flow.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

database = load_flows("database")
home_folder = load_flows("home_folder")
own_server = load_flows("own_server")


@pytest.fixture(autouse=True)
def user(monkeypatch, tmp_path) -> None:
    """A user without settings, who works in a folder with one source."""
    for name in [name for name in os.environ if name.startswith(("PREFECT_", "XDG_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "work" / "raw").mkdir(parents=True)
    (tmp_path / "work" / "raw" / "a.txt").write_text("A text.", encoding="utf8")
    monkeypatch.chdir(tmp_path / "work")


LINKS = (".prefect", ".prefect/prefect.db", ".prefect/prefect.db-wal", ".prefect/server.log", ".prefect/storage",
         ".prefect/storage/deep/a", ".prefect/anything")  # fmt: skip


@pytest.mark.parametrize(
    ("command", "link"), [*((("ui",), link) for link in LINKS), (("run",), LINKS[3]), (("serve",), LINKS[3])]
)
@pytest.mark.parametrize("leads_to", ["file", "folder", "nothing"])
def test_nothing_is_written_through_a_link(tmp_path, capsys, command, link, leads_to):
    target = tmp_path / "precious"
    if leads_to == "file":
        target.write_text("precious", encoding="utf8")
    elif leads_to == "folder":
        target.mkdir()
    path = tmp_path / "work" / link
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
    assert main(command) == 2
    assert (
        capsys.readouterr().err == f"sourcelint: {path}: is a link, and nothing is written through links; remove it\n"
    )
    assert path.is_symlink()
    if leads_to == "file":
        assert target.read_text(encoding="utf8") == "precious"
    else:
        assert not target.exists() or not list(target.iterdir())


def test_what_is_no_file_is_refused(tmp_path, capsys):
    (tmp_path / "work" / ".prefect").mkdir()
    os.mkfifo(tmp_path / "work" / ".prefect" / "server.log")
    assert main(["ui"]) == 2
    assert capsys.readouterr().err.endswith("server.log: is neither a file nor a folder; remove it\n")


@pytest.mark.parametrize("command", [("run",), ("ui",), ("serve",)], ids=" ".join)
@pytest.mark.parametrize("tables", ["", "create table sourcelint_token (token text)", "create table t (a)"])
def test_a_database_that_came_with_a_checkout_is_refused(tmp_path, capsys, command, tables):
    path = tmp_path / "work" / ".prefect" / "prefect.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as made:
        made.execute(tables or "create view sourcelint_token as select '../databases' as token")
    assert main(command) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"sourcelint: {path}: was not made by sourcelint for you")
    assert said.endswith("remove it, or use it with --prefect-settings\n")


def test_our_database_is_known_again_where_the_folder_was_moved_to(tmp_path):
    home = home_folder.home_folder(tmp_path / "work")
    (home / "prefect.db-wal").write_text("left over", encoding="utf8")
    path = database.own_database(home, state_of(tmp_path / "work"), trust_folder=False)
    assert [p.name for p in home.iterdir()] == ["prefect.db"]
    (tmp_path / "work").rename(tmp_path / "moved")
    moved = tmp_path / "moved" / ".prefect"
    assert database.own_database(moved, state_of(tmp_path / "moved"), trust_folder=False) == moved / path.name
    path.parent.mkdir(parents=True)
    path.touch()
    with pytest.raises(home_folder.ServerError, match="was not made by sourcelint"):
        database.own_database(path.parent, state_of(tmp_path / "work"), trust_folder=False)
    assert database.own_database(path.parent, state_of(tmp_path / "work"), trust_folder=True) == path


def test_the_log_is_a_new_file_each_time(tmp_path):
    home = home_folder.home_folder(tmp_path)
    (tmp_path / "precious").write_text("precious", encoding="utf8")
    (home / "server.log").hardlink_to(tmp_path / "precious")
    with home_folder.new_log(home) as log:
        log.write(b"new")
    assert (home / "server.log").read_bytes() == b"new"
    assert (tmp_path / "precious").read_text(encoding="utf8") == "precious"
    (tmp_path / "link").symlink_to(home)
    with pytest.raises(home_folder.ServerError, match="cannot be written"):
        home_folder.new_log(tmp_path / "link")


def test_the_state_folder_is_the_users_alone(tmp_path, monkeypatch):
    kept = state_of(tmp_path / "work")
    assert kept.parent == tmp_path / "home" / ".local" / "state" / "sourcelint"
    assert [p.stat().st_mode & 0o777 for p in (kept, kept.parent)] == [0o700] * 2
    write_record(kept / "a.json", {})
    assert (kept / "a.json").stat().st_mode & 0o777 == 0o600
    kept.chmod(0o777)
    assert state_of(tmp_path / "work").stat().st_mode & 0o777 == 0o700
    assert state_of(tmp_path / "home") != kept
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    assert state_of(tmp_path / "work") == kept
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert state_of(tmp_path / "work") == tmp_path / "state" / "sourcelint" / kept.name


def test_a_state_folder_that_cannot_be_used_is_said(tmp_path, monkeypatch, capsys):
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(StateError, match="is not a folder of yours"):
        private_folder(tmp_path / "link")
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file" / "state"))
    assert main(["run"]) == 2
    assert capsys.readouterr().err.endswith("cannot be made: Not a directory; let XDG_STATE_HOME name a folder\n")


class Impostor(BaseHTTPRequestHandler):
    """Answers everything, as a server of Prefect would that is well."""

    asked: list[str]
    secret = ""

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(
            server_proof.proof(self.secret, self.path.partition("?")[2]).encode() if self.secret else b"true"
        )

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def listening(secret: str = "", port: int = 0) -> Iterator[tuple[str, list[str]]]:
    """Run a server that is not Prefect's; it gives a right proof if it has the secret."""
    handler = type("Handler", (Impostor,), {"asked": [], "secret": secret})
    with HTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", handler.asked
        server.shutdown()


def record(tmp_path: Path, address: str, **changed: object) -> Path:
    state = state_of(tmp_path / "work")
    kept = {"address": address, "secret": "5ecret", "pid": os.getpid(), "start": processes.start_time(os.getpid())}
    write_record(state / own_server.RECORD, {**kept, **changed})
    return state


def test_a_server_that_proves_itself_is_used(tmp_path):
    with listening("5ecret") as (address, _):
        assert own_server.running_server(record(tmp_path, address)).address == address


def test_a_server_that_has_just_been_started_is_waited_for(tmp_path):
    address = f"http://127.0.0.1:{own_server.free_port()}"
    with ThreadPoolExecutor() as thread:
        found = thread.submit(own_server.running_server, record(tmp_path, address))
        time.sleep(0.5)
        assert not found.done()
        with listening("5ecret", int(address.rpartition(":")[2])):
            assert found.result(30).address == address


def test_a_folder_is_served_once(tmp_path, capsys):
    with listening("5ecret") as (address, _):
        record(tmp_path, address)
        assert main(["serve", "--port", "4999"]) == 2
    said = capsys.readouterr().err
    assert said == (
        f"sourcelint: `sourcelint serve` or `ui` is at work in this folder already, its UI at {address}; end it first\n"
    )
    assert not (tmp_path / "work" / ".prefect").exists()


@pytest.mark.parametrize("command", ["serve", "ui"])
def test_a_port_that_is_taken_is_said_at_once(tmp_path, capsys, command):
    with listening() as (address, asked):
        port = address.rpartition(":")[2]
        assert main([command, "--port", port]) == 2
    said = capsys.readouterr().err
    assert said == f"sourcelint: port {port} is taken by another program; name a free one with --port\n"
    assert not asked
    assert not (tmp_path / "work" / ".prefect").exists()
    assert main([command, "--port", "70000"]) == 2
    assert capsys.readouterr().err == "sourcelint: --port: 70000 is no port; the highest is 65535\n"


def test_what_would_stop_each_run_is_said_before_anything_is_served(tmp_path, capsys):
    (tmp_path / "work" / "taken").touch()
    for arguments, said in (
        (["nosuch"], "nosuch: no such file or directory"),
        (["--checks", "raw"], "raw: no suites"),
        (["--reports", "taken"], "taken: cannot be written"),
    ):
        assert main(["serve", *arguments]) == 2
        assert said in capsys.readouterr().err
    assert not (tmp_path / "work" / ".prefect").exists()


@pytest.mark.parametrize("secret", ["", "another"])
def test_who_does_not_know_the_secret_is_not_used_and_does_not_learn_it(tmp_path, secret):
    with listening(secret) as (address, asked):
        assert own_server.running_server(record(tmp_path, address)) is None
    assert len(asked) == 1
    assert "5ecret" not in asked[0]


@pytest.mark.parametrize("changed", [{"start": "1"}, {"pid": 2**22 + 1}, {"pid": "1"}, {"start": ""}])
def test_a_process_that_is_gone_is_not_asked(tmp_path, changed):
    with listening("5ecret") as (address, asked):
        assert own_server.running_server(record(tmp_path, address, **changed)) is None
    assert not asked


def test_a_server_that_cannot_start_says_where_its_log_is(tmp_path, monkeypatch):
    monkeypatch.setattr(own_server.sys, "executable", "/bin/false")
    home = home_folder.home_folder(tmp_path)
    broken = own_server.new_server(9)
    broken.start(home, tmp_path, None)
    with pytest.raises(home_folder.ServerError, match=r"did not start on http://127.0.0.1:9 .*server\.log"):
        broken.wait()
    broken.stop()


def test_a_server_of_another_command_that_has_ended_is_not_said_to_have_failed_to_start():
    gone = own_server.Server("http://127.0.0.1:9", "5ecret", 2**22 + 1, "1")
    with pytest.raises(home_folder.ServerError, match=r"belonged to another command, has ended; try again$"):
        gone.wait()


CONNECT = """
import sys, time
from sourcelint.cli.run import load_flows
sys.executable = {stub!r}
with load_flows("session").connection():
    print("ready", flush=True)
    time.sleep(60)
"""
STUB = f"""\
#!{sys.executable}
import os, sys
from sourcelint.host.processes import end_with_parent
end_with_parent(int(sys.argv[3]))
open("pid.new", "w").write(str(os.getpid()))
os.rename("pid.new", "pid")
sys.stdin.read()
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGKILL"])
def test_a_command_that_is_ended_ends_its_server(tmp_path, name):
    stub = tmp_path / "python"
    stub.write_text(STUB, encoding="utf8")
    stub.chmod(0o755)
    number = signal.Signals[name]
    code = CONNECT.format(stub=str(stub))
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, start_new_session=True) as command:
        written = state_of(tmp_path / "work") / "prefect" / "pid"
        assert wait_for(written.exists)
        command.send_signal(number)
        assert command.wait(20) in {128 + number, -number}
    pid = int(written.read_text(encoding="utf8"))
    assert wait_for(lambda: not processes.start_time(pid))


def test_a_child_whose_parent_has_ended_already_ends(tmp_path):
    code = "from sourcelint.host.processes import end_with_parent; end_with_parent(1); print('alive')"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"")


def test_without_the_help_of_linux_children_end_with_their_parent_too(monkeypatch):
    code = (
        "import os, subprocess, sys, time\n"
        "from sourcelint.host import processes\n"
        "if len(sys.argv) > 1:\n"
        "    sys.platform = 'darwin'; processes.WATCH_SECONDS = .05; processes.end_with_parent(int(sys.argv[1]))\n"
        "    print(os.getpid(), flush=True); time.sleep(60)\n"
        "child = subprocess.Popen([sys.executable, '-c', os.environ['CODE'], str(os.getpid())], stdout=subprocess.PIPE)\n"
        "print(int(child.stdout.readline()), flush=True); os._exit(0)\n"
    )
    monkeypatch.setenv("CODE", code)
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=30)
    assert wait_for(lambda: not processes.start_time(int(done.stdout)))


def test_start_times_tell_processes_apart():
    with subprocess.Popen(["/bin/sleep", "60"]) as child:
        start = processes.start_time(child.pid)
        assert processes.is_running(child.pid, start)
        assert not processes.is_running(child.pid, f"{start}1")
        child.kill()
        assert wait_for(lambda: not processes.start_time(child.pid))


def wait_for(true, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return bool(true())


def test_terminate_and_hangup_end_a_command_alike():
    """So that the runs of `test_ends.py` need only one of them."""
    with load_flows("session")._ending_on_signals():
        handlers = {signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
        (handler,) = handlers
        with pytest.raises(SystemExit) as ended:
            handler(signal.SIGHUP, None)
    assert ended.value.code == 128 + signal.SIGHUP
    assert signal.getsignal(signal.SIGTERM) is not handler


def test_a_process_ends_with_another_one_that_it_needs():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as needed:
        start = processes.start_time(needed.pid)
        code = f"from sourcelint.host.processes import end_with; end_with({needed.pid}, {start!r}); input()"
        with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) as child:
            with pytest.raises(subprocess.TimeoutExpired):
                child.wait(1)
            needed.kill()
            needed.wait()
            assert child.wait(20) == processes.CUT_SHORT


def test_a_process_that_has_lost_another_one_logs_no_exception_any_more():
    """Its clients may notice before it does: here it learns of the end from a pipe, and its watch is slow."""
    code = (
        "import logging, sys\n"
        "from sourcelint.host import processes\n"
        "pid, start = sys.argv[1:]\n"
        "processes.WATCH_SERVER_SECONDS = 1\n"
        "processes.end_with(int(pid), start)\n"
        "logging.error('before', exc_info=ValueError('told'))\n"
        "print('watching', flush=True); sys.stdin.read()\n"
        "logging.error('after', exc_info=ConnectionError())\n"
    )
    reading, writing = os.pipe()
    with subprocess.Popen(["/bin/sleep", "60"], pass_fds=[writing]) as needed:
        os.close(writing)
        told = (str(needed.pid), processes.start_time(needed.pid))
        with subprocess.Popen(
            [sys.executable, "-c", code, *told], stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as child:
            os.close(reading)
            assert child.stdout.readline() == b"watching\n"
            needed.kill()
            needed.wait()
            said = child.stderr.read()
    assert (child.returncode, b"told" in said, b"after" in said) == (processes.CUT_SHORT, True, False)


CHILD_OF_A_COMMAND = """
import multiprocessing, sys, time
from flows.own_server import Server
child = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60,))
child.start()
server = Server("http://127.0.0.1:9", "", int(sys.argv[1]), sys.argv[2])
server.end_with_it()
print(child.pid, flush=True)
server.wait_for_end()
"""


def test_a_command_that_loses_its_server_ends_its_children():
    """A run of `serve` that has not begun yet would go on, and tell of the server in tracebacks."""
    with subprocess.Popen(["/bin/sleep", "60"]) as server:
        told = (str(server.pid), processes.start_time(server.pid))
        with subprocess.Popen(
            [sys.executable, "-c", CHILD_OF_A_COMMAND, *told],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        ) as command:
            child = int(command.stdout.readline())
            server.kill()
            assert command.wait(20) == 2
    assert wait_for(lambda: not processes.start_time(child), seconds=5)
