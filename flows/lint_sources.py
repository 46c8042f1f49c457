"""The flow: discover, lint in shards, compare, judge, publish. Thin: each step is a function of `sourcelint.pipeline`.

Prefect loads this file by its path, from a checkout or from the installed package; it imports nothing that lies beside
it. `server.py` runs it on this machine.
"""

# No `from __future__ import annotations`: Prefect reads the types of a flow's parameters also where it has only the function.
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from prefect import flow, get_run_logger, task
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture, as_completed
from prefect.runtime import flow_run
from prefect.settings import PREFECT_API_URL, PREFECT_UI_URL
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import allow_failure, quote

from sourcelint import __version__, pipeline
from sourcelint.engine import registry
from sourcelint.errors import MissingPackageError
from sourcelint.finding import SEVERITIES
from sourcelint.gate import suite_files, table
from sourcelint.gate.verdict import Verdict
from sourcelint.host import flow_processes
from sourcelint.inputs import config
from sourcelint.pipeline import Settings, Source
from sourcelint.render import Run, escape
from sourcelint.render.escape import slug
from sourcelint.render.folder import slugs
from sourcelint.render.markdown import source_report
from sourcelint.report import SourceReport

SOURCES, PROGRESS = "sourcelint-sources", "sourcelint-progress"
"""Keys of the artifacts of a run as a whole. A source's key is the slug of its id, also the name of its report file."""

NO_BRACKETS = str.maketrans("[]", "()")
"""For the text of a link in a table, where the UI knows no escapes."""

MISSED, BELOW = "Bar missed", "Below the bar"
"""Names of the state of a run whose sources miss the bar: failed with the gate, completed without."""

THREADS = 4
"""Shards at work at once. Linting is Python and keeps one processor busy; more threads only wait for each other."""

MAX_ROWS = 1000
"""Rows of the table artifact, the worst sources first: the UI draws all of them at once."""


def make_inert(record: logging.LogRecord) -> bool:
    """Make what is logged safe for a terminal or log, messages of exceptions among it: names of files may be in both."""
    record.msg, record.args = escape.log(record.getMessage()), None
    if record.exc_info:
        record.exc_text = escape.log(logging.Formatter().formatException(record.exc_info))
    return True


# All that a run logs passes one of these two on its way to any handler.
logging.getLogger("prefect.flow_runs").addFilter(make_inert)
logging.getLogger("prefect.task_runs").addFilter(make_inert)


def tell(notice: str) -> None:
    """Log a warning, in one line."""
    get_run_logger().warning("%s", escape.visible(notice))


@task(task_run_name="discover", cache_policy=NO_CACHE)
def discover(raw: str, *, follow_links: bool) -> tuple[Source, ...]:
    """Find the sources."""
    return pipeline.discover([raw], tell=tell, follow_links=follow_links)


@task(retries=2, retry_delay_seconds=1, cache_policy=NO_CACHE)
def lint_shard(shard: Sequence[Source], settings: Settings) -> tuple[SourceReport, ...]:
    """Lint some sources. What is wrong with a source is in its report; only the machine can make this fail."""
    return tuple(pipeline.lint_sources(shard, settings))


@task(task_run_name="compare", cache_policy=NO_CACHE)
def compare(reports: Sequence[SourceReport], settings: Settings) -> tuple[SourceReport, ...]:
    """Add what only shows beside the other sources."""
    return pipeline.compare_sources(reports, settings)


@task(task_run_name="judge", cache_policy=NO_CACHE)
def judge(reports: Sequence[SourceReport], checks: Path) -> Verdict:
    """Hold all sources against the suites, in one run of Great Expectations."""
    return pipeline.judge(reports, checks)


def may_pass(_task: Any, _task_run: Any, state: State) -> bool:
    """Return True if what went wrong may go right at the next try; a folder that is refused stays refused."""
    return not isinstance(state.data, pipeline.RefusedFolderError)


@task(
    task_run_name="publish", retries=2, retry_delay_seconds=1, retry_condition_fn=may_pass, cache_policy=NO_CACHE
)  # fmt: skip
def publish(reports: Sequence[SourceReport], verdict: Verdict, run: Run, folder: Path) -> None:
    """Write the report files."""
    pipeline.publish(reports, verdict, run, folder, tell=get_run_logger().warning)


