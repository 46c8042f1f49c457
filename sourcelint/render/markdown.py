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

    from sourcelint.gate.verdict import Verdict
    from sourcelint.render import Run
    from sourcelint.render.model import Bar, FindingGroup, Quote, ShownFinding, View
    from sourcelint.render.summary import MissedExpectation, Summary
    from sourcelint.report import SourceReport

AROUND = 40
LONGEST = 300
"""Characters of a line before and after a place, and of the place itself, that a report repeats."""

STATE = {"present": "✓ present", "absent": "✗ absent", "unknown": "? unknown"}


def source_report(report: SourceReport, run: Run, verdict: Verdict | None = None) -> str:
    """Write the report of one source."""
    v = view(report, run, verdict)
    parts = [_verdict(v), _said(v), _verify(v), _pairs(v), _points(v), _mended(v), _findings(v), _timeline(v), _foot(v)]
    return "\n\n".join(part for part in parts if part) + "\n"


def document(reports: Iterable[SourceReport | Across], run: Run) -> Iterator[str]:
    """Write the reports of all sources, one after the other."""
    for report in reports:
        if not isinstance(report, Across):
            yield source_report(report, run) + "\n---\n\n"


def index(summary: Summary, run: Run) -> str:
    """Write the page that lists all sources."""
    s = summary
    counts = ", ".join(format_count(n, severity) for severity, n in s.counts.items())
    grades = ", ".join(f"{'not gradable' if letter == 'none' else letter}: {n}" for letter, n in s.grades.items())
    parts = [
        f"# {format_count(len(s.rows), 'source')}",
        f"**{safe(s.verdict)}**" if s.verdict else "",
        f"{counts}. Grades: {grades}.",
    ]
    if s.everywhere:
        lacking = ", ".join(f"{label.lower()} ({n})" for label, n in s.everywhere)
        parts.append(f"Missing or unknown in most sources, and not repeated below: {lacking}.")
    rows = [
        [
            r.letter or "–", f"{r.points:g}" if r.letter else "",
            f"[{safe(r.title)}]({r.page.removesuffix('html')}md)" + (f"<br>{safe(r.source)}" if r.title != r.source else ""),
            ", ".join(map(safe, r.states)), str(r.counts["error"]), str(r.counts["warning"]), ", ".join(r.missing),
        ]
        for r in s.rows
    ]  # fmt: skip
    parts.append(
        _section(
            "Sources, the worst first",
            _table(["grade", "points", "source", "state", "errors", "warnings", "missing"], rows),
        )
    )
    suites = [
        [
            safe(x.title),
            x.told,
            "<br>".join(map(_missed, x.missed)),
        ]
        for x in s.suites
    ]
    bar_table = _table(["suite", "state", "what is missed, and where"], suites) if suites else ""
    docs = f"\n\n[Every expectation, as Great Expectations shows it]({s.data_docs})" if s.data_docs else ""
    parts.append(_section("The bar", bar_table + docs))
    for kind, title in PAIRS.items():
        pairs = [
            [
                f"{_inline(p.here)} ({safe(p.source)}:{_where(p.here)})",
                f"{_inline(q)} ({_where(q)})",
                f"{p.code} {safe(p.message)}",
            ]
            for p in s.said
            if p.kind == kind
            for q in p.there
        ]
        parts.append(_section(title, _table(["one", "other", "what it is about"], pairs) if pairs else ""))
    parts.append(_unlisted(s.unlisted_pairs) if s.unlisted_pairs else "")
    about = f"Read as of {run.as_of or 'no date given'} · sourcelint {run.version}" + (
        f" · Run: {run.id}" if run.id else ""
    )
    return "\n\n".join(part for part in (*parts, "---", f"**{FOOT}**", about) if part) + "\n"


def notice(run: Run, index: str) -> str:
    """Write what stands in place of the list of sources while its pages are replaced; `index` is where the new one is."""
    parts = [f"# {REWRITTEN}", f"{WHOLE} [All sources]({index}).", STOPPED, "---", f"**{FOOT}**", f"Run: {run.id}"]
    return "\n\n".join(parts) + "\n"


