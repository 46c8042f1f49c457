"""A day that a page shows is that of its publication only with evidence; else the page says none."""

from __future__ import annotations

import json

import pytest
from pages import PROSE

from sourcelint.clean import read


def published(
    *, head: str = "", top: str = "", above: str = "", below: str = "", end: str = "", after: str = ""
) -> str | None:
    """Return the day of publication that is read from a page: `above` stands over the title, `below` under it."""
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Lighthouse of Marrow to be repaired</title>{head}
</head><body>{top}<nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><main>{above}<article>
<h1>Lighthouse of Marrow to be repaired</h1>{below}
{PROSE}{end}</article></main>{after}</body></html>"""
    return read(page.encode(), "page.html").metadata.published.value


@pytest.mark.parametrize(
    "after",
    [
        '<section id="comments"><ol><li class="comment">Ann <time datetime="2017-06-09">June 9, 2017</time><p>Good.</p></li></ol></section>',
        '<div class="comment-list"><article><footer>Bo <time pubdate datetime="2017-06-09">9 June 2017</time></footer><p>Fine.</p></article></div>',
        '<aside><h2>Related</h2><ul><li><a href="/a">Pier opens</a> <time datetime="2015-09-11">11 September 2015</time></li></ul></aside>',
        '<div class="more-stories"><article><h3>Pier opens</h3><time class="entry-date published" datetime="2015-09-11">2015</time></article></div>',
        '<section class="RelatedPosts"><div><a href="/a">Pier opens</a><span>11 September 2015</span></div></section>',
        '<div id="disqus_thread"><p>Ann, 9 June 2017</p></div>',
        '<div class="upcoming-events"><p>Regatta</p><p>11 September 2015</p></div>',
        '<footer><p>Page generated on 9 June 2017</p><time datetime="2017-06-09T10:00">now</time></footer>',
        '<div class="popular"><ul><li>Pier opens <time datetime="2015-09-11">x</time></li></ul></div>',
        '<script>var offer={"expires":"2031-01-31","eventDate":"2017-06-09"};</script>',
    ],
)
def test_what_stands_below_an_article_does_not_date_it(after: str) -> None:
    assert published(after=after) is None


@pytest.mark.parametrize(
    "top",
    [
        '<header><time datetime="2026-11-29">Sunday, 29 November 2026</time></header>',
        '<div id="clock"><time datetime="2026-11-29T10:00:00">Sunday, 29 November 2026</time></div>',
        "<div>Sunday, 29 November 2026</div>",
        '<div class="topbar"><span class="today">29 November 2026</span></div>',
        "<nav><span>29.11.2026</span></nav>",
        '<div class="breaking-ticker"><ul><li><a href="/s">Storm</a> <time datetime="2026-11-29">x</time></li></ul></div>',
        '<ul class="sf-menu"><li><div class="mega_item"><h3>Ten walks</h3><time class="entry-date updated" datetime="2026-11-29">x</time></div></li></ul>',
        "<header><p>Today: Sunday, 29 November 2026, 10:15</p></header>",
    ],
)
def test_a_clock_above_the_article_does_not_date_it(top: str) -> None:
    assert published(top=top) is None
    assert published(top=top, below="<p>14 March 2016</p>") == "2016-03-14"


@pytest.mark.parametrize(
    ("link", "head", "day"),
    [
        ("/news/20160314/163458489.html", "", "2016-03-14"), ("/2016/03/14/lighthouse", "", "2016-03-14"),
        ("https://other.example/2016/03/14/lighthouse", "", None), ("//other.example/2016/03/14/lighthouse", "", None), ("#top", "", None),
        ("/2016/03/14/lighthouse", '<link rel="canonical" href="https://marrow.example/2017/05/02/lighthouse">', "2017-05-02"),
    ],
)  # fmt: skip
def test_the_day_in_the_address_to_which_the_title_links(link: str, head: str, day: str | None) -> None:
    title = "Lighthouse of Marrow to be repaired"
    page = f'<html><head><title>{title}</title>{head}</head><body><main><h1><a class="b" href="{link}">{title}</a></h1>{PROSE}</main></body></html>'
    assert read(page.encode(), "page.html").metadata.published.value == day


def test_a_clock_below_a_masthead_that_says_the_title_does_not_date_it() -> None:
    title = "Lighthouse of Marrow to be repaired"
    clock = '<div class="fecha"><time datetime="2016-03-15T10:21">Tuesday, 15 March 2016 - 10:21</time></div>'
    masthead = f'<header role="banner"><div class="logo"><h1><span>{title}</span><a href="/">Marrow News</a></h1></div>{clock}</header>'
    for byline, day in (("<p>14 March 2016</p>", "2016-03-14"), ("", None)):
        article = f"<section><article><h3>{title}</h3>{byline}{PROSE}</article></section>"
        page = f"<html><head><title>{title} » Local » Marrow News</title></head><body>{masthead}<nav><a>Home</a></nav>{article}</body></html>"
        assert read(page.encode(), "page.html").metadata.published.value == day


@pytest.mark.parametrize(("outer", "day"), [("section", "2016-03-14"), ("div", None)])
def test_the_header_of_the_section_that_holds_the_article_dates_it(outer: str, day: str | None) -> None:
    header = '<header><time datetime="2016-03-14">March 14, 2016</time></header>'
    title = "Lighthouse of Marrow to be repaired"
    page = f"<html><head><title>{title}</title></head><body><{outer}>{header}<article><h2>{title}</h2>{PROSE}</article></{outer}></body></html>"
    assert read(page.encode(), "page.html").metadata.published.value == day


@pytest.mark.parametrize(
    "below",
    [
        "<p>The tower was founded on <time datetime='1961-07-11'>July 11, 1961</time>.</p>",
        "<p>The tower was opened by the queen on 11 July 1961.</p>",
        "<p>Received: 4 May 2022</p>", "<p>Accepted 4 May 2022</p>", "<p>Event date: 4 May 2022</p>", "<p>Born 4 May 1962</p>",
        "<p>Founded 4 May 1952</p>", "<p>Application deadline: 4 May 2022</p>", "<p>Accessed 4 May 2022</p>",
        "<p>Archived from the original on 4 May 2022</p>", "<p>Valid until 4 May 2022</p>", "<p>Offer ends 4 May 2022</p>",
        "<p>Retrieved on 4 May 2022</p>", "<p>Gültig bis 4. Mai 2022</p>", "<p>Consulté le 4 mai 2022</p>",
        "<p>Fecha límite: 4 de mayo de 2022</p>", "<p>Дата обращения: 4 мая 2022</p>", "<p>收稿日期：2022-05-04</p>",
        "<p>Vote on the lamp: <time datetime='2022-05-04'>4 May 2022</time></p>",
        '<table class="infobox"><tr><th>Founded</th><td>4 May 1952</td></tr></table>',
        "<table><tr><th>Opened</th><td>4 May 1952</td></tr><tr><th>Height</th><td>40 m</td></tr></table>",
        "<table><tr><td>First lit</td><td>4 May 1952</td></tr></table>",
        "<dl><dt>Next hearing</dt><dd>4 May 2022</dd></dl>", "<dl><dt>Date of birth</dt><dd><time datetime='1952-05-04'>x</time></dd></dl>",
        "<p>Deadline:</p><p>4 May 2022</p>",
        '<div class="event-info"><time itemprop="startDate" datetime="2022-05-04">4 May 2022</time></div>',
        '<div class="tribe-events-schedule"><h2><span class="tribe-event-date-start">May 4, 2022 @ 8:00 am</span></h2></div>',
        '<p class="event-end">4 May 2022</p>',
        '<div itemprop="review" itemscope><meta itemprop="datePublished" content="2022-05-04"><span itemprop="author">Ann Ley</span></div>',
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "visible", [None, "Published 14 March 2016", "Posted on March 14, 2016 by Olan Brand", "14 March 2016"]
)
def test_a_day_of_something_else_is_none_and_hides_none(below: str, visible: str | None) -> None:
    shown = "" if visible is None else f"<p>{visible}</p>"
    assert published(below=shown + below) == (visible and "2016-03-14")
    if visible != "14 March 2016":
        assert published(below=below + shown) == (visible and "2016-03-14")


@pytest.mark.parametrize(
    "below",
    [
        "<p>Received 4 May 2022; accepted 16 December 2022; published 2 January 2023</p>",
        "<p>Received: 4 May 2022 / Accepted: 16 December 2022 / Published: 2 January 2023</p>",
        "<ul><li>Received: 4 May 2022</li><li>Revised: 1 October 2022</li><li>Published: 2 January 2023</li></ul>",
        "<table><tr><th>Received</th><td>4 May 2022</td></tr><tr><th>Published</th><td>2 January 2023</td></tr></table>",
        "<dl><dt>Received</dt><dd>4 May 2022</dd><dt>Publication date</dt><dd>2 January 2023</dd></dl>",
        "<p>Eingegangen am 4. Mai 2022, veröffentlicht am 2. Januar 2023</p>",
    ],
)
def test_the_day_of_publication_is_found_among_others(below: str) -> None:
    assert published(below=below) == "2023-01-02"


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ({"below": "<p>By Olan Brand</p><time datetime='2016-03-14T10:00:00Z'>Monday</time>"}, "2016-03-14T10:00:00+00:00"),
        ({"below": '<div class="meta"><span>Olan Brand</span> | <time datetime="2016-03-14">x</time> | 5 min read</div>'}, "2016-03-14"),
        ({"below": "<p>Monday, 14 March 2016</p>"}, "2016-03-14"),
        ({"above": "<p>News | 14 March 2016</p>"}, "2016-03-14"),
        ({"above": "<div class=date><p>14</p><p>Mar</p><p>2016</p></div>"}, "2016-03-14"), ({"below": "<ul><li>March 14</li><li>2016</li></ul>"}, "2016-03-14"),
        ({"above": "<div><span>Mar</span><span>14</span><span>2016</span></div>"}, "2016-03-14"), ({"above": "<p>14</p><p>people</p><p>2016</p>"}, None),
        ({"below": "<ul><li>The lighthouse law was signed into force on March 14, 1935</li></ul>"}, None),
        ({"below": "<p>Posted 3/14/16</p>"}, "2016-03-14"), ({"below": "<p>Version 3.14.16</p>"}, None),
        ({"above": "<p>Room</p><p>14</p><p>March</p><p>2016</p><p>2017</p>"}, "2016-03-14"),
        ({"end": "<p>Published: 14 March 2016</p>"}, "2016-03-14"), ({"below": "<div class=event_date>14 March 2016, 10:39</div>"}, "2016-03-14"),
        ({"end": '<footer class="entry-footer">Posted on <time class="entry-date published" datetime="2016-03-14">x</time></footer>'}, "2016-03-14"),
        ({"below": '<div class="teaser-meta">Von Olan Brand am 14. März 2016</div>'}, "2016-03-14"),
        ({"below": "<p>Prüfdatum: 3. Mai 2017</p><p>Erschienen am 14.03.2016</p>"}, "2016-03-14"),
        ({"below": "<p>2024. 3. 5.</p>"}, "2024-03-05"), ({"below": "<p>۱۴ اردیبهشت ۱۴۰۳</p>"}, "2024-05-03"),
        ({"below": "<p>令和6年5月3日</p>"}, "2024-05-03"), ({"below": "<p>வெளியிடப்பட்டது: 3 மே 2024</p>"}, "2024-05-03"),
        ({"below": "<p>פורסם: 3 במאי 2024</p>"}, "2024-05-03"), ({"below": "<p>2024. május 3., péntek</p>"}, "2024-05-03"),
        ({"head": '<meta property="article:published_time" content="Tue, 07/11/2023 - 17:57"><meta property="article:modified_time" content="Fri, 07/14/2023 - 10:30">'}, "2023-07-11"),
        ({"head": '<meta property="article:published_time" content="Mon, 03/04/2024 - 17:57">'}, "2024-03-04"),
        ({"head": '<meta property="article:published_time" content="07/11/2023">'}, "2023"),
        ({"head": '<meta name="publishdate" content="2016-03-14">'}, "2016-03-14"), ({"head": '<meta property="og:publish_date" content="2016-03-14">'}, "2016-03-14"),
        ({"head": '<meta name="published_at" content="2016-03-14 10:30:00">'}, "2016-03-14T10:30:00"), ({"head": '<meta name="prism.publicationDate" content="2016-03-14">'}, "2016-03-14"),
        ({"head": '<meta name="article_date_original" content="Monday, March 14, 2016, 12:06 PM">'}, "2016-03-14"),
        ({"head": '<meta name="published-time" content="2026-03-09"><meta name="published-date" content="2016-03-14">'}, "2016-03-14"),
        ({"head": '<meta name="published-date" content="2019-03-09"><meta property="article:published_time" content="2016-03-14">'}, "2016-03-14"),
        ({"head": '<meta name="pubdate" content="Mon Sep 24 19:42:40 2018">'}, "2018-09-24T19:42:40"),
    ],
)  # fmt: skip
def test_days_that_are_those_of_the_article(parts: dict[str, str], day: str | None) -> None:
    assert published(**parts) == day


@pytest.mark.parametrize(
    "below",
    [
        '<figure><img src="/l.jpg"><figcaption>The lighthouse of Marrow, 24 April 2012</figcaption></figure>',
        '<a href="/l"><img src="/l.jpg" alt="The lighthouse of Marrow, 24 April 2012"></a><p>The lighthouse of Marrow, 24 April 2012</p>',
        '<img src="/l.jpg"><p class="caption">The lighthouse of Marrow, 24 April 2012</p>',
    ],
)
def test_a_caption_does_not_date_the_page(below: str) -> None:
    assert published(below=below) is None


def test_a_day_at_the_end_of_the_title_dates_the_page() -> None:
    head = '<meta property="og:title" content="Lighthouse of Marrow to be repaired | The Gull | 28.04.2023">'
    assert published(head=head) == "2023-04-28"
    event = '<meta property="og:title" content="Lighthouse of Marrow burned on 28 April 2023">'
    assert published(head=event) is None


def test_a_day_between_elements_that_only_a_style_sheet_parts_is_read() -> None:
    line = "<p><a>Sea</a><span>DECEMBER 22, 2022</span><span>Updated: JANUARY 02, 2026</span></p>"
    assert published(below=line) == "2022-12-22"


@pytest.mark.parametrize(
    "element",
    [
        '<span title="March 14, 2016 4:10 PM">9 years ago</span>',
        '<relative-time datetime="2016-03-14">x</relative-time>',
    ],
)
def test_an_exact_time_behind_a_relative_one_is_read(element: str) -> None:
    assert published(below=f"<p>{element}</p>")[:10] == "2016-03-14"


def test_a_title_that_says_more_than_a_day_dates_nothing() -> None:
    assert published(below='<p>By <a href="/ann" title="All reports up to March 14, 2016">Ann Ley</a></p>') is None


@pytest.mark.parametrize(
    ("head", "below", "day"),
    [
        ('<meta name="modified-date" content="2024-07-30">', "", "2024-07-30"),
        ('<meta name="DCTERMS.modified" content="2024-07-30T09:46:11-04:00">', "", "2024-07-30T09:46:11-04:00"),
        ('<meta name="article.updated" content="2024-07-30">', "", "2024-07-30"),
        ('<meta name="last-updated" content="2022-12-22">', "<p>Updated: January 2, 2026</p>", "2026-01-02"),
        ('<meta name="last-updated" content="2022-12-22"><meta property="article:modified_time" content="2024-07-30">', "", "2024-07-30"),
    ],
)  # fmt: skip
def test_the_day_of_a_change(head: str, below: str, day: str) -> None:
    page = f"<html><head><title>Lighthouse of Marrow</title>{head}</head><body><main><h1>Lighthouse of Marrow</h1>{below}{PROSE}</main></body></html>"
    assert read(page.encode(), "page.html").metadata.modified.value == day


SPANISH = "El consejo del puerto decidió el lunes que el faro se repara antes del invierno, y que la lámpara vieja se queda en la torre para los niños."
IN_ENGLISH = "The council of the harbour decided on Monday that the lighthouse is repaired before the winter, and that the old lamp stays in the tower."


@pytest.mark.parametrize(("prose", "day"), [(SPANISH, "2014-01-08"), (IN_ENGLISH, "2014")])
def test_figures_are_read_in_the_order_of_the_language(prose: str, day: str) -> None:
    text = f"{prose} {prose}"
    head = "<html><head><title>Faro</title>{}</head><body><h1>Faro</h1>{}"
    raws = (
        head.format('<meta property="article:published_time" content="08/01/2014">', "")
        + f"<p>{text}</p></body></html>",
        json.dumps({"title": "Faro", "date": "08/01/2014 10:22", "text": text}),
        f"---\ntitle: Faro\ndate: 08/01/2014\n---\n\n{text}\n",
        f"Faro\n\n08/01/2014\n\n{text}\n",
    )
    assert [read(raw.encode(), "x.txt").metadata.published.value for raw in raws] == [day] * len(raws)


def test_a_day_above_the_text_of_a_page_is_read_in_the_order_of_its_language() -> None:
    page = f'<html lang="en"><head><title>Faro</title></head><body><h1>Faro</h1><span class="date">08/01/2014</span><p>{SPANISH}</p><p>{SPANISH}</p></body></html>'
    assert read(page.encode(), "x.html").metadata.published.value == "2014-01-08"
