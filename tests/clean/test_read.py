"""Whatever the bytes are: no exception, spans inside the file, untouched characters at their place."""

from __future__ import annotations

import gc
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sourcelint
from sourcelint.clean import read, read_all
from sourcelint.document import Document, Hints

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES = st.sampled_from(
    [
        *'{}[]<>"\'\\/&;:,.!? \n\r\t', "word ", "Two words. ", '{"title":"A title","content":"', '"}', "<p>", "</p>", "<br>", "<b>",
        '<a href="https://a.example/">', "</a>", "<h2>", "</h2>", "<!--", "-->", "<script>", "</script>", "<li>", "&amp;", "&#8217;",
        "&amp;amp;", "&nbsp;", "\\n", "\\u2019", '\\"', "â€™", "Ã©", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\u202e", "\ufeff", "“", "”",
        "<?xml version='1.0'?><rss>", "<item>", "<title>", "</title>", "<description>", "<![CDATA[", "]]>", "\r\n", "\n\n", "😀", "\x85", "***",
        '{"id":1,"date":"2020-01-01","link":"https://a.example","slug":"a","type":"post","content":{"rendered":"', "MIME-Version: 1.0\n",
        "<html>", "<body>", "JANUARY 2020", "By Ada Holm\n", "[+12 chars]", "été ", "文章", "```",
    ]
)  # fmt: skip
MIXED = st.lists(PIECES, max_size=25).map("".join)


def check(document: Document) -> None:
    raw, clean = document.raw, document.clean
    for n, character in enumerate(clean.value):
        start, end = clean.raw_span(n, n + 1)
        assert 0 <= start <= end <= len(raw)
        if end - start == 1 and not character.isspace() and raw[start] != "\N{NO-BREAK SPACE}":
            # An untouched character points at itself; one that was decoded again points at what it was.
            assert raw[start] == character or document.repairs
    previous = 0
    for block in document.blocks:
        assert previous <= block.start < block.end <= len(clean.value)
        starts = [clean.raw_span(n, n + 1).start for n in range(block.start, block.end)]
        assert starts == sorted(starts)
        previous = block.end
    fields = (getattr(document.metadata, f) for f in ("title", "author", "published", "modified", "publisher", "url"))
    spans = [f.span for f in fields if f.span] + [d.span for d in document.metadata.dates]
    spans += [s for r in document.repairs for s in r.spans] + [t.span for t in document.truncations]
    spans += [f.span for f in document.boilerplate] + list(document.links)
    assert all(0 <= start <= end <= len(raw) for start, end in spans)
    assert all(r.count >= len(r.spans) for r in document.repairs)


@settings(max_examples=300, deadline=None)
@given(MIXED)
def test_mixtures_of_everything(text: str) -> None:
    raw = text.encode()
    check(read(raw, "x", Hints(language="en")))
    for document in read_all(raw, "x", Hints(language="en")):
        check(document)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=120))
def test_any_bytes(raw: bytes) -> None:
    check(read(raw, "x", Hints(language="en")))


@settings(max_examples=100, deadline=None)
@given(MIXED, st.sampled_from(["utf-8-sig", "utf-16", "cp1252"]))
def test_other_encodings(text: str, encoding: str) -> None:
    check(read(text.encode(encoding, "replace"), "x", Hints(language="en")))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_a_record_gives_its_text_back(text: str) -> None:
    content = "Words of prose before it. " + text
    document = read(
        json.dumps({"title": "T", "date": "2020-01-01", "content": content}).encode("utf8", "replace"),
        "x",
        Hints(language="en"),
    )
    check(document)
    assert document.text.startswith("Words of prose before it.")


def test_carriage_returns_count_in_offsets_and_are_gone_from_the_text() -> None:
    document = read(b"A title\r\n\r\nA line of text.\r\nAnother line.\r\n", "x")
    assert "\r" not in document.text
    start = document.text.index("Another")
    assert document.clean.raw_span(start, start + 7) == (28, 35)
    assert document.position(28) == (4, 1)


def test_characters_beyond_the_basic_plane_count_once() -> None:
    document = read("😀 title\n\nThe 😀 text is here, and it ends.\n".encode(), "x")
    start = document.text.index("text is")
    assert document.raw[slice(*document.clean.raw_span(start, start + 4))] == "text"


def test_no_break_spaces_become_plain_in_place() -> None:
    document = read("It was in\N{NO-BREAK SPACE}January\N{NO-BREAK SPACE}1968 that they met.".encode(), "x")
    assert "in January 1968" in document.text
    repair = document.repair("no_break_spaces")
    assert repair is not None
    assert repair.spans == ((9, 10), (17, 18))


def test_a_manifest_wins() -> None:
    hints = Hints(url="https://a.example/x", author="Ada Holm", published="2020-01-01", language="de", input="body")
    document = sourcelint.read(b"A title\n\nPublished on March 3, 2019\n\nThe text is here, and it ends.", "x", hints)
    assert (document.language, document.input) == ("de", "body")
    assert document.metadata.published.value == "2020-01-01"
    assert document.metadata.author.value == "Ada Holm"
    assert document.metadata.author.span is None


def test_plain_text_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from sourcelint.clean import read; import pathlib\n"
        "read(pathlib.Path('raw/000_2602b644d5f88045.txt').read_bytes(), 'x')\n"
        "heavy = {'trafilatura', 'htmldate', 'lxml', 'ftfy', 'langdetect', 'pandas'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Let the collector of cycles rest: it looks at all that other tests have left, which is not the input's doing."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize(
    "unit", ["[", '{"a":', "<b>", "<p>", "&amp;", "</p>x", '"', "\\", "<!--", "<item>", "â€™", "\r\n", "“a "]
)
def test_hostile_input_takes_linear_time(unit: str) -> None:
    import time

    def seconds(times: int) -> float:
        raw = (
            '{"content": "A text of four words. ' if unit in '"\\' else "A text of four words.<p>x</p> "
        ).encode() + unit.encode() * times
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            read(raw, "x", Hints(language="en"))
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(16_000) < 20 * max(seconds(2_000), 0.005)
