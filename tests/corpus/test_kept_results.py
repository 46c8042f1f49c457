"""What an earlier comparison found of single sources is used again only if nothing changed that it hangs on."""

from __future__ import annotations

import random
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

import sourcelint
from sourcelint.clean import Hints, read
from sourcelint.corpus import packed_profiles, spool
from sourcelint.corpus.kept_results import KeptResults
from sourcelint.engine import compare as engine_compare
from sourcelint.engine.compare import Comparison
from sourcelint.engine.registry import all_corpus_rules
from sourcelint.store.results import PROFILE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcelint.finding import Finding
    from sourcelint.report import SourceProfile
    from sourcelint.store.database import Entry

STORIES = (
    (
        "Halden police freed {count} passengers from the ferry Marlene off Varnby on {day} May 2019.",
        "The ferry Marlene ran aground near the Varnby lighthouse, harbour master {name} said.",
        "“We will not sell the ferry before the Halden inquiry ends,” {name} told the Varnby council.",
        "At least {count} people were injured when the ferry Marlene struck the Varnby rocks.",
        "The Okrent shipyard built the Marlene in 1994 for the Halden line at a cost of {count} million crowns.",
        "Divers of the Quentar navy searched the Varnby harbour for a missing Tarnholm sailor.",
        "China and North Korea signed a treaty on {day} July 1961.",
    ),
    (
        "Tarnholm astronomers photographed {count} tails of the comet Astrid near Quentar on {day} May 2019.",
        "The comet Astrid was found by professor {name} of the Tarnholm observatory.",
        "“It is the brightest comet that I have seen in Quentar,” {name} told the Gazette.",
        "The Tarnholm observatory counted {count} meteors of the Astrid swarm above Quentar.",
        "China and North Korea signed a treaty on {day} July 1961.",
    ),
)
NAMES = ("Ole Tamsin", "Ole Tamsen", "Ida Bireuen", "Ida Bireun")


@cache
def profile_of(name: str, text: str) -> SourceProfile:
    profile = sourcelint.lint(read(text.encode(), name, Hints(language="en")), rules=(), depth="findings").profile
    assert profile is not None
    return profile


def make_text(chance: random.Random) -> str:
    """Return a text on one of the stories: some of its sentences, with one of a few figures, days and names."""
    story = chance.choice(STORIES)
    told = chance.sample(story, chance.randrange(3, len(story) + 1))
    slots = {"count": chance.choice((23, 41)), "day": chance.choice((6, 7)), "name": chance.choice(NAMES)}
    published = chance.choice(
        ("", "Published 8 May 2019\n\n", "Published 9 May 2019\n\n", "Published 30 June 2019\n\n")
    )
    return f"{told[0][:30].format(**slots)}\n\n{published}" + "\n\n".join(line.format(**slots) for line in told)


def edit(texts: dict[str, str], chance: random.Random) -> None:
    """Add, change, copy or take away one source."""
    name = f"{chance.randrange(100):02}.txt"
    kind = chance.choice(("add", "change", "copy", "delete")) if len(texts) > 3 else "add"
    if kind != "add":
        name = chance.choice(sorted(texts))
    if kind == "delete":
        del texts[name]
    else:
        texts[name] = texts[chance.choice(sorted(texts))] if kind == "copy" else make_text(chance)


def compare(
    texts: Mapping[str, str], rows: Mapping[str, Entry] | None = None, basis: str = "one"
) -> tuple[tuple[Finding, ...], KeptResults]:
    profiles = [profile_of(name, text) for name, text in texts.items()]
    digests = {profile.source: sha256(PROFILE.encode(profile)).hexdigest() for profile in profiles}
    kept = KeptResults(lambda names: map((rows or {}).get, names), digests, basis)
    comparison = Comparison(None, kept if rows is not None else None)
    for profile in profiles:
        comparison.add_profile(profile)
    return comparison.findings(all_corpus_rules()), kept


