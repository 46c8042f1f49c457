"""`Text` against the obvious model: a list of characters, each with its raw span."""

from __future__ import annotations

import itertools
import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcelint.text import MAX_PIECE_CHARS, RawSpan, Span, Spans, Text, lower, pieces_of

Model = list[tuple[str, int, int]]

RAW = st.text(st.sampled_from("ab &;\n\r\t\ufeff\u00a0é😀\ud800"), max_size=40)


def model_of(raw: str) -> Model:
    return [(c, n, n + 1) for n, c in enumerate(raw)]


def span_of(model: Model, stop: int, start: int, end: int) -> tuple[int, int]:
    if start == len(model):
        return stop, stop
    if start == end:
        return model[start][1], model[start][1]
    return model[start][1], model[end - 1][2]


@st.composite
def edits(draw, length: int):
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [(a, b, draw(st.text("xyz", max_size=3))) for a, b in pairs]


def apply(model: Model, stop: int, changes) -> Model:
    new, position = [], 0
    for start, end, put in changes:
        new += model[position:start]
        a, b = span_of(model, stop, start, end)
        if 0 < start == end < len(model) and model[start][1] < model[start - 1][2]:
            a, b = model[start][1], model[start - 1][2]
        new += [(c, a, b) for c in put]
        position = end
    return new + model[position:]


@settings(max_examples=300)
@given(RAW, st.data())
def test_text_is_its_model(raw: str, data) -> None:
    text, model, stop = Text.of_raw(raw), model_of(raw), len(raw)
    for _ in range(data.draw(st.integers(0, 4))):
        if data.draw(st.booleans()):
            changes = data.draw(edits(len(model)))
            text, model = text.edit(changes), apply(model, stop, changes)
        else:
            start, end = sorted(data.draw(st.tuples(st.integers(0, len(model)), st.integers(0, len(model)))))
            stop = span_of(model, stop, start, end)[1]
            text, model = text[start:end], model[start:end]
    assert text.value == "".join(c for c, _, _ in model)
    for start in range(len(model) + 1):
        for end in range(start, len(model) + 1):
            assert text.raw_span(start, end) == span_of(model, stop, start, end)


@settings(max_examples=300)
@given(RAW, st.data())
def test_spans_are_monotone_and_inside_the_file(raw: str, data) -> None:
    text = Text.of_raw(raw)
    for _ in range(3):
        text = text.edit(data.draw(edits(len(text))))
    spans = [text.raw_span(n, n + 1) for n in range(len(text))]
    assert all(0 <= s.start <= s.end <= len(raw) for s in spans)
    assert all(a.start <= b.start and a.end <= b.end for a, b in itertools.pairwise(spans))


@settings(max_examples=300)
@given(RAW, st.data())
def test_an_untouched_character_points_at_itself(raw: str, data) -> None:
    changes = data.draw(edits(len(raw)))
    text = Text.of_raw(raw).edit(changes)
    edited = {n for start, end, _ in changes for n in range(start, end)}
    shift = 0
    changes = [*changes, (len(raw), len(raw), "")]
    position = 0
    for start, end, new in changes:
        for n in range(position, start):
            assert n not in edited
            assert text.value[n + shift] == raw[n]
            assert text.raw_span(n + shift, n + shift + 1) == (n, n + 1)
        shift += len(new) - (end - start)
        position = end


@given(st.lists(RAW, max_size=4), st.text("\n ", max_size=2))
def test_join_keeps_the_spans_of_its_parts(raws: list[str], separator: str) -> None:
    whole = Text.of_raw("|".join(raws))
    parts, position = [], 0
    for raw in raws:
        parts.append(whole[position : position + len(raw)])
        position += len(raw) + 1
    joined = Text.join(parts, separator)
    assert joined.value == separator.join(raws)
    at = 0
    for part in parts:
        for n in range(len(part)):
            assert joined.raw_span(at + n, at + n + 1) == part.raw_span(n, n + 1)
        at += len(part) + len(separator)


@settings(max_examples=300)
@given(RAW, st.data())
def test_offset_of_finds_the_character_back(raw: str, data) -> None:
    text = Text.of_raw(raw).edit((a, b, "") for a, b, _ in data.draw(edits(len(raw))))
    for n in range(len(text)):
        assert text.offset_of(text.raw_span(n, n + 1).start) == n


def test_a_replacement_inherits_the_whole_raw_span() -> None:
    text = Text.of_raw("a &ldquo;b").sub(re.compile("&ldquo;"), "<<")
    assert text.value == "a <<b"
    assert text.raw_span(2, 3) == text.raw_span(3, 4) == RawSpan(2, 9)


def test_a_removed_gap_inside_a_span_belongs_to_it() -> None:
    text = Text.of_raw("one<b>two").edit([(3, 6, "")])
    assert text.raw_span(0, 6) == RawSpan(0, 9)
    assert text.raw_span(0, 3) == RawSpan(0, 3)


def test_inserted_text_points_at_an_empty_place() -> None:
    text = Text.join([Text.of_raw("ab"), Text.inserted("\n\n", 2)])
    assert text.raw_span(2, 4) == RawSpan(2, 2)


def test_translate_is_one_to_one() -> None:
    text = Text.of_raw("a\u00a0b").translate({0xA0: " "})
    assert (text.value, text.raw_span(1, 2)) == ("a b", RawSpan(1, 2))
    with pytest.raises(ValueError, match="one character for one"):
        text.translate({ord("a"): "xx"})


@pytest.mark.parametrize("bad", [[(2, 1, "")], [(0, 9, "")], [(1, 2, ""), (0, 1, "")]])
def test_edits_out_of_order_are_refused(bad) -> None:
    with pytest.raises(ValueError, match="out of order"):
        Text.of_raw("abc").edit(bad)


def test_spans_outside_are_refused() -> None:
    with pytest.raises(IndexError):
        Text.of_raw("abc").raw_span(1, 4)


def test_memory_is_at_most_16_bytes_a_character_beyond_the_text() -> None:
    text = Text.of_raw("&amp;" * 10_000).sub(re.compile("&amp;"), "&")
    assert len(text) == 10_000
    runs = sum(sys.getsizeof(getattr(text, name)) for name in ("_at", "_raw", "_width"))
    assert runs <= 16 * len(text)


def test_runs_grow_with_edits_and_not_with_characters() -> None:
    text = Text.of_raw("x" * 1_000_000).edit([(10, 15, "&"), (500_000, 500_000, "yy")])
    assert repr(text).endswith("runs=6)")


SPANS = st.tuples(st.integers(0, 20), st.integers(0, 6)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS), SPANS)
def test_spans_know_what_overlaps_one_of_them(some: list[Span], one: Span) -> None:
    assert Spans(some).overlap(one) == any(one.overlaps(other) for other in some)


@pytest.mark.parametrize("once", ["ΟΔΥΣΣΕΥΣ, İzmir’s Ärger\n", "漢字かな", "X"])
def test_pieces_cover_a_long_text_and_lower_case_is_that_of_the_whole(once):
    text = once * (3 * MAX_PIECE_CHARS // len(once))
    spans = list(pieces_of(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert lower(text) == text.lower()
    assert len(spans) == (1 if once == "X" else 3)
