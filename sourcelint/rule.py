"""What a rule is: a code, a name, a docstring that is its page, and a function from a document to hits.

A rule module holds one decorated function. `registry.py` finds it; nothing else has to be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sourcelint.corpus.collection import Collection
    from sourcelint.evidence.annotated import Annotated
    from sourcelint.finding import Place, Severity
    from sourcelint.text import RawSpan, Span


class Hit(NamedTuple):
    """A place that a rule points at, before it becomes a finding.

    `place` is a `Span` of the cleaned text, or a `RawSpan` for what cleaning took away (wrappers, boilerplate). `severity`
    and `fix` default to the rule's. A hit of scope document is about the whole source; its place is the best evidence.
    """

    place: Span | RawSpan
    message: str
    severity: Severity | None = None
    fix: str | None = None
    scope: Literal["span", "document"] = "span"
    related: tuple[Span | RawSpan, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A registered rule.

    `languages` is empty for rules that read any language. `yields_to` names rules whose findings on the same sentence
    (or, for findings of scope document, on the same source) replace this one's, so that a fault is deducted once.
    `function` returns hits in text order, or None if the rule does not apply to the document: null in the table, not 0.
    `max_severity` is the highest severity of its hits.
    """

    code: str
    name: str
    severity: Severity
    fix: str
    languages: frozenset[str]
    yields_to: frozenset[str]
    experimental: bool
    function: Callable[[Annotated], Iterable[Hit] | None]
    module: str
    max_severity: Severity

    def supports(self, language: str | None) -> bool:
        """Tell whether the rule reads texts of a language (None: not detected)."""
        return not self.languages or language in self.languages

    @property
    def doc(self) -> str:
        """The page of the rule."""
        return _page(self.function)

    @property
    def summary(self) -> str:
        """The first paragraph of "What it does"."""
        return _summary(self.doc)


class CorpusHit(NamedTuple):
    """A place in one source that a corpus rule points at, with the places in others that it is compared with."""

    place: Place
    message: str
    related: tuple[Place, ...]
    severity: Severity | None = None
    fix: str | None = None
    scope: Literal["span", "document"] = "span"


@dataclass(frozen=True, slots=True, eq=False)
class CorpusRule:
    """A rule that looks at all sources of a run together; its findings do not enter a source's own grade.

    `max_severity` is the highest severity of its hits. `every_sentence`: it reads `Collection.results`, for which all
    sentences of sources on one story are compared; if no rule that runs does, those that show no conflict are left out.
    """

    code: str
    name: str
    severity: Severity
    fix: str
    experimental: bool
    function: Callable[[Collection], Iterable[CorpusHit]]
    module: str
    max_severity: Severity
    every_sentence: bool
    languages: frozenset[str] = frozenset()

    @property
    def doc(self) -> str:
        """The page of the rule."""
        return _page(self.function)

    @property
    def summary(self) -> str:
        """The first paragraph of "What it does"."""
        return _summary(self.doc)


def _page(function: Callable[..., object]) -> str:
    """Return the docstring of a function without its indentation."""
    import inspect  # which a run that shows no page can do without

    return inspect.getdoc(function) or ""


def _summary(doc: str) -> str:
    """Return the first paragraph under the heading "What it does", on one line."""
    body = doc.split("## What it does", 1)[-1].strip()
    return " ".join(body.split("\n\n", 1)[0].split())


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    fix: str,
    languages: Iterable[str] = (),
    yields_to: Iterable[str] = (),
    experimental: bool = False,
    max_severity: Severity | None = None,
) -> Callable[[Callable[[Annotated], Iterator[Hit] | Iterable[Hit] | None]], Rule]:
    """Declare a rule: `fix` is the one line that tells an editor what to do.

    Pass `max_severity` if some of its hits have a higher severity than the rule.
    """

    def declare(function: Callable[[Annotated], Iterable[Hit] | None]) -> Rule:
        return Rule(
            code, name, severity, fix, frozenset(languages), frozenset(yields_to), experimental,
            function, function.__module__, max_severity or severity,
        )  # fmt: skip

    return declare


def corpus_rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    fix: str,
    experimental: bool = False,
    max_severity: Severity | None = None,
    every_sentence: bool = False,
) -> Callable[[Callable[[Collection], Iterable[CorpusHit]]], CorpusRule]:
    """Declare a rule that compares sources."""

    def declare(function: Callable[[Collection], Iterable[CorpusHit]]) -> CorpusRule:
        return CorpusRule(
            code, name, severity, fix, experimental, function, function.__module__,
            max_severity or severity, every_sentence,
        )  # fmt: skip

    return declare
