"""What the sentences of a text tell, kept so that it can be compared with other texts: stems, names, figures, dates.

Every sentence of the prose counts, whatever it is about. What is kept is small and has a written, versioned form, `packed`.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import Counter
from functools import reduce
from itertools import chain, compress, islice
from operator import or_
from typing import TYPE_CHECKING, Any, NamedTuple

from sourcelint.annotate.text.bounded_cache import BoundedCache
from sourcelint.annotate.text.calendar_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from sourcelint.annotate.text.word_lists import words
from sourcelint.annotate.times.days import MAX_SENTENCE_CHARS
from sourcelint.evidence.events.amount_words import NUMBERS
from sourcelint.evidence.events.amounts import Amount, has_digits, read_amounts
from sourcelint.evidence.events.rarity import plain_stems
from sourcelint.evidence.events.stems import stem_of
from sourcelint.expressions import lazy
from sourcelint.finding import Place
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from sourcelint.annotate.claims import Claim
    from sourcelint.annotate.times import TimeExpression
    from sourcelint.evidence.annotated import Annotated

SCHEMA = 1
"""Version of the written form."""

MAX_SENTENCES = 150
"""Sentences of one text that are kept, the first: news has what matters there."""

MAX_SAMPLE_SENTENCES, MIN_SMALL_WORDS = 20, 0.25
"""Sentences that are looked at, and share of small words, to see that a text of unknown language is English."""

MIN_TERMS = 2
"""Telling words of the shortest sentence that is kept."""

MAX_TERMS = 40
"""Telling words of one sentence that are kept."""

MAX_TITLE_SHARE = 0.6
"""Share of capitalised words from which on a line is written as a title, and capitals name nobody."""

MAX_DATE_CONTEXT_WORDS, MAX_WORDS_BEHIND_DATE = 9, 4
"""Words before a date that say what it dates (behind one that opens its clause), and words behind the others."""

MAX_WORDS_OPENING = 2
"""Words before a date that opens its sentence: "By early Monday"."""

MAX_UTTERED_WORDS = 3
"""Words on either side of a date among which one may stand that makes it the date of a saying."""

_CALENDAR = frozenset(stem_of[word] for word in (*MONTHS, *SHORT_MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS))
_KINDS = frozenset({"paragraph", "list", "standfirst", "caption", "title", "heading"})
_PLANS = words("will would plan plans planned scheduled expected due set shall may might could to")
_DENIALS = words("not no never deny denied denies denying false untrue hoax without none nobody cannot")
_ADDRESSES = words("you your yours yourself")
_UTTERED = words(
    """said says say told announced announce reported reporting tweeted posted statement interview spokesman updated published
    filed"""
)
"""Words beside a date that dates only what was said."""

_AROUND = words("since after following before until till prior from")
"""Words before a date that dates something else than the event."""


class ToldDate(NamedTuple):
    """A date of a sentence: its place, how it reads, its TIMEX3 value to the day, the stems around it, the nearest first.

    `uttered`: it dates what somebody said or what came before or after, not what happened; `form` says what it is counted from (`TimeExpression.form`).
    """

    place: Place
    value: str
    context: tuple[str, ...]
    uttered: bool
    form: str = "absolute"


class ToldAmount(NamedTuple):
    """A figure of a sentence, see `Amount`, with its place."""

    place: Place
    least: float
    most: float
    unit: str
    of: tuple[str, ...]
    context: tuple[str, ...]
    named: bool


class ToldSentence(NamedTuple):
    """What one sentence tells: its place, telling stems, those among them that name somebody or something, figures, dates.

    `quoted`: most of it stands in quotation marks; `planned`: it tells what is to come; `denied`: it says that something is
    not so; `title`: it is a headline; `whole`: it ends as a sentence does; `past`: all that it dates lies well before the text was published;
    `addressed`: it speaks to its reader, outside a quotation.
    """

    place: Place
    terms: frozenset[str]
    names: frozenset[str]
    amounts: tuple[ToldAmount, ...] = ()
    dates: tuple[ToldDate, ...] = ()
    quoted: bool = False
    planned: bool = False
    denied: bool = False
    title: bool = False
    whole: bool = True
    past: bool = False
    addressed: bool = False


def collect_told(annotated: Annotated, place: Callable[[Span], Place]) -> tuple[ToldSentence, ...]:
    """Return what the sentences of an English text tell; nothing of other languages."""
    if annotated.language != "en" and not (annotated.language is None and _looks_english(annotated.claims)):
        return ()
    claims = [claim for claim in annotated.claims if _is_read(annotated, claim)][:MAX_SENTENCES]
    if claims and _CREDITS.search(annotated.text, claims[-1].start, claims[-1].end):
        claims.pop()
    names = _names_of(claims)
    told = (_told(annotated, claim, names, place) for claim in claims)
    return tuple(sentence for sentence in told if len(sentence.terms) >= MIN_TERMS)


def _looks_english(claims: Sequence[Claim]) -> bool:
    """Tell whether a text too short for its language to be detected holds the small words of English."""
    spelt = [token for claim in claims[:MAX_SAMPLE_SENTENCES] for token in claim.tokens if token[0].isalpha()]
    return sum(stem_of[token] in plain_stems() for token in spelt) > MIN_SMALL_WORDS * len(spelt)


def _is_read(annotated: Annotated, claim: Claim) -> bool:
    block = annotated.block_at(claim.start)
    return block is not None and block.kind in _KINDS and claim.end - claim.start <= MAX_SENTENCE_CHARS


def _names_of(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the stems that a text writes with a capital inside its sentences, more often than without."""
    inner: list[str] = []
    for claim in claims:
        letters = list(compress(claim.tokens, map(str.isalpha, claim.shapes)))
        if claim.shapes.count("A") <= MAX_TITLE_SHARE * len(letters):
            inner += letters[1:]
    spelt = Counter(inner)
    counts: dict[str, int] = {}
    for word, count in spelt.items():
        stem = stem_of[word]
        counts[stem] = counts.get(stem, 0) + (count if word[0].isupper() else -count)
    return frozenset(stem for stem, count in counts.items() if count > 0) - plain_stems() - _CALENDAR


