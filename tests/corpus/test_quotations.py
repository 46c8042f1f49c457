"""Speakers and what they say."""

from __future__ import annotations

import pytest

from sourcelint.corpus.quotations import Quotation, compare_quotations, spoken_words
from sourcelint.corpus.speakers import are_one, speaker_of
from sourcelint.finding import Place


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ('"It sank," said harbour master Jan Berg.', ("jan", "berg")),
        ("Jan Berg, the mayor of Varnby, said it sank.", ("jan", "berg")),
        ("According to Mr. Berg, it sank.", ("berg",)),
        ('"It sank," the spokesman Ole Jan Berg told Varnby News.', ("ole", "jan", "berg")),
        ('"It sank," said Varnby mayor Jan Berg.', ("jan", "berg")),
        ('"It sank," said the owner of the ferry, Jan Berg.', ("jan", "berg")),
        ("The mayor, Jan Berg, said it sank.", ("jan", "berg")),
        ("The mayor, Jan Berg, said the sale of the ferry Marlene was off.", ("jan", "berg")),
        ('"It sank," said Jan Berg of the Harbour Board.', ("jan", "berg")),
        ("The mayor said Jan Berg was killed.", ()),
        ("Police said Monday it sank.", ()),
    ],
)
def test_the_speaker_of_a_sentence(sentence: str, speaker: tuple[str, ...]) -> None:
    assert speaker_of(sentence) == speaker


def test_two_of_one_family_are_two() -> None:
    assert are_one(("jan", "berg"), ("berg",))
    assert not are_one(("jan", "berg"), ("ole", "berg"))
    assert not are_one((), ())


def said(text: str, speaker: tuple[str, ...] = ("jan", "berg")) -> Quotation:
    """Return a quotation."""
    return Quotation((Place("a.txt", 0, len(text), 1, 1, text),), tuple(spoken_words(text)), speaker)


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("We will not sell the ferry to Oldhaven", "We will sell the ferry to Oldhaven", "negation"),
        ("We won’t sell the ferry to Oldhaven", "We will not sell the ferry to Oldhaven this year", None),
        ("We do not think that it sank today", "We think that it sank today", "negation"),
        ("No ferry of ours has ever been sold", "A ferry of ours has ever been sold", "negation"),
        ("No, we sold the ferry to the town", "We sold the ferry to the town", None),
        ("It was a danger to everybody in the town", "It was a blessing to everybody in the town", "wording"),
        ("It was a … danger to everybody in the town", "It was a blessing to everybody in the town", None),
        ("It was the danger to everybody in town", "It was a danger to everybody in the town", None),
    ],
)
def test_what_counts_as_another_wording(one: str, two: str, kind: str | None) -> None:
    found = compare_quotations(said(one), said(two))
    assert (found.kind if found else None) == kind
