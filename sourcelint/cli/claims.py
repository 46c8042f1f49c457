"""List the claims most worth checking, as a fact-checker's work list.

The columns are those of schema.org's ClaimReview as far as a text gives them; its rating is left for whoever checks.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sourcelint.cli import common, streams
from sourcelint.pipeline import lint_sources
from sourcelint.render import escape

if TYPE_CHECKING:
    import argparse

    from sourcelint.report import SourceReport, VerifyFirst

COLUMNS = (
    "source", "line", "column", "claimReviewed", "reasons", "support", "rank", "headline", "author", "publisher", "datePublished", "url",
)  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    common.source_arguments(parser)
    common.run_arguments(parser)
    parser.add_argument(
        "--format", choices=("csv", "json"), default="csv", help="a table, or ClaimReview as JSON Lines (default: csv)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the claims of all sources, each source's in order of worth."""
    _, settings = common.settings_of(arguments)
    settings = replace(settings, compares=False)
    sources = common.sources_of(arguments, settings.max_bytes)
    if arguments.format == "csv":
        sys.stdout.write(escape.csv_row(COLUMNS))
    about = common.run_of(sources, settings, arguments)
    for report in lint_sources(sources, settings, common.jobs_of(arguments, len(sources))):
        if fault := report.facts.get("fault"):
            streams.tell(f"{about.name(report.source)}: {fault}")
        for item in report.verify_first:
            row = row_of(report, item)
            sys.stdout.write(
                escape.csv_row(row.values()) if arguments.format == "csv" else escape.json_text(review(row)) + "\n"
            )
    return 0


def row_of(report: SourceReport, item: VerifyFirst) -> dict[str, Any]:
    """Return a claim as a row."""
    metadata = report.metadata
    values = (
        report.source,
        item.place.line,
        item.place.column,
        " ".join(item.text.split()),
        "; ".join(item.reasons),
        item.support,
        item.score,
        metadata.title.value,
        metadata.author.value,
        metadata.publisher.value,
        metadata.published.value,
        metadata.url.value,
    )
    return dict(zip(COLUMNS, values, strict=True))


def review(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as a ClaimReview that nobody has rated yet."""
    appearance = {
        "@type": "CreativeWork",
        "identifier": f"{row['source']}:{row['line']}:{row['column']}",
        **{key: row[key] for key in ("headline", "url", "datePublished") if row[key]},
        **({"author": {"@type": "Person", "name": row["author"]}} if row["author"] else {}),
        **({"publisher": {"@type": "Organization", "name": row["publisher"]}} if row["publisher"] else {}),
    }
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": row["claimReviewed"],
        "itemReviewed": {"@type": "Claim", "appearance": appearance},
    }
