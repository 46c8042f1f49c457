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
from typing import Any

from sourcelint.host import flow_processes

from .crashed_runs import mark_crashed_runs
from .delivery import settle
from .own_server import running_server
from .prefect_api import ServerError, configured, standing_in
from .retention import KEEP_RUNS, forget_old_runs
from .schedule import run_by_schedule, schedule_of
from .session import PORT, connection, state_folder

__all__ = ["ServerError", "run", "serve", "ui"]

PLANNED = ("as_of", "settings", "checks", "reports", "select", "ignore")
"""Parameters of the flow that say how to lint, by which suites to judge, where the reports go."""


def run(*, prefect_settings: bool = False, keep_runs: int = KEEP_RUNS, **parameters: Any) -> int:
    """Run the flow once with its parameters and return the exit code. Our own server then keeps the newest runs.

    0: the reports are written; 1: they are, and with `gate` the bar is missed; 2: the run broke. Raises InputError,
    ConfigError or SuiteError, before anything is recorded, if the flow could not begin, and ServerError.
    """
    from sourcelint.pipeline.plan import Plan  # which the other commands do without
    from sourcelint.pipeline.workers import check_runner  # likewise

    raw = parameters.get("raw", "raw")
    check_runner(parameters["runner"])
    plan = Plan.of(**{name: parameters.get(name) for name in PLANNED})
    sources = plan.check(raw, follow_links=parameters.get("follow_links", False))
    with connection(trust_folder=prefect_settings) as api:
        flow = api.load_flow()
        plan.rehearse(raw, sources)
        api.wait()
        state = flow.lint_sources(**parameters, return_state=True)
        settle(state.state_details.flow_run_id)
        if api.server:
            forget_old_runs(keep_runs)
    sys.stdout.write(f"{state.message}\n")
    if api.server and api.server.log:
        sys.stdout.write("`sourcelint ui` shows this run in Prefect's UI.\n")
    return 0 if state.is_completed() else 1 if state.name == flow.MISSED else 2


def serve(
    cron: str,
    port: int = PORT,
    *,
    timezone: str = "UTC",
    prefect_settings: bool = False,
    keep_runs: int = KEEP_RUNS,
    **parameters: Any,
) -> int:
    """Run the flow by a schedule (crontab, in a time zone) until interrupted; our own server shows the UI meanwhile."""
    from sourcelint.pipeline.workers import check_runner

    check_runner(parameters["runner"])
    with connection(port, trust_folder=prefect_settings) as api:
        flow = api.load_flow()
        schedule = schedule_of(cron, timezone)
        api.wait()
        sys.stdout.write(f"Prefect UI: {api.server.address}\n" if api.server else "The runs are in your own Prefect.\n")
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
