"""Forms that are the verb of their clause, though the words beside them hide it: "the app boosts sales", "many expressed doubts".

Left to right, "boosts" may be the plural of a noun. It is the verb if a singular that may be a subject stands before it, if
what it works on stands behind it, and if the clause has no other finite verb. So is "expressed" behind a quantifier that may
be a subject by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.annotate.grammar.closed_classes import ALONE
from sourcelint.annotate.grammar.lexicon import classes_of, knows
from sourcelint.annotate.grammar.word_readings import READING_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.annotate.grammar.tokens import Token

_OBJECTS = frozenset(["determiner", "owner", "quantifier", "pronoun", "number", "adjective", "noun", "name"])
"""Classes of the word that opens what a verb works on."""
_CLOSED_OBJECTS = frozenset(["determiner", "owner", "pronoun"])
"""Those that no noun before them can take along: "a wall increases the", not "a sports club"."""
_INNER = frozenset(["noun", "name", "adjective", "possessive", "number"])
_BEFORE_NOUNS = frozenset(["determiner", "owner", "quantifier", "number"])
_ONE = frozenset(["a", "an", "this", "that", "each", "every", "another", "one"])
"""Words that count one, so that the plural behind them is a verb."""
_OPENERS = frozenset(["", "mark", "conjunction", "subordinator", "relative", "adverb", "that"])
"""Classes of the word before a subject; none at the beginning of a sentence."""
_FINITE = frozenset(["be", "have", "do", "modal"])
_FINITE_FORMS = frozenset(["s", "past", "ed", "base"])
_BOUNDS = frozenset(';:()[]“”‘"—–…!?')
_CLAUSE_TAGS = frozenset(["subordinator", "relative"])
_JOINERS = frozenset(["and", "but", "or", "yet"])
_SAYING = frozenset(["say", "think"])
_MAX_SPEAKER_WORDS = 6
_TIMES = frozenset(
    ["week", "month", "year", "time", "morning", "summer", "winter", "season", "spring", "weekend", "quarter"]
)
"""Nouns behind a "this" or "each" that say when: "tax cuts this year"."""
_CLOSERS = frozenset(["mark", "preposition", "conjunction"])
_PARTICLES = frozenset(["out", "up", "off", "down", "back"])
_ACTING = frozenset(["official", "expert", "public", "role", "body", "source"])
"""Classes of nouns that do things, and hardly ever say what kind of thing another noun is."""


def missed_verb(tokens: Sequence[Token], start: int) -> int | None:
    """Return the number of the first word from token `start` on that is the verb of its clause; None if none is."""
    for at in range(max(start, 1), len(tokens) - 1):
        token = tokens[at]
        if tokens[at - 1].word in ALONE:
            is_verb = token.tag in ("adjective", "noun") and _is_done(tokens, at)
        else:
            may_be = token.tag == "noun" and token.form == "plural" and READING_OF[token.word].verb_form == "s"
            is_verb = may_be and _is_verb(tokens, at)
        if is_verb:
            return at
    return None


def _is_done(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a participle behind a quantifier is what that does: "many expressed doubts", "with many expressing doubts"."""
    form = READING_OF[tokens[at].word].verb_form
    if form == "ing":
        return at > 1 and tokens[at - 2].word == "with" and _has_object(tokens, at)
    is_past = form == "ed" and _has_object(tokens, at)
    return is_past and _may_open(tokens, at - 1) and not _has_finite_verb(tokens, at)


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether token `at` stands between a subject and an object, in a clause that has no other verb."""
    subject = _subject_first(tokens, at)
    if subject is None or not (_has_object(tokens, at) or _goes_on(tokens, subject, at)):
        return False
    if tokens[subject].word in _ONE and tokens[at + 1].tag in _CLOSED_OBJECTS:
        return True
    return _may_open(tokens, subject) and not _has_finite_verb(tokens, at)


def _subject_first(tokens: Sequence[Token], at: int) -> int | None:
    """Return the first word of the singular noun phrase before a word; None if it is another, or one of several things."""
    last = at - 1
    while last > 0 and tokens[last].tag == "adverb":
        last -= 1
    head = tokens[last]
    if not (_is_singular(head) or _stands_alone(tokens, last)):
        return None
    first = last
    while head.tag != "verb" and first > 0 and tokens[first - 1].tag in _INNER:
        first -= 1
    if first > 0 and tokens[first - 1].tag in _BEFORE_NOUNS:
        first -= 1
    counts = tokens[first].tag in ("quantifier", "number") and tokens[first].word not in _ONE
    return None if counts or tokens[first].word in ("these", "those") else first


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether only the ending of a word made it an adjective, and nothing stands before it: "turmeric"."""
    opens = at == 0 or tokens[at - 1].tag in _OPENERS
    return opens and tokens[at].tag == "adjective" and not knows("adjective", tokens[at].word)


