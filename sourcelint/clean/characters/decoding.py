"""Bytes → characters, by rules that anyone can repeat, and a refusal of what is no text.

`Path.read_text` turns CR LF into LF and so moves every later offset; this module keeps every character where it was.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import NamedTuple

from sourcelint.document import MAX_REPAIR_SPANS, Repair
from sourcelint.text import RawSpan

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer before the shorter that begins like it."""

MAGIC = (
    (b"%PDF-", "a PDF file", "Extract its text first, for instance with pdftotext."),
    (b"\x89PNG", "a PNG image", "Collect the page's text instead."),
    (b"\xff\xd8\xff", "a JPEG image", "Collect the page's text instead."),
    (b"GIF8", "a GIF image", "Collect the page's text instead."),
    (b"PK\x03\x04", "a ZIP archive", "Unpack it first."),
    (b"PK\x05\x06", "an empty ZIP archive", "Collect the source again."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first."),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "Export it as text."),
    (b"\x7fELF", "a program", "Take it out of the folder."),
    (b"SQLite format 3\0", "a database", "Export its texts first."),
    (b"PAR1", "a Parquet file", "Export its texts first."),
    (b"ARROW1\0", "an Arrow file", "Export its texts first."),
    (b"Obj\x01", "an Avro file", "Export its texts first."),
    (b"{\\rtf", "an RTF document", "Export it as text."),
    (b"%!PS-", "a PostScript file", "Extract its text first."),
    *(
        (f"WARC/{version}{end}".encode(), "a WARC archive of many pages", "Take its pages out first, a file each.")
        for version in ("0.17", "0.18", "1.0", "1.1")
        for end in ("\r\n", "\n")
    ),
)

IN_ZIP = (
    (re.compile(rb"mimetypeapplication/epub"), "an EPUB book"),
    (re.compile(rb"mimetypeapplication/vnd\.oasis"), "an OpenDocument file"),
    (re.compile(rb"word/"), "a Word document"),
    (re.compile(rb"xl/"), "an Excel workbook"),
    (re.compile(rb"ppt/"), "a PowerPoint presentation"),
    (re.compile(rb"\[Content_Types\]\.xml"), "an Office document"),
)
"""What a ZIP archive is besides, by the first names in it."""

ZIP = b"PK\x03\x04"
TAR_MARK, TAR_MARK_AT = b"ustar", 257
"""What a tar archive has in its first header instead of at its start."""

TABLES = {".csv": "a CSV table", ".tsv": "a TSV table"}
"""Files of many texts, by the ending of their names: nothing in them tells them from prose for sure."""

MAX_HEAD_BYTES = 4096
"""Bytes looked at for a declared character set (HTML asks for it within 1,024) and for control bytes."""
MAX_CONTROL_SHARE = 10
"""One control byte in so many is binary data."""

DECLARED = re.compile(
    rb"""
    <\?xml[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})               # XML
    |<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})      # HTML
    |^Content-Type:[^\n]{0,200}?\bcharset="?([\w.:-]{1,40})                      # mail
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
CONTROL = bytes(code for code in range(0x20) if code not in b"\t\n\r\f\x1b")
WEB_ENCODINGS = frozenset((
    "big5", "big5hkscs", "cp866", "cp874", "cp932", "cp949", "euc_jis_2004", "euc_jp", "euc_kr", "gb18030", "gb2312",
    "gbk", "iso2022_jp", "koi8-r", "koi8-u", "mac-cyrillic", "mac-roman", "shift_jis", "tis-620",
    *(f"cp125{number}" for number in range(9)), *(f"iso8859-{number}" for number in range(1, 17)),
))  # fmt: skip
"""Python's names of the encodings that the web knows (WHATWG Encoding standard); no other declaration is believed."""

MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
STRAY = re.compile(rb"[\x80-\xff]")
CUT_AT_END = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
MAX_CHARACTER_BYTES = 4
"""Bytes of the longest character in UTF-8."""
MIN_SEQUENCES_A_STRAY = 2
"""Valid UTF-8 sequences a stray byte above which a file is damaged UTF-8: text of another encoding has by chance fewer
valid sequences than stray bytes."""

NON_ASCII = re.compile(r"[^\x00-\x7f]+")
LONE = re.compile("[\udc80-\udcff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Decoded(NamedTuple):
    """A file as characters. `fault` says why it could not be read and what to do; then there is no text to clean."""

    text: str
    encoding: str
    repairs: tuple[Repair, ...] = ()
    fault: str | None = None


def decode(raw: bytes) -> Decoded:
    """Decode a file: a BOM's encoding, else UTF-8, else the declared one, else damaged UTF-8, else windows-1252.

    The BOM stays in the text, so that offsets count it; line ends stay as they are. Undecodable bytes become U+FFFD
    one by one.
    """
    fault = _fault_of_bytes(raw)
    if fault:
        return Decoded("", "binary", fault=fault)
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            text, repairs = _forgiving(raw, encoding)
            return _checked(text, encoding, (Repair("bom", 1, (RawSpan(0, 1),), encoding), *repairs))
    try:
        return _checked(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    declared = _declared(raw)
    if declared is not None:
        return _checked(*declared)
    if _is_damaged_utf8(raw):
        text, repairs = _forgiving(raw, "utf-8")
        return _checked(text, "utf-8", repairs)
    text = raw.decode("cp1252", "surrogateescape")
    fallback = Repair("encoding_fallback", len(NON_ASCII.findall(text)), first_spans(NON_ASCII, text), "windows-1252")
    return _checked(LONE.sub(REPLACEMENT, text), "windows-1252", (fallback,))


def first_spans(pattern: re.Pattern[str], text: str) -> tuple[RawSpan, ...]:
    """Return the raw spans of the first matches in a decoded file."""
    return tuple(RawSpan(*match.span()) for match in islice(pattern.finditer(text), MAX_REPAIR_SPANS))


def _checked(text: str, encoding: str, repairs: tuple[Repair, ...] = ()) -> Decoded:
    """Refuse a text that shows nothing."""
    if not text.removeprefix(BYTE_ORDER_MARK) or text.removeprefix(BYTE_ORDER_MARK).isspace():
        what = "it holds nothing but white space" if text else "it is empty"
        return Decoded(text, encoding, fault=f"no text: {what}. Collect the source again.")
    return Decoded(text, encoding, repairs)


def refuse_table(name: str) -> str | None:
    """Return the fault of a file that its name calls a table; one article made of its rows would be judged as prose."""
    what = next((what for ending, what in TABLES.items() if name.lower().endswith(ending)), None)
    return what and f"not read: {what}, which may hold many texts. Take its texts out first, a file each."


def _fault_of_bytes(raw: bytes) -> str | None:
    """Say why a file is no text: by the mark of its format, or by its control bytes."""
    format_fault = _fault_of_format(raw)
    if format_fault is not None:
        return format_fault
    if raw.startswith(tuple(bom for bom, _ in BOMS)):
        return None  # in UTF-16, half of the bytes of an English text are zero
    head = raw[:MAX_HEAD_BYTES]
    control = len(head) - len(head.translate(None, CONTROL))
    if b"\0" in head or control > len(head) // MAX_CONTROL_SHARE:
        return "no text: binary data. Extract its text first, or take it out of the folder."
    return None


def _fault_of_format(raw: bytes) -> str | None:
    """Say what a file is besides text, and how its text is had."""
    if raw.startswith(ZIP):
        inside = next((name for sign, name in IN_ZIP if sign.search(raw, 0, MAX_HEAD_BYTES)), None)
        if inside is not None:
            return f"no text: {inside}. Export it as text."
    for magic, what, remedy in MAGIC:
        if raw.startswith(magic):
            return f"no text: {what}. {remedy}"
    if raw.startswith(TAR_MARK, TAR_MARK_AT):
        return "no text: a tar archive. Unpack it first."
    return None


def _declared(raw: bytes) -> tuple[str, str] | None:
    """Decode a file as it says that it is written; None if it does not say so, or is not."""
    declaration = DECLARED.search(raw[:MAX_HEAD_BYTES])
    if declaration is None:
        return None
    encoding = web_encoding(next(filter(None, declaration.groups())).decode("ascii"))
    if encoding is None:
        return None
    try:
        return raw.decode(encoding), encoding
    except UnicodeError:
        return None


def web_encoding(label: str) -> str | None:
    """Return Python's name of the encoding that a page declares, or None for one that the web does not know.

    Python also knows what is no encoding of texts (punycode, idna, unicode_escape): slow, or an error on ordinary bytes.
    """
    try:
        encoding = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    # The web reads both as windows-1252 (WHATWG Encoding, "names and labels").
    encoding = "cp1252" if encoding in {"iso8859-1", "ascii"} else encoding
    return encoding if encoding in WEB_ENCODINGS else None


def _is_damaged_utf8(raw: bytes) -> bool:
    """Tell UTF-8 with some damage from another encoding: valid sequences clearly outnumber the other high bytes.

    If all the damage is a character cut at the very end, it is UTF-8 however short the text.
    """
    strays = len(STRAY.findall(MULTIBYTE.sub(b"", raw)))
    cut = CUT_AT_END.search(raw[-MAX_CHARACTER_BYTES:])
    if cut is not None and len(cut[0]) == strays:
        return True
    return len(MULTIBYTE.findall(raw)) > MIN_SEQUENCES_A_STRAY * strays


def _forgiving(raw: bytes, encoding: str) -> tuple[str, tuple[Repair, ...]]:
    """Decode with one U+FFFD a bad byte; Python's "replace" gives one for a whole cut sequence."""
    if encoding != "utf-8":
        return raw.decode(encoding, "replace"), ()
    text = raw.decode("utf-8", "surrogateescape")
    count = len(LONE.findall(text))
    damage = (Repair("undecodable_bytes", count, first_spans(LONE, text)),) if count else ()
    return LONE.sub(REPLACEMENT, text), damage
