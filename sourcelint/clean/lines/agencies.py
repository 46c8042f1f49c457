"""Agencies, as pages and reports credit them: the one list that expressions are built from, by what credits them."""

from __future__ import annotations

WIRES = r"""
    GLOBE\s?NEWSWIRE|PR\s?Newswire(?:-[\w-]{1,20})?|Business\s?Wire|ACCESS\s?WIRE|ACCESS\sNewswire|
    Newsfile(?:\sCorp\.?)?|CNW(?:\sTelbec)?|EIN\s?Presswire(?:\.com)?|Marketwired|Marketwire|PRWEB|NEWMEDIAWIRE|
    EQS(?:\sNewswire)?|Canada\sNewsWire|APO(?:\sGroup)?|  # press releases
    Thomson\sReuters\sFoundation|Reuters|(?:The\s)?Associated\sPress|(?:The\s)?Canadian\sPress|
    Bloomberg|Xinhua|Kyodo|Yonhap|Interfax|Anadolu|Bernama|Antara|Jiji|Belga  # news agencies
"""
"""Names in full, as datelines hold them; a verbose expression."""

SHORT_WIRES = r"AP|AFP|dpa(?:-AFX)?|ANSA|EFE|PTI|ANI|IANS|TASS|UPI|AAP|RIA|SDA|APA|ots|DPA|Reuters"
"""Short names that stand in brackets or before a dash; an expression."""

LONE_WIRES = "pti|ani|ians|afp|ap|reuters|xinhua|dpa|efe|ansa|tass|upi|bernama|antara"
"""Names that stand alone in the last line of a report, in lower case; an expression."""

PICTURE_CREDITS = (
    "getty images", "shutterstock", "istock", "/reuters", "reuters/", "/afp", "afp/", "ap photo", "via ap", "unsplash",
    "pexels",
)  # fmt: skip
"""Words in lower case that credit a picture to its agency."""
