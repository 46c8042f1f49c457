"""The profiles of many sources, held as bytes: what is read of single sources lies in a spool, so that 300,000 of them fit."""

from __future__ import annotations

import json
import zlib
from array import array
from dataclasses import replace
from enum import IntEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.spool import Spool
from sourcelint.finding import Place
from sourcelint.lazy_sequence import LazySequence
from sourcelint.report import Passages, SourceProfile, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sourcelint.store.codec import Codec

MAX_UNPACKED = 512
"""Profiles that are held as objects at one time."""

MAX_HELD_BYTES = 64_000_000
"""Bytes that are held in memory: about 6,000 packed profiles."""

LEVEL = 1
"""Of compression; higher ones take longer than they save."""

SIZE_BYTES = 4
"""Bytes in which a size stands."""

NO_PASSAGES = Passages()


class _Statements(NamedTuple):
    """What of a profile takes much as objects; most texts tell of nothing that tables know, and have none."""

    events: tuple[Statement, ...]
    claims: tuple[Statement, ...]
    facts: tuple[bytes, ...]


class _Part(IntEnum):
    """What of a profile is not at hand: each is a piece of bytes of its own, empty if the source has none."""

    STATEMENTS = 0
    NAMES = 1
    TOLD = 2
    STORY = 3
    SIGNATURE = 4
    PASSAGES = 5


@cache
def _codec() -> Codec[_Statements]:
    from sourcelint.store.codec import Codec  # for the few texts that tell of what tables know

    return Codec(_Statements)


def _pack(profile: SourceProfile) -> list[bytes]:
    """Return the parts of a profile that are not at hand."""
    statements = _Statements(profile.events, profile.claims, profile.facts)
    return [
        zlib.compress(_codec().encode(statements), LEVEL) if any(statements) else b"",
        _pack_names(profile.names),
        profile.told,
        profile.story,
        profile.signature,
        _pack_passages(profile.passages),
    ]


def _pack_passages(passages: Passages) -> bytes:
    if passages == NO_PASSAGES:
        return b""
    sizes = passages.rows.to_bytes(SIZE_BYTES) + len(passages.numbers).to_bytes(SIZE_BYTES)
    return sizes + passages.numbers + passages.quotes.encode("utf8", "surrogatepass")


def _unpack_passages(packed: bytes) -> Passages:
    if not packed:
        return NO_PASSAGES
    rows, size = (int.from_bytes(packed[at : at + SIZE_BYTES]) for at in (0, SIZE_BYTES))
    end = 2 * SIZE_BYTES + size
    return Passages(packed[2 * SIZE_BYTES : end], packed[end:].decode("utf8", "surrogatepass"), rows)


def _pack_names(names: Mapping[str, Place]) -> bytes:
    """Pack the names of a source, which take much as objects and are read by few."""
    if not names:
        return b""
    written = json.dumps([[name, *place] for name, place in names.items()])  # noqa: TID251 - compressed, never shown
    return zlib.compress(written.encode("ascii"), LEVEL)


def _unpack_names(packed: bytes) -> dict[str, Place]:
    return {row[0]: Place(*row[1:]) for row in json.loads(zlib.decompress(packed))} if packed else {}


class PackedProfiles:
    """Takes profiles in, in any order, and hands them out by id."""

    def __init__(self, profiles: Iterable[SourceProfile] = ()) -> None:
        """Take the first ones in."""
        self._outlines: list[SourceProfile] = []
        self._packed = Spool(MAX_HELD_BYTES)
        for profile in profiles:
            self.add(profile)

    def __len__(self) -> int:
        return len(self._outlines)

    def add(self, profile: SourceProfile) -> None:
        """Take a profile in."""
        self._packed.extend(_pack(profile))
        outline = replace(
            profile, signature=b"", events=(), claims=(), facts=(), names={}, passages=NO_PASSAGES, told=b"", story=b""
        )
        self._outlines.append(outline)

    def by_id(self) -> ProfilesById:
        """Return the profiles that were taken in so far."""
        order = array("L", sorted(range(len(self)), key=lambda at: self._outlines[at].source))
        packed = self._packed
        return ProfilesById(
            [self._outlines[at] for at in order], lambda number, part: packed[len(_Part) * order[number] + part]
        )


class ProfilesById(LazySequence["SourceProfile"]):
    """Profiles by id, whole. `outlines` are at hand; `tellers` have their statements as well, and nothing else that is packed."""

    def __init__(self, outlines: Iterable[SourceProfile], part_of: Callable[[int, _Part], bytes]) -> None:
        """Take the outlines, and what returns a packed part of one by its number."""
        self.outlines = tuple(outlines)
        self._part_of = part_of
        super().__init__(len(self.outlines), lru_cache(maxsize=MAX_UNPACKED)(self._whole))
        self.tellers: Sequence[SourceProfile] = LazySequence(
            len(self.outlines), lru_cache(maxsize=MAX_UNPACKED)(self._teller)
        )
        self.sketches = self._each(_Part.STORY)
        """The packed sketch of each source."""
        self.signatures = self._each(_Part.SIGNATURE)
        self.passages = LazySequence(
            len(self.outlines), lambda number: _unpack_passages(part_of(number, _Part.PASSAGES))
        )

    def told(self, number: int) -> bytes:
        """Return what the sentences of a source tell, packed."""
        return self._part_of(number, _Part.TOLD)

    def names(self, number: int) -> Mapping[str, Place]:
        """Return the full names of a source."""
        return _unpack_names(self._part_of(number, _Part.NAMES))

    def _each(self, part: _Part) -> Sequence[bytes]:
        return LazySequence(len(self.outlines), lambda number: self._part_of(number, part))

    def _teller(self, number: int) -> SourceProfile:
        statements, outline = self._part_of(number, _Part.STATEMENTS), self.outlines[number]
        return replace(outline, **_codec().decode(zlib.decompress(statements))._asdict()) if statements else outline

    def _whole(self, number: int) -> SourceProfile:
        return replace(
            self._teller(number),
            signature=self.signatures[number],
            names=self.names(number),
            passages=self.passages[number],
            told=self.told(number),
            story=self.sketches[number],
        )
