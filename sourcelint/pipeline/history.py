"""What changed from one run to the next: sources that are new, gone, better, worse, and findings that are new or fixed.

Findings are told apart by their fingerprints, which do not depend on their position in a file.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.counting import format_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sourcelint.gate.verdict import Verdict
    from sourcelint.pipeline.incremental import Outline

What = Literal["new", "gone", "better", "worse", "changed"]
Cause = Literal["text", "rules", "surroundings"]

CAUSES: Mapping[str, str] = {
    "text": "the text changed",
    "rules": "the rules or settings changed, not the text",
    "surroundings": "neither text nor rules changed, but other sources, the day or the list of suppressions",
}

MAX_NAMED_FINDINGS = 20
"""New or fixed findings of a source that a run keeps in words; all are counted."""

MAX_NAMED_SOURCES = 5
"""Sources that newly miss the bar and are named in one line."""


class Standing(NamedTuple):
    """How a source stood in a run: `findings` are rule codes by fingerprint, `raw` is the SHA-256 of its file.

    `since` is the day of the run since which it stands so, `before` how it stood until then, "" if it was not there.
    """

    title: str
    letter: str | None
    points: float
    missed: bool
    raw: str
    findings: Mapping[str, str]
    since: str = ""
    before: str = ""

    def told(self) -> str:
        """Say the grade and the points."""
        return f"{self.letter}, {self.points:g} points" if self.letter else "no grade"


class Change(NamedTuple):
    """What became of a source: how it stood before and stands now, and findings as lines."""

    source: str
    title: str
    what: What
    cause: Cause
    before: str
    now: str
    since: str
    new: tuple[str, ...]
    fixed: tuple[str, ...]
    unnamed: int
    persisting: int
    newly_missed: bool


class RunRecord(NamedTuple):
    """A run: when it was, which day it took for today, by which rules, what became of the sources.

    `rules` is a hash of program, rules and settings. `fixed` and `found` count the findings of sources that were there
    before and are there still.
    """

    at: str
    as_of: str
    rules: str
    sources: int
    missed: int
    first: bool
    changes: tuple[Change, ...]
    found: int
    fixed: int

    def count(self, what: What) -> int:
        """Count the sources of which something became."""
        return sum(change.what == what for change in self.changes)

    def told(self) -> str:
        """Say in a few words what changed."""
        if self.first:
            return f"first run, {format_count(self.sources, 'source')}"
        counts: list[tuple[int, str]] = [(self.count(what), what) for what in ("new", "gone", "better", "worse")]
        counts.append((self.fixed, "fixed"))
        return ", ".join(f"{count} {what}" for count, what in counts if count) or "no change"

    def newly_missed(self) -> str:
        """Name the sources that miss the bar now and did not before; "" if there are none, or no run before."""
        named = [change.source for change in self.changes if change.newly_missed]
        more = f" and {len(named) - MAX_NAMED_SOURCES} more" if len(named) > MAX_NAMED_SOURCES else ""
        return f"{', '.join(named[:MAX_NAMED_SOURCES])}{more}" if named and not self.first else ""


def standings(outlines: Iterable[Outline], verdict: Verdict) -> dict[str, Standing]:
    """Say how each source stands."""
    return {
        outline.report.source: Standing(
            outline.report.metadata.title.value or outline.report.source,
            outline.report.grade.letter,
            outline.report.grade.points,
            verdict.state_of(outline.report.source) == "missed",
            outline.raw,
            {finding.fingerprint: finding.code for finding in outline.report.findings},
        )
        for outline in outlines
    }


def record(
    before: Mapping[str, Standing] | None,
    now: Mapping[str, Standing],
    about: tuple[str, str, str],
    rules_before: str,
    messages: Mapping[str, str],
) -> tuple[RunRecord, dict[str, Standing]]:
    """Compare how sources stood with how they stand; `before` is None at the first run.

    `about` is when the run is, its day and the hash of its rules; `messages` has a line for each finding by fingerprint.
    Returned is the record, and how the sources stand, with since when.
    """
    at, day, rules = about
    old = before or {}
    otherwise: Cause = "surroundings" if rules == rules_before else "rules"
    changes = []
    kept = {}
    for source in sorted({*old, *now}):
        change = _change(source, old.get(source), now.get(source), otherwise, messages)
        if source in now:
            kept[source] = now[source]._replace(
                since=day if change or source not in old else old[source].since,
                before=old[source].told() if change and source in old else old[source].before if source in old else "",
            )
        if change:
            changes.append(change)
    found, fixed = _counted(old, now)
    missed = sum(standing.missed for standing in now.values())
    return RunRecord(at, day, rules, len(now), missed, before is None, tuple(changes), found, fixed), kept


def _counted(old: Mapping[str, Standing], now: Mapping[str, Standing]) -> tuple[int, int]:
    """Count the findings that are new and that are fixed in sources that stay."""
    both = old.keys() & now.keys()
    found = sum(len(now[source].findings.keys() - old[source].findings.keys()) for source in both)
    fixed = sum(len(old[source].findings.keys() - now[source].findings.keys()) for source in both)
    return found, fixed


def _change(
    source: str,
    old: Standing | None,
    now: Standing | None,
    otherwise: Cause,
    messages: Mapping[str, str],
) -> Change | None:
    """Say what became of a source; None if it stands as it stood. `otherwise` is the cause if not the text."""
    one = now or old
    if one is None or (old is not None and now is not None and _same(old, now)):
        return None
    was, is_now = old.findings if old else {}, now.findings if now else {}
    new = [messages.get(mark, code) for mark, code in is_now.items() if mark not in was] if old else []
    fixed = [code for mark, code in was.items() if mark not in is_now] if now else []
    fixed_lines = [f"{code} ×{count}" if count > 1 else code for code, count in Counter(fixed).items()]
    cause: Cause = "text" if old is None or now is None or old.raw != now.raw else otherwise
    return Change(
        source=source,
        title=one.title,
        what=_what(old, now),
        cause=cause,
        before=old.told() if old else "",
        now=now.told() if now else "",
        since=old.since if old else "",
        new=tuple(new[:MAX_NAMED_FINDINGS]),
        fixed=tuple(fixed_lines[:MAX_NAMED_FINDINGS]),
        unnamed=len(new[MAX_NAMED_FINDINGS:]) + len(fixed_lines[MAX_NAMED_FINDINGS:]),
        persisting=len(was.keys() & is_now.keys()),
        newly_missed=now is not None and now.missed and not (old is not None and old.missed),
    )


def _same(old: Standing, now: Standing) -> bool:
    return (old.letter, old.points, old.missed, old.raw, old.findings.keys()) == (
        now.letter, now.points, now.missed, now.raw, now.findings.keys(),
    )  # fmt: skip


def _what(old: Standing | None, now: Standing | None) -> What:
    if old is None:
        return "new"
    if now is None:
        return "gone"
    if old.missed != now.missed:
        return "worse" if now.missed else "better"
    if (old.letter is None) != (now.letter is None):
        return "worse" if now.letter is None else "better"
    if old.points != now.points:
        return "worse" if now.points < old.points else "better"
    return "changed"


def told(change: Change) -> str:
    """Say in one line what became of a source."""
    if change.what == "new":
        return f"new: {change.now}"
    if change.what == "gone":
        return f"gone; it had {change.before}"
    moved = change.now if change.before == change.now else f"{change.before} → {change.now}"
    return f"{change.what}: {moved}; {CAUSES[change.cause]}"


def lines(change: Change) -> Sequence[str]:
    """Say what became of a source, and of its findings, a line each."""
    found = [told(change)]
    found += [f"new: {line}" for line in change.new]
    found += [f"fixed: {line}" for line in change.fixed]
    if change.unnamed:
        found.append(f"and {change.unnamed} more kinds of findings, new or fixed")
    if change.persisting and change.what not in ("new", "gone"):
        found.append(f"{format_count(change.persisting, 'finding')} as before")
    return found
