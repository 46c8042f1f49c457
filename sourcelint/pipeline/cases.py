"""Cases: raw texts with the places at which a rule must fire, in a file `CODE.md` for each rule.

A case is a heading and a fenced block that holds the raw file; ⟦ and ⟧ around a place say that the rule must fire on
exactly these raw characters. A heading that starts with `silent:` says that it must not fire at all, one that starts
with `known gap:` that it should and does not yet. Words after the fence's backticks are settings: `language=xx` (default
en; `auto` detects), `as-of=2026-11-21`, `name=file.json`, `input=body`, `severity=error` (of every finding),
`published=2023-11-16`, `cr` (lines end in CR LF).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.clean import read
from sourcelint.engine.lint import CRASHED, lint
from sourcelint.engine.registry import all_rules
from sourcelint.errors import InputError
from sourcelint.expressions import lazy
from sourcelint.files import bounded_read
from sourcelint.finding import SEVERITIES
from sourcelint.inputs.manifest import hints_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sourcelint.document import Hints
    from sourcelint.finding import Finding

FENCE = lazy(r"(`{3,})(.*)")
MAX_CASES_BYTES = 1 << 20
MARK = lazy("[⟦⟧]")
SETTINGS = frozenset(("language", "as-of", "name", "input", "severity", "published", "cr"))


class CaseBlock(NamedTuple):
    """A heading, with its line from 1 on, and the fenced block behind it: the fence, its settings, what it holds."""

    line: int
    title: str
    fence: str
    settings: str
    raw: str


@dataclass(frozen=True, slots=True)
class Case:
    """A raw text and the places, as spans of it, at which a rule must fire; `place` is the file:line of its heading."""

    place: str
    code: str
    title: str
    settings: Mapping[str, str]
    raw: str
    marks: tuple[tuple[int, int], ...]

    @property
    def silent(self) -> bool:
        """Tell whether the rule must not fire."""
        return self.title.startswith("silent:")

    @property
    def known_gap(self) -> bool:
        """Tell whether the case is known to fail."""
        return self.title.startswith("known gap:")


def cases_of(path: Path) -> tuple[Case, ...]:
    """Read the cases of a file. Raises InputError with the line."""
    text = bounded_read.read_text(path, MAX_CASES_BYTES).replace("\r\n", "\n")
    if path.stem not in {rule.code for rule in all_rules()}:
        raise InputError(f"{path}: a file of cases is called as its rule, one that looks at a single source: CLM001.md")
    found = tuple(_case(path, block) for block in blocks_of(text))
    if not found:
        raise InputError(f"{path}: no cases; a case is a heading (## …) and a fenced block behind it")
    return found


def blocks_of(text: str) -> Iterator[CaseBlock]:
    """Find the cases in a file: headings, each with the fenced block behind it; in time that grows with the text alone."""
    lines = text.split("\n")
    closing: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if line and not line.strip("`"):
            closing.setdefault(line, []).append(number)
    number = 0
    while number < len(lines):
        heading, number = number, number + 1
        if not lines[heading].startswith("## ") or not lines[heading][3:]:
            continue
        while number < len(lines) and not lines[number].startswith(("```", "##")):
            number += 1
        fence = FENCE.match(lines[number]) if number < len(lines) else None
        if fence is None:
            continue
        ends = closing.get(fence[1], [])
        place = bisect_left(ends, number + 2)  # a block has a line at least
        if place < len(ends):
            raw = "\n".join(lines[number + 1 : ends[place]])
            yield CaseBlock(heading + 1, lines[heading][3:], fence[1], fence[2], raw)
            number = ends[place] + 1


def _case(path: Path, block: CaseBlock) -> Case:
    place = f"{path}:{block.line}"
    settings = {key: value for key, _, value in (word.partition("=") for word in block.settings.split())}
    if unknown := sorted(settings.keys() - SETTINGS):
        raise InputError(f"{place}: unknown setting {unknown[0]!r}; known are {', '.join(sorted(SETTINGS))}")
    if settings.get("severity", "info") not in SEVERITIES:
        raise InputError(f"{place}: severity is {settings['severity']!r}; it must be one of {', '.join(SEVERITIES)}")
    _hints(place, settings)
    _as_of(place, settings)
    raw = block.raw.replace("\n", "\r\n") if "cr" in settings else block.raw
    if "".join(MARK.findall(raw)) != "⟦⟧" * raw.count("⟦"):
        raise InputError(f"{place}: ⟦ and ⟧ do not stand in turn")
    pieces = MARK.split(raw)
    offsets = [sum(map(len, pieces[: number + 1])) for number in range(len(pieces) - 1)]
    marks = tuple(zip(offsets[::2], offsets[1::2], strict=True))
    return Case(place, path.stem, block.title, settings, "".join(pieces), marks)


def _hints(place: str, settings: Mapping[str, str]) -> Hints:
    known = {"language": "en"} | {
        key: value for key, value in settings.items() if key in ("language", "input", "published")
    }
    if known["language"] == "auto":
        del known["language"]
    return hints_of(place, known)


def _as_of(place: str, settings: Mapping[str, str]) -> date | None:
    try:
        return date.fromisoformat(settings["as-of"]) if "as-of" in settings else None
    except ValueError:
        raise InputError(f"{place}: as-of is {settings['as-of']!r}; it must be a day, such as 2026-11-21") from None


def findings_of(case: Case, **options: Any) -> tuple[Finding, ...]:
    """Lint the text of a case with its rule. `options` are those of `lint`, such as severities."""
    hints, as_of = _hints(case.place, case.settings), _as_of(case.place, case.settings)
    document = read(case.raw.encode("utf8", "surrogateescape"), case.settings.get("name", "case.txt"), hints)
    return lint(
        document,
        as_of=as_of,
        rules=tuple(rule for rule in all_rules() if rule.code == case.code),
        profile=False,
        **options,
    ).findings


def failure_of(case: Case, **options: Any) -> str:
    """Say what is wrong with what the rule finds in a case; "" if nothing is."""
    findings = findings_of(case, **options)
    crashed = [finding.message for finding in findings if finding.code == CRASHED]
    found = {(finding.start, finding.end) for finding in findings}
    severities = {finding.severity for finding in findings}
    wanted = case.settings.get("severity")
    wrong = crashed[:1]
    wrong += [f"must fire on {case.raw[start:end]!r}" for start, end in case.marks if (start, end) not in found]
    wrong += [f"must not fire on {case.raw[start:end]!r}" for start, end in sorted(found.difference(case.marks))]
    if wanted and severities - {wanted}:
        wrong.append(f"must have the severity {wanted}, has {', '.join(sorted(severities))}")
    return "; ".join(wrong)
