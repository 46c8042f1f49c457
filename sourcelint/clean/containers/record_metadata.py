"""What a record says about its article: its values by their keys → metadata with raw places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.characters.entities import character_of, reference_expression
from sourcelint.clean.containers.record_keys import (
    AUTHOR,
    DATE_KEYS,
    FRAMES_BEHIND,
    PUBLISHER,
    TITLE,
    URL,
    known_key,
)
from sourcelint.clean.containers.timestamps import days_it_may_be, to_iso
from sourcelint.clean.lines.bylines import tells_author, without_addresses, without_roles
from sourcelint.clean.lines.copies import start_of_original
from sourcelint.clean.lines.date_stamps import is_bare_date, kind_of_name
from sourcelint.clean.lines.site_name import names_of_host, outlet_at_end, without_site
from sourcelint.document import Field, Metadata, State, StatedDate, StatedValue
from sourcelint.expressions import lazy
from sourcelint.text import RawSpan, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sourcelint.text import Text

OF_CRAWLS = frozenset(
    """dump file_path segment cc_segment warc_record_id warc_filename warc_date warc-record-id warc-date""".split()  # noqa: SIM905
)
"""What records of crawls say besides a text."""
OF_VISITS = frozenset(("date", "timestamp"))
"""Keys of a day that there is the day of the visit."""
MIN_DAY_CHARS = 8
"""Characters of a day, or of the seconds since 1970."""
HOST = lazy(r"https?://(?:www\.)?([^/\s:?#\"'<>]{3,100})", re.IGNORECASE)
BY = lazy(r"\Aby\s+(?=\w)", re.IGNORECASE)
NAME = lazy(r"[^\W\d_]")
URL_SHAPE = lazy(r"(?:https?:)?//\S{4,}|/\S+", re.IGNORECASE)
_LABELS = {"published": "published", "modified": "updated"}
"""What the label of a line says a day to be, by the kind of date."""
_WORDS = lazy(r"[^\W_]+")
_FORMS_OF_VALUES = frozenset((*FRAMES_BEHIND, "text"))
URL_DAY = lazy(r"/(20\d\d|19\d\d)/(0[1-9]|1[0-2])(?:/(0[1-9]|[12]\d|3[01]))?(?=[/-])")


MAX_OUTLET_CHARS = 120
"""Characters of the longest name of a publisher; "source" may also hold the text itself."""


class Value(NamedTuple):
    """A value that a record states: its characters with escapes undone, and where it stands in the raw file."""

    text: str
    span: RawSpan
    key: str


def value_of(text: Text, key: str) -> Value:
    """Make a value of a text as it stands in its container."""
    return Value(" ".join(text.value.split()), text.raw_span(0, len(text.value)), key)


def join_names(names: Sequence[Value]) -> Value:
    """Make one value of several names, each once; it stands where the first one does."""
    told = [name for name in names if tells_author(name.text) or "@" in name.text] or names
    return told[0]._replace(text=", ".join(dict.fromkeys(name.text for name in told)))


def metadata_of(values: dict[str, Value], *, complete: bool, origin: str, window: bool = False) -> Metadata:
    """Choose metadata among the values of a record; `window` says that the title is that of a browser's window.

    `values` has one value a key path, in lower case (`title.rendered`), with the names of whoever wrote them. What a cut record does not say is unknown, what
    a whole one does not say is absent. `origin` names the container in the dates (`json:datePublished`).
    """
    values = _by_known_keys(values)
    missing: State = "absent" if complete else "unknown"
    url = _of_original(_find_first(values, URL, URL_SHAPE))
    title, author = _resolve_references(_find_first(values, TITLE, NAME)), _find_author(values)
    publisher = _publisher_field(values, title, url, missing)
    dates = {kind: _find_date(values, keys) or _find_labelled_date(values, kind) for kind, keys in DATE_KEYS.items()}
    if _is_of_crawl(values, dates["published"], says_who=title is not None or author is not None):
        dates = {"published": None, "modified": None, "retrieved": dates["published"]}
    return Metadata(
        title=_field(_without_site(title, publisher, url, window=window), missing),
        author=_field(author, missing),
        published=_date_field(dates["published"], missing),
        modified=_date_field(dates["modified"], missing),
        publisher=publisher,
        url=_field(url, missing),
        dates=(*_stated_dates(dates, origin), *_date_in_address(url, origin)),
        others=tuple(_other_statements(values, origin)),
    )


def _other_statements(values: dict[str, Value], origin: str) -> Iterator[StatedValue]:
    """Yield what a record states under the keys of titles, authors and publishers, each value once."""
    for field, keys in (("title", TITLE), ("author", AUTHOR), ("publisher", PUBLISHER)):
        stated = {value.text: value for key in reversed(keys) if (value := values.get(key)) is not None}
        for value in (value for text, value in stated.items() if NAME.search(text) and not URL_SHAPE.match(text)):
            yield StatedValue(field, value.text, value.span, f"{origin}:{value.key}")


def _by_known_keys(values: dict[str, Value]) -> dict[str, Value]:
    """Name values as the tables of keys do; what has such a name already counts before what stands for it."""
    named = dict(values)
    for path, value in values.items():
        named.setdefault(known_path(path), value)
    return named


def known_path(path: str) -> str:
    """Return a path of keys with the names of the tables, as far as they know it: `Publish Date` → `publish_date`."""
    head, dot, below = path.partition(".")
    whole = known_key(path)
    return whole if whole != path else known_key(head) + dot + below


def _is_of_crawl(values: dict[str, Value], day: tuple[Value, str] | None, *, says_who: bool) -> bool:
    """Tell whether the day of a record is that on which a crawler fetched it: corpora keep a text, its address and that day."""
    key = "" if day is None else day[0].key.lower()
    return (key in OF_VISITS and not OF_CRAWLS.isdisjoint(values)) or (key == "timestamp" and not says_who)


def _publisher_field(values: dict[str, Value], title: Value | None, url: Value | None, missing: State) -> Field:
    """Return the name of the publisher, else the one at the end of the title, else the host of the article's address."""
    outlets = {
        key: value
        for key, value in values.items()
        if key in PUBLISHER and len(value.text) <= MAX_OUTLET_CHARS and not URL_SHAPE.match(value.text)
    }
    name = _resolve_references(_find_first(outlets, PUBLISHER, NAME))
    if name is not None:
        return _field(name, missing)
    outlet = outlet_at_end(title.text, url.text if url else None) if title else None
    if title is not None and outlet is not None:
        return Field(title.text[slice(*outlet)], "present", part_of(title.span, len(title.text), *outlet))
    host = HOST.match(url.text) if url is not None else None
    return Field(host[1].lower(), "present", url.span) if url is not None and host else Field(None, missing)


