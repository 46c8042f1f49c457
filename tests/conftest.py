"""What several tests share: hostile strings in every place, and the promise of a folder of reports."""

from __future__ import annotations

import csv
import hashlib
import html
import json
import os
import re
import signal
from pathlib import Path

import hypothesis
import pytest

from sourcelint.publishing.reports_folder import pages_digest

# How long an example takes says more of the machine than of the code.
hypothesis.settings.register_profile("sourcelint", deadline=None)
hypothesis.settings.load_profile("sourcelint")

# A shell has what it starts in the background ignore SIGINT, nohup has it ignore SIGHUP, and so would the commands that the tests
# start and end. A signal that has a handler is not ignored in them.
for number in (signal.SIGINT, signal.SIGHUP):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, lambda *_: None)

TOGETHER = {
    "tests/flow/test_browser.py": "the runs of a project",
    "tests/flow/test_dask.py": "the runs of a project",
    "tests/flow/test_flow.py": "the runs of a project",
    "tests/flow/test_history.py": "three runs",
    "tests/test_hostile.py": "the hostile project",
    "tests/test_wheel.py": "the wheel",
}
"""Files whose tests share what takes long to make: one process runs all that share the same."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Hand out single tests, but for those that belong together; pytest 9 hides marks of groups from pytest-xdist 3."""
    from xdist.scheduler import LoadScopeScheduling

    class Spread(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return TOGETHER.get(nodeid.partition("::")[0], nodeid)

    return Spread(config, log)


HOSTILE = (
    "::stop-commands::x",
    "::error file=a.txt,line=1::owned",
    "  \u00a0::set-output name=a::b",
    "##[error]owned ##[group]g",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[buildStop]",
    "#\u200d#[error]owned",
    "\x1b[31mred\x1b[0m\x1b[2J",
    "\x1b]0;title\x07\x1b]8;;https://evil.example\x1b\\link",
    "\x1b[0Ksection_start:1560896352:a\r\x1b[0Kheader",
    "\x9b31mc1\x85next",
    "a\u202eb\u2066c\u200b\u00ad\u061cd\U000e0041",
    "nul\x00del\x7f",
    "lone\ud800\udfffsurrogate\udc80",
    "carriage\rreturn\r\n::error::line",
    "line\u2028::error::separator\u2029##[error]x",
    "tab\tnewline\n::warning::x\n\n##[error]y",
    "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>",
    "--></script></style></title><script>alert(1)</script>",
    "\"' onmouseover='alert(1)\" autofocus",
    "![image](https://evil.example/a.png) [link](javascript:alert(1)) https://evil.example <https://evil.example>",
    "]]><a/><!--",
    "`code` | pipe | *bold* _it_ ~~no~~ $x$ \\",
    "{{ 7*7 }}{% raw %}",
    "=cmd|'/c calc'!A1",
    '@SUM(1+1)*cmd|"/c calc"!A0',
    "+1+1",
    "-1+1",
    "\t=1+1",
    "\uff1d1+1",
    "%0A::error::x%25%0D",
    "noncharacter\ufffe\uffff\ufdd0",
    "long " + "A" * 3000,
    "”" * 120,
)
"""Strings that act somewhere: for CI services, terminals, viewers of HTML, Markdown and XML, spreadsheets, templates."""

BODY = """\
Some experts say {0} that the vote of 30 February 2023 in {0} was close. Studies show that 40 % of all shells are {0}. \
The members met to guard its own *** The two states signed "{0}" in haste, last month.

The council counted 4,000 ballots on 2 March 2023, and {0} was not among them. Nobody knows who won. It was the biggest \
vote in history, {0} said, and the mayor signed the treaty with the next village. “{0}” is what Ann Example told us.
"""
SUITE = """\
name: gate
meta: {{title: {0}, about: {0}}}
expectations:
  - type: expect_column_values_to_be_between
    kwargs: {{column: DAT008, max_value: 0}}
    severity: critical
    meta: {{codes: [DAT008], reason: {0}}}
  - type: expect_column_values_to_be_between
    kwargs: {{column: words, min_value: 1000000}}
    severity: warning
    meta: {{codes: [], reason: {0}}}
"""


def article(value: str) -> dict[str, object]:
    """A record of WordPress with a value in all fields that are read, as a key, and as its id."""
    return {
        "id": value, "guid": {"rendered": value}, "link": f"https://a.example/{value}", "date": value, "modified": value,
        "title": {"rendered": value}, "author_name": value, "publisher": value, value: value,
        "content": {"rendered": f"<p>{BODY.format(value)}</p>"},
    }  # fmt: skip


def page(value: str) -> str:
    """An HTML page with a value in its title, metadata and text."""
    safe = html.escape(value)
    metas = "".join(
        f'<meta name="{name}" property="{name}" content="{safe}">'
        for name in ("author", "og:title", "og:site_name", "og:url", "article:published_time", "article:modified_time")
    )
    return (
        f"<html><head><title>{safe}</title>{metas}<link rel=canonical href='https://a.example/{safe}'></head><body><article>"
        f"<h1>{safe}</h1><p>By {safe}</p><p>{html.escape(BODY.format(value))}</p></article></body></html>"
    )


def feed(values: tuple[str, ...]) -> str:
    """A feed with an item for each value: guid, title, author, link, text."""
    items = "".join(
        f"<item><guid>{v}</guid><title>{v}</title><author>{v}</author><link>https://a.example/{v}</link>"
        f"<pubDate>{v}</pubDate><description>{html.escape(BODY.format(v))}</description></item>"
        for v in map(html.escape, values)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'


def write_sources(folder: Path) -> None:
    """Write a folder of sources with a manifest and suppressions in which each string stands in every place."""
    folder.mkdir(parents=True)

    def write(name: str, text: str) -> None:
        (folder / name).write_bytes(text.encode("utf8", "surrogatepass"))

    named = []
    for number, value in enumerate(HOSTILE):
        write(f"{number}.txt", f"{value}\n\nBy {value}\n\nUpdated on {value}\n\n{BODY.format(value)}")
        write(f"{number}.html", page(value))
        name = os.fsdecode(value.replace("/", "∕").replace("\0", "").encode("utf8", "surrogatepass")[:200])
        (folder / name).write_bytes(BODY.format(value).encode("utf8", "surrogatepass"))
        if name.isprintable() and name.isascii() and name == name.strip():
            named.append(name)
    write("feed.xml", feed(HOSTILE))
    write("lines.jsonl", "".join(f"{json.dumps(article(v))}\n" for v in HOSTILE))
    # What CSV and UTF-8 can hold of them.
    said = [v.replace("\0", "").encode("utf8", "replace").decode("utf8") for v in HOSTILE]
    with (folder / "manifest.csv").open("w", encoding="utf8", newline="") as stream:
        rows = [(f"{n}.txt", v, v, v) for n, v in enumerate(said)] + [(n, n, n, n) for n in named]
        csv.writer(stream).writerows([("path", "url", "publisher", "author"), *rows])
    with (folder / "suppressions.csv").open("w", encoding="utf8", newline="") as stream:
        rows = [(f"{n}.txt", "DAT003", v, "", "") for n, v in enumerate(said)]
        rows += [(v, "CLM001", v, v, "2020-01-01") for v in said]  # expired, and of no source
        rows += [(n, "CLM015", n, n, "") for n in named]
        csv.writer(stream).writerows([("path", "code", "reason", "quote", "expires"), *rows])


def write_project(folder: Path) -> None:
    """Write sources, a suite for each string, settings and cases."""
    write_sources(folder / "raw")
    checks = folder / "checks"
    checks.mkdir()
    for number, value in enumerate(HOSTILE):
        text = SUITE.format(json.dumps(value.encode("utf8", "replace").decode("utf8")))
        (checks / f"suite_{number}.yaml").write_text(
            text.replace("name: gate", f"name: suite_{number}"), encoding="utf8"
        )
    said = "".join(HOSTILE[:24]).encode("utf8", "replace").decode("utf8")
    escaped = "".join(f"\\U{ord(c):08x}" for c in said)
    (folder / "sourcelint.toml").write_text(f'reports = "{escaped}"\n', encoding="utf8")
    cases = folder / "cases"
    cases.mkdir()
    texts = [v.splitlines()[0].encode("utf8", "replace").decode("utf8") for v in HOSTILE if v.splitlines()[0].strip()]
    (cases / "CLM001.md").write_text(
        "# CLM001\n\n" + "".join(f"## {t}\n\n````\n{t} ⟦Some {t} say⟧ so.\n````\n\n" for t in texts if "`" not in t),
        encoding="utf8",
    )


@pytest.fixture(scope="session")
def hostile() -> tuple[str, ...]:
    """The strings."""
    return HOSTILE


@pytest.fixture(scope="session")
def hostile_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which the strings stand everywhere."""
    folder = tmp_path_factory.mktemp("hostile") / "project"
    write_project(folder)
    return folder


RUN = re.compile(r"Run(?:</dt><dd>|: )([0-9a-f]{32})")
LINK = re.compile(r'href="([^"#:]+)"|\]\(([^)#:\\]+)\)')


def run_of_the_reports(folder: Path) -> str | None:
    """Check that both lists of sources link pages of their own run alone; return that of index.html, None without one."""
    found = {name: _run_of(folder / name) for name in ("index.html", "index.md") if (folder / name).exists()}
    return found.get("index.html")


def _run_of(index: Path) -> str:
    text = index.read_text(encoding="utf8")
    (run,) = RUN.findall(text)
    links = [html or markdown for html, markdown in LINK.findall(text)]
    assert links, index
    pages = {Path(link).stem for link in links if link.startswith("sources/")}
    found = [index.parent / "sources" / f"{page}.{ending}" for page in pages for ending in ("html", "md", "json")]
    digests = {f"sources/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
    assert not pages or pages_digest(digests) == run, index
    for link in links:
        page = index.parent / link
        if link.startswith("data_docs/"):
            assert page.is_file(), page
        elif page.name == index.name:
            assert "being rewritten" in text
            assert _run_of(page) == run, page
        else:
            assert page.is_file(), page
    return run


@pytest.fixture
def kept_promise():
    """Return the check of a folder of reports: the run whose pages a reader of its index finds."""
    return run_of_the_reports
