"""A sentence as noun phrases and verb groups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.grammar.closed_classes import QUANTITIES
from sourcelint.annotate.grammar.tokens import Token, make, read_tokens
from sourcelint.annotate.text.word_index import lowered
from sourcelint.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

Voice = Literal["active", "passive"]


class NounPhrase(NamedTuple):
    """Words `first` to `last` (inclusive, numbers of tokens) that name somebody or something, without what follows its head.

    `head` is the number of the head, `lemma` its base form in lower case; `determiner` and `quantifier` are words in lower
    case ("the", "some", "number" for "a number of", "three"), empty if there are none; `modifiers` the words between them
    and the head; `is_name` that the head is a name; `is_owned` that a possessive stands before the head.
    """

    first: int
    last: int
    head: int
    lemma: str
    determiner: str
    quantifier: str
    modifiers: tuple[str, ...]
    is_name: bool
    is_plural: bool
    is_owned: bool
    is_pronoun: bool


class VerbGroup(NamedTuple):
    """Words `first` to `last` (inclusive, numbers of tokens) of one predicate: auxiliaries, adverbs, and the verb.

    `main` is the number of the verb, `lemma` its base. `auxiliaries` are words in lower case, adverbs not among them.
    """

    first: int
    last: int
    main: int
    lemma: str
    form: str
    auxiliaries: tuple[str, ...]
    adverbs: tuple[str, ...]
    voice: Voice
    modal: str
    is_negated: bool
    is_perfect: bool
    is_infinitive: bool

    @property
    def is_participle(self) -> bool:
        """Tell whether it is a bare "-ing", which goes along with another verb: "before defending the lease"."""
        return self.form == "ing" and not self.auxiliaries


class Parse:
    """A sentence that was read: `tokens`, `phrases` and `groups`, each in text order. Linear in its words."""

    __slots__ = ("_phrase_firsts", "_phrase_lasts", "groups", "phrases", "text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        """Chunk the words of a sentence."""
        self.text = text
        self.tokens = tuple(tokens)
        phrases: list[NounPhrase] = []
        groups: list[VerbGroup] = []
        at = 0
        while at < len(tokens):
            tag = tokens[at].tag
            group = _read_group(tokens, at) if tag in _OPEN_GROUP else None
            if group is not None:
                groups.append(group)
                at = group.last + 1
                continue
            phrase = _read_phrase(tokens, at) if tag in _OPEN_PHRASE else None
            if phrase is not None:
                phrases.append(phrase)
                at = phrase.last + 1
                continue
            at += 1
        self.phrases = tuple(phrases)
        self.groups = tuple(groups)
        self._phrase_firsts = [phrase.first for phrase in phrases]
        self._phrase_lasts = [phrase.last for phrase in phrases]

    def span(self, first: int, last: int) -> Span:
        """Return the half-open span of the text from token `first` to token `last`."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def text_of(self, chunk: NounPhrase | VerbGroup) -> str:
        """Return the words of a noun phrase or verb group as they stand in the text."""
        return self.text[self.tokens[chunk.first].start : self.tokens[chunk.last].end]

    def token_at(self, offset: int) -> int:
        """Return the number of the first token that ends behind an offset; the number of tokens if none does."""
        return bisect_left(self.tokens, offset + 1, key=lambda token: token.end)

    def word(self, at: int) -> str:
        """Return token `at` in lower case; an empty string beyond the sentence."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def tag(self, at: int) -> str:
        """Return the class of token `at`; an empty string beyond the sentence."""
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else ""

    def phrase_from(self, at: int) -> NounPhrase | None:
        """Return the noun phrase that begins with token `at`."""
        number = bisect_left(self._phrase_firsts, at)
        return self.phrases[number] if number < len(self.phrases) and self.phrases[number].first == at else None

    def phrase_with(self, at: int) -> NounPhrase | None:
        """Return the noun phrase that holds token `at`."""
        number = bisect_left(self._phrase_lasts, at)
        return self.phrases[number] if number < len(self.phrases) and self.phrases[number].first <= at else None

    def phrase_before(self, at: int) -> NounPhrase | None:
        """Return the last noun phrase that ends with token `at` or before it."""
        number = bisect_right(self._phrase_lasts, at) - 1
        return self.phrases[number] if number >= 0 else None

    def group_with(self, at: int) -> VerbGroup | None:
        """Return the verb group that holds token `at`."""
        number = bisect_left(self.groups, at, key=lambda group: group.last)
        return self.groups[number] if number < len(self.groups) and self.groups[number].first <= at else None

    def group_behind(self, phrase: NounPhrase, last: int | None = None) -> VerbGroup | None:
        """Return the verb group that follows a noun phrase, or the word `last`, with which the phrase goes on.

        Only adverbs may stand between them: "research also shows".
        """
        stop = (phrase.last if last is None else last) + 1
        while self.tag(stop) == "adverb":
            stop += 1
        number = bisect_left(self.groups, stop, key=lambda group: group.first)
        return self.groups[number] if number < len(self.groups) and self.groups[number].first == stop else None

    def before(self, group: VerbGroup) -> int:
        """Return the number of the word before a verb group and its adverbs; -1 if none stands there."""
        at = group.first - 1
        while self.tag(at) == "adverb":
            at -= 1
        return at

    def agent_of(self, group: VerbGroup) -> NounPhrase | None:
        """Return who stands behind a "by" close to a passive: "was seen on Monday by the board"."""
        for at in range(group.last + 1, min(group.last + _MAX_WORDS_TO_AGENT, len(self.tokens))):
            if self.tokens[at].word == "by":
                return self.phrase_from(at + 1)
            if self.tokens[at].tag in _CLAUSE_ENDS:
                break
        return None

    def subject_of(self, group: VerbGroup) -> NounPhrase | None:
        """Return the noun phrase before a verb group, over prepositional phrases and a relative pronoun: "sources in Kyiv said"."""
        number = bisect_left(self._phrase_firsts, group.first) - 1
        stop = group.first
        while number >= 0:
            phrase = self.phrases[number]
            between = self.tokens[phrase.last + 1 : stop]
            if any(token.tag not in _BETWEEN for token in between) and not _is_aside(between):
                return None
            if self.tag(phrase.first - 1) != "preposition":
                return phrase
            stop = phrase.first - 1
            number -= 1
        return None

    def speaker_of(self, group: VerbGroup) -> NounPhrase | None:
        """Return the subject of a verb group, before it or, behind a mark, after it: "…, say experts"."""
        subject = self.subject_of(group)
        if subject is None and group.form != "ing" and self.tag(group.first - 1) == "mark":
            return self.phrase_from(group.last + 1)
        return subject

    def goes_along(self, phrase: NounPhrase, group: VerbGroup) -> bool:
        """Tell whether a clause without a finite verb says what somebody does beside others: "with some experts saying"."""
        return self.word(phrase.first - 1) == "with" and group.is_participle


_OPEN_GROUP = frozenset(["be", "have", "do", "modal", "verb", "to"])
_OPEN_PHRASE = frozenset(["determiner", "owner", "quantifier", "number", "pronoun", "adjective", "noun", "name"])
_CLAUSE_ENDS = frozenset(["subordinator", "relative", "verb", "be", "have", "modal", "mark", "conjunction"])
_BETWEEN = frozenset(["preposition", "relative", "adverb", "adjective"])
_ADVERBIAL = frozenset(["adverb", "not"])
_PASSIVE_FORMS = frozenset(["ed", "participle"])
_IN_GROUP = frozenset(["be", "have", "do", "modal", "not", "adverb"])
_INSIDE = frozenset(["adjective", "noun", "name", "number"])
_JOINTS = frozenset([",", "and", "or"])
_MAX_WORDS_TO_AGENT = 9
_BEFORE_YEARS = frozenset(["in", "since", "by", "until", "before", "after", "of", "during", "from"])
_YEAR_DIGITS = 4
_PRONOUN_QUANTIFIERS = frozenset(
    ["some", "many", "several", "few", "most", "others", "all", "both", "none", "more", "half"]
)


def read_sentence(text: str, start: int = 0, end: int | None = None, lowercase: str | None = None) -> Parse:
    """Read the sentence between two offsets of a text; `lowercase` is the text in lower case, if the caller has it."""
    return Parse(text, read_tokens(text, lowered(text) if lowercase is None else lowercase, start, end))


def _is_aside(between: Sequence[Token]) -> bool:
    """Tell whether a subject and its verb have only ", who" or ", however," between them."""
    words = [token.word for token in between]
    if words[:1] != [","]:
        return False
    return words[1:] in (["who"], ["which"]) or (
        words[-1:] == [","] and all(token.tag == "adverb" for token in between[1:-1])
    )


def _read_group(tokens: Sequence[Token], first: int) -> VerbGroup | None:
    """Read the verb group that begins with token `first`; None if there is only a "to"."""
    auxiliaries: list[str] = []
    tags: list[str] = []
    main = -1
    for at in range(first + (tokens[first].tag == "to"), len(tokens)):
        token = tokens[at]
        if token.tag == "verb" and _continues(token, tags):
            main = at
            break
        if token.tag not in _IN_GROUP:
            break
        if token.tag not in ("adverb", "not"):
            auxiliaries.append(token.word)
            tags.append(token.tag)
            main = at
    return None if main < 0 else _group(tokens, first, main, auxiliaries, tags)


def _group(tokens: Sequence[Token], first: int, main: int, auxiliaries: list[str], tags: list[str]) -> VerbGroup:
    """Make a verb group of the words `first` to `main`; a form of to be or have is its own verb if none follows."""
    token = tokens[main]
    is_verb = token.tag == "verb"
    before = auxiliaries if is_verb else auxiliaries[:-1]
    adverbs = [token.word for token in tokens[first:main] if token.tag in _ADVERBIAL]
    passive = is_verb and token.form in _PASSIVE_FORMS and tags[-1:] == ["be"]
    return make(VerbGroup, (
        first, main, main, token.lemma, token.form, tuple(before), tuple(adverbs),
        "passive" if passive else "active",
        auxiliaries[tags.index("modal")] if "modal" in tags[: len(before)] else "",
        any(map(_negates, before)) or any(map(_negates, adverbs)),
        "have" in tags and is_verb,
        tokens[first].tag == "to",
    ))  # fmt: skip


def _negates(word: str) -> bool:
    return word == "never" or word.endswith(("n't", "not"))


def _continues(token: Token, tags: Sequence[str]) -> bool:
    """Tell whether a verb belongs to the auxiliaries before it: "was said", "has said", "to say", not "is says"."""
    if not tags:
        return True
    if tags[-1] in ("be", "have"):
        return token.form in ("ed", "participle", "ing") or (tags[-1] == "have" and token.form == "past")
    return token.form in ("base", "ed")


def _read_phrase(tokens: Sequence[Token], first: int) -> NounPhrase | None:
    """Read the noun phrase that begins with token `first`; None if no head stands there."""
    tag = tokens[first].tag
    if tag == "pronoun" or (tag == "number" and _is_year(tokens, first)):
        return _phrase(tokens, first, first, first, "", "")
    at, counted, determiner, quantifier = _read_determiners(tokens, first)
    last = _head_end(tokens, at)
    if last < at:
        stands_alone = counted >= first and (tokens[counted].tag == "number" or quantifier in _PRONOUN_QUANTIFIERS)
        return _phrase(tokens, first, counted, counted, determiner, quantifier) if stands_alone else None
    if tokens[last].word in QUANTITIES and last + 1 < len(tokens) and tokens[last + 1].word == "of":
        rest = (
            _read_phrase(tokens, last + 2) if last + 2 < len(tokens) and tokens[last + 2].tag in _OPEN_PHRASE else None
        )
        if rest is not None:
            return rest._replace(first=first, quantifier=tokens[last].word, determiner=rest.determiner)
    return _phrase(tokens, first, last, at, determiner, quantifier)


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number is the year of "In 2019 officials said", and counts nothing."""
    word = tokens[at].word
    is_time = at > 0 and tokens[at - 1].word in _BEFORE_YEARS
    return is_time and len(word) == _YEAR_DIGITS and word.isdigit() and word[:2] in ("18", "19", "20")


