r"""Escapes that stand as characters in prose (`\n`, `\u2019`), left by a container that nobody decoded.

A backslash is innocent in a Windows path, in LaTeX, in a regular expression and in code. Escapes are undone only in a
text that has one which is clearly none of these; then all of the text's escapes of the same kind go, but for those in
paths and code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.article import REPORTED
from sourcelint.document import Repair

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument

CLEAR = re.compile(
    r"""[.!?\u2026:;][\u201d"\u2019')\]]{0,2}[ ]?(?:\\r)?\\n(?=[A-Z\u00c0-\u00de\u201c\u2018<(]|\\[nr]|\s|\Z)"""
    r"""|(?:[ ]|^)[^\W\d_]{2,20}(?:\\r)?\\n(?=[A-Z\u00c0-\u00de\u201c][a-z\u00df-\u00ff]{0,20}[ ,])|(?<!["'])\\n\\n(?=[A-Z\u201c])"""
    r"""|\w\\u(?:00[a-fA-F]|0[1-9a-fA-F][0-9a-fA-F]|[12]\d[0-9a-fA-F])[0-9a-fA-F]"""
    r"""|\\u(?:00[c-fC-F]|0[1-9a-fA-F][0-9a-fA-F]|20[0-9a-fA-F])[0-9a-fA-F][^\W_]"""
    r"""|(?:\\xe2\\x80\\x|\\xc[23]\\x)[89ab][0-9a-f]"""
    r"""|(?<=[\s(])\\"[^\W\d_][^"\\\n]{0,300}[\w.,!?]\\"(?=[\s.,;:!?)]|\Z)""",
    re.MULTILINE,
)
"""An escaped line end between sentences, an escaped letter or quotation mark inside a word, a quotation in `\\"`."""
ESCAPE = re.compile(
    r"""(?P<keep>\b[A-Za-z]:\\[^\s"<>|]{0,300}|\\\\[A-Za-z0-9_.$-]{1,60}\\[^\s"<>|]{0,300}|```.*?(?:```|\Z)|`[^`\n]{0,300}`|["']\\[nrt]["']|\$[^$\n]{1,200}\$)"""
    r"""|(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u(?P<code>[0-9a-fA-F]{4})"""
    r"""|(?P<bytes>(?:\\x[89a-fA-F][0-9a-fA-F]){1,8})|(?P<line>(?:\\r)?\\n|\\r)(?![a-z]{2})|(?P<tab>\\t)(?![a-z]{2})|\\(?P<mark>["'/])""",
    re.DOTALL,
)


def undo_literal_escapes(draft: PartialDocument) -> PartialDocument:
    """Undo escapes that stand in prose, where one of them is clearly an escape."""
    value = draft.text.value
    if "\\" not in value or CLEAR.search(value) is None:
        return draft
    edits = [
        (m.start(), m.end(), new) for m in ESCAPE.finditer(value) if m["keep"] is None and (new := _undone(m)) is not None
    ]  # fmt: skip
    spans = tuple(draft.text.raw_span(start, end) for start, end, _ in edits[:REPORTED])
    return draft.edit(edits).repaired(Repair("literal_escapes", len(edits), spans))


def _undone(m: re.Match[str]) -> str | None:
    if m["pair"] is not None:
        return chr(0x10000 + ((int(m[0][2:6], 16) - 0xD800) << 10) + int(m[0][8:], 16) - 0xDC00)
    if m["code"] is not None:
        code = int(m["code"], 16)
        return None if code < 0x20 or 0xD800 <= code < 0xE000 else chr(code)
    if m["bytes"] is not None:
        try:
            return bytes.fromhex(m[0].replace("\\x", "")).decode("utf8")
        except UnicodeDecodeError:
            return None
    if m["mark"] is not None:
        return str(m["mark"])
    return " " if m["tab"] is not None else "\n"
