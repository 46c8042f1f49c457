"""What earlier comparisons found of single sources, for those of which nothing changed that it hangs on."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sourcelint.corpus.source_results import SourceResult
from sourcelint.corpus.spool import ValueSpool
from sourcelint.store.codec import Codec, CodecError
from sourcelint.store.database import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

RESULT: Codec[SourceResult] = Codec(SourceResult)


class KeptResults:
    """Rows by source: those of an earlier comparison, and in `made` those that are new.

    `rows_of` returns a row, or None, for each of some sources. `digests` has the SHA-256 of the profile of each source, `basis` what results depend on beside profiles.
    """

    def __init__(
        self, rows_of: Callable[[Iterable[str]], Iterable[Entry | None]], digests: Mapping[str, str], basis: str
    ) -> None:
        """Take what an earlier comparison kept."""
        self.rows_of = rows_of
        self._digests = digests
        self._basis = basis
        self._keys: dict[str, str] = {}
        self.made = ValueSpool(Codec[Entry](Entry))

    def find(self, source: str, row: Entry | None, neighbours: tuple[str, ...], facts: object) -> SourceResult | None:
        """Return what its row says of a source that had the same neighbours, profiles and facts about them; None if it had others."""
        profiles = [self._digests.get(name, "") for name in (source, *neighbours)]
        key = sha256(repr((self._basis, profiles, facts)).encode("utf8", "surrogatepass")).hexdigest()
        self._keys[source] = key if all(profiles) else ""
        if row is None or row.key != key or not all(profiles):
            return None
        try:
            return RESULT.decode(row.content)
        except CodecError:
            return None

    def add(self, source: str, result: SourceResult) -> None:
        """Keep what was found of a source that `find` did not know."""
        if self._keys[source]:
            self.made.append(Entry(source, self._keys[source], RESULT.encode(result)))
