"""What a reader sees in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sourcelint.render.escape import slug
from tests.flow.conftest import CHROMIUM

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.flow.conftest import Prefect, Project

pytestmark = [
    pytest.mark.browser,
    pytest.mark.flow,
    pytest.mark.slow,
    pytest.mark.timeout(280),
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
]


def test_the_prefect_ui_shows_the_report_of_a_source(project: Project, prefect: Prefect, browser: Browser, tmp_path):
    page = browser.new_page(viewport={"width": 1280, "height": 1600})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{prefect.address}/artifacts/key/{slug(project.hostile)}")
    page.locator("a[href^='/artifacts/artifact/']").first.click()
    report = page.locator("main, #root, body").first
    page.get_by_text("Who, when, where from").wait_for(timeout=30_000)
    page.screenshot(path=tmp_path / "artifact.png", full_page=True)
    text = report.inner_text()
    assert "30 February 2023" in text
    assert "DAT008" in text
    assert "<img src=x onerror=" in text
    assert page.locator("img[src='x']").count() == 0
    assert page.title() != "run"
    assert not [url for url in asked if not url.removeprefix("blob:").startswith(prefect.address)]
    assert (tmp_path / "artifact.png").stat().st_size > 20_000
    with page.expect_popup() as opened:
        page.get_by_role("link", name="All sources of the run").click()
    opened.value.wait_for_url("**/artifacts/key/sourcelint-sources")
    page.close()


def test_the_table_leads_to_the_reports(project: Project, prefect: Prefect, browser: Browser, tmp_path):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{prefect.address}/artifacts/key/sourcelint-sources")
    page.locator("a[href^='/artifacts/artifact/']").first.click()
    link = page.locator(f"a[href='/artifacts/key/{slug(project.hostile)}']")
    link.wait_for(timeout=30_000)
    assert link.inner_text() == project.hostile
    assert "missed" in page.locator("tr", has=link).inner_text()
    page.screenshot(path=tmp_path / "table.png")
    with page.expect_popup() as opened:
        link.click()
    opened.value.wait_for_url(f"**/artifacts/key/{slug(project.hostile)}")
    page.close()


def test_data_docs_look_right_without_a_network(project: Project, first_reports, browser: Browser, tmp_path):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((project.folder / "reports" / "data_docs" / "index.html").as_uri())
    page.get_by_role("link", name="Gate").click()
    page.get_by_text(project.hostile).first.wait_for()
    assert page.locator("img, script").count() == 0
    assert all(url.startswith("file:") for url in asked)
    side, main = (page.locator(name).bounding_box() for name in ("aside", "main"))
    assert side["x"] + side["width"] < main["x"]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.screenshot(path=tmp_path / "data_docs.png", full_page=True)
    page.close()
