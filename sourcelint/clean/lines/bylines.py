"""Who wrote a text, as one line of its page says: "By Anna Ley", "Von Jan Ott, 3.5.2024", "Words: Ana Roe", "作者：王小明".

Pure functions of one line. Names are told by their capitals; where a script has none, only the words of a label tell.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sourcelint.clean.lines.agencies import SHORT_WIRES
from sourcelint.clean.lines.date_stamps import has_date_label, is_dateline
from sourcelint.clean.lines.dates import MONTHS, has_year
from sourcelint.clean.lines.line import ending
from sourcelint.expressions import lazy

MAX_BYLINE_CHARS = 160
"""Characters of the longest line that is a byline."""

_PARTICLE = r"(?:de|da|do|dos|das|del|della|di|du|des|la|le|van|von|der|den|zu|zur|ter|ten|al|el|bin|ibn|ben|y|e|i)"
_NAME_WORD = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄΑ-ΩΆ-Ώ][\w’'.-]{0,24}"
NAME = rf"{_NAME_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_NAME_WORD}){{1,4}}"
_NAME_LINE = lazy(rf"^{NAME}$")
_NO_NAME_LIST = r"""
    news media magazine times post daily weekly journal press group team staff desk editors? editorial university
    institute center centre project program programme policy history company inc ltd llc gmbh department ministry
    committee association society foundation agency council party school college bank market review report analysis
    military politics world business sports? culture opinion contact privacy terms home about related pages articles?
    today online network international global national war peace north south east west united street road city read
    more next previous share follow sign log subscribe menu search copyright context introduction conclusion
    background overview summary by the and of for in on with how why what who when where best top new studio redaktion
    courier herald tribune gazette chronicle telegraph guardian observer bulletin wire bbc cnn science tech technology
    health finance estate learning intelligence development design energy climate environment education travel food
    lifestyle entertainment arts video latest breaking features? security engineering marketing software data
    artificial human rights affairs relations community stories events? updates? announcements? research exploration
    change living digital cloud mobile gaming games movies? beauty fashion recipes? tips tutorials? releases? blogs?
    podcasts? pacific america africa asia europe real\sestate personal social\smedia takeaways questions chapter table
    min mins minutes hours? days? ago
"""
"""Words of outlets, offices, sections and headings that stand capitalised like names."""
_NOT_A_NAME = lazy(rf"\b(?i:{'|'.join(_NO_NAME_LIST.split())})\b")
_PLACE = lazy(r"(?:San|Los|Las|Santa|São|Saint|St\.?|Port|Fort|Lake|Mount|Cape|Hong|Rio|Buenos|Tel|Abu|Kuala|Addis)\s")
"""First words of places that have the shape of a name: "Tom Reed, San Francisco"."""


def _any_of(phrases: str) -> str:
    """Make an alternation of a list of phrases, in which `_` is a space inside a phrase."""
    return "|".join(phrases.replace("_", r"\s").split())


# What a writer is said to have done, and what is no writing of the text at all.
_WROTE = """
    written posted reported reporting published story words text article analysis report compiled interview review reviewed
    submitted authored contributed created essay commentary opinion column recipe guest_post
"""
_PICTURED = "photo photos photography pictures video"
_HELPED = f"""
    {_PICTURED} photograph photographs images illustration illustrations translated edited
    medically_reviewed medically-reviewed medically_checked medically-checked fact_reviewed fact-reviewed fact_checked fact-checked
"""
_BY = "by von par por da di door av af przez"
_ARTICLE = "a an ein eine un une una uma"
# A line a language: English, German, French, Spanish and Portuguese, Italian.
_GENRE = """
    commentary essay column analysis opinion review guest_post guest_essay guest_column
    kommentar analyse gastbeitrag gastkommentar kolumne reportage bericht interview glosse leitartikel porträt
    chronique tribune récit enquête propos_recueillis recueilli recueillis
    análisis crónica reportaje entrevista opinión columna análise crônica reportagem
    analisi commento
