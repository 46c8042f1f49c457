"""What records of known kinds say about their article."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sourcelint import lint
from sourcelint.clean import read, read_all
from sourcelint.clean.containers.timestamps import to_iso


def test_wordpress_names_author_and_outlet_in_what_its_plugins_add() -> None:
    record = (
        '{"id":1,"date":"2024-05-02T08:15:00","link":"https://h.example/ferry/","title":{"rendered":"Ferry"},'
        '"content":{"rendered":"<p>The strike entered its second week on Thursday.</p>"},"author":7,'
        '"yoast_head_json":{"author":"Ingrid Solheim","og_site_name":"The Harbour Post"}}'
    )
    metadata = read(record.encode(), "ferry.json").metadata
    assert (metadata.author.value, metadata.publisher.value) == ("Ingrid Solheim", "The Harbour Post")


WORDPRESS = {
    "id": 812, "date": "2024-03-12T06:00:00", "link": "https://courier.example/wall/", "title": {"rendered": "Council votes"},
    "content": {"rendered": "<p>The council voted on Tuesday to rebuild the northern sea wall.</p>"}, "author": 7,
}  # fmt: skip


@pytest.mark.parametrize(
    ("added", "author"),
    [
        ({}, None),
        ({"_embedded": {"author": [{"id": 7, "name": "Tom Reed", "slug": "tom"}]}}, "Tom Reed"),
        ({"_embedded": {"author": [{"id": 7, "name": "Tom Reed"}, {"id": 8, "name": "Ana Torres"}]}}, "Tom Reed, Ana Torres"),
        (
            {"_embedded": {"wp:term": [[{"name": "News", "taxonomy": "category"}], [{"name": "Ana Torres", "taxonomy": "author"}]]}},
            "Ana Torres",
        ),
        ({"_embedded": {"wp:term": [[{"name": "News", "taxonomy": "category"}]]}}, None),
        ({"_embedded": {"author": [{"code": "rest_user_invalid_id", "message": "Invalid user ID."}]}}, None),
        ({"coauthors": [{"display_name": "Tom Reed"}, {"display_name": "Ana Torres"}]}, "Tom Reed, Ana Torres"),
        ({"yoast_head_json": {"twitter_misc": {"Written by": "Tom Reed"}}}, "Tom Reed"),
        ({"parsely": {"meta": {"creator": ["Tom Reed"]}}}, "Tom Reed"),
        ({"_embedded": {"author": [{"name": "admin"}]}}, None),
    ],
)  # fmt: skip
def test_wordpress_names_its_authors(added: dict[str, Any], author: str | None) -> None:
    field = read(json.dumps(WORDPRESS | added).encode(), "post.json").metadata.author
    assert (field.value, field.state) == (author, "present" if author else "absent")


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ({"byline": "By Tom Reed, Staff Writer"}, "Tom Reed"), ({"authors": ["Tom Reed", "Ana Torres"]}, "Tom Reed, Ana Torres"),
        ({"author": [{"@type": "Person", "name": "Tom Reed"}, {"@type": "Person", "name": "Tom Reed"}]}, "Tom Reed"),
        ({"author": ["7"]}, None), ({"author": 7}, None), ({"author": "7"}, None), ({"author": "admin"}, None),
        ({"author": {"name": "Tom Reed"}}, "Tom Reed"), ({"author": "Tom Reed, Ana Torres"}, "Tom Reed, Ana Torres"),
    ],
)  # fmt: skip
def test_authors_of_a_record(stated: dict[str, Any], author: str | None) -> None:
    record = {
        "headline": "Council votes",
        "text": "The council voted on Tuesday to rebuild the northern sea wall.",
    } | stated
    assert read(json.dumps(record).encode(), "a.json").metadata.author.value == author


def test_the_first_of_several_names_is_shown_where_it_stands() -> None:
    raw = json.dumps(WORDPRESS | {"authors": [{"name": "Tom Reed"}, {"name": "Ana Torres"}]})
    span = read(raw.encode(), "post.json").metadata.author.span
    assert span is not None
    assert raw[span.start : span.end] == "Tom Reed"


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2024-05-02", "2024-05-02"), ("2. Mai 2024", "2024-05-02"), ("01:38:07 PM IST Nov 20, 2019", "2019-11-20"), ("13/02/2024", "2024-02-13"),
        ("03/04/2024", "2024"), ("last Tuesday", None), ("0001-01-01", None), ("0001-01-01T00:00:00Z", None), ("a page of prose that names 2 May 2024 " * 3, None),
    ],
)  # fmt: skip
def test_dates_of_containers(stated: str, iso: str | None) -> None:
    assert to_iso(stated) == iso


@pytest.mark.parametrize(
    "people",
    ["[" * 5000 + "]" * 5000, "[" + ",".join(['{"name":"Tom Reed"}'] * 5000) + "]", "[[[[1]]]]", '{"author":{}}'],
)
def test_hostile_lists_of_people(people: str) -> None:
    raw = (
        '{"title":"Quay","text":"The council closed the harbour on Monday.","authors":'
        + people
        + ',"_embedded":{"wp:term":'
        + people
        + "}}"
    )
    assert read(raw.encode(), "quay.json").metadata.title.value == "Quay"


PROSE = "The council voted on Tuesday to rebuild the northern sea wall, which fell in the storm of January. Work starts in May. "


@pytest.mark.parametrize(
    ("title", "day", "address", "author", "text"),
    [
        ("heading", "Publish Date", "article_url", "Author", "article_paragraphs"),
        ("Article Title", "article-publish-date", "articleUrl", "article_author", "Article Text"),
        ("news_title", "newsDate", "news_link", "news_author", "newsContent"),
        ("storyHeadline", "story_pub_date", "storyPermalink", "storyByline", "storyBody"),
        ("title_clean", "publish_date_location", "page_url", "author", "raw_text"),
        ("标题", "发布时间", "链接", "作者", "正文"),
        ("제목", "입력일", "링크", "기자", "본문"),
        ("заголовок", "дата_публикации", "ссылка", "автор", "текст"),
        ("titel", "datum", "adresse", "autor", "volltext"),
        ("título", "fecha", "enlace", "autores", "contenido"),
    ],
)
def test_every_scraper_has_names_of_its_own(title: str, day: str, address: str, author: str, text: str) -> None:
    def record(number: int) -> dict[str, Any]:
        body = PROSE * number
        return {
            title: f"Wall {number}", day: "2024-03-12", address: f"https://courier.example/wall-{number}", author: "Ana Torres",
            text: [body, body.upper()] if "paragraphs" in text else body,
        }  # fmt: skip

    documents = list(read_all(json.dumps([record(1), record(4)]).encode(), "walls.json"))
    assert [document.metadata.title.value for document in documents] == ["Wall 1", "Wall 4"]
    for document in documents:
        metadata = document.metadata
        assert (metadata.author.value, metadata.published.value) == ("Ana Torres", "2024-03-12")
        assert metadata.url.value == f"https://courier.example/wall-{metadata.title.value[-1]}"
        assert PROSE.strip() in document.text


@pytest.mark.parametrize("verb", ["published", "pub", "post", "posted", "release", "issued", "created"])
@pytest.mark.parametrize("form", ["{}_at", "{}Date", "date_{}", "{}-time", "{}Timestamp"])
def test_the_day_is_known_by_what_was_done_on_it(verb: str, form: str) -> None:
    record = {"title": "A", form.format(verb): "2024-03-12", "text": PROSE}
    assert read(json.dumps(record).encode(), "wall.json").metadata.published.value == "2024-03-12"


def test_what_has_the_name_itself_counts_before_what_stands_for_it() -> None:
    record = {
        "article_url": "https://a.example/1",
        "url": "https://b.example/2",
        "page_title": "A",
        "title": "B",
        "text": PROSE,
    }
    metadata = read(json.dumps(record).encode(), "wall.json").metadata
    assert (metadata.url.value, metadata.title.value) == ("https://b.example/2", "B")


def test_a_record_without_a_text_is_pointed_at() -> None:
    raw = json.dumps(
        [
            {"title": "A", "url": "https://a.example/1", "body": PROSE},
            {"title": "B", "url": "https://a.example/2", "body": ""},
        ]
    )
    (_, empty) = read_all(raw.encode(), "two.json")
    (finding,) = lint(empty).findings
    assert (finding.code, finding.start) == ("ERR001", raw.index('{"title": "B"'))


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ana Torres@anatorres", "Ana Torres"), ("Ana Torres@in/anatorres@torres19", "Ana Torres"), ("Ana Torres, @ana", "Ana Torres"),
        ("Ana Torres ana@courier.example", "Ana Torres"), ("@anatorres", None), ("ana.torres@courier.example", None),
    ],
)  # fmt: skip
def test_names_of_accounts_are_no_part_of_a_name(author: str, name: str | None) -> None:
    record = {"title": "A", "author": author, "text": PROSE}
    assert read(json.dumps(record).encode(), "wall.json").metadata.author.value == name


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Published Mon, Jun 24 20247:00 AM EDT", "2024-06-24"), ("Posted 3 Jun 20249:15am", "2024-06-03"),
        ("15.03.202410:22", "2024-03-15"), ("Jun 25th 2024\nSave\nShare\nGive", "2024-06-25"), ("build 20247:00", None),
    ],
)  # fmt: skip
def test_a_day_as_a_page_prints_it(stated: str, day: str | None) -> None:
    record = {"title": "A", "publish_date": stated, "text": PROSE}
    assert read(json.dumps(record).encode(), "wall.json").metadata.published.value == day


def test_a_post_of_a_forum_has_the_title_of_its_topic() -> None:
    post = {
        "id": 1, "name": "Jane Doe", "username": "jane", "created_at": "2019-05-02T08:00:00Z", "topic_title": "Ferry sold",
        "cooked": "<p>The ferry was sold on Monday to a yard in the north.</p>",
    }  # fmt: skip
    document = read(json.dumps(post).encode(), "post.json")
    metadata = document.metadata
    assert (metadata.title.value, metadata.author.value) == ("Ferry sold", "jane")
    assert document.text.strip() == "The ferry was sold on Monday to a yard in the north."


def test_a_live_blog_is_one_article() -> None:
    entry = {"@type": "BlogPosting", "datePublished": "2024-05-02T09:00:00+01:00", "url": "https://h.example/live#1"}
    record = {
        "@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "The harbour strike, live",
        "author": {"@type": "Person", "name": "Ida Moe"}, "datePublished": "2024-05-02T08:00:00+01:00",
        "liveBlogUpdate": [
            {**entry, "headline": "The ferry is back", "articleBody": "The ferry sailed at noon, and the council was told of it."},
            {**entry, "headline": "No ferry yet", "articleBody": "Nobody at the northern pier knew when the ferry would sail."},
        ],
    }  # fmt: skip
    (document,) = read_all(json.dumps(record).encode(), "live.json")
    assert document.metadata.title.value == "The harbour strike, live"
    assert document.metadata.published.value == "2024-05-02T08:00:00+01:00"
    assert document.text.split("\n\n") == [
        "The ferry is back", "The ferry sailed at noon, and the council was told of it.",
        "No ferry yet", "Nobody at the northern pier knew when the ferry would sail.",
    ]  # fmt: skip
