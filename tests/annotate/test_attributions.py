from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sourcelint
from sourcelint.annotate.attributions import find_attributions
from sourcelint.annotate.text.quotations import find_quotations
from sourcelint.annotate.text.sentences import split_sentences


def parts(text: str) -> list[tuple[str | None, str | None]]:
    return [
        tuple(text[s.start : s.end] if s else None for s in (a.source, a.cue))  # type: ignore[misc]
        for a in sourcelint.attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“We will stay,” Jane Doe said.", "Jane Doe", "said"),
        ("“We will stay,” said Jane Doe, the mayor.", "Jane Doe", "said"),
        ("Jane Doe said that the ferry would stay.", "Jane Doe", "said"),
        ("The ferry will stay, the harbour board said.", "the harbour board", "said"),
        ("According to the harbour board, the ferry will stay.", "the harbour board", "According to"),
        ("The ferry will stay, according to Jane Doe.", "Jane Doe", "according to"),
        ("In the view of Jane Doe of the harbour board, it sank.", "Jane Doe of the harbour board", "view"),
        ("It sank, by the board’s own count.", "board’s", "count"),
        ("It was shut by estimates from Jane Doe that it would sink.", "Jane Doe", "estimates"),
        ("It sank, per the Harbour Board.", "the Harbour Board", "per"),
        ("It sank, as Jane Doe has shown.", "Jane Doe", "shown"),
        ("The sale is leading some analysts to predict a fall.", "some analysts", "predict"),
        ("Jane Doe, a professor at Leeds, argued that it would sink.", "Jane Doe, a professor at Leeds", "argued"),
        ("Mr. Doe has repeatedly denied it.", "Mr. Doe", "denied"),
        ("Rep. Jane Doe (D-Ohio) told reporters that she would vote.", "Rep. Jane Doe", "told"),
        ("José García warned of storms.", "José García", "warned"),
        ("He was criticized by the council for his silence.", "the council for his silence", "criticized"),
        ("The poll shows that voters are tired.", "The poll", "shows"),
        ("The mayor’s claim that it floats is new.", "mayor’s", "claim"),
        ("Jane Doe: the ferry will never sink", None, None),
        ("The board issued a statement on the ferry.", "The board", "issued a statement"),
        ("Voters are worried about the ferry.", "Voters", "worried"),
        ("The U.S. Coast Guard said Tuesday it had found the ferry.", "The U.S. Coast Guard", "said"),
        ("The 45-year-old told the court that it sank.", "The 45-year-old", "told"),
        ("Some 2,031 people said it sank.", "Some 2,031 people", "said"),
        ("It earned two million in 2019, the chief executive said.", "the chief executive", "said"),
        (
            "A port official, who spoke on condition of anonymity, said the board was angry.",
            "A port official, who spoke on condition of anonymity",
            "said",
        ),
        ("‘We will not go,’ said Jane Doe.", "Jane Doe", "said"),
        ("“We will stay.” ― Jane Doe", "Jane Doe", "―"),
        ("According to a person briefed on the talks, it sank.", "a person briefed on the talks", "According to"),
        ("Citing two sailors, the Courier reported that it sank.", "the Courier", "Citing"),
        ("“The ferry is safe,” the notice read.", "the notice", "read"),
        ("Both think it sank.", "Both", "think"),
        ("Mr. O’Neill said it sank.", "Mr. O’Neill", "said"),
        ("17-year-old Jane Doe said it sank.", "17-year-old Jane Doe", "said"),
        ("12,000 people said it sank.", "12,000 people", "said"),
        ("In 2019 officials said it sank.", "officials", "said"),
        ("The board on Monday said it sank.", "The board", "said"),
        ("Jane Doe to announce new ferry early on", "Jane Doe", "announce"),
        ("For months, the board has debated in public, arguing it had sunk.", "the board", "arguing"),
        ("Jane Doe, a professor at Leeds, described the plan.", "Jane Doe, a professor at Leeds", "described"),
        ("The ferry sank, warned the board.", "the board", "warned"),
        ("Sources close to the mayor say it sank.", "Sources close to the mayor", "say"),
        ("The mayor hit back.", "The mayor", "hit back"),
        ("As reported by the Courier, it sank.", "the Courier", "reported"),
        ("It sank, said researchers at Leeds and Bath.", "researchers at Leeds and Bath", "said"),
        ("Jane Doe seems credible to voters.", "voters", "seems"),
        ("Officials at the port where he worked noted that it sank.", "Officials at the port where he worked", "noted"),
        ("The mayor left the port but noted that it sank.", "The mayor", "noted"),
        ("It will sink, according to recently leaked papers.", "recently leaked papers", "according to"),
        ("Mayor Slams Ferry Plan After Storm", "Mayor", "Slams"),
        (
            "The mayor and the board, and the port, have urged it to stay.",
            "The mayor and the board, and the port",
            "urged",
        ),
        ("Kari Moe, 31, a nurse from Bergen, denied it.", "Kari Moe, 31, a nurse from Bergen", "denied"),
        ("Dahl, 54, who sails, said no.", "Dahl, 54, who sails", "said"),
        ("One resident, Ola Berg, 42, said no.", "One resident, Ola Berg, 42", "said"),
        ("Ruth Amery and Neil Barton said no.", "Ruth Amery and Neil Barton", "said"),
        (
            "Anna Holm, a nurse, and Olav Dahl, a teacher, said no.",
            "Anna Holm, a nurse, and Olav Dahl, a teacher",
            "said",
        ),
        ("In Hull, Amery, Moe and Dahl argued that it sank.", "Amery, Moe and Dahl", "argued"),
        ("The mayor left the hall and the council said no.", "the council", "said"),
        ("He met Ruth Amery and Barton said no.", "Barton", "said"),
        ("The rain stopped on Monday and the council said no.", "the council", "said"),
        ('"The plan is dead," Fell said.', "Fell", "said"),
        ('"We lost it all," Brown said. "Nothing is left."', "Brown", "said"),
        ("Young wrote that it sank.", "Young", "wrote"),
        ("As the mayor has said, the bridge is old.", "the mayor", "said"),
        ('"No." Experts said it was late.', "Experts", "said"),
        ("The accident drew criticism from sailors.", "sailors", "criticism"),
        ("Jane Doe raised questions about the ferry.", "Jane Doe", "questions"),
        ("The accident drew outrage among sailors.", "sailors", "outrage"),
        ("Her answer was that it sank.", "Her", "answer"),
    ],
)
def test_source_and_cue(text: str, source: str | None, cue: str | None) -> None:
    found = parts(text)
    if cue is None:
        assert not found
    else:
        assert (source, cue) in found


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The ferry is widely expected to stay.", "expected"),
        ("The ferry reportedly sank.", "reportedly"),
        ("It is unclear whether the ferry sank.", "It is unclear"),
        ("The ferry seems to have sunk.", "seems"),
        ("Asked whether it sank, he shrugged.", "Asked"),
        ("The bridge, known as the Old Lady, fell.", "known"),
        ("Asked later about the ferry, he shrugged.", "Asked"),
        ("Jane Doe was asked to explain it.", "asked"),
        ("Opposition to the ferry has grown.", "Opposition"),
        ("The ferry looks likely to sink.", "looks likely"),
        ("He is expected to be met by the mayor.", "expected"),
        ("Residents were warned that the ferry would sink.", "warned"),
        ("The plan was dismissed as a stunt.", "dismissed"),
        ("The ferry, believed to be unsafe, sank.", "believed"),
        ("The accident raised questions about the ferry.", "questions"),
        ("The ferry left amid calls for a ban.", "calls"),
        ("The ferry left amid growing concerns that it leaks.", "concerns"),
        ("The ferry came under withering criticism for its speed.", "criticism"),
        ("The ferry was dogged by charges that it leaks.", "charges"),
        ("Given the intense criticism of the ferry, it was sold.", "criticism"),
        ("The ferry left despite reports that it leaks.", "reports"),
        ("There has been much speculation in Leeds as to whether it sank.", "speculation"),
        ("Suspicions run high that the ferry leaks.", "Suspicions"),
        ("The ferry is best known for its speed.", "known"),
        ("Nor is it clear that it sank.", "it clear"),
        ("As expected, the ferry sank.", "expected"),
        ("The wreck is widely recognized now as a danger.", "recognized"),
        ("The names of the sailors were not known.", "known"),
        ("One fear is that it will sink.", "fear"),
    ],
)
def test_sourceless(text: str, cue: str) -> None:
    assert (None, cue) in parts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry leaves at noon.",
        "The United States has five great lakes.",
        "“I think they said no, and I believe them,”",
        "The so-called ferry left.",
        "It appeared on the horizon at noon.",
        "Forty of the 90 pledged delegates left.",
        "The storm is adding to the damage.",
        "Jane Doe contributed reporting.",
        "Forty percentage points lie between the two battleground states of the north.",
        "The ferry made an appearance, and the crews appeared together.",
        "The man whom the board likes can be seen on the quay.",
        "I know that it sank, and let me know what you find.",
        "A plan for the ferry is being considered.",
        "As mentioned above, the ferry sank.",
    ],
)
def test_silent(text: str) -> None:
    assert not [cue for _, cue in parts(text) if cue]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor told the BBC that it sank.", "that it sank."),
        ("“It sank,” she told the BBC on Monday.", "“It sank,”"),
        ("“It sank,” said Jane Doe, a sailor from Leeds.", "“It sank,”"),
        ("The guard said Tuesday it had sunk.", "it had sunk."),
    ],
)
def test_content_leaves_out_whom_and_when(text: str, content: str) -> None:
    assert [text[a.content.start : a.content.end] for a in sourcelint.attributions(text) if a.content] == [content]


