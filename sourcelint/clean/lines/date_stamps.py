"""When a page was published or changed, as one line of it says: "Updated on 2 May 2024", "Mo, 3. Juni 2024, 10:30 Uhr"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from sourcelint.clean.lines.dates import has_year, written_dates
from sourcelint.clean.lines.line import count_words, ending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.lines.dates import WrittenDate

DateKind = Literal["published", "updated", "bare"]

# What is dated besides publication and change: the way of a paper through a journal, a visit to another page.
_OTHER = (
    r"received|accepted|submitted|accessed|retrieved|archived|effective|expires?|deadline|born|member\ssince|joined"
)
_UPDATED = r"""
    (?:last\s)?(?:updated?|modified|revised|reviewed|edited|corrected|amended)|  # English
    aktualisiert|zuletzt|letzte\s(?:änderung|aktualisierung)|stand\s?:|  # German
    mise?\sà\sjour|modifiée?|  # French
    modificad[oa]|modificato|aggiornamento|geändert|  # Spanish, Italian, German
    actualizado|actualizada|última\sactualización|atualizado|aggiornato|  # Spanish, Portuguese, Italian
    bijgewerkt|laatst|zaktualizowano|aktualizacja|обновлено|изменено|оновлено|  # Dutch, Polish, Russian, Ukrainian
    güncelleme|diperbarui|oppdatert|uppdaterad|opdateret|  # Turkish, Indonesian, Norwegian, Swedish, Danish
    更新|修改|수정|تحديث
"""
_PUBLISHED = r"""
    (?:first\s|originally\s)?(?:published|posted|released|issued|created|filed)|publication\sdate|date|  # English
    veröffentlicht|erschienen|erstellt|publiée?|paru|  # German, French
    publicado|publicada|fecha|pubblicato|gepubliceerd|geplaatst|  # Spanish, Italian, Dutch
    opublikowano|data\spublikacji|опубликовано|дата|опубліковано|  # Polish, Russian, Ukrainian
    publisert|publicerad|udgivet|yayınlanma|dipublikasikan|  # Norwegian, Swedish, Danish, Turkish, Indonesian
    発行|公開|配信|発表|发布|发表|입력|등록|نشر
"""
DATE_LABEL = re.compile(
    rf"""(?:\b|(?<=[\u3040-\u9fff])|(?<=\d)(?-i:(?=[A-Z])))  # also directly behind Chinese, Japanese or "2020"
    (?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED})|(?P<other>{_OTHER}))
    (?:\b|(?<=[:\u3040-\u9fff]))""",
    re.IGNORECASE | re.VERBOSE,
)
_DATE_FILLER = re.compile(
    r"""(?i)\barxiv:\S{1,30}(?:\s\[[^\]]{1,30}\])?
  | \b(?:mon|tues?|wednes|thurs?|fri|satur|sun|wed|thu|sat)(?:day)?\b
  | \b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|
        lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|
        lunes|martes|miércoles|jueves|viernes|sábado|domingo|
        lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\b
  | \b\d{1,2}[:.h]\d{2}(?::\d{2})?\b  # a time of day
  | \b\d{1,3}[\s-]?(?:min(?:ute)?s?|comments?|views?|shares?)\b  # counts, the reading time
  | \b(?:reading\stime|read|words?|posted|in|by)\b
  | \b(?:[ap]\.?m\.?|gmt|utc|[ecmp][sd]?t|bst|cet|cest|ist|uhr|at|on|the|am|um|le|à|el|il|den|der|and|und|et)\b
  | [^\w]""",
    re.VERBOSE,
)
"""What stands beside the date in a line that only dates the text."""
MAX_DATELINE_CHARS = 160
MAX_LABELLED_WORDS = 16
"""Words of a line with a date and its label."""
MAX_OTHER_WORDS = 3
"""Words of such a line that are neither date nor filler."""
MAX_CHARS_BEFORE_LABEL = 80


# What may stand before the label of a date: names, and "this article was".
_THIS = re.compile(r"this\s\w+\s(?:was|is|has\sbeen)\s(?:(?:first|originally|last)\s)?$", re.IGNORECASE)
_LABEL_LIST = "by von par por da di am on medically fact last first originally zuletzt and und le de el del"
_LABEL_WORDS = frozenset(_LABEL_LIST.split())


def dates_of(line: str, above: str = "") -> Iterator[tuple[DateKind, WrittenDate]]:
    """Yield the days that a line names and what each dates, by the last label before it or the line above.

    `bare` is a day without a label. What dates neither publication nor change is left out.
    """
    received = None
    for written in written_dates(line):
        labels = list(DATE_LABEL.finditer(line, 0, written.start))
        label = labels[-1] if labels else DATE_LABEL.fullmatch(above.strip(" :："))
        if label is None:
            yield "bare", written
        elif label["other"]:
            received = received or label["other"]
        elif label["published"]:
            yield "published", written
        elif received is None:  # a paper is revised before it is published
            yield "updated", written


def has_date_label(line: str) -> bool:
    """Tell whether a line says of itself when it was published or changed, and not of something else."""
    match = DATE_LABEL.search(line)
    if match is None or match.start() > MAX_CHARS_BEFORE_LABEL:
        return False
    before = line[: match.start()]
    return bool(_THIS.match(before)) or all(map(_may_precede_label, before.split()))


def _may_precede_label(word: str) -> bool:
    return word[0].isupper() or not word[0].isalpha() or word.lower() in _LABEL_WORDS


def is_dateline(line: str) -> bool:
    """Tell whether a line says when, and hardly anything else ("Updated on 2 May 2024", "Mo, 3. Juni 2024, 10:30 Uhr")."""
    return len(line) <= MAX_DATELINE_CHARS and has_year(line) and _is_dateline(line)


@lru_cache(maxsize=256)
def _is_dateline(line: str) -> bool:
    """Judge once what several steps ask of a line with a year."""
    dates = list(written_dates(line))
    if not dates:
        return False
    if count_words(line) <= MAX_LABELLED_WORDS and has_date_label(line):
        return True
    rest = line
    for written in reversed(dates):
        rest = rest[: written.start] + " " + rest[written.end :]
    left = [word for word in _DATE_FILLER.sub(" ", rest).split() if not word.isdigit()]
    return len(left) <= MAX_OTHER_WORDS and ending(line) != "comma"
