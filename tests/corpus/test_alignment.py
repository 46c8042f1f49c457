"""Which sentences of two sources are seen to tell of the same."""

from __future__ import annotations

import math

import pytest

import sourcelint
from sourcelint.clean import read
from sourcelint.corpus.agreement import are_copied, may_confirm
from sourcelint.corpus.alignment import (
    MIN_COSINE,
    MIN_SHARED_TERMS,
    WEIGHTS,
    Comparison,
    Features,
    align,
    probabilities,
)
from sourcelint.corpus.collection import Collection
from sourcelint.corpus.source_texts import SourceText
from sourcelint.corpus.stories import StoryPair
from sourcelint.document import Hints

ONE = (
    "The ferry Marlene ran aground off Varnby on Monday. The coast guard of Halden towed the ferry to Varnby harbour. "
    "Police of Halden freed 23 passengers from the ferry Marlene. Nobody saw the lighthouse keeper that night."
)
OTHER = (
    "Halden police freed 41 passengers from the ferry Marlene. The lighthouse keeper of Varnby slept that night. "
    "The coast guard of Halden towed the ferry into the harbour of Varnby, harbour master Ole Tamsin said."
)


@pytest.fixture(scope="module")
def texts() -> tuple[SourceText, SourceText]:
    """Return what two sources on one story tell."""
    documents = [read(text.encode(), name, Hints(language="en")) for name, text in (("a", ONE), ("b", OTHER))]
    profiles = [sourcelint.lint(document, rules=()).profile for document in documents]
    collection = Collection([profile for profile in profiles if profile is not None])
    return collection.text_of(0), collection.text_of(1)


def test_cosines_are_those_of_the_weighted_stems(texts: tuple[SourceText, SourceText]) -> None:
    one, other = texts
    compared = Comparison(one, other, 0.5)
    found = {(near.here, near.there): near.cosine for near in compared.near_sentences()}
    expected = {}
    for here, own in enumerate(one.sentences):
        for there, theirs in enumerate(other.sentences):
            squares = [{t: compared.squares[t] for t in sentence.terms} for sentence in (own, theirs)]
            lengths = [math.sqrt(sum(vector.values())) for vector in squares]
            cosine = sum(squares[0][t] for t in own.terms & theirs.terms) / math.prod(lengths)
            if len(own.terms & theirs.terms) >= MIN_SHARED_TERMS and cosine >= MIN_COSINE:
                expected[here, there] = cosine
    assert len(found) >= 3
    assert found == pytest.approx(expected)


def test_only_figures_and_dates_matter_between_sources_that_are_one_voice(texts: tuple[SourceText, SourceText]) -> None:
    pair = StoryPair(0, 1, 0.5)
    independent = align(pair, *texts, 0)
    one, other = texts
    same = align(pair, *texts, 0, independent=False, mates=list(map(other.rows_beside, one.sentences)))
    assert [(found.here, found.there) for found in independent.pairs] == [(1, 2), (2, 0), (3, 1)]
    assert [(found.here, found.there) for found in same.pairs] == [(2, 0)]


def test_what_two_sources_far_from_each_other_tell_in_like_words_counts_less(
    texts: tuple[SourceText, SourceText],
) -> None:
    near, far = (align(StoryPair(0, 1, 0.5), *texts, 0, is_near=flag).pairs for flag in (True, False))
    assert {found[:4] for found in far} < {found[:4] for found in near}


def test_a_time_of_the_clock_in_both_makes_one_event_likelier() -> None:
    texts = []
    for clock in ("8:30", "9:45"):
        document = read(f"The ferry Marlene burned at {clock} p.m. off Varnby.".encode(), clock, Hints(language="en"))
        profile = sourcelint.lint(document, rules=()).profile
        assert profile is not None
        texts.append(Collection([profile]).text_of(0))
    (same,), (other,) = (align(StoryPair(0, 1, 0.5), texts[0], text, 0).pairs for text in texts)
    assert same.event > other.event


