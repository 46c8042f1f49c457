"""English: words, and how they combine."""

from __future__ import annotations

from sourcelint.annotate.times.language import compile_language

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"]
ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

SHORT_MONTHS = {short: n for n, m in enumerate(MONTHS, 1) for short in (m[:3], m[:3] + ".") if m != "may"}
SHORT_WEEKDAYS = {
    "mon.": 0, "tue.": 1, "tues.": 1, "wed.": 2, "thu.": 3, "thur.": 3, "thurs.": 3, "fri.": 4, "sat.": 5, "sun.": 6,
    "tue": 1, "tues": 1, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "mon": 0, "wed": 2, "sat": 5, "sun": 6,
}  # fmt: skip

LEXICON = {
    "ordinal": {w: n for n, w in enumerate(ORDINALS, 1)},
    "month": {m: n for n, m in enumerate(MONTHS, 1)} | SHORT_MONTHS | {"sept": 9, "sept.": 9},
    "weekday": {d: n for n, d in enumerate(WEEKDAYS)},
    "short_weekday": SHORT_WEEKDAYS,
    "weekdays": {d + "s": n for n, d in enumerate(WEEKDAYS)},
    "unit": {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "fortnight": "2W"},
    "units": {"days": "D", "weeks": "W", "months": "M", "years": "Y", "decades": "DE", "fortnights": "2W"},
    "quarter": {"quarter": "Q"},
    "quarters": {"quarters": "Q", "centuries": "CE", "millennia": "ML"},
    "century": {"century": "CE", "millennium": "ML"},
    "weekend": {"weekend": "WE"},
    "hour": {"hour": "H", "minute": "M"},
    "hours": {"hours": "H", "minutes": "M", "seconds": "S", "hrs": "H"},
    "part": {
        "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "DA", "dusk": "EV", "daytime": "DT",
        "mid-afternoon": "AF", "mid-morning": "MO", "nightfall": "NI",
    },
    "parts": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "noon": {"noon": "12:00", "midday": "12:00", "midnight": "24:00"},
    "season": {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI", "springtime": "SP", "summertime": "SU"},
    "fall": {"fall": "FA"},
    "deixis": {
        "today": (0, ""), "yesterday": (-1, ""), "tomorrow": (1, ""), "tonight": (0, "NI"), "overnight": (0, "NI"),
        "the day before yesterday": (-2, ""), "the day after tomorrow": (2, ""),
    },
    "ref": {
        "now": "PRESENT_REF", "right now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
        "recently": "PAST_REF", "more recently": "PAST_REF", "most recently": "PAST_REF", "lately": "PAST_REF",
        "these days": "PRESENT_REF", "at present": "PRESENT_REF", "the present": "PRESENT_REF",
        "present-day": "PRESENT_REF", "modern-day": "PRESENT_REF", "the present day": "PRESENT_REF",
        "in modern times": "PRESENT_REF", "at the moment": "PRESENT_REF", "previously": "PAST_REF",
        "until recently": "PAST_REF", "the time being": "PRESENT_REF", "this moment": "PRESENT_REF",
    },
    "ref_noun": {
        "the near future": "FUTURE_REF", "future": "FUTURE_REF",
        "current": "PRESENT_REF", "recent": "PAST_REF", "the foreseeable future": "FUTURE_REF",
        "the near term": "FUTURE_REF", "the short term": "FUTURE_REF", "the recent past": "PAST_REF", "soon": "FUTURE_REF",
    },
    "often": {
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H",
        "everyday": "P1D", "quarterly": "P3M", "nightly": "P1D", "biweekly": "P2W",
    },
    "past": {"past": (-1, "now")},
    "shift": {
        "last": (-1, "now"), "this past": (-1, "now"), "next": (1, "now"), "coming": (1, "now"),
        "this coming": (1, "now"), "this": (0, "now"), "current": (0, "now"),
        "upcoming": (1, "now"), "latest": (-1, "done"), "recent": (-1, "done"), "most recent": (-1, "done"),
        "following": (1, "text"), "previous": (-1, "text"), "preceding": (-1, "text"), "subsequent": (1, "text"),
        "that": (0, "text"), "that same": (0, "text"), "same": (0, "text"), "succeeding": (1, "text"), "prior": (-1, "text"),
        "this same": (0, "text"), "intervening": (0, "text"),
    },
    "edge": {
        "early": "START", "late": "END", "mid": "MID", "beginning": "START", "start": "START", "end": "END",
        "middle": "MID", "later": "END", "earlier": "START", "sometime": None, "early part": "START",
        "latter part": "END", "latter half": "END", "later part": "END", "eve": "BEFORE", "rest": "END", "close": "END",
        "opening": "START", "onset": "START", "turn": "START",
    },
    "end_of": {"year-end": "Y", "year end": "Y", "month-end": "M", "month's end": "M", "year's end": "Y"},
    "the": {"the": None, "its": None, "their": None, "his": None, "her": None},
    "an": {"a": 1, "an": 1},
    "of": {"of": None},
    "in_": {"in": None, "on": None, "at": None, "during": None, "around": None},
    "and_": {"and": None, "or": None, "to": None, "through": None, "until": None, "till": None},
    "approx": {
        "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX",
        "nearly": "LESS_THAN", "almost": "LESS_THAN", "more than": "MORE_THAN", "over": "MORE_THAN",
        "less than": "LESS_THAN", "fewer than": "LESS_THAN", "under": "LESS_THAN", "at least": "EQUAL_OR_MORE",
        "no less than": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "just over": "MORE_THAN",
        "no more than": "EQUAL_OR_LESS", "as much as": "EQUAL_OR_LESS", "well over": "MORE_THAN", "circa": "APPROX",
        "just under": "LESS_THAN", "a little more than": "MORE_THAN", "a little over": "MORE_THAN", "ca.": "APPROX",
        "a little less than": "LESS_THAN", "as long as": "EQUAL_OR_LESS", "c.": "APPROX", "only": None, "just": None,
        "not more than": "EQUAL_OR_LESS", "barely": "LESS_THAN", "close to": "LESS_THAN", "a mere": None,
    },
    "few": {
        "several": None, "few": None, "a few": None, "many": None, "a couple of": 2, "a couple": 2, "couple of": 2,
        "a number of": None, "hundreds of": None, "thousands of": None, "dozens of": None, "countless": None,
        "numerous": None, "various": None, "the next couple of": 2,
    },
    "word": {w: n for n, w in enumerate(ONES, 1)} | {w: 10 * n for n, w in enumerate(TENS, 2)}
    | {"hundred": 100, "thousand": 1000, "million": 10**6, "dozen": 12},
    "half": {"half": 0.5},
    "more": {
        "more": None, "full": None, "consecutive": None, "straight": None, "successive": None, "additional": None,
        "long": None, "whole": None, "calendar": None, "business": None, "working": None, "trading": None, "short": None,
        "entire": None, "further": None, "other": None, "solid": None, "extra": None, "single": None,
    },
    "another": {"another": 1, "an additional": 1, "an entire": 1, "a full": 1, "a single": 1, "a whole": 1},
    "ago": {"ago": -1},
    "later": {"later": 1, "earlier": -1, "afterward": 1, "afterwards": 1, "previously": -1, "beforehand": -1},
    "old": {"old": None, "olds": None, "long": None, "of age": None},
    "each": {"each": None, "every": None},
    "per": {"per": None},
    "era": {
        "bc": -1, "b.c": -1, "b.c.": -1, "bce": -1, "b.c.e.": -1, "b.c.e": -1, "ad": 1, "a.d.": 1, "a.d": 1, "ce": 1, "c.e.": 1,
    },
    "ampm": {"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12},
    "zone": {
        "gmt": "Z", "utc": "Z", "est": "-05", "edt": "-04", "cst": "-06", "cdt": "-05", "mst": "-07", "mdt": "-06",
        "pst": "-08", "pdt": "-07", "bst": "+01", "cet": "+01", "cest": "+02", "local time": "", "eastern time": "",
        "eastern": "", "et": "", "o'clock": "", "o’clock": "", "ist": "", "jst": "+09",
    },
    "holiday": {
        "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "new year's day": "1-1", "new year’s day": "1-1",
        "new year's eve": "12-31", "new year’s eve": "12-31", "thanksgiving": "11-3#4", "thanksgiving day": "11-3#4",
        "halloween": "10-31", "easter": "easter", "easter sunday": "easter", "easter monday": "easter1",
        "good friday": "easter-2", "ash wednesday": "easter-46", "pentecost": "easter49", "valentine's day": "2-14",
        "valentine’s day": "2-14", "labor day": "9-0#1", "independence day": "7-4", "veterans day": "11-11", "boxing day": "12-26",
        "election day": "11-1#1", "st. patrick's day": "3-17", "may day": "5-1", "bastille day": "7-14",
    },
    "fiscal": {"fiscal": None, "financial": None},
    "period": {"period": None},
    "corresponding": {"corresponding": None, "comparable": None, "year-ago": None, "year-earlier": None, "year-before": None},
    "time": {"time": None, "point": None, "moment": None},
}  # fmt: skip

MACROS = (
    ("rel", "shift | past"),
    ("digits", "day | number | year"),
    ("words", "(an (?=word))? word ( (dash|and_)? word ){0,4}"),
    (
        "amount",
        "digits (day slash day)? ( (dash|and_) digits )? | words ( (and_|dash) (words|digits) )? | half an? | few",
    ),
    ("whole", "unit|quarter|century"),
    ("wholes", "units|quarters"),
    ("any_unit", "unit|units|quarter|quarters|century|hour|hours|weekend"),
    ("day_number", "day | ordinal"),
    ("begin", "( the? edge ( dash | of | in_ )? )"),
    ("any_weekday", "weekday|short_weekday dot?"),
    ("year_of", "( comma? year era? | of year era? | of? the? rel unit | comma? short_year )"),
    ("month_day", "( month day_number (?!slash) | the? day_number (dash|of)? month )"),
    ("full_date", "(any_weekday comma?)? month_day year_of? | month number comma? year | number month year | iso | numeric"),
    ("month_of", "month dash? year_of | the? rel month | month"),
    ("hour_of", "clock (ampm|zone|hours)? zone? | day (ampm|zone)+"),
    ("day_of", "full_date | rel? weekday | deixis | the? rel unit"),
)

GRAMMAR = (
    (
        "moment",
        "approx? ( (hour_of|noon) comma? (full_date | rel? weekday | deixis )? zone? | (full_date|weekday|deixis) comma? in_? hour_of )",
    ),
    (
        "hour_part",
        "(day|words) in_ the part | (the? edge (in_|of)?)? (the)? part of (full_date|month_of) | (edge dash? in_?)? (rel|weekday|deixis|the rel|full_date|holiday) part",
    ),
    (
        "day_list",
        "day_number (?= (dash|and_) the? day_number of? month) | (?<= month day dash) day (?!wholes|whole) | (?<= month day and_) day (?!wholes|whole|hours|month|word|number)",
    ),
    ("calendar", "approx? begin? (the? (?=edge))? ( full_date | month_of )"),
    (
        "quarter_of",
        "begin? ( (the|rel|an)? fiscal? (year)? fiscal? dash? ordinal (dash? fiscal)? dash? quarter ( of? fiscal? (year | the? rel unit) )?"
        " | the? rel unit possessive fiscal? ordinal? dash? quarter )",
    ),
    (
        "quarter_ago",
        "(the|an)? (corresponding | unit dash? (ago|later))+ ( ordinal? (quarter|period) | amount wholes )",
    ),
    (
        "period_of",
        "(the|rel)? year (period|quarter) | the? (corresponding|rel) period of? the? rel unit | the rel period",
    ),
    ("half_of", "(the)? (ordinal|rel|edge) half of? ( the? year | the? rel unit | the? (edge)? decade )"),
    (
        "years_of",
        "approx? begin? (the? more? (edge dash?)?) ( decade era? | ordinal dash? century era? | number decade era )",
    ),
    (
        "year_ad",
        "approx? begin? era? ( fiscal year | fiscal unit year | the unit year | year | (number|day) (?=era) | short_year ) era?",
    ),
    ("year_ad_first", "era (number|day)"),
    ("season_of", "begin? (the|rel|the rel)? (edge dash?)? ( season | fall ) year_of? "),
    (
        "ago",
        "approx? ( amount | an | another )? more? (wholes|whole|hours|hour) (dash? ago) | (approx? (amount|an|another) more? (wholes|whole|hours|hour) | wholes | hours) later",
    ),
    ("ago_adjective", "unit dash (ago|later)"),
    (
        "set_of",
        "each ( amount? any_unit | weekday | month | part | season | ordinal unit ) | per any_unit | (edge dash?)? weekdays | weekday parts | often",
    ),
    (
        "window",
        "( (the? rel | the ordinal | rel ordinal | rel the) ( approx? amount ) more? (wholes|whole|hours|hour|weekend)"
        " | the? rel (wholes|hours) | the amount rel (wholes|hours) | the amount more? (wholes|hours) ) (of (month_of | year))?",
    ),
    (
        "relative",
        "(begin|edge)? in_? the? edge? rel fiscal? ( whole | weekend ) | begin (the ( whole | weekend ) )"
        " | (the|rel|each) ordinal unit (of (month_of|year))? | begin? the (rel)? unit rel",
    ),
    ("weekday_of", "begin? approx? (the? rel)? any_weekday (comma? (?=comma))? | the weekend | begin the weekend"),
    ("named", "begin? (the? rel)? holiday year_of?"),
    ("end", "end_of year_of? "),
    ("the_unit", "the fiscal? more? (unit|quarter)"),
    ("day_word", "(edge dash? | begin)? deixis"),
    (
        "length",
        "approx? ( (amount|an|another) more? ( dash? (any_unit|wholes) (dash? old)? ) ( and_ an? half )? | (amount) dash more? dash? any_unit ) | (wholes|hours) (dash? old)?"
        " | unit dash old",
    ),
    ("that_time", "(rel|the rel) (period | time)"),
    ("reference", "ref | the? ref_noun | the past"),
    ("years_tail", "(?<= year dash) (day|number)"),
)

ENGLISH = compile_language(
    "en",
    lexicon=LEXICON,
    core=(
        "month",
        "weekday",
        "weekdays",
        "short_weekday",
        "unit",
        "units",
        "quarter",
        "quarters",
        "century",
        "weekend",
        "hour",
        "hours",
        "part",
        "parts",
        "noon",
        "season",
        "fall",
        "deixis",
        "ref",
        "ref_noun",
        "often",
        "past",
        "end_of",
        "holiday",
        "period",
        "time",
    ),
    core_shapes=r"\d ?[ap]\.?m\b|\bb\.?c\b|\bnineteen\b|\ba\.?d\b",
    macros=MACROS,
    grammar=GRAMMAR,
    proper=(
        "may",
        "march",
        "mar",
        "mon",
        "wed",
        "sat",
        "sun",
        "dec",
        "jan",
        "fri",
        "thu",
        "tue",
        "august",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "feb",
    ),
    day_first=None,
    ordinal="st|nd|rd|th",
    decade="s",
    future=r"\b(?:will|shall|would|going to|plans? to|planned|expected|expects?|scheduled|due|upcoming|until|through|by|next|is to|are to|starting|effective|beginning)\b|['’]ll\b",
    past=r"\b\w+ed\b|\b(?:said|was|were|had|did|fell|rose|told|won|made|took|began|came|went|met|held|lost|sold|found|left|killed|has|have)\b",
    year_units=r"\s?(?:-\s?)?(?:people|men|women|soldiers|troops|dead|killed|wounded|shares|miles|km|kilomet\w+|met(?:er|re)s|feet|tons|tonnes|pounds|dollars|points|jobs|workers|employees|aircraft|prisoners|casualties|others|votes|homes|houses|students|units|guns|ships|tanks|children|members|companies|cars|barrels|hectares|acres|kg|mph|hours|meters|in(?:ches)?\b|strong|civilians|persons|passengers|households|villages|rpm|mhz|calories|euros|yen|yuan|rounds|items|words|pages|degrees|volts|watts|mm|cm|%)",
    year_cues=r"(?:\b(?:in|of|since|by|until|till|from|to|and|before|after|during|year|early|late|mid|spring|summer|autumn|fall|winter|through|between|for|or|around|about|on)|[(\[—–,;/-])\s*$",
    clock_cues=r"\b(?:at|by|from|to|until|till|about|around|before|after|since|and|between|of)\s*$",
)
