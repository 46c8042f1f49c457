"""What comparing many sources costs: seconds, how they grow, share of `check`, peak memory.

    python -m benchmarks.compare_scale [--data FILE...] [--stored FOLDER] [1000 10000]

Texts of about 5 KB are made: stories of one to eight sources among many unrelated ones. Each is put together from sentences of
`raw/`, or of the key `text` of JSON Lines files, with other words of the same endings in them, so that no two share their words by
accident of the making; those of one story share names, figures and half of their sentences, in other words. Profiles are made
first and kept (`--stored`), and read by a process of its own for each size, so that its peak memory is that of comparing. The
share of `check` is that of the time of linting the same texts by the default rules.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import sourcelint
from benchmarks.texts import RAW
from sourcelint.clean import read
from sourcelint.engine.compare import Comparison
from sourcelint.store.results import PROFILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES = (1_000, 3_000, 10_000)
TEXT_CHARS = 5_000
STORY_SIZES = (*range(2, 9), *(1,) * 35)
"""Sizes of stories, each as likely: half of the sources are alone."""

TIMED_TEXTS = 150
"""Texts of which the linting is timed with all rules."""

SYLLABLES = [
    "ba",
    "bel",
    "cor",
    "dan",
    "dor",
    "el",
    "fen",
    "gar",
    "hol",
    "il",
    "jor",
    "kar",
    "len",
    "mor",
    "nor",
    "ol",
    "per",
    "quin",
    "ras",
    "sel",
    "tor",
    "ul",
    "ven",
    "wes",
    "yar",
    "zen",
]
_WORD = re.compile(r"[A-Za-z]+|\d+")


class Maker:
    """Makes texts from the sentences of others."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._sentences = [
            sentence
            for text in texts
            for sentence in re.split(r"(?<=[.!?])\s+", " ".join(text.split()))
            if 40 < len(sentence) < 300
        ]
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        for sentence in self._sentences:
            for word in re.findall(r"\b[a-z]{4,}\b", sentence):
                self._words[word[-2:]].append(word)

    def story(self, chance: random.Random, size: int) -> Iterator[str]:
        """Yield the texts of one story."""
        names: dict[str, str] = {}
        told = [self._reworded(chance.choice(self._sentences), chance, names, 0.5) for _ in range(30)]
        day = f"{chance.randrange(1, 29)} March 2024"
        for _ in range(size):
            own = chance.sample(told, 15)
            lines = [self._reworded(sentence, chance, {}, 0.15, kept=True) for sentence in own]
            while sum(map(len, lines)) < TEXT_CHARS:
                lines.append(self._reworded(chance.choice(self._sentences), chance, names, 0.5))
            yield f"{lines[0][:80]}\n{day}\n\n" + "\n\n".join(
                " ".join(lines[at : at + 4]) for at in range(1, len(lines), 4)
            )

    def _reworded(
        self, sentence: str, chance: random.Random, names: dict[str, str], share: float, *, kept: bool = False
    ) -> str:
        """Put other words with the same ending for a share of a sentence's words, and other names and figures if not `kept`."""

        def other(match: re.Match[str]) -> str:
            word = match.group()
            if word.isdigit():
                return word if kept or len(word) == 4 else str(chance.randrange(10 ** (len(word) - 1), 10 ** len(word)))
            if word[0].isupper():
                is_name = not kept and match.start() and len(word) > 3
                return names.setdefault(word, _name(word, chance)) if is_name else word
            words = self._words.get(word[-2:]) if len(word) > 3 and chance.random() < share else None
            return chance.choice(words) if words else word

        return _WORD.sub(other, sentence)


def _name(word: str, chance: random.Random) -> str:
    """Return a name for another: as often as not itself, which many texts have, else one of half a million."""
    return word if chance.random() < 0.5 else "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def make_texts(pool: Sequence[str], count: int) -> Iterator[str]:
    """Yield `count` texts, the same ones at every call, in an order in which a story's texts lie apart."""
    maker, chance = Maker(pool), random.Random(0)  # noqa: S311
    batch: list[str] = []
    while count > 0:
        batch += maker.story(chance, chance.choice(STORY_SIZES))
        if len(batch) >= min(count, 500):
            chance.shuffle(batch)
            yield from batch[:count]
            count -= len(batch)
            batch = []


