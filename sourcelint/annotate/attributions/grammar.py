"""Classes of English words that show what a verb or noun beside them does."""

from __future__ import annotations

from sourcelint.annotate.grammar.closed_classes import NO_MANNER
from sourcelint.annotate.text.word_lists import words

DETERMINERS = words("a an the this that these those his her its their our my your some any no every each such")
ARTICLES = words("a an the his her its their our my your")
OWNERS = words("his her their its my our your whose")
BE = words("""is are was were be been being am isn't aren't wasn't weren't he's she's it's i'm we're they're you're who's
    that's there's there're get gets got getting gotten""")
HAVE = words("has have had having hasn't haven't hadn't i've we've they've you've")
MODAL = words("""will would can could should may might must shall won't wouldn't can't couldn't shouldn't cannot i'll he'll
    she'll we'll they'll you'll i'd he'd she'd they'd we'd you'd do does did don't doesn't didn't let's""")
FINITE = BE | HAVE | MODAL
"""Words that make the words before them the subject of a clause."""

AUXILIARIES = FINITE | {"to"}
FIRST_PERSON = words("i you we i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll let's")
THIRD_PERSON = words("he she they who he's she's they're they've he'd she'd he'll she'll they'll they'd who's")
LONE = words("he she it they")
"""Pronouns that are a whole subject: what stands before them is another phrase."""

RELATIVES = words("who which that")
PREPOSITIONS = words("""by after for in of from while without before when than as about on with at against into over since through
    between like""")
BREAKS = words("""that when while because if as but although though whereas unless until after before since and or so whether
    which what where why how than then""")
"""Words that no subject goes on over."""

OBJECTS = DETERMINERS | THIRD_PERSON | words("that him them it us me what whether how why more")
PLACES = words("on at in with before for and alongside behind during here there")
_ADVERBS = words("""also not never now still just then later often always only even already again once further recently repeatedly
    long first all both previously soon ever yet rather far either merely simply so too else instead twice""")


def in_verb_group(word: str) -> bool:
    """Tell whether a word may stand between a subject and its verb: an auxiliary, "to", or an adverb."""
    return word in AUXILIARIES or word in _ADVERBS or (word.endswith("ly") and word not in NO_MANNER)
