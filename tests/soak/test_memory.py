"""Memory of a whole command: at most `MAX_MB_PER_MB` for each megabyte of the file, above `MAX_BASE_MB`.

The peak is what Linux counts for a process of its own, interpreter, tables and all: `VmHWM`, as `ru_maxrss` begins with what
the process that started it held.
`pytest tests/soak/test_memory.py -m soak -s` prints megabytes per megabyte and the base for each kind of file and size.
"""

from __future__ import annotations

import html
import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.texts import plain_texts

pytestmark = [pytest.mark.soak, pytest.mark.timeout(3600)]

ROOT = Path(__file__).parent.parent.parent
MAX_MB_PER_MB, MAX_BASE_MB = 20, 150

CHECK = """
import re, sys
from sourcelint.cli import main
main(["check", sys.argv[1], "--format", "jsonl", "--max-bytes", "100000000"])
sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def plain(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


def page(paragraphs: list[str]) -> str:
    body = "\n".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
    return f'<!DOCTYPE html><html lang="en"><head><title>Records</title></head><body><article>{body}</article></body></html>'


def record(paragraphs: list[str]) -> str:
    body = "\n".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
    return json.dumps({"title": {"rendered": "Records"}, "link": "https://example.org", "content": {"rendered": body}})


@pytest.mark.parametrize("size", [1, 10, 50])
@pytest.mark.parametrize("kind", [plain, page, record], ids=lambda kind: kind.__name__)
def test_memory_grows_with_the_file_by_a_bounded_factor(kind, size, tmp_path):
    if size == 50 and kind is not plain:
        size = 20  # a page or record of fifty megabytes takes ten minutes
    small, large = (_peak(tmp_path, kind, megabytes) for megabytes in (0.1, size))
    print(
        f"{kind.__name__} of {size} MB: {(large - small) / size:.1f} MB per MB, base {small:.0f} MB, peak {large:.0f} MB"
    )
    assert small <= MAX_BASE_MB
    assert large <= MAX_BASE_MB + size * MAX_MB_PER_MB


def _peak(folder: Path, kind, megabytes: float) -> float:
    paragraphs = [p for text in plain_texts(200) for p in text.split("\n\n")]
    once = len(plain(paragraphs).encode())
    need = int(megabytes * 1e6)
    repeated = paragraphs * (need // once) + paragraphs[: int(len(paragraphs) * (need % once) / once) + 1]
    path = folder / f"{megabytes}.txt"
    path.write_text(kind(repeated), encoding="utf8")
    run = subprocess.run(
        [sys.executable, "-c", CHECK, str(path)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
    )
    return int(run.stderr.split()[-1]) / 1000
