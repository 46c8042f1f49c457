r"""Rich Text Format → the words of a document, each with its place in the file: what Word, WordPad and archives of the press write.

Control words (`\par`, `\b0`) and braces go, with whole groups that hold no text of the document: fonts, styles, pictures, heads
and feet of pages. Characters are written as `\'e9` (Windows 1252) or `\u8217?`. Form: Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.text import Text

MAGIC = "{\\rtf"
MAX_HEAD_CHARS = 5000
"""Characters of a file in which it says how many characters stand for one that old readers do not know."""

MAX_CHARS_BEFORE_WORD = 3
"""Characters of a group before the control word that says what it is: its brace, a line break."""

_TOKEN = lazy(
    r"""
    (?P<brace>[{}])
    |(?P<unicode>\\u(?P<code>-?\d{1,6})[ ]?)
    |\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?
    |\\'(?P<byte>[0-9a-fA-F]{2})
    |\\(?P<sign>[^a-zA-Z])
    |(?P<break>[\r\n]+)
    """,
    re.VERBOSE,
)
_STAND_IN = lazy(r"\\'[0-9a-fA-F]{2}|[^\\{}\r\n]")
"""What an old reader shows in place of a character that it does not know."""
_NO_TEXT = frozenset(
    """fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf generator
    themedata colorschememapping listtable listoverridetable rsidtbl xmlnstbl fldinst datastore latentstyles filetbl revtbl
    bkmkstart bkmkend template""".split()  # noqa: SIM905
)
"""Groups without text of the document, by the control word that they begin with."""
_SHOWN = {
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "line": "\n", "row": "\n", "tab": " ", "cell": " | ", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\",
    "\r": "\n\n", "\n": "\n\n",
}  # fmt: skip
"""What readers see of control words and signs; of all others nothing."""


class _Group:
    """A group that is open: where it begins, and whether it holds no text."""

    __slots__ = ("is_hidden", "start")

    def __init__(self, start: int, *, is_hidden: bool) -> None:
        self.start, self.is_hidden = start, is_hidden


def open_rtf(text: Text) -> Text | None:
    r"""Return the words of a document; None if the text is something else.

    >>> from sourcelint.text import Text
    >>> open_rtf(Text.of_raw(r"{\rtf1\ansi{\fonttbl\f0 Times;}The \b caf\'e9\b0  opened.\par}")).value
    'The café opened.'
    """
    if not text.value.startswith(MAGIC):
        return None
    return text.edit(_edits(text.value)).strip()


def _edits(value: str) -> list[tuple[int, int, str]]:
    edits: list[tuple[int, int, str]] = []
    groups = [_Group(0, is_hidden=False)]
    position, has_stand_ins = 0, "\\uc0" not in value[:MAX_HEAD_CHARS]
    while (token := _TOKEN.search(value, position)) is not None:
        start, position = token.span()
        if token["brace"]:
            _take_brace(token[0], start, groups, edits)
            continue
        is_first = len(groups) > 1 and start - groups[-1].start <= MAX_CHARS_BEFORE_WORD
        if is_first and (token["word"] in _NO_TEXT or token["sign"] == "*"):
            groups[-1].is_hidden = True
        if token["unicode"] and has_stand_ins:
            stand_in = _STAND_IN.match(value, position)
            position = stand_in.end() if stand_in is not None else position
        if not groups[-1].is_hidden:
            edits.append((start, position, _shown(token)))
    if groups[-1].is_hidden:  # the file ends inside what is not shown
        _hide(next(group.start for group in groups if group.is_hidden), len(value), edits)
    return edits


def _take_brace(brace: str, start: int, groups: list[_Group], edits: list[tuple[int, int, str]]) -> None:
    """Open or close a group; one that holds no text goes as a whole."""
    if brace == "{":
        is_inside = groups[-1].is_hidden
        groups.append(_Group(start, is_hidden=is_inside))
    else:
        closed = groups.pop() if len(groups) > 1 else groups[0]
        is_inside = groups[-1].is_hidden
        if closed.is_hidden and not is_inside:
            _hide(closed.start, start, edits)
    if not is_inside:
        edits.append((start, start + 1, ""))


def _hide(start: int, end: int, edits: list[tuple[int, int, str]]) -> None:
    """Take out a group as a whole, in place of what was taken out of it."""
    while edits and edits[-1][0] >= start:
        edits.pop()
    edits.append((start, end, ""))


def _shown(token: re.Match[str]) -> str:
    """Return what readers see of a token."""
    if token["unicode"]:
        code = int(token["code"]) % 0x10000
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
    if token["byte"]:
        return bytes.fromhex(token["byte"]).decode("cp1252", "replace")
    return "" if token["break"] else _SHOWN.get(token["word"] or token["sign"] or "", "")
