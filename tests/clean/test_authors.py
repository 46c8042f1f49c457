"""Who wrote an article: not the site, a reader who comments, an advertiser, or the next words of the page."""

from __future__ import annotations

import json

import pytest

from sourcelint.clean import read
from sourcelint.clean.lines.bylines import byline_of, tells_author, without_addresses
from sourcelint.clean.lines.publisher import holder_of

TITLE = "Council votes on the customs house"
LINES = (
    "The harbour council met on Tuesday to decide what should become of the old customs house.",
    "Nobody expected the vote to be close, but two members changed their minds during the break.",
    "The building has stood empty since the ferry line closed, and its roof has begun to leak.",
    "A survey found that repairs would cost about as much as a new building of the same size.",
)
PROSE = "".join(f"<p>{line}</p>\n" for line in LINES)
LD = '<script type="application/ld+json">{"@type":"NewsArticle",%s}</script>'


def page(head: str = "", above: str = "", below: str = "", outside: str = "") -> str:
    return (
        f"<html><head><title>{TITLE} | Harbour News</title>{head}</head><body><main><article><h1>{TITLE}</h1>{above}\n"
        f"{PROSE}{below}</article></main>{outside}</body></html>"
    )


def author_of(raw: str, name: str = "page.html") -> str | None:
    return read(raw.encode(), name).metadata.author.value


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Moe March 5, 2015", "Ida Moe"), ("By Ida Moe Mar. 5, 2015", "Ida Moe"), ("By Ida Moe Monday, March 5, 2015", "Ida Moe"),
        ("By Ida Moe on Monday, March 5, 2015 at 9 a.m.", "Ida Moe"), ("By Ida Moe and Jo Lund March 5, 2015", "Ida Moe and Jo Lund"),
        ("Von Ida Moe Montag, 5. März 2015", "Ida Moe"), ("Par Ida Moe lundi 5 mars 2015", "Ida Moe"), ("Por Ida Moe 5 de marzo de 2015", "Ida Moe"),
        ("By Ida MoeMarch 5, 2015", "Ida Moe"), ("By Ida Moe Follow @idamoe", "Ida Moe"), ("By Ida Moe Follow", "Ida Moe"), ("By Ida MoeFollow", "Ida Moe"),
        ("By Ida Moe Share", "Ida Moe"), ("By Ida Moe Staff Writer", "Ida Moe"), ("By Ida Moe Chief Political Correspondent", "Ida Moe"),
        ("By Ida Moe Senior Northport Correspondent", "Ida Moe"), ("By Ida Moe Special Harbour Town Reporter", "Ida Moe"),
        ("By Theresa May", "Theresa May"), ("By Theresa May 5 March 2015", "Theresa May"), ("By Mark Print", "Mark Print"), ("By June April", "June April"),
        ("作者：李在山 责任编辑：王小明", "李在山"), ("作者：李在山责任编辑：王小明", "李在山"), ("作者：李在山 王小明 来源：港湾日报", "李在山 王小明"),
        ("来源：港湾日报 作者：李在山 发布时间：2015-03-05", "李在山"), ("作者: 李在山 阅读: 120", "李在山"),
        ("作者：未知 责任编辑：棒棒", None), ("作者：网络整理 阅读：120", None), ("作者：佚名", None), ("作者：本站原创", None), ("作者：网络", None), ("作者：小编", None),
        ("Bay News | By Ida Moe", "Ida Moe"), ("Bay News · By Ida Moe and Jo Lund | 5 March 2015", "Ida Moe and Jo Lund"), ("Bay News | Bye Bye", None),
        ("（记者 李明 通讯员 王芳）", "李明 通讯员 王芳"), ("by %%author%%", None), ("By {{ post.author }}", None), ("by Taboola", None), ("By Outbrain", None), ("by NaN", None), ("By Undefined", None),
    ],
)  # fmt: skip
def test_a_byline_ends_with_the_name(line: str, names: str | None) -> None:
    assert byline_of(line) == names


