"""DAT015."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.counting import format_count
from sourcelint.evidence.document_date import hangs_on_publication, has_own_date, is_shop, is_told, year_of_headline
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

MIN_TIMES = 2
"""Times from which they are summed up: DAT003 and DAT004 say all there is to say of one."""


@rule(
    "DAT015",
    "times-without-a-day",
    "warning",
    experimental=True,
    fix="Give the day of publication in the manifest.",
    languages={"en"},
)
def times_without_a_day(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Counts the times of a text that nobody can place (last month, on Tuesday, in June) because the file does not say when it
    was published or last changed, and says so once for the whole text. In the body of an article it is a note: the day may
    stand on the page that it was taken from.

    ## Why is this bad?
    One date in the manifest would answer all of them.

    ## Known limits
    As DAT003 and DAT004, which mark the places, it leaves out quotations, labels of a page and pages of shops.

    ## References
    schema.org `datePublished`.
    """
    if has_own_date(doc) or is_shop(doc) or year_of_headline(doc):
        return
    count = sum(hangs_on_publication(time) and is_told(doc, time) and not doc.quoted(time) for time in doc.times)
    if count >= MIN_TIMES:
        message = f"{format_count(count, 'time')} hang on a day of publication that the file does not say"
        known = doc.metadata.published.state == "absent"
        yield Hit(doc.headline, message, severity=None if known else "info", scope="document")
