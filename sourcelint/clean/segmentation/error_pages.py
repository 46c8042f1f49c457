"""Error pages: what a server, a paywall or a bot check sent in place of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_NOTICE_WORDS = 200
"""Words of the longest page that can be nothing but a notice."""

MAX_WORD_CHARS = 15
"""Characters of a word, on average, above which no language goes."""

MAX_HEADING_ONLY_WORDS = 50
"""Words up to which nothing but the heading need say so."""

MIN_NOTICE_SHARE = 0.5
"""Share of the words that stand in sentences of a notice."""

MAX_HEADING_CHARS = 120
"""Characters of the longest heading of such a page."""

# What such a page calls itself: the whole heading, or what stands before or behind the site's name in it.
_HEADING = lazy(
    r"""
    (?:
      # the status of an answer, with its name or without
        (?:http\ )?(?:error\ |status\ )?(?:400|401|403|404|405|410|429|451|5\d\d)(?:\ error)?[\s:–—-]*(?:
            (?:page\ |file\ |error\ )?not\ found | forbidden | gone | unauthori[sz]ed | bad\ (?:request|gateway)
          | too\ many\ requests | (?:internal\ )?server\ error | service\ (?:temporarily\ )?unavailable
          | gateway\ time-?out | error | page | oops
        )?
      # apologies
      | (?:oops|sorry|whoops|uh[\ -]oh)[\s,.!…–—-]+(?:[\w’']+\ ){0,6}(?:
            page | content | article | story | went\ wrong
        )(?:\ [\w’']+){0,5}
      | oops | error(?:\ page)?
      # what is not there
      | (?:the\ |this\ |that\ )?(?:page|content|article|file|story|site|document|url|resource|video|post)\ (?:
            (?:is\ |was\ )?(?:
                not\ (?:be\ )?(?:found|available) | unavailable | no\ longer\ (?:exists|available) | gone
              | missing | moved
            )
          | (?:could\ not|cannot|can[’']?t)\ be\ (?:found|displayed|reached) | does\ not\ exist
          | doesn[’']t\ exist | isn[’']t\ (?:available|working|here)
          | has\ (?:expired|moved|been\ (?:removed|deleted|moved))
        )
      | (?:we|i)\ (?:
            can[’']?t | cannot | couldn[’']t | could\ not
        )\ (?:find|seem\ to\ find)\ (?:that|the|this|your)\ page(?:\ [\w’']+){0,6}
      | not\ found | page\ missing
      # no access
      | access\ (?:denied|forbidden|restricted|to\ this\ page\ has\ been\ denied) | accessdenied | forbidden
      | unauthori[sz]ed | bad\ (?:gateway|request) | gateway\ time-?out
      # the server is down
      | (?:service|site|temporarily)\ (?:temporarily\ )?unavailable | (?:internal\ )?server\ error
      | too\ many\ requests | request\ (?:blocked|rejected|timeout|unsuccessful)
      # bot checks
      | just\ a\ (?:moment|second|minute) | attention\ required | please\ wait | one\ more\ step
      | one\ moment,?\ please | checking\ your\ browser | ddos(?:-|\ )guard | security\ (?:check|verification)
      | are\ you\ (?:a\ )?(?:human|robot)\??
      | (?:please\ )?verify\ (?:that\ )?you(?:[’']re|\ are)\ (?:a\ )?human | human\ verification
      | pardon\ our\ interruption | client\ challenge | robot\ or\ human\?? | (?:are\ you\ )?not\ a\ robot\??
      | captcha
      # maintenance
      | (?:we(?:[’']ll|\ will)\ be\ (?:back|right\ back)(?:\ soon)?)
      | (?:site\ |website\ )?(?:under|down\ for|scheduled)\ (?:maintenance|construction)
      | site\ (?:offline|not\ found|suspended) | account\ suspended
      # messages of a browser, redirects
      | this\ site\ can[’']?t\ be\ reached | your\ connection\ is\ not\ private | problem\ loading\ page
      | you(?:[’']re|\ are)\ (?:being\ redirected|offline) | redirecting
      # consent
      | we\ value\ your\ privacy | before\ you\ continue(?:\ to\ [\w.]+)? | your\ privacy\ (?:choices|matters)
      | cookie\ (?:consent|settings|preferences) | javascript\ (?:is\ )?(?:required|disabled|not\ enabled)
      # the same in other languages
      | (?:seite|artikel|inhalt)\ (?:wurde\ )?nicht\ (?:gefunden|verfügbar) | zugriff\ verweigert
      | page\ (?:non\ trouvée|introuvable) | accès\ (?:refusé|interdit) | página\ no\ encontrada
      | acceso\ denegado | página\ não\ encontrada | acesso\ negado | pagina\ non\ trovata | accesso\ negato
      | pagina\ niet\ gevonden | (?:nie\ znaleziono\ strony|strona\ nie\ (?:została\ )?(?:znaleziona|istnieje))
      | страница\ не\ найдена | сторінку\ не\ знайдено | sidan\ (?:kunde\ inte\ hittas|hittades\ inte)
      | siden\ (?:ble|blev)\ ikke\ funnet | siden\ blev\ ikke\ fundet | sivua\ ei\ (?:löydy|löytynyt)
      | sayfa\ bulunamadı | halaman\ tidak\ ditemukan | ページが見つかりません(?:でした)? | (?:页面不存在|找不到页面|頁面不存在|找不到網頁|页面未找到)
      | 페이지를\ 찾을\ 수\ 없습니다
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NAMES = lazy(r"\s[|·•–—:-]\s|\s?[|»]\s?")
_NOTICE = lazy(
    r"""
    \b(?:
      # scripts and cookies
        (?:enable|activate|turn\ on|requires?)\ (?:java-?script|js\b)
      | java-?script\ (?:is|has\ been)\ (?:disabled|required|not\ enabled)
      | (?:enable|accept|allow|disable)\ (?:all\ )?cookies | (?:uses?|use\ of)\ cookies
      | cookie\ (?:policy|settings|preferences) | such\ as\ cookies | (?:accept|reject)\ all$
      | manage\ (?:options|preferences|cookies)$
      # bot checks
      | (?:checking|verify|verifying)\ (?:
            if\ the\ site | your\ browser | (?:that\ )?you\ are\ (?:a\ )?human | you\ are\ human
        )
      | security\ of\ your\ connection | security\ by\ cloudflare | (?:are\ you|you\ are\ not)\ a\ robot
      | unusual\ (?:traffic|activity) | captcha | cloudflare\ ray | ray\ id
      # no access
      | access\ ?(?:denied|to\ this\ (?:page|site|resource))
      | (?:permission|not\ authori[sz]ed)\ to\ (?:access|view)
      # what is not there
      | (?:page|article|content|url|file|story)\ (?:(?:is|was|has|that)\ )?(?:
            you\ (?:are|were)\ looking\ for | (?:you\ )?requested | cannot\ be\ found | can.?t\ be\ found
          | could\ not\ be\ found | not\ found | no\ longer\ (?:exists|available) | does\ not\ exist
          | (?:not\ |un)available | been\ (?:moved|removed|deleted)
        )
      | (?:moved|removed)\ or\ (?:deleted|renamed|moved|removed)
      | page\ (?:isn.?t|is\ not)\ (?:working|available) | too\ many\ (?:requests|times|redirects)
      | invalid\ post\ id | no\ route\ was\ found
      # the status of an answer
      | (?:404|403|410|429|500|502|503|504)\ (?:
            error | not\ found | forbidden | gone | too\ many\ requests | bad\ gateway | service\ unavailable
          | internal\ server\ error
        )
      | (?:error|http)\ (?:404|403|410|500|502|503|504)
      | (?:internal\ server\ error|bad\ gateway|service\ (?:temporarily\ )?unavailable|gateway\ time-?out)
      # barred countries
      | not\ available\ in\ your\ (?:country|region|location) | (?:european\ economic\ area|gdpr)
      # paywalls
      | (?:
            subscribe | sign\ (?:in|up) | log\ in | register
        )\ (?:now\ )?(?:to|and)\ (?:continue|keep|read|access|view|unlock)
      | (?:already\ a\ (?:subscriber|member))
      # ad blockers
      | (?:ad\ ?blocker|ad-blocker)\ (?:is|has|detected)? | (?:disable|turn\ off|whitelist)\ (?:your\ |any\ )?ad
      # maintenance, old browsers
      | (?:under|scheduled)\ (?:construction|maintenance) | try\ (?:again|refreshing|searching)\b
      | (?:please\ )?upgrade\ your\ browser | browser\ (?:is\ (?:not\ supported|out\ of\ date)|you\ are\ using)
      # the site itself is gone or has moved
      | domain\ (?:is|may\ be)\ for\ sale | (?:this\ )?account\ has\ been\ suspended | redirect(?:ed|ing)
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE = lazy(r"[^.!?\n]+[.!?]*")
_MARKS = " \t.…!\"“”'()[]"
"""What may stand around the words of a heading."""


def find_error_page(title: str | None, blocks: Iterable[str], text: str) -> str | None:
    """Return the words that identify an error page: in its heading, or in sentences with more than half of its words.

    A heading alone is believed in a text of a few words. Texts above 200 words are never notices.
    """
    if len(text) > MAX_NOTICE_WORDS * MAX_WORD_CHARS:
        return None
    passages = list(blocks) or [text]
    words = sum(len(passage.split()) for passage in passages)
    if words > MAX_NOTICE_WORDS:
        return None
    first, notice_words = _find_notice(text)
    if first or words <= MAX_HEADING_ONLY_WORDS:
        named = next(filter(None, map(_error_in_heading, (title or "", passages[0]))), None)
        if named is not None:
            return named
    return first if first and notice_words > MIN_NOTICE_SHARE * words else None


def _find_notice(text: str) -> tuple[str, int]:
    """Return the first words of a notice, and how many words the sentences of notices have."""
    first = ""
    words = 0
    for sentence in _SENTENCE.findall(text):
        notice = _NOTICE.search(sentence.strip())
        if notice is not None:
            words += len(sentence.split())
            first = first or notice[0]
    return first, words


def _error_in_heading(heading: str) -> str:
    """Return the words of a heading that identify an error page, or nothing."""
    if len(heading) > MAX_HEADING_CHARS:
        return ""
    pieces = (heading, *_NAMES.split(heading))
    return next((piece.strip() for piece in pieces if _HEADING.fullmatch(piece.strip(_MARKS))), "")
