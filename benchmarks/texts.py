"""Plain English texts of about 5 KB for the benchmarks, made from the paragraphs of the sources in raw/."""

from __future__ import annotations

import random
from pathlib import Path

RAW = Path(__file__).parent.parent / "raw"


def plain_texts(count: int, size: int = 5_000) -> list[str]:
    """Shuffle paragraphs into `count` different texts of about `size` characters; the same ones at every call."""
    paragraphs = [
        line.strip()
        for path in sorted(RAW.iterdir())
        if not (text := path.read_text(encoding="utf8")).startswith("{")
        for line in text.splitlines()
        if len(line) > 100
    ]
    chance = random.Random(0)  # noqa: S311
    texts = []
    for n in range(count):
        chance.shuffle(paragraphs)
        text, lines = f"What the records say, part {n}", iter(paragraphs)
        while len(text) < size:
            text += "\n\n" + next(lines)
        texts.append(text + "\n")
    return texts
