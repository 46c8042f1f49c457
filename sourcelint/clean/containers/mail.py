"""A mail (RFC 822) → its text, with subject, sender and day as metadata; also one that was copied as a program shows it.

Python's `email` reads what the headers mean; where the body stands is read as for saved pages (`mhtml`), so that every
character keeps its place in the file.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sourcelint.clean.article import PartialDocument
from sourcelint.clean.characters.encoding_labels import codec_of
from sourcelint.clean.containers.mhtml import Part, address_of, body_of, headers_of, is_saved_page, leaves_of
from sourcelint.clean.containers.timestamps import to_iso
from sourcelint.document import Field, Metadata, StatedDate
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sourcelint.text import RawSpan, Text

MBOX = lazy(r"From \S{1,200} [^\n]{10,60}\d{4}[^\n]{0,20}\n")
"""The line before a mail in a mailbox."""
NEXT_IN_MAILBOX = lazy(r"(?<=\n\n)From \S{1,200} [^\n]{10,60}\d{4}[^\n]{0,20}\n(?=[A-Za-z][\w-]{0,60}:)")
"""Where the next mail of a mailbox begins."""
OF_MAIL = frozenset(
    ("mime-version", "message-id", "received", "return-path", "content-type", "delivered-to", "x-mailer")
)
"""Headers that programs write; a press release can have a typed "From:" and "Subject:"."""
OF_LETTER = frozenset(("from", "subject", "date"))
MIN_LETTER_HEADERS = 2
_LABELS = {
    "from": "from von de da van od från fra от",
    "date": "date sent gesendet datum date envoyé enviado enviada fecha data inviato verzonden skickat sendt wysłano отправлено дата",
    "to": "to an à para a aan do till til кому",
    "subject": "subject betreff objet asunto assunto oggetto onderwerp temat ämne emne тема",
}
_COPIED_LABELS = {label: name for name, labels in _LABELS.items() for label in labels.split()}
"""What programs write above a mail that they show or pass on."""
_COPIED_FRAME = lazy(
    r"\s*+(?:[-_]{3,40}[ \t]?[^\W\d_][^-_\n]{1,60}[-_]{3,40}[ \t\r]*\n\s*+|[^\W\d_][^\n:]{4,60}:[ \t\r]*\n\s*+)?"
)
"""What stands above that: "---------- Forwarded message ---------", "Begin forwarded message:"."""
_COPIED_LINE = lazy(
    r"""[ \t]{0,3}\*{0,2}
        (?P<label>[^\W\d_]{1,20})(?:[ ][^\W\d_]{1,4})?  # "Enviado el", "Gesendet am"
        [ \t\u00a0\u202f]?:\*{0,2}[ \t\u00a0\u202f]{1,9}  # French puts a no-break space before its colon
        (?P<value>[^\s][^\r\n]{0,1000})\r?(?:\n|\Z)""",
    re.VERBOSE,
)
MAX_COPIED_LINES = 10
_ADDRESS = lazy(r"\s?[<\[(][^\n]*|(?<!\S)\S{1,300}@\S+")
HTML = "text/html"
SENT = "mail:date"
"""Origin of the day on which a mail was sent."""
MIN_PLAIN_CHARS = 200
"""Characters of a plain part that is preferred to the page beside it; a shorter one says "This is a mail in HTML"."""
MAX_HEADER_CHARS = 2000
"""Characters of a header that are decoded: a subject of 200 letters outside ASCII is 1,800 of encoded words."""
MAX_SENDER_CHARS = 300
"""Characters of a sender that are read: Python's reader calls itself at each bracket that opens."""


def mails_of(text: Text) -> tuple[Text, ...]:
    """Part a mailbox into its mails, each with the line before it; a text that is no mailbox is one."""
    if MBOX.match(text.value) is None:
        return (text,)
    starts = [0, *(match.start() for match in NEXT_IN_MAILBOX.finditer(text.value)), len(text)]
    return tuple(text[start:end] for start, end in pairwise(starts))


