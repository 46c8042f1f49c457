"""DAT001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.evidence.document_date import is_undated
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule(
    "DAT001",
    "no-publication-date",
    "warning",
    fix="Find when the text was published, and give the date in the manifest or above the text.",
    yields_to={"CLN012"},
)
def no_publication_date(doc: Annotated) -> Iterator[Hit] | None:
    """
    ## What it does
    Reports a page that does not say when it was published: no date in its metadata, at its head or at its foot.

    ## Why is this bad?
    Without a date a reader cannot tell whether the text knew what happened later, nor what "last month" means in it.

    ## Known limits
    A source that is cut, or that holds only the body of an article, cannot prove that a date is absent: nothing is
    reported there. A page that gives only the date of its last update belongs to DAT002. An error page is reported by CLN012 instead.
    A day whose year has two figures counts only behind a label or before an hour of the day ("Posted 5/19/24"), and a day without a
    year only if the address of the page names the same month with one.

    ## References
    schema.org `datePublished`; NewsGuard, "website discloses … dates"; The Trust Project, indicator "Citations and References".
    """
    undated = is_undated(doc, updates=True)
    if undated is None:
        return None
    return iter((Hit(doc.headline, "nothing says when this was published", scope="document"),) if undated else ())
