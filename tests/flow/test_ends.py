"""However a command ends: its children end with it, its run does not stay behind as running, and one sentence says why."""

from __future__ import annotations

import contextlib
import os
import signal
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sourcelint import __version__, pipeline
from sourcelint.host import processes
from sourcelint.render import Run
from tests.flow.conftest import AS_OF, GONE, Prefect, all_gone, free_port, started, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.flow.conftest import Project, Started

pytestmark = [pytest.mark.flow, pytest.mark.slow, pytest.mark.timeout(400)]

END_SECONDS = 30
IN_THE_SOAK = pytest.mark.soak
"""Of signals that the function handles which handles the one beside it."""
RUN_SIGNALS = [signal.SIGTERM, signal.SIGINT, pytest.param(signal.SIGHUP, marks=IN_THE_SOAK)]
SERVE_SIGNALS = [
    signal.SIGINT,
    *(pytest.param(number, marks=IN_THE_SOAK) for number in (signal.SIGTERM, signal.SIGHUP)),
]


@pytest.fixture
def run(place: Project) -> Iterator[Started]:
    """A run that has begun."""
    with started(place, "run", "raw", "--as-of", AS_OF) as command:
        command.wait_for("Beginning flow run")
        yield command


@pytest.fixture
def serve(place: Project) -> Iterator[Started]:
    """`serve`, with a run that has begun."""
    server = Prefect(f"http://127.0.0.1:{(port := free_port())}")
    with started(
        place, "serve", "raw", "--as-of", AS_OF, "--port", str(port), PREFECT_RUNNER_POLL_FREQUENCY="1"
    ) as command:
        command.wait_for("Prefect UI")
        server.start_run()
        command.wait_for("Beginning flow run")
        yield command


def undisturbed(place: Project) -> dict[str, bytes]:
    """Return the pages of a run that nothing disturbs."""
    settings = pipeline.Settings(as_of=date.fromisoformat(AS_OF))
    with contextlib.chdir(place.folder):
        found = pipeline.discover(["raw"])
        reports = pipeline.lint_corpus(found, settings)
        verdict = pipeline.judge(reports, pipeline.shipped("checks"))
        run = Run(__version__, settings.as_of, {source.id: str(source.path) for source in found})
        pipeline.publish(reports, verdict, run, Path("undisturbed"))
    return place.pages("undisturbed")


def server_of(command: Started) -> int:
    """Find the process of Prefect's server."""
    (found,) = [
        pid for pid in command.descendants() if b"server_process.py" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
    return found


@pytest.mark.parametrize("number", RUN_SIGNALS)
def test_a_run_that_is_told_to_end(place: Project, run: Started, number):
    children = run.descendants()
    run.process.send_signal(number)
    assert run.process.wait(END_SECONDS) == 128 + number
    assert all_gone(children)
    assert [state for state, _ in place.runs()] == ["CRASHED"]
    assert "Traceback" not in run.said()
    assert "Error logging to API" not in run.said()
    assert "resource_tracker" not in run.said()


@pytest.mark.parametrize("number", SERVE_SIGNALS)
def test_serving_that_is_told_to_end(place: Project, serve: Started, number):
    children = serve.descendants()
    assert len(children) >= 2
    serve.process.send_signal(number)
    assert serve.process.wait(END_SECONDS) == 0, serve.said()
    assert all_gone(children)
    assert [state for state, _ in place.runs()] == ["CRASHED"]
    assert "Traceback" not in serve.said()
    assert "resource_tracker" not in serve.said()


def test_a_service_manager_that_tells_all_processes_to_end(place: Project, serve: Started):
    children = serve.descendants()
    for pid in [serve.process.pid, *children]:
        os.kill(pid, signal.SIGTERM)
    assert serve.process.wait(END_SECONDS) == 0, serve.said()
    assert all_gone(children)
    assert [state for state, _ in place.runs()] == ["CRASHED"]
    assert "Traceback" not in serve.said()


def test_a_run_that_is_killed(place: Project, run: Started):
    children = run.descendants()
    run.process.kill()
    run.process.wait()
    assert all_gone(children)
    assert [state for state, _ in place.runs()] == ["RUNNING"]
    done = place.sourcelint("run", "raw", "--as-of", AS_OF)
    assert done.returncode == 0, done.stdout
    assert [state for state, _ in place.runs()] == ["CRASHED", "COMPLETED"]
    assert place.runs()[0][1] == GONE
    assert place.pages() == undisturbed(place)


def test_a_run_of_another_command_goes_on(place: Project, run: Started):
    """A second command marks only what is dead."""
    with started(place, "ui", "--port", str(free_port())) as ui:
        ui.wait_for("Prefect UI")
        assert run.process.wait(200) == 0, run.said()
    assert [state for state, _ in place.runs()] == ["COMPLETED"]


@pytest.mark.parametrize("name", ["run", "serve"])
def test_a_server_that_is_lost(request, place: Project, name):
    command: Started = request.getfixturevalue(name)
    children = command.descendants()
    os.kill(server_of(command), signal.SIGKILL)
    assert command.process.wait(END_SECONDS) == 2
    assert all_gone(children)
    # What a child says may arrive after the command's own last words, or share a line with them.
    said = command.said()
    assert "sourcelint: this command is cut short: Prefect's server on http://127.0.0.1:" in said
    assert "Traceback" not in said


def test_a_run_of_serve_is_quiet_when_the_server_is_lost(serve: Started):
    """Even if `serve` is too busy to end it: its clients give up after some seconds, with tracebacks."""
    (child,) = [pid for pid in serve.descendants() if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    serve.process.send_signal(signal.SIGSTOP)
    os.kill(server_of(serve), signal.SIGKILL)
    wait_until(lambda: not processes.start_time(child), seconds=END_SECONDS)
    serve.process.send_signal(signal.SIGCONT)
    assert serve.process.wait(END_SECONDS) == 2
    assert "Traceback" not in serve.said()
    assert "Error logging to API" not in serve.said()


def test_a_ui_that_is_closed_while_a_run_uses_it(place: Project):
    with started(place, "ui", "--port", str(free_port())) as ui:
        ui.wait_for("Prefect UI")
        with started(place, "run", "raw", "--as-of", AS_OF) as run:
            run.wait_for("Beginning flow run")
            ui.process.send_signal(signal.SIGINT)
            assert run.process.wait(END_SECONDS) == 2
            assert run.said().splitlines()[-1].endswith("has ended, which belonged to another command")
        assert ui.process.wait(END_SECONDS) == 0
    wait_until(lambda: not run.descendants())
