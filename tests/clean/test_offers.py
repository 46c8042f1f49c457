"""Words of a paywall that only offer the site are no cut; references without their semicolon are references."""

from __future__ import annotations

import json

import pytest

from sourcelint.clean import read
from sourcelint.clean.characters.entities import references

LINES = (
    "The harbour council met on Tuesday to decide what should become of the old customs house.",
    "Nobody expected the vote to be close, but two members changed their minds during the break.",
    "The building has stood empty since the ferry line closed, and its roof has begun to leak.",
    "A survey found that repairs would cost about as much as a new building of the same size.",
)


def teasers(*lines: str) -> int:
    raw = json.dumps({"title": "Council votes", "author": "Ida Moe", "content": "\n\n".join(lines)})
    return sum(cut.kind == "teaser" for cut in read(raw.encode(), "a.json").truncations)


@pytest.mark.parametrize(
    "offer",
    [
        "Already a subscriber? Sign in.", "Already a member? Log in", "Subscribe to read all our stories.", "Subscribe to access our archive.",
        "Sign up to continue receiving our newsletter.", "Register to join the discussion.", "Log in to view comments.",
        "You have 2 free articles left this month.", "Il vous reste 3 articles gratuits.", "Abonnez-vous pour soutenir notre travail.", "Abonnez-vous pour lire tous nos articles.",
        "Suscríbete para leer todos nuestros artículos.", "Readers who want to read the full story must pay.",
        "They see “Subscribe to continue reading” from Monday on.",
        "Sign in to read your newsletters.", "Get full access to all stories and podcasts.", "Subscribe to read more stories like this.",
    ],
)  # fmt: skip
def test_an_offer_below_a_whole_article(offer: str) -> None:
    assert teasers(*LINES, offer) == 0


@pytest.mark.parametrize(
    "line",
    [
        "Already have an account? Log in", "Create a free account to save this article", "Schon Abonnent? Anmelden", "Jetzt abonnieren und alle Artikel lesen",
        "Déjà abonné ? Connectez-vous", "¿Ya eres suscriptor? Inicia sesión", "Уже есть аккаунт? Войти", "You have 3 free articles remaining",
    ],
)  # fmt: skip
def test_a_line_that_asks_for_members_is_no_heading(line: str) -> None:
    def cuts(*lines: str) -> list[str]:
        return [cut.kind for cut in read("\n\n".join(("Council votes", *lines)).encode(), "a.txt").truncations]

    assert cuts(*LINES, line) == []
    assert cuts(*LINES, "What the council may still decide") == ["dangling_heading"]
    assert cuts(*LINES, "The mayor said that nobody had asked for the", line)


@pytest.mark.parametrize(
    "lines",
    [
        (*LINES, "Subscribe to continue reading."),
        (*LINES, "Subscribe to read this story."),
        (*LINES, "Sign in to read the full article."),
        (*LINES, "To continue reading, subscribe.", "Already a subscriber? Sign in."),
        (*LINES, "Already a subscriber? Sign in.", "This article is available only to subscribers."),
        (*LINES, "Abonnez-vous pour lire la suite."),
        (*LINES, "Il vous reste 80% de cet article à lire. La suite est réservée aux abonnés."),
        (*LINES, "Il vous reste 80.5% de cet article à lire."),
        (*LINES, "Il vous reste 80 % de cet article à lire."),
        (*LINES, "You have used all your free articles. Subscribe to read on."),
        (*LINES, "The mayor said that the roof, which", "Already a subscriber? Sign in."),
        (*LINES, "The mayor said that nobody had asked for the", "Subscribe to read all our stories."),
    ],
)
def test_a_paywall_that_speaks_of_this_article_or_stands_below_a_cut(lines: tuple[str, ...]) -> None:
    assert teasers(*lines) == 1


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("A &amp B", "A & B"), ("&#8217s", "’s"), ("&#x2019s", "’s"), ("Caf&eacute today", "Café today"), ("&copy 2019", "© 2019"),
        ("&#8217all", "’all"), ("&nbsp;", "\xa0"), ("R&D", "R&D"), ("AT&T", "AT&T"), ("?a=1&copy=2", "?a=1&copy=2"), ("?a&para=2", "?a&para=2"),
        ("&section", "&section"), ("Q&LT", "Q&LT"), ("&#1", "&#1"), ("&#12345678", "&#12345678"), ("fish & chips", "fish & chips"),
    ],
)  # fmt: skip
def test_references_without_semicolon(written: str, read_as: str) -> None:
    text = written
    for start, end, character in reversed(references(written)):
        text = text[:start] + character + text[end:]
    assert text == read_as


def test_a_record_is_free_of_references_without_semicolon() -> None:
    record = {
        "title": "A &amp B &#8217s",
        "content": "<p>All of them &#8217s boats &ndash most of them.</p>" + LINES[0],
    }
    document = read(json.dumps(record).encode(), "a.json")
    assert document.metadata.title.value == "A & B ’s"
    assert "All of them ’s boats" in document.text
