"""How the number of a page, and a row of pages, are written in several languages: "Seite 3 von 12", "1 2 3 Next »"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.document import Truncation
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from sourcelint.text import RawSpan

PAGE = r"(?:page|seite|p[áa]gina|sida|side|strona|страница|сторінка|sayfa|halaman)"
OF = r"(?:of|von|sur|de|di|van|av|af|z|из|з|dari|/)"

MAX_LINE_CHARS = 120
"""Characters up to which a line may be a row of pages."""
_NEXT_PAGES = (
    "next page", "nächste seite", "page suivante", "página siguiente", "siguiente página", "próxima página", "página seguinte",
    "pagina successiva", "pagina seguente", "prossima pagina", "volgende pagina", "nästa sida", "neste side", "næste side",
    "następna strona", "следующая страница", "наступна сторінка", "sonraki sayfa", "halaman berikutnya", "halaman selanjutnya",
    "次のページ", "次ページ", "下一页", "下一頁", "다음 페이지",
)  # fmt: skip
_FURTHER = lazy(
    rf"""
    (?P<next>{"|".join(map(re.escape, _NEXT_PAGES))}) (?P<title>\s?[:–—-]\s?\S.{{0,80}}$)?
  | (?:article\s|story\s)? (?P<on>
        continue[sd]?\s(?:on|to|at)\s(?:the\s)?(?:next\s)?page | (?:weiter|fortsetzung|weiterlesen)(?:\sgeht\ses)?\sauf(?:\sder\snächsten)?\sseite
      | auf\sder\snächsten\sseite | suite\s(?:en\s|à\sla\s)?page(?:\ssuivante)? | (?:continúa|sigue|continua)\s(?:en|na|a)\s(?:la\s)?(?:siguiente\s)?p[áa]gina
    )(?:\s\d{{1,3}})?
  | {PAGE}\s(?P<page>\d{{1,3}})\s?{OF}\s?(?P<pages>\d{{1,3}})
  | (?P<label>(?:go\sto\s)?(?:pages|seiten|páginas|pagine)\s?:?)
  | (?P<first>\b1(?=\D{{1,4}}2\b)) | \d{{1,3}} | (?P<forward>next|weiter|suivant|siguiente|successiva|próxima|volgende|nästa|далее|»|>+|→|›)
  | previous(?:\spage)? | prev | zurück | précédent | anterior | page | [\s|·•,.…/«‹<←()\[\]-]+
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A piece of a row of pages; a line that is nothing else is one."""


def names_further_page(line: str) -> bool:
    """Check whether a line is a row of pages and names one behind this one.

    >>> names_further_page("Page 1 of 3"), names_further_page("Page 3 of 3")
    (True, False)
    """
    if len(line) > MAX_LINE_CHARS:
        return False
    seen: set[str] = set()
    position = 0
    while position < len(line):
        piece = _FURTHER.match(line, position)
        if piece is None:
            return False
        if piece["page"] and int(piece["page"]) < int(piece["pages"]):
            seen.add("next")
        seen.update(name for name, words in piece.groupdict().items() if words)
        position = piece.end()
    return bool(seen & {"next", "on"}) or ("first" in seen and bool(seen & {"forward", "label"}))


def further_page(span: RawSpan) -> Truncation:
    """Return the finding for a row of pages that stands at a place of the raw file."""
    return Truncation("teaser", span, "the text goes on on another page", certain=False)
