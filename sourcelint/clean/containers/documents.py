"""What readers of documents (PDF, DOCX) have in common: what they make of a file, and how they refuse one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.characters.decoding import Decoded
from sourcelint.clean.containers.parts import Part
from sourcelint.document import Field, Metadata, StatedDate
from sourcelint.expressions import lazy
from sourcelint.text import Lines, RawSpan, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Wrapper

EXTRA = "pip install 'sourcelint[documents]'"
"""What installs the packages that read documents."""
MAX_FIELD_CHARS = 500
NO_TITLE = lazy(
    r"""
    ^(?:untitled|document\d*|word\ document|presentation\d*|layout\ \d+|title|no\ title|slide\ 1|powerpoint\ presentation)$
    |^microsoft\ (?:word|powerpoint|excel)\b                              # Microsoft Word - draft3
    |\.(?:docx?|pdf|indd|qxd|pptx?|xlsx?|odt|rtf|tex|dvi|html?|pub|pages|wpd)$   # report_final.docx
    |^[\W\d_]*$                                                          # 2014-0231
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What programs write as the title of a file that has none."""
NO_PERSON = frozenset(("python-docx", "microsoft office user", "windows user", "default user", "local user"))
"""What programs write as the author of a file if nobody told them."""


class RefusedError(ValueError):
    """A document that is not read; the message says why, and what to do."""


class Opened(NamedTuple):
    """A document as text: `raw` is what its places count in, `lines` say how, `draft` holds its article."""

    raw: str
    lines: Lines
    draft: PartialDocument


def missing_package(what: str) -> RefusedError:
    """Say how to install what reads a kind of file."""
    return RefusedError(f"cannot be read: {what} need packages that are not installed; install them: {EXTRA}")


def part_of_document(opened: Opened, wrapper: Wrapper) -> Part:
    """Return a document as the only part of its file."""
    decoded = Decoded(opened.raw, "unicode")
    return Part(decoded, opened.lines, 0, opened.draft.text, wrapper, alone=True, draft=opened.draft)


def refused(fault: str) -> Part:
    """Return the only part of a file that is not read."""
    return Part(Decoded("", "binary", fault=fault), Lines(""), 0, Text.of_raw(""), alone=True)


def line_of(value: object) -> str:
    """Return what the description of a file says under a name, as one line; nothing for what is no text."""
    return " ".join(value[:MAX_FIELD_CHARS].split()) if isinstance(value, str) else ""


def described(title: str, author: str, days: Iterable[tuple[str, str, str]]) -> Metadata:
    """Make metadata of what a file says of itself, which stands nowhere in its text.

    `days` are those on which it was made and saved, with kind and origin; neither is the day of its publication.
    """
    return Metadata(
        title=Field(title, "present") if title else Field(),
        author=Field(author, "present") if author else Field(),
        dates=tuple(StatedDate(kind, day, RawSpan(0, 0), origin) for kind, day, origin in days if day),
    )
