r"""Escapes that stand as characters in prose (`\n`, `\u2019`), left by a container that nobody decoded.

A backslash is innocent in a Windows path, in LaTeX, in a regular expression and in code. Escapes are undone only in a
text that has one which is clearly none of these; then all of the text's escapes of the same kind go, but for those in
paths and code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument

CLEAR_ESCAPE = lazy(
    r"""
    # an escaped line end behind a sentence, before a capital, a quotation mark, markup or another line end
    [.!?\u2026:;][\u201d"\u2019')\]]{0,2}[ ]?(?:\\r)?\\n(?=[A-Z\u00c0-\u00de\u201c\u2018<(]|\\[nr]|\s|\Z)
    # … behind a word, before a capitalised one
    |(?:[ ]|^)[^\W\d_]{2,20}(?:\\r)?\\n(?=[A-Z\u00c0-\u00de\u201c][a-z\u00df-\u00ff]{0,20}[ ,])
    # … twice, as between paragraphs
    |(?<!["'])\\n\\n(?=[A-Z\u201c])
    # an escaped letter behind a letter
    |\w\\u(?:00[a-fA-F]|0[1-9a-fA-F][0-9a-fA-F]|[12]\d[0-9a-fA-F])[0-9a-fA-F]
    # an escaped letter or punctuation mark before a letter
    |\\u(?:00[c-fC-F]|0[1-9a-fA-F][0-9a-fA-F]|20[0-9a-fA-F])[0-9a-fA-F][^\W_]
    # bytes of UTF-8: punctuation, an accented letter
    |(?:\\xe2\\x80\\x|\\xc[23]\\x)[89ab][0-9a-f]
    # a quotation between \" and \"
    |(?<=[\s(])\\"[^\W\d_][^"\\\n]{0,300}[\w.,!?]\\"(?=[\s.,;:!?)]|\Z)
    """,
    re.MULTILINE | re.VERBOSE,
)
"""An escape that is innocent in no text: one of these proves that nobody decoded the container."""
ESCAPE = lazy(
    r"""
    (?P<keep>
        \b[A-Za-z]:\\[^\s"<>|]{0,300}                          # a path of Windows
        |\\\\[A-Za-z0-9_.$-]{1,60}\\[^\s"<>|]{0,300}           # a path in a network
        |```.*?(?:```|\Z)|`[^`\n]{0,300}`                      # code in Markdown
        |["']\\[nrt]["']                                       # an escape that somebody quotes
        |\$[^$\n]{1,200}\$                                     # a formula in LaTeX
    )
    |(?P<pair>\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2}))  # a surrogate pair
    |\\u(?P<code>[0-9a-fA-F]{4})
    |(?P<bytes>(?:\\x[89a-fA-F][0-9a-fA-F]){1,8})              # UTF-8
    |(?P<line>(?:\\r)?\\n|\\r)(?![a-z]{2})                     # a line end, no name of a folder or command
    |(?P<tab>\\t)(?![a-z]{2})
    |\\(?P<mark>["'/])
    """,
    re.DOTALL | re.VERBOSE,
)
FIRST_PRINTABLE = 0x20
"""Codes below are control characters."""


def undo_literal_escapes(draft: PartialDocument) -> PartialDocument:
    r"""Undo the escapes in the prose of a text if one of them is clearly an escape.

    `He said no.\nThey left.` becomes two lines; `C:\new` stays.
    """
    value = draft.text.value
    if "\\" not in value or CLEAR_ESCAPE.search(value) is None:
        return draft
    edits = [(*escape.span(), new) for escape in ESCAPE.finditer(value) if (new := _undo(escape)) is not None]
    return draft.undo("literal_escapes", edits)


def character_of_pair(high: str, low: str) -> str:
    """Return the character beyond U+FFFF that two surrogates, each in four hexadecimal digits, stand for together."""
    return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)


def is_surrogate(code: int) -> bool:
    """Tell whether a code is half of a pair in UTF-16, and no character by itself."""
    return 0xD800 <= code < 0xE000


def _undo(escape: re.Match[str]) -> str | None:
    """Return what an escape stands for, or None if it stays as it is."""
    if escape["keep"] is not None:
        return None
    if escape["pair"] is not None:
        return character_of_pair(escape["high"], escape["low"])
    if escape["code"] is not None:
        code = int(escape["code"], 16)
        return None if code < FIRST_PRINTABLE or is_surrogate(code) else chr(code)
    if escape["bytes"] is not None:
        return _decode_bytes(escape["bytes"])
    if escape["mark"] is not None:
        return str(escape["mark"])
    return " " if escape["tab"] is not None else "\n"


def _decode_bytes(escapes: str) -> str | None:
    r"""Decode `\xe2\x80\x99` as UTF-8."""
    try:
        return bytes.fromhex(escapes.replace("\\x", "")).decode("utf8")
    except UnicodeDecodeError:
        return None
