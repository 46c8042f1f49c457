"""PDF and DOCX: paragraphs in the order of reading, places as page and line, and a finding for what cannot be read."""

from __future__ import annotations

import gzip
import io
import logging
import zipfile
import zlib
from hashlib import shake_128
from typing import TYPE_CHECKING, Any

import pytest

from sourcelint.clean import read
from sourcelint.clean.containers import docx as docx_reader
from sourcelint.clean.containers import pdf_pages
from sourcelint.clean.containers.printed_lines import Line, paragraphs_of
from sourcelint.files import unpack
from sourcelint.pipeline import Settings, discover, lint_source, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

pytest.importorskip("pypdf", reason="the extra `documents` is not installed")
python_docx: Any = pytest.importorskip("docx", reason="the extra `documents` is not installed")

Row = tuple[str, float, float, float]
"""A line: its text, how far it begins from the left and from the bottom, its size."""


def column(lines: Iterable[str], left: float = 70, top: float = 700, size: float = 10) -> list[Row]:
    """Set lines below one another; an empty one leaves room."""
    return [(line, left, top - 12 * number, size) for number, line in enumerate(lines) if line]


def drawn(rows: Iterable[Row]) -> bytes:
    shown = (f"BT /F1 {size} Tf 1 0 0 1 {left} {height} Tm ({text}) Tj ET" for text, left, height, size in rows)
    return "\n".join(shown).encode("cp1252")


def pdf(*pages: bytes, info: str = "", packed: bool = False) -> bytes:
    """Write a PDF by hand, a stream a page."""
    first = 4
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in enumerate(pages):
        body = zlib.compress(content) if packed else content
        kind = "/Filter/FlateDecode" if packed else ""
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {first + 2 * number + 1} 0 R>>".encode()
        )
        objects.append(f"<<{kind}/Length {len(body)}>>stream\n".encode() + body + b"\nendstream")
    objects.append(f"<<{info}>>".encode())
    out, starts = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj" % number + content + b"endobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    tail = f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return bytes(out) + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


PROSE = [
    "The harbour board of Lowmere agreed on Tuesday to keep the small ferry",
    "running for another year. Some critics say that it will sink before the",
    "winter, and that the money would be better spent on the old bridge.",
    "",
    "It was opened on 3 May 1999 by the mayor of the town, who said that it",
    "is safe. The council had asked for a report in the spring of that year.",
]


def test_lines_become_paragraphs_and_places_are_page_and_line() -> None:
    second = column(["The second page has one sentence of its own, and a stop at its end."])
    document = read(pdf(drawn(column(PROSE)), drawn(second), packed=True), "a.pdf")
    assert (document.wrapper, document.fault, document.complete) == ("pdf", None, True)
    first, other, last = document.text.split("\n\n")
    assert first.startswith(
        "The harbour board of Lowmere agreed on Tuesday to keep the small ferry running for another"
    )
    assert other.startswith("It was opened on 3 May 1999")
    assert last == second[0][0]
    for said, place in (("Some critics", (1, 2)), ("It was opened", (1, 4)), ("The second page", (2, 1))):
        assert document.position(document.clean.raw_span(*span_of(document.text, said)).start) == place


def span_of(text: str, said: str) -> tuple[int, int]:
    at = text.index(said)
    return at, at + len(said)


def test_a_finding_is_shown_with_its_page_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(drawn(column(PROSE))))
    (report,) = lint_source(discover([tmp_path / "a.pdf"])[0], Settings(select=("CLM001",)))
    (finding,) = report.findings
    assert (finding.line, finding.column, finding.quote) == (1, 2, "Some critics say")


def test_columns_are_read_one_after_the_other() -> None:
    left = column(
        ["The left column begins here and it", "goes on at the foot of the column", "until the text of it has"]
    )
    right = column(["reached the head of the right one,", "where it ends with a full stop."], left=320)
    assert read(pdf(drawn(left + right)), "a.pdf").text == (
        "The left column begins here and it goes on at the foot of the column until the text of it has "
        "reached the head of the right one, where it ends with a full stop."
    )


