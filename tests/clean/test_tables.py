"""CSV, TSV and Parquet: an article a row, its columns told by name or content, places those of the raw file."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from sourcelint.clean import read_all, read_stream
from sourcelint.clean.containers import parquet as parquet_module
from sourcelint.clean.containers.columns import KEYS
from sourcelint.clean.containers.tables import MAX_SAMPLE_ROWS
from sourcelint.engine.lint import lint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.document import Document

SAID = 'She said: "It was not amused, ÿ many say."'
PROSE = f"{SAID}\nThe harbour board of Lowmere agreed on Tuesday to keep the small ferry, the “Älv”, running; C:\\dir is kept. Some critics say it will sink."
NAMES = ("id", "Title", "Published At", "URL", "Author", "text")


def rows(count: int = 3) -> list[tuple[str, ...]]:
    return [
        (str(n), f"Ferry, {n}", f"2024-03-0{n + 1}", f"https://a.example/{n}", "Mara Veld", f"{PROSE}\n\nRun {n}.")
        for n in range(count)
    ]


def table(names: Sequence[str] = NAMES, delimiter: str = ",", ending: str = "\n", count: int = 3) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ending)
    writer.writerow(names)
    writer.writerows(rows(count))
    return out.getvalue()


def parquet(compression: str = "snappy", **columns: Sequence[Any]) -> bytes:
    from pyarrow import BufferOutputStream, table
    from pyarrow.parquet import write_table

    out = BufferOutputStream()
    write_table(table(columns), out, compression=compression)
    return out.getvalue().to_pybytes()


def read_with(raw: bytes, name: str, **columns: str) -> list[Document]:
    return list(read_stream(io.BytesIO(raw), name, max_bytes=1_000_000, columns=columns))


def found_in(documents: Sequence[Document], raw: str) -> Iterator[str]:
    """Yield the codes of findings whose words stand in the raw file as they say."""
    for document in documents:
        for finding in lint(document).findings:
            before = raw[: finding.start].split("\n")
            assert (finding.line, finding.column) == (len(before), len(before[-1]) + 1)
            assert raw[finding.start : finding.end].startswith(finding.quote)
            yield finding.code


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("delimiter", "name"), [(",", "a.csv"), (";", "a.csv"), ("|", "A.CSV"), ("\t", "a.tsv")])
def test_a_row_is_an_article_and_knows_its_place(delimiter: str, name: str, mark: str, ending: str) -> None:
    raw = mark + table(delimiter=delimiter, ending=ending)
    documents = read_all(raw.encode(), name)
    assert [document.source for document in documents] == [f"{name}#https://a.example/{n}" for n in range(3)]
    for number, document in enumerate(documents):
        assert document.wrapper == "csv"
        assert document.text == f"{PROSE}\n\nRun {number}."
        metadata = document.metadata
        assert (metadata.title.value, metadata.published.value) == (f"Ferry, {number}", f"2024-03-0{number + 1}")
        assert (metadata.author.value, metadata.url.value) == ("Mara Veld", f"https://a.example/{number}")
        for words in ("She said", "It was", "“Älv”", "C:\\dir", f"Run {number}"):
            at = document.text.index(words)
            span = document.clean.raw_span(at, at + len(words))
            assert raw[document.start + span.start : document.start + span.end] == words
            line, column = document.position(span.start)
            assert raw.split("\n")[line - 1][column - 1 :].startswith(words)
    codes = set(found_in(documents, raw))
    assert codes
    assert "CLN001" not in codes


def test_columns_are_told_by_names_in_other_languages() -> None:
    raw = table(("nr", "Titel", "Datum", "Adresse", "Autor", "Artikeltext"), ";")
    first, *_ = read_all(raw.encode("cp1252"), "a.csv")
    metadata = first.metadata
    assert (metadata.title.value, metadata.author.value, metadata.published.value) == (
        "Ferry, 0",
        "Mara Veld",
        "2024-03-01",
    )
    assert "“Älv”" in first.text


def test_a_text_without_a_known_name_is_told_by_its_prose() -> None:
    first, *_ = read_all(table(tuple("uvwxyz")).encode(), "a.csv")
    assert first.text.startswith("She said")


def test_settings_name_columns() -> None:
    raw = table(("text", "a", "b", "c", "d", "e")).encode()
    first, *_ = read_with(raw, "a.csv", text="E", title="a", published="b", url="c", author="d")
    assert first.text.startswith("She said")
    metadata = first.metadata
    assert [field.value for field in (metadata.title, metadata.published, metadata.url, metadata.author)] == list(
        rows()[0][1:5]
    )


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_table_without_text_says_which_columns_it_has(name: str) -> None:
    raw = b"town,count\nLowmere,3\nHollin,4\n" if name == "a.csv" else parquet(town=["Lowmere"], count=[3])
    (document,) = read_all(raw, name)
    assert str(document.fault).startswith(
        "not read: no column of the table can be told to hold the text; it has 'town', 'count'."
    )
    assert '[columns], text = "NAME"' in str(document.fault)
    (named,) = read_with(raw, name, text="missing")
    assert "'town'" in str(named.fault)


def test_a_table_without_a_head_says_so() -> None:
    (document,) = read_all(table().split("\n", 1)[1].encode(), "a.csv")
    assert "is no row of names" in str(document.fault)


def test_a_row_with_more_cells_than_columns_is_reported() -> None:
    raw = f'title,text\nFerry,It ran on Tuesday, the board said, and then it was sold to somebody.\nFerry,"{PROSE.replace(chr(34), chr(34) * 2)}",\n'
    first, second = read_all(raw.encode(), "a.csv")
    assert "has 4 cells, and the table 2 columns" in str(first.fault)
    assert second.fault is None


def test_a_row_that_is_cut_is_an_article_that_is() -> None:
    documents = read_all(table().rstrip()[:-30].encode(), "a.csv")
    assert [document.complete for document in documents] == [True, True, False]


def test_cells_that_programs_leave_empty_say_nothing() -> None:
    raw = f'author,title,text\nNaN,None,"{"The board of Lowmere agreed on Tuesday. " * 5}"\n'
    (document,) = read_all(raw.encode(), "a.csv")
    assert (document.metadata.author.value, document.metadata.title.value) == (None, None)


def test_a_quotation_mark_that_never_closes_is_bounded() -> None:
    raw = table() + '9,"open,2024-01-01,,,' + "and so on " * 20_000 + "\n" + table().split("\n", 1)[1]
    documents = list(read_stream(io.BytesIO(raw.encode()), "a.csv", max_bytes=20_000))
    assert any("close the quotation mark" in str(document.fault) for document in documents)
    assert len(documents) > 4


@pytest.mark.parametrize("raw", ["", "\n", ",,,\n", '"', '"""', 'text\n"', "text\n\n\n", 'a,b\n"' + '"",' * 10_000])
def test_broken_tables_are_read_or_reported(raw: str) -> None:
    for document in read_all(raw.encode(), "a.csv"):
        assert document.fault or document.text


