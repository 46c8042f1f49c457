"""DAT002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated


@rule(
    "DAT002",
    "update-only-date",
    "warning",
    fix="Find when the text was first published; keep the update date beside it.",
)
def update_only_date(doc: Annotated) -> Iterator[Hit] | None:
    """
    ## What it does
    Reports a page that says when it was updated, modified or last reviewed, but not when it was first published.

    ## Why is this bad?
    An update may be a comma or a new conclusion. The date of an update does not date the statements of the text: old
    ones look new.

    ## Known limits
    The rule does not know what the update changed. A cut source, or the body of an article alone, gives no finding.

    ## References
    schema.org `dateModified` beside `datePublished`; The Trust Project, version information.
    """
    published, modified = doc.metadata.published, doc.metadata.modified
    if published.state == "unknown":
        return None
    if published.state == "present" or modified.state != "present":
        return iter(())
    message = f"only an update is dated ({(modified.value or '')[:10]}); nothing says when this was first published"
    return iter((Hit(modified.span or doc.headline, message, scope="document"),))
