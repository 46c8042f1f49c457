"""English: how the words of time combine, and the few cues around them."""

from __future__ import annotations

from sourcelint.annotate.times.english_words import WORDS
from sourcelint.annotate.times.language import compile_language

MACROS = (
    ("rel", "shift | past | ref_adjective"),
    ("digits", "day | number | year"),
    ("words", "(an (?= big | dozen))? (word | big | dozen) ( (dash | and_)? (word | big | dozen) ){0,4}"),
    ("half_more", "day slash day"),
    ("amount", "digits half_more? ( (dash | and_) digits half_more? )? | words ( (and_ | dash) (words | digits) )? ( dash? and_ dash? an? dash? half )? | half an? dozen? | few"),
    ("whole", "unit | quarter | century"),
    ("wholes", "units | quarters"),
    ("counted", "unit | units | quarters | century | hour | hours | weekends"),
    ("about", "( approx | over (?= an | digits | words) )"),
    ("begin", "( (the? edge (dash | of)? the?) | the edge_noun of the? | edge_noun of the? )"),
    ("soon", "( edge | later ) in_? "),
    ("any_weekday", "weekday | short_weekday dot?"),
    ("day_number", "day | ordinal"),
    ("spoken", "word word (dash word)?"),
    ("year_of", "( of? spoken | comma? year era? | of year era? | of? the? rel unit | comma? short_year | (comma | of)? (day | number) era )"),
    ("month_day", "( month day_number (?! slash) | the? day_number (dash | of)? month )"),
    ("full_date", """(
        (rel? any_weekday (comma | open)?)?
        ( rel? month_day year_of? | month number (?! era) (comma? year)? | number of? month year? )
        | iso | numeric
    )"""),
    ("month_of", "( month dash? year_of | the? rel month (?! year) | month )"),
    ("hour_of", "( clock (ampm | zone | hours)? zone? | day (ampm | zone)+ | (number | year) zone )"),
)  # fmt: skip

GRAMMAR = (
    ("joined_date",
     ("day dash month dash (day | number | year) | day slash month slash (day | number | year) | day dot month dot? year"
     " | year dash month dash day | year slash month slash day")),
    ("day_of_month", "the? day_number of the? rel unit"),
    ("moment",
     "about? ( (hour_of | noon) ( comma? (full_date | rel? weekday | deixis) )? zone? | (full_date | weekday | deixis) comma? in_? hour_of )"),
    ("hour_part",
     ("(day | words) in_ the part | begin? the? edge? part hours? of (full_date | month_of)"
     " | (soon | edge dash)? (the? rel | weekday | deixis | full_date | holiday) part")),
    ("day_list",
     ("the? day_number (?= (dash | and_) the? day_number of? month) | (?<= month day_number dash) day (?! wholes | whole)"
     " | (?<= month day_number and_) day (?! wholes | whole | hours | month | word | number | big | dozen)"
     " | (?<= month day_number (dash | and_)) the? ordinal (?= (comma | of)? year)")),
    ("month_list",
     ("month (?= (dash | and_ | comma) month (comma | of)? year)"
     " | month_day (?= (dash | and_) month_day (comma | of)? year) | month day_number (?= (dash | and_) the? day_number (comma | of)? year)")),
    ("calendar", "approx? soon? begin? (full_date | month_of)"),
    ("spoken_year", "word word ( dash word )? (?! wholes | whole | hours | big | dozen) | the unit words"),
    ("quarter_of", """
        begin? (
            (the | the? rel)? fiscal? year? fiscal? (dash? ordinal) (dash? fiscal)? quarter
            ( of? fiscal? (year | the? rel unit) )?
            | edge? quarter_name ( comma? of? (the? fiscal)? year | of? the? rel unit )
            | year quarter_name
            | fiscal? ordinal dash quarter
            | the? rel unit possessive fiscal? ordinal? dash? quarter
        )"""),
    ("quarter_ago", "the? ( unit dash? (ago | later) | corresponding )+ ( ordinal? (quarter | period) | amount wholes ) (of? the? rel unit)?"),
    ("period_of", "the year (period | quarter) | the? (corresponding | rel) period of? the? rel unit | the rel period"),
    ("half_of", "the? (ordinal | rel | edge) half of? ( the? year | the? rel unit | the? edge? decade )"),
    ("years_of", "approx? begin? the? more? (edge dash?)? ( decade era? | ordinal dash? century era? | number decade era )"),
    ("season_of", "begin? (the? rel | the)? (edge dash?)? (year dash?)? (season | fall) year_of?"),
    ("year_ad",
     ("approx? soon? begin? era? ( fiscal year | fiscal unit year | the unit year | year"
     " | (number | day) (?= era) | short_year ) era?")),
    ("year_ad_first", "era (number | day)"),
    ("bc_list", "(number | day | year) (?= (dash | and_) (number | day | year) era)"),
    ("ago",
     ("( about? (amount | an | another) more? (wholes | whole | hours | hour) | wholes | hours ) dash? ago"
     " | ( about? (amount | an | another) more? (wholes | whole | hours | hour) | wholes | hours ) later")),
    ("ago_adjective", "unit dash (ago | later)"),
    ("set_of",
     ("each ( amount? (counted | quarter) | weekday | month | part | season | ordinal unit ) | per (unit | hour | quarter)"
     " | (edge dash?)? weekdays parts? | weekday parts | often")),
    ("window",
     ("( (the? rel | the ordinal | rel ordinal | rel the) ( about? amount ) more? (wholes | whole | hours | hour | weekends)"
     " | the? (rel | ordinal) (wholes | hours) | the amount rel? more? (wholes | hours) ) ( of (month_of | year) )?")),
    ("relative",
     ("the (ordinal | rel) (unit | weekend) of (month_of | year) | soon? begin? the? rel fiscal? (whole | weekend)"
     " | (begin | soon the) (whole | weekend)"
     " | (the | each) ordinal (unit | hour) | soon? the unit beside")),
    ("weekday_of", "soon? begin? (the? rel)? any_weekday | the weekend"),
    ("named", "begin? (the? rel)? holiday year_of?"),
    ("end", "end_of year_of?"),
    ("the_unit", "the fiscal? more? unit (?! dash)"),
    ("the_quarter", "the fiscal? more? quarter (?! dash)"),
    ("day_word", "(soon | begin | edge dash)? deixis"),
    ("length", """
        about? (
            (amount | an | another amount?) more? (counted | quarter) (?! dash (ago | later | more))
            ( and_ an? half )? (dash? old (?! word))?
            | an amount dash? counted period
            | amount dash more? dash? counted (?! dash old)
        )
        | the edge? units
        | (?<! dash) units (?! dash (old | more)) (and_ units)?
        | (?<! dash) (unit | units) dash (old | more)"""),
    ("that_time", "the? rel (period | time)"),
    ("reference", "ref | the? ref_noun | the past | ref_adjective"),
    ("years_tail", "(?<= year dash) (day | number)"),
)  # fmt: skip

