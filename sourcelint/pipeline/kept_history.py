"""How sources stood and what became of them, kept from run to run in the store."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.pipeline import history
from sourcelint.pipeline.history import RunRecord, Standing
from sourcelint.pipeline.revised import Revised, revised, successors
from sourcelint.store import results
from sourcelint.store.codec import Codec, CodecError
from sourcelint.store.database import Database, Entry
from sourcelint.store.results import ARTICLES, DETAILS, REPORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.gate.verdict import Verdict
    from sourcelint.pipeline.outlines import Outline
    from sourcelint.report import SourceReport
    from sourcelint.store.results import Article, Packed

REPORTED, DETAILED, REVISED, STOOD, RUNS = "report", "details", "revised", "stood", "run"
"""Kinds of rows in the store."""

MAX_RUNS = 1000
"""Runs of which the store says what changed."""

_STANDINGS: Codec[Mapping[str, Standing]] = Codec(Mapping[str, Standing])
_RECORD: Codec[RunRecord] = Codec(RunRecord)
_REVISED: Codec[Revised] = Codec(Revised)


class History(NamedTuple):
    """What changed since the run before, and how the sources stand now."""

    record: RunRecord
    standings: Mapping[str, Standing]

    def before(self, source: str) -> str:
        """Say how a source stood before it was as it is, "" if it always was."""
        own = self.standings[source]
        return f"before {own.since}: {own.before}" if own.before else ""


def look_back(
    database: Database, outlines: Sequence[Outline], verdict: Verdict, about: tuple[str, str, str]
) -> History:
    """Compare how the sources stand with how they stood in the run before; `about` as `history.record` takes it."""
    entry = database.find(STOOD, "")
    before = _STANDINGS.decode(entry.content) if entry else None
    now = history.standings(outlines, verdict)
    told = _revised_since(database, before or {}, now)
    messages = {
        finding.fingerprint: f"{finding.line}:{finding.column} {finding.code} {finding.message}"
        for outline in outlines
        if _has_news(outline.source, before or {}, now, told)
        for finding in outline.found
    }
    return History(*history.record(before, now, about, entry.key if entry else "", messages, told))


def _has_news(
    source: str, before: Mapping[str, Standing], now: Mapping[str, Standing], told: Mapping[str, Revised]
) -> bool:
    """Tell whether findings of a source may be new: it was there, perhaps under another id, and had other ones."""
    was = before.get(source)
    return source in told if was is None else was.findings.keys() != now[source].findings.keys()


def keep(database: Database, seen: History) -> None:
    """Keep how the sources stand, for the next run, and what changed, for those who ask."""
    kept = list(database.read(RUNS))
    number = int(max(kept)) + 1 if kept else 0
    database.write(
        {
            STOOD: [Entry("", seen.record.rules, _STANDINGS.encode(seen.standings))],
            RUNS: [Entry(f"{number:08}", "", _RECORD.encode(seen.record))],
        }
    )
    database.keep({RUNS: {*sorted(kept)[1 - MAX_RUNS :], f"{number:08}"}})


def records(database: Database) -> tuple[RunRecord, ...]:
    """Return the records of all runs that are kept, the newest last."""
    runs = database.read(RUNS)
    return tuple(_RECORD.decode(runs[number].content) for number in sorted(runs))


def revisions_of(database: Database, before: Entry | None, file: Packed) -> Iterator[Entry]:
    """Find what the articles of a file state otherwise than those `before`, of which the store still has all."""
    if before is None or not file.key:
        return
    reports, details = ({entry.name: entry for entry in entries} for entries in (file.reports, file.details))
    with suppress(CodecError):  # written by another version
        for was, now in successors(ARTICLES.decode(before.content), ARTICLES.decode(file.articles)):
            if was.text == now.text:
                continue
            old = _whole(database.find(REPORTED, was.source), database.find(DETAILED, was.source), was)
            new = _whole(reports[now.source], details[now.source], now) if old else None
            if old and new and (told := revised(old, new)):
                yield Entry(now.source, f"{was.text} {now.text}", _REVISED.encode(told))


def _whole(report: Entry | None, details: Entry | None, article: Article) -> SourceReport | None:
    """Put the report of an article together; None if what is kept is not of this one."""
    if report is None or details is None or {report.key, details.key} != {article.digest}:
        return None
    return results.whole(REPORT.decode(report.content), DETAILS.decode(details.content))


def _revised_since(
    database: Database, before: Mapping[str, Standing], now: Mapping[str, Standing]
) -> dict[str, Revised]:
    """Return what sources state otherwise than in the run before, whichever run found it out."""
    told = {}
    for name, entry in database.read(REVISED).items():
        found = _REVISED.decode(entry.content)
        if name in now and found.was in before and entry.key == f"{before[found.was].text} {now[name].text}":
            told[name] = found
    return told
