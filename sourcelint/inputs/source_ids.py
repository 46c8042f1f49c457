r"""What the files of a collection are called: the ids by which reports, manifests, baselines and suppressions know them.

An id is the path below the input root, with `/`, in NFC, as text. Two different names never have one id:

- a byte that is not UTF-8 is written `\xff`;
- backslashes that stand before what could be read as such an escape are doubled, so that the file that is really called
  `\xff.txt`, with a backslash, is `\\xff.txt`;
- if names differ in their Unicode form alone (`é` as one character or as two), the one in NFC keeps its id, and the others
  are written in ASCII, with escapes such as `cafe\u0301.txt`.

An id depends on nothing but the names that are there, never on the order in which a folder lists them.
"""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING
from unicodedata import normalize

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable
    from pathlib import Path

_CODE = r"x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}"
_BYTES = r"[\udc80-\udcff]"
"""What Python makes of bytes that are not UTF-8 (PEP 383)."""

_CODED = lazy(rf"(?<!\\)(\\++)({_CODE})")
_TO_ESCAPE = lazy(rf"(?P<doubled>(?<!\\)\\++)(?={_CODE}|{_BYTES})|(?P<byte>{_BYTES})")
_TO_ASCII = lazy(rf"(?P<doubled>(?<!\\)\\++)(?={_CODE}|[^\x00-\x7f])|(?P<byte>{_BYTES})|(?P<character>[^\x00-\x7f])")


def ids_of(names: Iterable[str]) -> dict[str, str]:
    """Return the id of each of the files of a collection, by its path below the root with `/`."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        alike[normalize("NFC", name)].append(name)
    return {
        name: _TO_ESCAPE.sub(_escaped, form) if len(group) == 1 or name == form else _TO_ASCII.sub(_escaped, name)
        for form, group in alike.items()
        for name in group
    }


def _escaped(match: re.Match[str]) -> str:
    if match["doubled"]:
        return match["doubled"] * 2
    if match["byte"]:
        return f"\\x{ord(match['byte']) - 0xDC00:02x}"
    code = ord(match["character"])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def is_below(folder: Path, name: str) -> bool:
    """Return True if a file with an id is there, in any Unicode form; a link to nothing is."""
    return bool(_found_below(folder, name))


def may_be_below(folder: Path, name: str) -> bool:
    """Return True if a file with an id is there, or one that may hold an article or a member with it."""
    files = (path for file in files_of(name)[1:] if file for path in _found_below(folder, file))
    return is_below(folder, name) or any(path.is_file() for path in files)


def files_of(name: str) -> tuple[str, ...]:
    """Return an id, and what of it can be the file if it is that of an article or of a member of an archive."""
    return (name, *(name[:position] for position, character in enumerate(name) if character in "#/"))


def _found_below(folder: Path, name: str) -> list[Path]:
    path = _CODED.sub(_unescaped, name)
    if os.path.lexists(folder / path):
        return [folder / path]
    found = [folder]
    for part in normalize("NFC", path).split("/"):
        found = [here / name for here in found for name in _listed(here) if normalize("NFC", name) == part]
    return found


def _unescaped(match: re.Match[str]) -> str:
    slashes, code = match.groups()
    if len(slashes) % 2 == 0:
        return "\\" * (len(slashes) // 2) + code
    value = int(code[1:], 16) + (0xDC00 if code[0] == "x" else 0)
    return "\\" * (len(slashes) // 2) + (chr(value) if value <= 0x10FFFF else match[0])


def _listed(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except (OSError, ValueError):
        return []
