"""Claims: cues, support, the trained model, and what they add up to."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sourcelint
from sourcelint.annotate.claims import model
from sourcelint.annotate.claims.advice import find_advice
from sourcelint.annotate.claims.checkworthiness import TOKEN, read_cues
from sourcelint.annotate.claims.opinion import find_opinions
from sourcelint.annotate.claims.source_kinds import source_kind
from sourcelint.annotate.grammar import read_sentence
from sourcelint.clean import read
from sourcelint.document import Hints
from sourcelint.evidence.annotated import Annotated
from sourcelint.evidence.claim_columns import claim_columns, verify_first
from sourcelint.evidence.work_type import work_type
from sourcelint.text import Span


def cues(sentence: str):
    return read_cues(tuple(TOKEN.findall(sentence)))


def annotated(text: str, language: str = "en") -> Annotated:
    return Annotated(read(text.encode(), "case.txt", Hints(language=language)))


def supports(text: str) -> list[str]:
    return [claim.support for claim in sourcelint.claims(text)]


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        ("In 2011, Norway and Iceland signed a pact.", {"date", "named actors", "event"}),
        ("Both countries were part of the League of Silver.", {"named actors", "membership"}),
        (
            "Ghana currently provides Togo with military aid.",
            {"named actors", "event", "support given", "lasting state"},
        ),
        ("The treaty is still in force.", {"lasting state"}),
        ("The river rose by 40 percent.", {"figure", "event"}),
        ("Some $3.2 billion left the fund.", {"figure", "event"}),
        ("During the Dutch Revolt and the Twelve Years' War, Spain lost Breda.", {"period", "named actors", "event"}),
        ("It was the first bridge over the river.", {"first, only or never"}),
        ("She is 62 years old and has worked here for ten years.", set()),
        ("It is the only bridge over the river, and not the only ferry.", {"first, only or never"}),
        ("The two countries are neighbours.", {"named actors"}),
        ("The town is quiet.", set()),
    ],
)
def test_cues_have_readable_reasons(sentence: str, reasons: set[str]) -> None:
    assert set(cues(sentence).reasons) == reasons


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1. In 2011, Norway and Iceland signed a pact.", 5),
        ("1. Squat Racks in 40 sizes", 0),
        ("- Keep 40 pounds of high-level data off of your laptop.", 0),
        ("Then mix 200 g of flour with 40 g of sugar.", 0),
        ("Use of force rose by 40 percent.", 4),
        ("Moran, J. (2014). The 40 ports of Norway and Iceland.", 0),
        ("Home | Norway 2024 | Iceland 2011", 0),
        ("About us: 40 ports in Norway", 0),
        ("Norway exports 40 percent of its fish to Iceland", 5),
    ],
)
def test_lines_that_state_nothing_have_no_points(text: str, points: int) -> None:
    assert sourcelint.claims(text)[0].points == points


def test_acts_are_told_from_nouns_and_habits() -> None:
    assert "event" in cues("Norway and its allies invade Iceland.").reasons
    assert "event" not in cues("Norway has good customer support and offers financial aid.").reasons
    assert "event" not in cues("It takes time and money to build strength.").reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway vetoes the treaty.",
        "The two sides, agreeing on terms, talked.",
        "The ministry, cutting its budget, said so.",
    ],
)
def test_acts_are_known_in_each_form(sentence: str) -> None:
    assert "event" in cues(sentence).reasons


@pytest.mark.parametrize(
    ("strong", "weak"),
    [
        ("In 2011, Norway and Iceland signed a pact.", "In 2031, Norway and Iceland will sign a pact."),
        ("In 2011, Norway and Iceland signed a pact.", "Did Norway and Iceland sign a pact in 2011?"),
        ("In 2011, Norway and Iceland signed a pact.", "In 2011, we signed a pact with Norway and Iceland."),
        ("Norway sold 40 ships to Iceland.", "Norway sold the 2016 Fjord Explorer."),
        ("Norway closed the strait to Iceland.", "Norway and Iceland are close."),
    ],
)
def test_questions_forecasts_and_first_persons_count_less(strong: str, weak: str) -> None:
    assert cues(strong).points > cues(weak).points


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Half of the fleet is in the port.", "quantity"),
        ("The treaty is still in force.", "law"),
        ("The flood was caused by rain.", "causal"),
        ("Norway attacked the fort.", "event"),
        ("Norway will attack the fort.", "prediction"),
        ("Norway should give way.", "opinion"),
        ("The town is quiet.", "other"),
    ],
)
def test_types(sentence: str, kind: str) -> None:
    assert cues(sentence).type == kind


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Anna Holm, a historian", "named source"),
        ("Reuters", "named source"),
        ("the ministry", "named source"),
        ("the minutes", "named source"),
        ("minutes", "weasel"),
        ("the White House", "named source"),
        ("the 1961 Treaty of Amity", "named document"),
        ("He", "pronoun"),
        ("China", "none"),
        ("the United States", "none"),
        ("some experts", "weasel"),
        ("Western officials", "weasel"),
        ("media reports", "weasel"),
    ],
)
def test_a_source_is_somebody_whom_a_reader_can_find(source: str, kind: str) -> None:
    start = len("Later that day ")
    assert source_kind(read_sentence(f"Later that day {source} said so."), Span(start, start + len(source))) == kind


@pytest.mark.parametrize(
    ("source", "kind"), [("Analysts", "weasel"), ("Some observers", "weasel"), ("Reuters", "named source")]
)
def test_a_capital_at_the_start_of_a_sentence_names_nobody(source: str, kind: str) -> None:
    assert source_kind(read_sentence(f"{source} said so."), Span(0, len(source))) == kind


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("According to a recent study, costs have fallen by 90 percent.", "weasel"),
        ("A new report says that costs have fallen by 90 percent.", "weasel"),
        ("According to a recent study, costs fell. It was made by the Coastal Institute.", "named source"),
    ],
)
def test_a_study_that_nothing_near_names_is_no_source(text: str, support: str) -> None:
    assert supports(text)[0] == support


def test_a_claim_that_the_text_itself_doubts_has_no_support() -> None:
    text = "According to Anna Holm, the fort fell in 1561.[citation needed]\n\nAnna Holm said it was empty [12].[when?]"
    assert supports(text) == ["none", "citation"]


def test_support_by_citation_with_page_and_by_several() -> None:
    text = "The fort fell in 1561 (Smith, 2019, p. 12). It was rebuilt (Holm et al., 2015; Moran, 2019). It fell (Kabul, a city)."
    assert supports(text) == ["citation", "citation", "none"]


def test_support_by_citation_and_address() -> None:
    text = "The fort fell in 1561 [12]. The port was closed (Moran 2014). See https://example.org for the list. Nobody knows."
    assert supports(text) == ["citation", "citation", "citation", "none"]


def test_support_reaches_a_pronoun_that_goes_on_speaking() -> None:
    assert (
        supports("The ministry said the fort had fallen. It warned that the port was closed.") == ["named source"] * 2
    )


def test_support_reaches_a_paragraph_that_opens_with_a_source() -> None:
    text = "According to Anna Holm, the fort fell in May. The port was closed in June.\n\nThe town was sold in July."
    assert supports(text) == ["named source", "named source", "none"]


def test_a_dated_instrument_is_a_document() -> None:
    assert supports("The border was drawn in the 1911 Treaty of Amity.") == ["named document"]
    assert supports("The border was drawn in a treaty.") == ["none"]


def test_support_by_a_link_in_the_page() -> None:
    page = (
        "<html><head><title>The fort</title></head><body><article><h1>The fort</h1>"
        '<p>The fort fell in May 1561, as <a href="https://example.org/list">a list of sieges</a> has it. '
        "The port of the town was closed in June of the same year, and the market moved inland.</p>"
        "<p>Nothing was built there for a hundred years, and the stones went into the walls of farms.</p></article></body></html>"
    )
    doc = Annotated(read(page.encode(), "fort.html"))
    links = [claim.support for claim in doc.claims if doc.text[claim.start :].startswith("The fort fell")]
    assert links == (["link"] if doc.document.links else ["none"])


def test_quotations_are_not_claims_of_the_author() -> None:
    claims = sourcelint.claims("“The fort fell in May and the port was closed in June,” she said. The town was sold.")
    assert [c.type for c in claims] == ["quotation", "event"]


def test_the_fast_score_is_the_sum_of_the_features() -> None:
    weights, groups, bias, *_ = model.load()
    for sentence in (
        "In 2011, 40 percent of the people lost their jobs.",
        "I believe that we can do better, don’t you?",
        "He voted against it.",
        "Thank you.",
        "?",
    ):
        tokens = tuple(TOKEN.findall(sentence))
        total = bias + sum(weights.get(name, 0.0) for name in model.features(tokens, groups))
        assert model.score(tokens) == pytest.approx(1 / (1 + math.exp(-total)))


def test_the_model_knows_figures_from_thanks() -> None:
    figures, thanks = sourcelint.claims(
        "Unemployment rose by 4 percent in 2009 and 3 million jobs were lost.\nThank you very much, Jim."
    )
    assert figures.checkworthy
    assert not thanks.checkworthy
    assert figures.score > 0.9 > 0.1 > thanks.score


def test_the_shipped_model_names_its_source_and_stays_small() -> None:
    text = model.read_package_data("sourcelint.annotate", "data/checkworthy.tsv")
    assert len(text.encode("utf8")) <= 300_000
    assert "CC BY 4.0" in text[:1000]
    assert "Out of fold" in text[:1000]


def test_facts() -> None:
    row = claim_columns(
        annotated(
            "The fort\n\nIn 1561, Spain and France signed a truce in Breda. Anna Holm said it held. The town is quiet."
        )
    )
    assert row["claims"] == 3
    assert row["checkworthy"] == 1
    assert row["supported_share"] == 0.0
    assert row["named_sources"] == 1
    assert row["specifics_per_1000"] > 0


def test_facts_of_a_text_in_another_language_are_not_known() -> None:
    doc = annotated("Die Burg fiel im Mai 1561.", language="de")
    assert set(claim_columns(doc).values()) == {None}
    assert verify_first(doc) == ()


def test_facts_without_anything_to_check() -> None:
    assert claim_columns(annotated("The town\n\nThe town is quiet."))["supported_share"] is None
    assert claim_columns(annotated(""))["specifics_per_1000"] is None


def test_verify_first_ranks_at_most_five_and_says_why() -> None:
    text = "The fort\n\n" + " ".join(f"In 15{n}, Spain and France fought over the town." for n in range(60, 69))
    text += (
        " In 1570, Spain and France signed the first of 12 truces. In 1571, the ministry said, Spain attacked France."
    )
    first = verify_first(annotated(text))
    assert len(first) == 5
    assert "figure" in first[0].reasons
    assert "no source" in first[0].reasons
    assert [item.score for item in first] == sorted((item.score for item in first), reverse=True)


def test_opinions() -> None:
    text = "The United States should act. It is the only way to peace. The Hermit Kingdom must not fall. They told us should we ask."
    assert [(o.kind, text[o.start : o.end]) for o in find_opinions(text)] == [
        ("verdict", "is the only way to"),
        ("label", "Hermit Kingdom"),
    ]


@pytest.mark.parametrize(
    ("sentence", "advice"),
    [
        ("The United States should act.", ["The United States should act"]),
        ("The government must act now, and Britain should leave.", ["The government must act", "Britain should leave"]),
        ("It is high time for Europe to arm itself.", ["Europe to arm"]),
        ("Governments ought to help them.", ["Governments ought to help"]),
        ("The US must not give up.", ["The US must not give"]),
        ("They told us should we ask.", []),
        ("The towns include Norway, Sweden and Iceland should it snow.", []),
        ("The head of the council should resign.", []),
        ("They debate what Norway must pay.", []),
        ("It is time for tea.", []),
        ("Republicans must be gnashing their teeth.", []),
        ("Norway must be warned, and should have had it.", []),
    ],
)
def test_advice(sentence: str, advice: list[str]) -> None:
    assert [sentence[start:end] for start, end in find_advice(read_sentence(sentence))] == advice


@pytest.mark.parametrize(
    ("lines", "url", "label"),
    [
        (["Opinion"], None, "Opinion"),
        (["Blog post"], None, "Blog post"),
        (["OPINION: The fort"], None, "OPINION"),
        (["The fort"], "https://example.org/opinion/fort", "opinion"),
        (["Opinion polls are out"], None, None),
        (["The fort"], "https://example.org/news/fort", None),
    ],
)
def test_work_type(lines: list[str], url: str | None, label: str | None) -> None:
    assert work_type(lines, url) == label


TEXTS = st.text(
    alphabet=st.sampled_from("aA1 .,!?’“”\"'%$\n[]()-–Zé\u00a0ÉİⅣ٣") | st.characters(codec="utf-8"), max_size=200
)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_one_claim_a_sentence_for_any_text(text: str) -> None:
    claims = sourcelint.claims(text)
    assert list(claims) == sorted(claims, key=lambda c: c.start)
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert 0 <= claim.score <= 1
        assert claim.points >= 0
        assert claim.supported == (claim.support not in {"none", "weasel"})
    for opinion in find_opinions(text):
        assert 0 <= opinion.start < opinion.end <= len(text)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_facts_for_any_text(text: str) -> None:
    doc = annotated(text)
    row = claim_columns(doc)
    assert row["claims"] is None or row["checkworthy"] <= row["claims"]
    assert row["supported_share"] is None or 0 <= row["supported_share"] <= 1
    assert len(verify_first(doc)) <= 5


@pytest.mark.parametrize(
    "unit",
    ["a ", "A ", "1 ", "the United States should ", "a’", "A-", "A.", "due to various ", "1,1", "of the ", "In 1961 Treaty ", "(A ", "is the only ",
     "never ", "as an ai ", "half of ", "said A "],
)  # fmt: skip
def test_linear_on_hostile_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = "Title\n\n" + unit * (size // len(unit))
        doc = annotated(text)
        begun = time.process_time()
        assert read_cues(tuple(TOKEN.findall(text))).points >= 0
        find_opinions(text)
        claim_columns(doc)
        return time.process_time() - begun

    seconds(1000)
    assert seconds(24_000) < 30 * seconds(4_000) + 0.2


def test_scores_are_the_same_in_every_process() -> None:
    text = "After all, in international relations, friends with benefits is the only relationship status that never goes out of style."
    code = f"from sourcelint.annotate.claims.model import score; print(repr(score({text.split()!r})))"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in range(6)
    }
    assert len(said) == 1


@pytest.mark.parametrize(
    ("sentence", "argues"),
    [
        ("We should not forget what they did.", True),
        ("Ask yourself what your water is worth.", True),
        ("Sadly the council did nothing.", True),
        ("The US sold the ships in 2011.", False),
        ("The mayor called the ship “our last hope” and left.", False),
        ("The mayor said that we should not forget it.", False),
        ("Why was the office created?", False),
    ],
)
def test_an_author_argues(sentence: str, argues: bool) -> None:
    assert [claim.argues for claim in sourcelint.claims(sentence)] == [argues]
