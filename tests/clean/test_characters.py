"""Escapes, references, wrong decoding and dates, one by one."""

from __future__ import annotations

import pytest

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.entities import character_of
from sourcelint.clean.characters.escapes import undo_literal_escapes
from sourcelint.clean.characters.mojibake import repair_mojibake
from sourcelint.clean.characters.whitespace import drop_invisible
from sourcelint.clean.containers.timestamps import to_iso
from sourcelint.clean.repair import repair_characters
from sourcelint.document import Block
from sourcelint.text import Text


def draft(text: str) -> PartialDocument:
    return PartialDocument(Text.of_raw(text))


def behind(cleaned: PartialDocument, words: str, raw: str) -> str:
    """Return the raw characters behind words of the cleaned text."""
    at = cleaned.text.value.index(words)
    return raw[slice(*cleaned.text.raw_span(at, at + len(words)))]


@pytest.mark.parametrize(
    ("text", "undone"),
    [
        (r"It ended.\nIn 2017 it began.", "It ended.\nIn 2017 it began."),
        (r"It ended.\r\nIn 2017 it began.", "It ended.\nIn 2017 it began."),
        (r"China\u2019s \ud83d\ude00 \"ally\"", 'China’s 😀 "ally"'),
        (r"caf\xc3\xa9", "café"),
        (r"The mayor\u2019s C:\new\table", r"The mayor’s C:\new\table"),
        (r"It ended.\nIn `a\nB` it began.", "It ended.\nIn `a\\nB` it began."),
        (r"a\nb", r"a\nb"),
        (r"\nu \times \rho", r"\nu \times \rho"),
        (r"C:\new\table", r"C:\new\table"),
    ],
)
def test_escapes_in_prose(text: str, undone: str) -> None:
    assert undo_literal_escapes(draft(text)).text.value == undone


@pytest.mark.parametrize(
    ("text", "repaired", "places"),
    [
        ("Chinaâ€™s role", "China’s role", ["â€™"]),
        ("Ã©tÃ© et â€œmidiâ€\x9d", "été et “midi”", ["Ã©", "Ã©", "â€œ", "â€\x9d"]),
        ("l'Ã tÃ© de lâ€™annÃ©e", None, None),
        ("SÃO PAULO, NAÇÃO", "SÃO PAULO, NAÇÃO", []),
        ("China’s “role”", "China’s “role”", []),
        ("РџСЂРёРІРµС‚, РјРёСЂ", "Привет, мир", None),
    ],
)
def test_mojibake(text: str, repaired: str | None, places: list[str] | None) -> None:
    done = repair_mojibake(draft(text))
    if repaired is not None:
        assert done.text.value == repaired
    if places is not None:
        spans = [s for r in done.repairs for s in r.spans]
        assert [text[a:b] for a, b in spans] == places
    for n in range(len(done.text)):
        start, end = done.text.raw_span(n, n + 1)
        assert start < end


def test_references_are_resolved_until_nothing_changes() -> None:
    text = "Smith &amp;amp;amp; Sons&#8217; caf&eacute; R&D; &nosuch; &#x1F600;"
    done = repair_characters(draft(text))
    assert done.text.value == "Smith & Sons’ café R&D; &nosuch; 😀"
    assert behind(done, "& Sons", text) == "&amp;amp;amp; Sons"
    assert character_of("&nosuch;") is None


def test_references_in_code_stay() -> None:
    text = "Smith &amp; Sons\na &amp;&amp; b"
    coded = PartialDocument(Text.of_raw(text), blocks=(Block("paragraph", 0, 16), Block("code", 17, len(text))))
    from sourcelint.clean.characters.entities import resolve_entities

    done = resolve_entities(coded)
    assert done.text.value == "Smith & Sons\na &amp;&amp; b"
    assert [done.text.value[b.start : b.end] for b in done.blocks] == ["Smith & Sons", "a &amp;&amp; b"]


def test_invisible_characters() -> None:
    text = "\ufeffin\N{NO-BREAK SPACE}Jan\N{SOFT HYPHEN}u\N{ZERO WIDTH SPACE}ary\u202e 1968\x00\r\nnext\N{LINE SEPARATOR}one\tmore"
    done = drop_invisible(draft(text))
    assert done.text.value == "in January 1968\nnext\none more"
    assert {r.name: r.count for r in done.repairs} == {
        "no_break_spaces": 1,
        "zero_width": 1,
        "soft_hyphens": 1,
        "bidi_controls": 1,
    }
    assert behind(done, "January", text) == "Jan\N{SOFT HYPHEN}u\N{ZERO WIDTH SPACE}ary"


def test_a_soft_hyphen_is_seen_only_at_the_end_of_a_line_behind_a_letter() -> None:
    text = "\N{SOFT HYPHEN}\nthe coun\N{SOFT HYPHEN}\ncil met.\n\N{SOFT HYPHEN}\r\nIt \N{SOFT HYPHEN}\nis old."
    assert drop_invisible(draft(text)).text.value == "\nthe coun-\ncil met.\n\nIt \nis old."


def test_joiners_stay() -> None:
    text = "می\N{ZERO WIDTH NON-JOINER}خواهم \N{WOMAN}\N{ZERO WIDTH JOINER}\N{FIRE ENGINE}"
    assert drop_invisible(draft(text)).text.value == text


