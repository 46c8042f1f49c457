"""The flow: discover, lint in shards, compare, judge, publish. Thin: each step is a function of `sourcelint.pipeline`.

Prefect loads this file by its path, from a checkout or from the installed package; it imports nothing that lies beside
it. `server.py` runs it on this machine.
"""

# No `from __future__ import annotations`: Prefect reads the types of a flow's parameters also where it has only the function.
import logging
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
from prefect import flow, get_run_logger, task
from prefect.artifacts import create_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import ArtifactCreate as ArtifactRequest
from prefect.client.schemas.actions import ArtifactUpdate
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterId
from prefect.client.schemas.objects import State
from prefect.events import emit_event
from prefect.exceptions import PrefectException, TerminationSignal
from prefect.futures import PrefectFuture, as_completed
from prefect.runtime import flow_run, task_run
from prefect.settings import PREFECT_API_URL, PREFECT_UI_URL
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import allow_failure, quote

from sourcelint import __version__, pipeline
from sourcelint.errors import reason_of
from sourcelint.gate.verdict import Verdict
from sourcelint.host import artifact_batches, dropped_signals, flow_processes
from sourcelint.host import memory as machine_memory
from sourcelint.pipeline import Source, judging
from sourcelint.pipeline.artifacts import run_message, run_name
from sourcelint.pipeline.file_results import unreadable_file
from sourcelint.pipeline.history import RunRecord
from sourcelint.pipeline.incremental import Articles, Memory
from sourcelint.pipeline.kept_history import History
from sourcelint.pipeline.known_pages import Published
from sourcelint.pipeline.outlines import Outline
from sourcelint.pipeline.plan import Plan
from sourcelint.pipeline.shown import Artifact, Shown
from sourcelint.pipeline.workers import PROCESSES, Workers, workers_of
from sourcelint.render import Run, escape
from sourcelint.render.escape import slug

PROGRESS = "sourcelint-progress"
"""Key of the artifact that says how far a run is."""

MISSED, BELOW = "Bar missed", "Below the bar"
"""Names of the state of a run whose sources miss the bar: failed with the gate, completed without."""

THREADS = 16
"""Shards that are waited for at once: as many processes can a cluster keep busy. Those of this machine take turns."""

ARTIFACTS_AT_ONCE = 50
"""Reports that are sent to a server of our own in one go: half a megabyte, of as many sources as a shard has by default."""

EVENT = "sourcelint.source.below-bar"
"""Name of the event that tells of a source which misses the bar and did not in the run before."""


def make_inert(record: logging.LogRecord) -> bool:
    """Make what is logged safe for a terminal or log, messages of exceptions among it: names of files may be in both."""
    record.msg, record.args = escape.log(record.getMessage()), None
    if record.exc_info and reason_of(record.exc_info[1]):
        record.exc_info = None  # the message says it
    elif record.exc_info:
        record.exc_text = escape.log(logging.Formatter().formatException(record.exc_info))
    return True


def in_a_sentence(run: Callable[..., State]) -> Callable[..., State]:
    """Let a run that the input or the machine stops end as failed, with one sentence in place of a traceback.

    One that is told to end does not wait until all is compared and judged.
    """

    @wraps(run)
    def told(*args: Any, **parameters: Any) -> State:
        try:
            return run(*args, **parameters)
        except (pipeline.InputError, OSError) as error:
            if not (fault := reason_of(error)):
                raise
            return Failed(message=escape.visible(fault))
        except (KeyboardInterrupt, SystemExit, TerminationSignal):
            judging.end()
            raise

    return told


# A child of `serve` imports this file before Prefect begins the run, and must not outlive those that it needs.
flow_processes.bind()
dropped_signals.send_again({TerminationSignal: signal.SIGTERM, KeyboardInterrupt: signal.SIGINT})

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


@task(task_run_name="recall", cache_policy=NO_CACHE)
def recall(memory: Memory) -> tuple[Articles, tuple[Source, ...]]:
    """Look up what earlier runs found out, and find the sources that have to be linted."""
    return memory.recall()


@task(retries=2, retry_delay_seconds=1, cache_policy=NO_CACHE)
def lint_shard(shard: Sequence[Source], memory: Memory, workers: Workers) -> Articles:
    """Lint some sources. What is wrong with a source is in its report; only the machine can make this fail."""
    return memory.remember(workers.lint(shard))


@task(task_run_name="compare", cache_policy=NO_CACHE)
def compare(articles: Articles, memory: Memory) -> tuple[Outline, ...]:
    """Add what only shows beside the other sources."""
    return memory.compare(articles, judging.compare)


