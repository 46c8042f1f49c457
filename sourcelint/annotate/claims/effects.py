"""Claims of effect: that something heals, prevents, improves or harms, said as a fact.

A verb of effect in the present or the perfect tense, or behind "will", "can" or "may", whose subject is a thing: "walking
lowers blood pressure", "tax cuts have boosted sales", "the plan will help firms cut costs". Whoever states a purpose ("to
relieve pain") or gives advice ("you should reduce stress") claims no effect. In a text about health, words of proof without a
study ("clinically proven") claim more still, and so does it that nothing goes wrong ("has no side effects").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.attributions.classified_sources import PEOPLE, read_source
from sourcelint.annotate.claims.health_phrases import read_health_phrase
from sourcelint.annotate.grammar.inflection import forms_of
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.annotate.grammar import NounPhrase, Parse, VerbGroup
    from sourcelint.text import Span


class Effect(NamedTuple):
    """Span of the words that state an effect; `proven` if by words of proof."""

    span: Span
    proven: bool = False


CHANGING = members("verb change")
"""What a thing does to what it works on: "reduces", "prevents"."""
_DOING = members("verb effect")
"""What persons and bodies do too: a name before it is somebody who acts."""
_VERBS = CHANGING | _DOING
_LEADING = words("lead contribute")
_JOINTS = words("and but or ,")
_ADJECTIVES = words("slow lower calm")
"""Verbs that are adjectives as well."""
_ACTING = frozenset(["body", "document"])
"""Classes of nouns that did something once, as persons do."""
_PARTICLES = words("up down off out")
_BETTER = words("""
    better worse easier harder faster slower safer stronger weaker healthier happier cheaper smarter quicker smoother simpler softer clearer
    longer shorter lighter
""")
"""Comparatives behind what something makes so."""
_LINKS = {"lead": "to", "contribute": "to", "help": "with"}
"""Verbs that are one of effect only with the word behind them; "helps" also with another verb, or what it helps."""
_MODALS = words("can may could will") | {""}
_CLOSERS = frozenset(["", "mark", "preposition", "conjunction"])
"""Classes of the word behind a thing that is done, and has no object itself."""
_STATED = frozenset(["s", "base"])
_PERSONS = words("i you we he she they who people one everyone someone anyone there this that")
"""Who does something, and is no thing that has an effect; "this" points at what the sentence before says."""
_READER = words("you us me them him her it")
"""Whom something helps: without what it helps them do, that is talk."""
_GUIDED = words("you your")
"""Whom a guide helps: a claim in a text about health alone."""
_BARE = words("help let make watch see")
"""Verbs behind whose object another stands that states nothing by itself: "to help teams speed up their work"."""
MAX_HELPED_WORDS = 6
"""Words behind "helps" among which the verb stands that it helps with: "helps the body release toxins"."""
MAX_JOINED_VERBS = 4
"""Verbs joined by "and" that share what they work on."""
MAX_NAMED_CHARS, MAX_NAMED_PLACES = 50_000, 50
"""Characters of a text, and places in it, that are searched for a name: a hostile one asks for each of its sentences."""
_SUPPOSING = words("if whether unless would how when")
"""Words before a verb that state no effect: "whether it reduces pain"."""

VERB_HINTS = forms_of(_VERBS)


def find_effects(parse: Parse, *, on_health: bool) -> Iterator[Effect]:
    """Find the effects that a sentence states, in text order; those in set phrases in a text about health alone."""
    read_all = (_read_group(parse, group, on_health=on_health) for group in parse.groups)
    found = [effect for effect in read_all if effect is not None]
    if on_health:
        lowercase = [token.word for token in parse.tokens]
        for at in range(len(lowercase)):
            stated = read_health_phrase(lowercase, at)
            if stated is not None:
                last = min(stated.end, len(lowercase)) - 1
                found.append(Effect(parse.span(stated.first, last), stated.proven))
    read = 0
    for effect in sorted(found):
        if effect.span.start >= read:
            read = effect.span.end
            yield effect


def _read_group(parse: Parse, group: VerbGroup, *, on_health: bool) -> Effect | None:
    """Read a verb as what a thing does to another; None if it states no effect."""
    is_stated = group.lemma in _VERBS and (_is_stated(parse, group) or _goes_along(parse, group))
    subject = _subject_of(parse, group) if is_stated else None
    if subject is None or not _has_effects(parse, subject, group):
        return None
    done = _helped(parse, group) if group.lemma == "help" else group
    if done is None or (subject.is_name and (done.lemma not in CHANGING or _is_person(parse, subject))):
        return None
    last = _last_compared(parse, group) if group.lemma == "make" else _last_of_object(parse, done)
    if last is None or (not on_health and _guides(parse, group, last)):
        return None
    return Effect(parse.span(group.first, last))


def _guides(parse: Parse, group: VerbGroup, last: int) -> bool:
    """Tell whether something helps its reader do what is their own: "can help you find the best lamp", "helps keep your files"."""
    return group.lemma == "help" and not _GUIDED.isdisjoint(map(parse.word, range(group.last + 1, last + 1)))


def _subject_of(parse: Parse, group: VerbGroup) -> NounPhrase | None:
    """Return what a verb is said of: before it, before a "which", an "and" or a comma, behind which it goes on."""
    at = parse.before(group)
    if at < 1 or parse.word(at) == "who" or parse.tag(at) == "verb":
        return parse.subject_of(group) if at == 0 else None
    if parse.word(at) == "which":
        return parse.phrase_before(at - 1)
    if parse.word(at) in _JOINTS:
        return _subject_shared(parse, group, at)
    return parse.subject_of(group)


def _subject_shared(parse: Parse, group: VerbGroup, at: int) -> NounPhrase | None:
    """Return what a verb behind an "and" or a comma at token `at` is said of: what the verb before it is, or what opens the sentence."""
    number = parse.groups.index(group)
    if number:
        other = parse.groups[number - 1]
        is_other = other.is_infinitive or other.modal not in _MODALS or group.lemma in _ADJECTIVES
        return None if is_other else parse.subject_of(other)  # not "to seal and protect", "should stay and protect"
    opens = bool(parse.phrases) and parse.phrases[0].last < at and parse.tag(0) != "preposition"
    return parse.phrases[0] if opens and group.modal else None


def _is_stated(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a verb says what is so in general, or will be: "reduces", "can reduce", not "reduced" or "to reduce"."""
    if group.voice == "passive" or group.is_negated or group.is_infinitive:
        return False
    if group.is_perfect:
        return group.auxiliaries[0] != "had" and not group.modal  # "this has led to"
    if group.modal not in _MODALS or group.form not in _STATED or (group.auxiliaries and not group.modal):
        return False
    return all(parse.word(at) not in _SUPPOSING for at in range(max(0, group.first - MAX_HELPED_WORDS), group.first))