def test_running_heads_and_page_numbers_are_no_text() -> None:
    pages = [
        drawn([
            ("The Lowmere Gazette, 3 May 2024", 70, 780, 8),
            *column([f"Page {number} of the story says something new about {word} and then", f"goes on to its end, which is {word}."]),
            (f"- {number} -", 300, 20, 8),
        ])
        for number, word in enumerate(("ferries", "harbours", "bridges"), 1)
    ]  # fmt: skip
    document = read(pdf(*pages), "a.pdf")
    assert "Gazette" not in document.text
    assert "- 2 -" not in document.text
    assert document.text.startswith("Page 1 of the story")
    assert {repair.name: repair.count for repair in document.repairs}["running_heads"] == 6


def test_a_running_head_that_is_drawn_behind_the_last_line_is_a_line_of_its_own() -> None:
    pages = [
        drawn([
            *column([f"Page {number} of the story says something new about {word} and then", f"it goes on and on about {word}"], top=90, size=11),
            ("The Lowmere Gazette", 70, 80, 8),
        ])
        for number, word in enumerate(("ferries", "harbours", "bridges"), 1)
    ]  # fmt: skip
    document = read(pdf(*pages), "a.pdf")
    assert "Gazette" not in document.text
    assert "about ferries Page 2 of the story" in document.text


@pytest.mark.parametrize(
    "number", ["Page 1 of 1", "Seite 1 von 1", "Sida 1 av 1", "Strona 1 z 1", "Halaman 1 dari 1", "p. 1"]
)
def test_the_number_of_a_page_is_no_text(number: str) -> None:
    text, _ = paragraphs_of([Line("It ends with a full stop.", 1, 70, 700, 10), Line(number, 1, 70, 20, 10)])
    assert text.value == "It ends with a full stop."


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("it was a long and com-", "fortable way to the harbour", "comfortable way"),
        ("the ferry is a well-", "known sight, and it is well-known", "well-known sight"),
        ("it was the Anglo-", "Saxon boat of the harbour board", "Anglo-Saxon boat"),
        ("it has a high speed and a bad engine, high-", "speed is bad, and speed is what it lacks", "high-speed is"),
        ("see https://example.org/the-long-", "road for the com-", "the-long-road"),
        ("in the years 1914-", "1918 there was no ferry at all", "1914-1918 there"),
        ("a \N{LATIN SMALL LIGATURE FI}lm about the com\N{SOFT HYPHEN}", "mon things of the harbour", "film about the common things"),
    ],
)  # fmt: skip
def test_words_are_joined_at_line_ends(one: str, other: str, joined: str) -> None:
    text, _ = paragraphs_of([Line(one, 1, 70, 700, 10), Line(other, 1, 70, 688, 10)])
    assert joined in text.value


def test_a_paragraph_begins_with_an_indent_a_bullet_or_behind_a_short_line() -> None:
    rows = column([
        "The first paragraph is as wide as the column of the text, which", "ends in the middle.",
        "The second paragraph is as wide as the column of the text, it ends.", "The third one is indented and is as wide as the column is, and so",
        "it goes on for one more line, which is as wide as the others are:", "• one", "• two",
    ])  # fmt: skip
    rows[3] = (rows[3][0], 85, *rows[3][2:])
    paragraphs = [line for line in read(pdf(drawn(rows)), "a.pdf").text.split("\n") if line]
    begins = [" ".join(paragraph.split()[:2]) for paragraph in paragraphs]
    assert begins == ["The first", "The second", "The third", "• one", "• two"]


INFO = "/Title(The ferry stays)/Author(Jane Holt)/CreationDate(D:20240503101500+02'00')/ModDate(D:20240601)"


