"""The profiles of many sources, held as bytes: a third of what they take as objects, which counts from 10,000 sources on."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.spool import Spool
from sourcelint.finding import Place
from sourcelint.lazy_sequence import LazySequence
from sourcelint.report import SourceProfile, Statement  # noqa: TC001 - the codec reads the annotations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sourcelint.store.codec import Codec

MAX_UNPACKED = 512
"""Profiles that are held as objects at one time."""

LEVEL = 1
"""Of compression; higher ones take longer than they save."""

SIZE_BYTES = 4
"""Bytes in which the size of a part stands."""


class _Statements(NamedTuple):
    """What of a profile takes much as objects; most texts tell of nothing that tables know, and have none."""

    events: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    facts: tuple[bytes, ...]


class _Parts(NamedTuple):
    """What of a profile is not at hand, packed: each is empty if the source has none."""

    statements: bytes
    names: bytes
    told: bytes
    story: bytes


@cache
def _codec() -> Codec[_Statements]:
    from sourcelint.store.codec import Codec  # for the few texts that tell of what tables know

    return Codec(_Statements)


def _pack(profile: SourceProfile) -> bytes:
    """Pack what of a profile is not at hand: the sizes of the parts, then the parts."""
    statements = _Statements(profile.events, profile.claims, profile.facts)
    parts = _Parts(
        zlib.compress(_codec().encode(statements), LEVEL) if any(statements) else b"",
        _pack_names(profile.names),
        profile.told,
        profile.story,
    )
    return b"".join([*(len(part).to_bytes(SIZE_BYTES) for part in parts), *parts])


def _pack_names(names: Mapping[str, Place]) -> bytes:
    """Pack the names of a source, which take much as objects and are read by few."""
    if not names:
        return b""
    written = json.dumps([[name, *place] for name, place in names.items()])  # noqa: TID251 - compressed, never shown
    return zlib.compress(written.encode("ascii"), LEVEL)


def _unpack_names(packed: bytes) -> dict[str, Place]:
    return {row[0]: Place(*row[1:]) for row in json.loads(zlib.decompress(packed))} if packed else {}


def _parts_of(packed: bytes) -> _Parts:
    count = len(_Parts._fields)
    sizes = [int.from_bytes(packed[SIZE_BYTES * at : SIZE_BYTES * (at + 1)]) for at in range(count)]
    ends = accumulate(sizes, initial=SIZE_BYTES * count)
    return _Parts(*[packed[start:end] for start, end in pairwise(ends)])


class PackedProfiles:
    """Takes profiles in, in any order, and hands them out by id."""

    def __init__(self, profiles: Iterable[SourceProfile] = ()) -> None:
        """Take the first ones in."""
        self._outlines: list[SourceProfile] = []
        self._packed = Spool()
        for profile in profiles:
            self.add(profile)

    def __len__(self) -> int:
        return len(self._outlines)

    def add(self, profile: SourceProfile) -> None:
        """Take a profile in."""
        self._packed.append(_pack(profile))
        self._outlines.append(replace(profile, events=(), claims=(), facts=(), names={}, told=b"", story=b""))

    def by_id(self) -> ProfilesById:
        """Return the profiles that were taken in so far."""
        order = sorted(range(len(self)), key=lambda at: self._outlines[at].source)
        packed = self._packed
        return ProfilesById([self._outlines[at] for at in order], lambda number: _parts_of(packed[order[number]]))


class ProfilesById(LazySequence["SourceProfile"]):
    """Profiles by id, whole. `outlines` are at hand; `tellers` have their statements, and no names."""

    def __init__(self, outlines: Iterable[SourceProfile], parts_of: Callable[[int], _Parts]) -> None:
        """Take the outlines, and what returns the packed parts of one by its number."""
        self.outlines = tuple(outlines)
        self._parts_of = parts_of
        super().__init__(len(self.outlines), lru_cache(maxsize=MAX_UNPACKED)(self._whole))
        self.tellers: Sequence[SourceProfile] = LazySequence(
            len(self.outlines), lru_cache(maxsize=MAX_UNPACKED)(self._teller)
        )

    def told(self, number: int) -> bytes:
        """Return what the sentences of a source tell, packed."""
        return self._parts_of(number).told

    def names(self, number: int) -> Mapping[str, Place]:
        """Return the full names of a source."""
        return _unpack_names(self._parts_of(number).names)

    def stories(self) -> Iterable[bytes]:
        """Yield the sketches of all sources."""
        return (self._parts_of(number).story for number in range(len(self)))

    def _teller(self, number: int) -> SourceProfile:
        statements, outline = self._parts_of(number).statements, self.outlines[number]
        return replace(outline, **_codec().decode(zlib.decompress(statements))._asdict()) if statements else outline

    def _whole(self, number: int) -> SourceProfile:
        parts = self._parts_of(number)
        return replace(self._teller(number), told=parts.told, story=parts.story, names=_unpack_names(parts.names))
