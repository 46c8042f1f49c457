"""SARIF 2.1.0, which code scanning services read. Positions count Unicode code points, as everywhere here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sourcelint.registry import every_rule
from sourcelint.render import safe, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.document import Finding, Place, SourceReport
    from sourcelint.render import Across, Run

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def document(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Give one run. The rules that spoke are described after the results, once they are known."""
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    index: dict[str, int] = {}
    separator = "\n"
    for report in reports:
        results = [_result(f, index.setdefault(f.code, len(index)), run) for f in shown(report.findings, run)]
        yield (separator if results else "") + ",\n".join(json.dumps(r, ensure_ascii=False) for r in results)
        separator = ",\n" if results else separator
    rules = {r.code: r for r in every_rule()}
    described = [
        {
            "id": code,
            "name": rules[code].name,
            "shortDescription": {"text": rules[code].summary},
            "fullDescription": {"text": rules[code].doc},
            "help": {"text": rules[code].fix},
            "defaultConfiguration": {"level": LEVELS[rules[code].severity]},
        }
        for code in index
    ]
    driver = {"name": "sourcelint", "version": run.version, "rules": described}
    yield f'\n], "tool": {json.dumps({"driver": driver}, ensure_ascii=False)}}}]}}\n'


def _result(finding: Finding, index: int, run: Run) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{safe.one_line(finding.message)}. {safe.one_line(finding.fix)}"},
        "locations": [_location(finding, run)],
        "partialFingerprints": {"sourcelint/v1": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [{"id": n, **_location(p, run)} for n, p in enumerate(finding.related, 1)]
    return result


def _location(where: Finding | Place, run: Run) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": where.line,
        "startColumn": where.column,
        "charOffset": where.start,
        "charLength": where.end - where.start,
        "snippet": {"text": where.quote},
    }
    if len(where.quote) == where.end - where.start:
        lines = where.quote.split("\n")
        region["endLine"] = where.line + len(lines) - 1
        region["endColumn"] = len(lines[-1]) + (where.column if len(lines) == 1 else 1)
    path = quote(run.path(where.source), safe="/", errors="surrogatepass")
    return {"physicalLocation": {"artifactLocation": {"uri": path}, "region": region}}
