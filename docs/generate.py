"""Write the pages that are made from the code: one a rule, their index, the help of every command.

`python docs/generate.py` writes them; with `--check` it writes nothing, names the pages that are stale, and fails.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.cli import parser
from sourcelint.cli.explain import page_of
from sourcelint.engine.registry import every_rule
from sourcelint.inputs import config
from sourcelint.pipeline.cases import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.rule import CorpusRule, Rule

DOCS = Path(__file__).parent
CASES = DOCS.parent / "tests" / "cases"
EXAMPLES = 2
"""Cases of either kind on a page; the case file has them all."""

MAX_EXAMPLE_CHARS = 1200
"""Characters of the longest example."""

NOTE = "<!-- Written by docs/generate.py from {source}; edits here are lost. -->\n"
FAMILIES = {
    "TRN": "Truncation: is the text whole?",
    "DAT": "Dates: can a reader tell when?",
    "CLM": "Claims: who stands behind them?",
    "PRV": "Provenance: who, and where from?",
    "XSR": "Across sources: what do others say?",
    "CLN": "Cleaning: what does the raw file carry along?",
    "ERR": "Faults of the run",
}


def pages() -> dict[Path, str]:
    """Return every page by its path."""
    found = {DOCS / "rules" / f"{rule.code}.md": rule_page(rule) for rule in every_rule()}
    return {
        **found,
        DOCS / "rules" / "README.md": index(),
        DOCS / "cli.md": commands(),
        DOCS / "settings.md": settings(),
    }


def rule_page(rule: Rule | CorpusRule) -> str:
    """Write the page of a rule: its declaration and docstring, then cases that fire and cases that stay silent."""
    head, _, body = page_of(rule).partition("\n\n")
    file, cases = f"{rule.module.replace('.', '/')}.py", CASES / f"{rule.code}.md"
    examples = list(_examples(cases)) if cases.is_file() else []
    parts = [NOTE.format(source=f"{file} and tests/cases/{rule.code}.md") + head, body.strip()]
    if examples:
        parts += ["## Examples", "`⟦` and `⟧` stand around the place that the rule points at.", *examples]
        parts.append(f"All cases: [tests/cases/{rule.code}.md](../../tests/cases/{rule.code}.md). ")
    parts.append(f"Code: [{file}](../../{file})")
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _examples(path: Path) -> Iterator[str]:
    cases = [m for m in blocks_of(path.read_text(encoding="utf8")) if len(m.raw) <= MAX_EXAMPLE_CHARS]
    firing = [m for m in cases if "⟦" in m.raw and not m.title.startswith("known gap:")]
    silent = [m for m in cases if m.title.startswith("silent:")]
    for m in (*firing[:EXAMPLES], *silent[:EXAMPLES]):
        title = m.title.removeprefix("silent:").strip()
        yield f"### {'Silent: ' if m in silent else ''}{title}\n\n{m.fence}text\n{m.raw}\n{m.fence}"


def index() -> str:
    """Write the table of all rules."""
    parts = [
        NOTE.format(source="sourcelint/rules/") + "# Rules",
        "`sourcelint explain CODE` shows the page of a rule in the terminal.",
    ]
    for family, title in FAMILIES.items():
        rows = [
            f"| [{r.code}]({r.code}.md) | {r.name}{' (experimental)' if r.experimental else ''} | {r.severity} "
            f"| {', '.join(sorted(r.languages)) or 'any'} | {r.summary.replace('|', chr(92) + '|')} |"
            for r in every_rule()
            if r.code.startswith(family)
        ]
        if rows:
            head = "| code | name | severity | languages | what it does |\n| --- | --- | --- | --- | --- |"
            parts += [f"## {title}", "\n".join([head, *rows])]
    return "\n\n".join(parts) + "\n"


def commands() -> str:
    """Write the help of every command, as a terminal of 100 columns shows it."""
    os.environ["COLUMNS"] = "100"
    main = parser()
    subparsers = next(a for a in main._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001 - no other way
    parts = [NOTE.format(source="sourcelint/cli/") + "# The command line", f"```text\n{main.format_help()}```"]
    for name, command in subparsers.choices.items():
        parts.append(f"## sourcelint {name}\n\n```text\n{command.format_help()}```")
    return "\n\n".join(parts) + "\n"


def settings() -> str:
    """Write the page of the settings file."""
    return NOTE.format(source="sourcelint/inputs/config.py") + f"# Settings\n\n{config.__doc__.strip()}\n"


def main() -> int:
    """Write the pages, or check them."""
    check = argparse.ArgumentParser(description=__doc__)
    check.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")
    checking = check.parse_args().check
    wanted = pages()
    stale = [p for p, text in wanted.items() if not p.is_file() or p.read_text(encoding="utf8") != text]
    gone = [p for p in (DOCS / "rules").glob("*.md") if p not in wanted]
    if checking:
        for path in (*stale, *gone):
            sys.stderr.write(f"{path.relative_to(DOCS.parent)} is stale; `make docs` writes it again\n")
        return 1 if stale or gone else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf8")
    for path in gone:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
