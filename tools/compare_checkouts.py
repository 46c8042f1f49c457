"""Compare what two checkouts say of the same texts, byte for byte: the guard of a change that must not change behaviour.

    python tools/compare_checkouts.py ../before . --texts FOLDER --limit 500
    python tools/compare_checkouts.py ../before . --texts FOLDER --said /tmp/before    # keeps what the first one said

Each checkout lints raw/, the texts of the rules' cases and, if named, the texts of the JSON Lines files below a folder (their
field `raw`, `html` or `text`). What it says is written to one file a kind: findings, columns, grades, statements, what was
understood, and every page of the reports. The first differing lines are printed; exit code 1 if there are any.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
AS_OF = "2026-11-21"
FORMATS = ("jsonl", "json", "full", "concise", "sarif", "markdown", "html", "junit", "github", "gitlab")
MAX_TEXT_CHARS = 60_000
"""Characters of a text that are compared: the longest pages say nothing that the others do not."""

PAGES = """
import sys
from datetime import date
from pathlib import Path
from sourcelint import pipeline
from sourcelint.render import Run
settings = pipeline.Settings(as_of=date.fromisoformat(sys.argv[1]))
sources = pipeline.discover([sys.argv[2]])
reports = pipeline.lint_corpus(sources, settings)
pipeline.publish(reports, None, Run("0", settings.as_of, {s.id: str(s.path) for s in sources}), Path(sys.argv[3]))
"""
"""Run in each checkout: writes the pages and tables of a folder of sources."""


def main() -> int:
    """Write the texts, let both checkouts speak, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="folder of JSON Lines files")
    parser.add_argument(
        "--limit", type=int, default=500, metavar="N", help="texts taken from the folder (default: 500)"
    )
    parser.add_argument(
        "--said", type=Path, metavar="FOLDER", help="where what the first one says is kept, and found again"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        texts = work / "texts"
        texts.mkdir()
        count = write_texts(texts, arguments.texts, arguments.limit)
        before = arguments.said or work / "before"
        if not before.exists():
            speak(arguments.before.resolve(), texts, before)
        differing = differences(before, speak(arguments.after.resolve(), texts, work / "after"))
    for line in differing:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{count} texts: {f'{len(differing)} files differ' if differing else 'byte for byte the same'}\n")
    return 1 if differing else 0


def write_texts(folder: Path, data: Path | None, limit: int) -> int:
    """Write what both lint into a folder, and return the number of texts."""
    texts = [path.read_bytes() for path in sorted((ROOT / "raw").iterdir())]
    for path in sorted((ROOT / "tests" / "cases").glob("*.md")):
        fences = re.findall(r"^```\n(.*?)^```$", path.read_text(encoding="utf8"), re.DOTALL | re.MULTILINE)
        texts += [re.sub("[⟦⟧]", "", fence).encode() for fence in fences]
    texts += sample(data, limit) if data else []
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_bytes(text)
    return len(texts)


def sample(data: Path, limit: int) -> list[bytes]:
    """Take the same number of texts from each file of a folder."""
    files = sorted(data.rglob("*.jsonl"))
    found = []
    for path in files:
        with path.open(encoding="utf8") as lines:
            for line in islice(lines, -(-limit // len(files))):
                record = json.loads(line)
                text = next((record[key] for key in ("raw", "html", "text") if isinstance(record.get(key), str)), "")
                found.append(text[:MAX_TEXT_CHARS].encode("utf8", "surrogatepass"))
    return [text for text in found if text][:limit]


def speak(checkout: Path, texts: Path, out: Path) -> Path:
    """Let a checkout write everything that it says of a folder of texts."""
    out.mkdir(parents=True)
    environment = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONHASHSEED": "0", "NO_COLOR": "1"}

    def run(*arguments: str, to: Path | None = None) -> None:
        done = subprocess.run(  # noqa: S603 - our own checkouts
            [sys.executable, *arguments], cwd=texts.parent, env=environment, check=False, capture_output=True
        )
        if done.returncode not in {0, 1}:
            raise SystemExit(
                f"{checkout}: {' '.join(arguments[:3])} failed: {done.stderr.decode(errors='replace')[-2000:]}"
            )
        if to is not None:
            to.write_bytes(done.stdout + done.stderr)

    outputs = [word for name in FORMATS for word in ("--output", f"{name}={out / f'check.{name}'}")]
    run(
        "-m", "sourcelint", "check", texts.name, "--severity", "info", "--as-of", AS_OF, *outputs, to=out / "check.text"
    )
    run("-m", "sourcelint", "inspect", texts.name, "--format", "json", to=out / "inspect.jsonl")
    run("-c", PAGES, AS_OF, texts.name, str(out / "reports"))
    return out


def differences(before: Path, after: Path) -> list[str]:
    """Name the files that differ, each with its first differing lines."""
    names = sorted({p.relative_to(side) for side in (before, after) for p in side.rglob("*") if p.is_file()})
    found = []
    for name in names:
        sides = [(side / name).read_bytes() if (side / name).exists() else b"" for side in (before, after)]
        if sides[0] != sides[1]:
            lines = [side.decode("utf8", "replace").splitlines() for side in sides]
            diff = [line[:300] for line in difflib.unified_diff(*lines, lineterm="", n=0)][3:7]
            found.append("\n    ".join([str(name), *diff]))
    return found


if __name__ == "__main__":
    sys.exit(main())
