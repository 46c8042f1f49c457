"""Records are opened whole, wherever they are cut, and say what they prove."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcelint.clean import read, read_all
from sourcelint.clean.containers.json_scanner import Node, scan, unescape
from sourcelint.text import Text

RECORD = {
    "id": 512,
    "date": "2022-03-04T09:30:00",
    "date_gmt": "2022-03-04T08:30:00",
    "guid": {"rendered": "https://gazette.example/?p=512"},
    "modified": "2022-03-05T10:00:00",
    "modified_gmt": "2022-03-05T09:00:00",
    "slug": "bridge",
    "status": "publish",
    "type": "post",
    "link": "https://gazette.example/2022/03/bridge/",
    "title": {"rendered": "The bridge – closed"},
    "content": {
        "rendered": "<h2>How it began</h2>\n<p>The bridge was closed on Friday &#8211; cracks were found.</p>\n"
        '<p>It opens in <a href="https://town.example/plan">May</a>.</p>\n<ul>\n<li>Piers</li>\n<li>Beams</li>\n</ul>\n'
    },
    "excerpt": {"rendered": "<p>The bridge was closed.</p>"},
    "author": 3,
    "tags": [1, 2],
}
WHOLE = json.dumps(RECORD).replace("/", "\\/")
TEXT = "How it began\nThe bridge was closed on Friday – cracks were found.\nIt opens in May.\nPiers\nBeams"


def quoted(document, field: str) -> str:
    span = getattr(document.metadata, field).span
    return document.raw[span.start : span.end]


PAGE = (
    "<!doctype html><html><head><title>The bridge</title><meta name=author content='Ina Ley'></head><body><article><h1>The bridge</h1>"
    "<p>The bridge was closed on Friday, as cracks were found in two of its piers.</p></article></body></html>"
)


def test_a_page_in_a_record_says_what_the_record_does_not() -> None:
    raw = json.dumps({"title": "The bridge, closed", "content": PAGE, "link": "https://gazette.example/bridge"})
    document = read(raw.encode(), "post.json")
    assert (document.wrapper, document.complete, document.truncations) == ("html", True, ())
    assert document.text.endswith("two of its piers.")
    metadata = document.metadata
    assert (metadata.title.value, metadata.author.value) == ("The bridge, closed", "Ina Ley")
    assert metadata.url.value == "https://gazette.example/bridge"
    wrapper = document.repair("json_wrapper")
    assert wrapper is not None
    assert wrapper.spans


@pytest.mark.parametrize("lost", [20, 60, 200])
def test_a_cut_record_is_cut_though_it_holds_a_page(lost: int) -> None:
    raw = json.dumps({"content": PAGE, "link": "https://gazette.example/bridge"})[:-lost]
    document = read(raw.encode(), "post.json")
    assert (document.wrapper, document.complete) == ("html", False)
    (cut,) = document.truncations
    assert "the record ends" in cut.note
    assert document.metadata.url.state == "unknown"


def test_a_whole_record() -> None:
    document = read(WHOLE.encode(), "post.json")
    assert document.text == TEXT
    assert [(b.kind, b.level) for b in document.blocks] == [
        ("heading", 2), ("paragraph", 0), ("paragraph", 0), ("list", 0), ("list", 0),
    ]  # fmt: skip
    assert (document.wrapper, document.complete, document.truncations) == ("wordpress", True, ())
    metadata = document.metadata
    assert metadata.title.value == "The bridge – closed"
    assert quoted(document, "title") == "The bridge \\u2013 closed"
    assert (metadata.published.value, quoted(document, "published")) == ("2022-03-04T09:30:00",) * 2
    assert metadata.publisher.value == "gazette.example"
    assert metadata.author.state == "absent", "a number is no name"
    kinds = {d.kind: (d.value, d.origin) for d in metadata.dates}
    assert kinds["published_gmt"] == ("2022-03-04T08:30:00", "json:date_gmt")
    assert kinds["modified"] == ("2022-03-05T10:00:00", "json:modified")
    assert kinds["url"] == ("2022-03", "json:link")
    assert [document.raw[a:b] for a, b in document.links] == ["May"]


@pytest.mark.parametrize("cut", range(WHOLE.index("How it") + 3, len(WHOLE), 7))
def test_a_record_is_salvaged_wherever_it_is_cut(cut: int) -> None:
    document = read(WHOLE[:cut].encode(), "post.json")
    assert document.fault is None
    assert document.wrapper == "wordpress"
    assert not document.complete
    (container,) = [t for t in document.truncations if t.kind == "unclosed_container"]
    assert WHOLE[:cut].rstrip().endswith(document.raw[container.span.start : container.span.end])
    assert document.metadata.published.value == "2022-03-04T09:30:00"
    assert document.metadata.author.state == "unknown"
    assert TEXT.startswith(document.text.rstrip("&#<")[:-8]) or document.text.startswith(TEXT)


def test_a_record_that_is_cut_before_its_text_is_a_fault() -> None:
    document = read(WHOLE[: WHOLE.index("How it") - 10].encode(), "post.json")
    assert document.fault is not None
    assert "cut" in document.fault


def test_the_lost_keys_of_a_cut_record_are_named() -> None:
    cut = WHOLE[: WHOLE.index("It opens")]
    (container,) = [t for t in read(cut.encode(), "x").truncations if t.kind == "unclosed_container"]
    assert container.lost[:2] == ("excerpt", "author")
    assert "tags" in container.lost
    assert container.note == 'the record ends inside "content" with 2 brackets open'


def test_openers_eaten_by_a_stripper_leave_headings_and_paragraphs() -> None:
    import re

    stripped = re.sub(r"<[a-z][^<>]*>", "", WHOLE).replace("\\n", "\n\\n")
    document = read(stripped.encode(), "post.json")
    assert document.text == TEXT
    assert document.blocks[0].kind == "heading"
    assert {r.name for r in document.repairs} >= {"control_in_string", "json_escapes", "orphan_tags"}


def test_several_articles_have_stable_ids() -> None:
    records = [RECORD | {"guid": {"rendered": f"g{n}"}} for n in range(3)]
    raw = json.dumps(records).encode()
    documents = read_all(raw, "posts.json")
    assert [d.source for d in documents] == ["posts.json#g0", "posts.json#g1", "posts.json#g2"]
    assert read(raw, "posts.json").text == "\n\n".join([TEXT] * 3)
    without = json.dumps([{k: v for k, v in r.items() if k != "guid"} for r in records]).encode()
    first, second, third = (d.source for d in read_all(without, "posts.json"))
    assert first == "posts.json#https://gazette.example/2022/03/bridge/"
    assert len({first, second, third}) == 3


def test_one_article_keeps_the_name_of_its_file() -> None:
    (document,) = read_all(json.dumps([RECORD]).encode(), "posts.json")
    assert document.source == "posts.json"


def test_json_lines() -> None:
    raw = "\n".join(
        json.dumps({"url": f"https://a.example/{n}", "text": f"This is the text number {n}."}) for n in range(2)
    )
    documents = read_all(raw.encode(), "a.jsonl")
    assert [d.text for d in documents] == ["This is the text number 0.", "This is the text number 1."]
    assert {d.wrapper for d in documents} == {"jsonl"}


def test_double_encoding() -> None:
    document = read(json.dumps(WHOLE).encode(), "x")
    assert document.text == TEXT
    assert document.repair("double_encoding") is not None
    assert quoted(document, "published") == "2022-03-04T09:30:00"


def test_python_repr() -> None:
    document = read(repr(RECORD | {"extra": None, "it's": "a 'quoted' word"}).encode(), "x")
    assert document.text == TEXT
    assert document.wrapper == "python_repr"


def test_newsapi_says_how_much_is_left_out() -> None:
    article = {
        "source": {"id": None, "name": "Gazette"}, "author": "Ada Holm", "title": "Bridge closed",
        "url": "https://gazette.example/b", "publishedAt": "2022-03-04T08:30:00Z",
        "content": "The bridge was closed on Friday after cr… [+1234 chars]",
    }  # fmt: skip
    document = read(json.dumps({"status": "ok", "articles": [article]}).encode(), "x")
    assert document.text == "The bridge was closed on Friday after cr…"
    (teaser,) = [t for t in document.truncations if "1234" in t.note]
    assert document.raw[teaser.span.start : teaser.span.end].strip() == "[+1234 chars]"
    metadata = document.metadata
    assert (metadata.author.value, metadata.publisher.value) == ("Ada Holm", "Gazette")
    assert metadata.published.value == "2022-03-04T08:30:00+00:00"


def test_page_state_is_searched_by_shape() -> None:
    paragraphs = [
        f"This is paragraph {n} of the article, and it says what it has to say at some length." for n in range(5)
    ]
    state = {
        "props": {
            "pageProps": {
                "menu": [{"label": "A very long label of the menu that is a sentence, and longer than others"}] * 9,
                "article": {
                    "title": "Bridge closed",
                    "publishedAt": "2022-03-04",
                    "body": [
                        {"type": "p", "children": [{"text": p[:20]}, {"text": p[20:], "bold": True}]}
                        for p in paragraphs
                    ],
                },
                "related": [{"title": "Other", "url": "/o", "body": "This is another article, much longer. " * 90}] * 2,
            }
        },
        "buildId": "x",
    }
    document = read(json.dumps(state).encode(), "x")
    assert document.text.split("\n\n") == paragraphs
    assert document.wrapper == "page_state"
    assert document.metadata.title.value == "Bridge closed"
    assert document.metadata.published.value == "2022-03-04"


PARAGRAPHS = [
    f"This is paragraph number {n} of the article about the quay, and it says what it has to say, as {who} do."
    for n, who in enumerate(["towns", "mayors", "ferries", "cranes"])
]
HTML = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
PLAIN = "\n\n".join(PARAGRAPHS)
META = {"title": "Quay", "date": "2022-03-04"}


@pytest.mark.parametrize(
    "record",
    [
        META | {"text": PLAIN},
        META | {"content": PARAGRAPHS},
        META | {"content": {"blocks": [{"type": "paragraph", "data": {"text": p}} for p in PARAGRAPHS]}},
        META | {"body": [{"_type": "block", "children": [{"text": p[:9]}, {"text": p[9:]}]} for p in PARAGRAPHS]},
        META | {"doc": {"type": "doc", "content": [{"type": "p", "content": [{"type": "text", "text": p}]} for p in PARAGRAPHS]}},
        META | {"sections": [{"id": n, "heading": f"Section {n}", "text": p} for n, p in enumerate(PARAGRAPHS)]},
        {"data": {"type": "article", "attributes": META | {"body": {"value": HTML, "processed": HTML}}}},
        {"response": {"results": [META | {"id": "a", "fields": {"bodyText": PLAIN}}]}},
        {"posts": [{"id": "1", "html": HTML} | META]},
        {"query": {"pages": {"12": META | {"extract": PLAIN}}}},
        [{"kind": "Listing", "data": {"children": [{"data": META | {"selftext": PLAIN}}]}}],
        {"props": {"state": {"Article:1": META | {'body({"format":"html"})': HTML}, "Author:2": {"name": "Ada Holm"}}}},
        {"data": json.dumps({"article": META | {"body": HTML}})},
        [{"@type": "WebSite", "name": "G", "description": "A site about quays and much else."}, {"@type": "Article", "articleBody": PLAIN} | META],
    ],
)  # fmt: skip
def test_shapes_of_records(record: object) -> None:
    document = read(json.dumps(record).encode(), "x")
    assert document.text.split() == PLAIN.split()
    assert document.metadata.title.value == "Quay"
    assert document.metadata.published.value == "2022-03-04"


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ({"byline": "By Ada Holm"}, "author", "Ada Holm"),
        ({"authors": [{"name": "Ada Holm"}, {"name": "Bo Lind"}]}, "author", "Ada Holm, Bo Lind"),
        ({"author": "https://gazette.example/ada"}, "author", None),
        ({"author": 12}, "author", None),
        ({"source": "https://gazette.example/quay"}, "url", "https://gazette.example/quay"),
        ({"source": "https://gazette.example/quay"}, "publisher", "gazette.example"),
        ({"source": {"name": "The Gazette"}}, "publisher", "The Gazette"),
        ({"publishedAt": {"$date": "2022-03-04T00:00:00Z"}}, "published", "2022-03-04T00:00:00+00:00"),
        ({"created_utc": 1646352000.0}, "published", "2022-03-04T00:00:00+00:00"),
        ({"date_modified": "2022-03-05"}, "modified", "2022-03-05"),
    ],
)
def test_what_records_say_beside_the_text(record: dict, field: str, value: str | None) -> None:
    document = read(json.dumps({"title": "Quay", "text": PLAIN} | record).encode(), "x")
    assert getattr(document.metadata, field).value == value


def test_quotation_marks_that_nobody_escaped() -> None:
    raw = '{"title": "Bridge", "date": "2022-03-04", "content": "The mayor said "it is safe" and left the room.", "id": 3}'
    document = read(raw.encode(), "x")
    assert document.text == 'The mayor said "it is safe" and left the room.'
    assert document.complete


def test_json_without_prose_is_a_fault() -> None:
    document = read(b'{"code": "rest_no_route", "data": {"status": 404}}', "x")
    assert document.fault is not None
    assert "JSON" in document.fault


@pytest.mark.parametrize(
    "text", ["{sic} he wrote.", '["No"] was the answer, and no other was given.', "[1] See the annex.", "{}"]
)
def test_prose_is_not_json(text: str) -> None:
    assert read(text.encode(), "x").wrapper == "text"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1), inner, max_size=4),
    max_leaves=12,
)


def nodes_of(node: Node) -> list[Node]:
    return [node, *(below for child in node.children for below in nodes_of(child))]


@settings(max_examples=150)
@given(JSON, st.booleans())
def test_strings_are_found_and_unescaped_as_json_does(value: object, ascii_only: bool) -> None:
    raw = json.dumps({"x": value}, ensure_ascii=ascii_only)
    if any("\ud800" <= c <= "\udfff" for c in raw) or "\\ud" in raw:
        return
    found = scan(raw)
    assert not found.open
    strings = [n for n in nodes_of(found.roots[0]) if n.kind == "string"]
    for node in strings:
        expected = json.loads(raw[node.start : node.end], strict=False)
        got = unescape(Text.of_raw(raw[node.start + 1 : node.end - 1])).value
        assert got == expected.replace("\b", "").replace("\f", "\n")


@settings(max_examples=200)
@given(st.text(alphabet="{}[]:,\"'\\ntu0 ab1\n", max_size=80))
def test_the_scanner_takes_anything(text: str) -> None:
    for quote in ('"', "'"):
        for root in scan(text, quote=quote).roots:
            for node in nodes_of(root):
                assert 0 <= node.start <= node.end <= len(text)
                assert all(node.start <= c.start and c.end <= node.end for c in node.children)


def test_titles_and_names_are_read_as_html() -> None:
    raw = '{"title": "Caf&eacute; &#8211; closed &bogus;", "author": "Zo&euml; Moe", "link": "https://a.example/?b=1&copy=2", "content": "It is closed."}'
    metadata = read(raw.encode(), "x").metadata
    assert (metadata.title.value, metadata.author.value) == ("Café – closed &bogus;", "Zoë Moe")
    assert metadata.url.value == "https://a.example/?b=1&copy=2"
    assert metadata.title.span is not None
    assert raw[slice(*metadata.title.span)] == "Caf&eacute; &#8211; closed &bogus;"
