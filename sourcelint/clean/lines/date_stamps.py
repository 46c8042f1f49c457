"""When a page was published or changed, as one line of it says: "Updated on 2 May 2024", "Mo, 3. Juni 2024, 10:30 Uhr"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from sourcelint.clean.lines.dates import has_year, written_dates
from sourcelint.clean.lines.line import count_words, ending
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sourcelint.clean.lines.dates import WrittenDate

DateKind = Literal["published", "updated", "bare"]

# What is dated besides publication and change: the way of a paper through a journal, a visit to another page, a life, a term.
_OTHER = r"""
    received|accepted|submitted|accessed|retrieved|archived|registered|effective|in\sforce|
    born|died|founded|established|incorporated|member\ssince|joined|since|as\sof|
    expires?|expiry|valid|deadline|due|closing|closes|until|till|starts?|starting|begins?|ends|ending|event|  # English
    eingegangen|angenommen|eingereicht|abgerufen|archiviert|gültig|geboren|gestorben|gegründet|(?:\w{1,20})?schluss|frist|
    mitglied\sseit|seit|bis|tritt|  # German
    reçue?|acceptée?|consultée?|archivée?|née?|naissance|décédée?|fondée?|valable|jusqu\W?au|limite|inscrite?|  # French
    recibid[oa]|aceptad[oa]|consultad[oa]|archivad[oa]|nacid[oa]|nacimiento|fundad[oa]|válid[oa]|límite|vence|hasta|
    recebid[oa]|aceit[oa]|acessad[oa]|nascid[oa]|nascimento|prazo|até|  # Spanish, Portuguese
    ricevut[oa]|accettat[oa]|consultat[oa]|nat[oa]|nascita|fondat[oa]|scadenza|valid[oa]|fino|  # Italian
    ontvangen|geaccepteerd|geraadpleegd|geldig|opgericht|tot|mottatt|mottagen|modtaget|född|født|  # Dutch, Scandinavian
    otrzymano|przyjęto|dostęp|urodzon\w{1,3}|założon\w{1,3}|ważn\w{1,3}|  # Polish
    получен[оа]|принят[оа]|обращения|рождения|родил(?:ся|ась)|основан[оа]?|действует|срок|  # Russian
    收稿|接受|录用|访问|检索|出生|成立|创立|截止|有效|受付|受理|閲覧|生年月日|לידה|設立|締切|締め切り|有効期限|開催|접수|출생|설립|마감|유효
"""
_UPDATED = r"""
    (?:last\s)?(?:updated?|modified|revised|reviewed(?!\sin\s(?:[^\W\d_]{2,20}\s){1,4}on\s)|edited|corrected|amended)|  # English, no buyer's "Reviewed in France on"
    aktualisiert|zuletzt|letzte\s(?:änderung|aktualisierung)|stand\s?:|  # German
    mise?\sà\sjour|modifiée?|  # French
    modificad[oa]|modificato|aggiornamento|geändert|  # Spanish, Italian, German
    actualizado|actualizada|última\sactualización|atualizado|aggiornato|  # Spanish, Portuguese, Italian
    bijgewerkt|laatst|zaktualizowano|aktualizacja|обновлено|изменено|оновлено|  # Dutch, Polish, Russian, Ukrainian
    güncelleme|diperbarui|cập\snhật|oppdatert|uppdaterad|opdateret|  # Turkish, Indonesian, Norwegian, Swedish, Danish
    更新|修改|수정|تحديث