@pytest.mark.parametrize(
    ("head", "above", "below", "outside", "author"),
    [
        # Elements that a style sheet parts.
        ("", "<div><span>May 1, 2022</span><span>By Ida Moe</span></div>", "", "", "Ida Moe"),
        ("", "<div><span>May 1, 2022</span><span>Harbour</span><span>By Ida Moe</span></div>", "", "", "Ida Moe"),
        ("", "<div><span>By Ida Moe</span><span>March 5, 2015</span></div>", "", "", "Ida Moe"),
        ("", "<p class=byline>Ida Moe Mar 5, 2015</p>", "", "", "Ida Moe"),
        ("", "<p class=byline>By <a href=/ida>Ida Moe</a><a href=#>Follow</a></p>", "", "", "Ida Moe"),
        ("", "", "<div class=article-info>作者：李明 责任编辑：王芳</div>", "", "李明"),
        # Readers' reviews in microdata.
        ("", "", "<div itemprop=review><span itemprop=author>Bo Lind</span><p>Fine.</p></div>", "", None),
        ("", "", "<div itemprop=articleBody><span itemprop=author>Bo Lind</span></div>", "", "Bo Lind"),
        # The site's own name gives way to a person's.
        ("<meta name=author content='Harbour News'><meta property=og:site_name content='Harbour News'>", "<p class=byline>By Ida Moe</p>", "", "", "Ida Moe"),
        ("<meta name=author content='Harbour News'>", "<p>By Ida Moe</p>", "", "", "Ida Moe"),
        (LD % '"author":{"name":"The Harbour News"},"publisher":{"name":"Harbour News"}', "<p>By Ida Moe</p>", "", "", "Ida Moe"),
        ("<meta name=author content='harbournews'><link rel=canonical href='https://harbournews.example/a'>", "<p>By Ida Moe</p>", "", "", "Ida Moe"),
        ("<meta name=author content='Harbour News'><meta name=dc.creator content='Ida Moe'>", "", "", "", "Ida Moe"),
        ("<meta name=author content='Harbour News'>", "", "", "", "Harbour News"),
        ("", "<p class=autor><b>Ida Moe</b> | Palma de Bahía | 08/01/2014</p>", "", "", "Ida Moe"),
        ("", "<div class=auteur>Ida Moe</div>", "", "", "Ida Moe"),
        # So does a desk or an account, if a person signs the page near its title.
        ("<meta name=author content='National Desk'>", "<p>By Ida Moe</p>", "", "", "Ida Moe"),
        ("<meta name=author content='hbr, der hafenbote'>", "<p>Two rooms stand empty. <span class=author>VON IDA MOE</span></p>", "", "", "IDA MOE"),
        ("<meta name=author content='imoe'>", "<p class=byline>By Ida Moe</p>", "", "", "Ida Moe"),
        ("<meta name=author content='imoe'>", "", "", "", "imoe"),
        ("<meta name=author content='imoe'>", "", PROSE * 4, "<section class=about-author><p>Karl Ost is a reporter in Bay.</p></section>", "imoe"),
        ("<meta name=author content='Ida Moe, Harbour News'>", "<p>By Karl Ost</p>", "", "", "Ida Moe"),
        ("<meta name=author content='王小明'>", "<p>By Karl Ost</p>", "", "", "王小明"),
        # Names that begin like a day of the week, in two parts, and with what their holders are.
        ("<meta name=author content='Monique Fri'>", "", "", "", "Monique Fri"),
        ("<meta name=author content='Sun Wei'>", "", "", "", "Sun Wei"),
        ("<meta name=author content='Mon Sep 24 2018'>", "", "", "", None),
        (LD % '"author":[{"givenName":"Ida","familyName":"Moe"},{"familyName":"Lund"}]', "", "", "", "Ida Moe, Lund"),
        ("", "<div class=byline><h3>Ida Moe, MD, Ph.D.</h3></div>", "", "", "Ida Moe"),
        ("<meta property=og:site_name content='Ida Moe'>", "<p class=byline>By Ida Moe</p>", "", "", "Ida Moe"),
        # Others wrote these.
        ("", "", "", "<div class=comments><span class=comment-author>Karl Ost</span><p>Fine news.</p></div>", None),
        ("", "", "", "<ol class=commentlist><li><cite class=author>Karl Ost</cite><p>Fine news.</p></li></ol>", None),
        ("", "", "<div id=respond><b class=author>Karl Ost</b></div>", "", None),
        ("", "", "", "<div class=related-posts><h3>Boats</h3><span class=author>Karl Ost</span></div>", None),
        ("", "<span class=by>by Taboola</span>", "", "", None),
        ("", "", "", "<div class=outbrain><p class=byline>By Karl Ost</p></div>", None),
        ("", "<p class=commentAuthor>Karl Ost</p><p>By Ida Moe</p>", "", "", "Ida Moe"),
        # Where authors stand, too.
        ("<meta name=article_author content='Ida Moe'>", "", "", "", "Ida Moe"),
        ("<meta property=og:article:author content='Ida Moe'>", "", "", "", "Ida Moe"),
        ("<meta name=parsely-page content='{\"title\":\"a\",\"author\":\"Ida Moe\",\"pub_date\":\"2015-03-05T08:00:00Z\"}'>", "", "", "", "Ida Moe"),
        ("<meta name=parsely-metadata content='{\"authors\":[\"Ida Moe\",\"Jo Lund\"]}'>", "", "", "", "Ida Moe, Jo Lund"),
        ("<meta name=parsely-page content='{broken'>", "", "", "", None),
        ("", "", "<div class=author-box><h4>Ida Moe</h4><p>Ida Moe has written about harbours since 1998.</p></div>", "", "Ida Moe"),
        ("", "", "", "<section class=about-author><div><p>Ida Moe is a reporter in Bay.</p></div></section>", "Ida Moe"),
        ("", "", "<p>(Reporting by Ida Moe in Bay; Editing by Karl Ost)</p>", "", "Ida Moe"),
        ("", "", f"<p>{LINES[0]} (Reporting by Ida Moe and Jo Lund; Editing by Karl Ost)</p>", "", "Ida Moe and Jo Lund"),
        ("", "<div class=author><span>Ida Moe</span><span>Harbour Correspondent</span></div>", "", "", "Ida Moe"),
        ("", "<p class=author><b>Ida Moe</b>\n <span>Senior Northport Correspondent</span></p>", "", "", "Ida Moe"),
        ("", "<p class=author><b>Ida Moe</b>\n <span>Karl Ost</span></p>", "", "", "Ida Moe, Karl Ost"),
        ("", "<p class=author><a href=/i>Ida Moe</a>\n <span>Ida Moe est journaliste à Bay.</span></p>", "", "", "Ida Moe"),
        ("", "", f"<p>{LINES[0]} (Editing by Karl Ost)</p>", "", None),
        ("", "<div class=authors><a rel=author href=/i>Ida Moe</a><a rel=author href=/j>Jo Lund</a></div>", "", "", "Ida Moe, Jo Lund"),
    ],
)  # fmt: skip
def test_the_author_of_a_page(head: str, above: str, below: str, outside: str, author: str | None) -> None:
    assert author_of(page(head, above, below, outside)) == author


