"""Teasers and paywalls: the source itself says that there is more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.clean.lines import count_words, ending
from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sourcelint.clean.truncation.tail import Item
    from sourcelint.text import RawSpan

# NewsAPI and its kin: "[+1234 chars]".
_COUNT = re.compile(
    r"\[\s?\+?\s?\d{1,7}(?:[.,]\d{3}){0,2}\s?(?:more\s)?(?:char(?:acter)?s?|car[aá]ct[eè]res|zeichen|words?|símbolos|tekens|znaków|символ\w*)\s?\]\s*$",
    re.IGNORECASE,
)
_MORE = (
    r"(?:(?:click|tap)\shere\s(?:to\s(?:read|continue|view)|for)|continue\sread(?:ing)?|read\s(?:more|on|further|the\s(?:rest|full|whole|entire|complete))|keep\sreading|"
    r"(?:see|show|view|learn|find\sout)\smore|full\s(?:story|article)|view\sfull|lees\s(?:meer|verder)|meer\slezen|lire\s(?:la\ssuite|plus)|en\ssavoir\splus|weiterlesen|mehr\slesen|"
    r"jetzt\sweiterlesen|(?:zum\s)?(?:ganzen|vollständigen)\sartikel|seguir\sleyendo|leer\smás|sigue\sleyendo|continuar?\s(?:lendo|leyendo|a\sler)|leia\s(?:mais|a\s)|ler\smais|saiba\smais|"
    r"continua\s(?:a\sleggere|la\slettura)|leggi\s(?:tutto|di\spiù|altro)|czytaj\s(?:dalej|więcej)|читать\s(?:далее|дальше|полностью)|подробнее|читати\sдалі|les\s(?:mer|videre)|läs\s(?:mer|hela)|"
    r"læs\s(?:mere|videre)|devamını\soku|baca\s(?:selengkapnya|lebih)|selengkapnya|続きを読む|もっと見る|阅读(?:全文|更多)|閱讀更多|더\s?보기|전체\s?보기|اقرأ\sالمزيد)"
)
_MORE_START = re.compile(rf"[\s(\[«<*→»›-]*{_MORE}", re.IGNORECASE)
_MORE_END = re.compile(
    rf"[\s(\[«<*]*(?P<more>(?<!\w){_MORE}(?:\W{{0,4}}|.{{0,120}}?[\])»→›]\W{{0,3}}|\s(?:this\sentry|about|the|full|at|on)\b.{{0,120}}))$",
    re.IGNORECASE,
)
_WHO = r"(?:our\s|its\s)?(?:paid\s|paying\s|premium\s|registered\s|digital\s|full\s|all[\s-]access\s)?(?:subscribers?|members|subscriptions?)"
_WHAT = r"(?:article|story|content|post|page|piece|report|analysis|column|text|feature)"
PAYWALL = re.compile(
    rf"subscribe\s(?:now\s|today\s)?(?:to\s(?:read|continue|keep|unlock|access|view|see|get\sfull)|for\s(?:unlimited|full)\saccess)|to\s(?:continue|keep)\sreading|"
    r"continue\sreading\s(?:this\s\w+\s)?(?:with|for\sfree|by)|"
    r"(?:log\s?in|sign\s(?:in|up)|register|join|create\s(?:a|an|your)\s(?:free\s)?account|become\sa\s(?:member|subscriber))\s(?:now\s|today\s|for\sfree\s)?to\s(?:continue|read|unlock|view|access|keep|see)|"
    rf"(?:this|the)\s{_WHAT}\sis\s(?:only\s|exclusively\s|currently\s)?(?:available\s(?:only\s|exclusively\s)?|exclusive\s|reserved\s|just\s|open\s|free\s|behind\s)?(?:for|to|a)\s(?:only\s)?(?:{_WHO}|paywall)|"
    rf"(?:rest|remainder)\sof\s(?:this|the)\s{_WHAT}|you(?:[’']ve|\shave)\s(?:reached|hit|used|read)\s(?:up\s)?(?:your|all|the)\s.{{0,24}}(?:limit|free|articles)|preview\sof\s(?:subscription|subscriber|premium|paid)|"
    rf"(?:subscriber|member|premium)s?[\s-](?:only|exclusive)\s{_WHAT}|{_WHAT}\sfor\s{_WHO}\sonly|to\sread\sthe\s(?:full|rest|whole|entire|complete|remaining)|want\sto\sread\s(?:more|on|the\srest)\?|"
    rf"(?:unlock|get)\s(?:access\sto\s)?(?:this|the\sfull|the\srest)\b.{{0,24}}{_WHAT}|free\sarticles?\s(?:left|remaining)|already\sa\s(?:subscriber|member)\?\s(?:log|sign)\sin\W*$|"
    r"nur\sfür\sabonnent|(?:mit|dank)\s(?:ihrem\s|einem\s|dem\s)?\S{0,20}(?:abo|plus|\+)\s(?:weiterlesen|lesen)|(?:jetzt\s)?weiterlesen\smit|um\s(?:weiterzulesen|den\s(?:ganzen\s)?artikel)|"
    r"(?:article|contenu)\s(?:est\s)?réservé|réservée?s?\s(?:à\snos\s|aux\s)abonnés|il\svous\sreste\s\d|pour\s(?:lire|poursuivre)\s(?:la\s|l[’'])|abonnez-vous\spour|"
    r"(?:solo|exclusivo|exclusiva|exclusivamente)\spara\s(?:los\s|nuestros\s)?(?:suscriptores|assinantes|abonados)|suscr[ií]bete\s(?:para|y\s)|para\s(?:seguir|continuar)\s(?:leyendo|lendo)|assine\spara|"
    r"(?:riservat[oa]|solo\sper|esclusiv[oa]\sper)\s(?:gli\s|agli\s)?abbonati|abbonati\sper|alleen\svoor\sabonnees|exclusief\svoor\sabonnees|(?:tylko\s)?dla\s(?:subskrybentów|prenumeratorów)|"
    r"только\s(?:для|по)\sподпис|доступ\w*\s(?:только\s)?(?:по\sподписке|подписчикам)|会員限定|有料会員|この記事は有料|付费阅读|仅限订阅|구독자\s전용",
    re.IGNORECASE,
)
_CLOSED = '"”’»“」』'


def is_more(line: str) -> bool:
    """Tell whether a line is a link to the rest of a text."""
    return _MORE_START.match(line) is not None


def paywall(items: Sequence[Item], last: int) -> Truncation | None:
    """Find a paywall's words in the lines around the end of the article."""
    for item in items[max(0, last - 2) : last + 6]:
        if count_words(item.line) > 40:  # a paragraph about paywalls
            continue
        m = PAYWALL.search(item.line)
        if m:
            return Truncation("teaser", item.span, f"the rest is behind a paywall ({m.group()!r})")
    return None


