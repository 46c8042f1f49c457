"""What an article is called: not its site, its section or the next row of the page."""

from __future__ import annotations

import json

import pytest

from sourcelint.clean import read
from sourcelint.clean.lines.site_name import names_of_host, without_site

PROSE = "".join(
    f"<p>{line}</p>\n"
    for line in (
        "The harbour council met on Tuesday to decide what should become of the old customs house.",
        "Nobody expected the vote to be close, but two members changed their minds during the break.",
        "The building has stood empty since the ferry line closed, and its roof has begun to leak.",
        "A survey found that repairs would cost about as much as a new building of the same size.",
    )
)
VOTE = "Council votes on the customs house"


@pytest.mark.parametrize(
    ("title", "names", "left"),
    [
        (f"{VOTE} | Harbour News", ["Harbour News"], VOTE),
        (f"{VOTE} - The Harbour News", ["Harbour News"], VOTE),
        (f"Harbour News: {VOTE}", ["Harbour News"], VOTE),
        (f"{VOTE} — harbour-news.example", ["harbour-news.example"], VOTE),
        (f"{VOTE} – Harbour News", names_of_host("https://www.harbournews.example/vote"), VOTE),
        (f"{VOTE} - HBR News", names_of_host("https://www.hbr.co.uk/vote"), VOTE),
        (f"{VOTE} - The New Harbour Times", names_of_host("https://nhtimes.example/vote"), VOTE),
        (
            f"{VOTE} - The New Harbour Times",
            names_of_host("https://nh.bay.example/vote"),
            f"{VOTE} - The New Harbour Times",
        ),
        (f"{VOTE} - no harbour today", names_of_host("https://nht.example/vote"), f"{VOTE} - no harbour today"),
        (f"{VOTE} - Cost Overrun", names_of_host("https://bay.co.uk/vote"), f"{VOTE} - Cost Overrun"),
        (f"{VOTE} - HBRA BAY Sports", names_of_host("https://hbrabay.example/vote"), VOTE),
        (f"{VOTE} - Harbour Times", names_of_host("https://ht.example/vote"), VOTE),
        (f"{VOTE} - Hot Topic", names_of_host("https://ht.example/vote"), f"{VOTE} - Hot Topic"),
        (f"{VOTE} - Bay for Talks", names_of_host("https://bay.example/vote"), f"{VOTE} - Bay for Talks"),
        (f"{VOTE} - Harbour Rises", names_of_host("https://harbour.example/vote"), f"{VOTE} - Harbour Rises"),
        ("海关旧楼表决_新浪网", ["新浪网"], "海关旧楼表决"),
        ("海关旧楼表决-人民网", ["人民网"], "海关旧楼表决"),
        (f"{VOTE} | Cricket.example - Cricket - Cricket", ["Cricket", "cricket.example"], VOTE),
        ("Fire – and flood – in the valley", ["Harbour News"], "Fire – and flood – in the valley"),
        ("Harbour News in trouble", ["Harbour News"], "Harbour News in trouble"),
        ("Harbour News", ["Harbour News"], "Harbour News"),
        ("Vote at Bay - what we know", ["Bay"], "Vote at Bay - what we know"),
        ("Envoy says «nobody left»", [], "Envoy says «nobody left»"),
        ("", ["Harbour News"], ""),
        (" | ", ["Harbour News"], " | "),
        ("::harbour::x", [], "::harbour::x"),
        (f"| {VOTE} |", ["Harbour News"], f"| {VOTE} |"),
    ],
)
def test_a_title_without_its_site(title: str, names: list[str], left: str) -> None:
    assert title[slice(*without_site(title, names))] == left


def test_a_heading_keeps_what_only_looks_like_the_site() -> None:
    title = f"{VOTE} - New Harbour Talks"
    head = f'<title>{title}</title><link rel="canonical" href="https://nht.example/vote">'
    shown = f"<html><head>{head}</head><body><article><h1>{{}}</h1>{PROSE}</article></body></html>"
    assert read(shown.format(title).encode(), "vote.html").metadata.title.value == title
    assert read(shown.format(VOTE).encode(), "vote.html").metadata.title.value == VOTE
    assert read(shown.format("Welcome").encode(), "vote.html").metadata.title.value == VOTE


def test_a_long_part_of_a_title_is_no_name() -> None:
    title = f"{VOTE} - B{'b' * 2_000} B{'b' * 2_000}"
    assert without_site(title, ["b" * 4_000]) == (0, len(title))


