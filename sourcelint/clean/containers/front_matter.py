"""Front matter, as generators of static sites (Jekyll, Hugo, Astro) keep it above a text → the text and its metadata.

Readers that turn pages into Markdown write such lines without rulers, down to the one that announces the text. Only what the
keys of an article need is read: `key: value`, and lists below a key or in brackets. It is no reader of YAML, which takes 20 ms
to load, and what it does not understand it leaves out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sourcelint.clean.containers.record_keys import AUTHOR
from sourcelint.clean.containers.record_metadata import NAME, Value, join_names, metadata_of
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
"""Keys from which lines between two rulers are front matter: a text may set one line apart."""

_RULER = lazy(r"---[ \t]{0,9}\r?\n")
_END = lazy(r"^(?:---|\.\.\.)[ \t]{0,9}\r?(?:\n|\Z)\s*+", re.MULTILINE)
_HEAD_OF_READER = lazy(
    r"Title:[^\n]{0,1000}\n\s{0,4}URL Source:[^\n]{1,2000}\n(?:\s{0,4}[A-Z][A-Za-z ]{2,30}:[^\n]{1,2000}\n){0,6}?"
    r"\s{0,4}(?:Markdown|Text|HTML) Content:[ \t\r]{0,9}\n\s*+"
)
"""The head that Jina's reader writes: title, address, perhaps the time of publication."""
_LINE_OF_READER = lazy(r"^(?P<key>[A-Z][A-Za-z ]{2,30}):[ \t]{0,9}(?P<value>[^\r\n]{1,2000})$", re.MULTILINE)
_NAMES_OF_READER = {"URL Source": "url", "Published Time": "published_time"}
_KEY = lazy(r"^(?P<key>[A-Za-z][\w:.-]{0,40}):(?:[ \t]{1,9}(?P<value>[^\r\n]{1,2000}))?(?=\r?$)", re.MULTILINE)
_ITEM = lazy(r"\r?\n[ \t]{0,9}-[ \t]{1,9}(?P<value>[^\r\n]{1,300})")
_TOML = lazy(r"\+\+\+[ \t]{0,9}\r?\n(?>(?!\+\+\+)[^\n]{0,2000}\n){1,100}+\+\+\+[ \t]{0,9}\r?(?:\n|\Z)\s*+")
_TOML_KEY = lazy(r"^(?P<key>[A-Za-z][\w.-]{0,40})[ \t]{0,9}=[ \t]{0,9}(?P<value>[^\r\n]{1,2000})(?=\r?$)", re.MULTILINE)
_ORG = lazy(r"(?>#\+[A-Za-z_]{2,30}:[^\n]{0,2000}\n){2,60}+\s*+")
_ORG_KEY = lazy(r"^#\+(?P<key>[A-Za-z_]{2,30}):[ \t]{1,9}[<\[]?(?P<value>[^<>\r\n]{1,2000})", re.MULTILINE)
_OTHER_HEADS = ((_TOML, _TOML_KEY), (_ORG, _ORG_KEY))
"""What Hugo writes between lines of "+++", and Emacs' Org: a head, and a key of it."""
_POST = lazy(r"(?:.*/)?((?:19|20)\d\d-\d\d-\d\d)-[^/]+", re.DOTALL)
"""The name that Jekyll asks of a post: "_posts/2024-05-02-floods.md"."""
_QUOTES = "\"' \t"
AUTHOR_KEYS = frozenset(AUTHOR)


def open_front_matter(text: Text) -> tuple[Text, Metadata] | None:
    """Take the front matter off a text, with what it says of the article; None for a text that has none.

    "---", lines such as "title: Floods in Bonn" and "date: 2024-05-02", "---", then the text.
    """
    found = _find_head(text)
    if found is None:
        return None
    end, values = found
    return text[end:], _with_handle(metadata_of(values, complete=False, origin="front matter"), values)


def day_of_post(name: str, raw: str) -> str | None:
    r"""Return the day of publication that the name of a Jekyll post says; None for other files.

    >>> day_of_post("2024-05-02-floods.md", "---\ntitle: Floods in Bonn\n---\nThe Rhine rose.")
    '2024-05-02'
    """
    post = _POST.fullmatch(name) if _RULER.match(raw) else None
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
    for whole, keys in _OTHER_HEADS:
        other = whole.match(head)
        if other is not None:
            return other.end(), dict(_read_values(text, 0, other.end(), keys))
    ruler = _RULER.match(head)
    end = _END.search(head, ruler.end()) if ruler else None
    if ruler is None or end is None:
        return None
    values = dict(_read_values(text, ruler.end(), end.start()))
    return (end.end(), values) if len(values) >= MIN_KEYS else None


def _values_of_reader(text: Text, end: int) -> Iterator[tuple[str, Value]]:
    for line in _LINE_OF_READER.finditer(text.value, 0, end):
        key = _NAMES_OF_READER.get(line["key"], line["key"].lower())
        yield key, _value_at(text, key, *line.span("value"))


def _read_values(text: Text, start: int, end: int, keys: re.Pattern[str] = _KEY) -> Iterator[tuple[str, Value]]:
    """Yield the keys in lower case with their values; of a list, its items joined. A key without a value has an empty one."""
    for match in keys.finditer(text.value, start, end):
        key = match["key"].lower()
        if match["value"] is None:
            items = list(_read_items(text, key, match.end(), end))
        else:
            at = match.start("value")
            spans = (
                _spans_in_brackets(match["value"], at) if match["value"].startswith("[") else [(at, match.end("value"))]
            )
            items = [_value_at(text, key, *span) for span in spans]
        yield key, join_names(items) if items else Value("", text.raw_span(*match.span()), key)


def _read_items(text: Text, key: str, start: int, end: int) -> Iterator[Value]:
    """Yield the items of the list that begins on the line below a key."""
    item = _ITEM.match(text.value, start, end)
    while item is not None:
        yield _value_at(text, key, *item.span("value"))
        item = _ITEM.match(text.value, item.end(), end)


def _spans_in_brackets(value: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the items of "[Anna Ley, Jan Ott]" stand."""
    for item in re.finditer(r"[^\[\],]+", value):
        yield start + item.start(), start + item.end()


def _value_at(text: Text, key: str, start: int, end: int) -> Value:
    """Return a value without its quotation marks."""
    written = text.value[start:end]
    start += len(written) - len(written.lstrip(_QUOTES))
    end = max(start, end - (len(written) - len(written.rstrip(_QUOTES))))
    return Value(" ".join(text.value[start:end].split()), text.raw_span(start, end), key)


def _with_handle(metadata: Metadata, values: dict[str, Value]) -> Metadata:
    """Take what stands under "author" for the author, if it is no name: a site keeps its authors by handles ("eric")."""
    if metadata.author.state == "present":
        return metadata
    handle = next((value for key, value in values.items() if key in AUTHOR_KEYS and NAME.search(value.text)), None)
    if handle is None or is_nobody(handle.text):
        return metadata
    return replace(metadata, author=Field(handle.text, "present", handle.span))