def open_mail(text: Text) -> PartialDocument | None:
    """Take the body out of a mail, with what its headers say; None if the text is something else."""
    value = text.value
    mailbox = MBOX.match(value)
    start = mailbox.end() if mailbox else 0
    headers, body = headers_of(value, start, len(value))
    if len(OF_LETTER.intersection(headers)) < MIN_LETTER_HEADERS or OF_MAIL.isdisjoint(headers):
        return None
    whole = Part(headers, body, len(value))
    part = _choose(value, list(leaves_of(value, whole)))
    if part is None:
        return None
    spans = {name: _span(text, name, start, body) for name in OF_LETTER}
    saved = is_saved_page(headers)
    metadata = _metadata(headers, spans, saved=saved)
    if saved:
        metadata = replace(metadata, url=address_of(text, whole, part) or metadata.url)
    return PartialDocument(body_of(text, part), metadata=metadata, wrapper="html" if _kind(part) == HTML else "text")


def open_copied_mail(text: Text) -> tuple[Text, Metadata] | None:
    """Take the lines off that a program shows above a mail, with what they say; None if they do not tell one.

    A press release may name a sender and a subject. A mail has somebody to whom it was sent, and a day too.
    """
    frame = _COPIED_FRAME.match(text.value)
    end = frame.end() if frame else 0
    stated: dict[str, tuple[int, int]] = {}
    for _ in range(MAX_COPIED_LINES):
        line = _COPIED_LINE.match(text.value, end)
        if line is None:
            break
        end = line.end()
        stated.setdefault(_COPIED_LABELS.get(line["label"].lower(), ""), line.span("value"))
    if not stated.keys() >= _LABELS.keys():
        return None
    said = {name: text.value[slice(*place)].strip() for name, place in stated.items()}
    spans = {name: text.raw_span(*place) for name, place in stated.items()}
    day = to_iso(said["date"])
    metadata = Metadata(
        title=_field(said["subject"], spans["subject"]),
        author=_field(_ADDRESS.sub("", said["from"], count=1).strip("\"' "), spans["from"]),
        published=_field(day or "", spans["date"]),
        dates=(StatedDate("published", day, spans["date"], SENT),) if day else (),
    )
    return text[end:], metadata


def _choose(value: str, parts: list[Part]) -> Part | None:
    """Choose the plain part if it says enough, else the part of HTML."""
    plain = next((part for part in parts if _kind(part) == "text/plain"), None)
    page = next((part for part in parts if _kind(part) == HTML), None)
    if plain is not None and (page is None or len(value[plain.start : plain.end].strip()) >= MIN_PLAIN_CHARS):
        return plain
    return page or plain


def _kind(part: Part) -> str:
    return part.headers.get("content-type", "text/plain").partition(";")[0].strip().lower() or "text/plain"


def _span(text: Text, name: str, start: int, end: int) -> RawSpan:
    """Return where a header stands among those between two places."""
    line = re.compile(rf"^{name}:[^\n]*", re.IGNORECASE | re.MULTILINE).search(text.value, start, end)
    return text.raw_span(*line.span()) if line else text.raw_span(start, end)


def _metadata(headers: dict[str, str], spans: Mapping[str, RawSpan], *, saved: bool) -> Metadata:
    """Read the headers. The day of a saved page is that of saving it, and its sender the browser."""
    from email.utils import parseaddr  # 15 ms that other texts can do without

    day = to_iso(_decoded(headers.get("date", "")))
    if saved:
        dates = (StatedDate("saved", day, spans["date"], "mhtml:date"),) if day else ()
        return Metadata(dates=dates)
    name, _ = parseaddr(_decoded(headers.get("from", ""))[:MAX_SENDER_CHARS])
    return Metadata(
        title=_field(_decoded(headers.get("subject", "")), spans["subject"]),
        author=_field(name if "@" not in name else "", spans["from"]),
        published=_field(day or "", spans["date"]),
        dates=(StatedDate("published", day, spans["date"], SENT),) if day else (),
    )


def _field(value: str, span: RawSpan) -> Field:
    return Field(value, "present", span) if value else Field(None, "absent")


def _decoded(header: str) -> str:
    """Undo the encoding of words in a header ("=?utf-8?q?caf=C3=A9?=")."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    header = header[:MAX_HEADER_CHARS]
    with suppress(LookupError, ValueError, HeaderParseError):  # else the words as they stand
        words = [(word, codec_of(charset or "") or charset) for word, charset in decode_header(header)]
        header = str(make_header(words))
    whole = header.encode("utf-8", "replace").decode("utf-8")  # half a pair of UTF-16 is no character
    return " ".join(whole.split())
