"""Lines that follow an article without belonging to its last sentence: credits, tags, links, notes, addresses."""

from __future__ import annotations

import re
from typing import Literal

from sourcelint.clean.lines.boilerplate_phrases import boilerplate_phrase, section_opener
from sourcelint.clean.lines.bylines import is_credit
from sourcelint.clean.lines.date_stamps import is_dateline
from sourcelint.clean.lines.line import BULLET, INNER_STOP, RULE_LINE, count_words, is_caption

# Headings under which no more of the article follows, but whole sentences may: biographies, notes, sources.
_BOX = re.compile(
    r"^\W*(?:about\s(?:the\s)?(?:authors?|writers?|contributors?|us|company|organi[sz]ation)|(?-i:[Aa]bout\s[A-Z]).{1,30}|author(?:s|\sbio(?:graphy)?|\sinformation)?|references|sources?|bibliography|works\scited|"
    r"foot\s?notes?|(?:end)?notes|citations|acknowledge?ments?|resources|sumber|kilde|källa|lähde|forrás|zdroj|źródło|kaynak|bron|quelle|fuente|fonte|출처|来源|來源|المصدر|(?:conflicts?\sof\sinterest|competing\sinterests)|disclosures?|disclaimer|credits|appendix|"
    r"(?:media\s|press\s)?contacts?(?:\sinformation)?|further\s(?:reading|information)|forward[-\s]looking\sstatements|boilerplate|comments?|\d+\scomments?|leave\sa\s(?:comment|reply)|"
    r"quellen|literatur|über\s(?:den\sautor|die\sautorin|uns|.{1,30})|zur\sperson|sources\set\snotes|à\spropos.{0,30}|sobre\s(?:el|la|o|a)\saut.{0,8}|fuentes|referencias|fontes|referências|"
    r"fonti|bibliografi[ae]|note|bronnen|źródła|przypisy|источники|примечания|литература|参考文献|出典|参考资料)\W*$",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"^\W*(?:see\salso|read\s(?:next|also|more)|also\s(?:read|see)|more\s(?:on|from|about|in)\s.{2,40}|most\s(?:read|popular|viewed|shared)|share(?:\s.{0,24})?|tags?|follow\sus.{0,24}|"
    r"newsletter(?:\ssign-?up)?|sponsored|advertisement|previous\s(?:article|post)|next\s(?:article|post|steps)|lesen\ssie\sauch|weiterführende\slinks|schlagwörter|voir\saussi|"
    r"lea\stambién|leia\stambém|zobacz\s(?:też|także|również)|関連記事|相关阅读|相關新聞|관련기사)\W*$",
    re.IGNORECASE,
)
_PLATFORM = (
    r"(?:facebook|twitter|instagram|linkedin|youtube|pinterest|tiktok|whatsapp|telegram|x|threads|mastodon|bluesky)"
)
# Lines that speak of the article or to its reader, by their first words.
_OPENING = re.compile(
    r"^[\W_]{0,4}(?:read\s(?:more|next|also|the\s(?:original|full\s\w+))|related(?:\s\w+)?\s?:|see\salso|also\sread|more\s?:|watch\s?:|listen\s?:|must\sread|"
    r"(?:à\s)?lire\s(?:aussi|également)|lesen\ssie|mehr\s(?:dazu|zum)|lea\s(?:también|más)|leia\s(?:mais|também)|leggi\s(?:anche|tutto)|lees\s(?:ook|meer|verder)|czytaj|читайте|"
    r"up\snext|watch\smore|(?:explore|discover|browse)\s(?:more|our|all)|tags?\s?:|topics?\s?:|keywords?\s?:|categor(?:y|ies)\s?:|filed\s(?:under|in)|posted\s(?:in|by|on)|sources?\s?:|via\s?:|quellen?\s?:|fonte\s?:|fuentes?\s?:|"
    r"(?:with|additional)\s(?:assistance|reporting|reports?|inputs?|contributions?|material|agenc)|(?:additional\s)?reporting\s(?:by|from)|editing\sby|"
    r"(?:the\s)?(?:associated\spress|reuters|afp|bloomberg|ap|cnn)\b.{0,80}\bcontribut|this\s(?:article|story|report|post|piece|content|version)\b.{0,120}"
    r"(?:published|appeared|shared|updated|amended|corrected|adapted|produced|provided|republished|contains|sponsored|possible|generated|written|syndicated)|"
    r"(?:first|originally|last)\s(?:published|posted|updated|appeared|modified)|updated?\s?:|last\supdated?|corrections?\s?:|editor(?:[’']?s|ial)?\s?[’']?\snote|note\s?:|"
    r"(?:the\s)?(?:writer|author|reporter|columnist|der\sautor|die\sautorin)\s(?:is|was|has|can|ist)\b|follow\s(?:us|me|him|her|them|@|the)|find\sus|like\sus|join\sus|contact\s?(?:us|:)|"
    r"e-?mail\s?:|email\s(?:us|the|him|her)|phone\s?:|tel(?:\.|efon|éfono|éphone)?\s?:|fax\s?:|address\s?:|for\smore\s(?:information|details)|for\s(?:media|press)\s(?:in|en)quir|"
    r"compiled\sby|translated\s(?:by|from)|(?:the\s)?(?:views|opinions)\sexpressed|updated?\s\d+\s\w+\sago|thanks\s(?:to|for)|recommended\s?:|(?:next|previous)\s?:|con\sinformación\sde|mit\smaterial|subscribe\sto\sour|sign\sup\s(?:for|to)|share\s(?:this|on|via)|pin\s?it|click\shere|issn|isbn|doi\b|image\scredits?|photo\scredits?|main\simage|featured?\simage|"
    r"unsubscribe\b|manage\s(?:your\s)?(?:e-?mail\s|cookie\s|newsletter\s)?(?:preferences|settings|subscriptions?)|update\s(?:your\s)?(?:e-?mail\s)?preferences|"
    r"you(?:[’']re|\sare)?\s(?:receiv(?:ed|ing)\sthis|subscribed\sto)|view\s(?:this|it)\s(?:e-?mail\s|message\s)?(?:in|online)|"
    r"(?:received|accepted|revised|submitted)\s?:|(?:type)?set\sin\s(?-i:[A-Z])|printed\s(?:and\sbound\s)?(?:in|by)\s(?-i:[A-Z])|"
    r"disclosure|disclaimer|ftc\s?:|affiliate|generated\sby|comments?\s(?:are|off|\()|no\scomments|your\semail\saddress|geef\seen\sreactie|het\se-mailadres|ihre\se-mail-adresse|votre\sadresse\s(?:e-?mail|de\smessagerie)|(?:tu|su)\sdirecci[oó]n\sde\scorreo|o\sseu\sendereço\sde\se-mail|il\stuo\sindirizzo|twój\sadres|ваш\s(?:адрес|e-?mail)|h/t|hat\stip|thank(?:s|\syou)\sfor\s(?:reading|your)|"
    r"for\snpr|by\s(?:staff|our)\b|with\s(?:\S+\s){0,3}(?:wires?|agencies|inputs?|reuters|ap|afp)\W*$|(?:(?:top|main|cover|header|lead|banner|title)\s)?(?:photo|image|picture|illustration|video|graphic)(?:s|graphs?)?\s(?:by|courtesy|via|from|credit)|foto\s?:|fotos\s?:|bild\s?:|video\s?:|photos?\s?:|image\s?:|(?:l[’']article|the\spost|this\spost)\s.{1,240}(?:est\sapparu|appeared))",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"^(?:agenc(?:ies|y\sreports?)|(?:記者|记者|編集|编辑|文)[\s：:].{{1,30}}|.{{1,20}}\s기자|（[^（）]{{0,200}}）|[a-z]{{2,5}}/[a-z/]{{2,12}}|-\s?\d{{1,3}}\s?-|#+|ends?|fin|ende|koniec|fine|конец|pti|ani|ians|afp|ap|reuters|xinhua|dpa|efe|ansa|tass|upi|bernama|antara|\((?:[\w./ –-]{{1,24}})\)|\[[^\]]{{0,80}}\]|"
    rf"\([^()]{{0,200}}\)|\S+@\S+|(?:https?://|www\.)\S+|[#@]\w[\w#@ ,]*|\+?[\d\s().-]{{7,24}}|{_PLATFORM}(?:[\s,|/•·&]+(?:and\s)?{_PLATFORM})*)[.:]?$",
    re.IGNORECASE,
)
_ANYWHERE = (
    "all rights reserved", "©", "ⓒ", "무단전재", "무단 전재", "todos los derechos", "tous droits réservés", "alle rechte vorbehalten",
    "contributed to this ", "the editors of ", "editorial staff", "editorial team", "editorial board", "news desk", "staff writer",
)  # fmt: skip
_CONTACT_SIGNS = ("@", "#", "http", "www.", ".com", ".org", ".net", ".co.", ".de", ".fr")
_CONTACT_END = re.compile(
    r"(?:[#@]\w{1,60}|pic\.twitter\.com/\S{1,300}|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,99}|(?:https?://|www\.)\S{1,300}|"
    r"(?<!\S)[a-z0-9-]{1,63}\.(?:com|org|net|co\.uk|de|fr)(?:/\S{0,300})?)\W{0,3}$",
    re.IGNORECASE,
)
_LINK_END = re.compile(
    r"(?:\b(?:here|hier|ici|aquí|qui)\s?[:»→]?\s?(?:link)?\s*|[»→›>]\s*|\[\s?\w[\w\s]{0,20}\s?\])$", re.IGNORECASE
)
_NOTE = re.compile(
    r"^(?:[A-Z]{2,5}$|[-–—]\s?[^()]{1,60}\(@\w{1,30}\)|[*†‡§]{1,3}\s?[^\W_]|\[\d{1,3}\]|\d{1,3}\.?\s.*(?:https?:|doi|\(\d{4}\)|\(n\.d\.\)|\bpp?\.\s)|[¹²³⁰-⁹])"
)
_BIO = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms)\.\s)?[A-ZÀ-Þ][\w.’'-]+(?:\s(?:[a-z]{1,3}\s)?[A-ZÀ-Þ][\w.’'-]+){1,3},?\s(?:is|was|ist|est|es|è|is\sa|joined|covers|writes|lives|works|teaches|has\s(?:written|worked|covered|served))\s"
    r".{0,120}\b(?:writer|journalist|reporter|editor|author|professor|lecturer|fellow|correspondent|columnist|director|analyst|researcher|founder|consultant|attorney|expert|contributor|"
    r"blogger|politólog[oa]|abogad[oa]|profesora?|professora?|escritora?|analista|investigadora?|economista|historiadora?|jornalista|photographer|student|economist|historian|scientist|autor|journalist|redakteur|professeur|journaliste|periodista|giornalista|covers?|covering|writes|teaches|works|lives)",
    re.IGNORECASE,
)

