"""Page dumps: what is taken off as furniture, and what stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcelint.clean import read
from sourcelint.clean.article import PartialDocument
from sourcelint.clean.lines.boilerplate_phrases import LINE, OPENER, boilerplate_phrase, section_opener
from sourcelint.clean.segmentation.blocks import split_blocks
from sourcelint.clean.segmentation.boilerplate import strip_boilerplate
from sourcelint.text import Text

PROSE = (
    "The harbour council met on Tuesday to decide what should become of the old customs house by the water.",
    "Nobody expected the vote to be close, but two of its members changed their minds during the short break.",
    "The building has stood empty since the ferry line closed, and its slate roof has begun to leak in winter.",
    "The council will hear the architects again in spring, before any of the promised money has been spent.",
)
DUMP = """Skip to main content
Home
News
Sports
Subscribe
Home
News
Sports
Blog post
Vote on the customs house
By Ida Moe
March 5, 2024
Share
Facebook
Twitter
{}
{}
What happens next
- Architects report in March
- Second vote in May
{}
Advertisement
{}
Read More
About the Author
Ida Moe
Ida Moe has covered harbours for Harbour News since 2009, and has sailed into most of those that she writes about.
You might also like
Ferry line to open again
Ten harbours that reinvented themselves
3 Comments
I have lived there for thirty years and never heard such nonsense from any council in all of that time.
About us
Contact
Privacy Policy
© 2024 Harbour News. All rights reserved.
""".format(*PROSE)
KEPT = (
    "Blog post", "Vote on the customs house", "By Ida Moe", "March 5, 2024", *PROSE[:2], "What happens next", "- Architects report in March",
    "- Second vote in May", *PROSE[2:],
)  # fmt: skip


def strip(raw: str) -> PartialDocument:
    return strip_boilerplate(split_blocks(PartialDocument(Text.of_raw(raw))))


def test_a_dump_keeps_title_byline_date_headings_lists_and_prose() -> None:
    assert tuple(strip(DUMP).text.value.splitlines()) == KEPT


def test_each_piece_is_noted_with_its_kind_and_place() -> None:
    boilerplate = strip(DUMP).boilerplate
    assert all(DUMP[piece.span.start : piece.span.end] == piece.text for piece in boilerplate)
    kinds = {piece.text: piece.kind for piece in boilerplate}
    assert kinds["Skip to main content"] == "skip_link"
    assert kinds["Read More"] == "read_more"
    assert kinds["Facebook"] == "share"
    assert kinds["Advertisement"] == "advertisement"
    assert kinds["About the Author"] == "author_box"
    assert kinds["Ten harbours that reinvented themselves"] == "related_links"
    assert kinds["© 2024 Harbour News. All rights reserved."] == "copyright"
    assert "Blog post" not in kinds


@pytest.mark.parametrize("read", [1, 3])
def test_related_links_in_the_middle_go_up_to_the_last_headline(read: int) -> None:
    links = (
        "More stories",
        "HARBOURS",
        "Ten harbours that reinvented themselves",
        "MONEY",
        "Why ferries cost more than they did",
    )
    paragraphs = tuple(f"{line} Nobody had thought that it would take so long, said the council." for line in PROSE)
    draft = strip("\n".join((*paragraphs[:read], *links, "What comes next", *paragraphs[:2])))
    assert tuple(draft.text.value.split("\n")) == (*paragraphs[:read], "What comes next", *paragraphs[:2])
    assert [piece.kind for piece in draft.boilerplate] == ["related_links"] * len(links)


def test_a_long_box_of_links_in_the_middle_goes_unless_a_line_of_it_belongs_to_the_page() -> None:
    box = [
        "Most popular",
        *("[A harbour at dawn]", "Harbours", "Ida Moe", "Ten harbours that reinvented themselves") * 5,
    ]
    paragraphs = [f"{line} Nobody had thought that it would take so long, said the council." for line in PROSE]
    assert strip("\n".join((*paragraphs, *box, *paragraphs[:2]))).text.value.split("\n") == paragraphs + paragraphs[:2]
    left = strip("\n".join((*paragraphs, *box, "Next article", "Ferry line to open again soon", *paragraphs[:2])))
    assert set(box) <= set(left.text.value.split("\n"))


ENTRIES = [
    "Politik",
    "Kultur",
    "Sport",
    "Reisen",
    "Wetter",
    "Leben",
    "Technik",
    "Börse",
    "Auto",
    "Musik",
    "Bücher",
    "Kino",
    "Theater",
    "Garten",
    "Haus",
    "Kinder",
]


def test_a_menu_needs_no_words_of_its_own_to_be_told() -> None:
    draft = strip("\n".join((*ENTRIES, "Ein Hafen für alle", *PROSE, *PROSE[:2], "Reisen", "Garten und Haus")))
    assert draft.text.value.startswith("Ein Hafen für alle\n")
    assert draft.text.value.endswith(PROSE[1])


def test_a_kind_of_work_inside_a_menu_is_a_section_of_the_site() -> None:
    menu = "Home\nNews\nOpinion\nVideo\nSports\nSubscribe\n"
    below = "\nAbout us\nPodcast\nContact\nPrivacy Policy\n© 2024 Harbour News. All rights reserved."
    document = read((menu + "Opinion\nVote on the customs house\n" + "\n".join(PROSE) + below).encode(), "dump.txt")
    assert document.text == "\n".join(("Opinion", "Vote on the customs house", *PROSE))


def test_pieces_go_on_until_something_of_the_article_stands_between() -> None:
    pieces = read(DUMP.encode(), "dump.txt").boilerplate
    assert [piece.text for piece in pieces if not piece.goes_on] == [
        "Skip to main content",
        "Share",
        "Advertisement",
        "Read More",
    ]


def test_a_short_list_before_an_article_is_no_menu() -> None:
    raw = "\n".join((*ENTRIES[:9], *PROSE, *PROSE[:2]))
    assert strip(raw).text.value == raw


@pytest.mark.parametrize("below", [("North pier", "South pier"), ("A crane that nobody has used since it came.",), ()])
def test_a_heading_that_only_looks_like_related_links_stays(below: tuple[str, ...]) -> None:
    raw = "\n".join((*PROSE[:3], "More stories", *below, *PROSE[:2]))
    assert strip(raw).text.value == raw


def test_blocks_move_along() -> None:
    draft = strip(DUMP)
    assert [draft.text.value[b.start : b.end] for b in draft.blocks] == draft.text.value.splitlines()


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(PROSE),
        "Vote on the customs house\nBy Ida Moe\n" + "\n".join(PROSE),
        "\n".join(PROSE)
        + "\nDates of the tour\nJune 9 – West Palm Beach\nJune 10 – Tampa\nJune 14 – Alpharetta\nJune 17 – Nashville",
        "Shopping list\n- Milk\n- Bread\n- Butter\n- Salt\n- Eggs\n- Flour\n" + PROSE[0],
        "We use cookies made of oats here, said the baker, and nobody has ever complained about how they taste.\n"
        + PROSE[0],
        "Reading more about it in the archive, she found a letter.\n" + PROSE[1],
        "What does the Privacy Policy Act change?\n" + "\n".join(PROSE),
        "Q: Do you share the view of the council?\nA: I do not share it, and never have.\n" + "\n".join(PROSE),
        PROSE[0] + "\nRelated work\n" + "\n".join(PROSE * 2),
        PROSE[0] + "\nNew ferry - powered by hydrogen\n" + "\n".join(PROSE * 2),
    ],
)
def test_articles_stay_whole(text: str) -> None:
    draft = strip(text)
    assert draft.text.value == text
    assert draft.boilerplate == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Skip to content", "skip_link"), ("Zum Inhalt springen", "skip_link"), ("Back to top", "skip_link"),
        ("View more in this section", "read_more"), ("Harbour Maps - Powered by Dredger", "copyright"),
        ("Read more", "read_more"), ("Lire la suite", "read_more"), ("Leer más", "read_more"), ("Load more articles", "read_more"),
        ("Share this article", "share"), ("Facebook Twitter WhatsApp", "share"), ("12 shares", "share"), ("Share0", "share"),
        ("Follow us on Instagram", "share"), ("Accept all", "consent"), ("We use cookies to improve your experience.", "consent"),
        ("Sign up for our newsletter", "subscribe"), ("Log in", "subscribe"), ("Your email address *", "subscribe"),
        ("View this post on the web at https://notes.example/p/pier", "subscribe"), ("Unsubscribe https://notes.example/u", "subscribe"),
        ("Read online", "subscribe"), ("View in your browser", "subscribe"), ("Unsubscribe from this list", "subscribe"),
        ("Anzeige", "advertisement"), ("Story continues below", "advertisement"), ("© 2021 Example Ltd.", "copyright"),
        ("Copyright 2019 Harbour News. All rights reserved.", "copyright"), ("Menu", "navigation"), ("Impressum", "navigation"),
        ("Leave a reply", "comments"), ("7 comments", "comments"), ("Ada says:", "comments"), ("Tags: harbour, vote", "tags"),
        ("Home » News » Harbour", "breadcrumb"), ("Главная / Транспорт", "breadcrumb"), ("Back to all news", "skip_link"),
        ("Zurück zur Übersicht", "skip_link"), ("Harbour Fan said...", "comments"),
    ],
)  # fmt: skip
def test_phrases(line: str, kind: str) -> None:
    assert boilerplate_phrase(line) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Related articles", "related"), ("You may also like", "related"), ("Most read", "related"), ("Mehr zum Thema", "related"),
        ("About the author", "author_box"), ("Über den Autor", "author_box"), ("Comments (12)", "comments"), ("Leave a comment", "comments"),
        ("Stay informed", "subscribe"), ("Comentário", "comments"), ("Свежие комментарии", "comments"), ("Reactie", "comments"), ("Whats next", "related"),
        ("Dont miss", "related"),
    ],
)  # fmt: skip
def test_openers(line: str, kind: str) -> None:
    assert section_opener(line) == kind


@pytest.mark.parametrize(
    "line",
    ["The council", "Further reading", "Follow these steps for a clean cut:", "FAQ about the vote", "Printing presses of the 1920s",
     "More than a hundred people came", "He likes it", "Share prices fell on Monday", "Medium", "Home is where the harbour is",
     "a -> b -> c", "<li> in <ul> - fine", "Background", "Conclusion", "Back to the drawing board", "Harbour fans said that", "that said...", "Contacts between the two were rare"],
)  # fmt: skip
def test_lines_that_are_no_furniture(line: str) -> None:
    assert (boilerplate_phrase(line), section_opener(line)) == ("", "")


def test_readers_who_wrote_more_than_the_author_are_readers_still() -> None:
    thread = "".join(f"Reader {n} says:\n{' '.join(PROSE)}\nReply\n" for n in range(9))
    assert strip("\n".join(PROSE * 2) + "\n9 Comments\n" + thread).text.value.splitlines() == list(PROSE * 2)


def test_a_text_of_nothing_else_stays() -> None:
    assert strip("Reply\n" * 60).boilerplate == ()
    assert strip("Home").text.value == "Home"


LINES = st.sampled_from(DUMP.splitlines())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=50))
def test_any_text_is_stripped_in_place(parts: list[str]) -> None:
    raw = "\n".join(parts)
    draft = strip(raw)
    for piece in draft.boilerplate:
        assert 0 <= piece.span.start <= piece.span.end <= len(raw)
        assert raw[piece.span.start : piece.span.end].split() == piece.text.split()
    for n, character in enumerate(draft.text.value):
        start, end = draft.text.raw_span(n, n + 1)
        assert end <= len(raw)
        assert character.isspace() or raw[start] == character


@settings(max_examples=200, deadline=None)
@given(st.one_of(LINES, st.text(max_size=60)))
def test_the_first_word_decides_nothing_that_the_phrase_does_not(line: str) -> None:
    found, opened = LINE.match(line.strip()), OPENER.match(line.strip())
    if any(c.isascii() and c.isalpha() for c in line):
        assert boilerplate_phrase(line.strip()) == (found.lastgroup if found else "")
        assert section_opener(line.strip()) == (opened.lastgroup if opened else "")


def test_a_sentence_is_no_menu_entry_however_short() -> None:
    page = (
        "The mill\n\nBy Ann Poole\n8 May 2024\n\n"
        "The mill burned down on Friday, the fire service said, and nobody was hurt in the fire.\n"
        "Advertisement\nThe owner has vanished.\n"
        "The police searched his house on Friday, and found 400,000 crowns in a drawer of the kitchen.\n"
        "Read more: Mill for sale\nRelated articles\nSnow\n"
    )
    document = read(page.encode(), "dump.txt")
    assert [f.text for f in document.boilerplate] == [
        "Advertisement",
        "Read more: Mill for sale",
        "Related articles",
        "Snow",
    ]
    assert "The owner has vanished." in document.text


def test_a_labelled_date_below_the_article_stays() -> None:
    raw = "\n".join(
        ["Vote on the customs house", *PROSE, "Issued on: 03/05/2023 - 14:02", "Share", "© 2023 Harbour News"]
    )
    document = read(raw.encode(), "a.txt")
    assert "Issued on: 03/05/2023" in document.text
    assert document.metadata.published.value == "2023"


def test_a_standfirst_among_short_lines_stays() -> None:
    standfirst = "Residents of the harbour welcome the plan after three winters"
    raw = "\n".join(
        [
            "Vote on the customs house",
            standfirst,
            "Ida Moe Environment correspondent",
            "Tue 12 Mar 2024 06.00",
            "Share",
            *PROSE,
        ]
    )
    document = read(raw.encode(), "a.txt")
    assert standfirst in document.text
    assert document.metadata.author.value == "Ida Moe"


MARKED = f"# Vote on the customs house\n\n{PROSE[0]} It was **close**, [they say](https://harbour.example/a).\n\n"


def test_the_news_of_a_version_is_no_list_of_links() -> None:
    raw = (
        MARKED
        + f"## What's new\n\n- A roof of slate\n- [Two doors](https://harbour.example/b)\n\n## Thanks\n\n{PROSE[1]}\n"
    )
    document = read(raw.encode(), "a.md")
    assert "- A roof of slate" in document.text
    assert not document.boilerplate


def test_links_are_taken_out_with_the_signs_of_their_heading() -> None:
    links = "## Related\n\n- [The old house](https://harbour.example/b)\n- [The roof](https://harbour.example/c)\n\n"
    document = read(f"{MARKED}{links}```\nturn\n```\n\n{' '.join(PROSE)}\n".encode(), "a.md")
    assert document.boilerplate[0].text == "Related"
    assert "\n\n```\nturn\n```\n\n" in document.text
