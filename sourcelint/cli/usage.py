"""A parser that says in two lines what is wrong, what was perhaps meant, and where help is."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sourcelint.errors import did_you_mean
from sourcelint.expressions import lazy
from sourcelint.render import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CHOICE = lazy(r"invalid choice: '([^']*)' \(choose from ([^()]*+)\)")


class Parser(argparse.ArgumentParser):
    """An argument parser without the long usage in front of each message."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end with exit code 2."""
        if message.endswith("required: COMMAND"):
            self.print_help(sys.stderr)
            sys.stderr.write("\n")
        if choice := CHOICE.search(message):
            message += did_you_mean(choice[1], re.findall(r"'([^']*)'", choice[2]))
        self.exit(2, f"{self.prog}: {escape.visible(message)}\n`{self.prog} --help` says what there is.\n")

    @property
    def options(self) -> list[str]:
        """The long options that it knows."""
        return [name for name in self._option_string_actions if name.startswith("--")]

    def refuse(self, extra: list[str], commands_with: Callable[[str], Sequence[str]]) -> NoReturn:
        """Say which arguments nobody knows, or which commands know an option."""
        unknown = next((argument for argument in extra if argument.startswith("-")), extra[0])
        option = unknown.partition("=")[0]
        commands = commands_with(option) if option.startswith("--") else ()
        hint = f"; {option} is an option of {', '.join(commands)}" if commands else did_you_mean(option, self.options)
        if unknown.startswith("-") and Path(unknown).exists():
            hint = f"; write ./{unknown} for the file"
        self.error(f"unrecognized arguments: {' '.join(extra)}{hint}")
