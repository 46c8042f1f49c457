"""Front matter, as generators of static sites (Jekyll, Hugo, Astro) keep it above a text → the text and its metadata.

Readers that turn pages into Markdown write such lines without rulers, down to the one that announces the text. Only what the
keys of an article need is read: `key: value`, lists below a key or in brackets, and keys indented below another. It is no reader of YAML, which takes 20 ms
to load, and what it does not understand it leaves out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sourcelint.clean.containers.markup_heads import MARKUP_HEADS
from sourcelint.clean.containers.record_keys import AUTHOR, CREATED, PUBLISHED, TEXTS, known_key
from sourcelint.clean.containers.record_metadata import HOST, NAME, Value, join_names, metadata_of
from sourcelint.clean.lines.bylines import is_nobody
from sourcelint.document import Field
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.document import Metadata
    from sourcelint.text import Text

MAX_FRONT_MATTER_CHARS = 20_000
"""Characters in which the front matter of a file has to end."""
MIN_KEYS = 2
"""Keys from which lines between two rulers are front matter: a text may set one line apart, unless that is its title's."""

_RULER = lazy(r"---[ \t]{0,9}\r?\n", needs=("---",))
_END = lazy(r"^(?:---|\.\.\.)[ \t]{0,9}\r?(?:\n|\Z)\s*+", re.MULTILINE)
_HEAD_OF_READER = lazy(
    r"Title:[^\n]{0,1000}\n\s{0,4}URL Source:[^\n]{1,2000}\n(?:\s{0,4}[A-Z][A-Za-z ]{2,30}:[^\n]{1,2000}\n){0,6}?"
    r"\s{0,4}(?:Markdown|Text|HTML) Content:[ \t\r]{0,9}\n\s*+",
    needs=("URL Source:",),
)
"""The head that Jina's reader writes: title, address, perhaps the time of publication."""
_LINE_OF_READER = lazy(r"^(?P<key>[A-Z][A-Za-z ]{2,30}):[ \t]{0,9}(?P<value>[^\r\n]{1,2000})$", re.MULTILINE)
_NAMES_OF_READER = {"URL Source": "source", "Published Time": "published_time"}
_KEY = lazy(
    r"^(?P<key>[A-Za-z][\w:.-]{0,40}):(?:[ \t]{1,9}(?P<value>[^\s][^\r\n]{0,1999})|[ \t]{0,9})(?=\r?$)", re.MULTILINE
)
_ITEM = lazy(
    r"\r?\n[ \t]{0,9}-[ \t]{1,9}(?:name:[ \t]{1,9})?(?P<value>[^\r\n]{1,300})"
    r"(?:\r?\n[ \t]{2,20}[\w-]{1,40}:[^\r\n]{0,500}){0,20}"
)
"""An item of a list, or the name of a person and what else is said of them."""
_BELOW = lazy(r"\r?\n[ \t]{1,20}(?P<key>[A-Za-z][\w-]{0,40}):[ \t]{1,9}(?P<value>[^\r\n]{1,2000})")
_BLOCK_SIGN = lazy(r"[>|][+-]?[ \t]{0,9}")
_BLOCK = lazy(r"(?:\r?\n[ \t]{1,20}[^\r\n]{1,2000}){1,20}")
"""What YAML writes before a value that stands on the lines below, and such lines."""
_POST = lazy(r"(?:.*/)?((?:19|20)\d\d-\d\d-\d\d)-[^/]+", re.DOTALL)
"""The name that Jekyll asks of a post: "_posts/2024-05-02-floods.md"."""
_VISIT = lazy(r"(?:clipp|captur|sav|access|retriev|archiv|fetch|crawl|scrap)ed")
"""What a key says of the day on which somebody kept a page: "date_saved"."""
_QUOTES = "\"' \t"
_WIKI_LINK = lazy(r"\[\[(?:[^\[\]|]{1,300}\|)?(?P<shown>[^\[\]|]{1,300})\]\]")
"""A link to another note, as Obsidian's clipper writes an author: "[[Anna Ley]]"."""
AUTHOR_KEYS = frozenset(AUTHOR)


def open_front_matter(text: Text) -> tuple[Text, Metadata] | None:
    """Take the front matter off a text, with what it says of the article; None for a text that has none.

    "---", lines such as "title: Floods in Bonn" and "date: 2024-05-02", "---", then the text.
    """
    text = text[1:] if text.value.startswith("\ufeff") else text
    found = _find_head(text)
    if found is None:
        return None
    end, values = found
    is_clip = _is_clip(values)
    if is_clip:
        values = _without_visit(values)
    # Readers and clippers take the title of a page from the window.
    metadata = metadata_of(values, complete=False, origin="front matter", window=is_clip)
    return text[end:], _with_handle(metadata, values)


def day_of_post(name: str, raw: str) -> str | None:
    r"""Return the day of publication that the name of a Jekyll post says; None for other files.

    >>> day_of_post("2024-05-02-floods.md", "---\ntitle: Floods in Bonn\n---\nThe Rhine rose.")
    '2024-05-02'
    """
    post = _POST.fullmatch(name) if _RULER.match(raw, 0, MAX_FRONT_MATTER_CHARS) else None
    if post is None:
        return None
    try:
        return date.fromisoformat(post[1]).isoformat()
    except ValueError:
        return None