def test_a_byline_and_a_row_stand_by_themselves() -> None:
    rows = column(
        [
            "By Jane Holt, 3 May 2024 in Lowmere",
            "The first paragraph is indented, and it is",
            "as wide as the column of the text: books",
            "— and the rest.",
            "Year Ships",
            "1999 12",
        ]
    )
    rows[1] = (rows[1][0], 82, *rows[1][2:])
    assert read(pdf(drawn(rows)), "a.pdf").text.split("\n\n")[::2] == [
        "By Jane Holt, 3 May 2024 in Lowmere",
        "Year Ships",
    ]


def test_what_the_description_says_is_no_day_of_publication() -> None:
    rows = [("The ferry stays", 70, 740, 20), *column(PROSE)]
    metadata = read(pdf(drawn(rows), info=INFO), "a.pdf").metadata
    assert (metadata.title.value, metadata.author.value) == ("The ferry stays", "Jane Holt")
    assert metadata.published.value is None
    assert [(date.kind, date.value, date.origin) for date in metadata.dates[:2]] == [
        ("created", "2024-05-03T10:15:00", "pdf:CreationDate"), ("saved", "2024-06-01", "pdf:ModDate"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "info",
    [
        "",
        "/Title(Microsoft Word - final3.docx)/Author(jholt)",
        "/Title(Another text)/Author(Windows User)",
        "/Title(three)",
    ],
)
def test_what_programs_write_is_no_title_and_no_author(info: str) -> None:
    rows = [("The ferry stays", 70, 740, 20), *column(PROSE), ("three", 70, 780, 8)]
    metadata = read(pdf(drawn(rows), drawn([*column(PROSE), ("three", 70, 780, 8)]), info=info), "a.pdf").metadata
    assert (metadata.title.value, metadata.author.value) == ("The ferry stays", None)


def test_pages_without_text_are_told_and_a_scan_is_reported() -> None:
    picture = b"0 0 100 100 re f"
    document = read(pdf(drawn(column(PROSE)), picture), "a.pdf")
    assert [repair.note for repair in document.repairs] == ["pictures or nothing on page 2"]
    assert "hold pictures, as scans do" in str(read(pdf(picture, picture), "a.pdf").fault)


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:9], lambda raw: raw[:-9], lambda raw: raw.replace(b"/Pages 2", b"/Pages 9"), lambda raw: raw[:9] + bytes(range(256)) * 9]
)  # fmt: skip
def test_a_broken_pdf_is_reported(damage: Any, caplog: pytest.LogCaptureFixture) -> None:
    document = read(damage(pdf(drawn(column(PROSE)))), "a.pdf")
    assert str(document.fault).startswith("cannot be read")
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_page_that_cannot_be_read_loses_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    read_page = pdf_pages._lines_of

    def fail(page: Any, number: int, budget: pdf_pages.Budget) -> list[Line]:
        if number == 1:
            raise KeyError("font")
        return read_page(page, number, budget)

    monkeypatch.setattr(pdf_pages, "_lines_of", fail)
    document = read(pdf(drawn(column(PROSE)), drawn(column(PROSE))), "a.pdf")
    assert "Some critics" in document.text
    assert [truncation.note for truncation in document.truncations] == ["page 1 cannot be read (KeyError: 'font')"]


def test_an_encrypted_pdf_is_read_if_anybody_may_open_it() -> None:
    import pypdf

    for password, fault in (
        ("", None),
        ("secret", "cannot be read: the PDF is encrypted; save a copy without a password."),
    ):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(drawn(column(PROSE)))))
        writer.encrypt(password, "owner", algorithm="AES-256")
        out = io.BytesIO()
        writer.write(out)
        assert read(out.getvalue(), "a.pdf").fault == fault


