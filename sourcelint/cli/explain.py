"""Explain a rule: what it does, why that is bad, what it does not see, and on whose authority."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sourcelint.cli import streams
from sourcelint.engine.registry import every_rule
from sourcelint.errors import InputError

if TYPE_CHECKING:
    import argparse

    from sourcelint.rule import CorpusRule, Rule


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("rule", metavar="CODE", help="code or name of a rule: DAT003, masked-gap")


def run(arguments: argparse.Namespace) -> int:
    """Print the page of a rule; on a terminal with headings and wrapped lines, else as Markdown."""
    page = page_of(find(arguments.rule))
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        terminal = streams.unguarded(sys.stdout)
        Console(file=terminal, width=min(100, Console(file=terminal).width)).print(Markdown(page))
    else:
        sys.stdout.write(page)
    return 0


def page_of(rule: Rule | CorpusRule) -> str:
    """Write a rule's page."""
    languages = ", ".join(sorted(rule.languages)) or "any language"
    return f"# {rule.code} {rule.name}\n\nSeverity {rule.severity}; reads {languages}.\n\n{rule.doc}\n\n## Fix\n{rule.fix}\n"


def find(wanted: str) -> Rule | CorpusRule:
    """Find a rule by code or name, in any case. Raises InputError that suggests near ones."""
    from difflib import get_close_matches

    rules = {rule.code: rule for rule in every_rule()}
    names = {rule.name: rule for rule in rules.values()}
    rule = rules.get(wanted.upper()) or names.get(wanted.lower())
    if rule is not None:
        return rule
    family = [code for code in rules if code.startswith(wanted.upper())] if len(wanted) >= len("DAT") else []
    near = family or [
        *get_close_matches(wanted.upper(), rules, 3, 0.7),
        *get_close_matches(wanted.lower(), names, 3, 0.5),
    ]
    hint = f"did you mean {', '.join(near)}?" if near else "`sourcelint rules` lists them"
    raise InputError(f"no rule is called {wanted!r}; {hint}")
