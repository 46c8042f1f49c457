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
    document = annotated.document
    metadata = document.metadata
    fields = {
        "title": metadata.title,
        "author": metadata.author,
        "published": metadata.published,
        "modified": metadata.modified,
        "publisher": metadata.publisher,
        "url": metadata.url,
    }
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "source": document.source,
        "fault": document.fault,
        "container": document.wrapper,
        "complete": document.complete,
        "encoding": document.encoding,
        "language": document.language,
        "input": document.input,
        "words": annotated.words if document.fault is None else 0,
        "metadata": {name: _field(annotated, field) for name, field in fields.items()},
        "stated dates": [
            {"kind": date.kind, "value": date.value, "origin": date.origin, **_raw(annotated, date.span)}
            for date in metadata.dates
        ],
        "repairs": [
            {
                "name": repair.name,
                "count": repair.count,
                "note": repair.note,
                "first": [_raw(annotated, span) for span in repair.spans[:3]],
            }
            for repair in document.repairs
        ],
        "truncations": [
            {
                "kind": truncation.kind,
                "note": truncation.note,
                "certain": truncation.certain,
                "lost": truncation.lost,
                **_raw(annotated, truncation.span),
            }
            for truncation in document.truncations
        ],
        "furniture": [{"kind": block.kind, **_raw(annotated, block.span)} for block in document.boilerplate],
    }
    if document.fault is None:
        found |= _annotations(annotated)
        found["events"] = _events(annotated)
    found["text"] = document.text
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
                    _cut(value)
                    for key, value in entry.items()
                    if key not in ("start", "end", "line", "column") and value not in ("", None, [], (), True)
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
        "blocks": [
            {"kind": block.kind, "quote": a.text[block.start : block.end], **_place(a, block.span)}
            for block in a.blocks
        ],
        "times": [
            {
                "type": time.type,
                "value": time.value,
                "how": time.how,
                "problem": time.problem,
                **(at(Span(time.start, time.end)) or {}),
            }
            for time in a.times
        ],
        "attributions": [
            {
                "who": source["quote"] if (source := at(attribution.source)) else None,
                "cue": cue["quote"] if (cue := at(attribution.cue)) else None,
                **(at(attribution.content or attribution.cue or attribution.source) or {}),
            }
            for attribution in a.attributions
        ],
        "quotations": [
            {"kind": quotation.kind, **(at(Span(quotation.start, quotation.end)) or {})} for quotation in a.quotations
        ],
        "weasels": [at(Span(weasel.start, weasel.end)) for weasel in a.weasels],
        "claims": [
            {
                "score": round(c.score, 3),
                "points": c.points,
                "type": c.type,
                "support": c.support,
                "reasons": c.reasons,
                **(at(Span(c.start, c.end)) or {}),
            }
            for c in sorted(a.claims, key=lambda claim: (-claim.points, -claim.score, claim.start))
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
            "event": statement.event,
            "actors": statement.actors,
            "time": statement.time,
            "days": [day.isoformat() for day in (statement.first, statement.last) if day],
            "first ever": "called the first" if statement.leads else "",
            "quote": statement.place.quote,
            **{key: getattr(statement.place, key) for key in ("start", "end", "line", "column")},
        }
        for statement in find_statements(annotated, place)
        if statement.event
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
    return f"  {where:>8}  " + "  ".join(word for word in words if word)


def _cut(value: object) -> str:
    shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
    shown = "not certain" if value is False else shown
    shown = escape.one_line(shown)
    return shown if len(shown) <= WIDTH else shown[:WIDTH] + "…"
