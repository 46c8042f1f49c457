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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_byte_order_mark_is_text(encoding: str) -> None:
    text = "<html><body><p>Паром остаётся – the ferry stays.</p></body></html>\r\n"
    assert decode(text.encode(encoding))[:2] == (text, encoding)
    samples = b"".join(value.to_bytes(2, "little") for value in (7, 300, 40000, 9, 1, 64000, 3, 50000) * 50)
    assert decode(samples).fault is not None


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("iso-8859-2", "cp1250", "Rada „Ashford” zdecydowała – Przewodnicząca powiedziała, że świetnie"),
        ("iso-8859-7", "cp1253", "Το “δημοτικό” συμβούλιο – αποφάσισε"),
        ("iso-8859-15", "cp1252", "Le “conseil” – d’Achefort à l’été"),
    ],
)
def test_bytes_of_windows_name_its_encoding_whatever_is_declared(label: str, codec: str, text: str) -> None:
    raw = f'<meta charset="{label}"><p>{text}</p>'.encode(codec)
    assert text in decode(raw).text
    plain = f'<meta charset="{label}"><p>é</p>'.encode("iso8859-15")
    assert decode(plain).encoding == label.replace("iso-", "iso")


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", "Городской совет проголосовал в понедельник за открытие старого рынка."),
        ("koi8-r", "Городской совет проголосовал в понедельник за открытие старого рынка."),
        ("cp1253", "Το δημοτικό συμβούλιο αποφάσισε τη Δευτέρα να ανοίξει ξανά την παλιά αγορά."),
        ("gb18030", "市议会周一投票决定重新开放老市场大楼，该大楼自屋顶被大火烧毁以来一直空置。"),
        ("cp932", "市議会は月曜日、屋根が火事で失われて以来空き家となっている古い市場の建物を再開することを決めた。"),
        ("cp949", "시의회는 월요일 화재로 지붕이 무너진 뒤 비어 있던 옛 시장 건물을 다시 열기로 의결했다."),
    ],
)
@pytest.mark.parametrize("around", ["{}", "<html><body><div class='article'><p>{}</p></div></body></html>"])
def test_letters_tell_an_encoding_that_nothing_declares(codec: str, text: str, around: str) -> None:
    decoded = decode(around.format(text).encode(codec))
    assert text in decoded.text
    assert [(repair.name, repair.note) for repair in decoded.repairs] == [("encoding_fallback", decoded.encoding)]


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b'<?xml version="1.0" encoding="ISO-8859-2"?><a>\xb1</a>', "iso8859-2"),
        (b'<html><meta charset="windows-1251"><p>\xcf\xf0\xe8</p>', "cp1251"),
        (b"<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>\x83\x65", "cp932"),
        (b'<meta charset="iso-8859-1">\x93quoted\x94', "cp1252"),
    ],
)
def test_a_declared_encoding_is_believed_if_it_decodes(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert decoded.encoding == encoding
    assert "\N{REPLACEMENT CHARACTER}" not in decoded.text


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gb18030", "港务局决定朱镕基继续运营\U0001f6a2"),  # beyond GB 2312, and beyond GBK
        ("x-gbk", "gb18030", "港务局€"),
        ("windows-31j", "cp932", "①㈱髙島屋は船を続ける"),
        ("x-sjis", "cp932", "渡船は冬も続く～"),
        ("euc-jp", "euc_jis_2004", "①渡船は冬も続く"),
        ("ks_c_5601-1987", "cp949", "똠방각하와 나룻배"),  # of the unified Hangul code
        ("big5", "big5hkscs", "港務局話佢哋嘅船"),
        ("x-x-big5", "big5hkscs", "港務局"),
        ("iso-8859-9", "cp1254", "“kış boyunca” çalıştırmaya"),
        ("tis-620", "cp874", "สภาท่าเรือ “เรือ”"),
        ("ansi_x3.4-1968", "cp1252", "the “old” ferry – it’s"),
        ("x-mac-cyrillic", "mac-cyrillic", "Паром остаётся"),
    ],
)
def test_a_label_is_read_as_the_web_reads_it(label: str, codec: str, text: str) -> None:
    decoded = decode(f'<meta charset="{label}"><p>{text}</p>'.encode(codec))
    assert (decoded.encoding, decoded.repairs) == (codec, ())
    assert f"<p>{text}</p>" in decoded.text


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gbk", "gb18030", "港务局决定继续运营"),
        ("shift_jis", "cp932", "渡船は冬も続く"),
        ("euc-kr", "cp949", "나룻배를 겨울에도 계속"),
        ("big5", "big5hkscs", "港務局決定繼續"),
        ("windows-1251", "cp1251", "Портовый совет решил"),
    ],
)
@pytest.mark.parametrize("damage", ["a bad byte", "a cut"])
def test_a_declared_encoding_survives_one_bad_byte(label: str, codec: str, text: str, damage: str) -> None:
    raw = f'<meta charset="{label}"><p>{text}</p><p>{text}'.encode(codec)
    raw = (
        raw.replace(b"</p>", b"\xff</p>" if codec != "cp1251" else b"\x98</p>", 1)
        if damage == "a bad byte"
        else raw[:-1]
    )
    decoded = decode(raw)
    assert decoded.encoding == codec
    assert f"<p>{text}" in decoded.text


def test_a_declared_encoding_with_many_bad_bytes_is_none() -> None:
    raw = b'<meta charset="shift_jis">' + "un café très animé à Orléans ".encode("cp1252") * 3
    assert decode(raw).encoding == "windows-1252"


@pytest.mark.parametrize(
    "raw",
    [
        '<meta charset="utf-8"><p>The “old” ferry'.encode() + b" caf\xe9 \x93",
        '{"title": "The “old” ferry'.encode() + b' caf\xe9 \x96 \xff"}',
        '<?xml version="1.0" encoding="UTF-8"?><p>“Old”'.encode() + b" caf\xe9</p>",
        "The “old” ferry stays".encode() + b" caf\xe9",
        '<meta charset="utf8"><p>The café'.encode() + b" na\xefve",
    ],
)
def test_utf8_with_few_characters_and_a_stray_byte_stays_utf8(raw: bytes) -> None:
    decoded = decode(raw)
    assert decoded.encoding == "utf-8"
    assert [repair.name for repair in decoded.repairs] == ["undecodable_bytes"]


@pytest.mark.parametrize(
    "text", ["Ein Café, ein Gemälde – für später", "«Ça va?» – «Très bien», dit-il à Noël", "À l’É» là"]
)
def test_windows_1252_stays_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252")).encoding == "windows-1252"


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
        (b"[[[[ --- ]]]]\n***\n", "no letter and no figure"),
        ("\ufeff\n".encode(), "nothing but white space"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04...", "ZIP"),
        (gzip.compress(b"text", mtime=0), "gzip"),
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