def teaser(items: Sequence[Item], last: int) -> Truncation | None:
    """Find a counter of lost characters, or a link to more or dots where a sentence is not finished."""
    item = items[last]
    line = item.line
    count = _COUNT.search(line)
    if count:
        return Truncation(
            "teaser", item.part(count.start(), count.end()), "a feed cut the text here and says how much is missing"
        )
    tail = line[-400:]
    more = _MORE_END.search(tail)
    if more and tail[: more.start()].strip() and ending(tail[: more.start()]) in ("ellipsis", "open", "comma"):
        at = len(line) - len(tail) + more.start("more")
        return Truncation("teaser", item.part(at, len(line)), "a link to the rest follows an unfinished sentence")
    following = items[last + 1].line if last + 1 < len(items) else ""
    linked = is_more(following)
    how = ending(line)
    if how == "ellipsis" and line.rstrip()[-1] not in _CLOSED and (linked or count_words(line) > 3):  # a sigh
        certain = linked or line.rstrip()[-1] in "]>" or bool(re.search(r"\[\s?(?:…|\.\.\.)$", line))
        return Truncation("teaser", _end_of(item), "the text ends in dots inside a sentence", certain)
    if linked and how in ("open", "comma") and count_words(line) > 6:  # longer than most headings
        return Truncation("teaser", _end_of(item), "a link to the rest follows an unfinished sentence")
    return None


def _end_of(item: Item) -> RawSpan:
    start = item.line.rfind(" ", 0, max(1, len(item.line) - 40)) + 1
    return item.part(start, len(item.line))
