"""Words of English that no text adds to: determiners, pronouns, prepositions, auxiliaries and so on, each with its class."""

from __future__ import annotations

from sourcelint.annotate.text.number_words import NUMBERS
from sourcelint.annotate.text.word_lists import words

_TABLE = {
    "determiner": "a an the this these those another either neither each every what",
    "owner": "his its their our my your whose",
    "quantifier": """some any many much several various numerous few fewer most more less all both certain countless multiple other others
        enough half no such plenty""",
    "number": f"""{" ".join(NUMBERS)} hundred thousand million billion trillion dozen dozens scores hundreds thousands
        millions billions trillions""",
    "pronoun": """i you he she it we they me him us them myself yourself himself herself itself ourselves themselves someone somebody anyone
        anybody everyone everybody nobody something anything everything nothing none there mine yours hers ours theirs""",
    "preposition": """of in on at by for with from about into onto over under between through against during without within along among amid
        amongst across behind beyond near toward towards upon via per than despite except outside inside throughout off up down out
        above below beneath beside besides following regarding concerning like unlike around versus aboard alongside as according due""",
    "conjunction": "and or but nor yet plus &",
    "subordinator": "because although though while whereas if unless until when whenever where wherever since after before whether so",
    "relative": "who which whom how why",
    "be": "is are was were be been being am 'm 're isn't aren't wasn't weren't ain't",
    "have": "has have had having 've hasn't haven't hadn't",
    "do": "do does did don't doesn't didn't",
    "modal": """will would can could should may might must shall ought 'll 'd won't wouldn't can't cannot couldn't shouldn't mightn't
        mustn't""",
    "not": "not never n't",
    "adverb": """also still just then later often always only even already again further far ever soon now once together too very quite rather
        however meanwhile instead therefore thus perhaps maybe here today yesterday tomorrow tonight almost else away back long
        hence moreover furthermore nevertheless nonetheless seldom twice sometimes first last ago abroad online apart aside upward upwards worldwide nationwide elsewhere everywhere overseas""",
    "to": "to",
    "that": "that",
    "her": "her",
}
CLASS_OF: dict[str, str] = {}
for _name, _words in _TABLE.items():
    for _word in _words.split():
        CLASS_OF.setdefault(_word, _name)

ADJECTIVE_ENDINGS = (
    "ous", "ful", "less", "able", "ible", "ical", "ic", "ive", "ish", "ary", "ese", "ial", "nal", "ian", "ern",
)  # fmt: skip
NOUN_ENDINGS = (
    "tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "hood", "ist", "er", "or", "ogy", "age", "dom", "cy", "ee",
)  # fmt: skip
NO_MANNER = words("reply rely family only apply ally supply july italy rally assembly bully monopoly")
"""Words in -ly that say nothing of how something is done."""
NOT_ADVERBS = NO_MANNER | words("early daily weekly monthly likely unlikely elderly friendly")
"""These, and adjectives in -ly, which stand before a verb now and then: "who likely knew"."""
ALONE = words("some many most others several few")
"""Quantifiers that may be a subject by themselves, and are people then: "some say"."""
QUANTITIES = words(
    """number lot lots group majority minority handful variety range couple host plenty series array wave chorus pair half third
    quarter dozen dozens scores hundreds thousands millions legion body percentage percent portion"""
)
"""Nouns that, with "of", only say how much of what follows: "a growing number of experts"."""
