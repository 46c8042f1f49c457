"""Every kind of container that the engine knows has a sample here, is named, and gives its article back."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from sourcelint.clean import read
from sourcelint.document import Wrapper
from sourcelint.rules.cln001_json_wrapper import CONTAINER_NAMES

PROSE = "The council met on Monday and agreed on the plan for the old bridge, which has been closed since the flood."
SECOND = "It will be open again in the spring, the mayor of the town said after the meeting in the hall."
BODY = f"<p>{PROSE}</p><p>{SECOND}</p>"
POST: dict[str, Any] = {
    "id": 1, "date": "2024-05-02T08:15:00", "date_gmt": "2024-05-02T06:15:00", "guid": {"rendered": "https://a.example/?p=1"},
    "slug": "bridge", "status": "publish", "type": "post", "link": "https://a.example/bridge",
    "title": {"rendered": "The bridge"}, "content": {"rendered": BODY},
}  # fmt: skip
ARTICLE = {"title": "The bridge", "url": "https://a.example/bridge", "content": f"{PROSE} {SECOND}"}
NEWS = {"source": {"name": "The Gazette"}, "urlToImage": None, "publishedAt": "2024-05-02T08:15:00Z", **ARTICLE}
SAMPLES: dict[str, str] = {
    "text": f"The bridge\n\n{PROSE}\n\n{SECOND}\n",
    "html": f"<!doctype html><html lang=en><head><title>The bridge</title></head><body><article><h1>The bridge</h1>{BODY}</article></body></html>",
    "rss": f"<rss><channel><title>The Gazette</title><item><title>The bridge</title><description><![CDATA[{BODY}]]></description></item></channel></rss>",
    "atom": f"<feed><title>The Gazette</title><entry><title>The bridge</title><content type='html'><![CDATA[{BODY}]]></content></entry></feed>",
    "wordpress": json.dumps(POST),
    "newsapi": json.dumps({"status": "ok", "articles": [NEWS]}),
    "jsonld": json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "The bridge", "articleBody": f"{PROSE} {SECOND}"}),
    "page_state": json.dumps({"buildId": "1", "props": {"article": {"title": "The bridge", "paragraphs": [{"text": PROSE}, {"text": SECOND}]}}}),
    "jsonl": "\n".join(json.dumps({**ARTICLE, "title": f"The bridge{number}"}) for number in ("", " again")),
    "json": json.dumps(ARTICLE),
    "python_repr": repr(ARTICLE),
    "xml": f'<doc sitename="The Gazette" title="The bridge" hostname="a.example" source="https://a.example/bridge"><main>{BODY}</main></doc>',
}  # fmt: skip
"""A whole file of each kind, whose one article, or each of them, says the same."""
NO_JSON = {"text", "html", "rss", "atom", "xml"}
TABLES = {"csv", "parquet"}
"""Tables have their samples in `test_tables.py`: they are never read as one text."""
DOCUMENTS = {"pdf", "docx"}
"""Documents have theirs in `test_documents.py`: an extra reads them."""


def test_every_kind_of_container_has_a_sample() -> None:
    assert SAMPLES.keys() | TABLES | DOCUMENTS == set(get_args(Wrapper))


def test_every_kind_of_json_has_a_name_for_readers() -> None:
    assert CONTAINER_NAMES.keys() == set(get_args(Wrapper)) - NO_JSON - TABLES - DOCUMENTS


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_sample_is_read_as_its_kind(kind: str) -> None:
    document = read(SAMPLES[kind].encode(), "sample")
    assert (document.wrapper, document.fault, document.complete) == (kind, None, True)
    assert PROSE in document.clean.value
    assert SECOND in document.clean.value
    assert not {"<", "{", "\\"} & set(document.clean.value)
    assert document.metadata.title.value == ("The bridge" if kind != "jsonl" else None)


@pytest.mark.parametrize("kind", SAMPLES)
def test_places_in_a_sample_are_those_of_the_raw_file(kind: str) -> None:
    document = read(SAMPLES[kind].encode(), "sample")
    span = document.clean.raw_span(at := document.clean.value.index(PROSE), at + len(PROSE))
    assert document.raw[span.start : span.end] == PROSE
