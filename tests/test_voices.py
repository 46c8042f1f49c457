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


def test_those_who_speak_together_are_heard_each() -> None:
    said = "Ruth Amery, Olav Dahl and Kari Moe said no.\n\nMoe said it was late, and the mayor and the council said so too."
    assert [voice[:3] for voice in heard(said)] == [
        ("Kari Moe", True, 2), ("Ruth Amery", True, 1), ("Olav Dahl", True, 1), ("the mayor", True, 1), ("the council", True, 1),
    ]  # fmt: skip


def test_an_office_is_who_holds_it() -> None:
    for opening in ("Joost Smit, an alderman,", "The alderman, Joost Smit,", "Alderman Joost Smit"):
        said = f"{opening} said no. Kari Moe said it was late. The alderman said that the wall was old."
        assert [voice[:3] for voice in heard(said)] == [(heard(said)[0][0], True, 2), ("Kari Moe", True, 1)]


def test_an_office_that_nobody_holds_by_name_is_a_voice_of_its_own() -> None:
    said = "Kari Moe met an alderman. Kari Moe said it was late. The alderman said that the wall was old."
    assert len(heard(said)) == 2


def test_a_date_behind_a_source_is_no_source() -> None:
    (voice,) = heard("The report of 3 May 2026 says that nobody voted.")
    assert voice[0] == "The report of 3 May 2026"