@task(task_run_name="judge", cache_policy=NO_CACHE)
def judge(outlines: Sequence[Outline], checks: Path, memory: Memory) -> Verdict:
    """Hold all sources against the suites, in one run of Great Expectations."""
    return memory.judge(outlines, checks)


def may_pass(_task: Any, _task_run: Any, state: State) -> bool:
    """Return True if what went wrong may go right at the next try; a folder that is refused stays refused."""
    return not isinstance(state.data, pipeline.RefusedFolderError)


@task(
    task_run_name="publish", retries=2, retry_delay_seconds=1, retry_condition_fn=may_pass, cache_policy=NO_CACHE
)  # fmt: skip
def publish(outlines: Sequence[Outline], verdict: Verdict, run: Run, folder: Path, memory: Memory) -> Published:
    """Write the report files that have changed."""
    return memory.publish(outlines, verdict, run, folder, get_run_logger().warning, judging.tabulate)


@task(task_run_name="show", retries=2, retry_delay_seconds=1, cache_policy=NO_CACHE)
def show(
    outlines: Sequence[Outline], verdict: Verdict, seen: History, memory: Memory, run: Run, published: Published
) -> None:
    """Publish the reports in the Prefect UI: an artifact for each source that changed, and a table that leads to all."""
    shown = Shown(outlines, verdict, seen.record, run, memory, ui_base(), published)
    digests = shown.digests()
    with get_client(sync_client=True) as client:
        last, before = shown_before(client, memory)
        changed = map(of_this_task, shown.changed(before))
        while some := tuple(islice(changed, ARTIFACTS_AT_ONCE)):
            create_all(client, some)
            machine_memory.drop_young_cycles()
        if before != digests or not last:
            memory.show(create(client, of_this_task(shown.table_of_sources())), digests)
    if not seen.record.first:
        tell_events(seen.record)


def tell_events(record: RunRecord) -> None:
    """Send an event for each source that misses the bar and did not in the run before."""
    for change in record.changes:
        if change.newly_missed:
            emit_event(
                EVENT,
                resource={
                    "prefect.resource.id": f"sourcelint.source.{slug(change.source)}",
                    "prefect.resource.name": escape.one_line(change.source),
                },
                payload={"source": change.source, "title": change.title, "before": change.before, "now": change.now},
            )


def name_run(name: str) -> None:
    """Name the flow run; that it has another name is no reason to fail."""
    try:
        with get_client(sync_client=True) as client:
            client.update_flow_run(UUID(flow_run.get_id()), name=name)
    except (httpx.HTTPError, PrefectException) as error:
        get_run_logger().warning("The run could not be named: %s", error)


def create_all(client: SyncPrefectClient, requests: Sequence[ArtifactRequest]) -> None:
    """Make artifacts: in one step if the server is our own and knows how to, else one by one.

    One that an older version started does not know how, nor one of a Prefect that keeps its artifacts in other ways.
    """
    if flow_processes.has_own_server():
        content = [request.model_dump(mode="json", exclude_unset=True) for request in requests]
        with suppress(httpx.HTTPStatusError):  # nothing was made: all are, or none is
            client.request("POST", artifact_batches.PATH, json={"artifacts": content})
            return
    for request in requests:
        create(client, request)


def create(client: SyncPrefectClient, request: ArtifactRequest) -> str:
    """Make an artifact and return its id. Prefect's own functions make a client for each."""
    return str(client.create_artifact(artifact=request).id)


def of_this_task(artifact: Artifact) -> ArtifactRequest:
    """Ask for an artifact of the task that is at work."""
    of_run = {"flow_run_id": UUID(flow_run.get_id()), "task_run_id": UUID(task_run.get_id())}
    return ArtifactRequest(**artifact._asdict(), **of_run)


def shown_before(client: SyncPrefectClient, memory: Memory) -> tuple[str, Mapping[str, str]]:
    """Return the id of the newest table on this server, and the digests of what it shows of each source.

    Nothing if it has not the table that was shown last: it is another server then.
    """
    table, digests = memory.shown()
    if table and client.read_artifacts(
        artifact_filter=ArtifactFilter(id=ArtifactFilterId(any_=[UUID(table)])), limit=1
    ):
        return table, digests
    return "", {}