def test_content_stands_on_the_side_of_the_cue() -> None:
    for text, content in {
        "Jane Doe said that it sank.": "that it sank.",
        "It sank, Jane Doe said.": "It sank",
        "It sank, Jane Doe said in a statement on Monday.": "It sank",
        "“It sank,” said Jane Doe.": "“It sank,”",
    }.items():
        (found,) = sourcelint.attributions(text)
        assert found.content
        assert text[found.content.start : found.content.end] == content


def speaker_of(text: str, quotation: str) -> str | None:
    at = text.index(quotation)
    found = [a for a in sourcelint.attributions(text) if a.content and a.content.start <= at < a.content.end]
    return next((text[a.source.start : a.source.end] for a in found if a.source), None)


@pytest.mark.parametrize(
    ("text", "quotation", "speaker"),
    [
        ("“It sank,” Jane Doe said. “We all saw it from the quay.”", "“We all", "Jane Doe"),
        ("The ferry would not return, Jane Doe said. “We all saw it from the quay.”", "“We all", "Jane Doe"),
        ("“It sank and we saw it from the quay\n\n“and nobody helped,” she said.", "“and nobody", "she"),
        ("Jane Doe said this:\n\n“We all saw it from the quay.”", "“We all", "Jane Doe"),
        ("“We all saw it from the quay.” — Jane Doe, Leeds", "“We all", "Jane Doe, Leeds"),
        ("The ferry sank in May. “We all saw it from the quay.” It was late.", "“We all", None),
        ("The ferry sank.\n\n“We all saw it from the quay.”\n\nIt was late.", "“We all", None),
    ],
)
def test_speakers_a_sentence_away(text: str, quotation: str, speaker: str | None) -> None:
    assert speaker_of(text, quotation) == speaker


