"""CLM018."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.evidence.annotated import Annotated

MIN_MARKS, MIN_AUTHORS = 2, 3
"""Different numbers, or authors with years, from which a text cites by a list; one may be a slip."""

MIN_LIST_CHARS = 40
"""Characters behind the heading of a list of sources from which it has an entry."""

_NUMBERED = lazy(r"(?<=[\w.,;!?”\"’')\]])[ ]?\[(?P<number>\d{1,3})(?:[,–-][ ]?\d{1,3}){0,8}\](?![(:\w);\[]|[ ]?=)")
"""A mark behind words, [12] or [3, 4], which no address follows."""
_AUTHORED = lazy(
    r"""
    \((?:see[ ])?(?P<author>[A-Z][\w’'-]{1,30})
    (?:[ ](?:et[ ]al\.?|(?:and|&)[ ][A-Z][\w’'-]{1,30}))?,[ ](?:19|20)\d\d[a-z]?(?:[,;:][^()]{1,200})?\)
    """,
    re.VERBOSE,
)
_HEADING = lazy(
    r"""
    (?:^|>)[^\w<\n]{0,8}(?:\d{1,2}\.?[ ])?
    (?:(?:notes[ ](?:and|&)[ ])?references|bibliography|works[ ]cited|literature(?:[ ]cited)?|endnotes|footnotes|sources|notes)
    [^\w<\n]{0,8}(?:$|<)
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_ENTRY = lazy(r"^[^\w\n<\[(]{0,4}(?:\[\d{1,3}\]|\(?\d{1,3}[.)]|\d{1,3}(?=[ ][A-Z]))[ \t:]{0,4}[^\n]{20,}", re.MULTILINE)
"""A line that begins with the number of an entry and goes on."""


@rule(
    "CLM018", "citation-list-missing", "info", experimental=True,
    fix="Fetch the list of sources that the marks point at.",
)  # fmt: skip
def citation_list_missing(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Notes a text that cites by marks ("[12]", "(Smith, 2019)") while the file holds no list that the marks point at.

    ## Why is this bad?
    The marks make the claims look sourced, and no reader can follow them.

    ## Known limits
    Two different numbers or three different authors make a citing text. A heading such as References with something below it
    is taken for the list, whether it has all entries or not.

    ## Measured
    Right in 4 of 5, all of those on 1,200 texts (pages of html_wcxb, html_mozilla, html_aeb and html_fundus, dumps).

    ## References
    Wikipedia: Citing sources, text–source integrity.
    """
    if "[" not in doc.text and "et al" not in doc.text and doc.text.count("(") < MIN_AUTHORS:
        return
    marks = {int(mark["number"]): mark for mark in reversed(list(_NUMBERED.finditer(doc.text)))}
    authors = {mark["author"]: mark for mark in reversed(list(_AUTHORED.finditer(doc.text)))}
    if 0 in marks:
        return  # indices of arrays
    if (len(marks) < MIN_MARKS and len(authors) < MIN_AUTHORS) or _has_list(doc):
        return
    by_number = len(marks) >= MIN_MARKS
    first = min((marks if by_number else authors).values(), key=lambda mark: mark.start())
    what = f"{len(marks)} numbers" if by_number else f"{len(authors)} authors"
    yield Hit(Span(*first.span()), f"{what} in brackets point at a list of sources that the file does not hold")


def _has_list(doc: Annotated) -> bool:
    """Tell whether the file has entries with numbers, or a heading of a list with something behind it."""
    if _ENTRY.search(doc.text) or any(_ENTRY.match(piece.text) for piece in doc.document.boilerplate):
        return True
    heading = next(reversed(list(_HEADING.finditer(doc.document.raw))), None)
    return heading is not None and len(doc.document.raw[heading.end() :].strip()) >= MIN_LIST_CHARS
