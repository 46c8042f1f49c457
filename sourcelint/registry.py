"""Find the rules: every `Rule` and `CorpusRule` that a module of `sourcelint.rules` holds."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TypeVar

from sourcelint import rules as package
from sourcelint.rule import CorpusRule, Rule

AnyRule = TypeVar("AnyRule", Rule, CorpusRule, Rule | CorpusRule)


@cache
def _found() -> tuple[Rule | CorpusRule, ...]:
    found: dict[str, Rule | CorpusRule] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")):
        for value in vars(importlib.import_module(module)).values():
            if isinstance(value, Rule | CorpusRule) and value.module == module:
                if value.code in found or any(r.name == value.name for r in found.values()):
                    raise ValueError(f"{module}: the code or name of {value.code} {value.name} is taken")
                found[value.code] = value
    return tuple(found[code] for code in sorted(found))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give the rules that look at one source, by code. Raises ValueError where a code or name stands twice."""
    return tuple(r for r in _found() if isinstance(r, Rule))


@cache
def all_corpus_rules() -> tuple[CorpusRule, ...]:
    """Give the rules that compare sources, by code."""
    return tuple(r for r in _found() if isinstance(r, CorpusRule))


def every_rule() -> tuple[Rule | CorpusRule, ...]:
    """Give all rules, by code."""
    return _found()


def select(
    rules: tuple[AnyRule, ...], chosen: tuple[str, ...] = (), ignored: tuple[str, ...] = ()
) -> tuple[AnyRule, ...]:
    """Choose rules by code or prefix of a code (`DAT`, `DAT003`); experimental ones only where chosen by full code.

    Raises ValueError for a code or prefix that no rule at all has.
    """
    for wanted in (*chosen, *ignored):
        if not any(r.code.startswith(wanted) for r in _found()):
            raise ValueError(f"no rule has the code {wanted!r}; `sourcelint rules` lists them")
    return tuple(
        r
        for r in rules
        if (r.code in chosen or (not r.experimental and (not chosen or r.code.startswith(chosen))))
        and not (ignored and r.code.startswith(ignored))
    )
