"""A parser that says in two lines what is wrong, what was perhaps meant, and where help is."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, NoReturn

from sourcelint.expressions import lazy
from sourcelint.render import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

CHOICE = lazy(r"invalid choice: '([^']*)' \(choose from ([^()]*+)\)")


class Parser(argparse.ArgumentParser):
    """An argument parser without the long usage in front of each message."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end with exit code 2."""
        if message.endswith("required: COMMAND"):
            self.print_help(sys.stderr)
            sys.stderr.write("\n")
        if choice := CHOICE.search(message):
            message += meant(choice[1], re.findall(r"'([^']*)'", choice[2]))
        self.exit(2, f"{self.prog}: {escape.visible(message)}\n`{self.prog} --help` says what there is.\n")

    def refuse(self, extra: list[str]) -> NoReturn:
        """Say which arguments nobody knows."""
        options = [name for name in self._option_string_actions if name.startswith("--")]
        unknown = next((argument for argument in extra if argument.startswith("-")), extra[0])
        self.error(f"unrecognized arguments: {' '.join(extra)}{meant(unknown.partition('=')[0], options)}")


def meant(wrong: str, known: Iterable[str]) -> str:
    """Suggest what was perhaps meant: "; did you mean …?", or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(wrong, list(known), 3, 0.6)
    return f"; did you mean {' or '.join(near)}?" if near else ""
