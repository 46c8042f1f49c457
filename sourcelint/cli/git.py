"""What git knows of the sources: which of them are new or changed since a revision."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.errors import InputError
from sourcelint.expressions import lazy
from sourcelint.files.bounded_read import MAX_TABLE_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
        link is new if it, a folder on its way, or what it leads to has changed.
        """

        @cache
        def folder_changed(folder: Path) -> bool:
            here = _real(folder.parent) / folder.name
            return here in self.changed or (folder != folder.parent and folder_changed(folder.parent))

        def is_new(source: Source) -> bool:
            real = _real(source.path)
            absolute = Path(os.path.abspath(source.path))  # noqa: PTH100 - links stay as they are
            return real not in self.held or real in self.changed or folder_changed(absolute)

        return [source for source in sources if source.raw is not None or source.remote is not None or is_new(source)]

    def touched(self, file: Path) -> bool:
        """Tell whether a file was changed, added or deleted; one that git ignores was not."""
        return _real(file) in self.changed or _real(file) in self.untracked

    def touched_below(self, folder: Path) -> Path | None:
        """Find the first file below a folder that was changed, added or deleted."""
        real = _real(folder)
        return min((folder for folder in self.changed | self.untracked if folder.is_relative_to(real)), default=None)

    def before(self, file: Path) -> str:
        """Return the text that a file had; empty if it was not there, or is larger than a table may be."""
        real = _real(file)
        if real not in self.held:
            return ""
        blob = f"{self.base}:{real.relative_to(self.root).as_posix()}"
        size = int(_git("-C", str(self.root), "cat-file", "-s", blob))
        return _git("-C", str(self.root), "cat-file", "blob", blob) if size <= MAX_TABLE_BYTES else ""


def since(revision: str) -> History:
    """Ask git what differs from where the current branch left a revision. Raises InputError."""
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise InputError(f"{revision!r} is no revision of git")
    _environment.cache_clear()
    try:
        root = Path(_git("rev-parse", "--show-toplevel").removesuffix("\n"))
    except GitError as error:
        raise InputError(
            f"--new-since: this folder is in no repository of git ({error}); go into one, or use --baseline"
        ) from None
    base = _base(root, revision)
    return History(
        root,
        base,
        _paths(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", base),
        _paths(root, "diff", *_NOTHING_RUN, "--name-only", "--no-renames", "-z", base, "--"),
        _paths(root, "ls-files", "--others", "--exclude-standard", "-z"),
    )


def _real(path: Path) -> Path:
    """Follow links as far as they lead; Path.resolve raises for those that lead in a circle."""
    return Path(os.path.realpath(path))


def _base(root: Path, revision: str) -> str:
    """Find the commit at which the current branch left a revision: what was added there since is not new here."""
    name = f"{revision}^{{commit}}"
    commit = _git("-C", str(root), "rev-parse", "--verify", "--quiet", "--end-of-options", name, default="").strip()
    if not commit and revision == "HEAD":  # before the first commit all is new
        return _git("hash-object", "-t", "tree", os.devnull).strip()
    if not commit:
        raise InputError(
            f"git does not know the revision {revision!r}; fetch it first "
            "(in GitHub Actions: actions/checkout with fetch-depth: 0)"
        )
    return _git("-C", str(root), "merge-base", commit, "HEAD", default="").strip() or commit


def _paths(root: Path, *arguments: str) -> frozenset[Path]:
    return frozenset(root / name for name in _git("-C", str(root), *arguments).split("\0") if name)


class GitError(InputError):
    """A command of git that failed; the message is git's own."""


_NOTHING_RUN = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
"""For `git diff`, which would run programs to show differences, and git again in submodules, with their configuration."""

_SAFE = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "diff.external": "",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}
"""What no configuration of a repository may say otherwise: each of these has git run a program, or take a folder that
merely looks like a repository for one."""

_FILTER = lazy(r"(?s)filter\..*\.(?:clean|smudge|process|required)")


@cache
def _environment() -> Mapping[str, str]:
    """Return the environment in which git runs nothing that the configuration of the repository names.

    Filters of the repository's own configuration are replaced by what the user's says of them, or by none. The variables
    GIT_CONFIG_* win over every file of configuration, and hold names with any characters.
    """
    trusted: dict[str, str] = {}
    named: set[str] = set()
    listed = _run(["config", "--list", "--show-scope", "-z"], _with(_SAFE)).stdout.decode("utf8", "surrogateescape")
    fields = listed.split("\0")
    for scope, entry in zip(fields[::2], fields[1::2], strict=False):
        key, _, value = entry.partition("\n")
        if _FILTER.fullmatch(key):
            if scope in {"system", "global", "command"}:
                trusted[key] = value
            else:
                named.add(key)
    filters = {key: trusted.get(key, "false" if key.endswith(".required") else "") for key in sorted(named)}
    return _with({**_SAFE, **filters})


def _with(settings: Mapping[str, str]) -> Mapping[str, str]:
    given = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    numbered = {
        f"GIT_CONFIG_{part}_{given + number}": text
        for number, pair in enumerate(settings.items())
        for part, text in zip(("KEY", "VALUE"), pair, strict=True)
    }
    return {
        **os.environ,
        **numbered,
        "GIT_CONFIG_COUNT": str(given + len(settings)),
        "GIT_ALLOW_PROTOCOL": "none",  # an incomplete clone would fetch what it lacks, by a command of its own
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _run(arguments: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-pager", *arguments]
    try:
        return subprocess.run(  # noqa: S603 - the user's git
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise InputError("--new-since needs git, which is not there") from None
    except (OSError, ValueError) as error:
        raise InputError(f"--new-since: git cannot be run: {error}") from None


def _git(*arguments: str, default: str | None = None) -> str:
    """Run git and return what it prints; if it fails, `default`. Raises GitError without one."""
    done = _run(list(arguments), _environment())
    if done.returncode:
        if default is not None:
            return default
        reason = done.stderr.decode("utf8", "replace").strip().splitlines()
        raise GitError(reason[0] if reason else f"git {arguments[0]} failed")
    return done.stdout.decode("utf8", "surrogateescape")
