"""Countries, with the names under which a text lets them act: capital, people, short forms.

`data/countries.tsv` is made from the CIA World Factbook (`tools/build_countries.py`), `data/country_aliases.tsv` is written
by hand. A government speaks under all of its names ("Beijing accused").
"""

from __future__ import annotations

from functools import cache

from sourcelint.files.package_data import read_package_data

AMBIGUOUS = frozenset(
    (
        "Central African", "Georgetown", "Georgian", "Kingston", "Korean", "Lao", "Male", "Nassau",
        "Panama City", "Saint George's", "Saint John's", "San Jose", "Swati", "Victoria", "Vincentian",
    )
)  # fmt: skip
"""Names in the table that mean something else more often: a region, a style, two countries, other towns, persons."""


@cache
def _lines(name: str) -> tuple[str, ...]:
    """Return the lines of a table."""
    lines = read_package_data("sourcelint.annotate", f"data/{name}").splitlines()
    return tuple(line for line in lines if line[0] != "#")


def _rows(name: str) -> list[list[str]]:
    """Return the rows of a table, as the names in each of its cells."""
    return [[part for cell in line.split("\t") for part in cell.split("|") if part] for line in _lines(name)]


def _read_names() -> dict[str, str]:
    """Return the canonical name of every name; one that two countries have stays with the first, those by hand before all."""
    names: dict[str, str] = {}
    for canonical, *others in _rows("country_aliases.tsv"):
        for name in (canonical, *others):
            names.setdefault(name, canonical)
    for given, *others in _rows("countries.tsv"):
        canonical = names.get(given, given)
        for name in (given, *others):
            if name not in AMBIGUOUS:
                names.setdefault(name, canonical)
    return names


NATIONS: dict[str, str] = _read_names()
"""From every alias to the canonical name: "Beijing" and "Chinese" to "China"."""


def _read_adjectives() -> frozenset[str]:
    """Return the names in the last cells of the table."""
    return frozenset(name for line in _lines("countries.tsv") for name in line.rpartition("\t")[2].split("|"))


ADJECTIVES = _read_adjectives()
"""Adjectives of countries: "Cuban", which without "the" is no country but somebody's name."""

OFFICES = frozenset(["White House", "Downing Street"])
"""Names under which a state acts, and which have a spokesperson."""

CAPITALISED = r"[A-Z][\w.]{0,40}(?:(?: of| and)? [A-Z][\w.]{0,40}){0,3}"
"""What the name of a country looks like, to be set into larger expressions and read with `nation_at_end`."""


def nation_of(name: str) -> str | None:
    """Return the canonical name of the country that a name stands for, with or without an article, or None."""
    bare = name.replace("’", "'").removesuffix("'s").strip()
    return NATIONS.get(bare) or NATIONS.get(bare.removeprefix("the ").removeprefix("The "))


PERSONS_TOO = frozenset(
    (
        "Chad",
        "Dominica",
        "Georgia",
        "Holland",
        "Jordan",
        "Lima",
        "Moroni",
        "Santiago",
        "Sofia",
        "Trinidad",
        "Wellington",
    )
)
"""Names that people bear as well: alone, they do not show that a country speaks."""


def nation_at_end(phrase: str) -> str | None:
    """Return the longest end of a phrase that is a country's name: "Last March China" ends in "China".

    The name is returned as it stands there; None for names that people bear as well.
    """
    words = phrase.replace("’", "'").split(" ")
    for first in range(len(words)):
        name = " ".join(words[first:])
        if name in NATIONS:
            return name if name not in PERSONS_TOO else None
    return None