# "Źródło: PAP", "Word count: 512": one word, a colon, a few more.
_LABELLED = re.compile(r"^[^\W\d_]{2,16}(?:\s?[:：]\s?\S+(?:\s\S+){0,4}|\s[a-z]{2,12}:\s?\d.{0,30})$")
_LIVES = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms)\.\s)?[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){1,3}\s(?:covers|writes|lives|works|teaches)\s[^.!?]{2,60}$"
)
# "Oslo, Norway", "June 2024", "Jane Holt reported from Oslo".
_PLACED = re.compile(
    r"^(?:[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?,\s[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?|[A-ZÀ-Þ][a-zà-ÿ]{2,9}\s(?:19|20)\d\d|"
    r"(?:[A-ZÀ-Þ][\w.’'-]+\s){2,4}(?:reported|contributed|writes)\s(?:from|for)\s.{2,60})$"
)

# Who made or sells it: "Holt Software GmbH, Bremen", "The Lamp by Ina Holt is published by Quay Press (£9.99)".
_COMPANY = re.compile(
    r"^(?:[A-ZÀ-Þ&][\w.&’'-]*\s){1,6}(?:GmbH|AG|KG|SE|Ltd|Limited|LLC|Inc|Corp|PLC|plc|S\.?A\.?|S\.?r\.?l|B\.?V|Oy|AB|ApS|Pty)\.?"
    r"(?:,\s[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2}){0,2}$"
)
_ON_SALE = re.compile(
    r"\b(?:is|are)\s(?:published|distributed|released|out\snow|on\ssale)\s[^.!?]{0,80}[(,]\s?(?:[£$€]\s?\d{1,4}(?:\.\d\d)?|\d{1,4}[.,]\d\d\s?[€£$])\)?$"
)
# "If you need help, call 0800 123 456", "To order, ring 020 7946 0000".
_CALL = re.compile(
    r"^(?:if\syou|for\s(?:help|support|advice|more|further|details|tickets|information)|to\s(?:order|book|report|donate|subscribe)|anyone\swith)\b[^.!?]{3,160}"
    r"\b(?:call|ring|phone|text|contact|on|at)\s(?:[^\d.!?]{1,40}\s)?\+?\(?\d[\d\s()-]{2,20}$",
    re.IGNORECASE,
)