"""
_PUBLISHED = r"""
    (?:first\s|originally\s)?(?:published|posted|released|issued|created|filed|uploaded|added|dated)|
    for\s(?:immediate\s)?release|publication\sdate|date|  # English
    submitted\s(?:by|on\s(?:mon|tue|wed|thu|fri|sat|sun))|  # Drupal: "on Mon, 2019-01-21"; papers: "on 21 January"
    publi(?:c[aáãçēe]|k[aou]|z|se|ée?)\w*|pubblica\w+|gepubliceerd|dipubli\w+|opublikowan\w|  # the word that most languages took over
    (?:erst)?veröffentlich\w+|ersch(?:ienen|eint|einungs\w+)|erstellt|online\sseit|  # German
    paru(?:tion)?|mise?\sen\sligne|postée?|rédigée?|créée?|postad[oa]|inserit[oa]|inserid[oa]|criad[oa]|fecha|  # Romance languages
    geplaatst|verschenen|udgivet|oprettet|skapad|opprettet|julkaistu|luotu|lisätty|avaldatud|lisatud|paskelbta|  # Northern ones
    dodan[oaie]\w?|utworzono|zamieszczono|vydáno|zve[rř]ejn[eě]n\w|vložen\w|vytvořen\w|p[rř]id[aá]n\w|objav\w+|објав\w+|kreirano|
    (?:о?публ[иі]к|разме[щш][её]н|добавлен|создан|створен|додан)\w+|дата|  # Slavic ones
    megjelen\w+|közzétéve|létrehozva|postat|δημοσ[ιί]\w+|αν[αά]ρτη\w+|
    yay[ıi][nm]\w+|eklenme|giriş|oluşturulma|diterbitkan|terbit|tayang|diunggah|diposting|đăng|ngày\sđăng|xuất\sbản|
    datum|data|tanggal|tarihi?|ngày|ημερομηνία|  # "date" by itself
    発行|公開|公表|配信|掲載|投稿|発表|发布|发表|發布|發佈|發表|刊登|出版|发稿|發稿|上传|上傳|录入|錄入|添加|时间|時間|日期|日時|
    입력|등록|게시|승인|작성|발행|게재|송고|날짜|
    ن[\u064b-\u0652]?شرت?|تاريخ|تاریخ|انتشار|פורסם|תאריך|प्रकाशित|दिनांक|প্রকাশিত|প্রকাশ|তারিখ|પ્રકાશિત|வெளியிடப்பட்டது|เผยแพร่|วันที่
"""
DATE_LABEL = lazy(
    rf"""(?:\b|(?<=[\u3040-\u9fff])|(?<=\d)(?-i:(?=[A-Z])))  # also directly behind Chinese, Japanese or "2020"
    (?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED})|(?P<other>{_OTHER}))
    (?:\b|(?<=[:\u3040-\u9fff\uac00-\ud7af]))""",
    re.IGNORECASE | re.VERBOSE,
)
DATE_FILLER = lazy(
    r"""(?i)\barxiv:\S{1,30}(?:\s\[[^\]]{1,30}\])?
  | \b(?:mon|tues?|wednes|thurs?|fri|satur|sun|wed|thu|sat)(?:day)?\b
  | \b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|
        lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|
        lunes|martes|miércoles|jueves|viernes|sábado|domingo|
        lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\b
  | \b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m)?\b  # a time of day
  | \b\d{1,3}[\s-]?(?:min(?:ute)?s?|comments?|views?|shares?)\b  # counts, the reading time
  | \b(?:reading\stime|read|words?|posted|in|by|today|yesterday)\b
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


_SEPARATOR = lazy(r"[|·•;–—/]|\s-\s|\.\s(?=[A-Z])")
"""What parts the statements of a line."""
_FILLER_BEFORE = r"(?:[^\W\d_]{2,12}[.,]{0,2}\s|\d{1,2}:\d\d,?\s|\W){0,3}"
_ENDS_IN_COLON = lazy(rf"[^\W\d_]\)?\s?[:：](?!\d){_FILLER_BEFORE}$")
"""A label of some kind, with no more than a weekday or an hour between it and the date."""
_IS_DONE = lazy(r"\W*(?!Wed\b|Red\b|Updated|Published|Posted)[A-Z][a-z]{2,14}ed(?:\s[a-z]+)*[\s:]*$")
"""A word of what happened, and no name behind it: "Inaugurated on"."""
_BARE_LABELS = frozenset(
    "date data datum fecha дата tanggal tarih tarihi ngày ημερομηνία تاريخ تاریخ".split()  # noqa: SIM905
)
"""Labels that mean the date of anything."""
_HAN_BARE_LABELS = frozenset(("时间", "時間", "日期", "日時"))
_HAN_BEFORE = lazy(r"[\u3040-\u9fff]{1,8}$")
_WORDS = lazy(r"[^\W\d_]+")
_WORDS_BEFORE = lazy(r"(?<![^\W\d_])([^\W\d_]{1,30})[\s-]{0,4}$")
_DATE_WORDS = frozenset(
    """of the on at publication published publish publishing release released issue issued post posted posting article
    news story press report added online first original originally upload uploaded creation created entry local time and
    le la el il die der das den am um vom de del da di du do
    publicación publicação publicação pubblicazione veröffentlichung publikacji wydania публикации публікації terbit yayın
    yayınlanma đăng النشر انتشار الخبر
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun""".split()  # noqa: SIM905
)
"""Words beside a bare "date" that leave it the date of the article."""