def _missed(line: MissedExpectation) -> str:
    o = line.outcome
    more = f" and {line.more} more" if line.more else ""
    return (
        f"{safe(o.reason or o.bar)} ({o.severity}: {safe(o.bar)}) "
        + ", ".join(safe(source) for source, _ in line.named)
        + more
    )


def _verdict(v: View) -> str:
    grade = f"Grade {v.letter}" if v.letter else "No grade"
    states = " · ".join(safe(s) for s in v.states)
    points = f" · {v.points:g} of 100 points, {v.lost:g} lost" if v.letter else ""
    lines = [f"# {safe(v.title)}", f"**{grade} · {states}**{points}"]
    if v.note:
        lines.append(safe(v.note))
    reasons = [
        f"{n}. {safe(r.message)}"
        + (f" ({r.code}, {_where(r.quote)})" + (f": {_quote(r.quote)}" if r.shown else "") if r.quote else "")
        for n, r in enumerate(v.reasons, 1)
    ]
    return "\n\n".join([*lines, "\n".join(reasons) or "Nothing was found that a reader could not check."])


def _said(v: View) -> str:
    rows = [[s.label, STATE[s.state], safe(s.value), _where(s.quote) if s.quote else ""] for s in v.said]
    return _section("Who, when, where from", _table(["", "", "what it says", "line:column"], rows))


def _verify(v: View) -> str:
    lines = []
    for n, item in enumerate(v.verify, 1):
        why = ", ".join(safe(r) for r in item.reasons)
        others = f"; {item.others}" if item.others else ""
        lines.append(
            f"{n}. {_inline(item.quote)} ({_where(item.quote)})  \n   {safe(item.support)}{others}. Why it is worth checking: {why}."
        )
    return _section("Verify first", "\n".join(lines))


def _pairs(v: View) -> str:
    blocks = []
    for kind, title in PAIRS.items():
        rows = [
            [f"{_inline(p.here)} ({_where(p.here)})", f"{_inline(q)} ({_where(q)})", safe(p.finding.message)]
            for p in v.pairs
            if p.kind == kind
            for q in p.there
        ]
        if rows:
            blocks.append(f"**{title}**\n\n" + _table(["here", "there", "what it is about"], rows))
    if v.unlisted_pairs:
        blocks.append(_unlisted(v.unlisted_pairs))
    if v.alone:
        blocks.append(f"Claims that stand in no other source of this run: {v.alone}.")
    return _section("What other sources say", "\n\n".join(blocks))


def _points(v: View) -> str:
    rows = [[b.name, f"`{bar(b)}`", f"{b.kept:g} of {b.cap:g}", f"{round(b.cap - b.kept, 1):g}"] for b in v.bars]
    charges = [[b.name, c.code or "cap", f"{c.points:g}", safe(c.why)] for b in v.bars for c in b.charges]
    parts = [_table(["pillar", "", "kept", "lost"], rows)] if rows else []
    if charges:
        parts.append(_table(["pillar", "rule", "points lost", "because"], charges))
    parts += [f"Gate: {safe(g)}." for g in v.gates if v.bars]
    if v.suites:
        suites = [[safe(s.title), s.told, "; ".join(map(safe, s.missed))] for s in v.suites]
        parts.append(_table(["suite", "state", "what is missed"], suites))
    return _section("Points" if v.bars else "The bar", "\n\n".join(parts))


def _mended(v: View) -> str:
    rows = [[safe(m.name), str(m.count), ", ".join(_where(p) for p in m.places), safe(m.note)] for m in v.mended]
    missing = [[safe(m.name), str(m.count), ", ".join(_where(p) for p in m.places), safe(m.note)] for m in v.missing]
    parts = []
    if missing:
        parts.append("What is missing:\n\n" + _table(["kind", "times", "line:column", "what is known"], missing))
    if rows:
        parts.append(
            "The raw file did not look like the quotations here; cleaning undid this:\n\n"
            + _table(["what", "times", "first at", "note"], rows)
        )
    return _section("What was repaired", "\n\n".join(parts))


