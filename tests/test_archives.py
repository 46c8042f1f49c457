"""Packed files and archives: read as what they hold, within bounds, and never a word left out in silence."""

from __future__ import annotations

import gzip
import io
import json
import time
import zipfile
import zlib
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from sourcelint.cli import main
from sourcelint.errors import InputError
from sourcelint.files import unpack
from sourcelint.pipeline import Settings, discover, lint_source, read_source
from sourcelint.render import Run, file_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sourcelint.document import Document

PROSE = "The harbour board of Lowmere agreed on Tuesday to keep the small ferry running. Some critics say it will sink."
TEXT = f"Ferry stays\n\n{PROSE}\n\nIt was opened on 3 May 1999 by the mayor of the town, who said that it is safe.\n"
RECORDS = "".join(
    json.dumps({"url": f"https://a.example/{n}", "title": f"Ferry {n}", "text": f"{PROSE} Run {n}."}) + "\n"
    for n in range(3)
)
TABLE = f"title,text\nFerry,{PROSE}\nQuay,{PROSE}\n"


def zstd(raw: bytes) -> bytes:
    return bytes(pa.compress(raw, "zstd", asbytes=True))


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(folder: Path, name: str, raw: bytes) -> tuple[Document, ...]:
    (folder / name).write_bytes(raw)
    (source,) = discover([folder / name])
    return read_source(source)


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("zst", zstd)])
@pytest.mark.parametrize(
    ("name", "raw", "ids"),
    [
        ("a.txt", TEXT, [""]),
        ("a.jsonl", RECORDS, [f"#https://a.example/{n}" for n in range(3)]),
        ("a.csv", TABLE, None),
        (
            "a.json",
            json.dumps([json.loads(line) for line in RECORDS.splitlines()]),
            [f"#https://a.example/{n}" for n in range(3)],
        ),
    ],
)
def test_a_packed_file_is_read_as_what_it_holds(
    tmp_path: Path, name: str, raw: str, ids: list[str] | None, ending: str, pack: Callable[[bytes], bytes]
) -> None:
    packed = read(tmp_path, f"{name}.{ending}", pack(raw.encode()))
    plain = read(tmp_path, name, raw.encode())
    assert [document.text for document in packed] == [document.text for document in plain]
    assert [(document.start, document.raw) for document in packed] == [
        (document.start, document.raw) for document in plain
    ]
    assert all(document.fault is None for document in packed)
    if ids is not None:
        assert [document.source for document in packed] == [f"{name}.{ending}{article}" for article in ids]


def test_each_file_of_a_zip_is_a_source(tmp_path: Path) -> None:
    raw = zipped(**{
        "a.txt": TEXT.encode(), "news/b.jsonl": RECORDS.encode(), "c.csv": TABLE.encode(), ".DS_Store": b"\0", "__MACOSX/a": b"\0", "news/": b"",
    })  # fmt: skip
    documents = read(tmp_path, "x.zip", raw)
    assert [document.fault for document in documents] == [None] * 6
    assert documents[0].source == "x.zip/a.txt"
    assert documents[1].source == "x.zip/news/b.jsonl#https://a.example/0"
    assert documents[4].source.startswith("x.zip/c.csv#")
    assert file_of("x.zip/news/b.jsonl#https://a.example/0", {"x.zip", "y"}) == "x.zip"
    (source,) = discover([tmp_path / "x.zip"])
    assert any(report.findings for report in lint_source(source, Settings()))


def test_the_assets_of_a_saved_page_in_a_zip_are_no_sources(tmp_path: Path) -> None:
    raw = zipped(
        **{"a/Quay.html": TEXT.encode(), "a/Quay_files/x/ad.html": TEXT.encode(), "a/Other_files/b.txt": TEXT.encode()}
    )
    assert [document.source for document in read(tmp_path, "x.zip", raw)] == [
        "x.zip/a/Quay.html",
        "x.zip/a/Other_files/b.txt",
    ]


