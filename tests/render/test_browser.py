"""The pages in a real browser: nothing is loaded, nothing runs, they fit a phone, filters work without scripts."""

from __future__ import annotations

import re
import shutil

import pytest

from sourcelint.render import folder, html
from sourcelint.render.html import TEMPLATES

CHROMIUM = shutil.which("chromium")


@pytest.fixture
def page(tmp_path, report, unreadable, clean_report, run, raw):
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    from playwright.sync_api import sync_playwright

    texts = {report.source: raw}
    for name, text in folder.files(
        [report, unreadable, clean_report], run, raw_of=lambda source: texts.get(source, "")
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 320, "height": 700})
        page.seen = []
        page.on("console", lambda message: page.seen.append(message.text))
        page.on("pageerror", lambda error: page.seen.append(str(error)))
        page.on("dialog", lambda dialog: page.seen.append(dialog.message))
        page.on("request", lambda request: page.seen.append(request.url))
        page.goto((tmp_path / "index.html").as_uri())
        yield page
        browser.close()


@pytest.mark.browser
def test_pages(page):
    def fits() -> bool:
        return page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def visible() -> list[str]:
        return [f.text_content() for f in page.locator(".finding .head strong").all() if f.is_visible()]

    assert fits()
    page.get_by_role("link", name="Treaty").click()
    assert page.title() == "Treaty & <i>trust</i> | a [history](javascript:alert) – sourcelint"
    assert fits()
    assert page.get_by_role("main").get_by_role("heading", level=1).count() == 1
    everything = visible()
    assert len(everything) == 8
    page.get_by_label("info (2)").uncheck()
    assert visible() == [code for code in everything if code not in ("XSR003", "DAT003")]
    page.get_by_role("combobox").select_option("TRN001")
    assert visible() == ["TRN001"]
    page.get_by_role("combobox").select_option("")
    page.get_by_label("info (2)").check()
    assert visible() == everything
    page.locator(".finding.TRN001 a.place").click()
    marked = page.locator(".raw span:target + a")
    assert marked.text_content() == "its own *** "  # another finding begins at "The"
    assert marked.evaluate("e => e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().bottom <= innerHeight")
    marked.click()
    assert page.locator(".finding:target .head strong").text_content() == "TRN001"
    page.locator(".reading li a", has_text="DAT003").click()
    assert page.locator(".finding:target .head strong").text_content() == "DAT003"
    page.get_by_role("link", name="All sources").click()
    assert len([entry for entry in page.seen if not entry.startswith("file:")]) == 0, page.seen
    assert len({entry.partition("#")[0] for entry in page.seen}) == 2, "the pages and nothing else"


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast(scheme):
    """WCAG 2.2 asks for 4.5 to 1 between text and what it stands on."""
    css = (TEMPLATES / "style.css").read_text(encoding="utf8")
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", re.findall(r":root \{([^}]*)\}", css)[scheme]))
    for ink in ("ink", "soft", "error", "warning", "info", "good"):
        for ground in ("paper", "card", "shade"):
            a, b = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
            assert (a + 0.05) / (b + 0.05) >= 4.5, f"{ink} on {ground}"
    a, b = sorted((luminance(colours["ink"]), luminance(colours["mark"])), reverse=True)
    assert (a + 0.05) / (b + 0.05) >= 4.5


def test_a_page_needs_nothing_from_elsewhere(report, run):
    text = html.source_report(report, run)
    assert "default-src 'none'" in text
    style = re.search(r"(?s)<style>(.*)</style>", text)[1]
    assert not re.search(r"url\(|@import|http", style)
