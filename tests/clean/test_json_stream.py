"""Files of many records are read in parts: the same articles, ids and places as read whole, in memory that does not grow."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from sourcelint.clean import read_all, read_stream
from sourcelint.clean.containers import json_stream
from sourcelint.engine.lint import lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.document import Document

PROSE = "The harbour board of Lowmere agreed on Tuesday to keep the small ferry “Älv” running, “whatever it costs”."


def record(number: int, **more: object) -> str:
    text = f"{PROSE}\n\nRun {number} of the year was not amused, many say. {PROSE}"
    return json.dumps(
        {"id": number, "title": f"Ferry {number}", "url": f"https://a.example/{number}", "text": text, **more}
    )


def streamed(raw: bytes, max_bytes: int = 1_000_000) -> tuple[Document, ...]:
    return tuple(read_stream(io.BytesIO(raw), "x", max_bytes=max_bytes))


def places(documents: tuple[Document, ...], raw: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield what findings point at, as it stands in the whole file."""
    for document in documents:
        for finding in lint(document).findings:
            lines = raw[: finding.start].split("\n")
            assert (finding.line, finding.column) == (len(lines), len(lines[-1]) + 1)
            assert raw[finding.start : finding.end].startswith(finding.quote)
            yield finding.source, finding.code, finding.start, finding.end


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\n\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_findings_in_json_lines_point_at_the_file(ending: str, mark: str) -> None:
    raw = mark + ending.join(map(record, range(4)))
    documents = streamed(raw.encode())
    assert [document.source for document in documents] == [f"x#https://a.example/{number}" for number in range(4)]
    assert {document.wrapper for document in documents} == {"jsonl"}
    found = set(places(documents, raw))
    assert {source for source, *_ in found} == {document.source for document in documents}


def test_a_long_list_gives_what_it_gives_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = "[\n  " + ",\n  ".join(record(number, tags=["[", {"a": "}"}]) for number in range(5)) + "\n]\n"
    whole = read_all(raw.encode(), "x")
    monkeypatch.setattr(json_stream, "MIN_STREAMED_LIST_BYTES", 1)
    monkeypatch.setattr(json_stream, "MAX_CHUNK_BYTES", 7)
    parts = read_all(raw.encode(), "x")
    assert all(len(part.raw) < len(raw) / 3 for part in parts)
    assert [(part.source, part.text, part.metadata.title.value) for part in parts] == [
        (part.source, part.text, part.metadata.title.value) for part in whole
    ]
    assert list(places(parts, raw)) == list(places(whole, raw))


def test_a_list_that_is_cut_ends_in_an_article_that_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MIN_STREAMED_LIST_BYTES", 1)
    first, second = read_all(("[" + record(1) + "," + record(2)[:150]).encode(), "x")
    assert (first.complete, second.complete) == (True, False)
    assert second.truncations


def test_a_record_that_is_cut_spoils_no_other() -> None:
    raw = "\n".join((record(0), record(1)[:140], record(2)))
    first, second, third = streamed(raw.encode())
    assert (first.complete, second.complete, third.complete) == (True, False, True)
    assert third.source == "x#https://a.example/2"
    assert third.position(third.clean.raw_span(0, 1).start)[0] == 3


def test_a_line_that_is_no_record_is_reported() -> None:
    raw = "\n".join((record(0), record(1), "Traceback (most recent call last):", record(2)))
    faults = [document.fault for document in streamed(raw.encode())]
    assert faults == [None, None, json_stream.NOT_A_RECORD, None]


def test_a_record_that_is_too_large_is_reported_and_the_next_one_read() -> None:
    raw = "\n".join((record(0), record(1, more="é" * 5000), record(2)))
    documents = streamed(raw.encode(), max_bytes=2000)
    assert [bool(document.fault) for document in documents] == [False, True, False]
    list(places(documents, raw))


def test_a_list_with_a_record_that_is_too_large_ends_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MIN_STREAMED_LIST_BYTES", 1)
    monkeypatch.setattr(json_stream, "MAX_CHUNK_BYTES", 100)
    raw = "[" + ",".join((record(0), record(1, more='"{' * 5000), record(2))) + "]"
    *_, last = streamed(raw.encode(), max_bytes=2000)
    assert "the rest of the file is not read" in str(last.fault)


@pytest.mark.parametrize(
    "raw",
    [
        record(0),  # one record
        json.dumps(json.loads(record(0)), indent=2),  # on many lines
        '{"text": "cut in the first\n{line',
        "[" * 100_000,
        '{"a":' * 100_000 + "\n{",
        "{}",
    ],
)
def test_other_files_are_read_whole(raw: str) -> None:
    assert len(streamed(raw.encode())) == 1
