"""Reports as Markdown, for files, for the Prefect UI, for the summary of a pull request.

Source text never keeps a meaning in Markdown or HTML: the Prefect UI drops scripts but shows images, so that an
unescaped `<img>` of a hostile page would be loaded by whoever reads its report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.counting import format_count
from sourcelint.render import FOOT, PAIRS, REWRITTEN, STOPPED, WHOLE, Across
from sourcelint.render.escape import markdown as safe
from sourcelint.render.listing import WHERE_ALL_ARE
from sourcelint.render.view import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sourcelint.finding import Suppressed
    from sourcelint.gate.verdict import Verdict
    from sourcelint.render import Run
    from sourcelint.render.model import FindingGroup, Pillar, Quote, RepairSummary, ShownFinding, View
    from sourcelint.render.summary import MissedExpectation, Summary
    from sourcelint.report import SourceReport

MAX_CONTEXT_CHARS = 40
MAX_QUOTE_CHARS = 300
"""Characters of a line before and after a place, and of the place itself, that a report repeats."""

STATE = {"present": "✓ present", "absent": "✗ absent", "unknown": "? unknown"}


def source_report(report: SourceReport, run: Run, verdict: Verdict | None = None) -> str:
    """Write the report of one source."""
    return write(view(report, run, verdict))


def write(page: View) -> str:
    """Write a report that is arranged for reading already."""
    parts = [
        _verdict(page),
        _said(page),
        _verify(page),
        _voices(page),
        _pairs(page),
        _points(page),
        _mended(page),
        _findings(page),
        _timeline(page),
        _foot(page),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def document(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Write the reports of all sources, one after the other."""
    for report in reports:
        if not isinstance(report, Across):
            yield source_report(report, run, run.verdict) + "\n---\n\n"


