"""Read the files that a user or a repository hands in beside the sources: settings, tables, suites, baselines, cases.

Such a file may be anything: a pipe that nobody fills, a device without end, a terabyte, a million brackets. Everything
here reads regular files only, up to a size, and answers with a value or an InputError that names the file, the line
if there is one, and what to do.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sourcelint.errors import InputError
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_SETTINGS_BYTES = 1 << 20
"""Of a settings file. A pyproject.toml of a large project has about 50 KB."""

MAX_TABLE_BYTES = 1 << 26
"""Of a CSV table or a baseline: about half a million sources."""

MAX_TABLE_ROWS = 500_000
MAX_NESTING = 100
"""Brackets inside one another in TOML and JSON; what sourcelint reads has three."""

MAX_DIGITS = 4000
"""Of a number; Python refuses to read more than 4,300."""

KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
MAX_KEY_DOTS = 200
"""In a line of TOML outside of strings: the time that a dotted key takes grows with the square of its parts."""

_FOLDER_FLAGS = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_CLOEXEC
"""On Linux a folder can be passed through that cannot be listed."""

_LONG_NUMBER = lazy(rf"(?<![\w\"'])[0-9]\w{{{MAX_DIGITS},}}")
_STRING = lazy(r"\"[^\"]*\"|'[^']*'")


class NotAFileError(OSError):
    """A path that leads to no regular file; `strerror` says what it is."""

    remedy = "put the file itself there, or take it out of the folder"


class LeavesFolderError(OSError):
    """A link out of the folder that a file must be in."""

    remedy = "copy the file there, or allow it with --follow-links"


def is_there(path: Path) -> bool:
    """Return True if a path is something to read or to complain about: all but a folder, a broken link included."""
    return os.path.lexists(path) and not os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises for a long name


def open_regular(name: str | os.PathLike[str], *, folder: int | None = None, follow: bool = True) -> int:
    """Open a regular file and return its descriptor, without waiting for the other end of a pipe.

    `folder` is the descriptor of the folder that `name` is relative to; without `follow` a link is refused. Raises
    OSError, NotAFileError for all that is no regular file.
    """
    try:
        descriptor = os.open(name, _FLAGS | (0 if follow else os.O_NOFOLLOW), dir_fd=folder)
    except FileNotFoundError as error:
        raise _missing(name, error) from None
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    kind = next((kind for is_kind, kind in KINDS if is_kind(mode)), "something else")
    raise NotAFileError(None, f"it is {kind}, not a file", os.fspath(name))


def _missing(name: str | os.PathLike[str], error: FileNotFoundError) -> OSError:
    """Tell a link to nothing from a name that is not there."""
    is_link = os.path.islink(name)  # noqa: PTH114 - Path.is_symlink raises for a long name
    return NotAFileError(None, "it is a link to nothing", os.fspath(name)) if is_link else error


def open_inside(path: Path, folders: Iterable[Path]) -> int:
    """Open a regular file that lies in one of some folders, whatever links lead there, and return its descriptor.

    `folders` are real paths. The way is taken again from the folder on, step by step and without links, so that nobody
    can put a link on it meanwhile. Raises OSError, LeavesFolderError if links lead out of the folders.
    """
    try:
        real = Path(os.path.realpath(path, strict=True))
    except FileNotFoundError as error:
        raise _missing(path, error) from None
    folder = next((folder for folder in folders if real.is_relative_to(folder)), None)
    if folder is None:
        raise LeavesFolderError(None, "it is a link that leads out of the folder", os.fspath(path))
    *way, name = real.relative_to(folder).parts or (".",)
    here = os.open(folder, _FOLDER_FLAGS)
    try:
        for step in way:
            below = os.open(step, _FOLDER_FLAGS | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = below
        return open_regular(name, folder=here, follow=False)
    finally:
        os.close(here)


def read_bytes(path: Path, max_bytes: int, inside: Path | None = None) -> bytes:
    """Read a regular file of at most `max_bytes`; links must not lead out of the folder `inside`. Raises InputError."""
    try:
        descriptor = open_regular(path) if inside is None else open_inside(path, (Path(os.path.realpath(inside)),))
        with os.fdopen(descriptor, "rb") as stream:
            content = stream.read(max_bytes + 1)
    except OSError as error:
        remedy = f"; {error.remedy}" if isinstance(error, LeavesFolderError) else ""
        raise InputError(f"{path}: cannot be read: {error.strerror or error}{remedy}") from None
    if len(content) > max_bytes:
        raise InputError(f"{path}: cannot be read: it has more than {max_bytes:,} bytes; is it the right file?")
    return content


def read_text(path: Path, max_bytes: int, inside: Path | None = None) -> str:
    """Read a regular file of UTF-8 with any line ends, without its byte order mark.

    Links must not lead out of the folder `inside`. Raises InputError with the line.
    """
    return decode(read_bytes(path, max_bytes, inside), path)


def decode(content: bytes, path: Path | str) -> str:
    """Return what bytes of UTF-8 say, without their byte order mark. Raises InputError with the line; `path` names them."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad = error.object[error.start]
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}:{line}: cannot be read: the byte 0x{bad:02x} is not UTF-8; save the file as UTF-8"
        ) from None


