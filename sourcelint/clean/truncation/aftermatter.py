"""Lines that follow an article without belonging to its last sentence: credits, tags, links, notes, addresses."""

from __future__ import annotations

import re

from sourcelint.clean.lines import RULE_LINE, byline_of, count_words, is_caption, is_dateline

# Headings under which nothing of the article follows.
_SECTION = re.compile(
    r"^(?:related(?:\s(?:pages|articles?|posts?|stories|content|links|topics|reading|news|coverage))?|see\salso|read\s(?:next|also|more)|"
    r"also\s(?:read|on|see)|more\s(?:on\s(?:this|the)\s\w+|from\s.{2,40}|stories|articles|news|to\sread|projects)|most\s(?:read|popular|viewed|shared)|"
    r"recommended(?:\s(?:for\syou|reading|stories|articles))?|you\s(?:may|might)\s(?:also\s)?(?:like|enjoy|be\sinterested).{0,20}|up\snext|trending(?:\snow)?|"
    r"popular(?:\sposts)?|latest(?:\s\w+)?|what\sto\sread\snext|further\sreading|editor[’']s\spicks?|don[’']t\smiss|"
    r"about\s(?:the\s)?(?:authors?|writers?|us|contributors?|this\srating)|author\sbio(?:graphy)?|references|sources|bibliography|works\scited|"
    r"foot\s?notes|notes|endnotes|citations|acknowledge?ments?|resources|disclosures?|disclaimer|credits|appendix|"
    r"tags?|categor(?:y|ies)|topics|keywords|filed\sunder|share(?:\s(?:this|on|via|post|article|the\sarticle).{0,24})?|follow\sus.{0,24}|"
    r"comments?|leave\sa\s(?:comment|reply)|join\sthe\sconversation|(?:\d+\s)?(?:comments?|responses|replies)|"
    r"newsletter(?:\ssign-?up)?|subscribe|sign\sup|previous(?:\s(?:article|post))?|next(?:\s(?:article|post|steps))?|sponsored|advertisement|"
    r"mehr\szum\sthema|das\skönnte\ssie\s(?:auch\s)?interessieren|lesen\ssie\sauch|weiterführende\slinks|quellen|schlagwörter|themen|kommentare|"
    r"(?:à\s)?lire\s(?:aussi|également)|sur\sle\smême\ssujet|articles\sliés|commentaires|voir\saussi|lea\stambién|te\spuede\sinteresar|"
    r"noticias\srelacionadas|artículos\srelacionados|etiquetas|comentarios|leia\s(?:também|mais)|veja\stambém|leggi\sanche|"
    r"potrebbe\sinteressarti|lees\sook|meer\sover|czytaj\s(?:też|także|również)|zobacz\s(?:też|także|również)|"
    r"читайте\s(?:также|ещё|еще)|теги|метки|комментарии|関連記事|相关阅读|相關新聞|관련기사)\s*[:：]?\s*$",
    re.IGNORECASE,
)
# Lines that say something about the article, whatever follows their first words.
_OPENING = re.compile(
    r"^(?:[\W_]{0,4})(?:read\s(?:more|next|also|the\s(?:original|full\s(?:report|story|article|text|list|study|paper)))|related(?:\s\w+)?\s?:|see\salso|also\sread|more\s?:|watch\s?:|listen\s?:|"
    r"lire\s(?:aussi|également|la\ssuite)|lesen\ssie|mehr\s(?:dazu|zum)|lea\s(?:también|más)|leia\s(?:mais|também)|leggi\s(?:anche|tutto)|lees\s(?:ook|meer|verder)|czytaj|"
    r"читайте|up\snext|tags?\s?:|topics?\s?:|keywords?\s?:|categor(?:y|ies)\s?:|filed\s(?:under|in)|posted\s(?:in|by|on)|source[s]?\s?:|via\s?:|quelle[n]?\s?:|fonte\s?:|fuente[s]?\s?:|"
    r"(?:with|additional)\s(?:assistance|reporting|reports?|inputs?|contributions?|material)|(?:additional\s)?reporting\s(?:by|from)|editing\sby|"
    r"(?:the\s)?(?:associated\spress|reuters|afp|bloomberg|ap|cnn)\b.{0,80}\bcontribut|this\s(?:article|story|report|post|piece|content)\b.{0,120}"
    r"(?:published|appeared|shared|updated|amended|corrected|adapted|produced|provided|republished|contains|sponsored|possible|by)|"
    r"(?:first|originally|last)\s(?:published|posted|updated|appeared|modified)|updated?\s?:|last\supdated?|correction\s?:|editor[’']?s?\snote|note\s?:|"
    r"(?:the\s)?(?:writer|author|reporter|columnist)\s(?:is|was|has|can)\b|follow\s(?:us|me|him|her|them|@|the)|find\sus|like\sus|join\sus|contact\s?(?:us|:)|"
    r"e-?mail\s?:|email\s(?:us|the|him|her)|phone\s?:|tel(?:\.|efon|éfono)?\s?:|fax\s?:|address\s?:|for\smore\sinformation|for\s(?:media|press)\s(?:inquir|enquir)|"
    r"subscribe\sto|sign\sup|share\s(?:this|on|via)|tweet|print|pin\s?it|click\s(?:here|to)|download|get\s(?:the|our|your)\s.{0,40}(?:newsletter|app|inbox)|"
    r"issn|isbn|doi\b|copyright|©|ⓒ|\(c\)\s|all\srights|alle\srechte|tous\sdroits|todos\slos\sderechos|tutti\si\sdiritti|wszelkie\sprawa|все\sправа|저작권|無断|"
    r"image\scredits?|photo\scredits?|main\simage|feature[d]?\simage|disclosure|disclaimer|ftc\s?:|affiliate|advertisement|sponsored|powered\sby|generated\sby|"
    r"comments?\s(?:are|off|\()|no\scomments|leave\sa|your\semail\saddress|h/t|hat\stip|version\stested|pin\sit|thank(?:s|\syou)\sfor\s|thanks\b.{0,30}$|"
    r"transcript|for\snpr|back\sto\stop|end\sof|the\send\b|by\s(?:staff|our)\b|bearbeitet|foto\s?:|fotos\s?:|bild\s?:|video\s?:|photo\s?:|photos\s?:|image\s?:|"
    r"l[’']article\s.{0,200}est\sapparu|the\spost\s.{0,200}appeared\sfirst|this\spost\s.{0,200}appeared)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"^(?:-\s?\d{1,3}\s?-|#+|-?30-?|ends?|fin|ende|pti|ani|ians|afp|ap|reuters|xinhua|dpa|efe|ansa|tass|upi|bernama|antara|\([\w./ -]{1,12}\)|\[[^\]]{0,80}\]|\([^()]{0,200}\)|"
    r"\S+@\S+|(?:https?://|www\.)\S+|[#@]\w[\w#@ ,]*|\+?[\d\s().-]{7,24}|(?:facebook|twitter|instagram|linkedin|youtube|pinterest|tiktok|whatsapp|telegram|email|e-mail|print|share|tweet|x|rss|reddit)"
    r"(?:[\s,|/•·&]+(?:and\s)?(?:facebook|twitter|instagram|linkedin|youtube|pinterest|tiktok|whatsapp|telegram|email|e-mail|print|share|tweet|x|rss|reddit))*)[.:]?$",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"all\srights\sreserved|contributed\sto\sthis\s(?:report|article|story)|©|ⓒ|무단\s?전재|todos\slos\sderechos|tous\sdroits|alle\srechte\svorbehalten|"
    r"(?:can\sbe\s(?:reached|contacted)|reach\s(?:him|her|them)|follow\s(?:him|her|them))\b|[\w.+-]+@[\w-]+\.\w+\W*$|(?:https?://|www\.)\S+$|[»→]\s*$|\[\s?\w[\w\s]{0,20}\s?\]$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^(?:[*†‡§]{1,3}\s?\S|\[\d{1,3}\]|\d{1,3}\.\s.*(?:https?:|doi|\(\d{4}\)|\bpp?\.\s)|[¹²³⁰-⁹])")
_BIO = re.compile(
    r"^[A-ZÀ-Þ][\w.’'-]+(?:\s(?:[a-z]{1,3}\s)?[A-ZÀ-Þ][\w.’'-]+){1,3},?\s(?:is|was|are|ist|est|es|è|joined|covers|writes|has\s(?:been|written|covered)|lives|works|teaches)\b"
)


def is_section(line: str) -> bool:
    """Tell whether a line is a heading under which nothing of the article follows."""
    return len(line) <= 60 and _SECTION.match(line) is not None


def is_aftermatter(line: str) -> bool:
    """Tell whether a line stands after the article: it may end as it likes."""
    if len(line) > 500:
        return False
    if RULE_LINE.match(line) or is_section(line) or _WHOLE.match(line) or _NOTE.match(line) or _ANYWHERE.search(line):
        return True
    if len(line) <= 300 and _OPENING.match(line):
        return True
    if len(line) <= 160 and (byline_of(line) is not None or is_dateline(line)):
        return True
    return is_caption(line) or (count_words(line) <= 40 and _BIO.match(line) is not None)
