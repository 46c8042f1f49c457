"""Take the pictures of the README from the sources in raw/: `python docs/pictures.py`. Needs playwright and Chromium."""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from sourcelint import __version__, pipeline
from sourcelint.render import Run, folder
from sourcelint.render.summary import page_of
from sourcelint.render.text import full

DOCS = Path(__file__).parent
RAW = DOCS.parent / "raw"
AS_OF = date(2026, 11, 21)
IN_TERMINAL = "000_2602b644d5f88045.txt"
ON_PAGE = "001_addb16e2e86c8dfb.txt"
COLUMNS = 108


def main() -> int:
    """Write docs/images."""
    settings = pipeline.Settings(AS_OF)
    sources = pipeline.discover([RAW])
    reports = pipeline.lint_corpus(sources, settings)
    run = Run(__version__, AS_OF, {s.id: f"raw/{s.id}" for s in sources}, "warning")
    images = DOCS / "images"
    images.mkdir(exist_ok=True)
    shown = [r for r in reports if r.source == IN_TERMINAL]
    (images / "terminal.svg").write_text(
        _terminal(f"$ sourcelint check raw/{IN_TERMINAL}\n" + "".join(full(shown, run, colour=True))), encoding="utf8"
    )
    _photograph(
        dict(folder.files(reports, Run(__version__, AS_OF), raw_of=partial(raw_of, RAW))),
        {"report.png": page_of(ON_PAGE), "index.png": "index.html"},
        images,
    )
    return 0


def raw_of(raw: Path, source: str) -> str:
    """Read the raw text of a source."""
    return (raw / source).read_bytes().decode()


def _terminal(text: str) -> str:
    from rich.console import Console
    from rich.text import Text

    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    console.print(Text.from_ansi(text.rstrip()), soft_wrap=False)
    picture = console.export_svg(title="sourcelint", unique_id="terminal")
    # The fonts that rich asks for lie on somebody's server; every machine has a monospaced one.
    return re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL).replace("Fira Code", "ui-monospace")


def _photograph(files: dict[str, str], pages: dict[str, str], images: Path) -> None:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        for path, text in files.items():
            place = Path(name, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf8", errors="backslashreplace")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 900, "height": 1150}, color_scheme="light")
        for picture, path in pages.items():
            page.goto(Path(name, path).as_uri())
            page.screenshot(path=images / picture)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
