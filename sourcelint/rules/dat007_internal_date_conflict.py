"""DAT007."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.expressions import lazy
from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.text.sentences import Sentence
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated

_KIND = r"(?:treaty|pact|agreement|accords?|convention|charter|armistice|declaration|protocol|constitution|ceasefire|truce|merger)"
_NAME = r"(?:[A-Z][\w’'&.-]{0,40}(?: (?:of|the|and|for|de|on)){0,2} ){1,8}"
# What happens once: to somebody or something with a name, or to an instrument.
_PASSIVE = lazy(
    rf"""
    (?:(?P<name>(?-x:{_NAME}))|\b[Tt]he\ (?P<kind>(?:[\w-]{{1,40}}\ ){{0,3}}?{_KIND})\ )
    (?P<verb>
        died
        |was\ (?:
            born|founded|established|assassinated|executed|killed|signed|ratified|concluded|abolished|dissolved|opened|inaugurated
            |completed|built|launched|formed|created|incorporated|demolished|destroyed|liberated|annexed|invented
        )
        |entered\ into\ force|took\ effect|gained\ independence|declared\ independence
    )\b
    """,
    re.VERBOSE,
)
_ACTIVE = lazy(
    rf"""
    \b(?P<verb>signed|ratified|concluded)\ (?:the|their)
    \ (?P<kind>
        (?:[\w–-]{{1,40}}\ ){{0,3}}?(?i:{_KIND})  # North Atlantic Treaty
        (?:\ (?:of|on|for|between)\ (?>[A-Z]\w*+(?>\ and|\ of)?+\ ?+){{1,6}}+)?  # Treaty of Rome
    )
    """,
    re.VERBOSE,
)
_PRONOUNS = frozenset({"he", "she", "it", "this", "that", "one", "who", "which", "each", "another"})
_ONCE = lazy(
    r"\b(?:died|was [a-z]+ed|was (?:born|built)|entered into|took effect|gained|declared|signed|ratified|concluded)\b"
)
_NOT_DONE = lazy(
    r"""
    \b(?:
        would|will|plan\w*|schedul\w+|due|was\ to|were\ to|expected  # still to come
        |renew\w*|extend\w*|amend\w*|expir\w+|anniversary|again|re-?signed|re-?built|first|second  # not the only time
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = lazy(r"[^\W_]+")
_NAMES_DAYS = frozenset({"absolute", "yearless", "weekday"})
MAX_GAP_CHARS = 40
"""Characters between a date and the event that it dates."""

MIN_SERIES = 3
"""Sentences of the same words, each with its date, that are a list of meetings and contradict one another in nothing."""

MAX_COMPARED = 50
"""Earlier sentences with one of its longest words that a sentence is compared with, the last ones."""

_SHARED: BoundedCache[str] = BoundedCache(str)
"""Each word once: sentences share most of theirs."""

MIN_WORDS, MIN_LIKENESS = 7, 0.85
"""Words that a sentence needs, and the share of them that two sentences have in common to be copies of one another."""


class DatedSentence(NamedTuple):
    """A sentence, the days, months and years that it names, and its other words."""

    sentence: Sentence
    times: tuple[TimeExpression, ...]
    words: frozenset[str]


if TYPE_CHECKING:
    Index = defaultdict[str, deque[DatedSentence]]
    """The last sentences by each of their longest words."""


@rule("DAT007", "internal-date-conflict", "error", fix="Look the date up and correct one of the two.", languages={"en"})
def internal_date_conflict(doc: Annotated) -> Iterator[Hit]:
    """
    ## What it does
    Reports two dates in one text that exclude each other for what happens once: the signing of the same treaty, a birth,
    a founding; and a sentence that returns almost word for word with another date.

    ## Why is this bad?
    One of the two is wrong, and the text itself shows that nobody compared them.

    ## Known limits
    Events are compared by the words of their names. Plans, renewals and anniversaries are left out, as is what stands
    in quotations, lines of a list of meetings, and the headings and signatures of a log, which have no verb.

    ## References
    Wikipedia inline templates {{dubious}} and {{contradictory-inline}}.
    """
    events: dict[tuple[str, str], TimeExpression] = {}
    index: Index = defaultdict(partial(deque, maxlen=MAX_COMPARED))
    items = list(_told(doc))
    times_told = Counter(item.words for item in items)
    for item in items:
        own = _find_events(doc, item)
        stated = [(" ".join(key), events.setdefault(key, item.times[0]), item.times[0]) for key in own]
        copied = (
            ("the same sentence", earlier, later)
            for other in _find_copies(item, index)
            if times_told[item.words] < MIN_SERIES
            and not (_is_listed(doc, item) and _is_listed(doc, other))
            and _is_told(doc, item)
            for earlier, later in zip(other.times, item.times, strict=True)
        )
        conflict = next((pair for pair in chain(stated, copied) if _disjoint(pair[1], pair[2])), None)
        if conflict is not None:
            what, before, here = conflict
            one, other = (doc.text[time.start : time.end] for time in (before, here))
            yield Hit(
                here.span,
                f"{what}: {other} here, {one} before",
                related=(before.span,),
            )


def _told(doc: Annotated) -> Iterator[DatedSentence]:
    """Yield the sentences that name days, months or years, outside quotations."""
    for sentence, times in doc.times_told.items():
        days = [
            time
            for time in times
            if time.first is not None and time.type in {"DATE", "TIME"} and time.reference_type in _NAMES_DAYS
        ]
        if days:
            cuts = [sentence.start, *(cut for time in days for cut in (time.start, time.end)), sentence.end]
            rest = " ".join([doc.text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)])
            yield DatedSentence(sentence, tuple(days), frozenset(map(_SHARED.__getitem__, _WORD.findall(rest.lower()))))