@pytest.mark.parametrize("seed", range(2))
def test_whatever_changes_the_findings_are_those_of_a_fresh_comparison(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    texts: dict[str, str] = {}
    rows: dict[str, Entry] = {}
    codes = set()
    for _ in range(8):
        edit(texts, chance)
    for _ in range(7):
        for _ in range(chance.randrange(1, 4)):
            edit(texts, chance)
        fresh, _ = compare(texts)
        found, kept = compare(texts, rows)
        assert found == fresh
        codes |= {finding.code for finding in found}
        rows |= {entry.name: entry for entry in kept.made}
        again, kept = compare(texts, rows)
        assert again == fresh
        assert not kept.made
    assert codes >= {"XSR002", "XSR003", "XSR012"}


def test_only_the_story_of_what_changed_is_compared_again() -> None:
    chance = random.Random(1)  # noqa: S311
    texts = {}
    for number in range(6):
        name = NAMES[number % 2 * 2]  # nobody is in both stories
        told = [line.format(count=23, day=6, name=name) for line in STORIES[number % 2][:4]]
        texts[f"{number}.txt"] = "\n\n".join(chance.sample(told, 4))
    _, first = compare(texts, {})
    assert {entry.name for entry in first.made} == set(texts)
    texts["0.txt"] = texts["0.txt"].replace("23", "41")
    rows = {entry.name: entry for entry in first.made}
    _, second = compare(texts, rows)
    assert {entry.name for entry in second.made} == {"0.txt", "2.txt", "4.txt"}
    _, other = compare(texts, rows, "another program")
    assert {entry.name for entry in other.made} == set(texts)


def test_a_row_that_cannot_be_read_is_no_row() -> None:
    chance = random.Random(2)  # noqa: S311
    texts = {f"{number}.txt": make_text(chance) for number in range(8)}
    fresh, first = compare(texts, {})
    broken = {entry.name: entry._replace(content=b"[1]") for entry in first.made}
    found, second = compare(texts, broken)
    assert found == fresh
    assert {entry.name for entry in second.made} == set(broken)


@pytest.mark.parametrize("refused", [False, True])
def test_what_lies_in_a_file_is_the_same(monkeypatch: pytest.MonkeyPatch, *, refused: bool) -> None:
    chance = random.Random(3)  # noqa: S311
    texts = {f"{number}.txt": make_text(chance) for number in range(8)}
    fresh, kept = compare(texts, {})
    monkeypatch.setattr(packed_profiles, "MAX_HELD_BYTES", 3000)
    monkeypatch.setattr(spool, "MAX_HELD_VALUES", 1)
    monkeypatch.setattr(engine_compare, "MAX_HELD_HITS", 3)
    if refused:
        monkeypatch.setattr("tempfile.TemporaryFile", _refuse)
    found, again = compare(texts, {})
    assert found == fresh
    assert len(found) > 3
    assert list(again.made) == list(kept.made)


def _refuse(**_: object) -> None:
    raise OSError(28, "No space left on device")


CREDITED = {
    "a.txt": "Storm over Varnby\n\n“We have saved eleven sailors from the ferry Marlene,” harbour master Ole Tamsin told "
    "Agence France-Presse.\n\nThe harbour of Varnby stayed closed until noon.",
    "b.txt": "Varnby ferry burns\n\nEleven sailors of the ferry Marlene were saved, said Mia Holm, who works for Ole "
    "Tamsin, to AFP on Monday.\n\nThe council of Varnby meets again in spring.",
}


def test_what_sources_have_from_one_outlet_is_found_again_until_one_of_them_names_another() -> None:
    fresh, first = compare(CREDITED, {})
    rows = {entry.name: entry for entry in first.made}
    again, kept = compare(CREDITED, rows)
    assert [finding.code for finding in fresh].count("XSR007") == len(CREDITED)
    assert again == fresh
    assert not kept.made
    changed, _ = compare(CREDITED | {"b.txt": CREDITED["b.txt"].replace("to AFP", "to Reuters")}, rows)
    assert "XSR007" not in {finding.code for finding in changed}
