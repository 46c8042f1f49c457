"""A few families of the long run in `tests/soak/test_pumped.py`, with a bar that holds on a busy machine too."""

from __future__ import annotations

import pytest
from pumps.engine import growth
from pumps.families import families

SIZES = (4_000, 32_000)
MAX_SECONDS_PER_MB = 40.0
MAX_EXPONENT = 1.6
SAMPLE = (
    "text: intervals", "text: open curly quotes", "text: treaties", "text: at signs", "text: spaces", "text: dots",
    "text: one letter with marks", "page: open tags", "fragment: comments", "wordpress: escapes", "rss: brackets",
    "mhtml: entities", "json-ld: backslashes", "page state: bylines", "structure: comments before a page",
    "structure: comments before a feed", "structure: one author of signs", "structure: open elements of an item",
    "structure: nested descriptions", "structure: boundary like a header", "structure: charset punycode",
    "structure: charset idna", "structure: charset utf-16", "structure: single-quoted",
    "text: credits in brackets", "structure: marked authors in a block", "structure: words of a header",
    "structure: brackets of a sender", "structure: nested parts", "structure: mails of a box",
)  # fmt: skip


def test_the_long_run_has_many_families() -> None:
    assert len(families()) >= 250


@pytest.mark.parametrize("name", SAMPLE)
def test_time_grows_with_the_size_of_the_input(name: str) -> None:
    family = next(f for f in families() if f.name == name)
    measured = growth(family, SIZES)
    if measured.seconds_per_mb > MAX_SECONDS_PER_MB or measured.exponent > MAX_EXPONENT:
        measured = growth(family, SIZES, tries=4)  # a busy machine makes a measurement long, none short
    assert measured.seconds_per_mb < MAX_SECONDS_PER_MB
    assert measured.exponent < MAX_EXPONENT or measured.seconds_per_mb < 1
