"""Mails as programs show them and pass them on, copied into a text: what stands above them is metadata."""

from __future__ import annotations

import pytest

import sourcelint

BODY = "The harbour council met on 3 May 2001 to decide what should become of the old customs house by the water.\n"
FORWARDED = "---------- Forwarded message ---------\nFrom: Anna Ley <anna@bay.example>\nDate: Thu, 2 Dec 2010 at 10:14\nSubject: The vote\nTo: Jan Ott <jan@bay.example>\nCc: Ida Moe\n"
OF_OUTLOOK = "From: Anna Ley\nSent: Thursday, December 2, 2010 10:14 AM\nTo: Jan Ott; Ida Moe\nSubject: The vote\nImportance: High\n"
OF_APPLE = "Begin forwarded message:\r\n\r\n**From:** Anna Ley <anna@bay.example>\r\n**Subject:** The vote\r\n**Date:** 2 December 2010\r\n**To:** jan@bay.example\r\n"
GERMAN = "Von: Anna Ley [mailto:anna@bay.example]\nGesendet: Donnerstag, 2. Dezember 2010 10:14\nAn: Jan Ott\nBetreff: The vote\n"
SPANISH = "De: Anna Ley <anna@bay.example>\nEnviado el: jueves, 2 de diciembre de 2010 10:14\nPara: Jan Ott\nAsunto: The vote\n"
PORTUGUESE = "De: Anna Ley\nEnviada em: quinta-feira, 2 de dezembro de 2010 10:14\nPara: Jan Ott\nAssunto: The vote\n"
FRENCH = "De : Anna Ley\nEnvoyé : jeudi 2 décembre 2010 10:14\nÀ : Jan Ott\nObjet : The vote\n"
OF_FRENCH_OUTLOOK = FRENCH.replace(" :", "\N{NO-BREAK SPACE}:")
OF_FRENCH_MAC = FRENCH.replace(" :", "\N{NARROW NO-BREAK SPACE}:").replace(": ", ":\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    "head",
    [FORWARDED, OF_OUTLOOK, OF_APPLE, GERMAN, SPANISH, PORTUGUESE, FRENCH, OF_FRENCH_OUTLOOK, OF_FRENCH_MAC],
)
def test_what_stands_above_a_copied_mail_is_metadata(head: str) -> None:
    document = sourcelint.read(f"{head}\n{BODY}".encode(), "mail.txt")
    metadata = document.metadata
    assert (metadata.title.value, metadata.author.value) == ("The vote", "Anna Ley")
    assert str(metadata.published.value)[:10] == "2010-12-02"
    assert len(metadata.dates) == 1, "a mail is of the day on which it was sent"
    span = metadata.title.span
    assert span is not None
    assert document.raw[span.start : span.end] == "The vote"
    assert document.text.strip() == BODY.strip()


def test_an_address_alone_names_nobody() -> None:
    document = sourcelint.read(f"{OF_OUTLOOK.replace('Anna Ley', 'anna@bay.example')}\n{BODY}".encode(), "mail.txt")
    assert document.metadata.author.state == "absent"


@pytest.mark.parametrize(
    "head",
    [
        "From: Bay City Council\nSubject: The vote\nDate: 2 December 2010\n",
        "From: the harbour\nTo: the market\nThe old road.\n",
        "Date: 2 December 2010\nTitle: The vote\n",
    ],
)
def test_a_press_release_with_a_sender_is_no_mail(head: str) -> None:
    assert sourcelint.read(f"{head}\n{BODY}".encode(), "text.txt").text.startswith(head.split("\n", maxsplit=1)[0])
