"""Languages that langdetect does not know, told from the neighbour that it takes them for by their own letters and words.

A letter counts only if the neighbours have none of it (Serbian ћ, Azerbaijani ə); words are function words that no
neighbour shares. Source of the letters: exemplar characters of Unicode CLDR.
"""

from __future__ import annotations

from typing import NamedTuple

from sourcelint.expressions import lazy

MIN_DISTINCT_WORDS = 3


class _Letters(NamedTuple):
    """A language by its letters: the share of all letters that they have at least, and letters that it has not."""

    code: str
    own: str
    share: float
    foreign: str = ""


class _Words(NamedTuple):
    """A language by its words: the share of all words that they have at least, and words of its neighbours."""

    code: str
    own: frozenset[str]
    share: float
    foreign: frozenset[str] = frozenset()


_BY_LETTERS = (
    _Letters("az", "ə", 0.02), _Letters("sr", "ћђ", 0.003), _Letters("be", "ў", 0.004),
    _Letters("tg", "ҷӣӯ", 0.01), _Letters("kk", "қғұ", 0.01, "ҷӣӯ"), _Letters("tt", "җһә", 0.01, "қ"),
    _Letters("ky", "ң", 0.002, "қғәҗ"), _Letters("mn", "өү", 0.02, "ңқә"),
    _Letters("is", "þ", 0.004), _Letters("fo", "ð", 0.01, "þ"), _Letters("mt", "ħ", 0.005), _Letters("eo", "ĉĝĵŝŭ", 0.005),
    _Letters("ps", "ښۍځڅ", 0.004), _Letters("ku", "ێۆڵ", 0.015), _Letters("ug", "ۇۈ", 0.02), _Letters("sd", "ڪٿڏ", 0.01),
    _Letters("as", "ৰৱ", 0.01), _Letters("hy", "աենրստու", 0.3), _Letters("ka", "აეინრსოუ", 0.3),
    _Letters("am", "ነተለመበአረሰ", 0.1), _Letters("km", "កនរតមបស", 0.15), _Letters("lo", "ກນລມທວຂຄ", 0.15),
    _Letters("my", "ကနမတသရ", 0.15), _Letters("si", "කනතමයරස", 0.15), _Letters("or", "କନରତମସ", 0.15),
)  # fmt: skip

_BY_WORDS = (
    _Words(
        "gl",
        frozenset(
            """unha dunha nunha cunha algunha un dun nun cun pola polo polas polos cos coas co coa despois máis tamén dixo
            ata xa moi dous dúas xunto súa súas aínda entón ás ó ós fixo hai pero cando""".split()  # noqa: SIM905
        ),
        0.05,
        frozenset("um uma não com são já muito também ele ela y el los las una con en es lo su más".split()),  # noqa: SIM905
    ),
    _Words(
        "la",
        frozenset(
            """et est sunt esse ut quod qui quae quos cum ad ex ab sed aut enim autem nec neque atque quam quid quis quoque etiam erat
            eius hic haec ipse tamen vel quo ac nisi per in non pro omnes omnia se""".split()  # noqa: SIM905
        ),
        0.1,
        frozenset("la le les des du el los las del il che di un une una uno i que en pour els amb no da do o a e".split()),  # noqa: SIM905
    ),
    _Words("ku", frozenset("û ku li bi ji di dê bo ev wê wî yên ya jî ne ser bû".split()), 0.12, frozenset("ve bir bu için".split())),  # noqa: SIM905
    _Words("eu", frozenset("eta da ez du dira zen izan bat baina ere dute den duen zuen egin baino".split()), 0.08),  # noqa: SIM905
    _Words("ga", frozenset("agus na ar ag go bhí atá sé sí leis ina chun bheith sin".split()), 0.15),  # noqa: SIM905
    _Words("lb", frozenset("ass fir vum déi sech huet hunn gëtt och ech net dat mat eng".split()), 0.1, frozenset("ist und nicht het een".split())),  # noqa: SIM905
    _Words("uz", frozenset("va bilan uchun ham bu edi deb bir emas kerak".split()), 0.08, frozenset("ve ile için da de".split())),  # noqa: SIM905
)  # fmt: skip
_ALL_LETTERS = frozenset("".join(one.own for one in _BY_LETTERS))
_WORD = lazy(r"[^\W\d_]+")


def settle_neighbour(language: str | None, sample: str) -> str | None:
    """Return the language of a sample if it is one that is taken for another, else the language that was found.

    >>> settle_neighbour("mk", "Одбор луке је одлучио у уторак увече да ће задржати мали брод и да ће платити мотор")
    'sr'
    """
    if language == "en":
        return language
    return _by_letters(sample.lower()) or _by_words(sample.lower()) or language


def _by_letters(sample: str) -> str | None:
    if sample.isascii() or _ALL_LETTERS.isdisjoint(sample):
        return None
    letters = sum(map(str.isalpha, sample))
    for one in _BY_LETTERS:
        if sum(map(sample.count, one.own)) >= max(2, one.share * letters) and not any(map(sample.count, one.foreign)):
            return one.code
    return None


def _by_words(sample: str) -> str | None:
    words = _WORD.findall(sample)
    for one in _BY_WORDS:
        own = [word for word in words if word in one.own]
        others = sum(word in one.foreign for word in words)
        if len(set(own)) > MIN_DISTINCT_WORDS and len(own) >= one.share * len(words) and len(own) > 2 * others:
            return one.code
    return None
