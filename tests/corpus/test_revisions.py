"""What a later version of a text states otherwise."""

from __future__ import annotations

import time

import pytest

from sourcelint.corpus.revisions import MAX_LINES, Revision, revisions

TEXT = """\
The council counted 4,000 ballots on 2 March 2023, the mayor said.
“We will win this race for the people,” she told them in the hall. He left for three days. Nobody knows.
The mill was closed on Monday. It cost $4 million, or 3.5 percent of all.
"""


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("4,000", "5,000", "figure"),
        ("2 March 2023", "3 March 2023", "date"),
        ("Monday", "Tuesday", "date"),
        ("three days", "four days", "figure"),
        ("4 million", "4,500,000", "figure"),
        ("3.5", "5.3", "figure"),
    ],
)
def test_a_value_that_was_replaced_is_found(before: str, after: str, kind: str):
    assert revisions(TEXT, TEXT.replace(before, after), "en") == (Revision(kind, before, after),)


def test_of_a_quotation_the_words_that_differ_are_shown():
    (found,) = revisions(TEXT, TEXT.replace("win this", "lose this"), "en")
    assert found == Revision("quotation", "“We will win this race …", "“We will lose this race …")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("4,000", "4000"),
        ("4 million", "4,000,000"),
        ("2 March 2023", "March 2, 2023"),
        ("“We will win this race for the people,”", '"We will win this race for the people,"'),
        ("counted 4,000", "saw 4,000"),
        (" on 2 March 2023", ""),  # left out is not replaced
        ("The mill was closed on Monday.", "The ship came on Tuesday."),
        ("The mill was closed on Monday. ", ""),
    ],
)
def test_the_same_value_written_otherwise_is_no_revision(before: str, after: str):
    assert before in TEXT
    assert revisions(TEXT, TEXT.replace(before, after), "en") == ()


def test_a_sentence_that_was_reworded_as_well_is_known_again():
    after = TEXT.replace("counted 4,000", "counted some 4,100")
    assert revisions(TEXT, after, "en") == (Revision("figure", "4,000", "4,100"),)


def test_a_line_that_is_a_date_and_nothing_else_is_known_if_it_is_the_only_one():
    assert revisions(f"4 May 2014\n{TEXT}", f"5 May 2014\n{TEXT}", "en") == (
        Revision("date", "4 May 2014", "5 May 2014"),
    )
    assert revisions(f"4 May 2014\n1 May 2014\n{TEXT}", f"5 May 2014\n2 May 2014\n{TEXT}", "en") == ()


def test_a_line_that_is_a_quotation_is_known_by_its_words():
    one, other, another = (
        "“We shall mend the old bridge at once.”",
        "“We shall mend the new bridge at once.”",
        "“Nobody asked me then.”",
    )
    assert revisions(one, other, "en") == (
        Revision("quotation", "… mend the old bridge at …", "… mend the new bridge at …"),
    )
    assert revisions(one, another, "en") == ()


def test_a_date_without_a_year_is_the_same_whatever_year_is_told_around_it():
    texts = [f"In June {year} the ship came. It left on 25 September, the captain said.\n" for year in (2012, 2013)]
    assert revisions(*texts, "en") == (Revision("date", "June 2012", "June 2013"),)


def test_lines_that_moved_are_compared_with_themselves():
    lines = TEXT.splitlines()
    assert revisions(TEXT, "\n".join(["A new line of 9 words.", *reversed(lines)]), "en") == ()


def test_a_text_that_was_written_anew_has_no_revisions():
    old, new = ("\n".join(f"The mayor bought {n + more} boats." for n in range(MAX_LINES + 1)) for more in (0, 9000))
    assert revisions(old, new, "en") == ()


@pytest.mark.parametrize("unit", ["“", '"1,', "1,", "May ", "“a” 1 ", "A 1. "])
def test_linear_on_hostile_lines(unit: str):
    def seconds(size: int) -> float:
        old, new = ("\n".join([unit * (size // len(unit)) + end] * 4) for end in ("x", "y"))
        begun = time.process_time()
        revisions(old, new, "en")
        return time.process_time() - begun

    small, large = (min(seconds(size) for _ in range(2)) for size in (1_000, 8_000))
    assert large < 16 * small + 0.5
