"""JSON: a finding as a record, findings as JSON Lines, a run as one document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sourcelint.engine.excerpts import MAX_REPAIR_PLACES
from sourcelint.finding import Finding, Place
from sourcelint.render import FOOT, Across, escape, rules_not_run, select_shown
from sourcelint.render.missed import paired
from sourcelint.render.view import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.document import Repair, Truncation
    from sourcelint.finding import Suppressed
    from sourcelint.gate.verdict import Outcome, Verdict
    from sourcelint.render import Run
    from sourcelint.render.model import Pillar, Quote, View
    from sourcelint.report import HeardVoice, SourceReport, TimelineEntry, VerifyFirst
    from sourcelint.text import RawSpan

SCHEMA = "sourcelint/report/1"

_FINDING = ("schema", *(name for name in Finding._fields if name not in ("schema", "related", "fingerprint")))


def record(finding: Finding) -> dict[str, Any]:
    """Return a finding as `docs/schemas/finding.schema.json` describes it."""
    values: dict[str, Any] = {name: getattr(finding, name) for name in _FINDING}
    values["related"] = [place(other) for other in finding.related]
    values["fingerprint"] = finding.fingerprint
    return values


def place(where: Place) -> dict[str, Any]:
    """Return a place as the schemas describe it."""
    return where._asdict()


def jsonl(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Write one finding a line."""
    for report in reports:
        yield lines(select_shown(report.findings, run))


def lines(findings: Iterable[Finding]) -> str:
    """Write findings a line each."""
    return "".join(escape.json_text(record(finding)) + "\n" for finding in findings)


def read_lines(written: bytes) -> tuple[Finding, ...]:
    """Read the findings that `lines` wrote."""
    return tuple(map(_finding, map(json.loads, written.splitlines())))


def _finding(values: dict[str, Any]) -> Finding:
    return Finding(**values | {"related": tuple(Place(**other) for other in values["related"])})


