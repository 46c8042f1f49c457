"""Words, noun phrases and verb groups of a sentence."""

from __future__ import annotations

import time

import pytest

from sourcelint.annotate.grammar import Parse, read_sentence, sentence
from sourcelint.annotate.grammar.inflection import bases, inflect, singular
from sourcelint.annotate.grammar.tokens import MAX_TOKENS
from sourcelint.annotate.text.sentences import split_sentences


def phrases(text: str) -> list[str]:
    parse = read_sentence(text)
    return [parse.text_of(phrase) for phrase in parse.phrases]


def groups(parse: Parse) -> list[tuple[str, str]]:
    return [(group.lemma, group.voice) for group in parse.groups]


@pytest.mark.parametrize(
    "verb", ["say", "deny", "admit", "prefer", "write", "put", "echo", "label", "agree", "die", "kidnap"]
)
def test_the_forms_of_a_verb_lead_back_to_it(verb: str) -> None:
    for form, kind in inflect(verb):
        assert (verb, kind) in bases(form)


@pytest.mark.parametrize(
    ("plural", "base"),
    [("studies", "study"), ("analyses", "analysis"), ("women", "woman"), ("boxes", "box"), ("bus", None)],
)
def test_singular(plural: str, base: str | None) -> None:
    assert singular(plural) == base


def test_participles_that_are_the_base() -> None:
    parse = read_sentence("The car was hit by a tram, has become old and was let out.")
    assert groups(parse) == [("hit", "passive"), ("become", "active"), ("let", "passive")]


def test_quantifiers_and_what_they_count() -> None:
    parse = read_sentence("A growing number of experts, some lawmakers and most of the Norwegian officials objected.")
    found = [(phrase.lemma, phrase.quantifier, phrase.determiner) for phrase in parse.phrases]
    assert found == [("expert", "number", ""), ("lawmaker", "some", ""), ("official", "most", "the")]


def test_names_and_owners() -> None:
    parse = read_sentence("The minister's aide met Mr. Olav Lunde, a farmer, in the U.S. embassy.")
    told = {parse.text_of(phrase): (phrase.is_name, phrase.is_owned) for phrase in parse.phrases}
    assert told["The minister's aide"] == (False, True)
    assert told["Mr. Olav Lunde"] == (True, False)
    assert told["the U.S. embassy"] == (False, False)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("In 2019 officials left.", "officials"),
        ("The 45-year-old left.", "The 45-year-old"),
        ("A port official, who stayed, left.", "A port official"),
        ("It is in the summary.", "the summary"),
        ("It keeps its 160th anniversary.", "its 160th anniversary"),
        ("It injured dozens of others, local agencies said.", "local agencies"),
        ("Areas in low-lying parts sank in 2019, the chief executive said.", "the chief executive"),
        ("It sank, according to show insiders.", "show insiders"),
        ("Kelly argued that it sank.", "Kelly"),
        ("Kelly’s vote raised fears.", "Kelly’s vote"),
        ("Emily took the ferry.", "Emily"),
        ("It is the tallest building in town.", "the tallest building"),
        ("May has told us.", "May"),
        ("Will said that it sank.", "Will"),
        ("Recently opened shops were closed.", "shops"),
    ],
)
def test_noun_phrases_that_look_like_something_else(text: str, phrase: str) -> None:
    assert phrase in phrases(text)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("But police also fear storms.", "fear"),
        ("Rivals see an opening.", "see"),
        ("Mayor Slams Ferry Plan", "slam"),
        ("Some said no.", "say"),
        ("Many claim the ferry sank.", "claim"),
        ("Some claim that it sank.", "claim"),
        ("A group of doctors in 2015 sent a letter.", "send"),
        ("The Bureau of Labor Statistics reports that prices fell.", "report"),
        ("Aspirin causes nosebleeds.", "cause"),
        ("The new lock boosts output.", "boost"),
        ("The minister claims credit.", "claim"),
        ("The board rules out a sale.", "rule"),
        ("Lack of salt causes cramps.", "cause"),
        ("Swimming lowers the pulse.", "lower"),
        ("Barley cures colds.", "cure"),
        ("A bypass cuts noise and is cheap.", "cut"),
        ("Drivers fear a toll increases the jams.", "increase"),
        ("It leaked, and the crew blames rust.", "blame"),
        ("This increases the load.", "increase"),
        ("Norway must reopen the talks.", "reopen"),
        ("The town should also balance its needs.", "balance"),
        ("It will likewise temper the mood.", "temper"),
    ],
)
def test_verbs_that_look_like_something_else(text: str, lemma: str) -> None:
    assert lemma in [found for found, _ in groups(read_sentence(text))]


