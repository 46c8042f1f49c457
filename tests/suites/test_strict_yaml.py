"""Suites in hostile YAML end in a sentence with the line, at once."""

from __future__ import annotations

import contextlib
import time
from datetime import date

import pytest
import yaml

from sourcelint.files.strict_yaml import MAX_YAML_BYTES, YamlError, parse
from sourcelint.gate.suite_files import SuiteError, read_suites

LAUGHS = "a0: &a [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
NESTED = "name: x\nexpectations: " + "[" * 3000 + "]" * 3000


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (LAUGHS, 1, "anchors and aliases"),
        ("name: x\nexpectations: &a [*a]\n", 2, "anchors and aliases"),
        ("a: *b\n", 1, "anchors and aliases"),
        ("&a b: c\n", 1, "anchors and aliases"),
        (NESTED, 2, "more than 20 lists or mappings"),
        ("- " * 3000, 1, "more than 20 lists or mappings"),
        ("a:\n" + "{b: " * 3000, 2, "could not find expected"),
        ("? " * 3000, 1, "a key must be a word"),
        ("a:\n  ? [b, c]\n  : 1\n", 2, "a key must be a word"),
        ("a: 1\nb: 2024-13-45\n", 2, "'2024-13-45' cannot be read: month must be in 1..12"),
        ("a: 1\nb: 2024-01-01T99:00:00Z\n", 2, "cannot be read"),
        ("a: 1\nb: " + "9" * 10_000, 2, "a number of more than 100 characters"),
        ("a: 1\nb: 0x" + "f" * 10_000, 2, "a number of more than 100 characters"),
        ("a: 1\nb: " + "1:" * 5_000 + "1", 2, "a number of more than 100 characters"),
        ("a: 1\nb: =\n", 2, "put it in quotes"),
        ("a: 1\nb: !!python/object/apply:os.system [id]\n", 2, "the tag"),
        ("a: 1\nb: !!binary aGk=\n", 2, "the tag"),
        ("a: 1\n<<: {b: 2}\n", 2, "merged keys"),
        ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' stands twice"),
        ("a: 1\n--- \nb: 2\n", 2, "a second document"),
        ("a: 1\nb: [1\n", 3, "cannot be read"),
        ("a: 1\nb: \x07\n", 2, "cannot be read"),
        ("a: 1\nb: no\n", 2, 'write "no" or true'),
        ("[" + "1," * 30_000 + "]", 1, "more than 20,000 values"),
    ],
)
def test_what_is_refused_names_its_line(text, line, says):
    start = time.process_time()
    with pytest.raises(YamlError) as caught:
        parse(text, "a.yaml")
    assert time.process_time() - start < 10
    assert str(caught.value).startswith(f"a.yaml:{line}: ")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    "piece", ["a ", "a: 1\n", '"', "'", "# ", "|\n ", "[", "{", "- ", "!", "%", "\n", ", ", ": ", "\\"]
)
def test_any_text_up_to_the_limit_ends(piece):
    start = time.process_time()
    with contextlib.suppress(YamlError):
        parse((piece * MAX_YAML_BYTES)[: MAX_YAML_BYTES // 4], "a.yaml")
    assert time.process_time() - start < 20


def test_values_are_those_of_the_safe_loader():
    text = (
        "a: {b: 1, c: -2.5, d: true, e: null, f: ~, g: 'no', h: \"x\"}\n"
        "list: [1_000, 0x10, 1e3, .inf, word, 2024-05-03]\ntext: |\n  two\n  lines\nempty:\n"
    )
    root = parse(text, "a.yaml")
    assert root is not None
    assert root.plain() == yaml.safe_load(text)
    assert root.plain()["list"][-1] == date(2024, 5, 3)
    assert parse("", "a.yaml") is None
    assert parse("# nothing\n", "a.yaml") is None


GOOD = "name: x\nexpectations:\n- type: t\n  kwargs: {}\n  severity: info\n"


@pytest.mark.parametrize("kwargs", ["{column: 5}", "{column_list: [[a]]}", "{column: null}", "{column_list: [1, a]}"])
def test_a_column_is_named_by_a_word(kwargs, tmp_path):
    (tmp_path / "a.yaml").write_text(GOOD.replace("{}", kwargs))
    with pytest.raises(SuiteError, match=r"a\.yaml:3: no column has the name"):
        read_suites(tmp_path, ("source", "a"))


@pytest.mark.parametrize(
    ("kwargs", "says"),
    [
        (
            "{column: source, row_condition: \"a.to_csv('x') == 0\", condition_parser: pandas}",
            "row_condition must be keys",
        ),
        ("{column: source, mostly: [1]}", "mostly is"),
        ("{column: source, mostly: true}", "mostly is"),
        ("{column: source, min_value: {$PARAMETER: 9^9^9^9}}", "$PARAMETER is refused"),
        ("{column: source, json_schema: {a: [{$ref: 'file:///etc/hostname'}]}}", "nothing is fetched"),
    ],
)
def test_nothing_in_a_suite_is_run_or_fetched(kwargs, says, tmp_path):
    (tmp_path / "a.yaml").write_text(GOOD.replace("{}", kwargs))
    with pytest.raises(SuiteError) as caught:
        read_suites(tmp_path, ("source", "a"))
    assert str(caught.value).startswith(f"{tmp_path / 'a.yaml'}:4: ")
    assert says in str(caught.value)


def test_a_folder_holds_a_number_of_suites(tmp_path):
    for n in range(101):
        (tmp_path / f"{n}.yaml").write_text(GOOD)
    with pytest.raises(SuiteError, match="101 suites; 100 at most"):
        read_suites(tmp_path, ("source",))