def index(summary: Summary, run: Run) -> str:
    """Write the page that lists all sources."""
    parts = [
        f"# {format_count(len(summary.rows), 'source')}",
        f"**{safe(summary.verdict)}**" if summary.verdict else "",
        _totals(summary),
        f"Since the run before: {safe(run.news)}." if run.news else "",
        _lacking(summary),
        _sources(summary, run),
        _bar_of(summary),
        *(_compared(summary, kind, title) for kind, title in PAIRS.items()),
        _unlisted(summary.unlisted_pairs) if summary.unlisted_pairs else "",
        "---",
        f"**{FOOT}**",
        (f"Time of the run {safe(run.at)} · " if run.at else "")
        + f"Read as of {run.as_of or 'no date given'} · sourcelint {run.version}"
        + (f" · Run: {run.id}" if run.id else ""),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _totals(summary: Summary) -> str:
    counts = ", ".join(format_count(count, severity) for severity, count in summary.counts.items())
    grades = ", ".join(
        f"{'not gradable' if letter == 'none' else letter}: {count}" for letter, count in summary.grades.items()
    )
    return f"{counts}. Grades: {grades}."


def _lacking(summary: Summary) -> str:
    fields = ", ".join(f"{label.lower()} ({count})" for label, count in summary.everywhere)
    return f"Missing or unknown in most sources, and not repeated below: {fields}." if fields else ""


def _sources(summary: Summary, run: Run) -> str:
    rows = [
        [
            row.letter or "–",
            f"{row.points:g}" if row.letter else "",
            f"[{safe(row.title)}]({row.page.removesuffix('html')}md)"
            + (f"<br>{safe(row.source)}" if row.title != row.source else "")
            + (f"<br>{safe(run.before[row.source])}" if run.before.get(row.source) else ""),
            ", ".join(map(safe, row.states)),
            str(row.counts["error"]),
            str(row.counts["warning"]),
            ", ".join(row.missing),
        ]
        for row in summary.rows
    ]
    table = _table(["grade", "points", "source", "state", "errors", "warnings", "missing"], rows)
    return _section("Sources, the worst first", table)


def _bar_of(summary: Summary) -> str:
    suites = [
        [safe(suite.title), suite.shown_state, "<br>".join(map(_missed, suite.missed))] for suite in summary.suites
    ]
    table = _table(["suite", "state", "what is missed, and where"], suites) if suites else ""
    docs = f"\n\n[Every expectation, as Great Expectations shows it]({summary.data_docs})" if summary.data_docs else ""
    return _section("The bar", table + docs)


def _compared(summary: Summary, kind: str, title: str) -> str:
    """Write what sources say of each other, for pairs of one kind."""
    pairs = [
        [
            f"{_inline(pair.here)} ({safe(pair.source)}:{_where(pair.here)})",
            f"{_inline(quote)} ({_where(quote)})",
            f"{pair.code} {safe(pair.message)}",
        ]
        for pair in summary.said
        if pair.kind == kind
        for quote in pair.there
    ]
    return _section(title, _table(["one", "other", "what it is about"], pairs) if pairs else "")


def notice(run: Run, index: str) -> str:
    """Write what stands in place of the list of sources while its pages are replaced; `index` is where the new one is."""
    parts = [f"# {REWRITTEN}", f"{WHOLE} [All sources]({index}).", STOPPED, "---", f"**{FOOT}**", f"Run: {run.id}"]
    return "\n\n".join(parts) + "\n"


def _missed(line: MissedExpectation) -> str:
    outcome = line.outcome
    here = f", here {safe(outcome.observed)}" if outcome.observed else ""
    named = ", ".join(safe(f"{one.source} ({one.value})" if one.value else one.source) for one in line.named)
    more = f" and {line.more} more" if line.more else ""
    return f"{safe(outcome.reason or outcome.bar)} ({outcome.severity}: {safe(outcome.bar)}{here}) {named}{more}"


def _verdict(page: View) -> str:
    grade = f"Grade {page.letter}" if page.letter else "No grade"
    states = " · ".join(safe(state) for state in page.states)
    points = f" · {page.points:g} of 100 points, {page.lost:g} lost" if page.letter else ""
    lines = [f"# {safe(page.title)}", f"**{grade} · {states}**{points}"]
    if page.meaning:
        lines.append(page.meaning)
    if page.note and page.note not in [reason.message for reason in page.reasons]:
        lines.append(f"{safe(page.note[:1].upper() + page.note[1:])}.")
    moved = [("Lifted by", page.lifted), ("Lowered by", page.lowered)]
    lines += [f"{label}: {safe(what)}." for label, what in moved if what]
    reasons = [
        f"{number}. {safe(reason.message)}"
        + (
            f" ({reason.code}, {_where(reason.quote)})" + (f": {_quote(reason.quote)}" if reason.shown else "")
            if reason.quote
            else ""
        )
        for number, reason in enumerate(page.reasons, 1)
    ]
    return "\n\n".join([*lines, "\n".join(reasons) or "There are no errors and no warnings."])


def _said(page: View) -> str:
    rows = [
        [item.label, STATE[item.state], safe(item.value), _where(item.quote) if item.quote else ""]
        for item in page.said
    ]
    return _section("Who, when, where from", _table(["", "", "what it says", "line:column"], rows))


def _verify(page: View) -> str:
    lines = []
    for number, item in enumerate(page.verify, 1):
        why = ", ".join(safe(reason) for reason in item.reasons)
        others = f"; {item.others}" if item.others else ""
        lines.append(
            f"{number}. {_inline(item.quote)} ({_where(item.quote)})  \n   {safe(item.support)}{others}. Why it is worth checking: {why}."
        )
    return _section("Verify first", "\n".join(lines))


def _voices(page: View) -> str:
    rows = [
        [
            safe(voice.label),
            "named" if voice.named else "not named",
            str(voice.statements),
            str(voice.quotations),
            _where(voice.quote),
        ]
        for voice in page.voices
    ]
    blocks = [_table(["who", "", "statements", "in quotation marks", "first at"], rows)] if rows else []
    blocks += [_unlisted(page.unlisted_voices)] if page.unlisted_voices else []
    return _section("Who is heard", "\n\n".join(blocks))


def _pairs(page: View) -> str:
    blocks = []
    for kind, title in PAIRS.items():
        rows = [
            [
                f"{_inline(pair.here)} ({_where(pair.here)})",
                f"{_inline(quote)} ({_where(quote)})",
                safe(pair.finding.message),
            ]
            for pair in page.pairs
            if pair.kind == kind
            for quote in pair.there
        ]
        if rows:
            blocks.append(f"**{title}**\n\n" + _table(["here", "there", "what it is about"], rows))
    if page.unlisted_pairs:
        blocks.append(_unlisted(page.unlisted_pairs))
    if page.alone:
        blocks.append(f"Claims that stand in no other source of this run: {page.alone}.")
    return _section("What other sources say", "\n\n".join(blocks))


def _points(page: View) -> str:
    rows = [
        [
            pillar.name,
            f"`{draw_pillar(pillar)}`",
            f"{pillar.kept:g} of {pillar.cap:g}",
            f"{round(pillar.cap - pillar.kept, 1):g}",
        ]
        for pillar in page.pillars
    ]
    charges = [
        [pillar.name, deduction.code or "measure", f"{deduction.points:g}", safe(deduction.why)]
        for pillar in page.pillars
        for deduction in pillar.charges
    ]
    parts = [_table(["pillar", "", "kept", "lost"], rows)] if rows else []
    if charges:
        parts.append(_table(["pillar", "rule", "points lost", "because"], charges))
    parts += [f"Gate: {safe(gate)}." for gate in page.gates if page.pillars]
    if page.suites:
        suites = [[safe(suite.title), suite.shown_state, "; ".join(map(safe, suite.missed))] for suite in page.suites]
        parts.append(_table(["suite", "state", "what is missed"], suites))
    return _section("Points" if page.pillars else "The bar", "\n\n".join(parts))


def _mended(page: View) -> str:
    parts = []
    if page.missing:
        head = ["kind", "times", "line:column", "what is known"]
        parts.append("What is missing:\n\n" + _table(head, map(_repair, page.missing)))
    if page.mended:
        parts.append(
            "The raw file did not look like the quotations here; cleaning undid this:\n\n"
            + _table(["what", "times", "first at", "note"], map(_repair, page.mended))
        )
    return _section("What was repaired", "\n\n".join(parts))


def _repair(repair: RepairSummary) -> list[str]:
    return [safe(repair.name), str(repair.count), ", ".join(map(_where, repair.places)), safe(repair.note)]


def _findings(page: View) -> str:
    blocks = []
    if page.whole:
        blocks += ["### About the source as a whole", "\n".join(_item(entry) for entry in page.whole)]
    if page.stories:
        blocks += ["### By position", "\n".join(_story(story) for story in page.stories)]
    if page.more:
        blocks.append(page.more)
    if page.hidden:
        blocks.append(f"Not listed, because of lower severity: {page.hidden}.")
    if page.suppressed:
        blocks += ["### Set aside", "\n".join(map(_set_aside, page.suppressed))]
    if page.unlisted_suppressed:
        blocks.append(_unlisted(page.unlisted_suppressed))
    counts = ", ".join(format_count(count, severity) for severity, count in page.counts.items() if count)
    return _section(f"All findings: {counts or 'none'}", "\n\n".join(blocks) or "None.")


def _set_aside(suppression: Suppressed) -> str:
    finding = suppression.finding
    why = f"{safe(suppression.reason)} ({safe(suppression.place)})"
    return f"- {finding.line}:{finding.column} {finding.code}: {why}"


def _story(story: FindingGroup) -> str:
    lines = "\n".join(_item(entry) for entry in story.entries)
    return f"{lines}\n  - *{safe(story.note)}*" if story.note else lines


def _item(entry: ShownFinding) -> str:
    finding = entry.finding
    lines = [f"- **{_where(entry.quote)} {finding.code}** {finding.severity}: {safe(finding.message)}  "]
    lines += [f"  {_quote(entry.quote)}  "] if entry.shown else []
    lines += [f"  compare {_where(place)}: {_inline(place)}  " for place in entry.related]
    lines += [f"  and {entry.unlisted:,} more places  "] if entry.unlisted else []
    return "\n".join([*lines, f"  → {safe(finding.fix)}"])


def _timeline(page: View) -> str:
    rows = [
        [safe(row.value), _inline(row.quote), _where(row.quote), str(row.count), safe(row.label)]
        for row in page.timeline
    ]
    table = _table(["date", "words", "line:column", "times", "how it is known"], rows) if rows else ""
    later = f"\n\nNot listed: {page.unlisted_dates:,} later dates; the JSON of this report has them."
    return _section("Dates in this source", table + (later if page.unlisted_dates else ""))


def _foot(page: View) -> str:
    rules = [f"- **{code}** {name}: {safe(summary)}" for code, name, summary in page.rules]
    about = " · ".join(f"{label}: {safe(value)}" for label, value in page.about)
    spoke = "\n".join(rules) + (f"\n\nDid not run: {safe(page.silent)}." if page.silent else "")
    parts = [_section("The rules that spoke", spoke.strip("\n")), "---", f"**{FOOT}**", about]
    return "\n\n".join(part for part in parts if part)


def draw_pillar(pillar: Pillar, width: int = 15) -> str:
    """Draw how much of a pillar is left."""
    full = round(width * pillar.kept / pillar.cap)
    return "█" * full + "░" * (width - full)


def _unlisted(number: int) -> str:
    return f"Not listed: {number:,} more; {WHERE_ALL_ARE}."


def _section(title: str, body: str) -> str:
    return f"## {title}\n\n{body}" if body else ""


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _where(quote: Quote | None) -> str:
    if quote is None:
        return ""
    source = f"{safe(quote.source)}:" if quote.source else ""
    return f"{source}{quote.line}:{quote.column}"


def _inline(quote: Quote) -> str:
    return f"“{_short(quote)}”"


def _quote(quote: Quote) -> str:
    """Show a place in bold between what stands around it. Two asterisks would not always be bold beside punctuation."""
    before = ("…" if len(quote.before) > MAX_CONTEXT_CHARS else "") + quote.before[-MAX_CONTEXT_CHARS:]
    after = quote.after[:MAX_CONTEXT_CHARS] + ("…" if len(quote.after) > MAX_CONTEXT_CHARS else "")
    shown = _short(quote)
    middle = f"<b>{shown}</b>" if shown else "▏"
    return f"“{_spaced(before)}{middle}{_spaced(after)}”"


def _short(quote: Quote) -> str:
    text = quote.text[:MAX_QUOTE_CHARS]
    return safe(text) + ("…" if quote.cut or len(quote.text) > MAX_QUOTE_CHARS else "")


def _spaced(text: str) -> str:
    """Escape a piece of a line, with the blank at either end that keeps it apart from its neighbour."""
    lead, tail = text[:1].isspace(), text[-1:].isspace()
    return (" " if lead else "") + safe(text) + (" " if tail and text.strip() else "")
