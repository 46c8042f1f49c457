"""The profiles of many sources, held as bytes: a third of what they take as objects, which counts from 10,000 sources on."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, overload

from sourcelint.finding import Place  # noqa: TC001 - the codec reads the annotations
from sourcelint.report import SourceProfile, Statement  # noqa: TC001
from sourcelint.store.codec import Codec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAX_UNPACKED = 512
"""Profiles that are held as objects at one time."""

LEVEL = 1
"""Of compression; higher ones take longer than they save."""


class _Statements(NamedTuple):
    """What of a profile takes much as objects; most texts tell of nothing that tables know, and have none."""

    events: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    facts: tuple[bytes, ...]


class _Names(NamedTuple):
    """What of a profile takes most as objects, and is read by few."""

    names: Mapping[str, Place]


class PackedProfile(NamedTuple):
    """A profile of which the statements and the names are bytes, empty if there are none: `outline` has all the rest."""

    outline: SourceProfile
    statements: bytes
    names: bytes


@cache
def _codecs() -> tuple[Codec[_Statements], Codec[_Names]]:
    return Codec(_Statements), Codec(_Names)


def pack_profile(profile: SourceProfile) -> PackedProfile:
    """Pack a profile."""
    outline = replace(profile, events=(), claims=(), facts=(), names={})
    told, named = _codecs()
    statements, names = _Statements(profile.events, profile.claims, profile.facts), _Names(profile.names)
    return PackedProfile(
        outline,
        zlib.compress(told.encode(statements), LEVEL) if any(statements) else b"",
        zlib.compress(named.encode(names), LEVEL) if any(names) else b"",
    )


def unpack_profile(packed: PackedProfile) -> SourceProfile:
    """Return the profile that was packed."""
    return _with(_codecs()[1], packed.names, _with(_codecs()[0], packed.statements, packed.outline))


def _with(codec: Codec[_Statements] | Codec[_Names], content: bytes, profile: SourceProfile) -> SourceProfile:
    """Return a profile with a part of it that was packed."""
    return replace(profile, **codec.decode(zlib.decompress(content))._asdict()) if content else profile


class _Unpacked(Sequence["SourceProfile"]):
    """Profiles, each unpacked by a function of its number when it is asked for; the last ones are held."""

    def __init__(self, count: int, unpack: Callable[[int], SourceProfile]) -> None:
        self._numbers = range(count)
        self._read = lru_cache(maxsize=MAX_UNPACKED)(unpack)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, key: int) -> SourceProfile: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[SourceProfile]: ...
    def __getitem__(self, key: int | slice) -> SourceProfile | Sequence[SourceProfile]:
        if isinstance(key, slice):
            return [self._read(number) for number in self._numbers[key]]
        return self._read(self._numbers[key])


class PackedProfiles(_Unpacked):
    """Packed profiles by id. `outlines` are at hand; `tellers` have their statements, and no names."""

    def __init__(self, packed: Iterable[PackedProfile]) -> None:
        ordered = sorted(packed, key=lambda one: one.outline.source)
        super().__init__(len(ordered), lambda number: unpack_profile(ordered[number]))
        self.outlines = tuple(one.outline for one in ordered)
        self.tellers = _Unpacked(
            len(ordered), lambda number: _with(_codecs()[0], ordered[number].statements, self.outlines[number])
        )
