"""What was understood of a source: the answer to "why did that rule speak, or stay silent?"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from sourcelint.counting import format_count
from sourcelint.evidence.events.statements import find_statements
from sourcelint.finding import Place
from sourcelint.render import escape
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sourcelint.annotate.attributions import Attribution
    from sourcelint.document import Block, Field
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.text import RawSpan

SCHEMA = "sourcelint/inspect/1"
MAX_VALUE_CHARS = 100
NOT_PUBLISHED = {
    "modified": "when it was changed",
    "updated": "when it was changed",
    "modified_gmt": "when it was changed, in UTC",
    "published_gmt": "the same in UTC",
    "url": "in the address: no more than a hint",
    "posted": "the last answer, post or entry on the page",
    "retrieved": "when it was collected",
    "created": "when the file was made",
    "saved": "when the file was saved",
}
"""Why a date that a source states is not the day of its publication, by kind."""
PLACE_KEYS = ("start", "end", "line", "column")


def values(annotated: Annotated) -> dict[str, Any]:
    """Return all that cleaning and annotation found, in plain values; places are those of the raw file."""
    document = annotated.document
    metadata = document.metadata
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
        "metadata": {name: _field(annotated, field) for name, field in metadata.fields.items()},
        "passed over": list(_passed_over(annotated)),
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
        "boilerplate": [{"kind": block.kind, **_raw(annotated, block.span)} for block in document.boilerplate],
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
        lines = _section_lines(section, entries)
        if lines:
            yield f"\n{section}"
            yield from lines
    yield "\ntext"
    for line in found["text"].split("\n"):
        yield f"  | {escape.visible(line)}"


def _section_lines(section: str, entries: Any) -> list[str]:
    """Write one section; nothing for a plain value, which stands in the first line, or for an empty list."""
    if section == "metadata":
        return [
            _line(field, name, field["state"], _cut(field["value"]), field["found"] and f"({field['found']})")
            for name, field in entries.items()
        ]
    if not isinstance(entries, list):
        return []
    return [_repair_line(entry) if section == "repairs" else _entry_line(entry) for entry in entries]


def _repair_line(repair: Mapping[str, Any]) -> str:
    first = repair["first"][0] if repair["first"] else {}
    return _line(first, f"{repair['count']} × {repair['name']}", _cut(repair["note"]))


def _entry_line(entry: Mapping[str, Any]) -> str:
    words = [
        _cut(value) for key, value in entry.items() if key not in PLACE_KEYS and value not in ("", None, [], (), True)
    ]
    return _line(entry, *words)


def _annotations(annotated: Annotated) -> dict[str, Any]:
    return {
        "blocks": [
            {
                "kind": block.kind,
                "quote": annotated.text[block.start : block.end],
                **_place(annotated, block.span),
            }
            for block in annotated.blocks
        ],
        "times": [
            {
                "type": time.type,
                "value": time.value,
                "how": time.resolution,
                "problem": time.problem,
                **_quoted(annotated, time),
            }
            for time in annotated.times
        ],
        "attributions": [_attribution(annotated, attribution) for attribution in annotated.attributions],
        "quotations": [{"kind": quotation.kind, **_quoted(annotated, quotation)} for quotation in annotated.quotations],
        "weasels": [_quoted(annotated, weasel) for weasel in annotated.weasels],
        "claims": _claims(annotated),
    }


def _attribution(annotated: Annotated, attribution: Attribution) -> dict[str, Any]:
    source, cue = attribution.source, attribution.cue
    whole = attribution.content or cue or source
    return {
        "who": _quoted(annotated, source)["quote"] if source is not None else None,
        "cue": _quoted(annotated, cue)["quote"] if cue is not None else None,
        **(_quoted(annotated, whole) if whole is not None else {}),
    }


def _claims(annotated: Annotated) -> list[dict[str, Any]]:
    """Return the sentences worth checking, those worth most first."""
    ranked = sorted(annotated.claims, key=lambda claim: (-claim.points, -claim.score, claim.start))
    return [
        {
            "score": round(claim.score, 3),
            "points": claim.points,
            "type": claim.type,
            "support": claim.support,
            "reasons": claim.reasons,
            **_quoted(annotated, claim),
        }
        for claim in ranked
        if claim.checkworthy or claim.points
    ]


class _Spanned(Protocol):
    """What knows where it begins and ends in the cleaned text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def _quoted(annotated: Annotated, found: _Spanned) -> dict[str, Any]:
    """Return the words of a span of the cleaned text, and their place in the raw file."""
    return {
        "quote": annotated.text[found.start : found.end],
        **_place(annotated, Span(found.start, found.end)),
    }


