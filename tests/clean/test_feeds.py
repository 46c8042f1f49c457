"""The items of a feed, whole and cut."""

from __future__ import annotations

import time

import pytest

from sourcelint.clean import read, read_all

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Gazette</title><link>https://gazette.example</link>
<item>
<title>The quay is closed</title>
<link>https://gazette.example/quay</link>
<dc:creator><![CDATA[Ada Holm]]></dc:creator>
<pubDate>Fri, 04 Mar 2022 08:30:00 +0000</pubDate>
<guid isPermaLink="false">gazette-512</guid>
<description><![CDATA[The quay was closed.]]></description>
<content:encoded><![CDATA[<h2>How it began</h2>
<p>The quay was closed on Friday &#8211; cracks were found.</p>]]></content:encoded>
</item>
<item>
<title>The mayor &amp; the quay</title>
<link>https://gazette.example/mayor</link>
<author>desk@gazette.example (Bo Lind)</author>
<description>&lt;p&gt;The mayor was asked about the quay.&lt;/p&gt;</description>
</item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title>
<entry><title type="html">The quay</title><id>tag:gazette,1</id>
<link rel="alternate" href="https://gazette.example/quay"/><link rel="edit" href="https://gazette.example/edit"/>
<published>2022-03-04T08:30:00Z</published><updated>2022-03-05T08:30:00Z</updated>
<author><name>Ada Holm</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The quay was closed on Friday.</p></div></content></entry></feed>
"""


def test_items_are_documents() -> None:
    first, second = read_all(RSS.encode(), "feed.xml")
    assert (first.source, second.source) == ("feed.xml#gazette-512", "feed.xml#https://gazette.example/mayor")
    assert first.text == "How it began\nThe quay was closed on Friday – cracks were found."
    assert first.blocks[0].kind == "heading"
    assert first.metadata.author.value == "Ada Holm"
    assert first.metadata.published.value == "2022-03-04T08:30:00+00:00"
    assert first.metadata.publisher.value == "The Gazette"
    assert second.text == "The mayor was asked about the quay."
    assert second.metadata.title.value == "The mayor & the quay"
    assert second.metadata.author.value == "Bo Lind"
    assert second.metadata.published.state == "absent"
    assert {d.wrapper for d in (first, second)} == {"rss"}
    assert not first.truncations


NOTE = '<p>The post <a href="https://gazette.example/quay">The quay is closed</a> appeared first on <a href="https://gazette.example">The Gazette</a>.</p>'


@pytest.mark.parametrize(
    ("last", "kinds"),
    [
        (NOTE, ["read_more"]),
        (NOTE.replace("The post", "Der Beitrag").replace("appeared first on", "erschien zuerst auf"), ["read_more"]),
        ("<p>“The quay is closed”, she told The Gazette.</p>", []),
        ('<p>See <a href="https://gazette.example/quay">The quay is closed</a>.</p>', []),
    ],
    ids=["English", "German", "a quotation", "a link to itself"],
)
def test_a_note_that_only_names_the_article_again_is_no_part_of_it(last: str, kinds: list[str]) -> None:
    document, _ = read_all(RSS.replace("cracks were found.</p>", f"cracks were found.</p>{last}").encode(), "feed.xml")
    assert [piece.kind for piece in document.boilerplate] == kinds
    assert document.text.endswith("cracks were found.") is bool(kinds)


def test_atom() -> None:
    (entry,) = read_all(ATOM.encode(), "feed.xml")
    assert entry.source == "feed.xml"
    assert entry.text == "The quay was closed on Friday."
    metadata = entry.metadata
    assert (metadata.url.value, metadata.author.value) == ("https://gazette.example/quay", "Ada Holm")
    assert (metadata.published.value, metadata.modified.value) == (
        "2022-03-04T08:30:00+00:00",
        "2022-03-05T08:30:00+00:00",
    )


@pytest.mark.parametrize("cut", ["cracks were", "asked about", "<item>\n<title>The mayor", "</channel>"])
def test_a_cut_feed_says_so(cut: str) -> None:
    raw = RSS[: RSS.index(cut) + 5]
    document = read(raw.encode(), "feed.xml")
    assert any(t.kind == "unclosed_container" for t in document.truncations)
    assert "closed on Friday" in document.text


def test_a_text_about_feeds_is_none() -> None:
    assert (
        read(b"An <rss> element holds a channel, and the channel its items, as the standard of 2002 says.", "x").wrapper
        == "text"
    )


@pytest.mark.parametrize(
    ("kind", "people", "authors"),
    [
        ("rss", "<dc:creator>Tom Reed</dc:creator><dc:creator>Ana Torres</dc:creator>", "Tom Reed, Ana Torres"),
        ("rss", "<author>news@gazette.example (Tom Reed)</author>", "Tom Reed"),
        (
            "atom",
            "<author><name>Tom Reed</name></author><author><name>Ana Torres</name></author>",
            "Tom Reed, Ana Torres",
        ),
        ("atom", "<author><name>Tom Reed</name><uri>https://gazette.example/tom</uri></author>", "Tom Reed"),
    ],
)
def test_all_authors_of_an_item(kind: str, people: str, authors: str) -> None:
    item = f"<title>The quay</title><link href='https://gazette.example/q'/>{people}<description>The quay was closed.</description>"
    raw = {
        "rss": f"<rss version='2.0'><channel><title>G</title><item>{item}</item></channel></rss>",
        "atom": f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{item}</entry></feed>",
    }[kind]
    assert read(raw.encode(), "feed.xml").metadata.author.value == authors


def test_what_stands_behind_an_empty_element_is_read() -> None:
    raw = "<feed><entry><title>The quay</title><link href='https://gazette.example/q'/><published>2022-03-04T08:30:00Z</published><content>The quay was closed.</content></entry></feed>"
    assert read(raw.encode(), "feed.xml").metadata.published.value == "2022-03-04T08:30:00+00:00"


def test_a_text_full_of_comments_is_read_at_once() -> None:
    """As WordPress keeps its paragraphs; each comment once had as many ends as there were comments behind it."""
    paragraph = "<!-- wp:paragraph -->\n\n<!-- /wp:paragraph -->\n\n"
    begun = time.process_time()
    (document,) = read_all(f"{paragraph * 30}<p>The treaty was signed in Paris.</p>".encode(), "a.txt")
    assert time.process_time() - begun < 2
    assert document.text.strip() == "The treaty was signed in Paris."


def test_a_feed_may_begin_with_any_number_of_comments() -> None:
    raw = "<?xml version='1.0'?>" + "<!-- a -->\n" * 40 + "<rss><channel><item><title>T</title></item></channel></rss>"
    assert [d.metadata.title.value for d in read_all(raw.encode(), "a.xml")] == ["T"]


def test_an_address_of_one_sign_is_read_at_once() -> None:
    begun = time.process_time()
    read_all(b"<rss><channel><item><author>" + b"@" * 16_000 + b"</author></item></channel></rss>", "a.xml")
    assert time.process_time() - begun < 2


WORDPRESS = """<?xml version="1.0" encoding="UTF-8" ?><rss version="2.0"><channel><title>Harbour News</title>
<wp:author><wp:author_login><![CDATA[jdoe]]></wp:author_login><wp:author_display_name><![CDATA[Jane Doe]]></wp:author_display_name></wp:author>
<item><title>Ferry sold</title><link>https://harbour.example/ferry</link><dc:creator><![CDATA[jdoe]]></dc:creator>
<content:encoded><![CDATA[<p>The ferry was sold on Monday.</p>]]></content:encoded><wp:post_type><![CDATA[post]]></wp:post_type>
<wp:comment><wp:comment_content><![CDATA[What a shame.]]></wp:comment_content></wp:comment></item>
<item><title>ferry.jpg</title><content:encoded><![CDATA[]]></content:encoded><wp:post_type><![CDATA[attachment]]></wp:post_type></item>
<item><title>Home</title><content:encoded><![CDATA[ ]]></content:encoded><wp:post_type>nav_menu_item</wp:post_type></item>
<item><title>Old</title><content:encoded>An old one.</content:encoded><wp:status>trash</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Soup</title><pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><content:encoded>Take a fish.</content:encoded>
<wp:status>draft</wp:status><wp:post_type>recipe</wp:post_type></item></channel></rss>"""
BLOGGER = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>
<entry><category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#settings"/><title>Width</title><content>900</content></entry>
<entry><category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#post"/><title>Ferry sold</title><content>The ferry was sold.</content></entry>
<entry><category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#comment"/><title>Oh</title><content>What a shame.</content></entry>
<entry><blogger:type>COMMENT</blogger:type><title></title><content>Me too.</content></entry>
<entry><blogger:type>POST</blogger:type><title>Soup</title><content>Take a fish.</content></entry></feed>"""


@pytest.mark.parametrize("backup", [WORDPRESS, BLOGGER], ids=["wordpress", "blogger"])
def test_a_backup_holds_more_than_articles(backup: str) -> None:
    documents = read_all(backup.encode(), "backup.xml")
    assert [document.text.strip() for document in documents][1:] == ["Take a fish."]
    assert [document.metadata.title.value for document in documents] == ["Ferry sold", "Soup"]
    assert documents[1].metadata.published.value is None


def test_authors_of_wordpress_have_their_names() -> None:
    assert read_all(WORDPRESS.encode(), "backup.xml")[0].metadata.author.value == "Jane Doe"


def test_a_backup_without_articles_still_says_that_it_is_one() -> None:
    head, _, rest = WORDPRESS.partition("<item>")
    pictures = head + "<item>" + rest.split("<item>")[1] + "</channel></rss>"
    (document,) = read_all(pictures.encode(), "backup.xml")
    assert document.fault is not None


def test_a_backup_that_is_cut_in_a_picture_has_a_whole_last_article() -> None:
    (document,) = read_all(WORDPRESS.partition("</item>\n<item><title>Home")[0].encode(), "backup.xml")
    assert document.complete
    assert [truncation.kind for truncation in document.truncations] == ["unclosed_container"]


def test_an_empty_name_is_no_author() -> None:
    document = read(
        ATOM.replace("<author><name>Ada Holm</name></author>", "<author><name/></author>").encode(), "a.xml"
    )
    assert document.metadata.author.value is None
