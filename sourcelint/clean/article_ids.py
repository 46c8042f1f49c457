"""The ids of the articles of a file, and of the pages of an archive: a name that they have, or a hash of their content."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

CONTENT_HASH_DIGITS = 8
"""Hexadecimal digits of the content's hash in an id: enough for the articles of one file."""


def namer(files: Collection[str] = ()) -> Callable[..., str]:
    """Return what gives each article of a file in turn an id that stays the same when others are added to it.

    It takes the text and the names that the article may have, best first. `files` are ids that belong to other files, and
    all that begins with one of them and `#` to the articles in these.
    """
    seen: set[str] = set()

    def is_free(wish: str) -> bool:
        return wish not in seen and not any(wish == file or wish.startswith(f"{file}#") for file in files)

    numbers: defaultdict[str, Iterator[int]] = defaultdict(partial(count, 2))  # of articles with the same content

    def id_of(text: str, *names: str | None) -> str:
        content = hashlib.sha256(text.encode("utf8", "replace")).hexdigest()[:CONTENT_HASH_DIGITS]
        name = next(filter(is_free, filter(None, (*names, content))), None)
        while name is None or not is_free(name):
            name = f"{content}-{next(numbers[content])}"
        seen.add(name)
        return name

    return id_of