def test_a_quotation_without_a_speaker_is_handed_out_without_source_and_cue() -> None:
    text = "The ferry sank.\n\n“We all saw it from the quay.”\n\nIt was late."
    (orphan,) = [a for a in sourcelint.attributions(text) if a.cue is None]
    assert orphan.source is None
    assert text[orphan.content.start : orphan.content.end] == "“We all saw it from the quay.”"


WORDS = st.sampled_from(
    [
        "Jane",
        "Doe",
        "said",
        "the",
        "board",
        ",",
        ".",
        "”",
        "“",
        '"',
        "that",
        "according",
        "to",
        "it",
        "was",
        "expected",
        "by",
        "asked",
        "seems",
        "'",
        "claims",
        "\n",
        "İ",
        "é",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_spans_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for a in find_attributions(text, split_sentences(text), find_quotations(text)):
        for span in (a.source, a.cue, a.content):
            assert span is None or 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "said ",
        "clear ",
        "claims of ",
        "according to ",
        "x, said ",
        "“a b c d e f.” ",
        "was asked by ",
        "A: ",
        "İ said ",
    ],
)
def test_hostile_input_is_linear(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    begun = time.process_time()
    find_attributions(text, split_sentences(text), find_quotations(text))
    assert time.process_time() - begun < 2
