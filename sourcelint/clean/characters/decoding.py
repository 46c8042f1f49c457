"""Bytes → characters, by rules that anyone can repeat, and a refusal of what is no text.

`Path.read_text` turns CR LF into LF and so moves every later offset; this module keeps every character where it was.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import NamedTuple

from sourcelint.clean.characters.encoding_guess import guess_codec
from sourcelint.clean.characters.encoding_labels import UTF_8, codec_of
from sourcelint.document import MAX_REPAIR_SPANS, Repair
from sourcelint.expressions import lazy
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
    (b"%!PS-", "a PostScript file", "Extract its text first."),
    (b"BEGIN:VCALENDAR", "a calendar", "Export the texts of its entries."),
    (b"BEGIN:VCARD", "an address book", "Take it out of the folder."),
    *(
        (f"WARC/{version}{end}".encode(), "a WARC archive of many pages", "Take its pages out first, a file each.")
        for version in ("0.17", "0.18", "1.0", "1.1")
        for end in ("\r\n", "\n")
    ),
)

WARC_CONTENT = lazy(rb"^WARC-Type:\s*(?:response|resource|conversion)\b", re.IGNORECASE | re.MULTILINE)
"""A record of WARC that holds a page; a file with one of them is read."""

IN_ZIP = (
    (lazy(rb"mimetypeapplication/epub"), "an EPUB book"),
    (lazy(rb"mimetypeapplication/vnd\.oasis"), "an OpenDocument file"),
    (lazy(rb"word/"), "a Word document"),
    (lazy(rb"xl/"), "an Excel workbook"),
    (lazy(rb"ppt/"), "a PowerPoint presentation"),
    (lazy(rb"\[Content_Types\]\.xml"), "an Office document"),
)
"""What a ZIP archive is besides, by the first names in it."""

XML_ROOT = lazy(
    rb"(?:\xef\xbb\xbf)?\s*+(?><\?[^<>]{0,300}>\s*+|<!--[^<>]{0,500}-->\s*+){0,5}+<(urlset|sitemapindex)(?=[\s>])"
)
"""The root of an XML file that holds no article."""
_SITEMAP = ("a sitemap, which names pages and holds none", "Collect the pages themselves.")
XML_KINDS = {
    b"urlset": _SITEMAP,
    b"sitemapindex": _SITEMAP,
}

ZIP = b"PK\x03\x04"
TAR_MARK, TAR_MARK_AT = b"ustar", 257
"""What a tar archive has in its first header instead of at its start."""

MAX_HEAD_BYTES = 4096
"""Bytes looked at for a declared character set (HTML asks for it within 1,024) and for control bytes."""
MAX_CONTROL_SHARE = 10
"""One control byte in so many is binary data."""

DECLARED = lazy(
    rb"""
    <\?xml[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})               # XML
    |<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})      # HTML
    |^Content-Type:[^\n]{0,200}?\bcharset="?([\w.:-]{1,40})                      # mail
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
CONTROL = bytes(code for code in range(0x20) if code not in b"\t\n\r\f\x1b")
MULTIBYTE = lazy(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
STRAY = lazy(rb"[\x80-\xff]")
CUT_AT_END = lazy(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
MAX_CHARACTER_BYTES = 4
"""Bytes of the longest character in UTF-8."""
MIN_TRAILING_A_STRAY, MIN_TRAILING_DECLARED = 2, 1
"""Trailing bytes of valid UTF-8 sequences to a stray byte from which on a file is damaged UTF-8, the latter if it says that
it is UTF-8. In another encoding a letter is seldom followed by one that could trail it, and hardly ever by two."""
MAX_BAD_SHARE, MAX_FEW_BAD = 0.05, 2
"""Share of the bytes beyond ASCII that may be none of the declared encoding, and how many may be so in any file."""

WINDOWS_OF = {
    "iso8859-2": "cp1250",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "iso8859-13": "cp1257",
    "iso8859-15": "cp1252",
}
OF_WINDOWS = lazy(rb"[\x80-\x84\x86-\x9f]")
"""Bytes that are letters, dashes and quotation marks in an encoding of Windows, and nothing in the standard it grew out of:
a page that has them means Windows', whatever it says."""
MIN_ZERO_SHARE, MIN_SHOWN_SHARE = 0.1, 0.95
"""Share of zeros among the higher bytes of UTF-16, and of characters that show something."""
LINE_ENDS = lazy(r"[\t\r\n]")

NON_ASCII = lazy(r"[^\x00-\x7f]+")
FIRST_LONE = "\udc80"
LONE = lazy("[\udc80-\udcff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
JSON_STARTS = (b"{", b"[")
"""How a JSON text begins, which is UTF-8 without saying so (RFC 8259, section 8.1)."""
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Decoded(NamedTuple):
    """A file as characters. `fault` says why it could not be read and what to do; then there is no text to clean."""

    text: str
    encoding: str
    repairs: tuple[Repair, ...] = ()
    fault: str | None = None


def decode(raw: bytes, charset: str | None = None) -> Decoded:
    """Decode a file: a BOM's encoding, else UTF-8, else the declared one, else damaged UTF-8, else a guess.

    `charset` is the encoding that the server named, which wins over what the file declares. The BOM stays in the text, so that offsets count it; line ends stay as they are. Undecodable bytes become U+FFFD
    one by one.
    """
    marked = next((encoding for bom, encoding in BOMS if raw.startswith(bom)), None)
    unmarked = _unmarked_utf16(raw) if marked is None else None
    fault = _fault_of_bytes(raw, is_known=marked is not None or unmarked is not None)
    if fault:
        return Decoded("", "binary", fault=fault)
    if marked is not None:
        text, repairs = _forgiving(raw, marked)
        return _checked(text, marked, (Repair("bom", 1, (RawSpan(0, 1),), marked), *repairs))
    if unmarked is not None:
        return _checked(*unmarked)
    try:
        return _checked(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    declared = (codec_of(charset) if charset else None) or _declared_codec(raw)
    if declared in WINDOWS_OF and OF_WINDOWS.search(raw):
        declared = WINDOWS_OF[declared]
    return _decode_declared(raw, declared) or _decode_undeclared(raw)


def _decode_declared(raw: bytes, codec: str | None) -> Decoded | None:
    """Decode a file as it says that it is written, bad bytes one by one; None if it does not say so, or is not.

    What decodes without a fault is what it says. With a fault it may as well be damaged UTF-8.
    """
    if codec is not None and codec != UTF_8:
        try:
            return _checked(raw.decode(codec), codec)
        except UnicodeError:
            pass
    if _is_damaged_utf8(raw, declared=codec == UTF_8 or raw[:MAX_HEAD_BYTES].lstrip()[:1] in JSON_STARTS):
        text, repairs = _forgiving(raw, UTF_8)
        return _checked(text, UTF_8, repairs)
    if codec is not None and codec != UTF_8:
        text, repairs = _forgiving(raw, codec)
        bad = repairs[0].count if repairs else 0
        if bad <= max(MAX_FEW_BAD, MAX_BAD_SHARE * len(STRAY.findall(raw))):
            return _checked(text, codec, repairs)
    return None


def _unmarked_utf16(raw: bytes) -> tuple[str, str] | None:
    """Decode UTF-16 without a byte order mark, in which every other byte of spaces and markup is zero, and no other byte is."""
    first, second = (raw[start:MAX_HEAD_BYTES:2] for start in (0, 1))
    for zeros, others, encoding in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if b"\0" not in others and zeros.count(0) >= MIN_ZERO_SHARE * len(zeros) > 0:
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                return None
            shown = sum(map(str.isprintable, text[:MAX_HEAD_BYTES])) + len(LINE_ENDS.findall(text[:MAX_HEAD_BYTES]))
            return (text, encoding) if shown >= MIN_SHOWN_SHARE * len(text[:MAX_HEAD_BYTES]) else None
    return None


def _decode_undeclared(raw: bytes) -> Decoded:
    """Decode a file that says nothing true of its encoding by its letters, else as windows-1252, and note that."""
    codec = guess_codec(raw)
    encoding = codec or "windows-1252"
    text, damage = (
        _forgiving(raw, codec) if codec else (LONE.sub(REPLACEMENT, raw.decode("cp1252", "surrogateescape")), ())
    )
    fallback = Repair("encoding_fallback", len(NON_ASCII.findall(text)), first_spans(NON_ASCII, text), encoding)
    return _checked(text, encoding, (fallback, *damage))


def first_spans(pattern: re.Pattern[str], text: str) -> tuple[RawSpan, ...]:
    """Return the raw spans of the first matches in a decoded file."""
    return tuple(RawSpan(*match.span()) for match in islice(pattern.finditer(text), MAX_REPAIR_SPANS))


def _checked(text: str, encoding: str, repairs: tuple[Repair, ...] = ()) -> Decoded:
    """Refuse a text that shows nothing."""
    if any(map(str.isalnum, text)):
        return Decoded(text, encoding, repairs)
    signs = text.removeprefix(BYTE_ORDER_MARK).strip()
    what = (
        "it holds no letter and no figure" if signs else "it holds nothing but white space" if text else "it is empty"
    )
    return Decoded(text, encoding, fault=f"no text: {what}. Collect the source again.")


def _fault_of_bytes(raw: bytes, *, is_known: bool) -> str | None:
    """Say why a file is no text: by the mark of its format, or by its control bytes if its encoding is not known yet."""
    format_fault = _fault_of_format(raw)
    if format_fault is not None or is_known:  # in UTF-16, half of the bytes of an English text are zero
        return format_fault
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
            if magic.startswith(b"WARC/") and len(WARC_CONTENT.findall(raw)) == 1:
                return None
            return f"no text: {what}. {remedy}"
    xml = XML_ROOT.match(raw, 0, MAX_HEAD_BYTES)
    if xml is not None:
        what, remedy = XML_KINDS[xml[1]]
        return f"no text: {what}. {remedy}"
    if raw.startswith(TAR_MARK, TAR_MARK_AT):
        return "no text: a tar archive. Unpack it first."
    return None


def _declared_codec(raw: bytes) -> str | None:
    """Return the codec of the encoding that a file declares; None if it declares none that the web knows."""
    declaration = DECLARED.search(raw[:MAX_HEAD_BYTES])
    if declaration is None:
        return None
    return codec_of(next(filter(None, declaration.groups())).decode("ascii"))


def _is_damaged_utf8(raw: bytes, *, declared: bool) -> bool:
    """Tell UTF-8 with some damage from another encoding: valid sequences clearly outweigh the other high bytes.

    If all the damage is a character cut at the very end, it is UTF-8 however short the text.
    """
    strays = len(STRAY.findall(MULTIBYTE.sub(b"", raw)))
    cut = CUT_AT_END.search(raw[-MAX_CHARACTER_BYTES:])
    if cut is not None and len(cut[0]) == strays:
        return True
    trailing = sum(len(sequence) - 1 for sequence in MULTIBYTE.findall(raw))
    if declared:
        return trailing >= MIN_TRAILING_DECLARED * strays
    return trailing > MIN_TRAILING_A_STRAY * strays


def _forgiving(raw: bytes, encoding: str) -> tuple[str, tuple[Repair, ...]]:
    """Decode with one U+FFFD a bad byte; Python's "replace" gives one for a whole cut sequence."""
    if encoding.startswith(("utf-16", "utf-32")):
        return raw.decode(encoding, "replace"), ()
    try:
        text = raw.decode(encoding, "surrogateescape")
    except UnicodeError:  # a bad byte of ASCII, in an encoding that shifts
        text = raw.decode(encoding, "replace").replace(REPLACEMENT, FIRST_LONE)
    count = len(LONE.findall(text))
    damage = (Repair("undecodable_bytes", count, first_spans(LONE, text)),) if count else ()
    return LONE.sub(REPLACEMENT, text), damage
