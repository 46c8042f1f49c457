"""The language of a text: script and function words answer the clear cases, langdetect the rest.

langdetect costs half a second at its first call and 2 to 3 ms at each later one, English words 50 µs. On 2,900 texts
in 20 languages the words answered 97 % and agreed with langdetect on 99.96 % of these.
"""

from __future__ import annotations

import re
from functools import lru_cache

SHORTEST = 40
"""Words below which a text has no language: langdetect is poor on short texts."""
SHORTEST_SPACELESS = 80
"""The same in characters, for scripts that put no blanks between words."""
SAMPLE = 2000
"""Characters that are looked at: more change neither answer."""
SKIPPED = 300
"""Characters of head lines (title, byline, menu) that are skipped in a text that is long enough."""
UNMISTAKABLE = 0.25
"""Share of English function words from which no other language is looked at; English prose has 0.3 to 0.45."""
CLEAR = 0.15
"""Share of a language's function words from which a text is clearly in it."""
PASSAGE = 400
"""Characters of a passage that are looked at first."""
PLAUSIBLE = 0.1
"""Share from which a passage may well be in the language that is expected."""
DISTINCT = 6
"""Different function words that a passage in another language has; a list of names repeats a few ("von der")."""
MARGIN = 2.0
"""How many times more function words than of the next language that takes."""
SURE = 0.7
"""Probability that langdetect must give."""

SPACELESS = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
SCRIPTS = {
    "ja": re.compile("[\u3040-\u30ff]"), "ko": re.compile("[\uac00-\ud7af]"), "zh": re.compile("[\u3400-\u9fff]"),
    "th": re.compile("[\u0e00-\u0e7f]"), "el": re.compile("[\u0370-\u03ff]"), "he": re.compile("[\u0590-\u05ff]"),
}  # fmt: skip
SCRIPT_SHARE = {"ja": 0.05, "ko": 0.3, "zh": 0.3, "th": 0.3, "el": 0.5, "he": 0.5}
"""Share of a text's characters from which its script names its language; Japanese is mostly Chinese characters."""

WORDS = {
    "en": "the of and to that was for with is it on as by be at this are from have has had his her they their not which "
    "were been but who will would an or we you he she its said more when what can about there one all after also other "
    "than if into some could out up so do our my your no them these most only over such how any because like between",
    "de": "der die das und ist nicht von zu den mit sich des auf für dem ein eine als auch es an werden aus er hat dass "
    "sie nach wird bei einer um noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein "
    "wurde sei ich wir ihr kann gegen vom schon wenn ihre unter beim",
    "fr": "le la les des et est du une pour dans que qui au sur par avec pas plus ce ne se son sont aux cette il elle ses "
    "mais ou nous vous leur être été fait ont comme tout sa après deux ces même entre aussi sans peut dont très",
    "es": "el los las del y que en una por con para se es al lo su más como pero sus le ha este sí porque esta entre "
    "cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso "
    "son fue ser está han años",
    "it": "il di che e la è per una sono con non del della dei delle si da nel nella ha anche le più alla gli come ma al "
    "lo se dal questo questa su sul ai suo sua dalla hanno essere stato dopo tra degli ed o loro",
    "pt": "o os as do da dos das e que em um uma para com não por no na mais se ao foi são como mas ele ou ser quando "
    "muito nos já também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas esse eles está você foram",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om hij ook als bij door maar naar heeft nog worden "
    "uit wordt over deze dan zich ze hebben kan werd was we meer tot al of die",
    "pl": "w i na z się do nie że jest to o po od za jak dla przez oraz ale co tym są było który być tego które jego już "
    "tylko czy także może ich został przed roku",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena tersebut bisa ada oleh mereka lebih "
    "sudah saat telah kami saya dia atau adalah sebagai bahwa kita dapat para harus menjadi",
    "tr": "ve bir bu için da de ile olarak çok daha olan gibi en ne kadar ama var sonra olduğu değil her mi ki ya şu onun "
    "ancak ise yeni iki",
    "ru": "и в не на что с по как он из к за от это для до его но у о она так был же а все то они или при также если "
    "только может время после чтобы было более уже быть был была были который которые",
    "uk": "і в не на що з у та як до за від це для але його про він так був або при також якщо який які вже було після "
    "щоб й є його її бути",
    "bg": "и в на да се за от с е по не че като са до при това или след си ще но а още може най което които който която му "
    "ги го ни ти тази този беше бяха има само във със между към",
}  # fmt: skip
CYRILLIC = {"ru": ("ы", "і"), "uk": ("і", "ы"), "bg": ("ъ", "ы")}
"""Letters that a language has and has not; their function words are too much alike."""
FUNCTION = {code: frozenset(words.split()) for code, words in WORDS.items()}
ENGLISH = FUNCTION["en"]
WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """Give an ISO 639-1 code, or None where that cannot be told.

    A text below 40 words (or 80 letters of a script without blanks) is too short; else langdetect may not be sure.
    """
    sample = sample_of(text)
    if sample is None:
        return None
    return clear_language(sample) or _langdetect(sample)


