"""A text that stops early: cut sentence or word, heading without its section, teaser, paywall."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sourcelint.clean.lines import BULLET, closed_by_space, count_words, ending, ends_open_word, is_name
from sourcelint.clean.truncation.aftermatter import is_aftermatter, is_section
from sourcelint.document import Truncation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.draft import Draft
    from sourcelint.text import RawSpan

TAIL = 60
_SHORT = 12
_PROSE = 8
_INNER_STOP = re.compile(r"[.!?。！？؟।]['\"”’)\]]*\s")
_COUNT = re.compile(
    r"\[\s?\+?\s?\d{1,3}(?:[.,]?\d{3})*\s?(?:more\s)?(?:chars?|characters|caracteres|caractères|zeichen|words?|símbolos)\s?\]\s*$",
    re.IGNORECASE,
)
_MORE = (
    r"(?:click\shere\sto\s)?(?:continue\sread(?:ing)?|read\s(?:more|on|the\s(?:rest|full\s(?:story|article|report|post)))|keep\sreading|see\smore|show\smore|view\smore|load\smore|"
    r"learn\smore|full\sstory|lees\s(?:meer|verder)|meer\slezen|lire\s(?:la\ssuite|plus)|weiterlesen|mehr\slesen|jetzt\sweiterlesen|seguir\sleyendo|leer\smás|sigue\sleyendo|"
    r"continuar?\s(?:lendo|leyendo|a\sler)|leia\smais|ler\smais|saiba\smais|continua\sa\sleggere|leggi\s(?:tutto|di\spiù|altro)|continua\sla\slettura|czytaj\s(?:dalej|więcej)|"
    r"читать\s(?:далее|дальше|полностью)|подробнее|les\smer|läs\smer|læs\smere|devamını\soku|baca\s(?:selengkapnya|juga)|selengkapnya|続きを読む|阅读全文|阅读更多|더\s?보기)"
)
_MORE_END = re.compile(rf"(?P<before>.*?)[\s(\[«<]*(?P<more>\b{_MORE}\b.{{0,120}})$", re.IGNORECASE | re.DOTALL)
_PAYWALL = re.compile(
    r"subscribe\s(?:now\s)?(?:to\s(?:read|continue|keep|unlock|access|view)|for\s(?:unlimited|full)\saccess)|to\s(?:continue|keep)\sreading|continue\sreading\swith|"
    r"(?:log\s?in|sign\s(?:in|up)|register|join|create\s(?:a|an)\s(?:free\s)?account)\s(?:now\s)?to\s(?:continue|read|unlock|view|access|keep)|"
    r"(?:this|the)\s(?:article|story|content|post|page|piece)\sis\s(?:only\s)?(?:available\s(?:only\s)?|exclusive(?:ly)?\s|reserved\s|just\s)?(?:for|to)\s(?:our\s)?(?:paid\s|paying\s|premium\s|registered\s)?(?:subscribers|members)|"
    r"(?:rest|remainder)\sof\s(?:this|the)\s(?:article|story|post|content)\sis|you(?:[’']ve|\shave)\sreached\syour\s(?:monthly\s)?limit|preview\sof\ssubscription|"
    r"(?:subscriber|member|premium)s?[\s-](?:only|exclusive)\s(?:content|article|story)|to\sread\sthe\s(?:full|rest|whole|entire|complete)|want\sto\sread\smore|read\sthe\s(?:rest|full\sstory)\swith|"
    r"free\sarticles?\s(?:left|remaining|this\smonth)|unlock\s(?:this|the\sfull)\s(?:article|story)|nur\sfür\sabonnent|mit\s(?:ihrem\s)?\w*abo\sweiterlesen|weiterlesen\smit|um\sweiterzulesen|"
    r"réservée?s?\s(?:à\snos\s|aux\s)abonnés|il\svous\sreste\s\d|pour\slire\sla\ssuite|(?:solo|exclusivo|exclusiva)\spara\s(?:suscriptores|assinantes|abonados)|suscríbete\spara|para\s(?:seguir|continuar)\s(?:leyendo|lendo)|"
    r"(?:riservato|solo\sper)\s(?:agli\s)?abbonati|abbonati\sper|alleen\svoor\sabonnees|tylko\sdla\ssubskrybentów|dla\sprenumeratorów|только\s(?:для|по)\sподпис|会員限定|有料会員|付费阅读|仅限订阅",
    re.IGNORECASE,
)
_ENUMERATOR = re.compile(r"^\(?\d{1,3}[.)]$")
_LINKISH = re.compile(r"https?://|www\.|@\w|\bhere\b", re.IGNORECASE)


class _Item(NamedTuple):
    """A block at the end of the text, or a piece of furniture behind it (`kind` furniture)."""

    line: str
    kind: str
    span: RawSpan
    marked: bool = False
    start: int = 0


def early_end(draft: Draft) -> Iterator[Truncation]:
    """Judge where the text ends: at most one truncation, the strongest."""
    items = _tail(draft)
    last = len(items) - 1
    while last >= 0 and (items[last].kind == "furniture" or _after(items, last)):
        last -= 1
    if last < 0:
        return
    found = _paywall(items, last) or _teaser(items, last)
    if found is None:
        last = _before_links(items, last)
        if last >= 0:
            found = _cut(draft, items, last)
    if found is not None:
        yield found


def _tail(draft: Draft) -> list[_Item]:
    text = draft.text
    blocks = draft.blocks[-TAIL:]
    items = [
        _Item(text.value[b.start : b.end], b.kind, text.raw_span(b.start, b.end), b.marked, b.start) for b in blocks
    ]
    after = items[-1].span.end if items else 0
    return items + [_Item(f.text, "furniture", f.span) for f in draft.furniture if f.span.start >= after][:TAIL]


def _after(items: list[_Item], n: int) -> bool:
    """Tell whether an item stands after the article."""
    item = items[n]
    if item.kind in ("byline", "dateline", "caption"):
        return True
    if _COUNT.search(item.line):
        return False
    return is_aftermatter(item.line)


def _paywall(items: list[_Item], last: int) -> Truncation | None:
    """Find a paywall's words behind the body, or as its last line."""
    for item in items[last : last + 5]:
        if len(item.line) <= 300 or item is items[last]:
            m = _PAYWALL.search(item.line, max(0, len(item.line) - 200))
            if m and (item is not items[last] or count_words(item.line) <= 40):
                return Truncation("teaser", item.span, f"the rest is behind a paywall: {m.group()}")
    return None


