"""The name of a site in a title: "Ferry stays | Lowmere Courier" → "Ferry stays".

What divides a title from its site also stands inside titles ("Fire – and flood – in the valley"), so a part goes only
if it is a name by which the site is known: its masthead, `og:site_name`, the publisher of a record, its host.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sourcelint.expressions import lazy
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_SEPARATOR = lazy(
    r"""\s{0,3}(?:[|｜│¦•]|::)\s{0,3}  # signs that hardly ever stand in a title
      | \s{1,3}[-–—−~·/:»›«‹]{1,3}\s{1,3}(?=\S)
      | :\s  # "Lowmere Courier: Ferry stays"
      | (?<=[^\s\w])-(?=\w) | (?<=[\u3040-\u9fff\uac00-\ud7af])[-_–—](?=\w) | _(?=[\u3040-\u9fff\uac00-\ud7af])""",
    re.VERBOSE,
)
_SEPARATING = frozenset("|｜│¦•:-–—−~·/»›«‹_")
"""Signs of which each separator has one: most titles have none."""
_PIPE = lazy(r"\s{0,3}(?:[|｜│¦]|::)\s{0,3}")
_ARTICLE = lazy(r"(?:the|der|die|das|le|la|el|il|o|a)\s{1,3}", re.IGNORECASE)
_WORD = lazy(r"\w+")
MIN_NAME_LETTERS = 2
"""Letters of the shortest name of a site that is looked for."""
MIN_LABEL_LETTERS = 4
"""Letters of the shortest part of a host below the site's own that is looked for: "en" is a language."""
_SECOND_LEVEL = lazy(r"(?<=\.)(?:com?|org?|net?|gov|edu|ac)(?=\.\w\w\Z)")
"""What countries have below them for all their companies, in which no site is named: "co" in "bay.co.uk"."""
MAX_NAME_WORDS, MAX_WORDS_BEHIND_HOST, MAX_SMALL_WORD_CHARS = 5, 2, 3
"""Words of a site's name in a title, words behind those that its host has ("BBC News"), and letters of "of" and "and" among them."""
MIN_TITLE_WORDS, MAX_SITE_WORDS = 4, 4
"""Words before a "|" that are a title by themselves, and words behind it that are a site or a section."""
MAX_TITLE_PARTS = 12
"""Parts of a title that are looked at."""


def letters_of(name: str) -> str:
    """Return the letters and digits of a name in lower case, by which two ways to write it are compared."""
    return "".join(filter(str.isalnum, _ARTICLE.sub("", name.strip(), count=1).casefold()))


def names_of_host(address: str | None) -> tuple[str, ...]:
    """Return what a site may be called after its address: "www.lowmere-courier.example" → itself and "lowmere-courier"."""
    if not address:
        return ()
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ()
    host = host.removeprefix("www.")
    *below, site = [label for label in _SECOND_LEVEL.sub("", host).split(".")[:-1] if label] or [""]
    labels = [label for label in below if len(letters_of(label)) >= MIN_LABEL_LETTERS]
    return (host, *labels, site) if "." in host else ()


def without_site(title: str, names: Iterable[str], *, tag: bool = False) -> Span:
    """Return the part of a title that is left without the names of its site, as offsets.

    `tag` says that the title is that of a browser's window: there, a few words behind a "|" are a site or a section
    even if nothing else names it. A title that is all name stays whole.

    >>> title = "Ferry stays - The Lowmere Courier"
    >>> title[slice(*without_site(title, ["Lowmere Courier"]))]
    'Ferry stays'
    """
    known = {letters for name in names if len(letters := letters_of(name)) >= MIN_NAME_LETTERS}
    parts = parts_of(title)
    first, last = 0, len(parts) - 1
    while last > 0 and _is_site(title[slice(*parts[last])], known):
        last -= 1
    while first < last and letters_of(title[slice(*parts[first])]) in known:
        first += 1
    left = Span(parts[first].start if first else 0, parts[last].end if last < len(parts) - 1 else len(title))
    return _without_columns(title, left) if tag else left


def _is_site(part: str, known: Collection[str]) -> bool:
    """Tell whether the end of a title is a name of its site, or one from which its host was made.

    >>> _is_site("BBC News", ["bbc"]), _is_site("Los Angeles Times", ["latimes"]), _is_site("part one", ["po"])
    (True, True, False)
    """
    if letters_of(part) in known:
        return True
    written = _WORD.findall(_ARTICLE.sub("", part.strip(), count=1))
    is_name = all(word[0].isupper() or word.isdigit() or len(word) <= MAX_SMALL_WORD_CHARS for word in written)
    if not is_name or not 1 < len(written) <= MAX_NAME_WORDS:
        return False
    words = [word.casefold() for word in written]
    starts = {"".join(words[:end]) for end in range(max(1, len(words) - MAX_WORDS_BEHIND_HOST), len(words))}
    return any(name in starts or _is_made_of(name, words) for name in known)


def _is_made_of(name: str, words: Iterable[str]) -> bool:
    """Tell whether a name is made of the beginnings of some words, of each at least one letter: "latimes"."""
    reached = {0}
    for word in words:
        reached = {
            at + length for at in reached for length in range(1, len(word) + 1) if name.startswith(word[:length], at)
        }
    return len(name) in reached


def words_of(title: str) -> str:
    """Return the words of a title in lower case, a space between: what is left when signs and quotation marks differ."""
    return " ".join(_WORD.findall(title.casefold()))


def parts_of(title: str) -> list[Span]:
    """Divide a title at the signs that may stand between it, its section and its site."""
    starts, ends = [0], []
    if _SEPARATING.isdisjoint(title):
        return [Span(0, len(title))]
    for match in _SEPARATOR.finditer(title):
        if len(starts) == MAX_TITLE_PARTS:
            break
        ends.append(match.start())
        starts.append(match.end())
    return [
        Span(start, end) for start, end in zip(starts, [*ends, len(title)], strict=True) if title[start:end].strip()
    ] or [Span(0, len(title))]


def _without_columns(title: str, left: Span) -> Span:
    """Take the brief columns behind a "|" off a title that has enough words without them."""
    first = _PIPE.search(title, *left)
    if first is None:
        return left
    columns = _PIPE.split(title[slice(*left)])
    words = len(columns[0].split())
    if words >= MIN_TITLE_WORDS and all(
        len(column.split()) <= min(MAX_SITE_WORDS, words - 1) for column in columns[1:]
    ):
        return Span(left.start, first.start())
    return left
