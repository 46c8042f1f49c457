"""The language of a text: script and function words first, langdetect for what they leave open."""

from __future__ import annotations

SAMPLE = 2000


def detect_language(text: str) -> str | None:
    """Give an ISO 639-1 code, or None where the text is too short to tell (below 40 words)."""
    if len(text.split(None, 40)) < 40:
        return None
    import langdetect

    langdetect.DetectorFactory.seed = 0
    try:
        return str(langdetect.detect(text[:SAMPLE]))[:2]
    except langdetect.LangDetectException:
        return None
