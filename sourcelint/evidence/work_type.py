"""The label by which a document says what kind of work it is: opinion, analysis, review, satire."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.evidence.annotated import Annotated


_WORK_TYPE = re.compile(
    r"""
    (?:guest[ ]|reader[ ])?
    (?:
        opinion|op-?ed|editorial|comment(?:ary)?|column|viewpoint|perspective     # what argues
    |   analysis|essay|blog(?:[ ]?post)?|review                                   # what interprets
    |   satire|humou?r|parody                                                     # what jokes
    |   letters?[ ]to[ ]the[ ]editor|first[ ]person                               # what readers write
    )s?\b
    (?=\W*$|[:|–—-])                                                              # nothing, or a title, follows
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OPINION_PATH = re.compile(
    r"""
    /(?:
        opinions?|op-?eds?|editorials?|commentisfree|comment|columns?|columnists?|ideas|voices|views    # what argues
    |   blogs?|analysis|reviews?                                                                        # what interprets
    |   satire|humou?r                                                                                  # what jokes
    )/
    """,
    re.IGNORECASE | re.VERBOSE,
)


_DECLARED = re.compile(
    r"""
    # a type of schema.org: "@type": "OpinionNewsArticle"
    \"@type\"[ ]?:[ ]?(?:\[[ ]?)?\"(?P<type>Opinion|Analysis|Satirical|Review|AdvertiserContent)[A-Za-z]{0,20}\"
    |
    # a section: "articleSection": "Opinion", article:section" content="Opinion"
    (?:\"articleSection\"[ ]?:[ ]?\[?[ ]?\"|article:section\"?[ ]content=\")
    (?P<label>opinions?|commentary|editorials?|op-?eds?|columns?|analysis|blogs?|voices|views|reviews?|satire)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What schema.org types and sections of a page or record call a work that is not a report."""

_MAX_HEAD_CHARS = 200_000
"""Characters of a raw file in which its metadata are looked for."""

_MAX_LABEL_CHARS = 60
"""Characters of a line that may be a label."""


def label_of(annotated: Annotated) -> str | None:
    """Return the label of a document that says what kind of work it is: in a short line, its title, address or metadata."""
    document = annotated.document
    lines = [annotated.text[b.start : b.end] for b in annotated.blocks if b.end - b.start <= _MAX_LABEL_CHARS]
    lines += [piece.text for piece in document.boilerplate if len(piece.text) <= _MAX_LABEL_CHARS]
    lines.append(document.metadata.title.value or "")
    declared = _DECLARED.search(document.raw, 0, _MAX_HEAD_CHARS) if document.wrapper != "text" else None
    return work_type(lines, document.metadata.url.value) or (declared[declared.lastgroup or 0] if declared else None)


def work_type(lines: Iterable[str], url: str | None) -> str | None:
    """Return the label that says what kind of work a text is ("Opinion", "Blog post"), from short lines or the address."""
    for line in lines:
        label = _WORK_TYPE.match(line.strip().lstrip("[(•# "))
        if label:
            return label.group()
    folder = _OPINION_PATH.search(url or "")
    return folder.group().strip("/") if folder else None
