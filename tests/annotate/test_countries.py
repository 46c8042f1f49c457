"""Countries: all members of the United Nations, and the names under which they act."""

from __future__ import annotations

from importlib.resources import files

import pytest

from sourcelint.annotate.gazetteers.countries import AMBIGUOUS, NATIONS, PERSONS_TOO, nation_at_end, nation_of
from sourcelint.annotate.gazetteers.names import kind_of
from sourcelint.text import Span


def rows(name: str) -> list[list[str]]:
    lines = files("sourcelint.annotate").joinpath("data", name).read_text(encoding="utf8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_the_193_members_of_the_united_nations_are_known() -> None:
    given = [row[0] for row in rows("countries.tsv")]
    assert len(set(given)) == 193 + len({"Kosovo", "Taiwan"})
    assert len({nation_of(name) for name in given}) == len(given)


def test_every_row_has_its_cells_and_no_stray_spaces() -> None:
    for row in rows("countries.tsv"):
        assert len(row) == 4, row
        assert all(name == name.strip() for cell in row for name in cell.split("|"))
    for row in rows("country_aliases.tsv"):
        assert len(row) == 2, row
        assert all(name and name == name.strip() for name in row[1].split("|"))


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Botswana", "Botswana"), ("Costa Rican", "Costa Rica"), ("the Gambia", "Gambia"), ("Côte d’Ivoire", "Ivory Coast"),
        ("Burma", "Myanmar"), ("Rangoon", "Myanmar"), ("Czechia", "Czech Republic"), ("Kinshasa", "Congo"),
        ("Congolese", "Congo"), ("Brazzaville", "Republic of the Congo"), ("Dominican", "Dominican Republic"),
        ("Swazi", "Eswatini"), ("Brussels", "European Union"), ("Belgian", "Belgium"), ("Malé", "Maldives"),
        ("Georgian", None), ("Victoria", None), ("Male", None), ("Kingston", None), ("Korean", None),
    ],
)  # fmt: skip
def test_a_name_stands_for_its_country(name: str, country: str | None) -> None:
    assert nation_of(name) == country


@pytest.mark.parametrize("name", ["Chad Marsh", "Dominica Ley", "Santiago Ruiz"])
def test_persons_may_bear_the_name_of_a_country(name: str) -> None:
    assert kind_of(name, Span(0, len(name))) == "person"


def test_exceptions_are_of_names_that_there_are() -> None:
    table = {name for row in rows("countries.tsv") for cell in row for name in cell.split("|")}
    assert table >= AMBIGUOUS
    assert NATIONS.keys() >= PERSONS_TOO
    assert all(nation_at_end(f"officials in {name}") is None for name in PERSONS_TOO)
