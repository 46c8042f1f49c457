from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcelint.annotate.text.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and “yes”.", ["“no”", "“yes”"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("“He said ‘no’ to us,” she said.", ["“He said ‘no’ to us,”"]),
        ("“Oh, “doubles” inside,” she said.", ["“Oh, “doubles” inside,”"]),
        ("‘It’s complicated,’ he said.", ["‘It’s complicated,’"]),
        ("'We won't go,' she said of the dogs' home.", ["'We won't go,'"]),
        ("The dogs' bowls and the cats' beds.", []),
        ("It's 6'2\" tall and 5\" wide.", []),
        ("Rock 'n' roll in the '90s, 'tis true.", []),
        ("„Ja“, sagte er, und »nein« sagte sie.", ["„Ja“", "»nein«"]),
        ("Han sa ”ja” och gick.", ["”ja”"]),
        ("Il a dit « oui » et rien d’autre.", ["« oui »"]),
        ("彼は「はい」と『本』を見た。", ["「はい」", "『本』"]),
        ('A “mixed" pair.', ['“mixed"']),
        ("``TeX'' and ''doubled'' marks.", ["``TeX''", "''doubled''"]),
        ("“An open one to the end of the line\nand no more.", ["“An open one to the end of the line"]),
        ("A stray closing” mark and nothing else.", []),
        ("“First (laughs)” and on.", ["“First (laughs)”"]),
    ],
)
def test_finds(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_of_several_paragraphs() -> None:
    text = "“It began here and it went on\n\n“and it ended here,” she said. “Truly.”"
    first, second, third = find_quotations(text)
    assert (first.closed, first.continued) == (False, True)
    assert (second.closed, second.continued) == (True, False)
    assert text[third.start : third.end] == "“Truly.”"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will never sell the harbour to them.”", "speech"),
        ("“Never.”", "speech"),
        ("a “love story” in politics", "term"),
        ("a “very small step,” he said", "term"),
        ("the “Treaty of Friendship and Commerce”", "title"),
        ("a book titled “Emma”", "title"),
        ("“The quick fox jumps over it daily,” she said", "speech"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert find_quotations(text)[0].kind == kind


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab \n\"'“”‘’„«»,.Aa「」"), max_size=100))
def test_quotations_are_in_order_and_stay_in_their_line(text: str) -> None:
    found = find_quotations(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= q.start < q.end <= len(text) and "\n" not in text[q.start : q.end] for q in found)


@pytest.mark.parametrize("unit", ['"', "“", "'a ", "’ ", '"\n', "“a” ", "‘a"])
def test_hostile_input_is_linear(unit: str) -> None:
    begun = time.process_time()
    find_quotations(unit * 15_000)
    assert time.process_time() - begun < 2
