"""The one act that two sources are about, with two days: what must conflict, and what only looks as if it did."""

from __future__ import annotations

import pytest

import sourcelint
from sourcelint.clean import read
from sourcelint.document import Hints
from sourcelint.engine.compare import Comparison

VARNBY = (
    "The Varnby council wants to close the Marlene bridge to cars, and Halden shopkeepers fear for their trade.",
    "Shopkeepers of Halden depend on the Marlene bridge in Varnby; the council would close it to every car.",
)
COURT = (
    "The Halden court had to say whether Ole Tamsin polluted the Quentar river with the waste of his dye works.",
    "Waste from the dye works of Ole Tamsin went into the Quentar river, and the Halden court heard 12 witnesses.",
)


def conflicts(
    titles: tuple[str, str],
    scene: tuple[str, str],
    told: tuple[str, str],
    published: tuple[str | None, str | None] = (None, None),
) -> list[str]:
    """Return the dates in dispute between two sources that tell one story."""
    comparison = Comparison()
    for name, title, around, text, day in zip(("a.txt", "b.txt"), titles, scene, told, published, strict=True):
        document = read(f"{title}\n\n{around} {text}".encode(), name, Hints(language="en", published=day))
        comparison.add(sourcelint.lint(document, rules=()))
    return [f.quote for f in comparison.findings() if f.code == "XSR001"]


CLOSES = ("Varnby closes the Marlene bridge", "Marlene bridge in Varnby will close")
RULED = ("Halden court finds Tamsin guilty of pollution", "Tamsin guilty of river pollution, court finds")


@pytest.mark.parametrize(
    ("titles", "scene", "one", "other"),
    [
        (CLOSES, VARNBY, "The vote, which took place on October 15, 2023, followed hours of talk.", "The council's decision, made on March 15, 2024, surprised nobody."),
        (CLOSES, VARNBY, "The vote was held on 15 October 2023 in the school.", "After hours of talk, the vote on 3 November 2023 went 5 to 2."),
        (CLOSES, VARNBY, "The council voted on October 15, 2023 to go ahead.", "The decision, taken on November 20, 2023, has angered the traders."),
        (CLOSES, VARNBY, "On October 15, 2023, the Varnby council voted 5 to 2.", "The decision, taken on November 20, 2023, has angered the traders."),
        (CLOSES, VARNBY, "The council's approval of October 15, 2023 came with conditions.", "Its decision of January 8, 2024 came with conditions."),
        (CLOSES, VARNBY, "The decision, which was reached on 15 October 2023, cost the mayor friends.", "Nobody cheered when the vote took place on 2 May 2023."),
        (RULED, COURT, "The verdict, handed down on 4 June 2021, was read in silence.", "The court's ruling, issued on 14 July 2021, fills 80 pages."),
        (CLOSES, VARNBY, "The plan was approved on 4 June 2021.", "The approval, granted on 14 July 2021, came late."),
        (RULED, COURT, "The verdict of 4 June 2021 fills 80 pages.", "The court's ruling, issued on 4 June 2020, fills 80 pages."),
        (RULED, COURT, "The judgment of 4 June 2021 fills 80 pages.", "The verdict of 8 September 2020 was read in silence."),
        (RULED, COURT, "The court ruled on June 4, 2021 that he must pay.", "The ruling, which came on September 4, 2021, was read in silence."),
        (
            ("Opening of the Marlene bridge delights Varnby", "Varnby celebrates the opening of the Marlene bridge"), VARNBY,
            "The opening, held on 9 May 1998, drew the whole town.", "The inauguration on 19 August 1999 drew the whole town.",
        ),
        (
            ("Blaze destroys the Tamsin dye works", "Tamsin dye works destroyed in blaze"), COURT,
            "The fire, which occurred on 2 February 2020, spread within minutes.", "The blaze of 12 March 2020 spread within minutes.",
        ),
    ],
)  # fmt: skip
def test_one_act_with_two_days(titles, scene, one, other) -> None:
    assert len(conflicts(titles, scene, (one, other))) == 2


@pytest.mark.parametrize(
    ("titles", "scene", "one", "other"),
    [
        (CLOSES, VARNBY, "The first vote, held on October 15, 2023, went 4 to 3.", "The vote, held on March 15, 2024, went 5 to 2."),
        (CLOSES, VARNBY, "The vote, held on October 15, 2023, was tied.", "The vote, held on March 15, 2024, went 5 to 2. An earlier vote had been tied."),
        (CLOSES, VARNBY, "The vote, held on October 15, 2023, was tied. It met again on March 15, 2024.", "The decision, made on March 15, 2024, surprised nobody."),
        (CLOSES, VARNBY, "The council's vote on October 15, 2023 was tied.", "The court's ruling of March 15, 2024 surprised nobody."),
        (CLOSES, VARNBY, "The council's vote on October 15, 2023 was tied.", "The ministry's decision, made on March 15, 2024, surprised nobody."),
        (CLOSES, VARNBY, "The vote, held on October 15, 2023, took an hour.", "The vote is due on March 15, 2024, and will take an hour."),
        (CLOSES, VARNBY, "The vote, held on October 15, 2023, took an hour.", "The decision to repair the road was told to the council on March 15, 2024."),
        (CLOSES, VARNBY, "The vote, held on October 15, 2023, took an hour.", "The vote, held in October 2023, took an hour. The opening was on March 15, 2024."),
        (CLOSES, VARNBY, "The council voted on October 15, 2023 to hear the traders.", "The council voted on March 15, 2024 to build a wall."),
        (CLOSES, VARNBY, "The vote was not held on October 15, 2023, as the mayor was ill.", "The decision, made on March 15, 2024, came late."),
        (CLOSES, VARNBY, "A vote on October 15, 2023 was tied.", "A vote on March 15, 2024 was not."),
        (CLOSES, VARNBY, "On October 15, 2023, the council met after it had voted in spring.", "The vote, held on March 15, 2024, took an hour."),
        (CLOSES, VARNBY, "The mayor wrote after the vote on October 15, 2023 that she was glad.", "The mayor spoke before the school on March 15, 2024."),
        (
            ("Varnby closes the Marlene bridge", "Halden shopkeepers ask for a ferry"), VARNBY,
            "The vote, held on October 15, 2023, took an hour.", "The decision, made on March 15, 2024, surprised nobody.",
        ),
        (RULED, COURT, "The verdict of 4 June 2021 was read in silence.", "The appeal was heard on 9 May 2022. The ruling of 9 June 2022 upheld the earlier verdict."),
        (
            ("Varnby council passes its budget", "Budget of Varnby passed by council"), VARNBY,
            "The vote, held on October 15, 2022, took an hour.", "The council's decision, made on October 28, 2023, surprised nobody.",
        ),
        (RULED, COURT, "The verdict of 4 June 2021 was read in silence.", "The fire of 9 May 2019 had destroyed the works."),
    ],
)  # fmt: skip
def test_what_only_looks_like_one_act(titles, scene, one, other) -> None:
    assert conflicts(titles, scene, (one, other)) == []


def test_two_meetings_each_in_the_news_of_its_day() -> None:
    told = (
        "The vote, held on October 15, 2023, took an hour.",
        "The decision, made on March 15, 2024, surprised nobody.",
    )
    assert conflicts(CLOSES, VARNBY, told, ("2023-10-16", "2024-03-16")) == []
    assert len(conflicts(CLOSES, VARNBY, told, ("2024-03-20", "2024-03-16"))) == 2