FUTURE_WORDS = (
    "will|shall|would|going to|plans? to|planned|expected|expects?|scheduled|due|upcoming|next|is to|are to|plan|set to|"
    "ahead of|coming|may|could|can|"
    "(?:agreed|decided|voted|vowed|promised|pledged|intended|hoped|wanted|asked|ordered|urged|proposed|offered|invited|"
    "required|supposed|likely|hopes|wants|intends|agrees|vows|aims|seeks) to"
)
"""What makes a weekday or a month without a year the next one."""

PAST_VERBS = (
    "said|was|were|had|did|has|have|arose|ate|beat|became|began|bent|bit|blew|bought|bound|bred|broke|brought|built|burnt|"
    "came|caught|chose|clung|crept|dealt|drank|drew|drove|dug|fed|fell|felt|fled|flew|forbade|forgot|fought|found|froze|gave|"
    "got|grew|heard|held|hid|hung|kept|knelt|knew|laid|lay|leapt|learnt|led|left|lent|lost|made|meant|met|overcame|overtook|paid|"
    "ran|rang|rebuilt|rode|rose|sang|sank|sat|saw|sent|shook|shot|shrank|shut|slept|slid|sold|sought|sped|spent|split|spoke|"
    "sprang|stole|stood|stuck|struck|swam|swept|swore|swung|taught|threw|told|took|tore|thought|understood|undertook|went|"
    "withdrew|woke|won|wore|wove|wrote"
)
"""Irregular forms of the past, except those that are written like the present ("put")."""

COUNTED_NOUNS = (
    "people|men|women|soldiers|troops|shares|miles|km|kilomet\\w+|meters|metres|feet|tons|tonnes|pounds|dollars|points|jobs|"
    "workers|employees|aircraft|prisoners|casualties|votes|homes|houses|students|units|guns|ships|tanks|children|members|"
    "companies|cars|barrels|hectares|acres|kg|mph|inches|strong|civilians|persons|passengers|households|villages|rpm|mhz|"
    "calories|euros|yen|yuan|baht|rupees|rupiah|roubles|rubles|pesos|francs|kron\\w+|kroner|rand|reais|liras?|dirhams|riyals|dinars|shillings|naira|ringgit|zloty\\w*|"
    "forints|crowns|rounds|items|words|pages|degrees|volts|watts|mm|cm|more"
)
"""What follows a number that is not a year: "1500 people"."""

YEAR_CUES = (
    "in|of|since|by|until|till|from|to|and|before|after|during|year|early|late|mid|spring|summer|autumn|fall|winter|through|"
    "between|for|or|around|about|on|the|its|this|his|her|their"
)
"""What stands before a year that a noun follows: "in 1961 tanks"."""

