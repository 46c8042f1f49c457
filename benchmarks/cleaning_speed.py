"""Cleaning of plain text against `ftfy.fix_text`, on the same texts in one run; language detection apart.

    python -m benchmarks.cleaning_speed [--texts 300] [--rounds 5]

Rounds alternate, and the processor's time counts. The first line repairs characters, which is what ftfy does; the second also finds blocks, bylines,
dates and truncations, which ftfy does not.
"""

from __future__ import annotations

import argparse
import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.texts import plain_texts
from sourcelint.clean import read
from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.decoding import decode
from sourcelint.clean.language import detect_language
from sourcelint.clean.repair import repair_characters
from sourcelint.document import Hints
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    from ftfy import fix_text

    texts = plain_texts(args.texts)
    raws = [text.encode() for text in texts]
    known = Hints(language="en")
    work: dict[str, Callable[[int], object]] = {
        "sourcelint: characters": lambda n: repair_characters(PartialDocument(Text.of_raw(decode(raws[n]).text))),
        "sourcelint: whole document": lambda n: read(raws[n], "text", known),
        "sourcelint: language": lambda n: detect_language(texts[n]),
        "ftfy.fix_text": lambda n: fix_text(texts[n]),
    }  # fmt: skip
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(args.rounds):
        for name, function in work.items():
            begun = time.process_time()
            for n in range(len(texts)):
                function(n)
            times[name].append((time.process_time() - begun) / len(texts) * 1e3)
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"{len(texts)} texts of {sum(map(len, texts)) / len(texts) / 1000:.1f} KB, median of {args.rounds} rounds")
    for name, value in medians.items():
        print(f"{name:28}{value:8.3f} ms a text{medians['ftfy.fix_text'] / value:8.1f}x")


if __name__ == "__main__":
    main()
