"""What changed from one run to the next: sources that are new, gone, better, worse, and findings that are new or fixed.

Findings are told apart by their fingerprints, which do not depend on their position in a file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.corpus.revisions import Revision  # noqa: TC001 - the store reads the annotations
from sourcelint.counting import format_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sourcelint.gate.verdict import Verdict
    from sourcelint.pipeline.outlines import Outline
    from sourcelint.pipeline.revised import Revised

What = Literal["new", "gone", "better", "worse", "changed"]
WHATS: tuple[What, ...] = ("new", "gone", "better", "worse", "changed")
Cause = Literal["text", "rules", "surroundings"]

CAUSES: Mapping[str, str] = {
    "text": "the text changed",
    "rules": "the rules or settings changed, not the text",
    "surroundings": "neither text nor rules changed, but other sources, the day or the list of suppressions",
}

MAX_NAMED_FINDINGS = 20
"""New or fixed findings of a source that a run keeps in words; all are counted."""

MAX_NAMED_SOURCES = 5
"""Sources that newly miss the bar, or were silently revised, and are named in one line."""

MAX_TOLD_REVISIONS = 20
"""Dates, figures and quotations of a source that a run keeps."""


class Standing(NamedTuple):
    """How a source stood in a run: `findings` are rule codes by fingerprint, `raw` is the SHA-256 of its file.

    `since` is the day of the run since which it stands so, `before` how it stood until then, "" if it was not there. `text`
    is the SHA-256 of its own text and metadata, "" if it was kept before there was one.
    """

    title: str
    letter: str | None
    points: float
    missed: bool
    raw: str
    findings: Mapping[str, str]
    since: str = ""
    before: str = ""
    text: str = ""

    def told(self) -> str:
        """Say the grade and the points."""
        return f"{self.letter}, {self.points:g} points" if self.letter else "no grade"


class Change(NamedTuple):
    """What became of a source: how it stood before and stands now, findings as lines, and values that were replaced.

    `was` is the id that it had before, "" if that is the same; `noted` says that a new note tells readers of a change.
    `newly_missed` and `newly_met` say that it misses the bar now and did not before, or the other way round.
    """

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
    revisions: tuple[Revision, ...] = ()
    noted: bool = False
    was: str = ""
    newly_met: bool = False

    @property
    def silent(self) -> bool:
        """Tell whether a date, figure or quotation was replaced, and no new note says that anything was."""
        return bool(self.revisions) and not self.noted


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
        counts: list[tuple[int, str]] = [(self.count(what), what) for what in WHATS]
        counts += [(self.fixed, "fixed"), (len(self.silent()), "silently revised")]
        return ", ".join(f"{count} {what}" for count, what in counts if count) or "no change"

    def silent(self) -> list[Change]:
        """Find the sources that replaced a date, figure or quotation without a word to their readers."""
        return [change for change in self.changes if change.silent]

    def newly_missed(self) -> str:
        """Name the sources that miss the bar now and did not before; "" if there are none, or no run before."""
        return "" if self.first else _named([change.source for change in self.changes if change.newly_missed])

    def silently_revised(self) -> str:
        """Name the sources that were silently revised, each with the first value that was replaced; "" without any."""
        return _named([f"{change.source} ({revision_told(change.revisions[0])})" for change in self.silent()])


def _named(sources: Sequence[str]) -> str:
    more = f" and {len(sources) - MAX_NAMED_SOURCES} more" if len(sources) > MAX_NAMED_SOURCES else ""
    return f"{', '.join(sources[:MAX_NAMED_SOURCES])}{more}"


def standings(outlines: Iterable[Outline], verdict: Verdict) -> dict[str, Standing]:
    """Say how each source stands."""
    return {
        outline.source: outline.standing._replace(missed=verdict.state_of(outline.source) == "missed")
        for outline in outlines
    }


def record(
    before: Mapping[str, Standing] | None,
    now: Mapping[str, Standing],
    about: tuple[str, str, str],
    rules_before: str,
    messages: Mapping[str, str],
    revised: Mapping[str, Revised],
) -> tuple[RunRecord, dict[str, Standing]]:
    """Compare how sources stood with how they stand; `before` is None at the first run.

    `about` is when the run is, its day and the hash of its rules; `messages` has a line for each finding by fingerprint,
    `revised` what some sources state otherwise, and which they were. Returned is the record, and how the sources stand,
    with since when.
    """
    at, day, rules = about
    old = _under_new_ids(before or {}, now, revised)
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
            changes.append(_with_revisions(change, revised.get(source)))
    found, fixed = _counted(old, now)
    missed = sum(standing.missed for standing in now.values())
    return RunRecord(at, day, rules, len(now), missed, before is None, tuple(changes), found, fixed), kept


def _under_new_ids(
    before: Mapping[str, Standing], now: Mapping[str, Standing], revised: Mapping[str, Revised]
) -> dict[str, Standing]:
    """Return how sources stood, by the ids that they have now."""
    names = {told.was: source for source, told in revised.items() if source in now and told.was not in now}
    return {
        names.get(source, source): _under_new_marks(standing, now[names[source]]) if source in names else standing
        for source, standing in before.items()
    }


def _under_new_marks(old: Standing, now: Standing) -> Standing:
    """Return findings with the fingerprints of those of the same rule: they depend on the id of the source, which is another one."""
    marks: defaultdict[str, list[str]] = defaultdict(list)
    for mark, code in now.findings.items():
        marks[code].append(mark)
    findings = {marks[code].pop() if marks[code] else mark: code for mark, code in old.findings.items()}
    return old._replace(findings=findings)


def _with_revisions(change: Change, told: Revised | None) -> Change:
    if told is None:
        return change
    was = told.was if told.was != change.source else ""
    return change._replace(revisions=told.revisions[:MAX_TOLD_REVISIONS], noted=told.noted, was=was)


def _counted(old: Mapping[str, Standing], now: Mapping[str, Standing]) -> tuple[int, int]:
    """Count the findings that are new and that are fixed in sources that stay."""
    both = old.keys() & now.keys()
    found = sum(len(now[source].findings.keys() - old[source].findings.keys()) for source in both)
    fixed = sum(len(old[source].findings.keys() - now[source].findings.keys()) for source in both)
    return found, fixed


def _change(
    source: str, old: Standing | None, now: Standing | None, otherwise: Cause, messages: Mapping[str, str]
) -> Change | None:
    """Say what became of a source; None if it stands as it stood. `otherwise` is the cause if not the text."""
    if old is None or now is None:
        return _came_or_went(source, old, now)
    if _same(old, now):
        return None
    new = [messages.get(mark, code) for mark, code in now.findings.items() if mark not in old.findings]
    fixed = Counter(code for mark, code in old.findings.items() if mark not in now.findings)
    fixed_lines = [f"{code} ×{count}" if count > 1 else code for code, count in fixed.items()]
    return Change(
        source=source,
        title=now.title,
        what=_what(old, now),
        cause=otherwise if _same_text(old, now) else "text",
        before=old.told(),
        now=now.told(),
        since=old.since,
        new=tuple(new[:MAX_NAMED_FINDINGS]),
        fixed=tuple(fixed_lines[:MAX_NAMED_FINDINGS]),
        unnamed=len(new[MAX_NAMED_FINDINGS:]) + len(fixed_lines[MAX_NAMED_FINDINGS:]),
        persisting=len(old.findings.keys() & now.findings.keys()),
        newly_missed=now.missed and not old.missed,
        newly_met=old.missed and not now.missed,
    )


def _came_or_went(source: str, old: Standing | None, now: Standing | None) -> Change | None:
    """Say that a source is new, or is gone."""
    if now is not None:
        return Change(source, now.title, "new", "text", "", now.told(), "", (), (), 0, 0, now.missed)
    if old is not None:
        return Change(source, old.title, "gone", "text", old.told(), "", old.since, (), (), 0, 0, newly_missed=False)
    return None


def _same(old: Standing, now: Standing) -> bool:
    return _same_text(old, now) and (old.letter, old.points, old.missed, old.findings.keys()) == (
        now.letter, now.points, now.missed, now.findings.keys(),
    )  # fmt: skip


def _same_text(old: Standing, now: Standing) -> bool:
    """Tell whether a source reads as before; its file may hold other sources, and a page much beside its article."""
    return old.text == now.text if old.text and now.text else old.raw == now.raw


def _what(old: Standing, now: Standing) -> What:
    """Tell whether a source is better or worse than it was: by the bar, by having a grade, by points."""
    for was, is_now in ((old.missed, now.missed), (old.letter is None, now.letter is None), (-old.points, -now.points)):
        if was != is_now:
            return "worse" if is_now > was else "better"
    return "changed"


def told(change: Change) -> str:
    """Say in one line what became of a source."""
    if change.what == "new":
        return f"new: {change.now}{_bar_told(change)}"
    if change.what == "gone":
        return f"gone; it had {change.before}"
    moved = change.now if change.before == change.now else f"{change.before} → {change.now}"
    return f"{change.what}: {moved}{_bar_told(change)}; {CAUSES[change.cause]}"


def _bar_told(change: Change) -> str:
    """Say that a source misses the bar or meets it, if that is news."""
    return ", below the bar" * change.newly_missed + ", now meets the bar" * change.newly_met


def lines(change: Change) -> Sequence[str]:
    """Say what became of a source, and of its findings, a line each."""
    found = [told(change)]
    found += [f"it was {change.was}"] * bool(change.was)
    note = "with a note to readers" if change.noted else "without a note to readers"
    found += [f"{note}: {revision_told(revision)}" for revision in change.revisions]
    found += [f"new: {line}" for line in change.new]
    found += [f"fixed: {line}" for line in change.fixed]
    if change.unnamed:
        found.append(f"and {change.unnamed} more kinds of findings, new or fixed")
    if change.persisting and change.what not in ("new", "gone"):
        found.append(f"{format_count(change.persisting, 'finding')} as before")
    return found


def revision_told(revision: Revision) -> str:
    """Say which value was replaced by which."""
    return f"{revision.kind} {revision.before} → {revision.after}"