"""
_AUTHOR = """
    author authors autor autorin autores autora auteur auteurs auteure auteures autore автори автор yazan συντάκτης redacción
    redaktion redakcja
"""
_INTERVIEWED = "das_gespräch_führte das_gespräch_führten das_interview_führte das_interview_führten interview_führte"
_LABEL = "words text texts texte texto testo текст byline by-line reporter writer journalist journaliste story"
"""What names an author only with a colon behind it."""
_WORDS_AND_PICTURES = (
    r"(?:\s?(?:and|&|\+|/|und|et|y|e)\s?(?:photos?|photographs?|photography|pictures|video|fotos?|bilder?|images))?"
)
_CREDIT = lazy(
    rf"""^[\s\-–—*_(•|]{{0,4}}(?i:
      (?P<help>(?:{_any_of(_HELPED)})\s(?:{_any_of(_BY)}))
    | (?:(?:(?:{_any_of(_PICTURED)})\s(?:and|&)\s)?(?:{_any_of(_WROTE)}){_WORDS_AND_PICTURES}\s)?(?:{_any_of(_BY)})
    | (?:(?:{_any_of(_ARTICLE)})\s)?(?:{_any_of(_GENRE)})\s(?:{_any_of(_BY)}|de)
    | (?:{_any_of(_AUTHOR)})(?:\(\w{{1,3}}\))? | {_any_of(_INTERVIEWED)}
    | (?:{_any_of(_LABEL)}){_WORDS_AND_PICTURES}(?=\s?[:：])
    )\s?[:：]?[*_]{{0,2}}\s{{1,2}}(?i:by\s(?=\S)|the\s)?(?P<name>\S.{{0,150}})$""",
    re.VERBOSE,
)
_FIRST = frozenset(
    phrase.partition("_")[0]
    for phrase in " ".join((_WROTE, _HELPED, _BY, _ARTICLE, _GENRE, _AUTHOR, _INTERVIEWED, _LABEL)).split()
)
"""What the expression above begins with: most lines are not held against it."""
_FIRST_LETTERS = lazy(r"[\s\-–—*_(•|]{0,4}([^\W\d_]{1,30})")
_FIRST_WORD = lazy(r"[\s\-–—*_(•|]{0,4}([^\s:：*_]+)")
_BY_BEHIND = lazy(
    r"""[\s|•·,]{1,3}(?:(?:by|von|par|por|door|di)\s?:? | (?:authors?|autor(?:in)?|auteure?|autore|автор)\s?:)\s(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)
_BY_IN_COLUMN = lazy(
    r"[^|•·\n]{2,40}[|•·]\s{1,2}(?=(?:by|von|par|por)\s[A-ZÀ-Þ])", re.IGNORECASE, needs=("|", "•", "·")
)
"""Who published it, in a column before the byline: "Bay News | By Anna Ley"."""
_ACCOUNT = lazy(
    r"""(?:(?:posted|submitted|started|asked|answered|published|written)\s)?
    by\s(?P<name>(?:u/)?(?!\d{1,4}\b)[\w.@-]{2,30})
    (?=\s(?:on|at)\s\d | \s(?:on|at)\s[A-Z] | \s?[»|•·,]\s | \s\d)  # a date, or the next column""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a forum calls its members: one word, in front of the date."""
_MEMBER = lazy(
    r"[\s\-–—*_(•|]{0,4}(?:(?:posted|submitted|written)\s)?by\s[*_]{0,2}(?P<name>/?u/[\w-]{2,30})", re.IGNORECASE
)
"""A member of Reddit, whose sign tells that it is one: "(by /u/harbour_fan)"."""
_ONE_WORD = lazy(r"[\w.-]{2,30}")
_UNCASED = lazy(
    r"""(?:作者|撰文|执笔|執筆|著者|ライター|記者|记者|文)\s?[:：/／|｜]\s?  # Chinese and Japanese labels
        (?P<a>[\u3040-\u30ff\u3400-\u9fff·・]{2,12}(?:[ 、,，][\u3400-\u9fff·]{2,4}(?![\u3400-\u9fff]|\s?[:：])){0,4})
  | (?:^|[\s（(]|本报|通讯员)(?:记者|記者)\s  # Chinese: "reporter", then names
        (?P<b>[\u3400-\u9fff]{2,4}(?:\s[\u3400-\u9fff]{2,4}){0,3})(?=[\s）)]|$)
  | (?:^|[\s\]】|])(?P<c>[\uac00-\ud7af]{2,4}(?:[·,]\s?[\uac00-\ud7af]{2,4}){0,3})  # Korean: names, then "reporter"
        \s?(?:선임|전문|인턴)?기자(?=$|[\s(（=])
  | ^(?:كتبت?|بقلم|إعداد|الكاتب|מאת|نویسنده|लेखक)\s?[:：–-]\s?  # Arabic, Hebrew, Persian and Hindi labels
        (?P<d>[^\d|:：،,]{3,40}?)\s*(?:$|[|،,:-])""",
    re.VERBOSE,
)
_LABELS = ("作", "文", "者", "기자", "كتب", "بقلم", "إعداد", "الكاتب", "מאת", "نویسنده", "लेखक", "ライター", "筆", "笔")

_ENDS = lazy(
    r"""\s{0,9}(?:
        ,?\s(?:and\s)?(?:photo\w{0,8}|pictures|illustrat\w{1,4}|video|edit\w{2,3}|translat\w{2,3})\s(?:by|von|par)\s
      | [;|•·()\[\]»] | \s[-–—]\s | ,?\s\d
      | ,?\s(?:for|in|at|on|aus|für|em|en|à|via|from|of|with|as|updated|published|posted|last|
            publié|mis|veröffentlicht|aktualisiert|el|le|am|is)\s
      | \s\S{1,99}@\S | https?: | www\. | @
    ).*$""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
"""What a byline says behind the names: a place, an outlet, a date, a reading time, an address, other people's work."""
_ROLE = (
    r"writers?|reporters?|correspondents?|editors?|journalists?|columnists?|contributors?|author|professor|fellow|analyst|director|"
    r"producer|publisher|blogger|critic|phd|md"
)
_ENDS_IN_ROLE = lazy(rf"\s(?:{_ROLE})$", re.IGNORECASE)
"""What somebody does, whatever stands before it: "Associate Publisher"."""
_ROLE_BEHIND = lazy(
    rf"""\s(?:(?:
        (?-i:[A-Z]{{2,5}})|Associated|  # an agency
        Senior|Chief|Staff|Special|Political|Foreign|Deputy|Managing|Contributing|Freelance|Guest|
        Environment|Science|Health|Business|Sports?|Education|Crime|Diplomatic|Economics|News|Press|Tech(?:nology)?
    )\s){{0,4}}
    (?:(?:(?<=Senior\s)|(?<=Chief\s)|(?<=Special\s)|(?<=Foreign\s))(?:(?-i:[A-Z][a-z]{{1,15}})\s){{1,2}})?  # "Senior Washington Correspondent"
    (?:{_ROLE})\b.*$""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = lazy(r"\s?,\s?(?:and|und|et|y|e|&)\s|\s(?:and|und|et|y|e|og|och|en|и|та|&|\+)\s|\s?[,/]\s?")


_NOBODY = lazy(
    r"""(?:site\s?)?admin(?:istrator)?|numbers|editor|user|author|guest|root|webmaster|anonymous|unknown|n/?a|none|fail
      | nan|null|nil|undefined|false|no\s(?:author|byline)|not\s(?:available|specified)  # what programs write for nothing
      | taboola|outbrain|revcontent|mgid|zergnet|dianomi|disqus|criteo|nativo  # advertisers that sign their boxes
      | (?:本站|本网|本报|网站|网络|网上|互联网|原创|整理|转载|未知|不详|佚名|匿名|小编|管理员|编辑|综合|来源|作者|网友|站长|采集|投稿|用户|无)+
      | (?:関係者|編集部|匿名希望|不明)""",
    re.IGNORECASE | re.VERBOSE,
)
_NEXT_LABEL = lazy(
    r"(?:责任|責任|执行)?(?:编辑|編輯|责编|編集|编审|审核|校对|来源|來源|稿源|时间|日期|发布|發布|阅读|浏览|点击|摄影|攝影|字号|翻译|制图|记者|記者)\s?$"
)
"""A label that stands behind the names without a space, up to its colon."""
_NO_AUTHOR = lazy(
    r"""https?:|www\.|^@  # an address or an account
      | ^[\W\d_]*$  # no letters
      | [{}]|%%|<%|\*\|  # what a template left unfilled
      | \.(?:com|org|net|de|fr|es|it|co|io|edu|gov|example)\b  # an outlet by its domain
      | ^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?\s(?=[^\d]{0,20}\d)  # a date, and not "Monika Ley"
      | \b\d{1,3}\s?(?:sec|min|h(?:ou)?r|day|week|month|year|stund|tag|woch|heure|jour|semaine|hora|d[ií]a|ore|giorn|uur|dag)  # a list of news
      | ^staff$ | ^(?:developed|designed|powered)\sby\s""",
    re.IGNORECASE | re.VERBOSE,
)
_MAIL = lazy(r"<?(?:mailto:)?[^\s<>()@]{1,80}@[^\s<>()@]{1,80}>?", re.IGNORECASE)
_HANDLE = lazy(r"(?:(?<=[^\W\d_])|,?\s)(?>@[\w/]{1,60}+){1,4}+(?![\w.@-])")
"""The name of an account behind a name: "Anna Ley@annaley", also of several networks; an address of mail has a dot."""
MAX_AUTHORS_CHARS = 500
"""Characters of all the names of authors."""
_DAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tues? wed thurs? fri sat sun montag dienstag mittwoch
    donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves
    viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag
    vrijdag zaterdag zondag
"""
_CONTROLS = """
    follow following share subscribe print bookmark save listen email e-mail tweet twitter facebook linkedin instagram
    comments? contact view more bio profile category categories tags? tagged lesezeit folgen abonnieren teilen suivre partager abonner seguir compartir
"""
_GLUED_TO = r"(?:,?\s|(?<=[^\W\d_A-Z])(?=[A-Z]))"
_DAY_NAMES = (*_DAYS.replace("s?", "").split(), *(name.replace(" ", "") for name in MONTHS))
_GLUED_DATE = lazy(
    rf"""{_GLUED_TO}(?:(?i:on|am|le|el|il|op|den)\s)?
    (?i:{"|".join(_DAYS.split())}|{"|".join(sorted(MONTHS, key=len, reverse=True))})\.?,?\s(?=[^\d]{{0,20}}\d)""",
    re.VERBOSE,
)
_GLUED_BUTTON = lazy(rf"{_GLUED_TO}(?i:{'|'.join(_CONTROLS.split())})(?:[\s:][^a-z].{{0,99}})?$")
"""What stands behind a name without any sign between: "Anna Ley March 5, 2015", "Anna Ley Follow" and the reading time."""
_NEXT_SENTENCE = lazy(r"(?<=[^\W\d_]{2})\.\s(?:published|posted|updated|last|first)\b.*$", re.IGNORECASE)
"""When the text was published, in a sentence of its own: "Written by Anna. Published on 2 May 2024"."""
_LAST_AND = lazy(r"\s(?:and|und|et|y|&)$")
_COLUMN = lazy(r"\s?[|·•]\s|\s/\s(?=[^/]*\d{4})|(?<=\d{4})\s/\s|\s/\s(?=\d)")
_PLACED = lazy(
    rf"""{NAME}
    (?:\sin\s{_NAME_WORD}(?:\s{_NAME_WORD}){{0,2}}?,?\s(?:and|&)\s{NAME}){{1,3}}
    (?=\sin\s[A-ZÀ-Þ]|\W*$|\s?[;|•·])""",
    re.VERBOSE,
)
"""People who write from several places: "Anna Ley in Bonn and Jan Ott in Ulm"."""
_INNER_PLACE = lazy(rf"\sin\s{_NAME_WORD}(?:\s{_NAME_WORD}){{0,2}}?(?=,?\s(?:and|&)\s)")
_OUTLET = lazy(
    r"""\b(?:
        news|media|magazine|times|post|daily|weekly|journal|press|courier|herald|tribune|gazette|chronicle|telegraph|
        guardian|observer|bbc|cnn
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that the names of outlets hold."""
_WIRE = lazy(SHORT_WIRES)
_ROLE_ALONE = lazy(r"\s(?i:correspondent|reporter|editor|writer|journalist|columnist|contributor|producer|blogger)s?$")
"""What ends a line that has the shape of a name, and is what somebody does: "Harbour Correspondent"."""
MAX_NAME_CHARS = 60
MAX_DESK_WORDS = 14
"""Words behind "by" that may be the names of desks and outlets."""
MAX_OUTLET_PARTS, MAX_OUTLET_WORDS = 2, 4
"""Parts behind a name, divided by commas, that are outlet and place, and words of each, or of what somebody does."""
_IN_PLACE = lazy(r"\s(?:in|/|—|–)\s[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2}$")


def byline_of(line: str) -> str | None:
    """Read who wrote it from a line such as "By Anna Ley" or "Von unserer Redaktion"; None if it is not a byline.

    What is returned stands in the line as it is: one name, or several as the line lists them.
    """
    names, wrote = _read(line) if _may_be_credit(line) else (None, False)
    return names if wrote else None


def is_credit(line: str) -> bool:
    """Tell whether a line is a byline, or says who took the pictures, edited or translated."""
    return _may_be_credit(line) and _read(line)[0] is not None


def _may_be_credit(line: str) -> bool:
    """Spare most lines the reading: a credit begins with one of some words, or has a year or a label."""
    if len(line) > MAX_BYLINE_CHARS:
        return False
    first = _FIRST_WORD.match(line)
    if first is not None and first[1].lower().partition("(")[0] in _FIRST:
        return True
    return has_year(line) or line.endswith(" ago") or _has_label(line) or _BY_IN_COLUMN.match(line) is not None


def _has_label(line: str) -> bool:
    """Check for one of the labels that tell names in scripts without capitals."""
    return not line.isascii() and any(map(line.__contains__, _LABELS))


@lru_cache(maxsize=256)
def _read(line: str) -> tuple[str | None, bool]:
    """Read once what several steps ask for: the names of a credit, and whether it is for writing the text."""
    column = _BY_IN_COLUMN.match(line)
    own = line[column.end() :] if column else line
    first = _FIRST_LETTERS.match(own)
    match = _CREDIT.match(own) if first and first[1].lower() in _FIRST else None
    names = _names_behind_by(match["name"], line) if match else None
    if match is not None and match["help"]:
        return names, False
    names = names or _uncased(line) or _behind_date(line) or _account(line) or _member(line)
    return (None, False) if names is None or is_nobody(names) else (names, True)


def _member(line: str) -> str | None:
    match = _MEMBER.match(line) if "u/" in line else None
    return match["name"] if match else None


def is_name(line: str) -> bool:
    """Tell whether a line is a person's name and nothing else."""
    if len(line) > MAX_NAME_CHARS or line.isupper():
        return False
    return _NAME_LINE.match(line) is not None and not _NOT_A_NAME.search(line)


def names_of(line: str, *, capitals: bool = False) -> str | None:
    """Read a line of nothing but names, a place, a role, a date: "Anna Ley & Jan Ott", "Tom Roe in Cairo", "2 May 2024 | Eva Lind".

    With `capitals` also "ANNA LEY", which alone might be a heading.
    """
    if capitals and line.isupper():
        return _capital_names(line)
    if len(line) > MAX_BYLINE_CHARS:
        return None
    columns = [column for column in _COLUMN.split(line) if column]
    if len(columns) > 1 and not any(map(is_dateline, columns)):
        return None
    found = [names for names in map(_bare_names, columns) if names]
    return found[0] if len(found) == 1 else None


def _capital_names(line: str) -> str | None:
    named = (names_of(line.title()) or "").upper()
    return named if named and named in line else None


def _bare_names(column: str) -> str | None:
    if not column[:1].isupper():
        return None
    column = without_glued(column)
    bare = _without_role(_IN_PLACE.sub("", column))
    if all(map(is_name, _BETWEEN.split(bare))):
        return bare if not _ROLE_ALONE.search(bare) else None
    return of_outlet(column) or with_role(column)


def of_outlet(line: str) -> str | None:
    """Read the name from a line that goes on with an outlet, perhaps a place: "Anna Ley, Bay News, Bonn"."""
    name, *others = line.split(", ")
    if not 1 <= len(others) <= MAX_OUTLET_PARTS or not all(map(_is_brief_title, others)):
        return None
    return name if is_name(name) and _OUTLET.search(others[0]) else None


def with_role(line: str) -> str | None:
    """Read the name from a line that goes on with what somebody does: "Anna Ley, harbour correspondent"."""
    name, _, role = line.partition(", ")
    is_role = len(role.split()) <= MAX_OUTLET_WORDS and _ROLE_ALONE.search(f" {role}") is not None
    return name if is_role and is_name(name) else None


def _is_brief_title(part: str) -> bool:
    words = part.split()
    return len(words) <= MAX_OUTLET_WORDS and all(word[0].isupper() for word in words)


def without_glued(names: str) -> str:
    """Take a date or the text of a button off the words that may be a name; "Theresa May 5" is one that may go on."""
    first = len(names.split(" ", 1)[0])
    button = _GLUED_BUTTON.search(names, first)
    date = _GLUED_DATE.search(names, first) if _may_name_day(names) else None
    if date is not None and (button is None or date.start() <= button.start()):
        name = names[: date.start()]
        return names if " " not in name and "may" in date.group().lower() else name
    if button is not None:
        name = names[: button.start()]
        return names if " " not in name else name
    return names


def _may_name_day(names: str) -> bool:
    """Check for a figure and a word that ends as a day or a month is called, before the long expression is compiled."""
    return any(map(str.isdecimal, names)) and any(
        word.rstrip(".,").endswith(_DAY_NAMES) for word in names.lower().split()
    )


def _names_behind_by(rest: str, line: str) -> str | None:
    """Take the names from what stands behind "by"; None if that is prose."""
    rest = _NEXT_SENTENCE.sub("", without_glued(rest))
    placed = _PLACED.match(rest) if " in " in rest else None
    if placed and all(map(_is_name, _BETWEEN.split(without_places(placed[0])))):
        return placed[0]
    said = _LAST_AND.sub("", _ENDS.sub("", rest).strip(" \t*_)|.,"))
    first, *others = _BETWEEN.split(said)
    name = _without_role(first)
    if not name[:1].isupper():
        return None
    if not (_is_name(name) and _may_follow_name(rest[len(name) :])) and not _is_brief(rest, line):
        return None
    end = len(name)
    if name == first:
        for other in others:
            name = _without_role(other)
            if not _is_coauthor(name):
                break
            end = said.find(name, end) + len(name)
    return said[:end]


def _is_coauthor(name: str) -> bool:
    """Check for a further name in a list, which is neither a place nor the role of the one before."""
    is_role = _ROLE_BEHIND.search(f" {name}") or _ENDS_IN_ROLE.search(name)
    return _is_name(name) and not _PLACE.match(name) and not is_role


def _is_name(words: str) -> bool:
    return is_name(words.title() if words.isupper() else words)


def _is_brief(rest: str, line: str) -> bool:
    """Tell whether what stands behind "by" is mostly capitalised words, as the names of desks and outlets are."""
    words = rest.split()
    capital = sum(word[:1].isupper() for word in words)
    if len(words) > MAX_DESK_WORDS or 2 * capital < len(words):
        return False
    return ending(line) not in ("colon", "comma")


def without_roles(names: str) -> str:
    """Leave what people do, and for whom, out of a list of their names: "Anna Ley, Staff Writer, Jan Ott, CNN" → "Anna Ley, Jan Ott"."""
    first, *others = names.split(", ")
    if all(map(_is_name, _BETWEEN.split(first))):
        others = [other for other in others if not _ROLE_BEHIND.search(f" {other}")]
        if others and not _is_name(others[-1]) and (_OUTLET.search(others[-1]) or _WIRE.fullmatch(others[-1])):
            others.pop()
    return ", ".join((_without_role(first), *others))


def without_places(names: str) -> str:
    """Leave where people are out of a list of their names: "Anna Ley in Bonn and Jan Ott" → "Anna Ley and Jan Ott"."""
    return _INNER_PLACE.sub("", names)


def names_person(names: str) -> bool:
    """Tell whether a list of authors begins with a person, not with a desk or an account: "Anna Ley, Bay News".

    Scripts without capitals do not tell; there, whoever is named counts as a person.
    """
    first = _BETWEEN.split(names)[0]
    return _is_name(first) or not any(char.isupper() or char.islower() for char in first)


def is_nobody(name: str) -> bool:
    """Tell whether an author's name is that of an account which tells nobody."""
    return _NOBODY.fullmatch(name.strip()) is not None


def tells_author(name: str) -> bool:
    """Tell whether what is stated as an author can be one: no address, no "3 hours ago", no account that tells nobody."""
    return 1 < len(name) <= MAX_AUTHORS_CHARS and not _NO_AUTHOR.search(name) and not is_nobody(name)


def without_addresses(names: str) -> str:
    """Leave addresses of mail and names of accounts out: "a@bay.example (Anna Ley)", "Anna Ley@ley" → "Anna Ley"."""
    return " ".join(_MAIL.sub(" ", _HANDLE.sub("", names)).split()).strip(" ()<>,;") if "@" in names else names


def _without_role(name: str) -> str:
    """Take "Staff Writer" off "Anna Ley Staff Writer"; alone it is all that a byline says."""
    bare = _ROLE_BEHIND.sub("", name)
    return bare if len(bare.split()) > 1 else name


def _may_follow_name(behind: str) -> bool:
    """Tell whether what follows a name is of the kind that follows one in a byline."""
    if not behind.strip(" .)*_|") or has_year(behind):
        return True
    return has_date_label(behind) or _ENDS.match(behind) is not None


def _behind_date(line: str) -> str | None:
    """Read "January 5, 2025 by Anna Ley"."""
    match = _BY_BEHIND.search(line) if has_year(line) else None
    if match is None or not is_dateline(line[: match.start()]):
        return None
    rest = line[match.end() :]
    return _names_behind_by(rest, line) or (rest if _ONE_WORD.fullmatch(rest) else None)


def _account(line: str) -> str | None:
    match = _ACCOUNT.match(line) if (has_year(line) or line.endswith(" ago")) else None
    return match["name"] if match else None


def _uncased(line: str) -> str | None:
    """Read names in scripts without capitals, which only a label tells from other words."""
    match = _UNCASED.search(line) if _has_label(line) else None
    if match is None:
        return None
    names = match[match.lastgroup or 0]
    if line[match.end() :].lstrip()[:1] in {":", "："}:
        names = _NEXT_LABEL.sub("", names)
    return names.strip() or None