def _read_determiners(tokens: Sequence[Token], first: int) -> tuple[int, int, str, str]:
    """Read what stands before the nouns of a phrase: where it ends, the last quantifier's number, determiner and quantifier."""
    at, counted = first, first - 1
    determiner = quantifier = ""
    while at < len(tokens):
        token = tokens[at]
        if token.tag in ("determiner", "owner"):
            determiner = token.word
        elif token.tag in ("quantifier", "number"):
            quantifier, counted = token.word, at
            at += _is_partitive(tokens, at + 1)
        elif token.tag != "adverb" or at == first:
            break
        at += 1
    return at, counted, determiner, quantifier


def _is_partitive(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether token `at` is the "of" of "some of the"."""
    if at + 1 >= len(tokens) or tokens[at].word != "of":
        return False
    behind = tokens[at + 1]
    return behind.tag in ("determiner", "owner", "name") or behind.word in ("them", "us")


def _head_end(tokens: Sequence[Token], at: int) -> int:
    """Find the last noun or name of a run of adjectives, nouns, names and possessives that begins at token `at`."""
    last = at - 1
    adjective_last = at - 2
    while at < len(tokens):
        tag = tokens[at].tag
        if tag in ("noun", "name"):
            last = at
        elif tag == "adjective":
            adjective_last = at
        elif tokens[at].word in _JOINTS and adjective_last == at - 1 and at + 1 < len(tokens):
            if tokens[at + 1].tag != "adjective":  # "current and former", "large, new"
                break
        elif tag not in ("possessive", "number") and not (
            tag == "adverb" and at + 1 < len(tokens) and tokens[at + 1].tag == "adjective"
        ):
            break
        at += 1
    return last


def _phrase(tokens: Sequence[Token], first: int, last: int, begin: int, determiner: str, quantifier: str) -> NounPhrase:
    """Make a noun phrase of the words `first` to `last`, whose determiners and quantifiers end before token `begin`."""
    _, _, _, tag, form, lemma = tokens[last]
    inner = tokens[begin:last]
    tags = [token.tag for token in inner]
    return make(NounPhrase, (
        first, last, last, lemma, determiner, quantifier,
        tuple([token.word for token in inner if token.tag in _INSIDE]) if inner else (),
        tag == "name", form == "plural" or tag == "quantifier",
        "possessive" in tags or tokens[begin - 1 if begin > first else first].tag == "owner",
        tag == "pronoun",
    ))  # fmt: skip