def test_blocks_move_with_edits() -> None:
    blocks = (Block("title", 0, 5), Block("paragraph", 6, 15), Block("paragraph", 16, 17))
    moved = PartialDocument(Text.of_raw("A &b;\nsome text\nx"), blocks=blocks).edit(
        [(2, 5, "é"), (10, 11, ""), (16, 17, "")]
    )
    assert [moved.text.value[b.start : b.end] for b in moved.blocks] == ["A é", "sometext"]


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2023-11-16T20:35:22", "2023-11-16T20:35:22"),
        ("2025-07-30 04:47:03", "2025-07-30T04:47:03"),
        ("2024-03-08T17:59:39.000Z", "2024-03-08T17:59:39+00:00"),
        ("2023-12-20T20:00:04.211839-0500", "2023-12-20T20:00:04-05:00"),
        ("2024-03", "2024-03"),
        ("Tue, 20 Jun 2023 16:49:10 +0000", "2023-06-20T16:49:10+00:00"),
        ("Tue, 20 Jun 2023 16:49:10 EST", "2023-06-20T16:49:10-05:00"),
        ("March 4, 2022", "2022-03-04"),
        ("4 March 2022", "2022-03-04"),
        ("1700166922", "2023-11-16T20:35:22+00:00"),
        ("1700166922000", "2023-11-16T20:35:22+00:00"),
        ("Mon Sep 24 19:42:40 2018", "2018-09-24T19:42:40"),
        ("Mon Sep  3 09:02:40 UTC 2018", "2018-09-03T09:02:40+00:00"),
        ("Mon Sep 24 2018 19:42:40 GMT+0200 (Central European Summer Time)", "2018-09-24T19:42:40+02:00"),
        ("Monday, 24-Sep-18 19:42:40 UTC", "2018-09-24T19:42:40+00:00"),
        ("Mon, 24 Sep 18 19:42:40 +0100", "2018-09-24T19:42:40+01:00"),
        ("24 Sep 99 19:42 EST", "1999-09-24T19:42:00-05:00"),
        ("24-Sep-2018", "2018-09-24"),
        ("Seg, 24 Set 2018 19:42:40 -0300", "2018-09-24T19:42:40-03:00"),
        ("Di, 05 Mär 2019 10:00:00 +0100", "2019-03-05T10:00:00+01:00"),
        ("Cum, 07 Ara 2018 10:00:00 +0300", "2018-12-07T10:00:00+03:00"),
        ("mar., 04 déc. 2018 10:00:00 +0100", "2018-12-04T10:00:00+01:00"),
        ("jue, 03 ene 2019 08:00:00 GMT", "2019-01-03T08:00:00+00:00"),
        ("Пт, 07 дек 2018 10:00:00 +0300", "2018-12-07T10:00:00+03:00"),
        ("pon, 24 wrz 2018 10:00:00 +0200", "2018-09-24T10:00:00+02:00"),
        ("lun, 24 set 2018 10:00:00 +0200", "2018-09-24T10:00:00+02:00"),
        ("ma, 24 sep. 2018 10:00:00 +0200", "2018-09-24T10:00:00+02:00"),
        ("/Date(1594512000000)/", "2020-07-12T00:00:00+00:00"),
        ("\\/Date(1594512000000+0200)\\/", "2020-07-12T00:00:00+00:00"),
        ("20180924T194240Z", "2018-09-24T19:42:40+00:00"),
        ("20180924", "2018-09-24"),
        ("1594512000000000", "2020-07-12T00:00:00+00:00"),
        ("June 20, 2023 4:49 PM", "2023-06-20"),
        ("09/24/2018 07:42:40 PM", "2018-09-24"),
        ("2018年9月24日 19:42", "2018-09-24"),
        ("24.09.2018 19:42", "2018-09-24"),
        ("۱۴ اردیبهشت ۱۴۰۳", "2024-05-03"),
        ("Mon, 24 Foo 2018 19:42:40 GMT", None),
        ("0000-00-00 00:00:00", None),
        ("yesterday", None),
        ("20", None),
        ("", None),
    ],
)
def test_dates_of_containers(stated: str, iso: str | None) -> None:
    assert to_iso(stated) == iso


LONG = "o those who question the plan for the harbour, the mayor of the town has an answer.\n"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("T\n" + LONG, "T" + LONG), ("First.\n\n“T\n\n" + LONG, "First.\n\n“T" + LONG), ("T \r\n" + LONG, "T" + LONG),
        ("A\n" + LONG, "A\n" + LONG), ("T\nx + y\n", "T\nx + y\n"), ("Vitamin T\n" + LONG, "Vitamin T\n" + LONG),
        ("T\nO those who question the plan for the harbour, the mayor has no good answer today.", None),
    ],
)  # fmt: skip
def test_large_initials_are_joined(text: str, joined: str | None) -> None:
    cleaned = repair_characters(draft(text))
    assert cleaned.text.value == (text if joined is None else joined)
    if joined not in (text, None):
        assert behind(cleaned, "To those", text) == text[text.index("T") : text.index(" those") + len(" those")]
        assert [repair.name for repair in cleaned.repairs] == ["drop_caps"]
