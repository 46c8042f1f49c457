"""Coarse classes of English words, by which the model sees patterns such as "he VOTED" or "NUM MAGNITUDE ECONOMY".

Written by hand; a word has one class, the first that lists it. What no list has is classed by its ending, and short
function words stand for themselves.
"""

from __future__ import annotations

from sourcelint.annotate.text.calendar_words import MONTHS
from sourcelint.annotate.text.number_words import COUNTS
from sourcelint.annotate.text.word_lists import words
from sourcelint.expressions import lazy

TABLE = {
    "I": "i me my mine myself i'm i've i'd i'll",
    "WE": "we us our ours ourselves we're we've we'd we'll",
    "YOU": "you your yours yourself you're you've you'd you'll",
    "HE": "he she his her him hers himself herself he's she's he'd she'd he'll she'll",
    "THEY": "they them their theirs themselves they're they've they'd they'll",
    "MODAL": "will would can could may might shall should must ought gonna",
    "NOT": "not no never nor none nothing nobody don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't ain't",
    "WAS": "was were",
    "IS": "is are am be it's that's there's here's what's who's",
    "HAVE": "has have having",
    "HAD": "had",
    "BEEN": "been being",
    "DO": "do does",
    "DID": "did",
    "THINK": "think believe hope want wish feel guess suppose intend know mean like agree disagree let understand remember thank appreciate respect wonder sure glad proud sorry",
    "SAY": "said says say saying told tell tells called calls promised promises claimed claims stated announced warned admitted argued testified quoted described wrote suggested talked talks asked asks answered mentioned",
    "NUMBER": " ".join((*COUNTS, "half third quarter twice double triple dozen")),
    "MAGNITUDE": "hundred thousand million billion trillion hundreds thousands millions billions trillions dozens percent percentage cents dollars per",
    "MONTH": " ".join(month for month in MONTHS if month != "may"),  # "may" is a modal verb more often
    "CHANGE": "increase increased increases increasing raise raised raises raising cut cuts cutting reduce reduced reduces reducing doubled doubling tripled grow grew grown growing rise rose risen rising fall fell fallen falling lose lost losing gain gained declined declining dropped dropping add added adding create created creating eliminate eliminated expand expanded slashed gone higher lower fewer",
    "ACT": "voted supported opposed vetoed signed passed proposed appointed nominated introduced sponsored endorsed negotiated sent invaded attacked killed built balanced paid spent sold bought approved rejected blocked released arrested banned imposed signing voting supports opposes voted served fought won shipped deported ordered funded started ended joined produced provided",
    "ECONOMY": "tax taxes deficit deficits debt inflation unemployment unemployed jobs job wage wages income incomes price prices rate rates spending budget budgets cost costs economy economic growth surplus trade revenue gdp market markets oil gas energy coal imports exports premiums mortgage mortgages medicare medicaid insurance pension pensions tariff tariffs payroll savings loans bank banks company companies business businesses corporations industry recession welfare insured uninsured",
    "STATE": "congress senate house bill bills law laws legislation program programs administration court courts amendment act plan government federal agency department policy policies platform record senator senators governor president presidents vice democrats republicans democrat democratic republican committee treaty agreement pentagon legislature county city cities police school schools",
    "WAR": "troops nuclear weapons weapon missiles missile war wars army navy military forces defense bombs bomb isis al-qaida terrorists terrorist terrorism nato arms invasion soldiers combat gun guns drug drugs crime crimes prison",
    "VALUE": "great good bad terrible important strong wrong right best better worse worst tremendous wonderful fair disaster incredible greatest real serious hard tough clear difficult",
    "PEOPLE": "people families family children women workers americans kids seniors students teachers farmers veterans immigrants citizens men man woman voters blacks whites hispanics poor middle-class",
    "LAND": "world history country nation america states countries nations state",
    "TIME": "years year months month weeks week days day ago century decade decades today last yesterday since",
    "SUPERLATIVE": "most highest lowest largest biggest smallest first only ever record least every",
    "MORE": "more less than over under nearly almost about around",
    "BECOME": "went got made came took gave knew thought saw found left felt became began brought kept held heard set met ran sat stood put gets taken given done seen come",
}
"""Class → its words."""

CLASS_OF: dict[str, str] = {}
for _name, _words in TABLE.items():
    for _word in _words.split():
        CLASS_OF.setdefault(_word, _name)

_FUNCTION = words("""a an the this that these those it its and or but if because so as of in on at by for with from to into between after
    before during until while when where who what which how why there here very some any each also just even still always now
    then up down out off again through against without all both other such too as well one new own same many much
    """)
_NOUNS = ("tion", "ment", "ness", "ity", "ism")
_ENDINGS = (
    ("PAST", 2, ("ed",)), ("ING", 3, ("ing",)), ("LY", 2, ("ly",)), ("EST", 2, ("est",)),
    ("TION", 2, (*_NOUNS, *(f"{ending}s" for ending in _NOUNS))),
)  # fmt: skip
"""Classes of unknown words, how many letters stand at least before the ending, and the endings."""
_YEAR = lazy(r"(?:18|19|20)\d\ds?\Z")


def class_of(lowercase: str, *, capital: bool) -> str:
    """Return the class of a token in lower case; `capital` says that it stands with a capital inside a sentence."""
    known = CLASS_OF.get(lowercase)
    if known:
        return known
    if lowercase[0].isdigit():
        return "YEAR" if _YEAR.match(lowercase) else "NUM"
    if lowercase in _FUNCTION or not lowercase[0].isalpha():
        return lowercase
    if capital:
        return "NAME"
    plural = lowercase.endswith("s", 1) and not lowercase.endswith("ss")
    other = "PLURAL" if plural else "WORD"
    return next((name for name, before, endings in _ENDINGS if lowercase.endswith(endings, before)), other)
