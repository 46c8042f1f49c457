"""Records as pipelines for search and language models keep them: what stands beside the text is read, however it is nested."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sourcelint.clean import read, read_all

TITLE, ADDRESS = "Lighthouse of Marrow to be repaired", "https://gazette.example/sea/lighthouse"
PROSE = (
    "The council of Marrow agreed on Monday to repair the lighthouse before the first autumn gales reach the coast. "
    "Keeper Olan Brand said that two lamps and a new stair would be paid for by the county, as was asked in March 2023."
)


@pytest.mark.parametrize(
    ("record", "author", "day"),
    [
        (
            {"success": True, "data": {"markdown": f"# {TITLE}\n\n{PROSE}", "metadata": {
                "title": TITLE, "sourceURL": ADDRESS, "author": "Ann Ley", "publishedTime": "2024-05-02T08:00:00Z"}}},
            "Ann Ley", "2024-05-02",
        ),
        ({"page_content": PROSE, "metadata": {"source": ADDRESS, "title": TITLE, "date": "2024-05-02"}}, None, "2024-05-02"),
        ({"id_": "a1", "text": PROSE, "metadata": {"url": ADDRESS, "title": TITLE, "author": "Ann Ley"}}, "Ann Ley", None),
        ({"code": 200, "data": {"title": TITLE, "url": ADDRESS, "content": PROSE, "publishedTime": "2024-05-02"}}, None, "2024-05-02"),
        ({"by": "stone_fan", "id": 8863, "time": 1714636800, "title": TITLE, "type": "story", "text": PROSE, "url": ADDRESS}, "stone_fan", "2024-05-02"),
        (
            {"items": [{"title": TITLE, "body": PROSE, "owner": {"display_name": "stone_fan"}, "creation_date": 1714636800, "link": ADDRESS}]},
            "stone_fan", "2024-05-02",
        ),
        ({"objects": [{"type": "article", "title": TITLE, "text": PROSE, "html": f"<p>{PROSE}</p>", "pageUrl": ADDRESS, "author": "Ann Ley"}]}, "Ann Ley", None),
    ],
    ids=["firecrawl", "langchain", "llamaindex", "jina", "hacker news", "stack exchange", "diffbot"],
)  # fmt: skip
def test_what_stands_beside_the_text_is_metadata(record: dict[str, Any], author: str | None, day: str | None) -> None:
    document = read(json.dumps(record).encode(), "record.json")
    metadata = document.metadata
    assert (metadata.title.value, metadata.url.value, metadata.author.value) == (TITLE, ADDRESS, author)
    assert (metadata.published.value or "")[:10] == (day or "")
    assert str(document.text).count("Olan Brand") == 1


def test_what_the_record_says_itself_comes_before_its_metadata() -> None:
    beside = {"authors": ["Tom Reed"], "title": "A draft", "url": ADDRESS}
    record = {"title": TITLE, "text": PROSE, "authors": [{"name": "Ann Ley"}], "metadata": beside}
    metadata = read(json.dumps(record).encode(), "record.json").metadata
    assert (metadata.title.value, metadata.author.value, metadata.url.value) == (TITLE, "Ann Ley", ADDRESS)


def test_metadata_inside_metadata_is_no_trap() -> None:
    nested = '{"meta":' * 5000 + "1" + "}" * 5000
    document = read(f'{{"title":"{TITLE}","text":"{PROSE}","meta":{nested}}}'.encode(), "record.json")
    assert (document.fault, document.metadata.title.value) == (None, TITLE)


def test_an_hour_is_no_day_of_publication() -> None:
    record = {"title": TITLE, "text": PROSE, "time": "20:00", "url": ADDRESS}
    assert read(json.dumps(record).encode(), "event.json").metadata.published.value is None


@pytest.mark.parametrize(
    "record",
    [
        {"text": PROSE, "timestamp": "2019-04-21T10:07:13Z", "url": ADDRESS},
        {"text": PROSE, "dump": "CC-MAIN-2013-20", "url": ADDRESS, "date": "2019-04-21T10:07:13Z", "file_path": "s3://crawl/x"},
    ],
)  # fmt: skip
def test_the_day_of_a_crawl_is_none_of_publication(record: dict[str, str]) -> None:
    metadata = read(json.dumps(record).encode(), "corpus.jsonl").metadata
    assert metadata.published.value is None
    assert ("retrieved", "2019-04-21T10:07:13+00:00") in {(date.kind, date.value) for date in metadata.dates}


def test_a_day_of_publication_beside_that_of_the_crawl_stands() -> None:
    record = {
        "title": TITLE,
        "text": PROSE,
        "publish_date": "07-31-2014",
        "warc_date": "2016-12-11T14:27:02Z",
        "url": ADDRESS,
    }
    assert read(json.dumps(record).encode(), "news.json").metadata.published.value == "2014-07-31"


def test_a_timestamp_beside_a_title_is_that_of_the_article() -> None:
    record = {"title": TITLE, "text": PROSE, "timestamp": "2019-04-21T10:07:13Z", "url": ADDRESS}
    assert read(json.dumps(record).encode(), "article.json").metadata.published.value == "2019-04-21T10:07:13+00:00"


def test_the_elements_of_a_partitioned_page_are_one_text() -> None:
    kinds = ("Title", "NarrativeText", "NarrativeText")
    parts = (TITLE, PROSE, "The stair is of oak, and older than the tower.")
    elements = [
        {"type": kind, "element_id": str(number), "text": part, "metadata": {"filename": "l.html", "url": ADDRESS}}
        for number, (kind, part) in enumerate(zip(kinds, parts, strict=True))
    ]
    (document,) = read_all(json.dumps(elements).encode(), "elements.json")
    assert str(document.text).split("\n\n") == list(parts)
    assert (document.metadata.title.value, document.metadata.url.value) == (TITLE, ADDRESS)


def test_the_text_of_one_record_of_a_crawl_has_no_headers() -> None:
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {ADDRESS}\r\nContent-Type: text/plain\r\nContent-Length: 99\r\n\r\n"
    document = read(f"{head}{TITLE}\n{PROSE}\r\n\r\n".encode(), "one.wet")
    assert str(document.text).startswith(TITLE)


def test_the_head_that_a_reader_writes_is_metadata() -> None:
    head = (
        f"Title: {TITLE}\n\nURL Source: {ADDRESS}\n\nPublished Time: 2024-05-02T08:00:00+00:00\n\nMarkdown Content:\n"
    )
    document = read(f"{head}# {TITLE}\n\n{PROSE}\n".encode(), "page.md")
    metadata = document.metadata
    assert (metadata.title.value, metadata.url.value, metadata.published.value[:10]) == (TITLE, ADDRESS, "2024-05-02")
    assert "URL Source" not in str(document.text)


def test_a_text_that_only_begins_with_a_title_keeps_it() -> None:
    assert str(read(f"Title: {TITLE}\n\n{PROSE}".encode(), "page.txt").text).startswith("Title:")