def _find_events(doc: Annotated, item: DatedSentence) -> list[tuple[str, str]]:
    """Find what a sentence with one date says to have happened once: (to whom or what, verb)."""
    text = doc.text[item.sentence.start : item.sentence.end]
    if len(item.times) > 1 or not _ONCE.search(text) or _NOT_DONE.search(text):
        return []
    found = []
    for match in chain(_PASSIVE.finditer(text), _ACTIVE.finditer(text)):
        if _stands_beside(item, match):
            name = match.groupdict().get("name") or match["kind"]
            name = " ".join(name.lower().removeprefix("the ").split())
            if name not in _PRONOUNS:
                found.append((name, match["verb"].removeprefix("was ")))
    return found


def _stands_beside(item: DatedSentence, match: re.Match[str]) -> bool:
    """Tell whether an event stands close enough to the one date of its sentence to be dated by it."""
    date, start = item.times[0], item.sentence.start
    gap = date.start - start - match.end()
    return 0 <= gap <= MAX_GAP_CHARS or 0 <= start + match.start() - date.end <= MAX_GAP_CHARS


def _find_copies(item: DatedSentence, index: Index) -> Iterator[DatedSentence]:
    """Find earlier sentences with nearly the same words, by their three longest, and remember this one."""
    if len(item.words) < MIN_WORDS:
        return iter(())
    longest = sorted(sorted(item.words), key=len)[-3:]
    candidates = {id(other): other for word in longest for other in index[word]}
    for word in longest:
        index[word].append(item)
    return (other for other in candidates.values() if len(other.times) == len(item.times) and _alike(other, item))


def _is_listed(doc: Annotated, item: DatedSentence) -> bool:
    """Tell whether a sentence is an item of a list."""
    block = doc.block_at(item.sentence.start)
    return block is not None and block.kind == "list"


def _is_told(doc: Annotated, item: DatedSentence) -> bool:
    """Tell whether a sentence says what somebody or something did; headings and signatures of a log name its author and day."""
    block = doc.block_at(item.sentence.start)
    if block is not None and block.kind in ("heading", "code"):
        return False
    parse = doc.parse(item.sentence)
    return any(parse.subject_of(group) is not None for group in parse.groups)


def _alike(one: DatedSentence, other: DatedSentence) -> bool:
    """Tell whether two sentences have nearly the same words; a number in which they differ makes them two."""
    if one.words == other.words:
        return True
    numbers = any(word.isdigit() for word in one.words ^ other.words)
    return not numbers and len(one.words & other.words) >= MIN_LIKENESS * len(one.words | other.words)


def _disjoint(one: TimeExpression, other: TimeExpression) -> bool:
    """Tell whether two times have no day in common; one without days has none to compare."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.last < other.first or other.last < one.first
