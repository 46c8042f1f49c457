"""Whether a page dates itself, and what is a label of it."""

from __future__ import annotations

import pytest

from sourcelint.clean import read
from sourcelint.evidence.annotated import Annotated
from sourcelint.evidence.document_date import is_shop, is_told, is_undated

BODY = "The council closed the harbour on Monday, and the ferry now leaves from the northern pier of the town."


def annotated(*lines: str) -> Annotated:
    return Annotated(read("\n\n".join(lines).encode(), "a.txt"))


@pytest.mark.parametrize(
    ("lines", "undated", "with_updates"),
    [
        (("The harbour is closed", BODY), True, True),
        (("The harbour is closed", "2 May 2024", BODY), False, False),
        (("The harbour is closed", "Updated on 2 May 2024", BODY), True, False),
        ((BODY, BODY), None, None),
    ],
)
def test_is_undated(lines: tuple[str, ...], undated: bool | None, with_updates: bool | None) -> None:
    doc = annotated(*lines)
    assert (is_undated(doc), is_undated(doc, updates=True)) == (undated, with_updates)


def test_a_shop_has_a_price_and_a_cart() -> None:
    assert is_shop(annotated("Desk lamp", "$34.99", "In stock", "Add to cart", BODY))
    assert not is_shop(annotated("The harbour is closed", f"The ticket costs $5. {BODY}"))


def test_a_label_tells_nothing() -> None:
    doc = annotated("The harbour is closed", "Open on Monday", BODY)
    label, told = (t for t in doc.times if doc.text[t.start : t.end].endswith("Monday"))
    assert not is_told(doc, label)
    assert is_told(doc, told)