def read_toml(path: Path) -> dict[str, Any]:
    """Read a file of TOML. Raises InputError with the line."""
    return parse_toml(read_text(path, MAX_SETTINGS_BYTES), path)


def parse_toml(text: str, place: object) -> dict[str, Any]:
    """Read TOML; `place` is what messages name. Raises InputError with the line."""
    import tomllib  # which runs without settings can do without

    _check_size_of_parts(text, place)
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MAX_KEY_DOTS and _STRING.sub("", line).count(".") > MAX_KEY_DOTS:
            raise InputError(f"{place}:{number}: more than {MAX_KEY_DOTS} dots in a line")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = re.fullmatch(r"(?s)(.*) \(at (?:line (\d+), column \d+|end of document)\)", str(error))
        number = int(match[2]) if match and match[2] else _line(text, len(text))
        what = match[1] if match else str(error)
        raise InputError(f"{place}:{number}: cannot be read: {what}") from None
    except (ValueError, RecursionError) as error:  # a date or a time that the calendar does not have
        raise InputError(f"{place}: cannot be read as TOML: {error}") from None


def read_json(path: Path) -> Any:
    """Read a file of JSON. Raises InputError with the line."""
    text = read_text(path, MAX_TABLE_BYTES)
    _check_size_of_parts(text, path)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}: cannot be read: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: cannot be read as JSON: {error}") from None


def _check_size_of_parts(text: str, place: object) -> None:
    """Refuse what the parsers of TOML and JSON cannot end with an error of their own: deep brackets, endless numbers.

    Brackets inside strings are counted too, as neither format of ours has unbalanced ones there by the hundred.
    """
    depth = 0
    for match in re.finditer(r"[\[{]|[\]}]", text):
        depth = depth + 1 if match[0] in "[{" else max(depth - 1, 0)
        if depth > MAX_NESTING:
            raise InputError(
                f"{place}:{_line(text, match.start())}: more than {MAX_NESTING} brackets inside one another"
            )
    if number := _LONG_NUMBER.search(text):
        raise InputError(f"{place}:{_line(text, number.start())}: a number of more than {MAX_DIGITS:,} digits")


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def csv_rows(path: Path, *, strict: bool = False, inside: Path | None = None) -> Iterator[tuple[int, list[str]]]:
    """Read the rows of a CSV table that are not empty, the head first, each with the line it ends in, from 1 on.

    With `strict`, quotation marks must stand as the format has them, and a line that begins with # is a comment.
    Links must not lead out of the folder `inside`. Raises InputError with the line.
    """
    yield from csv_rows_in(read_text(path, MAX_TABLE_BYTES, inside), path, strict=strict)


def csv_rows_in(text: str, path: Path | str, *, strict: bool = False) -> Iterator[tuple[int, list[str]]]:
    """Read the rows of a table as `csv_rows` does, from what its file holds; `path` names it. Raises InputError."""
    lines: Iterator[str] = io.StringIO(text, newline="")
    if strict:
        # A comment is an empty line to the reader, so that it counts the lines of the file.
        lines = ("\n" if line.startswith("#") else line for line in lines)
    reader = csv.reader(lines, strict=strict)
    try:
        for number, row in enumerate(filter(None, reader)):
            if number > MAX_TABLE_ROWS:
                raise InputError(f"{path}:{reader.line_num}: more than {MAX_TABLE_ROWS:,} rows; split the table")
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: is no CSV: {error}") from None
