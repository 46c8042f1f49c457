"""What git knows of the sources: which of them are new or changed since a revision."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sourcelint.pipeline import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.pipeline import Source


def newer_than(revision: str, sources: Sequence[Source]) -> list[Source]:
    """Choose the sources that differ from where the current branch left a revision, those outside of git among them.

    What git does not track, ignores, or does not see behind a link counts as new: nothing is skipped in silence. A link
    is new where it, a folder on its way, or what it leads to has changed. Raises InputError.
    """
    if revision.startswith("-"):
        raise InputError(f"{revision!r} is no revision of git")
    top = _git("rev-parse", "--show-toplevel", default="").removesuffix("\n")
    if not top:
        raise InputError("--new-since: this folder is in no repository of git; go into one, or use --baseline")
    root = Path(top)
    base = _base(root, revision)
    held = _paths(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", base)
    changed = _paths(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", base, "--")

    @cache
    def folder_changed(folder: Path) -> bool:
        here = folder.parent.resolve() / folder.name
        return here in changed or (folder != folder.parent and folder_changed(folder.parent))

    def is_new(source: Source) -> bool:
        real = source.path.resolve()
        return real not in held or real in changed or folder_changed(Path(os.path.abspath(source.path)))  # noqa: PTH100

    return [s for s in sources if s.raw is not None or is_new(s)]


def _base(root: Path, revision: str) -> str:
    """Give the commit at which the current branch left a revision: what was added there since is not new here."""
    commit = _git("-C", str(root), "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", default="").strip()
    if not commit:
        raise InputError(
            f"git does not know the revision {revision!r}; fetch it first "
            "(in GitHub Actions: actions/checkout with fetch-depth: 0)"
        )
    return _git("-C", str(root), "merge-base", commit, "HEAD", default="").strip() or commit


def _paths(root: Path, *arguments: str) -> set[Path]:
    return {root / name for name in _git("-C", str(root), *arguments).split("\0") if name}


def _git(*arguments: str, default: str | None = None) -> str:
    """Run git and give what it prints; where it fails, `default`. Raises InputError without one."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607 - the user's git
    except FileNotFoundError:
        raise InputError("--new-since needs git, which is not there") from None
    if done.returncode:
        if default is not None:
            return default
        reason = done.stderr.decode("utf8", "replace").strip().splitlines()
        raise InputError(f"git {' '.join(arguments)}: {reason[0] if reason else 'failed'}")
    return done.stdout.decode("utf8", "surrogateescape")
