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
    from collections.abc import Iterable

MAX_UNPACKED = 512
"""Profiles that are held as objects at one time."""

LEVEL = 1
"""Of compression; higher ones take longer than they save."""


class _Details(NamedTuple):
    """What of a profile takes most as objects and is read seldom."""

    events: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    facts: tuple[bytes, ...]
    names: Mapping[str, Place]


class PackedProfile(NamedTuple):
    """A profile whose events, claims, facts and names are bytes: `outline` has all the rest."""

    outline: SourceProfile
    details: bytes


@cache
def _codec() -> Codec[_Details]:
    return Codec(_Details)


def pack_profile(profile: SourceProfile) -> PackedProfile:
    """Pack a profile."""
    details = _Details(profile.events, profile.claims, profile.facts, profile.names)
    outline = replace(profile, events=(), claims=(), facts=(), names={})
    return PackedProfile(outline, zlib.compress(_codec().encode(details), LEVEL) if any(details) else b"")


def unpack_profile(packed: PackedProfile) -> SourceProfile:
    """Return the profile that was packed."""
    if not packed.details:
        return packed.outline
    return replace(packed.outline, **_codec().decode(zlib.decompress(packed.details))._asdict())


class PackedProfiles(Sequence["SourceProfile"]):
    """Packed profiles by id. Each is unpacked when it is asked for; `outlines` are at hand."""

    def __init__(self, packed: Iterable[PackedProfile]) -> None:
        ordered = sorted(packed, key=lambda one: one.outline.source)
        self.outlines = tuple(one.outline for one in ordered)
        self._read = lru_cache(maxsize=MAX_UNPACKED)(lambda number: unpack_profile(ordered[number]))

    def __len__(self) -> int:
        return len(self.outlines)

    @overload
    def __getitem__(self, key: int) -> SourceProfile: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[SourceProfile]: ...
    def __getitem__(self, key: int | slice) -> SourceProfile | Sequence[SourceProfile]:
        if isinstance(key, slice):
            return [self._read(number) for number in range(len(self))[key]]
        return self._read(range(len(self))[key])
