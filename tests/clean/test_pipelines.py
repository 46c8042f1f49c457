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


OTHER = "Farmers along the river fear that the dam will take the water of two villages, their union said on Friday in a letter."
WALL = {"title": "Wall", "url": "https://a.example/wall", "date": "2024-05-02", "text": PROSE}
DAM = {"title": "Dam", "url": "https://a.example/dam", "date": "2024-05-03", "text": OTHER}
USER = {"id": 1, "name": "Anna Ley", "screen_name": "annaley"}


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok", "response": {"total": 2, "results": [WALL, DAM]}},
        {"articles": {"page": 1, "results": [WALL, DAM]}},
        {
            "kind": "Listing",
            "data": {"after": None, "children": [{"kind": "t3", "data": WALL}, {"kind": "t3", "data": DAM}]},
        },
        {"data": {"search": {"edges": [{"node": WALL}, {"node": DAM}]}}},
        {"took": 3, "hits": {"total": 2, "hits": [{"_id": "1", "_source": WALL}, {"_id": "2", "_source": DAM}]}},
        {"data": [{"id": 1, "attributes": WALL}, {"id": 2, "attributes": DAM}], "meta": {"page": 1}},
    ],
    ids=["response", "nested", "reddit", "graphql", "elasticsearch", "json-api"],
)
def test_the_list_of_an_answer_is_found_below_other_objects(answer: dict[str, Any]) -> None:
    documents = list(read_all(json.dumps(answer).encode(), "answer.json"))
    assert [document.metadata.title.value for document in documents] == ["Wall", "Dam"]
    assert [document.metadata.published.value for document in documents] == ["2024-05-02", "2024-05-03"]
    assert [document.text for document in documents] == [PROSE.strip(), OTHER.strip()]


def test_the_comments_of_an_article_are_no_list_of_articles() -> None:
    record = WALL | {"comments": [{"date": "2024-05-03", "author": "x", "text": f"{OTHER} " * 5}] * 3}
    (document,) = read_all(json.dumps(record).encode(), "wall.json")
    assert (document.metadata.title.value, document.text) == ("Wall", PROSE.strip())


@pytest.mark.parametrize(
    ("post", "author", "day"),
    [
        ({"created_at": "Wed Oct 10 20:19:24 +0000 2018", "full_text": PROSE, "user": USER}, "Anna Ley", "2018-10-10T20:19:24+00:00"),
        ({"time": "2024-05-02T10:00:00.000Z", "text": PROSE, "user": USER}, "Anna Ley", "2024-05-02T10:00:00+00:00"),
        ({"created_at": "2024-05-02", "content": f"<p>{PROSE}</p>", "account": {"display_name": "Anna Ley"}}, "Anna Ley", "2024-05-02"),
        ({"date": "2024-05-02", "from": "Harbour Channel", "text": [PROSE[:20], {"type": "bold", "text": PROSE[20:40]}, PROSE[40:]]},
         "Harbour Channel", "2024-05-02"),
    ],
    ids=["twitter", "facebook", "mastodon", "telegram"],
)  # fmt: skip
def test_posts_have_a_day_an_author_and_no_title(post: dict[str, Any], author: str, day: str) -> None:
    picture = {key: "" if key in ("text", "full_text", "content") else value for key, value in post.items()}
    (document,) = read_all(json.dumps({"name": "Channel", "messages": [picture, post]}).encode(), "posts.json")
    assert (document.metadata.author.value, document.metadata.published.value) == (author, day)
    assert document.text == PROSE.strip()


def test_a_bibliography_keeps_names_and_days_in_parts() -> None:
    people = [{"given": "Anna", "family": "Ley"}, {"given": "Tom", "family": "Roe"}]
    paper = {
        "title": ["Walls"],
        "author": people,
        "issued": {"date-parts": [[2021, 5, 2]]},
        "abstract": f"<jats:p>{PROSE}</jats:p>",
    }
    (document,) = read_all(json.dumps({"message": {"items": [paper]}}).encode(), "papers.json")
    metadata = document.metadata
    assert (metadata.title.value, metadata.author.value, metadata.published.value) == (
        "Walls",
        "Anna Ley, Tom Roe",
        "2021-05-02",
    )
    assert document.text == PROSE.strip()


def test_the_cues_of_a_transcript_are_one_text() -> None:
    cues = [{"text": f"so we voted on wall {number}", "start": number * 3.1, "duration": 2.9} for number in range(5)]
    (document,) = read_all(json.dumps(cues).encode(), "talk.json")
    assert document.text.splitlines() == [cue["text"] for cue in cues]
