"""Markdown with some HTML in it, as converters leave it and authors write it: its lines are those of Markdown."""

from __future__ import annotations

from sourcelint.clean import read

SENTENCES = (
    "The harbour council met on Tuesday to decide what should become of the old customs house, said [the mayor](https://bay.example/m).",
    "Nobody expected the vote to be close, but two of its members changed their minds during the short break.",
    "The building has stood empty since the ferry line closed, and its slate roof has begun to leak in winter.",
)
PAGE = f"""<div class="page">

<div class="head">

[Home](https://bay.example/)

</div>

# Vote on the customs house

By <b>Anna Ley</b>

<div class="date">

Published 2 May 2024

</div>

{SENTENCES[0]}

## What comes next

Nobody expected the vote to be close,<br>but two of its members changed their
minds during the short break.

- Architects report in March
- Second vote in May

> {SENTENCES[2]}

<div></div>

```
harbour vote --open
a <div> c
```

The vote is <i>open</i>.

<figure><img src="a.png"><figcaption>The customs house in 2019</figcaption></figure>

</div>
"""


def test_lines_between_tags_are_divided_as_markdown() -> None:
    document = read(PAGE.encode(), "vote.md")
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("title", "Vote on the customs house"),
        ("byline", "By Anna Ley"),
        ("dateline", "Published 2 May 2024"),
        ("paragraph", SENTENCES[0].replace("[the mayor](https://bay.example/m)", "the mayor")),
        ("heading", "What comes next"),
        ("paragraph", "Nobody expected the vote to be close,"),
        ("paragraph", "but two of its members changed their minds during the short break."),
        ("list", "- Architects report in March"),
        ("list", "- Second vote in May"),
        ("quote", f"> {SENTENCES[2]}"),
        ("code", "```\nharbour vote --open\na <div> c\n```"),
        ("paragraph", "The vote is open."),
        ("caption", "The customs house in 2019"),
    ]
    metadata = document.metadata
    assert (metadata.title.value, metadata.author.value) == ("Vote on the customs house", "Anna Ley")
    assert metadata.published.value == "2024-05-02"


CODE = "```\na <div> c\n```"
MARKED = f"- one **thing**\n- two **things**\n\n<p>{SENTENCES[1]}</p>\n\n{SENTENCES[2]} It is <b>open</b>."


def texts_of(raw: str) -> list[tuple[str, str]]:
    document = read(raw.encode(), "vote.md")
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_a_text_may_begin_with_code() -> None:
    assert texts_of(f"{CODE}\n\n{MARKED}") == [
        ("code", CODE),
        ("list", "- one thing"),
        ("list", "- two things"),
        ("paragraph", SENTENCES[1]),
        ("paragraph", f"{SENTENCES[2]} It is open."),
    ]


def test_code_that_begins_a_paragraph_is_no_fence() -> None:
    inline = "```harbour vote``` opens the vote."
    assert texts_of(f"{inline}\n\n{MARKED}\n\n{CODE}\nThe vote is <i>open</i>.") == [
        ("paragraph", inline),
        ("list", "- one thing"),
        ("list", "- two things"),
        ("paragraph", SENTENCES[1]),
        ("paragraph", f"{SENTENCES[2]} It is open."),
        ("code", CODE),
        ("paragraph", "The vote is open."),
    ]


def test_an_element_may_show_fences() -> None:
    assert ("code", "harbour vote") in texts_of(f"{MARKED}\n\n<pre>\n```\nharbour <b>vote</b>\n```\n</pre>")


def test_html_without_signs_of_markdown_is_read_by_its_tags() -> None:
    document = read(f"<div>{SENTENCES[1]}\n\n<b>- and</b> more</div><p>{SENTENCES[2]}</p>".encode(), "vote.txt")
    assert document.text == f"{SENTENCES[1]} - and more\n{SENTENCES[2]}"
