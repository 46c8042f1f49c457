"""The tables of checks/reference: what they must hold, and what is said of one that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcelint.annotate.gazetteers.reference import COLUMNS, TableError, load, shipped_reference

FOLDER = Path(__file__).parents[2] / "checks" / "reference"


def write(folder: Path, table: str, *rows: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{table}.csv").write_text("\n".join((",".join(COLUMNS[table]), *rows)) + "\n", encoding="utf8")
    return folder


def test_shipped_tables_are_whole() -> None:
    tables = shipped_reference()
    assert tables.canonical("Beijing") == tables.canonical("PRC") == "China"
    assert tables.eras["WWII"].name == "World War II"
    assert all(era.first <= era.last for era in tables.eras.values())
    known = {event.name for events in tables.acts.values() for event in events}
    for fact in tables.facts:
        assert fact.event in known
        assert fact.first <= fact.last <= fact.until
        assert fact.source.startswith("https://")
        assert set(fact.actors) <= set(tables.names.values()) | {"Xi Jinping"}


@pytest.mark.parametrize("table", ["aliases", "eras", "facts"])
def test_every_row_says_where_it_comes_from(table: str) -> None:
    for line in (FOLDER / f"{table}.csv").read_text(encoding="utf8").splitlines()[1:]:
        assert line.startswith("#") or "https://" in line


def test_an_own_table_wins_and_the_others_stay(tmp_path: Path) -> None:
    folder = write(tmp_path / "own", "aliases", "Harbour Board,the Board|HB,body,https://example.org")
    tables = load((folder,))
    assert tables.canonical("HB") == "Harbour Board"
    assert "NATO" not in tables.names
    assert tables.canonical("Beijing") == "China"
    assert "Korean War" in tables.eras


def test_an_edited_table_is_read_again(tmp_path: Path) -> None:
    row = "Harbour Board,HB,body,https://example.org"
    folder = write(tmp_path / "edited", "aliases", row)
    first = load((folder,))
    assert load((folder,)) is first
    write(folder, "aliases", row.replace("HB", "the Board"))
    assert load((folder,)).canonical("the Board") == "Harbour Board"
    write(folder, "eras", "The Drought,,1961-01-01,1962-01-01,https://example.org")
    assert "The Drought" in load((folder,)).eras


@pytest.mark.parametrize(
    ("table", "row", "wrong"),
    [
        ("events", "x,sometimes,pair,a,,,", "kind is 'sometimes'"),
        ("events", "x,once,everybody,a,,,", "who is 'everybody'"),
        ("eras", "The Drought,,1961,1962-01-01,https://example.org", "first is '1961'"),
        ("facts", "once,visit,A|B,,1961-07-11,soon,,it was,https://example.org", "last is 'soon'"),
        ("facts", "twice,visit,A|B,,1961-07-11,,,it was,https://example.org", "kind is 'twice'"),
        ("facts", "once,vist,A|B,,1961-07-11,,,it was,https://example.org", "event is 'vist'; it must be one of"),
        ("facts", "once,visit,A|B,,1961-07-11,,,it was, on a day,https://example.org", "10 cells for 9 columns"),
        ("aliases", "The Attacks,9/11,body,https://example.org", "'9/11' has no word"),
        ("aliases", "Bishkek,Бишкек,body,https://example.org", "'Бишкек' has no word"),
        ("aliases", ",HB,body,https://example.org", "'' has no word"),
        ("events", "x,once,pair,a|--,,,", "'--' has no word"),
        ("events", "x,once,pair,a,1|b,,", "'1' has no word"),
        ("eras", '"The" Drought,,1961-01-01,1962-01-01,https://example.org', "is no CSV"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(tmp_path: Path, table: str, row: str, wrong: str) -> None:
    folder = write(tmp_path / f"{table}{len(wrong)}", table, row)
    with pytest.raises(TableError, match=rf"{table}\.csv:2: {wrong}"):
        load((folder,))


def test_the_line_is_that_of_the_file(tmp_path: Path) -> None:
    era = "The Drought,,1961-01-01,1962-01-01,https://example.org"
    folder = write(tmp_path / "lines", "eras", "# years", "", era, f'"{era}', 'more",,1,,')
    with pytest.raises(TableError, match=r"eras\.csv:6: first is '1'"):
        load((folder,))


def test_a_table_that_is_no_text_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "bytes", "eras")
    (folder / "eras.csv").write_bytes(b"name,aliases,first,last,source\nL'\xe9t\xe9,,1961-01-01,1962-01-01,x\n")
    with pytest.raises(TableError, match=r"eras\.csv:2: cannot be read: the byte 0xe9 is not UTF-8"):
        load((folder,))


def test_own_events_do_not_make_facts_that_come_along_wrong(tmp_path: Path) -> None:
    folder = write(tmp_path / "events", "events", "ship-launched,once,thing,launched,,,")
    assert load((folder,)).facts == shipped_reference().facts


def test_other_columns_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "columns"
    folder.mkdir()
    (folder / "eras.csv").write_text("name,from,to\n", encoding="utf8")
    with pytest.raises(TableError, match="the columns must be name,aliases,first,last,source"):
        load((folder,))
