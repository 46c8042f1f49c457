"""A page that shows its text with scripts only is read from the data that it hands to them."""

from __future__ import annotations

import json

import pytest

from sourcelint.clean import read

TITLE = "Council votes on the customs house"
LINES = (
    "The harbour council met on Tuesday to decide what should become of the old customs house.",
    "Nobody expected the vote to be close, but two members changed their minds during the break.",
    "The building has stood empty since the ferry line closed, and its roof has begun to leak.",
    "A survey found that repairs would cost about as much as a new building of the same size.",
)
BODY = "\n\n".join(LINES)
NEXT = {
    "props": {
        "pageProps": {
            "article": {"headline": TITLE, "datePublished": "2016-03-14", "author": {"name": "Ida Moe"}, "body": BODY}
        }
    }
}
ARC = {
    "headlines": {"basic": TITLE}, "display_date": "2016-03-14T10:00:00Z", "credits": {"by": [{"name": "Ida Moe", "type": "author"}]},
    "content_elements": [{"type": "text", "content": line} for line in LINES],
}  # fmt: skip
LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2016-03-14",
    "author": {"name": "Ida Moe"},
    "articleBody": BODY,
}


def page(script: str, shown: str = "<div id=app></div>") -> str:
    menu = "<nav><a href=/>Home</a><a href=/news>News</a></nav>"
    return f"<!DOCTYPE html><html><head><title>{TITLE} | Harbour News</title></head><body>{menu}{shown}{script}</body></html>"


@pytest.mark.parametrize(
    "script",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(NEXT)}</script>',
        f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps(ARC)};Fusion.globalContentConfig={{}}</script>",
        f'<script>var a={{b:1}};</script><script type="application/ld+json">{json.dumps(LD)}</script>',
        f"<script>window.__STATE__ = {json.dumps({'posts': [NEXT['props']['pageProps']['article']]})};</script>",
    ],
)  # fmt: skip
def test_the_article_in_the_data_of_a_page(script: str) -> None:
    raw = page(script)
    document = read(raw.encode(), "page.html")
    metadata = document.metadata
    assert (metadata.title.value, metadata.author.value, (metadata.published.value or "")[:10]) == (
        TITLE,
        "Ida Moe",
        "2016-03-14",
    )
    assert all(line in document.text for line in LINES)
    assert "Home" not in document.text
    assert document.repair("shown_by_scripts") is not None
    assert document.repair("json_wrapper") is None
    at = document.text.index(LINES[2])
    assert raw[slice(*document.clean.raw_span(at, at + 20))] == LINES[2][:20]


OTHERS = [{"headline": f"Another {n}", "datePublished": "2015-01-01", "body": BODY} for n in range(3)]


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        (f"<script>x = {json.dumps(OTHERS)}</script>", "<div id=app>Loading</div>"),  # a list of others
        (f"<script>x = {json.dumps(OTHERS[0])}</script>", f"<h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in LINES)),
        (f"<script>x = {json.dumps(OTHERS[0])[:-40]}</script>", "<p>The council votes on Monday.</p>"),
        ('<script>x = {"a": "' + "a " * 200, "<p>The council votes on Monday.</p>"),
    ],
)  # fmt: skip
def test_a_page_that_shows_its_text_or_lists_others_is_read_as_it_is(script: str, shown: str) -> None:
    assert read(page(script, shown).encode(), "page.html").repair("shown_by_scripts") is None


def test_many_objects_take_linear_time() -> None:
    import time

    begun = time.process_time()
    read(page("<script>" + '={"a":[' * 20_000 + "</script>", "").encode(), "page.html")
    assert time.process_time() - begun < 3
