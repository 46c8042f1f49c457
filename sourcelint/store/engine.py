"""What a result depends on beside the source: the program that found it out."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = ("ftfy", "htmldate", "jinja2", "langdetect", "lxml", "trafilatura")
"""Packages that read sources or write pages."""


@cache
def engine_digest() -> str:
    """Return the SHA-256 of all files of the installed package and of the versions of what it reads sources with."""
    told = sha256(sys.version.encode())
    for library in LIBRARIES:
        told.update(f"{library} {_version(library)}\n".encode())
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            told.update(f"{path.relative_to(package).as_posix()}\n{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return told.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
