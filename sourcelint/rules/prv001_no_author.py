"""PRV001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.evidence.annotated import Annotated


_ISSUED = frozenset(["press release", "notice", "obituary"])
"""Genres whose issuer is their author."""


@rule("PRV001", "no-author", "warning", fix="Find out who wrote it, or treat it as anonymous.", yields_to={"CLN012"})
def no_author(doc: Annotated) -> Iterable[Hit] | None:
    """
    ## What it does
    Flags a page that names no author: no byline below the title or at the end, and none in its metadata. If a record is
    cut before the place of the author, the author is unknown and the finding is an info.

    ## Why is this bad?
    Nobody answers for the text, and nobody's knowledge of the subject can be judged.

    ## Known limits
    A file that holds only the body of an article proves nothing, so the rule does not apply to it, nor to an error page
    (CLN012), nor to press releases, notices and obituaries, for which their issuer answers. Bylines of agencies and editorial boards count as authors. Whether the named author exists is not looked up.

    ## References
    NewsGuard criterion "provides the names of content creators"; JTI (CEN CWA 17493:2019); schema.org `author`.
    """
    author = doc.metadata.author
    if author.state == "present":
        return ()
    if doc.genre in _ISSUED:
        return None
    if not doc.document.complete:
        message = "author unknown: the record is cut before it could name one"
        return (Hit(doc.headline, message, severity="info", scope="document"),)
    if author.state == "absent":
        return (Hit(doc.headline, "no author: no byline in the text and none in its metadata", scope="document"),)
    return None