# What may stand before the label of a date: names, and "this article was".
_THIS = lazy(r"this\s\w+\s(?:was|is|has\sbeen)\s(?:(?:first|originally|last)\s)?$", re.IGNORECASE)
_LABEL_LIST = "by von par por da di am on medically fact last first originally zuletzt and und le de el del"
_LABEL_WORDS = frozenset(_LABEL_LIST.split())


def dates_of(line: str, above: str = "") -> Iterator[tuple[DateKind, WrittenDate]]:
    """Yield the days that a line names and what each dates, by the last label before it or the line above.

    `bare` is a day without a label. What dates neither publication nor change is left out.
    """
    return dates_by(line, lambda before, start: what_is_dated(before, above, start))


_LABEL_BEHIND = lazy(
    r"""\s(?:(?:im|in|auf|bei|von|durch|um)\s[^.;]{2,60}?\s)?  # where, by whom
    (?:(?P<published>veröffentlicht|publiziert|erschienen|hochgeladen)|(?P<updated>aktualisiert|geändert|überarbeitet))\b""",
    re.VERBOSE,
)
"""German says at the end of a clause what was done on a day: "wurde am 3. Mai 2024 veröffentlicht"."""
_ARTICLE_BEFORE = lazy(
    r"""(?:dies(?:er|es|e)|der|das|die)\s(?:artikel|beitrag|text|bericht|meldung|interview|kommentar|seite|erstfassung)\s
    (?:wurde|ist)\s(?:[^\W\d_]+\s){0,4}(?:am|vom)\s$""",
    re.IGNORECASE | re.VERBOSE,
)
_NEXT_CLAUSE = lazy(r"\sund\s(?:wurde\s)?(?:zuletzt\s)?am\s$")
_SHORT_DATE = lazy(
    r"(?<![\w./-])(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d\d)(?![\w/-]|\.\d)"
)
_FIGURES = lazy(r"\d[./-]\d")
"""What each of them has: a cheap test."""
_HOUR_BEHIND = lazy(r"[\s,|–-]{1,4}(?:(?:um|at|à|às|alle|kl|ob)\.?\s)?\d{1,2}[:.h]\d\d")
_LAST_SHORT_YEAR, _FIRST_SHORT_YEAR = 49, 90
"""Two figures of a year up to which, and from which on, a page of the web may be."""


def short_dates_of(line: str) -> Iterator[tuple[DateKind, WrittenDate]]:
    """Yield the days with two figures for the year that a label stands before, or an hour behind in a line of its own.

    By itself 1.2.10 may be anything: a version, a section, a score.

    >>> [(kind, day.value) for kind, day in short_dates_of("Updated: 03.05.24")]
    [('updated', '2024-05-03')]
    """
    if len(line) > MAX_DATELINE_CHARS or _FIGURES.search(line) is None:
        return
    for match in _SHORT_DATE.finditer(line):
        before = line[: match.start()]
        kind = what_is_dated(before)
        if kind == "bare":
            rest = DATE_FILLER.sub(" ", f"{before} {line[match.end() :]}").split()
            is_alone = len([word for word in rest if not word.isdigit()]) <= MAX_OTHER_WORDS
            is_dated = is_alone and _HOUR_BEHIND.match(line, match.end()) is not None
        else:
            label = list(DATE_LABEL.finditer(before))[-1:]
            is_dated = bool(label) and not DATE_FILLER.sub("", before[label[0].end() :]).strip()
        day = _short_day(match) if is_dated else None
        if kind != "other" and day is not None:
            yield kind, day


