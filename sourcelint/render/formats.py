"""The output formats by name. A format's module is imported when it is asked for."""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sourcelint.render import Across, Run
    from sourcelint.report import Depth, SourceReport

    Renderer = Callable[[Iterable[SourceReport | Across], Run], Iterator[str]]


class Format(NamedTuple):
    """Where a format is written.

    `coloured` tells whether it has colours on a terminal; `whole` whether its reports are complete only once all
    sources were compared, so that they cannot be written one by one; `depth` how much of a report it shows; `piped` is
    the function that writes it elsewhere than on a terminal, if that is another; `annotations`, that its lines are
    commands for GitHub.
    """

    module: str
    function: str
    about: str
    coloured: bool = False
    whole: bool = False
    depth: Depth = "findings"
    piped: str = ""
    annotations: bool = False


FORMATS = {
    "text": Format(
        "text",
        "full",
        "full on a terminal, else a line a finding, and a sum",
        coloured=True,
        depth="grade",
        piped="piped",
    ),
    "full": Format("text", "full", "every finding with its raw line", coloured=True, depth="grade"),
    "concise": Format("text", "concise", "path:line:column: CODE message, and nothing else", coloured=True),
    "json": Format("records", "document", "one document with everything known of each source", depth="pages"),
    "jsonl": Format("records", "jsonl", "one finding a line"),
    "markdown": Format("markdown", "document", "the reports as Markdown", whole=True, depth="pages"),
    "html": Format("html", "document", "the reports as one page", whole=True, depth="pages"),
    "sarif": Format("sarif", "document", "SARIF 2.1.0, for code scanning"),
    "github": Format("github", "lines", "workflow commands that annotate a pull request", annotations=True),
    "gitlab": Format("gitlab", "document", "a Code Quality report"),
    "junit": Format("junit", "document", "JUnit XML, one test case a source"),
}


def renderer(name: str, *, colour: bool = False, terminal: bool = False) -> Renderer:
    """Return the function that writes a format. Raises KeyError for an unknown name."""
    chosen = FORMATS[name]
    wanted = chosen.function if terminal or not chosen.piped else chosen.piped
    function = getattr(importlib.import_module(f"sourcelint.render.{chosen.module}"), wanted)
    return cast("Renderer", partial(function, colour=colour) if chosen.coloured else function)