def test_only_the_title_of_a_window_loses_columns_that_nothing_names() -> None:
    title = f"{VOTE} | Politics | Harbour News"
    assert title[slice(*without_site(title, [], tag=True))] == VOTE
    assert without_site(title, []) == (0, len(title))
    assert without_site("Vote | Harbour News", [], tag=True) == (0, len("Vote | Harbour News"))


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        # Repositories of papers put their number before the title.
        (f'<title>[1706.1] {VOTE}</title><meta name="citation_title" content="{VOTE}">', f"<h1><span>Title:</span>{VOTE}</h1>|", VOTE),
        # The masthead stands before the title in the window, and its theme names the heading of the post.
        (f"<title>Harbour Notes: {VOTE}</title>", f"<div class=top><h1>Harbour Notes</h1></div>|<h3 class='post-title entry-title'>{VOTE}</h3>", VOTE),
        # The masthead is a main heading of its own.
        (f"<title>{VOTE} | Harbour News</title>", f"<h1 class=logo>Harbour News</h1>|<h1>{VOTE}</h1>", VOTE),
        (f"<title>{VOTE} - Harbour News</title>", f"<h1><a href='/'>Harbour News</a></h1>|<h1>{VOTE}</h1>", VOTE),
        (f"<title>{VOTE} - Harbour News</title>", "<h1><a href='https://harbour.example/'>Harbour News</a></h1>|", VOTE),
        (f"<title>{VOTE} | News | Harbour News</title>", f"<h1>News</h1>|<h1>{VOTE}</h1>", VOTE),
        (f"<title>Hafenbote – {VOTE}</title>", f"<h1 id=site-title>Hafenbote</h1>|<h2>{VOTE}</h2>", VOTE),
        # Nothing but the title of the window says it.
        (f"<title>{VOTE} | Harbour News</title>", "|", VOTE),
        (f"<title>{VOTE} – Harbour News</title>", "|<footer>© 2020 Harbour News</footer>", VOTE),
        (f"<title>{VOTE} — Harbour News</title><meta property=og:site_name content='Harbour News'>", "|", VOTE),
        (f"<meta property=og:title content='{VOTE} - Harbour News'><meta name=publisher content='Harbour News'>", "|", VOTE),
        (f"<title>{VOTE} - Harbour</title><link rel=canonical href='https://www.harbour.example/a'>", "|", VOTE),
        # A lower heading says all of it.
        (f"<title>{VOTE} - Harbour News</title>", f"|<h2 class=entry-title>{VOTE}</h2>", VOTE),
        # Signs and spaces differ between the heading and the title of the window.
        ("<title>It's over - Harbour News</title>", "|<h1>It’s over</h1>", "It’s over"),
        (f"<title>{VOTE} after…</title>", f"|<h1>{VOTE} after long talks</h1>", f"{VOTE} after long talks"),
        (f"<meta property=og:title content='Bay: {VOTE}'>", f"|<h1><span>Bay</span><span>{VOTE}</span></h1>", f"Bay: {VOTE}"),
        (f"<title>{VOTE} - manual</title>", f"|<h1>{VOTE}<a href=#vote>¶</a></h1>", VOTE),
        # Who wrote it, a kicker before it, and what a page tells search engines are no part of it.
        (f"<title>{VOTE} by Ida Moe</title>", f"<h1>ida</h1>|<h2>{VOTE}</h2>", VOTE),
        ("<title>A house by the sea</title>", "|<h2>A house</h2>", "A house by the sea"),
        (f"<title>Empty houses and leaking roofs along the whole of the coast: {VOTE} - bay.example</title>", f"|<h1>{VOTE}</h1>", VOTE),
        ("<title>Customs house of Bay: all the facts | Bay</title>", f"|<h1 class=entry-title>{VOTE}</h1>", VOTE),
        ("<title>Customs house of Bay: the facts</title>", "<h1 class=post-title>Pier</h1>|<h1 class=post-title>Pub</h1>", "Customs house of Bay: the facts"),
        # What only looks like a site stays.
        ("<title>Fire – and flood – in the valley</title>", "|", "Fire – and flood – in the valley"),
        ("<title>Vote | a play</title>", "|", "Vote | a play"),
    ],
)  # fmt: skip
def test_the_title_of_a_page(head: str, body: str, title: str) -> None:
    before, behind = body.split("|", 1) if body != "|" else ("", "")
    raw = f"<html><head>{head}</head><body><header>{before}</header><main><article>{behind}{PROSE}</article></main></body></html>"
    document = read(raw.encode(), "page.html")
    assert document.metadata.title.value == title


def test_the_place_of_a_title_is_that_of_what_is_left() -> None:
    raw = f"<html><head><title>{VOTE} | Harbour News</title></head><body><article>{PROSE}</article></body></html>"
    span = read(raw.encode(), "page.html").metadata.title.span
    assert span is not None
    assert raw[slice(*span)] == VOTE


def test_a_record_that_names_its_outlet() -> None:
    record = {"source": {"name": "Harbour News"}, "title": f"{VOTE} - Harbour News", "content": PROSE}
    raw = json.dumps(record)
    title = read(raw.encode(), "a.json").metadata.title
    assert title.value == VOTE
    assert title.span is not None
    assert raw[slice(*title.span)] == VOTE


