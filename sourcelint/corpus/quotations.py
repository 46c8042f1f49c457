"""What sources quote of the same speaker in other words, and of other speakers in the same words.

Two quotations are one if most of their words are the same in the same order. Quotations are cut at either end, and small
words, spellings and what stands in brackets are changed by editors; what counts is a word of weight in the middle, and "not"
most of all.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.text.word_lists import words
from sourcelint.corpus.speakers import are_one, speaker_at
from sourcelint.evidence.events.rarity import plain_stems
from sourcelint.evidence.events.stems import stem_of
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sourcelint.corpus.collection import Collection
    from sourcelint.evidence.events.told import ToldSentence
    from sourcelint.finding import Place

MIN_QUOTED_WORDS, MIN_WORDS_OF_ONE = 6, 8
"""Words in the same order that two quotations share to be one, and to be one whoever said it."""

MAX_QUOTED_WORDS, MAX_QUOTATIONS = 120, 40
"""Words of one quotation, and quotations of one source, that are compared, the first."""

MAX_QUOTED_SENTENCES = 4
"""Sentences over which one quotation goes on, behind its first."""

MAX_SHARE_CHANGED = 0.2
"""Words between the first and the last shared one that may differ, as a share of those that are shared."""

MIN_FULL_NAME_WORDS = 2
"""Words of a name that is full."""

MIN_COMMON_WORDS = 4
"""Different words of weight, or small words, that two quotations share before they are compared word by word."""

MAX_DAYS_APART = 3
"""Days between two reports of one saying: later somebody may say it again, in other words."""

MIN_SPELLING_RATIO = 0.75
"""Share of letters in the same order from which on two words are one, spelt otherwise."""

_QUOTED = lazy(r"“([^“”]{12,1500})”|\"([^\"]{12,1500})\"")
_TOKEN = lazy(r"[^\W_]{1,40}(?:[’'][^\W_]{1,3})?|…|\.\.\.|\[")
_NEGATIONS = words("not no never none nobody nothing neither nor without cannot")
_DENIALS = words(
    """deny denies denied denying reject rejects rejected dismiss dismisses dismissed refuse refuses refused doubt doubts
    doubted false"""
)
_DO = words("do does did")
_SUBJECTS = words("i we you he she it they there this that these those the a an")
"""Words before which "no" is an answer."""
_CONTRACTIONS = {"n't": ("not",), "'re": ("are",), "'ll": ("will",), "'ve": ("have",), "'m": ("am",), "'d": ("would",)}
_GAPS = frozenset({"…", "...", "["})
"""Marks of what an editor left out or put in."""


class Quotation(NamedTuple):
    """What sentences in a row quote: their places, the words in lower case, who says it (see `speaker_of`)."""

    places: tuple[Place, ...]
    words: tuple[str, ...]
    speaker: tuple[str, ...]

    def place_of(self, told: Sequence[str]) -> Place:
        """Return the first sentence that has all of some words, or the first of all."""
        wanted = set(told)
        return next((place for place in self.places if wanted <= set(spoken_words(place.quote))), self.places[0])


class QuotationConflict(NamedTuple):
    """One saying that two sources give otherwise: `kind` is "negation", "wording" or "speaker".

    `own` and `other` are the words that differ; empty if the speakers do.
    """

    kind: str
    one: Quotation
    two: Quotation
    own: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


def quotations_of(sentences: Sequence[ToldSentence]) -> list[Quotation]:
    """Return the quotations of a source, in text order; those of one sentence as one, and one of several sentences too."""
    found = []
    for first, last in _runs(sentences):
        text = " ".join(sentence.place.quote for sentence in sentences[first : last + 1])
        quoted = [match[1] or match[2] for match in _QUOTED.finditer(text)]
        spoken = tuple(word for part in quoted for word in spoken_words(part))[:MAX_QUOTED_WORDS]
        if len(spoken) >= MIN_QUOTED_WORDS:
            speaker = speaker_at(sentences, last) or speaker_at(sentences, first)
            places = tuple(sentence.place for sentence in sentences[first : last + 1])
            found.append(Quotation(places, spoken, speaker))
            if len(found) == MAX_QUOTATIONS:
                break
    return found


def _runs(sentences: Sequence[ToldSentence]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last row of each sentence, or of sentences in which one quotation goes on."""
    row = 0
    while row < len(sentences):
        last, text = row, sentences[row].place.quote
        while _is_open(text) and last + 1 < len(sentences) and last - row < MAX_QUOTED_SENTENCES:
            last += 1
            text += sentences[last].place.quote
        if _is_open(text):
            last = row  # nobody closes it
        yield row, last
        row = last + 1


