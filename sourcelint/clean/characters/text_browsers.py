"""What text browsers print → what a reader sees: numbers before links, fields, pictures, buttons, headings between stars.

Lynx and ELinks number the links of a page and list their addresses below it; html2text sets headings between stars and joins
the words of a link by underscores. What begins a heading becomes what Markdown writes there, which
`segmentation/blocks.py` reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.characters.edits import Edit, side_by_side
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument

MIN_ADDRESSES = 3
"""Addresses in a list at the end of a text that make it the references of a numbered page."""
MIN_JOINED_LINKS = 3
"""Links whose words are joined by underscores, in a text with a heading between stars: that of html2text."""
MAX_SKIPPED = 100
"""Numbers of links that may be left out between two that are printed: those of pictures."""

_LIST = lazy(r"^[ \t]{0,6}References[ \t]*$", re.MULTILINE)
_ADDRESS = lazy(r"^[ \t]{0,6}(?P<number>\d{1,5})\.[ \t]+(?:[a-z][a-z+.-]{1,20}:|/)\S*[ \t]*$", re.MULTILINE)
_LABEL = lazy(r"[ \t]*(?:Visible|Hidden) links:?[ \t]*")
_PRINTED = lazy(
    r"""
    (?P<head>\A[ \t]{0,9}\#(?:\[\d{1,3}\][^\n]{0,200}|[ ]?alternate[^\n]{0,200})(?:\n[ \t]*[^\s][^\n]{0,200}){0,20})  # of the page's head
    |(?P<number>\[(?P<value>\d{1,5})\])
    |(?P<picture>\[[^\[\]]{1,300}?\.(?:png|jpe?g|gif|svg|webp|avif|ico)\b[^\[\]]{0,300}\]|\[(?:INLINE|IMAGE|LINK|EMBED|IFRAME)\])
    |(?P<control>\((?:BUTTON|[ *])\)|\[[ X]\]|(?<!_)_{4,}(?!_))
    """,
    re.VERBOSE,
)
_STARRED = lazy(
    r"""
    (?<![^\s])(?P<stars>\*{2,6})[ \t\xa0]  # the most important heading has six
    (?P<words>[^\s*][^\n*]{0,300}?(?:\n[^\s*][^\n*]{0,200}?){0,2})
    [ \t\xa0](?P=stars)(?![^\s])
    """,
    re.VERBOSE,
)
_JOINED = lazy(r"(?<![^\s(\[“\"'])(?=[^\s/]{0,300}_)[^\s/]{2,300}(?![^\s])")
"""The words of a link."""
_DEEPEST = 6
"""Levels of headings; html2text writes as many stars before the first as there are levels."""


def undo_text_browser(draft: PartialDocument) -> PartialDocument:
    r"""Take out what a text browser printed for what a page shows in other ways, and record its links.

    >>> from sourcelint.clean.article import PartialDocument
    >>> from sourcelint.text import Text
    >>> listed = "".join(f"   {n}. https://a.example/{n}\n" for n in (1, 2, 3))
    >>> printed = f"   The [1]pier is [2]closed, [3]it says.\n\nReferences\n\n{listed}"
    >>> undo_text_browser(PartialDocument(Text.of_raw(printed))).text.value.strip()
    'The pier is closed, it says.'
    """
    value = draft.text.value
    links: list[tuple[int, int]] = []
    edits = _edits_of_numbered(value, links) or _edits_of_starred(value, links)
    if not edits:
        return draft
    recorded = tuple(draft.text.raw_span(*link) for link in links)
    return draft.undo("text_browser", edits).replace(links=draft.links + recorded)


def _edits_of_numbered(value: str, links: list[tuple[int, int]]) -> list[Edit]:
    """Return what goes from a page with numbered links, and add the lines that follow their numbers."""
    listed = _find_references(value)
    if listed is None:
        return []
    start, end, last = listed
    edits: list[Edit] = []
    number = 0
    for match in _PRINTED.finditer(value, 0, start):
        if match["number"]:
            own = int(match["value"])
            if not number < own <= min(last, number + MAX_SKIPPED):
                continue  # a note of the text: "[35][3]"
            number = own
            line_end = value.find("\n", match.end())
            links.append((match.end(), line_end if line_end >= 0 else start))
        edits.append((*match.span(), ""))
    return [*edits, (start, end, "")] if number else []


def _find_references(value: str) -> tuple[int, int, int] | None:
    """Find the list of addresses at the end of a page: where it begins and ends, and its last number."""
    heading = max(_LIST.finditer(value), key=re.Match.start, default=None)
    if heading is None:
        return None
    position, last, count = heading.end(), 0, 0
    while position < len(value):
        line_end = value.find("\n", position)
        line_end = len(value) if line_end < 0 else line_end
        address = _ADDRESS.match(value, position, line_end)
        if address is not None:
            count, last = count + 1, max(last, int(address["number"]))
        elif value[position:line_end].strip() and not _LABEL.fullmatch(value, position, line_end):
            break
        position = line_end + 1
    return (heading.start(), min(position, len(value)), last) if count >= MIN_ADDRESSES else None


def _edits_of_starred(value: str, links: list[tuple[int, int]]) -> list[Edit]:
    """Return what goes from a page whose headings stand between stars, and add the links whose words are joined."""
    headings = list(_STARRED.finditer(value)) if "** " in value else []
    joined = list(_JOINED.finditer(value)) if headings else []
    if len(joined) < MIN_JOINED_LINKS:
        return []
    edits = [edit for heading in headings for edit in _edits_of_heading(heading)]
    for link in joined:
        links.append(link.span())
        edits.extend((at, at + 1, " ") for at in range(*link.span()) if value[at] == "_")
    return list(side_by_side(sorted(edits)))


def _edits_of_heading(heading: re.Match[str]) -> Iterator[Edit]:
    """Yield what makes a heading between stars one of Markdown, on one line; between others in a table it loses its stars."""
    value, (start, end) = heading.string, heading.span("words")
    is_alone = not value[value.rfind("\n", 0, heading.start()) + 1 : heading.start()].strip()
    marks = "#" * (_DEEPEST + 1 - len(heading["stars"])) if is_alone else ""
    yield heading.start(), heading.end("stars"), marks
    yield from ((at, at + 1, " ") for at in range(start, end) if value[at] == "\n")
    yield end, heading.end(), ""
