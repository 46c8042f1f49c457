"""What the rules look at: sentences, time expressions, quotations, attributions, weasels, claims.

Each is found once, when the first rule asks for it, and shared by all. The modules of `annotate` are pure functions of a
text; `Annotated` ties them to one document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sourcelint.annotate.attributions import Attribution, find_attributions
from sourcelint.annotate.attributions.classified_sources import ClassifiedSource, source_at
from sourcelint.annotate.claims import Claim, find_claims
from sourcelint.annotate.claims.advice import HINTS as ADVICE_HINTS
from sourcelint.annotate.claims.advice import find_advice
from sourcelint.annotate.claims.opinion import Opinion, find_opinions
from sourcelint.annotate.claims.weasels import Weasel, find_weasels
from sourcelint.annotate.gazetteers.mentions import actors_of, eras_of
from sourcelint.annotate.gazetteers.reference import shipped_reference
from sourcelint.annotate.grammar import Parse, parser_of
from sourcelint.annotate.text.quotations import Quotation, find_quotations
from sourcelint.annotate.text.sentences import Sentence, split_sentences
from sourcelint.annotate.text.word_index import index, lowered, places_of
from sourcelint.annotate.times import TimeExpression, find_times
from sourcelint.clean.characters.non_ascii import places
from sourcelint.clean.lines.line import words_in
from sourcelint.evidence.claim_columns import specifics
from sourcelint.evidence.sources.voices import Voice, find_voices
from sourcelint.evidence.today import Today
from sourcelint.evidence.work_type import genre_of
from sourcelint.text import RawSpan, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sourcelint.annotate.gazetteers.mentions import Mention
    from sourcelint.annotate.gazetteers.reference import Reference
    from sourcelint.document import Block, Document, Metadata
    from sourcelint.evidence.work_type import Genre

T = TypeVar("T", "Sentence", "Block", "Claim")

HEAD = frozenset({"title", "byline", "dateline"})
"""Kinds of blocks that stand above the body."""
PROSE = frozenset({"paragraph", "list", "standfirst"})
"""Kinds of blocks in which the author states something."""


class Annotated:
    """A document with its annotations. All spans are half-open character offsets into `text`."""

    def __init__(self, document: Document, as_of: date | None = None, reference: Reference | None = None) -> None:
        """Take a document, the day that counts as today, and the tables of what is known of the world.

        Without a day, rules that need one do not apply; without tables, the shipped ones are used.
        """
        self.document = document
        self.reference = reference or shipped_reference()
        self.today = None if as_of is None else Today(as_of)
        self._as_of = as_of
        self.text: str = document.text
        self.blocks: tuple[Block, ...] = document.blocks
        """Title, headings, paragraphs and so on, in text order."""

    @property
    def as_of(self) -> date | None:
        """The day that counts as today. What reads it holds on this day alone; `today` answers more narrowly."""
        if self.today is not None:
            self.today.named()
        return self._as_of

    @property
    def metadata(self) -> Metadata:
        """Who, when and where from."""
        return self.document.metadata

    @property
    def language(self) -> str | None:
        """ISO 639-1 code, or None if the language was not detected."""
        return self.document.language

    @cached_property
    def anchor(self) -> date | None:
        """The document creation time: the day of publication, if the source states it to the day."""
        return day_of(self.metadata.published.value)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences of all blocks, in text order; none crosses a block."""
        return split_sentences(self.text, self.blocks)

    @cached_property
    def times(self) -> tuple[TimeExpression, ...]:
        """Time expressions with TIMEX3 values, in text order."""
        return find_times(self.text, self.anchor, self.language or "en", self.index)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Passages in quotation marks, in text order, outermost only."""
        return find_quotations(self.text)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who is said to have said what, in text order of the cues."""
        return find_attributions(self.text, self.sentences, self.quotations, self.lowercase, self.parse, self.index)

    @cached_property
    def parse(self) -> Callable[[Sentence], Parse]:
        """What reads a sentence as words, noun phrases and verb groups, when it is first asked for."""
        return parser_of(self.text, self.lowercase)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Whom the text lets speak, the one heard most first."""
        return find_voices(self)

    @cached_property
    def named_from(self) -> int:
        """Where the first of the voices with a name stands; the length of the text if it lets nobody speak by name."""
        return min((voice.span.start for voice in self.voices if voice.named), default=len(self.text))

    @cached_property
    def weasels(self) -> tuple[Weasel, ...]:
        """Words that credit a statement to nobody in particular."""
        return find_weasels(self.text, self.sentences)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """One claim a sentence, with its check-worthiness and its support."""
        return find_claims(self.text, self.sentences, self.quotations, self.attributions, self._linked, self.parse)

    @cached_property
    def prose_claims(self) -> tuple[Claim, ...]:
        """The claims that the author makes: those of the body's prose, outside quotations."""
        is_prose = [block.kind in PROSE for block in self.blocks]
        pairs = zip(self.claims, self.sentences, strict=True) if self.blocks else ()
        return tuple([claim for claim, (_, _, block) in pairs if is_prose[block] and claim.type != "quotation"])

    @cached_property
    def specifics(self) -> int:
        """How much the prose has that a reader can look up: dates, figures, persons, named sources."""
        return specifics(self.prose_claims)

    @cached_property
    def opinions(self) -> tuple[Opinion, ...]:
        """Places where the text argues instead of reporting, in text order."""
        found = find_opinions(self.text, self.lowercase, self.vocabulary)
        hinted = self.sentences_at(places(self.lowercase, ADVICE_HINTS))
        advice = (Opinion(*span, "advice") for sentence in hinted for span in find_advice(self.parse(sentence)))
        return tuple(sorted([*found, *advice]))

    @cached_property
    def genre(self) -> Genre | None:
        """The genre of a text whose issuer, or a public record, is the source of what it says; None for all others."""
        return genre_of(self.lowercase, self.vocabulary)

    @cached_property
    def _linked(self) -> frozenset[int]:
        """Indices of the sentences that carry a hyperlink."""
        if not self.document.links:
            return frozenset()
        raw = [self.document.clean.raw_span(s.start, s.end) for s in self.sentences]
        starts = [span.start for span in raw]
        at = ((bisect_right(starts, link.start) - 1, link) for link in self.document.links)
        return frozenset(i for i, link in at if i >= 0 and link.start < raw[i].end)

    @cached_property
    def body_from(self) -> int:
        """Return the number of the first sentence behind title, byline and dateline."""
        numbers = (
            number for number, sentence in enumerate(self.sentences) if self.blocks[sentence.block].kind not in HEAD
        )
        return next(numbers, 0)

    @cached_property
    def words(self) -> int:
        """Words of the body: of everything but title, byline and dateline."""
        return sum(words_in(self.text[b.start : b.end]) for b in self.blocks if b.kind not in HEAD)

    @cached_property
    def actors(self) -> tuple[Mention, ...]:
        """Where the text names actors that the tables know, in text order."""
        return actors_of(self.text, self.index, self.reference)

    @cached_property
    def eras(self) -> tuple[Mention, ...]:
        """Where the text names eras that the tables know, in text order."""
        return eras_of(self.text, self.index, self.reference)

    @cached_property
    def lowercase(self) -> str:
        """The text in lower case, character for character, typographic apostrophes made straight."""
        return lowered(self.text)

    @cached_property
    def index(self) -> dict[str, Sequence[int]]:
        """The distinct words of `lowercase`, letters only, with the offsets at which they stand."""
        return index(self.lowercase)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct words of `lowercase`, letters only: what is not among them need not be searched for."""
        return frozenset(self.index)

    @cached_property
    def memo(self) -> dict[tuple[str, int, int], bool]:
        """What was asked of a passage (question, start, end) and its answer: many crowds of a sentence ask the same."""
        return {}

    def places_of(self, needles: frozenset[str]) -> list[int]:
        """Return the offsets, sorted, at which one of some words stands in `lowercase`."""
        return places_of(needles, self.index)

    def times_in(self, start: int, end: int) -> Sequence[TimeExpression]:
        """Return the time expressions that begin between two offsets, in text order."""
        return self.times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, end)]

    def eras_in(self, start: int, end: int) -> Sequence[Mention]:
        """Return the eras that are named between two offsets, in text order."""
        return self.eras[bisect_left(self._era_starts, start) : bisect_left(self._era_starts, end)]

    def attributions_in(self, start: int, end: int) -> Sequence[Attribution]:
        """Return the attributions whose cues begin between two offsets, in text order."""
        cued, starts = self._cued
        return cued[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _cued(self) -> tuple[list[Attribution], list[int]]:
        cued = sorted((a for a in self.attributions if a.cue), key=lambda a: a.cue.start if a.cue else 0)
        return cued, [a.cue.start for a in cued if a.cue]

    @cached_property
    def times_told(self) -> dict[Sentence, list[TimeExpression]]:
        """The time expressions outside quotations, by the sentence that holds them, in text order."""
        told: dict[Sentence, list[TimeExpression]] = {}
        for t in self.times:
            sentence = self.sentence_at(t.start)
            if sentence is not None and not self.quoted(t):
                told.setdefault(sentence, []).append(t)
        return told

    def quoted(self, span: Span | TimeExpression) -> bool:
        """Tell whether a span lies inside a quotation, or a block of one: what stands there is not the author's."""
        block = self.block_at(span.start)
        if block is not None and block.kind == "quote":
            return True
        i = bisect_right(self._quotation_starts, span.start) - 1
        return i >= 0 and span.end <= self.quotations[i].end

    def credited(self, span: Span) -> Attribution | None:
        """Find who the sentence of a span says that says or thinks it: "they hoped that …", "…, officials say".

        "It was shown that …" says that somebody did, and not who.
        """
        sentence = self.sentence_at(span.start)
        for said in self.attributions_in(sentence.start, sentence.end) if sentence is not None else ():
            has_teller = said.source is not None or said.kind == "evidence"
            if has_teller and said.content is not None and said.content.start <= span.start < said.content.end:
                return said
        return None

    def sentence_at(self, offset: int) -> Sentence | None:
        """Find the sentence that holds an offset."""
        return _holding(self.sentences, self._sentence_starts, offset)

    def source_at(self, span: Span) -> ClassifiedSource | None:
        """Tell who or what a span is that speaks, or of whom it speaks; None if no sentence has anybody there."""
        sentence = self.sentence_at(span.start)
        return None if sentence is None else source_at(self.parse(sentence), span)

    def sentence_number(self, offset: int) -> int:
        """Return the number of the last sentence that begins at an offset or before it; -1 if none does."""
        return bisect_right(self._sentence_starts, offset) - 1

    def sentences_at(self, offsets: Iterable[int]) -> Iterator[Sentence]:
        """Yield the sentences that hold some offsets, each once, in text order."""
        return _all_holding(self.sentences, self._sentence_starts, offsets)

    def claims_at(self, offsets: Iterable[int]) -> Iterator[Claim]:
        """Yield the claims whose sentences hold some offsets, each once, in text order."""
        return _all_holding(self.claims, self._sentence_starts, offsets)

    def claim_at(self, offset: int) -> Claim | None:
        """Find the claim whose sentence holds an offset."""
        return _holding(self.claims, self._sentence_starts, offset)

    def claim_before(self, claim: Claim) -> Claim | None:
        """Return the claim of the sentence right before another in its block."""
        block = self.block_at(claim.start)
        return self.claim_at(claim.start - 2) if block is not None and claim.start > block.start + 1 else None

    def block_at(self, offset: int) -> Block | None:
        """Find the block that holds an offset."""
        return _holding(self.blocks, self._block_starts, offset)

    @property
    def title(self) -> Block | None:
        """The first block that is a title."""
        return next((block for block in self.blocks if block.kind == "title"), None)

    @property
    def headline(self) -> Span | RawSpan:
        """Where a finding about the whole document stands: the title, else the first block, else the start."""
        if self.metadata.title.span is not None:
            return self.metadata.title.span
        first = self.title or (self.blocks[0] if self.blocks else None)
        return first.span if first else Span(0, 0)

    @cached_property
    def _time_starts(self) -> list[int]:
        return [t.start for t in self.times]

    @cached_property
    def _era_starts(self) -> list[int]:
        return [m.start for m in self.eras]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [q.start for q in self.quotations]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [b.start for b in self.blocks]


def day_of(value: str | None) -> date | None:
    """Read an ISO 8601 date or date and time to the day; None if it is less precise, or no day at all."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _holding(items: Sequence[T], starts: list[int], offset: int) -> T | None:
    i = bisect_right(starts, offset) - 1
    return items[i] if i >= 0 and offset < items[i].end else None


def _all_holding(items: Sequence[T], starts: list[int], offsets: Iterable[int]) -> Iterator[T]:
    last = None
    for offset in sorted(offsets):
        item = _holding(items, starts, offset)
        if item is not None and item is not last:
            last = item
            yield item
