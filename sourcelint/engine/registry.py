"""Find the rules: every `Rule` and `CorpusRule` that a module of `sourcelint.rules` holds.

Modules of rules across sources begin with `ACROSS`: with what they need they make up a tenth of a short run, and over one
source none runs but those in `AGAINST_TABLES`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from sourcelint import rules as package
from sourcelint.rule import CorpusRule, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

AnyRule = TypeVar("AnyRule", Rule, CorpusRule, Rule | CorpusRule)


ACROSS = "xsr"
AGAINST_TABLES = ("xsr011_reference_conflict",)
"""Modules of the rules across sources that hold each against the tables, and so have something to say of one alone."""


@cache
def _modules() -> tuple[str, ...]:
    return tuple(sorted(module.name for module in pkgutil.iter_modules(package.__path__)))


def _load(names: Iterable[str], kind: type[AnyRule]) -> tuple[AnyRule, ...]:
    """Return the rules of some modules. Raises ValueError for one of another kind."""
    found = []
    for name in names:
        module = importlib.import_module(f"{package.__name__}.{name}")
        for value in vars(module).values():
            if isinstance(value, Rule | CorpusRule) and value.module == module.__name__:
                if not isinstance(value, kind):
                    raise ValueError(f"{name}: rules across sources stand in modules {ACROSS}…, and no others do")
                found.append(value)
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules that look at one source, by code."""
    return _load((name for name in _modules() if not name.startswith(ACROSS)), Rule)


@cache
def all_corpus_rules() -> tuple[CorpusRule, ...]:
    """Return the rules that compare sources, by code."""
    return _load((name for name in _modules() if name.startswith(ACROSS)), CorpusRule)


@cache
def rules_against_tables() -> tuple[CorpusRule, ...]:
    """Return those of them that have something to say of one source alone."""
    return _load(AGAINST_TABLES, CorpusRule)


@cache
def every_rule() -> tuple[Rule | CorpusRule, ...]:
    """Return all rules, by code. Raises ValueError if a code or name stands twice."""
    rules: list[Rule | CorpusRule] = [*all_rules(), *all_corpus_rules()]
    rules.sort(key=lambda rule: rule.code)
    for what in ("code", "name"):
        seen = Counter(getattr(rule, what) for rule in rules)
        if doubles := [value for value, number in seen.items() if number > 1]:
            raise ValueError(f"the {what} of two rules is {doubles[0]}")
    return tuple(rules)


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
    for rule in every_rule():
        if rule.name == wanted.lower() or (wanted and rule.code.startswith(wanted.upper())):
            return rule.code if rule.name == wanted.lower() else wanted.upper()
    from difflib import get_close_matches

    near = get_close_matches(wanted.upper(), [rule.code for rule in every_rule()], 3, 0.7)
    hint = f"did you mean {', '.join(near)}?" if near else "`sourcelint rules` lists them"
    raise ValueError(f"no rule has the code {wanted!r}; {hint}")
