"""Lines → blocks: kinds, wrapped paragraphs, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcelint.clean import read
from sourcelint.clean.article import PartialDocument
from sourcelint.clean.lines.line import count_words, ending, ends_open_word
from sourcelint.clean.segmentation.blocks import split_blocks
from sourcelint.clean.segmentation.title_block import name_title_block
from sourcelint.document import Block
from sourcelint.text import RawSpan, Text


def split(raw: str) -> PartialDocument:
    return split_blocks(PartialDocument(Text.of_raw(raw)))


def kinds(raw: str) -> list[str]:
    return [b.kind for b in split(raw).blocks]


LONG = "The council closed the harbour on Monday, and the ferry now leaves from the northern pier of the town."


def test_an_article_with_a_head() -> None:
    raw = f"The harbour is closed\n\nNobody knows for how long.\n\nBy Anna Berg\n\nUpdated on 2 May 2024\n\n{LONG}\n\nReactions\n\n{LONG}"
    assert kinds(raw) == ["title", "standfirst", "byline", "dateline", "paragraph", "heading", "paragraph"]


def test_single_line_feeds_divide_too() -> None:
    assert kinds(f"The harbour is closed\n{LONG}\nCosts\n{LONG}\nBy Anna Berg") == [
        "title", "paragraph", "heading", "paragraph", "byline",
    ]  # fmt: skip


def test_a_text_that_opens_with_a_paragraph_has_no_title() -> None:
    assert kinds(f"{LONG}\n\n{LONG}") == ["paragraph", "paragraph"]


def test_a_menu_before_the_title() -> None:
    raw = f"Skip to main content\nBlog post\n\nIs the Council Bound to Reopen the Harbour?\n\nAnna Berg\n\n{LONG}\n\nAnna Berg\n\nSenior Fellow"
    draft = split(raw)
    title = next(b for b in draft.blocks if b.kind == "title")
    assert draft.text.value[title.start : title.end] == "Is the Council Bound to Reopen the Harbour?"
    assert {draft.text.value[b.start : b.end] for b in draft.blocks if b.kind == "byline"} == {"Anna Berg"}


def title_of(raw: str) -> str | None:
    return read(raw.encode(), "x.txt").metadata.title.value


def test_the_title_of_a_poem_stands_above_its_byline() -> None:
    verses = "I never once have seen the sea\nbut heard it in my sleep\nand every night it called to me\nfrom somewhere dark and deep\n"
    assert title_of(f"The Ferryman\nby Anna Kirk\n\n{verses}") == "The Ferryman"
    assert (
        title_of("The Ferryman\n\nby Anna Kirk\n\nI never once have seen the sea\nbut heard it in my sleep\n")
        == "The Ferryman"
    )
    assert (
        title_of(f"Opinion\nby Anna Kirk\nThe sea is no place for the old\n\n{LONG}\n\n{LONG}")
        == "The sea is no place for the old"
    )


@pytest.mark.parametrize("facts", [
    "Prep time: 15 minutes\nCook time: 40 minutes\nServes: 6\nIngredients", "Prep time 15 minutes Cook time 40 minutes\nServes 6\nIngredients",
    "Ingredients",
])  # fmt: skip
@pytest.mark.parametrize(
    "first", ["6 apples\n200 g flour\n100 g butter, cold", "100 g butter, cold\n200 g flour\n6 apples"]
)
def test_the_title_of_a_recipe_stands_above_what_it_takes(facts: str, first: str) -> None:
    step = "Rub the butter into the flour, add the sugar and spread it over the fruit before you bake it for forty minutes."
    assert title_of(f"Grandma's Apple Crumble\n{facts}\n{first}\nMethod\n{step}\n{step}\n") == "Grandma's Apple Crumble"


def test_markdown() -> None:
    raw = "# The Harbour #\n\nText of the article stands here.\n\nCosts\n-----\n\n- one\n- two\n\n> said he\n\n```\nx = 1\n\ny = 2\n```\n"
    draft = split(raw)
    shown = [(b.kind, b.level, b.marked, draft.text.value[b.start : b.end]) for b in draft.blocks]
    assert shown == [
        ("title", 1, True, "The Harbour"),
        ("paragraph", 0, False, "Text of the article stands here."),
        ("heading", 2, True, "Costs"),
        ("list", 0, False, "- one"),
        ("list", 0, False, "- two"),
        ("quote", 0, False, "> said he"),
        ("code", 0, True, "```\nx = 1\n\ny = 2\n```"),
    ]


def test_three_short_lines_are_a_list_and_a_long_one_without_a_stop_a_caption() -> None:
    caption = "The chairman and the minister sign the treaty of friendship in the great hall of the town"
    assert kinds(f"The Harbour\n\n{LONG}\n\n{caption}\n\n{LONG}\n\nTwo eggs\nA knife\nSome sugar")[2:] == [
        "caption", "paragraph", "list", "list", "list",
    ]  # fmt: skip


def test_scene_breaks_are_no_blocks() -> None:
    assert kinds(f"The Harbour\n\n{LONG}\n\n***\n\n{LONG}\n\n* * *\n\n{LONG}") == ["title", *["paragraph"] * 3]


WRAPPED = """The council closed the harbour on Monday, and the ferry now leaves from
the northern pier of the town. Nobody on the islands was told of it before
the boat had left, and the fishermen are angry. They say that Norsund could
have been asked, since it pays for the pier.

