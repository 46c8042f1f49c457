"""Words that make a sentence worth checking, by what they show. Readable tables; `CLASSES` is their union for lookups."""

from __future__ import annotations

from sourcelint.annotate.grammar.inflection import forms_of, past
from sourcelint.annotate.text.calendar_words import MONTHS, SHORT_MONTHS, WEEKDAYS
from sourcelint.annotate.text.number_words import COUNTS
from sourcelint.annotate.text.word_lists import words

EVENT_VERBS = """
    abolish accuse acquire adopt agree announce annex appoint approve arrest assassinate attack ban beat block bomb boycott capture
    cancel cede close collapse conclude condemn confiscate conquer convict cross cut declare defeat deliver demolish deploy
    deport destroy detain dismiss dissolve donate draft elect enact endorse enter establish evacuate execute expel export
    extradite fire fine formalize formalise found free fund halt hang hijack hire host impeach import imprison inaugurate inform injure
    introduce invade invest jail join kidnap kill land launch legalize legalise liberate lift merge mobilize murder
    nationalize nationalise negotiate normalize normalise nominate occupy open order outlaw oust overthrow pardon pass
    pledge plunder privatize prosecute publish purchase purge raid ratify recall recognize recognise release repeal
    resign restore rule sack sail sanction scrap seize sentence shell ship shoot sign smuggle sponsor
    storm strike sue supply support surrender suspend sweep test testify topple torture transfer travel veto visit vote warn withdraw
"""
"""Verbs of acts that leave a record: somebody signed, visited, tested, banned, was killed or elected."""

IRREGULAR = """
    beat beats beaten beating; break breaks broke broken; bring brings brought; build builds built; buy buys bought; cut cuts cutting;
    fall falls fell fallen; fight fights fought; flee flees fled; forbid forbids forbade forbidden; freeze freezes froze frozen;
    hang hangs hanged hanging; hit hits; hold holds held; lead leads led; leave leaves left; lose loses lost; meet meets met;
    overthrow overthrows overthrew overthrown overthrowing; oversee oversees oversaw; pay pays paid; rise rises rose risen; sell sells sold;
    send sends sent; shoot shoots shot shooting; shut shuts; sink sinks sank sunk; spend spends spent; split splits; steal steals stole stolen;
    strike strikes struck striking; sue sues sued suing; swear swears swore sworn; sweep sweeps swept sweeping; take takes took taken; teach teaches taught;
    throw throws threw thrown; win wins won; withdraw withdraws withdrew withdrawn withdrawing; write writes wrote written
"""
"""The same with irregular forms, each line of forms led by its base."""

EVERYDAY = """
    break breaks bring brings build builds buy buys cut fall falls fight fights hold holds lead leads leave leaves lose loses
    meet meets pay pays rise rises sell sells send sends spend spends take takes teach teaches throw throws write writes
    support supports test tests order orders find finds host hosts enter enters open opens release releases
"""
"""Their forms that tell of habits and plans as often as of what happened."""

EVENT_NOUNS = """
    aid airstrike airstrikes ambush annexation arrest arrests assassination assistance attack attacks blockade bombing
    ceasefire clash clashes coup crackdown deployment embargo embargoes evacuation execution executions explosion famine
    genocide indictment invasion killing killings landing massacre merger murder murders overthrow pact protests purge
    raid raids referendum resignation riot riots sanctions shipment shipments shooting siege strike strikes summit summits
    surrender takeover trip truce uprising visit visits withdrawal
"""

PROVIDE = "provide provides provided providing give gives gave supply supplies send sends finance finances arm arms"
"""Verbs of lasting support: with a noun of aid they state a checkable fact in the present tense."""

MEMBERSHIP = "member members part party signatory signatories ally belong belongs belonged joined"

ERAS = "war revolution crisis dynasty empire uprising rebellion depression reformation renaissance genocide famine"
"""Nouns that name a period when they are written with a capital."""


SHARES = (
    "half third quarter majority percent percentage per-cent fraction two-thirds three-quarters one-third one-quarter"
)

MAGNITUDES = """
    dozens hundred hundreds thousand thousands million millions billion billions trillion trillions
"""

DURATIONS = """
    second seconds minute minutes hour hours day days week weeks weekend month months year years decade decades century centuries
    year-old years-old time times
"""
"""What a number may count without being a figure: durations and ages are not statistics."""

RANK = "first never largest biggest highest lowest oldest smallest longest worst fastest most-ever sole unprecedented"

IN_FORCE = "currently force effect"
"""Words of a lasting state: currently provides, still in force."""

FIRST_PERSON = "i we me us my our mine ours i'm i've i'd i'll we're we've we'd we'll"

MODALS = """
    will would could may might should must shall ought won't wouldn't shouldn't couldn't i'll we'll you'll
    he'll she'll they'll it'll
"""

FUTURE = "forecast expected predict predicts predicted projected likely possibly perhaps maybe"

OPINION = """
    should must ought beautiful brilliant great terrible awful wonderful amazing crucial essential important best worst
    unfortunately fortunately sadly hopefully clearly obviously arguably
"""

CAUSAL = (
    "because cause caused causes causing led leads lead prompted prompting triggered resulted results due therefore"
)

LAW = "law laws act treaty constitution statute legislation regulation ordinance decree agreement resolution ban illegal legal lawful"

