"""Phrases by which a text about health claims an effect: "is effective against acne", "has no side effects", "clinically proven"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_AILMENTS = members("health ailment")
_PAIRS = frozenset([
    ("blood", "pressure"), ("blood", "sugar"), ("heart", "disease"), ("heart", "attacks"), ("weight", "loss"),
    ("hair", "loss"), ("hair", "growth"), ("age", "spots"), ("brain", "function"), ("skin", "damage"), ("free", "radicals"),
    ("joint", "pain"), ("health", "issues"), ("health", "problems"), ("health", "conditions"), ("immune", "system"), ("bone", "density"), ("sleep", "quality"),
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
HEALTH_HINTS = _HELPFUL.union(_REMEDIES, _PROPERTIES, ("proven", "miracle", "tested", "side", "safe", "used"))
"""Words of which one stands in each of these phrases."""


class HealthPhrase(NamedTuple):
    """Tokens of a sentence (first, behind the last) that claim an effect on health; `proven` if by words of proof."""

    first: int
    end: int
    proven: bool = False


def read_health_phrase(lowercase: Sequence[str], at: int) -> HealthPhrase | None:
    """Read what claims an effect on health, or that there is no bad one, in words of its own."""
    if tuple(lowercase[at : at + 2]) in _PROOFS and (not at or lowercase[at - 1] not in _UNPROVEN):
        return HealthPhrase(at, at + 2, proven=True)
    if _is_harmless(lowercase, at) or _is_used_of_old(lowercase, at):
        return HealthPhrase(at, at + 2)
    if lowercase[at] in _PROPERTIES and _is_healing(lowercase, at):
        return HealthPhrase(at - 1, at + 1)
    if _is_safe(lowercase, at):
        return HealthPhrase(at, at + 3)
    if _is_helpful(lowercase, at):
        end = ailment_behind(lowercase, at)
        return None if end is None else HealthPhrase(at, end)
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
        if word in _AILMENTS or (lowercase[end - 1], word) in _PAIRS:
            return end + 1
    return None