@task(task_run_name="show", retries=2, retry_delay_seconds=1, cache_policy=NO_CACHE)
def show(reports: Sequence[SourceReport], verdict: Verdict, run: Run) -> None:
    """Publish the reports in the Prefect UI: an artifact for each source, and a table that leads to them."""
    base = ui_base()
    create_table_artifact(
        table=rows(reports, verdict, base),
        key=SOURCES,
        description=f"{escape.markdown(verdict.summary())}\n\nRules {__version__}, as of {run.as_of}.",
    )
    keys = slugs(reports)
    for report in reports:
        create_markdown_artifact(
            markdown=f"{source_report(report, run)}\n[All sources of the run]({base}/artifacts/key/{SOURCES})\n",
            key=keys[report.source],
            description=f"{escape.markdown(report.source)}: grade {report.grade}, {verdict.state_of(report.source)}",
        )


class Plan(NamedTuple):
    """How to lint, by which suites to judge, where the reports go."""

    settings: Settings
    checks: Path
    reports: Path


def plan_of(
    settings: str | None = None,
    checks: str | None = None,
    reports: str | None = None,
    as_of: date | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
) -> Plan:
    """Join the settings file and the parameters, which win. Raises ConfigError, InputError."""
    chosen = config.load(Path(settings) if settings else config.find(Path.cwd()))
    selected = tuple(chosen.select if select is None else select)
    ignored = tuple(chosen.ignore if ignore is None else ignore)
    try:
        registry.select(registry.all_rules(), selected, ignored)
    except ValueError as error:
        raise pipeline.InputError(str(error)) from None
    great_expectations = pipeline.shipped("checks", checks or chosen.checks).absolute()
    day = as_of or datetime.now().astimezone().date()
    return Plan(
        pipeline.Settings(
            day, selected, ignored, chosen.severity, checks=great_expectations, max_bytes=chosen.max_bytes,
            columns=chosen.columns,
        ),
        great_expectations,
        Path(reports or chosen.reports),
    )


def rehearse(raw: str = "raw", *, follow_links: bool = False, **parameters: Any) -> None:
    """Raise what would stop the flow before its first shard, while nothing is recorded yet; loads Great Expectations."""
    for name in ("shard_size", "gate"):
        parameters.pop(name, None)
    plan = plan_of(**parameters)
    pipeline.import_all()
    sources = pipeline.discover([raw], follow_links=follow_links)
    pipeline.suppressions_of([raw], follow_links=follow_links)
    suite_files.read_suites(plan.checks, table.columns())
    from sourcelint.gate import great_expectations  # takes seconds, and what is cheap to find has been found

    great_expectations.load(plan.checks)
    pipeline.check_reports_folder(plan.reports, sources, raw)