def _is_open(text: str) -> bool:
    """Tell whether a quotation begins in a text and does not end there."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def spoken_words(text: str) -> Iterator[str]:
    """Yield the words of a quotation in lower case, contractions in full.

    >>> list(spoken_words("We won’t sell"))
    ['we', 'will', 'not', 'sell']
    """
    for match in _TOKEN.finditer(text):
        word = match.group().lower().replace("’", "'")
        head, mark, tail = word.partition("'")
        ending = "n't" if word.endswith("n't") else mark + tail
        stem = word.removesuffix(ending) if ending else word
        if ending in _CONTRACTIONS:
            yield from ({"wo": "will", "ca": "can", "sha": "shall"}.get(stem, stem), *_CONTRACTIONS[ending])
        else:
            yield head


def find_quotation_conflicts(collection: Collection) -> Iterator[QuotationConflict]:
    """Find what independent sources on one story quote otherwise."""
    quotations: dict[int, list[Quotation]] = {}
    for pair in collection.stories:
        if not collection.independent(pair.one, pair.other):
            continue
        if collection.days_apart(pair.one, pair.other) > MAX_DAYS_APART:
            continue
        for number in (pair.one, pair.other):
            if number not in quotations:
                quotations[number] = quotations_of(collection.text_of(number).sentences)
        yield from _of_two(quotations[pair.one], quotations[pair.other])


def _of_two(own: Sequence[Quotation], others: Sequence[Quotation]) -> Iterator[QuotationConflict]:
    having: defaultdict[str, list[Quotation]] = defaultdict(list)
    for other in others:
        for word in set(other.words):
            having[word].append(other)
    for quotation in own:
        common: defaultdict[Quotation, int] = defaultdict(int)
        for word in set(quotation.words):
            for other in having.get(word, ()):
                common[other] += 1
        for other, count in common.items():
            conflict = compare_quotations(quotation, other) if count >= MIN_COMMON_WORDS else None
            if conflict is not None:
                yield conflict


def compare_quotations(one: Quotation, two: Quotation) -> QuotationConflict | None:
    """Return how two quotations of one saying differ; None if they are two sayings or differ in nothing that counts."""
    from difflib import SequenceMatcher  # of most pairs of sources none quotes what the other does

    matcher = SequenceMatcher(None, one.words, two.words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shared = sum(block.size for block in blocks)
    if shared < MIN_QUOTED_WORDS:
        return None
    own = (*_negation_before(one, two, blocks[0].a), *_between(one.words, [(block.a, block.size) for block in blocks]))
    other = (
        *_negation_before(two, one, blocks[0].b),
        *_between(two.words, [(block.b, block.size) for block in blocks]),
    )
    if not own and not other:
        is_other = shared >= MIN_WORDS_OF_ONE and _are_two_persons(one, two)
        return QuotationConflict("speaker", one, two) if is_other else None
    if max(_changed(own), _changed(other)) > MAX_SHARE_CHANGED * shared or not are_one(one.speaker, two.speaker):
        return None
    kind = _kind_of(own, other)
    return QuotationConflict(kind, one, two, own, other) if kind else None


def _between(spoken: Sequence[str], blocks: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Return the words between the first and the last of the shared ones that are not shared."""
    runs = list(blocks)
    shared = {at for start, size in runs for at in range(start, start + size)}
    return tuple(spoken[at] for at in range(runs[0][0], runs[-1][0]) if at not in shared)


def _changed(spoken: Iterable[str]) -> int:
    """Return how many of the words that differ are no negation, nor what stands beside it: "do not"."""
    return sum(word not in _NEGATIONS and word not in _DO for word in spoken)


def _negation_before(own: Quotation, other: Quotation, start: int) -> tuple[str, ...]:
    """Return the negation right before the first shared word of a quotation, if the other says nowhere that it is not so."""
    before = own.words[max(0, start - 1) : start]
    if _NEGATIONS.isdisjoint(before) or (before == ("no",) and own.words[start] in _SUBJECTS):
        return ()
    around = set(spoken_words(" ".join(place.quote for place in other.places)))
    return () if around & (_NEGATIONS | _DENIALS) else before


def _are_two_persons(one: Quotation, two: Quotation) -> bool:
    """Tell whether both speakers have a full name of which the other sentence has no word."""
    if min(len(one.speaker), len(two.speaker)) < MIN_FULL_NAME_WORDS or not set(one.speaker).isdisjoint(two.speaker):
        return False
    here, there = (set(spoken_words(" ".join(place.quote for place in quotation.places))) for quotation in (one, two))
    if not (here.issuperset(one.speaker) and there.issuperset(two.speaker)):
        return False  # "he said" may lead to another man
    return there.isdisjoint(one.speaker) and here.isdisjoint(two.speaker)


def _kind_of(own: Sequence[str], other: Sequence[str]) -> str:
    """Return what the words that differ are: a negation, words of weight, or "" for what editors change and leave out."""
    if not _GAPS.isdisjoint((*own, *other)):
        return ""
    if _NEGATIONS.isdisjoint(own) != _NEGATIONS.isdisjoint(other):
        return "negation"
    if _are_written_otherwise(own, other):
        return ""
    weighty = [{word for word in spoken if stem_of[word] not in plain_stems()} for spoken in (own, other)]
    left = _unlike(*weighty), _unlike(*reversed(weighty))
    return "wording" if all(left) else ""


def _are_written_otherwise(own: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether the same words are joined, shortened or given in figures: e-mail, IE, 11th."""
    joined = ["".join(spoken) for spoken in (own, other)]
    initials = ["".join(word[0] for word in spoken) for spoken in (own, other)]
    has_digits = [any(map(str.isdigit, text)) for text in joined]
    return (
        joined[0] == joined[1] or joined[0] == initials[1] or joined[1] == initials[0] or has_digits[0] != has_digits[1]
    )


def _unlike(own: set[str], others: set[str]) -> set[str]:
    """Return the words that none of others is another form or spelling of."""
    return {
        word
        for word in own
        if not any(stem_of[word] == stem_of[other] or _are_spelt_alike(word, other) for other in others)
    }


def _are_spelt_alike(one: str, other: str) -> bool:
    """Tell whether two words can be one: "grey" and "gray"."""
    from difflib import SequenceMatcher

    return one[0] == other[0] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= MIN_SPELLING_RATIO