def terms_of(tokens: Sequence[str]) -> frozenset[str]:
    """Return the telling stems and numbers among the tokens of a sentence.

    >>> sorted(terms_of(["The", "navy", "captured", "23", "pirates"]))
    ['23', 'arrest', 'navy', 'pirate']
    """
    found = frozenset(chain.from_iterable(map(_TERMS_IN.__getitem__, tokens)))
    if len(found) <= MAX_TERMS:
        return found
    return frozenset(islice(dict.fromkeys(chain.from_iterable(map(_TERMS_IN.__getitem__, tokens))), MAX_TERMS))


def _terms_in(token: str) -> tuple[str, ...]:
    if token[0].isdigit():
        terms = [token.replace(",", "")]
    else:
        terms = [stem_of[part] for part in token.split("-") if len(part) > 1] if token[0].isalpha() else []
    return tuple(term for term in terms if term not in plain_stems())


_TERMS_IN = BoundedCache(_terms_in)
"""The telling stems, or the number, that a token is."""

_PLANNED, _DENIED, _NUMBER, _ADDRESSED = 1, 2, 4, 8
"""Signs that a word can give of its sentence: of what is to come, of what is not so, of a figure in words, of the reader."""


def _sign(token: str) -> int:
    word = token.lower()
    return (
        _PLANNED * (word in _PLANS)
        | _DENIED * (word in _DENIALS or word.endswith("n't"))
        | _NUMBER * any(part in NUMBERS for part in word.split("-"))
        | _ADDRESSED * (word.partition("'")[0] in _ADDRESSES)
    )


_SIGNS = BoundedCache(_sign)


def _told(annotated: Annotated, claim: Claim, names: frozenset[str], place: Callable[[Span], Place]) -> ToldSentence:
    terms = terms_of(claim.tokens)
    times = [time for time in annotated.times_in(claim.start, claim.end) if time.type in {"DATE", "TIME"}]
    signs = reduce(or_, set(map(_SIGNS.__getitem__, claim.tokens)), 0)
    block = annotated.block_at(claim.start)
    is_quoted = claim.type == "quotation"
    amounts = [
        ToldAmount(place(Span(a.start, a.end)), a.least, a.most, a.unit, a.of, a.context, a.named)
        for a in _amounts(annotated, claim, signs, times)
    ]
    dates = [_date(annotated, claim, time, place) for time in times if _is_dated(time)]
    return ToldSentence(
        place(Span(claim.start, claim.end)),
        terms,
        terms & names,
        tuple(amounts),
        tuple(dates),
        is_quoted,
        bool(signs & _PLANNED),
        bool(signs & _DENIED),
        block is not None and block.kind == "title",
        annotated.text[claim.start : claim.end].rstrip(_CLOSING).endswith((".", "!", "?", "…")),
        _is_past(annotated.anchor, times),
        bool(signs & _ADDRESSED) and not is_quoted,
    )


def _amounts(annotated: Annotated, claim: Claim, signs: int, times: Sequence[TimeExpression]) -> tuple[Amount, ...]:
    """Read the figures of a sentence that has any."""
    dated = [(time.start, time.end) for time in times if time.form != "period"]
    has_any = signs & _NUMBER or ("0" in claim.shapes and has_digits(annotated.text, claim.start, claim.end, dated))
    if not has_any:
        return ()
    return read_amounts(annotated.text, claim.start, claim.end, dated)


_PAUSES = frozenset(",.;:")
"""Marks behind which begins what a date does not belong to: "on 8 October, said the mayor"."""

