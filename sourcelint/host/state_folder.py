"""What sourcelint keeps of a working folder outside of it: in the user's state folder, where no checkout can write.

The place follows the XDG base directory specification: `$XDG_STATE_HOME/sourcelint`, by default
`~/.local/state/sourcelint`, and in it one folder for each working folder. Folders are 0700, files 0600.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

KEY_DIGITS = 32
"""Hexadecimal digits of the name of a folder: enough that two working folders never share one."""


SECRET, SECRET_BYTES = "secret", 32
"""Name and length of the file that `secret` reads."""


class StateError(Exception):
    """The state folder cannot be used; the message says why and what to do."""


def state_of(working: Path) -> Path:
    """Return the state folder of a working folder, made if need be. Raises StateError."""
    key = hashlib.sha256(os.fsencode(working.resolve())).hexdigest()[:KEY_DIGITS]
    root = _root()
    try:
        root.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StateError(
            f"{root.parent}: cannot be made: {error.strerror}; let XDG_STATE_HOME name a folder"
        ) from error
    for folder in (root, root / key):
        private_folder(folder)
    return root / key


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner may enter, or check that it is one. Raises StateError."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        raise StateError(f"{folder}: cannot be made: {error.strerror}; let XDG_STATE_HOME name a folder") from error
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise StateError(f"{folder}: is not a folder of yours; remove it, or let XDG_STATE_HOME name another place")
    if stat.S_IMODE(found.st_mode) != 0o700:
        folder.chmod(0o700)
    return folder


def secret() -> bytes:
    """Return what only this user knows, made at the first call; it signs what lies where others may write.

    Raises StateError.
    """
    root = _root()
    try:
        root.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = private_folder(root) / SECRET
        with suppress(FileExistsError):
            made = secrets.token_bytes(SECRET_BYTES)
            temporary = path.with_name(f".{SECRET}.{os.getpid()}.{secrets.token_hex(4)}")
            if not path.exists():
                temporary.touch(mode=0o600)
                temporary.write_bytes(made)
                try:
                    path.hardlink_to(temporary)  # in one step, and the first one stays
                finally:
                    temporary.unlink()
        found = path.read_bytes()
    except OSError as error:
        raise StateError(f"{error.filename or root}: {error.strerror}; let XDG_STATE_HOME name a folder") from error
    if len(found) != SECRET_BYTES:
        raise StateError(f"{path}: is not what sourcelint wrote; remove it")
    return found


def write_record(path: Path, record: dict[str, Any]) -> None:
    """Write a record as JSON in one step, for its owner only."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf8") as stream:
        json.dump(record, stream)  # noqa: TID251 - an address and numbers of our own
    temporary.replace(path)


def read_record(path: Path) -> dict[str, Any]:
    """Read a record; empty if there is none, or if it is broken."""
    try:
        record = json.loads(path.read_text(encoding="utf8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _root() -> Path:
    given = Path(os.environ.get("XDG_STATE_HOME", ""))
    if given.is_absolute():  # the specification: relative paths are ignored
        return given / "sourcelint"
    try:
        return Path.home() / ".local" / "state" / "sourcelint"
    except RuntimeError as error:
        raise StateError("the user has no home folder; let XDG_STATE_HOME name a folder") from error