def document(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Write one document: what holds for the run, a report for each source, findings of corpus rules, the gate."""
    yield f'{{"schema": "sourcelint/run/1", "version": {escape.json_text(run.version)}, "as_of": {escape.json_text(_day(run))}, "sources": ['
    across: list[dict[str, Any]] = []
    separator = "\n"
    for report in reports:
        if isinstance(report, Across):
            across += [record(finding) for finding in select_shown(report.findings, run)]
            continue
        yield separator + escape.json_text(values(report, run, run.verdict))
        separator = ",\n"
    gate = f', "gate": {escape.json_text(_gate(run.verdict))}' if run.verdict else ""
    yield f'\n], "across": {escape.json_text(across)}{gate}, "note": {escape.json_text(FOOT)}}}\n'


def _gate(verdict: Verdict) -> dict[str, Any]:
    suites = [
        {
            "name": suite.name,
            "title": suite.title,
            "state": suite.state,
            "missed": [_missed(outcome) for outcome in suite.missed()],
        }
        for suite in verdict.suites
    ]
    return {"passed": verdict.passed, "summary": verdict.summary(), "suites": suites}


def _missed(outcome: Outcome) -> dict[str, Any]:
    return {
        "bar": outcome.bar,
        "severity": outcome.severity,
        "reason": outcome.reason,
        "codes": outcome.codes,
        "observed": outcome.observed,
        "sources": [{"source": source, "value": value} for source, value in paired(outcome)],
    }


def source_report(report: SourceReport, run: Run, verdict: Verdict | None = None) -> str:
    """Write the report of one source as `docs/schemas/report.schema.json` describes it."""
    return write(view(report, run, verdict), report, run)


def write(page: View, report: SourceReport, run: Run) -> str:
    """Do so with a report that is arranged for reading already."""
    return escape.json_text(_values(page, report, run), indent=2) + "\n"


def values(report: SourceReport, run: Run, verdict: Verdict | None = None) -> dict[str, Any]:
    """Return a report in plain values, in the order in which pages show it."""
    return _values(view(report, run, verdict), report, run)


def _values(page: View, report: SourceReport, run: Run) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "version": run.version,
        "as_of": _day(run),
        "source": report.source,
        "verdict": _verdict(page, report.grade.scale),
        "metadata": _metadata(report),
        "verify_first": [_claim(claim) for claim in report.verify_first],
        "voices": [_voice(voice) for voice in report.voices],
        "pillars": [_pillar(pillar) for pillar in page.pillars],
        "gates": page.gates,
        "suites": [{"title": suite.title, "state": suite.state, "missed": suite.missed} for suite in page.suites],
        "truncations": [_truncation(report, truncation) for truncation in report.truncations],
        "repairs": [_repair(report, repair) for repair in report.repairs],
        "timeline": [_dated(entry) for entry in report.timeline],
        "findings": [record(finding) for finding in select_shown(report.findings, run)],
        "suppressed": [_set_aside(suppression) for suppression in report.suppressed],
        "facts": dict(report.facts),
        "counts": dict(report.counts),
        "not_run": [{"why": group.why, "rules": list(group.rules)} for group in rules_not_run(report)],
        "note": FOOT,
    }


def _verdict(page: View, scale: int) -> dict[str, Any]:
    reasons = [{"message": reason.message, "code": reason.code, **_place(reason.quote)} for reason in page.reasons]
    return {
        "grade": page.letter,
        "points": page.points if page.letter else None,
        "scale": scale,
        "lifted": page.lifted,
        "lowered": page.lowered,
        "states": page.states,
        "note": page.note,
        "reasons": reasons,
    }


def _claim(claim: VerifyFirst) -> dict[str, Any]:
    return {
        "text": claim.text,
        "score": claim.score,
        "reasons": claim.reasons,
        "support": claim.support,
        "place": place(claim.place),
    }


def _voice(voice: HeardVoice) -> dict[str, Any]:
    return {
        "label": voice.label,
        "named": voice.named,
        "statements": voice.statements,
        "quotations": voice.quotations,
        "place": place(voice.place),
    }


def _pillar(pillar: Pillar) -> dict[str, Any]:
    charges = [{"code": charge.code, "points": charge.points, "why": charge.why} for charge in pillar.charges]
    return {"name": pillar.name, "kept": pillar.kept, "cap": pillar.cap, "charges": charges}


def _truncation(report: SourceReport, truncation: Truncation) -> dict[str, Any]:
    return {
        "kind": truncation.kind,
        "note": truncation.note,
        "certain": truncation.certain,
        "lost": truncation.lost,
        **_span(report, truncation.span),
    }


def _repair(report: SourceReport, repair: Repair) -> dict[str, Any]:
    places = [_span(report, span) for span in repair.spans[:MAX_REPAIR_PLACES]]
    return {"name": repair.name, "count": repair.count, "note": repair.note, "places": places}


def _dated(entry: TimelineEntry) -> dict[str, Any]:
    return {"value": entry.value, "how": entry.resolution, "anchor": entry.anchor, "place": place(entry.place)}


def _set_aside(suppression: Suppressed) -> dict[str, Any]:
    return {"finding": record(suppression.finding), "reason": suppression.reason, "place": suppression.place}


def _metadata(report: SourceReport) -> dict[str, Any]:
    metadata = report.metadata
    return {
        **{
            name: {"value": field.value, "state": field.state, **_span(report, field.span)}
            for name, field in metadata.fields.items()
        },
        "dates": [
            {"kind": date.kind, "value": date.value, "origin": date.origin, **_span(report, date.span)}
            for date in metadata.dates
        ],
    }


def _span(report: SourceReport, span: RawSpan | None) -> dict[str, int | None]:
    excerpt = report.excerpts.get(span) if span else None
    return {
        "start": span.start if span else None,
        "end": span.end if span else None,
        "line": excerpt.line if excerpt else None,
        "column": excerpt.column if excerpt else None,
    }


def _place(quote: Quote | None) -> dict[str, Any]:
    if quote is None:
        return {"line": None, "column": None, "quote": None}
    return {"line": quote.line, "column": quote.column, "quote": quote.raw or quote.text}


def _day(run: Run) -> str | None:
    return run.as_of.isoformat() if run.as_of else None
