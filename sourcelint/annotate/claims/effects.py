"""Claims of effect: that something heals, prevents or improves what people suffer from, said as a fact.

An effect verb in the present or behind "will", "can" or "may help", and within a few words what it works on. Whoever states
a purpose ("to relieve pain") or gives advice ("you should reduce stress") claims no effect. Words of proof without a study
("clinically proven") claim more still, and so does it that nothing goes wrong ("has no side effects").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.grammar.inflection import forms_of
from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.word_index import LOWERED
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Effect(NamedTuple):
    """Tokens of a claim (first, behind the last) that state an effect; `proven` if by words of proof."""

    first: int
    last: int
    proven: bool = False


_VERBS = words("""
    heal cure prevent treat relieve soothe eliminate reverse detoxify boost strengthen improve enhance restore
    reduce fade alleviate combat fight kill stimulate promote protect repair rejuvenate decrease regulate ease slow shorten
    inhibit suppress support damage increase maximize lower
""")
EFFECT_VERBS = forms_of(_VERBS, "base", "s")
"""In the present."""
_DOING = forms_of(_VERBS, "ing")
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
_WELL_BEING = words("""
    stress symptom symptoms sleep memory mood appetite cravings skin complexion elasticity wrinkle nausea congestion cramps swelling
    tension nervousness cognition longevity risk chances likelihood occurrence gut spasms soreness hormones burnout
""") | AILMENTS  # fmt: skip
"""What an effect on health is felt in; in other texts most of these words are about something else."""
_WELL_PAIRS = _PAIRS | {
    ("immune", "function"), ("immune", "response"), ("heart", "health"), ("mental", "health"), ("mental", "clarity"), ("energy", "levels"),
    ("heart", "rate"), ("gut", "health"), ("healthy", "heart"), ("healthy", "weight"), ("healthier", "skin"), ("muscle", "mass"),
    ("overall", "health"), ("your", "health"), ("cognitive", "function"), ("collagen", "production"), ("cell", "damage"), ("fine", "lines"),
}  # fmt: skip
MAX_OBJECT_WORDS = 6
"""Words behind a verb among which what it works on stands."""

MEASURABLE = words("""
    productivity efficiency sales revenue engagement loyalty recognition awareness conversions satisfaction profitability downtime
    turnover visibility credibility performance retention accuracy profits
