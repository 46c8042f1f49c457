"""Megabytes a second, on one core, of finding who said what and what is worth checking.

    python -m benchmarks.claims_speed [--texts 200] [--rounds 5]

Sentences, quotations, attributions, weasels and claims of the texts of `benchmarks/texts.py`, each step alone and all
together. Processor time, best of the rounds, so that a busy machine does not count.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from benchmarks.texts import plain_texts
from sourcelint.annotate.attributions import find_attributions
from sourcelint.annotate.claims import find_claims
from sourcelint.annotate.claims.weasels import find_weasels
from sourcelint.annotate.text.quotations import find_quotations
from sourcelint.annotate.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable


def best(rounds: int, work: Callable[[], object]) -> float:
    """Measure the processor time of a piece of work, in seconds, best of some rounds."""
    seconds = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return min(seconds)


def main() -> None:
    """Print a table: step, megabytes a second, milliseconds for five kilobytes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    texts = plain_texts(args.texts)
    size = sum(map(len, texts))
    sentences = [split_sentences(t) for t in texts]
    quotations = [find_quotations(t) for t in texts]
    attributions = [find_attributions(*one) for one in zip(texts, sentences, quotations, strict=True)]
    known = list(zip(texts, sentences, quotations, attributions, strict=True))
    steps: dict[str, Callable[[], object]] = {
        "sentences": lambda: [split_sentences(t) for t in texts],
        "quotations": lambda: [find_quotations(t) for t in texts],
        "attributions": lambda: [find_attributions(*one) for one in zip(texts, sentences, quotations, strict=True)],
        "weasels": lambda: [find_weasels(*one) for one in zip(texts, sentences, strict=True)],
        "claims": lambda: [find_claims(*one) for one in known],
    }
    total = 0.0
    print(f"{'step':14}{'MB/s':>8}{'ms / 5 KB':>12}")
    for name, work in steps.items():
        seconds = best(args.rounds, work)
        total += seconds
        print(f"{name:14}{size / seconds / 1e6:8.1f}{seconds / size * 5e6:12.3f}")
    print(f"{'all':14}{size / total / 1e6:8.1f}{total / size * 5e6:12.3f}")


if __name__ == "__main__":
    main()
