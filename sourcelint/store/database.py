"""The file below the folder of reports in which results are kept: one SQLite table, each row signed.

The folder may come with a checkout, so nothing in it is believed that this user's sourcelint did not write: a row holds
a keyed hash (HMAC) of all its parts, made with a secret that lies outside of it. A row whose hash is wrong is as good as
none, a file that is no such database is made anew.
"""

from __future__ import annotations

import hmac
import sqlite3
import zlib
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, cast

from sourcelint.files.owned_folder import Folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

FILE = "sourcelint.db"
NAMES = (FILE, f"{FILE}-journal", f"{FILE}-wal", f"{FILE}-shm")
"""The file, and those that SQLite lays beside it while it writes."""

SCHEMA = "sourcelint/store/1"
"""Part of every keyed hash: rows of another schema are as good as none."""

WAIT_SECONDS = 60.0
"""How long a run waits for another one that is writing."""

ROWS_AT_ONCE = 200
"""Rows of many that are read or written in one go: some megabytes, for less than a second."""

LEVEL = 1
"""Of zlib: the fastest, at two thirds of what the strongest saves."""

_TABLE = "CREATE TABLE entries (kind text, name blob, key text, mac blob, content blob, primary key (kind, name))"


class Entry(NamedTuple):
    """What is kept of something under a name; `key` says for which input it holds."""

    name: str
    key: str
    content: bytes


class Database:
    """The rows of one folder of reports, by kind and name. Each call opens the file and closes it again.

    `secret` signs rows. Raises FolderError for a link where the file should be, and OSError if it cannot be written.
    """

    def __init__(self, folder: Path, secret: bytes) -> None:
        self._path = folder / FILE
        self._secret = secret
        with Folder(folder) as held:
            for name in NAMES:
                if held.kind(name) not in (None, "file"):
                    held.read(name)  # says what stands there
            try:
                sound = held.kind(FILE) is not None and self._is_ours()
            except sqlite3.DatabaseError:
                sound = False
            if not sound:
                self._make(held)

    def forget(self) -> None:
        """Forget everything."""
        with self._open() as database:
            database.execute("delete from entries")

    def read(self, kind: str) -> dict[str, Entry]:
        """Read all rows of a kind that are signed, by name."""
        chosen = "select name, key, mac, content from entries where kind = ?"
        with self._open() as database:
            return {entry.name: entry for entry in self._sound(kind, database.execute(chosen, (kind,)))}

    def find(self, kind: str, name: str) -> Entry | None:
        """Read a row; None if there is none that is signed."""
        return self.some(kind, (name,)).get(name)

    def some(self, kind: str, names: Iterable[str]) -> dict[str, Entry]:
        """Read the rows of some names that are signed, by name."""
        chosen = "select name, key, mac, content from entries where kind = ? and name = ?"
        with self._open() as database:
            found = (row for name in names for row in database.execute(chosen, (kind, _bytes(name))))
            return {entry.name: entry for entry in self._sound(kind, found)}

    def each(self, kind: str, names: Iterable[str]) -> Iterator[tuple[str, Entry | None]]:
        """Yield many names in their order, each with its row if there is one that is signed; only some are read at a time."""
        left = iter(names)
        while some := tuple(islice(left, ROWS_AT_ONCE)):
            rows = self.some(kind, some)
            yield from ((name, rows.get(name)) for name in some)

    def rows(self, kind: str, names: Iterable[str]) -> Iterator[Entry | None]:
        """Yield the row of each of many names, in their order."""
        return (row for _, row in self.each(kind, names))

    def write(self, kinds: Mapping[str, Iterable[Entry]]) -> None:
        """Write rows by kind, in place of those of the same names, all of them or none."""
        rows = (self._signed(kind, entry) for kind, entries in kinds.items() for entry in entries)
        with self._open() as database:
            database.executemany("insert or replace into entries values (?, ?, ?, ?, ?)", rows)

    def keep(self, kinds: Mapping[str, Collection[str]]) -> None:
        """Forget the rows of some kinds but those of the names that are given for each."""
        with self._open() as database:
            for kind, names in kinds.items():
                known = [name for (name,) in database.execute("select name from entries where kind = ?", (kind,))]
                kept = {_bytes(name) for name in names}
                gone = [(kind, name) for name in known if name not in kept]
                database.executemany("delete from entries where kind = ? and name = ?", gone)

    def _signed(self, kind: str, entry: Entry) -> tuple[str, bytes, str, bytes, bytes]:
        name, packed = _bytes(entry.name), zlib.compress(entry.content, LEVEL)
        return kind, name, entry.key, self._mac(kind, name, entry.key.encode(), packed), packed

    def _sound(self, kind: str, rows: Iterable[tuple[object, ...]]) -> Iterator[Entry]:
        for row in rows:
            if not all(isinstance(value, bytes) for value in row):
                continue  # no type is sure in a file from elsewhere
            name, key, mac, packed = cast("tuple[bytes, ...]", row)
            if hmac.compare_digest(mac, self._mac(kind, name, key, packed)):
                yield Entry(name.decode("utf8", "surrogatepass"), key.decode(), zlib.decompress(packed))

    def _mac(self, kind: str, name: bytes, key: bytes, packed: bytes) -> bytes:
        parts = [SCHEMA.encode(), kind.encode(), name, key]
        told = b"".join(len(part).to_bytes(8) + part for part in parts) + packed
        return hmac.digest(self._secret, told, "sha256")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction, which is undone if the block raises."""
        try:
            database = sqlite3.connect(self._path, timeout=WAIT_SECONDS)
            database.text_factory = bytes
            try:
                database.execute("pragma trusted_schema = off")
                database.execute("pragma synchronous = normal")
                with database:
                    yield database
            finally:
                database.close()
        except sqlite3.OperationalError as error:
            raise OSError(0, str(error), str(self._path)) from error

    def _is_ours(self) -> bool:
        with self._open() as database:
            made = database.execute("select sql from sqlite_master where sql is not null").fetchall()
            return made == [(_TABLE.encode(),)] and database.execute("pragma quick_check(1)").fetchall() == [(b"ok",)]

    def _make(self, held: Folder) -> None:
        for name in NAMES:
            if held.kind(name) is not None:
                held.remove(name)
        with self._open() as database:
            database.execute(_TABLE)


def _bytes(name: str) -> bytes:
    """Write a name as bytes: those of files may hold lone surrogates, which SQLite refuses."""
    return name.encode("utf8", "surrogatepass")
