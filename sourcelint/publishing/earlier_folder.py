"""Folders of reports that versions without a list of their files wrote: known by what stands in their index and pages."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.files.owned_folder import Folder, FolderError
from sourcelint.render import FOOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OUR_TITLE = lazy(rb"<title>[^<]* \xe2\x80\x93 sourcelint</title>")


def adopted(folder: Folder) -> dict[str, str]:
    """Return the files of an earlier version in a folder: SHA-256 by name. Raises FolderError if it wrote no index there."""
    found = {}
    for name, is_own in _candidates(folder):
        if folder.kind(name) == "file" and is_own(content := folder.read(name)):
            found[name] = sha256(content).hexdigest()
    if "index.html" not in found:
        raise FolderError(
            f"{folder.path}: is not empty, and sourcelint did not write what is in it; name a new or empty folder for the "
            "reports: --reports DIR"
        )
    return found


def _candidates(folder: Folder) -> Iterator[tuple[str, Callable[[bytes], bool]]]:
    """Yield the names that earlier versions wrote, and what tells their content from somebody else's."""
    yield "index.html", _is_page
    yield "index.md", _is_markdown
    yield "findings.jsonl", lambda content: content.startswith((b'{"schema": "sourcelint/finding/1"',)) or not content
    for table in ("sources.parquet", "findings.parquet"):
        yield table, lambda content: content.startswith(b"PAR1") and b'"name": "source"' in content
    pages = {
        "html": _is_page,
        "md": _is_markdown,
        "json": lambda content: content.startswith(b'{\n  "schema": "sourcelint/report/1"'),
    }
    for last in _names(folder, "sources"):
        if page := re.fullmatch(r"(?:[a-z0-9-]+-)?[0-9a-f]{8}\.(html|md|json)", last):
            yield f"sources/{last}", pages[page[1]]
    for last in _names(folder, "data_docs"):
        if re.fullmatch(r"\w+\.html", last):
            yield f"data_docs/{last}", lambda content: b" \xe2\x80\x93 sourcelint Data Docs</title>" in content


def _names(folder: Folder, below: str) -> tuple[str, ...]:
    return folder.names(below) if folder.kind(below) == "folder" else ()


def _is_page(content: bytes) -> bool:
    return _OUR_TITLE.search(content) is not None and FOOT.encode() in content


def _is_markdown(content: bytes) -> bool:
    return f"**{FOOT}**".encode() in content
