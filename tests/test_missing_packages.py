"""A package that cannot be imported ends the command with exit code 2 and what to install; no source is blamed."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The bridge was opened on 3 May 1999 by the mayor of the town, who said that it was late. " * 12
PAGE = f"<!doctype html><html><head><title>The bridge</title></head><body><article><h1>The bridge</h1><p>{TEXT}</p></article></body></html>"
SOURCES = {
    "page.html": PAGE,
    "mojibake.txt": TEXT.replace("late.", "â€œlateâ€\x9d, itâ€™s said."),
    "foreign.txt": "Watoto wanacheza mpira uwanjani kila siku asubuhi mapema sana. " * 30,
}
BLOCK = """
import sys

class Block:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r} or name.startswith({name!r} + "."):
            raise ModuleNotFoundError("No module named " + repr(name), name=name)

sys.meta_path.insert(0, Block())
"""
CLEANER = """
import sys

class Block:
    def find_spec(self, name, path=None, target=None):
        if name == "lxml.html.clean":
            raise ImportError("lxml.html.clean module is now a separate project lxml_html_clean.\\\\nInstall it.")

sys.meta_path.insert(0, Block())
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    for name, text in SOURCES.items():
        (tmp_path / "raw" / name).write_text(text, encoding="utf8")
    return tmp_path


def run(folder: Path, block: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "site").mkdir(exist_ok=True)
    (folder / "site" / "sitecustomize.py").write_text(block)
    env = {**os.environ, "PYTHONPATH": f"{folder / 'site'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    command = [sys.executable, "-m", "sourcelint", *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=200)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("block", "package"),
    [
        (BLOCK.format(name="trafilatura"), "trafilatura"),
        (BLOCK.format(name="htmldate"), "htmldate"),
        (BLOCK.format(name="lxml"), "lxml"),
        (BLOCK.format(name="ftfy"), "ftfy"),
        (BLOCK.format(name="langdetect"), "langdetect"),
        (CLEANER, "lxml-html-clean"),
    ],
    ids=["trafilatura", "htmldate", "lxml", "ftfy", "langdetect", "lxml.html.clean"],
)
def test_what_to_install_is_said(folder: Path, block: str, package: str, jobs: str) -> None:
    done = run(folder, block, "check", "raw", "--jobs", jobs)
    assert done.returncode == 2, done.stdout
    assert done.stderr.rstrip().endswith(f"-m pip install {package}")
    assert done.stderr.startswith("sourcelint: cannot import what it needs: ")
    assert "Traceback" not in done.stderr
    assert "ERR00" not in done.stdout


@pytest.mark.parametrize(
    ("name", "arguments", "package"),
    [
        ("yaml", ["gate", "raw"], "pyyaml"),
        ("great_expectations", ["test"], "great-expectations"),
        ("jinja2", ["check", "raw", "--format", "html"], "jinja2"),
    ],
)
def test_other_commands_say_it_too(folder: Path, name: str, arguments: list[str], package: str) -> None:
    done = run(folder, BLOCK.format(name=name), *arguments)
    assert done.returncode == 2, done.stdout
    assert done.stderr.rstrip().endswith(f"-m pip install {package}")
    assert "Traceback" not in done.stderr


def test_with_all_packages_the_same_sources_are_read(folder: Path) -> None:
    done = run(folder, "", "check", "raw")
    assert done.returncode in (0, 1)
    assert "ERR00" not in done.stdout


@pytest.mark.slow
def test_the_flow_ends_before_anything_is_recorded(folder: Path) -> None:
    done = run(folder, BLOCK.format(name="trafilatura"), "run", "raw")
    assert done.returncode == 2, done.stdout
    assert done.stderr.rstrip().endswith("-m pip install trafilatura")
    assert not (folder / "reports").exists()