def _is_singular(head: Token) -> bool:
    """Tell whether a word may head a subject of one: "app", "Aspartame", "Smoking"."""
    return (
        head.tag == "name"
        or (head.tag == "noun" and head.form == "singular")
        or (head.tag == "verb" and head.form == "ing")
    )


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what a verb works on stands behind a word, and no time: not in "tax cuts this year"."""
    behind = tokens[at + 1]
    if behind.tag == "verb" and behind.form == "ing":
        return at + 2 == len(tokens) or tokens[at + 2].tag in _CLOSERS  # "eases boarding.", not "rules governing a"
    if behind.tag == "verb":
        return behind.form == "base" and _acts(tokens[at - 1])  # "the mayor claims credit"
    if behind.word in _PARTICLES:
        return at + 2 < len(tokens) and tokens[at + 2].tag in _OBJECTS  # "the mayor rules out talks"
    is_time = behind.tag == "determiner" and at + 2 < len(tokens) and tokens[at + 2].lemma in _TIMES
    return behind.tag in _OBJECTS and not is_time


def _goes_on(tokens: Sequence[Token], subject: int, at: int) -> bool:
    """Tell whether a preposition goes on with what a subject does that is one thing: "the pier opens on 4 June", not "release notes for"."""
    is_one = tokens[subject].word in _ONE | {"the"} or tokens[subject].tag in ("owner", "name")
    is_governed = subject > 0 and tokens[subject - 1].tag == "preposition"
    return tokens[at + 1].tag == "preposition" and tokens[at + 1].word != "of" and is_one and not is_governed


def _acts(token: Token) -> bool:
    return token.tag == "noun" and not classes_of("noun", token.lemma).isdisjoint(_ACTING)


def _may_open(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a noun phrase that begins with a word may be a subject: nothing governs it, or it belongs to one that may."""
    before = tokens[first - 1].tag if first else ""
    if before == "preposition":
        return first > 1 and tokens[first - 2].tag in ("noun", "name")
    if before == "conjunction" and first > 1:
        return tokens[first - 2].tag == "mark"  # "salt and apple notes": two things would have no -s
    return before in _OPENERS or _says(tokens[first - 1])


def _says(token: Token) -> bool:
    """Tell whether a clause without "that" may follow a verb, and no object: "said the fair starts"."""
    return token.tag == "verb" and token.lemma in _SAYING


def _has_finite_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the clause of token `at` has a finite verb beside it."""
    for number in range(at - 1, -1, -1):
        if _opens_clause(tokens, number) or _says(tokens[number]):
            break
        if _is_finite(tokens, number):
            return True
    for number in range(at + 1 + (tokens[at + 1].tag == "verb"), len(tokens)):
        if tokens[number].word in _BOUNDS or tokens[number].tag in _CLAUSE_TAGS or _closes_with_speaker(tokens, number):
            break
        if _is_finite(tokens, number):
            return not _is_joined(tokens, number)
    return False


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a clause begins behind a word: behind a mark, a "because", ", and"."""
    token = tokens[at]
    joins = token.word in _JOINERS and at > 0 and tokens[at - 1].word == ","
    return joins or token.word in _BOUNDS or token.tag in _CLAUSE_TAGS


def _closes_with_speaker(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a comma stands before who says so, at the end of a sentence: "…, Smit said"."""
    if tokens[at].word != ",":
        return False
    rest = tokens[at + 1 : at + 1 + _MAX_SPEAKER_WORDS]
    last = next((number for number, token in enumerate(rest) if token.tag == "verb"), -1)
    return last >= 0 and "speech strong" in classes_of("verb", rest[last].lemma) and at + 2 + last >= len(tokens) - 1


def _is_finite(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.tag in _FINITE:
        return token.word not in ("be", "been", "being", "having")
    if token.tag != "verb" or token.form not in _FINITE_FORMS:
        return False
    if token.form == "base":
        return at == 0 or tokens[at - 1].tag != "to"
    return not (token.form == "ed" and at + 1 < len(tokens) and tokens[at + 1].word == "by")


def _is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a finite verb shares the subject of the one before it: "boosts output and is free"."""
    at -= 1
    while at > 0 and tokens[at].tag == "adverb":
        at -= 1
    return tokens[at].word in _JOINERS