def _short_day(match: re.Match[str]) -> WrittenDate | None:
    """Read a day whose year has two figures, as `written_dates` reads those with four; None if no calendar has it."""
    year = int(match["year"])
    if _LAST_SHORT_YEAR < year < _FIRST_SHORT_YEAR:
        return None
    century = "20" if year <= _LAST_SHORT_YEAR else "19"
    whole = "{first}{sign}{second}{sign}{century}{year}".format(**match.groupdict(), century=century)
    day = next(written_dates(whole), None)
    return day._replace(start=match.start(), end=match.end()) if day is not None else None


def dates_of_article(line: str) -> Iterator[tuple[DateKind, WrittenDate]]:
    """Yield the days of a German sentence that says when its article was published or changed.

    >>> [(kind, day.value) for kind, day in dates_of_article("Dieser Artikel wurde am 3. Mai 2024 veröffentlicht.")]
    [('published', '2024-05-03')]
    """
    end = -1
    for written in written_dates(line):
        is_said = (
            _ARTICLE_BEFORE.search(line, 0, written.start) if end < 0 else _NEXT_CLAUSE.search(line, end, written.start)
        )
        label = _LABEL_BEHIND.match(line, written.end) if is_said else None
        if label is None:
            return
        end = label.end()
        yield ("updated" if label["updated"] else "published"), written


def dates_by(
    line: str, kind_of: Callable[[str, int], DateKind | Literal["other"]]
) -> Iterator[tuple[DateKind, WrittenDate]]:
    """Yield the days that a line names and what each dates, which `kind_of` tells by the words before it.

    It is called with all that stands before a day, and the offset at which the day before that one ends.
    """
    received = False
    end = 0
    for written in written_dates(line):
        kind = kind_of(line[: written.start], end)
        end = written.end
        received = received or kind == "other"
        if kind != "other" and not (kind == "updated" and received):  # a paper is revised before it is published
            yield kind, written


def what_is_dated(before: str, above: str = "", start: int = 0) -> DateKind | Literal["other"]:
    """Tell what a date dates by the words before it in its line, from `start` on, and by the line above.

    A label that is not known as one of publication, nor names a kind of article ("News: 24 June 2019"), is one of
    something else: with a colon ("Vote on the ferry: 30 May 2016"), as a word that says what happened ("Inaugurated on
    3 May 1952"), as a date of something ("Event date").

    >>> what_is_dated("Published on "), what_is_dated("Event date: "), what_is_dated("By Nora Tamm | "), what_is_dated("Unveiled ")
    ('published', 'other', 'bare', 'other')
    """
    part = _SEPARATOR.split(before[start:])[-1]
    labels = list(DATE_LABEL.finditer(part))
    if labels:
        return _kind_of(labels[-1], part)
    if _ENDS_IN_COLON.search(part):
        return "bare" if all(map(_is_of_publication, _WORDS.findall(part))) else "other"
    if _IS_DONE.match(part):
        return "other"
    carried = list(DATE_LABEL.finditer(before))
    if carried:
        return _kind_of(carried[-1], before)
    label = DATE_LABEL.fullmatch(above.strip(" :："))
    if label is not None:
        return _kind_of(label, above)
    return "other" if above.rstrip().endswith((":", "：")) and not DATE_LABEL.search(above) else _kind_above(above)


def _kind_above(above: str) -> DateKind | Literal["other"]:
    """Tell what a line above that ends with a colon announces: the date of something, or of the article."""
    if not above.rstrip().endswith((":", "：")):
        return "bare"
    return _kind_of(list(DATE_LABEL.finditer(above))[-1], above)


