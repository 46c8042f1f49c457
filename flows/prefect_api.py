"""Which Prefect API is used and who says so, told without importing Prefect, which would settle it.

Where the user has configured an API (in the environment or in the active profile), that one; otherwise a server of our
own. Prefect itself would also read `.env`, `prefect.toml` and `pyproject.toml` of the working directory. Those belong to
whoever wrote the files there, who need not be the user: they could send the texts and reports to another API, or name
code to be loaded as a logging handler. So they count only where the user asks for it.

Prefect reads them relative to the working directory, when it is imported and whenever it builds its settings anew, and
no variable turns that off. So it is imported while the process stands in a folder of our own that holds no such files.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from sourcelint.errors import InputError
from sourcelint.files import bounded_read
from sourcelint.inputs.config import section

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS_FILES = (".env", "prefect.toml", "pyproject.toml")
DOTENV_URL = re.compile(r"(?m)^\s*(?:export\s+)?PREFECT_API_URL\s*=\s*(\S+)")


class ServerError(Exception):
    """Prefect cannot be had; the message says why. Exit code 2."""


class ConfiguredApi(NamedTuple):
    """A Prefect API that the user has configured, and where."""

    url: str
    reason: str

    def __str__(self) -> str:
        """Say which API it is, without a password that its address may hold."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path} ({self.reason})"


def configured(*, trust_folder: bool = False) -> ConfiguredApi | None:
    """Return the API that the user has configured, looking where Prefect looks, in its order.

    With `trust_folder`, also in the settings files of the working directory.
    """
    if url := os.environ.get("PREFECT_API_URL"):
        return ConfiguredApi(url, "PREFECT_API_URL")
    if trust_folder and (found := _in_folder()):
        return found
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect").expanduser()
    path = Path(os.environ.get("PREFECT_PROFILES_PATH") or home / "profiles.toml").expanduser()
    profiles = _toml(path)
    active = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
    url = section(profiles, "profiles", str(active)).get("PREFECT_API_URL")
    return ConfiguredApi(str(url), f"profile {active} in {path}") if url else None


def _in_folder() -> ConfiguredApi | None:
    dotenv, prefect, pyproject = SETTINGS_FILES
    if url := DOTENV_URL.search(_text(Path(dotenv))):
        return ConfiguredApi(url[1].strip("'\""), dotenv)
    if url := section(_toml(Path(prefect)), "api").get("url"):
        return ConfiguredApi(str(url), prefect)
    if url := section(_toml(Path(pyproject)), "tool", "prefect", "api").get("url"):
        return ConfiguredApi(str(url), pyproject)
    return None


def ignored_files() -> list[str]:
    """Return the settings files in the working directory that Prefect would have read."""
    return [
        name
        for name in SETTINGS_FILES
        if (name == "prefect.toml" and Path(name).exists())
        or (name == ".env" and "PREFECT_" in _text(Path(name)))
        or (name == "pyproject.toml" and "prefect" in section(_toml(Path(name)), "tool"))
    ]


def hold_paths() -> None:
    """Make the paths in the user's Prefect settings absolute: they mean the working directory, which will not stay."""
    for name, value in os.environ.items():
        if name.startswith("PREFECT_") and name.endswith(("_HOME", "_PATH", "_FILE")) and value and "://" not in value:
            os.environ[name] = str(Path(value).expanduser().absolute())


def own_environment(home: Path, database: Path) -> dict[str, str]:
    """Return the settings of a server of our own and of its clients.

    Prefect's home is a folder of our own as well: profiles, a logging configuration and plugins would be read there.
    """
    settings = {"PREFECT_HOME": str(home), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    if not {"PREFECT_SERVER_DATABASE_CONNECTION_URL", "PREFECT_API_DATABASE_CONNECTION_URL"} & os.environ.keys():
        settings["PREFECT_SERVER_DATABASE_CONNECTION_URL"] = f"sqlite+aiosqlite:///{database}"
    return settings


@contextmanager
def standing_in(folder: Path) -> Iterator[None]:
    """Let the process stand in another folder while the block lasts."""
    working = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(working)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return bounded_read.parse_toml(_text(path), path)
    except InputError:
        return {}


def _text(path: Path) -> str:
    try:
        return bounded_read.read_text(path, bounded_read.MAX_SETTINGS_BYTES)
    except InputError:
        return ""