def read_pool(files: Sequence[Path]) -> list[str]:
    """Read the texts that sentences are taken from."""
    if not files:
        return [path.read_text(encoding="utf8") for path in sorted(RAW.iterdir()) if path.suffix == ".txt"]
    rows = [json.loads(line) for path in files for line in path.read_text(encoding="utf8").splitlines()]
    return [row["text"] for row in rows if " the " in row.get("text", "")]


def store_profiles(folder: Path, pool: Sequence[str], count: int) -> None:
    """Lint texts and add their profiles to a file until it holds so many; the time that `check` takes for one goes beside it."""
    texts = list(make_texts(pool, TIMED_TEXTS))
    begun = time.process_time()
    for number, text in enumerate(texts):
        sourcelint.lint(read(text.encode(), f"{number:06}.txt"), depth="findings")
    (folder / "seconds").write_text(str((time.process_time() - begun) / len(texts)))
    with (folder / "profiles").open("ab") as stored:
        have = sum(1 for _ in (folder / "profiles").open("rb"))
        for number, text in enumerate(make_texts(pool, count)):
            if number >= have:
                report = sourcelint.lint(read(text.encode(), f"{number:06}.txt"), rules=(), depth="findings")
                assert report.profile is not None
                stored.write(PROFILE.encode(report.profile) + b"\n")


def compare_stored(folder: Path, count: int) -> dict[str, float]:
    """Compare the first profiles of a file; return processor seconds, peak memory in MB and the number of findings."""
    comparison = Comparison()
    begun = time.process_time()
    reading = 0.0
    with (folder / "profiles").open("rb") as stored:
        for _, line in zip(range(count), stored, strict=False):
            before = time.process_time()
            profile = PROFILE.decode(line)
            reading += time.process_time() - before
            comparison.add_profile(profile)
    found = len(comparison.findings())
    seconds = time.process_time() - begun - reading
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "reading": reading, "peak": peak, "findings": found}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="SIZE")
    parser.add_argument(
        "--data", nargs="*", type=Path, default=[], help="JSON Lines files with texts, in place of raw/"
    )
    parser.add_argument("--stored", type=Path, help="folder in which profiles are kept for the next call")
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--compare", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.make:
        store_profiles(args.stored, read_pool(args.data), args.make)
    elif args.compare:
        print(json.dumps(compare_stored(args.stored, args.compare)))
    else:
        with tempfile.TemporaryDirectory() as made:
            show(args.stored or Path(made), args.data, sorted(args.sizes))


def show(folder: Path, data: Sequence[Path], sizes: Sequence[int]) -> None:
    """Measure each size in a process of its own and print the table."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "benchmarks.compare_scale", "--stored", str(folder)]
    subprocess.run([*command, "--make", str(max(sizes)), *(["--data", *map(str, data)] if data else [])], check=True)
    linting = float((folder / "seconds").read_text())
    print(f"linting takes {1000 * linting:.1f} ms a source")
    print(f"{'sources':>9}{'seconds':>9}{'ms each':>9}{'exponent':>10}{'of check':>10}{'peak MB':>9}{'findings':>10}")
    before: tuple[int, float] | None = None
    for size in sizes:
        done = subprocess.run([*command, "--compare", str(size)], check=True, capture_output=True, text=True)
        row = json.loads(done.stdout)
        seconds = row["seconds"]
        grown = math.log(seconds / before[1]) / math.log(size / before[0]) if before else None
        share = seconds / (seconds + size * linting)
        print(
            f"{size:9}{seconds:9.1f}{1000 * seconds / size:9.2f}{f'{grown:.2f}' if grown else '':>10}{share:10.0%}"
            f"{row['peak']:9.0f}{row['findings']:10}",
            flush=True,
        )
        before = size, seconds


if __name__ == "__main__":
    main()
