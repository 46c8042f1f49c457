"""The tools of others that benchmarks measure beside sourcelint."""

from __future__ import annotations

import importlib.util


def require(*modules: str) -> None:
    """Stop with the names of the modules that are not installed, and how to install them, before anything is measured."""
    missing = [module for module in modules if importlib.util.find_spec(module) is None]
    if missing:
        raise SystemExit(
            f"not installed: {', '.join(missing)}. `make bench` installs what the benchmarks compare with, and runs them all; "
            "with pip 25.1 or newer alone: python -m pip install --constraint constraints.txt --group bench"
        )