def text_of(sentence: str, name: str) -> SourceText:
    """Return what a source of one sentence tells."""
    profile = sourcelint.lint(read(sentence.encode(), name, Hints(language="en")), rules=()).profile
    assert profile is not None
    return Collection([profile]).text_of(0)


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ("Police of Halden counted 41 sailors of the burning ferry.", True),
        ("Police of Halden counted 43 people on the burning ferry.", False),
        ("Police of Halden counted 43 lanterns on the burning ferry.", False),
    ],
)
def test_the_same_count_makes_one_event_likelier_than_another_count(other: str, is_same: bool) -> None:
    here, there = text_of("A blaze drove 41 people off the ferry Marlene.", "a"), text_of(other, "b")
    (near,) = Comparison(here, there, 0.5).near_sentences()
    assert bool(Comparison(here, there, 0.5).shared_measures(near)) == is_same


def test_a_round_number_of_two_things_shows_nothing() -> None:
    here, there = text_of("The ferry Marlene carried 40 sailors.", "a"), text_of("The ferry Marlene had 40 lamps.", "b")
    (near,) = Comparison(here, there, 0.5).near_sentences()
    assert not Comparison(here, there, 0.5).shared_measures(near)


def test_one_quotation_is_one_witness_however_long_each_source_says_who_spoke() -> None:
    quoted = '"What I can say is that we have had around 50 sailors with burns in here so far this night," '
    here = text_of(f"{quoted}said doctor Ema Suryan to Northwire in Halden, Kvam district, Ostwick.", "a")
    there = text_of(f"{quoted}added the doctor.", "b")
    assert are_copied(here.sentences[0], there.sentences[0])


def test_what_an_index_did_on_two_days_confirms_nothing() -> None:
    here = text_of("The Dow Jones index fared particularly poorly, and no company of Varnby gained.", "a")
    there = text_of("The Dow Jones index did particularly well, and each company of Varnby gained.", "b")
    assert not may_confirm(here.sentences[0], there.sentences[0])


def test_a_measure_in_another_unit_is_no_other_figure() -> None:
    here = text_of("The balloon of Halden rose to an altitude of 2,800 miles.", "a")
    features = []
    for measure in ("4,500 kilometres", "6,000 kilometres"):
        there = text_of(f"The balloon of Halden reached an altitude of {measure}.", measure)
        compared = Comparison(here, there, 0.5)
        (near,) = compared.near_sentences()
        features.append(compared.features(near).other_figures)
    assert features == [0.0, 1.0]


def test_two_sentences_that_share_only_names_tell_less_surely_of_one_event_and_may_conflict_as_before() -> None:
    shared = Features(0.5, 0.5, 2.0, 0.0, 0.0, 0.5, 0.5, 2.0, 0.0)
    thin = shared._replace(names=shared.names + 2 * WEIGHTS.rest / WEIGHTS.names, rest=0.0)
    (score, event), (thin_score, thin_event) = probabilities(shared), probabilities(thin)
    assert thin_score < score == pytest.approx(event)
    assert thin_event == pytest.approx(event)


def test_no_two_sentences_are_surer_to_tell_of_the_same_than_is_thought_possible_before_a_closer_look(
    texts: tuple[SourceText, SourceText],
) -> None:
    one, other = texts
    for pair in ((one, other), (one, one), (other, other)):
        compared = Comparison(*pair, 0.5)
        near = list(compared.near_sentences())
        assert len(near) >= 3
        for two in near:
            most = compared.most_odds(two)
            assert max(probabilities(compared.features(two))) <= 1 / (1 + math.exp(-most))


def test_a_sentence_that_a_copy_has_too_is_compared_with_that_one_alone(texts: tuple[SourceText, SourceText]) -> None:
    one, _ = texts
    compared = Comparison(one, one, 1.0)
    all_pairs = {(near.here, near.there) for near in compared.near_sentences()}
    assert all_pairs > {(row, row) for row in range(len(one.sentences))}, "sentences of one story share words"
    mates = list(map(one.rows_beside, one.sentences))
    assert [near[:2] for near in compared.near_sentences(mates, each_once=True)] == [(0, 0), (2, 2)]


@pytest.mark.parametrize("few", [set(), {"ferri"}, {"23"}, {"23", "41"}])
def test_too_few_words_show_nothing_even_if_a_copy_has_the_same(
    texts: tuple[SourceText, SourceText], few: set[str]
) -> None:
    one, _ = texts
    sentences = (*one.sentences[:2], one.sentences[2]._replace(terms=frozenset(few)), *one.sentences[3:])
    short = SourceText(sentences)
    compared = Comparison(short, short, 1.0)
    mates = list(map(short.rows_beside, short.sentences))
    assert [near[:2] for near in compared.near_sentences(mates, each_once=True)] == [(0, 0)]