def test_a_byline_above_the_heading() -> None:
    raw = page().replace("<h1>", "<p>By Ida Moe</p><h1>")
    assert author_of(raw) == "Ida Moe"


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ({"author": float("nan")}, None), ({"author": "NaN"}, None), ({"author": "undefined"}, None), ({"author": "news@bay.example"}, None),
        ({"author": "Ida Moe <ida@bay.example>"}, "Ida Moe"), ({"author": "ida@bay.example (Ida Moe)"}, "Ida Moe"),
        ({"authors": ["12 Minutes Ago Karl Ost", "Ida Moe"]}, "Ida Moe"), ({"authors": ["Ida Moe", "3 hours ago"]}, "Ida Moe"),
        ({"authors": ["Vor 3 Stunden"]}, None), ({"article_author": "Ida Moe"}, "Ida Moe"), ({"article_author": ["Ida Moe", "Jo Lund"]}, "Ida Moe, Jo Lund"),
        ({"author": "https://bay.example/ida", "creator": "Ida Moe"}, "Ida Moe"), ({"author": "quayside77"}, "quayside77"),
        ({"author": "Harbour News", "source": {"name": "Harbour News"}}, "Harbour News"),
    ],
)  # fmt: skip
def test_the_author_of_a_record(stated: dict[str, object], author: str | None) -> None:
    record = {"title": TITLE, **stated, "content": "\n\n".join(LINES)}
    assert author_of(json.dumps(record), "a.json") == author


def test_a_byline_in_the_text_is_worth_more_than_the_outlet_of_its_record() -> None:
    record = {
        "title": TITLE,
        "author": "Harbour News",
        "publisher": "Harbour News",
        "content": "\n\n".join(("By Ida Moe", *LINES)),
    }
    assert author_of(json.dumps(record), "a.json") == "Ida Moe"


def test_an_address_in_a_feed_is_no_author() -> None:
    item = f"<item><title>{TITLE}</title><author>news@bay.example</author><description>{LINES[0]}</description></item>"
    raw = f'<rss version="2.0"><channel><title>Harbour News</title>{item}</channel></rss>'
    assert author_of(raw, "feed.xml") is None


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("来源：港湾日报 作者：李在山", "港湾日报"), ("来源：本站原创", None), ("图片来源：摄图网", None), ("数据来源：统计局", None), ("来源：网络", None),
        ("稿源：港湾日报", "港湾日报"),
    ],
)  # fmt: skip
def test_the_source_that_a_chinese_page_names(line: str, holder: str | None) -> None:
    found = holder_of(line)
    assert (found.value if found else None) == holder


def test_what_can_be_an_author() -> None:
    assert tells_author("Ida Moe")
    assert not any(map(tells_author, ("", "x", "3 hours ago", "@ida", "www.bay.example", "NaN", "Taboola", "1234")))
    assert without_addresses("Ida Moe") == "Ida Moe"
    assert without_addresses("ida@bay.example") == ""
