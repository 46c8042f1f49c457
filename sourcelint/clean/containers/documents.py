"""What readers of documents (PDF, DOCX) have in common: what they make of a file, and how they refuse one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.characters.decoding import Decoded
from sourcelint.clean.containers.parts import Part
from sourcelint.text import Lines, Text

if TYPE_CHECKING:
    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Wrapper

EXTRA = "pip install 'sourcelint[documents]'"
"""What installs the packages that read documents."""


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
