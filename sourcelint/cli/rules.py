"""List the rules: code, name, severity, languages, and the file that holds each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from sourcelint.engine.registry import every_rule
from sourcelint.render import escape

if TYPE_CHECKING:
    import argparse

    from sourcelint.rule import CorpusRule, Rule


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="a table or JSON (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print all rules by code."""
    rows = [row(rule) for rule in every_rule()]
    if arguments.format == "json":
        sys.stdout.write(escape.json_text(rows, indent=2) + "\n")
        return 0
    width = max(len(described["name"]) for described in rows)
    for described in rows:
        languages = ",".join(described["languages"]) or "any"
        flag = "  experimental" if described["experimental"] else ""
        sys.stdout.write(
            f"{described['code']}  {described['name']:<{width}}  {described['severity']:<7}  {languages:<5}  {described['file']}{flag}\n"
        )
    return 0


def row(rule: Rule | CorpusRule) -> dict[str, Any]:
    """Say what a rule is, in plain values."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "languages": sorted(rule.languages),
        "experimental": rule.experimental,
        "summary": rule.summary,
        "file": rule.module.replace(".", "/") + ".py",
    }
