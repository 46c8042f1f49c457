"""Noun phrases and verb groups: the words of a sentence that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sourcelint.annotate.grammar.closed_classes import QUANTITIES
from sourcelint.annotate.grammar.inflection import UNCHANGED
from sourcelint.annotate.grammar.tokens import Token, make

if TYPE_CHECKING:
    from collections.abc import Sequence

Voice = Literal["active", "passive"]

_OPEN_GROUP = frozenset(["be", "have", "do", "modal", "verb", "to"])
_OPEN_PHRASE = frozenset(["determiner", "owner", "quantifier", "number", "pronoun", "adjective", "noun", "name"])
_ADVERBIAL = frozenset(["adverb", "not"])
_PASSIVE_FORMS = frozenset(["ed", "participle"])
_IN_GROUP = frozenset(["be", "have", "do", "modal", "not", "adverb"])
_INSIDE = frozenset(["adjective", "noun", "name", "number"])
_JOINTS = frozenset([",", "and", "or"])
_BEFORE_YEARS = frozenset(["in", "since", "by", "until", "before", "after", "of", "during", "from"])
_YEAR_DIGITS = 4
_PRONOUN_QUANTIFIERS = frozenset(
    ["some", "many", "several", "few", "most", "others", "all", "both", "none", "more", "half"]
)


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


def read_chunks(tokens: Sequence[Token]) -> tuple[tuple[NounPhrase, ...], tuple[VerbGroup, ...]]:
    """Return the noun phrases and the verb groups of a sentence, each in text order; one pass over its words."""
    phrases: list[NounPhrase] = []
    groups: list[VerbGroup] = []
    behind = 0
    for at, token in enumerate(tokens):
        if at < behind:
            continue
        tag = token.tag
        if tag in _OPEN_GROUP:
            group = _read_group(tokens, at)
            if group is not None:
                groups.append(group)
                behind = group.last + 1
        elif tag in _OPEN_PHRASE:
            phrase = _read_phrase(tokens, at)
            if phrase is not None:
                phrases.append(phrase)
                behind = phrase.last + 1
    return tuple(phrases), tuple(groups)


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
    if is_verb and first == main:
        return make(VerbGroup, (
            first, main, main, token.lemma, token.form, (), (), "active", "", False, False, False,
        ))  # fmt: skip
    before = auxiliaries if is_verb else auxiliaries[:-1]
    adverbs = [token.word for token in tokens[first:main] if token.tag in _ADVERBIAL]
    passive = is_verb and tags[-1:] == ["be"] and _may_be_participle(token)
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
        return _may_be_participle(token) or token.form == ("ing" if tags[-1] == "be" else "past")
    return token.form in ("base", "ed")


def _may_be_participle(token: Token) -> bool:
    """Tell whether a verb may be a past participle: "said", "written", and "hit", which is its own base."""
    return token.form in _PASSIVE_FORMS or token.word in UNCHANGED


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
            if counted == at - 1 >= first and tokens[counted].tag == "number":
                break  # "on July 3 the mayor", not "one of the mayors"
            determiner = token.word
        elif token.tag in ("quantifier", "number"):
            quantifier, counted = token.word, at
            at += _is_partitive(tokens, at + 1)
        elif token.tag != "adverb" or at == first:
            break
        at += 1
    return at, counted, determiner, quantifier


def _is_partitive(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether token `at` is the "of" of "some of the", "hundreds of studies"."""
    if at + 1 >= len(tokens) or tokens[at].word != "of":
        return False
    behind = tokens[at + 1]
    if tokens[at - 1].word in QUANTITIES and behind.tag in _INSIDE:
        return True
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
    return make(NounPhrase, (
        first, last, last, lemma, determiner, quantifier,
        tuple([token.word for token in inner if token.tag in _INSIDE]) if inner else (),
        tag == "name", form == "plural" or tag == "quantifier",
        tokens[begin - 1 if begin > first else first].tag == "owner"
        or (len(inner) > 0 and "possessive" in [token.tag for token in inner]),
        tag == "pronoun",
    ))  # fmt: skip
