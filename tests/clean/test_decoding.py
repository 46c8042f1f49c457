"""Bytes become characters by fixed rules, and nothing that is no text passes for one."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcelint.clean import read
from sourcelint.clean.characters.decoding import decode
from sourcelint.text import RawSpan


def test_newlines_and_byte_order_mark_stay() -> None:
    decoded = decode("\ufeffone\r\ntwo\rthree\n".encode())
    assert decoded.text == "\ufeffone\r\ntwo\rthree\n"
    assert decoded.encoding == "utf-8"
    assert [r.name for r in decoded.repairs] == ["bom"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_names_the_encoding(encoding: str) -> None:
    decoded = decode("\ufeffÄ text".encode(encoding))
    assert (decoded.text, decoded.encoding) == ("\ufeffÄ text", encoding)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b'<?xml version="1.0" encoding="ISO-8859-2"?><a>\xb1</a>', "iso8859-2"),
        (b'<html><meta charset="windows-1251"><p>\xcf\xf0\xe8</p>', "cp1251"),
        (b"<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>\x83\x65", "shift_jis"),
        (b'<meta charset="iso-8859-1">\x93quoted\x94', "cp1252"),
    ],
)
def test_a_declared_encoding_is_believed_if_it_decodes(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert decoded.encoding == encoding
    assert "\N{REPLACEMENT CHARACTER}" not in decoded.text


@pytest.mark.parametrize("name", [b"utf-8", b"unicode_escape", b"idna", b"rot13", b"no-such", b"\xff"])
def test_a_declared_encoding_that_is_none_is_not_believed(name: bytes) -> None:
    assert decode(b'<meta charset="' + name + b'">caf\xe9.').encoding == "windows-1252"


def test_damaged_utf8_keeps_its_letters_and_counts_bad_bytes_one_by_one() -> None:
    decoded = decode("Überall ändern öffentliche Gebäude für später".encode() + b" \xe2\x80 end")
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith(" \N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER} end")
    (damage,) = decoded.repairs
    assert (damage.name, damage.count) == ("undecodable_bytes", 2)


def test_a_character_cut_at_the_end_is_utf8_however_short() -> None:
    decoded = decode("the café".encode()[:-1])
    assert (decoded.text, decoded.encoding) == ("the caf\N{REPLACEMENT CHARACTER}", "utf-8")


def test_anything_else_is_windows_1252_and_says_so() -> None:
    decoded = decode(b"a caf\xe9 \x93quoted\x94 \x81")
    assert decoded.text == "a café “quoted” \N{REPLACEMENT CHARACTER}"
    (fallback,) = decoded.repairs
    assert (fallback.name, fallback.note, fallback.spans[0]) == ("encoding_fallback", "windows-1252", RawSpan(5, 6))


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "it is empty"),
        (b" \r\n\t\n", "nothing but white space"),
        ("\ufeff\n".encode(), "nothing but white space"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04...", "ZIP"),
        (gzip.compress(b"text"), "gzip"),
        (b"text\0text", "binary"),
        (bytes(range(1, 9)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_a_fault_that_says_what_to_do(raw: bytes, what: str) -> None:
    document = read(raw, "x")
    assert document.fault is not None
    assert what in document.fault
    assert document.fault.endswith(".")
    assert document.text == ""


@given(st.binary(max_size=200))
def test_no_bytes_raise_and_every_byte_of_bad_utf8_counts(raw: bytes) -> None:
    decoded = decode(raw)
    if decoded.fault is None:
        assert decoded.text
        assert not any("\ud800" <= c <= "\udfff" for c in decoded.text if decoded.encoding == "utf-8")
