"""Languages are told by script and function words, and left open where that is not enough."""

from __future__ import annotations

import pytest

from sourcelint.clean import read
from sourcelint.clean.language import clear_language, declared_language, detect_language, reads_as, short_language

ENGLISH = "The harbour was opened again on Monday after it had been dredged for six weeks, and the mayor of the town thanked the workers for what they had done in that time. Eleven ferries left before noon, and the crane unloaded two ships."
GERMAN = "Der Hafen wurde am Montag wieder geöffnet, nachdem er sechs Wochen lang ausgebaggert worden war, und der Bürgermeister der Stadt dankte den Arbeitern für das, was sie in dieser Zeit geleistet hatten. Elf Fähren liefen vor dem Mittag aus, und der Kran entlud zwei Schiffe."
FRENCH = "Le port a été ouvert lundi après six semaines de travaux, et le maire de la ville a remercié les ouvriers pour ce qu’ils ont fait dans ce temps. Onze navires sont partis avant midi, et la grue a déchargé deux bateaux qui attendaient depuis vendredi dans la rade."
RUSSIAN = "Порт был снова открыт в понедельник после того, как его шесть недель углубляли, и мэр города поблагодарил рабочих за то, что они сделали за это время. Одиннадцать паромов ушли до полудня, а кран разгрузил два судна из Норвегии, которые стояли на рейде с пятницы. На этом работы не закончены."
JAPANESE = "港は六週間の浚渫工事の後、月曜日に再び開かれた。市長は作業員に感謝の言葉を述べた。正午までに十一隻のフェリーが出航し、クレーンは金曜日から待っていたノルウェーの船二隻の荷を降ろした。秋にはもう一度閉鎖される予定だと市長は話している。"
GREEK = "Το λιμάνι άνοιξε ξανά τη Δευτέρα μετά από έξι εβδομάδες έργων και ο δήμαρχος της πόλης ευχαρίστησε τους εργάτες για όσα έκαναν σε αυτό το διάστημα. Έντεκα πλοία έφυγαν πριν από το μεσημέρι και ο γερανός ξεφόρτωσε δύο πλοία από τη Νορβηγία που περίμεναν από την Παρασκευή."


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr"), (RUSSIAN, "ru"), (JAPANESE, "ja"), (GREEK, "el")],
)
def test_clear_cases_need_no_model(text: str, language: str) -> None:
    assert clear_language(text) == language
    assert detect_language(text) == language


def test_short_texts_have_no_language() -> None:
    assert detect_language("The harbour was opened again on Monday.") is None
    assert detect_language("") is None
    assert detect_language("港は再び開かれた。") is None


def test_figures_have_no_language() -> None:
    assert clear_language("1911 2 3 4.5 " * 30) is None


def test_the_same_text_has_the_same_language() -> None:
    swahili = "Bandari ilifunguliwa tena siku ya Jumatatu baada ya wiki sita za kazi, na meya wa mji aliwashukuru wafanyakazi kwa yote waliyofanya wakati huo. Feri kumi na moja ziliondoka kabla ya saa sita mchana, na winchi ilipakua meli mbili kutoka nchi ya mbali ambazo zilikuwa zikisubiri."
    assert len({detect_language(swahili) for _ in range(5)}) == 1


def test_head_lines_do_not_count_in_long_texts() -> None:
    assert detect_language("Startseite Nachrichten Sport Kultur und die Seite der Stadt. " * 4 + ENGLISH * 12) == "en"


@pytest.mark.parametrize(
    ("text", "expected"), [(ENGLISH, True), (GERMAN, False), (RUSSIAN, False), ("A short line.", None)]
)
def test_passages(text: str, expected: bool | None) -> None:
    assert reads_as(text, "en") is expected


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ('<!DOCTYPE html><html class="x" lang="de-AT"><body><p>Kurz.</p></body></html>', "de"),
        ("<?xml version='1.0'?><rss><channel><language>en-gb</language></channel></rss>", "en"),
        ('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"></feed>', "fr"),
        ("<html><body><p>Short.</p></body></html>", None),
        ("The page says <html lang='en'> and means it.", None),
    ],
)
def test_a_short_page_is_read_in_the_language_it_declares(raw: str, language: str | None) -> None:
    assert declared_language(raw) == language
    if language == "de":
        assert read(raw.encode(), "a.html").language == "de"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Monday that the ferry was sold to a yard in the north.", "en"),
        ("It is not known who bought the ship, or for how much.", "en"),
        ("The market was in the news in Leeds in May. Experts say that in most streets in the north rents fell.", "en"),
        ("De man was in de stad toen hij over de brand hoorde, zei de politie van Utrecht.", None),
        ("Han har fået at vide, at det er for sent, og at der er for mange her på stedet.", None),
        ("Der Minister sagte am Montag, dass die Fähre an eine Werft im Norden verkauft war.", None),
        ("La ferry fue vendida a un astillero en el norte, dijo el ministro.", None),
        ("De ferry is verkocht aan een werf in het noorden, zei de minister op maandag.", None),
        ("Dog bites man\n\nA dog bit a man last night in Leeds. Witnesses say the man ran.", "en"),
        ("Apple unveils phone\n\nApple unveiled a new phone on Tuesday. Some analysts called it overpriced.", "en"),
        ("Wall fails\n\nExperts blame poor concrete. Studies show similar walls crack.", "en"),
        ("Mand bider hund\n\nEn hund bed en mand i nat i Leeds. Vidner siger, at manden løb.", None),
        ("Hond bijt man\n\nEen hond beet een man in Leeds. Getuigen zagen dat hij rende.", None),
        ("Perro muerde a hombre\n\nUn perro muerde a un hombre en Leeds. Nadie lo vio.", None),
        ("Port Ellery Alma Field Berg Kronor Quay", None),
        ("Harbour Board of Port Ellery: Amery, Barton, Fell, Lund, Smit.", None),
        ("The ferry", None),
        ("Паром был продан на верфь", None),
    ],
)
def test_short_texts_are_english_if_their_words_say_so(text, language):
    assert short_language(text) == language


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ('{"language": "de-DE", "title": "x"}', "de"),
        ('[{"inLanguage":"en"}]', "en"),
        ('{"lang": "English"}', "en"),
        ('{"locale": "en_GB"}', "en"),
        ('{"language": "german"}', "de"),
        ('[{"lang": "de"}, {"lang": "fr"}]', None),
        ('{"language": "unknown"}', None),
        ("---\ntitle: x\nlang: fr\n---\nlang: de\n", "fr"),
        ("lang: fr\n", None),
    ],
)
def test_what_a_record_or_front_matter_declares(raw, language):
    assert declared_language(raw) == language