LABELS = (
    "resolution|flight|room|route|highway|chapter|section|article|law|act|bill|proposition|model|boeing|airbus|windows|"
    "office|no\\.|number|nr\\.|page|line|bus|train|unit|building|lot|case|docket|id|isbn|rfc|port|height|altitude|"
    "box|mailbox|suite|ste\\.?|apt\\.?|apartment|flat|floor|level|gate|pier|dock|platform|booth|seat|locker|extension|ext\\.|"
    "postcode|zip|code|channel|form|version|serial|badge|order|invoice|ticket|contract|postfach|postbus"
)
"""What stands before a number that names a thing: "Resolution 1483"."""

NO_EVENT_WORDS = (
    "the|an?|and|or|but|i|you|he|she|it|we|they|who|which|that|this|his|her|its|their|about|on|at|to|for|with|from|by|after|before|as|"
    "was|were|is|are|had|has|have|will|would|said"
)
"""What no name of an event holds between a holiday and its year: "the Boxing Day tsunami of 2004"."""

ENGLISH = compile_language(
    "en",
    lexicon=WORDS,
    core=(
        "month", "weekday", "weekdays", "short_weekday", "unit", "units", "quarter", "quarters", "quarter_name", "century", "weekend",
        "weekends", "hour", "hours", "part", "parts", "noon", "season", "fall", "deixis", "ref", "ref_noun", "ref_adjective",
        "past", "often", "end_of", "holiday", "period", "time", "era", "decade",
    ),
    number_cues=r" ?[ap]\.?m\b| ?b\.?c\b| (?:gmt|utc)\b",
    first_words=("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    macros=MACROS,
    grammar=GRAMMAR,
    proper=(
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "march", "may", "august",
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "ad", "ce", "est", "et", "eastern", "cest",
    ),
    day_first=None,
    ordinal="st|nd|rd|th",
    decade=r"s|['’]s(?:(?<=the[ -]\d{4}['’]s)|(?<=late[ -]\d{4}['’]s)|(?<=early[ -]\d{4}['’]s)|(?<=mid[ -]\d{4}['’]s))",  # 1930's is a year elsewhere
    future=rf"\b(?:{FUTURE_WORDS})\b|['’]ll\b",
    future_before=r"\b(?:until|till|through|by|starting|beginning|effective)\s(?:\d\S*\s\S+\s)?(?:the\s)?$",
    past=rf"\b(?<!\bbe )(?<!\bis )(?<!\bare )(?:\w+ed|{PAST_VERBS})\b",
    counted_after=rf"\s?(?:-\s?)?(?:{COUNTED_NOUNS})\b",
    year_cues=rf"(?:\b(?:{YEAR_CUES})|[(\[—–,;/-])\s*$",
    labels=rf"\b(?:{LABELS})\s$",
    clock_cues=r"\b(?:at|by|from|to|until|till|about|around|before|after|since|and|between|of)\s*$",
    month_cues=(
        r"\b(?:in|since|until|till|during|last|next|this|early|late|mid|by|before|after|between"
        r"|(?P<weak>of|from|to|through|for|and|or|as))[ -]$"
    ),
    month_within=r"\b(?:in|during|throughout|within|since)\s(?:early\s|late\s|mid[ -])?$",
    infinitive=r"\bto\s(?!(?:the|an?|his|her|its|their|our|my|this|that|all|some)\b)[a-z]+\s[^.!?;:\n]{0,60}$",
    address=(
        r"\s(?:[a-z]+\s){0,2}(?:street|st\.|avenue|ave\.|road|rd\.|broadway|boulevard|blvd\.?|lane|drive|court|square|highway"
        r"|hwy\.?|parkway|terrace|plaza)\b"
    ),
    fraction=r" of\b",
    time_cues=r"\b(?:at|by|during|until|since|from|to|before)\s$",
    holiday_year=(
        rf"(?:\s(?!(?:{NO_EVENT_WORDS}|in|of)\b)[a-z][\w’'-]{{0,20}}){{0,3}}(?:\sin\s[a-z][\w’'-]{{0,20}})?"
        r"\s(?:in|of)\s(?:early\s|late\s)?(?:[a-z]{3,9}\s)?(?P<year>(?:1[5-9]|20)\d\d)(?![\w-])"
    ),
    ended=r"\s+(?:that\s+)?(?:ended|ending|ends)\s+(?P<month>[a-z]+\.?)",
    rates=r"(?:\d|\b(?:million|billion|trillion|once|twice|times|cents|dollars|percent|pounds|euros|hundred|thousand|\w+s))[ ,]*$",
    name_months=(3, 4, 5, 6, 8),
)  # fmt: skip
