"""A WordPress record that is cut in the middle of its content: reading it against repairing it with json-repair.

    python -m benchmarks.salvage [--rounds 5]

Both get the same bytes in the same run, and the processor's time counts, not the clock's. json-repair gives a
dictionary in which the cut is hidden, as the first line does with the place of every character and the cut itself; the
second line also reads the HTML of the content, the third finds bylines, dates, truncations and the language. json-repair
is not asked for 4 MB: its time grows faster than the size.
"""

from __future__ import annotations

import argparse
import json
import time
from typing import TYPE_CHECKING

from benchmarks.peers import require
from benchmarks.texts import plain_texts
from sourcelint.clean import read
from sourcelint.clean.characters.decoding import decode
from sourcelint.clean.containers.json_records import open_json
from sourcelint.clean.repair import repair_characters
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcelint.clean.article import PartialDocument

SMALL, LARGE = 40_000, 4_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    require("json_repair")
    from json_repair import loads

    small, large = cut_record(SMALL), cut_record(LARGE)
    rows = {
        "sourcelint: record opened": (salvage, (small, large)),
        "sourcelint: and HTML read": (lambda raw: tuple(map(repair_characters, salvage(raw))), (small, large)),
        "sourcelint: whole document": (lambda raw: read(raw, "record.json"), (small, large)),
        "json-repair": (lambda raw: loads(raw.decode()), (small,)),
    }
    times = {name: [seconds(work, raw, rounds) for raw in raws] for name, (work, raws) in rows.items()}
    print(f"{'':30}{'40 KB':>10}{'4 MB':>10}{'growth':>8}{'faster':>8}")
    for name, found in times.items():
        growth = f"{found[1] * 1e3:7.0f} ms{found[1] / found[0]:7.0f}x" if len(found) > 1 else " " * 18
        print(f"{name:30}{found[0] * 1e3:7.1f} ms{growth}{times['json-repair'][0] / found[0]:7.0f}x")


def salvage(raw: bytes) -> tuple[PartialDocument, ...]:
    """Take title, date, link, the content and the cut out of a record, each with its place: more than json-repair."""
    return open_json(Text.of_raw(decode(raw).text)) or ()


def cut_record(size: int) -> bytes:
    """Build a record as WordPress prints it, cut inside its content at a number of bytes."""
    texts = iter(plain_texts(size // 4000 + 2))
    content = ""
    while len(content) < size:
        content += "".join(f"<p>{paragraph}</p>\n\n\n\n" for paragraph in next(texts).split("\n") if paragraph)
    record = {
        "id": 7, "date": "2023-11-16T20:35:22", "date_gmt": "2023-11-16T19:35:22", "slug": "a-record", "status": "publish",
        "type": "post", "link": "https://example.org/a-record/", "title": {"rendered": "A record"},
        "content": {"rendered": content, "protected": False}, "excerpt": {"rendered": ""}, "author": 3,
    }  # fmt: skip
    return json.dumps(record, separators=(",", ":")).replace("/", "\\/").encode()[:size]


def seconds(work: Callable[[bytes], object], raw: bytes, rounds: int) -> float:
    """Measure a piece of work at its best: a busy machine only adds."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work(raw)
        times.append(time.process_time() - begun)
    return min(times)


if __name__ == "__main__":
    main()
