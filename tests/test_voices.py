"""The voices of a text: who is heard, how often, named or not."""

from __future__ import annotations

from sourcelint.clean import read
from sourcelint.engine.lint import lint
from sourcelint.evidence.annotated import Annotated

TEXT = """The ferry is back

Ann Field, who runs the yard in Port Ellery, said on Monday that the ferry would sail in May of the following year.

“The hull was welded twice before we let her go down to the water,” Field said. She said that the county had paid for it in full.

A source close to the talks said the county had paid twice for the same work on the hull and the two masts.

The county said that it had paid once, and that the books were open in the hall.
"""


def heard(text: str) -> list[tuple[str, bool, int, int]]:
    return [voice[:4] for voice in Annotated(read(text.encode(), "a.txt")).voices]


def test_a_voice_is_known_again_by_its_last_name_and_a_pronoun_is_who_spoke_last() -> None:
    label, named, statements, quotations = heard(TEXT)[0]
    assert (label, named) == ("Ann Field", True)
    assert (statements, quotations) == (3, 1)


def test_a_source_without_a_name_is_not_named() -> None:
    assert ("A source close to the talks", False, 1, 0) in heard(TEXT)


def test_a_text_in_which_nobody_speaks_has_no_voices() -> None:
    assert (
        heard("The ferry left the yard in May 2021. The crew went aboard in the morning and cleaned the cabins.") == []
    )


def test_a_label_is_cut() -> None:
    long = "Ann " + "Field-" * 40 + "Berg said that the ferry would sail in May of the following year."
    assert all(len(label) <= 80 for label, *_ in heard(TEXT + "\n" + long + "\n"))


def test_the_report_has_them_with_their_places() -> None:
    voice = lint(read(TEXT.encode(), "a.txt")).voices[0]
    assert (voice.label, voice.place.line) == ("Ann Field", 3)


def test_a_label_ends_before_the_day_and_before_a_bracket_that_is_cut() -> None:
    said = "The Marrow Harbour Company today announced that it had paid for the hull in full."
    cited = "According to a study by the University of Marrow (Holm et al., 2020), every job stands for three others."
    labels = [label for label, *_ in heard(f"{TEXT}\n{said}\n\n{cited}\n")]
    assert "The Marrow Harbour Company" in labels
    assert "a study by the University of Marrow" in labels
