"""Pages of forums: who began a thread, and when; the comments below an article are no thread."""

from __future__ import annotations

import pytest

import sourcelint

LONG = "The tank stands in the hall, and the two of us carried the stones up from the beach on a cold morning. "


def of_xenforo(member: str, day: str, text: str) -> str:
    return (
        f'<article class="message"><div class="message-user"><h4><a href="/members/{member}.7/" class="username ">{member}</a>'
        f'</h4></div><header><time class="u-dt" datetime="{day}T07:16:07-0500">{day}</time></header><div>{text}</div></article>'
    )


def of_bbpress(member: str, day: str, text: str) -> str:
    return (
        f'<li class="topic-reply"><div class="bbp-meta"><span>{day} at 8:55 pm</span> <a>#215</a></div>'
        f'<div class="bbp-reply-author"><a href="/users/{member}/" class="bbp-author-name">{member}</a><br>Member</div>'
        f"<div><p>{text}</p></div></li>"
    )


def of_no_engine(member: str, day: str, text: str) -> str:
    return (
        f'<div class="row"><div><b><a href="/u/21/{member}">{member}</a></b></div><div><span class="postdate">'
        f'<span title="{day} 16:10:39">posted 6 years ago</span></span></div><div>{text}</div></div>'
    )


def page(*parts: str) -> bytes:
    head = "<html><head><title>Which stones for a first tank? | Harbour Forum</title></head><body>"
    return (head + "<h1>Which stones for a first tank?</h1>" + "".join(parts) + "</body></html>").encode()


@pytest.mark.parametrize(
    ("post", "days", "first"),
    [
        (of_xenforo, ("2020-09-18", "2020-09-19"), "2020-09-18"),
        (of_bbpress, ("17th February 2013", "18th February 2013"), "2013-02-17"),
        (of_no_engine, ("Sep 16, 2019", "Sep 17, 2019"), "2019-09-16"),
    ],
)
def test_the_first_post_dates_and_signs_a_thread(post, days: tuple[str, str], first: str) -> None:
    posts = post("stone_fan", days[0], LONG * 3), post("Reef-Keeper", days[1], LONG * 2)
    document = sourcelint.read(page(*posts), "thread.html")
    assert document.metadata.author.value == "stone_fan"
    assert document.metadata.published.value.startswith(first)
    assert not {"DAT001", "PRV001"} & {finding.code for finding in sourcelint.lint(document).findings}


def test_comments_below_an_article_are_no_thread() -> None:
    comments = of_xenforo("stone_fan", "2020-09-18", "So true!"), of_xenforo("Reef-Keeper", "2020-09-19", "I agree.")
    raw = page(f"<p>{LONG * 2}</p><p>{LONG * 3}</p>", '<div class="comments">', *comments, "</div>")
    metadata = sourcelint.read(raw, "article.html").metadata
    assert (metadata.author.value, metadata.published.value) == (None, None)


def test_a_list_of_threads_is_no_thread() -> None:
    newest_first = (of_xenforo(f"member{day}", f"2020-09-{day}", "Stones, again") for day in (19, 18, 17))
    metadata = sourcelint.read(page(*newest_first), "list.html").metadata
    assert metadata.author.value is None


def test_a_label_is_no_member() -> None:
    heads = '<li><div class="bbp-reply-author">Author</div><div>Posts</div></li>'
    posts = of_bbpress("stone_fan", "17th February 2013", LONG), of_bbpress("ann", "18th February 2013", LONG)
    assert sourcelint.read(page(heads, *posts), "thread.html").metadata.author.value == "stone_fan"
