"""Check that no function is too complex to be read: cyclomatic complexity with `and`, `or` and ternaries counted.

    python tools/check_complexity.py sourcelint flows

ruff's measure leaves these out, and they are where this code hides its decisions. Prints the functions above the limit and
exits with 1 if one of them is not listed as an exception, or if an exception is needed no more.
"""

from __future__ import annotations

import sys
from pathlib import Path

from radon.complexity import cc_visit

MAX_COMPLEXITY = 15
"""McCabe (1976) suggests 10; 15 allows for the guards of a parser, which are read one after the other."""

EXCEPTIONS: dict[str, str] = {}
"""Functions that may be more complex, by `path:name`, each with the reason."""


def main(folders: list[str]) -> int:
    """Measure the functions of some folders."""
    found = {
        f"{path}:{name}": complexity
        for folder in folders
        for path in sorted(Path(folder).rglob("*.py"))
        for name, complexity in functions_of(path.read_text(encoding="utf8"))
        if complexity > MAX_COMPLEXITY
    }
    wrong = [
        f"{name}: complexity {found[name]}, at most {MAX_COMPLEXITY}"
        for name in sorted(found.keys() - EXCEPTIONS.keys())
    ]
    wrong += [
        f"{name}: is no exception any more; take it off the list" for name in sorted(EXCEPTIONS.keys() - found.keys())
    ]
    for line in wrong:
        sys.stdout.write(f"{line}\n")
    return 1 if wrong else 0


def functions_of(source: str) -> list[tuple[str, int]]:
    """Return the functions and methods of a module with their complexity."""
    found = []
    for block in cc_visit(source):
        if hasattr(block, "methods"):
            found += [(f"{block.name}.{method.name}", method.complexity) for method in block.methods]
        else:
            found.append((block.name, block.complexity))
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
