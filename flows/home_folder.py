"""`.prefect/` of the working directory, which holds the database and the log of our own server.

It lies where a checkout can write. So nothing in it is read as a setting, and it is refused if a link in it would lead
the writing elsewhere.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from .prefect_api import ServerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOME, LOG = ".prefect", "server.log"


def home_folder(working: Path) -> Path:
    """Return the folder, made if need be. Raises ServerError if it holds anything but files and folders, links above all."""
    home = working / HOME
    try:
        home.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        if not home.is_symlink():
            raise ServerError(f"{home}: cannot be made: {error.strerror}") from error
    for path in _below(home):
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            raise ServerError(f"{path}: is a link, and nothing is written through links; remove it")
        if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
            raise ServerError(f"{path}: is neither a file nor a folder; remove it")
    return home


def _below(folder: Path) -> Iterator[Path]:
    yield folder
    if stat.S_ISDIR(folder.lstat().st_mode):
        for entry in sorted(folder.iterdir()):
            yield from _below(entry)


def new_log(home: Path) -> BinaryIO:
    """Begin the server's log anew, as a file that nothing else leads to. Raises ServerError."""
    try:
        folder = os.open(home, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            with suppress(FileNotFoundError):
                os.unlink(LOG, dir_fd=folder)
            return os.fdopen(os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=folder), "wb")
        finally:
            os.close(folder)
    except OSError as error:
        raise ServerError(f"{home / LOG}: cannot be written: {error.strerror}") from error
