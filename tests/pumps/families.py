"""Families of input: a unit that some step or rule reacts to, repeated inside each container that the engine opens.

A family is named "container: unit". `text(size)` makes its member of about so many bytes. All are invented.
"""

from __future__ import annotations

import json
import quopri
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

UNITS = {
    "prose": "The council met in the old hall and talked about the bridge. ",
    "paragraphs": "The council met in the old hall and talked about the bridge.\n\n",
    "double quotes": '"We will build it," he said. ',
    "open double quotes": '"We will build it. ',
    "curly quotes": "“We will build it,” said Anna Ley. ",
    "open curly quotes": "“We will build it. ",
    "closing curly quotes": "We will build it.” ",
    "single quotes": "‘We will build it,’ she said. ",
    "apostrophes": "It's the mayors' and the town's. ",
    "guillemets": "« On verra », dit-il. ",
    "sentences inside others": "“He said so,” they say. The council voted for The they went on. ",
    "crowds": "Some experts say that many critics fear it. ",
    "hearsay": "A source close to the ministry said it was over. ",
    "according": "According to a report, it grew. ",
    "studies": "Studies show that research suggests it works. ",
    "passive": "It is believed that it was reported that he left. ",
    "absolute": "It was the first, the only and the greatest ever. ",
    "percentages": "About 47 percent of 1,300 adults (12.5%) agreed. ",
    "money": "It cost $4.5 million and €300 in all. ",
    "dates": "On Monday, 14 July 1961, and on 3/4/2019 it rained. ",
    "relative dates": "Last month and two weeks ago and next Friday it rained. ",
    "years": "In 1940 and 1950 and 1962-63 ",
    "yearless dates": "It was held on 26 June and ",
    "intervals": "The war lasted from 1950 to 1953, three years. ",
    "updated": "Updated on 3 May 2021 at 10:30 GMT\n",
    "bylines": "By Anna Ley and Bo Lind, Staff Writers\n",
    "names": "Anna Ley, Bo Lind and Tom van der Berg met Ada Holm. ",
    "capitals": "Aaa Bbb Ccc Ddd ",
    "initials": "A. B. Ley and C. D. Holm. ",
    "one word of capitals": "AaBb",
    "nations": "North Korea and China and the United States met Germany. ",
    "treaties": "North Korea and China signed the Mutual Aid Treaty of Peking in 1961. ",
    "endless treaties": "the Mutual Aid and Friendship Treaty of Peking and ",
    "wars": "The Korean War broke out and the Cold War ended and ",
    "tests": "North Korea conducted its third nuclear test in February 2013 and ",
    "headings": "# Heading\n\n",
    "headings and text": "## How it began\n\nThe council met in the old hall.\n\n",
    "headlines": "Council Meets in Old Hall\n",
    "open brackets": "The council (met in the old hall and went home.\n\n",
    "bullets": "- one item of a list\n",
    "numbered": "1. one item of a list\n",
    "tables": "| a | b |\n|---|---|\n",
    "emphasis": "**The hall** and the *bridge* of __old__. ",
    "open emphasis": "**The hall *and the _bridge ",
    "fences": "```\ncode\n```\n",
    "open fences": "````\n~~~\n",
    "links": "[the hall](https://gazette.example/hall) ",
    "addresses": "https://gazette.example/hall?a=1&b=2 ",
    "mail": "desk@gazette.example ",
    "entities": "caf&eacute; &amp;amp; &#8217;tis &lt;p&gt; ",
    "tags": "<p>The <em>hall</em></p>",
    "open tags": "<p>The <em>hall ",
    "comments": "<!-- wp:paragraph -->\n",
    "open comments": "<!-- ",
    "escapes": 'It\\u2019s here.\\n\\"So\\" ',
    "backslashes": "\\",
    "mojibake": "It â€™s the cafÃ© Ã¢â‚¬â„¢ ",
    "invisible": "soft\u00adhy\u200bphen\ufeff ",
    "combining": "e\u0301a\u0308",
    "one letter with marks": "\u0301",
    "cjk": "理事会は昨日、古い会館で橋について話し合った。",
    "chinese names": "新华社北京电（记者张伟）",
    "arabic": "اجتمع المجلس في القاعة القديمة وتحدث عن الجسر. ",
    "hindi": "परिषद ने पुल के बारे में बात की। ",
    "cyrillic": "Совет собрался в старом зале. ",
    "german": "Der Rat traf sich am 3. Mai 2021 im alten Saal. ",
    "emoji": "👩‍👩‍👧 🎉 ",
    "spaces": "          ",
    "tabs": "\t \t",
    "blank lines": "\n \n",
    "short lines": "a\n",
    "letters": "a",
    "digits": "1",
    "grouped digits": "1,",
    "dots": ".",
    "spaced dots": ". ",
    "ellipses": "The hall … and [...] ",
    "stars": "word *** ",
    "dashes": "—-– ",
    "slashes": "a/",
    "at signs": "@",
    "brackets": "([{<",
    "closing brackets": ")]}>",
    "pipes": "a | b · c • ",
    "commas": "a, ",
    "colons": "Note: ",
    "ampersands": "&",
    "copyright": "© 2019 The Gazette, ",
    "rights": "All rights reserved\n",
    "read more": "Read more: The hall\n",
    "subscribe": "Subscribe to our newsletter\n",
    "related": "Related articles\n",
    "signatures": "Contact: desk@gazette.example, +1 202 555 0101\n",
    "datelines": "BOSTON, Oct. 21 (Reuters) – The hall was closed.\n",
    "cut": "Continue reading…\n",
    "placeholder": "Lorem ipsum dolor [TODO] XXX ",
    "misspelt": "He recieved teh goverment's definately. ",
    "generated": "As an AI language model, I cannot. ",
    "same block": "The mayor was asked about the quay and said that it would be closed until the spring of next year.\n\n",
    "opinions": "We must act, and it is outrageous that so-called experts fail. ",
    "causes": "It failed because of various factors. ",
    "present": "He is currently the mayor and is still in office. ",
    "future": "It was held in 2050 and ",
    "credits in brackets": "(Anna Ley, Bo Lind)",
    "tolls": "At least 7 people were killed and 12 were hurt in Marrow. ",
    "shares of wholes": "That is 40 percent, 12 of 30 people, and rose 7 percent from 5 to 9. ",
    "references": "The hall was closed [12] (Holm, 2019; Ley et al., 2020). ",
    "effects": "Caffeine will reduce and heal acne and cure cancer. ",
    "loaded words": "The disgraceful liar slammed the brilliant scheme. ",
    "templates": "The hall {% include a %} {{ b | c }} was closed. ",
    "quoted mail": "> On Monday Anna Ley wrote:\n> > It was said.\n",
    "claims": "The plant produces 40 percent of the world's steel. ",
}
"""What is repeated, by name: something for every rule and every step of cleaning."""