# A row of links or of a site's names: "Privacy | Terms", "Home · About".
_ROW = re.compile(r"^[^|·•]{1,32}(?:[|·•][^|·•]{1,32}){1,12}$")
_ROW_WORDS = 4
"""Words on average in a piece of such a row."""

_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = rf"(?:\d{{1,2}}\.?\s{_MONTH}\s\d{{4}}|{_MONTH}\s\d{{1,2}},?\s\d{{4}}|{_MONTH}\s\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}})"
# What ends a reference: "published online 21 May 2024", "accessed 3 May 2024", "vol. 12, no. 3, pp. 44-51".
_REFERENCE_END = re.compile(
    rf"\b(?:(?:published|posted|accessed|retrieved|archived|consulted|visited|viewed|abgerufen|consulté|consultado)(?:\s(?:online|first))?"
    rf"(?:\s?:|,)?(?:\s(?:on|in|am|le|el|em|il))?\s{_DATE}|"
    r"(?:pp?\.|pages?|S\.|Seiten?)\s?\d{1,5}(?:\s?[-–]\s?\d{1,5})?|(?:vol|no|nr|bd|iss)\.\s?\d{1,5}|\d{1,4}\s?\(\d{1,4}\)(?:[,:]\s?e?\d{1,6}(?:\s?[-–]\s?\d{1,6})?)?)\s?[)\]]?$",
    re.IGNORECASE,
)