def _stated_dates(dates: dict[str, tuple[Value, str] | None], origin: str) -> Iterator[StatedDate]:
    for kind, found in dates.items():
        if found is not None:
            value, iso = found
            yield StatedDate(kind, iso, value.span, f"{origin}:{value.key}", days_it_may_be(value.text, iso))


def _date_in_address(url: Value | None, origin: str) -> Iterator[StatedDate]:
    """Yield the day or month in an address: `/2023/06/20/`."""
    day = URL_DAY.search(url.text) if url is not None else None
    if url is not None and day is not None:
        yield StatedDate("url", "-".join(filter(None, day.groups())), url.span, f"{origin}:{url.key}")


def _resolve_references(value: Value | None) -> Value | None:
    """Resolve the references in what a reader reads: titles and names are often written in HTML."""
    if value is None or "&" not in value.text:
        return value
    text = reference_expression().sub(lambda match: character_of(match[0]) or match[0], value.text)
    return value._replace(text=" ".join(text.split()))


def _without_site(title: Value | None, publisher: Field, url: Value | None, *, window: bool) -> Value | None:
    """Take the name of the outlet, which the record states elsewhere, off the title."""
    if title is None:
        return None
    names = [publisher.value] if publisher.value else []
    start, end = without_site(title.text, [*names, *names_of_host(url.text if url else None)], tag=window)
    if end - start == len(title.text):
        return title
    return title._replace(text=title.text[start:end], span=part_of(title.span, len(title.text), start, end))


def _find_author(values: dict[str, Value]) -> Value | None:
    names = (_read_names(_resolve_references(values.get(key))) for key in AUTHOR)
    return next(filter(None, names), None)


def _read_names(value: Value | None) -> Value | None:
    """Take "By" and roles off the names. Numbers, addresses and accounts without a name are not accepted."""
    if value is None or not NAME.search(value.text) or URL_SHAPE.match(value.text):
        return None
    names = without_roles(BY.sub("", without_addresses(value.text))).strip(" ,;")
    return value._replace(text=names) if tells_author(names) else None


def _find_first(values: dict[str, Value], keys: tuple[str, ...], shape: re.Pattern[str]) -> Value | None:
    """Return the value under the first of the keys that has a value of a shape."""
    stated = (values[key] for key in keys if key in values)
    return next((value for value in stated if shape.search(value.text)), None)


def _of_original(url: Value | None) -> Value | None:
    """Return the address of the original in that of a copy in an archive."""
    start = start_of_original(url.text) if url else 0
    if url is None or not start:
        return url
    return url._replace(text=url.text[start:], span=part_of(url.span, len(url.text), start, len(url.text)))


def _find_date(values: dict[str, Value], keys: tuple[str, ...]) -> tuple[Value, str] | None:
    """Return the first value that is a date, and the date as ISO 8601."""
    beside = [value.text for keys_of_kind in DATE_KEYS.values() for key in keys_of_kind if (value := values.get(key))]
    for key in keys:
        value = values.get(key)
        is_date = value is not None and (key != "time" or len(value.text) >= MIN_DAY_CHARS)  # no hour: "20:19", "2019"
        iso = to_iso(value.text, beside) if value is not None and is_date else None
        if value is not None and iso is not None:
            return value, iso
    return None


def _find_labelled_date(values: dict[str, Value], kind: str) -> tuple[Value, str] | None:
    """Return the first date under a name of the source's own that says what it dates, as the label of a line would: `date_text`."""
    label = _LABELS.get(kind)
    for path, value in values.items():
        if label is None or "." in path or not is_bare_date(value.text):
            continue
        words = [word for word in _WORDS.findall(path) if word not in _FORMS_OF_VALUES]
        iso = to_iso(value.text) if kind_of_name(" ".join(words)) == label else None
        if iso is not None:
            return value, iso
    return None


def _field(value: Value | None, missing: State) -> Field:
    return Field(None, missing) if value is None else Field(value.text, "present", value.span)


def _date_field(found: tuple[Value, str] | None, missing: State) -> Field:
    return Field(None, missing) if found is None else Field(found[1], "present", found[0].span)