WRAPPED = (
    "paragraphs", "double quotes", "open curly quotes", "intervals", "bylines", "headings", "links", "entities", "tags",
    "open tags", "comments", "open comments", "escapes", "backslashes", "mojibake", "cjk", "spaces", "blank lines", "letters",
    "brackets", "ampersands", "copyright",
)  # fmt: skip
"""Units that stand in every container."""


def _html(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>The hall</title></head><body><article><h1>The hall</h1><p>{body}</p></article></body></html>"


def _rss(body: str) -> str:
    return f"<?xml version='1.0'?><rss><channel><title>G</title><item><title>T</title><description><![CDATA[{body}]]></description></item></channel></rss>"


def _atom(body: str) -> str:
    text = body.replace("&", "&amp;").replace("<", "&lt;")
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><content type='html'>{text}</content></entry></feed>"


def _mhtml(body: str) -> str:
    page = quopri.encodestring(_html(body).encode()).decode()
    return (
        'From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="XX"\n\n--XX\n'
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{page}\n--XX--\n"
    )


def _xml(body: str) -> str:
    return f'<doc title="T" hostname="a.example" source="https://a.example/t"><main>{body}</main></doc>'


def _wordpress(body: str) -> str:
    return json.dumps(
        {"id": 1, "date": "2021-05-03T10:00:00", "title": {"rendered": "T"}, "content": {"rendered": body}}
    )


def _nested(body: str) -> str:
    return json.dumps({"data": {"a": [{"b": {"article": {"headline": "T", "articleBody": body}}}]}}, ensure_ascii=False)


def _lines(body: str) -> str:
    step = 4_000
    return "\n".join(json.dumps({"title": "T", "text": body[at : at + step]}) for at in range(0, len(body), step))


def _json_ld(body: str) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "The hall", "articleBody": body}).replace("</", "<\\/")
    return f'<html><head><script type="application/ld+json">{data}</script></head><body><h1>The hall</h1></body></html>'