def _goes_along(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a participle says what comes of something that is so: "binds water, helping the body to rest"."""
    if not group.is_participle or group.lemma not in CHANGING | {"help"} or parse.word(group.first - 1) != ",":
        return False
    main = parse.groups[0]
    return main.form == "s" or main.modal in ("can", "may", "will") or parse.word(main.first) in ("is", "are")


def _has_effects(parse: Parse, subject: NounPhrase, group: VerbGroup) -> bool:
    """Tell whether a subject is no person but a remedy, a method, a habit, a product; "it has led to" tells a story."""
    if group.lemma == "make" and subject.is_pronoun:
        return subject.lemma == "this"  # "this makes the treatment faster"
    helping = parse.group_with(subject.first - 1) if group.form == "base" and not group.modal else None
    if helping is not None and helping.lemma in _BARE:
        return False
    if subject.lemma in _PERSONS or (subject.is_pronoun and group.is_perfect):
        return False
    classes = classes_of("noun", subject.lemma)
    if group.is_perfect and group.lemma not in _LEADING:
        return not subject.is_name and classes.isdisjoint(PEOPLE | _ACTING)  # not "the company has cut its costs"
    return subject.is_name or classes.isdisjoint(PEOPLE)


def _is_person(parse: Parse, subject: NounPhrase) -> bool:
    """Tell whether a name is a person's; a capital that only opens sentences makes none: "Yoga relieves stress"."""
    if subject.first == subject.last == 0 and not _has_capital_inside(parse.text, parse.text_of(subject)):
        return False
    return read_source(parse, subject).kind == "person"


def _has_capital_inside(text: str, word: str) -> bool:
    """Tell whether a word with a capital stands behind another word or a comma somewhere in a text, as far as it is searched."""
    at = text.find(f" {word}", 0, MAX_NAMED_CHARS)
    for _ in range(MAX_NAMED_PLACES):
        if at < 0:
            break
        if at and (text[at - 1].isalnum() or text[at - 1] == ","):
            return True
        at = text.find(f" {word}", at + 1, MAX_NAMED_CHARS)
    return False


def _helped(parse: Parse, group: VerbGroup) -> VerbGroup | None:
    """Return what something helps do: "release" of "helps the body release toxins"; the verb itself if it helps somebody or with something."""
    behind = (parse.group_with(at) for at in range(group.last + 1, group.last + 1 + MAX_HELPED_WORDS))
    done = next((other for other in behind if other is not None), None)
    if done is not None and done.form == "base" and not done.modal:
        return done
    return None if parse.word(group.last + 1) in _READER else group


def _last_of_object(parse: Parse, group: VerbGroup) -> int | None:
    """Return the last word of what a verb works on; None if it works on nothing."""
    for _ in range(MAX_JOINED_VERBS):
        other = parse.group_with(group.last + 2) if parse.tag(group.last + 1) == "conjunction" else None
        if other is None:
            break
        group = other  # "will reduce and heal acne"
    at = group.last + 1
    behind = parse.group_with(at)
    if behind is not None:  # "reduces swelling"; not "the balance was high", "slow parsing", "prevents falling objects"
        is_done = behind.is_participle and parse.tag(at + 1) in _CLOSERS
        return at if is_done and group.form in _STATED and group.lemma not in _ADJECTIVES else None
    link = _LINKS.get(group.lemma)
    if link is not None and parse.word(at) == link:
        at += 1
    elif link is not None and group.lemma != "help":
        return None
    at += parse.word(at) in _PARTICLES  # "speeds up planning"
    what = parse.phrase_from(at + (parse.tag(at) == "adverb"))
    return None if what is None or parse.word(what.head) in _READER else what.last


def _last_compared(parse: Parse, group: VerbGroup) -> int | None:
    """Return the last word of what something is made in comparison: "makes migration faster", "makes cells more pliable"."""
    what = parse.phrase_from(group.last + 1)
    for at in range(group.last + 1, min(group.last + 1 + MAX_HELPED_WORDS, len(parse.tokens))):
        if parse.tag(at) in ("mark", "preposition", "subordinator", "conjunction"):
            return None
        if parse.word(at) in ("more", "less") and what is not None and at > what.first:
            return at + 1 if parse.tag(at + 1) == "adjective" else None
        if parse.word(at) in _BETTER:
            return at
    return None