def _find_head(text: Text) -> tuple[int, dict[str, Value]] | None:
    """Return where the front matter of a text ends, and what it says; None for a text that has none."""
    head = text.value[:MAX_FRONT_MATTER_CHARS]
    of_reader = _HEAD_OF_READER.match(head)
    if of_reader is not None:
        return of_reader.end(), dict(_values_of_reader(text, of_reader.end()))
    for sign, whole, keys in MARKUP_HEADS:
        other = whole.match(head) if sign in head else None
        if other is not None and other.end() < len(text.value):
            lines = {key: _value_at(text, key, *other.span(key)) for key, said in other.groupdict().items() if said}
            values = {**lines, **dict(_read_values(text, 0, other.end(), keys))}
            # A scraper may write "Text: The ferry stops…" as one more line: what is taken for a head would hold the article.
            return (other.end(), values) if TEXTS.isdisjoint(values) else None
    ruler = _RULER.match(head)
    end = _END.search(head, ruler.end()) if ruler else None
    if ruler is None or end is None:
        return None
    values = dict(_read_values(text, ruler.end(), end.start()))
    return (end.end(), values) if len(values) >= MIN_KEYS or "title" in values else None


def _values_of_reader(text: Text, end: int) -> Iterator[tuple[str, Value]]:
    for line in _LINE_OF_READER.finditer(text.value, 0, end):
        key = _NAMES_OF_READER.get(line["key"], line["key"].lower())
        yield key, _value_at(text, key, *line.span("value"))


def _read_values(text: Text, start: int, end: int, keys: re.Pattern[str] = _KEY) -> Iterator[tuple[str, Value]]:
    """Yield the keys in lower case with their values; of a list, its items joined. A key without a value has an empty one.

    What stands indented below a key is called by both: "author:", "  name: Anna Ley" is `author_name`.
    """
    for match in keys.finditer(text.value, start, end):
        key = match["key"].lower()
        items = [_value_at(text, key, *span) for span in _spans_of_value(text.value, match, end)]
        below = [] if match["value"] else list(_follow(_BELOW, text.value, match.end(), end))
        for inner in below:
            name = f"{key}_{inner['key'].lower()}"
            yield name, _value_at(text, name, *inner.span("value"))
        if items or not below:
            yield key, join_names(items) if items else Value("", text.raw_span(*match.span()), key)


def _spans_of_value(value: str, match: re.Match[str], end: int) -> Iterator[tuple[int, int]]:
    """Yield where the value of a key stands, or the items of its list."""
    written = match["value"]
    if written is None:
        yield from (item.span("value") for item in _follow(_ITEM, value, match.end(), end))
    elif _BLOCK_SIGN.fullmatch(written):
        yield from (block.span() for block in _follow(_BLOCK, value, match.end(), end))
    elif written.startswith("[") and not written.startswith("[["):
        yield from _spans_in_brackets(written, match.start("value"))
    else:
        yield match.span("value")


def _follow(lines: re.Pattern[str], value: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield matches that follow one another from the end of a line on."""
    match = lines.match(value, start, end)
    while match is not None:
        yield match
        match = lines.match(value, match.end(), end)


def _is_clip(values: dict[str, Value]) -> bool:
    """Tell a note of somebody else's page: it says from where it is, or has an address and a day on which it was kept.

    One's own post may say its address too.
    """
    addresses = {key for key in ("source", "url") if key in values and HOST.match(values[key].text)}
    return "source" in addresses or ("url" in addresses and any(map(_VISIT.search, values)))


def _without_visit(values: dict[str, Value]) -> dict[str, Value]:
    """Leave out when a note was made of a page that names no day: a clipper then writes "created" beside an empty "published"."""
    keys = {key: known_key(key) for key in values}
    is_undated = any(known in PUBLISHED and not values[key].text for key, known in keys.items())
    return {key: value for key, value in values.items() if not (is_undated and keys[key] in CREATED)}


def _spans_in_brackets(value: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the items of "[Anna Ley, Jan Ott]" stand."""
    for item in re.finditer(r"[^\[\],]+", value):
        yield start + item.start(), start + item.end()


def _value_at(text: Text, key: str, start: int, end: int) -> Value:
    """Return a value without its quotation marks."""
    written = text.value[start:end]
    start += len(written) - len(written.lstrip(_QUOTES))
    end = max(start, end - (len(written) - len(written.rstrip(_QUOTES))))
    link = _WIKI_LINK.fullmatch(text.value, start, end)
    start, end = link.span("shown") if link else (start, end)
    return Value(" ".join(text.value[start:end].split()), text.raw_span(start, end), key)


def _with_handle(metadata: Metadata, values: dict[str, Value]) -> Metadata:
    """Take what stands under "author" for the author, if it is no name: a site keeps its authors by handles ("eric")."""
    if metadata.author.state == "present":
        return metadata
    handle = next((value for key, value in values.items() if key in AUTHOR_KEYS and NAME.search(value.text)), None)
    if handle is None or is_nobody(handle.text):
        return metadata
    return replace(metadata, author=Field(handle.text, "present", handle.span))
