"""Compare what several sources say: agreements, conflicts, copies."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from sourcelint.annotate.gazetteers.reference import shipped_reference
from sourcelint.corpus.collection import Collection
from sourcelint.corpus.packed_profiles import PackedProfiles
from sourcelint.engine.lint import CRASHED, finding_of
from sourcelint.engine.registry import all_corpus_rules, all_rules
from sourcelint.report import SourceProfile
from sourcelint.rule import CorpusHit

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from sourcelint.annotate.gazetteers.reference import Reference
    from sourcelint.corpus.event_table import EventTable
    from sourcelint.corpus.kept_results import KeptResults
    from sourcelint.finding import Finding, Place, Severity
    from sourcelint.report import SourceReport
    from sourcelint.rule import CorpusRule, Rule

__all__ = ["Comparison", "SourceProfile", "compare", "merge"]


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
        chosen = [rule for rule in all_corpus_rules() if not rule.experimental] if rules is None else rules
        found = []
        seen: Counter[bytes] = Counter()
        for own, hit in self._hits(chosen):
            code, place = own.code, hit.place
            key = " ".join(place.quote.split()).casefold() + "".join(f"\0{other.source}" for other in hit.related)
            same = blake2b(f"{code}\0{place.source}\0{key}".encode("utf8", "surrogatepass"), digest_size=16).digest()
            seen[same] += 1
            found.append(finding_of(own, hit, place, hit.related, severities or {}, key, seen[same]))
        return tuple(sorted(found, key=_by_source_and_place))

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
        """Run the chosen rules, and yield their hits followed by those of ERR002; sets `ran` at the end."""
        collection = self._collection(every_sentence=any(rule.every_sentence for rule in chosen))
        crashes: list[CorpusHit] = []
        ran = set()
        for rule in chosen:
            try:
                hits = tuple(rule.function(collection))
                ran.add(rule.code)
            except ImportError:  # a fault of the installation
                raise
            except Exception as error:  # noqa: BLE001 - one broken rule never stops a run
                hits = ()
                if collection:
                    crashes.append(_crash(rule, collection[0].headline, error))
            yield from ((rule, hit) for hit in hits)
        self.ran = frozenset(ran)
        if crashes:
            crashed = next(rule for rule in all_rules() if rule.code == CRASHED)
            yield from ((crashed, hit) for hit in crashes)


def _crash(rule: CorpusRule, headline: Place, error: Exception) -> CorpusHit:
    message = f"rule {rule.code} {rule.name} crashed: {type(error).__name__}: {error}"
    return CorpusHit(headline, message, (), scope="document")


def _by_source_and_place(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.source, finding.start, finding.end, finding.code, finding.message


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
