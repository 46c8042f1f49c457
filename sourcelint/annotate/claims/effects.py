"""Claims of effect: that something heals, prevents or improves what people suffer from, said as a fact.

An effect verb in the present or behind "will", and within a few words what it works on. Whoever hedges ("may", "can help")
or states a purpose ("to relieve pain") does not claim the effect as a fact. Words of proof without a study ("clinically
proven") claim more still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.grammar.inflection import forms_of
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Effect(NamedTuple):
    """Tokens of a claim (first, behind the last) that state an effect; `proven` if by words of proof."""

    first: int
    last: int
    proven: bool = False


EFFECT_VERBS = forms_of(words("""
    heal cure prevent treat relieve soothe eliminate reverse detoxify boost strengthen improve enhance restore
    reduce fade alleviate combat fight kill stimulate promote protect repair rejuvenate
"""), "base", "s") | {"lowers"}  # fmt: skip
"""In the present; "lower" is an adjective more often."""
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

_HEDGES = words("""
    to may might could can would should help helps helped not n't never cannot can't doesn't don't if whether let
""")
"""Before a verb: it is not the statement of a fact, or not sure to be a verb."""
MAX_HEDGE_WORDS = 2
"""Words before a verb among which a hedge stands: "can also boost"."""
_OPENERS = words("and or , ; : . the a an")
_BREAKS = words("itself themselves but if because when while that which who . ; : ,")
_PROOFS = frozenset([
    ("clinically", "proven"), ("scientifically", "proven"), ("medically", "proven"), ("proven", "to"), ("proven", "remedy"),
    ("miracle", "cure"), ("clinically", "tested"),
])  # fmt: skip
_UNPROVEN = words("not never un yet been be without hasn't isn't")


def find_effects(tokens: Sequence[str]) -> Iterator[Effect]:
    """Find the effects that a claim, given with its tokens, states as facts, in text order."""
    lowercase = [token.lower().replace("’", "'") for token in tokens]
    claimed_until = -1
    for at, word in enumerate(lowercase):
        if tuple(lowercase[at : at + 2]) in _PROOFS and (not at or lowercase[at - 1] not in _UNPROVEN):
            yield Effect(at, at + 2, proven=True)
        elif word in EFFECT_VERBS and (_is_fact(lowercase, at) or at <= claimed_until):
            claimed_until = at + MAX_OBJECT_WORDS
            end = ailment_behind(lowercase, at)
            if end is not None:
                yield Effect(at, end)


def _is_fact(lowercase: Sequence[str], at: int) -> bool:
    """Tell whether a verb states a fact, by the words before it; "and heals" does what the verb before it does."""
    return (
        at > 0
        and _HEDGES.isdisjoint(lowercase[max(0, at - MAX_HEDGE_WORDS) : at])
        and lowercase[at - 1] not in _OPENERS
    )


def ailment_behind(lowercase: Sequence[str], at: int) -> int | None:
    """Find what people suffer from among the words behind token `at`; the number behind its last token, or None."""
    for end in range(at + 1, min(at + 1 + MAX_OBJECT_WORDS, len(lowercase))):
        word = lowercase[end]
        if word in _BREAKS:
            return None
        if word in AILMENTS or (lowercase[end - 1], word) in _PAIRS:
            return end + 1
    return None
