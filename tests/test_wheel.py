"""The wheel, installed outside the repository: the engine, the suites and the flow are all in it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = [pytest.mark.wheel, pytest.mark.slow]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory that holds what the wheel installs; dependencies come from this environment."""
    folder = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder), str(wheel)],
        check=True,
    )
    return folder


def run(site: Path, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    # -S leaves out this environment's editable install; the dependencies are put behind the wheel by hand.
    path = os.pathsep.join([str(site), sysconfig.get_paths()["purelib"]])
    code = "import sys, sourcelint.cli; sys.exit(sourcelint.cli.main(sys.argv[1:]))"
    command = [sys.executable, "-S", "-c", code, *args]
    env = {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_the_wheel_claims_no_name_but_its_own(wheel: Path) -> None:
    names = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {n for n in names if not n.endswith(".dist-info")} == {"sourcelint"}


def test_the_wheel_holds_what_the_repository_has(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("checks", "flows"):
        tracked = subprocess.run(
            ["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        assert {f"sourcelint/{line}" for line in tracked.splitlines()} <= names


def test_the_installed_linter_finds_the_same(installed: Path, tmp_path: Path) -> None:
    args = ["check", str(ROOT / "raw"), "--format", "jsonl", "--severity", "info", "--as-of", "2026-11-21"]
    there = run(installed, tmp_path, *args)
    here = subprocess.run(
        [sys.executable, "-m", "sourcelint", *args], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert there.stdout == here.stdout
    assert len(there.stdout.splitlines()) > 50
    assert there.stderr == here.stderr


def test_the_installed_linter_sets_a_folder_up(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "init")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "sourcelint.toml").is_file()
    assert {p.name for p in (ROOT / "checks").glob("*.yaml")} <= {p.name for p in (tmp_path / "checks").iterdir()}


def test_the_installed_gate_uses_its_own_suites_and_a_users_win(installed: Path, tmp_path: Path) -> None:
    args = ["gate", str(ROOT / "raw"), "--as-of", "2026-11-21", "--format", "json"]
    own = run(installed, tmp_path, *args)
    assert own.returncode == 1, own.stderr
    (tmp_path / "checks").mkdir()
    suite = {
        "name": "mine",
        "expectations": [
            {"type": "expect_column_values_to_not_be_null", "kwargs": {"column": "source"}, "severity": "critical"}
        ],
    }
    (tmp_path / "checks" / "mine.yaml").write_text(json.dumps(suite))
    assert run(installed, tmp_path, *args).returncode == 0


OLDEST_PIP = "22.3"
"""The one that Python 3.11.0 brought; 3.11.7 brings 23.2.1. Both miss extras whose names hold an underscore."""

PAGE = """<!doctype html><html lang="en"><head><title>The bridge</title></head><body><article><h1>The bridge</h1>
<p>The council met on Monday and agreed on the plan for the old bridge, which has been closed since the flood.</p>
<p>It will be open again in the spring, the mayor of the town said after the meeting in the hall.</p></article></body></html>
"""


NOT_FOR_PAGES = re.compile(r"(?i)(?:prefect|fastapi|sqlalchemy|great[-_]expectations|pandas|pyarrow)\b")
"""What only the flow and the gate need: most of what there is to be downloaded."""


def requirements(wheel: Path) -> list[str]:
    """Read what a wheel requires without any of its extras."""
    archive = zipfile.ZipFile(wheel)
    (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    lines = archive.read(name).decode().partition("\n\n")[0].splitlines()
    stated = [line.partition(": ")[2] for line in lines if line.startswith("Requires-Dist: ")]
    return [requirement for requirement in stated if "extra ==" not in requirement]


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.soak)], ids=["page", "whole"])
def test_the_oldest_pip_installs_all_that_a_page_needs(wheel: Path, tmp_path: Path, whole: bool) -> None:
    """Installs the wheel from the package index, with its dependencies in the soak and else with those of a page."""
    base = Path(sys.base_prefix) / "bin" / "python3"
    subprocess.run([base, "-m", "venv", str(tmp_path / "venv")], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    pip = [python, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", f"pip=={OLDEST_PIP}"], check=True)
    version = subprocess.run([*pip, "--version"], check=True, capture_output=True, text=True).stdout
    assert version.startswith(f"pip {OLDEST_PIP} ")
    constrained = [
        "--no-compile",
        "--constraint",
        str(ROOT / "constraints.txt"),
    ]  # compiling takes as long as installing
    needed = [requirement for requirement in requirements(wheel) if whole or not NOT_FOR_PAGES.match(requirement)]
    assert any(requirement.startswith("trafilatura") for requirement in needed)
    subprocess.run([*pip, "install", "--quiet", *constrained, *needed], check=True)
    subprocess.run([*pip, "install", "--quiet", "--no-deps", str(wheel)], check=True)
    (tmp_path / "page.html").write_text(PAGE)
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [python, "-m", "sourcelint", "check", "page.html", "--format", "jsonl", "--severity", "info"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    codes = {json.loads(line)["code"] for line in done.stdout.splitlines()}
    assert "PRV001" in codes, done.stderr
    assert "ERR001" not in codes
    assert done.stderr == ""
