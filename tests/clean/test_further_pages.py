"""A page of an article of several says so in its row of pages, which is no part of the text."""

from __future__ import annotations

import pytest
from pages import PROSE

from sourcelint.clean import read


def notes_of(behind: str) -> list[str]:
    title = "Lighthouse of Marrow to be repaired"
    page = f"<html><head><title>{title}</title></head><body><div class=article><h1>{title}</h1>{PROSE}</div>{behind}<footer><p>About us</p></footer></body></html>"
    document = read(page.encode(), "page.html")
    assert document.text.endswith("the storm of the spring.")
    return [truncation.note for truncation in document.truncations]


@pytest.mark.parametrize(
    "row",
    [
        '<ul class="pagination"><li>&laquo;</li><li>1</li><li><a href="a_2.html">2</a></li><li><a href="a_2.html">&raquo;</a></li></ul>',
        '<div class="pagination"><span>1</span> <a href="/a/2">2</a> <a href="/a/2">Next page</a></div>',
        '<div class="page-links">Pages: 1 <a href="/a/2/">2</a> <a href="/a/3/">3</a></div>',
        '<p class="page_links"><span>Page 1 of 3</span></p>',
        '<div class="pager"><b>1</b> | <a href="/a-2">2</a> | <a href="/a-3">3</a> <a href="/a-2">Weiter</a></div>',
    ],
)
def test_a_row_of_pages_behind_an_article(row: str) -> None:
    assert notes_of(row) == ["the text goes on on another page"]


@pytest.mark.parametrize(
    "row",
    [
        '<div class="pagination"><a href="/a/1">1</a> <span>2</span></div>',  # the last page
        '<div class="pagination"><a href="/b">Previous post</a> <a href="/c">Next post</a></div>',
        '<div class="pagination"><a href="/blog/page/2">Older posts</a></div>',
        '<div id="comments"><div class="pagination">1 <a href="?c=2">2</a> <a href="?c=2">Next</a></div></div>',
        '<div class="forum-posts"><div class="pager">1 <a href="?p=2">2</a> <a href="?p=2">Next</a></div></div>',
        '<div class="steps">1 <a href="/2">2</a> <a href="/2">Next</a></div>',
        "<p>About</p>" * 20 + '<div class="pagination">1 <a href="/2">2</a> <a href="/2">Next page</a></div>',
    ],
)
def test_a_row_of_something_else(row: str) -> None:
    assert notes_of(row) == []
