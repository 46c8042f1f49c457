"""Findings as text: `full` with the raw line and a mark under the place, `piped` in lines and summed up, `concise` in lines."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from sourcelint.counting import format_count
from sourcelint.engine.excerpts import MAX_CONTEXT_CHARS
from sourcelint.finding import SEVERITIES
from sourcelint.render import MAX_IDLE_RULES, Across, escape, rules_not_run, select_shown
from sourcelint.render.listing import MAX_PLACES, choose_listed, describe_unlisted
from sourcelint.render.missed import describe, name_sources
from sourcelint.text import RawSpan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sourcelint.finding import Finding
    from sourcelint.gate.verdict import Verdict
    from sourcelint.render import NotRunKind, Run
    from sourcelint.report import Grade, SourceReport

BOLD, DIM, RED, GREEN, YELLOW, CYAN = "1", "2", "31", "32", "33", "36"
COLOURS = {"error": RED, "warning": YELLOW, "info": CYAN}
GRADES = {"A": GREEN, "B": GREEN, "C": YELLOW, "D": RED, "E": RED}
STATES = {"met": "✓", "missed": "✗", "not applicable": "–"}
STATE_COLOURS = {"met": GREEN, "missed": RED, "not applicable": DIM}
FAILURE_COLOURS = {"critical": RED, "warning": YELLOW, "info": CYAN}
ACROSS = "what the sources say of each other"
"""Heading of the findings of the comparison, which come when all sources have had their say."""

GUTTER_CHARS, MAX_CHARS_AROUND_QUOTE = 6, 20
"""Columns that the number of a line takes, and that at least are left for what stands around a place."""


class Style:
    """Colours, or none."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, *codes: str) -> str:
        """Colour a text that is already safe to show."""
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self._colour and text else text


def full(reports: Iterable[SourceReport | Across], run: Run, *, colour: bool = False) -> Iterator[str]:
    """Show every finding with its raw line, the place marked, and what to do."""
    return _stream(reports, run, Style(colour=colour), _full, gap="\n")


def piped(reports: Iterable[SourceReport | Across], run: Run, *, colour: bool = False) -> Iterator[str]:
    """Write one line a finding, and one for each source after its findings."""
    return _stream(reports, run, Style(colour=colour), _lines, gap="")


def concise(reports: Iterable[SourceReport | Across], run: Run, *, colour: bool = False) -> Iterator[str]:
    """Write one line a finding, and nothing else."""
    style = Style(colour=colour)
    for report in reports:
        yield _lines(select_shown(report.findings, run), report, run, style)


def judgement(verdict: Verdict, run: Run, *, colour: bool = False) -> str:
    """Say what the suites decided: what is missed and by whom, then the verdict in one line.

    What an expectation is worth is shown from the severity on that the run shows for findings.
    """
    from sourcelint.gate.verdict import FAILURE_SEVERITIES  # which runs without suites can do without

    style = Style(colour=colour)
    severities = FAILURE_SEVERITIES[: SEVERITIES.index(run.lowest) + 1]
    lines = []
    for suite in verdict.suites:
        lines.append(f"{style(STATES[suite.state], BOLD, STATE_COLOURS[suite.state])} {escape.one_line(suite.title)}")
        for outcome in suite.missed():
            if outcome.severity in severities:
                lines.append(f"  {style(outcome.severity, FAILURE_COLOURS[outcome.severity])}: {describe(outcome)}")
                lines += [
                    style(f"    {line}", DIM)
                    for line in (escape.one_line(outcome.reason), name_sources(outcome, run))
                    if line
                ]
    colours = (BOLD, GREEN if verdict.passed else RED)
    return "\n".join([*lines, style(escape.one_line(verdict.summary()), *colours)]) + "\n"


def _path(source: str, run: Run) -> str:
    """Return the path of a source as it was typed, with the name of a member or an article of it behind it."""
    return escape.cut(run.name(source))


def _stream(
    reports: Iterable[SourceReport | Across],
    run: Run,
    style: Style,
    one: Callable[[tuple[Finding, ...], SourceReport | Across, Run, Style], str],
    gap: str,
) -> Iterator[str]:
    sources, found, hidden, aside, unasked = 0, Counter[str](), 0, 0, 0
    example: Finding | None = None
    for report in reports:
        visible, more = choose_listed(report.findings, run)
        found.update(finding.severity for finding in report.findings)
        hidden += len(report.findings) - len(select_shown(report.findings, run))
        aside += len(report.suppressed)
        example = min(
            (finding for finding in (example, *visible) if finding),
            key=lambda finding: SEVERITIES.index(finding.severity),
            default=None,
        )
        places = groupby(visible, key=lambda finding: (finding.source, finding.start, finding.end))
        text = "".join(one(tuple(group), report, run, style) for _, group in places)
        text += f"{style(describe_unlisted(more), DIM)}\n" if more else ""
        if isinstance(report, Across):
            yield f"{style(ACROSS, BOLD)}\n{text}" if text else ""
        else:
            sources += 1
            idle = {group.kind: group.rules for group in rules_not_run(report)}
            unasked = max(unasked, len(idle.get("experimental", ())))
            yield f"{text}{_standing(report, idle, run, style)}\n{gap}"
    yield _summary(sources, found, hidden, aside, style)
    if unasked:
        yield (
            style(f"{format_count(unasked, 'experimental rule')} did not run: --select its full code runs one.", DIM)
            + "\n"
        )
    if example:
        yield style(f"`sourcelint explain {example.code}` says what a rule looks for, and why.", DIM) + "\n"


