"""Where the suites, tables and flows that come with sourcelint lie."""

from __future__ import annotations

from pathlib import Path

from sourcelint import errors


def shipped(name: str, given: str | Path | None = None, *, own: bool = False) -> Path:
    """Find the directory `checks` or `flows`.

    A given one wins, then (for checks, and not where it must be sourcelint's `own`) one in the working directory, then
    the checkout's, then the one in the wheel.
    Raises InputError if a given one does not exist.
    """
    if given is not None:
        if not Path(given).is_dir():
            raise errors.InputError(f"{given}: no such directory; the settings or the command line name it for {name}")
        return Path(given)
    package = Path(__file__).parents[1]
    places = [
        package.parent / name if (package.parent / "pyproject.toml").is_file() else package / name,
        package / name,
    ]
    if name == "checks" and not own:
        places.insert(0, Path(name))
    for place in places:
        if place.is_dir():
            return place
    raise errors.InputError(
        f"{name}: not found in the working directory nor in the installed package; install sourcelint again"
    )