SHOWN = b"BT /F1 9 Tf 1 0 0 1 9 9 Tm (a) Tj ET\n"
BOMBS = {
    "one stream": pdf(b" " * 30_000_000, packed=True),
    "operators of one page": pdf(SHOWN * 10_000, packed=True),
    "operators of many pages": pdf(*[SHOWN * 1_000] * 9, packed=True),
    "bytes of many pages": pdf(*[b" " * 1_000_000] * 9, packed=True),
    "the same page again": pdf(b"").replace(b"[4 0 R]/Count 1", b"[" + b"4 0 R " * 2_500 + b"]/Count 2500"),
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_reported(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "MAX_OPERATIONS", 20_000)
    monkeypatch.setattr(pdf_pages, "MAX_DRAWING_BYTES", 5_000_000)
    assert str(read(BOMBS[what], "a.pdf").fault).startswith(("too large", "cannot be read: page 1"))


# DOCX


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def letter() -> Any:
    document = python_docx.Document()
    document.core_properties.author = document.core_properties.title = ""
    return document


def element(xml: str) -> Any:
    from docx.oxml import parse_xml

    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return parse_xml(xml.replace(">", f" {names}>", 1))


def test_a_place_in_a_docx_is_paragraph_and_column(letter: Any) -> None:
    letter.add_heading("The ferry stays", 0)
    letter.add_paragraph("")
    broken = letter.add_paragraph("By Jane Holt")
    broken.add_run().add_break()
    broken.add_run("3 May 2024")
    letter.add_heading("What they say", 2)
    letter.add_paragraph("Keep it", style="List Bullet")
    letter.add_table(1, 1).cell(0, 0).text = "Some critics say that it will sink."
    document = read(saved(letter), "a.docx")
    assert (document.wrapper, document.fault, document.complete) == ("docx", None, True)
    assert document.text.split("\n\n") == [
        "The ferry stays", "By Jane Holt\n3 May 2024", "What they say", "Keep it", "Some critics say that it will sink.",
    ]  # fmt: skip
    kinds = [(block.kind, block.level) for block in document.blocks]
    assert kinds[0] == ("title", 0)
    assert kinds[-3:] == [("heading", 2), ("list", 0), ("paragraph", 0)]
    assert document.metadata.title.value == "The ferry stays"
    for said, place in (("critics", (6, 6)), ("3 May", (3, 14))):
        assert document.position(document.clean.raw_span(*span_of(document.text, said)).start) == place


def test_a_row_of_a_table_is_a_line(letter: Any) -> None:
    letter.add_heading("The ferry stays", 0)
    table = letter.add_table(2, 3)
    for cell, said in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("Year", "Boats", "", "2024", "3", "new"), strict=True
    ):
        cell.text = said
    layout = letter.add_table(1, 2)
    layout.cell(
        0, 0
    ).text = "Some critics say that it will sink, and that the money would be better spent on the old bridge."
    layout.cell(0, 1).text = "Others want it to stay."
    document = read(saved(letter), "a.docx")
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "The ferry stays", "Year | Boats", "2024 | 3 | new", layout.cell(0, 0).text, layout.cell(0, 1).text,
    ]  # fmt: skip
    assert [block.kind for block in document.blocks] == ["title", "list", "list", "paragraph", "paragraph"]


def test_no_word_of_a_paragraph_is_lost_and_no_deleted_one_kept(letter: Any) -> None:
    paragraph = letter.add_paragraph("He said ")._p
    for xml in (
        "<w:ins><w:r><w:t>yes</w:t></w:r></w:ins>", "<w:del><w:r><w:delText>no</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>", '<w:hyperlink><w:r><w:t> to</w:t></w:r></w:hyperlink>',
        "<w:sdt><w:sdtContent><w:r><w:t> it</w:t></w:r></w:sdtContent></w:sdt>", "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        ("<mc:AlternateContent><mc:Choice><w:r><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:r></mc:Fallback></mc:AlternateContent>"),
    ):  # fmt: skip
        paragraph.append(element(xml))
    assert read(saved(letter), "a.docx").text == "He said yes to it\n\nIn a box."