def _kind_of(label: re.Match[str], line: str) -> DateKind | Literal["other"]:
    """Tell what a label says; a bare "date" says what the words around it say: "Event date", "Date of birth"."""
    if label["other"]:
        return "other"
    if label["updated"]:
        return "updated"
    if label[0] in _HAN_BARE_LABELS:
        return _kind_of_compound(line[: label.start()], label[0])
    if label[0].lower() in _BARE_LABELS:
        phrase = [*_WORDS_BEFORE.findall(line[: label.start()]), *_WORDS.findall(line[label.end() :])]
        if not all(map(_is_of_publication, phrase)):
            return "other"
    return "published"


def kind_of_name(words: str) -> DateKind | Literal["other"]:
    """Tell what a field of a record dates, by the words of its name: all of them must be such as labels are made of.

    >>> kind_of_name("fecha publicacion"), kind_of_name("last update time"), kind_of_name("user created at")
    ('published', 'updated', 'other')
    """
    beside = DATE_LABEL.sub(" ", words).split()
    return what_is_dated(f"{words}:") if all(map(_is_of_publication, beside)) else "other"


def _is_of_publication(word: str) -> bool:
    """Tell a word that may stand beside "date" in the label of a publication: "date of issue", "Giriş tarihi"."""
    label = DATE_LABEL.fullmatch(word)
    return word.lower() in _DATE_WORDS or (label is not None and label["published"] is not None)


def _kind_of_compound(before: str, name: str) -> DateKind | Literal["other"]:
    """Tell what a Chinese or Japanese "time" or "date" is that of, by the word it is written together with.

    "Day and hour" (日時) by itself is when something takes place.
    """
    word = _HAN_BEFORE.search(before)
    if word is None:
        return "other" if name == "日時" else "published"
    label = DATE_LABEL.search(word[0])
    return "other" if label is None else _kind_of(label, word[0])


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
    if len(line) > MAX_DATELINE_CHARS or not has_year(line):
        return False
    return _is_dateline(line) or ("   " in line and any(map(_is_dateline, _WIDE_BLANK.split(line))))


_WIDE_BLANK = lazy(r"[ ]{3,}")
"""What parts the columns of a printed line: "LUND BAY, MARCH 12, 1912.       ONE PENNY"."""
_HOUR_AND_LABEL = lazy(r"[\sT,]{1,4}\d{1,2}:\d\d(?::\d\d)?[\s|,]{1,9}[^\W\d_]{2,12}\s?[:：]\s?\S")
"""What stands behind the date if a line goes on with further labels: "2019-09-28 10:29 来源:新华网"."""


@lru_cache(maxsize=256)
def _is_dateline(line: str) -> bool:
    """Judge once what several steps ask of a line with a year."""
    dates = list(written_dates(line))
    if not dates:
        return False
    is_labelled = has_date_label(line) or (dates[0].start == 0 and _HOUR_AND_LABEL.match(line, dates[0].end))
    if is_labelled and count_words(line) <= MAX_LABELLED_WORDS:
        return True
    left = _words_beside(dates, line)
    return len(left) <= MAX_OTHER_WORDS and (ending(line) != "comma" or not left)


_LETTERS = lazy(r"[^\W\d_]{2}")


def is_bare_date(line: str) -> bool:
    """Tell whether a line says nothing beside a date, or has no words at all: not "Before 24 July 1937 (inferred)"."""
    if len(line) > MAX_DATELINE_CHARS:
        return False
    dates = list(written_dates(line))
    return not (_words_beside(dates, line) if dates else _LETTERS.search(line))


def _words_beside(dates: Sequence[WrittenDate], line: str) -> list[str]:
    """Return the words of a line that are no part of a date, in text order; figures and what dates are told with are none."""
    rest = line
    for written in reversed(dates):
        rest = rest[: written.start] + " " + rest[written.end :]
    return [word for word in DATE_FILLER.sub(" ", rest).split() if not word.isdigit()]
