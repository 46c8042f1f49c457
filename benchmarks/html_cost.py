"""Cost of reading HTML pages, beside trafilatura's own extraction with metadata on the same pages in the same run.

    python benchmarks/html_cost.py PAGES.jsonl [PAGES.jsonl …] [--limit N]

Each line of a file is an object with the page in `raw`, or a path to it (plain or gzip) in `file`. Both readers get the
decoded string and see every page three times, in turn, the first time unmeasured; figures are medians over the pages of
the best run of each, and the ratio of the sums, which the longest pages decide.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from trafilatura import bare_extraction

from sourcelint.clean.draft import Draft
from sourcelint.clean.markup import extract_page
from sourcelint.text import Text


def pages(paths: list[Path], limit: int | None) -> Iterator[str]:
    """Give the pages of all files."""
    for path in paths:
        for line in path.read_text(encoding="utf8").splitlines()[:limit]:
            record = json.loads(line)
            if record.get("raw") is not None:
                yield record["raw"]
            else:
                data = (path.parent / record["file"]).read_bytes()
                yield (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf8", "replace")


def seconds(read: object, page: str) -> float:
    """Measure one call in CPU time."""
    begun = time.process_time()
    read(page)  # type: ignore[operator]
    return time.process_time() - begun


def main() -> None:
    """Print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="pages of each file")
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    readers = {
        "sourcelint": lambda page: extract_page(Draft(Text.of_raw(page), wrapper="html")),
        "trafilatura": lambda page: bare_extraction(page, with_metadata=True),
    }
    times: dict[str, list[float]] = {name: [] for name in readers}
    for page in pages(args.files, args.limit):
        best = dict.fromkeys(readers, 1e9)
        for run in range(3):
            for name, read in readers.items():
                took = seconds(read, page)
                if run:
                    best[name] = min(best[name], took)
        for name, took in best.items():
            times[name].append(took)
    ours, theirs = times["sourcelint"], times["trafilatura"]
    print(f"pages                {len(ours)}")
    print(f"sourcelint   median  {statistics.median(ours) * 1000:.1f} ms")
    print(f"trafilatura  median  {statistics.median(theirs) * 1000:.1f} ms")
    print(f"median of ratios     {statistics.median(a / b for a, b in zip(ours, theirs, strict=True)):.2f}")
    print(f"ratio of sums        {sum(ours) / sum(theirs):.2f}")


if __name__ == "__main__":
    main()
