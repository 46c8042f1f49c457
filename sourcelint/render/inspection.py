"""What was understood of a source: the answer to "why did that rule speak, or stay silent?"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sourcelint.counting import format_count
from sourcelint.evidence.events.statements import find_statements
from sourcelint.finding import Place
from sourcelint.render import escape
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sourcelint.document import Field
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.text import RawSpan

SCHEMA = "sourcelint/inspect/1"
WIDTH = 100


def values(annotated: Annotated) -> dict[str, Any]:
    """Give all that cleaning and annotation found, in plain values; places are those of the raw file."""
    d = annotated.document
    m = d.metadata
    fields = {
        "title": m.title,
        "author": m.author,
        "published": m.published,
        "modified": m.modified,
        "publisher": m.publisher,
        "url": m.url,
    }
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "source": d.source,
        "fault": d.fault,
        "container": d.wrapper,
        "complete": d.complete,
        "encoding": d.encoding,
        "language": d.language,
        "input": d.input,
        "words": annotated.words if d.fault is None else 0,
        "metadata": {name: _field(annotated, f) for name, f in fields.items()},
        "stated dates": [
            {"kind": x.kind, "value": x.value, "origin": x.origin, **_raw(annotated, x.span)} for x in m.dates
        ],
        "repairs": [
            {"name": r.name, "count": r.count, "note": r.note, "first": [_raw(annotated, s) for s in r.spans[:3]]}
            for r in d.repairs
        ],
        "truncations": [
            {"kind": t.kind, "note": t.note, "certain": t.certain, "lost": t.lost, **_raw(annotated, t.span)}
            for t in d.truncations
        ],
        "furniture": [{"kind": f.kind, **_raw(annotated, f.span)} for f in d.boilerplate],
    }
    if d.fault is None:
        found |= _annotations(annotated)
        found["events"] = _events(annotated)
    found["text"] = d.text
    return found


def text(found: Mapping[str, Any], path: str) -> Iterator[str]:
    """Write the same for a reader, a line at a time."""
    if found["fault"]:
        yield f"{escape.visible(path)}: {escape.one_line(found['fault'])}"
        return
    state = "whole" if found["complete"] else "cut"
    language = found["language"] or "language not detected"
    yield f"{escape.visible(path)}: {found['container']}, {state}, {found['encoding']}, {language}, {found['input']}, {format_count(found['words'], 'word')}"
    for section, entries in found.items():
        if section == "metadata":
            yield "\nmetadata"
            for name, field in entries.items():
                yield _line(field, name, field["state"], _cut(field["value"]))
        elif section == "repairs" and entries:
            yield "\nrepairs"
            for r in entries:
                yield _line(r["first"][0] if r["first"] else {}, f"{r['count']} × {r['name']}", _cut(r["note"]))
        elif isinstance(entries, list) and entries:
            yield f"\n{section}"
            for entry in entries:
                words = [
                    _cut(v)
                    for k, v in entry.items()
                    if k not in ("start", "end", "line", "column") and v not in ("", None, [], (), True)
                ]
                yield _line(entry, *words)
    yield "\ntext"
    for line in found["text"].split("\n"):
        yield f"  | {escape.visible(line)}"


def _annotations(annotated: Annotated) -> dict[str, Any]:
    a = annotated

    def at(span: Span | None) -> dict[str, Any] | None:
        return None if span is None else {"quote": a.text[span.start : span.end], **_place(a, span)}

    return {
        "blocks": [{"kind": b.kind, "quote": a.text[b.start : b.end], **_place(a, b.span)} for b in a.blocks],
        "times": [
            {"type": t.type, "value": t.value, "how": t.how, "problem": t.problem, **(at(Span(t.start, t.end)) or {})}
            for t in a.times
        ],
        "attributions": [
            {
                "who": x["quote"] if (x := at(n.source)) else None,
                "cue": y["quote"] if (y := at(n.cue)) else None,
                **(at(n.content or n.cue or n.source) or {}),
            }
            for n in a.attributions
        ],
        "quotations": [{"kind": q.kind, **(at(Span(q.start, q.end)) or {})} for q in a.quotations],
        "weasels": [at(Span(w.start, w.end)) for w in a.weasels],
        "claims": [
            {
                "score": round(c.score, 3),
                "points": c.points,
                "type": c.type,
                "support": c.support,
                "reasons": c.reasons,
                **(at(Span(c.start, c.end)) or {}),
            }
            for c in sorted(a.claims, key=lambda c: (-c.points, -c.score, c.start))
            if c.checkworthy or c.points
        ],
    }


def _events(annotated: Annotated) -> list[dict[str, Any]]:
    """Give what is compared with other sources."""

    def place(span: Span) -> Place:
        raw = annotated.document.clean.raw_span(span.start, span.end)
        return Place(
            annotated.document.source, *raw, *annotated.document.position(raw.start), annotated.text[slice(*span)]
        )

    return [
        {
            "event": s.event,
            "actors": s.actors,
            "time": s.time,
            "days": [day.isoformat() for day in (s.first, s.last) if day],
            "first ever": "called the first" if s.leads else "",
            "quote": s.place.quote,
            **{k: getattr(s.place, k) for k in ("start", "end", "line", "column")},
        }
        for s in find_statements(annotated, place)
        if s.event
    ]


def _field(annotated: Annotated, field: Field) -> dict[str, Any]:
    return {"state": field.state, "value": field.value, **(_raw(annotated, field.span) if field.span else {})}


def _place(annotated: Annotated, span: Span) -> dict[str, int]:
    return _raw(annotated, annotated.document.clean.raw_span(span.start, span.end))


def _raw(annotated: Annotated, span: RawSpan) -> dict[str, int]:
    line, column = annotated.document.position(span.start)
    return {"start": span.start, "end": span.end, "line": line, "column": column}


def _line(entry: Mapping[str, Any], *words: str) -> str:
    where = f"{entry['line']}:{entry['column']}" if "line" in entry else ""
    return f"  {where:>8}  " + "  ".join(w for w in words if w)


def _cut(value: object) -> str:
    shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
    shown = "not certain" if value is False else shown
    shown = escape.one_line(shown)
    return shown if len(shown) <= WIDTH else shown[:WIDTH] + "…"
