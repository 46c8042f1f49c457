"""What ends a command with exit code 2: the message says what is wrong, where, and what to do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_NAME_CHARS = 100
"""Of a misspelt name that a known one is sought for."""

DISTRIBUTIONS = {"lxml.html.clean": "lxml-html-clean", "yaml": "pyyaml", "google": "google-re2"}
"""Names under which pip knows a package, if they are not those under which it is imported."""


class InputError(Exception):
    """What was asked for cannot be done: the message names the file, what is wrong and what to do. Exit code 2."""


class MissingPackageError(InputError):
    """A package that sourcelint needs and cannot import. It is a fault of the installation, never of a source."""

    @classmethod
    def of(cls, error: ImportError) -> MissingPackageError:
        """Say which package an import missed, and how to install it."""
        known = next((name for name in DISTRIBUTIONS if name in (error.name, str(error).split(" ")[0])), None)
        package = DISTRIBUTIONS[known] if known else (error.name or "sourcelint").partition(".")[0].replace("_", "-")
        return cls(f"cannot import what it needs: {error}; install it: {sys.executable} -m pip install {package}")


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Suggest known names that look like a wrong one; "" if none does.

    >>> did_you_mean("selekt", ("select", "ignore"))
    '; did you mean select?'
    """
    from difflib import get_close_matches

    near = get_close_matches(wrong[:MAX_NAME_CHARS], list(known), 3, 0.6)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def reason_of(error: BaseException | None) -> str:
    """Say in one sentence what is wrong with the input or the machine; "" for a fault of the program, which needs its traceback.

    >>> reason_of(OSError(13, "Permission denied", "reports/index.html"))
    'reports/index.html: Permission denied'
    """
    if isinstance(error, InputError):
        return str(error)
    return f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else ""
