"""From paths to reports to a verdict: what the command line and the flow both do."""

from __future__ import annotations

from sourcelint.errors import InputError
from sourcelint.pipeline.discover import Source, discover, root_of
from sourcelint.pipeline.read import import_all, read_source
from sourcelint.pipeline.resources import shipped
from sourcelint.pipeline.run import (
    RefusedFolderError,
    check_reports_folder,
    compare_sources,
    corpus_findings,
    judge,
    lint_corpus,
    lint_source,
    lint_sources,
    publish,
    shards,
)
from sourcelint.pipeline.settings import Settings, notices_of, settings_from, suppressions_of

__all__ = [
    "InputError",
    "RefusedFolderError",
    "Settings",
    "Source",
    "check_reports_folder",
    "compare_sources",
    "corpus_findings",
    "discover",
    "import_all",
    "judge",
    "lint_corpus",
    "lint_source",
    "lint_sources",
    "notices_of",
    "publish",
    "read_source",
    "root_of",
    "settings_from",
    "shards",
    "shipped",
    "suppressions_of",
]