MAX_LINE = 500
"""Characters that a line after an article may have."""

LABEL = 80
"""Characters of a labelled credit or a place."""

NOTICE = 300
"""Characters of a notice of rights or of contributors."""


def is_section(line: str) -> Literal["", "box", "links"]:
    """Tell whether a line is a heading under which nothing of the article follows: a box of prose, or only links."""
    if len(line) > 60:
        return ""
    if _BOX.match(line):
        return "box"
    return "links" if _LINKS.match(line) or section_opener(line) else ""


def ends_in_contact(tail: str) -> bool:
    """Tell whether the end of a line is an address, a handle or a hashtag."""
    tail = tail[-100:]
    return any(sign in tail for sign in _CONTACT_SIGNS) and _CONTACT_END.search(tail) is not None


def _is_row(line: str, words: int) -> bool:
    """Tell whether a line is a row of links."""
    if "|" not in line and "·" not in line and "•" not in line:
        return False
    m = _ROW.match(line)
    return m is not None and words <= _ROW_WORDS * len(re.split(r"[|·•]", line)) and not INNER_STOP.search(line)


def is_aftermatter(line: str) -> bool:
    """Tell whether a line stands after the article: it may end as it likes."""
    if len(line) > MAX_LINE:  # prose
        return False
    if RULE_LINE.match(line) or _WHOLE.match(line) or _NOTE.match(line) or _OPENING.match(line):
        return True
    lower = line.lower() if len(line) <= NOTICE else ""
    if any(map(lower.__contains__, _ANYWHERE)):
        return True
    if is_credit(line) or is_dateline(line) or is_caption(line) or boilerplate_phrase(line):
        return True
    if len(line) <= LABEL and (_LABELLED.match(line) or _PLACED.match(line) or _LIVES.match(line)):
        return True
    words = count_words(line)
    if words > 40:
        return False
    if _COMPANY.match(line) or _ON_SALE.search(line[-NOTICE:]) or _CALL.match(line):
        return True
    if _REFERENCE_END.search(line[-LABEL:]) or _is_row(line, words):
        return True
    link = words <= 14 and "…" not in line and _LINK_END.search(line[-60:]) is not None and not INNER_STOP.search(line)
    return link or ends_in_contact(line) or _BIO.match(BULLET.sub("", line)) is not None
