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
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

MAX_PATH_CHARS = 4096
"""Characters of the longest path that a file can have (PATH_MAX)."""

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


class FilesBelow:
    """The files below a folder as ids name them, in any Unicode form. No folder is listed twice."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[Path, Mapping[str, Sequence[str]]] = {}

    def has(self, name: str) -> bool:
        """Return True if a file with an id is there; a link to nothing is."""
        return bool(self._found(name))

    def may_hold(self, name: str) -> bool:
        """Return True if a file with an id is there, or one that may hold an article or a member with it."""
        files = (path for file in files_of(name)[1:] if file for path in self._found(file))
        return self.has(name) or any(path.is_file() for path in files)

    def _found(self, name: str) -> list[Path]:
        path = _CODED.sub(_unescaped, name)
        if os.path.lexists(self._folder / path):
            return [self._folder / path]
        found = [self._folder]
        for part in normalize("NFC", path).split("/"):
            found = [here / name for here in found for name in self._names_in(here).get(part, ())]
            if not found:
                break
        return found

    def _names_in(self, folder: Path) -> Mapping[str, Sequence[str]]:
        """Return the names in a folder, by their form in NFC."""
        if folder not in self._names:
            names: defaultdict[str, list[str]] = defaultdict(list)
            with suppress(OSError, ValueError):
                for path in folder.iterdir():
                    names[normalize("NFC", path.name)].append(path.name)
            self._names[folder] = names
        return self._names[folder]


def without_root(name: str, folder: str | Path) -> str:
    """Say how a path is written that begins with the folder it is relative to; "" for any other.

    >>> without_root("raw/pier.txt", "/srv/raw"), without_root("pier.txt", "/srv/raw")
    ("; write 'pier.txt'", '')
    """
    below = name.removeprefix(f"{Path(folder).name}/")
    return f"; write {below!r}" if below != name else ""


def files_of(name: str) -> tuple[str, ...]:
    """Return an id, and what of it can be the file if it is that of an article or of a member of an archive."""
    marks = (position for position, character in enumerate(name[:MAX_PATH_CHARS]) if character in "#/")
    return (name, *(name[:position] for position in marks))


def _unescaped(match: re.Match[str]) -> str:
    slashes, code = match.groups()
    if len(slashes) % 2 == 0:
        return "\\" * (len(slashes) // 2) + code
    value = int(code[1:], 16) + (0xDC00 if code[0] == "x" else 0)
    return "\\" * (len(slashes) // 2) + (chr(value) if value <= 0x10FFFF else match[0])
