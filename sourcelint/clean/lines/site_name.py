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
    from collections.abc import Collection, Iterable, Iterator

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
_ARTICLE = lazy(r"\A(?:the|der|die|das|le|la|el|il|o|a)\s{1,3}", re.IGNORECASE)
_WORD = lazy(r"\w+")
MIN_NAME_LETTERS = 2
"""Letters of the shortest name of a site that is looked for."""
MIN_LABEL_LETTERS = 4
"""Letters of the shortest part of a host below the site's own that is looked for: "en" is a language."""
_SECOND_LEVEL = lazy(r"(?<=\.)(?:com?|org?|net?|gov|edu|ac)(?=\.\w\w\Z)")
"""What countries have below them for all their companies, in which no site is named: "co" in "bay.co.uk"."""
MAX_NAME_CHARS, MAX_NAME_WORDS, MAX_SMALL_WORD_CHARS = 60, 5, 3
"""Characters and words of a site's name in a title, and letters of "of" and "and" among them."""
MIN_INITIALS = 3
"""Letters from which a host tells words that begin with them by itself: "Red Tape" stands at rt.com too."""
_NEWSPAPERS = frozenset("times daily herald tribune gazette chronicle telegraph journal newspaper magazine".split())  # noqa: SIM905
"""Words that outlets add to a name of their own, and sections hardly ever: "Financial Times"."""
_KINDS_OF_OUTLETS = _NEWSPAPERS | frozenset("news online sport sports website digital media tv radio post".split())  # noqa: SIM905
"""All words that outlets add to a name of their own: "BBC News"."""
_BEFORE_OUTLET = lazy(r"\s?[|｜│¦]\s{0,3}|\s-\s{1,3}")
"""What stands before the outlet at the end of a title, and hardly ever inside of a title."""
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


def without_site(title: str, names: Iterable[str], *, tag: bool = False, heading: bool = False) -> Span:
    """Return the part of a title that is left without the names of its site, as offsets.

    `tag` says that the title is that of a browser's window: there, a few words behind a "|" are a site or a section
    even if nothing else names it. `heading` says that the page shows it: there, only what is a name to the letter goes.
    A title that is all name stays whole.

    >>> title = "Ferry stays - The Lowmere Courier"
    >>> title[slice(*without_site(title, ["Lowmere Courier"]))]
    'Ferry stays'
    """
    known = {letters for name in names if len(letters := letters_of(name)) >= MIN_NAME_LETTERS}
    parts = parts_of(title)
    first, last = 0, len(parts) - 1
    while last > 0 and _is_site(title[slice(*parts[last])], known, heading=heading):
        last -= 1
    while first < last and letters_of(title[slice(*parts[first])]) in known:
        first += 1
    left = Span(parts[first].start if first else 0, parts[last].end if last < len(parts) - 1 else len(title))
    return _without_columns(title, left) if tag else left


def outlet_at_end(title: str, address: str | None) -> Span | None:
    """Find the outlet at the end of a title: the name from which its host was made, or a newspaper's behind the title.

    >>> title = "Ferry stays until the autumn | The Coast Daily"
    >>> title[slice(*outlet_at_end(title, None))]
    'The Coast Daily'
    >>> outlet_at_end("Ferry stays until the autumn | Opinion", "https://coast.example/ferry")
    """
    *before, last = parts_of(title)
    if not before:
        return None
    name = title[slice(*last)]
    known = {letters for one in names_of_host(address) if len(letters := letters_of(one)) >= MIN_NAME_LETTERS}
    if _is_site(name, known, heading=False):
        return last
    words = _WORD.findall(name)
    is_newspaper = (
        1 < len(words) <= MAX_NAME_WORDS
        and words[-1].casefold() in _NEWSPAPERS
        and all(word[0].isupper() for word in words)
        and len(title[: before[-1].end].split()) >= MIN_TITLE_WORDS
        and _BEFORE_OUTLET.fullmatch(title, before[-1].end, last.start) is not None
    )
    return last if is_newspaper else None


def _is_site(part: str, known: Collection[str], *, heading: bool) -> bool:
    """Tell whether the end of a title is a name of its site or, in no heading, one from which its host was made."""
    with_article = "".join(filter(str.isalnum, part.casefold()))  # as "theguardian.com" has it
    if letters_of(part) in known or with_article in known:
        return True
    if heading or len(part) > MAX_NAME_CHARS:
        return False
    written = _WORD.findall(_ARTICLE.sub("", part.strip(), count=1))
    is_name = all(word[0].isupper() or word.isdigit() or len(word) <= MAX_SMALL_WORD_CHARS for word in written)
    if not is_name or not 1 < len(written) <= MAX_NAME_WORDS:
        return False
    words = [word.casefold() for word in written]
    return any(_is_host_of(name, words) for name in known)


def _is_host_of(name: str, words: list[str]) -> bool:
    """Tell whether a host was made from some words: of their beginnings, or of those before the kind of the outlet.

    >>> [_is_host_of(*case) for case in (("bbc", ["bbc", "news"]), ("latimes", ["los", "angeles", "times"]), ("ft", ["financial", "times"]))]
    [True, True, True]
    >>> _is_host_of("nature", ["nature", "reviews"]), _is_host_of("rt", ["red", "tape"])
    (False, False)
    """
    own = list(words)
    while own and own[-1] in _KINDS_OF_OUTLETS:
        own.pop()
    if name == "".join(own):
        return True
    is_sure = len(name) >= MIN_INITIALS or len(own) < len(words)
    return is_sure and name != words[0] and _is_made_of(name, words)


def _is_made_of(name: str, words: Iterable[str]) -> bool:
    """Tell whether a name is made of the beginnings of some words, of each at least one letter: "latimes"."""
    reached = {0}
    for word in words:
        reached = {end for start in reached for end in _ends_of_beginnings(name, start, word)}
    return len(name) in reached


def _ends_of_beginnings(name: str, start: int, word: str) -> Iterator[int]:
    """Yield where the beginnings of a word end that a name has from a place on."""
    for end, (letter, expected) in enumerate(zip(word, name[start:], strict=False), start + 1):
        if letter != expected:
            return
        yield end


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
