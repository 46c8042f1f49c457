"""Claims of effect: that something heals, prevents, improves or harms, said as a fact.

A verb of effect in the present, or behind "will", "can" or "may", whose subject is a thing: "walking lowers blood pressure",
"the plan will help firms cut costs". Whoever states a purpose ("to relieve pain") or gives advice ("you should reduce stress")
claims no effect. In a text about health, words of proof without a study ("clinically proven") claim more still, and so does it
that nothing goes wrong ("has no side effects").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.attributions.classified_sources import PEOPLE, read_source
from sourcelint.annotate.grammar.inflection import forms_of
from sourcelint.annotate.grammar.lexicon import classes_of, members
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_PARTICLES = words("up down off out")
_BETTER = words("""
    better worse easier harder faster slower safer stronger weaker healthier happier cheaper smarter quicker smoother simpler softer clearer
    longer shorter lighter
""")
"""Comparatives behind what something makes so."""
_LINKS = {"lead": "to", "contribute": "to", "help": "with"}
"""Verbs that are one of effect only with the word behind them; "helps" also with another verb, or what it helps."""
_MODALS = words("can may could will") | {""}
_STATED = frozenset(["s", "base"])
_PERSONS = words("i you we he she they who people one everyone someone anyone there")
"""Who does something, and is no thing that has an effect."""
_READER = words("you us me them him her it")
"""Whom something helps: without what it helps them do, that is talk."""
MAX_HELPED_WORDS = 6
"""Words behind "helps" among which the verb stands that it helps with: "helps the body release toxins"."""
_SUPPOSING = words("if whether unless would how")
"""Words before a verb that state no effect: "whether it reduces pain"."""

AILMENTS = words("""
    acne breakouts wrinkles aging ageing scars cancer cancers tumors tumours pain pains inflammation anxiety
    depression insomnia cholesterol immunity immune diabetes dementia alzheimer's arthritis headaches migraines dandruff
    hangovers toxins bloating digestion metabolism obesity fatigue asthma allergies infections viruses bacteria fungus
    libido fertility circulation hypertension cellulite psoriasis eczema