@pytest.mark.parametrize("inner", [gzip.compress(TEXT.encode()), zstd(TEXT.encode()), zipped(a=TEXT.encode())])
@pytest.mark.parametrize("pack", [gzip.compress, zstd, lambda raw: zipped(inner=raw)])
def test_archives_in_archives_are_refused(tmp_path: Path, inner: bytes, pack: Callable[[bytes], bytes]) -> None:
    (document,) = read(tmp_path, "x", pack(inner))
    assert "Unpack it first" in str(document.fault)


@pytest.mark.parametrize("pack", [gzip.compress, zstd, lambda raw: zipped(a=raw)])
def test_a_trap_is_left_where_it_stands(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    raw = pack(b"a" * 2 * unpack.MIN_SUSPECT_BYTES)
    (tmp_path / "x").write_bytes(raw)
    (source,) = discover([tmp_path / "x"])
    (document,) = read_source(source, max_bytes=10 * unpack.MIN_SUSPECT_BYTES)
    assert "as nothing but a trap does; take it out of the folder" in str(document.fault)


def test_many_members_share_what_an_archive_may_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MIN_SUSPECT_BYTES", 1_000_000)
    raw = zipped(**{f"{n}.txt": TEXT.encode() + b"a" * 400_000 for n in range(20)})
    *_, last = documents = read(tmp_path, "x.zip", raw)
    assert len(documents) < 20
    assert last.source == "x.zip"
    assert "trap" in str(last.fault)


@pytest.mark.parametrize("pack", [gzip.compress, zstd, lambda raw: zipped(a=raw)])
@pytest.mark.parametrize(
    "damage", [lambda raw: raw[: len(raw) // 2], lambda raw: raw[:30] + b"\0\0\0\0" + raw[34:], lambda raw: raw[:4]]
)
def test_a_damaged_archive_is_reported(
    tmp_path: Path, pack: Callable[[bytes], bytes], damage: Callable[[bytes], bytes]
) -> None:
    documents = read(tmp_path, "x", damage(pack(TEXT.encode() + bytes(range(32, 127)) * 3)))
    assert [bool(document.fault) for document in documents] == [True]


@pytest.mark.parametrize(
    "name", ["../up.txt", "/root.txt", "a/../../b.txt", "..\\up.txt", "a//b.txt", "n" * 300, "a\x07.txt"]
)
def test_a_name_that_leads_elsewhere_is_reported(tmp_path: Path, name: str) -> None:
    bad, good = read(tmp_path, "x.zip", zipped(**{name: TEXT.encode(), "b.txt": TEXT.encode()}))
    assert bad.source == "x.zip/member-1"
    assert "cannot be read: the name" in str(bad.fault)
    assert good.fault is None


def test_members_that_are_named_alike_or_encrypted_are_reported(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", TEXT)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", TEXT)
    first, second = read(tmp_path, "x.zip", out.getvalue())
    assert (first.fault, second.source) == (None, "x.zip/member-2")
    raw = bytearray(zipped(a=TEXT.encode()))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    (document,) = read(tmp_path, "y.zip", bytes(raw))
    assert "it is encrypted" in str(document.fault)


def test_an_archive_without_files_is_reported(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "x.zip", zipped(**{"a/": b"", ".hidden": b"x"}))
    assert document.fault == "no text: the archive holds no files. Collect the source again."


# WARC


def warc_record(
    kind: str, body: bytes, described: str = "application/http; msgtype=response", address: str = "https://a.example/1"
) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-03T10:00:00Z\r\nContent-Type: {described}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def answer(body: bytes, *headers: str, status: str = "200 OK", described: str = "text/html; charset=utf-8") -> bytes:
    return "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {described}", *headers, "", "")).encode() + body


def page(number: int, letters: str = "Älv") -> str:
    return f"<!doctype html><html><head><title>Ferry {number}</title></head>\n<body><nav><a href=/>Home</a></nav><article><h1>Ferry {number}</h1>\n<p>{PROSE}</p><p>The {letters} ran on 3 May 1999, the mayor of the town said, and then it sank {number} times.</p></article></body></html>"


def chunked(body: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(body[at : at + 50]), body[at : at + 50]) for at in range(0, len(body), 50))
        + b"0\r\n\r\n"
    )