def _events(annotated: Annotated) -> list[dict[str, Any]]:
    """Return what is compared with other sources."""

    def place(span: Span) -> Place:
        raw = annotated.document.clean.raw_span(span.start, span.end)
        first, where = annotated.document.start, annotated.document.position(raw.start)
        return Place(
            annotated.document.source, first + raw.start, first + raw.end, *where, annotated.text[slice(*span)]
        )

    return [
        {
            "event": statement.event,
            "actors": statement.actors,
            "time": statement.time,
            "days": [day.isoformat() for day in (statement.first, statement.last) if day],
            "first ever": "called the first" if statement.leads else "",
            "quote": statement.place.quote,
            **{key: getattr(statement.place, key) for key in PLACE_KEYS},
        }
        for statement in find_statements(annotated, place)
        if statement.event
    ]


def _field(annotated: Annotated, field: Field) -> dict[str, Any]:
    place = _raw(annotated, field.span) if field.span else {}
    return {"state": field.state, "value": field.value, "found": _found_in(annotated, field), **place}


def _found_in(annotated: Annotated, field: Field) -> str:
    """Say where a field was found; "" for one that was not."""
    if field.state != "present":
        return ""
    if field.span is None:
        return "said beside the text: by the manifest, the archive or the name of the file"
    stated = next((date for date in annotated.metadata.dates if date.span == field.span), None)
    if stated is not None and stated.origin != "visible":
        return stated.origin
    block = _block_at(annotated, field.span)
    return f"{block.kind} of the text" if block else f"metadata ({annotated.document.wrapper})"


def _block_at(annotated: Annotated, span: RawSpan) -> Block | None:
    """Return the line or paragraph of the cleaned text that a raw span begins in."""
    clean = annotated.document.clean
    at = clean.offset_of(span.start)
    if at >= len(clean) or clean.raw_span(at, at + 1).start != span.start:
        return None
    return next((block for block in annotated.document.blocks if block.start <= at < block.end), None)


def _passed_over(annotated: Annotated) -> Iterator[dict[str, Any]]:
    """Yield what could have been the value of a field and is not, and why."""
    metadata = annotated.metadata
    published = metadata.published
    for date in metadata.dates:
        if date.span == published.span or (published.value or "").startswith(date.value):
            continue
        why = NOT_PUBLISHED.get(date.kind) or f"{_found_in(annotated, published) or 'nothing'} counts first"
        yield {"field": "published", "value": date.value, "why": why, **_raw(annotated, date.span)}
    yield from _other_values(annotated)
    for name, kind, field in (("title", "title", metadata.title), ("author", "byline", metadata.author)):
        for block in annotated.document.blocks:
            words = annotated.text[block.start : block.end]
            if block.kind == kind and (field.value or "").casefold() not in words.casefold():
                why = f"{_found_in(annotated, field)} counts first"
                yield {"field": name, "value": words, "why": why, **_place(annotated, block.span)}


def _other_values(annotated: Annotated) -> Iterator[dict[str, Any]]:
    """Yield the titles, authors and publishers that the source states besides those that count, each value once."""
    told: set[tuple[str, str]] = set()
    for other in annotated.metadata.others:
        field: Field = getattr(annotated.metadata, other.field)
        counts = " ".join((field.value or "").split()).casefold()
        key = (other.field, " ".join(other.value.split()).casefold())
        if key[1] == counts or key in told:
            continue
        told.add(key)
        why = f"{_found_in(annotated, field)} counts first" if counts else "not taken for one"
        stated = f"{why}; stated as {other.origin}" if other.origin else why
        yield {"field": other.field, "value": other.value, "why": stated, **_raw(annotated, other.span)}


def _place(annotated: Annotated, span: Span) -> dict[str, int]:
    return _raw(annotated, annotated.document.clean.raw_span(span.start, span.end))


def _raw(annotated: Annotated, span: RawSpan) -> dict[str, int]:
    line, column = annotated.document.position(span.start)
    first = annotated.document.start
    return {"start": first + span.start, "end": first + span.end, "line": line, "column": column}


def _line(entry: Mapping[str, Any], *words: str) -> str:
    where = f"{entry['line']}:{entry['column']}" if "line" in entry else ""
    return f"  {where:>8}  " + "  ".join(word for word in words if word)


def _cut(value: object) -> str:
    shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
    shown = "not certain" if value is False else shown
    shown = escape.one_line(shown)
    return shown if len(shown) <= MAX_VALUE_CHARS else shown[:MAX_VALUE_CHARS] + "…"
