"""Reports as HTML: one file a page, nothing loaded from anywhere, no script but that of the list of very many sources.

All that templates are given is escaped and cut; the filter `whole` is for the one text that is not cut, the raw one. The pages forbid scripts and remote
resources in a Content-Security-Policy of their own, so that a fault in a template could not let a source's in either.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sourcelint.render import FOOT, PAIRS, REWRITTEN, STOPPED, WHOLE, Across, annotated_source, escape
from sourcelint.render.index_rows import MAX_PLAIN_ROWS, TONES, rows_as_data, script, script_hash
from sourcelint.render.listing import WHERE_ALL_ARE
from sourcelint.render.view import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment

    from sourcelint.gate.verdict import Verdict
    from sourcelint.render import Run
    from sourcelint.render.model import View
    from sourcelint.render.summary import Summary
    from sourcelint.report import SourceReport

TEMPLATES = Path(__file__).parent / "templates"


def source_report(
    report: SourceReport, run: Run, verdict: Verdict | None = None, index: str = "", raw: str = ""
) -> str:
    """Write the page of one source; `index` is where its list of sources lies, relative to it.

    The page shows the article as an editor would mark it, findings in the margin. With `raw`, its raw text, it ends in that
    text with their places marked.
    """
    return write(view(report, run, verdict), report, index, raw)


def write(page: View, report: SourceReport, index: str = "", raw: str = "") -> str:
    """Do so with a report that is arranged for reading already."""
    findings = [entry.finding for entry in page.entries]
    text, reading = annotated_source.shown(raw, findings), annotated_source.reading(report, findings)
    codes = [code for code, _, _ in page.rules]
    return fill("source.html", v=page, codes=codes, index=index, text=text, reading=reading)


def document(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Write one page with the reports of all sources."""
    views = [view(report, run, run.verdict) for report in reports if not isinstance(report, Across)]
    codes = sorted({code for page in views for code, _, _ in page.rules})
    yield fill("document.html", views=views, codes=codes, text=(), reading=())


def index(summary: Summary, run: Run) -> str:
    """Write the page that lists all sources."""
    data = rows_as_data(summary.rows, run)
    plain = summary.rows[:MAX_PLAIN_ROWS]
    return fill(
        "index.html", s=summary, run=run, plain=plain, tones=TONES, data=data, script=script, allowed=script_hash
    )


def notice(run: Run, index: str) -> str:
    """Write what stands in place of the list of sources while its pages are replaced; `index` is where the new one is."""
    return fill("notice.html", run=run, index=index, rewritten=REWRITTEN, whole=WHOLE, stopped=STOPPED)


def fill(template: str, **values: Any) -> str:
    """Fill a template; what it is given is escaped and cut."""
    return _environment().get_template(template).render(foot=FOOT, pair_titles=PAIRS, all_are=WHERE_ALL_ARE, **values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def inert(value: object) -> object:
        return whole(escape.cut(value)) if isinstance(value, str) and not isinstance(value, Markup) else value

    def whole(text: str) -> Markup:
        return Markup(escape.xml_text(text))  # noqa: S704 - which escapes all that Markup would

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=inert,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["whole"] = whole
    environment.filters["script"] = Markup
    return environment