WARC = [
    warc_record("warcinfo", b"software: x\r\n", "application/warc-fields"),
    warc_record("request", b"GET / HTTP/1.1\r\n\r\n"),
    warc_record("response", answer(page(1).encode())),
    warc_record("response", answer(b"", "Location: /x", status="301 Moved"), address="https://a.example/moved"),
    warc_record("response", answer(b"\x89PNG", described="image/png"), address="https://a.example/i.png"),
    warc_record("response", answer(chunked(gzip.compress(page(2).encode())), "Content-Encoding: gzip", "Transfer-Encoding: chunked"), address="https://a.example/2"),
    warc_record("response", answer(zlib.compress(page(3).encode("latin-1")), "Content-Encoding: deflate", described="text/html; charset=latin-1"), address="https://a.example/3"),
    warc_record("response", answer(page(4).encode(), "Content-Encoding: gzip"), address="https://a.example/4"),  # it is not packed any more
    warc_record("conversion", TEXT.encode(), "text/plain", "https://a.example/5"),
    warc_record("resource", page(6).encode(), "text/html", "https://a.example/6"),
]  # fmt: skip


@pytest.mark.parametrize("pack", [b"".join, lambda records: b"".join(map(gzip.compress, records))])
def test_the_pages_of_a_warc_are_sources(tmp_path: Path, pack: Callable[[list[bytes]], bytes]) -> None:
    documents = read(tmp_path, "x.warc.gz", pack(WARC))
    assert [document.source for document in documents] == [f"x.warc.gz/https://a.example/{n}" for n in range(1, 7)]
    for number, document in enumerate(documents, 1):
        assert document.fault is None
        assert document.metadata.url.value == f"https://a.example/{number}"
        assert ("retrieved", "2024-05-03T10:00:00") in {(date.kind, date.value) for date in document.metadata.dates}
        assert document.metadata.published.value is None
        assert PROSE in document.text
        assert "Home" not in document.text
        if number != 5:
            assert (
                f"The Älv ran on 3 May 1999, the mayor of the town said, and then it sank {number} times."
                in document.text
            )
            at = document.text.index("The Älv")
            span = document.clean.raw_span(at, at + 7)
            assert document.position(span.start) == (3, page(number).split("\n")[2].index("The Älv") + 1)


