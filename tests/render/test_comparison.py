"""What sources say of the same, in each format, and as a command."""

from __future__ import annotations

import json
from datetime import date

import pytest

import sourcelint
from sourcelint import cli
from sourcelint.clean import read
from sourcelint.corpus.event_views import stories_of
from sourcelint.document import Hints
from sourcelint.engine.compare import Comparison
from sourcelint.render import Run
from sourcelint.render.comparison import FORMATS, summary
from sourcelint.render.comparison_page import MAX_PICTURED_SOURCES, count_pairs

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


def test_readers_see_the_words_of_the_article_and_programs_those_of_the_file(folder, capsys):
    (folder / "a.txt").unlink()
    said = (
        '"The deck was wet," said Tamsin as police of Halden freed 41 passengers from the ferry Marlene on 6 May 2019.'
    )
    told = {"title": "Ferry off Varnby", "language": "en", "text": f"{SCENE}{said}"}
    (folder / "c.json").write_text(json.dumps(told))
    (folder / "a.txt").write_text(f"Ferry off Varnby\n\n{TEXTS['a.txt']}")
    shown = {}
    for name in FORMATS:
        assert cli.main(["compare", str(folder), "--format", name]) == 0
        shown[name] = capsys.readouterr().out
    assert "The deck was wet," in shown["html"]
    assert "\\" not in shown["html"] + shown["text"] + shown["csv"]
    quotes = [cell["place"]["quote"] for event in json.loads(shown["json"])["events"] for cell in event["cells"]]
    assert any('\\"The deck' in quote for quote in quotes), "the raw words"


def test_a_table_for_other_programs(folder, capsys):
    pandas = pytest.importorskip("pandas")
    path = folder / "said.parquet"
    assert cli.main(["compare", str(folder), "--parquet", str(path)]) == 0
    frame = pandas.read_parquet(path)
    first = frame.iloc[0]
    assert (first.source, first.conflicts, first.day, first.dated_by, first.differs) == (
        "a.txt",
        1,
        "2019-05-06",
        2,
        "23 passengers",
    )
    assert cli.main(["compare", str(folder), "--parquet", str(folder / "a.txt")]) == 2
    assert "would be overwritten" in capsys.readouterr().err
    assert cli.main(["compare", str(folder), "--parquet", str(folder / "none" / "x.parquet")]) == 2
    assert "cannot be written: there is no folder" in capsys.readouterr().err
    assert cli.main(["compare", str(folder), "--parquet", str(folder)]) == 2
    assert capsys.readouterr().err.endswith("cannot be written: Is a directory\n")


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("on 6 May 2019", ("2019-05-06", 1)),
        ("on Monday", ("", 0)),  # a day of one source alone that has to be counted out
        ("on 6 May 2019, a year after 4 April 2018,", ("", 0)),
    ],
)
def test_one_source_alone_dates_an_event_only_in_full(date, day):
    texts = {
        "a.txt": f"Halden police freed 23 passengers from the ferry Marlene {date} off Varnby.\n",
        "b.txt": "Police of Halden freed 23 passengers from the stranded ferry Marlene off Varnby.\n",
    }
    (row,) = table_of(texts).rows
    assert (row.day, row.dated_by) == day


def test_pairs_are_counted_and_drawn_or_listed():
    table = table_of(TEXTS)
    assert [(pair.one, pair.other, pair.agree, pair.differ) for pair in count_pairs(table)] == [(0, 1, 0, 1)]
    assert 'aria-label="Which sources agree' in "".join(FORMATS["html"](table, Run("0")))
    (row,) = table.rows
    wide = table._replace(
        columns=table.columns[:1] * (MAX_PICTURED_SOURCES + 1),
        rows=(row._replace(cells=tuple(row.cells[0]._replace(column=n) for n in range(MAX_PICTURED_SOURCES + 1))),),
    )
    page = "".join(FORMATS["html"](wide, Run("0")))
    assert 'aria-label="Which sources agree' not in page
    assert '<table class="pairs">' in page
    assert page.count("<td>") < 3 * MAX_PICTURED_SOURCES * MAX_PICTURED_SOURCES, "no column for each source"


def test_each_story_has_a_table_of_its_own():
    other = {
        "d.txt": "The mill of Quentar burned down on Friday night, fire chief Ada Okrent said at Lowmere. "
        "Crews from Lowmere carried 12 barrels of oil out of the mill before it fell in.\n",
        "e.txt": "On Friday night fire destroyed the old mill at Quentar, according to Ada Okrent, chief of the brigade. "
        "Before the mill fell in, crews of Lowmere had carried 12 barrels of oil out of it.\n",
    }
    table = table_of({**TEXTS, **other})
    stories = stories_of(table)
    assert [{column.source for column in story.columns} for story in stories] == [
        {"a.txt", "b<i>.txt"},
        {"d.txt", "e.txt"},
    ]
    assert sum((story.rows for story in stories), ()) != ()
    for story in stories:
        assert {cell.place.source for row in story.rows for cell in row.cells} == {
            column.source for column in story.columns
        }
    page = "".join(FORMATS["html"](table, Run("0")))
    assert page.count("<thead>") == len(stories)