""")
_PAIRS = frozenset([
    ("blood", "pressure"), ("blood", "sugar"), ("heart", "disease"), ("heart", "attacks"), ("weight", "loss"),
    ("hair", "loss"), ("hair", "growth"), ("age", "spots"), ("brain", "function"), ("skin", "damage"), ("free", "radicals"),
    ("joint", "pain"), ("immune", "system"), ("bone", "density"), ("sleep", "quality"),
])  # fmt: skip
"""What people suffer from, or hope for, in one word and in two."""
MAX_OBJECT_WORDS = 6
"""Words behind a verb among which what it works on stands."""
_BREAKS = words("itself themselves but if because when while that which who . ; : ,")

_HELPFUL = words("helpful effective beneficial useful good great excellent ideal")
_REMEDIES = words("remedy cure antidote")
_HELPFUL_LINKS = words("for in against at with")
"""Behind what helps: "is effective against acne"."""
_PROPERTIES = words("properties benefits")
_HEALING = words("healing medicinal therapeutic soothing calming health antioxidant curative restorative")
"""Before properties and benefits, besides what is against something: "has antibacterial properties"."""
_CONTAINING = words("has have contains contain offers offer provides provide its their")
_TRADITION = words("centuries generations millennia traditionally remedy")
"""Near a "used": "has been used for centuries to treat colds"."""
_SAFE_LINKS = frozenset([
    ("for", "use"), ("for", "the"), ("for", "all"), ("for", "everyone"), ("for", "children"), ("for", "pregnant"), ("to", "use"), ("to", "take"),
    ("to", "apply"), ("to", "eat"), ("to", "drink"), ("to", "consume"), ("and", "effective"),
])  # fmt: skip
"""Behind "safe": "is safe to apply", "is safe and effective"."""
_HEDGES = words("to would should must not n't never cannot can't doesn't don't if let how")
MAX_HEDGE_WORDS = 3
"""Words before a word of help among which a hedge stands."""
_BEING = words("is are be been 's 're")
_DENIALS = words("no not never any") | {"n't"}
_HARMLESS = words("no without any zero")
MAX_SIDE_WORDS = 3
"""Words between a "no" and the side effects: "no known side effects"."""
_PROOFS = frozenset([
    ("clinically", "proven"), ("scientifically", "proven"), ("medically", "proven"), ("proven", "to"), ("proven", "remedy"),
    ("miracle", "cure"), ("clinically", "tested"),
])  # fmt: skip
_UNPROVEN = words("not never un yet been be without hasn't isn't")

VERB_HINTS = forms_of(_VERBS, "base", "s", "ing") | forms_of(_LEADING, "ed", "participle")
HEALTH_HINTS = _HELPFUL.union(_REMEDIES, _PROPERTIES, ("proven", "miracle", "tested", "side", "safe", "used"))
"""Words of which one stands in each claim of effect, in any text and in one about health."""


def find_effects(parse: Parse, *, on_health: bool) -> Iterator[Effect]:
    """Find the effects that a sentence states, in text order; those in set phrases in a text about health alone."""
    found = [effect for group in parse.groups if (effect := _read_group(parse, group)) is not None]
    if on_health:
        lowercase = [token.word for token in parse.tokens]
        for at in range(len(lowercase)):
            stated = _read_set_phrase(lowercase, at)
            if stated is not None:
                found.append(Effect(parse.span(stated[0], min(stated[1], len(lowercase)) - 1), proven=stated[2]))
    read = 0
    for effect in sorted(found):
        if effect.span.start >= read:
            read = effect.span.end
            yield effect


def _read_group(parse: Parse, group: VerbGroup) -> Effect | None:
    """Read a verb as what a thing does to another; None if it states no effect."""
    if group.lemma not in _VERBS or not (_is_stated(parse, group) or _goes_along(parse, group)):
        return None
    subject = _subject_of(parse, group)
    if subject is None or not _has_effects(subject, group):
        return None
    done = _helped(parse, group) if group.lemma == "help" else group
    if done is None or (subject.is_name and (done.lemma not in CHANGING or _is_person(parse, subject))):
        return None
    last = _last_compared(parse, group) if group.lemma == "make" else _last_of_object(parse, done)
    return None if last is None else Effect(parse.span(group.first, last))


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
        return group.lemma in _LEADING and not group.modal  # "this has led to"
    if group.modal not in _MODALS or group.form not in _STATED or (group.auxiliaries and not group.modal):
        return False
    return all(parse.word(at) not in _SUPPOSING for at in range(max(0, group.first - MAX_HELPED_WORDS), group.first))


def _goes_along(parse: Parse, group: VerbGroup) -> bool:
    """Tell whether a participle says what comes of something that is so: "binds water, helping the body to rest"."""
    if not group.is_participle or group.lemma not in CHANGING | {"help"} or parse.word(group.first - 1) != ",":
        return False
    main = parse.groups[0]
    return main.form == "s" or main.modal in ("can", "may", "will") or parse.word(main.first) in ("is", "are")


def _has_effects(subject: NounPhrase, group: VerbGroup) -> bool:
    """Tell whether a subject is no person but a remedy, a method, a habit, a product; "it has led to" tells a story."""
    if subject.lemma in _PERSONS or (subject.is_pronoun and (group.is_perfect or group.lemma == "make")):
        return False
    return subject.is_name or classes_of("noun", subject.lemma).isdisjoint(PEOPLE)


def _is_person(parse: Parse, subject: NounPhrase) -> bool:
    return read_source(parse, subject).kind == "person"


def _helped(parse: Parse, group: VerbGroup) -> VerbGroup | None:
    """Return what something helps do: "release" of "helps the body release toxins"; the verb itself if it helps somebody or with something."""
    behind = (parse.group_with(at) for at in range(group.last + 1, group.last + 1 + MAX_HELPED_WORDS))
    done = next((other for other in behind if other is not None), None)
    if done is not None and done.form == "base" and not done.modal:
        return done
    return None if parse.word(group.last + 1) in _READER else group


def _last_of_object(parse: Parse, group: VerbGroup) -> int | None:
    """Return the last word of what a verb works on; None if it works on nothing."""
    at = group.last + 1
    if parse.group_with(at) is not None:
        return None  # "the balance was high"
    if parse.tag(at) == "conjunction" and (other := parse.group_with(at + 1)) is not None:
        return _last_of_object(parse, other)  # "will reduce and heal acne"
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


def _read_set_phrase(lowercase: Sequence[str], at: int) -> tuple[int, int, bool] | None:
    """Read what claims an effect on health, or that there is no bad one, in words of its own: first, behind the last, proven."""
    if tuple(lowercase[at : at + 2]) in _PROOFS and (not at or lowercase[at - 1] not in _UNPROVEN):
        return at, at + 2, True
    if _is_harmless(lowercase, at) or _is_used_of_old(lowercase, at):
        return at, at + 2, False
    if lowercase[at] in _PROPERTIES and _is_healing(lowercase, at):
        return at - 1, at + 1, False
    if _is_safe(lowercase, at):
        return at, at + 3, False
    if _is_helpful(lowercase, at):
        end = ailment_behind(lowercase, at)
        return None if end is None else (at, end, False)
    return None


def _is_harmless(lowercase: Sequence[str], at: int) -> bool:
    """Tell whether side effects stand behind a denial: "has no side effects", "do not cause any"."""
    if lowercase[at : at + 2] != ["side", "effects"]:
        return False
    before = lowercase[max(0, at - MAX_SIDE_WORDS) : at]
    is_denied = "any" not in before or not _UNPROVEN.isdisjoint(lowercase[max(0, at - MAX_OBJECT_WORDS) : at])
    return not _HARMLESS.isdisjoint(before) and is_denied


def _is_used_of_old(lowercase: Sequence[str], at: int) -> bool:
    """Tell whether something is said to have helped before: "has been used for centuries to treat", "used as a remedy"."""
    if lowercase[at] != "used":
        return False
    around = lowercase[max(0, at - 1) : at + MAX_OBJECT_WORDS]
    return "been" in lowercase[max(0, at - MAX_HEDGE_WORDS) : at] and not _TRADITION.isdisjoint(around)


def _is_healing(lowercase: Sequence[str], at: int) -> bool:
    """Tell whether something is said to have properties that heal: "has anti-inflammatory properties"."""
    before = lowercase[at - 1] if at else ""
    holds = not _CONTAINING.isdisjoint(lowercase[max(0, at - MAX_OBJECT_WORDS) : at])
    return holds and (before in _HEALING or (before.startswith("anti") and len(before) > len("anti-")))


def _is_safe(lowercase: Sequence[str], at: int) -> bool:
    """Tell whether something is said to be safe: "it is safe to apply"."""
    if lowercase[at] != "safe" or tuple(lowercase[at + 1 : at + 3]) not in _SAFE_LINKS:
        return False
    before = lowercase[max(0, at - MAX_HEDGE_WORDS) : at]
    return not _BEING.isdisjoint(before) and (_HEDGES | _UNPROVEN - {"been"}).isdisjoint(before)


def _is_helpful(lowercase: Sequence[str], at: int) -> bool:
    """Tell whether something is said to help: "is effective against", "is a remedy for"."""
    word, following = lowercase[at], lowercase[at + 1 : at + 2]
    if not following or following[0] not in _HELPFUL_LINKS:
        return False
    if word in _REMEDIES:
        before = lowercase[max(0, at - MAX_OBJECT_WORDS) : at]
        return not _BEING.isdisjoint(before) and _DENIALS.isdisjoint(before)
    return word in _HELPFUL and _HEDGES.isdisjoint(lowercase[max(0, at - MAX_HEDGE_WORDS) : at])


def ailment_behind(lowercase: Sequence[str], at: int) -> int | None:
    """Find what people suffer from among the words behind token `at`; the number behind its last token, or None."""
    for end in range(at + 1, min(at + 1 + MAX_OBJECT_WORDS, len(lowercase))):
        word = lowercase[end]
        if word in _BREAKS:
            return None
        if word in AILMENTS or (lowercase[end - 1], word) in _PAIRS:
            return end + 1
    return None
