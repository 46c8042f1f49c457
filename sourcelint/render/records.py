"""JSON: a finding as a record, findings as JSON Lines, a run as one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sourcelint.engine.excerpts import SHOWN
from sourcelint.finding import Finding, Place
from sourcelint.render import FOOT, Across, escape, shown
from sourcelint.render.view import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.gate.verdict import Verdict
    from sourcelint.render import Run
    from sourcelint.render.model import Quote
    from sourcelint.report import SourceReport
    from sourcelint.text import RawSpan

SCHEMA = "sourcelint/report/1"

_FINDING = ("schema", *(name for name in Finding._fields if name not in ("schema", "related", "fingerprint")))


def record(finding: Finding) -> dict[str, Any]:
    """Give a finding as `docs/schemas/finding.schema.json` describes it."""
    values: dict[str, Any] = {name: getattr(finding, name) for name in _FINDING}
    values["related"] = [place(r) for r in finding.related]
    values["fingerprint"] = finding.fingerprint
    return values


def place(where: Place) -> dict[str, Any]:
    """Give a place as the schemas describe it."""
    return where._asdict()


def jsonl(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Give one finding a line."""
    for report in reports:
        yield "".join(escape.json_text(record(f)) + "\n" for f in shown(report.findings, run))


def document(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Give one document: what holds for the run, a report for each source, the findings of corpus rules."""
    yield f'{{"schema": "sourcelint/run/1", "version": {escape.json_text(run.version)}, "as_of": {escape.json_text(_day(run))}, "sources": ['
    across: list[dict[str, Any]] = []
    separator = "\n"
    for report in reports:
        if isinstance(report, Across):
            across += [record(f) for f in shown(report.findings, run)]
            continue
        yield separator + escape.json_text(values(report, run))
        separator = ",\n"
    yield f'\n], "across": {escape.json_text(across)}, "note": {escape.json_text(FOOT)}}}\n'


def source_report(report: SourceReport, run: Run, verdict: Verdict | None = None) -> str:
    """Give the report of one source as `docs/schemas/report.schema.json` describes it."""
    return escape.json_text(values(report, run, verdict), indent=2) + "\n"


def values(report: SourceReport, run: Run, verdict: Verdict | None = None) -> dict[str, Any]:
    """Give a report in plain values, in the order in which pages show it."""
    v = view(report, run, verdict)
    return {
        "schema": SCHEMA,
        "version": run.version,
        "as_of": _day(run),
        "source": report.source,
        "verdict": {
            "grade": v.letter,
            "points": v.points if v.letter else None,
            "states": v.states,
            "note": v.note,
            "reasons": [{"message": r.message, "code": r.code, **_place(r.quote)} for r in v.reasons],
        },
        "metadata": _metadata(report),
        "verify_first": [
            {"text": x.text, "score": x.score, "reasons": x.reasons, "support": x.support, "place": place(x.place)}
            for x in report.verify_first
        ],
        "pillars": [
            {
                "name": b.name, "kept": b.kept, "cap": b.cap,
                "charges": [{"code": c.code, "points": c.points, "why": c.why} for c in b.charges],
            }
            for b in v.bars
        ],
        "gates": v.gates,
        "suites": [{"title": s.title, "state": s.state, "missed": s.missed} for s in v.suites],
        "truncations": [
            {"kind": t.kind, "note": t.note, "certain": t.certain, "lost": t.lost, **_span(report, t.span)} for t in report.truncations
        ],
        "repairs": [
            {"name": r.name, "count": r.count, "note": r.note, "places": [_span(report, s) for s in r.spans[:SHOWN]]}
            for r in report.repairs
        ],
        "timeline": [{"value": m.value, "how": m.how, "anchor": m.anchor, "place": place(m.place)} for m in report.timeline],
        "findings": [record(f) for f in shown(report.findings, run)],
        "suppressed": [
            {"finding": record(s.finding), "reason": s.reason, "place": s.place} for s in report.suppressed
        ],
        "facts": dict(report.facts),
        "counts": dict(report.counts),
        "note": FOOT,
    }  # fmt: skip


def _metadata(report: SourceReport) -> dict[str, Any]:
    m = report.metadata
    names = ("title", "author", "published", "modified", "publisher", "url")
    fields = {name: getattr(m, name) for name in names}
    return {
        **{n: {"value": f.value, "state": f.state, **_span(report, f.span)} for n, f in fields.items()},
        "dates": [{"kind": d.kind, "value": d.value, "origin": d.origin, **_span(report, d.span)} for d in m.dates],
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
    return {"line": quote.line, "column": quote.column, "quote": quote.text}


def _day(run: Run) -> str | None:
    return run.as_of.isoformat() if run.as_of else None