@pytest.mark.parametrize(
    "text", ["Some claim for damages was dropped.", "Most work was done.", "A few claims were dropped."]
)
def test_nouns_that_a_quantifier_counts(text: str) -> None:
    assert {"claim", "work"}.isdisjoint(lemma for lemma, _ in groups(read_sentence(text)))


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Toll increases this year were small.", "toll"),
        ("The minister announced rent increases of a tenth.", "increase"),
        ("Tax cuts worry voters.", "cut"),
        ("A sports club in Hull won.", "sport"),
        ("Its salt and apple notes please the guests.", "note"),
        ("Two signal boxes old drivers know were sold.", "box"),
        ("They blame the states casting votes next week.", "vote"),
        ("He said that increases in rent were likely.", "increase"),
    ],
)
def test_nouns_that_look_like_verbs(text: str, lemma: str) -> None:
    assert lemma not in [found for found, _ in groups(read_sentence(text))]


def test_what_a_verb_found_late_lets_the_words_behind_it_be() -> None:
    parse = read_sentence("The mayor claims credit for the ferry.")
    assert [parse.text_of(phrase) for phrase in parse.phrases] == ["The mayor", "credit", "the ferry"]


def test_a_superlative_is_no_quantifier() -> None:
    (phrase,) = read_sentence("Lunde's most loyal supporters left.").phrases
    assert (phrase.lemma, phrase.is_owned, phrase.quantifier) == ("supporter", True, "")


def test_a_noun_behind_a_determiner_a_verb_behind_to() -> None:
    parse = read_sentence("The report claims to report a claim, and they plan to release the plan.")
    assert groups(parse) == [("claim", "active"), ("report", "active"), ("plan", "active"), ("release", "active")]
    assert phrases("The report claims to report a claim.") == ["The report", "a claim"]


def test_verb_groups() -> None:
    parse = read_sentence("It has never been widely said that the dam would not hold.")
    said, hold = parse.groups
    assert (said.lemma, said.voice, said.is_negated, said.is_perfect, said.adverbs) == (
        "say", "passive", True, True, ("never", "widely"),
    )  # fmt: skip
    assert (hold.lemma, hold.modal, hold.is_negated) == ("hold", "would", True)


def test_subject_and_agent() -> None:
    parse = read_sentence("Two sources in the ministry said the plan was dropped on Monday by the board.")
    said, dropped = parse.groups
    subject, agent = parse.subject_of(said), parse.agent_of(dropped)
    assert subject is not None
    assert agent is not None
    assert parse.text_of(subject) == "Two sources"
    assert parse.text_of(agent) == "the board"


def test_spans_point_into_the_whole_text() -> None:
    text = "First. The mayor resigned."
    parse = read_sentence(text, 7)
    assert parse.text_of(parse.phrases[0]) == "The mayor"
    assert text[slice(*parse.span(0, 2))] == "The mayor resigned"


@pytest.mark.parametrize(
    "unit",
    [
        "a ",
        "of the ",
        "some, ",
        "'s ",
        "has been ",
        "the big, and ",
        "7 large. ",
        "three of ",
        "; the app boosts sales",
    ],
)
def test_a_sentence_without_end_is_cut_and_read_quickly(unit: str) -> None:
    start = time.perf_counter()
    parse = read_sentence(unit * 100_000)
    assert len(parse.tokens) == MAX_TOKENS
    assert time.perf_counter() - start < 2


def test_the_parses_of_a_long_text_are_not_all_kept(monkeypatch: pytest.MonkeyPatch):
    """They take forty times as much memory as the text."""
    monkeypatch.setattr(sentence, "MAX_KEPT_PARSES", 2)
    text = "The mayor said so. The council says no. Nobody was told."
    first, second, third = split_sentences(text)
    parse = sentence.parser_of(text)
    kept = parse(first)
    assert parse(first) is kept
    assert [parse(one).text for one in (second, third)] == [text, text]
    again = parse(first)
    assert again is not kept
    assert again.tokens == kept.tokens
