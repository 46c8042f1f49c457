"""Values as bytes and back."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcelint import pipeline
from sourcelint.finding import Place
from sourcelint.report import SourceReport
from sourcelint.store import codec, results
from sourcelint.store.codec import Codec, CodecError
from tests.conftest import write_sources

RAW = Path(__file__).parents[2] / "raw"


class Record(NamedTuple):
    """One of everything."""

    text: str
    number: float
    day: date | None
    packed: bytes
    names: frozenset[str]
    parts: tuple[tuple[int, str], ...]
    more: Place | None = None
    anything: Any = None


TEXTS = st.text(st.characters())
"""Lone surrogates too."""

NUMBERS = st.integers() | st.floats(allow_nan=False)

RECORDS = st.tuples(
    TEXTS,
    NUMBERS,
    st.none() | st.dates(),
    st.binary(),
    st.frozensets(TEXTS),
    st.lists(st.tuples(st.integers(), TEXTS)).map(tuple),
    st.none() | st.tuples(TEXTS, *[st.integers()] * 4, TEXTS).map(Place._make),
    st.none() | st.booleans() | TEXTS | NUMBERS,
).map(Record._make)


def same(one: object, other: object) -> bool:
    """Tell whether two values are equal and of the same types all the way down, in the same order."""
    if type(one) is not type(other):
        return False
    if is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(tuple(one.items()), tuple(other.items()))
    return one == other


@given(RECORDS)
def test_every_record_comes_back(record: Record):
    codec: Codec[Record] = Codec(Record)
    assert same(codec.decode(codec.encode(record)), record)
    assert codec.encode(codec.decode(codec.encode(record))) == codec.encode(record)


@pytest.mark.parametrize("hostile", [False, True])
def test_every_report_comes_back(hostile: bool, tmp_path: Path):
    folder = RAW
    if hostile:
        folder = tmp_path / "raw"
        write_sources(folder)
    for report in pipeline.lint_sources(pipeline.discover([folder]), pipeline.Settings(as_of=date(2026, 11, 29))):
        packed = results.pack("file", "key", "", [report])
        whole = results.whole(
            results.REPORT.decode(packed.reports[0].content), results.DETAILS.decode(packed.details[0].content)
        )
        profile = results.PROFILE.decode(packed.profiles[0].content) if packed.profiles else None
        assert same(replace(whole, profile=profile), report), report.source


@pytest.mark.parametrize("wrong", [b"", b"null", b"[]", b"{}", b'["a"]', b"[" * 100_000, b"\xff", b"[1,2,3,4,5,6,7,8]"])
def test_other_bytes_are_an_error(wrong: bytes):
    for kind in (SourceReport, Record):
        with pytest.raises(CodecError):
            Codec(kind).decode(wrong)


def test_a_field_of_another_type_is_an_error():
    codec: Codec[Record] = Codec(Record)
    plain = json.loads(codec.encode(Record("a", 1.0, None, b"", frozenset(), ())))
    for at, other in ((0, 1), (1, "1"), (2, 5), (3, 5), (4, "ab"), (5, [[1]]), (6, [1])):
        changed = [*plain]
        changed[at] = other
        with pytest.raises(CodecError):
            codec.decode(json.dumps(changed).encode())


def test_strings_that_come_again_are_held_once(monkeypatch):
    monkeypatch.setattr(codec, "MAX_REMEMBERED", 3)
    texts = Codec(tuple[str, ...])
    written = texts.encode(("DAT003", "q" * 100, "t" * 400))
    first, again = texts.decode(written), texts.decode(written)
    assert [one is other for one, other in zip(first, again, strict=True)] == [True, True, False]
    texts.decode(texts.encode(tuple(f"another text of some length, {number}" for number in range(9))))
    assert len(codec._REMEMBERED) <= 3
