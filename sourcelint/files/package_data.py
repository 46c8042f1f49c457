"""Data that is shipped inside the package."""

from __future__ import annotations

import pkgutil


def read_package_data(package: str, path: str) -> str:
    r"""Return a text file of a package, by its path below it with `/`; works in a zip file too. Raises OSError.

    `importlib.resources` does the same, and imports what makes temporary files and reads archives: 15 ms of every start.

        >>> read_package_data("sourcelint.annotate", "data/outlets.txt")[:1]
        '#'
    """
    raw = pkgutil.get_data(package, path)
    if raw is None:
        raise FileNotFoundError(f"{package}: cannot read {path}")
    return raw.decode("utf8").replace("\r\n", "\n")
