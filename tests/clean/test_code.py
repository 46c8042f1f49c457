"""Programs beside prose, with and without markup that says so, and prose that markup calls code."""

from __future__ import annotations

import pytest

import sourcelint
from sourcelint.clean import read

PROSE = "The harbour moved its bookings to a new program last year, and this is how the change was made in a week."
SESSION = "$ harbour install\nSOURCES: Added 3 sources to the data\nberths = harbour.open(1953)\nif (berths > 90) { close(berths); }"
SAID = (
    "Some people say that the old harbour was never as busy\nas it is today. Experts believe that 90% of all ships were\n"
    "lost in the storm of 1953, and that nobody counted them."
)

LONG_LINES = (
    "Hello all,\n\nas you may know, the council of the harbour, which has met in every second week since the spring of last year "
    "in order to go through the objections that were raised by those who live in the old town below it, decided on Monday to "
    "wait. Some people say that the harbour will close. Experts believe that nobody will miss it.\n\nAnna"
)
"""An archive of a mailing list keeps one paragraph a line, whose first sentence is longer than a line of a program."""


def codes_of(raw: str, name: str = "page.txt") -> list[str]:
    return [finding.code for finding in sourcelint.lint(sourcelint.read(raw.encode(), name)).findings]


def page(inner: str) -> str:
    return f"<html><body><article><h1>The new program</h1><p>{PROSE}</p><p>{PROSE}</p>{inner}<p>{PROSE}</p></article></body></html>"


def test_lines_of_a_program_are_one_block() -> None:
    document = read(f"{PROSE}\n\n{SESSION}\n\n{PROSE}".encode(), "page.txt")
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("paragraph", PROSE),
        ("code", SESSION),
        ("paragraph", PROSE),
    ]


@pytest.mark.parametrize(
    "raw",
    [f"{PROSE}\n\n{SESSION}\n\n{PROSE}", f"{PROSE}\n\n```\n{SESSION}\n```\n\n{PROSE}", page(f"<pre>{SESSION}</pre>")],
)
def test_a_program_claims_nothing(raw: str) -> None:
    assert not [code for code in codes_of(raw) if code.startswith("CLM")]


@pytest.mark.parametrize(
    "raw",
    [f"{PROSE}\n\n```\n{SAID}\n```\n\n{PROSE}", page(f"<pre>{SAID}</pre>"), page(f"<pre><code>{SAID}</code></pre>")],
)
def test_prose_that_markup_calls_code_is_read(raw: str) -> None:
    assert codes_of(raw).count("CLM001") == 2


def test_prose_may_stand_one_paragraph_a_line() -> None:
    assert codes_of(page(f"<pre>{LONG_LINES}</pre>")).count("CLM001") == 2


def test_statements_that_only_call_are_a_program() -> None:
    calls = "berths.close(1953);\nprint(open(berths));\nif (berths) harbour.wait(until(noon()));"
    document = read(f"{PROSE} It costs $5.\n\n{calls}\n\n{PROSE}".encode(), "page.txt")
    assert "code" in {block.kind for block in document.blocks}


@pytest.mark.parametrize(
    "lines",
    [
        "Windows (5)\nHarbours (16)\nShips(21)\nStorms(3)",
        "Price: $5 (net);\nBerths: 12;\nCrew: 3;",
        "Harbour 3-1 Valley (Moe 12, 45)\nBay 0-0 Hill\nFord 2-2 Mere (Ley 3, Ott 90)",
        "Moe, I. (2019). Harbours of the north. https://bay.example/moe_2019\nLey, A. (2020). Ships; a history.\nOtt, J. (2021) Storms = ships.",
        "recalling its decisions of last year, at a cost of $5 (see Annex I);\nnoting the report (A/RES/70/1);\nurging the member states (Article 5);",
        "Anna Ley, “The Long River” (Acme Press, $5);\nJan Ott, “Night Train” (Blue House);\nEva Moe, “Salt” (Acme Press);",
        "From the harbour we saw the ships;\nfor the storm had passed;\nreturn, we said;",
    ],
)
def test_what_only_has_signs_is_none(lines: str) -> None:
    document = read(f"{PROSE}\n\n{lines}\n\n{PROSE}".encode(), "page.txt")
    assert "code" not in {block.kind for block in document.blocks}