def sample_of(text: str) -> str | None:
    """Choose what the language is told by: up to 2,000 characters behind the head lines. None if the text is too short."""
    start = min(SKIPPED, max(0, len(text) - SAMPLE))
    sample = text[start : start + SAMPLE]
    if len(sample.split(None, SHORTEST)) >= SHORTEST or len(SPACELESS.findall(sample)) >= SHORTEST_SPACELESS:
        return sample
    return None


def clear_language(sample: str) -> str | None:
    """Tell the language of a sample by its script or its function words; None where that is not clear."""
    words = sample.lower().split()
    if sum(map(ENGLISH.__contains__, words)) > UNMISTAKABLE * len(words):
        return "en"
    if not sample.isascii():
        for code, script in SCRIPTS.items():
            if len(script.findall(sample)) > SCRIPT_SHARE[code] * len(sample):
                return code
    words = WORD.findall(sample.lower())
    if not words:
        return None
    found = sorted(
        ((sum(map(own.__contains__, words)) / len(words), code) for code, own in FUNCTION.items()), reverse=True
    )
    (first, best), (second, _) = found[:2]
    if best in CYRILLIC:
        has, has_not = CYRILLIC[best]
        return best if first > CLEAR and has in sample and has_not not in sample else None
    return best if first > CLEAR and first > MARGIN * second else None


def reads_as(passage: str, language: str) -> bool | None:
    """Tell whether a passage of 40 words or more is in a language; None where neither that nor another one is clear."""
    words = passage[:PASSAGE].lower().split()
    own = FUNCTION.get(language)
    if len(words) >= SHORTEST and own is not None and sum(map(own.__contains__, words)) > PLAUSIBLE * len(words):
        return True
    if len(words) < SHORTEST and len(SPACELESS.findall(passage)) < SHORTEST_SPACELESS:
        return None
    found = clear_language(passage)
    if found is None or (own is None and language not in SCRIPTS):
        return None
    if found in FUNCTION and len(FUNCTION[found].intersection(words)) < DISTINCT:
        return None
    return found == language


def _langdetect(sample: str) -> str | None:
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0
    try:
        best = detect_langs(sample)[0]
    except LangDetectException:
        return None
    return str(best.lang)[:2] if best.prob >= SURE else None


_DECLARED = re.compile(
    r"<html\b[^<>]{0,500}?\blang\s{0,3}=\s{0,3}[\"']?([A-Za-z]{2})\b|<language>\s{0,20}([A-Za-z]{2})\b|\bxml:lang=[\"']([A-Za-z]{2})\b"
)
_HEAD = 4_000


def declared_language(raw: str) -> str | None:
    """Read what a page or feed says its language is, for texts too short to tell; None where it does not say."""
    if not raw[:200].lstrip("\ufeff \t\r\n").startswith("<"):
        return None
    return _declared(raw[:_HEAD])


@lru_cache(maxsize=4)
def _declared(head: str) -> str | None:
    """Search once for all articles of a file."""
    m = _DECLARED.search(head)
    return next(filter(None, m.groups())).lower() if m else None
