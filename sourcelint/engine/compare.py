"""Compare what several sources say: agreements, conflicts, copies."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.gazetteers.reference import shipped_reference
from sourcelint.corpus.collection import Collection
from sourcelint.corpus.packed_profiles import PackedProfiles
from sourcelint.corpus.spool import ValueSpool
from sourcelint.engine.lint import CRASHED, finding_of
from sourcelint.engine.registry import all_corpus_rules, all_rules
from sourcelint.report import SourceProfile
from sourcelint.rule import CorpusHit
from sourcelint.store.codec import Codec

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from sourcelint.annotate.gazetteers.reference import Reference
    from sourcelint.corpus.event_table import EventTable
    from sourcelint.corpus.kept_results import KeptResults
    from sourcelint.finding import Finding, Place, Severity
    from sourcelint.report import SourceReport
    from sourcelint.rule import CorpusRule, Rule

__all__ = ["Comparison", "SourceProfile", "compare", "merge"]


MAX_HELD_HITS = 50_000
"""Hits that are held as objects: some 35 MB, what about 7,000 sources have."""


class _RuleHit(NamedTuple):
    """A hit, and the code of the rule that has it."""

    code: str
    hit: CorpusHit


class Comparison:
    """Collects sources one by one, keeping the profile of each, and compares them at the end.

    `reference` holds the facts that claims are held against, by default those of the shipped tables. `kept` is what an
    earlier comparison found of single sources; what this one finds anew is added. `ran` are the codes of the rules that
    the last call of `findings` ran to their end.
    """

    def __init__(self, reference: Reference | None = None, kept: KeptResults | None = None) -> None:
        self._profiles = PackedProfiles()
        self._reference = reference or shipped_reference()
        self._kept = kept
        self._made: Collection | None = None
        self.ran: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self._profiles)

    def add(self, report: SourceReport) -> SourceReport:
        """Take a source in and return it, so that a stream of reports can pass through.

        A source without a profile is compared with nothing.
        """
        self.add_profile(report.profile)
        return report

    def add_profile(self, profile: SourceProfile | None) -> None:
        """Take in the profile of a source; None is one that is compared with nothing."""
        if profile is not None:
            self._profiles.add(profile)

    def findings(
        self,
        rules: Sequence[CorpusRule] | None = None,
        severities: Mapping[str, Severity] | None = None,
    ) -> tuple[Finding, ...]:
        """Return the findings of the corpus rules (default: all that are not experimental), by source and place.

        A rule that raises gives a finding of ERR002 at the first source.
        """
        return tuple(self.each_finding(rules, severities))

    def each_finding(
        self,
        rules: Sequence[CorpusRule] | None = None,
        severities: Mapping[str, Severity] | None = None,
    ) -> Iterator[Finding]:
        """Yield the same findings: those of many sources take more than anything else that is held of them."""
        chosen = [rule for rule in all_corpus_rules() if not rule.experimental] if rules is None else rules
        found = ValueSpool(Codec[_RuleHit](_RuleHit), MAX_HELD_HITS)
        places_of: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
        for own, hit in self._hits(chosen):
            places_of[hit.place.source].append(len(found))
            found.append(_RuleHit(own.code, hit))
        by_code: dict[str, CorpusRule | Rule] = {rule.code: rule for rule in chosen if rule.code in self.ran}
        by_code[CRASHED] = _crash_rule()
        for source in sorted(places_of):
            seen: Counter[tuple[str, str]] = Counter()
            findings = []
            hits = map(found.__getitem__, places_of.pop(source))
            for code, hit in (kept for kept in hits if kept.code in by_code):
                quote = " ".join(hit.place.quote.split()).casefold()
                key = quote + "".join(f"\0{other.source}" for other in hit.related)
                seen[code, key] += 1
                rule = by_code[code]
                findings.append(finding_of(rule, hit, hit.place, hit.related, severities or {}, key, seen[code, key]))
            yield from sorted(findings, key=_by_place)

    def copies_of(self, sources: Container[str]) -> tuple[tuple[str, str], ...]:
        """Return some sources, the first of those that have the text of one, and all its copies, each with that first."""
        collection = self._collection()
        first, outlines = collection.copied_from, collection.outlines
        chosen = {text for text, outline in zip(first, outlines, strict=True) if outline.source in sources}
        return tuple(
            (outline.source, outlines[text].source)
            for text, outline in zip(first, outlines, strict=True)
            if text in chosen
        )

    def table(self, findings: Iterable[Finding]) -> EventTable:
        """Return what the sources say of the same, by findings of this comparison."""
        from sourcelint.corpus.event_table import tabulate  # few runs show it

        return tabulate(self._collection(), findings)

    def _collection(self, *, every_sentence: bool = True) -> Collection:
        """Return the sources so far; what was worked out of them is kept until another comes."""
        if self._made is None or len(self._made) != len(self._profiles):
            self._made = Collection(self._profiles, self._reference.facts, self._kept, every_sentence=every_sentence)
        return self._made

    def _hits(self, chosen: Iterable[CorpusRule]) -> Iterator[tuple[CorpusRule | Rule, CorpusHit]]:
        """Run the chosen rules, and yield their hits followed by those of ERR002; sets `ran` at the end.

        What a rule yielded that is not in it then, because it crashed, is not to be used.
        """
        collection = self._collection(every_sentence=any(rule.every_sentence for rule in chosen))
        crashes: list[CorpusHit] = []
        ran = set()
        for rule in chosen:
            try:
                for hit in rule.function(collection):
                    yield rule, hit
                ran.add(rule.code)
            except ImportError:  # a fault of the installation
                raise
            except Exception as error:  # noqa: BLE001 - one broken rule never stops a run
                if collection:
                    crashes.append(_crash(rule, collection[0].headline, error))
        self.ran = frozenset(ran)
        yield from ((_crash_rule(), hit) for hit in crashes)


def _crash_rule() -> Rule:
    return next(rule for rule in all_rules() if rule.code == CRASHED)


def _crash(rule: CorpusRule, headline: Place, error: Exception) -> CorpusHit:
    message = f"rule {rule.code} {rule.name} crashed: {type(error).__name__}: {error}"
    return CorpusHit(headline, message, (), scope="document")


def _by_place(finding: Finding) -> tuple[int, int, str, str]:
    return finding.start, finding.end, finding.code, finding.message


def compare(reports: Iterable[SourceReport]) -> tuple[Finding, ...]:
    """Return the findings that need more than one source, by source and place."""
    comparison = Comparison()
    for report in reports:
        comparison.add(report)
    return comparison.findings()


def merge(
    reports: Sequence[SourceReport], findings: Sequence[Finding], ran: frozenset[str]
) -> tuple[SourceReport, ...]:
    """Add to every report the cross-source findings that stand in it, and the counts of the rules that made them.

    `ran` are the codes of these rules; the counts of all others are null. A rule that crashed counts in the report's facts
    as one of its own does; what sources say of each other does not.
    """
    codes = [rule.code for rule in all_corpus_rules()]
    by_source: dict[str, list[Finding]] = {}
    for finding in findings:
        by_source.setdefault(finding.source, []).append(finding)
    merged = []
    for report in reports:
        own = by_source.get(report.source, [])
        number = Counter(finding.code for finding in own)
        counts = {**report.counts, **{code: number[code] if code in ran else None for code in codes}}
        facts = dict(report.facts)
        for crash in (finding for finding in own if finding.code == CRASHED):
            counts[CRASHED] = (counts.get(CRASHED) or 0) + 1
            facts[f"{crash.severity}s"] = facts.get(f"{crash.severity}s", 0) + 1
        everything = sorted(
            (*report.findings, *own), key=lambda finding: (finding.start, finding.end, finding.code, finding.message)
        )
        merged.append(_capped(replace(report, findings=tuple(everything), counts=counts, facts=facts)))
    return tuple(merged)


REFUTED, CAP = "XSR011", "D"
"""A claim that a reference contradicts, and the best grade of a source that has one."""


def _capped(report: SourceReport) -> SourceReport:
    """Cap the grade of a source that contradicts the reference list."""
    refuted = any(finding.code == REFUTED and finding.severity == "error" for finding in report.findings)
    grade = report.grade
    if not refuted or grade.letter is None:
        return report
    letter = max(grade.letter, CAP)
    gates = (*grade.gates, f"contradicts the reference list ({REFUTED}): at most {CAP}")
    return replace(report, grade=replace(grade, letter=letter, gates=gates), facts={**report.facts, "grade": letter})
