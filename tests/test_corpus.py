"""Comparison of sources: XSR004, and how cross-source findings reach the reports."""

from __future__ import annotations

import dataclasses
import json
import random
from pathlib import Path

import pytest

import sourcelint
from sourcelint.annotate.gazetteers.reference import load
from sourcelint.clean import read
from sourcelint.corpus.collection import Collection
from sourcelint.corpus.profile import host_of, profile_of
from sourcelint.document import Hints
from sourcelint.engine.compare import Comparison, merge
from sourcelint.engine.registry import all_corpus_rules
from sourcelint.pipeline import Settings, Source, lint_sources
from sourcelint.report import SourceProfile

WORDS = [
    f"{a}{b}{c}" for a in ("ba", "ke", "lo", "mi") for b in ("ra", "si", "tu", "ve") for c in ("n", "m", "r", "st")
]


def article(seed: int, words: int = 600) -> str:
    chance = random.Random(seed)  # noqa: S311
    sentences = (" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(words // 12))
    return f"Report {seed} on the works\n\n" + " ".join(sentences)


def reports(*texts: str):
    return [sourcelint.lint(sourcelint.read(t.encode(), f"{n:03}.txt")) for n, t in enumerate(texts)]


def test_both_of_two_copies_are_reported() -> None:
    found = sourcelint.compare(reports(article(1), article(2), article(1).replace("baran", "baren")))
    assert [(f.code, f.source, f.scope, f.related[0].source) for f in found] == [
        ("XSR004", "000.txt", "document", "002.txt"),
        ("XSR004", "002.txt", "document", "000.txt"),
    ]
    assert found[0].quote == "Report 1 on the works"


def test_a_part_of_a_longer_text_is_a_copy_whichever_comes_first() -> None:
    long = article(3, 1500)
    part = long[: len(long) // 3]
    assert [f.source for f in sourcelint.compare(reports(part, long))] == ["000.txt", "001.txt"]
    assert [f.source for f in sourcelint.compare(reports(long, part))] == ["000.txt", "001.txt"]


def test_silent_on_other_texts_short_texts_and_half_a_quotation() -> None:
    notice = "The office is closed on Monday. Please use the side door."
    quoting = article(5, 600) + " " + article(4, 600)[:900]
    found = sourcelint.compare(reports(article(4), article(6), notice, notice, quoting))
    assert [f for f in found if f.code == "XSR004"] == []


def test_a_cluster_is_compared_with_its_first_member_only() -> None:
    found = sourcelint.compare(reports(*[article(7)] * 30))
    assert len(found) == 30
    assert found[0].message.endswith("001.txt, 002.txt, 003.txt, 004.txt, 005.txt and 24 more")
    assert {f.related[0].source for f in found[1:]} == {"000.txt"}
    assert len({f.fingerprint for f in found}) == 30


def with_letter(number: int, count: int, **record: str):
    """Reports of texts of their own that all hold one letter."""
    letter = article(number, 300)
    texts = (f"{letter} {article(1000 * number + n, 400)}" for n in range(count))
    raws = (
        json.dumps({"title": f"Report {n}", "body": text, **record}) if record else text for n, text in enumerate(texts)
    )
    return [sourcelint.lint(sourcelint.read(raw.encode(), f"{number}-{n:03}.txt")) for n, raw in enumerate(raws)]


@pytest.mark.parametrize("count", [2, 5, 6, 60])
def test_a_passage_of_any_number_of_texts_is_linked_to_the_first(count: int) -> None:
    some = with_letter(8, count)
    found = [f for f in sourcelint.compare(some) if f.code == "XSR006"]
    assert [f.source for f in found] == [r.source for r in some]
    assert {r.source for f in found[1:] for r in f.related} == {some[0].source}
    assert ("more" in found[0].message) == (count > 4)
    assert set(Collection(r.profile for r in some).voices) == {0}


def test_more_texts_of_other_kinds_take_no_finding_away() -> None:
    some = with_letter(8, 12)
    others = [r for kind in range(20, 25) for r in with_letter(kind, 12)]
    before = sourcelint.compare(some)
    assert len(before) == 12
    assert [f for f in sourcelint.compare([*some, *others]) if f.source in {r.source for r in some}] == list(before)


@pytest.mark.parametrize("site", [{"url": "https://example.org/1"}, {"publisher": "The Quay"}])
def test_what_a_site_repeats_on_its_pages_links_none_of_them(site: dict[str, str]) -> None:
    pages = with_letter(8, 7, **site)
    assert sourcelint.compare(pages) == ()
    other = with_letter(8, 8)[-1:]
    found = sourcelint.compare([*pages, *other])
    assert {f.code for f in found} == {"XSR006"}
    assert len(found) == 8
    assert len(set(Collection(r.profile for r in [*pages, *other]).voices)) == 1


def test_a_passage_is_linked_to_the_first_text_of_another_site() -> None:
    first, second = with_letter(8, 2, url="https://example.org/1")
    third = with_letter(8, 3, url="https://example.net/1")[2]
    found = sourcelint.compare([first, second, third])
    assert {(f.source, f.related[0].source) for f in found} == {
        ("8-000.txt", "8-002.txt"), ("8-001.txt", "8-002.txt"), ("8-002.txt", "8-000.txt"),
    }  # fmt: skip


def test_a_passage_of_texts_that_are_copies_does_not_hide_that_of_a_third() -> None:
    text = f"{article(8, 300)} {article(8000, 400)}".encode()
    copies = [sourcelint.lint(sourcelint.read(text, f"copy-{n}.txt")) for n in range(3)]
    found = sourcelint.compare([*copies, *with_letter(8, 2)[1:]])
    assert {f.source for f in found if f.code == "XSR004"} == {"copy-0.txt", "copy-1.txt", "copy-2.txt"}
    assert "8-001.txt" in {f.source for f in found if f.code == "XSR006"}


@pytest.mark.parametrize("count", [3, 19, 20, 60])
def test_any_number_of_retellings_of_one_piece_are_one_voice(count: int) -> None:
    presidents = ("Ann Hill", "Ben Moor")
    place = reports(article(1))[0].headline

    def voices(own_names: int) -> set[int]:
        """Voices of sources that name the presidents and, each for itself, some other people."""
        names = [(*presidents, *(f"{n} {k}" for k in range(own_names))) for n in range(count)]
        some = [
            SourceProfile(f"{n:03}", place, b"", "2020-05-04", names=dict.fromkeys(named, place), upstream="the wire")
            for n, named in enumerate(names)
        ]
        return set(Collection(some).voices)

    assert voices(0) == {0}
    assert len(voices(6)) == (count if count >= 20 else 1)


def test_findings_do_not_depend_on_the_order_of_arrival() -> None:
    some = reports(article(1), article(2), article(1), article(2))
    assert sourcelint.compare(some) == sourcelint.compare(reversed(some))


def test_merge_gives_each_report_its_findings_and_counts() -> None:
    some = reports(article(1), article(1))
    comparison = Comparison()
    for report in some:
        comparison.add(report)
    first, second = merge(some, comparison.findings(), comparison.ran)
    assert (first.counts["XSR004"], second.counts["XSR004"]) == (1, 1)
    assert [f.code for f in second.findings if f.code == "XSR004"] == ["XSR004"]
    assert first.grade == some[0].grade
    assert (first.counts["XSR010"], first.facts["errors"]) == (None, some[0].facts["errors"])


def test_a_rule_that_crashes_is_a_finding_and_the_others_go_on() -> None:
    def broken(collection):
        yield from [1 / 0]

    rules = all_corpus_rules()
    crashing = dataclasses.replace(rules[0], function=broken)
    comparison = Comparison()
    for report in reports(article(1), article(1)):
        comparison.add(report)
    found = comparison.findings((crashing, *(r for r in rules if r.code == "XSR004")))
    assert [f.code for f in found] == ["ERR002", "XSR004", "XSR004"]
    assert "ZeroDivisionError" in found[0].message
    some = reports(article(1), article(1))
    first, second = merge(some, found, comparison.ran)
    assert [(r.counts["ERR002"], r.facts["errors"] - own.facts["errors"]) for r, own in zip((first, second), some, strict=True)] == [
        (1, 1), (0, 0),
    ]  # fmt: skip
    assert (first.counts[rules[0].code], first.counts["XSR004"], first.counts["XSR011"]) == (None, 1, None)
    assert Comparison().findings((crashing,)) == ()


@pytest.mark.parametrize("url", ["http://[", "http://[::1/x", "https://a]b/"])
def test_an_address_that_is_none_has_no_host(url: str) -> None:
    report = sourcelint.lint(sourcelint.read(json.dumps({"url": url, "body": article(1)}).encode(), "a.json"))
    assert host_of(url) == ""
    assert sourcelint.compare([report]) == ()


def test_a_source_that_cannot_be_compared_is_a_finding_and_the_others_go_on(monkeypatch) -> None:
    def broken(annotated, place, **options):
        return 1 / 0 if annotated.document.source == "000.txt" else profile_of(annotated, place, **options)

    monkeypatch.setattr("sourcelint.corpus.profile.profile_of", broken)
    linted = reports(article(2), article(1), article(1))
    (crash,) = (f for f in linted[0].findings if f.code == "ERR002")
    assert crash.message.startswith("the comparison with other sources crashed: ZeroDivisionError")
    assert linted[0].counts["ERR002"] == 1
    found = sourcelint.compare(linted)
    assert [(f.code, f.source) for f in found] == [("XSR004", "001.txt"), ("XSR004", "002.txt")]


def test_what_only_the_comparison_reads_is_not_made_without_it(monkeypatch) -> None:
    monkeypatch.setattr("sourcelint.corpus.lone_profile.lone_profile_of", lambda *_, **__: 1 / 0)
    source = Source("a.txt", Path("a.txt"), raw=article(1).encode())
    (report,) = lint_sources([source], Settings(select=("CLN", "DAT")))
    assert report.profile is None
    assert "ERR002" not in {f.code for f in report.findings}
    (report,) = lint_sources([source], Settings(select=("CLN", "XSR004")))
    assert [f.message for f in report.findings if f.code == "ERR002"]


@pytest.mark.parametrize(("articles", "told"), [(1, False), (2, True)])
@pytest.mark.parametrize("files", [False, True])
def test_what_only_other_sources_are_compared_with_is_made_if_there_are_others(
    articles: int, told: bool, files: bool
) -> None:
    told_by_all = (
        "In 1995, China established diplomatic relations with South Korea. The harbour master of Varnby said on Monday that the "
        "ferry would not sail before the police had searched it, and that nobody had been hurt when it ran aground off the coast. "
    )
    texts = [told_by_all * (n + 2) for n in range(articles)]
    if files:
        sources = [Source(f"{n}.txt", Path(f"{n}.txt"), raw=text.encode()) for n, text in enumerate(texts)]
    else:
        sources = [
            Source("a.jsonl", Path("a.jsonl"), raw="\n".join(json.dumps({"text": text}) for text in texts).encode())
        ]
    reports = list(lint_sources(sources, Settings()))
    assert len(reports) == articles
    for report in reports:
        assert report.profile is not None
        assert report.profile.events
        assert bool(report.profile.told and report.profile.story) == told
    assert "XSR011" in {finding.code for finding in sourcelint.compare(reports)}


def test_a_reference_contradiction_caps_the_grade() -> None:
    text = "The quay\n\nIn 1995, China established diplomatic relations with South Korea."
    report = sourcelint.lint(read(text.encode(), "a.txt", Hints(language="en")))
    report = dataclasses.replace(report, grade=dataclasses.replace(report.grade, letter="B"))
    comparison = Comparison()
    comparison.add(report)
    (merged,) = merge([report], comparison.findings(), comparison.ran)
    assert (merged.grade.letter, merged.facts["grade"], merged.counts["XSR011"]) == ("D", "D", 1)
    assert merged.grade.gates[-1].startswith("contradicts the reference list")


@pytest.mark.parametrize(
    ("fact", "true", "false"),
    [
        ("once,war-began,,Korean War,1950-06-25", "The Korean War began in 1950.", "The Korean War began in 1948."),
        ("once,war-ended,,the World War I,1918-11-11", "In 1918, the First World War ended.", "In 1917, the First World War ended."),
        ("once,war-ended,,World War I,1918-11-11", "In 1945, the Second World War ended.", ""),
        ("once,battle,,Battle of Long Quay,1711-05-12", "The Battle of Long Quay (1711) was lost.", "The Battle of Long Quay (1722) was lost."),
        ("once,battle,,Battle of Long Quay,1711-05-12", "The Battle of Short Quay (1722) was lost.", ""),
        ("all,intervened,Norway,Falklands War,1982-04-02", "", "In 1950, Norway intervened in the Falklands War."),
        ("once,treaty-signed,Norway|Iceland,aid defense,1961-07-11", "", "In 1958, Norway and Iceland signed the Treaty of Assistance and Defence."),
    ],
)  # fmt: skip
def test_a_fact_is_known_by_its_name(tmp_path, fact: str, true: str, false: str) -> None:
    head = "kind,event,actors,name,first,last,until,says,source"
    (tmp_path / "facts.csv").write_text(f"{head}\n{fact},,,it was so,https://example.org\n", encoding="utf8")
    tables = load((tmp_path,))
    comparison = Comparison(tables)
    for n, text in enumerate((true, false)):
        document = read(f"The quay\n\n{text}".encode(), f"{n}.txt", Hints(language="en"))
        comparison.add(sourcelint.lint(document, reference=tables))
    assert {f.source for f in comparison.findings() if f.code == "XSR011"} == ({"1.txt"} if false else set())


def test_who_tells_it_in_the_words_of_one_and_of_another_joins_both() -> None:
    one, other = (
        "Norway and Iceland signed the Fish Treaty in 1961.",
        "In 1961, Norway and Iceland signed the Fish Treaty.",
    )
    third = "The Fish Treaty was signed by Norway and Iceland in 1961."
    texts = (f"The quay\n\n{other}", f"The pier\n\n{one}", f"The dock\n\n{one} Rain fell on the roofs. {other}")
    documents = [
        read(t.encode(), f"{n}.txt", Hints(language="en")) for n, t in enumerate((*texts, f"The sea\n\n{third}"))
    ]
    some = [sourcelint.lint(d) for d in documents]
    assert not [f for f in sourcelint.compare(some[:3]) if f.code == "XSR003"]
    assert {f.source for f in sourcelint.compare(some) if f.code == "XSR003"} == {"0.txt", "1.txt", "2.txt", "3.txt"}


@pytest.mark.parametrize("order", ["abc", "bca", "cab", "cba"])
def test_how_much_a_conflict_of_dates_weighs_does_not_hang_on_names_of_files(order: str) -> None:
    texts = {
        "a": "In 1961, Norway and Iceland signed the Fish Treaty.",
        "b": "In the 1950s, Norway and Iceland signed the Fish Treaty.",
        "c": "Norway and Iceland signed the Fish Treaty in 1958.",
    }
    documents = [
        read(f"The quay\n\n{texts[t]}".encode(), f"{n}.txt", Hints(language="en")) for n, t in enumerate(order)
    ]
    found = [f for f in sourcelint.compare(map(sourcelint.lint, documents)) if f.code == "XSR001"]
    assert {order[int(f.source[0])]: f.severity for f in found} == {"a": "error", "b": "warning", "c": "error"}
    assert all("1958 in" in f.message.split(",")[2] for f in found if "1961 here" in f.message)


def test_a_matter_does_not_change_once_it_is_found() -> None:
    texts = (
        "In 1961, Norway and Iceland signed the Fish Treaty.",
        "Norway and Iceland signed the Fish Treaty in 1958.",
    )
    documents = [read(f"The quay\n\n{t}".encode(), f"{n}.txt", Hints(language="en")) for n, t in enumerate(texts)]
    (cluster,) = Collection([sourcelint.lint(d).profile for d in documents]).clusters
    assert hash(cluster)
    assert [t.number for t in cluster.tellings] == [0, 1]
