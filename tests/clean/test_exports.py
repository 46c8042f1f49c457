"""Exports and saved files of programs for writing: notebooks, Drupal, Ghost, Medium, Project Gutenberg, crawls."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sourcelint.clean import read, read_all

TITLE = "Lighthouse of Marrow to be repaired"
FIRST = "The council of Marrow agreed on Monday to repair the lighthouse before the first autumn gales reach the coast."
SECOND = (
    "Keeper Olan Brand said that two lamps and a new stair would be paid for by the county, as was asked in March 2023."
)


def notebook(*cells: tuple[str, Any]) -> str:
    listed = [{"cell_type": kind, "metadata": {}, "source": source, "outputs": []} for kind, source in cells]
    about = {"kernelspec": {"display_name": "Python 3", "name": "python3"}}
    return json.dumps({"cells": listed, "metadata": about, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def test_a_notebook_is_read_as_what_is_written_in_it() -> None:
    raw = notebook(
        ("markdown", [f"# {TITLE}\n", "\n", "By Ann Ley, 2 May 2024\n", "\n", FIRST]),
        ("code", ["lamps = 2\n", "print(lamps)"]),
        ("markdown", SECOND),
    )
    document = read(raw.encode(), "lamp.ipynb")
    said = document.metadata
    assert (said.title.value, said.author.value, said.published.value) == (TITLE, "Ann Ley", "2024-05-02")
    assert FIRST in document.text
    assert SECOND in document.text
    assert "print" not in document.text
    at = document.text.index("Keeper")
    assert document.raw[slice(*document.clean.raw_span(at, at + len("Keeper Olan")))] == "Keeper Olan"


def test_a_text_under_source_is_no_publisher() -> None:
    record = {"title": TITLE, "source": f"{FIRST} {SECOND}", "text": f"{FIRST} {SECOND}"}
    assert read(json.dumps(record).encode(), "a.json").metadata.publisher.value is None


def test_fields_of_drupal() -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p>"
    node = {
        "nid": [{"value": 12}], "title": [{"value": TITLE}], "created": [{"value": "2024-05-02T10:00:00+00:00", "format": "c"}],
        "changed": [{"value": "2024-05-03T10:00:00+00:00"}], "body": [{"value": body, "format": "basic_html", "processed": body}],
    }  # fmt: skip
    said = read(json.dumps(node).encode(), "node.json").metadata
    assert (said.title.value, str(said.published.value)[:10], str(said.modified.value)[:10]) == (
        TITLE,
        "2024-05-02",
        "2024-05-03",
    )


def test_posts_of_ghost_do_not_begin_with_their_titles() -> None:
    posts = [
        {"id": str(number), "title": f"{TITLE}, part {number}", "slug": f"lamp-{number}", "html": f"<p>{FIRST} {number} {SECOND}</p>",
         "published_at": f"2024-05-0{number}T10:00:00.000Z"}
        for number in (1, 2)
    ]  # fmt: skip
    raw = json.dumps({"db": [{"meta": {"version": "5.0"}, "data": {"posts": posts, "users": [{"name": "Ann Ley"}]}}]})
    documents = read_all(raw.encode(), "ghost.json")
    assert [document.metadata.title.value for document in documents] == [f"{TITLE}, part 1", f"{TITLE}, part 2"]
    assert all(document.text.startswith(FIRST) for document in documents)


def test_the_guard_of_medium() -> None:
    paragraphs = [
        {"name": name, "type": 1, "text": text} for name, text in (("a", FIRST), ("b", SECOND), ("c", FIRST[::-1]))
    ]
    post = {"title": TITLE, "firstPublishedAt": 1714644672000, "content": {"bodyModel": {"paragraphs": paragraphs}}}
    raw = "])}while(1);</x>" + json.dumps({"success": True, "payload": {"value": post}})
    document = read(raw.encode(), "post.json")
    assert document.metadata.title.value == TITLE
    assert document.text.startswith(FIRST)


def test_a_line_that_is_called_the_title_is_it() -> None:
    raw = f"""The Project Gutenberg eBook of {TITLE}, by Ann Ley

This eBook is for the use of anyone anywhere in the United States and most other parts of the world at no cost.

Title: {TITLE}

Author: Ann Ley

Release Date: May 2, 2024

{FIRST}

{SECOND}
"""
    said = read(raw.encode(), "book.txt").metadata
    assert (said.title.value, said.author.value, said.published.value) == (TITLE, "Ann Ley", "2024-05-02")


def test_a_page_in_a_record_of_a_crawl_is_dated_by_its_address() -> None:
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    record = {"url": "https://coast.example/2024/05/02/lamp", "status": 200, "html": page}
    said = read(json.dumps(record).encode(), "crawl.jsonl").metadata
    assert (said.published.value, said.publisher.value) == ("2024-05-02", "coast.example")


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: {t}\ndate: 2024-05-02\n---\n\n",
        "Title: {t}\nDate: 2024-05-02\nAuthor: Ann Ley\n\n",
        "= {t}\nAnn Ley\n2024-05-02\n\n",
    ],
)
def test_a_head_behind_a_byte_order_mark(head: str) -> None:
    raw = f"\ufeff{head.format(t=TITLE)}{FIRST}\n\n{SECOND}\n"
    document = read(raw.encode(), "lamp.md")
    assert (document.metadata.title.value, document.metadata.published.value) == (TITLE, "2024-05-02")
    assert document.text.startswith(FIRST)


def test_words_that_a_reader_of_scans_divides_by_a_sign_of_its_own() -> None:
    lines = (
        "The council of Marrow agreed on Monday to re¬\npair the lighthouse before the first autumn gales reach the\n"
        "coast. Keeper Olan Brand said that two lamps and a new stair\nwould be paid for by the county, as was asked in March of the\n"
        "year before. The har¬\nbour master, who was in the room, did not want to speak at all."
    )
    text = read(lines.encode(), "scan.txt").text
    assert "to repair the" in text
    assert "harbour master" in text
