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
    for module in sorted(module.name for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")):
        for value in vars(importlib.import_module(module)).values():
            if isinstance(value, Rule | CorpusRule) and value.module == module:
                if value.code in found or any(rule.name == value.name for rule in found.values()):
                    raise ValueError(f"{module}: the code or name of {value.code} {value.name} is taken")
                found[value.code] = value
    return tuple(found[code] for code in sorted(found))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules that look at one source, by code. Raises ValueError if a code or name stands twice."""
    return tuple(rule for rule in _found() if isinstance(rule, Rule))


@cache
def all_corpus_rules() -> tuple[CorpusRule, ...]:
    """Return the rules that compare sources, by code."""
    return tuple(rule for rule in _found() if isinstance(rule, CorpusRule))


def every_rule() -> tuple[Rule | CorpusRule, ...]:
    """Return all rules, by code."""
    return _found()


def select(
    rules: tuple[AnyRule, ...], chosen: tuple[str, ...] = (), ignored: tuple[str, ...] = ()
) -> tuple[AnyRule, ...]:
    """Choose rules by code, prefix of a code or name (`DAT003`, `DAT`, `masked-gap`), in letters of either case.

    Experimental rules are chosen by full code or name only. Raises ValueError for what no rule at all is called.
    """
    chosen, ignored = tuple(map(_code, chosen)), tuple(map(_code, ignored))
    return tuple(
        rule
        for rule in rules
        if (rule.code in chosen or (not rule.experimental and (not chosen or rule.code.startswith(chosen))))
        and not (ignored and rule.code.startswith(ignored))
    )


def _code(wanted: str) -> str:
    for rule in _found():
        if rule.name == wanted.lower() or (wanted and rule.code.startswith(wanted.upper())):
            return rule.code if rule.name == wanted.lower() else wanted.upper()
    from difflib import get_close_matches

    near = get_close_matches(wanted.upper(), [rule.code for rule in _found()], 3, 0.7)
    hint = f"did you mean {', '.join(near)}?" if near else "`sourcelint rules` lists them"
    raise ValueError(f"no rule has the code {wanted!r}; {hint}")