def test_a_column_without_a_name_is_that_of_the_numbers_of_the_rows() -> None:
    for document in read_all(table(names=("", *NAMES[1:])).encode(), "a.csv"):
        assert (document.metadata.author.value, document.metadata.title.state) == ("Mara Veld", "present")
        assert PROSE.split("\n", maxsplit=1)[0] in document.text


def test_rows_behind_the_sample_are_read() -> None:
    assert len(read_all(table(count=MAX_SAMPLE_ROWS + 7).encode(), "a.csv")) == MAX_SAMPLE_ROWS + 7


def test_a_page_in_a_cell_is_read_as_a_page() -> None:
    page = f"<!doctype html><html><head><title>Ferry</title></head><body><nav><a href=/>Home</a></nav><article><h1>Ferry</h1><p>{SAID}</p><p>{PROSE}</p></article><footer>Copyright Lowmere Gazette</footer></body></html>"
    out = io.StringIO()
    csv.writer(out).writerows([("url", "html"), ("https://a.example/1", page)])
    (document,) = read_all(out.getvalue().encode(), "a.csv")
    assert document.metadata.url.value == "https://a.example/1"
    assert "Home" not in document.text
    assert "It was not amused" in document.text
    at = document.text.index("Lowmere agreed")
    line, column = document.position(document.clean.raw_span(at, at + 14).start)
    assert out.getvalue().split("\n")[line - 1][column - 1 :].startswith("Lowmere agreed")


def test_a_row_of_parquet_is_shown_as_a_line_of_json() -> None:
    raw = parquet(
        Titel=[row[1] for row in rows(40)],
        erschienen=[date(2024, 3, 1)] * 40,
        url=[row[3] for row in rows(40)],
        body=[row[5] for row in rows(40)],
        tags=[["a", "b"]] * 40,
        note=[None] * 40,
    )
    documents = read_with(raw, "a.parquet", published="erschienen")
    assert [document.source for document in documents] == [f"a.parquet#https://a.example/{n}" for n in range(40)]
    assert {document.wrapper for document in documents} == {"parquet"}
    last = documents[-1]
    assert last.metadata.published.value == "2024-03-01"
    assert last.metadata.title.value == "Ferry, 39"
    assert last.position(last.clean.raw_span(0, 1).start)[0] == 40
    shown = "\n".join(document.raw for document in documents)
    assert '"Titel": "Ferry, 39"' in shown
    assert "CLN001" not in set(found_in(documents, shown))


@pytest.mark.parametrize("raw", [parquet(text=["a"])[:100], b"PAR1" + b"\0" * 1000 + b"PAR1", parquet(text=[])])
def test_a_parquet_file_that_is_none_is_reported(raw: bytes) -> None:
    (document,) = read_all(raw, "a.parquet")
    assert document.fault


def test_a_parquet_file_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_module, "MIN_SUSPECT_BYTES", 1000)
    (document,) = read_all(parquet("zstd", text=["x" * 10_000_000]), "a.parquet")
    assert "as nothing but a trap does" in str(document.fault)


def test_every_meaning_is_one_that_records_have() -> None:
    assert list(KEYS) == ["text", "title", "author", "published", "modified", "url", "publisher", "language"]
