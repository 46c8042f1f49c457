"""Frozen values as bytes and back, exactly: read off the types of their fields, so that it follows them by itself.

Plain JSON with lists for tuples and records: nothing in it can run. What does not fit the types is a CodecError.
"""

from __future__ import annotations

import collections.abc
import json
import sys
import types
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from sourcelint import document, finding, report, text

T = TypeVar("T")
Step = Callable[[Any], Any]

MAX_SHARED_CHARS = 30
"""Characters of a string that is likely to come again."""

MAX_REMEMBERED_CHARS, MAX_REMEMBERED = 300, 20_000
"""Characters of a string that may come again soon, such as a quote or a remedy, and how many of the last ones are held: 5 MB."""

NAMES: dict[str, Any] = {
    **vars(text), **vars(finding), **vars(document), **vars(report), "Mapping": Mapping, "Any": Any, "date": date,
}  # fmt: skip
"""What the annotations of these modules name, also what they import for the type checker alone."""


class CodecError(ValueError):
    """Bytes that are not those of a value of the type."""


class Codec(Generic[T]):
    """Writes values of one type, and reads them again as equal values of the same types.

    Tuples, named tuples, frozen dataclasses, mappings (in their order), frozen sets, dates, bytes, and what JSON knows.
    An `int` that stands for a `float` stays one. Raises TypeError for a type of another kind.
    """

    def __init__(self, kind: Any) -> None:
        self._write, self._read = _steps(kind)

    def encode(self, value: T) -> bytes:
        """Write a value."""
        plain = self._write(value)
        return json.dumps(plain, separators=(",", ":")).encode("ascii")  # noqa: TID251 - shown nowhere

    def decode(self, content: bytes) -> T:
        """Read a value. Raises CodecError."""
        try:
            value: T = self._read(json.loads(content))
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
            raise CodecError(str(error)) from error
        return value


def _steps(kind: Any) -> tuple[Step, Step]:
    """Return how to write a value of a type as plain JSON, and how to read it."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in (str, int, float, bool, None, type(None)):
        return _same, _checked(kind)
    if kind is Any or origin is Literal:
        return _same, _shared
    if kind is bytes:
        return (lambda value: b64encode(value).decode("ascii")), (lambda plain: b64decode(plain, validate=True))
    if kind is date:
        return date.isoformat, date.fromisoformat
    if origin in (Union, types.UnionType):
        return _optional(inner)
    if origin is tuple:
        return _tuple(inner)
    if origin is frozenset:
        write, read = _steps(inner[0])
        return (lambda value: sorted(map(write, value))), (lambda plain: frozenset(map(read, _list(plain))))
    if origin is collections.abc.Mapping:
        return _mapping(*inner)
    return _record(kind)


def _same(value: Any) -> Any:
    return value


def _shared(value: Any) -> Any:
    """Return the one string that is equal to a short one: names of columns and codes of rules come again in each report.

    Of a longer one, return the string that was read last if it is equal: both sides of a pair quote the same.
    """
    if type(value) is not str or len(value) > MAX_REMEMBERED_CHARS:
        return value
    if len(value) <= MAX_SHARED_CHARS:
        return sys.intern(value)
    if len(_REMEMBERED) >= MAX_REMEMBERED:
        _REMEMBERED.clear()
    return _REMEMBERED.setdefault(value, value)


_REMEMBERED: dict[str, str] = {}


def _checked(kind: Any) -> Step:
    """Return a step that lets values of a plain type through."""
    allowed = {str: (str,), bool: (bool,), int: (int,), float: (float, int)}.get(kind, (type(None),))

    def read(plain: Any) -> Any:
        if not isinstance(plain, allowed):
            raise TypeError(f"{type(plain).__name__} where {kind} should be")
        return _shared(plain)

    return read


def _list(plain: Any, length: int | None = None) -> list[Any]:
    if not isinstance(plain, list) or length not in (None, len(plain)):
        raise TypeError(f"{type(plain).__name__} where a list should be")
    return plain


def _optional(inner: tuple[Any, ...]) -> tuple[Step, Step]:
    """Return the steps of a type that may be None; of other unions only those of plain values are known."""
    others = [kind for kind in inner if kind is not type(None)]
    if len(others) > 1:
        raise TypeError(f"no way is known to write a union of {others}")
    write, read = _steps(others[0])
    if write is _same:
        return _same, (lambda plain: None if plain is None else read(plain))
    return (
        (lambda value: None if value is None else write(value)),
        (lambda plain: None if plain is None else read(plain)),
    )


def _tuple(inner: tuple[Any, ...]) -> tuple[Step, Step]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        write, read = _steps(inner[0])
        if write is _same:
            return list, (lambda plain: tuple(map(read, _list(plain))))
        return (lambda value: list(map(write, value))), (lambda plain: tuple(map(read, _list(plain))))
    steps = [_steps(kind) for kind in inner]
    return (
        (lambda value: [write(part) for (write, _), part in zip(steps, value, strict=True)]),
        (lambda plain: tuple(read(part) for (_, read), part in zip(steps, _list(plain, len(steps)), strict=True))),
    )


def _mapping(key: Any, value: Any) -> tuple[Step, Step]:
    """Write a mapping as one list, key after value after key: keys may be anything, and their order stays."""
    (write_key, read_key), (write, read) = _steps(key), _steps(value)

    def as_list(mapping: Mapping[Any, Any]) -> list[Any]:
        return [part for own, held in mapping.items() for part in (write_key(own), write(held))]

    def as_mapping(plain: Any) -> dict[Any, Any]:
        parts = iter(_list(plain))
        return {read_key(own): read(held) for own, held in zip(parts, parts, strict=True)}

    return as_list, as_mapping


@cache
def _record(kind: Any) -> tuple[Step, Step]:
    """Return the steps of a named tuple or dataclass: a list of its fields in order.

    The last fields of a named tuple may be missing if they have defaults: then it was written before it had them.
    """
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
    elif isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        names = kind._fields
    else:
        raise TypeError(f"no way is known to write {kind}")
    hints = get_type_hints(kind, globalns=NAMES | vars(sys.modules[kind.__module__]))
    steps = [_steps(hints[name]) for name in names]
    readers = tuple(step for _, step in steps)
    least = len(readers) - len(getattr(kind, "_field_defaults", ()))
    if is_dataclass(kind):

        def write(value: Any) -> list[Any]:
            return [step(getattr(value, name)) for name, (step, _) in zip(names, steps, strict=True)]
    else:

        def write(value: Any) -> list[Any]:
            return [step(part) for (step, _), part in zip(steps, value, strict=True)]

    def read(plain: Any) -> Any:
        if not least <= len(_list(plain)) <= len(readers):
            raise TypeError(f"{len(plain)} fields of {kind}")
        return kind(*[step(part) for step, part in zip(readers, plain, strict=False)])

    return write, read
