"""What a report says of one source, in its order, for all formats alike. Nothing here is escaped; formats do that."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sourcelint.counting import format_count
from sourcelint.engine.grade import INCOMPLETE
from sourcelint.engine.registry import all_corpus_rules, every_rule
from sourcelint.expressions import lazy
from sourcelint.finding import SEVERITIES
from sourcelint.render import MAX_IDLE_RULES, NotRun, rules_not_run, select_shown
from sourcelint.render.listing import MAX_PLACES, MAX_ROWS, choose_listed, describe_unlisted
from sourcelint.render.model import (
    DateRow,
    FindingGroup,
    Kind,
    MetadataItem,
    Pair,
    Pillar,
    Quote,
    Reason,
    RepairSummary,
    ShownFinding,
    SuiteResult,
    Verify,
    View,
    VoiceRow,
)
from sourcelint.render.snippets import quote_at, quote_of, quotes_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sourcelint.document import Field, Truncation
    from sourcelint.finding import Finding
    from sourcelint.gate.verdict import Verdict
    from sourcelint.render import Run
    from sourcelint.report import Grade, SourceReport, TimelineEntry, VerifyFirst

MAX_REASONS = 3
MAX_CLAIMS = 5
MAX_CHARS_BEHIND_GAP = 64
"""Characters between a gap in the text and an undated event behind it that make one story: a clause with a name."""

AGREE = frozenset({"XSR003"})
COPIES = frozenset({"XSR004", "XSR006", "XSR007"})
ALONE = frozenset({"XSR002"})
NAMES = frozenset({"XSR012"})
"""What corpus rules say of a pair; the others say that the two do not go together."""

DERIVED = "PRV002"
GAP, UNDATED = "TRN001", frozenset({"DAT011", "XSR009"})

SUPPORT = {
    "citation": "A citation stands beside it",
    "link": "A link stands beside it",
    "named source": "A named source says it",
    "named document": "A named document says it",
    "weasel": "It is credited to nobody in particular",
    "none": "The text gives no source for it",
}
SAID_BY_SUPPORT = "no source"
"""The reason for checking a claim that its support says already."""

MEANING: Mapping[str | None, str] = {
    None: "",
    "A": "A reader can look up nearly everything that this text says.",
    "B": "A reader can look up most of what this text says.",
    "C": "A reader can look up about half of what this text says.",
    "D": "A reader can look up little of what this text says.",
    "E": "A reader can look up next to nothing of what this text says.",
}
"""What the letters of a grade stand for (docs/grade.md)."""

HOW = {"anchor": "counted from the day of publication, ", "reference": "counted from "}

_CLOCK = lazy(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")


def view(report: SourceReport, run: Run, verdict: Verdict | None = None) -> View:
    """Arrange a report for reading.

    Its findings include those of corpus rules if sources were compared; `verdict` is there if suites judged them.
    """
    pairs = _pairs_of(report)
    listed_pairs = _first_of_kind(pairs)
    found = choose_listed(report.findings, run)
    timeline = _timeline(report)
    title = report.metadata.title.value or ""
    return View(
        source=report.source,
        path=run.path(report.source),
        title=title or report.source,
        letter=report.grade.letter,
        points=report.grade.points,
        lost=round(100 - report.grade.points, 1) if report.grade.letter else 0.0,
        states=states(report, verdict),
        note=report.grade.note,
        meaning=MEANING[report.grade.letter],
        lifted=report.grade.lifted,
        lowered=report.grade.lowered,
        reasons=_reasons(report),
        counts={severity: sum(finding.severity == severity for finding in report.findings) for severity in SEVERITIES},
        said=_said(report),
        verify=tuple(_verify(claim, report, pairs) for claim in report.verify_first[:MAX_CLAIMS]),
        voices=tuple(
            VoiceRow(voice.label, voice.named, voice.statements, voice.quotations, quote_of(voice.place, report))
            for voice in report.voices[:MAX_ROWS]
        ),
        unlisted_voices=len(report.voices[MAX_ROWS:]),
        pairs=listed_pairs,
        unlisted_pairs=len(pairs) - len(listed_pairs),
        alone=sum(finding.code in ALONE for finding in report.findings),
        pillars=_pillars(report.grade),
        gates=report.grade.gates,
        suites=suites_of(report.source, verdict),
        mended=_mended(report),
        missing=_missing(report),
        whole=tuple(_entry(finding, report) for finding in found.findings if finding.scope == "document"),
        stories=_stories(report, [finding for finding in found.findings if finding.scope == "span"]),
        more=describe_unlisted(found.more),
        hidden=len(report.findings) - len(select_shown(report.findings, run)),
        suppressed=report.suppressed[:MAX_ROWS],
        unlisted_suppressed=len(report.suppressed[MAX_ROWS:]),
        timeline=timeline[:MAX_ROWS],
        unlisted_dates=len(timeline[MAX_ROWS:]),
        rules=_rules(select_shown(report.findings, run)),
        silent=_silent(report),
        about=_about(report, run),
    )


def _mended(report: SourceReport) -> tuple[RepairSummary, ...]:
    return tuple(
        RepairSummary(_words(repair.name), repair.count, repair.note, quotes_at(repair.spans, report))
        for repair in report.repairs
        if repair.count
    )


def _pairs_of(report: SourceReport) -> tuple[Pair, ...]:
    """Return what corpus rules say of the source and another one."""
    of_pairs = {rule.code for rule in all_corpus_rules()} - ALONE
    return tuple(_pair(finding, report) for finding in report.findings if finding.code in of_pairs and _others(finding))


def _pillars(grade: Grade) -> tuple[Pillar, ...]:
    return tuple(
        Pillar(
            name, kept, grade.caps[name], tuple(deduction for deduction in grade.charges if deduction.pillar == name)
        )
        for name, kept in grade.pillars.items()
    )


def states(report: SourceReport, verdict: Verdict | None = None) -> tuple[str, ...]:
    """Say in a few words what state the source is in: INCOMPLETE, complete, wrapper repaired, not gradable, bar missed."""
    wrapper = report.facts.get("wrapper")
    found = ["not gradable"] if report.grade.letter is None else []
    if incomplete(report):
        found.append("INCOMPLETE")
    elif report.grade.letter is not None:
        found.append("perhaps incomplete" if report.truncations else "complete")
    if wrapper not in (None, "text", "html", "pdf", "docx"):
        found.append(f"{wrapper} wrapper repaired")
    if verdict and (bar := verdict.state_of(report.source)) != "not applicable":
        found.append(f"bar {bar}")
    return tuple(found)


def incomplete(report: SourceReport) -> bool:
    """Tell whether text is missing beyond doubt: the source says so, or its container is cut, or an error proves it."""
    cut = report.facts.get("complete") is False or any(truncation.lost_chars for truncation in report.truncations)
    return cut or any(finding.code in INCOMPLETE and finding.severity == "error" for finding in report.findings)


def _reasons(report: SourceReport) -> tuple[Reason, ...]:
    """Choose the three findings that explain the verdict: what is missing, errors, then what cost most; one a rule.

    What other sources say counts as well, though it costs nothing. An info is never a reason.
    """
    grave = [finding for finding in report.findings if finding.severity != "info"]
    if report.grade.letter is None and not grave:
        return (Reason(report.grade.note),) if report.grade.note else ()
    cost: defaultdict[str, float] = defaultdict(float)
    for charge in report.grade.charges:
        cost[charge.code] += charge.points
    ranked = sorted(
        grave,
        key=lambda finding: (
            not (finding.code in INCOMPLETE and finding.severity == "error"),
            SEVERITIES.index(finding.severity),
            -cost[finding.code],
            finding.start,
        ),
    )
    chosen: dict[str, Finding] = {}
    for candidate in ranked:
        chosen.setdefault(candidate.code, candidate)
    return tuple(
        Reason(
            finding.message, finding.code, quote_of(finding, report), finding.fingerprint, _has_words(finding, report)
        )
        for finding in list(chosen.values())[:MAX_REASONS]
    )


def _has_words(finding: Finding, report: SourceReport) -> bool:
    """Tell whether a finding stands at words of its own, and not at the title for want of a place."""
    title = report.headline
    return finding.scope == "span" or (finding.start, finding.end) != (title.start, title.end)


def _said(report: SourceReport) -> tuple[MetadataItem, ...]:
    metadata = report.metadata
    rows: list[tuple[str, Field]] = [
        ("Author", metadata.author),
        ("Outlet", metadata.publisher),
        ("Published", metadata.published),
        ("Updated", metadata.modified),
        ("Address", metadata.url),
    ]
    found = [
        MetadataItem(label, field.state, _CLOCK.sub(r"\1 \2", field.value or ""), quote_at(field.span, report))
        for label, field in rows
    ]
    derived = next((finding for finding in report.findings if finding.code == DERIVED), None)
    if derived:
        found.append(
            MetadataItem("Derived from", "present", " ".join(derived.quote.split()), quote_of(derived, report))
        )
    return tuple(found)


def _verify(item: VerifyFirst, report: SourceReport, pairs: Sequence[Pair]) -> Verify:
    place = item.place
    touching = {pair.kind for pair in pairs if pair.finding.start < place.end and place.start < pair.finding.end}
    others = (
        "disputed by another source"
        if "disagree" in touching
        else "another source agrees"
        if "agree" in touching
        else ""
    )
    reasons = tuple(reason for reason in item.reasons if reason != SAID_BY_SUPPORT)
    # As a reader sees it: a claim of an HTML page would else be full of tags.
    quote = replace(quote_of(place, report), text=" ".join(item.text.split()), cut=False)
    return Verify(quote, item.score, reasons, SUPPORT.get(item.support, item.support), others)


def _pair(finding: Finding, report: SourceReport) -> Pair:
    code = finding.code
    kind: Kind = "agree" if code in AGREE else "copy" if code in COPIES else "names" if code in NAMES else "disagree"
    return Pair(kind, finding, quote_of(finding, report), _related(finding, report))


def _first_of_kind(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    count = Counter[Kind]()
    found = []
    for pair in pairs:
        count[pair.kind] += 1
        if count[pair.kind] <= MAX_ROWS:
            found.append(pair)
    return tuple(found)


def _related(finding: Finding, report: SourceReport) -> tuple[Quote, ...]:
    return tuple(quote_of(place, report) for place in finding.related[:MAX_PLACES])


def _others(finding: Finding) -> bool:
    return any(place.source != finding.source for place in finding.related)


def suites_of(source: str, verdict: Verdict | None) -> tuple[SuiteResult, ...]:
    """Say what each suite holds of a source."""
    found = []
    for suite, own in verdict.suites_of(source) if verdict else ():
        state = (
            "missed"
            if any(outcome.severity == "critical" for outcome in own)
            else "met"
            if suite.state != "not applicable"
            else suite.state
        )
        found.append(
            SuiteResult(
                suite.title,
                state,
                tuple(f"{outcome.reason or outcome.bar} ({outcome.severity}: {outcome.bar})" for outcome in own),
            )
        )
    return tuple(found)


def _stories(report: SourceReport, findings: Sequence[Finding]) -> tuple[FindingGroup, ...]:
    """Group findings by position; an undated event directly behind a gap joins the gap."""
    stories: list[list[Finding]] = []
    for finding in findings:
        last = stories[-1][-1] if stories else None
        if (
            last
            and finding.code in UNDATED
            and stories[-1][0].code == GAP
            and finding.start <= last.end + MAX_CHARS_BEHIND_GAP
        ):
            stories[-1].append(finding)
        else:
            stories.append([finding])
    note = "One story: the event stands directly behind the missing words, which may have held its date."
    return tuple(
        FindingGroup(tuple(_entry(finding, report) for finding in story), note if len(story) > 1 else "")
        for story in stories
    )


def _entry(finding: Finding, report: SourceReport) -> ShownFinding:
    unlisted = len(finding.related[MAX_PLACES:])
    return ShownFinding(
        finding, quote_of(finding, report), _related(finding, report), _has_words(finding, report), unlisted
    )


def _silent(report: SourceReport) -> str:
    """Say which rules did not judge the text, and why; "" if all did."""
    return "; ".join(f"{_codes(group)}: {group.why}" for group in rules_not_run(report))


def _codes(group: NotRun) -> str:
    """Name the rules of a group; of those that a selection left out, say how many there are."""
    is_selection = group.kind == "not applicable" and len(group.rules) > MAX_IDLE_RULES
    return format_count(len(group.rules), "rule") if is_selection else ", ".join(group.rules)


def _timeline(report: SourceReport) -> tuple[DateRow, ...]:
    """List the dates in calendar order; one that is named more than once stands once, at its first place."""
    first: dict[str, DateRow] = {}
    for stated in report.metadata.dates:
        if quote := quote_at(stated.span, report):
            first.setdefault(
                stated.value,
                DateRow(_CLOCK.sub(r"\1 \2", stated.value), f"the source says: {_words(stated.kind)}", quote, 0),
            )
    for entry in report.timeline:
        known = first.get(entry.value) or DateRow(entry.value, _counted(entry), quote_of(entry.place, report), 0)
        first[entry.value] = replace(known, count=known.count + 1)
    return tuple(sorted(first.values(), key=lambda row: (row.value, row.quote.line, row.quote.column)))


def _counted(moment: TimelineEntry) -> str:
    return HOW[moment.resolution] + (moment.anchor or "a date before it") if moment.resolution in HOW else ""


def _rules(findings: Iterable[Finding]) -> tuple[tuple[str, str, str], ...]:
    codes = {finding.code for finding in findings}
    return tuple(sorted((rule.code, rule.name, rule.summary) for rule in every_rule() if rule.code in codes))


def _about(report: SourceReport, run: Run) -> tuple[tuple[str, str], ...]:
    facts = report.facts
    words = facts.get("words")
    states = {"page": "the whole page", "body": "the body of an article without its page"}
    rows = [
        ("Source", report.source),
        ("Input", states.get(str(facts.get("input")), "")),
        ("Container", str(facts.get("wrapper") or "")),
        ("Encoding", str(facts.get("encoding") or "")),
        ("Language", str(facts.get("language") or "not detected")),
        ("Words", f"{words:,}" if isinstance(words, int) else ""),
        ("Read as of", run.as_of.isoformat() if run.as_of else ""),
        ("Rules of", f"sourcelint {run.version}"),
    ]
    return tuple((label, value) for label, value in rows if value)


def _missing(report: SourceReport) -> tuple[RepairSummary, ...]:
    """Sum up what is missing by kind; the note is kept if there is only one place."""
    kinds: defaultdict[str, list[Truncation]] = defaultdict(list)
    for lost in report.truncations:
        kinds[lost.kind].append(lost)
    return tuple(
        RepairSummary(
            _words(kind),
            len(found),
            found[0].note if len(found) == 1 else "",
            quotes_at((truncation.span for truncation in found[:MAX_PLACES]), report),
        )
        for kind, found in kinds.items()
    )


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
