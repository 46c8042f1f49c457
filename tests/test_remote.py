"""Sources behind addresses: object stores through fsspec, pages of the web, and what is never fetched or told."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from s3_server import Handler, serving

from sourcelint import cli
from sourcelint.errors import InputError
from sourcelint.files import remote
from sourcelint.pipeline import discover, read_source
from sourcelint.pipeline.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "The Harbour Fund\n\nThe council met on Monday and voted for *** and the clerk read the minutes of the spring aloud.\n"
RECORDS = "".join(json.dumps({"title": f"Pier {number}", "text": TEXT * 100}) + "\n" for number in range(60))


def zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("news/a.txt", TEXT)
    return content.getvalue()


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Handler]]:
    """Serve a bucket, which `s3://` addresses then lead to."""

    class Store(Handler):
        objects = {
            f"news/2024/{name}": content
            for name, content in {
                "b.txt": TEXT.encode(), "a.txt": TEXT.encode(), ".hidden/x.txt": b"x", "deep/c d#1.txt": TEXT.encode(),
                "all.zip": zipped(), "rows.jsonl": RECORDS.encode(), "deep/": b"",
                "q.html": TEXT.encode(), "q_files/x/ad.html": b"x",
                "manifest.csv": b"path,published\na.txt,2024-05-03\nall.zip/news/a.txt,2024-05-04\n",
            }.items()
        } | {"news/2025/y.txt": TEXT.encode(), "news/2025/z.txt": TEXT.encode()}  # fmt: skip
        asked: ClassVar[list[tuple[str, str]]] = []

    for name, value in {
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "x",
    }.items():
        monkeypatch.setenv(name, value)
    with serving(Store) as url:
        monkeypatch.setenv("AWS_ENDPOINT_URL", url)
        yield Store
    import fsspec

    fsspec.filesystem("s3").clear_instance_cache()


def test_a_prefix_is_a_folder(bucket: type[Handler]) -> None:
    sources = discover(["s3://news/2024"])
    assert [source.id for source in sources] == ["a.txt", "all.zip", "b.txt", "deep/c d#1.txt", "q.html", "rows.jsonl"]
    assert sources[0].hints.published == "2024-05-03"
    assert sources[0].place == "s3://news/2024/a.txt"
    documents = {document.source: document for source in sources for document in read_source(source)}
    assert not [document.fault for document in documents.values() if document.fault]
    assert documents["a.txt"].text == documents["deep/c d#1.txt"].text
    assert str(documents["all.zip/news/a.txt"].metadata.published.value) == "2024-05-04"
    assert sum(name.startswith("rows.jsonl#") for name in documents) == 60


def test_a_large_file_is_read_piece_by_piece(bucket: type[Handler], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "BLOCK_BYTES", 1 << 16)
    (source,) = discover(["s3://news/2024/rows.jsonl"])
    assert source.id == "rows.jsonl"
    from sourcelint.pipeline.read import read_articles

    articles = read_articles(source)
    next(articles)
    first = len(bucket.asked)
    assert sum(1 for _ in articles) == 59
    assert len(bucket.asked) - first > 2


def test_several_addresses_are_told_apart(bucket: type[Handler], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    sources = discover(["s3://news/2024/a.txt", "s3://news/2025/", str(tmp_path)])
    assert [source.id for source in sources] == [
        "a.txt",
        "s3://news/2024/a.txt",
        "s3://news/2025/y.txt",
        "s3://news/2025/z.txt",
    ]


def test_the_command(bucket: type[Handler], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "s3://news/2025/z.txt", "--format", "text"]) == 1
    assert "s3://news/2025/z.txt:3:41: TRN001" in capsys.readouterr().out
    assert cli.main(["inspect", "s3://news/2025/z.txt"]) == 0
    assert "s3://news/2025/z.txt" in capsys.readouterr().out


def test_processes(bucket: type[Handler]) -> None:
    command = [sys.executable, "-P", "-m", "sourcelint", "check", "s3://news/2025", "--jobs", "2", "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=os.environ)
    assert (done.returncode, done.stderr) == (1, "")
    found = {json.loads(line)["source"] for line in done.stdout.splitlines()}
    assert {"y.txt", "z.txt"} <= found


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("s3://locked/x", "s3://locked/x: cannot be listed: access is denied; give its library credentials"),
        ("s3://news/none", "s3://news/none: no files to lint"),
        ("file:///etc/passwd", "cannot read addresses of file://"),
        ("simplecache::s3://news/x", "no such file"),
        ("ftp://ann:secret@example.org/x", "ftp://example.org/x: leave out who logs in"),
    ],
)
def test_what_cannot_be_read(bucket: type[Handler], url: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        discover([url])
    assert said in str(error.value)
    assert "KEY-OF-THE-USER" not in str(error.value)
    assert "secret" not in str(error.value)


def test_a_bad_manifest_is_named(bucket: type[Handler], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bucket.objects, "news/2024/manifest.csv", b"path\nnone.txt\n")
    with pytest.raises(
        InputError, match=r"^s3://news/2024/manifest.csv:2: there is no 'none.txt' below s3://news/2024$"
    ):
        discover(["s3://news/2024"])


def test_a_file_that_is_gone_is_a_finding(bucket: type[Handler]) -> None:
    (source,) = discover(["s3://news/2025/z.txt"])
    bucket.objects.pop("news/2025/z.txt")
    (document,) = read_source(source)
    assert document.fault == "cannot be read: there is no such file; check the address"


class Web(BaseHTTPRequestHandler):
    """A page, a redirect to it, and a page that is not there."""

    asked: ClassVar[list[str]] = []

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, body = {"/page.txt": (200, TEXT), "/old": (302, "")}.get(self.path.partition("?")[0], (404, "no"))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/page.txt?token=hidden")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())


def test_a_page_of_the_web(capsys: pytest.CaptureFixture[str]) -> None:
    Web.asked.clear()
    with serving(Web) as url:
        assert cli.main(["check", f"{url}/page.txt?token=hidden", "--format", "jsonl"]) == 1
        out = capsys.readouterr()
        assert '"source": "page.txt"' in out.out
        assert "hidden" not in out.out + out.err
        assert set(Web.asked) == {"/page.txt?token=hidden"}
        for path, said in (("old", f"it is moved to {url}/page.txt"), ("none", "there is no such page")):
            (source,) = discover([f"{url}/{path}?token=hidden"])
            (document,) = read_source(source)
            assert said in str(document.fault)
            assert "hidden" not in str(document.fault)
        assert Web.asked.count("/page.txt?token=hidden") == 1
    (document,) = read_source(discover([f"{url}/page.txt"])[0])
    assert "cannot be reached" in str(document.fault)


def test_a_page_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MAX_WEB_BYTES", 20)
    with serving(Web) as url:
        (document,) = read_source(discover([f"{url}/page.txt"])[0])
    assert document.fault == "cannot be read: it has more than 20 bytes; save it in a file first"


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(InputError, match=r"need fsspec.*sourcelint\[remote\]"):
        discover(["s3://news/2024"])


def test_memory() -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    store.pipe("/news/a.txt", TEXT.encode())
    try:
        (source,) = discover(["memory://news"])
        (document,) = read_source(source)
        assert (source.id, source.place) == ("a.txt", "memory://news/a.txt")
        assert "clerk" in document.text
    finally:
        store.rm("/news", recursive=True)


def test_a_run_keeps_no_query() -> None:
    plan = Plan.of(None)
    with pytest.raises(InputError, match=r"^https://example.org/x: a run keeps what it is called with"):
        plan.check("https://example.org/x?token=hidden", follow_links=False)
