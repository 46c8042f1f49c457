"""PRV004."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.evidence.annotated import Annotated


_BODY = lazy(
    r"""
    \b[A-Z][\w&’'-]{1,30}\ (?:[A-Z][\w&’'-]{1,30}\ ){0,4}?
    (?:
        Agency|Association|Cent(?:er|re)|College|Council|Courier|Foundation|Gazette|Herald|Institute|Journal|Magazine|Media|News
        |Observer|Post|Press|Program(?:me)?|Project|Review|Society|Times|Tribune|University|Weekly
    )\b
    """,
    re.VERBOSE,
)
"""The name of an institution or outlet."""


@rule(
    "PRV004",
    "no-publisher",
    "info",
    fix="Record the publisher or the address with the source (manifest.csv).",
    yields_to={"CLN012"},
)
def no_publisher(doc: Annotated) -> Iterable[Hit] | None:
    """
    ## What it does
    Notes a page on which no publisher can be found: no site name or address in its metadata, no copyright line, no outlet or
    institution in its boilerplate.

    ## Why is this bad?
    Without an outlet nobody can tell who answers for the text, who pays for it, or where a correction would stand.

    ## Known limits
    A file that holds only the body of an article proves nothing, so the rule does not apply to it, nor to an error page
    (CLN012).

    ## References
    JTI (CEN CWA 17493:2019), identity and ownership; NewsGuard criterion "discloses ownership and financing"; schema.org `publisher`.
    """
    publisher, url = doc.metadata.publisher, doc.metadata.url
    if "present" in {publisher.state, url.state} or any(_BODY.search(piece.text) for piece in doc.document.boilerplate):
        return ()
    if publisher.state == "absent":
        return (Hit(doc.headline, "no publisher: no outlet, address or copyright line", scope="document"),)
    return None