_CREDITS = lazy(r"\bcontributed to this (?:report|story|article|post)\b")
"""What ends a last sentence that says who wrote the piece: no news of the story."""

_CLOSING = " \n\"'”’)]»"

MIN_PAST_DAYS = 45
"""Days before publication from which on what a sentence tells is background, not the news."""


def _is_past(published: date | None, times: Sequence[TimeExpression]) -> bool:
    """Tell whether all dates of a sentence lie well before publication; without that day nobody can tell."""
    if published is None:
        return False
    dated = [time for time in times if _is_dated(time)]
    return bool(dated) and all(time.last is not None and (published - time.last).days > MIN_PAST_DAYS for time in dated)


def _is_dated(time: TimeExpression) -> bool:
    """Tell whether an expression names a day, a weekday, a month or a year."""
    return (
        time.problem is None
        and time.form != "anaphoric"
        and time.value.startswith(("1", "2", "XXXX-0", "XXXX-1", "XXXX-WXX-"))
    )


def _date(annotated: Annotated, claim: Claim, time: TimeExpression, place: Callable[[Span], Place]) -> ToldDate:
    before = annotated.text[max(claim.start, time.start - 80) : time.start].split()[-MAX_DATE_CONTEXT_WORDS:]
    behind = annotated.text[time.end : min(claim.end, time.end + 80)].split()[:MAX_DATE_CONTEXT_WORDS]
    is_first = len(before) <= MAX_WORDS_OPENING or before[-2][-1] in _PAUSES
    bare = [_bare(word) for word in before]
    follows = () if annotated.text[time.end : time.end + 1] in _PAUSES else behind[:MAX_UTTERED_WORDS]
    near = {_bare(word) for word in (*before[-MAX_UTTERED_WORDS:], *follows)}
    around = (*reversed(bare), *(_bare(word) for word in behind[: None if is_first else MAX_WORDS_BEHIND_DATE]))
    context = dict.fromkeys(stem_of[word] for word in around if word and word[0].isalpha())
    return ToldDate(
        place(Span(time.start, time.end)),
        _value(time),
        tuple(stem for stem in context if stem not in plain_stems()),
        not near.isdisjoint(_UTTERED) or not _AROUND.isdisjoint(bare[-2:]),
        time.form,
    )


def _bare(word: str) -> str:
    return word.strip(".,;:()“”\"'").lower()


def _value(time: TimeExpression) -> str:
    """Return the day, month or year of a date; of one without a year the year is not guessed."""
    value = time.value.partition("T")[0]
    return "XXXX" + value[4:] if time.form == "yearless" else value


def packed(told: Sequence[ToldSentence]) -> bytes:
    """Return the written form of sentences: compressed JSON with its version first; of none it is empty."""
    if not told:
        return b""
    rows: list[Any] = [SCHEMA, told[0].place.source]
    rows += [
        [
            sentence.place[1:], " ".join(sorted(sentence.terms)), " ".join(sorted(sentence.names)),
            [[amount.place[1:], *amount[1:]] for amount in sentence.amounts],
            [[date.place[1:], *date[1:]] for date in sentence.dates],
            [int(flag) for flag in sentence[5:]],
        ]
        for sentence in told
    ]  # fmt: skip
    written = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))  # noqa: TID251 - compressed, never shown
    return zlib.compress(written.encode("utf8", "surrogatepass"), 1)


def unpacked(written: bytes, start: int = 0) -> tuple[ToldSentence, ...]:
    """Return the sentences of a written form; none of an empty one. Their places are counted from `start` on.

    Their stems are interned: sources have the same, and sets of them are asked often.
    Raises ValueError if it was written by another version.
    """
    if not written:
        return ()
    schema, source, *rows = json.loads(zlib.decompress(written).decode("utf8", "surrogatepass"))
    if schema != SCHEMA:
        raise ValueError(f"sentences are of version {schema}, this sourcelint reads {SCHEMA}; lint the source again")
    return tuple(_row(source, start, row) for row in rows)


def _row(source: str, begin: int, row: list[Any]) -> ToldSentence:
    where, terms, names, amounts, dates, flags = row

    def place(spot: list[Any]) -> Place:
        start, end, line, column, quote = spot
        return Place(source, begin + start, begin + end, line, column, quote)

    return ToldSentence(
        place(where),
        frozenset(map(sys.intern, terms.split(" "))),
        frozenset(map(sys.intern, names.split(" "))) if names else _NOTHING,
        tuple([ToldAmount(place(a[0]), a[1], a[2], a[3], tuple(a[4]), tuple(a[5]), a[6]) for a in amounts]),
        tuple([ToldDate(place(d[0]), d[1], tuple(d[2]), *d[3:]) for d in dates]),
        *map(bool, flags),
    )


_NOTHING: frozenset[str] = frozenset()
