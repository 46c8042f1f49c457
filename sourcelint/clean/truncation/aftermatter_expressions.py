"""Expressions for lines that follow an article: headings of sections, credits, notices, addresses, references."""

from __future__ import annotations

import re

from sourcelint.clean.lines.agencies import LONE_WIRES
from sourcelint.expressions import lazy

# Headings under which no more of the article follows, but whole sentences may: biographies, notes, sources.
BOX = lazy(
    r"""
    ^\W*(?:
      # who wrote or publishes it
        about\s(?:the\s)?(?:authors?|writers?|contributors?|us|company|organi[sz]ation)
      | (?-i:[Aa]bout\s[A-Z]).{1,30} | author(?:s|\sbio(?:graphy)?|\sinformation)?
      # references and notes
      | references | sources? | bibliography | works\scited | foot\s?notes? | (?:end)?notes | citations
      | acknowledge?ments? | resources
      # "sources" in other languages
      | sumber | kilde | källa | lähde | forrás | zdroj | źródło | kaynak | bron | quelle | fuente | fonte | 출처
      | 来源 | 來源 | المصدر
      # declarations
      | (?:conflicts?\sof\sinterest|competing\sinterests) | disclosures? | disclaimer | credits | appendix
      # contacts, outlooks, comments
      | (?:media\s|press\s)?contacts?(?:\sinformation)? | further\s(?:reading|information)
      | forward[-\s]looking\sstatements | boilerplate | comments? | \d+\scomments? | leave\sa\s(?:comment|reply)
      # German
      | quellen | literatur | über\s(?:den\sautor|die\sautorin|uns|.{1,30}) | zur\sperson
      # French
      | sources\set\snotes | à\spropos.{0,30}
      # Spanish, Portuguese
      | sobre\s(?:el|la|o|a)\saut.{0,8} | fuentes | referencias | fontes | referências
      # Italian
      | fonti | bibliografi[ae] | note
      # Dutch, Polish, Russian, Chinese, Japanese
      | bronnen | źródła | przypisy | источники | примечания | литература | 参考文献 | 出典 | 参考资料
    )\W*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
LINKS = lazy(
    r"""
    ^\W*(?:
      # more to read
        see\salso | read\s(?:next|also|more) | also\s(?:read|see) | more\s(?:on|from|about|in)\s.{2,40}
      | most\s(?:read|popular|viewed|shared)
      # sharing, tags, newsletters
      | share(?:\s.{0,24})? | tags? | follow\sus.{0,24} | newsletter(?:\ssign-?up)?
      # advertisements, the pieces before and after
      | sponsored | advertisement | previous\s(?:article|post) | next\s(?:article|post|steps)
      # German
      | lesen\ssie\sauch | weiterführende\slinks | schlagwörter
      # French, Spanish, Portuguese, Polish, Japanese, Chinese, Korean
      | voir\saussi | lea\stambién | leia\stambém | zobacz\s(?:też|także|również) | 関連記事 | 相关阅读 | 相關新聞 | 관련기사
    )\W*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
JOIN = lazy(
    r"""
    ^\W*(?:
      # who has an account
        (?:already|not\s(?:yet\s)?a|schon|bereits|noch\skein|sie\s(?:sind|haben)|déjà|vous\savez|ya\s(?:eres|tienes)|già|sei\sgià|уже)\b[^?]{0,40}?
        (?:subscri|member|account|abo\b|abonn|konto|mitglied|compte|suscript|cuenta|socio|abbonat|аккаунт|подпис)[^?]{0,20}\?.{0,40}
      # who should get one
      | (?:please\s)?(?:sign|log)\s?(?:in|up)\b.{0,50} | (?:please\s)?register\b.{0,50}
      | (?:create|become)\sa\w?\s(?:free\s)?(?:account|member|subscriber|supporter)\b.{0,40}
      | (?:unlock|enjoy|try|get|join|read)\b.{0,40}\b(?:access|free\sfor|articles|stories\s(?:like|for))\b.{0,30}
      | (?:jetzt\b.{0,40}\s)?(?:abonnieren|registrieren|anmelden)\b.{0,60} | jetzt\stesten\b.{0,40} | melden\ssie\ssich\san\b.{0,40}
      | (?:abonnez|inscrivez|connectez)-vous\b.{0,60} | (?:suscr[ií]bete|reg[ií]strate|inicia\ssesión|hazte\ssocio)\b.{0,60}
      | (?:abbonati|iscriviti|accedi|assine|cadastre-se)\b.{0,60} | (?:подпи[сш]\w+|войдите|зарегистр\w+)\b.{0,60}
      # what the site has besides, how much of it may still be read, and where readers answer
      | (?:alle|mehr)\s.{0,12}artikel\slesen\b.{0,30} | accédez\sà\stou\w+\s.{0,30} | pour\slire\stou\w+\s.{0,50}
      | to\sread\smore\s(?:stories|articles)\b.{0,60} | you\shave\s.{0,20}\bfree\sarticles?\b.{0,30} | il\svous\sreste\s\d.{0,40}
      | gift\sthis\sarticle
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line with which a site asks for subscribers and members."""
_PLATFORM = (
    r"(?:facebook|twitter|instagram|linkedin|youtube|pinterest|tiktok|whatsapp|telegram|x|threads|mastodon|bluesky)"
)
# Lines that speak of the article or to its reader, by their first words.
OPENING = lazy(
    r"""
    ^[\W_]{0,4}(?:
      # more to read, listen to, watch
        read\s(?:more|next|also|the\s(?:original|full\s\w+)) | related(?:\s\w+)?\s?: | see\salso | also\sread
      | more\s?: | watch\s?: | listen\s?: | must\sread
      # the same in other languages
      | (?:à\s)?lire\s(?:aussi|également) | lesen\ssie | mehr\s(?:dazu|zum) | lea\s(?:también|más)
      | leia\s(?:mais|também) | leggi\s(?:anche|tutto) | lees\s(?:ook|meer|verder) | czytaj | читайте
      # more of the site
      | up\snext | watch\smore | (?:explore|discover|browse)\s(?:more|our|all)
      # labels, sources
      | tags?\s?: | topics?\s?: | keywords?\s?: | categor(?:y|ies)\s?: | filed\s(?:under|in)
      | posted\s(?:in|by|on) | sources?\s?: | via\s?: | quellen?\s?: | fonte\s?: | fuentes?\s?:
      # who helped
      | (?:with|additional)\s(?:assistance|reporting|reports?|inputs?|contributions?|material|agenc)
      | (?:additional\s)?reporting\s(?:by|from) | editing\sby
      | (?:the\s)?(?:associated\spress|reuters|afp|bloomberg|ap|cnn)\b.{0,80}\bcontribut
      # where and when it appeared
      | this\s(?:article|story|report|post|piece|content|version)\b.{0,120}(?:
            published | appeared | shared | updated | amended | corrected | adapted | produced | provided
          | republished | contains | sponsored | possible | generated | written | syndicated
        )
      | (?:first|originally|last)\s(?:published|posted|updated|appeared|modified)
      # updates, corrections, notes of the editor
      | updated?\s?: | last\supdated? | corrections?\s?: | editor(?:[’']?s|ial)?\s?[’']?\snote | note\s?:
      # who wrote it
      | (?:the\s)?(?:writer|author|reporter|columnist|der\sautor|die\sautorin)\s(?:is|was|has|can|ist)\b
      # how to reach them
      | follow\s(?:us|me|him|her|them|@|the) | find\sus | like\sus | join\sus | contact\s?(?:us|:) | e-?mail\s?:
      | email\s(?:us|the|him|her) | phone\s?: | tel(?:\.|efon|éfono|éphone)?\s?: | fax\s?: | address\s?:
      | for\smore\s(?:information|details) | for\s(?:media|press)\s(?:in|en)quir
      # translations, opinions, thanks
      | compiled\sby | translated\s(?:by|from) | (?:the\s)?(?:views|opinions)\sexpressed
      | updated?\s\d+\s\w+\sago | thanks\s(?:to|for)
      # more of the site
      | recommended\s?: | (?:next|previous)\s?:
      # sources in Spanish and German
      | con\sinformación\sde | mit\smaterial
      # subscribing, sharing
      | subscribe\sto\sour | sign\sup\s(?:for|to) | share\s(?:this|on|via) | pin\s?it | click\shere
      # identifiers
      | issn | isbn | doi\b
      # pictures
      | image\scredits? | photo\scredits? | main\simage | featured?\simage
      # footers of newsletters
      | unsubscribe\b
      | manage\s(?:your\s)?(?:e-?mail\s|cookie\s|newsletter\s)?(?:preferences|settings|subscriptions?)
      | update\s(?:your\s)?(?:e-?mail\s)?preferences
      | you(?:[’']re|\sare)?\s(?:receiv(?:ed|ing)\sthis|subscribed\sto)
      | view\s(?:this|it)\s(?:e-?mail\s|message\s)?(?:in|online)
      # dates and type of a paper, printers of a book
      | (?:received|accepted|revised|submitted)\s?: | (?:type)?set\sin\s(?-i:[A-Z])
      | printed\s(?:and\sbound\s)?(?:in|by)\s(?-i:[A-Z])
      # disclosures
      | disclosure | disclaimer | ftc\s?: | affiliate | generated\sby
      # comments and their form
      | comments?\s(?:are|off|\() | no\scomments | your\semail\saddress | geef\seen\sreactie | het\se-mailadres
      | ihre\se-mail-adresse | votre\sadresse\s(?:e-?mail|de\smessagerie) | (?:tu|su)\sdirecci[oó]n\sde\scorreo
      | o\sseu\sendereço\sde\se-mail | il\stuo\sindirizzo | twój\sadres | ваш\s(?:адрес|e-?mail)
      # thanks
      | h/t | hat\stip | thank(?:s|\syou)\sfor\s(?:reading|your)
      # agencies
      | for\snpr | by\s(?:staff|our)\b | with\s(?:\S+\s){0,3}(?:wires?|agencies|inputs?|reuters|ap|afp)\W*$
      # pictures
      | (?:(?:top|main|cover|header|lead|banner|title)\s)?(?:
            photo | image | picture | illustration | video | graphic
        )(?:s|graphs?)?\s(?:by|courtesy|via|from|credit)
      | foto\s?: | fotos\s?: | bild\s?: | video\s?: | photos?\s?: | image\s?:
      # where the post appeared first
      | (?:l[’']article|the\spost|this\spost)\s.{1,240}(?:est\sapparu|appeared)
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
WHOLE = lazy(
    rf"""
    ^(?:
      # agencies, who reported or edited (Japanese, Chinese, Korean)
        agenc(?:ies|y\sreports?) | (?:記者|记者|編集|编辑|文)[\s：:].{{1,30}} | .{{1,20}}\s기자
      # notes in brackets, initials of authors, page numbers, marks of the end
      | （[^（）]{{0,200}}） | [a-z]{{2,5}}/[a-z/]{{2,12}} | -\s?\d{{1,3}}\s?- | \#+ | ends? | fin | ende | koniec
      | fine | конец
      # agencies alone
      | {LONE_WIRES}
      # short notes in brackets
      | \((?:[\w./ –-]{{1,24}})\) | \[[^\]]{{0,80}}\] | \([^()]{{0,200}}\)
      # addresses, tags, telephone numbers
      | \S+@\S+ | (?:https?://|www\.)\S+ | [#@]\w[\w#@ ,]* | \+?[\d\s().-]{{7,24}}
      # rows of social networks
      | {_PLATFORM}(?:[\s,|/•·&]+(?:and\s)?{_PLATFORM})*
    )[.:]?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
ANYWHERE = (
    "all rights reserved", "©", "ⓒ", "무단전재", "무단 전재", "todos los derechos", "tous droits réservés", "alle rechte vorbehalten",
    "contributed to this ", "the editors of ", "editorial staff", "editorial team", "editorial board", "news desk", "staff writer",
)  # fmt: skip
CONTACT_SIGNS = ("@", "#", "http", "www.", ".com", ".org", ".net", ".co.", ".de", ".fr")
CONTACT_END = lazy(
    r"""
    (?:
      # tags and handles
        [#@]\w{1,60} | pic\.twitter\.com/\S{1,300}
      # addresses of mail and pages
      | [\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,99} | (?:https?://|www\.)\S{1,300}
      # bare domains
      | (?<!\S)[a-z0-9-]{1,63}\.(?:com|org|net|co\.uk|de|fr)(?:/\S{0,300})?
    )\W{0,3}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
PHONE_END = lazy(
    r"""
    (?<![\w.+])
    (?:
      # with the code of a country
        \+\d{1,3}[\s(./-]{1,3}[\d\s()./-]{5,20}\d
      # of North America
      | \(?\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]\d{4}
    )\W{0,3}$
    """,
    re.VERBOSE,
)
LINK_END = lazy(
    r"(?:\b(?:here|hier|ici|aquí|qui)\s?[:»→]?\s?(?:link)?\s*|[»→›>]\s*|\[\s?\w[\w\s]{0,20}\s?\])$", re.IGNORECASE
)
NOTE = lazy(
    r"""
    ^(?:
      # initials
        [A-Z]{2,5}$
      # a dash and a name with its handle
      | [-–—]\s?[^()]{1,60}\(@\w{1,30}\)
      # a footnote
      | [*†‡§]{1,3}\s?[^\W_] | \[\d{1,3}\]
      # a numbered reference
      | \d{1,3}\.?\s.*(?:https?:|doi|\(\d{4}\)|\(n\.d\.\)|\bpp?\.\s)
      # a raised number
      | [¹²³⁰-⁹]
    )
    """,
    re.VERBOSE,
)
_CAPITALISED = r"[A-ZÀ-Þ][\w.’'-]+"
_CAPITALISED_WORD = r"[A-ZÀ-Þ][\w’'-]+"
_TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.\s)?"
_PLACE = rf"{_CAPITALISED_WORD}(?:\s{_CAPITALISED_WORD})?"
_PROFESSIONS = r"""
    writer journalist reporter editor author professor lecturer fellow correspondent columnist director analyst researcher
    founder consultant attorney expert contributor blogger politólog[oa] abogad[oa] profesora? professora? escritora?
    analista investigadora? economista historiadora? jornalista photographer student economist historian scientist autor
    redakteur professeur journaliste periodista giornalista covers? covering writes teaches works lives
"""
"""What authors are or do; a word a pattern."""

# "Jane Holt is a reporter at …".
BIO = lazy(
    rf"""
    ^{_TITLE}{_CAPITALISED}(?:\s(?:[a-z]{{1,3}}\s)?{_CAPITALISED}){{1,3}},?
    \s(?:
        is | was | ist | est | es | è | is\sa | joined | covers | writes | lives | works | teaches
      | has\s(?:written|worked|covered|served)
    )\s
    .{{0,120}}\b(?:{"|".join(_PROFESSIONS.split())})
    """,
    re.IGNORECASE | re.VERBOSE,
)

# "Źródło: PAP", "Word count: 512": one word, a colon, a few more.
LABELLED = lazy(r"^[^\W\d_]{2,16}(?:\s?[:：]\s?\S+(?:\s\S+){0,4}|\s[a-z]{2,12}:\s?\d.{0,30})$")
LIVES = lazy(
    rf"^{_TITLE}{_CAPITALISED_WORD}(?:\s{_CAPITALISED}){{1,3}}\s(?:covers|writes|lives|works|teaches)\s[^.!?]{{2,60}}$"
)
PLACED = lazy(
    rf"""
    ^(?:
        # "Oslo, Norway"
        {_PLACE},\s{_PLACE}
        # "June 2024"
      | [A-ZÀ-Þ][a-zà-ÿ]{{2,9}}\s(?:19|20)\d\d
        # "Jane Holt reported from Oslo"
      | (?:{_CAPITALISED}\s){{2,4}}(?:reported|contributed|writes)\s(?:from|for)\s.{{2,60}}
    )$
    """,
    re.VERBOSE,
)

# Who made it: "Holt Software GmbH, Bremen".
COMPANY = lazy(
    rf"""
    ^(?:[A-ZÀ-Þ&][\w.&’'-]*\s){{1,6}}
    (?:GmbH|AG|KG|SE|Ltd|Limited|LLC|Inc|Corp|PLC|plc|S\.?A\.?|S\.?r\.?l|B\.?V|Oy|AB|ApS|Pty)\.?
    (?:,\s{_CAPITALISED_WORD}(?:\s{_CAPITALISED_WORD}){{0,2}}){{0,2}}$
    """,
    re.VERBOSE,
)
# Who sells it: "The Lamp by Ina Holt is published by Quay Press (£9.99)".
ON_SALE = lazy(
    r"""
    \b(?:is|are)\s(?:published|distributed|released|out\snow|on\ssale)\s[^.!?]{0,80}
    [(,]\s?(?:[£$€]\s?\d{1,4}(?:\.\d\d)?|\d{1,4}[.,]\d\d\s?[€£$])\)?$
    """,
    re.VERBOSE,
)
# "If you need help, call 0800 123 456", "To order, ring 020 7946 0000".
CALL = lazy(
    r"""
    ^(?:
        if\syou | for\s(?:help|support|advice|more|further|details|tickets|information)
      | to\s(?:order|book|report|donate|subscribe) | anyone\swith
    )\b[^.!?]{3,160}
    \b(?:call|ring|phone|text|contact|on|at)\s(?:[^\d.!?]{1,40}\s)?
    \+?\(?\d[\d\s()-]{2,20}$
    """,
    re.IGNORECASE | re.VERBOSE,
)

# A row of links or of a site's names: "Privacy | Terms", "Home · About".
ROW = lazy(r"^[^|·•]{1,32}(?:[|·•][^|·•]{1,32}){1,12}$")

_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = rf"""(?:
    \d{{1,2}}\.?\s{_MONTH}\s\d{{4}} | {_MONTH}\s\d{{1,2}},?\s\d{{4}} | {_MONTH}\s\d{{4}}
  | \d{{4}}-\d\d-\d\d | \d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}} | \d{{4}}
)"""
_PAGES = r"\d{1,5}(?:\s?[-–]\s?\d{1,5})?"
_PAGES_OF_ISSUE = r"e?\d{1,6}(?:\s?[-–]\s?\d{1,6})?"
# What ends a reference.
REFERENCE_END = lazy(
    rf"""
    \b(?:
        # "published online 21 May 2024", "accessed 3 May 2024"
        (?:
            published | posted | accessed | retrieved | archived | consulted | visited | viewed | abgerufen | consulté
          | consultado
        )(?:\s(?:online|first))?(?:\s?:|,)?(?:\s(?:on|in|am|le|el|em|il))?\s{_DATE}
        # "pp. 44-51"
      | (?:pp?\.|pages?|S\.|Seiten?)\s?{_PAGES}
        # "vol. 12", "no. 3"
      | (?:vol|no|nr|bd|iss)\.\s?\d{{1,5}}
        # "12(3): 44-51"
      | \d{{1,4}}\s?\(\d{{1,4}}\)(?:[,:]\s?{_PAGES_OF_ISSUE})?
        # "doi:10.1000/lamps.44"
      | doi(?:\s?:\s?|\s|\.org/)10\.\d{{4,9}}/\S{{1,60}}
    )\s?[)\]]?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
