"""Set a folder up: settings, a copy of the suites to change, a workflow for pull requests, and what git ignores.

What is there already stays as it is, and is named. Nothing is written through a link.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint import __version__
from sourcelint.cli.common import repository_of
from sourcelint.errors import InputError
from sourcelint.files.owned_folder import Folder, FolderError
from sourcelint.pipeline import shipped

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

STARTER = Path(__file__).parents[1] / "starter"
IGNORED = ".gitignore"
"""Names what runs leave behind, the reports and Prefect's database; one that is there holds the user's own lines."""

WORKFLOWS = {"github": ".github/workflows/sources.yml", "gitlab": ".gitlab-ci.yml"}
NEXT = """\
Next: put sources into {raw}, exactly as collected; `sourcelint check` says what is found in them, `sourcelint gate` what
the suites in {checks} make of it.
"""
MISPLACED = """\
{file} counts only at the root of the repository, {root}: move it there, put {folder}/ before its paths, and have its
commands run in {folder}.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "folder", nargs="?", default=".", type=Path, metavar="FOLDER", help="folder to set up (default: this one)"
    )
    parser.add_argument(
        "--ci", choices=(*WORKFLOWS, "none"), default="github", help="whose workflow to write (default: github)"
    )
    parser.add_argument("--force", action="store_true", help="replace files that are there already")


def run(arguments: argparse.Namespace) -> int:
    """Write what is missing, and say of each file what was done."""
    folder: Path = arguments.folder
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder}: is a file; name the folder to set up")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with Folder(folder) as held:
            for name, text in starter(arguments.ci):
                there = held.kind(name) is not None
                is_replaced = there and arguments.force and name != IGNORED
                if not there or is_replaced:
                    held.write(name, text.encode("utf8"))
                done = "replaced" if is_replaced else "kept    " if there else "wrote   "
                sys.stdout.write(f"{done} {folder / name}\n")
    except FolderError as error:
        raise InputError(str(error)) from None
    except OSError as error:
        raise InputError(f"{error.filename or folder}: cannot be written: {error.strerror}") from None
    sys.stdout.write(NEXT.format(raw=folder / "raw", checks=folder / "checks"))
    sys.stdout.write(_misplaced(folder, arguments.ci))
    return 0


def _misplaced(folder: Path, ci: str) -> str:
    """Say that services look for a workflow at the root of a repository, if that is not the folder."""
    here = folder.resolve()
    root = repository_of(here)
    if ci not in WORKFLOWS or root == here:
        return ""
    return MISPLACED.format(file=folder / WORKFLOWS[ci], root=root, folder=here.relative_to(root).as_posix())


def starter(ci: str) -> Iterator[tuple[str, str]]:
    """Return the files of a new project: path and content."""
    yield "sourcelint.toml", _text("sourcelint.toml")
    yield IGNORED, _text("gitignore")
    checks = shipped("checks", own=True)
    for file in sorted((*checks.glob("*.yaml"), *checks.glob("reference/*.csv"))):
        yield f"checks/{file.relative_to(checks).as_posix()}", file.read_text(encoding="utf8")
    if ci in WORKFLOWS:
        yield WORKFLOWS[ci], _text(f"{ci}.yaml").replace("VERSION", __version__)


def _text(name: str) -> str:
    return (STARTER / name).read_text(encoding="utf8")
