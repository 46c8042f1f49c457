"""The list of very many sources: rows as data, drawn by the one script that the page allows."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil

import pytest

from sourcelint.render import Run, html
from sourcelint.render.index_rows import MAX_PLAIN_ROWS, script
from sourcelint.render.summary import SourceRow, Summary, page_of

HOSTILE = "</script><script>alert(1)</script><!-- ]]> & \u202e\x1b[31m <img src=x onerror=alert(2)>"
ROWS = 20_000


def row(number: int, title: str = "", **more) -> SourceRow:
    source = f"crawl/{number:06}.txt"
    fields = {
        "letter": "ABCDE"[number % 5], "points": float(number % 100), "states": ("complete",), "missing": (),
        "counts": {"error": 0, "warning": number % 3, "info": 0},
    }  # fmt: skip
    return SourceRow(source=source, title=title or f"Harbour news {number}", page=page_of(source), **(fields | more))


def page_with(rows: list[SourceRow], before: dict[str, str] | None = None) -> str:
    grades = {letter: sum(one.letter == letter for one in rows) for letter in "ABCDE"}
    summary = Summary(tuple(rows), grades, {"error": 0}, "", None, (), (), (), 0, {}, "")
    return html.index(summary, Run("0", before=before or {}))


def data_of(page: str) -> list[list]:
    blocks = re.findall(r'<script type="application/json" class="rows">(.*)</script>', page)
    return [one for block in blocks for one in json.loads(block)]


def test_a_short_list_has_no_script():
    page = page_with([row(number) for number in range(MAX_PLAIN_ROWS)])
    assert "<script" not in page
    assert "script-src" not in page
    assert page.count("<tr class=") == MAX_PLAIN_ROWS


def test_a_long_list_allows_its_own_script_alone():
    page = page_with([row(number) for number in range(MAX_PLAIN_ROWS + 1)])
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    digest = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert f"<script>{script()}</script>" in page
    assert page.count("<tr class=") == MAX_PLAIN_ROWS
    assert len(data_of(page)) == MAX_PLAIN_ROWS + 1


def test_no_text_leaves_its_block():
    rows = [row(number) for number in range(MAX_PLAIN_ROWS)] + [row(1, HOSTILE, states=(HOSTILE,), missing=(HOSTILE,))]
    source = rows[-1].source
    page = page_with(rows, {source: HOSTILE})
    assert "alert(1)</script>" not in page
    assert "<img" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert data_of(page)[-1][2].startswith("</script><script>alert(1)</script><!-- ]]> & <U+202E>")


def test_the_script_sets_text_and_never_markup():
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|import", script())


@pytest.fixture
def browser_page(tmp_path):
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on this machine")
    from playwright.sync_api import sync_playwright

    rows = [row(number) for number in range(ROWS)]
    rows[17_003] = row(17_003, HOSTILE, letter=None)
    path = tmp_path / "index.html"
    path.write_text(page_with(rows), encoding="utf8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 900, "height": 700})
        page.seen = []
        for event in ("console", "pageerror", "dialog"):
            page.on(event, lambda seen: page.seen.append(str(seen)))
        page.on("request", lambda request: page.seen.append(request.url))
        page.goto(path.as_uri())
        yield page
        assert page.seen == [path.as_uri()], "the page and nothing else"
        browser.close()


@pytest.mark.browser
def test_twenty_thousand_rows_are_searched_sorted_and_drawn_as_far_as_needed(browser_page):
    from playwright.sync_api import expect

    page = browser_page
    lines, count = page.locator(".sources tbody tr"), page.locator(".count")
    assert (lines.count(), count.text_content()) == (MAX_PLAIN_ROWS, "20,000 sources")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_label("Search").fill("NEWS 1999")
    assert count.text_content() == "12 of 20,000 sources"
    assert lines.nth(0).get_by_role("link").text_content() == "Harbour news 1999"
    assert lines.nth(0).get_by_role("link").get_attribute("href") == page_of("crawl/001999.txt")
    page.get_by_role("combobox").select_option("E")
    assert count.text_content() == "4 of 20,000 sources"
    page.get_by_label("Search").fill("")
    assert count.text_content() == "4,000 of 20,000 sources"

    page.get_by_role("combobox").select_option("")
    page.get_by_role("button", name="Warnings").click()
    assert page.locator("th[aria-sort=descending]").text_content() == "Warnings"
    assert lines.nth(0).locator("td").nth(5).text_content() == "warnings 2"
    page.get_by_role("button", name="Points").click()
    assert lines.nth(0).locator("td").nth(1).text_content() == "0"
    drawn = lines.count()
    assert drawn < 400
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(lines).not_to_have_count(drawn)  # wait_for_function would need eval, which the page forbids
    assert lines.count() > drawn

    page.get_by_label("Search").fill("alert(1)")
    assert lines.count() == 1
    assert "</script><script>alert(1)" in lines.nth(0).text_content()
    assert page.locator(".sources img, .sources script").count() == 0


@pytest.mark.browser
def test_without_scripts_the_first_rows_are_there(tmp_path):
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on this machine")
    from playwright.sync_api import sync_playwright

    path = tmp_path / "index.html"
    path.write_text(page_with([row(number) for number in range(2_000)]), encoding="utf8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(path.as_uri())
        assert page.locator(".sources tbody tr").count() == MAX_PLAIN_ROWS
        assert page.get_by_text("The first 500 of 2,000 sources; without scripts see index.md").is_visible()
        page.get_by_role("combobox").select_option("E")
        assert page.locator(".sources tbody tr:visible").count() == MAX_PLAIN_ROWS // 5
        browser.close()
