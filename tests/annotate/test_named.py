"""Who is named near a crowd."""

from __future__ import annotations

import sys

import pytest

from sourcelint.clean import read
from sourcelint.document import Hints
from sourcelint.evidence.annotated import Annotated
from sourcelint.evidence.sources.named_nearby import MAX_NEARBY_CHARS, is_named_nearby


@pytest.mark.parametrize("before", [0, 2 * MAX_NEARBY_CHARS])
@pytest.mark.parametrize(
    ("after", "named"), [("The wall leaked, said Jane Doe, an engineer.", True), ("The wall leaked in spring.", False)]
)
def test_a_person_is_looked_for_in_the_next_sentence_anywhere_in_a_text(before: int, after: str, named: bool) -> None:
    filler = "The boats came in. " * (before // 19)
    text = f"The quay\n\nMary Roe, a pilot, was there. {filler}The boats were late. Some experts were worried. {after}"
    doc = Annotated(read(text.encode(), "a.txt", Hints(language="en")))
    assert is_named_nearby(doc, doc.text.index("Some experts")) is named


def test_a_text_is_not_kept_after_it_was_asked() -> None:
    doc = Annotated(read(b"The quay\n\nSome experts were worried, Jane Doe said.", "a.txt", Hints(language="en")))
    assert doc.attributions
    held = sys.getrefcount(doc.text)
    is_named_nearby(doc, doc.text.index("Some"))
    after = sys.getrefcount(doc.text)
    assert after == held
