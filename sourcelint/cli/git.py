"""What git knows of the sources: which of them are new or changed since a revision."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.pipeline import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.pipeline import Source


class History(NamedTuple):
    """A repository and what differs in it from where the current branch left a revision.

    `root` is its folder, `base` that commit; `held` the files of that commit, `changed` those that differ from it now,
    deleted ones among them, `untracked` those that git does not track and is not told to ignore.
    """

    root: Path
    base: str
    held: frozenset[Path]
    changed: frozenset[Path]
    untracked: frozenset[Path]

    def new(self, sources: Sequence[Source]) -> list[Source]:
        """Choose the sources that differ, those outside of git among them.

        What git does not track, ignores, or does not see behind a link counts as new: nothing is skipped in silence. A
        link is new where it, a folder on its way, or what it leads to has changed.
        """

        @cache
        def folder_changed(folder: Path) -> bool:
            here = _real(folder.parent) / folder.name
            return here in self.changed or (folder != folder.parent and folder_changed(folder.parent))

        def is_new(source: Source) -> bool:
            real = _real(source.path)
            absolute = Path(os.path.abspath(source.path))  # noqa: PTH100 - links stay as they are
            return real not in self.held or real in self.changed or folder_changed(absolute)

        return [s for s in sources if s.raw is not None or is_new(s)]

    def touched(self, file: Path) -> bool:
        """Tell whether a file was changed, added or deleted; one that git ignores was not."""
        return _real(file) in self.changed or _real(file) in self.untracked

    def touched_below(self, folder: Path) -> Path | None:
        """Find the first file below a folder that was changed, added or deleted."""
        real = _real(folder)
        return min((f for f in self.changed | self.untracked if f.is_relative_to(real)), default=None)

    def before(self, file: Path) -> str:
        """Give the text that a file had; empty where it was not there."""
        real = _real(file)
        if real not in self.held:
            return ""
        return _git("-C", str(self.root), "show", f"{self.base}:{real.relative_to(self.root).as_posix()}")


def since(revision: str) -> History:
    """Ask git what differs from where the current branch left a revision. Raises InputError."""
    if revision.startswith("-"):
        raise InputError(f"{revision!r} is no revision of git")
    top = _git("rev-parse", "--show-toplevel", default="").removesuffix("\n")
    if not top:
        raise InputError("--new-since: this folder is in no repository of git; go into one, or use --baseline")
    root = Path(top)
    base = _base(root, revision)
    return History(
        root,
        base,
        _paths(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", base),
        _paths(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", base, "--"),
        _paths(root, "ls-files", "--others", "--exclude-standard", "-z"),
    )


def _real(path: Path) -> Path:
    """Follow links as far as they lead; Path.resolve raises for those that lead in a circle."""
    return Path(os.path.realpath(path))


def _base(root: Path, revision: str) -> str:
    """Give the commit at which the current branch left a revision: what was added there since is not new here."""
    commit = _git("-C", str(root), "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", default="").strip()
    if not commit:
        raise InputError(
            f"git does not know the revision {revision!r}; fetch it first "
            "(in GitHub Actions: actions/checkout with fetch-depth: 0)"
        )
    return _git("-C", str(root), "merge-base", commit, "HEAD", default="").strip() or commit


def _paths(root: Path, *arguments: str) -> frozenset[Path]:
    return frozenset(root / name for name in _git("-C", str(root), *arguments).split("\0") if name)


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