def _findings(v: View) -> str:
    blocks = []
    if v.whole:
        blocks += ["### About the source as a whole", "\n".join(_item(e) for e in v.whole)]
    if v.stories:
        blocks += ["### By position", "\n".join(_story(s) for s in v.stories)]
    if v.more:
        blocks.append(v.more)
    if v.hidden:
        blocks.append(f"Not listed, because of lower severity: {v.hidden}.")
    if v.suppressed:
        lines = [
            f"- {s.finding.line}:{s.finding.column} {s.finding.code}: {safe(s.reason)} ({safe(s.place)})"
            for s in v.suppressed
        ]
        blocks += ["### Set aside", "\n".join(lines)]
    if v.unlisted_suppressed:
        blocks.append(_unlisted(v.unlisted_suppressed))
    count = ", ".join(format_count(n, severity) for severity, n in v.counts.items() if n)
    return _section(f"All findings: {count}" if count else "All findings: none", "\n\n".join(blocks) or "None.")


def _story(story: FindingGroup) -> str:
    lines = "\n".join(_item(e) for e in story.entries)
    return f"{lines}\n  - *{safe(story.note)}*" if story.note else lines


def _item(entry: ShownFinding) -> str:
    f = entry.finding
    lines = [f"- **{_where(entry.quote)} {f.code}** {f.severity}: {safe(f.message)}  "]
    lines += [f"  {_quote(entry.quote)}  "] if entry.shown else []
    lines += [f"  compare {_where(q)}: {_inline(q)}  " for q in entry.related]
    lines += [f"  and {entry.unlisted:,} more places  "] if entry.unlisted else []
    return "\n".join([*lines, f"  → {safe(f.fix)}"])


def _timeline(v: View) -> str:
    rows = [[safe(d.value), _inline(d.quote), _where(d.quote), str(d.count), safe(d.label)] for d in v.timeline]
    table = _table(["date", "words", "line:column", "times", "how it is known"], rows) if rows else ""
    later = f"\n\nNot listed: {v.unlisted_dates:,} later dates; the JSON of this report has them."
    return _section("Dates in this source", table + (later if v.unlisted_dates else ""))


def _foot(v: View) -> str:
    rules = [f"- **{code}** {name}: {safe(summary)}" for code, name, summary in v.rules]
    about = " · ".join(f"{label}: {safe(value)}" for label, value in v.about)
    parts = [_section("The rules that spoke", "\n".join(rules)), "---", f"**{FOOT}**", about]
    return "\n\n".join(part for part in parts if part)


def bar(b: Bar, width: int = 15) -> str:
    """Draw how much of a pillar is left."""
    full = round(width * b.kept / b.cap)
    return "█" * full + "░" * (width - full)


def _unlisted(number: int) -> str:
    return f"Not listed: {number:,} more; {WHERE_ALL_ARE}."


def _section(title: str, body: str) -> str:
    return f"## {title}\n\n{body}" if body else ""


def _table(head: list[str], rows: list[list[str]]) -> str:
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
    before = ("…" if len(quote.before) > AROUND else "") + quote.before[-AROUND:]
    after = quote.after[:AROUND] + ("…" if len(quote.after) > AROUND else "")
    shown = _short(quote)
    middle = f"<b>{shown}</b>" if shown else "▏"
    return f"“{_spaced(before)}{middle}{_spaced(after)}”"


def _short(quote: Quote) -> str:
    text = quote.text[:LONGEST]
    return safe(text) + ("…" if quote.cut or len(quote.text) > LONGEST else "")


def _spaced(text: str) -> str:
    """Escape a piece of a line, with the blank at either end that keeps it apart from its neighbour."""
    lead, tail = text[:1].isspace(), text[-1:].isspace()
    return (" " if lead else "") + safe(text) + (" " if tail and text.strip() else "")
