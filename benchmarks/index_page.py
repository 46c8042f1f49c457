"""How a browser bears the list of very many sources: first paint, until it can be searched, a search, a sort, memory.

    python -m benchmarks.index_page [--rows 100000]

The page is written to a temporary folder and opened from there by Chromium, as `index.html` of a folder of reports is. Memory
is what the process of the page holds at the end (resident, as the kernel counts it).
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from sourcelint.render import Run, html
from sourcelint.render.summary import SourceRow, Summary, page_of

WORDS = [
    "bridge",
    "mayor",
    "council",
    "river",
    "quay",
    "storm",
    "repair",
    "budget",
    "vote",
    "harbour",
    "school",
    "strike",
    "fire",
    "museum",
    "train",
    "dam",
    "fund",
    "court",
    "ship",
]


def made_summary(count: int) -> Summary:
    """Return a list of invented sources."""
    chance = random.Random(0)  # noqa: S311
    rows = []
    for number in range(count):
        source = f"crawl/2026-11/site-{number % 97:02}.example/{number:06}.html"
        letter = chance.choice("ABCDE")
        rows.append(
            SourceRow(
                source,
                " ".join(chance.choices(WORDS, k=8)).capitalize() + f" {number}",
                page_of(source),
                letter,
                round(chance.uniform(0, 100), 1),
                ("INCOMPLETE" if number % 7 == 0 else "complete", "html wrapper repaired")[: 1 + number % 2],
                {"error": chance.randrange(4), "warning": chance.randrange(20), "info": 0},
                tuple(chance.sample(("author", "published", "publisher?", "address"), chance.randrange(3))),
            )
        )
    return Summary(
        tuple(rows), {letter: sum(row.letter == letter for row in rows) for letter in "ABCDE"},
        {"error": 1, "warning": 2, "info": 3}, "", None, (), (), (), 0, {}, "",
    )  # fmt: skip


def resident_mb(page: Page) -> float:
    """Return the memory of the largest process that draws a page."""
    session = page.context.browser.new_browser_cdp_session()  # type: ignore[union-attr]
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    sizes = []
    for process in processes:
        if process["type"] == "renderer":
            status = Path(f"/proc/{process['id']}/status").read_text()
            sizes.append(next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")))
    return max(sizes) / 1024


def milliseconds(page: Page, action: str) -> float:
    """Run an action in the page and return how long it and the next frame take."""
    return page.evaluate(
        f"""async () => {{ const begun = performance.now(); {action};
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); return performance.now() - begun; }}"""
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "index.html")
        path.write_text(html.index(made_summary(args.rows), Run("0")), encoding="utf8")
        print(f"{args.rows} rows, {path.stat().st_size / 1e6:.1f} MB")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(path.as_uri())
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        ready = page.evaluate("performance.timing.domContentLoadedEventStart - performance.timing.navigationStart")
        print(f"first paint after {paint / 1000:.2f} s, all there after {ready / 1000:.2f} s")
        find = "const find = document.querySelector('.find'); find.value = '{}'; find.dispatchEvent(new Event('input'))"
        for name, action in (
            ("search", find.format("museum 99")),
            ("search again", find.format("")),
            ("sort by points", "document.querySelectorAll('.sources thead button')[1].click()"),
            ("sort by title", "document.querySelectorAll('.sources thead button')[2].click()"),
        ):
            print(f"{name:16}{milliseconds(page, action):8.0f} ms")
        print(f"the page holds {resident_mb(page):.0f} MB")
        browser.close()


if __name__ == "__main__":
    main()
