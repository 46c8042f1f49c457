"""What comparing many sources costs: seconds, how they grow, share of `check`, peak memory.

    python -m benchmarks.compare_scale [--data FILE...] [--stored FOLDER] [--linted 10000] [1000 10000]

Texts of about 5 KB are made: stories of one to eight sources among many unrelated ones. Each is put together from sentences of
`raw/`, or of the key `text` of JSON Lines files, with other words of the same endings in them, so that no two share their words by
accident of the making; those of one story share names, figures and half of their sentences, in other words. Profiles are made
first, on all processors, and kept (`--stored`), and read by a process of its own for each size, so that its peak memory is that of
comparing. The share of `check` is that beside linting such texts by the default rules, timed in the same process.

To lint 300,000 texts takes hours, so that only so many are linted as `--linted` says. Further profiles are those again in other
words, as if each text had been translated: every stem stands for another of like rarity throughout an edition, so that stories stay
stories, and texts of two editions are no more alike than texts of two stories. With `--linted 1000` in place of 3000, 3,000
profiles take the same memory and about the same time, and have about as many findings.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from array import array
from collections import defaultdict
from dataclasses import replace
from functools import cache, partial
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

import sourcelint
from benchmarks.texts import RAW
from sourcelint.clean import read
from sourcelint.corpus.shared_passages import FIELDS_PER_SENTENCE
from sourcelint.corpus.story_sketches import hash_of, sketch_of
from sourcelint.engine.compare import Comparison
from sourcelint.evidence.events.rarity import rarity_of
from sourcelint.evidence.events.stems import stem_of
from sourcelint.evidence.events.told import packed, unpacked
from sourcelint.evidence.text_reuse.minhash import hashes_of
from sourcelint.store.results import PROFILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sourcelint.report import SourceProfile

SIZES = (1_000, 3_000, 10_000)
LINTED = 10_000
RARITY_BANDS = 100
"""Classes of stems of like rarity."""

TEXT_CHARS = 5_000
STORY_SIZES = (*range(2, 9), *(1,) * 35)
"""Sizes of stories, each as likely: half of the sources are alone."""

TIMED_TEXTS = 60
"""Texts of which the linting is timed with all rules, before and after each comparison: a machine is not always as fast."""

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


def store_profiles(folder: Path, pool: Sequence[str], size: int, linted: int) -> None:
    """Make so many profiles, those that are there already apart; some texts go beside them, whose linting is timed."""
    (folder / "texts").write_text(json.dumps(list(make_texts(pool, TIMED_TEXTS))))
    with (folder / "linted").open("ab+") as stored, multiprocessing.Pool() as workers:
        stored.seek(0)
        have = sum(1 for _ in stored)
        texts = islice(enumerate(make_texts(pool, min(size, linted))), have, None)
        stored.writelines(workers.imap(lint_one, texts, chunksize=10))
        missing = [
            edition for edition in range(1, -(-size // linted)) if not _edition(folder, linted, edition).exists()
        ]
        for _ in workers.imap_unordered(partial(store_edition, folder, linted), missing):
            pass


def stored_profiles(folder: Path, linted: int) -> Iterator[bytes]:
    """Yield the profiles that were made: those of linted texts, then edition by edition."""
    with (folder / "linted").open("rb") as stored:
        yield from islice(stored, linted)
    for edition in count(1):
        with _edition(folder, linted, edition).open("rb") as stored:
            yield from stored


def _edition(folder: Path, linted: int, edition: int) -> Path:
    return folder / f"{linted}.{edition}"


def lint_one(numbered: tuple[int, str]) -> bytes:
    """Return the profile of a text as a line."""
    number, text = numbered
    report = sourcelint.lint(read(text.encode(), source_name(number)), rules=(), depth="findings")
    assert report.profile is not None
    return PROFILE.encode(report.profile) + b"\n"


def source_name(number: int) -> str:
    return f"{number:06}.txt"


def store_edition(folder: Path, linted: int, edition: int) -> None:
    """Make the profiles of linted texts again in the words of an edition."""
    other, mask = exchanged(words_by_rarity(folder, linted), edition), hash_of(str(edition))
    whole = _edition(folder, linted, edition)
    part = whole.with_name(f"{whole.name}.part")
    with part.open("wb") as stored:
        for number, line in enumerate(islice(stored_profiles(folder, linted), linted)):
            names = source_name(number).encode(), source_name(edition * linted + number).encode()
            stored.write(PROFILE.encode(reworded(PROFILE.decode(line.replace(*names)), other, mask)) + b"\n")
    part.replace(whole)


@cache
def words_by_rarity(folder: Path, linted: int) -> list[list[str]]:
    """Return the stems of the linted texts, those of like rarity together."""
    told = (unpacked(PROFILE.decode(line).told) for line in islice(stored_profiles(folder, linted), linted))
    stems = {term for sentences in told for sentence in sentences for term in sentence.terms if term.isalpha()}
    bands = defaultdict(list)
    for stem in sorted(stems):
        bands[round(RARITY_BANDS * rarity_of[stem])].append(stem)
    return list(bands.values())


def exchanged(words: Sequence[Sequence[str]], edition: int) -> dict[str, str]:
    """Return another stem of like rarity for each, and each for one only."""
    chance = random.Random(edition)  # noqa: S311
    return {one: other for band in words for one, other in zip(band, chance.sample(band, len(band)), strict=True)}


def reworded(profile: SourceProfile, other: Mapping[str, str], mask: int) -> SourceProfile:
    """Exchange the stems of a profile, and the hashes of runs of its words by `mask`: each for one only."""

    def stems(of: Iterable[str]) -> Iterator[str]:
        return (other.get(stem, stem) for stem in of)

    told = tuple(
        sentence._replace(
            place=sentence.place._replace(source=profile.source),
            terms=frozenset(stems(sentence.terms)),
            names=frozenset(stems(sentence.names)),
            amounts=tuple(
                one._replace(of=(*stems(one.of),), context=(*stems(one.context),)) for one in sentence.amounts
            ),
            dates=tuple(one._replace(context=(*stems(one.context),)) for one in sentence.dates),
        )
        for sentence in unpacked(profile.told)
    )
    numbers = array("I", profile.passages.numbers)
    numbers[::FIELDS_PER_SENTENCE] = array("I", [mark ^ mask for mark in numbers[::FIELDS_PER_SENTENCE]])
    return replace(
        profile,
        signature=array("I", sorted(one ^ mask for one in hashes_of(profile.signature))).tobytes(),
        passages=profile.passages._replace(numbers=numbers.tobytes()),
        names={
            _WORD.sub(lambda word: _other_name(word.group(), other), name): place
            for name, place in profile.names.items()
        },
        told=packed(told),
        story=sketch_of(told),
    )


def _other_name(word: str, other: Mapping[str, str]) -> str:
    stem = stem_of[word]
    return other[stem].capitalize() if stem in other else word


def compare_stored(folder: Path, size: int, linted: int) -> dict[str, float]:
    """Compare the first profiles of a folder; return processor seconds, peak memory in MB and the number of findings."""
    comparison = Comparison()
    texts = json.loads((folder / "texts").read_text())
    linting = seconds_of_linting(texts)
    begun = time.process_time()
    reading = 0.0
    for line in islice(stored_profiles(folder, linted), size):
        before = time.process_time()
        profile = PROFILE.decode(line)
        reading += time.process_time() - before
        comparison.add_profile(profile)
    found = sum(1 for _ in comparison.each_finding())
    seconds = time.process_time() - begun - reading
    linting = (linting + seconds_of_linting(texts)) / 2
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "linting": linting, "peak": peak, "findings": found}


def seconds_of_linting(texts: Sequence[str]) -> float:
    """Return the processor seconds that linting takes for one of some texts."""
    begun = time.process_time()
    for number, text in enumerate(texts):
        sourcelint.lint(read(text.encode(), f"{number:06}.txt"), depth="findings")
    return (time.process_time() - begun) / len(texts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="SIZE")
    parser.add_argument(
        "--data", nargs="*", type=Path, default=[], help="JSON Lines files with texts, in place of raw/"
    )
    parser.add_argument(
        "--linted", type=int, default=LINTED, help="texts that are linted; the rest are editions of them"
    )
    parser.add_argument("--stored", type=Path, help="folder in which profiles are kept for the next call")
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--compare", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.make:
        store_profiles(args.stored, read_pool(args.data), args.make, args.linted)
    elif args.compare:
        print(json.dumps(compare_stored(args.stored, args.compare, args.linted)))
    else:
        with tempfile.TemporaryDirectory() as made:
            show(args.stored or Path(made), args.data, sorted(args.sizes), args.linted)


def show(folder: Path, data: Sequence[Path], sizes: Sequence[int], linted: int) -> None:
    """Measure each size in a process of its own and print the table."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "benchmarks.compare_scale", "--stored", str(folder), "--linted", str(linted)]
    subprocess.run([*command, "--make", str(max(sizes)), *(["--data", *map(str, data)] if data else [])], check=True)
    print(
        f"{'sources':>9}{'seconds':>9}{'ms each':>9}{'linting':>9}{'exponent':>10}{'of check':>10}{'peak MB':>9}{'findings':>10}"
    )
    before: tuple[int, float] | None = None
    for size in sizes:
        done = subprocess.run([*command, "--compare", str(size)], check=True, capture_output=True, text=True)
        row = json.loads(done.stdout)
        seconds = row["seconds"]
        grown = math.log(seconds / before[1]) / math.log(size / before[0]) if before else None
        linting = row["linting"]
        share = seconds / (seconds + size * linting)
        print(
            f"{size:9}{seconds:9.1f}{1000 * seconds / size:9.2f}{1000 * linting:9.2f}{f'{grown:.2f}' if grown else '':>10}{share:10.0%}"
            f"{row['peak']:9.0f}{row['findings']:10}",
            flush=True,
        )
        before = size, seconds


if __name__ == "__main__":
    main()