def test_a_text_that_names_its_publisher() -> None:
    lines = "\n\n".join(line.split("</p>")[0] for line in PROSE.split("<p>") if line)
    raw = f"{VOTE} | Harbour News\n\n{lines}\n\n© 2020 Harbour News\n"
    assert read(raw.encode(), "a.txt").metadata.title.value == VOTE


@pytest.mark.parametrize(
    "raw",
    [
        '<script>go = 1</script>\n<noscript><META http-equiv=refresh content="0;URL=/x"></noscript>\n',
        '<meta http-equiv="refresh" content="0; url=http://harbour.example/">',
        "<style>p {}</style><script src=/a.js></script>",
    ],
)
def test_a_page_that_only_leads_on_has_no_title(raw: str) -> None:
    document = read(raw.encode(), "page.html")
    assert (document.metadata.title.value, document.text) == (None, "")


def test_a_heading_of_any_level_above_a_byline_is_the_title() -> None:
    raw = (
        "## FAQ: ferries\n\n(by /u/harbour_fan)\n\n"
        + "The ferry leaves from the northern pier of the town at noon. " * 4
    )
    metadata = read(raw.encode(), "a.md").metadata
    assert (metadata.title.value, metadata.author.value) == ("FAQ: ferries", "/u/harbour_fan")


MENU = (
    "Home",
    "Find a boat or a crew",
    "Our best offers of the summer",
    "News",
    "Sports and leisure",
    "Subscribe to our letter",
)
LINES = tuple(line.removeprefix("<p>").removesuffix("</p>") for line in PROSE.splitlines())


@pytest.mark.parametrize(
    "head",
    [
        (*MENU, VOTE, "3 May 2024"),
        (*MENU, VOTE, "By Anna Ley", "3 May 2024"),
        (*MENU, "Customs", VOTE),
        (VOTE, *MENU[2:], "3 May 2024"),
    ],
    ids=["a date", "a byline", "nothing", "a menu below"],
)
def test_the_title_among_menus_tells_what_the_page_is_about(head: tuple[str, ...]) -> None:
    assert read("\n".join((*head, *LINES)).encode(), "a.txt").metadata.title.value == VOTE


def test_menus_without_a_title_give_none() -> None:
    menu = [
        f"{word} and more"
        for word in ("Boats", "Crews", "Sails", "Ropes", "Masts", "Hulls", "Oars", "Nets", "Buoys", "Keels")
    ]
    assert read("\n".join((*menu, *menu[:4], *LINES)).encode(), "a.txt").metadata.title.value is None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"Start | Town | Sport | Arts | Letters | Weather\n\n{VOTE}", VOTE),
        (f"Harbour votes | Customs house\n\n{VOTE}", "Harbour votes | Customs house"),
        (f"{VOTE}{VOTE}", VOTE),
        (f"{VOTE} {VOTE}", VOTE),
        ("Bora Bora", "Bora Bora"),
        ("The roof leaks. Who will pay for the customs house?", "The roof leaks. Who will pay for the customs house?"),
        ("The roof leaks. Nobody will pay for the customs house.", None),
        (f"Home News {VOTE}\n\n{VOTE}", VOTE),
        ("Town\n\nNews\n\nOn votes\n\n3 May 2024", "On votes"),
        (f"{LINES[0]}\n\nThe old house\n\n3 May 2024", "The old house"),
        ("QUFB" * 200, None),
        ("السبت.. المجلس يصوت على مبنى الجمارك", "السبت.. المجلس يصوت على مبنى الجمارك"),
    ],
    ids=[
        "a row of links",
        "two columns",
        "twice",
        "twice with a blank",
        "a name that repeats",
        "several sentences",
        "sentences that end",
        "the way to the page",
        "two words above a date",
        "a lead above the title",
        "data",
        "dots that are a pause",
    ],
)
def test_the_first_line_of_a_text(head: str, title: str | None) -> None:
    assert read("\n\n".join((head, *LINES)).encode(), "a.txt").metadata.title.value == title


def test_the_name_of_a_book_above_its_chapters_is_no_title() -> None:
    page = f"""<html><head><title>What Is a Lamp? - The Book of Marrow</title></head><body><div class="menu-bar">
<h1 class="menu-title">The Book of Marrow</h1></div><main><h2 id="lamp"><a href="#lamp">What Is a Lamp?</a></h2>{PROSE}</main></body></html>"""
    assert read(page.encode(), "lamp.html").metadata.title.value == "What Is a Lamp?"
    lonely = page.replace('<h2 id="lamp"><a href="#lamp">What Is a Lamp?</a></h2>', "")
    assert read(lonely.encode(), "lamp.html").metadata.title.value == "The Book of Marrow"
