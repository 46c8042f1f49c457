"""Markdown inside lines → what a reader sees: links, pictures, emphasis, code, tables, escaped signs (CommonMark, GitHub's tables).

What begins a line (headings, quotations, lists, fences) is left to `segmentation/blocks.py`. Nothing is undone in a text that
shows no sign of being Markdown: three stars between words are a gap, and brackets are what an author wrote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.clean.characters.edits import Edit, side_by_side
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument

MIN_EMPHASES = 2
"""Words set in bold from which on a text without links is Markdown."""
MAX_EMPHASIS_CHARS = 300
"""Characters between two marks of emphasis."""

_ADDRESS = r"""\(\s{0,9}(?:<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,500})?)
    (?:\s{1,9}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?\s{0,9}\)"""
"""Where a link leads, perhaps with a title."""
_WORDS = r"(?:[^\[\]\n]{1,500}|\[[^\[\]\n]{0,40}\])"
"""The words of a link; Wikipedia's notes are linked numbers in brackets."""
_PICTURE = rf"!\[[^\[\]\n]{{0,500}}\](?:{_ADDRESS}|\[[^\[\]\n]{{0,100}}\])"
_ATTRIBUTES = r"\{:[ ]?[.\#]?[a-zA-Z_][^{}\n]{0,200}\}"
"""Classes and the like of what stands before or above: `{: .lead}`, `{:target="_blank"}`, `{:toc}`."""
_SIGN = lazy(
    rf"""(?<![\w\]])!?\[{_WORDS}\]\((?:https?:|mailto:|www\.|[/\#<])  # a link or a picture
    |^[ ]{{0,3}}\[[^\[\]\n^]{{1,200}}\]:[ ]{{1,9}}https?:  # where the links of a name lead
    |^{_ATTRIBUTES}$""",
    re.MULTILINE | re.VERBOSE,
)
_BOLD = lazy(r"(?<![\w*\\])\*\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*\*(?![\w*])")
FENCE = lazy(r"^ {0,3}(?P<ticks>`{3,20}|~{3,20})[^\n`]*$", re.MULTILINE)
"""A line that opens or closes a block of code; one that has other backticks behind is code inside a paragraph."""
_TOKEN = lazy(
    rf"""
    (?P<code>(?<!`)(?P<tick>`{{1,2}})(?!`)[^`\n]{{1,500}}(?P=tick)(?!`))
    |(?P<escaped>\\(?=[!-/:-@\[-`{{-~]))
    |(?P<picture>\[\s{{0,3}}{_PICTURE}\s{{0,3}}\]{_ADDRESS}|{_PICTURE})  # linked, or not
    |(?P<link>(?<![\w\]])\[(?P<words>{_WORDS})\](?:{_ADDRESS}|\[(?!\^)[^\[\]\n]{{0,100}}\]))
    |(?P<definition>^[ ]{{0,3}}\[(?!\^)[^\[\]\n]{{1,200}}\]:[ ]{{1,9}}\S{{1,2000}}[^\n]{{0,500}}$)
    |(?P<attributes>{_ATTRIBUTES})  # of Kramdown, which Jekyll reads
    |(?P<opening>(?<![\w*\\])\*{{1,3}}(?=[^\s*,.;:!?)])|(?<![\w\\])_{{1,3}}(?=[^\s_,.;:!?)]))  # of emphasis
    """,
    re.MULTILINE | re.VERBOSE,
)
_CLOSING = {
    "*": lazy(r"(?<=[^\s*])(?P<marks>\*{1,3})(?![\w*])|\n[ \t]{0,9}\n"),
    "_": lazy(r"(?<=[^\s_])(?P<marks>_{1,3})(?!\w)|\n[ \t]{0,9}\n"),
}
"""Where emphasis ends, or the paragraph does."""
_ROW = lazy(r"^ {0,3}\|[^\n]*\|[ \t]*$", re.MULTILINE)
_RULE = lazy(r"[|:\- \t]+")
_CELL_END = lazy(r"(?<![ \t])[ \t]*+\|[ \t]*+")


def undo_markdown(draft: PartialDocument) -> PartialDocument:
    """Take the marks of Markdown out of the lines of a text that shows it is Markdown, and record its links."""
    value = draft.text.value
    if not is_markdown(value):
        return draft
    links: list[tuple[int, int]] = []
    code = list(find_code(value))
    edits = [*_edits_in(value, 0, len(value), links), *_edits_of_tables(value)]
    kept = list(side_by_side(edit for edit in sorted(edits) if not is_in_code(code, edit[0])))
    recorded = tuple(draft.text.raw_span(*link) for link in links if not is_in_code(code, link[0]))
    return draft.undo("markdown", kept).replace(links=draft.links + recorded)


def is_markdown(value: str) -> bool:
    """Tell whether a text has links or pictures as Markdown writes them, or several words in bold.

    >>> is_markdown("Read [the report](https://a.example/r)."), is_markdown("He lost *** in the *** [sic] (all).")
    (True, False)
    """
    if any(sign in value for sign in ("](", "]: http", "{:")) and _SIGN.search(value) is not None:
        return True
    return "**" in value and len(list(islice(_BOLD.finditer(value), MIN_EMPHASES))) == MIN_EMPHASES


def find_code(value: str) -> Iterator[tuple[int, int]]:
    """Yield where blocks of code stand between two fences of a kind."""
    opened: re.Match[str] | None = None
    for fence in FENCE.finditer(value) if "```" in value or "~~~" in value else ():
        if opened is None:
            opened = fence
        elif fence[0].strip() == fence["ticks"] and fence["ticks"].startswith(opened["ticks"]):
            yield opened.start(), fence.end()
            opened = None


def is_in_code(spans: list[tuple[int, int]], offset: int) -> bool:
    """Tell whether a place is in one of the blocks of code of a text."""
    at = bisect_right(spans, (offset, offset + 1)) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]


def _edits_in(value: str, start: int, end: int, links: list[tuple[int, int]]) -> Iterator[Edit]:
    """Yield what is to be taken out of a part of a text; add the words of its links."""
    position = start
    while (token := _TOKEN.search(value, position, end)) is not None:
        kind, (first, position) = token.lastgroup, token.span()
        if kind == "code":
            ticks = len(token["tick"])
            yield first, first + ticks, ""
            yield position - ticks, position, ""
        elif kind == "link":
            words = token.span("words")
            yield first, words[0], ""
            yield from _edits_in(value, *words, links)
            yield words[1], position, ""
            links.append(words)
        elif kind == "opening":
            yield from _emphasis(value, first, position, end)
        else:
            yield first, position, ""


def _emphasis(value: str, start: int, end: int, stop: int) -> Iterator[Edit]:
    """Yield two marks of emphasis of one length, if the one that opens is closed in its paragraph."""
    for closing in _CLOSING[value[start]].finditer(value, end, min(stop, end + MAX_EMPHASIS_CHARS)):
        if closing["marks"] is None:
            return
        if len(closing["marks"]) == end - start:
            yield start, end, ""
            yield closing.start(), closing.end(), ""
            return


def _edits_of_tables(value: str) -> Iterator[Edit]:
    """Yield the bars of the rows of tables, each a space, and the rows that only rule off the head."""
    for row in _ROW.finditer(value) if "|" in value else ():
        start, end = row.span()
        if _RULE.fullmatch(row[0].strip()):
            yield start, end, ""
            continue
        for bar in _CELL_END.finditer(value, start, end):
            is_outer = bar.end() == end or not value[start : bar.start()].strip()
            yield bar.start(), bar.end(), "" if is_outer else " "