def _summary(sources: int, found: Counter[str], hidden: int, aside: int, style: Style) -> str:
    line = f"{_counts(found, style)} in {format_count(sources, 'source')}"
    line += f"; {aside:,} suppressed" if aside else ""
    unseen = f"; {hidden:,} not shown (--severity info shows all)" if hidden else ""
    return f"{line}{style(unseen, DIM)}\n"


def _lines(findings: tuple[Finding, ...], report: SourceReport | Across, run: Run, style: Style) -> str:  # noqa: ARG001
    return "".join(_head(finding, run, style) + "\n" for finding in findings)


def _head(finding: Finding, run: Run, style: Style) -> str:
    path = style(escape.visible(run.path(finding.source)), BOLD)
    code = style(finding.code, BOLD, COLOURS[finding.severity])
    return f"{path}:{finding.line}:{finding.column}: {code} {finding.severity}: {escape.one_line(finding.message)}"


def _full(findings: tuple[Finding, ...], report: SourceReport | Across, run: Run, style: Style) -> str:
    """Show findings of one place, and the place once."""
    place = findings[0]
    number, bar, hint = str(place.line), style("|", DIM), style("=", DIM)
    gutter = " " * len(number)
    before, quote, after = _line(place, report, run.width - GUTTER_CHARS)
    mark = style(
        "^" * max(1, _width(quote)), COLOURS[min((finding.severity for finding in findings), key=SEVERITIES.index)]
    )
    lines = [_head(finding, run, style) for finding in findings]
    lines.append(f"{style(number, DIM)} {bar} {style(before, DIM)}{quote}{style(after, DIM)}".rstrip())
    lines.append(f"{gutter} {bar} {' ' * _width(before)}{mark}")
    for shown_finding in findings:
        lines.append(f"{gutter} {hint} {shown_finding.name}: {escape.one_line(shown_finding.fix)}")
        for other in shown_finding.related[:MAX_PLACES]:
            path = escape.visible(run.path(other.source))
            lines.append(
                f"{gutter} {hint}   compare {path}:{other.line}:{other.column}: "
                + _cut(escape.one_line(other.quote), run.width - GUTTER_CHARS - MAX_CHARS_AROUND_QUOTE)
            )
        if others := len(shown_finding.related[MAX_PLACES:]):
            lines.append(f"{gutter} {hint}   and {others:,} more places")
    return "\n".join(lines) + "\n\n"


def _line(finding: Finding, report: SourceReport | Across, room_for_all: int) -> tuple[str, str, str]:
    """Return the raw line before, at and after a place, cut to fit."""
    excerpt = None if isinstance(report, Across) else report.excerpts.get(RawSpan(finding.start, finding.end))
    quote = _cut(escape.visible(finding.quote), room_for_all - MAX_CHARS_AROUND_QUOTE)
    before, after = (_whole(excerpt.before, left=True), _whole(excerpt.after)) if excerpt else ("", "")
    left = room_for_all - len(quote)
    room = max(left // 2, left - len(after))
    if len(before) > room:
        before = "…" + before[len(before) - room + 1 :]
    room = 0 if quote.endswith("…") else left - len(before)
    return before, quote, after if len(after) <= room else after[: max(0, room - 1)] + "…" * (room > 0)


def _whole(around: str, *, left: bool = False) -> str:
    """Show what stands beside a place, with a sign where an excerpt does not reach the end of the line."""
    sign = "…" if len(around) >= MAX_CONTEXT_CHARS else ""
    return sign + escape.visible(around) if left else escape.visible(around) + sign


def _standing(report: SourceReport, idle: Mapping[NotRunKind, tuple[str, ...]], run: Run, style: Style) -> str:
    path = _path(report.source, run)
    counts = _counts(Counter(finding.severity for finding in report.findings), style)
    counts += f", {len(report.suppressed)} suppressed" if report.suppressed else ""
    grade = _grade(report.grade, style)
    return ": ".join(filter(None, (style(escape.visible(path), BOLD), grade, f"{counts}{_unread(report, idle)}")))


def _unread(report: SourceReport, idle: Mapping[NotRunKind, tuple[str, ...]]) -> str:
    """Say how many rules did not read a text because of its language, and which were left out or found nothing to read."""
    told = ""
    if unread := idle.get("language"):
        language = report.facts["language"]
        rules, one = format_count(len(unread), "rule"), len(unread) == 1
        told = f"; language not detected, which {rules} {'needs' if one else 'need'} to know"
        if language:
            told = f"; {rules} {'does' if one else 'do'} not read this language ({language})"
    others = idle.get("not applicable", ())
    return f"{told}; not judged by {', '.join(others)}" if 0 < len(others) <= MAX_IDLE_RULES else told


def _grade(grade: Grade, style: Style) -> str:
    if grade.letter is None:
        if not grade.note:
            return ""
        note = escape.one_line(grade.note)
        return note if note.startswith("not graded") else f"not gradable ({note})"
    flag = ", INCOMPLETE" if any(gate.startswith("INCOMPLETE") for gate in grade.gates) else ""
    return style(f"grade {grade.letter}", BOLD, GRADES[grade.letter]) + f" ({grade.points:g} of 100 points{flag})"


def _counts(found: Counter[str], style: Style) -> str:
    parts = [
        style(format_count(found[severity], severity), COLOURS[severity]) for severity in SEVERITIES if found[severity]
    ]
    return ", ".join(parts) or "no findings"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _width(text: str) -> int:
    """Count the columns of a terminal that a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(character) or character in "\u200c\u200d\ufe0f" else 1 + (east_asian_width(character) in "WF")
        for character in text
    )