def test_a_short_text_in_a_declared_language_is_read_in_it():
    assert (
        read(b'{"title": "Ferry sold", "content": "Ferry sold, yard says.", "language": "en"}', "a.json").language
        == "en"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("gl", "O concello decidiu o luns reparar o faro antes do inverno, despois de dous meses de traballo cos veciños. A alcaldesa dixo que a vila pagará unha lámpada nova e que xa non hai máis prazo, pero tamén que moitos o pediron cando a torre foi pechada pola tormenta."),
        ("sr", "Одбор је у уторак увече одлучио да ће светионик бити поправљен пре зиме, после два месеца разговора са власницима. Председница је рекла да ће град платити нову лампу и да ће три моста бити отворена, што су грађани тражили од када је кућа била затворена за све њих."),
        ("be", "Савет горада вырашыў у аўторак увечары адрамантаваць маяк да зімы пасля двух месяцаў размоў з уладальнікамі. Старшыня сказала, што горад заплаціць за новую лямпу і тры мосты, пра што прасілі жыхары з таго часу, як вежа была зачынена для ўсіх людзей горада і яго гасцей."),
        ("az", "Şəhər şurası çərşənbə axşamı qərara aldı ki, mayak qışdan əvvəl təmir edilsin və sahiblərlə iki ay danışıqlar aparıldı. Sədr dedi ki, şəhər yeni lampa və üç körpü üçün pul verəcək, çünki sakinlər bunu qüllə bağlanandan bəri istəyirdilər və heç kim etiraz etmədi."),
        ("ku", "Encûmena bajêr roja sêşemê biryar da ku fener berî zivistanê were çêkirin, piştî du mehan axaftin bi xwediyan re. Serokê got ku bajar dê pereyê çirayeke nû bide û sê pirên din jî çêke, ku xelkê ji dema ku birc hat girtin ev yek daxwaz dikirin û li bendê bûn."),
        ("is", "Borgarráð ákvað á þriðjudag að gera við vitann fyrir veturinn eftir tveggja mánaða viðræður við eigendur. Formaðurinn sagði að bærinn myndi borga fyrir nýjan lampa og þrjár brýr, sem íbúar höfðu beðið um síðan turninum var lokað, og að það yrði gert þegar veður leyfir og þörf er á."),
        ("eu", "Udalak astearte gauean erabaki zuen itsasargia konpontzea negua baino lehen, bi hilabeteko elkarrizketen ondoren. Lehendakariak esan zuen hiriak lanpara berria ordainduko duela eta hiru zubi egingo direla, baina ez da erraza izan, eta auzokoek ere eskatu dute dorrea itxi zen egunetik bat ere galdu gabe."),
        ("pt", "O conselho decidiu na terça-feira reparar o farol antes do inverno, depois de dois meses de conversas com os donos. A presidente disse que a cidade vai pagar uma lâmpada nova e que não há mais prazo, mas também que muitos o pediram quando a torre foi fechada pela tempestade."),
        ("la", "Consilium portus die Martis statuit ut pharus ante hiemem reficiatur, cum duos menses de ea re cum dominis actum esset. Quae praeest dixit urbem lucernam novam et tres pontes soluturam esse, quod cives ex eo tempore petebant quo turris clausa est, sed nemo negavit."),
        ("it", "Il consiglio ha deciso martedì sera di riparare il faro prima dell'inverno, dopo due mesi di colloqui con i padroni. La presidente ha detto che la città pagherà una lampada nuova e che non c'è più tempo, ma anche che molti lo hanno chiesto quando la torre è stata chiusa."),
        ("mk", "Советот одлучи во вторникот вечерта светилникот да се поправи пред зимата, по два месеца разговори со сопствениците. Претседателката рече дека градот ќе плати за нова ламба и за три моста, што жителите го бараа откако кулата беше затворена за сите луѓе."),
        ("tr", "Şehir meclisi salı akşamı deniz fenerinin kıştan önce onarılmasına karar verdi ve sahipleriyle iki ay görüşmeler yaptı. Başkan, şehrin yeni bir lamba ve üç köprü için ödeme yapacağını söyledi, çünkü sakinler kule kapatıldığından beri bunu istiyordu ama kimse itiraz etmedi."),
        ("es", "El consejo decidió el martes por la noche reparar el faro antes del invierno, después de dos meses de conversaciones con los dueños. La presidenta dijo que la ciudad pagará una lámpara nueva y que no hay más plazo, pero también que muchos lo pidieron cuando la torre fue cerrada."),
    ],
)  # fmt: skip
def test_a_language_is_not_named_as_its_neighbour(language: str, text: str) -> None:
    assert detect_language(text) == language
