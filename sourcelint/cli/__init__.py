"""The command line. Thin: each command parses, calls the pipeline, prints.

Exit codes: 0, the bar is met; 1, it is not; 2, the command could not do its work, and one line on stderr says why.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

from sourcelint.cli import streams
from sourcelint.cli.usage import Parser
from sourcelint.errors import InputError, MissingPackageError
from sourcelint.host import memory

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    "check", "gate", "run", "serve", "ui", "history", "inspect", "claims", "compare", "baseline", "rules", "explain", "config", "init", "test",
)  # fmt: skip
INTERRUPTED, PIPE_CLOSED = 130, 141
"""What a shell reports for a process that ended by SIGINT or SIGPIPE."""


def parser(names: Sequence[str] = COMMANDS) -> Parser:
    """Build the parser with all commands, or with some of them."""
    from sourcelint import __version__

    main = Parser(
        prog="sourcelint",
        description="Lint raw web texts for source credibility: is a text whole, who says so, when, and what stands "
        "unsupported? It says how far a reader can check a text, never that a claim is false.",
        epilog="Exit codes: 0, the bar is met; 1, it is not; 2, the command could not do its work.",
    )
    main.add_argument("--version", action="version", version=f"sourcelint {__version__}")
    commands = main.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in names:
        module = importlib.import_module(f"sourcelint.cli.{name}")
        about = (module.__doc__ or "").strip()
        command = commands.add_parser(name, help=about.splitlines()[0].rstrip("."), description=about)
        module.arguments(command)
        command.set_defaults(run=module.run, refuse=command.refuse)
    return main


def commands_with(option: str) -> list[str]:
    """Return the commands that know a long option."""
    found = []
    for name in COMMANDS:
        probe = Parser(add_help=False)
        importlib.import_module(f"sourcelint.cli.{name}").arguments(probe)
        if option in probe.options:
            found.append(name)
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    with streams.guarded():
        return _main(argv)


def _main(argv: Sequence[str] | None) -> int:
    memory.calm_collector()  # before the command is imported, which makes much and drops nothing
    try:
        given = sys.argv[1:2] if argv is None else argv[:1]
        # All that follows the name of a command is for this command: the others need not be imported.
        alone = given if given and given[0] in COMMANDS else COMMANDS
        arguments, extra = parser(alone).parse_known_args(argv)
        if extra:
            arguments.refuse(extra, commands_with)
        memory.calm_collector()  # again: what was imported stays
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        memory.calm_collector()  # and again: Python looks through all that is left when it ends
    except InputError as error:
        streams.tell(str(error))
        return 2
    except ImportError as error:
        sys.stderr.write(f"sourcelint: {MissingPackageError.of(error)}\n")
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _give_up_stdout()
        return PIPE_CLOSED
    except FileNotFoundError as error:  # without a name: the working directory, which somebody removed
        streams.tell(f"{error.filename or 'the working directory'}: {error.strerror}")
        return 2
    except OSError as error:
        if error.filename is None:
            _give_up_stdout()
        streams.tell(f"{error.filename or 'standard output'}: {error.strerror}")
        return 2
    except Exception:  # noqa: BLE001 - Python would write it past the guard, and end as if the bar were missed
        import traceback  # which a command that works can do without

        sys.stderr.write(traceback.format_exc())
        return 2
    return code


def _give_up_stdout() -> None:
    """Send what is still buffered nowhere; without this Python complains about it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