NATIONS = """
    afghanistan afghan albania albanian algeria algerian america american americans angola argentina argentine armenia
    armenian australia australian austria austrian azerbaijan azerbaijani bangladesh belarus belarusian belgium belgian
    bolivia bosnia bosnian brazil brazilian britain british bulgaria bulgarian cambodia cameroon canada canadian chad chile
    chilean china chinese colombia colombian congo croatia croatian cuba cuban cyprus czech denmark danish dprk ecuador
    egypt egyptian england english eritrea estonia estonian ethiopia ethiopian eu europe european finland finnish france
    french georgia georgian germany german germans ghana greece greek guatemala haiti honduras hungary hungarian iceland
    india indian indonesia indonesian iran iranian iraq iraqi ireland irish israel israeli italy italian jamaica japan
    japanese jordan kazakhstan kenya kenyan korea korean koreans kosovo kuwait kyrgyzstan laos latvia latvian lebanon
    lebanese libya libyan lithuania lithuanian malaysia mali malta mexico mexican moldova mongolia morocco moroccan
    mozambique myanmar namibia nato nepal netherlands dutch nicaragua niger nigeria nigerian norway norwegian oman pakistan
    pakistani palestine palestinian panama paraguay peru philippines poland polish portugal portuguese prc qatar romania
    romanian russia russian russians rwanda saudi scotland scottish senegal serbia serbian singapore slovakia slovenia
    somalia spain spanish sudan swaziland sweden swedish switzerland swiss syria syrian taiwan taiwanese tajikistan tanzania
    thailand thai tibet tunisia turkey turkish turkmenistan uganda uk ukraine ukrainian un uruguay us usa ussr soviet
    soviets uzbekistan venezuela vietnam vietnamese wales welsh yemen zambia zimbabwe
    ankara athens baghdad bangkok beijing beirut belgrade berlin bern brasilia brussels bucharest budapest cairo canberra
    caracas copenhagen damascus delhi dhaka doha dublin geneva hanoi havana helsinki islamabad jakarta jerusalem kabul
    kampala khartoum kyiv kiev lagos lima lisbon london madrid manila minsk moscow nairobi oslo ottawa paris prague
    pretoria pyongyang riga riyadh rome santiago seoul sofia stockholm taipei tallinn tashkent tbilisi tehran tirana tokyo
    tripoli tunis vienna vilnius warsaw washington wellington yerevan zagreb
    sino-soviet sino-dprk kremlin pentagon
"""

PARTIES = "countries nations sides parties governments leaders states koreas"
"""What "both" and "the two" count when they stand for two actors."""

NOT_A_NAME = """
    a about above according across after again against all almost along already also although always am among an and
    another any anyone are around as ask at away back be because been before behind being below between both but by can
    come could currently despite did do does don't during each earlier either even ever every everyone everything
    finally first following for from further furthermore get given had has have having he hence her here hers his how however
    i if in indeed instead into is isn't it its it's just last later least less let like many may maybe me meanwhile more
    moreover most much must my near nearly neither never nevertheless no nobody none nonetheless nor not nothing now
    of off often on once one only or other others our out over own perhaps post pre rather recently same second see several shall
    she should similarly since so some someone something sometimes soon still such than that that's the their theirs them
    then there there's therefore these they they're this those though three through throughout thus to today together
    tomorrow too toward towards two under unless unlike until up upon us very was we we're well were what what's when
    whenever where whereas whether which while who whoever whom whose why will with within without would yes yesterday yet
    you you're your mr mrs ms dr
"""
"""Words that stand capitalised at the start of a sentence and name nobody."""


_PAST_ONLY = words(
    "block close cross draft fine fire free fund host land lift open order pass rule sack sail scrap shell ship sponsor storm test"
)
"""Verbs whose other forms are mostly nouns and adjectives."""


def _event_forms() -> dict[str, str]:
    """Return each form of an event verb with its base: those of `IRREGULAR`, and what spelling makes of the other verbs."""
    irregular = {form: line.split()[0] for line in IRREGULAR.split(";") for form in line.split()}
    regular = {
        form: verb
        for verb in EVENT_VERBS.split()
        if verb not in irregular
        for form in ([past(verb)] if verb in _PAST_ONLY else forms_of([verb]))
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


def _classes() -> dict[str, int]:
    table: dict[str, int] = {}
    for bit, table_words in (
        (EVENT, EVENT_BASE.keys() - words(EVERYDAY)), (BARE, EVENT_VERBS.split()), (EVENT_NOUN, EVENT_NOUNS.split()), (GIVE, PROVIDE.split()),
        (MEMBER, MEMBERSHIP.split()), (ERA, ERAS.split()), (MONTH, {*MONTHS, *SHORT_MONTHS}), (DAY, WEEKDAYS),
        (SHARE, SHARES.split()), (MAGNITUDE, MAGNITUDES.split()), (NUMBER, COUNTS),
        (DURATION, DURATIONS.split()), (RANKED, RANK.split()), (FORCE, IN_FORCE.split()), (SELF, FIRST_PERSON.split()),
        (MODAL, MODALS.split()), (FORECAST, FUTURE.split()), (VALUE, OPINION.split()), (CAUSE, CAUSAL.split()),
        (LEGAL, LAW.split()), (NATION, NATIONS.split()), (PLAIN, NOT_A_NAME.split()),
        (PARTY, PARTIES.split()), (SPECIAL, ["only", "period", "aid"]),
    ):  # fmt: skip
        for word in table_words:
            table[word] = table.get(word, 0) | bit
    return table


CLASSES = _classes()


def is_nation(word: str) -> bool:
    """Tell whether a word in lower case names a country, its people or its capital, possessive or not."""
    return bool(CLASSES.get(word.removesuffix("'s"), 0) & NATION)
