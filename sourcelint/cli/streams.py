"""The one exit of the command line: whatever is written to standard output, standard error or a file passes `Guard`.

A command, a library or Python itself cannot go around it, since `main` puts a guard in the place of both streams. Formats
for machines are escaped by what writes them, so that nothing is left to do here.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TextIO, cast

from sourcelint.render import escape

if TYPE_CHECKING:
    from collections.abc import Iterator


class Guard:
    """A stream that passes lines on once they are safe for a terminal or log.

    Lines are held until they end, or until `flush`: what a line does shows in the whole of it alone. Colours pass on a
    terminal only. With `annotations`, those of the format for GitHub pass as well.
    """

    def __init__(self, stream: TextIO, *, annotations: bool = False) -> None:
        self.own: TextIO = stream.own if isinstance(stream, Guard) else stream
        self._annotations = annotations
        self._colour = self.own.isatty() or bool(os.environ.get("FORCE_COLOR"))
        self._held: list[str] = []

    def write(self, text: str) -> int:
        """Pass on the lines that are complete, and hold the rest."""
        lines, end, rest = text.rpartition("\n")
        if end:
            self._held.append(lines + end)
            self._pass_on()
        if rest:
            self._held.append(rest)
        return len(text)

    def writelines(self, lines: Iterator[str]) -> None:
        """Write some texts."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Pass on what is held."""
        self._pass_on()
        self.own.flush()

    def isatty(self) -> bool:
        """Tell whether a terminal shows it."""
        return self.own.isatty()

    def fileno(self) -> int:
        """Return the number of the file."""
        return self.own.fileno()

    def __getattr__(self, name: str) -> Any:
        if name in ("buffer", "detach"):
            raise AttributeError(name)  # would be a way around
        return getattr(self.own, name)

    def _pass_on(self) -> None:
        held, self._held = "".join(self._held), []
        if held:
            self.own.write(escape.log(held, colour=self._colour, annotations=self._annotations))


def guard(stream: TextIO, *, annotations: bool = False) -> TextIO:
    """Put a guard before a stream."""
    return cast("TextIO", Guard(stream, annotations=annotations))


def unguarded(stream: TextIO) -> TextIO:
    """Return the stream behind a guard, for what holds no text of a source and moves the cursor: a bar of progress."""
    return stream.own if isinstance(stream, Guard) else stream


@contextmanager
def guarded() -> Iterator[None]:
    """Put guards before standard output and standard error for as long as the block lasts."""
    before = sys.stdout, sys.stderr
    for stream in before:
        _speak_utf8(stream)
    sys.stdout, sys.stderr = map(guard, before)
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):  # gone already, which was answered where it was noticed
                stream.flush()
        sys.stdout, sys.stderr = before


def tell(notice: str) -> None:
    """Write a notice to standard error, in one line."""
    sys.stderr.write(f"sourcelint: {escape.visible(notice)}\n")


def _speak_utf8(stream: TextIO) -> None:
    """Write UTF-8 whatever the locale, and what UTF-8 cannot hold (lone surrogates) as an escape."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
