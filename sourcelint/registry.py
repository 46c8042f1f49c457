"""Find the rules: every `Rule` that a module of `sourcelint.rules` or `sourcelint.corpus` holds."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from sourcelint import rules as package
from sourcelint.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give all document rules in the order of their codes. Raises ValueError where a code or name stands twice."""
    found: dict[str, Rule] = {}
    names: set[str] = set()
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")):
        for value in vars(importlib.import_module(module)).values():
            if isinstance(value, Rule) and value.module == module:
                if value.code in found or value.name in names:
                    raise ValueError(f"{module}: the code or name of {value.code} {value.name} is taken")
                found[value.code] = value
                names.add(value.name)
    return tuple(found[code] for code in sorted(found))


def select(rules: tuple[Rule, ...], chosen: tuple[str, ...] = (), ignored: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Choose rules by code or prefix of a code (`DAT`, `DAT003`); experimental ones only where chosen by full code.

    Raises ValueError for a code or prefix that no rule has.
    """
    for wanted in (*chosen, *ignored):
        if not any(r.code.startswith(wanted) for r in rules):
            raise ValueError(f"no rule has the code {wanted!r}; `sourcelint rules` lists them")
    return tuple(
        r
        for r in rules
        if (r.code in chosen or (not r.experimental and (not chosen or r.code.startswith(chosen))))
        and not (ignored and r.code.startswith(ignored))
    )
