"""`check`, `gate` and `run` are three ways to the same findings."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

RAW = Path(__file__).parent.parent / "raw"
DAY = "2026-11-21"

pytestmark = [pytest.mark.slow, pytest.mark.flow]


def sourcelint(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sourcelint", *args, "--as-of", DAY]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def findings(lines: str) -> list[dict]:
    found = [json.loads(line) for line in lines.splitlines()]
    return sorted(found, key=lambda f: (f["source"], f["start"], f["end"], f["code"], f["message"]))


def test_check_gate_and_run_report_identical_findings(tmp_path: Path) -> None:
    # Two copies of a source besides the seeds, so that findings across sources are among them.
    for path in RAW.iterdir():
        (tmp_path / "raw" / path.name).parent.mkdir(exist_ok=True)
        (tmp_path / "raw" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "raw" / "copy.txt").write_bytes((RAW / "004_3c16e44d6251a405.txt").read_bytes())
    checked = sourcelint(tmp_path, "check", "raw", "--severity", "info", "--format", "jsonl")
    gated = sourcelint(tmp_path, "gate", "raw", "--severity", "info", "--format", "jsonl")
    ran = sourcelint(tmp_path, "run", "raw")
    assert (checked.returncode, gated.returncode, ran.returncode) == (1, 1, 0), (
        checked.stderr + gated.stderr + ran.stderr
    )
    expected = findings(checked.stdout)
    assert len(expected) > 50
    assert "XSR004" in {f["code"] for f in expected}
    assert findings(gated.stdout) == expected
    assert findings((tmp_path / "reports" / "findings.jsonl").read_text(encoding="utf8")) == expected