def test_a_warc_without_pages_says_what_it_holds(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "x.warc", b"".join(WARC[index] for index in (0, 1, 3, 4)))
    assert "1 × image/png, 1 × request, 1 × status 301, 1 × warcinfo" in str(document.fault)


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[:-300],
        lambda raw: raw + b"nothing that begins a record",
        lambda raw: raw + b"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
    ],
)
def test_a_warc_that_is_cut_gives_what_is_there_and_says_so(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    *pages, last = read(tmp_path, "x.warc", damage(b"".join(WARC)))
    assert len(pages) >= 5
    assert last.source == "x.warc"
    assert "cannot be read to its end" in str(last.fault)


def test_a_page_of_a_warc_that_is_too_large_is_reported_and_the_next_one_read(tmp_path: Path) -> None:
    bomb = warc_record(
        "response", answer(gzip.compress(b"a" * 500_000), "Content-Encoding: gzip"), address="https://a.example/bomb"
    )
    large = warc_record("response", answer(b"a" * 400_000), address="https://a.example/large")
    path = tmp_path / "x.warc"
    path.write_bytes(WARC[2] + bomb + large + WARC[5])
    documents = read_source(discover([path])[0], max_bytes=100_000)
    assert [bool(document.fault) for document in documents] == [False, True, True, False]
    assert documents[2].source == "x.warc/https://a.example/large"


def test_the_only_page_of_an_archive_and_pages_of_one_address_have_names(tmp_path: Path) -> None:
    (only,) = read(tmp_path, "x.warc", WARC[0] + WARC[2])
    assert only.source == "x.warc/https://a.example/1"
    again = warc_record("response", answer(page(2).encode()), address="https://a.example/1")
    fragment = warc_record("response", answer(page(3).encode()), address="https://a.example/1#part")
    first, second, third = read(tmp_path, "x.warc", WARC[2] + again + fragment)
    assert (first.source, third.source) == ("x.warc/https://a.example/1", r"x.warc/https://a.example/1\x23part")
    assert second.source.startswith("x.warc/")
    assert len({first.source, second.source, third.source}) == 3


# Where places are


SAID = "Some critics say that it will sink.\n"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what shows the places of one kind of finding in an archive of a text, a table and a page, in a format."""
    (tmp_path / "raw").mkdir()
    records = "".join(json.dumps({"url": f"https://a.example/{n}#x", "text": f"{SAID} {n}"}) + "\n" for n in range(2))
    packed = zipped(**{"sub/no#1.txt": f"A heading\n\n{SAID}".encode(), "b.jsonl": records.encode()})
    (tmp_path / "raw/a.zip").write_bytes(packed)
    answered = warc_record("response", answer(f"<html><body>\n<p>{SAID}</p></body></html>".encode()))
    (tmp_path / "raw/c.warc").write_bytes(WARC[0] + answered)
    (tmp_path / "raw/d.jsonl").write_text(records)
    monkeypatch.chdir(tmp_path)

    def show(style: str) -> str:
        main(["check", "raw", "--select", "CLM001", "--format", style])
        return capsys.readouterr().out

    return show


def test_a_place_in_a_member_names_the_member(places: Callable[..., str]) -> None:
    shown = [line.rpartition(": CLM001")[0] for line in places("concise").splitlines()]
    assert shown == [
        r"raw/a.zip/sub/no\x231.txt:3:1", "raw/a.zip/b.jsonl:1:43", "raw/a.zip/b.jsonl:2:43",
        "raw/c.warc/https://a.example/1:2:4", "raw/d.jsonl:1:43", "raw/d.jsonl:2:43",
    ]  # fmt: skip
    for style in ("text", "junit", "github", "gitlab", "sarif"):
        assert r"sub/no\x231.txt:3:1: " in places(style).replace(r"\\", "\\"), style
        assert "https://a.example/1:2:4: " in places(style), style


def test_services_are_given_paths_that_exist(places: Callable[..., str]) -> None:
    quality = [
        (entry["location"]["path"], entry["location"]["lines"]["begin"]) for entry in json.loads(places("gitlab"))
    ]
    results = json.loads(places("sarif"))["runs"][0]["results"]
    physical = [result["locations"][0]["physicalLocation"] for result in results]
    scanned = [(place["artifactLocation"]["uri"], place["region"]["startLine"]) for place in physical]
    files = ["raw/a.zip"] * 3 + ["raw/c.warc"] + ["raw/d.jsonl"] * 2
    assert quality == scanned == list(zip(files, [1, 1, 1, 1, 1, 2], strict=True))
    commands = [line.partition(",title")[0] for line in places("github").splitlines()]
    assert commands[0] == "::warning file=raw/a.zip"
    assert commands[-1].startswith("::warning file=raw/d.jsonl,line=2,col=43")


def test_a_packed_file_has_no_lines_that_a_service_could_show() -> None:
    run = Run(
        "1",
        paths={"a.jsonl.gz": "a.jsonl.gz"},
        tracked={"a.jsonl.gz": "raw/a.jsonl.gz", "a.pdf": "raw/a.pdf", "a.txt": "raw/a.txt"},
    )
    places = [tuple(run.tracked_place(source)) for source in ("a.jsonl.gz#1", "a.pdf", "a.txt")]
    assert places == [("raw/a.jsonl.gz", "a.jsonl.gz"), ("raw/a.pdf", "a.pdf"), ("raw/a.txt", "")]


def test_a_case_of_junit_is_named_by_its_article(places: Callable[..., str]) -> None:
    assert '<testcase classname="sourcelint" name="raw/a.zip/b.jsonl#https://a.example/1#x">' in places("junit")


# What a manifest says of what is in a file


def test_a_manifest_speaks_of_members_and_of_articles(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(**{"b/c.txt": TEXT.encode(), "b/d.jsonl": RECORDS.encode()}))
    (tmp_path / "e.jsonl").write_text(RECORDS)
    (tmp_path / "f.warc").write_bytes(b"".join(WARC))
    (tmp_path / "manifest.csv").write_text(
        "path,title,author,published,modified,input\n"
        "a.zip,,Jane Holt,,,\n"
        "a.zip/b/c.txt,The ferry,,2024-05-03,2024-06,\n"
        "a.zip/b/d.jsonl#https://a.example/1,,Tom Roe,2023,,\n"
        "e.jsonl#https://a.example/2,The end,,,,body\n"
        "f.warc/https://a.example/2,The page,,,,\n"
    )
    documents = {document.source: document for source in discover([tmp_path]) for document in read_source(source)}
    fields = {
        name: tuple(document.metadata.fields[field].value for field in ("title", "author", "published", "modified"))
        for name, document in documents.items()
    }
    assert fields["a.zip/b/c.txt"] == ("The ferry", "Jane Holt", "2024-05-03", "2024-06")
    assert fields["a.zip/b/d.jsonl#https://a.example/1"] == ("Ferry 1", "Tom Roe", "2023", None)
    assert fields["a.zip/b/d.jsonl#https://a.example/0"] == ("Ferry 0", "Jane Holt", None, None)
    assert fields["e.jsonl#https://a.example/2"] == ("The end", None, None, None)
    assert fields["f.warc/https://a.example/2"][0] == "The page"
    states = [documents[f"e.jsonl#https://a.example/{n}"].metadata.author.state for n in (1, 2)]
    assert states == ["absent", "unknown"]
    assert documents["e.jsonl#https://a.example/2"].input == "body"


def test_a_row_that_names_nothing_is_reported(tmp_path: Path) -> None:
    (tmp_path / "e.jsonl").write_text(RECORDS)
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("path,title\ne.jsonl#https://a.example/9,None\n")
    (source,) = discover([tmp_path])
    *_, last = read_source(source)
    assert (
        last.fault == "the manifest names 'e.jsonl#https://a.example/9', which the file does not hold; correct its row"
    )
    for name in ("none.zip/a.txt", "e.jsonl.gz#1", "none/a.txt"):
        (tmp_path / "none").mkdir(exist_ok=True)
        manifest.write_text(f"path,title\n{name},None\n")
        with pytest.raises(InputError, match="there is no"):
            discover([tmp_path])


def test_rows_take_time_in_proportion(tmp_path: Path) -> None:
    def seconds(rows: int) -> float:
        raw = tmp_path / str(rows)
        raw.mkdir()
        for number in range(rows):
            (raw / f"{number}.txt").touch()
        (raw / "e.jsonl").write_text(RECORDS)
        named = "".join(f"e.jsonl#{number},None\n" for number in range(rows))
        (raw / "manifest.csv").write_text(f"path,title\n{named}")
        begun = time.process_time()
        assert len(discover([raw])[-1].parts) == rows
        return time.process_time() - begun

    few, many = seconds(500), seconds(4_000)
    assert many < 20 * few + 0.5  # the square would be sixty-four times
