"""What became of the articles of a file that changed: which is which, and what each silently states otherwise."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.corpus.revisions import Revision, revisions
from sourcelint.evidence.update_notes import UPDATE_NOTE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sourcelint.report import SourceReport
    from sourcelint.store.results import Article

MIN_SHARED_WORDS = 0.5
"""Share of the words of two texts that they have in common which are one text before and after, if no id or title says it."""

DAY_CHARS = len("2026-11-29")


class Revised(NamedTuple):
    """What a source states otherwise than before; `was` is its id then, `noted` says that a new note tells readers of a change."""

    was: str
    revisions: tuple[Revision, ...]
    noted: bool


def successors(old: Sequence[Article], new: Sequence[Article]) -> Iterator[tuple[Article, Article]]:
    """Pair the articles of a file before and after: by id, then by a title that only one has, then the one that is left.

    An article without address has an id that depends on its text, and another one as soon as that changes.
    """
    before = {article.source: article for article in old}
    after = {article.source: article for article in new}
    for name in [name for name in after if name in before]:
        yield before.pop(name), after.pop(name)
    titled, titled_before = _unique_titles(after.values()), _unique_titles(before.values())
    for title in [title for title in titled if title in titled_before]:
        yield before.pop(titled_before[title].source), after.pop(titled[title].source)
    if len(before) == len(after) == 1:
        yield before.popitem()[1], after.popitem()[1]


def _unique_titles(articles: Collection[Article]) -> dict[str, Article]:
    titles = Counter(article.title for article in articles)
    return {article.title: article for article in articles if article.title and titles[article.title] == 1}


def revised(was: SourceReport, now: SourceReport) -> Revised | None:
    """Compare two versions of a source, both with their text; None if another text stands in its place."""
    if not _same_source(was, now):
        return None
    found = revisions(was.text, now.text, str(now.facts.get("language")))
    redated = tuple(_redated(was, now))
    noted = _notes(now) > _notes(was)
    return Revised(was.source, redated + found, noted)


def _same_source(was: SourceReport, now: SourceReport) -> bool:
    title = now.metadata.title.value
    if was.source == now.source or (title and title == was.metadata.title.value):
        return True
    old, new = frozenset(was.text.split()), frozenset(now.text.split())
    return len(old & new) >= MIN_SHARED_WORDS * len(old | new)


def _redated(was: SourceReport, now: SourceReport) -> Iterator[Revision]:
    """Yield the day of publication if it is another one."""
    before, after = ((report.metadata.published.value or "")[:DAY_CHARS] for report in (was, now))
    if before and after and before != after:
        yield Revision("date", f"published {before}", after)


def _notes(report: SourceReport) -> int:
    return sum(1 for _ in UPDATE_NOTE.finditer(report.text))