def _teaser(items: list[_Item], last: int) -> Truncation | None:
    """Find a counter of lost characters, or "read more" and dots behind an unfinished sentence."""
    item = items[last]
    line = item.line
    count = _COUNT.search(line)
    if count:
        return Truncation(
            "teaser", _sub(item, count.start(), count.end()), "a feed cut the text and says how much is missing"
        )
    more = _MORE_END.match(line[-400:])
    if more and more["before"].strip() and ending(more["before"]) in ("ellipsis", "open", "comma"):
        at = len(line) - len(line[-400:]) + more.start("more")
        return Truncation("teaser", _sub(item, at, len(line)), "a link to the rest follows an unfinished sentence")
    follow = items[last + 1] if last + 1 < len(items) else None
    if ending(line) == "ellipsis":
        linked = follow is not None and re.match(_MORE, follow.line, re.IGNORECASE)
        if linked or _trails_off(line):
            return Truncation(
                "teaser",
                _sub(item, max(0, len(line) - 40), len(line)),
                "the text ends in dots inside a sentence",
                certain=bool(linked),
            )
    return None


def _trails_off(line: str) -> bool:
    """Tell dots that stand for the rest of the text from those that end a thought: no quotation closes behind them."""
    tail = line.rstrip()
    if tail[-1:] in '"”’»“':
        return False
    return count_words(line) > _PROSE


def _sub(item: _Item, start: int, end: int) -> RawSpan:
    span = item.span
    if span.end - span.start != len(item.line):
        return span
    return type(span)(span.start + start, span.start + end)


def _before_links(items: list[_Item], last: int) -> int:
    """Step back over a run of three or more short lines: a list, links, a menu."""
    first = last
    while first >= 0 and (items[first].kind == "furniture" or _is_short(items[first].line) or _after(items, first)):
        first -= 1
    if any(is_section(i.line) for i in items[first + 1 : last + 1]):
        return first
    return first if last - first >= 3 else last


def _is_short(line: str) -> bool:
    return BULLET.match(line) is not None or (
        count_words(line) <= _SHORT and ending(line) == "open" and not _INNER_STOP.search(line)
    )


def _cut(draft: Draft, items: list[_Item], last: int) -> Truncation | None:
    item = items[last]
    line = item.line
    words = count_words(line)
    end = ending(line)
    if item.kind in ("code", "title") or closed_by_space(line) or is_name(line):
        return None
    if _ENUMERATOR.match(line):
        return Truncation("cut_sentence", item.span, "a numbered item has its number and no text")
    if item.kind in ("list", "quote") and not (end == "comma" and words > _SHORT):
        return None
    if end in ("stop", "ellipsis"):
        return None
    function = end == "open" and ends_open_word(line)
    if item.marked and item.kind == "heading":
        certain = not draft.complete
        return (
            Truncation("dangling_heading", item.span, "nothing follows the last heading", certain=certain)
            if last == len(items) - 1
            else None
        )
    if end == "colon":
        behind = items[last + 1 :]
        if words < 3 or any(_LINKISH.search(i.line) for i in behind) or len(behind) > 2:
            return None
        return Truncation("cut_sentence", _end_of(item), "the text announces something and ends", certain=False)
    if end == "comma":
        return Truncation("cut_sentence", _end_of(item), "the last sentence ends in a comma") if words > 3 else None
    prose = words > _SHORT or _INNER_STOP.search(line) is not None
    if function or (prose and words > _PROSE):
        capital = sum(w[:1].isupper() for w in line.split())
        if capital >= words * 0.6 and not function:
            return None
        return Truncation("cut_sentence", _end_of(item), "the last sentence has no end", certain=function)
    if (
        last == len(items) - 1
        and last > 0
        and not prose
        and 1 <= words <= _SHORT
        and len(items[last - 1].line) > len(line)
    ):
        if _is_short(items[last - 1].line) or items[last - 1].kind == "list":
            return None
        return Truncation("dangling_heading", item.span, "nothing follows the last heading", certain=False)
    return None


def _end_of(item: _Item) -> RawSpan:
    start = max(0, len(item.line) - 60)
    while start and not item.line[start - 1].isspace() and start < len(item.line) - 1:
        start += 1
    return _sub(item, start, len(item.line))
