"""Cost of reading HTML pages, beside trafilatura's own extraction with metadata on the same pages in the same run.

    python benchmarks/html_cost.py PAGES.jsonl [PAGES.jsonl …] [--limit N]

Each line of a file is an object with the page in `raw`, or a path to it (plain or gzip) in `file`. `read` is the whole way
from bytes to a document, language and truncations included; `extract_page` the HTML step of it. Every reader sees every
page three times, in turn, the first time unmeasured; figures are CPU time, the best run of each page.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from trafilatura import bare_extraction

from sourcelint.clean import read
from sourcelint.clean.article import PartialDocument
from sourcelint.clean.html.extract import extract_page
from sourcelint.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def pages(paths: list[Path], limit: int | None) -> Iterator[str]:
    """Yield the pages of all files."""
    for path in paths:
        for line in path.read_text(encoding="utf8").splitlines()[:limit]:
            record = json.loads(line)
            if record.get("raw") is not None:
                yield record["raw"]
            else:
                data = (path.parent / record["file"]).read_bytes()
                yield (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf8", "replace")


def seconds(reader: Callable[[str], object], page: str) -> float:
    """Measure one call in CPU time."""
    begun = time.process_time()
    reader(page)
    return time.process_time() - begun


def main() -> None:
    """Print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="pages of each file")
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    readers = {
        "read": lambda page: read(page.encode("utf8", "surrogateescape"), "page.html"),
        "extract_page": lambda page: extract_page(PartialDocument(Text.of_raw(page), wrapper="html")),
        "trafilatura": lambda page: bare_extraction(page, with_metadata=True),
    }
    times: dict[str, list[float]] = {name: [] for name in readers}
    for page in pages(args.files, args.limit):
        best = dict.fromkeys(readers, 1e9)
        for run in range(3):
            for name, reader in readers.items():
                took = seconds(reader, page)
                if run:
                    best[name] = min(best[name], took)
        for name, took in best.items():
            times[name].append(took)
    theirs = times["trafilatura"]
    print(f"{len(theirs)} pages; ratios to trafilatura: median of the pages', and of the sums")
    for name, took in times.items():
        ratio = statistics.median(a / b for a, b in zip(took, theirs, strict=True))
        print(
            f"{name:14} median {statistics.median(took) * 1000:6.1f} ms   {ratio:.2f}   {sum(took) / sum(theirs):.2f}"
        )


if __name__ == "__main__":
    main()