Anna Berg, who runs the shelter by the pier, said that people had stood in
the rain for an hour. The council did not answer.
"""


def test_paragraphs_wrapped_at_a_column_are_joined_in_place() -> None:
    draft = split(WRAPPED)
    assert kinds(WRAPPED) == ["paragraph", "paragraph"]
    assert "\n" not in draft.text.value[draft.blocks[0].start : draft.blocks[0].end]
    assert draft.text.value.replace(" ", "\n") == WRAPPED.replace(" ", "\n")
    assert draft.repairs[0].name == "hard_wrap"
    assert draft.repairs[0].count == 4
    assert all(WRAPPED[s.start : s.end] == "\n" for s in draft.repairs[0].spans)


PRINTED = """The County of Norsund Applauds the New Advisory of the Council on the Safety of the Bridges of the North and of the West
The bridge of the north, which pays for itself in (“Norsund” or the
“County”), was closed by the engineers of the county in the spring,
and nobody was told before the election when it would be open again
to the people of the town and to the harbour behind the old church.
The council’s advisory reveals that
the bridge was closed for two years and will be open before the end
of next winter, as the mayor of the town had said at the gate of the
harbour to those who had come to see it, and to the engineers there.
The county will pay for:
- New signs and new lamps on
both sides of the river, and for the new road behind the old church
"""


def test_lines_that_lost_their_links_are_joined_where_the_sentence_goes_on() -> None:
    document = read(PRINTED.encode(), "a.txt")
    told = [(block.kind, document.text[block.start : block.end].split()[-1]) for block in document.blocks]
    assert told == [("title", "West"), ("paragraph", "for:"), ("list", "church")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("“We will open it", "paragraph"),
        ("“We will open it” says mayor", "heading"),
        ("Der Rat sagt „nein“", "heading"),
    ],
)
def test_no_heading_ends_within_a_quotation(line: str, kind: str) -> None:
    above = "The council met on Monday evening in the town hall, and nobody asked the mayor about the bridge to the harbour."
    document = read(f"{above}\n\n{line}\n\n{above} It met again.\n".encode(), "a.txt")
    assert [block.kind for block in document.blocks][1] == kind


@pytest.mark.parametrize("margin", [" ", "   ", "       ", "\t"])
def test_a_text_with_a_margin_is_joined_as_one_without(margin: str) -> None:
    raw = "".join(margin + line if line.strip() else line for line in WRAPPED.splitlines(keepends=True))
    draft = split(raw)
    whole = split(WRAPPED)
    assert [draft.text.value[b.start : b.end] for b in draft.blocks] == [
        whole.text.value[b.start : b.end] for b in whole.blocks
    ]
    assert all(raw[s.start : s.end] == "\n" + margin for s in draft.repairs[0].spans)


def test_a_line_below_a_wrapped_line_that_is_a_rule_is_not_joined() -> None:
    raw = WRAPPED.replace(
        "Anna Berg, who",
        "Noteworthy changes in version 1.3.2 of the ferry (2003-05-27)\n" + "-" * 61 + "\nAnna Berg, who",
    )
    assert kinds(raw) == ["paragraph", "heading", "paragraph"]


def test_an_item_of_a_list_goes_on_below_its_words() -> None:
    raw = "  * The ferry was cancelled on Monday after the storm had reached the\n    harbour of the north.\n  * It sails."
    text = split(raw).text.value
    assert text == raw.replace("the\n    harbour", "the harbour")


@pytest.mark.parametrize(
    "raw",
    [
        "    origin_of_the_ferry = find_the_harbour_of_the_north(today)\n    return origin_of_the_ferry",
        "    $ ferry --list-harbours --north --since yesterday --quiet\n    the harbours are written to a file",
        "  The ferry to the islands in the north is cancelled and so is the\n     ferry to the harbour",
        "  one harbour in the north   two ferries in the morning or so\n  another harbour   three ferries",
    ],
    ids=["code", "a command", "a deeper margin", "a table"],
)
def test_a_margin_does_not_make_prose_of_what_is_none(raw: str) -> None:
    assert split(raw).text.value == raw


def test_a_poem_and_a_list_are_not_joined() -> None:
    assert len(kinds("In the harbour of the north\nThe ferry sleeps\nAnd nobody\nIs told of it")) == 4
    assert len(kinds("- one thing that is needed for the pier\n- another thing that is needed\n- a third")) == 3


def test_marked_blocks_stay_and_the_rest_is_divided() -> None:
    raw = f"A heading\n\n{LONG}\n\nAnother line of text."
    marked = (Block("heading", 0, 9, 2, marked=True),)
    blocks = split_blocks(PartialDocument(Text.of_raw(raw), blocks=marked)).blocks
    assert blocks[0] == marked[0]
    assert [b.kind for b in blocks] == ["heading", "paragraph", "paragraph"]


def test_naming_the_head_again_changes_nothing() -> None:
    draft = split(f"The harbour is closed\n\nBy Anna Berg\n\n{LONG}")
    assert name_title_block(draft.text.value, draft.blocks) == draft.blocks


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("It was signed.", "stop"), ("It was signed.”", "stop"), ("(It was signed.)", "stop"), ("It was signed.[12]", "stop"),
        ("It was signed.12", "stop"), ("It cost $2.50", "open"), ("It was signed. (nz)", "stop"), ("It was signed. DM", "stop"),
        ("It was signed. -Anna", "stop"), ("It was signed 🙂", "stop"), ("It was signed. ■", "stop"), ("It was signed ;-)", "stop"), ("署名した。", "stop"),
        ("署名した」", "open"), ("हस्ताक्षर किए।", "stop"), ("هل وقعوا؟", "stop"), ("It was signed…", "ellipsis"),
        ("It was signed ...", "ellipsis"), ("It was signed . . .", "ellipsis"), ("It was [...]", "ellipsis"), ("It was […", "ellipsis"),
        ("It was:", "colon"), ("It was,", "comma"), ("It was –", "comma"), ("It was", "open"), ("", "open"),
    ],
)  # fmt: skip
def test_ending(line: str, how: str) -> None:
    assert ending(line) == how


def test_words() -> None:
    assert count_words("one two  three") == 3
    assert count_words("議長は条文を読み上げた") == 5
    assert ends_open_word("was signed in the")
    assert not ends_open_word("was signed in the hall")


LINES = st.lists(
    st.sampled_from(
        [
            "",
            " ",
            LONG,
            "By Anna Berg",
            "Costs",
            "## Costs",
            "===",
            "---",
            "***",
            "- item",
            "1. item",
            "> said",
            "```",
            "2 May 2024",
            "…",
            "“",
            "the rain",
        ]
    )
    | st.text(max_size=30),
    max_size=25,
)


@given(LINES.map("\n".join))
def test_any_text(raw: str) -> None:
    draft = split(raw)
    text = draft.text.value
    assert text.replace("\n", " ") == raw.replace("\n", " ")
    position = 0
    for block in draft.blocks:
        assert position <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        position = block.end
    inked = sum(not c.isspace() for c in text)
    covered = sum(not c.isspace() for b in draft.blocks for c in text[b.start : b.end])
    assert covered <= inked
    assert sum(b.kind == "title" for b in draft.blocks) <= 1


@given(LINES.map("\n".join))
def test_joining_moves_no_character(raw: str) -> None:
    text = split(raw).text
    assert [text.raw_span(n, n + 1) for n in range(len(text))] == [RawSpan(n, n + 1) for n in range(len(raw))]


def test_a_listing_is_one_block() -> None:
    draft = split("\n" + "1.5\n" * 20_001)
    (block,) = draft.blocks
    assert (block.kind, block.start, block.end) == ("code", 1, len(draft.text.value) - 1)
    assert len(split("A line of ordinary length that ends in a full stop.\n" * 20_001).blocks) == 20_001


def test_fields_of_a_record_are_not_joined() -> None:
    draft = split(
        "---\ntitle: The council votes to rebuild the northern wall\nauthor: Tom Reed\ndate: 2024-03-12\n---\n\nThe council voted."
    )
    assert "author: Tom Reed" in draft.text.value.splitlines()


@pytest.mark.parametrize("hyphen", ["-", "\N{HYPHEN}", "\N{SOFT HYPHEN}"])
def test_words_that_were_divided_at_the_end_of_a_line_are_whole_again(hyphen: str) -> None:
    raw = (
        "The harbour board of the town voted on Tues-\nday to close the old pier for two years, as the ma-\n"
        "sons had asked it to do in the long and well-\nknown letter of last year that the coun-\n"
        "cil of the town had read. The letter was well-known in the port, in pre-\nand post-war times."
    )
    text = read(raw.replace("-\n", f"{hyphen}\n").encode(), "pier.txt").text.replace("\N{HYPHEN}", "-")
    assert "on Tuesday to close the old pier for two years, as the masons" in text
    assert "well-known letter of last year that the council of" in text
    assert "in pre- and post-war times" in text


def test_one_hyphen_at_the_end_of_a_line_is_that_of_a_compound() -> None:
    raw = WRAPPED.replace("the rain for an hour.", "the rain for an hour, as in a self-\nmade shower of rain.")
    assert "a self-made shower" in split(raw).text.value


MAIL = """The wall of Norsund

I agree with what the county says, and we should close the wall before the winter comes.

{frame}
{head}: Ina Holt
{day}
Subject: The wall

Some experts say that it will fall, and nobody may use it until it is repaired by the county.
"""


@pytest.mark.parametrize(
    ("frame", "head", "day", "kind"),
    [
        ("-----Original Message-----", "From", "Sent: Monday, 4 May 2026", "quote"),
        ("---------- Forwarded message ---------", "From", "Date: Mon, 4 May 2026 at 10:12", "quote"),
        ("-----Ursprüngliche Nachricht-----", "Von", "Gesendet: Montag, 4. Mai 2026", "quote"),
        ("----- Facts of the wall -----", "Owner", "Built: in stone", "paragraph"),
    ],
)
def test_a_mail_below_the_frame_of_another_is_a_quotation(frame: str, head: str, day: str, kind: str) -> None:
    document = read(MAIL.format(frame=frame, head=head, day=day).encode(), "a.txt")
    assert {block.kind for block in document.blocks if document.text.startswith("Some experts", block.start)} == {kind}
    assert {block.kind for block in document.blocks if document.text.startswith("I agree", block.start)} == {
        "paragraph"
    }
