"""Long runs on hostile input: no exception, no text that takes long, spans always inside the file and in order.

`make soak` runs 100,000 mutations of the sources in raw/, of the rules' cases and, if SOURCELINT_SOAK_DATA names a folder
of JSON Lines files with a field `raw` or `text`, of those, through every reader, rule and output format.
SOURCELINT_SOAK_RUNS changes the number. The seed is fixed: a run that failed fails again.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sourcelint
from sourcelint.clean import read, read_all
from sourcelint.render import Run
from sourcelint.render.formats import FORMATS, renderer

if TYPE_CHECKING:
    from sourcelint.document import Document

ROOT = Path(__file__).parent.parent.parent
RUNS = int(os.environ.get("SOURCELINT_SOAK_RUNS", "100000"))
LARGEST = 4_000
"""Bytes of a mutated input: small inputs find more faults a second."""

TOKENS = [
    b"{", b"}", b"[", b"]", b'"', b'\\"', b"\\n", b"\\u00e9", b"\\ud800", b":", b",", b"<", b">", b"</p>", b"<h2>", b"<!--",
    b"<script>", b"<![CDATA[", b"]]>", b"&amp;", b"&#8217;", b"&#x0;", b"&", b"***", b"[...]", b"\xe2\x80\xa6", b"\n", b"\r\n",
    b"\n\n", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xc2\xa0", b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"'", b"(", b")", b"30 February 2023",
    b"last month", b"Monday, July 11, 1961", b"99999999999999", b"-1", b"BC", b"Some experts say ", b"According to ", b"Updated on ",
    b"By ", b"```", b"# ", b"- ", b"|", b"=\n", b"Content-Type: text/html\n", b"<?xml version='1.0'?>", b"<rss><item>",
    b"\xf0\x9f\x98\x80", b"\xd9\x85", b"\xe3\x80\x82", b"\xe2\x80\xae",
]  # fmt: skip

RUN = Run("0", date(2026, 11, 21))
JSON_FORMATS = frozenset(("json", "sarif", "gitlab"))

pytestmark = pytest.mark.soak


def corpus() -> list[bytes]:
    """Return the inputs to mutate."""
    seeds = [p.read_bytes() for p in sorted((ROOT / "raw").iterdir())]
    seeds += [p.read_bytes() for p in sorted((ROOT / "tests" / "cases").glob("*.md"))]
    folder = os.environ.get("SOURCELINT_SOAK_DATA")
    for path in sorted(Path(folder).rglob("*.jsonl")) if folder else ():
        with path.open(encoding="utf8") as lines:
            for line in itertools.islice(lines, 200):
                record = json.loads(line)
                seeds.append((record.get("raw") or record.get("text") or "").encode("utf8", "surrogateescape"))
    return [s for s in seeds if s]


def mutate(chance: random.Random, seeds: list[bytes]) -> bytes:
    """Cut a piece out of an input and damage it: cuts, doublings, insertions, flipped bytes, two inputs joined."""
    seed = chance.choice(seeds)
    start = chance.choice((0, chance.randrange(len(seed))))
    raw = bytearray(seed[start : start + chance.randrange(1, LARGEST)])
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(raw) + 1)
        kind = chance.randrange(6)
        if kind == 0:
            raw[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 30))
        elif kind == 1:
            del raw[at : at + chance.randrange(1, 60)]
        elif kind == 2:
            raw[at:at] = raw[at : at + chance.randrange(1, 200)]
        elif kind == 3 and at < len(raw):
            raw[at] = chance.randrange(256)
        elif kind == 4:
            del raw[at:]
        else:
            other = chance.choice(seeds)
            begin = chance.randrange(len(other))
            raw[at:at] = other[begin : begin + chance.randrange(1, 300)]
    return bytes(raw)


def fault_of(raw: bytes) -> str | None:
    """Clean and lint an input; say what went wrong, or None."""
    begun = time.process_time()
    try:
        documents = (read(raw, "fuzz"), *read_all(raw, "fuzz"))
        for document in documents:
            wrong = broken_spans(document)
            if wrong:
                return wrong
            report = sourcelint.lint(document, as_of=date(2026, 11, 21))
            for f in report.findings:
                if f.code == "ERR002":
                    return f.message
                if not 0 <= f.start <= f.end <= len(document.raw):
                    return f"{f.code} at {f.start}..{f.end} of {len(document.raw)}"
                if document.raw[f.start : f.end][:500] != f.quote:
                    return f"{f.code} quotes what does not stand there"
            for name in FORMATS:
                text = "".join(renderer(name, terminal=True)((report,), RUN))
                if name in JSON_FORMATS:
                    json.loads(text)
    except Exception as error:  # noqa: BLE001 - any exception is what is looked for
        return f"{type(error).__name__}: {error}"
    seconds = time.process_time() - begun
    return f"took {seconds:.1f} s" if seconds > max(2.0, len(raw) / 1e6) else None


def broken_spans(document: Document) -> str | None:
    """Look whether every block and every character of a document has a span inside the raw file."""
    end = 0
    for block in document.blocks:
        if not end <= block.start <= block.end <= len(document.text):
            return f"block {block.start}..{block.end} after {end} in a text of {len(document.text)}"
        end = block.end
    step = max(1, len(document.text) // 50)
    for n in range(0, len(document.text), step):
        span = document.clean.raw_span(n, n + 1)
        if not 0 <= span.start <= span.end <= len(document.raw):
            return f"character {n} stands at {span}"
    for span in (
        *(x.span for x in (*document.truncations, *document.boilerplate)),
        *(s for r in document.repairs for s in r.spans),
    ):
        if not 0 <= span.start <= span.end <= len(document.raw):
            return f"{span} is outside the file"
    return None


def worker(job: tuple[int, int]) -> list[tuple[str, bytes]]:
    """Run a number of mutations from one seed and give those that failed."""
    seed, count = job
    chance, seeds = random.Random(seed), corpus()  # noqa: S311
    failed = []
    for _ in range(count):
        raw = mutate(chance, seeds)
        wrong = fault_of(raw)
        if wrong:
            failed.append((wrong, raw))
    return failed


def test_mutations() -> None:
    shard = 2_000
    jobs = [(seed, min(shard, RUNS - done)) for seed, done in enumerate(range(0, RUNS, shard))]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        failed = [item for found in pool.map(worker, jobs) for item in found]
    print(f"{RUNS:,} mutated inputs through every reader, rule and format: {len(failed)} failed")
    kinds = {wrong.split(":")[0]: raw for wrong, raw in failed}
    assert not failed, (
        f"{len(failed)} of {RUNS}: "
        + "; ".join(f"{wrong} on {raw!r}"[:600] for wrong, raw in failed[:5])
        + str(list(kinds))
    )


@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda s: s.encode("utf8", "surrogatepass")))
def test_arbitrary_bytes(raw: bytes) -> None:
    assert fault_of(raw) is None


def hostile() -> dict[str, bytes]:
    """Inputs of one to fifty megabytes that ask for quadratic time or deep recursion."""
    million = 10**6
    return {
        "nested arrays": b"[" * million,
        "nested objects": b'{"a":' * (million // 5),
        "nested divs": b"<html><body>" + b"<div>" * (million // 5),
        "open strings": b'{"content":{"rendered":"' + b"word " * (million // 5),
        "entities": b"&amp;" * million,
        "double entities": b"&amp;amp;" * (million // 9),
        "escapes": b'{"content":"' + b"\\n" * (million // 2) + b'"}',
        "stars": b"*" * million,
        "spaced stars": b"word *** " * (million // 9),
        "digits": b"1" * million,
        "numbers": b"1961 " * (million // 5),
        "last": b"last " * (million // 5),
        "said": b"said " * (million // 5),
        "quotes": b'"' * million,
        "curly quotes": "“".encode() * (million // 3),
        "according to": b"according to " * (million // 13),
        "headings": b"# Heading\n" * (million // 10),
        "lines": b"a\n" * (million // 2),
        "blank lines": b"\n" * million,
        "spaces": b" " * million + b"x",
        "capitals": b"Aaa " * (million // 4),
        "angle brackets": b"<" * million,
        "ampersands": b"&" * million,
        "unclosed comments": b"<!--" * (million // 4),
        "backslashes": b"\\" * million,
        "commas": b"a, " * (million // 3),
        "stops": b". " * (million // 2),
        "some experts": b"some experts say that " * (million // 22),
        "bullets": b"- item\n" * (million // 7),
        "crumbs": b"A. " * (million // 3),
        "quoted crumbs": b'"a ' * (million // 3),
        "endless dates": b"It was held in 2050 and " * (million // 48),
        "endless days": b"It was held on 26 June and " * (million // 27),
        "endless months": b"It was held last month and " * (million // 27),
        "endless actors": b"North Korea signed it in 1940 and " * (million // 68),
        "one line of 50 MB": b"The treaty was signed in Paris. " * (50 * million // 32),
    }


@pytest.mark.parametrize("name", hostile())
def test_hostile_input_takes_linear_time(name: str) -> None:
    raw = hostile()[name]
    begun = time.process_time()
    assert fault_of(raw) in {None} | {f"took {n / 10:.1f} s" for n in range(20, 5000)}
    # Read twice and linted twice here: `read` and `read_all` both.
    seconds = time.process_time() - begun
    print(f"{name}: {seconds / (len(raw) / 1e6):.1f} s/MB, read and linted twice")
    assert seconds < 2 * max(2.0, len(raw) / 1e6)
