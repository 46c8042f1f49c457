"""German: a second language, as data alone."""

from __future__ import annotations

from typing import Any

from sourcelint.annotate.times.language import compile_language

MONTHS = (
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember",
)  # fmt: skip
WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
NUMBERS = (
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn",
    "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)  # fmt: skip
ORDINALS = ["erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwölft"]
ENDINGS = ("e", "en", "er", "es", "em")


def inflected(stems: dict[str, Any]) -> dict[str, Any]:
    """Return the forms of adjectives: letzt → letzte, letzten, letzter, letztes, letztem."""
    return {stem + ending: value for stem, value in stems.items() for ending in ENDINGS}


WORDS: dict[str, dict[str, Any]] = {
    "month": {month: number for number, month in enumerate(MONTHS, 1)} | {"jänner": 1, "jan.": 1, "feb.": 2, "aug.": 8, "sept.": 9, "okt.": 10, "nov.": 11, "dez.": 12},
    "weekday": {day: number for number, day in enumerate(WEEKDAYS)} | {"sonnabend": 5},
    "weekdays": {day + "s": number for number, day in enumerate(WEEKDAYS)},
    "ordinal": inflected({stem: number for number, stem in enumerate(ORDINALS, 1)}),
    "unit": {"tag": "D", "tages": "D", "woche": "W", "monat": "M", "monats": "M", "jahr": "Y", "jahres": "Y", "jahrzehnt": "DE"},
    "units": {"tage": "D", "tagen": "D", "wochen": "W", "monate": "M", "monaten": "M", "jahre": "Y", "jahren": "Y", "jahrzehnte": "DE", "jahrzehnten": "DE"},
    "quarter": {"quartal": "Q", "quartals": "Q"},
    "quarters": {"quartale": "Q", "quartalen": "Q", "jahrhunderte": "CE", "jahrhunderten": "CE"},
    "century": {"jahrhundert": "CE", "jahrhunderts": "CE"},
    "weekend": {"wochenende": "WE"},
    "hour": {"stunde": "H", "minute": "M", "sekunde": "S"},
    "hours": {"stunden": "H", "minuten": "M", "sekunden": "S"},
    "part": {"morgen": "MO", "vormittag": "MO", "nachmittag": "AF", "abend": "EV", "nacht": "NI", "früh": "MO"},
    "noon": {"mittag": "12:00", "mitternacht": "24:00"},
    "season": {"frühling": "SP", "frühjahr": "SP", "sommer": "SU", "herbst": "FA", "winter": "WI"},
    "deixis": {"heute": (0, ""), "gestern": (-1, ""), "vorgestern": (-2, ""), "übermorgen": (2, "")},
    "ref": {
        "jetzt": "PRESENT_REF", "derzeit": "PRESENT_REF", "zurzeit": "PRESENT_REF", "gegenwärtig": "PRESENT_REF", "kürzlich": "PAST_REF",
        "neulich": "PAST_REF", "heutzutage": "PRESENT_REF", "momentan": "PRESENT_REF", "in jüngster zeit": "PAST_REF",
    },
    "often": {"täglich": "P1D", "wöchentlich": "P1W", "monatlich": "P1M", "jährlich": "P1Y", "stündlich": "PT1H"},
    "shift": inflected({
        "letzt": (-1, "now"), "vergangen": (-1, "now"), "nächst": (1, "now"), "kommend": (1, "now"), "dies": (0, "now"), "laufend": (0, "now"),
        "vorig": (-1, "text"), "folgend": (1, "text"), "selb": (0, "text"), "jen": (0, "text"), "gleich": (0, "text"),
    }),
    "edge": {"anfang": "START", "ende": "END", "mitte": "MID", "beginn": "START"},
    "the": dict.fromkeys(("der", "die", "das", "des", "dem", "den"), None),
    "an": dict.fromkeys(("ein", "eine", "einem", "einen", "einer", "eines"), 1),
    "in_": dict.fromkeys(("im", "am", "um", "in"), None),
    "and_": dict.fromkeys(("und", "oder", "bis"), None),
    "approx": {"etwa": "APPROX", "rund": "APPROX", "ungefähr": "APPROX", "fast": "LESS_THAN", "knapp": "LESS_THAN", "mehr als": "MORE_THAN", "weniger als": "LESS_THAN", "mindestens": "EQUAL_OR_MORE", "höchstens": "EQUAL_OR_LESS"},
    "few": {"mehrere": None, "mehreren": None, "einige": None, "einigen": None, "wenige": None, "wenigen": None, "viele": None, "vielen": None, "ein paar": None},
    "word": {word: number for number, word in enumerate(NUMBERS, 2)} | {"zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90},
    "big": {"hundert": 100, "tausend": 1000},
    "half": {"halbes": 0.5, "halben": 0.5, "halbe": 0.5},
    "ago": {"vor": -1},
    "later": {"später": 1, "danach": 1, "zuvor": -1, "früher": -1, "davor": -1},
    "each": dict.fromkeys(("jeden", "jede", "jedes", "jeder", "jedem"), None),
    "per": {"pro": None},
    "era": {"v. chr.": -1, "v. chr": -1, "vor christus": -1, "n. chr.": 1, "n. chr": 1, "nach christus": 1},
    "zone": {"uhr": "", "mez": "+01", "mesz": "+02", "utc": "Z"},
    "holiday": {"weihnachten": "12-25", "heiligabend": "12-24", "silvester": "12-31", "neujahr": "1-1", "ostern": "easter", "karfreitag": "easter-2", "pfingsten": "easter49", "tag der deutschen einheit": "10-3"},
}  # fmt: skip

MACROS = (
    ("digits", "day | number"),
    ("words", "(word | big) (word | big){0,2}"),
    ("amount", "digits ( and_ digits )? | words | half an? | few"),
    ("whole", "unit | quarter | century"),
    ("wholes", "units | quarters"),
    ("of_the", "the? edge the?"),
    ("year_of", "( (the? unit)? year era? | the? shift unit )"),
    ("full_date", "( (weekday comma?)? the? ( day dot? month year_of? | number dot month year ) | iso | numeric )"),
    ("hour_of", "(clock | day) zone"),
)

GRAMMAR = (
    (
        "moment",
        "(hour_of | noon) (comma? (full_date | deixis))? | (full_date | weekday | deixis) comma? in_? (hour_of | noon)",
    ),
    ("hour_part", "(weekday | deixis | full_date) part | shift part"),
    ("day_list", "day dot (?= (dash | and_) day dot? month)"),
    ("calendar", "approx? of_the? (full_date | month year_of? | shift month)"),
    ("quarter_of", "the? (ordinal | day dot) quarter year_of?"),
    ("years_of", "approx? of_the? the? ( decade units? era? | (day dot | ordinal) century era? )"),
    ("year_ad", "approx? of_the? ( the? unit year | year | (number | day) (?= era) ) era?"),
    ("season_of", "of_the? (the | shift)? season year_of?"),
    (
        "ago",
        "ago approx? (amount | an) (wholes | whole | hours | hour) | approx? (amount | an) (wholes | whole | hours | hour) later",
    ),
    ("set_of", "each (whole | weekday | month | part | season) | per (unit | hour) | weekdays | often"),
    ("window", "the? shift amount (wholes | hours) | the? shift (wholes | hours) | the amount shift (wholes | hours)"),
    ("relative", "of_the? the? shift (whole | weekend) | of_the (whole | weekend)"),
    ("weekday_of", "shift? weekday"),
    ("named", "holiday year_of?"),
    ("day_word", "deixis"),
    ("length", "approx? (amount | an) (units | unit | quarters | quarter | century | hours | hour)"),
    ("reference", "ref"),
    ("years_tail", "(?<= year dash) (day | number)"),
)

GERMAN = compile_language(
    "de",
    lexicon=WORDS,
    core=(
        "month", "weekday", "weekdays", "unit", "units", "quarter", "quarters", "century", "weekend", "hour", "hours", "part", "noon",
        "season", "deixis", "ref", "often", "era", "holiday", "zone",
    ),
    number_cues=r" ?uhr\b| v\. ?chr",
    macros=MACROS,
    grammar=GRAMMAR,
    proper=(*MONTHS, *WEEKDAYS, "tag", "jahr", "monat", "woche", "ende", "anfang", "mitte", "sommer", "winter", "abend", "nacht", "mittag"),
    day_first=True,
    ordinal="ter|te",
    decade="er",
    future=r"\b(?:wird|werden|soll|sollen|will|wollen|kommende[nrs]?|geplant|voraussichtlich)\b",
    future_before=r"\b(?:bis|ab)\s(?:zum\s)?$",
    past=r"\b(?:war|waren|hatte|hatten|wurde|wurden|sagte|sagten|hat|haben|ist|kam|ging|gab|ge\w{2,}(?:t|en))\b",
    counted_after=r"\s(?:menschen|personen|soldaten|euro|mark|dollar|kilometer|meter|tonnen|tote|verletzte|mitarbeiter|stellen|stück|prozent|watt|einwohner|wohnungen)\b",
    year_cues=r"(?:\b(?:in|seit|bis|ab|von|nach|vor|um|anfang|ende|mitte|jahr|jahre|und|sommer|winter|herbst|frühjahr)|[(\[—–,;/-])\s*$",
    labels=r"\b(?:resolution|flug|raum|zimmer|kapitel|artikel|absatz|nr\.|nummer|seite|zeile|windows|modell)\s$",
    clock_cues=r"\b(?:um|gegen|bis|ab|von)\s*$",
    month_within=r"\b(?:im|seit|während)\s(?:anfang\s|ende\s|mitte\s)?$",
    holiday_year=r"\s(?:im\sjahre?|des\sjahres|in|von)\s(?P<year>(?:1[5-9]|20)\d\d)(?![\w-])",
    infinitive=r"\bzu[mr]?\s[^.!?;:\n]{0,60}$",
)  # fmt: skip
