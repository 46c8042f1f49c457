"""Run the flow on this machine, look at its runs, serve it on a schedule: `sourcelint run`, `ui` and `serve`.

`prefect_api.py` decides which Prefect is used. A server of our own keeps its runs in `.prefect/` of the working directory
and is gone when the command ends, however that happens. The user's own Prefect home is never touched.

Prefect reads its settings when it is first imported, so nothing here imports it before they are settled.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sourcelint.errors import InputError
from sourcelint.host import flow_processes

from .crashed_runs import mark_crashed_runs
from .delivery import settle
from .own_server import running_server
from .prefect_api import ServerError, configured, standing_in
from .retention import KEEP_RUNS, forget_old_runs
from .schedule import first_time, run_by_schedule, schedule_of
from .session import PORT, connection, state_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcelint.pipeline.discover import Source
    from sourcelint.pipeline.plan import Plan

__all__ = ["ServerError", "run", "serve", "ui"]

PLANNED = ("as_of", "settings", "checks", "reports", "select", "ignore")
"""Parameters of the flow that say how to lint, by which suites to judge, where the reports go."""


def run(*, prefect_settings: bool = False, keep_runs: int = KEEP_RUNS, **parameters: Any) -> int:
    """Run the flow once with its parameters and return the exit code. Our own server then keeps the newest runs.

    0: the reports are written; 1: they are, and with `gate` the bar is missed. Raises InputError, ConfigError or
    SuiteError, before anything is recorded, if the flow could not begin, InputError if it broke, and ServerError.
    """
    plan, sources = planned(parameters)
    with connection(trust_folder=prefect_settings) as api:
        flow = api.load_flow()
        plan.rehearse(parameters["raw"], sources)
        api.wait()
        state = flow.lint_sources(**parameters, return_state=True)
        settle(state.state_details.flow_run_id)
        if api.server:
            forget_old_runs(keep_runs)
    if not (state.is_completed() or state.name == flow.MISSED):
        raise InputError(state.message or "the run broke without a word; its log is in the Prefect UI")
    sys.stdout.write(f"{state.message}\n")
    if api.server and api.server.log:
        sys.stdout.write("`sourcelint ui` shows this run in Prefect's UI.\n")
    return 0 if state.is_completed() else 1


def planned(parameters: Mapping[str, Any]) -> tuple[Plan, tuple[Source, ...]]:
    """Return what runs are to do, and the sources. Raises InputError or SuiteError for what would stop each of them."""
    from sourcelint.pipeline.plan import Plan  # which the other commands do without
    from sourcelint.pipeline.workers import check_runner  # likewise

    check_runner(parameters["runner"])
    plan = Plan.of(**{name: parameters.get(name) for name in PLANNED})
    return plan, plan.check(parameters["raw"], follow_links=parameters.get("follow_links", False))


def serve(
    cron: str,
    port: int = PORT,
    *,
    timezone: str = "UTC",
    prefect_settings: bool = False,
    keep_runs: int = KEEP_RUNS,
    **parameters: Any,
) -> int:
    """Run the flow by a schedule (crontab, in a time zone) until interrupted; our own server shows the UI meanwhile.

    Raises what `run` raises, before the first run: nobody looks when it fails at six in the morning.
    """
    from sourcelint.pipeline import check_reports_folder

    plan, sources = planned(parameters)
    check_reports_folder(plan.reports, sources, parameters["raw"])
    with connection(port, trust_folder=prefect_settings) as api:
        flow = api.load_flow()
        schedule = schedule_of(cron, timezone)
        api.wait()
        sys.stdout.write(f"Prefect UI: {api.server.address}\n" if api.server else "The runs are in your own Prefect.\n")
        sys.stdout.write(f"First run: {first_time(schedule)}\n")
        sys.stdout.flush()
        working = Path.cwd()
        with standing_in(api.stand):
            if api.server:
                os.environ[flow_processes.SERVER] = f"{api.server.pid} {api.server.start_time}"
            run_by_schedule(flow.lint_sources, schedule, parameters, working, keep_runs if api.server else 0)
            if api.server:
                mark_crashed_runs(api.state)  # those that were ended before they could tell
    return 0


def ui(port: int = PORT, *, prefect_settings: bool = False) -> int:
    """Show the runs that were recorded here in the Prefect UI, until interrupted."""
    if api := configured(trust_folder=prefect_settings):
        sys.stdout.write(f"Prefect API: {api}. Its own UI shows the runs.\n")
        return 0
    if running := running_server(state_folder(Path.cwd())):
        sys.stdout.write(f"Prefect UI: {running.address} (already running)\n")
        return 0
    with connection(port, trust_folder=prefect_settings) as own:
        own.wait()
        sys.stdout.write(f"Prefect UI: {own.server.address} (interrupt to end)\n")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            own.server.wait_for_end()
    return 0