def _page_state(body: str) -> str:
    data = json.dumps({"props": {"pageProps": {"article": {"title": "The hall", "body": body}}}}).replace("</", "<\\/")
    return f'<html><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{data}</script></body></html>'


CONTAINERS: dict[str, Callable[[str], str]] = {
    "text": str,
    "markdown": lambda body: f"# The hall\n\n*By Anna Ley*\n\n{body}",
    "fragment": lambda body: f"<p>The hall.</p>\n<p>{body}</p>\n<p>It was closed.</p>",
    "page": _html,
    "wordpress": _wordpress,
    "escaped json": lambda body: json.dumps(_wordpress(body)),
    "nested json": _nested,
    "json lines": _lines,
    "rss": _rss,
    "atom": _atom,
    "mhtml": _mhtml,
    "xml": _xml,
    "json-ld": _json_ld,
    "page state": _page_state,
}
STRUCTURES = {
    "arrays": ("", "[", ""),
    "objects": ("", '{"a":', ""),
    "open strings": ('{"content":{"rendered":"', "word ", ""),
    "pairs": ('{"content":"', 'a","b":"', '"}'),
    "list of numbers": ('{"content":[', "1,", "1]}"),
    "list of words": ('{"content":[', '"The hall.",', '""]}'),
    "single-quoted": ("{'content':'", "It was so. ", "'}"),
    "authors of xml": ("<TEI>", "<author>Ann Ley</author>", "<body><p>The hall.</p></body></TEI>"),
    "open names of xml": ('<article article-type="news">', '<contrib a="author"><name>', "<body><p>The hall.</p></body></article>"),
    "divs": ("<html><body>", "<div>", ""),
    "closed divs": ("<html><body>", "<div></div>", ""),
    "paragraphs of a page": ("<html><body>", "<p>The council met in the old hall.", ""),
    "rows of a table": ("<html><body><table>", "<tr><td>a</td><td>b</td></tr>", ""),
    "lists of a page": ("<html><body>", "<ul><li>a", ""),
    "links of a page": ("<html><body>", '<a href="/hall">The hall</a> ', ""),
    "headings of a page": ("<html><body>", "<h2>How it began</h2>", ""),
    "spans with classes": ("<html><body><p>", '<span class="byline author">Anna Ley</span> ', ""),
    "times of a page": ("<html><body><p>", '<time datetime="2021-05-03">3 May</time> ', ""),
    "metas": ("<html><head>", '<meta property="article:published_time" content="2021-05-03">', "</head>"),
    "authors of a page": ("<html><head>", '<meta name="author" content="Anna Ley">', "</head>"),
    "scripts": ("<html><body>", "<script>var a = 1;</script>", ""),
    "open scripts": ("<html><body>", "<script>", ""),
    "open attributes": ("<html><body>", '<a href="', ""),
    "attributes": ("<html><body><a ", "b=c ", ">"),
    "half tags": ("<html><body>", "<a", ""),
    "declarations": ("<html>", "<!", ""),
    "sections of cdata": ("<rss><channel><item><description>", "<![CDATA[a]]>", ""),
    "open cdata": ("<rss><channel><item><description>", "<![CDATA[", ""),
    "json-ld scripts": ("<html>", '<script type="application/ld+json">{"@type":"Article"}</script>', ""),
    "comments before a page": ("", "<!-- a -->\n", "<html><body><p>The hall."),
    "comments before a feed": ("", "<!-- a -->\n", "<rss><channel><item><title>a"),
    "one author of signs": ("<rss><channel><item><author>", "@", "</author>"),
    "one author of brackets": ("<rss><channel><item><author>a@b ", "(", "</author>"),
    "elements of an item": ("<rss><channel><item>", "<a>b</a>", ""),
    "open elements of an item": ("<rss><channel><item>", "<a>", ""),
    "nested descriptions": ("<rss><channel><item>", "<description>", ""),
    "elements of a channel": ("<rss><channel>", "<title>a</title>", "<item><title>a"),
    "headers of a message": ("From: a\nMIME-Version: 1.0\n", "a: b\n", "Content-Type: text/html\n\n<p>The hall."),
    "folded header": ("From: a\nMIME-Version: 1.0\nContent-Type: text/html", "\n a", "\n\n<p>The hall."),
    "parts of a message": ("From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n", "--a\n\nb\n", ""),
    "boundary like a header": (
        'From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="a:"\n\n', "--a:\n", "",
    ),
    "quoted-printable": (
        "From: a\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>",
        "caf=C3=A9 ", "</p>",
    ),
    "base64": (
        "From: a\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n", "PHA+VGhlIGhhbGwuPC9wPg", "",
    ),
    **{
        f"charset {charset}": (
            f"From: a\nMIME-Version: 1.0\nContent-Type: text/html; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n\n<p>",
            "=41=42=C3=A9 the hall ", "</p>",
        )
        for charset in ("punycode", "utf-16", "idna", "utf-7", "unicode_escape", "windows-1252", "shift_jis", "unknown")
    },
    "marked authors in a block": (
        "<html><body><article><h1>The hall</h1><div class=byline>", "<a rel=author href=/a>Anna Ley</a>", "</div></article>",
    ),
    "nested articles": ("<html><body>", "<article>", "<h1>The hall</h1><p>The council met in the old hall."),
    "words of a header": (
        "From: a\nMIME-Version: 1.0\nSubject: ", "=?utf-8?q?caf=C3=A9?= ", "\n\nThe hall was closed.",
    ),
    "brackets of a sender": ("Subject: a\nMIME-Version: 1.0\nFrom: ", "(", "\n\nThe hall was closed."),
    "nested parts": (
        'Subject: a\nFrom: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n',
        '--b\nContent-Type: multipart/mixed; boundary="b"\n\n', "",
    ),
    "mails of a box": (
        "From a@b Mon May  3 10:00:00 2021\nSubject: a\nFrom: b\nMIME-Version: 1.0\n\nThe hall.\n\n",
        "From a@b Mon May  3 10:00:00 2021\nSubject: a\nFrom: b\nMIME-Version: 1.0\n\nThe hall.\n\n", "",
    ),
    "headers before a page": ("HTTP/1.1 200 OK\n", "X-Hall: closed\n", "\n<html><p>The hall was closed."),
    "notices before a page": (
        "", "<br />\n<b>Notice</b>:  Undefined index: a in /x.php on line <b>3</b><br />\n", "<html><p>The hall was closed.",
    ),
    "front matter": ("---\n", "title: The hall\n", "---\n\nThe hall."),
    "keys like fields": ("", "date: 2021\n", ""),
}  # fmt: skip
"""What is repeated of a container itself: what stands before, the unit, what stands behind."""


class Family(NamedTuple):
    """A name, and what makes the member of about so many bytes."""

    name: str
    make: Callable[[int], bytes]


def families() -> list[Family]:
    """Return all families: every unit as plain text, and those to which a container is not indifferent in each."""
    inside = [
        Family(f"{container}: {unit}", lambda size, wrap=wrap, text=text: _wrapped(wrap, text, size))
        for container, wrap in CONTAINERS.items()
        for unit, text in UNITS.items()
        if container == "text" or unit in WRAPPED
    ]
    structures = [
        Family(f"structure: {name}", lambda size, parts=parts: _repeated(*parts, size))
        for name, parts in STRUCTURES.items()
    ]
    return inside + structures


def _wrapped(wrap: Callable[[str], str], unit: str, size: int) -> bytes:
    return wrap(unit * max(1, size // len(unit.encode()))).encode()


def _repeated(head: str, unit: str, tail: str, size: int) -> bytes:
    return (head + unit * max(1, size // len(unit)) + tail).encode()
