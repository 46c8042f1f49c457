"""HTML pages: what is chosen, where it stands in the raw page, what the page says of itself, where it was cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcelint.clean import read as read_file
from sourcelint.clean.article import PartialDocument
from sourcelint.clean.html import extract
from sourcelint.clean.html.extract import extract_page
from sourcelint.text import Text

PROSE = (
    "The harbour council met on Tuesday to decide what should become of the old customs house.",
    "Nobody expected the vote to be close, but two members changed their minds during the break.",
    "The building has stood empty since the ferry line closed, and its roof has begun to leak.",
    "A survey found that repairs would cost about as much as a new building of the same size.",
    "Several neighbours spoke in favour of keeping the facade and building a library behind it.",
    "The council will hear the architects again in spring before any of the money is spent.",
)
BODY = "".join(f"<p>{line}</p>\n" for line in PROSE)
MENU = (
    "<nav><ul>"
    + "".join(f'<li><a href="/{w}">{w}</a></li>' for w in ("Home", "News", "Sports", "About"))
    + "</ul></nav>"
)


def page(
    body: str = BODY, head: str = "<title>Vote on the customs house | Harbour News</title>", end: str = "</body></html>"
) -> str:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{MENU}<main><article>{body}</article></main>{end}"


def read(raw: str) -> PartialDocument:
    return extract_page(PartialDocument(Text.of_raw(raw), wrapper="html"))


def lines(draft: PartialDocument) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, draft.text.value[b.start : b.end]) for b in draft.blocks]


def in_place(raw: str, draft: PartialDocument) -> bool:
    """Every character stands for raw characters; those that nothing changed are the same."""
    value = draft.text.value
    for n, character in enumerate(value):
        start, end = draft.text.raw_span(n, n + 1)
        assert 0 <= start <= end <= len(raw)
        if end - start == 1 and not character.isspace():
            assert raw[start] == character or raw[start] == "&"
    return True


def test_main_text_without_the_shell() -> None:
    raw = page(BODY + "<aside class=related><h3>Related</h3><a href=/x>Ferry line to open again</a></aside>")
    draft = read(raw)
    assert draft.text.value == "\n".join(PROSE)
    assert {kind for kind, _, _ in lines(draft)} == {"paragraph"}
    assert all(b.marked for b in draft.blocks)
    assert in_place(raw, draft)
    start, end = draft.text.raw_span(0, len(PROSE[0]))
    assert raw[start:end] == PROSE[0]


def test_headings_lists_quotes_and_captions_know_what_they_are() -> None:
    raw = page(
        f"<h1>Vote on the customs house</h1>{BODY}<h2>What happens next</h2><p>{PROSE[0]}</p>"
        f"<ul><li>Architects report in March</li><li>Second vote in May</li></ul><p>{PROSE[1]}</p>"
        f"<blockquote><p>We would rather wait a year than regret it, the mayor said after the meeting.</p></blockquote><p>{PROSE[2]}</p>"
    )
    found = lines(read(raw))
    assert ("heading", 2, "What happens next") in found
    assert ("list", 0, "Second vote in May") in found
    assert any(kind == "quote" and text.startswith("We would rather") for kind, _, text in found)
    assert not any(text == "Vote on the customs house" for _, _, text in found), "the title is metadata"


def test_entities_white_space_and_inline_tags_keep_their_places() -> None:
    raw = page(
        f"<p>Caf&eacute;&nbsp;owners  and\n\t<b>fishermen</b> <i>alike</i> said &ldquo;no&rdquo; to the plan, which was a surprise to most.</p>{BODY}"
    )
    draft = read(raw)
    value = draft.text.value
    assert value.startswith("Café owners and fishermen alike said “no” to the plan")
    at = value.index("é")
    assert raw[slice(*draft.text.raw_span(at, at + 1))] == "&eacute;"
    at = value.index("fishermen")
    assert raw[slice(*draft.text.raw_span(at, at + 9))] == "fishermen"
    assert in_place(raw, draft)


def test_links_of_the_main_text_only() -> None:
    raw = page(
        f'<p>The <a href="https://example.org/report"> survey </a> was long and nobody on the council had read all of it.</p>{BODY}'
    )
    assert [raw[slice(*span)] for span in read(raw).links] == ["survey"]


def test_list_items_between_paragraphs_come_back() -> None:
    items = "".join(f"<li>{w} of the roof</li>" for w in ("Repair", "Survey", "Drainage"))
    raw = page(f"<p>{PROSE[0]}</p><ul>{items}</ul>{BODY}")
    assert "Drainage of the roof" in read(raw).text.value


@pytest.mark.parametrize(
    "tail",
    [
        "<h3>You might also like</h3><p>Ten harbours that reinvented themselves in the last decade, and one that did not.</p>",
        "<div class=newsletter-signup><p>Get the best of Harbour News every morning, before everybody else is awake.</p></div>",
        "<p>READ MORE: <a href=/a>Ferry line to open again</a></p>",
        "<h2>12 Comments</h2><p>I have lived there for thirty years and never heard such nonsense from any council.</p>",
        "<figure><img src=a.jpg><figcaption>The old customs house, seen from the water. Photo: Jo Doe</figcaption></figure>",
    ],
)
def test_what_does_not_belong_goes(tail: str) -> None:
    assert read(page(BODY + tail)).text.value == "\n".join(PROSE)


def post(name: str, *lines: str) -> str:
    return f"<div class=post><div class=name><a href=/u>{name}</a></div><div class=text>{'<br><br>'.join(lines)}</div></div>"


def test_posts_before_the_first_that_the_extractor_chose_belong(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = (f"{PROSE[0]} {PROSE[1]}", f"{PROSE[4]} {PROSE[5]}")
    monkeypatch.setattr(extract, "_extract", lambda _tree, **_: iter([(f"Quoted: {line}",) for line in chosen]))
    quoted = [f"<p>Quoted: {line}</p>" for line in chosen]
    thread = (
        post("ina", *PROSE[:2])
        + post("ole", quoted[0], PROSE[2])
        + post("ben", PROSE[3], "Nice one!")
        + post("ina", quoted[1])
    )
    text = read(page(f"<h1>The old customs house</h1>{thread}")).text.value
    assert text.startswith(PROSE[0])
    assert "Nice one!" in text
    assert "ole" not in text.split()


def test_cards_of_a_page_that_is_made_of_them_belong() -> None:
    titles = ("Berths", "Ferries", "Cranes", "Tolls")
    cards = [
        f"<a class=card href=/{title}><div>{title}</div><div>{line}</div></a>"
        for title, line in zip(titles, PROSE[2:], strict=True)
    ]
    text = read(page(f"<h1>Harbour</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{''.join(cards)}")).text.value
    assert text.splitlines()[-2:] == ["Tolls", PROSE[5]]


def test_cards_below_an_article_go() -> None:
    cards = [f"<a class=card href=/{n}><div>Ferry {n}</div><div>It sails at {n} o'clock.</div></a>" for n in range(4)]
    assert read(page(BODY + "".join(cards))).text.value == "\n".join(PROSE)


def test_a_standfirst_that_the_description_repeats_belongs() -> None:
    lead = "Two members changed their minds, and the customs house of the old harbour will stay as it is."
    raw = page(
        f"<header><h1>Vote on the customs house</h1><p>{lead}</p></header>{BODY}",
        f'<title>Vote</title><meta name=description content="{lead}">',
    )
    assert lead in read(raw).text.value


def test_metadata_with_its_places() -> None:
    raw = page(
        head='<title>Vote &amp; after | Harbour News</title><meta property="og:site_name" content="Harbour News">'
        '<link rel=canonical href="https://www.harbour.example/2024/03/05/vote"><meta name="author" content="Ida Moe">'
        '<meta property="article:published_time" content="2024-03-05T08:30:00+01:00">'
        '<meta property="article:modified_time" content="2024-03-06T09:00:00+01:00">'
    )
    draft = read(raw)
    said = draft.metadata
    values = {f: getattr(said, f).value for f in ("title", "author", "published", "modified", "publisher", "url")}
    assert values == {
        "title": "Vote & after",
        "author": "Ida Moe",
        "published": "2024-03-05T08:30:00+01:00",
        "modified": "2024-03-06T09:00:00+01:00",
        "publisher": "Harbour News",
        "url": "https://www.harbour.example/2024/03/05/vote",
    }
    for name, stands in (
        ("author", "Ida Moe"),
        ("published", "2024-03-05T08:30:00+01:00"),
        ("publisher", "Harbour News"),
    ):
        field = getattr(said, name)
        assert field.state == "present"
        assert raw[slice(*field.span)] == stands
    assert {(d.kind, d.value[:10]) for d in said.dates} >= {
        ("published", "2024-03-05"),
        ("modified", "2024-03-06"),
        ("url", "2024-03-05"),
    }


def test_a_page_that_names_nobody_says_so() -> None:
    author = read(page()).metadata.author
    assert (author.value, author.state) == (None, "absent")


JSON_LD = '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ida Moe"}],"datePublished":"2024-03-05T08:30:00Z"}]}</script>'


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (JSON_LD, BODY, "2024-03-05"),
        (JSON_LD + '<meta name="date" content="2024-03-08">', BODY, "2024-03-05"),
        ('<meta property="article:published_time" content="2024-03-05T08:30:00Z">' + JSON_LD.replace("03-05", "02-01"), BODY, "2024-03-05"),
        ("", '<time class="updated" datetime="2024-04-09">9 April</time><time itemprop=datePublished datetime="2024-03-05">5 March</time>' + BODY, "2024-03-05"),
        ('<link rel=canonical href="https://harbour.example/2024/03/05/vote">', BODY, "2024-03-05"),
        ('<link rel=canonical href="https://harbour.example/news/05-03-2024">', BODY, "2024-03-05"),
        ("<title>Vote on the customs house</title>", f"<h1>Vote on the customs house</h1><div>5 March 2024</div>{BODY}", "2024-03-05"),
        ("<title>Vote on the customs house</title>", f"<h1>Vote on the customs house</h1><div>March 5, 2031</div>{BODY}", "2031-03-05"),
    ],
)  # fmt: skip
def test_published(head: str, body: str, day: str) -> None:
    published = read(page(body, head)).metadata.published
    assert (published.value or "")[:10] == day
    assert published.span is not None


def test_a_year_in_a_copyright_line_is_no_date() -> None:
    assert read(page(BODY + "<footer>Copyright 2016 Harbour News</footer>")).metadata.published.value is None


@pytest.mark.parametrize("cut", [1, 60, 200, 333, 470])
def test_every_cut_in_the_text_is_found(cut: int) -> None:
    raw = page()
    raw = raw[: raw.index(PROSE[0]) + cut]
    draft = read(raw)
    assert [t.kind for t in draft.truncations] == ["unclosed_container"]
    assert not draft.complete
    assert draft.metadata.author.state == "unknown", "a cut page proves nothing absent"
    assert draft.truncations[0].span.end <= len(raw)


@pytest.mark.parametrize(
    "tail", ['<p class="x', "<p>and so on <a href=", "<!-- an unfinished comment", "<script>var a = 1;", "</p"]
)  # fmt: skip
def test_a_cut_inside_markup_is_found(tail: str) -> None:
    draft = read("<html><body>" + BODY + tail)
    assert [t.kind for t in draft.truncations] == ["unclosed_container"]


@pytest.mark.parametrize(
    "raw",
    [
        page(),
        page(end=""),
        f"<!doctype html><title>Vote</title><p>{'<p>'.join(PROSE)}",
        f"<html><body><ul><li>{'<li>'.join(PROSE)}</ul>",
        f"<html><head><title>Vote</title></head><body>{BODY}",
        f"<html><body><div>{BODY}</body></html>",
        f"<html><body>{BODY}</body></html><!-- served from cache -->\n",
        f"<html><body>{BODY}</body></html><div><script>track()</script></div>",
        f"<table><tr><td>{'<tr><td>'.join(PROSE)}</table>",
        f"<html><body>{BODY}<p>Prices &lt; 5 and a < b</p></body></html>",
    ],
)
def test_html_may_leave_end_tags_out(raw: str) -> None:
    assert read(raw).truncations == ()


def test_a_page_drawn_by_scripts_is_known_by_its_description() -> None:
    raw = '<html><head><meta name="description" content="A caf&eacute; by the harbour, and who runs it."></head><body><div id=app></div></body></html>'
    draft = read(raw)
    assert draft.text.value == "A café by the harbour, and who runs it."
    assert [(t.kind, t.certain) for t in draft.truncations] == [("teaser", False)]
    assert in_place(raw, draft)


def test_an_empty_page_has_no_text() -> None:
    assert read("<html><body></body></html>").text.value == ""
    assert read("").blocks == ()


def test_what_cannot_be_placed_is_kept_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    extra = "This sentence was never on the page, and yet the extractor returned it to us."
    monkeypatch.setattr(
        extract, "_extract", lambda _tree, **_: iter([(PROSE[0],), (extra,), *((p,) for p in PROSE[1:])])
    )
    draft = read(page())
    assert draft.text.value == "\n".join([PROSE[0], extra, *PROSE[1:]])
    assert [(r.name, r.count) for r in draft.repairs] == [("unplaced", 1)]
    at = draft.text.value.index(extra)
    start, end = draft.text.raw_span(at, at + len(extra))
    assert start == end


def test_the_visible_text_stands_in_when_the_extractor_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "_extract", lambda _tree, **_: iter(()))
    assert read(page()).text.value == "\n".join(PROSE)


HOSTILE = [
    "<div>" * 1000, "<p>" * 1000, "<a " * 1000, "<" * 5000, "<!--" * 1000, "<script>" * 500, '<a x="' * 833, "<b>t" * 1000,
    "<table><tr><td>x" * 500, "<li>a" * 1000, "<title>" * 666, "</div>" * 833, "<select>" + "<option>x" * 500, "&amp" * 1333,
    "<div " + "a=1 " * 1333 + ">", "<html><body><p>" + "\x00\ud800\x01" * 833, '<script type="application/ld+json">' + "[" * 3333 + "</script>",
    "<h2>Head</h2>" * 500, "<dl>" + "<dt>a<dd>b" * 500, "<svg><title>" * 500,
]  # fmt: skip


@pytest.mark.parametrize("raw", HOSTILE, ids=[h[:12] for h in HOSTILE])
def test_hostile_pages_are_read_to_the_end(raw: str) -> None:
    in_place(raw, read(raw))


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<li>",
        "<ul>",
        "</ul>",
        "<h2>Why</h2>",
        "<a",
        "href=x>",
        "</a>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<br>",
        "<td>",
        "<table>",
        "</table>",
        "<pre>",
        "</pre>",
        "&amp;",
        "&nbsp;",
        "&#8217;",
        "&bogus;",
        "<",
        ">",
        '"',
        "'",
        "=",
        "<blockquote>",
        "</body>",
        "</html>",
        "<figcaption>",
        "<title>t</title>",
        "<time",
        "datetime=2024-01-02>",
    ]
)
TEXTS = st.sampled_from(
    (*PROSE, "é", "\N{NO-BREAK SPACE}", " ", "\n", "\r\n", "word", "\N{SOFT HYPHEN}", "日本語の文章です。", "\0")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, TEXTS, st.text(max_size=12)), max_size=40))
def test_any_markup_is_read(parts: list[str]) -> None:
    raw = "<html><body>" + "".join(parts)
    draft = read(raw)
    assert in_place(raw, draft)
    assert all(0 <= b.start < b.end <= len(draft.text) for b in draft.blocks)
    assert "\n".join(draft.text.value[b.start : b.end] for b in draft.blocks) == draft.text.value
    assert all(0 <= a <= b <= len(raw) for a, b in draft.links)
    assert all(0 <= t.span.start <= t.span.end <= len(raw) for t in draft.truncations)
    assert read(raw) == draft


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        (JSON_LD, BODY, "Ida Moe"),
        (JSON_LD.replace('{"@type":"Person","name":"Ida Moe"}', '{"@id":"#ida"}').replace("}]}<", '},{"@type":"Person","@id":"#ida","name":"Ida Moe"}]}<'), BODY, "Ida Moe"),
        ('<meta name=author content="https://harbour.example/authors/ida">', "<h1>Vote</h1><p>By Ida Moe</p>" + BODY, "Ida Moe"),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ida Moe">', BODY, "Ida Moe"),
        ("<title>Vote</title>", '<h1>Vote</h1><div>Posted by <a rel="author" href="/ida">Ida Moe</a> in News</div>' + BODY, "Ida Moe"),
        ("<title>Vote</title>", '<h1>Vote</h1><div class="article-byline">Ida Moe</div>' + BODY, "Ida Moe"),
        ("<title>Vote</title>", '<h1>Vote</h1><div class="authorities">Harbour Council</div>' + BODY, None),
    ],
)  # fmt: skip
def test_author(head: str, body: str, author: str | None) -> None:
    raw = page(body, head)
    found = read(raw).metadata.author
    assert found.value == author
    if found.span is not None:
        assert raw[slice(*found.span)] == author


@pytest.mark.parametrize(("item", "count"), [("<p>Boats\n", 100_000), ("<p><b>Boats\n", 100), ("<p>Boats\n", 12_001)])
def test_paragraphs_that_are_never_closed_are_read(item: str, count: int) -> None:
    document = read_file(("<html><body>" + item * count).encode(), "x")
    assert document.fault is None
    assert document.text.count("Boats") == count
    assert document.blocks


def page_with(head: str, body: str) -> str:
    text = (
        "<p>The council closed the harbour on Monday, and the ferry now leaves from the northern pier of the town.</p>"
        * 3
    )
    return f"<!DOCTYPE html><html><head><title>The harbour is closed</title>{head}</head><body><article><h1>The harbour is closed</h1>{body}{text}</article></body></html>"


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Tom Reed"},{"name":"Ana Torres"}]}</script>', "Tom Reed, Ana Torres"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"By Tom Reed, Staff Writer"}}</script>', "Tom Reed"),
        ('<meta name="author" content="Tom Reed"><meta name="author" content="Ana Torres">', "Tom Reed, Ana Torres"),
        ('<meta name="author" content="Tom Reed"><meta name="author" content="harbour-times">', "Tom Reed"),
        ('<meta name="citation_author" content="Reed, Tom"><meta name="citation_author" content="Torres, Ana">', "Reed, Tom; Torres, Ana"),
        ('<meta name="author" content="admin">', None),
    ],
)  # fmt: skip
def test_all_authors_of_a_page(head: str, author: str | None) -> None:
    assert read_file(page_with(head, "").encode(), "a.html").metadata.author.value == author


def test_the_day_of_an_update_is_not_that_of_publication() -> None:
    metadata = read_file(page_with("", "<p class=date>Last updated: March 12, 2024</p>").encode(), "a.html").metadata
    assert (metadata.published.value, metadata.modified.value) == (None, "2024-03-12")


@pytest.mark.parametrize(
    "link",
    [
        '<p>See <a href="https://news.example/sections/2013/04/24/178625554/ferries">the story of the ferries</a>.</p>',
        '<p><img src="/media/Background-2023-04-04T091036.jpg" alt="the ferry"></p>',
    ],
)
def test_the_address_of_something_else_dates_no_page(link: str) -> None:
    assert read(page(BODY + link)).metadata.published.value is None


def test_the_opening_of_a_release_dates_its_page() -> None:
    metadata = read_file(
        page_with(
            "", "<p>BOSTON, Oct. 21, 2024 (GLOBE NEWSWIRE) -- The harbour company of the city named a new director.</p>"
        ).encode(),
        "a.html",
    ).metadata
    assert (metadata.published.value, metadata.publisher.value) == ("2024-10-21", "GLOBE NEWSWIRE")


def test_the_copyright_line_at_the_foot_names_the_publisher() -> None:
    raw = page_with("", "").replace("</body>", "<footer><p>About</p><p>© 2024 Harlow Courier</p></footer></body>")
    publisher = read_file(raw.encode(), "a.html").metadata.publisher
    assert publisher.value == "Harlow Courier"
    assert publisher.span is not None
    assert raw[slice(*publisher.span)] == "Harlow Courier"


def test_a_role_behind_a_linked_name_is_not_of_it() -> None:
    raw = page_with("", "<p><a rel=author href=/t>Tom Reed</a> Environment correspondent</p>")
    assert read_file(raw.encode(), "a.html").metadata.author.value == "Tom Reed"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            '<h2>The roof<span class="mw-editsection"><span class="b">[</span><a href="/e">edit</a> | <a>edit source</a><span class="b">]</span></span></h2>',
            "The roof",
        ),
        ('<p><i class="material-icons md-18">access_time</i> It is late, the mayor said on Monday.</p>', "It is late, the mayor said on Monday."),
        ("<p>Open <span class='material-symbols-outlined'>arrow_forward</span>the door, said the mayor.</p>", "Open the door, said the mayor."),
        ('<p>The <span class="edit">edit</span> was <i class="immaterial-icons">late</i>, said the mayor.</p>', "The edit was late, said the mayor."),
    ],
)  # fmt: skip
def test_what_a_page_shows_to_be_clicked_is_no_text(markup: str, text: str) -> None:
    found = read(page(f"{BODY}{markup}{BODY}"))
    assert text in found.text.value.split("\n")
    assert all(sign not in found.text.value for sign in ("access_time", "edit source", "arrow_forward"))
    at = found.text.value.index(PROSE[1])
    assert found.text.raw_span(at, at + 5).start == page(f"{BODY}{markup}{BODY}").index(PROSE[1])
