"""The tables of the languages: what a table of words may not say, and that they are compiled alike in every process."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from importlib import import_module

import pytest

from sourcelint.annotate.times import LANGUAGES, tables_of
from sourcelint.annotate.times.language import _class_of_each_word

LEXICONS = {code: import_module(f"sourcelint.annotate.times.{module}").WORDS for code, module in LANGUAGES.items()}
PRINT_TABLES = """\
from sourcelint.annotate.times import LANGUAGES, tables_of
for code in LANGUAGES:
    tables = tables_of(code)
    print(code, sorted(tables.core.items()), tables.tokens.pattern, tables.digits.pattern)
"""


def test_a_word_in_two_classes_is_an_error() -> None:
    with pytest.raises(ValueError, match="language xx: 'may' stands in two classes, month and verb"):
        _class_of_each_word("xx", {"month": {"may": 5}, "verb": {"may": None}})


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_of_a_language_is_lost(code: str) -> None:
    """Each word of a table is known with the class and the value that the table gives it."""
    tables = tables_of(code)
    for name, words in LEXICONS[code].items():
        for word, value in words.items():
            assert tables.lexicon[word] == (name, value)


def test_tables_do_not_depend_on_the_hash_seed() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", PRINT_TABLES],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(said) == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_reading_that_matches_has_what_it_needs(code: str) -> None:
    """A row without it is passed over, before the reading is compiled."""
    tables = tables_of(code)
    chance = random.Random(7)  # noqa: S311 - a test
    characters = list(tables.char_of.values())
    rows = ["".join(chance.choices(characters, k=chance.randint(1, 6))) for _ in range(3_000)]
    passed_over = 0
    for name, pattern in tables.grammar._readings:
        compiled = re.compile(pattern.regex)
        for row in rows:
            may_match = pattern.may_match(frozenset(row))
            assert may_match or not compiled.match(row), (name, row)
            passed_over += not may_match
    assert passed_over > len(rows)