""")
"""What a product or a method is said to improve, and could be measured: in any text."""
_NO_PAIRS: frozenset[tuple[str, str]] = frozenset()

_HEDGES = words("to would should must not n't never cannot can't doesn't don't if let how")
"""Before a verb: it states no effect, or it is not sure to be a verb."""
MAX_HEDGE_WORDS, MAX_WHETHER_WORDS = 3, 8
"""Words before a verb among which a hedge stands ("would also help boost"), and those for "whether"."""
_HELPING = words("help helps")
_LINKS = _HELPING | words("can may might could will also even still further actually both to")
"""What stands between a subject and its verb, besides adverbs in -ly: "can also help to"."""
_NOUNS_TOO = (EFFECT_VERBS & members("verb as often noun")) | {"lower"}
"""Verbs only behind a modal, or a "help": "skin damage", "can damage the skin"."""
_PERSONS = words("i you we he she who people patients doctors physicians scientists researchers women men") | {""}
"""Who does something, and is no remedy that has an effect; empty before the first word."""
_OPENERS = words("or , ; : . the a an")
_HELPFUL = words("helpful effective beneficial useful good great excellent ideal")
_REMEDIES = words("remedy cure antidote")
_PROPERTIES = words("properties benefits")
_HEALING = words("healing medicinal therapeutic soothing calming health antioxidant curative restorative")
"""Before properties and benefits, besides what is against something: "has antibacterial properties"."""
_CONTAINING = words("has have contains contain offers offer provides provide its their")
_TRADITION = words("centuries generations millennia traditionally remedy")
"""Near a "used": "has been used for centuries to treat colds"."""
_HELPFUL_LINKS = words("for in against at with")
"""Behind what helps, or a "helps": "is effective against acne", "can help with insomnia"."""
_NOUN_LINKS = words("in of with")
"""Behind a noun that looks like a verb: "large decreases in"."""
_SAFE_LINKS = frozenset([
    ("for", "use"), ("for", "the"), ("for", "all"), ("for", "everyone"), ("for", "children"), ("for", "pregnant"), ("to", "use"), ("to", "take"),
    ("to", "apply"), ("to", "eat"), ("to", "drink"), ("to", "consume"), ("and", "effective"),
])  # fmt: skip
"""Behind "safe": "is safe to apply", "is safe and effective"."""
_DENIALS = words("no not never any") | {"n't"}
_WORKS_BY = tuple([verb, "by"] for verb in ("works", "work", "acts", "act"))
"""Before what a remedy does: "works by reducing inflammation"."""
_BEING = words("is are be been 's 're")
_HARMLESS = words("no without any zero")
MAX_SIDE_WORDS = 3
"""Words between a "no" and the side effects: "no known side effects"."""
_BREAKS = words("itself themselves but if because when while that which who . ; : ,")
_PROOFS = frozenset([
    ("clinically", "proven"), ("scientifically", "proven"), ("medically", "proven"), ("proven", "to"), ("proven", "remedy"),
    ("miracle", "cure"), ("clinically", "tested"),
])  # fmt: skip
_UNPROVEN = words("not never un yet been be without hasn't isn't")


EFFECT_HINTS = EFFECT_VERBS.union(
    _DOING, _HELPING, _HELPFUL, _REMEDIES, _PROPERTIES, ("proven", "miracle", "tested", "side", "safe", "used")
)
"""Words of which one stands in each claim of effect."""


def find_effects(tokens: Sequence[str], *, on_health: bool) -> Iterator[Effect]:
    """Find the effects that a claim, given with its tokens, states, in text order; those on health in a text about it alone."""
    single, pairs = (_WELL_BEING | MEASURABLE, _WELL_PAIRS) if on_health else (MEASURABLE, _NO_PAIRS)
    lowercase = [LOWERED[token] for token in tokens]
    claimed_until = -1
    for at, word in enumerate(lowercase):
        stated = _read_set_phrase(lowercase, at) if on_health else None
        if stated is not None:
            yield stated
        elif _is_effect(lowercase, at) or (word in EFFECT_VERBS and at <= claimed_until):
            claimed_until = at + MAX_OBJECT_WORDS
            end = ailment_behind(lowercase, at, single, pairs)
            if end is not None:
                yield Effect(at, end)


def _read_set_phrase(lowercase: Sequence[str], at: int) -> Effect | None:
    """Read what claims an effect, or that there is no bad one, in words of its own."""
    if tuple(lowercase[at : at + 2]) in _PROOFS and (not at or lowercase[at - 1] not in _UNPROVEN):
        return Effect(at, at + 2, proven=True)
    if _is_harmless(lowercase, at) or _is_used_of_old(lowercase, at):
        return Effect(at, at + 2)
    if lowercase[at] in _PROPERTIES and _is_healing(lowercase, at):
        return Effect(at - 1, at + 1)
    return Effect(at, at + 3) if _is_safe(lowercase, at) else None


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


def _is_effect(lowercase: Sequence[str], at: int) -> bool:
    """Tell whether a word says what a thing does: a verb of effect, "is effective against", "helps with"."""
    word, following = lowercase[at], lowercase[at + 1 : at + 2]
    if word in EFFECT_VERBS:
        return _NOUN_LINKS.isdisjoint(following) and _is_fact(lowercase, at)
    if word in _DOING:
        return lowercase[max(0, at - 2) : at] in _WORKS_BY
    if not following or following[0] not in _HELPFUL_LINKS:
        return False
    if word in _REMEDIES:
        before = lowercase[max(0, at - MAX_OBJECT_WORDS) : at]
        return not _BEING.isdisjoint(before) and _DENIALS.isdisjoint(before)
    if word in _HELPING:
        return following == ["with"] and _is_fact(lowercase, at)
    return word in _HELPFUL and _HEDGES.isdisjoint(lowercase[max(0, at - MAX_HEDGE_WORDS) : at])


def _is_fact(lowercase: Sequence[str], at: int) -> bool:
    """Tell whether a verb states what a thing does, by the words before it; "and heals" does what the verb before it does."""
    first = at - (at > 1 and lowercase[at - 1] == "to" and lowercase[at - 2] in _HELPING)  # "helps to reduce"
    before = lowercase[max(0, first - MAX_HEDGE_WORDS) : first]
    if not _HEDGES.isdisjoint(before) or "whether" in lowercase[max(0, at - MAX_WHETHER_WORDS) : at]:
        return False
    if lowercase[at] in _NOUNS_TOO and _LINKS.isdisjoint(before):
        return False
    subject = first - 1
    while subject >= 0 and (lowercase[subject] in _LINKS or lowercase[subject].endswith("ly")):
        subject -= 1
    who = lowercase[subject] if subject >= 0 else ""
    if who == "and":
        return subject < at - 1 or lowercase[at].endswith("s")  # "and can reduce", "and reduces", not "and heat cure"
    return who not in _OPENERS and (who not in _PERSONS or lowercase[subject - 1] in _HELPING)


def ailment_behind(
    lowercase: Sequence[str], at: int, single: frozenset[str] = AILMENTS, pairs: frozenset[tuple[str, str]] = _PAIRS
) -> int | None:
    """Find what people suffer from among the words behind token `at`; the number behind its last token, or None.

    Its names of one word and of two are those of `single` and `pairs`.
    """
    for end in range(at + 1, min(at + 1 + MAX_OBJECT_WORDS, len(lowercase))):
        word = lowercase[end]
        if word in _BREAKS:
            return None
        if word in single or (lowercase[end - 1], word) in pairs:
            return end + 1
    return None
