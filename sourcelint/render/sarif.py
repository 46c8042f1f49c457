"""SARIF 2.1.0, which code scanning services read. Positions count Unicode code points, as everywhere here."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sourcelint.engine.registry import every_rule
from sourcelint.render import escape, select_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.finding import Finding, Place
    from sourcelint.render import Across, Run
    from sourcelint.report import SourceReport
    from sourcelint.rule import CorpusRule, Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}

ROOT = "%SRCROOT%"
"""Name of the folder that addresses are relative to: the repository's, whose place services know."""

_FIRST = (
    f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", '
    f'"originalUriBaseIds": {{"{ROOT}": {{"description": {{"text": "The root of the repository."}}}}}}, "results": ['
)


def document(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Write one run. The rules that spoke are described after the results, once they are known."""
    yield _FIRST
    index: dict[str, int] = {}
    separator = "\n"
    for report in reports:
        results = [
            _result(finding, index.setdefault(finding.code, len(index)), run)
            for finding in select_shown(report.findings, run)
        ]
        yield (separator if results else "") + ",\n".join(escape.json_text(result) for result in results)
        separator = ",\n" if results else separator
    rules = {rule.code: rule for rule in every_rule()}
    driver = {"name": "sourcelint", "version": run.version, "rules": [_rule(rules[code]) for code in index]}
    yield f'\n], "tool": {escape.json_text({"driver": driver})}}}]}}\n'


def _rule(rule: Rule | CorpusRule) -> dict[str, Any]:
    level = LEVELS[rule.severity]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.summary},
        "help": {"text": f"{rule.fix}\n\n{rule.doc}", "markdown": f"**{rule.fix}**\n\n{rule.doc}"},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": ["credibility", rule.code[:3]],
            "precision": "medium" if rule.experimental else "high",
            "problem.severity": "recommendation" if level == "note" else level,
        },
    }


def _result(finding: Finding, index: int, run: Run) -> dict[str, Any]:
    message = ": ".join(filter(None, (_inside(finding, run), escape.one_line(finding.message))))
    stop = "" if message.endswith((".", "?", "!")) else "."
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{_escaped(message)}{stop} {escape.one_line(finding.fix)}"},
        "locations": [_location(finding, run)],
        # The second is the one that GitHub compares; left out, it would be a hash of the raw line.
        "partialFingerprints": {
            "sourcelint/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(place, run)} for number, place in enumerate(finding.related, 1)
        ]
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
    file, inside = run.tracked_place(where.source)
    if not inside:
        return {"physicalLocation": {"artifactLocation": _address(file), "region": region}}
    # A service can show no line of it: it gets the file, and readers are told the rest.
    return {
        "physicalLocation": {"artifactLocation": _address(file), "region": {"startLine": 1}},
        "logicalLocations": [{"fullyQualifiedName": run.path(where.source), "kind": "resource"}],
        "message": {"text": _escaped(_inside(where, run))},
        "properties": {"region": region},
    }


def _inside(where: Finding | Place, run: Run) -> str:
    """Say where a place is inside a file that is opened to be read, "" for a place in the file itself."""
    inside = run.tracked_place(where.source).inside
    return f"{escape.one_line(inside)}:{where.line}:{where.column}" if inside else ""


def _escaped(message: str) -> str:
    """Escape a message: a bracket that closes before a parenthesis would make a link of a source's words (SARIF, 3.11.6)."""
    return message.replace("](", "\\](")


def _address(path: str) -> dict[str, str]:
    """Write a path as an address: relative to the root of the repository, or of this machine if it lies outside of it."""
    try:
        uri = quote(os.fsencode(path))  # the bytes of a name that is not UTF-8
    except UnicodeEncodeError:
        uri = quote(path, errors="backslashreplace")
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": ROOT}
