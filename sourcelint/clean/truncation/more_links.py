"""Words by which a source itself says that there is more: counters, links to the rest, paywalls."""

from __future__ import annotations

import re

from sourcelint.expressions import lazy

# NewsAPI and its kin cut a text and count what they left out: "[+1234 chars]".
COUNT = lazy(
    r"""\[\s?\+?\s?(?P<number>\d{1,7}(?:[.,]\d{3}){0,2})\s?(?:more\s)?
    (?:char(?:acter)?s?|car[aá]ct[eè]res|zeichen|(?P<words>words?)|símbolos|tekens|znaków|символ\w*)\s?\]\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
CHARS_PER_WORD = 6
"""Characters of a word, and the blank behind it."""

MAX_MORE_CHARS = 200
"""Characters at the end of a line in which a link to the rest is looked for, with the title of what it leads to."""

_MORE = r"""(?:
    (?:click|tap)\shere\s(?:to\s(?:read|continue|view)|for) | continue\sread(?:ing)? | keep\sreading
  | read\s(?:more|on|further|the\s(?:rest|full|whole|entire|complete)) | (?:see|show|view|learn|know|find\sout)\smore
  | full\s(?:story|article) | (?:see|show|view|open)\s(?:the\s)?full\s(?:text|article|story|page|post|version|content)
  | (?:leer|lea|ver|ler|leia|lire|leggi)\s(?:[ao]\s|el\s|l[ae’'o]\s?)?(?:noti\w+|notas?|art\w+|entrada|matéria|texto?|testo)\s(?:complet[aeo]|entier|íntegr[ao]|inteir[ao])
  | (?:jetzt\s)?weiterlesen | mehr\slesen | (?:zum\s)?(?:ganzen|vollständigen)\sartikel
  | lire\s(?:la\ssuite|plus) | en\ssavoir\splus
  | seguir\sleyendo | sigue\sleyendo | leer\smás | continuar?\s(?:leyendo|lendo|a\sler) | leia\s(?:mais|a\s) | ler\smais | saiba\smais
  | continua\s(?:a\sleggere|la\slettura) | leggi\s(?:tutto|di\spiù|altro)
  | lees\s(?:meer|verder) | meer\slezen | les\s(?:mer|videre) | läs\s(?:mer|hela) | læs\s(?:mere|videre)
  | czytaj\s(?:dalej|więcej) | читать\s(?:далее|дальше|полностью) | подробнее | читати\sдалі
  | devamını\soku | baca\s(?:selengkapnya|lebih) | selengkapnya
  | 続きを読む | もっと見る | 阅读(?:全文|更多) | 閱讀更多 | 더\s?보기 | 전체\s?보기 | اقرأ\sالمزيد
)"""
_MORE_START = lazy(rf"[\s(\[«<*→»›-]*{_MORE}", re.IGNORECASE | re.VERBOSE)
_ANY_MORE = lazy(r"\W*(?:see|show|view|learn|know|find\sout|en\ssavoir|saiba)\b(?!\s(?:the\s)?full\b)", re.IGNORECASE)
_MORE_ALONE = lazy(rf"\W*{_MORE}\W*$", re.IGNORECASE | re.VERBOSE)
# At the end of a line; what the link leads to may follow.
MORE_END = lazy(
    rf"""[\s(\[«<*]{{0,9}}(?P<more>(?<!\w){_MORE}
    (?:\W{{0,4}}|.{{0,120}}?[\])»→›]\W{{0,3}}|\s(?:this\sentry|about|here|the|full|at|on)\b.{{0,120}}))$""",
    re.IGNORECASE | re.VERBOSE,
)

_WHO = r"(?:our\s|its\s)?(?:paid\s|paying\s|premium\s|registered\s|digital\s|full\s|all[\s-]access\s)?(?:subscribers?|members|subscriptions?)"
_WHAT = r"(?:article|story|content|post|page|piece|report|analysis|column|text|feature)"
_PIECE = r"(?:article|story|artikels?|beitrags|textes?|artículo|articolo|artigo)"
_ACCESS = r"(?:log\s?in|sign\s(?:in|up)|register|join|create\s(?:a|an|your)\s(?:free\s)?account|become\sa\s(?:member|subscriber))"


_PAYWALL = lazy(
    rf"""
    subscribe\s(?:now\s|today\s)?(?:to\s(?:read|continue|keep|unlock|access|view|see|get\sfull)|for\s(?:unlimited|full)\saccess)
  | {_ACCESS}\s(?:now\s|today\s|for\sfree\s)?to\s(?:continue|read|unlock|view|access|keep|see)
  | (?:must|have\sto|need\sto)\sbe(?:come)?\s(?:an?\s(?:\w+\s)?(?:member|subscriber)|logged\sin|registered)\sto\s(?:access|read|view|see|continue|unlock)
  | (?:members|subscribers)\sonly\W*$ | get\sfull\saccess | (?:full|whole|entire)\s{_WHAT}\s(?:is\s)?(?:only\s)?(?:available|accessible)\s(?:only\s)?(?:to|for)
  | (?:read|keep\sreading|continue)\b.{{0,24}}\b(?:free|\d+-day)\s(?:free\s)?trial
  | to\s(?:continue|keep)\sreading | continue\sreading\s(?:this\s\w+\s)?(?:with|for\sfree|by)
  | (?:this|the)\s{_WHAT}\sis\s(?:only\s|exclusively\s|currently\s)?
    (?:available\s(?:only\s|exclusively\s)?|exclusive\s|reserved\s|just\s|open\s|free\s|behind\s)?(?:for|to|a)\s(?:only\s)?(?:{_WHO}|paywall)
  | (?:rest|remainder)\sof\s(?:this|the)\s{_WHAT} | preview\sof\s(?:subscription|subscriber|premium|paid)
  | you(?:[’']ve|\shave)\s(?:reached|hit|used|read)\s(?:up\s)?(?:your|all|the)\s.{{0,24}}(?:limit|free|articles)
  | (?:subscriber|member|premium)s?[\s-](?:only|exclusive)\s{_WHAT} | {_WHAT}\sfor\s{_WHO}\sonly
  | to\sread\sthe\s(?:full|rest|whole|entire|complete|remaining) | want\sto\sread\s(?:more|on|the\srest)\?
  | (?:unlock|get)\s(?:access\sto\s)?(?:this|the\sfull|the\srest)\b.{{0,24}}{_WHAT} | free\sarticles?\s(?:left|remaining)
  | \d{{1,3}}\s?%\s(?:of\s(?:this|the)|des|dieses|de\scet|de|del|do|deste)\s(?:l[’'])?{_PIECE}\b.{{0,20}}\b(?:left|remain|unread|hidden|locked|verdeckt|verborgen|rest)
  | already\sa\s(?:subscriber|member)\?\s(?:log|sign)\sin\W*$
  | nur\sfür\sabonnent | (?:ganzen|vollständigen|gesamten)\s(?:artikel|text|beitrag)\s.{{0,24}}(?:abo|plus|registr|anmeld) | abonnieren\sund\s(?:weiter)?lesen
  | (?:mit|dank)\s(?:ihrem\s|einem\s|dem\s)?\S{{0,20}}(?:abo|plus|\+)\s(?:weiterlesen|lesen)
  | (?:jetzt\s)?weiterlesen\smit | um\s(?:weiterzulesen|den\s(?:ganzen\s)?artikel)
  | (?:article|contenu)\s(?:est\s)?réservé | réservée?s?\s(?:à\snos\s|aux\s)abonnés | il\svous\sreste\s\d{{1,3}}(?:[.,]\d{{1,2}})?\s?%
  | pour\s(?:lire|poursuivre)\s(?:la\s|l[’']) | abonnez-vous\spour
  | (?:solo|exclusivo|exclusiva|exclusivamente)\spara\s(?:los\s|nuestros\s)?(?:suscriptores|assinantes|abonados)
  | suscr[ií]bete\s(?:para|y)\b | para\s(?:seguir|continuar)\s(?:leyendo|lendo) | assine\spara
  | (?:riservat[oa]|solo\sper|esclusiv[oa]\sper)\s(?:gli\s|agli\s)?abbonati | abbonati\sper(?:\scontinuare)?
  | (?:alleen|exclusief)\svoor\sabonnees | (?:kun|bare|endast|bara)\s(?:for|för)\s(?:abonnenter|prenumeranter|medlemm) | prenumeranter\skan\släsa | (?:tylko\s)?dla\s(?:subskrybentów|prenumeratorów)
  | только\s(?:для|по)\sподпис | доступ\w{{0,6}}\s(?:только\s)?(?:по\sподписке|подписчикам)
  | 会員限定 | 有料会員 | この記事は有料 | 付费阅读 | 仅限订阅 | 구독자\s전용
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OFFER = lazy(
    r"""\s(?:
        (?:to\s)?(?:all|any|every|each|other|more|our|unlimited|exclusive|premium|thousands|hundreds)\b
        (?!\s(?:of\s)?(?:this|the\s(?:article|story|rest)))  # what the site has, and not this article
      | (?:receiving|getting|using|enjoying|supporting|following|posting|commenting)\b
      | (?:lire\s|leer\s|lee\s|ler\s|leggere\s)?(?:  # the same in Romance languages
            soutenir|recevoir|suivre|commenter|profiter|apoyar|recibir|comentar|tou(?:s|tes)|nos\b|plus\sd|d[’']autres|l[’']ensemble|tod[oa]s|nuestr[oa]s|noss[oa]s|m[aá]s\b|mais\b|si?[ne]m?\sl[ií]mites|tutt[ei]
        )
      | (?:to\s)?(?:the\s|your\s|my\s|its\s)?(?:comments?|discussion|archives?|newsletters?|account|profile|settings|library|site|website|app)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""What follows the words of a paywall if they offer something else than the rest of this text."""
_SIGN_IN = lazy(r"already\sa\b|free\sarticle", re.IGNORECASE)
"""The door of every site that sells, and its counter of what may still be read: they stand below whole articles too."""
_TOLD = lazy(r"""[“"«„]$|\b(?:who|they|readers|users|visitors|customers|people)\b[^.!?]{0,30}$""", re.IGNORECASE)
"""What stands before the words of a paywall if a text tells of one."""


# One of these stands in every notice above; a cheap test.
_PAYWALL_SIGNS = (
    "subscri", "reading", "to read", "wall", "member", "register", "sign ", "log in", "login", "join", "account", "free article",
    "premium", "preview", "rest of", "remainder of", "reached", "unlock", "access to", "get th", "abo", "lesen", "lire", "reste",
    "poursuivre", "réserv", "exclusiv", "solo ", "suscr", "leyendo", "lendo", "assin", "riservat", "sklaus", "prenumer", "subskry", "abbonat", "trial", "full ",
    "подпис", "доступ", "%", "会員", "有料", "付费", "订阅", "구독",
)  # fmt: skip


_ELSEWHERE = lazy(r"to\sread\sthe\s|want\sto\sread|(?:rest|remainder)\sof|(?:full|whole|entire)\s", re.IGNORECASE)
_DOOR = lazy(
    r"subscri|sign[\s-]?(?:in|up)|log[\s-]?in|regist|\bjoin|member|account|trial|premium|\bpa(?:y|id)|buy|purchase|\baccess\b",
    re.IGNORECASE,
)


def lost_chars(count: re.Match[str]) -> int:
    """Return how many characters a counter says are missing.

    >>> lost_chars(COUNT.search("The lamp … [+1,234 chars]")), lost_chars(COUNT.search("The lamp [200 more words]"))
    (1234, 1200)
    """
    number = int(count["number"].replace(",", "").replace(".", ""))
    return number * CHARS_PER_WORD if count["words"] else number


def asks_to_enter(line: str) -> bool:
    """Tell whether a notice speaks of a door, and does not only say where the rest is.

    >>> asks_to_enter("To read the full story, log in."), asks_to_enter("To read the complete list, run `apt changelog`.")
    (True, False)
    """
    return _ELSEWHERE.search(line) is None or _DOOR.search(line) is not None


def find_paywall(line: str) -> re.Match[str] | None:
    """Find the words of a paywall in a short line, which speak to the reader and not of readers; those of an offer if no others do."""
    lower = line.lower()
    found = _PAYWALL.finditer(line) if any(map(lower.__contains__, _PAYWALL_SIGNS)) else iter(())
    told = [match for match in found if _TOLD.search(line, 0, match.start()) is None]
    return next((match for match in told if not is_offer(line, match)), told[0] if told else None)


def is_offer(line: str, notice: re.Match[str]) -> bool:
    """Tell whether the words of a paywall only offer the site, as below a whole article: "Subscribe to read all stories"."""
    return _SIGN_IN.match(notice.group()) is not None or _OFFER.match(line, notice.end()) is not None


def is_more(line: str) -> bool:
    """Check whether a line begins as a link to the rest of a text does."""
    return _MORE_START.match(line) is not None


def is_more_of_this(line: str) -> bool:
    """Check whether a line begins as a link to the rest of this text does; "learn more" may lead to anything."""
    return is_more(line) and not _ANY_MORE.match(line)


def is_bare_more(line: str) -> bool:
    """Check whether a line is a link to the rest of a text and nothing else."""
    return _MORE_ALONE.match(line) is not None
