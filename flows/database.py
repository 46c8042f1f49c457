"""The database of our own server, and how it is known to be ours.

Prefect obeys what lies in it: planned runs with their parameters, automations that call addresses. So one that came with
a checkout is refused. Ours holds a token which is also noted in the user's state folder, so that it is known again where
the working folder was moved or copied to.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sourcelint.host.state_folder import private_folder

from .prefect_api import ServerError

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = "prefect.db"
TOKEN_BYTES = 16


def own_database(home: Path, state: Path, *, trust_folder: bool) -> Path:
    """Return the path of the database, made if need be. Raises ServerError if it is not ours and the folder not trusted."""
    path = home / DATABASE
    tokens = private_folder(state.parent / "databases")
    if not path.exists():
        token = secrets.token_hex(TOKEN_BYTES)
        for left in home.glob(f"{DATABASE}-*"):  # SQLite would take them for a part of the new one
            left.unlink()
        with closing(sqlite3.connect(path)) as database, database:
            database.execute("create table sourcelint_token (token text)")
            database.execute("insert into sourcelint_token values (?)", (token,))
        (tokens / token).touch(mode=0o600)
    elif not trust_folder and not _known(path, tokens):
        raise ServerError(
            f"{path}: was not made by sourcelint for you, and Prefect would obey what is planned in it; "
            "remove it, or use it with --prefect-settings"
        )
    return path


def _known(path: Path, tokens: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            (token,) = database.execute("select token from sourcelint_token").fetchone()
    except (sqlite3.Error, TypeError):
        return False
    return token in {known.name for known in tokens.iterdir()}
