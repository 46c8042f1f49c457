"""Count in how many sentences each stem stands, and write sourcelint/evidence/events/data/background.tsv.

    python tools/count_background.py wikiweasel/dev.jsonl claimbuster/dev.jsonl wikiwars/dev.jsonl meantime/dev.jsonl wcxb/dev.jsonl

Each file holds one record a line, as JSON with `gold_text` or `text`. Sources and licences stand in the head of the file that
is written; no other texts may be counted.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from sourcelint.evidence.events.stems import stem_of

TARGET = Path(__file__).parent.parent / "sourcelint" / "evidence" / "events" / "data" / "background.tsv"
MIN_SENTENCES, MIN_SENTENCE_CHARS, MAX_STEM_CHARS = 4, 20, 16

HEADER = """\
# In how many of {n} sentences a stem stands (stems.py), for stems of 4 sentences or more: what is rare tells more.
# Counted by tools/count_background.py in wikiweasel (CoNLL-2010, Wikipedia, CC BY-SA 3.0), ClaimBuster (CC BY 4.0),
# WikiWars (CC BY-SA 3.0), MEANTIME (Wikinews, CC BY 4.0) and WCXB (CC BY 4.0). Single words and counts, no sentences.
sentences\t{n}
"""

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_BETWEEN = re.compile(r"(?<=[.!?])\s+|\n+")


def main() -> None:
    """Count the files of the command line and write the table."""
    counts: Counter[str] = Counter()
    sentences = 0
    for path in map(Path, sys.argv[1:]):
        for line in path.read_text(encoding="utf8").splitlines():
            record = json.loads(line)
            for sentence in _BETWEEN.split(record.get("gold_text") or record.get("text") or ""):
                if len(sentence) > MIN_SENTENCE_CHARS:
                    sentences += 1
                    counts.update({stem_of[word] for word in _WORD.findall(sentence)})
    kept = sorted(
        (stem, count)
        for stem, count in counts.items()
        if count >= MIN_SENTENCES and stem.isascii() and stem.isalpha() and len(stem) <= MAX_STEM_CHARS
    )
    TARGET.write_text(
        HEADER.format(n=sentences) + "".join(f"{stem}\t{count}\n" for stem, count in kept), encoding="utf8"
    )


if __name__ == "__main__":
    main()