def test_the_properties_of_a_docx(letter: Any) -> None:
    letter.add_paragraph(" ".join(PROSE))
    letter.core_properties.title, letter.core_properties.author = "The ferry stays", "Jane Holt"
    metadata = read(saved(letter), "a.docx").metadata
    assert (metadata.title.value, metadata.author.value, metadata.published.value) == (
        "The ferry stays",
        "Jane Holt",
        None,
    )
    assert [(date.kind, date.origin) for date in metadata.dates] == [
        ("created", "docx:created"),
        ("saved", "docx:saved"),
    ]


@pytest.mark.parametrize("title", ["Document1", "Microsoft Word - final3.docx", "report_final.docx", "Word Document"])
def test_what_programs_write_is_no_title_of_a_docx(title: str, letter: Any) -> None:
    letter.add_heading("The ferry stays", 0)
    letter.add_paragraph(" ".join(PROSE))
    letter.core_properties.title, letter.core_properties.author = title, "Windows User"
    metadata = read(saved(letter), "a.docx").metadata
    assert (metadata.title.value, metadata.author.value) == ("The ferry stays", None)


def test_other_packages_broken_ones_and_traps_are_reported(letter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    letter.add_paragraph(" ".join(PROSE))
    raw = saved(letter)
    assert "the document is damaged" in str(read(raw[: len(raw) // 2], "a.docx").fault)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert "an Excel workbook" in str(read(out.getvalue(), "a.xlsx").fault)
    assert "no words" in str(read(saved(python_docx.Document()), "a.docx").fault)
    monkeypatch.setattr(docx_reader, "MAX_XML_BYTES", 500)
    assert str(read(raw, "a.docx").fault).startswith("too large: it unpacks to")


def test_the_bounds_of_archives_hold_for_a_docx_in_one(
    tmp_path: Path, letter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter.add_paragraph(" ".join(PROSE))
    out = io.BytesIO(saved(letter))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/photo.jpg", shake_128().digest(200_000) + bytes(25_000_000))
    (tmp_path / "a.docx.gz").write_bytes(gzip.compress(out.getvalue(), 0))
    assert [document.fault for document in read_source(discover([tmp_path])[0])] == [None]
    monkeypatch.setattr(unpack, "MAX_DIRECTORY_BYTES", 500)
    fault = str(read(saved(letter), "a.docx").fault)
    assert fault == "cannot be read: the archive has too many members; collect it again."


def test_documents_in_archives_are_read(tmp_path: Path, letter: Any) -> None:
    letter.add_paragraph(" ".join(PROSE))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.writestr("b/a.pdf", pdf(drawn(column(PROSE))))
        package.writestr("b/a.docx", saved(letter))
    (tmp_path / "c.docx").write_bytes(saved(letter))
    archive, alone = discover([tmp_path])
    documents = (*read_source(archive), *read_source(alone))
    assert [(document.source, document.fault) for document in documents] == [
        ("a.zip/b/a.pdf", None), ("a.zip/b/a.docx", None), ("c.docx", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("package", "name"), [("pypdf", "a.pdf"), ("docx", "a.docx")])
def test_without_the_extra_a_document_is_reported(
    package: str, name: str, letter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter.add_paragraph(" ".join(PROSE))
    monkeypatch.setitem(__import__("sys").modules, package, None)
    raws: dict[str, bytes] = {"a.pdf": pdf(drawn(column(PROSE))), "a.docx": saved(letter)}
    assert str(read(raws[name], name).fault).endswith("install them: pip install 'sourcelint[documents]'")


def test_hostile_lines_cost_no_more_than_others() -> None:
    lines: Sequence[Line] = [
        Line("- " * 200 + "1" * 200, 1 + number // 50, 70, 700 - number % 50, 10) for number in range(5_000)
    ]
    text, _ = paragraphs_of(lines)
    assert len(text) > 1_000_000