@flow(name="lint-sources", version=__version__, task_runner=ThreadPoolTaskRunner(max_workers=THREADS))
@in_a_sentence
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
    fresh: bool = False,  # noqa: FBT001, FBT002
    runner: str = PROCESSES,
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
        fresh: Lint all sources, also those that have not changed since the last run.
        runner: Who lints: `processes` of this machine, `dask` for a cluster of this machine, or the address of a Dask
            scheduler, such as `tcp://scheduler:8786`.
    """
    machine_memory.calm_collector()  # Prefect is loaded by now
    flow_processes.begin(flow_run.get_id())
    plan = Plan.of(as_of or datetime.now().astimezone().date(), settings, checks, reports, select, ignore)
    found = discover.submit(raw, follow_links=follow_links)
    sources = found.result()
    pipeline.check_reports_folder(plan.reports, sources, raw)
    chosen = replace(plan.settings, suppressions=pipeline.suppressions_of([raw], follow_links=follow_links))
    memory = Memory.of(plan.reports, chosen, sources, fresh=fresh)
    recalling = recall.submit(quote(memory), wait_for=[found])
    articles, changed = recalling.result()
    shards = pipeline.shards(changed, shard_size)
    with workers_of(runner, len(changed), chosen) as workers:
        linting = submit_shards(shards, memory, workers)
        watch(linting)
        for shard, task_run in zip(shards, linting, strict=True):
            articles |= articles_of(shard, task_run, memory)
    paths = {source.id: source.place for source in sources}
    comparing = compare.submit(
        quote(articles), quote(memory), wait_for=[recalling, *(allow_failure(task) for task in linting)]
    )
    outlines = comparing.result()
    suppressed = {place for outline in outlines for place in outline.suppressed}
    for notice in pipeline.notices_of(chosen, sources, suppressed):
        tell(notice)
    judging = judge.submit(quote(outlines), plan.checks, quote(memory), wait_for=[comparing])
    verdict = judging.result()
    seen = memory.look_back(outlines, verdict, datetime.now().astimezone().isoformat(" ", "minutes"))
    before = {source: told for source in seen.standings if (told := seen.before(source))}
    news = "" if seen.record.first else seen.record.told()
    run = Run(__version__, chosen.as_of, paths, at=seen.record.at, news=news, before=before)
    publishing = publish.submit(
        quote(outlines), quote(verdict), quote(run), plan.reports, quote(memory), wait_for=[judging]
    )
    published = publishing.result()
    show.submit(
        quote(outlines), quote(verdict), quote(seen), quote(memory), quote(run), quote(published), wait_for=[publishing]
    ).result()
    memory.forget_others(outlines)
    memory.keep_history(seen)
    name_run(run_name(raw, seen.record))
    message = run_message(len(outlines), plan.reports, verdict, seen.record)
    if verdict.passed:
        return Completed(message=message)
    return Failed(name=MISSED, message=message) if gate else Completed(name=BELOW, message=message)


def submit_shards(shards: Sequence[Sequence[Source]], memory: Memory, workers: Workers) -> list[PrefectFuture[Any]]:
    """Submit a task for each shard. `recall` has ended before: what it left to lint is what the shards hold."""
    return [
        lint_shard.with_options(task_run_name=f"lint {number} of {len(shards)}").submit(
            quote(shard), quote(memory), quote(workers)
        )
        for number, shard in enumerate(shards, 1)
    ]


def watch(linting: Sequence[PrefectFuture[Any]]) -> None:
    """Wait for the shards and show how far they are."""
    if not linting:
        return
    progress = create_progress_artifact(progress=0, key=PROGRESS, description=f"{len(linting)} shards of sources")
    percent = 0
    with get_client(sync_client=True) as client:  # Prefect's own function makes one for each update, in 23 ms
        for done, _ in enumerate(as_completed(linting), 1):
            if 100 * done // len(linting) > percent:
                percent = 100 * done // len(linting)
                told = ArtifactUpdate(data=float(percent), description=f"{done} of {len(linting)} shards linted")
                client.update_artifact(progress, told)


def articles_of(shard: Sequence[Source], linting: PrefectFuture[Articles], memory: Memory) -> Articles:
    """Take what a shard found; if its task failed for good, each of its sources gets a report that says so.

    Raises InputError if the fault is not of these sources: of the installation, or of the cluster.
    """
    linting.wait()  # without it the state is the one that the server has heard of so far
    if linting.state.is_completed():
        return linting.result()
    error = linting.result(raise_on_failure=False)
    if isinstance(error, pipeline.InputError):
        raise error
    fault = f"its part of the run failed: {linting.state.message}"
    get_run_logger().warning("%d sources could not be linted: %s", len(shard), linting.state.message)
    return memory.remember([unreadable_file(source, fault, memory.settings) for source in shard])


def ui_base() -> str:
    """Say where artifacts are shown: on this machine the same host as this page, else the address of the user's UI."""
    if urlsplit(PREFECT_API_URL.value() or "").hostname in {None, "127.0.0.1", "localhost", "::1"}:
        return ""
    return (PREFECT_UI_URL.value() or "").rstrip("/")
