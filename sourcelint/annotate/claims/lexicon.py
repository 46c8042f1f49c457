"""Words that make a sentence worth checking, by what they show (`data/claim_words.txt`); `CLASSES` is for lookups."""

from __future__ import annotations

from sourcelint.annotate.grammar.inflection import forms_of, past
from sourcelint.annotate.grammar.lexicon import members
from sourcelint.annotate.text.calendar_words import MONTHS, SHORT_MONTHS, WEEKDAYS
from sourcelint.annotate.text.number_words import COUNTS

IRREGULAR = """
    beat beats beaten beating; break breaks broke broken; bring brings brought; build builds built; buy buys bought; cut cuts cutting;
    fall falls fell fallen; fight fights fought; flee flees fled; forbid forbids forbade forbidden; freeze freezes froze frozen;
    hang hangs hanged hanging; hit hits; hold holds held; lead leads led; leave leaves left; lose loses lost; meet meets met;
    overthrow overthrows overthrew overthrown overthrowing; oversee oversees oversaw; pay pays paid; rise rises rose risen; sell sells sold;
    send sends sent; shoot shoots shot shooting; shut shuts; sink sinks sank sunk; spend spends spent; split splits; steal steals stole stolen;
    strike strikes struck striking; sue sues sued suing; swear swears swore sworn; sweep sweeps swept sweeping; take takes took taken; teach teaches taught;
    throw throws threw thrown; win wins won; withdraw withdraws withdrew withdrawn withdrawing; write writes wrote written
"""
"""Verbs of acts with irregular forms, each line of forms led by its base."""


def _event_forms() -> dict[str, str]:
    """Return each form of an event verb with its base: those of `IRREGULAR`, and what spelling makes of the other verbs."""
    irregular = {form: line.split()[0] for line in IRREGULAR.split(";") for form in line.split()}
    in_past = members("event past")
    regular = {
        form: verb
        for verb in sorted(members("event verb") - irregular.keys())
        for form in ([past(verb)] if verb in in_past else forms_of([verb]))
    }
    return irregular | regular


EVENT_BASE = _event_forms()
"""Each form of an event verb and its base."""

EVENT, EVENT_NOUN, GIVE, MEMBER, ERA, MONTH, DAY, SHARE, MAGNITUDE, NUMBER, DURATION = (1 << bit for bit in range(11))
RANKED, FORCE, SELF, MODAL, FORECAST, VALUE, CAUSE, LEGAL, NATION, PLAIN, PARTY, SPECIAL, BARE = (
    1 << bit for bit in range(11, 24)
)
CLASS_BITS = 24
"""Bits that the classes take; those from here on are free for what else is seen in a sentence."""


_WORDS = {
    BARE: "event verb", EVENT_NOUN: "event noun", GIVE: "claim support", MEMBER: "claim member", ERA: "claim era", SHARE: "claim share",
    MAGNITUDE: "claim magnitude", DURATION: "claim duration", RANKED: "claim rank", FORCE: "claim force", SELF: "claim first person",
    MODAL: "claim modal", FORECAST: "claim future", VALUE: "claim opinion", CAUSE: "claim cause", LEGAL: "claim law",
    NATION: "claim nation", PLAIN: "claim no name", PARTY: "claim party",
}  # fmt: skip
"""Class → its section."""


def _classes() -> dict[str, int]:
    words_of = {bit: members(name) for bit, name in _WORDS.items()} | {
        EVENT: EVENT_BASE.keys() - members("event habit"), MONTH: {*MONTHS, *SHORT_MONTHS}, DAY: WEEKDAYS, NUMBER: COUNTS,
        SPECIAL: ["only", "period", "aid"],
    }  # fmt: skip
    table: dict[str, int] = {}
    for bit, listed in words_of.items():
        for word in listed:
            table[word] = table.get(word, 0) | bit
    return table


CLASSES = _classes()


def is_nation(word: str) -> bool:
    """Tell whether a word in lower case names a country, its people or its capital, possessive or not."""
    return bool(CLASSES.get(word.removesuffix("'s"), 0) & NATION)
