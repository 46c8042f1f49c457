"""What sources say of the same, in each format, and as a command."""

from __future__ import annotations

import json
from datetime import date

import pytest

import sourcelint
from sourcelint import cli
from sourcelint.clean import read
from sourcelint.document import Hints
from sourcelint.engine.compare import Comparison
from sourcelint.render import Run
from sourcelint.render.comparison import FORMATS, summary

SCENE = "The ferry Marlene ran aground off Varnby on Monday, harbour master Ole Tamsin said. "
TEXTS = {
    "a.txt": f"{SCENE}Halden police freed 23 passengers from the ferry Marlene on 6 May 2019.\n",
    "b<i>.txt": f"{SCENE}Police of Halden freed 41 passengers from the <b>ferry</b> Marlene on 6 May 2019.\n",
    "c.txt": "Nobody asked what the winter would bring to the orchards of the south.\n",
}


def table_of(texts: dict[str, str]):
    comparison = Comparison()
    for name, text in texts.items():
        document = read(f"Ferry off Varnby\n\n{text}".encode(), name, Hints(language="en", published="2019-05-07"))
        comparison.add(sourcelint.lint(document, rules=()))
    return comparison.table(comparison.findings())


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name, golden):
    golden(f"comparison.{name}", "".join(FORMATS[name](table_of(TEXTS), Run("0", date(2019, 5, 8)))))


@pytest.mark.parametrize("name", FORMATS)
def test_no_source_is_no_error(name):
    assert "".join(FORMATS[name](table_of({}), Run("0")))


def test_the_most_disputed_event_comes_first_with_a_cell_for_each_source():
    table = table_of(TEXTS)
    first = table.rows[0]
    assert [conflict.kind for conflict in first.conflicts] == ["figure"]
    assert [table.columns[cell.column].source for cell in first.cells] == ["a.txt", "b<i>.txt"]
    assert [[place.quote for place in cell.figures] for cell in first.cells] == [["23 passengers"], ["41 passengers"]]
    assert table.silent == ("c.txt",)


def test_an_event_keeps_its_id_when_a_later_source_comes():
    before = table_of(TEXTS).rows[0].id
    later = {**TEXTS, "d.txt": f"{SCENE}Police of Halden brought 23 passengers from the ferry Marlene to Varnby.\n"}
    assert before in {row.id for row in table_of(later).rows}


def test_a_source_tells_an_event_in_one_cell():
    twice = {
        **TEXTS,
        "a.txt": f"{TEXTS['a.txt']}Halden police freed the 23 passengers from the ferry Marlene by night.",
    }
    for row in table_of(twice).rows:
        assert len({cell.column for cell in row.cells}) == len(row.cells)


def test_a_formula_in_a_name_is_text_in_a_table():
    texts = {"=1+1.txt": TEXTS["a.txt"], "b.txt": TEXTS["b<i>.txt"]}
    header = "".join(FORMATS["csv"](table_of(texts), Run("0"))).splitlines()[0]
    assert header == "event,conflicts,day,'=1+1.txt,b.txt"


def test_the_summary_of_nothing():
    assert summary(table_of({})) == "no event is told by two sources"


@pytest.fixture
def folder(tmp_path):
    for name, text in zip("ab", list(TEXTS.values()), strict=False):
        (tmp_path / f"{name}.txt").write_text(f"Ferry off Varnby\n\n{text}")
    return tmp_path


def test_the_command_ends_as_it_is_asked_to(folder, capsys):
    assert cli.main(["compare", str(folder), "--format", "json"]) == 0
    event = json.loads(capsys.readouterr().out)["events"][0]
    assert [place["quote"] for place in event["conflicts"][0]["places"]] == ["23 passengers", "41 passengers"]
    assert cli.main(["compare", str(folder), "--fail-on", "conflict"]) == 1
    (folder / "empty.txt").write_text("")
    assert cli.main(["compare", str(folder), "--fail-on", "conflict"]) == 2
    assert "empty.txt: " in capsys.readouterr().err
