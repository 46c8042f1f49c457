"""Files that hold no single text are refused, and the fault names what they are."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

import pytest

from sourcelint.clean import read, read_all

TEXT = "The bridge was opened on 3 May 1999 by the mayor of the town, who said that it was late.\n"


def zipped(*names: str, first: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, first or TEXT)
    return stream.getvalue()


def tarred() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT.encode()))
    return stream.getvalue()


WARC = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 90\r\n\r\n{TEXT}\r\n\r\n".encode() * 2


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (WARC, "a WARC archive"),
        (WARC.replace(b"1.0", b"1.1"), "a WARC archive"),
        (gzip.compress(WARC), "a gzip archive"),
        (zipped("a.txt"), "a ZIP archive"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (zipped("mimetype", "META-INF/container.xml", first="application/epub+zip"), "an EPUB book"),
        (zipped("mimetype", "content.xml", first="application/vnd.oasis.opendocument.text"), "an OpenDocument file"),
        (tarred(), "a tar archive"),
        (b"PAR1\x15\x04" + b"x" * 99, "a Parquet file"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + TEXT.encode(), "a calendar"),
        (
            b'<?xml version="1.0"?>\n<!-- made -->\n<urlset xmlns="x"><url><loc>https://a.example</loc></url></urlset>',
            "a sitemap",
        ),
    ],
)
def test_a_file_is_named_by_its_first_bytes(raw, what):
    # As one text; archives and tables that are read in parts have tests of their own.
    in_parts = what.startswith(("a WARC", "a gzip", "a ZIP", "a Parquet"))
    for fault in (read(raw, "a.txt").fault, *(d.fault for d in read_all(raw, "a.txt") if not in_parts)):
        assert fault is not None
        assert fault.startswith(f"no text: {what}")
        assert fault.endswith(".")


@pytest.mark.parametrize("name", ["a.csv", "sub/A.CSV", "export.tsv"])
def test_a_table_is_no_single_text_by_its_ending(name):
    raw = f"id,text\n1,{TEXT}2,{TEXT}".encode()
    document = read(raw, name)
    assert document.fault is not None
    assert document.fault.startswith(f"not read: a {name[-3:].upper()} table")
    assert document.text == ""


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (TEXT, "a.csv.txt"),
        (TEXT, "csv"),
        ("WARC/1.0 is the name of a format. " + TEXT, "a.txt"),
        ("The word/ folder. " + TEXT, "a.txt"),
    ],
)
def test_what_only_looks_like_it_is_read(raw, name):
    assert read(raw.encode(), name).fault is None