@flow(name="lint-sources", version=__version__, task_runner=ThreadPoolTaskRunner(max_workers=THREADS))
def lint_sources(
    raw: str = "raw",
    reports: str | None = None,
    checks: str | None = None,
    as_of: date | None = None,
    shard_size: int = 50,
    gate: bool = False,  # noqa: FBT001, FBT002 - parameters of a flow are the fields of a form
    select: tuple[str, ...] | None = None,
    ignore: tuple[str, ...] | None = None,
    settings: str | None = None,
    follow_links: bool = False,  # noqa: FBT001, FBT002
) -> State:
    """Lint the sources in a folder and write their reports.

    Args:
        raw: Folder of the sources.
        reports: Folder of the reports; by default that of the settings file, else `reports`.
        checks: Folder of the suites; by default that of the settings file, else the one beside the flow.
        as_of: The day that counts as today; by default the day of the run.
        shard_size: Sources in one task.
        gate: Fail the run, after the reports are written, if a critical expectation is missed.
        select: Only these rules, by code or prefix; by default those of the settings file.
        ignore: Not these rules.
        settings: Settings file; by default the nearest one from the working directory upwards.
        follow_links: Read linked files that lie outside of `raw`.
    """
    flow_processes.begin(flow_run.get_id())
    plan = plan_of(settings, checks, reports, as_of, select, ignore)
    found = discover.submit(raw, follow_links=follow_links)
    sources = found.result()
    pipeline.check_reports_folder(plan.reports, sources, raw)
    chosen = replace(plan.settings, suppressions=pipeline.suppressions_of([raw], follow_links=follow_links))
    shards = pipeline.shards(sources, shard_size)
    linting = [
        lint_shard.with_options(task_run_name=f"lint {number} of {len(shards)}").submit(
            quote(shard), quote(chosen), wait_for=[found]
        )
        for number, shard in enumerate(shards, 1)
    ]
    watch(linting)
    linted = [
        report
        for shard, task_run in zip(shards, linting, strict=True)
        for report in reports_of(shard, task_run, plan.settings)
    ]
    run = Run(__version__, plan.settings.as_of, {source.id: str(source.path) for source in sources})
    comparing = compare.submit(quote(linted), quote(chosen), wait_for=[allow_failure(task) for task in linting])
    compared = comparing.result()
    for notice in pipeline.notices_of(
        chosen, sources, {suppression.place for report in compared for suppression in report.suppressed}
    ):
        tell(notice)
    judging = judge.submit(quote(compared), plan.checks, wait_for=[comparing])
    verdict = judging.result()
    publishing = publish.submit(quote(compared), quote(verdict), quote(run), plan.reports, wait_for=[judging])
    showing = show.submit(quote(compared), quote(verdict), quote(run), wait_for=[judging])
    publishing.result()
    showing.result()
    message = f"{len(compared)} reports; begin with {plan.reports / 'index.html'}. {verdict.summary()}"
    if verdict.passed:
        return Completed(message=message)
    return Failed(name=MISSED, message=message) if gate else Completed(name=BELOW, message=message)


def watch(linting: Sequence[PrefectFuture[Any]]) -> None:
    """Wait for the shards and show how far they are."""
    progress = create_progress_artifact(progress=0, key=PROGRESS, description=f"{len(linting)} shards of sources")
    percent = 0
    for done, _ in enumerate(as_completed(linting), 1):
        if 100 * done // len(linting) > percent:
            percent = 100 * done // len(linting)
            update_progress_artifact(progress, progress=percent, description=f"{done} of {len(linting)} shards linted")


def reports_of(
    shard: Sequence[Source], linting: PrefectFuture[tuple[SourceReport, ...]], settings: Settings
) -> tuple[SourceReport, ...]:
    """Take the reports of a shard; if its task failed for good, each of its sources gets a report that says so.

    Raises MissingPackageError if the fault is of the installation.
    """
    linting.wait()  # without it the state is the one that the server has heard of so far
    if linting.state.is_completed():
        return linting.result()
    error = linting.result(raise_on_failure=False)
    if isinstance(error, MissingPackageError):
        raise error
    fault = f"its part of the run failed: {linting.state.message}"
    get_run_logger().warning("%d sources could not be linted: %s", len(shard), linting.state.message)
    return tuple(pipeline.unreadable_report(source, fault, settings) for source in shard)


def rows(reports: Sequence[SourceReport], verdict: Verdict, base: str) -> list[dict[str, Any]]:
    """Build the table of the sources, those that miss the bar and those with the lowest grades first."""
    order = sorted(
        reports,
        key=lambda report: (verdict.state_of(report.source) != "missed", -ord(str(report.grade)[0]), report.source),
    )
    return [
        {
            "source": f"[{escape.one_line(report.source).translate(NO_BRACKETS)}]({base}/artifacts/key/{slug(report.source)})",
            "bar": verdict.state_of(report.source),
            "grade": str(report.grade),
            **{severity: sum(finding.severity == severity for finding in report.findings) for severity in SEVERITIES},
            "missed": "; ".join(
                escape.one_line(outcome.bar)
                for outcome in verdict.missed(report.source)
                if outcome.severity == "critical"
            ),
        }
        for report in order[:MAX_ROWS]
    ]


def ui_base() -> str:
    """Say where artifacts are shown: on this machine the same host as this page, else the address of the user's UI."""
    if urlsplit(PREFECT_API_URL.value() or "").hostname in {None, "127.0.0.1", "localhost", "::1"}:
        return ""
    return (PREFECT_UI_URL.value() or "").rstrip("/")
